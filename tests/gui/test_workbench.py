"""工作台: what waits, clicked through in a window."""

from datetime import date, timedelta

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from farmland_guard.casework.base_intake import import_base
from farmland_guard.casework.checking import check_register
from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.overview import WAITING
from farmland_guard.casework.rectifying import issue_tasks
from farmland_guard.domain.codes import label
from farmland_guard.exchange.source import VectorRows
from farmland_guard.gui.current import CurrentRegister
from farmland_guard.gui.waiting_model import CODE_ROLE, WARNING_COLOUR
from farmland_guard.gui.workbench_panel import WorkbenchPanel
from farmland_guard.register.store import wkb_of
from tests.gui.planted import FIRST, SECOND, THIRD, box, last_message, layer, planted, press, show_dock
from tests.register.helpers import case_row


@pytest.fixture
def panel(qgis_iface, qgis_new_project, qtbot):
    current = CurrentRegister()
    made = WorkbenchPanel(qgis_iface, current)
    show_dock(qgis_iface, made, qtbot)
    yield made
    made.take_down()
    made.close()
    qgis_iface.mainWindow().removeDockWidget(made)
    made.deleteLater()


@pytest.fixture
def opened(panel, tmp_path):
    """The panel on a register whose cases wait for different work."""
    register = planted(tmp_path)
    record_verdict(register, [SECOND], "illegal_construction", "王执法", "现场核实")
    panel._current.open(register.path)
    return register


def row_of(panel, kind):
    return panel.model.index(WAITING.index(kind), 0)


def codes_under(panel, kind):
    parent = row_of(panel, kind)
    return [panel.model.index(row, 0, parent).data(CODE_ROLE) for row in range(panel.model.rowCount(parent))]


def click(panel, index, double=False):
    panel.tree.scrollTo(index)
    place = panel.tree.visualRect(index).center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(panel.tree.viewport(), left, none, place)
    if double:
        QTest.mouseDClick(panel.tree.viewport(), left, none, place)


def test_without_a_register_the_panel_says_what_to_do(panel, qtbot):
    assert panel.empty.isVisible() and not panel.tree.isVisible()
    with qtbot.waitSignal(panel.open_wanted):
        press(panel.empty.open_button)
    with qtbot.waitSignal(panel.new_wanted):
        press(panel.empty.new_button)


def test_work_stands_under_its_kind(panel, opened):
    assert panel.tree.isVisible()
    assert codes_under(panel, "to_check") == [FIRST, SECOND, THIRD]
    assert codes_under(panel, "to_judge") == [FIRST, THIRD]
    assert codes_under(panel, "to_issue") == [SECOND]
    assert row_of(panel, "to_judge").data() == "To judge (2)"
    assert row_of(panel, "to_sign").data() == "To sign (0)"
    assert "垣曲县" in panel.headline.text() and "3 cases" in panel.headline.text()
    assert "2025年划定" in panel.headline.text()


def test_a_missing_base_layer_is_offered_for_import(panel, opened, qtbot):
    assert label("base_role", "township") in panel.headline.text()
    with qtbot.waitSignal(panel.base_wanted) as asked:
        panel.headline.linkActivated.emit("township")
    assert asked.args == ["township"] and "href=\"township\"" in panel.headline.text()


def test_the_other_base_layers_are_there_with_their_versions_or_offered(panel, opened, qtbot):
    made = layer("field=BSM:string(18)&field=MC:string(60)", [(box(0, 0, 40, 100), ["1", "历山"])], "红线")
    import_base(opened, "redline", VectorRows(made), "2026<版>", date(2026, 12, 31), "测试")
    panel._current.changed.emit()
    line = panel.headline.text().split("<br>")[-1]
    assert "生态保护红线 2026&lt;版&gt;；" in line and 'href="redline"' not in line
    for role in ("approved", "reserve", "planzone", "village"):
        assert f'<a href="{role}">{label("base_role", role)}</a>' in line
    with qtbot.waitSignal(panel.base_wanted) as asked:
        panel.headline.linkActivated.emit("planzone")
    assert asked.args == ["planzone"]


def test_a_click_picks_the_case_and_zooms_to_it(panel, opened, qgis_canvas, qtbot):
    qgis_canvas.setDestinationCrs(panel._iface.mapCanvas().mapSettings().destinationCrs().fromEpsgId(4525))
    parent = row_of(panel, "to_judge")
    with qtbot.waitSignal(panel._current.case_picked) as picked:
        click(panel, panel.model.index(1, 0, parent))
    assert picked.args == [THIRD]
    from farmland_guard.geometry.single import bounds

    west, south, east, north = bounds(wkb_of(case_row(opened, THIRD)))
    extent = panel._iface.mapCanvas().extent()
    assert extent.xMinimum() < west and extent.xMaximum() > east
    assert extent.yMinimum() < south and extent.yMaximum() > north
    # Near enough to be looked at: the case is 20 m wide.
    assert extent.height() < 200


def test_enter_and_double_click_open_the_case(panel, opened, qtbot):
    index = panel.model.index(0, 0, row_of(panel, "to_issue"))
    with qtbot.waitSignal(panel.case_opened) as asked:
        click(panel, index, double=True)
    assert asked.args == [SECOND]
    with qtbot.waitSignal(panel.case_opened) as asked:
        QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert asked.args == [SECOND]


def test_enter_on_a_kind_shuts_it_and_a_renewal_keeps_it_shut(panel, opened):
    kind = row_of(panel, "to_judge")
    assert panel.tree.isExpanded(kind)
    panel.tree.setCurrentIndex(kind)
    QTest.keyClick(panel.tree, Qt.Key.Key_Return)
    assert not panel.tree.isExpanded(kind)
    panel._current.changed.emit()
    assert not panel.tree.isExpanded(row_of(panel, "to_judge"))


def test_f5_shows_what_was_written_meanwhile(panel, opened):
    check_register(opened, "all")
    assert codes_under(panel, "to_check") == [FIRST, SECOND, THIRD]
    panel.tree.setFocus()
    QTest.keyClick(panel.tree, Qt.Key.Key_F5)
    assert codes_under(panel, "to_check") == []
    area = panel.model.index(0, 2, row_of(panel, "to_judge"))
    # 100 m × 100 m on the 3° plane are close to 15 亩 on the ellipsoid.
    assert float(area.data()) == pytest.approx(15, abs=0.1)
    assert area.data(Qt.ItemDataRole.ToolTipRole).endswith(" m²")


def test_overdue_work_is_red(panel, opened, monkeypatch):
    issue_tasks(opened, 5, [SECOND], who="王执法")
    panel.refresh()
    assert codes_under(panel, "overdue") == []
    later = date.today() + timedelta(days=6)
    monkeypatch.setattr("farmland_guard.casework.overview.today", lambda: later)
    panel.refresh()
    assert codes_under(panel, "overdue") == [SECOND]
    for index in (row_of(panel, "overdue"), panel.model.index(0, 0, row_of(panel, "overdue"))):
        assert index.data(Qt.ItemDataRole.ForegroundRole) == WARNING_COLOUR
    assert row_of(panel, "to_judge").data(Qt.ItemDataRole.ForegroundRole) is None


def test_a_case_picked_elsewhere_is_shown(panel, opened):
    panel._current.pick(SECOND)
    assert panel.tree.currentIndex().data(CODE_ROLE) == SECOND


def test_zoom_without_a_case_says_so(panel, opened, qgis_iface):
    panel.zoom_action.trigger()
    assert last_message(qgis_iface) == "Select a case first."
