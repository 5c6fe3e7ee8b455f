"""What a signature of the joint sign-off stands for, as one SHA-256, and whether it still stands (ADR 0017).

It covers the case (code, polygon, verdict), the task, the accepted ground, every reading and sampling point, and every
attachment of case and task by its hash. Figures of a check are not in it: they follow from the polygon and from a base
layer that is renewed each year. The register's triggers void a signature the moment one of these changes; the hash finds
the same where triggers were got round, and files that were exchanged on disk.
"""

import hashlib
import json
from typing import Any, Dict, List, Sequence, Tuple

from ..domain.language import translate
from ..register.store import Register, Row, Session
from .evidence import damage_of

_CASE = ("code", "verdict", "verdict_by")
_TASK = ("code", "measure")
_READING = ("indicator", "value", "value_text", "unit", "point_uid", "sampler", "sampled_on", "laboratory")
_POINT = ("uid", "name")
_ATTACHMENT = ("kind", "file_name", "sha256")


def frozen_content(session: Session, acceptance: Row) -> Tuple[str, str]:
    """SHA-256 of what lies before the signer of this round, and one line that says what that is."""
    case = session.get("violation", acceptance["violation_uid"])
    task = session.get("task", acceptance["task_uid"])
    readings = session.select("reading", {"task_uid": task["uid"]})
    points = session.select("sampling_point", {"task_uid": task["uid"]})
    attachments = _attachments(session, case, task)
    content = {
        "case": [*_values(case, _CASE), _shape(case)],
        "task": _values(task, _TASK),
        "ground": _shape(acceptance),
        "readings": sorted(_values(row, _READING) for row in readings),
        "points": sorted([*_values(row, _POINT), _shape(row)] for row in points),
        "attachments": sorted(_values(row, _ATTACHMENT) for row in attachments),
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    summary = f"图斑 {case['code']}，任务 {task['code']}，读数 {len(readings)} 条，采样点 {len(points)} 个，附件 {len(attachments)} 个"
    return hashlib.sha256(text.encode("utf-8")).hexdigest(), summary


def _attachments(session: Session, case: Row, task: Row) -> List[Row]:
    return session.select("attachment", {"owner_table": "violation", "owner_uid": case["uid"]}) + session.select(
        "attachment", {"owner_table": "task", "owner_uid": task["uid"]}
    )


def _values(row: Row, names: Sequence[str]) -> List[str]:
    return ["" if row[name] is None else str(row[name]) for name in names]


def _shape(row: Row) -> str:
    return "" if row["geom"] is None else hashlib.sha256(row["geom"]).hexdigest()


def broken_signatures(session: Session, register: Register, case_uid: str) -> Dict[str, str]:
    """Signature uid → reason, for valid signatures of a case's running rounds whose content is no longer what was signed."""
    broken: Dict[str, str] = {}
    for acceptance in session.select("acceptance", {"violation_uid": case_uid, "kind": "joint"}):
        if acceptance["result"] not in ("pending", "pass"):
            continue
        signatures = [row for row in session.select("signature", {"acceptance_uid": acceptance["uid"]}) if row["state"] == "valid"]
        if not signatures:
            continue
        now, _ = frozen_content(session, acceptance)
        case, task = session.get("violation", case_uid), session.get("task", acceptance["task_uid"])
        damaged = damaged_papers(session, register, case, task)
        for row in signatures:
            if row["signed_hash"] and row["signed_hash"] != now:
                broken[row["uid"]] = "签字后所签内容有变动（指纹不符）"
            elif damaged:
                broken[row["uid"]] = f"签字后附件文件有变动：{damaged[0]}"
    return broken


def damaged_papers(session: Session, register: Register, case: Row, task: Row) -> List[str]:
    """One sentence for every attachment of case and task whose file is gone or was changed after it was attached."""
    return [text for row in _attachments(session, case, task) for text in [damage_of(register.path, row)] if text]


def check_signatures(register: Register, who: str) -> List[str]:
    """Compare every running signature with what was signed, void those that no longer hold, and say which."""
    sentences: List[str] = []
    with register.writing(who) as session:
        cases: List[Dict[str, Any]] = session.rows(
            "SELECT DISTINCT v.uid, v.code FROM violation v JOIN acceptance a ON a.violation_uid = v.uid "
            "WHERE a.kind = 'joint' AND a.result IN ('pending', 'pass') ORDER BY v.code"
        )
        for case in cases:
            for uid, reason in broken_signatures(session, register, case["uid"]).items():
                void_signature(session, uid, reason)
                sentences.append(
                    translate("FarmlandGuard", "{case}: the signature of {person} is void: {reason}").format(
                        case=case["code"], person=session.get("signature", uid)["person"], reason=reason
                    )
                )
    return sentences


def void_signature(session: Session, uid: str, reason: str) -> None:
    """Mark a signature and its round as void; both stay in the register."""
    signature = session.get("signature", uid)
    session.update("signature", uid, {"state": "void", "void_reason": reason[:254]})
    acceptance = session.get("acceptance", signature["acceptance_uid"])
    if acceptance["result"] in ("pending", "pass"):
        session.update("acceptance", acceptance["uid"], {"result": "void"})
