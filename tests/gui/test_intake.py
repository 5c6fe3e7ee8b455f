"""接收批次: from a file to the register by the assistant's buttons; the new batch stands compared in the list."""

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorFileWriter
from qgis.PyQt.QtWidgets import QApplication

from farmland_guard.casework.field_templates import templates
from tests.gui.planted import FIRST, box, last_message, layer, planted, press
from tests.gui.test_desk import desk, front, menu  # noqa: F401  (fixtures)
from tests.gui.test_draw import cad  # noqa: F401
from tests.register.helpers import case_row

NEW = "140827SJBG26110001"


def shapefile(path, rows):
    """A GBK shapefile of patches with names of fields as a county gets them."""
    source = layer("field=JCBH:string(30)&field=TBLX:string(10)&field=MJ:double&field=监测名:string(30)", rows)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.fileEncoding = "ESRI Shapefile", "GBK"
    context = QgsProject.instance().transformContext()
    assert QgsVectorFileWriter.writeAsVectorFormatV3(source, str(path), context, options)[0] == 0
    return path


@pytest.fixture
def batch_file(tmp_path):
    crossed = box(9000, 0, 100, 100)
    rows = [
        (box(0, 0, 100, 100), [NEW, "20", 10000.0, "甲"]),
        (box(4000, 0, 50, 50), ["140827SJBG26110002", "YH", 2500.0, "乙"]),
        (crossed, ["140827SJBG26110002", "YH", 2500.0, "丙"]),
        (box(6000, 0, 50, 50), ["", "YH", 2500.0, "丁"]),
    ]
    return shapefile(tmp_path / "十月.shp", rows)


@pytest.fixture
def assistant(desk, tmp_path):
    desk.open_register(planted(tmp_path).path)
    desk.action("import").trigger()
    return desk.intake


def test_a_batch_goes_from_file_to_list_and_comparison(desk, assistant, batch_file, qtbot, qgis_iface):
    assert not assistant.isModal()
    press(assistant.next_button)
    assert "Choose the file" in assistant.hint.text()
    assistant.file.setFilePath(str(batch_file))
    assert assistant.batch.text() == "十月"
    assistant.batch.setText("2026年11月卫片")
    assistant.expected.setValue(5)
    press(assistant.next_button)
    assert assistant.mapping.mapping()["code"] == "JCBH" and assistant.mapping.mapping()["tblx"] == "TBLX"
    row = list(assistant.mapping.combos).index("code")
    assert NEW in assistant.mapping.table.item(row, 2).text()
    assistant.mapping.name.setText("省厅下发")
    press(assistant.mapping.save_button)
    assert [each.name for each in templates(desk.current.register, "clues")] == ["省厅下发"]
    press(assistant.next_button)
    qtbot.waitUntil(lambda: assistant.steps.currentIndex() == 2, timeout=10000)
    said = "\n".join(issue.text for issue in assistant.report.issues)
    assert "row 3" in said and "row 4" in said and "says 5 patches" in said
    assert case_count(desk) == 3, "nothing is written before the last button"
    with qtbot.waitSignal(assistant.taken, timeout=10000):
        press(assistant.next_button)
    assert desk.intake is None and case_row(desk.current.register, NEW)["batch"] == "2026年11月卫片"
    patches = desk.docks["patches"]
    qtbot.waitUntil(lambda: "相同 1" in patches.table.batch_line.text(), timeout=10000)
    assert sorted(patches.table.model.line(row).code for row in range(patches.table.model.rowCount())) == [
        NEW,
        "140827SJBG26110002",
    ]
    assert patches.table.model.line(patches.table.model.row_of(NEW)).old_code == FIRST
    assert "compared" in last_message(qgis_iface)


def case_count(desk):
    with desk.current.register.reading() as session:
        return session.one("SELECT count(*) AS n FROM violation")["n"]


def test_without_a_field_for_the_code_the_way_on_is_shut(desk, assistant, tmp_path):
    source = layer("field=甲:string(30)", [(box(0, 0, 10, 10), ["x"])])
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    path = tmp_path / "无编号.gpkg"
    QgsVectorFileWriter.writeAsVectorFormatV3(source, str(path), QgsProject.instance().transformContext(), options)
    assistant.file.setFilePath(str(path))
    press(assistant.next_button)
    assert not assistant.next_button.isEnabled() and "Choose the field for" in assistant.hint.text()
    combo = assistant.mapping.combos["code"]
    combo.setCurrentIndex(combo.findData("甲"))
    assert assistant.next_button.isEnabled() and assistant.hint.text() == ""
    assistant.reject()
    QApplication.processEvents()
    assert desk.intake is None


def test_a_file_that_cannot_be_read_is_said_in_the_window(desk, assistant, tmp_path):
    bad = tmp_path / "坏.shp"
    bad.write_text("nothing", encoding="utf-8")
    assistant.file.setFilePath(str(bad))
    assert "坏.shp" in assistant.hint.text()
    press(assistant.next_button)
    assert assistant.steps.currentIndex() == 0 and "坏.shp" in assistant.hint.text()
    assert QgsCoordinateReferenceSystem("EPSG:4525").isValid()
