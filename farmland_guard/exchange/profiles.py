"""Delivery profiles: what a package holds is data, shipped in resources/profiles or drawn up by the bureau, not code."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Optional, Tuple

from qgis.core import QgsApplication

from ..domain.codes import CODE_LISTS, label
from ..domain.errors import InputError
from ..domain.json_schema import faults
from ..domain.language import listed, listed_with_codes, translate
from ..domain.units import hectares, mu, round_half_up
from ..paths import RESOURCES
from .landtxt_format import format_of
from .profile_model import (
    AreaField,
    BookSpec,
    Checks,
    Column,
    LayerSpec,
    NotMore,
    Profile,
    SheetSpec,
    Sum,
)

FOLDER = RESOURCES / "profiles"
SCHEMA = FOLDER / "profile.schema.json"


def own_folder() -> Path:
    """Where the bureau's own profiles are kept: in the user's QGIS profile, so that an update leaves them alone."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "farmland_guard" / "profiles"


def profile_files(folder: Path = FOLDER) -> Dict[str, Path]:
    """Name → file of the profiles that are there; an own one goes before a shipped one of the same name."""
    found: Dict[str, Path] = {}
    for place in (folder, own_folder()):
        if place.is_dir():
            found.update({path.stem: path for path in place.glob("*.json") if not path.name.endswith(".schema.json")})
    return dict(sorted(found.items()))


def profile_names(folder: Path = FOLDER) -> List[str]:
    """Names of the profiles that are there."""
    return list(profile_files(folder))


def load_profile(name: str, folder: Path = FOLDER) -> Profile:
    """The profile called `name`, or in the JSON file `name`.

    InputError lists the known ones, or says every place where the file is wrong.
    """
    known = profile_files(folder)
    path = known.get(name)
    if path is None and name.lower().endswith(".json") and Path(name).is_file():
        path = Path(name)
    if path is None:
        raise InputError(
            translate("FarmlandGuard", "There is no profile “{name}”. Known: {known}.").format(
                name=name, known=listed_with_codes({each: profile_title(file) for each, file in known.items()})
            )
        )
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            translate(
                "FarmlandGuard",
                "The profile {path} cannot be read: {reason}.",
            ).format(path=path, reason=error)
        ) from error
    problems = list(profile_faults(given))
    if problems:
        raise InputError(
            translate("FarmlandGuard", "The profile {path} is wrong: {problems}.").format(
                path=path, problems="; ".join(problems[:10])
            )
        )
    return _profile(given)


def profile_title(path: Path) -> str:
    """What a profile calls itself; its name where it cannot be read, which using it would explain."""
    try:
        return str(json.loads(path.read_text(encoding="utf-8"))["title"])
    except (OSError, ValueError, KeyError, TypeError):
        return path.stem


