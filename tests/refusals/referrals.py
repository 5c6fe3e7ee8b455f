"""Refusals of the referral desk, and of the visits after the acceptance."""

from datetime import date, timedelta
from typing import Any, List

from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QWidget

from farmland_guard.gui.forms import choose
from tests.gui.planted import FIRST, press
from tests.refusals.doors import OFFICER, Instead, Panels, Refusal, Table, Toolbox, no_widget, not_offered, off
from tests.refusals.stages import TODAY, tomorrow

NOW, BEFORE = TODAY.isoformat(), (TODAY - timedelta(days=9)).isoformat()
NUMBER = "垣自然移〔2026〕1号"


def step(panels: Panels, state: str, **fields: Any) -> str:
    """One step by the form: `number`, `receiver` as text, `text` written, `back` days before today."""
    dock = panels.referrals()
    button = dock.buttons[state]
    if not button.isEnabled():
        return str(button.toolTip())
    press(button)
    form = dock.form
    for name in ("number", "receiver"):
        getattr(form, name).setText(fields.get(name, ""))
    form.text.insertPlainText(fields.get("text", ""))
    form.day.setDate(QDate.currentDate().addDays(-fields.get("back", 0)))
    if "person" in fields:
        assert choose(form.person.combo, fields["person"])
    return panels.ok(form)


def run_step(run: Toolbox, state: str, **values: Any) -> str:
    """The same by the algorithm."""
    with run.register.reading() as session:
        uid = session.select("referral")[0]["uid"]
    return run("recordreferral", REFERRAL=uid, STATE=state, **{"PERSON": OFFICER, "DATE": NOW, **values})


def row(table: Table, state: str, **values: Any) -> str:
    """The same in the attribute table."""
    decided = {"decided_by": OFFICER, "decided_on": NOW} if state in ("sent", "dismissed") else {}
    return table.change("referral", state=state, **{**decided, **values})


def letter(table: Table, **values: Any) -> str:
    given = {
        "violation_uid": table.one("violation", code=FIRST)["uid"], "department": "police", "department_name": "公安局",
        "document_type": "移送函", "cause": "administrative", "state": "proposed", **values,
    }  # fmt: skip
    return table.add("referral", **given)


def _dated(panels: Panels) -> None:
    assert step(panels, "sent", number=NUMBER) == ""
    with panels.register.reading() as session:
        assert session.select("referral")[0]["sent_on"] == date.today().isoformat()


def _calendar_ends_today(panels: Panels) -> None:
    dock = panels.referrals()
    press(dock.buttons["sent"])
    dock.form.day.setDate(QDate.currentDate().addDays(1))
    assert dock.form.day.date() == QDate.currentDate()


def _no_delete(panels: Panels) -> None:
    names = [each.objectName().lower() for each in panels.referrals().findChildren(QWidget)]
    assert "referralnew" in names and not [name for name in names if "delete" in name or "remove" in name]


def _to_no_case(panels: Panels) -> str:
    dock = panels.referrals()
    press(dock.new_button)
    dock.form.code.setText("NIX")
    return panels.ok(dock.form)


def _proposes(door: Any) -> None:
    with door.register.reading() as session:
        assert session.select("referral")[0]["state"] == "proposed"


