"""Written pages of a packet: what stands on which page of the PDF, as pdftotext reads it."""

import random
import re
import shutil
import subprocess
import unicodedata

import pytest

from farmland_guard.documents.packet_pdf import TextPages, write_packet
from farmland_guard.documents.packet_text import bullets, card, heading, paragraph, table
from farmland_guard.register.styles import chinese_font


def pages_of(target, html):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) reads the text of a PDF")
    write_packet(target / "页.pdf", [TextPages(html)], chinese_font(), "页", "脚")
    made = subprocess.run(["pdftotext", "-layout", str(target / "页.pdf"), "-"], capture_output=True, check=True)
    texts = unicodedata.normalize("NFKC", made.stdout.decode("utf-8")).split("\f")[:-1]
    return [re.sub(r"\s", "", text) for text in texts]


def row(number, rng):
    return (f"<{number:03d}", "字" * rng.choice((1, 30, 90, 160)) + f"{number:03d}>", "8.25")


@pytest.mark.parametrize("seed", range(6))
def test_rows_stay_whole_and_the_head_stands_on_every_page(qgis_app, tmp_path, seed):
    rng = random.Random(seed)
    count = rng.randint(60, 110)
    html = heading("套合表") + paragraph("前言。") * rng.randint(0, 9)
    pages = pages_of(tmp_path, html + table(("点号头", "内容头", "面积头"), [row(n, rng) for n in range(count)], (2,)))
    assert len(pages) > 2, seed
    for text in pages:
        # One head, above the first row, and of every row all.
        assert text.count("点号头") == text.count("面积头") == 1, (seed, text)
        assert text.index("面积头") < text.index("<"), (seed, text)
        assert re.findall(r"<(\d{3})", text) == re.findall(r"(\d{3})>", text), (seed, text)
    assert [int(each) for text in pages for each in re.findall(r"<(\d{3})", text)] == list(range(count)), seed
    assert sum(text.count("8.25") for text in pages) == count


def test_a_heading_and_the_head_of_a_table_stay_with_its_first_row(qgis_app, tmp_path):
    for above in range(30, 48):
        pages = pages_of(tmp_path, paragraph("前") * above + heading("批准用地", 3) + table(("批准文号", "亩"), [("晋政地字1号", "1.00")]))
        whole = [text for text in pages if "批准用地" in text]
        assert len(whole) == 1 and "批准文号" in whole[0] and "晋政地字1号" in whole[0], above


def test_the_sums_do_not_stand_on_a_page_by_themselves(qgis_app, tmp_path):
    for count in range(30, 45):
        rows = [*((f"<{number}>", "1.00") for number in range(count)), ("合计", f"{count}.00")]
        pages = pages_of(tmp_path, table(("编号", "亩"), rows))
        (last,) = [text for text in pages if "合计" in text]
        assert f"<{count - 1}>" in last, count


def test_a_row_higher_than_a_page_is_parted_between_lines_and_nothing_is_lost(qgis_app, tmp_path):
    words = "".join(f"[{number}]" for number in range(1500))
    pages = pages_of(tmp_path, card([("甲", "乙")]) + table(("时间", "变化"), [("一", "先"), ("二", words), ("三", "后")]) + bullets(["尾"]))
    assert len(pages) > 2 and all("变化" in text for text in pages[1:-1])
    text = "".join(pages)
    assert set(map(int, re.findall(r"\[(\d+)\]", text))) >= {0, 700, 1499} and "先" in pages[0] and "尾" in pages[-1]


def test_a_text_without_tables_and_an_empty_one_have_their_pages(qgis_app, tmp_path):
    pages = pages_of(tmp_path, "".join(paragraph(f"段{number}完") for number in range(150)))
    assert [int(each) for text in pages for each in re.findall(r"段(\d+)完", text)] == list(range(150)) and len(pages) > 2
    assert len(pages_of(tmp_path, "")) == 1