def profile_faults(given: Any) -> Iterator[str]:
    """Sentences on where a profile breaks the schema or names what does not exist."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    found = list(faults(given, schema, schema))
    for place, sentence in found:
        yield f"{'.'.join(str(step) for step in place) or '—'}: {sentence}"
    if found:
        return
    for column in _raw_columns(given):
        if column["type"] in ("label", "code") and not column.get("values") and column.get("codes") not in CODE_LISTS:
            yield translate("FarmlandGuard", "column {column} names an unknown code list").format(column=column["name"])
    if "land_txt" in given:
        try:
            format_of(given["land_txt"])
        except InputError as error:
            yield str(error)
    layers = {layer["name"]: {column["name"] for column in layer["fields"]} for layer in given.get("layers", ())}
    for rule in _named_fields(given.get("validation", {})):
        layer, *names = rule
        lacking = [name for name in names if name not in layers.get(layer, ())]
        if lacking:
            yield translate("FarmlandGuard", "validation names {fields}, which layer {layer} does not have").format(
                fields=listed(lacking), layer=layer
            )


def _named_fields(checks: Mapping[str, Any]) -> Iterator[Tuple[str, ...]]:
    for each in checks.get("sums", ()):
        yield (each["layer"], each["whole"], *each["parts"])
    for each in checks.get("not_more", ()):
        yield each["layer"], each["small"], each["large"]
    for each in checks.get("areas", ()):
        yield each["layer"], each["field"]
    for each in checks.get("county_fields", ()):
        yield each["layer"], each["field"]


def _raw_columns(given: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for layer in given.get("layers", ()):
        yield from layer["fields"]
    for sheet in given.get("xlsx", {}).get("sheets", ()):
        yield from sheet["columns"]


def _column(given: Mapping[str, Any]) -> Column:
    renamed = {"source": given.get("from", ""), **{key: value for key, value in given.items() if key != "from"}}
    return Column(**renamed)


def _layer(given: Mapping[str, Any]) -> LayerSpec:
    values = {key: value for key, value in given.items() if key != "fields"}
    if given.get("container") == "csv":
        values["geometry"] = False
    return LayerSpec(columns=_columns(given["fields"]), **values)


def _columns(given: Any) -> Tuple[Column, ...]:
    return tuple(_column(each) for each in given)


def _profile(given: Mapping[str, Any]) -> Profile:
    layers = tuple(
        _layer(layer)
        for layer in given.get("layers", ())
    )
    book = None
    if "xlsx" in given:
        sheets = tuple(
            SheetSpec(sheet["name"], sheet["rows"], _columns(sheet["columns"])) for sheet in given["xlsx"]["sheets"]
        )
        book = BookSpec(given["xlsx"]["file"], sheets)
    files = [layer.file for layer in layers if layer.required]
    files += [given[part]["file"] for part in ("land_txt", "xlsx") if part in given and "file" in given[part]]
    return Profile(
        name=given["profile"],
        title=given["title"],
        source=given["source"],
        verified=given["verified"],
        note=given.get("note", ""),
        folder_name=given["folder_name"],
        crs=given.get("crs", "register"),
        area_method=given["area_method"],
        layers=layers,
        txt=given.get("land_txt"),
        book=book,
        required_files=tuple(given.get("required_files", files)),
        substitutions=given.get("substitutions", {}),
        zipped=given.get("container", "folder") == "zip",
        checks=_checks(given.get("validation", {}), given["area_method"]),
    )


def _checks(given: Mapping[str, Any], method: str) -> Checks:
    names = {each.name for each in fields(Checks)} - {"sums", "not_more", "areas", "county_fields"}
    return Checks(
        sums=tuple(Sum(e["layer"], e["whole"], tuple(e["parts"]), e.get("tolerance", 0.01)) for e in given.get("sums", ())),
        not_more=tuple(NotMore(**each) for each in given.get("not_more", ())),
        areas=tuple(
            AreaField(e["layer"], e["field"], e.get("method", method), e.get("tolerance", 0.01))
            for e in given.get("areas", ())
        ),
        county_fields=tuple((each["layer"], each["field"]) for each in given.get("county_fields", ())),
        **{key: value for key, value in given.items() if key in names},
    )


def cell(column: Column, row: Mapping[str, Any]) -> Any:
    """The value of a column for a row, rounded half up and put into words as the profile says."""
    value = row.get(column.source)
    if value is None:
        return None
    if column.type == "label":
        return column.values.get(str(value), str(value)) if column.values else label(column.codes, value)
    if column.type == "mu":
        return mu(value, column.digits)
    if column.type == "hectares":
        return hectares(value, column.digits)
    if column.type in ("real", "square_metres"):
        return round_half_up(float(value), column.digits)
    if column.type == "date":
        return date.fromisoformat(value[:10]) if isinstance(value, str) else value
    if column.type == "int":
        return value
    return str(value)


def number_format(column: Column) -> Optional[str]:
    """The Excel number format of a column, None for text."""
    if column.kind == "real":
        return "0." + "0" * column.digits if column.digits else "0"
    return {"int": "0", "date": "yyyy-mm-dd"}.get(column.type)