LETTERS: List[Refusal] = [
    Refusal(
        "a letter sent without number", "letter", "文号",
        lambda panels: step(panels, "sent"),
        lambda run: run_step(run, "sent"),
        lambda table: row(table, "sent", sent_on=NOW),
    ),
    Refusal(
        "a letter sent without day", "letter", "发出日期",
        Instead("the form has a day from the start", _dated),
        lambda run: run_step(run, "sent", LETTER_NO=NUMBER, DATE=""),
        lambda table: row(table, "sent", letter_no=NUMBER),
    ),
    Refusal(
        "a letter decided by nobody", "letter", {"panel": "请先选择经办人", "toolbox": "人员表中没有", "table": "决定人"},
        lambda panels: step(panels, "sent", number=NUMBER, person=""),
        lambda run: run_step(run, "sent", LETTER_NO=NUMBER, PERSON="路人"),
        lambda table: row(table, "sent", letter_no=NUMBER, sent_on=NOW, decided_by="路人"),
    ),
    Refusal(
        "a letter sent tomorrow", "letter", {"panel": "", "toolbox": "晚于今天", "table": "不能晚于今天"},
        Instead("the form's calendar ends today", _calendar_ends_today),
        lambda run: run_step(run, "sent", LETTER_NO=NUMBER, DATE=tomorrow()),
        lambda table: row(table, "sent", letter_no=NUMBER, sent_on=tomorrow()),
    ),
    Refusal(
        "a reply before the letter was sent", "letter", "“拟移送”的移送只能改为",
        lambda panels: step(panels, "replied", text="已立案"),
        lambda run: run_step(run, "replied", CONTENT="已立案"),
        lambda table: row(table, "replied", replied_on=NOW, reply_content="已立案"),
    ),
    Refusal(
        "a receipt before the letter was sent", "letter sent", {"panel": "早于发出日期", "toolbox": "早于发出日期", "table": "不能早于发出日期"},
        lambda panels: step(panels, "received", receiver="某警官", back=9),
        lambda run: run_step(run, "received", RECEIVER="某警官", DATE=BEFORE),
        lambda table: row(table, "received", receiver="某警官", received_on=BEFORE),
    ),
    Refusal(
        "a reply due before the letter was sent", "letter", {"panel": "早于发出日期", "toolbox": "早于发出日期", "table": "不能早于发出日期"},
        lambda panels: _due_before(panels),
        lambda run: run_step(run, "sent", LETTER_NO=NUMBER, REPLY_DUE=BEFORE),
        lambda table: row(table, "sent", letter_no=NUMBER, sent_on=NOW, reply_due=BEFORE),
    ),
    Refusal(
        "a receipt by nobody", "letter sent", "签收人",
        lambda panels: step(panels, "received"),
        lambda run: run_step(run, "received"),
        lambda table: row(table, "received", received_on=NOW),
    ),
    Refusal(
        "a reply dated before the letter", "letter sent", {"panel": "早于发出日期", "toolbox": "早于发出日期", "table": "不能早于发出日期"},
        lambda panels: step(panels, "replied", text="已立案", back=9),
        lambda run: run_step(run, "replied", CONTENT="已立案", DATE=BEFORE),
        lambda table: row(table, "replied", replied_on=BEFORE, reply_content="已立案"),
    ),
    Refusal(
        "a reply that says nothing", "letter sent", {"panel": "回复内容", "toolbox": "回复内容", "table": "回复内容"},
        lambda panels: step(panels, "replied"),
        lambda run: run_step(run, "replied"),
        lambda table: row(table, "replied", replied_on=NOW),
    ),
    Refusal(
        "not referring without a reason", "letter", "理由",
        lambda panels: step(panels, "dismissed"),
        lambda run: run_step(run, "dismissed"),
        lambda table: row(table, "dismissed"),
    ),
    Refusal(
        "another step once the reply is there", "letter replied", "“已回复”的移送不能再改",
        lambda panels: step(panels, "sent"),
        lambda run: run_step(run, "sent", LETTER_NO="2"),
        lambda table: row(table, "sent", letter_no="2"),
    ),
    Refusal(
        "the number of a letter emptied once it was sent", "letter sent", "文号",
        Instead("the form of a later step has no number", lambda panels: _no_number(panels)),
        Instead("an empty LETTER_NO leaves the number as it is", lambda run: _number_stays(run)),
        lambda table: table.change("referral", letter_no=None),
    ),
    Refusal(
        "deleting a letter that was sent", "letter sent", "不能删除",
        Instead("the panel deletes no letter", _no_delete), not_offered("no algorithm deletes", "delete", "remove"),
        lambda table: table.remove("referral"),
    ),
    Refusal(
        "a letter that begins as sent", "letter", "只能是“拟移送”",
        Instead("a new letter is a proposal", _proposes), Instead("a new letter is a proposal", _proposes),
        lambda table: letter(table, state="sent"),
    ),
    Refusal(
        "a letter about no case", "letter", {"panel": "台账中没有图斑", "toolbox": "台账中没有图斑", "table": "台账中没有所填的“违法图斑”"},
        _to_no_case,
        lambda run: run("recordreferral", CASE="NIX", DEPARTMENT="公安局", STATE="proposed", PERSON=OFFICER),
        lambda table: letter(table, violation_uid="nix"),
    ),
]  # fmt: skip


