"""Asking for the file of a paper, Word or PDF or both, and saying what was written."""

from pathlib import Path
from typing import Any, Callable, Dict

from qgis.core import Qgis, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ..casework.papers import Paper
from ..domain.language import translate
from . import messages

LAST_FORM = "farmland_guard/paper_form"
Write = Callable[[str, str], None]


def form_filters() -> Dict[str, str]:
    """What a paper can be saved as → file type in the dialog."""
    return {
        "docx": "Word (*.docx)",
        "pdf": "PDF (*.pdf)",
        "both": translate("FarmlandGuard", "Word and PDF, two files") + " (*.docx)",
    }


def ask_paper_file(iface: Any, parent: QWidget, title: str, name: str, write: Write) -> QFileDialog:
    """Open the dialog for a paper called `name` (no ending); `write` gets the file and one of FORMS. Nothing is blocked.

    The type that was chosen last is offered again.
    """
    filters = form_filters()
    dialog = QFileDialog(parent, title, name)
    dialog.setObjectName("FarmlandGuardPaper")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(filters.values()))

    def form() -> str:
        return next((key for key, text in filters.items() if text == dialog.selectedNameFilter()), "docx")

    def follow(*_chosen: str) -> None:
        dialog.setDefaultSuffix("pdf" if form() == "pdf" else "docx")

    def chosen(path: str) -> None:
        QgsSettings().setValue(LAST_FORM, form())
        other = Path(path).with_suffix(".pdf")
        if form() == "both" and other.exists():
            # The dialog asked about the .docx only.
            messages.show(iface, translate("FarmlandGuard", "{path} is there already; choose another name.").format(path=other))
            return
        write(path, form())

    dialog.filterSelected.connect(follow)
    dialog.fileSelected.connect(chosen)
    last = str(QgsSettings().value(LAST_FORM, "docx") or "docx")
    dialog.selectNameFilter(filters.get(last, filters["docx"]))
    follow()
    dialog.open()
    return dialog


def tell_paper(iface: Any, paper: Paper, title: str = "") -> None:
    """Say where a paper is, what stands blank in it and what has to be known before it goes out."""
    text = translate("FarmlandGuard", "{title} was written to {path}.").format(
        title=title or paper.title, path="、".join(str(path) for path in paper.paths)
    )
    if paper.blanks:
        text += " " + translate("FarmlandGuard", "Left blank: {names}").format(names="、".join(paper.blanks))
    text = " ".join([text, *paper.warnings])
    messages.show(iface, text, Qgis.MessageLevel.Warning if paper.warnings else Qgis.MessageLevel.Success)
