"""After the acceptance: deadlines by rule, the list for the change survey, visits and relapse."""

from datetime import date, timedelta

import pytest

from farmland_guard.casework.follow_up import plan_visits, record_visit, survey_handover
from farmland_guard.casework.ground import set_ground
from farmland_guard.casework.rectifying import deadline_rule, issue_tasks
from farmland_guard.casework.rulebook import set_rule
from farmland_guard.domain.errors import InputError, Refused
from farmland_guard.geometry.single import bounds
from tests.casework.test_signoff import CODE, TODAY, reclaimed, register, rows, sign, tasks  # noqa: F401
from tests.gui.planted import box


def accepted(register):  # noqa: F811
    task = reclaimed(register)
    sign(register, task, "agriculture")
    sign(register, task, "natural_resources")


def test_a_deadline_by_rule_only_once_the_county_has_one(register):  # noqa: F811
    assert deadline_rule(register) == ""
    with pytest.raises(InputError, match="rectify_task"):
        issue_tasks(register, None)
    set_rule(register, "rectify_task", "enabled", "true", "王执法", "局务会确定")
    set_rule(register, "rectify_task", "amount", "20", "王执法", "局务会确定")
    assert "20" in deadline_rule(register)
    issued = issue_tasks(register, None)
    assert issued[0].deadline == (TODAY + timedelta(days=20)).isoformat()
    assert "20" in tasks(register)[0]["deadline_basis"]


def test_ground_accepted_before_the_end_of_the_year_goes_to_the_survey(register):  # noqa: F811
    assert survey_handover(register, TODAY.year) == []
    task = reclaimed(register)
    set_ground(register, task, [box(-50, 0, 200, 100)], "手绘", "测试")
    sign(register, task, "agriculture")
    sign(register, task, "natural_resources")
    found = survey_handover(register, TODAY.year)
    assert [each.case["code"] for each in found] == [CODE] and found[0].in_time
    # Only what lies within the case goes to the survey.
    assert bounds(found[0].wkb) == pytest.approx(bounds(box(0, 0, 100, 100)))
    late = survey_handover(register, TODAY.year - 1)
    assert late == [] or not late[0].in_time
    with register.writing("x") as session:
        session.connection.execute("UPDATE acceptance SET decided_at = ?", (f"{TODAY.year + 1}-01-05",))
    assert [each.in_time for each in survey_handover(register, TODAY.year)] == [False]
    with register.writing("x") as session:
        session.connection.execute("INSERT INTO reading (task_uid, indicator, value) SELECT uid, 'pH', 9 FROM task")
    assert survey_handover(register, TODAY.year) == []


def test_visits_are_planned_once_the_county_wants_them(register):  # noqa: F811
    accepted(register)
    with pytest.raises(InputError, match="acceptance_follow_up"):
        plan_visits(register, "测试")
    set_rule(register, "acceptance_follow_up", "enabled", "true", "王执法", "参照执行")
    assert plan_visits(register, "测试") == 5 and plan_visits(register, "测试") == 0
    assert [row["planned_on"][:4] for row in rows(register, "follow_up")] == [str(TODAY.year + year) for year in range(1, 6)]


def test_a_visit_is_recorded_and_reopens_nothing(register):  # noqa: F811
    with pytest.raises(Refused, match="未验收"):
        record_visit(register, CODE, TODAY, "王执法", "已种玉米", False)
    accepted(register)
    for wrong in ({"finding": " "}, {"day": TODAY + timedelta(days=1)}, {"code": "NIX"}, {"person": "路人"}):
        with pytest.raises(InputError):
            record_visit(
                register, wrong.get("code", CODE), wrong.get("day", TODAY), wrong.get("person", "王执法"), wrong.get("finding", "x"), False
            )
    record_visit(register, CODE, date(2026, 1, 2), "王执法", "又堆放建材", True)
    visit = rows(register, "follow_up")[0]
    assert visit["relapsed"] == 1 and visit["visitor"] == "王执法"
    assert rows(register, "violation")[0]["state"] == "accepted"
