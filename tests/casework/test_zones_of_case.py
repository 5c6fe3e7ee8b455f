"""How much of a case lies in the ecological redline and on approved land: figures, parts, changes, proposal, packet."""

from datetime import date

import pytest

from farmland_guard.casework.base_intake import import_base
from farmland_guard.casework.check_results import checked_case, results_of_run
from farmland_guard.casework.checking import check_register
from farmland_guard.casework.grounds import proposals
from farmland_guard.casework.packet_content import overlap_page, packet_content
from farmland_guard.domain.units import round_half_up_decimal
from farmland_guard.exchange.source import VectorRows
from farmland_guard.register.cases import find_cases
from tests.gui.planted import FIRST, SECOND, THIRD, box, layer, planted

PAPER, OTHER = "晋政地字〔2024〕12号", "垣自然资函〔2025〕3号"


def take(register, role, rows, version="2025"):
    names = {"redline": ("BSM", "名称"), "approved": ("BSM", "PZWH", "项目名称")}[role]
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
    assert line.redline_m2 == pytest.approx(0.3 * line.area_m2, rel=1e-3)
    assert line.approved_m2 == pytest.approx(0.8 * line.area_m2, rel=1e-3)
    (inside, outside) = parts(register, FIRST, "redline")
    assert inside[:2] == ("H1", "历山水源涵养") and outside[:2] == ("uncovered", "不在红线内")
    approved = parts(register, FIRST, "approved")
    assert [(code, name) for code, name, _ in approved] == [(PAPER, "养殖小区"), ("3", "3"), ("uncovered", "不在批准用地内")]
    for kind in ("redline", "approved"):
        mine = [part for _, _, part in parts(register, FIRST, kind)]
        assert sum(round_half_up_decimal(part.adjusted_m2, 2) for part in mine) == round_half_up_decimal(line.adjusted_m2, 2)
        assert sum(round_half_up_decimal(part.adjusted_mu, 2) for part in mine) == round_half_up_decimal(line.area_m2 * 0.0015, 2)
    lines = {line.code: line for line in results_of_run(register, report.run_uid).lines}
    assert lines[SECOND].redline_m2 == 0.0  # looked at, and none


def test_which_versions_were_used_is_said(register):
    report = check_register(register, "all", who="测试")
    used = results_of_run(register, report.run_uid).zones
    assert [(each.role, each.version) for each in used] == [("redline", "2025"), ("approved", "2025")]


def test_without_such_layers_there_is_no_figure(tmp_path):
    register = planted(tmp_path)
    report = check_register(register, "all", who="测试")
    for line in results_of_run(register, report.run_uid).lines:
        assert line.redline_m2 is None and line.approved_m2 is None


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
    assert found[FIRST].verdict == found[SECOND].verdict == "illegal_construction"


def test_the_packet_shows_them_with_sums(register):
    check_register(register, "all", who="测试")
    with register.reading() as session:
        page = overlap_page(packet_content(register, session, find_cases(session, [FIRST])[0]))
    for text in ("生态保护红线", "历山水源涵养", "不在红线内", "批准用地", PAPER, "不在批准用地内"):
        assert text in page
