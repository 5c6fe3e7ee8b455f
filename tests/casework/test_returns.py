"""Results lists of reviewing sites: matched, shown side by side, written only on request and all at once."""

import numpy as np
import pytest

from farmland_guard.casework.field_templates import choices, save_template
from farmland_guard.casework.numbers import numbers_of, set_number
from farmland_guard.casework.returns import import_returns, read_returns_list
from farmland_guard.casework.splitting import split_patch
from farmland_guard.domain.errors import InputError
from farmland_guard.domain.review_words import code_forms, review_state_of
from farmland_guard.exchange.xlsx import Sheet, write_xlsx
from tests.register.helpers import EAST, NORTH, add_case, case_row, new_register, square

HEADERS = ["图斑编号", "审核结果", "审核意见", "审核时间"]


@pytest.fixture
def register(tmp_path, qgis_app):
    made = new_register(tmp_path)
    for number, code in enumerate(("A", "B", "C", "D", "E")):
        add_case(made, code, square(EAST + 500 * number), source="satellite")
    return made


def listing(tmp_path, rows, headers=HEADERS, name="审核.xlsx"):
    path = tmp_path / name
    write_xlsx(path, [Sheet("结果", ["垣曲县图斑审核情况", *[""] * (len(headers) - 1)], [headers, *rows])])
    return path


def outcomes(diff):
    return [(line.row, line.case_code, line.outcome) for line in diff.lines]


@pytest.mark.parametrize(
    ("text", "part", "form"),
    [
        ("a_1", "", "A_1"), ("A-1", "", "A_1"), ("Ａ（1）", "", "A_1"), ("A_01", "", "A_1"), ("A#2", "", "A_2"),
        (" A ", "3", "A_3"), ("A", "_2", "A_2"), ("A", "A_2", "A_2"),
    ],
)  # fmt: skip
def test_codes_of_sub_patches_in_whatever_form(text, part, form):
    assert form in code_forms(text, part)


@pytest.mark.parametrize(
    ("words", "state"),
    [("已打回", "returned"), (" 审核 不通过。", "returned"), ("通过", "done"), ("审核结束", "done"), ("市级审核通过", "province"), ("天知道", None)],
)
def test_words_of_the_sites(words, state):
    assert review_state_of(words, {}) == state
    assert review_state_of(words, {"天知道": "draft"}) == (state or "draft")


def test_nothing_is_written_before_it_is_asked_for(register, tmp_path):
    path = listing(
        tmp_path,
        [
            ["A", "已打回", "缺农转用批复", "2026-11-05"],
            ["B", "审核结束", None, "2026/11/06"],
            ["C", "省级待审核", None, None],
            ["D", "未处理", None, None],
            ["无此图斑", "已打回", "x", None],
            [None, "已打回", "x", None],
            ["E", "再议", None, None],
        ],
    )
    diff = import_returns(register, path)
    assert outcomes(diff) == [
        (3, "A", "returned"), (4, "B", "accepted"), (5, "C", "changed"), (6, "D", "unchanged"), (7, "", "unmatched"),
        (8, "", "unmatched"), (9, "E", "unusable"),
    ]  # fmt: skip
    first = diff.lines[0]
    assert (first.old_state, first.new_state, first.new_reason, first.new_date) == ("unhandled", "returned", "缺农转用批复", "2026-11-05")
    assert [note.split("：")[0].split(":")[0] for note in diff.notes] == [f"审核.xlsx, row {row}" for row in (7, 8, 9)]
    assert case_row(register, "A")["review_state"] == "unhandled" and diff.written == 0

    done = import_returns(register, path, apply=True, who="王执法")
    assert done.written == 3
    a, b = case_row(register, "A"), case_row(register, "B")
    assert (a["review_state"], a["return_reason"], a["reviewed_on"]) == ("returned", "缺农转用批复", "2026-11-05")
    assert (b["review_state"], b["return_reason"]) == ("done", None)
    (number,) = numbers_of(register, "A")
    assert (number["report_state"], number["return_reason"], number["state_on"]) == ("returned", "缺农转用批复", "2026-11-05")
    assert numbers_of(register, "B")[0]["report_state"] == "reported"
    with register.reading() as session:
        assert session.rows("SELECT DISTINCT who FROM event WHERE record_uid = ? AND action = 'update'", (a["uid"],)) == [{"who": "王执法"}]
    assert {line.outcome for line in import_returns(register, path).lines[:4]} == {"unchanged"}


def test_one_transaction(register, tmp_path):
    set_number(register, "B", "satellite", "A", {}, "测试")  # somebody gave B the number that A would get
    path = listing(tmp_path, [["C", "审核结束", None, None], ["A", "已打回", "缺照片", None]])
    with pytest.raises(InputError, match="another case"):
        import_returns(register, path, apply=True, who="测试")
    assert case_row(register, "C")["review_state"] == "unhandled"


