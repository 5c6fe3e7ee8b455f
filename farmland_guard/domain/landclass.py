"""Land classes gathered into the categories of the reporting tables: 耕地, 其他农用地, 未利用地, 建设用地.

Which category a class belongs to depends on the classification its layer is kept in: 0601, 0602, 0701 and 0702 mean
different things in the third survey and in the classification of spatial planning. The mapping is data.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Mapping, Optional

from .codes import CATEGORIES, CLASSIFICATIONS, UNCOVERED_CATEGORY, UNKNOWN_CATEGORY
from .errors import InputError
from .language import listed_with_codes, translate


@dataclass(frozen=True)
class LandClass:
    """A class, or the beginning of a group of codes. `verified` says whether its category was read in a standard."""

    code: str
    name: str
    category: str
    verified: bool


class Classification:
    """The classes of one classification by code."""

    def __init__(self, name: str, title: str, source: str, classes: Mapping[str, LandClass]) -> None:
        """Keep the classes."""
        self.name, self.title, self.source = name, title, source
        self._classes = dict(classes)
        self._known: Dict[str, Optional[LandClass]] = {}

    def find(self, code: Optional[str]) -> Optional[LandClass]:
        """The class with the longest code that `code` begins with, or None."""
        text = (code or "").strip().upper()
        if text not in self._known:
            beginnings = (text[:length] for length in range(len(text), 1, -1))
            self._known[text] = next((self._classes[each] for each in beginnings if each in self._classes), None)
        return self._known[text]

    def category(self, code: Optional[str], covered: bool = True) -> str:
        """The category of a land class; what no polygon covers and what has no known class have categories of their own."""
        if not covered:
            return UNCOVERED_CATEGORY
        found = self.find(code)
        return UNKNOWN_CATEGORY if found is None else found.category


def load_classification(folder: Path, name: str) -> Classification:
    """The classification `name` of `folder`; InputError when there is none or it cannot be read."""
    if name not in CLASSIFICATIONS:
        raise InputError(
            translate("FarmlandGuard", "“{name}” is no classification of land use; known: {known}.").format(
                name=name, known=listed_with_codes(CLASSIFICATIONS)
            )
        )
    path = folder / f"{name}.json"
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        classes = {
            entry["code"]: LandClass(entry["code"], entry["name"], entry["category"], entry["verified"] == "已核对")
            for entry in given["classes"]
        }
        wrong = sorted({each.category for each in classes.values()} - set(CATEGORIES))
        if wrong:
            raise ValueError(", ".join(wrong))
        return Classification(name, given["title"], given["source"], classes)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            translate("FarmlandGuard", "The land classes in {path} cannot be read: {reason}.").format(
                path=path, reason=error
            )
        ) from error
