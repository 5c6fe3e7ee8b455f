"""Reading the filled .docx itself for its PDF, so that a template edited by staff says the same on both."""

import re
from dataclasses import replace
from typing import Dict, Iterable, List, Mapping, Optional, Sequence, Tuple

from qgis.PyQt.QtXml import QDomElement

from ..domain.errors import InputError
from ..domain.language import translate
from .docx_dom import Part, below, down, elements, is_on, number, part_of, points, relations, text_of, value_of
from .docx_numbers import Numbering
from .docx_styles import ParagraphLook, Properties, Styles, TextLook, edges_of
from .paper_model import Block, Cell, PageSetup, PaperBody, PaperTable, Paragraph, Span, TableRow

_INSIDE = ("w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:fldSimple", "w:dir", "w:bdo")
_SILENT = (
    "w:pPr", "w:rPr", "w:proofErr", "w:bookmarkStart", "w:bookmarkEnd", "w:lastRenderedPageBreak", "w:permStart", "w:permEnd",
    "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:annotationRef", "w:softHyphen", "w:sectPr", "w:tblPr", "w:tblGrid",
    "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd", "w:footnoteRef", "w:endnoteRef",
)  # fmt: skip
_PLAIN = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011"}
_A4 = (595.3, 841.9)
_MOST_COLUMNS = 63
"""As in Word."""
_LEAST_ROOM, _LEAST_CELL = 72.0, 20.0


def read_body(members: Mapping[str, bytes]) -> PaperBody:
    """The paper in the members of a .docx; InputError when a part is damaged or nested beyond reason."""
    try:
        return _Reader(members).paper()
    except RecursionError as error:
        raise InputError(translate("FarmlandGuard", "The .docx is nested too deeply to be drawn as PDF.")) from error


def untold_sentence(untold: Sequence[str]) -> str:
    """What of a .docx its PDF does not show, in one sentence; "" when it shows everything."""
    if not untold:
        return ""
    return translate("FarmlandGuard", "The PDF does not show what the .docx holds: {things}.").format(things="、".join(untold))


def _names() -> Dict[str, str]:
    picture, drawing = translate("FarmlandGuard", "picture"), translate("FarmlandGuard", "drawing or text box")
    note, formula = translate("FarmlandGuard", "footnote"), translate("FarmlandGuard", "formula")
    return {
        "w:drawing": picture, "w:pict": drawing, "w:object": translate("FarmlandGuard", "embedded object"),
        "mc:AlternateContent": drawing, "w:footnoteReference": note, "w:endnoteReference": note, "w:sym": translate("FarmlandGuard", "symbol"),
        "m:oMath": formula, "m:oMathPara": formula, "w:del": translate("FarmlandGuard", "text deleted under tracked changes"),
        "w:moveFrom": translate("FarmlandGuard", "text deleted under tracked changes"), "w:altChunk": translate("FarmlandGuard", "inserted file"),
    }  # fmt: skip


