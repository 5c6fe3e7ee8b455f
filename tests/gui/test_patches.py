"""违法图斑: list, map and card, clicked through in a window."""

import random
import re

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel

from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.moving import move_case
from farmland_guard.casework.overview import CaseLine
from farmland_guard.casework.rectifying import issue_tasks
from farmland_guard.domain.units import format_mu
from farmland_guard.gui.case_list import CaseFilter, CaseListModel, size_choices
from farmland_guard.gui.case_table import CaseTable
from farmland_guard.register.layers import add_register_to_project
from tests.gui.hands import pick_in, type_text
from tests.gui.patches import click_row, on_map, opened, panel, selected_codes, shown, tool_button  # noqa: F401  (fixtures and hands)
from tests.gui.planted import FIRST, SECOND, THIRD, click_cell, planted
from tests.register.helpers import EAST, NORTH, case_row


def test_without_a_register_the_panel_says_what_to_do(panel):
    assert panel.empty.isVisible()
    assert not panel.table.isVisible()


def test_the_list_shows_figures_in_mu_and_square_metres_in_the_tooltip(panel, opened):
    assert sorted(shown(panel)) == [FIRST, SECOND, THIRD]
    row = case_row(opened)
    cell = panel.table.model.index(panel.table.model.row_of(FIRST), 4)
    assert cell.data() == format_mu(row["pbf_m2"])
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == f"{row['pbf_m2']:.2f} m²"
    assert panel.table.count.text() == "3 of 3 cases, 0 selected"


def test_filters_combine_and_can_be_taken_back(panel, opened):
    filters = panel.table.filters
    pick_in(filters.township, "皋落乡")
    assert sorted(shown(panel)) == [FIRST, THIRD]
    pick_in(filters.size, "small")
    assert shown(panel) == [THIRD]
    pick_in(filters.state, "closed")
    assert shown(panel) == []
    assert panel.table.count.text() == "None of the 3 cases passes the filter."
    filters.reset()
    assert len(shown(panel)) == 3
    pick_in(filters.size, "pbf_5")
    assert sorted(shown(panel)) == [FIRST, SECOND]
    pick_in(filters.batch, "2026-10")
    assert sorted(shown(panel)) == [FIRST, SECOND]


def test_text_filters_as_it_is_typed(panel, opened):
    type_text(panel.table.filters.text, "毛家")
    assert shown(panel) == [SECOND]
    panel.table.filters.text.clear()
    type_text(panel.table.filters.text, "0003")
    assert shown(panel) == [THIRD]


def test_a_header_sorts_and_keeps_the_selection(panel, opened):
    click_row(panel, SECOND)
    header = panel.table.view.horizontalHeader()
    place = header.sectionViewportPosition(3) + 5
    QTest.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(place, 5)
    )
    first = shown(panel)
    assert first in ([THIRD, FIRST, SECOND], [SECOND, FIRST, THIRD])
    QTest.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(place, 5)
    )
    assert shown(panel) == first[::-1]
    assert panel.table.codes() == [SECOND]


def test_rows_select_on_the_map(panel, on_map):
    click_row(panel, SECOND)
    assert selected_codes(on_map) == [SECOND]
    click_row(panel, THIRD, Qt.KeyboardModifier.ControlModifier)
    assert selected_codes(on_map) == [SECOND, THIRD]
    click_row(panel, SECOND, Qt.KeyboardModifier.ControlModifier)
    assert selected_codes(on_map) == [THIRD]


def test_the_map_selects_rows_without_an_echo(panel, on_map):
    heard = []
    on_map.selectionChanged.connect(lambda *_: heard.append(selected_codes(on_map)))
    on_map.selectByExpression(f"code IN ('{FIRST}', '{THIRD}')")
    assert sorted(panel.table.codes()) == [FIRST, THIRD]
    assert heard == [[FIRST, THIRD]]
    assert panel._current.picked in (FIRST, THIRD)
    on_map.removeSelection()
    assert panel.table.codes() == []
    assert heard == [[FIRST, THIRD], []]


def test_what_the_filter_hides_of_a_map_selection_is_said(panel, on_map):
    pick_in(panel.table.filters.township, "皋落乡")
    on_map.selectByExpression("true")
    assert sorted(panel.table.codes()) == [FIRST, THIRD]
    assert "1 of the selected are hidden by the filter" in panel.table.count.text()


def test_a_case_picked_elsewhere_is_selected_in_list_and_map(panel, on_map):
    panel._current.pick(SECOND)
    assert panel.table.codes() == [SECOND]
    assert selected_codes(on_map) == [SECOND]
    assert SECOND in panel.card.title.text()


def test_the_link_follows_a_layer_that_goes_and_comes(panel, opened, on_map):
    click_row(panel, FIRST)
    QgsProject.instance().removeMapLayer(on_map.id())
    assert panel.link.layer is None
    click_row(panel, SECOND)
    QgsProject.instance().removeAllMapLayers()
    again = add_register_to_project(opened, QgsProject.instance())["violation"]
    click_row(panel, THIRD)
    assert selected_codes(again) == [THIRD]