def test_sub_patches_and_numbers_of_other_platforms(register, tmp_path):
    split_patch(register, "A", "draw", [np.array([(EAST - 10, NORTH + 50), (EAST + 110, NORTH + 50)])], who="测试")
    set_number(register, "B", "inspection", "DC-2026-7", {}, "测试")
    headers = ["图斑编号", "子图斑号", "状态", "退回原因", "平台"]
    path = listing(
        tmp_path,
        [
            ["A", "1", "已打回", "面积不符", None],
            ["A-2", None, "通过", None, None],
            ["A", None, "通过", None, None],
            ["DC-2026-7", None, "退回", "缺举证照片", "督察"],
        ],
        headers,
    )
    diff = import_returns(register, path, apply=True, who="测试")
    assert outcomes(diff) == [(3, "A_1", "returned"), (4, "A_2", "accepted"), (5, "A", "unusable"), (6, "B", "returned")]
    (number,) = numbers_of(register, "B")
    assert (number["platform"], number["report_state"], number["return_reason"]) == ("inspection", "returned", "缺举证照片")


def test_the_number_of_a_split_patch_follows_its_parts(register, tmp_path):
    set_number(register, "A", "satellite", "A", {}, "测试")
    split_patch(register, "A", "draw", [np.array([(EAST - 10, NORTH + 50), (EAST + 110, NORTH + 50)])], who="测试")

    def after(*rows):
        import_returns(register, listing(tmp_path, [[code, words, None, None] for code, words in rows]), apply=True, who="测试")
        return numbers_of(register, "A")[0]["report_state"]

    assert after(("A_1", "已提交")) == "to_report"
    assert after(("A_2", "已打回")) == "returned"
    assert after(("A_1", "审核结束"), ("A_2", "省级待审核")) == "reported"


def test_repeated_codes_are_named_and_contradictions_never_written(register, tmp_path):
    path = listing(
        tmp_path,
        [
            ["A", "已打回", "缺批文", "2026-11-05"],
            ["A", "已打回", "缺批文", "2026-11-05"],
            ["B", "已打回", "缺批文", None],
            ["b", "审核结束", None, None],
        ],
    )
    diff = import_returns(register, path, apply=True, who="测试")
    assert outcomes(diff) == [(3, "A", "returned"), (4, "A", "duplicate"), (5, "B", "duplicate"), (6, "B", "duplicate")]
    assert case_row(register, "B")["review_state"] == "unhandled"
    assert "row 4" in diff.notes[0] and "row 3" in diff.notes[0] and "row 6" in diff.notes[2]


def test_a_mapping_with_words_of_the_source_is_kept_and_recognised(register, tmp_path):
    headers = ["流水", "编码", "进度", "说明"]
    path = listing(tmp_path, [["1", "A", "请整改", "位置不符"], ["2", "B", "省已核", None]], headers, "省站.xlsx")
    with pytest.raises(InputError, match="审核状态"):
        import_returns(register, path)
    table = read_returns_list(path)
    lines = choices(table.headers, [dict(zip(table.headers, cells)) for _, cells in table.rows], "returns")
    assert {line.name for line in lines if line.required} == {"code", "review_state"}
    mapping = {"code": "编码", "review_state": "进度", "return_reason": "说明", "word:请整改": "returned", "word:省已核": "done"}
    save_template(register, "省站", "returns", mapping, table.headers, "测试")
    assert outcomes(import_returns(register, path)) == [(3, "A", "returned"), (4, "B", "accepted")]
    confirmed = {"code": "编码", "review_state": "进度"}
    assert outcomes(import_returns(register, path, mapping=confirmed)) == [(3, "A", "returned"), (4, "B", "accepted")]
    with pytest.raises(InputError, match="别的"):
        import_returns(register, path, template="别的")


def test_columns_are_known_by_what_stands_in_them(register, tmp_path):
    headers = ["序", "标识", "审核意见", "说明"]
    path = listing(tmp_path, [["1", "A", "退回", "缺照片"], ["2", "B", "通过", None], ["3", "无", "通过", None], ["4", "C", "通过", None],
                              ["5", "D", "通过", None]], headers)  # fmt: skip
    diff = import_returns(register, path)
    assert diff.mapping == {"code": "标识", "review_state": "审核意见"}
    assert [line.outcome for line in diff.lines] == ["returned", "accepted", "unmatched", "accepted", "accepted"]


def test_a_csv_in_gbk_with_a_date_that_is_none(register, tmp_path):
    path = tmp_path / "结果.csv"
    path.write_bytes("监测编号,审核状态,退回原因,审核日期\nA,退回,缺照片,昨天\nB,退回,缺照片,20261105\n".encode("gbk"))
    diff = import_returns(register, path)
    assert outcomes(diff) == [(2, "", "unusable"), (3, "B", "returned")]
    assert diff.lines[1].new_date == "2026-11-05"