class _Reader:
    def __init__(self, members: Mapping[str, bytes]) -> None:
        self._members = members
        self._styles = Styles(part_of(members, "word/styles.xml"))
        self._numbering = Numbering(part_of(members, "word/numbering.xml"))
        self._names = _names()
        self._untold: List[str] = []
        self._relations = relations(members)
        self._broken = False
        self._room = 0.0

    def paper(self) -> PaperBody:
        document = Part(self._members, "word/document.xml")
        body = down(document.root, "w:body")
        sections = below(body, "w:sectPr")
        last = sections[-1] if sections else QDomElement()
        page = _page(last)
        self._room = page.width - page.left - page.right
        blocks = self._blocks(body)
        if len({_page(each) for each in sections}) > 1:
            self._leave_out(translate("FarmlandGuard", "a second page size or orientation"))
        if number(value_of(last, "w:cols", "w:num")) not in (None, 1.0):
            self._leave_out(translate("FarmlandGuard", "columns"))
        heads = self._margins(last, "w:headerReference")
        feet = self._margins(last, "w:footerReference")
        size = sorted(filter(None, (points(value_of(last, "w:pgSz", name)) for name in ("w:w", "w:h"))))
        if len(size) == 2 and any(abs(each - wanted) > 3 for each, wanted in zip(size, _A4)):
            self._leave_out(translate("FarmlandGuard", "a page size other than A4"))
        if self._numbering.unknown:
            self._leave_out(translate("FarmlandGuard", "the kind of numbers of a list"))
        return PaperBody(blocks, page, heads, feet, tuple(self._untold))

    def _leave_out(self, what: str) -> None:
        if what not in self._untold:
            self._untold.append(what)

    def _margins(self, section: QDomElement, name: str) -> Dict[str, List[Block]]:
        """The heads or feet that are in use."""
        used = {"default"}
        if is_on(section, "w:titlePg"):
            used.add("first")
        settings = part_of(self._members, "word/settings.xml")
        if settings is not None and is_on(settings.root, "w:evenAndOddHeaders"):
            used.add("even")
        found: Dict[str, List[Block]] = {}
        for each in elements(section, name):
            kind, member = str(each.attribute("w:type", "default")), self._relations.get(str(each.attribute("r:id")), "")
            part = part_of(self._members, member)
            if kind in used and part is not None:
                found[kind] = self._blocks(part.root)
        if "first" in used:
            found.setdefault("first", [])
        return found

    def _blocks(self, parent: QDomElement) -> List[Block]:
        blocks: List[Block] = []
        for each in elements(parent):
            name = str(each.tagName())
            if name == "w:p":
                blocks += self._paragraphs(each)
            elif name == "w:tbl":
                blocks.append(self._table(each))
            elif name == "w:sdt":
                blocks += self._blocks(down(each, "w:sdtContent"))
            elif name in ("w:customXml", "w:ins"):
                blocks += self._blocks(each)
            elif name != "w:tcPr":
                self._pass_over(name, each)
        return blocks

    def _page_broken(self) -> bool:
        """Whether a page break came last; asked once."""
        broken, self._broken = self._broken, False
        return broken

    def _told(self, name: str, element: QDomElement) -> str:
        said = self._names[name]
        text = "".join(text_of(each) for each in below(element, "w:t"))
        if name in ("mc:AlternateContent", "w:drawing") and not below(element, "pic:pic"):
            said = self._names["w:pict"]
        return f"{said}（{text[:20]}）" if text else said

    # ---- paragraphs

    def _paragraphs(self, element: QDomElement) -> List[Block]:
        """One paragraph; a page break within makes more of it."""
        given = down(element, "w:pPr")
        look, text = self._styles.paragraph(given)
        mark = self._styles.text(text, down(given, "w:rPr"))
        if look.bordered:
            self._leave_out(translate("FarmlandGuard", "the border of a paragraph"))
        spans: List[Span] = []
        if look.list_id:
            label, level = self._numbering.next(look.list_id, look.list_level)
            look = _indented(look, level, given, self._styles)
            if label:
                spans.append(Span(label, mark))
        spans += self._spans(element, text, _Field())
        new_page = self._page_broken() or look.new_page
        parts = _parted(spans)
        if len(parts) > 1 and not parts[-1]:
            # Nothing stands behind the break: what follows begins the page.
            self._broken = True
            parts.pop()
            if not parts[0]:
                parts.pop(0)
        return [Paragraph(part, look, mark, new_page or place > 0) for place, part in enumerate(parts)]

    def _spans(self, parent: QDomElement, base: Properties, field: "_Field") -> List[Span]:
        spans: List[Span] = []
        for each in elements(parent):
            name = str(each.tagName())
            if name == "w:r":
                spans += self._run(each, base, field)
            elif name == "w:fldSimple" and _Field.kind_of(str(each.attribute("w:instr"))):
                spans.append(self._number(each, base, _Field.kind_of(str(each.attribute("w:instr")))))
            elif name in _INSIDE:
                spans += self._spans(each, base, field)
            elif name == "w:sdt":
                spans += self._spans(down(each, "w:sdtContent"), base, field)
            else:
                self._pass_over(name, each)
        return spans

    def _pass_over(self, name: str, element: QDomElement) -> None:
        """Leave out what is not drawn: by its name in words where it has one, unless nobody misses it."""
        if name in self._names:
            self._leave_out(self._told(name, element))
        elif name not in _SILENT:
            self._leave_out(name)

    def _number(self, simple: QDomElement, base: Properties, kind: str) -> Span:
        runs = below(simple, "w:r")
        return Span("1", self._styles.text(base, down(runs[0], "w:rPr") if runs else QDomElement()), kind)

    def _run(self, run: QDomElement, base: Properties, field: "_Field") -> List[Span]:
        look = self._styles.text(base, down(run, "w:rPr"))
        spans: List[Span] = []
        for each in elements(run):
            name = str(each.tagName())
            if name == "w:fldChar":
                kind = field.step(str(each.attribute("w:fldCharType")))
                if kind:
                    spans.append(Span("1", field.look or look, kind))
            elif name == "w:instrText":
                field.asked(str(each.text()), look)
            elif field.swallows or look.hidden:
                continue
            elif name == "w:t":
                spans.append(Span(text_of(each), look))
            elif name == "w:br" and str(each.attribute("w:type")) in ("page", "column"):
                spans.append(Span("\f", look))
            elif name in _PLAIN:
                spans.append(Span(_PLAIN[name], look))
            elif name == "w:ruby":
                spans += self._spans(down(each, "w:rubyBase"), base, field)
            else:
                self._pass_over(name, each)
        return spans

    # ---- tables

    def _table(self, element: QDomElement) -> PaperTable:
        properties, new_page = down(element, "w:tblPr"), self._page_broken()
        widths = [points(str(each.attribute("w:w"))) or 0.0 for each in elements(down(element, "w:tblGrid"), "w:gridCol")]
        rows = _begun([self._row(each) for each in _rows(element)])
        columns = max((sum(cell.span for cell in row.cells) for row in rows), default=0)
        if columns > _MOST_COLUMNS:
            self._leave_out(translate("FarmlandGuard", "the columns of a table beyond the {number}th").format(number=_MOST_COLUMNS))
        columns = min(columns, _MOST_COLUMNS)
        if max((len(row.cells) for row in rows), default=0) * _LEAST_CELL > self._room:
            self._leave_out(translate("FarmlandGuard", "columns that do not fit on the sheet"))
        widths = [max(width, 1.0) for width in widths[:_MOST_COLUMNS]]
        if len(widths) < columns:
            widths += [sum(widths) / len(widths) if widths else 60.0] * (columns - len(widths))
        return PaperTable(rows, widths, self._styles.table_edges(properties), value_of(properties, "w:jc") or "left", new_page)

    def _row(self, element: QDomElement) -> TableRow:
        properties = down(element, "w:trPr")
        skipped = min(int(number(value_of(properties, "w:gridBefore")) or 0), _MOST_COLUMNS - 1)
        cells = [Cell((), skipped)] if skipped else []
        for each in _children(element, "w:tc"):
            given = down(each, "w:tcPr")
            merged = down(given, "w:vMerge")
            fill = value_of(given, "w:shd", "w:fill")
            cells.append(
                Cell(
                    tuple(self._blocks(each)),
                    max(1, min(int(number(value_of(given, "w:gridSpan")) or 1), _MOST_COLUMNS)),
                    not merged.isNull() and str(merged.attribute("w:val", "continue")) == "continue",
                    value_of(given, "w:vAlign") or "top",
                    f"#{fill}" if re.fullmatch("[0-9A-Fa-f]{6}", fill) else "",
                    edges_of(down(given, "w:tcBorders")),
                )
            )
        header = bool(is_on(properties, "w:tblHeader"))
        return TableRow(cells, header, points(value_of(properties, "w:trHeight")) or 0.0)


