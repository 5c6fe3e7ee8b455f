"""Data that ships as JSON beside its schema: read, checked, and refused with file, place and reason when it does not fit."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Dict, List

from .errors import InputError
from .json_schema import faults
from .language import translate


def checked_files(folder: Path) -> List[Dict[str, Any]]:
    """The contents of every *.json of a folder in the order of names, checked against the folder's one *.schema.json."""
    schema = json.loads(next(folder.glob("*.schema.json")).read_text(encoding="utf-8"))
    contents = []
    for path in sorted(folder.glob("*.json")):
        if path.name.endswith(".schema.json"):
            continue
        try:
            data: Dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise InputError(
                translate("FarmlandGuard", "{path} cannot be used: {reason}.").format(path=path.name, reason=error)
            ) from error
        for place, sentence in faults(data, schema, schema):
            where = "/".join(str(step) for step in place)
            raise InputError(
                translate("FarmlandGuard", "{path} cannot be used: {reason}.").format(path=f"{path.name} {where}", reason=sentence)
            )
        contents.append(data)
    return contents


@cache
def shipped_titles(folder: Path) -> Dict[str, str]:
    """Name → title of the files of a folder that ships with the plugin."""
    paths = (path for path in sorted(folder.glob("*.json")) if not path.name.endswith(".schema.json"))
    return {path.stem: str(json.loads(path.read_text(encoding="utf-8"))["title"]) for path in paths}
