"""Checking data against a JSON schema: the keywords of draft-07 that our schemas use, since no QGIS brings a validator.

A keyword this module does not know is a ValueError, so that no schema promises what nobody checks.
"""

import re
from typing import Any, Dict, Iterator, List, Mapping, Tuple

from .language import listed, translate

_TYPES: Dict[str, Tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "null": (type(None),),
}
_ANNOTATIONS = {"$schema", "$id", "title", "description", "definitions", "default", "examples", "$comment"}
_KEYWORDS = {
    "$ref", "type", "enum", "required", "properties", "additionalProperties", "items", "pattern", "minLength",
    "minimum", "maximum", "minItems", "uniqueItems", "minProperties",
}  # fmt: skip

Path = Tuple[Any, ...]


def faults(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any]) -> Iterator[Tuple[Path, str]]:
    """Where `value` breaks `schema`, as (path of keys and indexes, sentence); `root` resolves "#/definitions/…"."""
    unknown = set(schema) - _KEYWORDS - _ANNOTATIONS
    if unknown:
        raise ValueError(f"keywords of JSON schema that are not supported: {sorted(unknown)}")
    if "$ref" in schema:
        yield from faults(value, resolve(schema["$ref"], root), root)
        return
    wrong = _wrong_type(value, schema)
    if wrong:
        yield (), wrong
        return
    yield from _scalar_faults(value, schema)
    if isinstance(value, dict):
        yield from _object_faults(value, schema, root)
    if isinstance(value, list):
        yield from _array_faults(value, schema, root)


def resolve(reference: str, root: Mapping[str, Any]) -> Mapping[str, Any]:
    """The part of `root` that "#/definitions/…" names."""
    found: Any = root
    for step in reference.lstrip("#/").split("/"):
        found = found[step]
    return dict(found)


def _wrong_type(value: Any, schema: Mapping[str, Any]) -> str:
    wanted = schema.get("type")
    if wanted is None:
        return ""
    names: List[str] = [wanted] if isinstance(wanted, str) else list(wanted)
    if any(_is(value, name) for name in names):
        return ""
    return translate("FarmlandGuard", "“{value}” must be of type {types}").format(value=shown(value), types=" / ".join(names))


def _is(value: Any, name: str) -> bool:
    if name in ("number", "integer"):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return False
        return name == "number" or float(value).is_integer()
    return isinstance(value, _TYPES[name])


def _same(one: Any, other: Any) -> bool:
    """Equal as JSON values: 1 is not true."""
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def _scalar_faults(value: Any, schema: Mapping[str, Any]) -> Iterator[Tuple[Path, str]]:
    allowed = schema.get("enum")
    if allowed is not None and not any(_same(value, each) for each in allowed):
        yield (), translate("FarmlandGuard", "“{value}” is not one of {allowed}").format(
            value=shown(value), allowed=listed(str(each) for each in allowed)
        )
    if isinstance(value, str):
        if len(value) < schema.get("minLength", 0):
            yield (), translate("FarmlandGuard", "it is empty")
        elif "pattern" in schema and not re.search(schema["pattern"], value):
            yield (), translate("FarmlandGuard", "“{value}” is not written as it must be ({pattern})").format(
                value=shown(value), pattern=schema["pattern"]
            )
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if "minimum" in schema and value < schema["minimum"]:
            yield (), translate("FarmlandGuard", "{value} is less than {least}").format(value=value, least=schema["minimum"])
        if "maximum" in schema and value > schema["maximum"]:
            yield (), translate("FarmlandGuard", "{value} is more than {most}").format(value=value, most=schema["maximum"])


def _object_faults(value: Dict[str, Any], schema: Mapping[str, Any], root: Mapping[str, Any]) -> Iterator[Tuple[Path, str]]:
    properties = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            yield (name,), translate("FarmlandGuard", "it is missing")
    if len(value) < schema.get("minProperties", 0):
        yield (), translate("FarmlandGuard", "it is empty")
    for name, member in value.items():
        if name in properties:
            for path, sentence in faults(member, properties[name], root):
                yield (name, *path), sentence
        elif schema.get("additionalProperties") is False:
            yield (name,), translate("FarmlandGuard", "there is no such field; known: {known}").format(
                known=listed(properties)
            )


def _array_faults(value: List[Any], schema: Mapping[str, Any], root: Mapping[str, Any]) -> Iterator[Tuple[Path, str]]:
    if len(value) < schema.get("minItems", 0):
        yield (), translate("FarmlandGuard", "it is empty")
    if schema.get("uniqueItems") and any(_same(a, b) for i, a in enumerate(value) for b in value[:i]):
        yield (), translate("FarmlandGuard", "it names one thing twice")
    for index, member in enumerate(value if "items" in schema else ()):
        for path, sentence in faults(member, schema["items"], root):
            yield (index, *path), sentence


def shown(value: Any, most: int = 60) -> str:
    """A value for a sentence, cut where it would be too long."""
    text = value if isinstance(value, str) else str(value)
    return text if len(text) <= most else text[:most] + "…"
