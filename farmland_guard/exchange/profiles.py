"""Delivery profiles: what a package holds is data in resources/profiles, not code."""

import json
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional

from ..domain.codes import CODE_LISTS, label
from ..domain.errors import InputError
from ..domain.language import translate
from ..domain.units import mu, round_half_up
from ..paths import RESOURCES

FOLDER = RESOURCES / "profiles"
_NEEDED = ("profile", "title", "folder_name", "shapefile", "land_txt", "xlsx")


def profile_names(folder: Path = FOLDER) -> List[str]:
    """Names of the profiles that ship with the plugin."""
    return sorted(path.stem for path in folder.glob("*.json") if not path.name.endswith(".schema.json"))


def load_profile(name: str, folder: Path = FOLDER) -> Dict[str, Any]:
    """The profile called `name`; InputError lists the known ones, or says what the file lacks."""
    if name not in profile_names(folder):
        raise InputError(
            translate("FarmlandGuard", "There is no profile “{name}”. Known: {known}.").format(
                name=name, known=", ".join(profile_names(folder))
            )
        )
    path = folder / f"{name}.json"
    try:
        profile: Dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InputError(
            translate(
                "FarmlandGuard",
                "The profile {path} cannot be read: {reason}.",
            ).format(path=path, reason=error)
        ) from error
    missing = [key for key in _NEEDED if key not in profile]
    if missing:
        raise InputError(
            translate(
                "FarmlandGuard",
                "The profile {path} lacks {missing}.",
            ).format(path=path, missing=", ".join(missing))
        )
    for column in _columns(profile):
        if column["type"] == "label" and column.get("codes") not in CODE_LISTS:
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "The profile {path} names an unknown code list in column {column}.",
                ).format(path=path, column=column["name"])
            )
    return profile


def _columns(profile: Mapping[str, Any]) -> List[Mapping[str, Any]]:
    columns = list(profile["shapefile"]["fields"])
    for sheet in profile["xlsx"]["sheets"]:
        columns += sheet["columns"]
    return columns


def cell(column: Mapping[str, Any], row: Mapping[str, Any]) -> Any:
    """The value of a column for a row, rounded half up and put into words as the profile says."""
    value = row.get(column["from"])
    if value is None:
        return None
    kind = column["type"]
    if kind == "label":
        return label(column["codes"], value)
    if kind == "mu":
        return mu(value, column.get("digits", 2))
    if kind in ("real", "square_metres"):
        return round_half_up(float(value), column.get("digits", 2))
    return str(value)


def number_format(column: Mapping[str, Any]) -> Optional[str]:
    """The Excel number format of a column, None for text."""
    if column["type"] in ("mu", "real", "square_metres"):
        digits = column.get("digits", 2)
        return "0." + "0" * digits if digits else "0"
    return None
