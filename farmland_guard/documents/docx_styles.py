"""How text and paragraphs of a .docx look: defaults, styles with what they are based on, and what stands at the place itself."""

from dataclasses import dataclass
from typing import Any, Dict, Mapping, Optional, Tuple

from qgis.PyQt.QtXml import QDomElement

from .docx_dom import TWIPS, Part, below, down, elements, is_on, number, points, value_of

Properties = Dict[str, Any]
_LARGEST_FONT, _TALLEST, _MOST_CHARACTERS, _MOST_LINES = 400.0, 400.0, 100.0, 20.0


@dataclass(frozen=True)
class TextLook:
    """How a run of text looks; sizes in points. `font` is for Chinese, `latin` for letters and figures ("" as `font`)."""

    font: str = ""
    latin: str = ""
    size: float = 10.5
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    colour: str = ""
    raised: str = ""
    spacing: float = 0.0
    hidden: bool = False


@dataclass(frozen=True)
class ParagraphLook:
    """How a paragraph looks; lengths in points, `first` negative for a hanging indent, `*_chars` in characters where given."""

    align: str = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    left_chars: Optional[float] = None
    first_chars: Optional[float] = None
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    line_rule: str = "auto"
    new_page: bool = False
    keep_next: bool = False
    tabs: Tuple[Tuple[float, str], ...] = ()
    list_id: str = ""
    list_level: int = 0
    bordered: bool = False


class Styles:
    """The styles of one .docx."""

    def __init__(self, part: Optional[Part]) -> None:
        self._part = part
        self._styles: Dict[str, QDomElement] = {}
        self._default = ""
        self._kept: Dict[str, Tuple[Properties, Properties]] = {}
        self._text: Properties = {}
        self._paragraph: Properties = {}
        if part is not None:
            for each in elements(part.root, "w:style"):
                self._styles[str(each.attribute("w:styleId"))] = each
                if str(each.attribute("w:type")) == "paragraph" and str(each.attribute("w:default")) in ("1", "true"):
                    self._default = str(each.attribute("w:styleId"))
            defaults = down(part.root, "w:docDefaults")
            self._text = _text_properties(down(defaults, "w:rPrDefault", "w:rPr"))
            self._paragraph = _paragraph_properties(down(defaults, "w:pPrDefault", "w:pPr"))

    def paragraph(self, given: QDomElement) -> Tuple[ParagraphLook, Properties]:
        """The look of a paragraph with this <w:pPr>, and the text properties its runs begin from."""
        name = value_of(given, "w:pStyle") or self._default
        if name not in self._kept:
            look, text = dict(self._paragraph), dict(self._text)
            for style in self._chain(name):
                look.update(_paragraph_properties(down(style, "w:pPr")))
                text.update(_text_properties(down(style, "w:rPr")))
            self._kept[name] = look, text
        look, text = self._kept[name]
        return ParagraphLook(**{**look, **_paragraph_properties(given)}), text

    def text(self, base: Mapping[str, Any], given: QDomElement) -> TextLook:
        """The look of a run with this <w:rPr>."""
        if given.isNull():
            return TextLook(**base)
        properties = dict(base)
        for style in self._chain(value_of(given, "w:rStyle")):
            properties.update(_text_properties(down(style, "w:rPr")))
        properties.update(_text_properties(given))
        return TextLook(**properties)

    def table_edges(self, properties: QDomElement) -> Dict[str, bool]:
        """Which lines a table with this <w:tblPr> draws."""
        chain = [down(style, "w:tblPr", "w:tblBorders") for style in self._chain(value_of(properties, "w:tblStyle"))]
        edges: Dict[str, bool] = {}
        for each in [*chain, down(properties, "w:tblBorders")]:
            edges.update(edges_of(each))
        return edges

    def _chain(self, name: str) -> "list[QDomElement]":
        """The style and what it is based on, the base first; a circle ends where it closes."""
        chain, seen = [], set()
        while name in self._styles and name not in seen:
            seen.add(name)
            chain.append(self._styles[name])
            name = value_of(self._styles[name], "w:basedOn")
        return chain[::-1]


