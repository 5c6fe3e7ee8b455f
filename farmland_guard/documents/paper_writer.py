"""Writing paragraphs and tables into a text document of Qt, with the fonts there are."""

from functools import lru_cache
from typing import Dict, List, Sequence, Tuple

from qgis.core import QgsFontUtils
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from .docx_styles import ParagraphLook, TextLook
from .paper_model import Block, Cell, PaperTable, Paragraph, TableRow

UNITS = 10.0
"""Units to a point."""
_CELL_SIDE = 5.4
LINE = 0.5
"""Points of the lines of a table."""
WHOLE, INDEX = 0x100001, 0x100002
"""Properties of a table: that it has all its lines, and which block it is. Qt leaves numbers from 0x100000 on to programs."""
_MOST_INDENT, _WIDEST, _LEAST_FILLED = 0.8, 1.05, 0.88
"""Shares of the width of the text: an indent, a table, which may reach a little into the margin, and a line set to both sides."""
_KIN = (
    ("仿宋", "FangSong", "仿宋_GB2312", "FangSong_GB2312"),
    ("楷体", "KaiTi", "楷体_GB2312", "KaiTi_GB2312"),
    ("黑体", "SimHei", "Noto Sans CJK SC"),
    ("方正小标宋简体", "方正小标宋_GBK", "宋体", "SimSun", "Noto Serif CJK SC"),
    ("宋体", "SimSun", "新宋体", "NSimSun", "Noto Serif CJK SC"),
    ("微软雅黑", "Microsoft YaHei", "Noto Sans CJK SC"),
)
"""Names of one font, and what stands in for it."""
ALIGN = {
    "center": Qt.AlignmentFlag.AlignHCenter, "right": Qt.AlignmentFlag.AlignRight, "both": Qt.AlignmentFlag.AlignJustify,
    "distribute": Qt.AlignmentFlag.AlignJustify,
}  # fmt: skip
_MIDDLE = {
    "center": QTextCharFormat.VerticalAlignment.AlignMiddle, "bottom": QTextCharFormat.VerticalAlignment.AlignBottom,
}  # fmt: skip


class Fonts:
    """Fonts as a .docx names them; where one is not installed, its kin, and at last the one given."""

    def __init__(self, last: str) -> None:
        self._last = last
        self._found: Dict[Tuple[str, str], List[str]] = {}

    def font(self, look: TextLook) -> QFont:
        """The font of a run, sized in units."""
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