class _Field:
    """Where in a field the reader is: PAGE and NUMPAGES are counted anew, of any other its last result is text like all."""

    def __init__(self) -> None:
        self._depth: List[Tuple[str, str]] = []
        self.look: Optional[TextLook] = None

    @staticmethod
    def kind_of(instruction: str) -> str:
        words = instruction.split()
        return {"PAGE": "page", "NUMPAGES": "pages", "SECTIONPAGES": "pages"}.get(words[0].upper() if words else "", "")

    @property
    def swallows(self) -> bool:
        """Whether text at this place is an instruction, or a number that is counted anew."""
        return any(state == "asking" or self.kind_of(text) for state, text in self._depth)

    def asked(self, text: str, look: TextLook) -> None:
        if self._depth:
            self._depth[-1] = (self._depth[-1][0], self._depth[-1][1] + text)
            self.look = look

    def step(self, kind: str) -> str:
        """Take a <w:fldChar>; the kind of number when one stands here."""
        if kind == "begin":
            self._depth.append(("asking", ""))
        elif kind == "separate" and self._depth:
            self._depth[-1] = ("showing", self._depth[-1][1])
        elif kind == "end" and self._depth:
            return self.kind_of(self._depth.pop()[1])
        return ""


def _parted(spans: Iterable[Span]) -> List[List[Span]]:
    """Spans parted by page breaks."""
    parts: List[List[Span]] = [[]]
    for span in spans:
        for place, piece in enumerate(span.text.split("\f")):
            if place:
                parts.append([])
            if piece:
                parts[-1].append(Span(piece, span.look, span.field))
    return parts


