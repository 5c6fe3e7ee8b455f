"""A paper as it will be drawn: its paragraphs and tables, its page, its heads and feet, and what cannot be drawn. Lengths in points."""

from dataclasses import dataclass, field
from typing import List, Mapping, Optional, Sequence, Tuple, Union

from .docx_styles import ParagraphLook, TextLook


@dataclass(frozen=True)
class Span:
    """Text of one look; `field` is "page" or "pages" where the number of the page stands."""

    text: str
    look: TextLook
    field: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Spans on one paragraph; `mark` is the look of the paragraph's end, which gives an empty one its height."""

    spans: Sequence[Span]
    look: ParagraphLook
    mark: TextLook
    new_page: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell over `span` columns; `follows` when it belongs to the cell above it, `edges` where it says which lines it has."""

    blocks: Sequence["Block"]
    span: int = 1
    follows: bool = False
    middle: str = "top"
    fill: str = ""
    edges: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class TableRow:
    """A row; `header` ones are repeated on each page, `height` is the least it takes."""

    cells: Sequence[Cell]
    header: bool = False
    height: float = 0.0


@dataclass(frozen=True)
class PaperTable:
    """A table with the widths of its columns; `edges` are its own lines: top, left, bottom, right, insideH and insideV."""

    rows: Sequence[TableRow]
    widths: Sequence[float]
    edges: Mapping[str, bool] = field(default_factory=dict)
    align: str = "left"
    new_page: bool = False

    @property
    def heads(self) -> int:
        """How many rows at its top are repeated on each page; never all."""
        count = 0
        while count < len(self.rows) - 1 and self.rows[count].header:
            count += 1
        return count

    def lines_of(self, row: int, column: int, cell: Cell, deep: int) -> Tuple[bool, ...]:
        """Whether the cell has a line above, at its right, below and at its left; those of the cell go before the table's."""
        own = {
            "top": "top" if row == 0 else "insideH",
            "right": "right" if column + cell.span >= len(self.widths) else "insideV",
            "bottom": "bottom" if row + deep >= len(self.rows) else "insideH",
            "left": "left" if column == 0 else "insideV",
        }
        return tuple(cell.edges.get(side, self.edges.get(name, False)) for side, name in own.items())


Block = Union[Paragraph, PaperTable]


@dataclass(frozen=True)
class PageSetup:
    """A4 upright or lying, its margins, and how far from the edge head and foot stand."""

    landscape: bool = False
    top: float = 72.0
    right: float = 90.0
    bottom: float = 72.0
    left: float = 90.0
    head: float = 42.5
    foot: float = 49.6

    @property
    def width(self) -> float:
        """Of the sheet."""
        return 841.9 if self.landscape else 595.3

    @property
    def height(self) -> float:
        """Of the sheet."""
        return 595.3 if self.landscape else 841.9


@dataclass(frozen=True)
class PaperBody:
    """A whole paper. `heads` and `feet` by kind: default, first, even. `untold` names what the .docx holds and this does not."""

    blocks: Sequence[Block]
    page: PageSetup
    heads: Mapping[str, Sequence[Block]] = field(default_factory=dict)
    feet: Mapping[str, Sequence[Block]] = field(default_factory=dict)
    untold: Sequence[str] = ()

    def margin_blocks(self, which: Mapping[str, Sequence[Block]], number: int) -> Sequence[Block]:
        """The head or foot of page `number`."""
        kinds: List[str] = ["first"] if number == 1 else []
        kinds += ["even"] if number % 2 == 0 else []
        found: Optional[str] = next((kind for kind in [*kinds, "default"] if kind in which), None)
        return () if found is None else which[found]
