"""Refusals about readings and the limits they are held against; some readings are kept but not counted."""

from typing import Any, List

from farmland_guard.casework.moving import move_case
from farmland_guard.casework.quality_check import check_quality, confirm_limit
from farmland_guard.domain.errors import Refused
from farmland_guard.gui.forms import choose
from tests.gui.planted import FIRST, press
from tests.refusals.doors import OFFICER, Instead, Panels, Refusal, Table, Toolbox, no_widget, not_offered
from tests.refusals.stages import TASK, TODAY, tomorrow

HEAD = "指标,数值,单位\n"


def imported(panels: Panels, text: str) -> str:
    dock = panels.rectify()
    dock.readings.import_file(panels.file("读数.csv", text))
    return panels.message()


def run_readings(run: Toolbox, text: str, task: str = FIRST) -> str:
    return run("recordreadings", TASK=task, INPUT=run.file("读数.csv", text))


def reading(table: Table, **values: Any) -> str:
    given = {"task_uid": table.one("task", code=TASK)["uid"], "indicator": "pH", "value": 7.8, **values}
    return table.add("reading", **given)


def judged(door: Any, indicator: str) -> str:
    """What the quality check says of an indicator."""
    report = check_quality(door.register, FIRST)
    assert report.result == "incomplete"
    line = next(line for line in report.lines if line.indicator == indicator)
    assert line.result in ("questioned", "unconfirmed")
    return line.sentence


def shown(panels: Panels, indicator: str) -> str:
    """What the tab 质量 says of an indicator."""
    quality = panels._docks[-1].tabs.quality
    row = quality.model.row_of(lambda line: line.indicator == indicator)
    record = quality.model.record(quality.model.index(row, 0))
    assert record.result in ("questioned", "unconfirmed") and quality.report.result == "incomplete"
    return str(record.sentence)


def by_panel(text: str, indicator: str) -> Any:
    return lambda panels: (imported(panels, HEAD + text), shown(panels, indicator))[1]


def by_run(text: str, indicator: str) -> Any:
    """Recorded and judged by algorithms; what checkquality warns of."""

    def tried(run: Toolbox) -> str:
        assert run_readings(run, HEAD + text) == ""
        assert run("checkquality", TASK=FIRST, OUTPUT="TEMPORARY_OUTPUT") == ""
        return " ".join(run.said)

    return tried


def by_table(indicator: str, **values: Any) -> Any:
    return lambda table: (reading(table, indicator=indicator, **values), judged(table, indicator))[1]


def _off_without_task(panels: Panels) -> None:
    dock = panels.rectify()
    assert dock.readings.isEnabled()
    dock.search.setText("没有")
    assert not dock.readings.isEnabled()


def _voids_what_was_signed(table: Table) -> None:
    """A reading typed in after the acceptance is kept and voids it, so that nobody closes on it (ADR 0017)."""
    assert reading(table) == ""
    with table.register.reading() as session:
        assert {(row["state"], row["void_reason"]) for row in session.select("signature")} == {("void", "签字后质量读数有变动")}
    try:
        move_case(table.register, [FIRST], "closed", OFFICER)
    except Refused as refused:
        assert "签字已失效" in str(refused)
        return
    raise AssertionError("closed on readings nobody signed")


def confirm(panels: Panels, person: str = OFFICER, source: str = "GB/T 33469", low: str = "", high: str = "") -> str:
    dock = panels.rectify()
    quality = dock.tabs.quality
    dock.tabs.setCurrentWidget(quality)
    quality.table.selectRow(quality.model.row_of(lambda line: line.indicator == "有效土层厚度"))
    press(quality.confirm_button)
    form = dock.form
    assert choose(form.person.combo, person)
    form.source.setText(source)
    form.low.setText(low)
    form.high.setText(high)
    return panels.ok(form)


def run_confirm(run: Toolbox, **values: Any) -> str:
    given = {"LAND_CLASS": "0103", "INDICATOR": "有效土层厚度", "PERSON": OFFICER, "SOURCE": "GB/T 33469", **values}
    return run("confirmlimit", **given)


def confirmation(table: Table, **values: Any) -> str:
    given = {
        "profile": "x", "land_class": "0103", "indicator": "x", "limit_text": "≥ 60 cm", "source": "GB/T 33469",
        "confirmed_by": OFFICER, "confirmed_on": TODAY.isoformat(), **values,
    }  # fmt: skip
    return table.add("quality_confirmation", **given)


def _confirmed(table: Table) -> None:
    confirm_limit(table.register, "0103", "有效土层厚度", OFFICER, "GB/T 33469")


def _changed(table: Table) -> str:
    _confirmed(table)
    return table.change("quality_confirmation", limit_low=10.0)


def _deleted(table: Table) -> str:
    _confirmed(table)
    return table.remove("quality_confirmation")


