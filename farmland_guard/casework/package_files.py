"""The files of a delivery package, written from rows as a profile describes them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, Optional

from qgis.core import QgsCoordinateReferenceSystem

from ..domain.errors import InputError
from ..domain.language import translate
from ..exchange.containers import write_csv, write_vector
from ..exchange.landtxt_crs import authid_of, grid_of
from ..exchange.landtxt_format import LandFormat, format_of, texts_from
from ..exchange.landtxt_writer import header_for, write_land_txt
from ..exchange.profile_model import Column, LayerSpec, Profile
from ..exchange.profiles import cell, number_format
from ..exchange.reproject import Reprojector, frame_of_epsg
from ..exchange.shapefile import FieldSpec, write_shapefile
from ..exchange.xlsx import Sheet, write_xlsx
from ..geometry.areas import area_m2
from ..register.store import Row, wkb_of
from .land_txt import parcel_of, with_prefix

_KML_CRS = 4326
_CSV_CODECS = {"auto": "utf-8-sig", "UTF-8": "utf-8-sig", "GBK": "gbk", "GB18030": "gb18030"}
MASKED = "***"
# What stands in a parcel line unless the profile says otherwise.
_PLAIN = LandFormat(values={"usage": "tblx", "land_class": "dlbm"})


@dataclass
class PackageWriter:
    """Writes the parts of a profile into a folder; `rows_of` gives the rows of a kind."""

    profile: Profile
    folder: Path
    words: Mapping[str, str]
    srs_id: int
    rows_of: Callable[[str], List[Row]]
    notes: List[str] = field(default_factory=list)

    def write(self) -> None:
        """Write every layer, the coordinate file and the ledger that the profile has."""
        for layer in self.profile.layers:
            self._layer(layer)
        if self.profile.txt is not None:
            self._txt(self.profile.txt)
        if self.profile.book is not None:
            self._book()

    def _layer(self, layer: LayerSpec) -> None:
        rows = self.rows_of(layer.rows)
        if not layer.required and not rows:
            return
        specs = [_spec(column) for column in layer.columns]
        values = [[_value(column, row) for column in layer.columns] for row in rows]
        path = self.folder / layer.file.format(**self.words)
        if layer.container == "csv":
            headers = [column.name for column in layer.columns]
            self.notes += write_csv(path, headers, values, _CSV_CODECS[layer.encoding])
            return
        srs_id = _KML_CRS if layer.container == "kml" else self._srs_id()
        crs = QgsCoordinateReferenceSystem(f"EPSG:{srs_id}")
        shapes = self._shapes(rows, srs_id) if layer.geometry else [None] * len(rows)
        if layer.container == "shapefile":
            self.notes += write_shapefile(
                path, specs, list(zip(shapes, values)), crs, layer.encoding, self.profile.substitutions
            )
        else:
            aliases = [column.alias for column in layer.columns]
            self.notes += write_vector(path, layer.container, layer.name, specs, list(zip(shapes, values)), crs, aliases)

    def _shapes(self, rows: List[Row], srs_id: int) -> List[Optional[bytes]]:
        shapes = [wkb_of(row) for row in rows]
        if srs_id == self.srs_id:
            return shapes
        own = f"EPSG:{self.srs_id}"
        moved = Reprojector(QgsCoordinateReferenceSystem(own), srs_id, own)
        return [None if shape is None else moved(shape) for shape in shapes]

    def _srs_id(self) -> int:
        """The EPSG number the profile wants its coordinates in."""
        wanted = self.profile.crs
        if wanted == "register":
            return self.srs_id
        if wanted == "geographic":
            return 4490
        if wanted in ("prefixed", "unprefixed"):
            grid = grid_of(f"EPSG:{self.srs_id}")
            if grid is None or grid.zone is None:
                raise InputError(
                    translate(
                        "FarmlandGuard",
                        "The profile wants a zone of CGCS2000, which the register (EPSG:{srs}) is not in; state the CRS in the "
                        "profile.",
                    ).format(srs=self.srs_id)
                )
            return int(authid_of(grid.zone, wanted == "prefixed").split(":")[1])
        return int(wanted.split(":")[1])

    def _txt(self, section: Mapping[str, Any]) -> None:
        form = format_of(section)
        authid = with_prefix(f"EPSG:{self._srs_id()}", form)
        srs_id = int(authid.split(":")[1])
        frame = frame_of_epsg(srs_id)
        rows = self.rows_of(section.get("rows", "cases"))
        parcels = []
        for row, wkb in zip(rows, self._shapes(rows, srs_id)):
            area, problem = area_m2(wkb, frame, section["area_method"]) if wkb is not None else (None, "")
            if wkb is None or area is None:
                raise InputError(
                    translate("FarmlandGuard", "{code} has no usable polygon ({reason}).").format(
                        code=row["code"], reason=problem
                    )
                )
            texts = {**texts_from(row, _PLAIN), **texts_from(row, form)}
            parcels.append(parcel_of(wkb, row["code"], row["xzmc"] or "", area, texts))
        header = header_for(authid, f"{self.words['county_name']}自然资源局", self.words["date"])
        path = self.folder / section["file"].format(**self.words)
        if form.each:
            path.mkdir()
        self.notes += write_land_txt(path, parcels, header, section["encoding"], form)

    def _book(self) -> None:
        book = self.profile.book
        if book is None:
            return
        sheets = [
            Sheet(
                sheet.name,
                [column.name for column in sheet.columns],
                [[_value(column, row) for column in sheet.columns] for row in self.rows_of(sheet.rows)],
                [column.width for column in sheet.columns],
                [number_format(column) for column in sheet.columns],
            )
            for sheet in book.sheets
        ]
        note = write_xlsx(self.folder / book.file.format(**self.words), sheets)
        if note:
            self.notes.append(note)


def _value(column: Column, row: Mapping[str, Any]) -> Any:
    value = cell(column, row)
    return MASKED if column.personal and value not in (None, "") else value


def _spec(column: Column) -> FieldSpec:
    if column.kind == "real":
        return FieldSpec(column.name, "real", 18, column.digits)
    if column.kind == "int":
        return FieldSpec(column.name, "int", 18)
    return FieldSpec(column.name, column.kind, column.length)


def words_for(county: str, county_name: str, day: str) -> Dict[str, str]:
    """What file and folder names of a profile may hold."""
    return {"county": county, "county_name": county_name, "date": day, "year": day[:4]}


