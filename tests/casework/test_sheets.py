"""Excel sheets to townships and back: locked, listed, compared before anything is written, refused by cell."""

import csv
import datetime

import openpyxl
import pytest

from farmland_guard.casework.sheets import export_sheet, import_sheet, list_trips, write_diff
from farmland_guard.domain.errors import InputError
from farmland_guard.exchange import sheetbook, xlsx
from tests.register.helpers import add_case, case_row, new_register, square

CODES = ["140827A1", "140827A2", "140827A3", "140827A4"]


@pytest.fixture
def register(tmp_path):
    made = new_register(tmp_path)
    for number, code in enumerate(CODES):
        town = ("140827104", "毛家湾镇") if number < 3 else ("140827105", "英言镇")
        add_case(
            made, code, square(37560000.0 + 300 * number), xzdm=town[0], xzmc=town[1], tblx="20", occupant="张某", area_m2=10000.0,
            found_on="2026-09-01",
        )  # fmt: skip
    return made


@pytest.fixture
def sheet(register, tmp_path):
    path = tmp_path / "毛家湾镇核实表.xlsx"
    assert export_sheet(register, path, "王执法", township="毛家湾镇") == (3, [])
    return path


def columns(page) -> dict:
    return {cell.value: cell.column for cell in page[1]}


def edit(path, *changes):
    """Set cells as (row, header, value), as Excel would."""
    book = openpyxl.load_workbook(path)
    page = book["图斑核实"]
    place = columns(page)
    for row, header, value in changes:
        page.cell(row=row, column=place[header]).value = value
    book.save(path)


def test_what_goes_out(sheet):
    book = openpyxl.load_workbook(sheet)
    assert book.sheetnames == ["图斑核实", "_代码", "填表说明"]
    page = book["图斑核实"]
    place = columns(page)
    assert [page.cell(row=row, column=1).value for row in (2, 3, 4)] == CODES[:3]
    assert page.protection.sheet
    assert page.freeze_panes == "B2"
    assert page.cell(row=2, column=place["监测编号"]).protection.locked
    assert not page.cell(row=2, column=place["占用主体"]).protection.locked
    assert page.cell(row=2, column=place["图斑面积（亩）"]).value == 15.0
    assert page.cell(row=2, column=place["图斑面积（亩）"]).number_format == "0.00"
    assert page.cell(row=2, column=place["图斑类型"]).value == "建（构）筑物"
    assert page.column_dimensions["A"].width == 24
    hidden = [openpyxl.utils.get_column_letter(place[name]) for name in ("记录标识", "版本", "校验码")]
    assert all(page.column_dimensions[letter].hidden for letter in hidden)
    rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    kinds = [page.cell(row=1, column=rule_column(key)).value for key in rules]
    assert set(kinds) == {"图斑类型", "占用主体", "坐落", "发现日期", "备注"}
    listed = next(rule for rule in rules.values() if rule.type == "list")
    assert listed.formula1.startswith("'_代码'!$A$2:$A$")
    assert listed.prompt == "从下拉列表选"
    assert book["_代码"].sheet_state == "hidden"


def rule_column(span: str) -> int:
    return openpyxl.utils.column_index_from_string(span.split(":")[0].rstrip("0123456789"))


