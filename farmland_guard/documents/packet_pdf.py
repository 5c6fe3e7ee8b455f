"""One PDF out of written pages, papers, map sheets and pictures, in the order in which they are handed over, with page numbers.

Text is laid out by Qt, maps by QGIS's own layouts; the file appears whole or not at all.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Callable, List, Optional, Union

from qgis.core import Qgis, QgsLayoutExporter, QgsPrintLayout
from qgis.PyQt.QtCore import QMarginsF, QRectF, QSize, QSizeF, Qt
from qgis.PyQt.QtGui import QFont, QImageReader, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from ..domain.language import translate
from ..domain.whole_files import draft_of, make_folder_of
from .paper_layout import LaidPaper
from .paper_model import PaperBody
from .paper_writer import UNITS
from .text_paging import LaidText

DPI = 150
_MARGIN_MM, _FOOT_MM = 18.0, 12.0
_LARGEST_PICTURE = 1600
_STYLE = (
    "h1 {{font-size:20pt; text-align:center}} h2 {{font-size:14pt}} h3 {{font-size:11pt}} "
    "p, li, td, th {{font-size:{size}pt}} table {{border-collapse:collapse}} th {{background-color:#eeeeee}}"
)


@dataclass(frozen=True)
class TextPages:
    """HTML that fills as many portrait pages as it needs; `size` is the size of its text in points."""

    html: str
    size: float = 9.5


@dataclass(frozen=True)
class MapPage:
    """A map sheet. The layout is made when its page is drawn, so that a hundred of them never live at once."""

    layout: Callable[[], QgsPrintLayout]


@dataclass(frozen=True)
class PicturePage:
    """A photo with its caption on a page of its own."""

    path: Path
    caption: str


@dataclass(frozen=True)
class PaperPages:
    """A paper as its .docx has it, on pages with its own margins, head and foot."""

    body: PaperBody


Page = Union[TextPages, MapPage, PicturePage, PaperPages]


def write_packet(target: Path, pages: List[Page], font: str, title: str, foot: str = "") -> Path:
    """Write the pages as one PDF; `foot` stands at the left of every page's foot, with the number of the page at the right.

    Without it pages have only what they bring, as a single paper has. InputError when it cannot be written.
    """
    make_folder_of(target)
    with draft_of(target) as draft:
        _Drawing(draft, font, title, foot).draw(pages)
    return target


class _Drawing:
    def __init__(self, path: Path, font: str, title: str, foot: str) -> None:
        self._path, self._font, self._foot = path, font, foot
        self._writer = QPdfWriter(str(path))
        self._writer.setResolution(DPI)
        self._writer.setTitle(title)
        self._writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._painter: Optional[QPainter] = None
        self._number = self._total = 0

    def draw(self, pages: List[Page]) -> None:
        texts = {place: self._laid(page) for place, page in enumerate(pages) if isinstance(page, TextPages)}
        papers = {place: LaidPaper(page.body, self._font) for place, page in enumerate(pages) if isinstance(page, PaperPages)}
        self._total = sum(text.page_count for text in texts.values()) + sum(paper.page_count for paper in papers.values())
        self._total += len(pages) - len(texts) - len(papers)
        for place, page in enumerate(pages):
            if isinstance(page, TextPages):
                self._draw_text(texts[place])
            elif isinstance(page, PaperPages):
                self._draw_paper(papers[place])
            elif isinstance(page, MapPage):
                self._draw_map(page)
            else:
                self._draw_picture(page)
        if self._painter is None or not self._painter.end():
            raise OSError(0, translate("FarmlandGuard", "the PDF could not be finished"))

    def _laid(self, page: TextPages) -> LaidText:
        document = QTextDocument()
        document.setDefaultFont(_plain_font(self._font, page.size))
        document.setDefaultStyleSheet(_STYLE.format(size=page.size))
        document.documentLayout().setPaintDevice(self._writer)
        document.setDocumentMargin(0)
        document.setHtml(page.html)
        area = self._text_area()
        document.setTextWidth(area.width())
        return LaidText(document, area.height())

    def _text_area(self) -> QRectF:
        wide, high = _pixels(210.0), _pixels(297.0)
        margin, foot = _pixels(_MARGIN_MM), _pixels(_FOOT_MM)
        return QRectF(margin, margin, wide - 2 * margin, high - 2 * margin - foot / 2)

    def _new_page(self, landscape: bool) -> QPainter:
        orientation = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
        layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, QMarginsF(0, 0, 0, 0))
        self._writer.setPageLayout(layout)
        if self._painter is None:
            self._painter = QPainter()
            if not self._painter.begin(self._writer):
                raise OSError(0, translate("FarmlandGuard", "the PDF could not be begun"))
        elif not self._writer.newPage():
            raise OSError(0, translate("FarmlandGuard", "the PDF takes no further page"))
        self._number += 1
        return self._painter

    def _finish_page(self, landscape: bool, inner: bool = True) -> None:
        """Number the page; `inner` when something of its own may stand where the foot goes in a page lying down."""
        if not self._foot:
            return
        wide, high = (_pixels(297.0), _pixels(210.0)) if landscape else (_pixels(210.0), _pixels(297.0))
        painter = self._painter
        if painter is None:
            return
        painter.setFont(_plain_font(self._font, 8))
        painter.setPen(Qt.GlobalColor.black)
        area = QRectF(_pixels(_MARGIN_MM), high - _pixels(_FOOT_MM), wide - 2 * _pixels(_MARGIN_MM), _pixels(6))
        if landscape and inner:
            # The map sheet's own note ends above its frame: only the number goes to the outer edge.
            area = QRectF(wide - _pixels(60), high - _pixels(7), _pixels(52), _pixels(6))
        else:
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft), self._foot)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignRight), f"第 {self._number} 页 共 {self._total} 页")

    def _draw_text(self, text: LaidText) -> None:
        for number in range(1, text.page_count + 1):
            painter = self._new_page(False)
            painter.save()
            painter.translate(self._text_area().topLeft())
            text.draw(painter, number)
            painter.restore()
            self._finish_page(False)

    def _draw_paper(self, paper: LaidPaper) -> None:
        landscape = paper.body.page.landscape
        for number in range(1, paper.page_count + 1):
            painter = self._new_page(landscape)
            painter.save()
            painter.scale(DPI / 72 / UNITS, DPI / 72 / UNITS)
            paper.draw(painter, number)
            painter.restore()
            self._finish_page(landscape, inner=False)

    def _draw_map(self, page: MapPage) -> None:
        layout = page.layout()
        layout.renderContext().setDpi(DPI)
        # Since 3.24 titles would be drawn as outlines, which cannot be searched for.
        layout.renderContext().setTextRenderFormat(Qgis.TextRenderFormat.AlwaysText)
        painter = self._new_page(True)
        painter.save()
        QgsLayoutExporter(layout).renderPage(painter, 0)
        painter.restore()
        self._finish_page(True)

    def _draw_picture(self, page: PicturePage) -> None:
        painter = self._new_page(False)
        area = self._text_area()
        painter.setFont(_plain_font(self._font, 10))
        painter.drawText(QRectF(area.left(), area.top(), area.width(), _pixels(8)), int(Qt.AlignmentFlag.AlignLeft), page.caption)
        image = _picture(page.path)
        if image is None:
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), "（图片不能显示，原文件见证据文件夹）")
        else:
            room = QSizeF(area.width(), area.height() - _pixels(10))
            size = QSizeF(image.size()).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRectF(area.left(), area.top() + _pixels(10), size.width(), size.height()), image)
        self._finish_page(False)


def _plain_font(family: str, size: float) -> QFont:
    """Chinese needs no shaping, and shaped figures of a CJK font cannot be searched for in the PDF."""
    font = QFont(family)
    font.setPointSizeF(size)
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    font.setKerning(False)
    return font


def _pixels(millimetres: float) -> float:
    return millimetres / 25.4 * DPI


def _picture(path: Path):  # type: ignore[no-untyped-def]
    """The image of a file, no larger than a page can show and turned as the camera says; None for what is none."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _LARGEST_PICTURE:
        reader.setScaledSize(size.scaled(QSize(_LARGEST_PICTURE, _LARGEST_PICTURE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image
