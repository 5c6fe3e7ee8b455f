"""Templates, values and targets that mean harm or were only handled badly: one sentence each, nothing lost, nothing half written."""

import random
import time
import zipfile

import pytest

from farmland_guard.casework.paper_values import given_values
from farmland_guard.casework.papers import copy_for_editing, make_document
from farmland_guard.documents.docx_body import read_body
from farmland_guard.documents.docx_fill import Filled, fill_xml
from farmland_guard.documents.docx_package import read_package
from farmland_guard.documents.templates import own_folder
from farmland_guard.domain.errors import InputError
from farmland_guard.register.connection import connect
from tests.casework.test_signoff import CODE, bare, reclaimed, register  # noqa: F401
from tests.documents.test_docx import CONTENT, END, START, docx, run, text_of
from tests.documents.test_paper_pdf import drawn, said_by
from tests.pdf_text import squeezed

pytestmark = pytest.mark.usefixtures("qgis_app")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = (
    '<w:numbering {w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="{level}"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
RELATIONS = "word/_rels/document.xml.rels"


@pytest.mark.parametrize("level", ["-1", "9", "300000000"])
def test_a_list_level_that_word_does_not_have_numbers_nothing(tmp_path, level):
    listed = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>条</w:t></w:r></w:p>'
    numbering = NUMBERING.format(w=W, level=level)
    body = read_body(read_package(docx(tmp_path / "t.docx", listed, **{"word/numbering.xml": numbering})))
    assert [span.text for span in body.blocks[0].spans] == ["条"]


def test_a_package_with_any_damaged_stretch_is_refused_by_name(tmp_path):
    seed = int(time.time())
    dice = random.Random(seed)
    source = tmp_path / "坏.docx"
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT)
        archive.writestr("word/document.xml", START + run(*(str(dice.random()) for _ in range(500))) + END)
    whole = source.read_bytes()
    begin = whole.find(b"word/document.xml") + 17
    for _ in range(100):
        place = dice.randrange(begin, begin + 4000)
        source.write_bytes(whole[:place] + bytes(each ^ 0xFF for each in whole[place : place + 30]) + whole[place + 30 :])
        with pytest.raises(InputError, match="坏"):
            read_package(source)
            pytest.fail(f"seed {seed}")


@pytest.mark.parametrize(
    "relation",
    [
        "<Relationship Id='a' Type='http://x/attachedTemplate' Target='http://e' TargetMode='External'/>",
        '<r:Relationship Id="a" Type="http://x/image" Target="http://e" TargetMode="External"/>',
        '<Relationship Id="x/hyperlink" Type="http://x/image" Target="http://e" TargetMode="External"/>',
    ],
)
def test_whatever_its_spelling_nothing_is_fetched(tmp_path, relation):
    relations = f'<Relationships xmlns="x" xmlns:r="x">{relation}</Relationships>'
    with pytest.raises(InputError, match="fetches"):
        read_package(docx(tmp_path / "t.docx", run("x"), **{RELATIONS: relations}))


@pytest.mark.parametrize(
    "body",
    [
        '<w:p><w:fldSimple w:instr="DDEAUTO c:\\x cmd"/></w:p>',
        "<w:p><w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO c:</w:instrText></w:r></w:p>",
        "<w:p><w:r><w:instrText>INCLUDE&#80;ICTURE x</w:instrText></w:r></w:p>",
    ],
)
def test_a_field_that_runs_is_found_in_every_form(tmp_path, body):
    with pytest.raises(InputError, match="fetches"):
        read_package(docx(tmp_path / "t.docx", body))


def test_nesting_that_would_end_qgis_is_refused_before_it_is_read(tmp_path):
    hidden = "<!-- " + "</a>" * 200000 + " -->"
    for deep in ("<w:sdt>" * 200000 + "</w:sdt>" * 200000, hidden + "<w:p a='/>'>" * 200000 + "</w:p>" * 200000):
        with pytest.raises(InputError, match="nested"):
            read_package(docx(tmp_path / "t.docx", deep))
    started = time.monotonic()
    with pytest.raises(InputError):
        read_body(read_package(docx(tmp_path / "t.docx", "<!--<" * 300000 + "<?" * 300000)))
    assert time.monotonic() - started < 5
    # Tables within tables, as deep as anybody makes them.
    table = "<w:tbl><w:tr><w:tc>" * 20 + run("里") + "</w:tc></w:tr></w:tbl>" * 20
    assert read_body(read_package(docx(tmp_path / "t.docx", table))).blocks


