"""How much of a case lies in redline, approved land, reserves and plan zones: figures, parts, changes, proposal, packet."""

from datetime import date

import pytest
from qgis.core import QgsVectorLayer

from farmland_guard.casework.base_intake import import_base
from farmland_guard.casework.check_history import history_of
from farmland_guard.casework.check_results import checked_case, results_of_run
from farmland_guard.casework.checking import check_register
from farmland_guard.casework.delivery_rows import DeliveryRows
from farmland_guard.casework.grounds import proposals
from farmland_guard.casework.overview import case_card
from farmland_guard.casework.packet_content import case_page, overlap_page, packet_content
from farmland_guard.domain.codes import BASE_ROLES
from farmland_guard.domain.errors import InputError
from farmland_guard.domain.fieldnames import ROLE_FIELDS
from farmland_guard.domain.parts import InZones, Part, in_zones
from farmland_guard.domain.schema import TABLES
from farmland_guard.domain.units import round_half_up_decimal
from farmland_guard.domain.zones import LIMITED, LISTED, ZONES
from farmland_guard.exchange.source import VectorRows
from farmland_guard.gui.check_filters import row_filters
from farmland_guard.gui.zone_words import zone_words
from farmland_guard.register.cases import find_cases
from farmland_guard.register.styles import _BASE_COLOURS
from tests.gui.planted import FIRST, SECOND, THIRD, box, layer, planted

PAPER, OTHER = "晋政地字〔2024〕12号", "垣自然资函〔2025〕3号"


def take(register, role, rows, version="2025"):
    names = {"redline": ("BSM", "名称"), "approved": ("BSM", "PZWH", "项目名称"), "reserve": ("BSM", "保护地名称"),
             "planzone": ("分区代码", "分区名称")}[role]  # fmt: skip
    made = layer("&".join(f"field={name}:string(60)" for name in names), rows, role)
    return import_base(register, role, VectorRows(made), version, date(2025, 12, 31), "测试")


@pytest.fixture
def register(tmp_path):
    """The first case is 100 m wide: 30 m in the redline, 60 m on two lots of one paper that overlap by 10 m, 20 m on a lot without one."""
    register = planted(tmp_path)
    take(register, "redline", [(box(-10, -10, 40, 200), ["H1", "历山水源涵养"])])
    lots = [(box(0, 0, 40, 100), ["1", PAPER, "养殖小区"]), (box(30, 0, 30, 100), ["2", PAPER, "养殖小区"]), (box(80, 0, 60, 100), ["3", None, None])]
    take(register, "approved", lots)
    return register


def parts(register, code, kind):
    return [(part.code, part.name, part) for part in checked_case(register, code).parts if part.kind == kind]


def test_parts_close_on_the_case_and_ground_of_two_lots_counts_once(register):
    report = check_register(register, "all", who="测试")
    assert report.problems == [] or all(THIRD in problem for problem in report.problems)
    line = next(line for line in results_of_run(register, report.run_uid).lines if line.code == FIRST)
    assert line.inside["redline"] == pytest.approx(0.3 * line.area_m2, rel=1e-3)
    assert line.inside["approved"] == pytest.approx(0.8 * line.area_m2, rel=1e-3)
    (inside, outside) = parts(register, FIRST, "redline")
    assert inside[:2] == ("H1", "历山水源涵养") and outside[:2] == ("uncovered", "不在红线内")
    approved = parts(register, FIRST, "approved")
    assert [(code, name) for code, name, _ in approved] == [(PAPER, "养殖小区"), ("3", "3"), ("uncovered", "不在批准用地内")]
    for kind in ("redline", "approved"):
        mine = [part for _, _, part in parts(register, FIRST, kind)]
        assert sum(round_half_up_decimal(part.adjusted_m2, 2) for part in mine) == round_half_up_decimal(line.adjusted_m2, 2)
        assert sum(round_half_up_decimal(part.adjusted_mu, 2) for part in mine) == round_half_up_decimal(line.area_m2 * 0.0015, 2)
    lines = {line.code: line for line in results_of_run(register, report.run_uid).lines}
    assert lines[SECOND].inside["redline"] == 0.0  # looked at, and none


