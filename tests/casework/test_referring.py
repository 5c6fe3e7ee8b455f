"""The referral desk: what proposes a letter, its road to the reply, and the same refusals for the bare table."""

import sys
from datetime import date, timedelta

import pytest

from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.letter_fields import field_values
from farmland_guard.casework.paper_values import given_values, paper_values
from farmland_guard.casework.papers import make_document, template_of_referral
from farmland_guard.casework.rectifying import issue_tasks
from farmland_guard.casework.referring import add_referral, list_referrals, propose_referrals, record_referral
from farmland_guard.domain.clock import now_text
from farmland_guard.domain.codes import REFERRAL_STATES
from farmland_guard.domain.departments import departments, find_letter
from farmland_guard.domain.errors import InputError, Refused
from farmland_guard.domain.referral_life import STEPS
from farmland_guard.domain.rulebook import shipped_book
from tests.casework.test_signoff import bare
from tests.documents.test_docx import text_of
from tests.documents.test_paper_pdf import said_by
from tests.gui.planted import box
from tests.pdf_text import squeezed
from tests.register.helpers import add_case, new_register, square

CODE = "140827SJBG26100001"
TODAY = date.today()
WANTED = {
    "纪委监委", "组织部", "人民法院", "人民检察院", "发展和改革局（信用）", "行政审批服务管理局", "公安局", "财政局", "民政局", "生态环境局",
    "交通运输局", "住房和城乡建设局", "水利局", "农业农村局", "审计局", "市场监督管理局", "统计局", "林业局", "应急管理局", "教育局",
    "文化和旅游局", "卫生健康和体育局", "能源局", "消防救援大队", "供水公司", "供电公司", "燃气公司", "金融机构",
}  # fmt: skip


@pytest.fixture
def register(tmp_path):
    return one_case(tmp_path)


@pytest.fixture(scope="module")
def lettered(tmp_path_factory, qgis_app):
    """One register for all letters."""
    return one_case(tmp_path_factory.mktemp("letters"))


def one_case(folder):
    made = new_register(folder)
    add_case(made, CODE, box(0, 0, 100, 100), xzmc="皋落乡", occupant="某公司", tblx="20")
    record_verdict(made, [CODE], "illegal_construction", "王执法", "未批先建")
    return made


def found(register, *rules):
    """Plant findings of these rules."""
    with register.writing("测试") as session:
        uid = session.select("violation")[0]["uid"]
        for rule in rules:
            session.insert("finding", {"rule_id": rule, "violation_uid": uid, "title": rule})


def proposed(register):
    return {(line.row["department"], line.row["cause"]) for line in list_referrals(register)}


def test_every_department_of_the_notice_is_there_and_complete():
    assert {each.name for each in departments()} >= WANTED
    book = shipped_book("140827", TODAY)
    known_rules = {rule.id for rule in book.rules}
    for department in departments():
        for letter in department.letters:
            assert set(letter.propose.get("rules", [])) <= known_rules
            assert letter.fields and letter.papers and letter.source
            assert not letter.verified or letter.basis
            if letter.reply_period:
                book.period(letter.reply_period)


def test_crime_and_accountability_are_kept_apart(register):
    found(register, "yq-pbf-5mu")
    propose_referrals(register, who="测试")
    assert ("discipline", "cadre") in proposed(register)
    assert not any(cause == "criminal" for _, cause in proposed(register))
    found(register, "fs-pbf-5mu")
    propose_referrals(register, who="测试")
    assert ("police", "criminal") in proposed(register) and ("procuratorate", "criminal") in proposed(register)
    causes = {line.row["document_type"]: line.row["cause"] for line in list_referrals(register)}
    assert causes["问题线索移送函"] == "cadre" and causes["涉嫌犯罪案件移送书"] == "criminal"