class Writer:
    """Writes blocks into a document and keeps the rows that have a least height."""

    def __init__(self, document: QTextDocument, fonts: Fonts, numbers: Dict[str, str], room: float) -> None:
        self._document, self._fonts, self._numbers, self._room = document, fonts, numbers, room
        self._rows: List[Tuple[QTextTable, int, TableRow]] = []

    def blocks(self, cursor: QTextCursor, blocks: Sequence[Block], inside: bool = False) -> None:
        """Write at the cursor, which stands in an empty paragraph; `inside` a cell, whose own look Qt keeps there."""
        fresh = True
        for place, block in enumerate(blocks):
            if isinstance(block, PaperTable):
                self._table(cursor, block, place)
                # Qt has an empty paragraph behind every table; it takes the place of the one that follows.
                fresh = True
                continue
            if not fresh:
                cursor.insertBlock()
            fresh = False
            self._paragraph(cursor, block, marked=not inside or place > 0)
            cursor.block().setUserState(place)
            beside = [*blocks[max(place - 1, 0) : place], *blocks[place + 1 : place + 2]]
            if not block.spans and any(isinstance(each, PaperTable) for each in beside):
                # Qt gives an empty paragraph beside a table no height.
                cursor.insertText(" ", self._char_format(block.mark))

    def _paragraph(self, cursor: QTextCursor, paragraph: Paragraph, marked: bool) -> None:
        cursor.setBlockFormat(self._block_format(paragraph))
        if marked:
            cursor.setBlockCharFormat(self._char_format(paragraph.mark))
        for span in paragraph.spans:
            text = self._numbers.get(span.field, span.text)
            cursor.insertText(text.replace("\n", "\u2028"), self._char_format(span.look))

    def _block_format(self, paragraph: Paragraph) -> QTextBlockFormat:
        look, block = paragraph.look, QTextBlockFormat()
        size = (paragraph.spans[0].look if paragraph.spans else paragraph.mark).size
        block.setAlignment(ALIGN.get(look.align, Qt.AlignmentFlag.AlignLeft))
        first = min(look.first if look.first_chars is None else look.first_chars * size, self._room * _MOST_INDENT)
        left = min(look.left if look.left_chars is None else look.left_chars * size, self._room * _MOST_INDENT)
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

    def _table(self, cursor: QTextCursor, table: PaperTable, index: int) -> None:
        rows, columns = len(table.rows), len(table.widths)
        if not rows or not columns:
            return
        layout = QTextTableFormat()
        # A table that is wider than the text is drawn smaller rather than cut off at the edge of the sheet.
        share = min(1.0, self._room * _WIDEST / sum(table.widths))
        lengths = [QTextLength(QTextLength.Type.FixedLength, width * share * UNITS) for width in table.widths]
        layout.setColumnWidthConstraints(lengths)
        layout.setCellPadding(0)
        layout.setCellSpacing(0)
        lined = _lined(table)
        layout.setBorder(LINE * UNITS if lined else 0)
        layout.setProperty(WHOLE, lined == "all")
        layout.setProperty(INDEX, index)
        layout.setBorderCollapse(True)
        layout.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        layout.setBorderBrush(QBrush(Qt.GlobalColor.black))
        layout.setAlignment(ALIGN.get(table.align, Qt.AlignmentFlag.AlignLeft))
        if table.new_page:
            layout.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        layout.setHeaderRowCount(table.heads)
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
                shape = self._cell_format(cell, span, deep)
                _set_edges(shape, table.lines_of(number, column, cell, deep))
                place.setFormat(shape)
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

    def loosen(self) -> None:
        """Set paragraphs left in which a line would be pulled far apart: Qt spaces even the figures of a long code out."""
        block = self._document.begin()
        while block.isValid():
            shape, layout = block.blockFormat(), block.layout()
            if shape.alignment() == Qt.AlignmentFlag.AlignJustify:
                lines = [layout.lineAt(number) for number in range(layout.lineCount() - 1)]
                if any(line.naturalTextWidth() < line.width() * _LEAST_FILLED for line in lines):
                    shape.setAlignment(Qt.AlignmentFlag.AlignLeft)
                    QTextCursor(block).setBlockFormat(shape)
            block = block.next()

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


def _lined(table: PaperTable) -> str:
    """ "all" when every cell has all its lines, "some", or "" for none."""
    lines = set()
    for number, row in enumerate(table.rows):
        column = 0
        for cell in row.cells:
            lines.update(table.lines_of(number, column, cell, 1))
            column += cell.span
    return "" if lines <= {False} else "all" if lines == {True} else "some"


def _set_edges(shape: QTextTableCellFormat, lines: Sequence[bool]) -> None:
    kinds, widths = QTextFrameFormat.BorderStyle, [LINE * UNITS if drawn else 0.0 for drawn in lines]
    styles = [kinds.BorderStyle_Solid if drawn else kinds.BorderStyle_None for drawn in lines]
    for set_width, width in zip((shape.setTopBorder, shape.setRightBorder, shape.setBottomBorder, shape.setLeftBorder), widths):
        set_width(width)
    setters = (shape.setTopBorderStyle, shape.setRightBorderStyle, shape.setBottomBorderStyle, shape.setLeftBorderStyle)
    for set_style, style in zip(setters, styles):
        set_style(style)


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