def _due_before(panels: Panels) -> str:
    dock = panels.referrals()
    press(dock.buttons["sent"])
    dock.form.number.setText(NUMBER)
    dock.form.due_wanted.setChecked(True)
    dock.form.due.setDate(QDate.currentDate().addDays(-9))
    return panels.ok(dock.form)


def _no_number(panels: Panels) -> None:
    dock = panels.referrals()
    assert off(dock.buttons["sent"])
    press(dock.buttons["received"])
    assert not dock.form.number.isVisible()


def _number_stays(run: Toolbox) -> None:
    assert run_step(run, "received", RECEIVER="某警官", LETTER_NO="") == ""
    with run.register.reading() as session:
        assert session.select("referral")[0]["letter_no"] == NUMBER


def visit(table: Table, **values: Any) -> str:
    given = {"violation_uid": table.one("violation", code=FIRST)["uid"], "planned_on": NOW, **values}
    return table.add("follow_up", **given)


def _planned(table: Table) -> None:
    assert visit(table) == "" and table.one("follow_up")["visited_on"] is None


def run_visit(run: Toolbox, **values: Any) -> str:
    return run("recordvisit", **{"CASE": FIRST, "DATE": NOW, "PERSON": OFFICER, "FINDING": "已播种", **values})


def form_visit(panels: Panels, finding: str = "已播种") -> str:
    """Press 复耕回访… and OK, or what the action says while it is off."""
    dock = panels.rectify()
    if not dock.task_actions.visit.isEnabled():
        return str(dock.task_actions.visit.toolTip())
    dock.task_actions.visit.trigger()
    dock.form.finding.insertPlainText(finding)
    return panels.ok(dock.form)


def _visit_by_a_known_one(panels: Panels) -> None:
    dock = panels.rectify()
    dock.task_actions.visit.trigger()
    offered = {dock.form.person.combo.itemData(place) for place in range(dock.form.person.combo.count())}
    with panels.register.reading() as session:
        assert offered - {None, ""} <= {row["name"] for row in session.select("person", {"active": 1})}


def _visit_day(panels: Panels) -> None:
    dock = panels.rectify()
    dock.task_actions.visit.trigger()
    dock.form.day.setDate(QDate.currentDate().addDays(1))
    assert dock.form.day.date() == QDate.currentDate()


SEEN = {"visited_on": NOW, "finding": "已播种", "visitor": OFFICER}

VISITS: List[Refusal] = [
    Refusal(
        "a visit of ground that was never accepted", "issued", "图斑未验收",
        lambda panels: form_visit(panels),
        lambda run: run_visit(run),
        lambda table: visit(table, **SEEN),
    ),
    Refusal(
        "a visit that says nothing", "accepted", "地块现状",
        lambda panels: form_visit(panels, "  "),
        lambda run: run_visit(run, FINDING=" "),
        lambda table: visit(table, visited_on=NOW, visitor=OFFICER),
    ),
    Refusal(
        "a visit by nobody in office", "accepted", {"panel": "", "toolbox": "人员表", "table": "人员表"},
        Instead("the form offers the people in office only", _visit_by_a_known_one),
        lambda run: run_visit(run, PERSON="路人"),
        lambda table: visit(table, **{**SEEN, "visitor": "路人"}),
    ),
    Refusal(
        "a visit of tomorrow", "accepted", {"panel": "", "toolbox": "晚于今天", "table": "不能晚于今天"},
        Instead("the form's calendar ends today", _visit_day),
        lambda run: run_visit(run, DATE=tomorrow()),
        lambda table: visit(table, **{**SEEN, "visited_on": tomorrow()}),
    ),
    Refusal(
        "visits planned while the rule is off", "accepted", "acceptance_follow_up",
        no_widget("the yearly visits are planned by planvisits, for all cases at once", "planvisit"),
        lambda run: run("planvisits"),
        Instead("a single visit may be planned by hand; the yearly ones come from the rule", lambda table: _planned(table)),
    ),
]  # fmt: skip

REFUSALS = LETTERS + VISITS