def test_a_letter_is_proposed_once_and_the_cadre_is_not_guessed(register):
    found(register, "yq-pbf-5mu")
    assert propose_referrals(register, [CODE], "测试") and propose_referrals(register, [CODE], "测试") == []
    rows = {line.row["department"]: line.row for line in list_referrals(register)}
    assert rows["discipline"]["subject_person"] is None and rows["housing"]["subject_person"] == "某公司"
    assert "缺：现场照片" in rows["housing"]["checklist"] and "（待核对）" in rows["housing"]["basis"]
    with pytest.raises(InputError, match="NIX"):
        propose_referrals(register, ["NIX"], "测试")


def test_an_overdue_task_proposes_supervision(register):
    issue_tasks(register, 30, [CODE])
    propose_referrals(register, who="测试")
    assert ("township", "administrative") not in proposed(register)
    with register.writing("x") as session:
        session.connection.execute("UPDATE task SET deadline = '2020-01-01'")
    propose_referrals(register, who="测试")
    assert ("township", "administrative") in proposed(register) and ("court", "administrative") in proposed(register)


def test_from_decision_to_reply_with_the_reply_overdue(register):
    uid = add_referral(register, CODE, "公安局", "", "王执法")
    with pytest.raises(Refused, match="文号"):
        record_referral(register, uid, "sent", "王执法", {"sent_on": TODAY})
    with pytest.raises(InputError, match="future"):
        record_referral(register, uid, "sent", "王执法", {"letter_no": "垣自然移〔2026〕1号", "sent_on": TODAY + timedelta(days=1)})
    with pytest.raises(InputError, match="not in the list"):
        record_referral(register, uid, "sent", "路人", {"letter_no": "1", "sent_on": TODAY})
    sent_on = TODAY - timedelta(days=20)
    row = record_referral(register, uid, "sent", "王执法", {"letter_no": "垣自然移〔2026〕1号", "sent_on": sent_on})
    assert row["decided_by"] == "王执法" and row["reply_due"] and row["reply_due"] > sent_on.isoformat()
    assert [line.overdue for line in list_referrals(register)] == [True]
    with pytest.raises(InputError, match="before the letter"):
        record_referral(register, uid, "received", "王执法", {"received_on": sent_on - timedelta(days=1), "receiver": "某警官"})
    record_referral(register, "垣自然移〔2026〕1号", "received", "王执法", {"received_on": sent_on, "receiver": "某警官"})
    with pytest.raises(Refused, match="回复内容"):
        record_referral(register, uid, "replied", "王执法", {"replied_on": TODAY})
    record_referral(register, uid, "replied", "王执法", {"replied_on": TODAY, "reply_content": "决定立案"})
    assert [line.overdue for line in list_referrals(register)] == [False]
    with pytest.raises(Refused, match="不能再改"):
        record_referral(register, uid, "sent", "王执法", {})


def test_not_referring_needs_a_reason_of_its_own(register):
    uid = add_referral(register, CODE, "market", "抄告函", "王执法")
    with pytest.raises(Refused, match="不移送的理由"):
        record_referral(register, uid, "dismissed", "王执法", {})
    assert record_referral(register, uid, "dismissed", "王执法", {"content": "主体已注销"})["state"] == "dismissed"
    assert record_referral(register, uid, "proposed", "王执法", {})["state"] == "proposed"


def test_the_bare_table_refuses_what_the_desk_refuses(register):
    """Every step of the table: from each state to each state, with and without what it needs."""
    uid = add_referral(register, CODE, "market", "", "王执法")
    filled = {"decided_by": "王执法", "letter_no": "1", "sent_on": "2026-01-02", "received_on": "2026-01-03", "receiver": "某",
              "replied_on": "2026-01-04", "reply_content": "已办", "content": "理由"}  # fmt: skip
    for source in REFERRAL_STATES:
        for target in REFERRAL_STATES:
            if source == target:
                continue
            step = next((each for each in STEPS if source in each.sources and each.target == target), None)
            lacks = [None] if step is None else [None, *(column for column, _ in step.needs)]
            for lack in lacks:
                refused = _try(register, uid, source, target, {**filled, **({lack: None} if lack else {})})
                assert (refused == "") == (step is not None and lack is None), (source, target, lack, refused)
    assert "只能是“拟移送”" in bare(
        register, "INSERT INTO referral (violation_uid, department, department_name, document_type, cause, state) "
        "SELECT uid, 'x', 'x', 'x', 'cadre', 'sent' FROM violation",
    )  # fmt: skip


