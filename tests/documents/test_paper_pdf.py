"""The PDF of a paper: the very text of its .docx, on A4, with the look staff gave it; what it cannot show is said."""

import re

import pytest

from farmland_guard.casework.filings.paper_values import FILING_KNOWN
from farmland_guard.casework.paper_values import known_names
from farmland_guard.casework.papers import make_document
from farmland_guard.documents.docx_body import read_body, untold_sentence
from farmland_guard.documents.docx_build import build_docx
from farmland_guard.documents.docx_fill import BLANK, filled_members
from farmland_guard.documents.docx_numbers import chinese
from farmland_guard.documents.docx_package import read_package, write_package
from farmland_guard.documents.packet_pdf import PaperPages, TextPages, write_packet
from farmland_guard.documents.paper_layout import LaidPaper
from farmland_guard.documents.paper_model import PaperTable, Paragraph
from farmland_guard.documents.templates import find_template, shipped_templates
from farmland_guard.domain.errors import InputError
from farmland_guard.register.styles import chinese_font
from tests.casework.test_signoff import CODE, reclaimed, register  # noqa: F401
from tests.documents.test_docx import docx, run, text_of
from tests.pdf_text import page_sizes, pages_of, squeezed

pytestmark = pytest.mark.usefixtures("qgis_app")
ALL = known_names() | FILING_KNOWN
A4 = (210, 297)
FOOT = re.compile(r"第\d+页共\d+页$")


def said_by(pdf):
    """The text of a PDF without the feet of its pages."""
    return "".join(FOOT.sub("", squeezed(page)) for page in pages_of(pdf))


def drawn(source, target, title="t"):
    return write_packet(target, [PaperPages(read_body(read_package(source)))], chinese_font(), title)


def body_of(tmp_path, body, **members):
    return read_body(read_package(docx(tmp_path / "t.docx", body, **members)))


def values_for(names, given):
    values = {}
    for name in names:
        head, _, field = name.partition(".")
        if field:
            values.setdefault(head, [{}, {}])
            for place, item in enumerate(values[head]):
                item[field] = f"第{place}项{field}" if given else ""
        else:
            values[name] = f"〔{name}〕甲乙" if given else None
    return values


@pytest.mark.parametrize("template", [each.id for each in shipped_templates()])
@pytest.mark.parametrize("given", [True, False])
def test_the_pdf_of_every_template_says_what_its_docx_says(template, given, tmp_path):
    source = build_docx(find_template(template).description, tmp_path / "t.docx")
    members, outcome = filled_members(source, values_for(ALL, given), ALL)
    body = read_body(members)
    pdf = write_packet(tmp_path / "t.pdf", [PaperPages(body)], chinese_font(), "t")
    text = squeezed(text_of(write_package(tmp_path / "filled.docx", members)))
    assert said_by(pdf) == text and "{{" not in text and body.untold == ()
    assert (text.count(squeezed(BLANK)) > 3) or given
    assert bool(outcome.blanks) is not given
    sizes = page_sizes(pdf)
    assert set(sizes) == {A4} and len(sizes) == LaidPaper(body, chinese_font()).page_count
    for number, page in enumerate(pages_of(pdf), start=1):
        assert squeezed(page).endswith(f"第{number}页共{len(sizes)}页")


def test_a_paper_as_pdf_as_docx_and_as_both(register, tmp_path):  # noqa: F811
    reclaimed(register)
    both = make_document(register, CODE, "rectification_notice", tmp_path / "neu" / "通知.docx", {"文号": "1号"}, "both")
    assert [path.name for path in both.paths] == ["通知.docx", "通知.pdf"] and both.path == both.paths[0]
    assert said_by(both.paths[1]) == squeezed(text_of(both.path)) and "1号" in said_by(both.paths[1])
    for name, form, wanted in (("a.pdf", "docx", "a.pdf"), ("b.docx", "pdf", "b.pdf"), ("c", "pdf", "c.pdf"), ("d", "docx", "d.docx")):
        paper = make_document(register, CODE, "rectification_notice", tmp_path / name, {"文号": "1号"}, form)
        assert [path.name for path in paper.paths] == [wanted] and paper.path.is_file()
        assert paper.blanks == both.blanks and paper.untold == ""
    assert said_by(tmp_path / "a.pdf") == said_by(both.paths[1])
    assert sorted(path.name for path in tmp_path.glob("[a-d].*")) == ["a.pdf", "b.pdf", "c.pdf", "d.docx"]