def test_which_versions_were_used_is_said(register):
    report = check_register(register, "all", who="测试")
    used = results_of_run(register, report.run_uid).zones
    assert [(each.role, each.version) for each in used] == [("redline", "2025"), ("approved", "2025")]
    # What each check looked at stays with it, whatever comes into force later.
    take(register, "redline", [(box(500, 500, 10, 10), ["H2", "历山"])], "2026")
    take(register, "planzone", [(box(0, 0, 100, 100), ["A", "甲类分区"])], "2026")
    check_register(register, "all", who="测试")
    zones = [past.zones for past in history_of(register, FIRST)]
    assert zones == [{"redline": "2026", "approved": "2025", "planzone": "2026"}, {"redline": "2025", "approved": "2025"}]


def test_without_such_layers_there_is_no_figure(tmp_path):
    register = planted(tmp_path)
    report = check_register(register, "all", who="测试")
    for line in results_of_run(register, report.run_uid).lines:
        assert line.inside == {}


def test_a_newer_version_lists_what_flips_and_why(register):
    check_register(register, "all", who="测试")
    take(register, "redline", [(box(-10, -10, 60, 200), ["H1", "历山水源涵养"])], "2026")
    report = check_register(register, "all", who="测试")
    (change,) = [change for change in report.changes if change.code == FIRST]
    assert change.item == "redline:inside" and change.title == "生态保护红线"
    assert change.after_value == pytest.approx(change.before_value * 5 / 3, rel=1e-3)
    assert "生态保护红线 2025 → 2026" in change.cause


def test_the_proposal_says_what_lies_on_approved_land_and_settles_nothing_by_it(register):
    before = proposals(register, [FIRST])[FIRST]
    assert "批准用地图层" not in before.reason
    check_register(register, "all", who="测试")
    found = proposals(register, [FIRST, SECOND])
    assert f"未填文号；批准用地图层覆盖 80.0%（{PAPER}、3）" in found[FIRST].reason
    assert "不在批准用地图层内" in found[SECOND].reason
    # Redline, reserves and plan zones are no step of the order: they are told behind it, where the case lies in any.
    assert found[FIRST].lies_in.startswith("生态保护红线 历山水源涵养 ") and found[FIRST].reason.endswith(f"所在区域：{found[FIRST].lies_in}")
    assert found[SECOND].lies_in == "" and "所在区域" not in found[SECOND].reason
    assert found[FIRST].verdict == found[SECOND].verdict == "illegal_construction"


def test_proposal_card_and_packet_say_in_which_reserve_and_plan_zone_a_case_lies(register):
    take(register, "reserve", [(box(0, -10, 20, 200), ["R1", "历山自然保护区"])])
    take(register, "planzone", [(box(0, -10, 30, 200), ZONE_A), (box(30, -10, 30, 200), ZONE_B)])
    check_register(register, "all", who="测试")
    case = checked_case(register, FIRST)
    mu = {(part.kind, part.name): f"{part.adjusted_mu:.2f} 亩" for part in case.parts}
    reserve = f"历山自然保护区 {mu['reserve', '历山自然保护区']}"
    plan = "、".join(f"{name} {mu['planzone', name]}" for name in (case_name for kind, case_name in mu if kind == "planzone"))
    assert len([kind for kind, _ in mu if kind == "planzone"]) == 3 and plan.count("未覆盖") == 1
    lies_in = proposals(register, [FIRST])[FIRST].lies_in
    assert f"自然保护地 {reserve}，规划用途分区 {plan}" in lies_in
    zones = {zone.kind: zone for zone in case_card(register, FIRST).zones}
    assert list(zones) == [kind for kind in LISTED] and zones["reserve"].text == reserve and zones["planzone"].text == plan
    assert zones["approved"].text.startswith(f"{PAPER} ")  # a paper by its number, not by the name of the project
    other = {zone.kind: zone for zone in case_card(register, SECOND).zones}
    assert (other["reserve"].inside, other["reserve"].text) == (False, "不在自然保护地内")
    with register.reading() as session:
        page = case_page(packet_content(register, session, find_cases(session, [FIRST])[0]))
    assert reserve in page and plan in page and "不在红线内" not in page


