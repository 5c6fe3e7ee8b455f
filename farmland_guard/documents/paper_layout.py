"""Laying a paper out on pages with Qt: characters, lines and tables where its .docx has them.

Everything is laid out in tenths of a point with fonts sized in the same units, so that no screen's resolution has a say.
"""

from typing import Dict, List, Optional, Sequence, Tuple

from qgis.PyQt.QtCore import QPointF, QRectF, QSizeF, Qt
from qgis.PyQt.QtGui import (
    QPainter,
    QPen,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from .docx_styles import TextLook
from .paper_model import Block, PaperBody
from .paper_paging import paged
from .paper_writer import ALIGN, LINE, UNITS, WHOLE, Fonts, Writer


class LaidPaper:
    """A paper on its pages. `font` stands in where a font of the .docx is not installed."""

    def __init__(self, body: PaperBody, font: str) -> None:
        self.body, self._fonts = body, Fonts(font)
        page = body.page
        self._area = QRectF(page.left, page.top, page.width - page.left - page.right, page.height - page.top - page.bottom)
        self._document = paged(body.blocks, self._laid, self._area.height() * UNITS)
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
        line = LINE * UNITS
        painter.setPen(QPen(Qt.GlobalColor.black, line))
        for frame in self._document.rootFrame().childFrames():
            layout = frame.frameFormat().toTableFormat()
            box = self._document.documentLayout().frameBoundingRect(frame)
            if layout.isValid() and layout.boolProperty(WHOLE) and box.top() < edge < box.bottom():
                wide = sum(width.rawValue() for width in layout.columnWidthConstraints())
                room = max(0.0, self._area.width() * UNITS - wide)
                centred, right = (layout.alignment() == ALIGN[name] for name in ("center", "right"))
                left = room if right else room / 2 if centred else 0.0
                # Where Qt ends the lines between the columns.
                painter.drawLine(QPointF(left + line, edge - 2 * line), QPointF(left + wide + 2 * line, edge - 2 * line))

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

    def _laid(self, blocks: Sequence[Block], high: float, numbers: Optional[Dict[str, str]] = None) -> QTextDocument:
        """The blocks on pages of this height in units; on one strip when it is 0."""
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self._fonts.font(TextLook()))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        writer = Writer(document, self._fonts, numbers or {}, self._area.width())
        writer.blocks(QTextCursor(document), blocks)
        document.setTextWidth(self._area.width() * UNITS)
        writer.stretch()
        writer.loosen()
        if high:
            document.setPageSize(QSizeF(self._area.width() * UNITS, high))
        return document


def _draw_lines(painter: QPainter, lines: "List[Tuple[QTextLayout, QTextLine]]") -> None:
    for layout, line in lines:
        line.draw(painter, layout.position())