def _people_only(panels: Panels) -> None:
    dock = panels.rectify()
    quality = dock.tabs.quality
    dock.tabs.setCurrentWidget(quality)
    quality.table.selectRow(0)
    press(quality.confirm_button)
    assert dock.form.person.combo.findData("路人") < 0


NEVER = not_offered("a limit is confirmed again, never changed or deleted", "delete", "remove", "change")
NO_BUTTON = no_widget("a limit is confirmed again, never changed or deleted", "delete", "remove")

REFUSALS: List[Refusal] = [
    Refusal(
        "readings once the ground is accepted", "reviewed", {"panel": "不能再补录读数", "toolbox": "不能再补录读数", "table": ""},
        lambda panels: imported(panels, HEAD + "pH,7.8,\n"),
        lambda run: run_readings(run, HEAD + "pH,7.8,\n"),
        Instead("whatever changes behind a signature voids it, whoever changed it", _voids_what_was_signed),
    ),
    Refusal(
        "a reading without value", "reclaimed", {"panel": "第 2 行", "toolbox": "第 2 行", "table": "须填“数值”或“文字值”"},
        lambda panels: imported(panels, HEAD + "pH,,\n"),
        lambda run: run_readings(run, HEAD + "pH,,\n"),
        lambda table: reading(table, value=None),
    ),
    Refusal(
        "a reading without indicator", "reclaimed", {"panel": "第 2 行", "toolbox": "第 2 行", "table": "“指标”须填写"},
        lambda panels: imported(panels, HEAD + ",7.8,\n"),
        lambda run: run_readings(run, HEAD + ",7.8,\n"),
        lambda table: reading(table, indicator=" "),
    ),
    Refusal(
        "a day of sampling to come", "reclaimed", "晚于今天",
        lambda panels: imported(panels, f"指标,数值,单位,采样日期\npH,7.8,,{tomorrow()}\n"),
        lambda run: run_readings(run, f"指标,数值,单位,采样日期\npH,7.8,,{tomorrow()}\n"),
        lambda table: reading(table, sampled_on=tomorrow()),
    ),
    Refusal(
        "readings of no task", "reclaimed", {"panel": "", "toolbox": "台账中没有任务", "table": "台账中没有所填的“整改任务”"},
        Instead("readings are imported to the selected task; without one the tab is off", _off_without_task),
        lambda run: run_readings(run, HEAD + "pH,7.8,\n", "NIX"),
        lambda table: reading(table, task_uid="nix"),
    ),
    Refusal(
        "an implausible value counted", "reclaimed", "不在常见范围",
        by_panel("pH,78,\n", "pH"), by_run("pH,78,\n", "pH"), by_table("pH", value=78.0), True,
    ),
    Refusal(
        "a value without the unit it needs", "reclaimed", "没有写单位",
        by_panel("有机质,11.2,\n", "有机质"), by_run("有机质,11.2,\n", "有机质"), by_table("有机质", value=11.2), True,
    ),
    Refusal(
        "a unit that cannot be converted", "reclaimed", "不能换算",
        by_panel("有效土层厚度,60,亩\n", "有效土层厚度"), by_run("有效土层厚度,60,亩\n", "有效土层厚度"),
        by_table("有效土层厚度", value=60.0, unit="亩"), True,
    ),
    Refusal(
        "a limit that nobody confirmed", "reclaimed", "待核对",
        by_panel("有效土层厚度,60,cm\n", "有效土层厚度"), by_run("有效土层厚度,60,cm\n", "有效土层厚度"),
        by_table("有效土层厚度", value=60.0, unit="cm"), True,
    ),
    Refusal(
        "a limit confirmed without its text", "reclaimed", {"panel": "对照的原文", "toolbox": "对照的原文", "table": "“依据”须填写"},
        lambda panels: confirm(panels, source=" "),
        lambda run: run_confirm(run, SOURCE=" "),
        lambda table: confirmation(table, source=" "),
    ),
    Refusal(
        "a limit confirmed upside down", "reclaimed", "下限大于上限",
        lambda panels: confirm(panels, low="80", high="60"),
        lambda run: run_confirm(run, LOW=80, HIGH=60),
        lambda table: confirmation(table, limit_low=80.0, limit_high=60.0),
    ),
    Refusal(
        "a limit confirmed by nobody in office", "reclaimed", {"panel": "", "toolbox": "人员表中没有", "table": "核对人须是人员表"},
        Instead("the form offers people in office only", _people_only),
        lambda run: run_confirm(run, PERSON="路人"),
        lambda table: confirmation(table, confirmed_by="路人"),
    ),
    Refusal("changing a confirmation", "reclaimed", "不能修改", NO_BUTTON, NEVER, _changed, True),
    Refusal("deleting a confirmation", "reclaimed", "不能修改或删除", NO_BUTTON, NEVER, _deleted, True),
]  # fmt: skip