def test_zones_without_a_stated_area_and_many_of_them():
    parts = [Part("redline", f"H{n}", f"红线{n}", 700.0, 700.0, 1.05) for n in range(7)]
    assert in_zones(parts)[0].text.endswith("红线4 1.05 亩等 7 处")
    speck = [Part("reserve", "甲", "甲", 0.001, 0.0, 0.0), Part("reserve", "uncovered", "不在自然保护地内", 700.0, 700.0, 1.05)]
    assert in_zones(speck) == [InZones("reserve", False, "不在自然保护地内")]
    small = [Part("reserve", "甲", "甲", 2.314, 2.31, 0.0), speck[1]]
    assert in_zones(small) == [InZones("reserve", True, "甲 2.31 m²")]
    assert in_zones([Part("category", "cultivated", "耕地", 1.0, 1.0, 0.0)]) == []


def test_the_packet_shows_them_with_sums(register):
    check_register(register, "all", who="测试")
    with register.reading() as session:
        page = overlap_page(packet_content(register, session, find_cases(session, [FIRST])[0]))
    for text in ("历山水源涵养", "不在红线内", PAPER, "不在批准用地内"):
        assert text in page
    # Every table says which version of its layer it is from.
    for title in ("地类图斑（底图版本：2025年度变更 2025-12-31）", "生态保护红线（底图版本：2025）", "批准用地（底图版本：2025）"):
        assert title in page


def test_parts_of_a_reserve_go_by_its_name_and_close_on_the_case(register):
    """Core and experimental part of one reserve are one part, ground of both counts once; the other reserve is another."""
    take(register, "reserve", [(box(0, -10, 20, 200), ["R1", "历山自然保护区"]), (box(10, -10, 30, 200), ["R2", "历山自然保护区"]),
                               (box(90, -10, 60, 200), ["R3", "亳清河湿地公园"])])  # fmt: skip
    report = check_register(register, "all", who="测试")
    line = next(line for line in results_of_run(register, report.run_uid).lines if line.code == FIRST)
    assert line.inside["reserve"] == pytest.approx(0.5 * line.area_m2, rel=1e-3)
    mine = parts(register, FIRST, "reserve")
    assert [(code, name) for code, name, _ in mine] == [
        ("历山自然保护区", "历山自然保护区"), ("亳清河湿地公园", "亳清河湿地公园"), ("uncovered", "不在自然保护地内")]  # fmt: skip
    assert sum(round_half_up_decimal(part.adjusted_m2, 2) for _, _, part in mine) == round_half_up_decimal(line.adjusted_m2, 2)
    assert ("reserve", "2025") in [(each.role, each.version) for each in results_of_run(register, report.run_uid).zones]
    with register.reading() as session:
        page = overlap_page(packet_content(register, session, find_cases(session, [FIRST])[0]))
        (row,) = [row for row in DeliveryRows(session).of("classes") if row["verdict_title"] == "未认定"]
    section = page[page.index("自然保护地") :]
    assert "不在自然保护地内" in section and section.count("历山自然保护区") == 1  # its name once, not as a number as well
    assert row["reserve_m2"] == pytest.approx(line.inside["reserve"])


def test_a_newer_version_of_the_reserves_says_what_flips(register):
    take(register, "reserve", [(box(500, 500, 10, 10), ["R1", "历山自然保护区"])])
    check_register(register, "all", who="测试")
    take(register, "reserve", [(box(0, -10, 40, 200), ["R1", "历山自然保护区"])], "2026")
    (change,) = [each for each in check_register(register, "all", who="测试").changes if each.code == FIRST]
    assert (change.item, change.title, change.before_value) == ("reserve:inside", "自然保护地", 0.0)
    assert "自然保护地 2025 → 2026" in change.cause


