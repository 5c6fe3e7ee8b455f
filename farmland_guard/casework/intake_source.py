"""Opening what a batch comes in: shapefile, FileGDB, GeoPackage, zip of these, land TXT, and a list beside the polygons."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Optional

from qgis.core import QgsCoordinateReferenceSystem

from ..domain.cells import cell_text
from ..domain.errors import InputError
from ..domain.fieldnames import ROLE_FIELDS, resolve
from ..domain.language import listed, translate
from ..exchange.opening import open_layer
from ..exchange.rows import Rows, rows_of_parcels, with_attributes
from ..exchange.source import SourceRow, VectorRows
from ..exchange.tables import Listing, read_listing
from .land_txt import read_txt


@dataclass
class ListMatch:
    """How a list and the polygons beside it fit: what has no partner, by code with the row number, and codes that repeat."""

    listed: int = 0
    polygons: int = 0
    without_polygon: List["tuple[int, str]"] = field(default_factory=list)
    not_listed: List["tuple[int, str]"] = field(default_factory=list)
    repeated: List["tuple[int, str]"] = field(default_factory=list)


@dataclass
class ClueSource:
    """Rows to take in, and how they fit their list when one came with them."""

    rows: Rows
    match: Optional[ListMatch] = None
    list_name: str = ""


def open_clues(
    path: Path,
    layer: Optional[str] = None,
    crs: Optional[QgsCoordinateReferenceSystem] = None,
    list_path: Optional[Path] = None,
    sheet: Optional[str] = None,
) -> ClueSource:
    """Open a batch of patches. `layer` names one of several, `crs` stands for one the file lacks.

    `list_path` is a list (xlsx, csv) whose columns are added to the polygons by the patch code. Raises InputError for what
    cannot be read, naming the file and what to do.
    """
    if path.suffix.lower() == ".txt":
        read = read_txt(path, crs)
        rows: Rows = rows_of_parcels(path.stem, QgsCoordinateReferenceSystem(read.authid), read.parcels, read.notes)
    else:
        opened = open_layer(path, layer)
        own = opened.crs()
        rows = VectorRows(opened, crs=crs if not own.isValid() else None)
    return joined(rows, list_path, sheet)


def joined(rows: Rows, list_path: Optional[Path], sheet: Optional[str] = None) -> ClueSource:
    """The rows with the columns of a list added by the patch code; the rows alone when there is no list."""
    if list_path is None:
        return ClueSource(rows)
    known = [title for titles in ROLE_FIELDS["clues"].values() for title in titles]
    listing = read_listing(list_path, sheet, known)
    code_column = resolve(listing.headers, "clues").get("code")
    code_field = resolve(rows.fields, "clues").get("code")
    for name, found, names in ((listing.name, code_column, listing.headers), (rows.name, code_field, rows.fields)):
        if found is None:
            raise InputError(
                translate("FarmlandGuard", "{layer} lacks a field for the patch code (JCBH); it has: {fields}.").format(
                    layer=name, fields=listed(names)
                )
            )
    match, values = _matched(rows, listing, str(code_field), str(code_column))
    return ClueSource(with_attributes(rows, listing.headers, values), match, listing.name)


def _matched(rows: Rows, listing: Listing, code_field: str, code_column: str) -> "tuple[ListMatch, Dict[int, Dict[str, Any]]]":
    match = ListMatch(listed=len(listing.rows), polygons=len(rows))
    place = listing.headers.index(code_column)
    by_code: Dict[str, tuple[int, Dict[str, Any]]] = {}
    for number, cells in listing.rows:
        code = cell_text(cells[place])
        if not code:
            match.without_polygon.append((number, ""))
        elif code in by_code:
            match.repeated.append((number, code))
        else:
            by_code[code] = (number, dict(zip(listing.headers, cells)))
    values: Dict[int, Dict[str, Any]] = {}
    used = set()
    for row in rows:
        code = cell_text(row.attributes.get(code_field))
        if code in by_code:
            used.add(code)
            values[row.number] = by_code[code][1]
        else:
            match.not_listed.append((row.number, code))
    match.without_polygon += [(number, code) for code, (number, _) in by_code.items() if code not in used]
    return match, values


def first_rows(rows: Rows, count: int = 20) -> List[SourceRow]:
    """The first rows, for samples."""
    found = []
    for row in rows:
        found.append(row)
        if len(found) == count:
            break
    return found
