"""Behind a figure: parts that close, what earlier checks said, both area methods, slivers, filters."""

from datetime import date

import pytest
from qgis.PyQt.QtCore import Qt

from farmland_guard.casework.base_intake import import_base
from farmland_guard.casework.check_results import CheckedLine
from farmland_guard.domain.units import format_mu
from farmland_guard.exchange.source import VectorRows
from farmland_guard.gui.check_filters import passes
from farmland_guard.gui.check_story import methods_text
from farmland_guard.gui.check_tables import GREY, RED
from tests.gui.planted import FIRST, SECOND, THIRD, box, click_cell, last_message, layer
from tests.gui.test_check_panel import cell, choose, current, panel, run  # noqa: F401
from tests.register.helpers import case_row


def newer(register):
    rows = [(box(-50, -50, 110, 140), ["1", "0702", 0.0]), (box(190, -10, 220, 220), ["3", "0102", 0.0])]
    made = layer("field=BSM:string(18)&field=DLBM:string(5)&field=KCXS:double", rows, "新")
    import_base(register, "landuse", VectorRows(made), "2026年度变更", date(2026, 12, 31), "测试")


def test_the_make_up_of_a_case_closes_in_both_units(panel, qtbot, current):
    run(panel, qtbot)
    click_cell(panel.table, 0, 0)
    parts = panel.pieces.part_model.records()
    assert [part.name for part in parts] == ["耕地", "其他农用地", "未覆盖"]
    row = case_row(current.register, FIRST)
    text = panel.pieces.part_sum.text()
    assert text.count(f"= {format_mu(row['area_m2'])} 亩") == 2
    assert cell(panel.pieces.part_model, 0, "adjusted_mu") == f"{parts[0].adjusted_mu:.2f}"


def test_a_newer_version_shows_what_changed_and_keeps_what_was_said(panel, qtbot, qgis_iface, current):
    run(panel, qtbot)
    newer(current.register)
    run(panel, qtbot)
    assert "1 cases are not as the last check said" in last_message(qgis_iface)
    # The filter has gone to what changed.
    assert panel.show_combo.currentData() == "changed"
    assert [line.code for line in panel.model.records()] == [FIRST]
    assert int(cell(panel.model, 0, "changes")) >= 3
    click_cell(panel.table, 0, 0)
    page = panel.pieces.history.toPlainText()
    assert page.count("2025年划定") == 2 and "2026年度变更" in page and "2025年度变更 → 2026年度变更" in page
    assert "占用耕地：" in page and "→ 0.0000 亩" in page
    assert choose(panel.show_combo, "all")
    assert panel.model.rowCount() == 3


def test_the_version_behind_the_pieces_and_the_net_factor_are_shown(panel, qtbot):
    run(panel, qtbot)
    click_cell(panel.table, 0, panel.model.column_number("pbf"))
    assert "2025年划定" in panel.pieces.sum_label.text()
    assert cell(panel.pieces.model, 0, "net_factor") == "0.9000"


def part_columns_tip(panel, row):
    return panel.pieces.part_model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_what_lies_in_a_reserve_has_a_column_and_a_filter_and_zones_share_one_line_of_sums(panel, qtbot, current):
    for role, name, zone in (("reserve", "保护地名称", "历山自然保护区"), ("planzone", "分区名称", "甲类分区")):
        made = layer(f"field=BSM:string(18)&field={name}:string(60)", [(box(-10, -10, 60, 200), ["1", zone])], role)
        import_base(current.register, role, VectorRows(made), "2026", date(2026, 12, 31), "测试")
    run(panel, qtbot)
    columns = panel.model.columns
    names = [column.name for column in columns]
    hidden = {name for place, name in enumerate(names) if panel.table.isColumnHidden(place)}
    assert "reserve" in names and "reserve" not in hidden and {"redline", "approved"} <= hidden and "planzone" not in names
    assert choose(panel.show_combo, "reserve")
    (line,) = panel.model.records()
    assert line.code == FIRST and columns[names.index("reserve")].colour(line) == RED
    click_cell(panel.table, 0, 0)
    parts = [(part.kind, part.name) for part in panel.pieces.part_model.records()]
    # Why this number: pointing at a part says which version of which layer it is from.
    tips = {part.kind: part_columns_tip(panel, row) for row, part in enumerate(panel.pieces.part_model.records())}
    assert tips["reserve"] == "自然保护地 2026" and tips["category"] == "地类图斑 2025年度变更 2025-12-31"
    assert ("reserve", "历山自然保护区") in parts and ("planzone", "甲类分区") in parts and ("planzone", "未覆盖") in parts
    # The check says which layers it looked at beside farmland and land use, and its history keeps their versions.
    assert "also 自然保护地, 规划用途分区" in panel.versions.text() and "批准用地" not in panel.versions.text()
    assert "自然保护地 2026；规划用途分区 2026" in panel.pieces.history.toPlainText()
    sums = panel.pieces.part_sum.text().splitlines()
    assert len(sums) == 2 and "自然保护地" in sums[0] and "规划用途分区" in sums[0]
    # A kind that holds nothing of a case is a line below the table and no row of it, and its zero is grey.
    assert choose(panel.show_combo, "all")
    (row,) = [row for row, line in enumerate(panel.model.records()) if line.code == SECOND]
    assert columns[names.index("reserve")].colour(panel.model.records()[row]) == GREY
    click_cell(panel.table, row, 0)
    assert "reserve" not in {part.kind for part in panel.pieces.part_model.records()}
    sums = panel.pieces.part_sum.text().splitlines()
    assert sums[-1] == "不在自然保护地内" and "自然保护地" not in sums[0] and "规划用途分区" in sums[0]