def test_the_cases_themselves_are_no_base_layer_but_those_of_another_register_may_be(register, tmp_path):
    """The dialog offers the first layer of the project: taken for the redline, every case would lie in it."""
    cases = QgsVectorLayer(f"{register.path}|layername=violation", "违法图斑", "ogr")
    with pytest.raises(InputError, match="违法图斑 is a table of this register itself"):
        import_base(register, "redline", VectorRows(cases), "2026", date(2026, 12, 31), "测试")
    with register.reading() as session:
        assert [row["version"] for row in session.select("base_layer", {"role": "redline"})] == ["2025"]
    (tmp_path / "另").mkdir()
    other = planted(tmp_path / "另")
    assert import_base(other, "redline", VectorRows(cases), "2026", date(2026, 12, 31), "测试").taken >= 2


def test_the_name_of_a_zone_may_stand_in_any_field(register):
    made = layer("field=BSM:string(60)&field=MC_2024:string(60)", [(box(0, 0, 40, 100), ["R1", "历山自然保护区"])], "reserve")
    rows = VectorRows(made)
    with pytest.raises(InputError, match="no field GHOST; it has: BSM, MC_2024"):
        import_base(register, "reserve", rows, "2024", date(2025, 12, 31), "测试", name_field="GHOST")
    assert any("NAME_FIELD" in note for note in import_base(register, "reserve", rows, "2025", date(2025, 12, 31), "测试").notes)
    check_register(register, "all", who="测试")
    assert parts(register, FIRST, "reserve")[0][0] == "R1"
    report = import_base(register, "reserve", rows, "2026", date(2026, 12, 31), "测试", name_field="MC_2024")
    assert report.fields["zone_name"] == "MC_2024" and report.notes == []
    check_register(register, "all", who="测试")
    assert parts(register, FIRST, "reserve")[0][0] == "历山自然保护区"


ZONE_A, ZONE_B = ["010", "甲类分区"], ["020", "乙类分区"]


def test_plan_zones_divide_a_case_and_what_is_in_none_is_uncovered(register):
    take(register, "planzone", [(box(0, -10, 30, 200), ZONE_A), (box(30, -10, 20, 200), ZONE_A), (box(50, -10, 30, 200), ZONE_B)])
    report = check_register(register, "all", who="测试")
    line = next(line for line in results_of_run(register, report.run_uid).lines if line.code == FIRST)
    assert "planzone" not in line.inside  # no figure of the case: which zone it is, is what counts
    mine = parts(register, FIRST, "planzone")
    assert [(code, name) for code, name, _ in mine] == [tuple(ZONE_A), tuple(ZONE_B), ("uncovered", "未覆盖")]
    shares = [part.raw_m2 / line.area_m2 for _, _, part in mine]
    assert shares == pytest.approx([0.5, 0.3, 0.2], rel=1e-3)
    assert sum(round_half_up_decimal(part.adjusted_m2, 2) for _, _, part in mine) == round_half_up_decimal(line.adjusted_m2, 2)
    assert sum(round_half_up_decimal(part.adjusted_mu, 2) for _, _, part in mine) == round_half_up_decimal(line.area_m2 * 0.0015, 2)
    with register.reading() as session:
        page = overlap_page(packet_content(register, session, find_cases(session, [FIRST])[0]))
    section = page[page.index("规划用途分区") :]
    for text in ("分区代码", "010", "甲类分区", "乙类分区", "未覆盖"):
        assert text in section


def test_a_plan_zone_without_code_and_name_is_unknown_and_no_other_zone(register):
    """The third polygon has the number that is the code of the first: they must not be taken for one zone."""
    rows = [(box(0, 0, 30, 100), ["3", "甲类分区"]), (box(30, 0, 25, 100), ["", "乙类分区"]), (box(60, 0, 20, 100), [None, "  "])]
    report = take(register, "planzone", rows)
    assert [note for note in report.notes if "row 3" in note and "分区不明" in note] == report.notes
    check_register(register, "all", who="测试")
    mine = [(code, name) for code, name, _ in parts(register, FIRST, "planzone")]
    assert mine[0] == ("3", "甲类分区") and mine[1:] == [("乙类分区", "乙类分区"), ("unknown", "分区不明"), ("uncovered", "未覆盖")]


