"""The escalation ladder and the drafts of letters."""

from datetime import date, timedelta

from farmland_guard.domain.deadlines import Deadline, ladder_for, rung_on, running
from farmland_guard.domain.letters import draft, placeholders
from farmland_guard.domain.rulebook import shipped_book
from farmland_guard.domain.workdays import Calendar

DUE = date(2026, 11, 25)  # a Wednesday
BOOK = shipped_book("140827", DUE)
CALENDAR = Calendar()


def rung(day, step="task_deadline"):
    deadline = Deadline("task", step, "整改任务", "task", "u", "A1", DUE)
    found = rung_on(ladder_for(BOOK.entries("ladders"), deadline), DUE, day, CALENDAR)
    return found.tell if found else None


def test_the_ladder_is_climbed_by_the_day():
    assert rung(DUE - timedelta(days=8)) is None
    assert rung(DUE - timedelta(days=7)) == "承办人"
    assert rung(DUE - timedelta(days=3)) == "承办人、责任单位"
    assert rung(DUE) == "执法队（股室）负责人"
    assert rung(DUE + timedelta(days=1)) == "分管副局长"
    assert rung(date(2026, 12, 1)) == "分管副局长" and rung(date(2026, 12, 2)) == "局长"
    assert rung(date(2026, 12, 9)) == "县政府分管领导" and rung(date(2027, 6, 1)) == "县政府分管领导"


def test_a_short_period_has_its_own_ladder():
    assert rung(DUE - timedelta(days=2), "police_filing") is None
    assert rung(DUE - timedelta(days=1), "police_filing") == "承办人"


def test_how_a_deadline_stands():
    deadline = Deadline("task", "task_deadline", "整改任务", "task", "u", "A1", DUE)
    assert deadline.standing(date(2026, 11, 20), CALENDAR) == "还有 5 日（3 个工作日）"
    assert deadline.standing(DUE, CALENDAR) == "今天到期"
    assert deadline.standing(date(2026, 11, 30), CALENDAR) == "逾期 5 日（3 个工作日）"


def test_a_clock_runs_until_its_end():
    start, later = date(2026, 1, 1), date(2026, 2, 1)
    assert running({"filed": start}, {}, "filed", "decided") == start
    assert running({"filed": start}, {"decided": later}, "filed", "decided") is None
    assert running({"filed": later}, {"decided": start}, "filed", "decided") == later
    assert running({}, {}, "filed", "decided") is None


def test_a_letter_leaves_marked_blanks_and_runs_nothing():
    values = {"责任单位": "某镇人民政府", "事项": "整改任务", "到期日": DUE}
    letter = draft("{责任单位}：{事项}应于 {到期日} 前完成。{__class__} {0} {责任单位}", values)
    assert letter.text.startswith("某镇人民政府：整改任务应于 2026-11-25 前完成。") and letter.text.count("某镇人民政府") == 2
    assert letter.missing == ("__class__", "0") and "＿＿＿＿（待填：__class__）" in letter.text


def test_every_letter_of_the_ladders_is_there():
    letters = {entry.id: entry for entry in BOOK.entries("letters")}
    for ladder in BOOK.entries("ladders"):
        for each in ladder.data["rungs"]:
            assert "letter" not in each or each["letter"] in letters
    assert all(placeholders(entry.data["template"]) for entry in letters.values())