def _try(register, uid, source, target, values):
    """Plant the referral in `source` past the guards, then let the triggers speak; nothing is kept."""
    import sqlite3

    from farmland_guard.register.connection import connect

    connection = connect(register.path, writable=True)
    try:
        connection.execute("BEGIN IMMEDIATE")
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_referral%'"
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        names = ", ".join(f"{name} = ?" for name in values)
        connection.execute(f"UPDATE referral SET state = ?, {names} WHERE uid = ?", (source, *values.values(), uid))
        for _, sql in triggers:
            connection.execute(sql)
        try:
            reason = "content" if values["content"] is None else "content || '，不再移送'"
            connection.execute(f"UPDATE referral SET state = ?, content = {reason} WHERE uid = ?", (target, uid))
        except sqlite3.IntegrityError as error:
            return str(error)
        return ""
    finally:
        connection.rollback()
        connection.close()


def test_unknown_departments_and_letters_list_the_known_ones():
    with pytest.raises(InputError, match="discipline"):
        find_letter("外星局")
    with pytest.raises(InputError, match="问题线索移送函"):
        find_letter("discipline", "情书")


LETTERS = [(each.id, letter.type) for each in departments() for letter in each.letters]
NEVER_KNOWN = (
    "被反映人职务", "被反映人单位", "卷宗号", "毁坏程度鉴定结论", "累计面积", "受损面积", "处罚决定书送达日期", "申请标的", "催告情况",
    "统一社会信用代码", "处罚内容", "公示期", "涉及事项", "罚款或没收金额", "耕地开垦费", "票据号", "用户号", "路线名称", "网格", "地址",
    "年度", "图斑数", "面积", "耕地面积变化", "考核得分", "否决项",
)  # fmt: skip


@pytest.mark.parametrize(("department", "kind"), LETTERS)
def test_each_letter_says_its_own_fields_or_leaves_them_marked(department, kind, lettered, tmp_path):
    register = lettered
    uid = add_referral(register, CODE, department, kind, "王执法")
    with register.reading() as session:
        row = session.get("referral", uid)
    paper = make_document(register, uid, template_of_referral(row), tmp_path / "函", None, "both")
    text = squeezed(text_of(paper.path))
    _, letter = find_letter(department, kind)
    assert said_by(paper.paths[1]) == text and "{{" not in text
    for words in (row["department_name"], "某公司", "文号" if kind != "强制执行申请书" else "印章", "印章"):
        assert squeezed(words) in text or (words == row["department_name"] and kind == "强制执行申请书")
    if kind != "强制执行申请书":
        for words in ("密级", "紧急程度", "案由", "附件清单", "页数", "联系人", "签收", "收件人", letter.request, letter.basis):
            assert squeezed(words) in text, words
    if template_of_referral(row) in ("referral_letter", "inform_letter", "referral_criminal"):
        assert squeezed(kind) in text[:80], "the title is that of the letter"
    for paper_name in letter.papers if kind != "强制执行申请书" else ():
        assert squeezed(paper_name.name) in text
    known = set(field_values(values_of(register, row)))
    assert set(letter.fields) <= known
    items = {item["名称"]: item["内容"] for item in values_of(register, row)["要素"]}
    for name in letter.fields:
        if name in NEVER_KNOWN:
            assert name in paper.blanks, "nobody knows it but the officer"
        elif name in items:
            assert squeezed(name) in text or kind == "强制执行申请书"
            assert (items[name] is None) == (name in paper.blanks)
            assert items[name] is None or squeezed(items[name]) in text
    given = {name: f"已填{place}号" for place, name in enumerate(letter.fields) if name in NEVER_KNOWN}
    again = make_document(register, uid, template_of_referral(row), tmp_path / "填", given)
    assert all(squeezed(value) in squeezed(text_of(again.path)) for value in given.values())
    assert not set(given) & set(again.blanks)
    assert given_values("\n".join(f"{name}={value}" for name, value in given.items())) == given