def test_a_newer_plan_says_which_zone_became_which(register):
    check_register(register, "all", who="测试")
    take(register, "planzone", [(box(-900, -900, 2000, 2000), ZONE_A)])
    first = check_register(register, "all", who="测试")
    assert first.changes == []  # that the register has plan zones now is no change of a case
    take(register, "planzone", [(box(40, -900, 2000, 2000), ZONE_B), (box(-900, -900, 940, 2000), ZONE_A)], "2026")
    found = {each.item: each for each in check_register(register, "all", who="测试").changes if each.code == FIRST}
    assert set(found) == {"planzone:010", "planzone:020"}
    left, come = found["planzone:010"], found["planzone:020"]
    assert left.after_value == pytest.approx(0.4 * left.before_value, rel=1e-3) and left.title == "规划用途分区 甲类分区"
    assert come.before_value == 0.0 and "规划用途分区 2025 → 2026" in come.cause


@pytest.mark.parametrize("code, name", [("GHFQDM", "GHFQMC"), ("GZQLXDM", "GZQLXMC")])
def test_fields_of_plan_databases_are_known(register, code, name):
    made = layer(f"field=BSM:string(60)&field={code}:string(60)&field={name}:string(60)", [(box(-50, -50, 400, 400), ["P1", *ZONE_A])], "规划")
    import_base(register, "planzone", VectorRows(made), "2025", date(2025, 12, 31), "测试")
    check_register(register, "all", who="测试")
    assert [(found, called) for found, called, _ in parts(register, FIRST, "planzone")] == [tuple(ZONE_A)]


def test_a_plan_whose_fields_are_unknown_asks_for_them_or_reads_their_aliases(register):
    made = layer("field=BSM:string(60)&field=DM_1:string(60)&field=MC_1:string(60)", [(box(0, 0, 40, 100), ["P1", *ZONE_A])], "规划")
    with pytest.raises(InputError, match=r"CODE_FIELD.*NAME_FIELD.*BSM, DM_1, MC_1"):
        import_base(register, "planzone", VectorRows(made), "2025", date(2025, 12, 31), "测试")
    report = import_base(register, "planzone", VectorRows(made), "2025", date(2025, 12, 31), "测试", code_field="DM_1")
    assert report.fields == {"source_id": "BSM", "zone_code": "DM_1"}
    made.setFieldAlias(1, "规划分区代码")
    made.setFieldAlias(2, "规划分区名称")
    report = import_base(register, "planzone", VectorRows(made), "2026", date(2026, 12, 31), "测试")
    assert report.fields == {"source_id": "BSM", "zone_code": "DM_1", "zone_name": "MC_1"}
    check_register(register, "all", who="测试")
    assert parts(register, FIRST, "planzone")[0][:2] == tuple(ZONE_A)


def test_the_code_that_is_chosen_is_what_tells_zones_apart(register):
    made = layer("field=BSM:string(60)&field=WH:string(60)", [(box(0, 0, 40, 100), ["1", PAPER])], "approved")
    report = import_base(register, "approved", VectorRows(made), "2026", date(2026, 12, 31), "测试", code_field="WH")
    assert report.fields["approval_no"] == "WH"
    check_register(register, "all", who="测试")
    assert parts(register, FIRST, "approved")[0][0] == PAPER


def test_every_kind_of_zones_is_known_in_all_rooms():
    """What a new kind needs beside its declaration: names of fields, colours, words of the panel."""
    assert set(ZONES) <= set(ROLE_FIELDS) and set(ZONES) <= set(_BASE_COLOURS)
    assert tuple(zone_words()) == LIMITED and set(LIMITED) < set(row_filters())
    assert {*ZONES} < {*BASE_ROLES}
    for zone in ZONES.values():
        assert TABLES["check_run"].field(f"{zone.role}_version").alias == f"{zone.layer}版本名称"
