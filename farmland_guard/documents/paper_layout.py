"""Laying a paper out on pages with Qt: characters, lines and tables where its .docx has them.

Everything is laid out in tenths of a point with fonts sized in the same units, so that no screen's resolution has a say.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Dict, List, Optional, Sequence, Tuple

from qgis.core import QgsFontUtils
from qgis.PyQt.QtCore import QPointF, QRectF, QSizeF, Qt
from qgis.PyQt.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLayout,
    QTextLength,
    QTextLine,
    QTextOption,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from .docx_styles import ParagraphLook, TextLook
from .paper_model import Block, Cell, PaperBody, PaperTable, Paragraph, TableRow

UNITS = 10.0
"""Units to a point."""
_CELL_SIDE = 5.4
_LINE = 0.5
_KEEP = 1
_KIN = (
    ("仿宋", "FangSong", "仿宋_GB2312", "FangSong_GB2312"),
    ("楷体", "KaiTi", "楷体_GB2312", "KaiTi_GB2312"),
    ("黑体", "SimHei", "Noto Sans CJK SC"),
    ("方正小标宋简体", "方正小标宋_GBK", "宋体", "SimSun", "Noto Serif CJK SC"),
    ("宋体", "SimSun", "新宋体", "NSimSun", "Noto Serif CJK SC"),
    ("微软雅黑", "Microsoft YaHei", "Noto Sans CJK SC"),
)
"""Names of one font, and what stands in for it."""
_ALIGN = {
    "center": Qt.AlignmentFlag.AlignHCenter, "right": Qt.AlignmentFlag.AlignRight, "both": Qt.AlignmentFlag.AlignJustify,
    "distribute": Qt.AlignmentFlag.AlignJustify,
}  # fmt: skip
_MIDDLE = {
    "center": QTextCharFormat.VerticalAlignment.AlignMiddle, "bottom": QTextCharFormat.VerticalAlignment.AlignBottom,
}  # fmt: skip


class LaidPaper:
    """A paper on its pages. `font` stands in where a font of the .docx is not installed."""

    def __init__(self, body: PaperBody, font: str) -> None:
        self.body, self._fonts = body, _Fonts(font)
        page = body.page
        self._area = QRectF(page.left, page.top, page.width - page.left - page.right, page.height - page.top - page.bottom)
        self._document = self._laid(body.blocks, self._area.height())
        self._keep_together()
        self.page_count = self._document.pageCount()
        self._parted = self._over_pages()

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw page `number` (from 1) with a painter that measures in units."""
        page, area = self.body.page, self._area
        top = (number - 1) * area.height() * UNITS
        painter.save()
        painter.translate(area.left() * UNITS, area.top() * UNITS - top)
        self._draw_part(painter, number, top, top + area.height() * UNITS)
        painter.restore()
        numbers = {"page": str(number), "pages": str(self.page_count)}
        head = self.body.margin_blocks(self.body.heads, number)
        foot = self.body.margin_blocks(self.body.feet, number)
        if head:
            self._draw_strip(painter, self._laid(head, 0, numbers), page.head * UNITS)
        if foot:
            document = self._laid(foot, 0, numbers)
            self._draw_strip(painter, document, (page.height - page.foot) * UNITS - document.size().height())

    def _draw_part(self, painter: QPainter, number: int, top: float, bottom: float) -> None:
        """Draw what lies between top and bottom.

        Of a paragraph that goes over the page, Qt would draw one line too many: hidden, but found by a search. Its lines are
        drawn one by one, and Qt draws what lies between.
        """
        painter.setPen(Qt.GlobalColor.black)
        tail: List[Tuple[QTextLayout, QTextLine]] = []
        for block, lines in self._parted:
            layout = block.layout()
            own = [(layout, layout.lineAt(place)) for place, page in enumerate(lines) if page == number]
            if own and lines[0] == number:
                bottom, tail = min(bottom, layout.position().y()), own
            elif own:
                top = layout.position().y() + own[-1][1].rect().bottom() if lines[-1] == number else bottom
                _draw_lines(painter, own)
        # What only touches the edge belongs to another page; the lines of a table lie half outside the text.
        page = self.body.page
        if bottom - top > 2:
            self._document.drawContents(painter, QRectF(-page.left * UNITS, top + 1, page.width * UNITS, bottom - top - 2))
        _draw_lines(painter, tail)
        self._close_tables(painter, number * self._area.height() * UNITS)

    def _close_tables(self, painter: QPainter, edge: float) -> None:
        """Of a table that goes over the page, Qt draws the line below its last row on neither page."""
        line = _LINE * UNITS
        painter.setPen(QPen(Qt.GlobalColor.black, line))
        for frame in self._document.rootFrame().childFrames():
            layout = frame.frameFormat().toTableFormat()
            box = self._document.documentLayout().frameBoundingRect(frame)
            if layout.isValid() and layout.border() and box.top() < edge < box.bottom():
                wide = sum(width.rawValue() for width in layout.columnWidthConstraints())
                room = max(0.0, self._area.width() * UNITS - wide)
                centred, right = (layout.alignment() == _ALIGN[name] for name in ("center", "right"))
                left = room if right else room / 2 if centred else 0.0
                # Where Qt ends the lines between the columns.
                painter.drawLine(QPointF(left + line, edge - 2 * line), QPointF(left + wide + 2 * line, edge - 2 * line))

    def _keep_together(self) -> None:
        """Begin a page before paragraphs that stay with what follows them, where the page would part them."""
        for _ in range(self._document.pageCount()):
            places = self._places()
            for number in range(len(places) - 1):
                first = number
                while first > 0 and _kept(places[first - 1]) and places[first - 1].first == places[number].last:
                    first -= 1
                if not _kept(places[number]) or places[number].last == places[number + 1].first:
                    continue
                if first > 0 and places[first - 1].last == places[first].first:
                    self._break_before(places[first].block)
                    break
            else:
                return

    def _break_before(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        layout = cursor.blockFormat()
        layout.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        cursor.setBlockFormat(layout)

    def _places(self) -> "List[_Place]":
        """The paragraphs and tables in their order with the pages on which they begin and end."""
        high, found = self._area.height() * UNITS, []
        place = self._document.rootFrame().begin()
        while not place.atEnd():
            block, frame = place.currentBlock(), place.currentFrame()
            if frame is not None:
                box = self._document.documentLayout().frameBoundingRect(frame)
                found.append(_Place(QTextBlock(), int((box.top() + 1) // high), int((box.bottom() - 1) // high)))
            elif block.isValid() and block.layout().lineCount():
                layout = block.layout()
                middles = [layout.lineAt(each).rect().center().y() for each in (0, layout.lineCount() - 1)]
                pages = [int((layout.position().y() + middle) // high) for middle in middles]
                found.append(_Place(block, *pages))
            place += 1
        return found

    def _over_pages(self) -> List[Tuple[QTextBlock, List[int]]]:
        """The paragraphs outside tables that go over a page, with the page of each line."""
        high, found = self._area.height() * UNITS, []
        place = self._document.rootFrame().begin()
        while not place.atEnd():
            block = place.currentBlock()
            if block.isValid():
                layout = block.layout()
                above = layout.position().y()
                lines = [int((above + layout.lineAt(each).rect().center().y()) // high) + 1 for each in range(layout.lineCount())]
                if len(set(lines)) > 1:
                    found.append((block, lines))
            place += 1
        return found

    def _draw_strip(self, painter: QPainter, document: QTextDocument, top: float) -> None:
        painter.save()
        painter.translate(self._area.left() * UNITS, top)
        document.drawContents(painter)
        painter.restore()

    def _laid(self, blocks: Sequence[Block], height: float, numbers: Optional[Dict[str, str]] = None) -> QTextDocument:
        """The blocks on pages of this height; on one strip when it is 0."""
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self._fonts.font(TextLook()))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        writer = _Writer(document, self._fonts, numbers or {})
        writer.blocks(QTextCursor(document), blocks)
        document.setTextWidth(self._area.width() * UNITS)
        writer.stretch()
        if height:
            document.setPageSize(QSizeF(self._area.width() * UNITS, height * UNITS))
        return document


@dataclass(frozen=True)
class _Place:
    """A paragraph, or a table when `block` is none, from page to page (from 0)."""

    block: QTextBlock
    first: int
    last: int


def _kept(place: _Place) -> bool:
    return place.block.isValid() and place.block.userState() == _KEEP


def _draw_lines(painter: QPainter, lines: "List[Tuple[QTextLayout, QTextLine]]") -> None:
    for layout, line in lines:
        line.draw(painter, layout.position())


class _Fonts:
    def __init__(self, last: str) -> None:
        self._last = last
        self._found: Dict[Tuple[str, str], List[str]] = {}

    def font(self, look: TextLook) -> QFont:
        font = QFont()
        font.setFamilies(self._families(look.latin, look.font))
        font.setPixelSize(max(1, round(look.size * UNITS * (0.65 if look.raised in ("superscript", "subscript") else 1))))
        font.setBold(look.bold)
        font.setItalic(look.italic)
        font.setUnderline(look.underline)
        font.setStrikeOut(look.strike)
        if look.spacing:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, look.spacing * UNITS)
        # Chinese needs no shaping, and shaped figures of a CJK font cannot be searched for in the PDF.
        font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setKerning(False)
        return font

    def _families(self, latin: str, chinese: str) -> List[str]:
        """Installed families: that for letters first, since it has no Chinese and leaves that to the next."""
        if (latin, chinese) not in self._found:
            wanted = [chinese, *(name for kin in _KIN if chinese in kin for name in kin)] if chinese else []
            own = next((name for name in wanted if _installed(name)), self._last)
            first = [latin] if latin and latin != chinese and _installed(latin) and not any(latin in kin for kin in _KIN) else []
            self._found[latin, chinese] = list(dict.fromkeys([*first, own, self._last]))
        return self._found[latin, chinese]


@lru_cache(maxsize=256)
def _installed(family: str) -> bool:
    return bool(QgsFontUtils.fontFamilyOnSystem(family))


class _Writer:
    """Writes blocks into a document and keeps the rows that have a least height."""

    def __init__(self, document: QTextDocument, fonts: _Fonts, numbers: Dict[str, str]) -> None:
        self._document, self._fonts, self._numbers = document, fonts, numbers
        self._rows: List[Tuple[QTextTable, int, TableRow]] = []

    def blocks(self, cursor: QTextCursor, blocks: Sequence[Block], inside: bool = False) -> None:
        """Write at the cursor, which stands in an empty paragraph; `inside` a cell, whose own look Qt keeps there."""
        fresh = True
        for place, block in enumerate(blocks):
            if isinstance(block, PaperTable):
                self._table(cursor, block)
                # Qt has an empty paragraph behind every table; it takes the place of the one that follows.
                fresh = True
                continue
            if not fresh:
                cursor.insertBlock()
            fresh = False
            self._paragraph(cursor, block, marked=not inside or place > 0)
            beside = [*blocks[max(place - 1, 0) : place], *blocks[place + 1 : place + 2]]
            if not block.spans and any(isinstance(each, PaperTable) for each in beside):
                # Qt gives an empty paragraph beside a table no height.
                cursor.insertText(" ", self._char_format(block.mark))

    def _paragraph(self, cursor: QTextCursor, paragraph: Paragraph, marked: bool) -> None:
        cursor.setBlockFormat(self._block_format(paragraph))
        cursor.block().setUserState(_KEEP if paragraph.look.keep_next else 0)
        if marked:
            cursor.setBlockCharFormat(self._char_format(paragraph.mark))
        for span in paragraph.spans:
            text = self._numbers.get(span.field, span.text)
            cursor.insertText(text.replace("\n", "\u2028"), self._char_format(span.look))

    def _block_format(self, paragraph: Paragraph) -> QTextBlockFormat:
        look, block = paragraph.look, QTextBlockFormat()
        size = (paragraph.spans[0].look if paragraph.spans else paragraph.mark).size
        block.setAlignment(_ALIGN.get(look.align, Qt.AlignmentFlag.AlignLeft))
        first = look.first if look.first_chars is None else look.first_chars * size
        left = look.left if look.left_chars is None else look.left_chars * size
        block.setLeftMargin((left + min(first, 0) if left < -first else left) * UNITS)
        block.setTextIndent(first * UNITS)
        block.setRightMargin(look.right * UNITS)
        block.setTopMargin(look.before * UNITS)
        block.setBottomMargin(look.after * UNITS)
        _set_line(block, look)
        if look.tabs:
            block.setTabPositions([QTextOption.Tab((place - left) * UNITS, _tab(kind)) for place, kind in look.tabs])
        if paragraph.new_page:
            block.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        return block

    def _char_format(self, look: TextLook) -> QTextCharFormat:
        chars = QTextCharFormat()
        chars.setFont(self._fonts.font(look))
        chars.setForeground(QBrush(QColor(look.colour or "#000000")))
        if look.raised == "superscript":
            chars.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        elif look.raised == "subscript":
            chars.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        return chars

    def _table(self, cursor: QTextCursor, table: PaperTable) -> None:
        rows, columns = len(table.rows), len(table.widths)
        if not rows or not columns:
            return
        layout = QTextTableFormat()
        layout.setColumnWidthConstraints([QTextLength(QTextLength.Type.FixedLength, width * UNITS) for width in table.widths])
        layout.setCellPadding(0)
        layout.setCellSpacing(0)
        layout.setBorder(_LINE * UNITS if table.lines else 0)
        layout.setBorderCollapse(True)
        layout.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        layout.setBorderBrush(QBrush(Qt.GlobalColor.black))
        layout.setAlignment(_ALIGN.get(table.align, Qt.AlignmentFlag.AlignLeft))
        if table.new_page:
            layout.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        heads = 0
        while heads < rows - 1 and table.rows[heads].header:
            heads += 1
        layout.setHeaderRowCount(heads)
        made = cursor.insertTable(rows, columns, layout)
        for number, row in enumerate(table.rows):
            self._row(made, number, row, table)
        cursor.setPosition(made.lastPosition() + 1)

    def _row(self, made: QTextTable, number: int, row: TableRow, table: PaperTable) -> None:
        column = 0
        for cell in row.cells:
            if column >= len(table.widths):
                break
            span = min(cell.span, len(table.widths) - column)
            if not cell.follows:
                deep = 1
                while number + deep < len(table.rows) and _follows(table.rows[number + deep], column):
                    deep += 1
                if span > 1 or deep > 1:
                    made.mergeCells(number, column, deep, span)
                place = made.cellAt(number, column)
                place.setFormat(self._cell_format(cell, span, deep))
                self.blocks(place.firstCursorPosition(), cell.blocks, inside=True)
            column += span
        if row.height:
            self._rows.append((made, number, row))

    def _cell_format(self, cell: Cell, span: int, deep: int) -> QTextTableCellFormat:
        chars = QTextTableCellFormat()
        if cell.blocks and isinstance(cell.blocks[0], Paragraph):
            chars.setFont(self._fonts.font(cell.blocks[0].mark))
        chars.setTableCellColumnSpan(span)
        chars.setTableCellRowSpan(deep)
        chars.setLeftPadding(_CELL_SIDE * UNITS)
        chars.setRightPadding(_CELL_SIDE * UNITS)
        chars.setVerticalAlignment(_MIDDLE.get(cell.middle, QTextCharFormat.VerticalAlignment.AlignTop))
        if cell.fill:
            chars.setBackground(QBrush(QColor(cell.fill)))
        return chars

    def stretch(self) -> None:
        """Give rows their least height by room above and below what is in them."""
        layout = self._document.documentLayout()
        for made, number, row in self._rows:
            first = made.cellAt(number, 0)
            begin, end = first.firstCursorPosition().block(), first.lastCursorPosition().block()
            high = layout.blockBoundingRect(end).bottom() - layout.blockBoundingRect(begin).top()
            lacking = row.height * UNITS - high
            if lacking > 0:
                share = first.format().toTableCellFormat()
                middle = row.cells[0].middle
                share.setTopPadding(lacking if middle == "bottom" else lacking / 2 if middle == "center" else 0)
                share.setBottomPadding(lacking - share.topPadding())
                first.setFormat(share)


def _follows(row: TableRow, column: int) -> bool:
    place = 0
    for cell in row.cells:
        if place == column:
            return cell.follows
        place += cell.span
    return False


def _set_line(block: QTextBlockFormat, look: ParagraphLook) -> None:
    kinds = QTextBlockFormat.LineHeightTypes
    if look.line_rule == "exact":
        block.setLineHeight(look.line * UNITS, _kind(kinds.FixedHeight))
    elif look.line_rule == "atLeast":
        block.setLineHeight(look.line * UNITS, _kind(kinds.MinimumHeight))
    elif look.line != 1.0:
        block.setLineHeight(look.line * 100, _kind(kinds.ProportionalHeight))


def _kind(which: object) -> int:
    """Qt takes the number of the enumeration, which PyQt6 has as a value."""
    return int(getattr(which, "value", which))  # type: ignore[call-overload]


def _tab(kind: str) -> object:
    return {
        "right": QTextOption.TabType.RightTab, "end": QTextOption.TabType.RightTab, "center": QTextOption.TabType.CenterTab,
        "decimal": QTextOption.TabType.DelimiterTab,
    }.get(kind, QTextOption.TabType.LeftTab)  # fmt: skip
