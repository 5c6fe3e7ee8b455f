"""xlsx with and without openpyxl, and tables read back."""

import datetime
import zipfile
from pathlib import Path

import pytest

from farmland_guard.domain.errors import InputError
from farmland_guard.exchange import xlsx
from farmland_guard.exchange.xlsx import Sheet, read_table, write_xlsx

HEADERS = ["监测编号", "面积（亩）", "宗数", "日期", "备注"]
ROWS = [
    ["140827SJBG26100001", 3.27, 1, datetime.date(2026, 10, 5), "历山镇䶮家沟"],
    ["=HYPERLINK(\"http://x\")", None, 2, None, "+86"],
    ["-1", 6.2, 3, datetime.date(2026, 1, 1), "@x"],
]  # fmt: skip
SHEETS = [Sheet("台账", HEADERS, ROWS, [24, 12], [None, "0.00"]), Sheet("汇总", ["项"], [["合计"]])]


@pytest.fixture(params=["openpyxl", "plain"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "openpyxl":
        pytest.importorskip("openpyxl", reason="openpyxl is not on this machine")
    else:
        monkeypatch.setattr(xlsx, "openpyxl_or_none", lambda: None)
    return request.param


def test_written_and_read_back(tmp_path: Path, engine: str) -> None:
    path = tmp_path / "台账.xlsx"
    note = write_xlsx(path, SHEETS)
    assert (note is None) == (engine == "openpyxl")
    if note:
        assert "openpyxl" in note
    assert [item.name for item in tmp_path.iterdir()] == ["台账.xlsx"]
    headers, rows = read_table(path)
    assert headers == HEADERS
    assert rows == ROWS


def test_no_cell_is_a_formula(tmp_path: Path, engine: str) -> None:
    path = tmp_path / "a.xlsx"
    write_xlsx(path, SHEETS)
    with zipfile.ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 2
        for name in sheets:
            assert b"<f>" not in archive.read(name)
            assert b"<f " not in archive.read(name)


def test_looks(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not on this machine")
    path = tmp_path / "a.xlsx"
    write_xlsx(path, SHEETS)
    book = openpyxl.load_workbook(path)
    page = book["台账"]
    assert page.freeze_panes == "A2"
    assert page.column_dimensions["A"].width == 24
    assert page["B2"].number_format == "0.00"
    assert page["A3"].data_type == "s"
    assert page["A1"].font.bold


def test_control_characters_are_refused(tmp_path: Path, engine: str) -> None:
    with pytest.raises(InputError, match="sheet 台账, row 2, column 备注"):
        write_xlsx(tmp_path / "a.xlsx", [Sheet("台账", ["备注"], [["a\x00b"]])])
    with pytest.raises(InputError, match="cannot be written"):
        write_xlsx(tmp_path / "absent" / "a.xlsx", SHEETS)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "读数.csv"
    lines = ["指标,值,单位,", "有效土层厚度,80,cm,", "", '"有机质, 甲",0.9', ",,"]
    path.write_bytes("\r\n".join(line.replace(",", delimiter) for line in lines).encode(encoding))
    headers, rows = read_table(path)
    assert headers == ["指标", "值", "单位"]
    assert rows == [["有效土层厚度", "80", "cm"], [f"有机质{delimiter} 甲", "0.9", None]]


def test_tables_that_cannot_be_read(tmp_path: Path) -> None:
    def made(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    with pytest.raises(InputError, match=r"a\.csv is empty"):
        read_table(made("a.csv", b"\n\n"))
    with pytest.raises(InputError, match=r"b\.csv, row 2 has more cells"):
        read_table(made("b.csv", b"a,b\n1,2,3\n"))
    with pytest.raises(InputError, match="cannot be read as an xlsx"):
        read_table(made("c.xlsx", b"no zip"))
    with pytest.raises(InputError, match="neither csv nor xlsx"):
        read_table(made("d.doc", b""))
    with pytest.raises(InputError, match="cannot be read"):
        read_table(tmp_path / "absent.csv")
    with pytest.raises(InputError, match="no proper csv"):
        read_table(made("e.csv", b'a,b\n"1,2\n'))


def test_swollen_xlsx_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_xlsx(tmp_path / "a.xlsx", SHEETS)
    monkeypatch.setattr(xlsx, "MAX_UNPACKED_BYTES", 1000)
    with pytest.raises(InputError, match="unpacks to more than"):
        read_table(tmp_path / "a.xlsx")
