"""From a folder or a layer and a profile to the package that rules look at."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Iterator, Optional, Tuple

from qgis.core import QgsVectorLayer

from ...domain.errors import InputError
from ...domain.language import translate
from ..landtxt_reader import read_land_txt
from ..profile_model import LayerSpec, Profile
from ..xlsx import read_book
from .model import Package
from .tables import match_fields, read_table, table_of_layer

_WORDS = {"county": r"[0-9]{6}", "county_name": r"[^0-9/\\]+?", "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "year": r"[0-9]{4}"}
_BESIDE = {".shp": (".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".qpj", ".shp.xml")}


def pattern_of(template: str) -> re.Pattern[str]:
    """What a file or folder name of a profile matches; the words in it come back as groups."""
    seen = set()
    parts = []
    for text in re.split(r"(\{[a-z_]+\})", template):
        word = text[1:-1] if text.startswith("{") and text.endswith("}") else ""
        if word in _WORDS:
            parts.append(f"(?P={word})" if word in seen else f"(?P<{word}>{_WORDS[word]})")
            seen.add(word)
        else:
            parts.append(re.escape(text))
    return re.compile("".join(parts) + r"\Z")


def read_package(profile: Profile, folder: Path) -> Package:
    """Everything in a folder that the profile knows; what is missing or unreadable is noted, never raised."""
    if not folder.is_dir():
        raise InputError(translate("FarmlandGuard", "{folder} is no folder.").format(folder=folder))
    package = Package(profile, folder)
    package.files = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    match = pattern_of(profile.folder_name).match(folder.name)
    if match:
        package.words.update(match.groupdict())
    for spec in profile.layers:
        path = _find(package, spec.file, spec.required)
        if path is None:
            continue
        try:
            package.tables.append(read_table(spec, path))
        except InputError as error:
            package.problems.append((path.name, str(error)))
    _read_txt(package)
    _read_book(package)
    known = {path.name for path in package.known_files}
    package.missing += [
        template for template in profile.required_files
        if template not in package.missing and not any(pattern_of(template).match(name) for name in known | _names(package))
    ]  # fmt: skip
    package.missing = list(dict.fromkeys(package.missing))
    return package


def _names(package: Package) -> set[str]:
    return {path.name for path in package.files}


def _find(package: Package, template: str, required: bool) -> Optional[Path]:
    pattern = pattern_of(template)
    for path in package.files:
        match = pattern.match(path.name)
        if match:
            for word, value in match.groupdict().items():
                package.words.setdefault(word, value)
            package.known_files += [path, *_beside(path)]
            return path
    if required:
        package.missing.append(template)
    return None


def _beside(path: Path) -> Iterator[Path]:
    for suffix in _BESIDE.get(path.suffix.lower(), ()):
        yield path.with_name(path.stem + suffix)
    yield path.with_name(f"{path.stem}_字段对照.csv")


def _read_txt(package: Package) -> None:
    section = package.profile.txt
    if section is None:
        return
    path = _find(package, section["file"], True)
    if path is None:
        return
    for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        try:
            package.txt.append(read_land_txt(file))
        except InputError as error:
            package.problems.append((file.name, str(error)))


def _read_book(package: Package) -> None:
    book = package.profile.book
    if book is None:
        return
    path = _find(package, book.file, True)
    if path is None:
        return
    package.book_file = path.name
    try:
        package.book = read_book(path)
    except InputError as error:
        package.problems.append((path.name, str(error)))


def package_of_layer(profile: Profile, layer: QgsVectorLayer) -> Package:
    """One layer held against the layer of the profile that it is: by name, or by most fields in common."""
    if not profile.layers:
        raise InputError(
            translate("FarmlandGuard", "The profile {profile} describes no layer; validate a folder.").format(
                profile=profile.name
            )
        )
    spec = best_layer(profile, layer)
    package = Package(profile, None)
    package.tables.append(table_of_layer(spec, layer))
    match = pattern_of(spec.file.rsplit(".", 1)[0]).match(layer.name())
    package.words.update(match.groupdict() if match else {})
    return package


def best_layer(profile: Profile, layer: QgsVectorLayer) -> LayerSpec:
    """The layer of the profile that a QGIS layer stands for."""
    names = [each.name() for each in layer.fields()]

    def likeness(spec: LayerSpec) -> Tuple[int, int]:
        return int(spec.name.upper() in layer.name().upper()), len(match_fields(spec, names))

    return max(profile.layers, key=likeness)
