"""Refusals of closing, of going back, and of what may no longer be touched once a case has moved on."""

from typing import Any, List

from farmland_guard.casework.freezing import check_signatures
from farmland_guard.casework.packets import make_packets
from tests.gui.planted import FIRST, box, press
from tests.refusals.doors import OFFICER, Instead, Panels, Refusal, Table, no_widget, not_offered, off, picks
from tests.refusals.stages import TASK, TODAY

THE_CASE = f"code = '{FIRST}'"


def close(panels: Panels) -> str:
    """Press 销号, or what the red line says while it is off; every gap stands in it."""
    dock = panels.rectify()
    if dock.next.close_button.isEnabled():
        press(dock.next.close_button)
        return panels.message()
    assert dock.next.close_button.toolTip() and dock.next.refusal.isVisible()
    return str(dock.next.refusal.text())


def again(panels: Panels) -> str:
    """Press 重新整改 and OK without a reason."""
    dock = panels.rectify()
    press(dock.next.again_button)
    dock.form.reason.insertPlainText("  ")
    return panels.ok(dock.form)


def closing(name: str, stage: str, words: Any, table: Any = None, writes: bool = False) -> Refusal:
    """Closing, tried at all doors."""
    return Refusal(
        name, stage, words, close,
        lambda run: run("movecase", CASES=FIRST, STATE="closed", PERSON=OFFICER),
        table or (lambda table: table.change("violation", THE_CASE, state="closed")),
        writes,
    )  # fmt: skip


def reopening(name: str, stage: str) -> Refusal:
    """Going back to rectification without a reason, tried at all doors."""
    return Refusal(
        name, stage, "须写明变更理由", again,
        lambda run: run("movecase", CASES=FIRST, STATE="rectifying", PERSON=OFFICER),
        lambda table: table.change("violation", THE_CASE, state="rectifying"),
    )  # fmt: skip


def _closed_over_an_exchanged_file(table: Table) -> None:
    """The table closes; the check of signatures finds the file, and the packet says on page one what is wrong."""
    assert table.change("violation", THE_CASE, state="closed") == ""
    report = make_packets(table.register, [FIRST], table.path.parent / "packets")
    assert any("检测报告.pdf" in text for text in report.incomplete[FIRST]), report.incomplete
    assert len(check_signatures(table.register, OFFICER)) == 2
    assert table.one("violation", code=FIRST)["remaining_m2"] is None


def _unsigned(table: Table) -> None:
    """Nobody's name is nobody's: the record of changes says 未署名."""
    assert table.change("violation", THE_CASE, state="closed", edited_by=None) == ""
    with table.register.reading() as session:
        assert session.rows("SELECT who FROM event WHERE new_values LIKE '%\"closed\"%'")[-1]["who"] == "未署名"


def _nobody(panels: Panels) -> str:
    dock = panels.rectify(person="")
    assert not dock.next.close_button.isEnabled()
    return str(dock.next.close_button.toolTip())


def _not_offered_yet(panels: Panels) -> None:
    assert panels.rectify().model.total() == 0
    assert "closed" not in [action.data() for action in panels.patches().move_menu.actions()]


def _verdict(panels: Panels) -> str:
    return off(panels.patches().verdict_action)


def _review_off(panels: Panels) -> str:
    return off(panels.rectify().next.review)


def _review_later(panels: Panels) -> str:
    """A panel that does not know yet that the case was closed."""
    dock = panels.rectify()
    dock.next.review.setEnabled(True)
    picks(dock.next.review, "city")
    return panels.message()


CLOSING: List[Refusal] = [
    closing(
        "closing while it is rectified", "issued",
        {"panel": "还有未完成的整改任务", "toolbox": "“整改中”的图斑只能改为", "table": "“整改中”的图斑只能改为"},
    ),
    closing(
        "closing without signatures", "reclaimed",
        {"panel": "尚未都签署合格意见", "toolbox": "“已复耕”的图斑只能改为", "table": "“已复耕”的图斑只能改为"},
    ),
    closing(
        "closing with one signature", "one signed",
        {"panel": "尚未都签署合格意见", "toolbox": "“已复耕”的图斑只能改为", "table": "“已复耕”的图斑只能改为"},
    ),
    closing("closing with ground left", "partial", "剩余未整改面积不为零"),
    closing("closing on a remaining area that was typed in", "typed", "剩余未整改面积不为零"),
    closing("closing before what remains is known", "redrawn", "剩余未整改面积尚未计算"),
    closing("closing with a task under way", "open task", "还有未完成的整改任务"),
    closing("closing on signatures that are void", "voided", "验收签字已失效"),
    closing("closing without an acceptance that holds", "paper void", "没有有效的验收结论"),
    closing("closing before the review has ended", "accepted", "审核状态不是“审核结束”"),
    Refusal(
        "closing a patch that was never judged", "marked", {"panel": "", "toolbox": "“已标记”的图斑只能改为", "table": "“已标记”的图斑只能改为"},
        Instead("the panel lists cases with tasks, and 违法图斑 offers what may follow", _not_offered_yet),
        lambda run: run("movecase", CASES=FIRST, STATE="closed", PERSON=OFFICER),
        lambda table: table.change("violation", THE_CASE, state="closed"),
    ),
    closing(
        "closing over a file that was exchanged", "exchanged", "附件文件有变动",
        Instead("a trigger cannot read files: the packet and the check of signatures say it, and the area is open again",
                _closed_over_an_exchanged_file),
    ),
    Refusal(
        "closing by nobody", "reviewed", {"panel": "请先选择经办人", "toolbox": "人员表中没有", "table": ""},
        _nobody,
        lambda run: run("movecase", CASES=FIRST, STATE="closed", PERSON="路人"),
        Instead("the table knows no acting person: the change is recorded as 未署名 (ADR 0003)", _unsigned),
    ),
    Refusal(
        "acceptance by document while the rest is not signed", "paper beside", "未经两局联合验收",
        close,
        lambda run: run("movecase", CASES=FIRST, STATE="accepted", PERSON=OFFICER),
        lambda table: table.change("violation", THE_CASE, state="accepted"),
    ),
]  # fmt: skip

