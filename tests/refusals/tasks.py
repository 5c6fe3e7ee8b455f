"""Refusals about tasks: issuing, changing, cancelling, ending by a document, and registering reclamation."""

from typing import Any, List, Optional

from farmland_guard.gui.forms import choose
from tests.gui.planted import FIRST, box, press
from tests.refusals.doors import OFFICER, Instead, Panels, Refusal, Table, Toolbox, no_widget, not_offered, off, picks
from tests.refusals.stages import PAPER, TASK, TODAY

NO_MEASURE = not_offered("the toolbox issues and cancels tasks; it does not change their measure", "measure")


def further(panels: Panels, measure: str) -> Any:
    """The form for another task of the case, this measure chosen."""
    dock = panels.rectify()
    dock.task_actions.further.trigger()
    assert choose(dock.form.measure, measure)
    return dock.form


def measured(panels: Panels, task: str, measure: str) -> str:
    """Choose another measure for a task."""
    dock = panels.rectify(task=task)
    if not dock.measure.isEnabled():
        return str(dock.measure.toolTip())
    picks(dock.measure, measure)
    return panels.message()


def cancel(panels: Panels, reason: str = "  \n ", person: str = OFFICER) -> str:
    dock = panels.rectify()
    if not dock.task_actions.cancel.isEnabled():
        return str(dock.task_actions.cancel.toolTip())
    dock.task_actions.cancel.trigger()
    dock.form.reason.insertPlainText(reason)
    choose(dock.form.signer.combo, person)
    return panels.ok(dock.form)


def by_paper(panels: Panels, number: str) -> str:
    dock = panels.rectify()
    press(dock.next.settle_button)
    dock.form.number.setText(number)
    return panels.ok(dock.form)


def new_task(table: Table, **values: Any) -> str:
    """A task typed into a new row."""
    case = table.one("violation", code=FIRST)["uid"]
    given = {
        "code": "手填1", "issued_at": TODAY.isoformat(), "violation_uid": case, "measure": "demolish_reclaim", "deadline": "2099-12-31",
        **values,
    }  # fmt: skip
    return table.add("task", **given)


def paper_acceptance(table: Table, kind: str, geom: Optional[bytes] = box(0, 0, 10, 10)) -> str:
    task = table.one("task")
    return table.add(
        "acceptance", geom, task_uid=task["uid"], violation_uid=task["violation_uid"], kind=kind, result="pass", round=7
    )


def _two_boxes_hidden(panels: Panels) -> None:
    form = further(panels, "confiscate")
    assert not form.demolish.isVisible() and not form.legalise.isVisible()


def _names_its_cases(panels: Panels) -> None:
    assert _issue_form(panels, "confiscate").codes == [FIRST]


def _issues(panels: Panels) -> None:
    assert panels.ok(_issue_form(panels, "legalise")) == ""
    with panels.register.reading() as session:
        assert [row["state"] for row in session.select("task")] == ["issued"]


def _begins_issued(run: Toolbox) -> None:
    assert run("issuetasks", CASES=FIRST) == ""
    with run.register.reading() as session:
        assert [row["state"] for row in session.select("task")] == ["issued"]


def _split_not_listed(panels: Panels) -> None:
    dock = panels.patches()
    assert not dock.table.model.knows(FIRST) and FIRST not in panels.rectify()._to_issue


def _cancelled_not_listed(panels: Panels) -> None:
    dock = panels.rectify()
    assert dock.model.total() == 0 and not dock.task_actions.cancel.isEnabled()


def _mixed_without_ground(table: Table) -> str:
    assert table.change("task", document_no="晋政地字〔2026〕8号") == ""
    return paper_acceptance(table, "legalise", None)


