"""The numbers a site has on several platforms."""

import pytest

from farmland_guard.casework.numbers import import_numbers, numbers_of, remove_number, set_number
from farmland_guard.domain.errors import InputError
from farmland_guard.exchange.tables import read_listing, sheet_names
from farmland_guard.exchange.xlsx import Sheet, write_xlsx
from tests.register.helpers import EAST, add_case, new_register, square


@pytest.fixture
def register(tmp_path, qgis_app):
    made = new_register(tmp_path)
    add_case(made, "A")
    add_case(made, "B", square(EAST + 500))
    return made


def test_one_site_keeps_many_numbers(register):
    set_number(register, "A", "satellite", "WP-1", {"deadline": "2026-12-01"}, "测试")
    set_number(register, "A", "督察", "DC-9", {"report_state": "退回", "return_reason": "缺批文"}, "测试")
    again = set_number(register, "A", "satellite", "WP-1", {"report_state": "reported"}, "测试")
    rows = numbers_of(register, "A")
    assert [(row["platform"], row["number"], row["report_state"]) for row in rows] == [
        ("satellite", "WP-1", "reported"),
        ("inspection", "DC-9", "returned"),
    ]
    assert rows[0]["deadline"] == "2026-12-01" and rows[0]["state_on"] and rows[0]["uid"] == again
    remove_number(register, again, "测试")
    assert len(numbers_of(register, "A")) == 1


def test_a_number_belongs_to_one_case_of_its_platform(register):
    set_number(register, "A", "satellite", "1", {}, "测试")
    set_number(register, "B", "survey", "1", {}, "测试")
    with pytest.raises(InputError, match="number of A"):
        set_number(register, "B", "satellite", "1", {}, "测试")
    for platform, number in (("火星", "2"), ("satellite", " ")):
        with pytest.raises(InputError):
            set_number(register, "B", platform, number, {}, "测试")


def test_a_table_with_title_and_blank_rows_is_read_and_bad_rows_are_named(register, tmp_path):
    path = tmp_path / "编号.xlsx"
    rows = [
        ["图斑 编号", "编号", "平台", "期限", "状态", "退回原因"],
        ["A", 140827000012, "12336", "2026年12月1日", "待报", None],
        [None, None, None, None, None, None],
        ["B", "S-2", None, "2026/12/05", "已打回", "位置不符"],
        ["无此图斑", "S-3", "卫片", None, None, None],
        ["B", "S-4", "火星", None, None, None],
        ["A", "S-5", "卫片", "下月", None, None],
    ]
    write_xlsx(path, [Sheet("说明", ["说明"], [["本表由省平台导出"]]), Sheet("编号", ["垣曲县图斑编号表", *[""] * 5], rows)])
    assert sheet_names(path) == ["说明", "编号"]
    report = import_numbers(register, path, "survey", who="测试")
    assert report.added == ["12336 140827000012", "变更调查 S-2"]
    assert report.left_out == 3
    for note, words in zip(report.notes, ("row 6", "row 7", "row 8")):
        assert words in note
    (row,) = numbers_of(register, "B")
    assert (row["deadline"], row["report_state"], row["return_reason"]) == ("2026-12-05", "returned", "位置不符")
    assert import_numbers(register, path, "survey", who="测试").changed == ["12336 140827000012", "变更调查 S-2"]


def test_a_gbk_csv_and_a_table_without_the_columns(register, tmp_path):
    path = tmp_path / "编号.csv"
    path.write_bytes("监测编号,平台编号\nA,X1\n".encode("gbk"))
    assert import_numbers(register, path, "satellite", who="测试").added == ["卫片 X1"]
    path.write_bytes("甲,乙\n1,2\n".encode("gbk"))
    with pytest.raises(InputError, match="甲"):
        import_numbers(register, path)
    with pytest.raises(InputError, match="没有的表"):
        read_listing(tmp_path / "没有的表.csv")
