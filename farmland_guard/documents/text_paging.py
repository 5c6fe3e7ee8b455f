"""Written pages parted where nothing is torn: rows and paragraphs stay whole, headings with what they head, and the head of a table
stands again above its rows on the next page.

Qt parts rows between their lines. So the text is laid out as one strip, and each page shows a stretch of it.
"""

from dataclasses import dataclass
from typing import List, Optional, Tuple

from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QPainter, QTextBlock, QTextDocument, QTextTable

_LINE = 1.0
"""Units beside the middle of a line of a table that show it whole and touch no text."""
_CSS_DPI = 96.0


@dataclass(frozen=True)
class _Whole:
    """A stretch of the strip that stays on one page, as far as it fits; `head` of the table that goes on behind it."""

    top: float
    bottom: float
    head: Optional[Tuple[float, float]] = None
    binds: bool = False
    """Whether it is nothing without what follows: a heading, the head of a table, the row above the sums."""
    lines: Tuple[float, ...] = ()
    """Where it can be parted if it is higher than a page."""


@dataclass(frozen=True)
class _Page:
    top: float
    bottom: float
    head: Optional[Tuple[float, float]] = None


class LaidText:
    """A document of a set width on pages of a height."""

    def __init__(self, document: QTextDocument, high: float) -> None:
        self._document, self._wide = document, document.textWidth()
        self.pages = _pages(_wholes(document), high)

    @property
    def page_count(self) -> int:
        """How many pages it fills; an empty text has one."""
        return len(self.pages)

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw page `number` (from 1) with a painter whose origin is the corner of the text."""
        page = self.pages[number - 1]
        down = 0.0
        if page.head is not None:
            self._draw_part(painter, *page.head, down)
            down = page.head[1] - page.head[0]
        self._draw_part(painter, page.top, page.bottom, down)

    def _draw_part(self, painter: QPainter, top: float, bottom: float, down: float) -> None:
        painter.save()
        painter.translate(0, down - top)
        self._document.drawContents(painter, QRectF(-_LINE, top - _LINE, self._wide + 2 * _LINE, bottom - top + 2 * _LINE))
        painter.restore()


def _pages(wholes: List[_Whole], high: float) -> List[_Page]:
    """The pages that show all of them in order."""
    pages: List[_Page] = []
    top, head = 0.0, None
    place = 0
    while place < len(wholes):
        room = high - (head[1] - head[0] if head is not None else 0.0)
        end = place
        while end < len(wholes) and wholes[end].bottom - top <= room:
            end += 1
        if end < len(wholes):
            kept = end
            while kept > place and wholes[kept - 1].binds:
                kept -= 1
            # Where all that fits is headings, they stand alone rather than on no page.
            end = kept if kept > place else end
        if end > place:
            pages.append(_Page(top, wholes[end - 1].bottom, head))
            place = end
        else:
            cut = max((line for line in wholes[place].lines if top < line <= top + room), default=top + room)
            pages.append(_Page(top, cut, head))
            top = cut
            continue
        if place < len(wholes):
            top, head = wholes[place].top, wholes[place].head
    return pages or [_Page(0.0, high)]


def _wholes(document: QTextDocument) -> List[_Whole]:
    found: List[_Whole] = []
    place = document.rootFrame().begin()
    while not place.atEnd():
        frame, block = place.currentFrame(), place.currentBlock()
        if isinstance(frame, QTextTable):
            found += _rows(document, frame)
        elif block.isValid() and block.text():
            box = document.documentLayout().blockBoundingRect(block)
            found.append(_Whole(box.top(), box.bottom(), binds=block.blockFormat().headingLevel() > 0, lines=tuple(_lines(document, block))))
        place += 1
    return found


def _rows(document: QTextDocument, table: QTextTable) -> List[_Whole]:
    """The rows of a table from line to line; a line is in the middle of what the texts above and below it leave free."""
    layout = document.documentLayout()
    device = layout.paintDevice()
    scale = device.logicalDpiY() / _CSS_DPI if device is not None else 1.0
    free = (table.format().cellPadding() + table.format().border() / 2) * scale
    tops, bottoms, lines = [], [], []
    for row in range(table.rows()):
        blocks = [block for column in range(table.columns()) for block in _blocks(table, row, column)]
        boxes = [layout.blockBoundingRect(block) for block in blocks]
        tops.append(min(each.top() for each in boxes))
        bottoms.append(max(each.bottom() for each in boxes))
        lines.append(tuple(sorted(each for block in blocks for each in _lines(document, block))))
    edges = [tops[0] - free, *((above + below) / 2 for above, below in zip(bottoms, tops[1:])), bottoms[-1] + free]
    heads = table.format().headerRowCount()
    head = (edges[0], edges[heads]) if heads else None
    last = table.rows() - 1
    return [
        _Whole(edges[row], edges[row + 1], head if row >= heads else None, row < heads or (heads > 0 and row == last - 1), lines[row])
        for row in range(last + 1)
    ]


def _blocks(table: QTextTable, row: int, column: int) -> List[QTextBlock]:
    cell = table.cellAt(row, column)
    block, last, found = cell.firstCursorPosition().block(), cell.lastCursorPosition().block(), []
    while block != last:
        found.append(block)
        block = block.next()
    return [*found, last]


def _lines(document: QTextDocument, block: QTextBlock) -> List[float]:
    """Where the lines of a paragraph end."""
    layout, top = block.layout(), document.documentLayout().blockBoundingRect(block).top()
    return [top + layout.lineAt(number).rect().bottom() for number in range(layout.lineCount())]