def _indented(look: ParagraphLook, level: QDomElement, given: QDomElement, styles: Styles) -> ParagraphLook:
    """A list's own indent, where the paragraph states none."""
    if level.isNull() or not down(given, "w:ind").isNull():
        return look
    own, _ = styles.paragraph(level)
    values = {**look.__dict__, "left": own.left, "first": own.first, "left_chars": own.left_chars, "first_chars": own.first_chars}
    return ParagraphLook(**values)


def _children(parent: QDomElement, name: str) -> List[QDomElement]:
    """Rows or cells, also those in a content control or added under tracked changes."""
    found: List[QDomElement] = []
    for each in elements(parent):
        tag = str(each.tagName())
        if tag == name:
            found.append(each)
        elif tag == "w:sdt":
            found += _children(down(each, "w:sdtContent"), name)
        elif tag in ("w:customXml", "w:ins"):
            found += _children(each, name)
    return found


def _rows(table: QDomElement) -> List[QDomElement]:
    return [each for each in _children(table, "w:tr") if _children(each, "w:tc")]


def _begun(rows: List[TableRow]) -> List[TableRow]:
    """The rows, in which a merged cell that goes on below nothing begins there, so that its text is shown."""
    found: List[TableRow] = []
    above: List[int] = []
    for row in rows:
        cells, places = [], []
        column = 0
        for cell in row.cells:
            cells.append(replace(cell, follows=cell.follows and column in above))
            places.append(column)
            column += cell.span
        found.append(replace(row, cells=cells))
        above = places
    return found


def _page(section: QDomElement) -> PageSetup:
    size, margins = down(section, "w:pgSz"), down(section, "w:pgMar")
    wide, high = points(str(size.attribute("w:w"))) or _A4[0], points(str(size.attribute("w:h"))) or _A4[1]
    usual = PageSetup()

    def margin(name: str, value: float) -> float:
        found = points(str(margins.attribute(f"w:{name}")))
        return value if found is None else abs(found)

    page = PageSetup(
        wide > high, margin("top", usual.top), margin("right", usual.right), margin("bottom", usual.bottom), margin("left", usual.left),
        margin("header", usual.head), margin("footer", usual.foot),
    )  # fmt: skip
    room = min(page.width - page.left - page.right, page.height - page.top - page.bottom)
    return page if room >= _LEAST_ROOM else PageSetup(wide > high)
