"""The XML parts of a .docx as QDom elements. `docx_package` has refused DOCTYPE, entities and CDATA before anything gets here."""

import re
from typing import Dict, Iterator, List, Mapping, Optional

from qgis.PyQt.QtXml import QDomDocument, QDomElement

from ..domain.errors import InputError
from ..domain.language import translate

_ONLY_SPACE = re.compile(r"(<w:t\b[^>]*>)([ \t\r\n]+)(</w:t>)")
_KEPT_SPACE = "\ue0a0"
_OFF = ("0", "false", "off", "none")
TWIPS = 20.0
"""Twentieths of a point, the measure of Word."""
MOST_POINTS = 1584.0
"""Word's own limit of a length; what goes beyond is no paper but a trap."""


class Part:
    """One XML part. The document lives as long as the elements taken from it are used."""

    def __init__(self, members: Mapping[str, bytes], name: str) -> None:
        try:
            text = members[name].decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise _damaged(name) from error
        # Qt's DOM forgets text that is nothing but blanks.
        text = _ONLY_SPACE.sub(lambda found: found[1] + re.sub(r"\s", _KEPT_SPACE, found[2]) + found[3], text)
        self._document = QDomDocument()
        answer = self._document.setContent(text)
        # Qt 5 answers (ok, message, line, column), Qt 6 an object that is true when it worked.
        if not (answer[0] if isinstance(answer, tuple) else bool(answer)):
            raise _damaged(name)
        self.root = self._document.documentElement()


def _damaged(name: str) -> InputError:
    return InputError(translate("FarmlandGuard", "The part “{part}” of the paper is damaged.").format(part=name))


def part_of(members: Mapping[str, bytes], name: str) -> Optional[Part]:
    """A part that may be absent."""
    return Part(members, name) if name in members else None


def elements(parent: QDomElement, name: str = "") -> Iterator[QDomElement]:
    """The elements directly below `parent`, all or those called `name`."""
    child = parent.firstChildElement(name)
    while not child.isNull():
        yield child
        child = child.nextSiblingElement(name)


def below(parent: QDomElement, name: str) -> List[QDomElement]:
    """All elements called `name` anywhere below."""
    found = parent.elementsByTagName(name)
    return [found.at(place).toElement() for place in range(found.count())]


def down(parent: QDomElement, *names: str) -> QDomElement:
    """The element reached by these steps; a null element when a step is missing."""
    for name in names:
        parent = parent.firstChildElement(name)
    return parent


def value_of(parent: QDomElement, name: str, attribute: str = "w:val") -> str:
    """The attribute of a child element, "" when either is missing."""
    return str(parent.firstChildElement(name).attribute(attribute))


def is_on(parent: QDomElement, name: str) -> Optional[bool]:
    """A switch such as <w:b/>: None when it is not there."""
    child = parent.firstChildElement(name)
    return None if child.isNull() else str(child.attribute("w:val", "true")) not in _OFF


def number(text: str) -> Optional[float]:
    """An attribute as a number, None for what is none."""
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text.strip()) else None


def points(text: str) -> Optional[float]:
    """Twips as points."""
    found = number(text)
    return None if found is None else max(-MOST_POINTS, min(found / TWIPS, MOST_POINTS))


def text_of(element: QDomElement) -> str:
    """The text of a <w:t>."""
    text = str(element.text())
    if element.attribute("xml:space") != "preserve" and _KEPT_SPACE not in text:
        text = text.strip(" \t\r\n")
    return text.replace(_KEPT_SPACE, " ")


def relations(members: Mapping[str, bytes]) -> Dict[str, str]:
    """Relationship id → member, for the document part."""
    part = part_of(members, "word/_rels/document.xml.rels")
    if part is None:
        return {}
    return {
        str(each.attribute("Id")): f"word/{each.attribute('Target')}".replace("word//word/", "word/")
        for each in elements(part.root, "Relationship")
        if str(each.attribute("TargetMode")) != "External"
    }
