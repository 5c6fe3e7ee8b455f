"""Land-boundary TXT in and out of layers."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, List, Mapping, Optional, Sequence

from qgis.core import QgsCoordinateReferenceSystem

from ..domain.clock import today
from ..domain.errors import InputError
from ..domain.language import listed, translate
from ..exchange.landtxt_crs import authid_of, crs_of, grid_of
from ..exchange.landtxt_format import LandFormat, format_of, texts_from
from ..exchange.landtxt_model import LandParcel, LandPolygon, LandWarning
from ..exchange.landtxt_reader import read_land_txt
from ..exchange.landtxt_writer import LandParcelOut, header_for, write_land_txt
from ..exchange.profiles import load_profile
from ..exchange.reproject import Reprojector, frame_of_epsg
from ..exchange.source import SourceRow, VectorRows
from ..geometry.areas import areas_m2
from ..geometry.ellipsoid import zone_of
from ..geometry.problem import GeometryProblem
from ..geometry.single import bounds, repaired
from ..geometry.wkb import read_wkb


@dataclass(frozen=True)
class LandTxt:
    """A TXT that was read: its CRS (EPSG name), parcels in it, and remarks with line numbers."""

    authid: str
    parcels: List[LandParcel]
    notes: List[str]


@dataclass(frozen=True)
class TxtLook:
    """How a TXT is to look."""

    encoding: str
    method: str
    form: LandFormat


def txt_look(profile_name: str, encoding: str = "auto", method: str = "planar") -> TxtLook:
    """The look that a profile's land_txt section states; without a profile the plain one with `encoding` and `method`."""
    if not profile_name:
        return TxtLook(encoding, method, LandFormat())
    section = load_profile(profile_name).get("land_txt")
    if section is None:
        raise InputError(
            translate("FarmlandGuard", "The profile {profile} says nothing of land-boundary TXT.").format(profile=profile_name)
        )
    return TxtLook(section["encoding"], section["area_method"], format_of(section))


def read_txt(path: Path, crs: Optional[QgsCoordinateReferenceSystem] = None) -> LandTxt:
    """Read a TXT. `crs` is needed where eastings have six digits and the file states no 带号.

    Raises InputError with file and line for what cannot be meant.
    """
    given = crs.authid() if crs is not None and crs.isValid() else None
    file = read_land_txt(path)
    authid = crs_of(file, given)
    notes = [
        translate("FarmlandGuard", "{file}, line {line}: {text}").format(file=path.name, line=line, text=text)
        for line, text in sorted([*file.warnings, *_crossing(file.parcels)])
    ]
    return LandTxt(authid, file.parcels, notes)


def _crossing(parcels: Sequence[LandParcel]) -> List[LandWarning]:
    """A remark on each parcel whose boundary crosses itself."""
    found = []
    for parcel in parcels:
        try:
            reason = repaired(parcel.wkb())[1]
        except GeometryProblem as problem:
            reason = str(problem)
        if reason:
            text = translate("FarmlandGuard", "parcel {code} is no valid polygon: {reason}").format(
                code=parcel.code or parcel.name, reason=reason
            )
            found.append(LandWarning(parcel.line, text))
    return found


def write_txt(
    path: Path,
    rows: Sequence[SourceRow],
    source: VectorRows,
    code_field: str,
    name_field: str,
    crs: Optional[QgsCoordinateReferenceSystem] = None,
    encoding: str = "auto",
    method: str = "planar",
    form: Optional[LandFormat] = None,
) -> List[str]:
    """Write the rows of a layer as TXT in `crs`, or in the layer's own CGCS2000 system or 3° zone; return remarks.

    The stated area is computed by `method`; `form` says how the file looks. With a file for each parcel, `path` is the
    folder. A row that cannot be written refuses the whole file:
    a parcel missing from a delivery is worse than none. Raises InputError naming row and field.
    """
    for name in (code_field, name_field):
        if name and name not in source.fields:
            raise InputError(
                translate("FarmlandGuard", "{layer} has no field {field}; it has: {fields}.").format(
                    layer=source.name, field=name, fields=listed(source.fields)
                )
            )
    for row in rows:
        if row.wkb is None:
            raise InputError(row.problem or translate("FarmlandGuard", "a row has no geometry"))
    form = form or LandFormat()
    target = with_prefix(_target(rows, source, crs), form)
    to_target = Reprojector(source.crs, int(target.split(":")[1]), source.name)
    shapes = [to_target(row.wkb or b"") for row in rows]
    areas = areas_m2(shapes, frame_of_epsg(int(target.split(":")[1])), method)
    parcels, remarks = [], []
    for row, wkb, (area, problem) in zip(rows, shapes, areas):
        if area is None:
            raise InputError(
                translate("FarmlandGuard", "{layer}, row {row}: {text}.").format(
                    layer=source.name, row=row.number, text=problem
                )
            )
        if problem:
            remarks.append(
                translate("FarmlandGuard", "{layer}, row {row}: {text}.").format(
                    layer=source.name, row=row.number, text=problem
                )
            )
        code = _text(row.attributes, code_field)
        if not code:
            raise InputError(
                translate("FarmlandGuard", "{layer}, row {row}: {field} is empty; every parcel needs a code.").format(
                    layer=source.name, row=row.number, field=code_field
                )
            )
        texts = texts_from({name: _text(row.attributes, name) for name in row.attributes}, form)
        parcels.append(parcel_of(wkb, code, _text(row.attributes, name_field), area, texts))
    header = header_for(target, date=f"{today().year}-{today().month}-{today().day}")
    return remarks + write_land_txt(path, parcels, header, encoding, form)


def with_prefix(authid: str, form: LandFormat) -> str:
    """The EPSG name with or without the zone number in front of the eastings, as the format wants it."""
    grid = grid_of(authid)
    if form.prefix is None or grid is None or grid.zone is None:
        return authid
    return authid_of(grid.zone, bool(form.prefix))


def parcel_of(
    wkb: bytes, code: str, name: str, area_m2: float, texts: Optional[Mapping[str, str]] = None
) -> LandParcelOut:
    """A parcel to write out of polygon WKB in the target system; `texts` are further fields of its line by name."""
    given = dict(texts or {})
    own = {key: given.pop(key, "") for key in ("sheet", "usage", "land_class")}
    name = given.pop("name", name)
    parts = [
        LandPolygon(_points(rings[0]), [_points(ring) for ring in rings[1:]]) for rings in read_wkb(wkb)
    ]
    return LandParcelOut(code, name, area_m2 / 10000.0, parts, other=given, **own)


def _points(ring: Any) -> "list[tuple[float, float]]":
    return [(float(x), float(y)) for x, y in ring]


def _target(rows: Sequence[SourceRow], source: VectorRows, crs: Optional[QgsCoordinateReferenceSystem]) -> str:
    """The EPSG name to write in: what was asked, the layer's own, or the prefixed 3° zone of its middle."""
    if crs is not None and crs.isValid():
        return crs.authid()
    grid = grid_of(source.crs.authid())
    if grid is not None and grid.zone is not None:
        return source.crs.authid()
    if not rows:
        raise InputError(translate("FarmlandGuard", "{layer} is empty.").format(layer=source.name))
    to_degrees = Reprojector(source.crs, 4490, source.name)
    boxes = [bounds(to_degrees(row.wkb or b"")) for row in rows]
    middle = (min(box[0] for box in boxes) + max(box[2] for box in boxes)) / 2
    return f"EPSG:{4488 + zone_of(middle)}"


def _text(attributes: Mapping[str, Any], name: str) -> str:
    value = attributes.get(name) if name else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()