ISSUING: List[Refusal] = [
    Refusal(
        "a task before the verdict", "marked", "具名人员认定为违法",
        lambda panels: off(panels.patches().issue_action),
        lambda run: run("issuetasks", CASES=FIRST),
        lambda table: new_task(table),
    ),
    Refusal(
        "a task of a patch that was split", "split", "已被拆分",
        Instead("a split patch stands in the lists as its parts", _split_not_listed),
        lambda run: run("issuetasks", CASES=FIRST),
        lambda table: new_task(table),
    ),
    Refusal(
        "a task once the ground is reclaimed", "reclaimed", "下达整改任务",
        lambda panels: off(panels.rectify().task_actions.further),
        lambda run: run("issuetasks", CASES=FIRST, MEASURE="confiscate"),
        lambda table: new_task(table, measure="confiscate"),
    ),
    Refusal(
        "a task of no case", "judged", {"panel": "", "toolbox": "台账中没有图斑", "table": "台账中没有"},
        Instead("the form issues to the cases it names", _names_its_cases),
        lambda run: run("issuetasks", CASES="NIX"),
        lambda table: new_task(table, violation_uid="nix"),
    ),
    Refusal(
        "a second task of a kind", "issued", "同类整改任务",
        lambda panels: panels.ok(further(panels, "demolish_reclaim")),
        lambda run: run("issuetasks", CASES=FIRST),
        lambda table: new_task(table),
    ),
    Refusal(
        "a task that begins as done", "judged", "状态只能是“",
        Instead("the form issues tasks", _issues), Instead("the algorithm issues tasks", _begins_issued),
        lambda table: new_task(table, measure="legalise", state="done"),
    ),
    Refusal(
        "a second task of a kind by changing the measure", "two tasks", "同类整改任务",
        lambda panels: measured(panels, PAPER, "demolish_reclaim"),
        NO_MEASURE,
        lambda table: table.change("task", f"code = '{PAPER}'", measure="demolish_reclaim"),
    ),
    Refusal(
        "拆补组合 without both areas", "judged", "拆补组合",
        lambda panels: panels.ok(_issue_form(panels, "mixed")),
        lambda run: run("issuetasks", CASES=FIRST, MEASURE="mixed", DEMOLISH_MU=3),
        lambda table: new_task(table, measure="mixed", demolish_m2=100.0),
    ),
    Refusal(
        "拆补组合 without any area", "judged", "拆补组合",
        lambda panels: panels.ok(_issue_form(panels, "mixed")),
        lambda run: run("issuetasks", CASES=FIRST, MEASURE="mixed"),
        lambda table: new_task(table, measure="mixed"),
    ),
    Refusal(
        "two areas on a task of one measure", "issued", "拆补组合",
        Instead("the form has the two areas for 拆补组合 only", _two_boxes_hidden),
        lambda run: run("issuetasks", CASES=FIRST, MEASURE="confiscate", DEMOLISH_MU=3, LEGALISE_MU=1),
        lambda table: new_task(table, measure="confiscate", demolish_m2=100.0, legalise_m2=50.0),
    ),
    Refusal(
        "拆补组合 by changing the measure, without areas", "issued", "拆补组合",
        lambda panels: measured(panels, TASK, "mixed"),
        NO_MEASURE,
        lambda table: table.change("task", measure="mixed"),
    ),
    Refusal(
        "another measure for a task that has ended", "settled", "不能更改整改方式",
        lambda panels: measured(panels, TASK, "confiscate"),
        NO_MEASURE,
        lambda table: table.change("task", measure="confiscate"),
    ),
    Refusal(
        "a deadline before the day of issue", "judged", {"panel": "", "toolbox": "DEADLINE_DAYS", "table": "不能早于下达日期"},
        Instead("the form counts 1 to 3650 days from today", lambda panels: _at_least_a_day(panels)),
        lambda run: run("issuetasks", CASES=FIRST, DEADLINE_DAYS=0),
        lambda table: new_task(table, deadline="2020-01-01"),
    ),
    Refusal(
        "a deadline by a rule that is not in force", "judged", "rectify_task",
        Instead("without the rule the form offers days only", lambda panels: _no_rule(panels)),
        lambda run: run("issuetasks", CASES=FIRST, BY_RULE=True),
        Instead("a row holds a date, not the rule it comes from; without a date it is refused", lambda table: _needs_date(table)),
    ),
]  # fmt: skip


def _issue_form(panels: Panels, measure: str) -> Any:
    dock = panels.rectify()
    dock.issue_action.trigger()
    assert choose(dock.form.measure, measure)
    return dock.form


def _at_least_a_day(panels: Panels) -> None:
    form = _issue_form(panels, "confiscate")
    assert (form.days.minimum(), form.days.maximum()) == (1, 3650)


def _no_rule(panels: Panels) -> None:
    assert not _issue_form(panels, "confiscate").by_rule.isVisible()


def _needs_date(table: Table) -> None:
    assert "整改期限" in new_task(table, deadline=None)


def _people_only(panels: Panels) -> None:
    dock = panels.rectify()
    dock.task_actions.cancel.trigger()
    combo = dock.form.signer.combo
    assert {combo.itemData(place) for place in range(combo.count())} == {"", OFFICER, "李农业"}


def _unsigned(table: Table) -> None:
    assert table.change("task", state="cancelled", note="误下达") == ""
    with table.register.reading() as session:
        assert session.rows("SELECT who FROM event ORDER BY fid DESC LIMIT 1")[0]["who"] == "未署名"


