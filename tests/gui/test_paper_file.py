"""The dialog for a paper: the file type decides between Word, PDF and both, and nothing is replaced unasked."""

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtWidgets import QWidget

from farmland_guard.casework.papers import Paper
from farmland_guard.gui.paper_file import LAST_FORM, ask_paper_file, form_filters, tell_paper
from tests.gui.planted import last_message


@pytest.fixture
def parent(qgis_app, qtbot):
    QgsSettings().remove(LAST_FORM)
    widget = QWidget()
    qtbot.addWidget(widget)
    yield widget
    QgsSettings().remove(LAST_FORM)


def test_the_type_is_handed_on_and_offered_again(parent, qgis_iface, tmp_path):
    written = []
    dialog = ask_paper_file(qgis_iface, parent, "题", "通知", lambda *what: written.append(what))
    assert dialog.defaultSuffix() == "docx" and dialog.nameFilters() == list(form_filters().values())
    dialog.selectNameFilter(form_filters()["pdf"])
    dialog.filterSelected.emit(form_filters()["pdf"])
    assert dialog.defaultSuffix() == "pdf"
    dialog.fileSelected.emit(str(tmp_path / "a.pdf"))
    dialog.close()
    again = ask_paper_file(qgis_iface, parent, "题", "通知", lambda *what: written.append(what))
    assert again.defaultSuffix() == "pdf" and written == [(str(tmp_path / "a.pdf"), "pdf")]
    again.close()


def test_of_two_files_the_one_nobody_was_asked_about_is_not_replaced(parent, qgis_iface, tmp_path):
    written = []
    QgsSettings().setValue(LAST_FORM, "both")
    dialog = ask_paper_file(qgis_iface, parent, "题", "通知", lambda *what: written.append(what))
    (tmp_path / "通知.pdf").write_bytes(b"scan")
    dialog.fileSelected.emit(str(tmp_path / "通知.docx"))
    assert written == [] and "通知.pdf" in last_message(qgis_iface)
    dialog.fileSelected.emit(str(tmp_path / "新.docx"))
    assert written == [(str(tmp_path / "新.docx"), "both")]
    dialog.close()


def test_what_the_pdf_does_not_show_is_told(parent, qgis_iface, tmp_path):
    tell_paper(qgis_iface, Paper((tmp_path / "a.docx", tmp_path / "a.pdf"), "通知", ["文号"], "no picture"))
    message = last_message(qgis_iface)
    for word in ("a.docx、", "a.pdf", "文号", "no picture"):
        assert word in message
