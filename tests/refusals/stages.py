"""Registers at every stage of a case, each made once from the one before and copied for whoever tries something on it."""

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Callable, Dict, Optional, Tuple

import numpy as np

from farmland_guard.casework.accepting import sign_acceptance
from farmland_guard.casework.evidence import attach
from farmland_guard.casework.ground import set_ground
from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.moving import move_case, settle_by_paper
from farmland_guard.casework.rectifying import TaskWords, cancel_task, issue_tasks
from farmland_guard.casework.referring import add_referral, record_referral
from farmland_guard.casework.reviewing import set_review
from farmland_guard.casework.splitting import split_patch
from farmland_guard.register.store import Register
from tests.gui.planted import FIRST, box
from tests.refusals.doors import OFFICER, content
from tests.register.helpers import EAST, NORTH, add_case, new_register

TODAY = date.today()


def tomorrow() -> str:
    """The day after the one on which a refusal is tried: a run of all of them may pass midnight."""
    return (date.today() + timedelta(days=1)).isoformat()
TASK, PAPER = f"{FIRST}-ZG1", f"{FIRST}-ZG2"
PEOPLE = {"natural_resources": "王执法", "agriculture": "李农业"}
BOTH = TaskWords(demolish_m2=7000.0, legalise_m2=3000.0)


def sign(register: Register, *bureaus: str, task: str = FIRST) -> None:
    for bureau in bureaus or tuple(PEOPLE):
        sign_acceptance(register, task, bureau, PEOPLE[bureau], "pass", TODAY)


def plain(register: Register, sql: str) -> None:
    """Something that came through the bare file."""
    with register.writing("测试") as session:
        session.connection.execute(sql)


def _task(measure: str, words: Optional[TaskWords] = None) -> Callable[[Register], None]:
    return lambda register: issue_tasks(register, 30, [FIRST], measure, OFFICER, words) and None


def _reclaimed(register: Register) -> None:
    move_case(register, [FIRST], "reclaimed", OFFICER)


def _reviewed(register: Register) -> None:
    set_review(register, [FIRST], "done", OFFICER)


def _partial(register: Register) -> None:
    set_ground(register, FIRST, [box(0, 0, 60, 100)], "验收.txt", OFFICER)
    sign(register)
    _reviewed(register)


def _with_report(register: Register) -> None:
    report = register.path.with_name("检测报告.pdf")
    report.write_bytes(b"%PDF-1.4 as measured")
    with register.reading() as session:
        task = session.select("task")[0]["uid"]
    attach(register, "task", task, report, "lab_report", OFFICER)


def _exchange(register: Register) -> None:
    with register.reading() as session:
        stored = session.select("attachment")[0]["stored_as"]
    (register.path.parent / stored).write_bytes(b"%PDF-1.4 as wished")


def _settled(register: Register) -> None:
    settle_by_paper(register, TASK, "晋政地字〔2026〕8号", TODAY.isoformat(), OFFICER)


def _sent(register: Register) -> None:
    with register.reading() as session:
        uid = session.select("referral")[0]["uid"]
    record_referral(register, uid, "sent", OFFICER, {"letter_no": "垣自然移〔2026〕1号", "sent_on": TODAY})


def _replied(register: Register) -> None:
    record_referral(register, "垣自然移〔2026〕1号", "replied", OFFICER, {"replied_on": TODAY, "reply_content": "已立案"})


def _split(register: Register) -> None:
    line = np.array([(EAST + 50, NORTH - 10), (EAST + 50, NORTH + 110)])
    split_patch(register, FIRST, "draw", [line], who=OFFICER)