def edges_of(borders: QDomElement) -> Dict[str, bool]:
    """Side → whether it has a line, for the sides that <w:tblBorders> or <w:tcBorders> names."""
    sides = {"start": "left", "end": "right"}
    found = {str(side.tagName())[2:]: str(side.attribute("w:val")) not in ("none", "nil", "") for side in elements(borders)}
    return {sides.get(name, name): drawn for name, drawn in found.items()}


def _drawn(borders: QDomElement) -> bool:
    return any(str(side.attribute("w:val")) not in ("none", "nil", "") for side in elements(borders))


def _text_properties(given: QDomElement) -> Properties:
    if given.isNull():
        return {}
    fonts = down(given, "w:rFonts")
    size, spacing = number(value_of(given, "w:sz")), points(value_of(given, "w:spacing"))
    underline, colour = value_of(given, "w:u"), value_of(given, "w:color")
    found: Properties = {
        "font": str(fonts.attribute("w:eastAsia")) or None,
        "latin": str(fonts.attribute("w:ascii")) or None,
        "size": None if size is None else max(1.0, min(size / 2, _LARGEST_FONT)),
        "bold": is_on(given, "w:b"),
        "italic": is_on(given, "w:i"),
        "underline": None if not underline else underline != "none",
        "strike": is_on(given, "w:strike"),
        "colour": None if not colour else "" if colour == "auto" else f"#{colour}",
        "raised": value_of(given, "w:vertAlign") or None,
        "spacing": spacing,
        "hidden": is_on(given, "w:vanish"),
    }
    return _known(found)


def _paragraph_properties(given: QDomElement) -> Properties:
    if given.isNull():
        return {}
    indent, spacing = down(given, "w:ind"), down(given, "w:spacing")
    hanging, hanging_chars = points(str(indent.attribute("w:hanging"))), number(str(indent.attribute("w:hangingChars")))
    first, first_chars = points(str(indent.attribute("w:firstLine"))), number(str(indent.attribute("w:firstLineChars")))
    left_chars = number(str(indent.attribute("w:leftChars")) or str(indent.attribute("w:startChars")))
    found: Properties = {
        "align": {"start": "left", "end": "right"}.get(value_of(given, "w:jc"), value_of(given, "w:jc")) or None,
        "left": points(str(indent.attribute("w:left")) or str(indent.attribute("w:start"))),
        "right": points(str(indent.attribute("w:right")) or str(indent.attribute("w:end"))),
        "first": first if hanging is None else -hanging,
        "left_chars": _characters(left_chars),
        "first_chars": _characters(first_chars or (-hanging_chars if hanging_chars else None)),
        "before": _height(str(spacing.attribute("w:before"))),
        "after": _height(str(spacing.attribute("w:after"))),
        "new_page": is_on(given, "w:pageBreakBefore"),
        "keep_next": is_on(given, "w:keepNext"),
        "tabs": _tabs(down(given, "w:tabs")) or None,
        "list_id": value_of(down(given, "w:numPr"), "w:numId") or None,
        "list_level": number(value_of(down(given, "w:numPr"), "w:ilvl")),
        "bordered": _drawn(down(given, "w:pBdr")) or None,
    }
    line = number(str(spacing.attribute("w:line")))
    if line is not None:
        rule = str(spacing.attribute("w:lineRule")) or "auto"
        most = _MOST_LINES if rule == "auto" else _TALLEST
        found["line_rule"], found["line"] = rule, max(0.0, min(line / 240 if rule == "auto" else line / TWIPS, most))
    if found["list_level"] is not None:
        found["list_level"] = int(found["list_level"])
    return _known(found)


def _height(twips: str) -> Optional[float]:
    """A height that still fits on a page."""
    found = points(twips)
    return None if found is None else min(found, _TALLEST)


def _characters(hundredths: Optional[float]) -> Optional[float]:
    """Hundredths of a character as characters; 0 says nothing, as Word reads it."""
    return max(-_MOST_CHARACTERS, min(hundredths / 100, _MOST_CHARACTERS)) if hundredths else None


def _tabs(given: QDomElement) -> Tuple[Tuple[float, str], ...]:
    stops = [(points(str(each.attribute("w:pos"))), str(each.attribute("w:val"))) for each in below(given, "w:tab")] if not given.isNull() else []
    return tuple((place, kind) for place, kind in stops if place is not None and kind != "clear")


def _known(found: Properties) -> Properties:
    return {name: value for name, value in found.items() if value is not None}
