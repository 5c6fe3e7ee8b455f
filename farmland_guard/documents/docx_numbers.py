"""Numbers that Word sets before paragraphs by itself (一、 1. (a)): they stand in no text and have to be counted."""

from typing import Dict, List, Optional, Tuple

from qgis.PyQt.QtXml import QDomElement

from .docx_dom import Part, down, elements, number, value_of

_DIGITS = "零一二三四五六七八九"
_CHINESE = ("chineseCounting", "chineseCountingThousand", "ideographTraditional", "japaneseCounting", "taiwaneseCountingThousand")
_LEVELS = 9
_CIRCLED = ("decimalEnclosedCircle", "decimalEnclosedCircleChinese")


class Numbering:
    """Counts the lists of one .docx from its first paragraph to its last."""

    def __init__(self, part: Optional[Part]) -> None:
        self._part = part
        self._lists: Dict[str, Dict[int, QDomElement]] = {}
        self._counts: Dict[str, List[int]] = {}
        self._abstract: Dict[str, str] = {}
        self.unknown = False
        if part is None:
            return
        abstract = {str(each.attribute("w:abstractNumId")): each for each in elements(part.root, "w:abstractNum")}
        for each in elements(part.root, "w:num"):
            name, kind = str(each.attribute("w:numId")), value_of(each, "w:abstractNumId")
            levels = _levels(abstract[kind]) if kind in abstract else {}
            for override in elements(each, "w:lvlOverride"):
                own = _levels(override)
                levels = {**levels, **own}
            self._lists[name], self._abstract[name] = levels, kind

    def next(self, list_id: str, level: int) -> Tuple[str, QDomElement]:
        """The label of the next paragraph of a list ("" for none), and the level's <w:pPr>."""
        levels = self._lists.get(list_id, {})
        if level not in levels:
            return "", QDomElement()
        # Lists made from one pattern go on counting; Word does so, too.
        counts = self._counts.setdefault(self._abstract[list_id], [])
        del counts[level + 1 :]
        while len(counts) <= level:
            counts.append(_start(levels.get(len(counts))) - 1)
        counts[level] += 1
        text = value_of(levels[level], "w:lvlText")
        for place, count in enumerate(counts):
            text = text.replace(f"%{place + 1}", self._said(count, value_of(levels.get(place, levels[level]), "w:numFmt")))
        if value_of(levels[level], "w:numFmt") == "bullet":
            text = "•"
        return text, down(levels[level], "w:pPr")

    def _said(self, count: int, kind: str) -> str:
        if kind in _CHINESE:
            return chinese(count)
        if kind in _CIRCLED and 1 <= count <= 20:
            return chr(0x2460 + count - 1)
        if kind in ("lowerLetter", "upperLetter") and 1 <= count <= 26:
            return chr((97 if kind == "lowerLetter" else 65) + count - 1)
        if kind in ("decimal", "decimalFullWidth", ""):
            return str(count)
        if kind == "decimalZero":
            return f"{count:02d}"
        if kind == "none":
            return ""
        self.unknown = True
        return str(count)


def chinese(count: int) -> str:
    """1 to 99 in Chinese figures, others as they are."""
    if not 0 < count < 100:
        return str(count)
    tens, ones = divmod(count, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")


def _levels(parent: QDomElement) -> Dict[int, QDomElement]:
    """The levels by number; what is none of Word's nine is no level."""
    found = {int(number(str(each.attribute("w:ilvl"))) or 0): each for each in elements(parent, "w:lvl")}
    return {level: each for level, each in found.items() if 0 <= level < _LEVELS}


def _start(level: Optional[QDomElement]) -> int:
    found = None if level is None else number(value_of(level, "w:start"))
    return 1 if found is None else int(found)