ENDING: List[Refusal] = [
    Refusal(
        "cancelling without a reason", "issued", "理由",
        cancel,
        lambda run: run("canceltask", TASK=TASK, REASON=" \n", PERSON=OFFICER),
        lambda table: table.change("task", state="cancelled"),
    ),
    Refusal(
        "cancelling in nobody's name", "issued", {"panel": "请选择经办人", "toolbox": "“经办人”（PERSON）为空", "table": ""},
        lambda panels: cancel(panels, "误下达", ""),
        lambda run: run("canceltask", TASK=TASK, REASON="误下达"),
        Instead("a bare table knows nobody: the change stands there as 未署名", _unsigned),
    ),
    Refusal(
        "cancelling under the account of the computer", "issued", {"panel": "", "toolbox": "人员表中没有“root”", "table": ""},
        Instead("the form offers people of the register only", _people_only),
        lambda run: run("canceltask", TASK=TASK, REASON="误下达", PERSON="root"),
        Instead("a bare table knows nobody: the change stands there as 未署名", _unsigned),
    ),
    Refusal(
        "cancelling a task that has ended", "reclaimed", "“已完成”的任务不能撤销",
        cancel,
        lambda run: run("canceltask", TASK=TASK, REASON="误下达", PERSON=OFFICER),
        lambda table: table.change("task", state="cancelled", note="误下达"),
    ),
    Refusal(
        "taking up a cancelled task", "cancelled", "“已撤销”的任务",
        Instead("cancelled tasks are not in the list", _cancelled_not_listed),
        lambda run: run("settlebypaper", TASK=TASK, DOCUMENT_NO="1", DATE="2026-01-02", PERSON=OFFICER),
        lambda table: table.change("task", state="issued"),
    ),
    Refusal(
        "deleting a task", "issued", "不能删除",
        no_widget("the panel cancels tasks and deletes none", "delete", "remove"),
        not_offered("no algorithm deletes", "delete", "remove"),
        lambda table: table.remove("task"),
    ),
    Refusal(
        "补办 or 没收 without the number of the document", "paper", "文号",
        lambda panels: by_paper(panels, "  "),
        lambda run: run("settlebypaper", TASK=TASK, DOCUMENT_NO=" ", DATE="2026-01-02", PERSON=OFFICER),
        lambda table: table.change("task", state="done"),
    ),
    Refusal(
        "a document for what has to be demolished", "issued", "补办或没收",
        lambda panels: off(panels.rectify().next.settle_button),
        lambda run: run("settlebypaper", TASK=TASK, DOCUMENT_NO="1", DATE="2026-01-02", PERSON=OFFICER),
        lambda table: paper_acceptance(table, "legalise"),
    ),
    Refusal(
        "a second document for a task that one has ended", "settled", "“已完成”的任务不能再登记文号",
        lambda panels: off(panels.rectify().next.settle_button),
        lambda run: run("settlebypaper", TASK=TASK, DOCUMENT_NO="2", DATE="2026-01-02", PERSON=OFFICER),
        lambda table: table.change("task", document_no="2"),
    ),
    Refusal(
        "taking the document away again", "settled",
        {"panel": "", "toolbox": "须登记批准（决定）文号|不能再登记文号", "table": "不能再登记文号"},
        Instead("the panel records a number once", lambda panels: _once(panels)),
        lambda run: run("settlebypaper", TASK=TASK, DOCUMENT_NO=" ", DATE="2026-01-02", PERSON=OFFICER),
        lambda table: table.change("task", document_no=None),
    ),
    Refusal(
        "a second acceptance on one document", "settled", {"panel": "文号", "toolbox": "文号", "table": "已凭文书结案"},
        lambda panels: off(panels.rectify().next.settle_button),
        lambda run: run("settlebypaper", TASK=TASK, DOCUMENT_NO="1", DATE="2026-01-02", PERSON=OFFICER),
        lambda table: paper_acceptance(table, "legalise"),
    ),
    Refusal(
        "the legalised part of 拆补组合 without its ground", "mixed", "范围",
        lambda panels: by_paper(panels, "晋政地字〔2026〕8号"),
        lambda run: run("settlebypaper", TASK=TASK, DOCUMENT_NO="1", DATE="2026-01-02", PERSON=OFFICER),
        _mixed_without_ground, True,
    ),
    Refusal(
        "reclamation of what is settled by document", "paper", {"panel": "拆除复耕", "toolbox": "拆除复耕", "table": "拆除复耕"},
        lambda panels: off(panels.rectify().next.reclaimed_button),
        lambda run: run("movecase", CASES=FIRST, STATE="reclaimed", PERSON=OFFICER),
        lambda table: table.change("violation", f"code = '{FIRST}'", state="reclaimed"),
    ),
]  # fmt: skip


def _once(panels: Panels) -> None:
    assert "不能再登记文号" in off(panels.rectify().next.settle_button)


REFUSALS = ISSUING + ENDING