def test_a_value_is_never_read_as_a_placeholder():
    row = "<w:tbl><w:tr>" + run("{{表.甲}}") + "</w:tr></w:tbl>" + run("{{乙}}")
    outcome = Filled()
    xml = fill_xml(row, {"表": [{"甲": "{{乙}}{0}"}], "乙": "好{{丙}}"}, outcome)
    assert "{{乙}}{0}" in xml and "好{{丙}}" in xml and outcome.blanks == []


def test_a_part_that_is_not_utf8_is_named(tmp_path):
    members = read_package(docx(tmp_path / "t.docx", run("x"), **{"word/styles.xml": "<s>中</s>".encode("gbk")}))
    with pytest.raises(InputError, match="styles"):
        read_body(members)


def test_a_merged_cell_below_nothing_shows_its_text(tmp_path):
    merged = "<w:tc><w:tcPr><w:vMerge/></w:tcPr>{}</w:tc>"
    table = f"<w:tbl><w:tr>{merged.format(run('甲'))}<w:tc>{run('乙')}</w:tc></w:tr></w:tbl>"
    drawn(docx(tmp_path / "t.docx", table + run("丙")), tmp_path / "t.pdf")
    assert said_by(tmp_path / "t.pdf") == "甲乙丙"


@pytest.mark.parametrize("columns", [12, 50])
def test_columns_that_run_off_the_sheet_are_told(tmp_path, columns):
    cells = "".join(f"<w:tc>{run(str(number))}</w:tc>" for number in range(columns))
    body = read_body(read_package(docx(tmp_path / "t.docx", f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")))
    assert bool(body.untold) is (columns == 50)


@pytest.mark.parametrize("form", ["docx", "pdf", "both"])
def test_a_folder_that_cannot_be_made_is_one_sentence(register, tmp_path, form):  # noqa: F811
    reclaimed(register)
    (tmp_path / "档").write_text("x", encoding="utf-8")
    (tmp_path / "目录.docx").mkdir()
    (tmp_path / "目录.pdf").mkdir()
    for name in ("档/甲.docx", "档/乙/甲.docx", "目录.docx", f"{'长' * 300}.docx"):
        with pytest.raises(InputError, match="cannot be written"):
            make_document(register, CODE, "rectification_notice", tmp_path / name, form=form)
    assert {each.name for each in tmp_path.iterdir() if each.suffix} >= {"目录.docx", "目录.pdf"}
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]
    own_folder(register.path).write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        copy_for_editing(register)


def as_an_older_register_has_it(given, table, sql):
    """Past the triggers, which take only days today."""
    connection = connect(given.path, writable=True)
    with connection:
        kept = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)).fetchall()
        for name, _ in kept:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute(sql)
        for _, made in kept:
            connection.execute(made)
    connection.close()


def test_a_day_typed_in_another_way_stands_as_it_was_typed(register, tmp_path):  # noqa: F811
    reclaimed(register)
    as_an_older_register_has_it(register, "violation", "UPDATE violation SET found_on = '2026/1/5'")
    as_an_older_register_has_it(register, "task", "UPDATE task SET deadline = '年底前'")
    for template in ("clue_form", "rectification_notice"):
        paper = make_document(register, CODE, template, tmp_path / f"{template}.docx")
        assert any(each in text_of(paper.path) for each in ("2026/1/5", "年底前"))


@pytest.mark.parametrize("value", ["<a>&\"'", "长" * 5000, "{{监测编号}}", "100% %s {0} {x}", "A" * 5000])
def test_a_value_stands_in_both_files_as_it_was_given(register, tmp_path, value):  # noqa: F811
    reclaimed(register)
    paper = make_document(register, CODE, "rectification_notice", tmp_path / "a.docx", {"文号": value}, "both")
    assert squeezed(value) in squeezed(text_of(paper.path))
    assert said_by(paper.paths[1]) == squeezed(text_of(paper.path))


def test_a_json_without_a_value_gives_none():
    assert given_values('{"文号": null}') == {"文号": ""}
