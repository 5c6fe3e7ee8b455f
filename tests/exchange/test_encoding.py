"""Encoding of .dbf tables: real ones, and every declaration, true or false."""

from pathlib import Path
from typing import Optional

import pytest
from osgeo import ogr

from farmland_guard.domain.errors import InputError
from farmland_guard.exchange.encoding import code_page_encoding, detect_dbf_encoding, preview_encodings
from tests.shared import shared_data


@pytest.mark.parametrize(
    ("name", "encoding", "how"),
    [
        ("chinese_encoding.shp", "GBK", "language id 0x4D"),
        ("mapshaper_gbk.dbf", "GB18030", "nothing is declared"),
        ("mapshaper_ldid_chinese.dbf", "GBK", "language id 0x7A"),
    ],
)
def test_real_tables(name: str, encoding: str, how: str) -> None:
    shared_data("encoding", name)
    found = detect_dbf_encoding(shared_data("encoding", "chinese_encoding.dbf").parent / name)
    assert found.encoding == encoding
    assert how in found.how


def make_table(
    folder: Path, written: str, cpg: Optional[str], language_id: int, text: str, width: int = 40
) -> Path:
    """A shapefile with one text, written in `written`, that declares what the test wants."""
    path = folder / "table.shp"
    source = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(path))
    layer = source.CreateLayer("table", None, ogr.wkbPolygon, ["ENCODING=UTF-8"])
    field = ogr.FieldDefn("NAME", ogr.OFTString)
    field.SetWidth(width)
    layer.CreateField(field)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetField(0, "x" * width)
    layer.CreateFeature(feature)
    feature = layer = source = None
    path.with_suffix(".cpg").unlink()
    if cpg is not None:
        path.with_suffix(".cpg").write_text(cpg, encoding="ascii")
    table = bytearray(path.with_suffix(".dbf").read_bytes())
    table[29] = language_id
    start = table.index(b"x" * width)
    table[start : start + width] = text.encode(written)[:width].ljust(width)
    path.with_suffix(".dbf").write_bytes(bytes(table))
    return path


@pytest.mark.parametrize(
    ("written", "cpg", "language_id", "expected"),
    [
        ("gbk", None, 0, "GB18030"),
        ("gbk", None, 0x57, "GB18030"),
        ("gbk", None, 0x4D, "GBK"),
        ("gbk", "GBK", 0, "GBK"),
        ("gbk", "936", 0, "GBK"),
        ("gbk", "ANSI 936", 0, "GBK"),
        ("gbk", "CP936", 0, "GBK"),
        ("gbk", "UTF-8", 0, "GB18030"),
        ("gbk", "ISO-8859-1", 0x57, "GB18030"),
        ("gbk", "nonsense", 0, "GB18030"),
        ("gbk", "UTF-8", 0x4D, "GBK"),
        ("utf-8", None, 0, "UTF-8"),
        ("utf-8", "UTF-8", 0, "UTF-8"),
        ("utf-8", "65001", 0, "UTF-8"),
        ("utf-8", "ISO-8859-1", 0, "UTF-8"),
    ],
)
def test_declared_and_real(
    tmp_path: Path, written: str, cpg: Optional[str], language_id: int, expected: str
) -> None:
    found = detect_dbf_encoding(make_table(tmp_path, written, cpg, language_id, "垣曲县历山镇"))
    assert found.encoding == expected
    assert found.how


def test_rare_character_under_a_gbk_label_needs_gb18030(tmp_path: Path) -> None:
    assert detect_dbf_encoding(make_table(tmp_path, "gb18030", "GBK", 0, "䶮家沟")).encoding == "GB18030"


@pytest.mark.parametrize("width", [7, 8, 9])
@pytest.mark.parametrize(("written", "expected"), [("gbk", "GB18030"), ("utf-8", "UTF-8")])
def test_text_cut_within_a_character(tmp_path: Path, width: int, written: str, expected: str) -> None:
    found = detect_dbf_encoding(make_table(tmp_path, written, None, 0, "历山镇历山镇", width))
    assert found.encoding == expected


def test_latin_text_stays_latin(tmp_path: Path) -> None:
    assert detect_dbf_encoding(make_table(tmp_path, "latin-1", "ISO-8859-1", 0x57, "Curaçao")).encoding in (
        "ISO-8859-1",
        "iso8859-1",
    )


def test_ascii_only(tmp_path: Path) -> None:
    assert detect_dbf_encoding(make_table(tmp_path, "ascii", None, 0, "plain")).encoding == "UTF-8"


def test_damaged_and_missing(tmp_path: Path) -> None:
    (tmp_path / "bad.dbf").write_bytes(b"\x03\x00")
    with pytest.raises(InputError, match=r"bad\.dbf is not a dBASE table"):
        detect_dbf_encoding(tmp_path / "bad.dbf")
    with pytest.raises(InputError, match=r"\.dbf with the attributes is missing"):
        detect_dbf_encoding(tmp_path / "absent.shp")


@pytest.mark.parametrize("text", ["", "???", "999999"])
def test_code_page_that_names_nothing(text: str) -> None:
    assert code_page_encoding(text) is None


@pytest.mark.parametrize(("written", "cpg"), [("gbk", None), ("utf-8", None), ("gbk", "UTF-8")])
def test_preview_shows_every_encoding_and_which_one_fits(tmp_path: Path, written: str, cpg: Optional[str]) -> None:
    previews = preview_encodings(make_table(tmp_path, written, cpg, 0, "垣曲县历山镇"))
    assert [each.encoding for each in previews] == ["GBK", "GB18030", "UTF-8", "Big5"]
    (chosen,) = [each for each in previews if each.chosen]
    assert chosen.fits
    assert "垣曲县历山镇" in chosen.samples
    others = [each for each in previews if "垣曲县历山镇" not in each.samples]
    assert "Big5" in [each.encoding for each in others]