def test_a_figure_opens_its_pieces(panel, opened, qtbot):
    click_row(panel, FIRST)
    link = panel.card.link("pbf_m2")
    assert format_mu(case_row(opened)["pbf_m2"]) in link.text()
    place = link.rect().center()
    place.setX(link.width() - 8)
    with qtbot.waitSignal(panel._current.pieces_wanted) as asked:
        QTest.mouseMove(link, place)
        QTest.mouseClick(link, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert asked.args == [FIRST, "pbf"]
    assert "href" not in panel.card.link("remaining_m2").text()


def test_findings_stand_with_article_and_explanation(panel, opened):
    click_row(panel, FIRST)
    text = panel.card.findings.toPlainText()
    assert "占用永久基本农田 5 亩以上" in text and "垣政发〔2023〕12号 三（三）" in text
    assert panel.card.tabs.tabText(1) == "Findings (1)"
    click_row(panel, THIRD)
    assert panel.card.tabs.tabText(1) == "Findings"


def test_text_of_the_register_is_never_markup(panel, opened):
    with opened.writing("<b>坏人</b>") as session:
        session.update("violation", case_row(opened)["uid"], {"occupant": "<img src='x'>甲公司"})
    panel._current.changed.emit()
    click_row(panel, FIRST)
    assert "<img" not in panel.card.details.text()
    assert "<b>坏人</b>" in panel.card.record.toPlainText()


def test_another_register_takes_the_place_of_the_first(panel, opened, tmp_path):
    click_row(panel, FIRST)
    folder = tmp_path / "other"
    folder.mkdir()
    other = planted(folder, with_bases=False)
    panel._current.open(other.path)
    assert len(shown(panel)) == 3 and panel.table.model.line(0).area_m2 is None
    assert FIRST not in panel.card.title.text()
    panel._current.close()
    assert panel.empty.isVisible() and shown(panel) == []


def _lines(count):
    seed = 20261124
    print("seed", seed)
    rng = random.Random(seed)
    states = ("marked", "verified", "rectifying", "closed")
    for number in range(count):
        area = rng.uniform(10, 20000)
        yield CaseLine(
            f"u{number}", f"140827SJBG26{number:06d}", f"2026-{number % 12 + 1:02d}", f"乡{number % 11}", f"村{number % 97}",
            rng.choice(states), None, area, area * rng.random(), area * rng.random(), number % 3, number % 50 == 0,
        )  # fmt: skip


def test_every_filter_by_size_and_every_order_agree_with_a_plain_count():
    lines = list(_lines(500))
    model = CaseListModel()
    model.take(lines)
    for key, _, test in size_choices():
        model.set_filter(CaseFilter(size=key))
        assert model.rowCount() == sum(1 for line in lines if test(line)), key
    model.set_filter(CaseFilter(state="overdue"))
    assert model.rowCount() == 10
    model.set_filter(CaseFilter())
    for column, field in ((3, "area_m2"), (4, "pbf_m2"), (0, "code")):
        model.sort(column, Qt.SortOrder.DescendingOrder)
        found = [getattr(model.line(row), field) for row in range(model.rowCount())]
        assert found == sorted(found, reverse=True)
    assert model.line(model.row_of("140827SJBG26000123")).code == "140827SJBG26000123"


def test_five_mu_is_compared_unrounded():
    def line(pbf):
        return CaseLine("u", "c", "", "", "", "marked", None, pbf, pbf, None, 0, False)

    test = {key: each for key, _, each in size_choices()}["pbf_5"]
    assert test(line(10000 / 3)) and test(line(3333.34))
    # 3333.33 m² are 4.999995 亩: shown as 5.00, yet below the limit.
    assert format_mu(3333.33) == "5.00" and not test(line(3333.33))


def test_no_widget_text_is_untranslated_markup(panel, opened):
    click_row(panel, FIRST)
    for each in panel.findChildren(QLabel):
        assert not re.search(r"\{\w+\}", each.text()), each.text()


def test_moving_on_closes_nothing_by_itself(panel, opened):
    record_verdict(opened, [FIRST], "illegal_construction", "王执法", "现场")
    issue_tasks(opened, 30, [FIRST], who="王执法")
    move_case(opened, [FIRST], "reclaimed", "王执法")
    panel._current.changed.emit()
    click_row(panel, FIRST)
    moves = {action.data(): action for action in panel.move_menu.actions()}
    assert not moves["accepted"].isEnabled()
    assert moves["accepted"].toolTip() == "自然资源局与农业农村局尚未都签署合格意见，不能验收"


def test_a_double_click_zooms(panel, opened, qgis_iface):
    canvas = qgis_iface.mapCanvas()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem.fromEpsgId(4525))
    canvas.setExtent(QgsRectangle(0, 0, 10, 10))
    click_cell(panel.table.view, panel.table.model.row_of(SECOND), 0, double=True)
    # The middle of the second case.
    assert canvas.extent().center().distance(EAST + 275, NORTH + 75) < 0.01


def test_the_picked_row_stays_in_sight_when_the_card_takes_room(qtbot):
    table = CaseTable()
    qtbot.addWidget(table)
    table.resize(520, 900)
    table.show()
    lines = list(_lines(60))
    table.take(lines)
    at = next(row for row in range(60) if table.view.rowViewportPosition(row) > table.view.viewport().height() - 60)
    table.select([table.model.line(at).code])
    table.resize(520, 400)
    row = table.view.visualRect(table.view.currentIndex())
    assert row.top() >= 0 and row.bottom() <= table.view.viewport().height()
    # Who scrolled away from it is not pulled back.
    table.view.scrollToTop()
    table.resize(520, 380)
    assert table.view.verticalScrollBar().value() == 0


def test_columns_have_no_room_for_a_sort_arrow_that_is_not_there(qtbot):
    table = CaseTable()
    qtbot.addWidget(table)
    table.take(list(_lines(60)))
    before = [table.view.columnWidth(column) for column in range(7)]
    table.view.resizeColumnsToContents()
    wide = [table.view.columnWidth(column) for column in range(7)]
    assert before[2] < wide[2] and all(now <= then for now, then in zip(before, wide))
    assert all(now >= table.view.sizeHintForColumn(column) for column, now in enumerate(before))