def test_nothing_is_written_before_somebody_says_so(register, sheet, tmp_path):
    edit(sheet, (2, "占用主体", "某某公司"), (3, "图斑类型", "光伏"), (4, "发现日期", datetime.date(2026, 9, 2)))
    result = import_sheet(register, sheet, "王执法")
    assert [(n.cell, n.code, n.field, n.before, n.after) for n in result.changes] == [
        ("I2", CODES[0], "占用主体", "张某", "某某公司"),
        ("H3", CODES[1], "图斑类型", "建（构）筑物", "光伏"),
        ("K4", CODES[2], "发现日期", "2026-09-01", "2026-09-02"),
    ]
    assert (result.refused, result.unchanged, result.written) == ([], 0, False)
    assert case_row(register, CODES[0])["occupant"] == "张某"
    write_diff(tmp_path / "diff.csv", result)
    with (tmp_path / "diff.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [row["cell"] for row in csv.DictReader(stream)] == ["I2", "H3", "K4"]


def test_written_in_the_name_of_a_person_and_who_filled_it_in_is_kept(register, sheet):
    edit(sheet, (2, "占用主体", "某某公司"), (3, "图斑类型", "光伏"), (3, "备注", None))
    book = openpyxl.load_workbook(sheet)
    for row in book["填表说明"].iter_rows():
        if row[0].value == "填表人":
            row[1].value = "李小镇"
    book.save(sheet)
    result = import_sheet(register, sheet, "王执法", apply=True)
    assert result.written
    assert (case_row(register, CODES[0])["occupant"], case_row(register, CODES[1])["tblx"]) == ("某某公司", "GF")
    (trip,) = list_trips(register)
    assert (trip["recipient"], trip["row_count"], trip["change_count"]) == ("毛家湾镇", 3, 2)
    assert (trip["filled_by"], trip["returned_by"]) == ("李小镇", "王执法")
    with register.reading() as session:
        events = session.rows("SELECT who FROM event WHERE table_name = 'violation' AND new_values LIKE '%某某公司%'")
    assert [event["who"] for event in events] == ["王执法"]
    # The same sheet again says nothing new.
    again = import_sheet(register, sheet, "王执法")
    assert (again.changes, again.refused, again.unchanged) == ([], [], 3)


def test_bad_cells_are_refused_and_the_rest_goes_on(register, sheet):
    edit(
        sheet,
        (2, "图斑类型", "违建"), (2, "占用主体", "某某公司"), (3, "发现日期", "昨天"), (4, "备注", "长" * 255),
    )  # fmt: skip
    result = import_sheet(register, sheet, "王执法", apply=True)
    assert {(n.cell, n.problem.split(" ")[0]) for n in result.refused} == {("H2", "“违建”"), ("K3", "“昨天”"), ("L4", "the")}
    assert [n.cell for n in result.changes] == ["I2"]
    assert case_row(register, CODES[0])["occupant"] == "某某公司"
    assert case_row(register, CODES[0])["tblx"] == "20"


def test_foreign_repeated_and_altered_rows_are_refused(register, sheet):
    book = openpyxl.load_workbook(sheet)
    page = book["图斑核实"]
    place = columns(page)
    page.cell(row=2, column=1).value = "140827B9"  # another number
    page.cell(row=3, column=place["版本"]).value = "000000000000"
    page.cell(row=5, column=1).value = "140827X"
    page.cell(row=5, column=place["记录标识"]).value = "not-ours"
    for header, column in place.items():  # row 4 once more
        page.cell(row=6, column=column).value = page.cell(row=4, column=place[header]).value
    book.save(sheet)
    result = import_sheet(register, sheet, "王执法", apply=True)
    assert [(n.cell, n.problem) for n in result.refused] == [
        ("A2", f"the number was changed; it is {CODES[0]}"),
        ("O3", "the checksum does not fit; version or checksum were changed"),
        ("M4", "this record is there 2 times"),
        ("M5", "this record is not in the register; rows cannot be added"),
        ("M6", "this record is there 2 times"),
    ]
    assert result.changes == []


def test_a_case_changed_meanwhile_is_refused(register, sheet):
    with register.writing("王执法") as session:
        uid = session.select("violation", {"code": CODES[0]})[0]["uid"]
        session.update("violation", uid, {"occupant": "李某"})
    edit(sheet, (2, "坐落", "东沟"), (3, "坐落", "西沟"))
    result = import_sheet(register, sheet, "王执法", apply=True)
    # The row would also set the occupant back to what it was.
    assert {n.cell for n in result.refused} == {"I2", "J2"}
    assert all("changed after the sheet went out" in n.problem for n in result.refused)
    assert [n.cell for n in result.changes] == ["J3"]
    assert case_row(register, CODES[0])["occupant"] == "李某"


def test_half_width_brackets_and_moved_columns_are_the_same(register, sheet):
    book = openpyxl.load_workbook(sheet)
    page = book["图斑核实"]
    for cell in page[1]:
        cell.value = cell.value.replace("（", "(").replace("）", ")")
    page.insert_cols(1)
    page.cell(row=1, column=1).value = "序号"
    place = columns(page)
    page.cell(row=2, column=place["占用主体"]).value = "某某公司"
    book.save(sheet)
    result = import_sheet(register, sheet, "王执法")
    assert [(n.cell, n.after) for n in result.changes] == [("J2", "某某公司")]


def test_without_openpyxl_a_plain_sheet_goes_out_and_comes_back(register, tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx, "openpyxl_or_none", lambda: None)
    monkeypatch.setattr(sheetbook, "openpyxl_or_none", lambda: None)
    path = tmp_path / "plain.xlsx"
    count, (note,) = export_sheet(register, path, "王执法", codes=CODES[:2])
    assert count == 2
    assert "openpyxl" in note
    monkeypatch.undo()
    assert import_sheet(register, path, "王执法").unchanged == 2
    edit(path, (3, "占用主体", "某某公司"))
    assert [n.after for n in import_sheet(register, path, "王执法", apply=True).changes] == ["某某公司"]
    assert list_trips(register)[0]["change_count"] == 1


def test_what_is_refused_as_a_whole(register, sheet, tmp_path):
    with pytest.raises(InputError, match=r"No case lies in township “月亮镇”\. Known: 毛家湾镇、英言镇"):
        export_sheet(register, tmp_path / "x.xlsx", township="月亮镇")
    with pytest.raises(InputError, match="has no case nix"):
        export_sheet(register, tmp_path / "x.xlsx", codes=["nix"])
    with pytest.raises(InputError, match="has no sheet of cases with columns to fill in"):
        export_sheet(register, tmp_path / "x.xlsx", profile_name="summary")
    with pytest.raises(InputError, match="“路人” is not in the list of people"):
        import_sheet(register, sheet, "路人")
    book = openpyxl.load_workbook(sheet)
    book["图斑核实"].cell(row=1, column=9).value = "别的"
    book.save(sheet)
    with pytest.raises(InputError, match="lacks the columns 占用主体"):
        import_sheet(register, sheet, "王执法")
    sheet.write_bytes(b"no workbook")
    with pytest.raises(InputError, match="cannot be read as an xlsx"):
        import_sheet(register, sheet, "王执法")
