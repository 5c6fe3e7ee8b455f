"""Drafts of letters: a template with {placeholders}, filled; what is missing stays a marked blank and is never guessed."""

import re
from dataclasses import dataclass
from typing import Any, Mapping, Tuple

_PLACE = re.compile(r"\{([^{}\n]{1,40})\}")


@dataclass(frozen=True)
class Draft:
    """A letter to be read and signed by a person; `missing` names the blanks."""

    text: str
    missing: Tuple[str, ...]


def blank(name: str) -> str:
    """The mark of a blank."""
    return f"＿＿＿＿（待填：{name}）"


def placeholders(template: str) -> Tuple[str, ...]:
    """The names of the places in a template, each once."""
    return tuple(dict.fromkeys(_PLACE.findall(template)))


def draft(template: str, values: Mapping[str, Any]) -> Draft:
    """The template with its {places} filled; nothing but the names given is looked at, no code in it runs."""
    missing = []

    def fill(match: "re.Match[str]") -> str:
        value = values.get(match.group(1))
        if value is None or str(value).strip() == "":
            missing.append(match.group(1))
            return blank(match.group(1))
        return str(value)

    text = _PLACE.sub(fill, template)
    return Draft(text, tuple(dict.fromkeys(missing)))
