"""Filings: what comes in is not changed unasked, rows are not lost, and clocks start where they should."""

from datetime import date

import pytest

from farmland_guard.casework.filings.clock import clocks
from farmland_guard.casework.filings.intake import import_filings
from farmland_guard.casework.filings.keeping import Discrepancy, keep
from farmland_guard.casework.filings.receipts import import_receipt
from farmland_guard.domain.filing_fields import cell_value
from farmland_guard.exchange.reproject import frame_of_epsg
from tests.register.helpers import new_register, square

HEAD = "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n投影类型=高斯克吕格\n计量单位=米\n带号=37\n精度=0.001\n[地块坐标]\n"


def boundary(path, code, name, east=37500000.0, size=30.0):
    """A land-boundary TXT with one square."""
    corners = [(0, 0), (size, 0), (size, size), (0, size), (0, 0)]
    lines = [f"5,0.09,{code},{name},面,,设施农业用地,,@"]
    for number, (north, right) in enumerate(corners):
        lines.append(f"J{number % 4 + 1},1,{3900000.0 + north:.3f},{east + right:.3f}")
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def filings(register):
    with register.reading() as session:
        return {row["code"]: row for row in session.select("filing")}


def test_a_polygon_changes_only_with_update_even_when_its_row_is_the_same(tmp_path):
    register = new_register(tmp_path)
    table = tmp_path / "表.csv"
    table.write_text("项目编号,项目名称\nXM1,示例\n", encoding="utf-8")
    shape = boundary(tmp_path / "XM1.txt", "XM1", "用地范围")
    import_filings(register, table, shape)
    first = filings(register)["XM1"]["geom"]
    boundary(shape, "XM1", "用地范围", size=40.0)
    report = import_filings(register, table, shape)
    assert filings(register)["XM1"]["geom"] == first
    assert any("XM1" in note for note in report.notes), "and it is said"
    import_filings(register, table, shape, update=True)
    assert filings(register)["XM1"]["geom"] != first


def test_parcels_without_code_are_told_apart_by_their_files(tmp_path):
    register = new_register(tmp_path)
    folder = tmp_path / "图形"
    folder.mkdir()
    boundary(folder / "东沟大棚.txt", "", "1号地块")
    boundary(folder / "西沟大棚.txt", "", "1号地块", east=37500500.0)
    import_filings(register, shapes=folder)
    assert set(filings(register)) == {"东沟大棚", "西沟大棚"}


def test_a_title_above_the_header_and_a_row_of_totals_are_no_filings(tmp_path):
    register = new_register(tmp_path)
    table = tmp_path / "表.csv"
    table.write_text(
        "示例县设施农业用地备案汇总表,,\n项目编号,项目名称,总用地面积（亩）\nXM1,示例,3\n合计,,3\n,,\nXM2,示例二,十\n", encoding="utf-8"
    )
    report = import_filings(register, table)
    assert set(filings(register)) == {"XM1", "XM2"}
    assert filings(register)["XM1"]["land_m2"] == pytest.approx(2000)
    assert any("6" in note and "总用地面积" in note for note in report.notes), report.notes


@pytest.mark.parametrize("value", ["1.40827197001011E+17", "1.40827E+17", 1.40827197001011e17])
def test_an_id_number_that_a_spreadsheet_cut_is_refused_and_not_repeated(value):
    with pytest.raises(ValueError) as problem:
        cell_value("operator_id", value)
    assert "1.40827" not in str(problem.value)
    assert cell_value("operator_id", "14082719700101123X") == "14082719700101123X"


def test_survey_parcels_without_number_are_all_kept_and_stay_dealt_with(tmp_path):
    register = new_register(tmp_path)
    found = [Discrepancy("surveyed_not_filed", None, None, 100.0 * n, square(x=500.0 * n), f"第{n}块") for n in (1, 2, 3)]
    for _ in range(2):
        with register.writing("测试") as session:
            keep(session, found, frame_of_epsg(4525), 20.0, lambda polygon, others: (0.0, None))
            rows = session.select("filing_discrepancy", order="fid")
            assert [row["area_m2"] for row in rows] == [100.0, 200.0, 300.0]


def cancelled(register, code, **values):
    with register.writing("测试") as session:
        uid = session.insert("filing", {"code": code, "term_to": "2040-12-31", **values})
        session.update("filing", uid, {"state": "cancelled", "state_reason": "不再使用", "ended_on": "2026-03-02", "state_on": "2026-03-02"})


def test_restoration_runs_from_the_day_a_filing_was_given_up(tmp_path):
    register = new_register(tmp_path)
    cancelled(register, "XM1", built_on="2025-01-01")
    cancelled(register, "XM2")
    waiting = clocks(register, date(2026, 3, 3))
    assert [clock.code for clock in waiting] == ["XM1"], "nothing was built under XM2"
    assert waiting[0].due is None or waiting[0].due.year < 2040


def test_a_receipt_that_contradicts_itself_registers_nothing(tmp_path):
    register = new_register(tmp_path)
    with register.reading() as session:
        person = session.one("SELECT name FROM person WHERE active LIMIT 1")["name"]
    day = {"received_on": "2026-01-05", "filed_on": "2026-01-01", "checked_at": "2026-01-06T00:00:00.000Z"}
    with register.writing("测试") as session:
        for code in ("XM1", "XM2"):
            uid = session.insert("filing", {"code": code, "filing_no": f"备{code}", **day})
            session.update("filing", uid, {"state": "recorded"})
            session.update("filing", uid, {"state": "verified", "verified_by": person, "opinion": "同意"})
    receipt = tmp_path / "回执.csv"
    receipt.write_text(
        "项目编号,备案号,上图入库号,入库日期\nXM1,备XM2,U1,2026-01-10\nXM2,备XM2,U2,2999-01-01\n", encoding="utf-8"
    )
    report = import_receipt(register, receipt, person)
    assert not report.registered and len(report.notes) == 2
    assert "备XM2" in report.notes[0] and "2999" in report.notes[1]