def values_of(register, referral):
    with register.reading() as session:
        case = session.get("violation", referral["violation_uid"])
        return paper_values(session, case, None, referral)


def test_a_department_reads_how_much_of_its_own_land_lies_in_the_case(register):
    uid = add_referral(register, CODE, "forestry", "", "王执法")
    with register.reading() as session:
        row = session.get("referral", uid)
    assert {item["名称"]: item["内容"] for item in values_of(register, row)["要素"]} == {"占用林地面积": None, "占比": None}
    with register.writing("测试") as session:
        case = session.select("violation")[0]
        session.connection.execute("UPDATE violation SET area_m2 = 10000 WHERE uid = ?", (case["uid"],))
        run = session.insert("check_run", {"started_at": now_text(), "classification": "third_survey"})
        session.connection.execute("UPDATE violation SET check_run_uid = ?", (run,))
        for land_class, area in (("0301", 2000.0), ("0307", 500.0), ("0103", 7500.0)):
            session.insert(
                "overlap_piece",
                {"violation_uid": case["uid"], "run_uid": run, "source_layer": "landuse", "land_class": land_class, "gross_m2": area, "net_m2": area},
                square(),
            )
    assert {item["名称"]: item["内容"] for item in values_of(register, row)["要素"]} == {"占用林地面积": "3.75 亩", "占比": "25.00%"}
    water = add_referral(register, CODE, "water_resources", "", "王执法")
    with register.reading() as session:
        row = session.get("referral", water)
    assert {"名称": "占比", "内容": "0.00%"} in values_of(register, row)["要素"]


def test_a_letter_of_another_edition_of_the_data_still_prints(register, tmp_path):
    uid = add_referral(register, CODE, "housing", "", "王执法")
    with register.writing("x") as session:
        session.connection.execute("UPDATE referral SET department = 'gone' WHERE uid = ?", (uid,))
    with register.reading() as session:
        row = session.get("referral", uid)
    paper = make_document(register, uid, template_of_referral(row), tmp_path / "函")
    assert "其他要素" in text_of(paper.path) and "要素.内容" not in paper.blanks


@pytest.mark.parametrize(
    ("typed", "ends"),
    [
        ("", "亩。"), ("未批先建", "亩。未批先建。"), (" 未批先建。\n", "亩。未批先建。"), ("“未批先建。”", "亩。“未批先建。”"),
        ("未批先建，", "亩。未批先建。"),
        ("是否已批？", "亩。是否已批？"),
    ],
)  # fmt: skip
def test_the_facts_end_in_one_full_stop(lettered, typed, ends):
    with lettered.reading() as session:
        case = session.select("violation")[0]
        said = paper_values(session, {**case, "area_m2": 10000.0, "verdict_reason": typed}, None, None)["违法事实"]
    assert said.endswith(ends)


def test_days_of_a_letter_are_named_as_officers_call_them_and_kept_as_days(register):
    uid = add_referral(register, CODE, "housing", "", "测试")
    sent = {"letter_no": "1", "sent_on": TODAY.strftime("%Y%m%d")}
    if sys.version_info >= (3, 11):  # which reads such days
        assert record_referral(register, uid, "sent", "王执法", sent)["sent_on"] == TODAY.isoformat()
    else:
        record_referral(register, uid, "sent", "王执法", {**sent, "sent_on": TODAY.isoformat()})
    with pytest.raises(InputError, match=r"^签收日期"):
        record_referral(register, uid, "received", "王执法", {"received_on": "2020-01-01", "receiver": "某"})
    with pytest.raises(InputError, match=r"^回复日期: “明天” is no date"):
        record_referral(register, uid, "replied", "王执法", {"replied_on": "明天", "reply_content": "x"})
