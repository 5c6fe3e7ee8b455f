"""Rule packs: JSON files (resources/rules, or a county's own in its register) read, checked and turned into entries.

A pack that breaks the schema is refused with one sentence naming the file, the section, the entry and the field.
"""

import json
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, Mapping, Tuple

from ..paths import RESOURCES
from .errors import InputError
from .json_schema import faults, resolve
from .language import listed, translate

FOLDER = RESOURCES / "rules"
SECTIONS = ("rules", "periods", "limits", "evidence", "returns", "ladders", "letters")
_MEASURES = {
    "case": ("pbf", "cultivated", "cultivated_outside_pbf"),
    "party": ("pbf", "cultivated", "cultivated_outside_pbf"),
    "township": ("illegal_ratio",),
    "county": ("illegal_ratio",),
}


@dataclass(frozen=True)
class Pack:
    """One pack as it stands in the file: its sections hold checked but untyped entries."""

    name: str
    title: str
    note: str
    origin: str
    sections: Mapping[str, Tuple[Mapping[str, Any], ...]] = field(default_factory=dict)


@lru_cache(maxsize=1)
def pack_schema() -> Dict[str, Any]:
    """The JSON schema of a pack."""
    schema: Dict[str, Any] = json.loads((FOLDER / "rules.schema.json").read_text(encoding="utf-8"))
    return schema


@lru_cache(maxsize=1)
def shipped_packs() -> Tuple[Pack, ...]:
    """The packs that ship with the plugin, in the order of their file names."""
    return tuple(read_packs(FOLDER))


def read_packs(folder: Path) -> List[Pack]:
    """Every pack of a folder; InputError names the file and the entry that cannot be used."""
    return [read_pack(path) for path in sorted(folder.glob("*.json")) if not path.name.endswith(".schema.json")]


def read_pack(path: Path) -> Pack:
    """The pack in one file."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            translate("FarmlandGuard", "The rule pack {path} cannot be read: {reason}.").format(path=path, reason=error)
        ) from error
    return pack_from(data, path.name)


def pack_from(data: Any, origin: str) -> Pack:
    """A pack from decoded JSON; InputError with the first fault found. `origin` is the file or where else it came from."""
    schema = pack_schema()
    for path, sentence in faults(data, schema, schema):
        raise InputError(_sentence(data, origin, path, sentence))
    seen: Dict[Tuple[str, ...], int] = {}
    for section in SECTIONS:
        for index, entry in enumerate(data.get(section, ())):
            for name, sentence in entry_faults(section, entry):
                raise InputError(_sentence(data, origin, (section, index, name), sentence))
            key = (section, entry["id"], entry["region"], entry["valid_from"])
            if key in seen:
                raise InputError(
                    _sentence(data, origin, (section, index, "id"), translate("FarmlandGuard", "it is there twice"))
                )
            seen[key] = index
    return Pack(
        name=data["pack"],
        title=data["title"],
        note=data.get("note", ""),
        origin=origin,
        sections={section: tuple(data.get(section, ())) for section in SECTIONS},
    )


def pack_to(pack: Pack) -> Dict[str, Any]:
    """A pack as JSON data, as `pack_from` reads it."""
    data: Dict[str, Any] = {"pack": pack.name, "title": pack.title}
    if pack.note:
        data["note"] = pack.note
    data["rules"] = [dict(entry) for entry in pack.sections.get("rules", ())]
    for section in SECTIONS[1:]:
        if pack.sections.get(section):
            data[section] = [dict(entry) for entry in pack.sections[section]]
    return data


def schema_faults(section: str, entry: Mapping[str, Any]) -> List[Tuple[str, str]]:
    """Everything wrong with one entry as (field, sentence)."""
    schema = pack_schema()
    items = resolve(schema["properties"][section]["items"]["$ref"], schema)
    found = [(".".join(str(step) for step in path), sentence) for path, sentence in faults(dict(entry), items, schema)]
    return found or entry_faults(section, entry)


def entry_faults(section: str, entry: Mapping[str, Any]) -> List[Tuple[str, str]]:
    """What the schema cannot say: dates that are none, an end before the beginning, a measure that is not the subject's."""
    found = []
    for name in ("valid_from", "valid_to"):
        text = entry.get(name)
        if text is not None and not _is_date(text):
            found.append((name, translate("FarmlandGuard", "“{value}” is no date").format(value=text)))
    if not found and entry.get("valid_to") is not None and entry["valid_to"] < entry["valid_from"]:
        found.append(("valid_to", translate("FarmlandGuard", "it lies before valid_from")))
    if section == "rules":
        allowed = _MEASURES[entry["subject"]]
        if entry["measure"] not in allowed:
            found.append(
                ("measure", translate("FarmlandGuard", "“{value}” is not one of {allowed}").format(
                    value=entry["measure"], allowed=listed(allowed)))
            )  # fmt: skip
        unit = "%" if entry["measure"] == "illegal_ratio" else "亩"
        if entry["unit"] != unit:
            found.append(
                ("unit", translate("FarmlandGuard", "“{value}” is not one of {allowed}").format(
                    value=entry["unit"], allowed=unit))
            )  # fmt: skip
    return found


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _sentence(data: Any, origin: str, path: Tuple[Any, ...], sentence: str) -> str:
    if len(path) >= 2 and path[0] in SECTIONS and isinstance(path[1], int):
        entry = data[path[0]][path[1]]
        name = entry.get("id", "?") if isinstance(entry, dict) else "?"
        where = ".".join(str(step) for step in path[2:]) or "?"
        return translate("FarmlandGuard", "{file}, {section}, entry {number} ({id}), field {field}: {reason}.").format(
            file=origin, section=path[0], number=path[1] + 1, id=name, field=where, reason=sentence
        )
    where = ".".join(str(step) for step in path) or translate("FarmlandGuard", "the whole file")
    return translate("FarmlandGuard", "{file}, field {field}: {reason}.").format(file=origin, field=where, reason=sentence)
