"""Where pages begin: rows stay whole, a heading stays with what follows it, and office, seal and date with each other.

Qt parts a row between its lines and knows no paragraphs that stay together. So the blocks are laid out, what parts wrongly first is
put right in the blocks, and they are laid out anew.
"""

from dataclasses import dataclass, replace
from typing import Callable, List, Optional, Sequence, Tuple

from qgis.PyQt.QtGui import QTextDocument, QTextTable

from .paper_model import Block, PaperTable
from .paper_writer import INDEX

Lay = Callable[[Sequence[Block], float], QTextDocument]
_MOST_CORRECTIONS = 60


@dataclass(frozen=True)
class _Place:
    """Block `index` from page to page (from 0); `top` is where on its page it begins."""

    index: int
    first: int
    last: int
    top: float


def paged(blocks: Sequence[Block], lay: Lay, high: float) -> QTextDocument:
    """The blocks laid out on pages that are `high` units."""
    document = lay(blocks, high)
    for _ in range(_MOST_CORRECTIONS):
        if document.pageCount() == 1:
            break
        better = _corrected(blocks, document, lay, high)
        if better is None:
            break
        blocks, document = better, lay(better, high)
    return document


def _corrected(blocks: Sequence[Block], document: QTextDocument, lay: Lay, high: float) -> Optional[Sequence[Block]]:
    """The blocks with the first wrong parting put right, None when there is none."""
    places = _places(document, high)
    for number, place in enumerate(places):
        block, following = blocks[place.index], places[number + 1 : number + 2]
        better: Optional[Sequence[Block]] = None
        if isinstance(block, PaperTable):
            if place.first != place.last:
                better = _with_parted(blocks, place, places[:number], lay, high)
        elif block.look.keep_next and following and place.last != following[0].first:
            better = _begun(blocks, places[: number + 1])
        if better is not None:
            return better
    return None


def _places(document: QTextDocument, high: float) -> List[_Place]:
    found = []
    place = document.rootFrame().begin()
    while not place.atEnd():
        block, frame = place.currentBlock(), place.currentFrame()
        if frame is not None:
            box = document.documentLayout().frameBoundingRect(frame)
            first = int((box.top() + 1) // high)
            found.append(_Place(frame.frameFormat().intProperty(INDEX), first, int((box.bottom() - 1) // high), box.top() - first * high))
        elif block.isValid() and block.userState() >= 0 and block.layout().lineCount():
            layout = block.layout()
            above = layout.position().y()
            first, last = (int((above + layout.lineAt(each).rect().center().y()) // high) for each in (0, layout.lineCount() - 1))
            found.append(_Place(block.userState(), first, last, above - first * high))
        place += 1
    return found


def _begun(blocks: Sequence[Block], before: Sequence[_Place]) -> Optional[Sequence[Block]]:
    """The blocks with a page begun at the last of these places, or at what has to stay with it; None when that helps nothing."""
    number = len(before) - 1
    while number > 0 and _stays(blocks[before[number - 1].index]) and before[number - 1].last == before[number].first:
        number -= 1
    block = blocks[before[number].index]
    if number == 0 or block.new_page or before[number - 1].last != before[number].first:
        return None
    changed = list(blocks)
    changed[before[number].index] = replace(block, new_page=True)
    return changed


def _stays(block: Block) -> bool:
    return not isinstance(block, PaperTable) and block.look.keep_next


def _with_parted(
    blocks: Sequence[Block], place: _Place, before: Sequence[_Place], lay: Lay, high: float
) -> Optional[Sequence[Block]]:
    """The blocks with a table parted between rows, its head repeated; None when its rows cannot be kept whole."""
    table = blocks[place.index]
    if not isinstance(table, PaperTable):
        return None
    heights = _heights(lay([table], 0), table)
    heads = table.heads
    above = sum(heights[:heads])
    groups = _groups(table, heads)
    if not groups:
        return None
    if place.top + above + sum(heights[slice(*groups[0])]) > high and place.top > 0:
        # Not even its first row fits below the head.
        begun = _begun(blocks, [*before, place])
        if begun is not None:
            return begun
    parts: List[List[Tuple[int, int]]] = [[]]
    reached = place.top + above
    for group in groups:
        tall = sum(heights[slice(*group)])
        if parts[-1] and reached + tall > high:
            parts.append([])
            reached = above
        parts[-1].append(group)
        reached += tall
    if len(parts) == 1:
        return None
    made = [
        replace(
            table,
            rows=[*table.rows[:heads], *(row for group in part for row in table.rows[slice(*group)])],
            new_page=table.new_page if number == 0 else True,
        )
        for number, part in enumerate(parts)
    ]
    return [*blocks[: place.index], *made, *blocks[place.index + 1 :]]


def _groups(table: PaperTable, heads: int) -> List[Tuple[int, int]]:
    """Rows from … to before … that merged cells hold together."""
    starts = [number for number in range(heads, len(table.rows)) if not any(cell.follows for cell in table.rows[number].cells)]
    return list(zip(starts, [*starts[1:], len(table.rows)]))


def _heights(document: QTextDocument, table: PaperTable) -> List[float]:
    """How high each row is, on a strip without pages."""
    layout = document.documentLayout()
    made = next(frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable))
    heights = [0.0] * made.rows()
    for row in range(made.rows()):
        for column in range(made.columns()):
            cell = made.cellAt(row, column)
            if cell.row() != row or cell.column() != column or cell.rowSpan() > 1:
                continue
            begin, end = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
            shape = cell.format().toTableCellFormat()
            tall = layout.blockBoundingRect(end).bottom() - layout.blockBoundingRect(begin).top()
            heights[row] = max(heights[row], tall + shape.topPadding() + shape.bottomPadding())
    rest = layout.frameBoundingRect(made).height() - sum(heights)
    return [height + max(rest, 0.0) / len(heights) for height in heights]
