"""What an earlier case, or the patch that was split, offers to a case: its verdict and its evidence.

Nothing is carried over by itself. A named person takes over what he chose, with a reason; the case then points at where
its verdict came from, each attachment at the one it was taken from, and the record of changes names the person.
"""

from dataclasses import dataclass, field
from typing import Any, List, Mapping, Optional, Sequence

from ..domain.clock import now_text
from ..domain.codes import VERDICTS, label
from ..domain.errors import InputError, Refused
from ..domain.language import translate
from ..domain.schema.judgement import GROUNDS
from ..register.cases import find_cases, require_person
from ..register.store import Register, Row, Session
from .judging import judge_within

EARLIER, PARENT = "earlier", "parent"
_LONGEST_REASON = 500
_SAME_GROUND_M2, _SAME_SHARE = 1.0, 0.999
"""Patches that differ by less are the same ground, so that a share of the one is a share of the other."""


@dataclass(frozen=True)
class Offer:
    """What one other case offers. `kind`: earlier (by comparison, with `relation` and shares) or parent (it was split).

    `verdict` None: it was not judged yet. `grounds` are its approval numbers, class and description, with the shares they
    cover only when both patches are the very same ground. `attachments` are rows of `attachment`.
    """

    kind: str
    uid: str
    code: str
    state: str
    relation: str = ""
    share_new: Optional[float] = None
    share_old: Optional[float] = None
    growth_m2: Optional[float] = None
    verdict: Optional[str] = None
    verdict_by: str = ""
    verdict_reason: str = ""
    verdict_at: str = ""
    grounds: Row = field(default_factory=dict)
    attachments: List[Row] = field(default_factory=list)


def offers(register: Register, code: str) -> List[Offer]:
    """What the earlier case and the split patch behind a case offer; empty when there is neither. Reads only."""
    with register.reading() as session:
        return offers_within(session, find_cases(session, [code])[0])


def take_over(
    register: Register,
    code: str,
    from_code: str,
    person: str,
    reason: str,
    verdict: bool = True,
    attachments: Sequence[str] = (),
) -> str:
    """Take over the verdict, and the attachments with these uids, in the name of `person`; return the case's state.

    With the verdict come its grounds, where the case has none of its own. `from_code` is one of `offers`. Copies of
    attachments keep kind, file and hash, and say which they were taken from. Raises InputError for an empty reason, a person
    who is not in office, an attachment that is not offered or nothing to take over, Refused when that case does not offer
    anything or the lifecycle does not allow the verdict.
    """
    if not reason.strip():
        raise InputError(translate("FarmlandGuard", "“Reason” (REASON) is empty; taking over an earlier verdict needs a reason."))
    with register.writing(person) as session:
        name = require_person(session, person)["name"]
        session.who = name
        case = find_cases(session, [code])[0]
        offer = next((each for each in offers_within(session, case) if each.code == from_code.strip()), None)
        if offer is None:
            raise Refused(f"{case['code']} 与 {from_code} 没有比对或拆分关系，不能沿用")
        if not verdict and not attachments:
            raise InputError(translate("FarmlandGuard", "Nothing was chosen to take over from {code}.").format(code=offer.code))
        known = {row["uid"]: row for row in offer.attachments}
        for uid in attachments:
            if uid not in known:
                raise InputError(
                    translate("FarmlandGuard", "{code} does not offer the attachment {uid}.").format(code=offer.code, uid=uid)
                )
            _copy(session, known[uid], case)
        if not verdict:
            return str(case["state"])
        if offer.verdict not in VERDICTS:
            raise InputError(translate("FarmlandGuard", "{code} has no verdict to take over.").format(code=offer.code))
        grounds = {field: value for field, value in offer.grounds.items() if case[field] in (None, "")}
        return judge_within(session, case, offer.verdict or "", name, _worded(offer, reason), offer.uid, grounds)


def offers_within(session: Session, case: Row) -> List[Offer]:
    """The same for a row of `violation`, within a session."""
    found = []
    relation = session.one("SELECT * FROM relation WHERE violation_uid = ? AND old_uid IS NOT NULL", (case["uid"],))
    if relation is not None:
        old = session.one("SELECT * FROM violation WHERE uid = ?", (relation["old_uid"],))
        if old is not None:
            shares = {name: relation[name] for name in ("relation", "share_new", "share_old", "growth_m2")}
            found.append(_offer(session, EARLIER, old, **shares))
    if case["parent_uid"]:
        found.append(_offer(session, PARENT, session.get("violation", case["parent_uid"])))
    return found


def _offer(session: Session, kind: str, old: Row, **shares: Any) -> Offer:
    files = session.rows(
        "SELECT * FROM attachment WHERE owner_uid = ? OR owner_uid IN (SELECT uid FROM task WHERE violation_uid = ?) ORDER BY fid",
        (old["uid"], old["uid"]),
    )
    return Offer(
        kind=kind,
        uid=old["uid"],
        code=old["code"],
        state=old["state"],
        verdict=old["verdict"],
        verdict_by=old["verdict_by"] or "",
        verdict_reason=old["verdict_reason"] or "",
        verdict_at=old["verdict_at"] or "",
        grounds=_grounds(old, same_ground=_is_same_ground(shares)),
        attachments=files,
        **shares,
    )


def _is_same_ground(shares: Mapping[str, Any]) -> bool:
    if shares.get("growth_m2") is None:
        return False
    return bool(shares["growth_m2"] < _SAME_GROUND_M2 and shares["share_old"] > _SAME_SHARE)


def _grounds(old: Row, same_ground: bool) -> Row:
    names = [each.name for each in GROUNDS if same_ground or not each.name.endswith("_share")]
    return {name: old[name] for name in names if old[name] not in (None, "")}


def _copy(session: Session, row: Row, case: Row) -> None:
    """A row of its own for the same stored file: the file lies in the store once, under its hash."""
    if session.select("attachment", {"owner_uid": case["uid"], "taken_from_uid": row["uid"]}):
        return
    values = {name: value for name, value in row.items() if name not in ("fid", "uid", "edited_by", "last_edited_by", "last_edited_at")}
    values.update(owner_table="violation", owner_uid=case["uid"], added_at=now_text(), taken_from_uid=row["uid"])
    session.insert("attachment", values)


def _worded(offer: Offer, reason: str) -> str:
    """The reason of the verdict: whose it was, when and why, and why it is taken over."""
    day = offer.verdict_at[:10]
    where = f"{offer.verdict_by}，{day}" if day else offer.verdict_by
    text = f"沿用 {offer.code} 的认定“{label('verdict', offer.verdict)}”（{where}）：{offer.verdict_reason}"
    own = f"。{reason.strip()}"
    return text[: _LONGEST_REASON - len(own)] + own if len(own) < _LONGEST_REASON else reason.strip()[:_LONGEST_REASON]