def test_slivers_can_be_filtered_and_carry_their_width(panel, qtbot, current):
    with current.register.writing("测试") as session:
        session.insert("violation", {"code": "细缝", "batch": "2026-10"}, box(0, 0, 60.004, 50))
    run(panel, qtbot)
    assert choose(panel.show_combo, "slivers")
    assert "(1)" in panel.show_combo.currentText()
    assert [line.code for line in panel.model.records()] == ["细缝"]
    click_cell(panel.table, 0, panel.model.column_number("cultivated"))
    flagged = [number for number, piece in enumerate(panel.pieces.model.records()) if piece.sliver]
    assert len(flagged) == 1 and cell(panel.pieces.model, flagged[0], "sliver") == "◁"
    column = panel.pieces.model.column_number("sliver")
    assert "0.0040 m wide" in panel.pieces.model.index(flagged[0], column).data(Qt.ItemDataRole.ToolTipRole)


def test_both_methods_are_told_where_they_differ_by_more_than_a_hundredth_of_a_mu(panel, qtbot, current):
    with current.register.writing("测试") as session:
        session.insert("violation", {"code": "大", "batch": "2026-10"}, box(0, 0, 1000, 1000))
    run(panel, qtbot)
    assert choose(panel.show_combo, "methods")
    assert [line.code for line in panel.model.records()] == ["大"]
    click_cell(panel.table, 0, panel.model.column_number("pbf"))
    text = panel.pieces.sum_label.text()
    assert "椭球面积" in text and "平面面积 1500.0000 亩" in text and "differ by" in text
    assert choose(panel.show_combo, "all")
    click_cell(panel.table, panel.model.row_of(lambda line: line.code == THIRD), 0)
    assert "differ by" not in panel.pieces.sum_label.text()


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (CheckedLine("1", "a", 1000.0, None, None, None, None, None, 1006.6), False),
        (CheckedLine("1", "a", 1000.0, None, None, None, None, None, 1006.7), True),
        (CheckedLine("1", "a", None, None, None, None, None, None, 1006.7), False),
    ],
)
def test_the_limit_between_methods(line, shown):
    assert bool(methods_text(line, "planar", 0.01)) == shown == passes("methods", line, 0.01)


def test_a_layer_of_the_project_has_a_make_up_too(panel, qtbot, current):
    from qgis.core import QgsProject

    mine = layer("field=name:string(20)", [(box(0, 0, 100, 100), ["甲"])], "规划")
    rows = [(box(-50, -50, 110, 140), ["1", "0601", 0.0])]
    land = layer("field=BSM:string(18)&field=DLBM:string(5)&field=KCXS:double", rows, "用地用海")
    QgsProject.instance().addMapLayers([mine, land])
    assert choose(panel.options.scope_combo, "layer") and choose(panel.options.against_combo, "layers")
    panel.options.layer_combo.setLayer(mine)
    panel.options.base_combos["landuse"].setLayer(land)
    for name, category in (("third_survey", "建设用地"), ("spatial_planning", "其他农用地")):
        assert choose(panel.options.classification_combo, name)
        run(panel, qtbot, "layer")
        click_cell(panel.table, 0, 0)
        assert [part.name for part in panel.pieces.part_model.records()] == [category, "未覆盖"]
    assert "history" in panel.pieces.history.toPlainText()
    assert SECOND != FIRST