def test_of_two_files_neither_is_written_when_one_cannot_be(register, tmp_path):  # noqa: F811
    reclaimed(register)
    old = tmp_path / "通知.docx"
    old.write_bytes(b"before")
    (tmp_path / "通知.pdf").mkdir()
    (tmp_path / "通知.pdf" / "x").write_bytes(b"")
    with pytest.raises(InputError, match="Nothing was written"):
        make_document(register, CODE, "rectification_notice", old, {}, "both")
    assert old.read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix in (".docx", ".pdf", ".before")) == ["通知.docx", "通知.pdf"]


def test_the_countys_template_looks_as_staff_made_it(register, tmp_path):  # noqa: F811
    reclaimed(register)
    body = (
        '<w:p><w:pPr><w:pStyle w:val="h"/></w:pPr><w:r><w:t>标题</w:t></w:r></w:p>'
        + '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>{{监测</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>'
        + "<w:t>编号}}</w:t></w:r></w:p>"
        + '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>乡镇</w:t></w:r>'
        + '<w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:t>{{乡镇}}</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>'
        + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        + '<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:ins><w:r><w:t>落款</w:t></w:r></w:ins></w:p>'
        + '<w:sectPr><w:headerReference w:type="default" r:id="r1"/><w:footerReference w:type="first" r:id="r2"/><w:titlePg/>'
        + '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )
    styles = (
        '<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:styleId="b"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h"><w:basedOn w:val="b"/><w:rPr><w:sz w:val="44"/></w:rPr></w:style></w:styles>'
    )
    numbering = (
        '<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="9"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    field = '<w:p><w:r><w:t>第</w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>9</w:t></w:r></w:fldSimple></w:p>'
    links = (
        '<Relationships><Relationship Id="r1" Type="x/header" Target="header1.xml"/>'
        '<Relationship Id="r2" Type="x/footer" Target="footer1.xml"/></Relationships>'
    )
    own = docx(
        tmp_path / "自拟.docx", body,
        **{"word__header1.xml": f"<w:hdr>{field}</w:hdr>", "word__footer1.xml": f"<w:ftr>{run('首页脚')}</w:ftr>",
           "word___rels__document.xml.rels": links, "word__styles.xml": styles, "word__numbering.xml": numbering},
    )  # fmt: skip
    paper = make_document(register, CODE, str(own), tmp_path / "自拟成文", None, "both")
    body = read_body(read_package(paper.path))
    title, first, second, signed = body.blocks
    assert title.look.align == "center" and title.spans[0].look.size == 22 and title.spans[0].look.bold
    assert "".join(span.text for span in first.spans) == f"九、{CODE}"
    assert "".join(span.text for span in second.spans) == "十、乡镇 皋落乡"
    assert signed.new_page and signed.look.align == "right" and signed.spans[0].look.size == 12
    pages = [squeezed(page) for page in pages_of(paper.paths[1])]
    assert pages == [f"标题九、{CODE}十、乡镇皋落乡首页脚", "落款第2"]
    assert "tracked changes" in paper.untold


def test_what_the_pdf_cannot_show_is_said_in_one_sentence(tmp_path):
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    picture = '<w:r><w:drawing><pic:pic xmlns:pic="p"/></w:drawing></w:r>'
    section = '<w:sectPr><w:pgSz w:w="16838" w:h="23811"/></w:sectPr>'
    body = body_of(tmp_path, f"<w:p>{box}{picture}<w:r><w:t>正文</w:t></w:r><w:futureThing/></w:p>{section}")
    sentence = untold_sentence(body.untold)
    for word in ("框里的字", "picture", "w:futureThing", "page size other than A4"):
        assert word in sentence
    assert "".join(span.text for span in body.blocks[0].spans) == "正文" and untold_sentence(()) == ""
    write_packet(tmp_path / "t.pdf", [PaperPages(body)], chinese_font(), "t")
    assert page_sizes(tmp_path / "t.pdf") == [A4]


def test_a_long_table_goes_on_with_its_head_on_each_page(tmp_path):
    source = build_docx(find_template("acceptance_opinion").description, tmp_path / "t.docx")
    values = values_for(ALL, given=True)
    values["质量"] = [{"指标": f"指标{number:03d}", "读数": "1", "标准": "≥ 1", "判读": "符合"} for number in range(120)]
    members, _ = filled_members(source, values, ALL)
    pdf = write_packet(tmp_path / "t.pdf", [PaperPages(read_body(members))], chinese_font(), "t")
    pages = [squeezed(page) for page in pages_of(pdf)]
    assert len(pages) > 3
    assert all(f"指标{number:03d}" in "".join(pages) for number in range(120))
    for page in pages[1:3]:
        assert page.startswith("指标读数标准判读")


def test_rows_stay_whole_and_merged_ones_together(tmp_path):
    grid = "<w:tblGrid><w:gridCol w:w='2000'/><w:gridCol w:w='2000'/></w:tblGrid>"

    def row(number, merged=""):
        left = f"<w:tc><w:tcPr>{merged}<w:vAlign w:val='center'/></w:tcPr>{run('' if 'continue' in merged else f'行{number:03d}始')}</w:tc>"
        lines = "".join(run(f"第{line}句") for line in range(2)) + run(f"行{number:03d}终")
        return f"<w:tr>{left}<w:tc>{lines}</w:tc></w:tr>"

    for above in (0, 7, 20, 33):
        body = body_of(tmp_path, run("上") * above + f"<w:tbl>{grid}{''.join(row(number) for number in range(60))}</w:tbl>")
        pages = [squeezed(page) for page in pages_of(write_packet(tmp_path / "t.pdf", [PaperPages(body)], chinese_font(), "t"))]
        for number in range(60):
            assert sum(f"行{number:03d}始" in page and f"行{number:03d}终" in page for page in pages) == 1, (above, number)
    restart, follow = "<w:vMerge w:val='restart'/>", "<w:vMerge w:val='continue'/>"
    rows = "".join(row(number, follow if number % 3 else restart) for number in range(60))
    pages = [squeezed(page) for page in pages_of(drawn(docx(tmp_path / "t.docx", f"<w:tbl>{grid}{rows}</w:tbl>"), tmp_path / "t.pdf"))]
    for number in range(0, 60, 3):
        assert sum(all(f"行{each:03d}终" in page for each in range(number, number + 3)) for page in pages) == 1, number
    giant = f"<w:tbl>{grid}<w:tr><w:tc>{run('句') * 200}</w:tc><w:tc>{run('右')}</w:tc></w:tr></w:tbl>"
    pages = pages_of(drawn(docx(tmp_path / "t.docx", giant), tmp_path / "t.pdf"))
    assert len(pages) > 2 and squeezed("".join(pages)).count("句") >= 200


def test_merged_cells_least_heights_and_nested_tables(tmp_path):
    def cell(text, properties=""):
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{run(text)}</w:tc>"

    inner = "<w:tbl><w:tblGrid><w:gridCol w:w='500'/></w:tblGrid><w:tr>" + cell("里") + "</w:tr></w:tbl>"
    columns = "<w:tblGrid>" + "<w:gridCol w:w='2000'/>" * 3 + "</w:tblGrid>"
    tall = "<w:tr><w:trPr><w:trHeight w:val='{}'/></w:trPr>"
    first = tall.format(4000) + cell("甲", "<w:vMerge w:val='restart'/>") + cell("乙", "<w:gridSpan w:val='2'/>") + "</w:tr>"
    second = "<w:tr>" + cell("", "<w:vMerge/>") + cell("丙") + f"<w:tc>{inner}{run('尾')}</w:tc></w:tr>"
    lines = "<w:tblPr><w:tblBorders><w:top w:val='single'/></w:tblBorders></w:tblPr>"
    body = body_of(tmp_path, f"<w:tbl>{lines}{columns}{first}{second}</w:tbl>{run('后')}")
    table, after = body.blocks
    assert isinstance(table, PaperTable) and isinstance(after, Paragraph) and table.edges == {"top": True} and table.widths == [100.0] * 3
    assert table.rows[0].height == 200 and table.rows[1].cells[0].follows and table.rows[0].cells[1].span == 2
    pdf = write_packet(tmp_path / "t.pdf", [PaperPages(body)], chinese_font(), "t")
    assert sorted(squeezed(pages_of(pdf)[0])) == sorted("甲乙丙里尾后")
    rows = (tall.format(6000) + cell("高") + "</w:tr>") * 4
    assert LaidPaper(body_of(tmp_path, f"<w:tbl>{columns}{rows}</w:tbl>"), chinese_font()).page_count == 2


def test_a_paragraph_over_pages_stands_there_once(tmp_path):
    words = [f"句{number:04d}，" for number in range(1200)]
    body = body_of(tmp_path, run("头") + run("".join(words)) + run("尾"))
    pages = [squeezed(page) for page in pages_of(write_packet(tmp_path / "t.pdf", [PaperPages(body)], chinese_font(), "t"))]
    assert len(pages) > 3 and "".join(pages) == squeezed("头" + "".join(words) + "尾")


def test_a_paper_lying_down_and_one_bound_among_other_pages(tmp_path):
    body = body_of(tmp_path, run("横") + '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>')
    pdf = write_packet(tmp_path / "t.pdf", [TextPages("<p>先</p>"), PaperPages(body)], chinese_font(), "t", "档 1")
    assert page_sizes(pdf) == [A4, A4[::-1]]
    assert [squeezed(page) for page in pages_of(pdf)] == ["先档1第1页共2页", "横档1第2页共2页"]


@pytest.mark.parametrize(("count", "said"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (34, "三十四"), (0, "0"), (100, "100")])
def test_chinese_numbers(count, said):
    assert chinese(count) == said


def test_a_damaged_part_is_named(tmp_path):
    with pytest.raises(InputError, match="styles"):
        body_of(tmp_path, run("x"), **{"word__styles.xml": "<w:styles><w:style></w:styles>"})


def test_office_seal_and_date_stay_on_one_page_and_a_heading_with_its_table(tmp_path):
    def kept(text):
        return f"<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    table = f"<w:tbl><w:tblGrid><w:gridCol w:w='2000'/></w:tblGrid><w:tr><w:tc>{run('格')}</w:tc></w:tr></w:tbl>"
    parted = set()
    for lines in range(30, 75):
        source = docx(tmp_path / "t.docx", "".join(run(f"行{number}") for number in range(lines)) + kept("机关") + kept("印章") + run("日期"))
        pages = [squeezed(page) for page in pages_of(drawn(source, tmp_path / "t.pdf"))]
        assert sum("机关印章日期" in page for page in pages) == 1, lines
        parted.add(len(pages))
        source = docx(tmp_path / "t.docx", "".join(run(f"行{number}") for number in range(lines)) + kept("附件清单") + table)
        assert sum("附件清单格" in squeezed(page) for page in pages_of(drawn(source, tmp_path / "t.pdf"))) == 1, lines
    assert len(parted) > 1
    endless = docx(tmp_path / "t.docx", "".join(kept(f"行{number}") for number in range(200)))
    assert len(pages_of(drawn(endless, tmp_path / "t.pdf"))) > 2


def test_lines_of_the_table_of_its_style_and_of_the_cell(tmp_path):
    style = "<w:style w:type='table' w:styleId='g'><w:tblPr><w:tblBorders>{}</w:tblBorders></w:tblPr></w:style>"
    sides = "".join(f"<w:{side} w:val='single'/>" for side in ("top", "start", "bottom", "right", "insideH", "insideV"))
    styles = f"<w:styles>{style.format(sides)}</w:styles>"
    bare = "<w:tcPr><w:tcBorders><w:right w:val='nil'/></w:tcBorders></w:tcPr>"
    rows = f"<w:tr><w:tc>{bare}{run('a')}</w:tc><w:tc>{run('b')}</w:tc></w:tr><w:tr><w:tc>{run('c')}</w:tc><w:tc>{run('d')}</w:tc></w:tr>"
    body = body_of(tmp_path, f"<w:tbl><w:tblPr><w:tblStyle w:val='g'/></w:tblPr>{rows}</w:tbl>", **{"word__styles.xml": styles})
    table = body.blocks[0]
    assert table.lines_of(0, 0, table.rows[0].cells[0], 1) == (True, False, True, True)
    assert table.lines_of(1, 1, table.rows[1].cells[1], 1) == (True, True, True, True)
    cell = "<w:tcPr><w:tcBorders><w:top w:val='single'/></w:tcBorders></w:tcPr>"
    table = body_of(tmp_path, f"<w:tbl><w:tr><w:tc>{cell}{run('a')}</w:tc></w:tr></w:tbl>").blocks[0]
    assert table.lines_of(0, 0, table.rows[0].cells[0], 1) == (True, False, False, False)
    bare = body_of(tmp_path, f"<w:tbl><w:tr><w:tc>{run('a')}</w:tc></w:tr></w:tbl>").blocks[0]
    assert not any(bare.lines_of(0, 0, bare.rows[0].cells[0], 1))


HUGE = "9" * 12
TRAPS = {
    "columns": f"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='{HUGE}'/></w:tcPr>{run('x')}</w:tc></w:tr></w:tbl>",
    "skipped": f"<w:tbl><w:tr><w:trPr><w:gridBefore w:val='{HUGE}'/></w:trPr><w:tc>{run('x')}</w:tc></w:tr></w:tbl>",
    "height": f"<w:tbl><w:tr><w:trPr><w:trHeight w:val='{HUGE}'/></w:trPr><w:tc>{run('x')}</w:tc></w:tr></w:tbl>",
    "empty table": "<w:tbl/><w:tbl><w:tr/></w:tbl>" + run("x"),
    "spacing": f"<w:p><w:pPr><w:spacing w:before='{HUGE}' w:line='{HUGE}'/><w:ind w:firstLineChars='{HUGE}'/></w:pPr>{run('x')[5:]}",
    "font": f"<w:p><w:r><w:rPr><w:sz w:val='{HUGE}'/><w:spacing w:val='{HUGE}'/></w:rPr><w:t>x</w:t></w:r></w:p>",
    "margins": run("x") + f"<w:sectPr><w:pgSz w:w='11906' w:h='16838'/><w:pgMar w:top='{HUGE}' w:left='{HUGE}'/></w:sectPr>",
    "no numbers": "<w:p><w:pPr><w:jc w:val='?'/><w:ind w:left='abc'/></w:pPr><w:r><w:rPr><w:sz w:val='-'/></w:rPr><w:t>x</w:t></w:r></w:p>",
    "nothing": "",
}  # fmt: skip


@pytest.mark.parametrize("trap", TRAPS)
def test_sizes_beyond_reason_are_kept_within_it(trap, tmp_path):
    body = body_of(tmp_path, TRAPS[trap])
    laid = LaidPaper(body, chinese_font())
    assert laid.page_count <= 4
    pdf = write_packet(tmp_path / "t.pdf", [PaperPages(body)], chinese_font(), "t")
    assert set(page_sizes(pdf)) == {A4} and (trap == "nothing") == ("x" not in "".join(pages_of(pdf)))


def test_columns_that_do_not_fit_are_told(tmp_path):
    cells = "".join(f"<w:tc>{run(f'格{number}')}</w:tc>" for number in range(70))
    body = body_of(tmp_path, f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert "beyond the 63th" in untold_sentence(body.untold) and len(body.blocks[0].widths) == 63


def test_endless_nesting_is_refused(tmp_path):
    deep = "<w:sdt><w:sdtContent>" * 3000 + run("x") + "</w:sdtContent></w:sdt>" * 3000
    with pytest.raises(InputError, match=r"nested|damaged"):
        body_of(tmp_path, deep)


def test_fields_of_several_runs_and_texts_that_nobody_sees(tmp_path):
    def char(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    page = char("begin") + "<w:r><w:instrText> PA</w:instrText></w:r><w:r><w:instrText>GE </w:instrText></w:r>" + char("separate")
    page += "<w:r><w:t>7</w:t></w:r>" + char("end")
    link = char("begin") + '<w:r><w:instrText> HYPERLINK "https://x" </w:instrText></w:r>' + char("separate")
    link += "<w:r><w:t>链接</w:t></w:r>" + char("end")
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
    body = body_of(tmp_path, f"<w:p><w:r><w:t>第</w:t></w:r>{page}{link}{hidden}<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t></w:r></w:p>")
    assert [span.field for span in body.blocks[0].spans if span.field] == ["page"]
    assert "".join(span.text for span in body.blocks[0].spans) == "第1链接A\tB"