# stage → (the stage it begins with, what is done then)
STEPS: Dict[str, Tuple[str, Tuple[Callable[[Register], object], ...]]] = {
    "judged": ("marked", (lambda r: record_verdict(r, [FIRST], "illegal_construction", OFFICER, "未批先建"),)),
    "split": ("judged", (_split,)),
    "issued": ("judged", (_task("demolish_reclaim"),)),
    "two tasks": ("issued", (_task("legalise"),)),
    "paper": ("judged", (_task("legalise"),)),
    "mixed": ("judged", (_task("mixed", BOTH),)),
    "mixed reclaimed": ("mixed", (_reclaimed,)),
    "cancelled": ("judged", (_task("confiscate"), lambda r: cancel_task(r, TASK, "误下达", OFFICER))),
    "reclaimed": ("issued", (_reclaimed,)),
    "round": ("reclaimed", (lambda r: set_ground(r, FIRST, [box(0, 0, 100, 100)], "手绘", OFFICER),)),
    "retired": ("round", (lambda r: plain(r, "UPDATE person SET active = 0 WHERE name = '李农业'"),)),
    "both kinds reclaimed": ("two tasks", (_reclaimed,)),
    "paper beside": ("two tasks", (
        lambda r: settle_by_paper(r, PAPER, "文号1", "", OFFICER, [box(0, 0, 10, 10)], "附图"),
    )),
    "report": ("reclaimed", (_with_report,)),
    "report lost": ("report", (_exchange,)),
    "report exchanged": ("report", (lambda r: sign(r, "agriculture"), _exchange)),
    "one signed": ("reclaimed", (lambda r: sign(r, "agriculture"),)),
    "accepted": ("one signed", (lambda r: sign(r, "natural_resources"),)),
    "reviewed": ("accepted", (_reviewed,)),
    "partial": ("reclaimed", (_partial,)),
    "typed": ("partial", (
        lambda r: plain(r, "UPDATE violation SET area_m2 = remaining_m2 + (SELECT accepted_m2 FROM acceptance), remaining_m2 = 0 "
                           f"WHERE code = '{FIRST}'"),
    )),
    "second round": ("partial", (_task("return_land"), _reclaimed)),
    "open task": ("partial", (lambda r: plain(
        r, "INSERT INTO task (code, violation_uid, measure, deadline) SELECT 'X', uid, 'return_land', '2099-12-31' FROM violation "
        f"WHERE code = '{FIRST}'"),)),
    "exchanged": ("report", (lambda r: sign(r), _reviewed, _exchange)),
    "voided": ("reviewed", (lambda r: plain(r, "INSERT INTO reading (task_uid, indicator, value) SELECT uid, 'pH', 9 FROM task"),)),
    "settled": ("paper", (_settled, _reviewed)),
    "redrawn": ("settled", (lambda r: plain(
        r, f"UPDATE violation SET geom = (SELECT geom FROM violation WHERE code = 'B') WHERE code = '{FIRST}'"),)),
    "paper void": ("settled", (lambda r: plain(r, "UPDATE acceptance SET result = 'void'"),)),
    "closed": ("reviewed", (lambda r: move_case(r, [FIRST], "closed", OFFICER),)),
    "letter": ("judged", (lambda r: add_referral(r, FIRST, "公安局", "", OFFICER),)),
    "letter sent": ("letter", (_sent,)),
    "letter replied": ("letter sent", (_replied,)),
}  # fmt: skip


class Stages:
    """Makes each stage once under `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._content: Dict[str, Any] = {}

    def copy(self, stage: str, folder: Path) -> Path:
        """The register of a stage, with its attachments, copied into a new folder."""
        shutil.copytree(self._made(stage), folder)
        return folder / "county.gpkg"

    def content(self, stage: str) -> Any:
        """What stands in the register of a stage."""
        if stage not in self._content:
            self._content[stage] = content(self._made(stage) / "county.gpkg")
        return self._content[stage]

    def _made(self, stage: str) -> Path:
        folder = self._folder / stage
        if folder.exists():
            return folder
        if stage == "marked":
            folder.mkdir()
            register = new_register(folder)
            add_case(register, FIRST, box(0, 0, 100, 100), xzmc="皋落乡", xzdm="140827205", dlbm="0103", occupant="某公司")
            add_case(register, "B", box(0, 0, 120, 100))
            return folder
        before, steps = STEPS[stage]
        draft = self._folder / f"{stage} in the making"
        shutil.rmtree(draft, ignore_errors=True)
        register = Register(self.copy(before, draft))
        for step in steps:
            step(register)
        draft.rename(folder)
        return folder