AFTERWARDS: List[Refusal] = [
    reopening("reopening a closed case without a reason", "closed"),
    reopening("taking an accepted case back without a reason", "accepted"),
    reopening("sending reclaimed ground back without a reason", "reclaimed"),
    Refusal(
        "another review state once closed", "closed", "已销号的图斑不能更改审核状态",
        _review_later,
        lambda run: run("setreview", CASES=FIRST, REVIEW_STATE="city", PERSON=OFFICER),
        lambda table: table.change("violation", THE_CASE, review_state="city"),
    ),
    Refusal(
        "another review state once closed, offered", "closed", {"panel": "已销号", "toolbox": "", "table": "已销号"},
        _review_off,
        Instead("tried above", lambda run: None),
        lambda table: table.change("violation", THE_CASE, review_state="returned"),
    ),
    Refusal(
        "a photo more once closed", "closed", "已销号的图斑不能再变更附件",
        lambda panels: off(panels.rectify().evidence.add_button),
        lambda run: run("attachevidence", INPUT=run.file("整改后.jpg", "x"), CASES=FIRST, KIND="photo_after"),
        lambda table: _attached(table),
    ),
    Refusal(
        "a reading more once closed", "closed", {"panel": "已销号", "toolbox": "不能再补录读数", "table": "已销号的图斑不能再变更附件、读数"},
        lambda panels: off(panels.rectify().readings.import_button),
        lambda run: run("recordreadings", TASK=FIRST, INPUT=run.file("读数.csv", "指标,数值,单位\npH,7.8,\n")),
        lambda table: table.add("reading", task_uid=table.one("task")["uid"], indicator="pH", value=7.8),
    ),
    Refusal(
        "other boundaries once closed", "closed", "已销号的图斑不能改图形",
        no_widget("the panel draws accepted ground only", "boundary"), not_offered("no algorithm draws a case anew", "redraw", "geometry"),
        lambda table: table.change("violation", THE_CASE, geom=box(0, 0, 120, 100)),
    ),
    Refusal(
        "another verdict once rectification began", "issued", "不能更改认定意见",
        _verdict,
        lambda run: run("recordverdict", CASES=FIRST, VERDICT="legal", PERSON=OFFICER, REASON="改判"),
        lambda table: table.change("violation", THE_CASE, verdict="legal", verdict_reason="改判"),
    ),
    Refusal(
        "a verdict emptied", "judged", "认定意见不能清空",
        no_widget("a verdict is replaced by another one", "clear"), not_offered("a verdict is replaced by another one", "clear", "erase"),
        lambda table: table.change("violation", THE_CASE, verdict=None),
    ),
    Refusal(
        "deleting a case with a task", "issued", "不能删除",
        no_widget("the panel deletes no case", "delete", "remove"), not_offered("no algorithm deletes", "delete", "remove"),
        lambda table: table.remove("violation", THE_CASE),
    ),
    Refusal(
        "deleting who has signed", "one signed", "不能删除",
        no_widget("the panels add people and delete none", "delete", "remove"), not_offered("no algorithm deletes", "delete", "remove"),
        lambda table: table.remove("person", "name = '李农业'"),
    ),
    Refusal(
        "another name for who has signed", "one signed", "姓名不能更改",
        no_widget("the panels add people and rename none", "rename"), not_offered("no algorithm renames", "rename"),
        lambda table: table.change("person", "name = '李农业'", name="李农"),
    ),
    Refusal(
        "the record of changes altered", "issued", "只能追加",
        no_widget("the panels show the record", "eraserecord"), not_offered("no algorithm alters the record", "delete", "erase"),
        lambda table: table.change("event", "fid = 1", who="别人"),
    ),
    Refusal(
        "a certificate before both have signed", "one signed", {"panel": "不能出具", "toolbox": "不能出具", "table": ""},
        lambda panels: _certificate(panels),
        lambda run: run("makedocument", CODE=TASK, TEMPLATE="acceptance_certificate", OUTPUT=str(run.folder / "确认书.docx")),
        Instead("an attribute table makes no papers", lambda table: None),
    ),
]  # fmt: skip


def _attached(table: Table) -> str:
    return table.add(
        "attachment", owner_table="task", owner_uid=table.one("task")["uid"], kind="photo_after", file_name="整改后.jpg",
        stored_as="county_附件/00/x.jpg", sha256="0" * 64, added_at=f"{TODAY.isoformat()}T00:00:00Z",
    )  # fmt: skip


def _certificate(panels: Panels) -> str:
    papers = panels.rectify().tabs.papers
    papers.template.setCurrentIndex(papers.template.findData("acceptance_certificate"))
    papers.make(str(panels.folder / "确认书.docx"))
    assert not (panels.folder / "确认书.docx").exists()
    return panels.message()


REFUSALS = CLOSING + AFTERWARDS
