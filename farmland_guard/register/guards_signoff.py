"""Triggers of the joint sign-off: what may be signed, and what voids a signature (ADR 0017).

A signature stands for what lay before the signer. Whatever of that changes afterwards, through whichever door, voids it
where everybody sees it: `signature.state` becomes void with the reason, the round too, and the remaining area is unknown
until it is computed anew. The hash in the signature (`casework.freezing`) finds the same, and files changed on disk as well.
"""

from typing import Iterator

from ..domain.lifecycle import CLOSED_PAPERS, REVIEW_ENDED
from .quoting import Sql, Text, statement
from .refusal import refuse

VOID_SIGNATURE = (
    "EXISTS (SELECT 1 FROM signature s JOIN acceptance a ON a.uid = s.acceptance_uid "
    "WHERE s.state = 'void' AND a.violation_uid = {})"
)
"""SQL that is true when a signature of the case (its uid goes into the braces) was voided."""

_RUNNING = "result IN ('pending', 'pass') AND kind = 'joint'"
_CLOSED_ROUND = (
    "EXISTS (SELECT 1 FROM acceptance a JOIN violation v ON v.uid = a.violation_uid "
    "WHERE a.uid = {row}.acceptance_uid AND v.state = 'closed')"
)
_CONTINUED = (
    "OLD.state = 'accepted' AND coalesce(OLD.remaining_m2, 0) > 0.01 "
    "AND EXISTS (SELECT 1 FROM task t WHERE t.violation_uid = NEW.uid AND t.state = 'issued')"
)


def signoff_triggers() -> Iterator[str]:
    """All of them."""
    yield from _signing()
    yield from _closed()
    yield from _reopening()
    yield _round_void()
    yield from _voiding()


def _signing() -> Iterator[str]:
    yield refuse(
        "signature_frozen",
        "INSERT",
        "signature",
        "length(trim(coalesce(NEW.signed_hash, ''))) = 0",
        "签字须通过“签署联合验收”登记，以固定所签的图斑、读数和附件",
    )
    yield refuse(
        "signature_same_person",
        "INSERT",
        "signature",
        "EXISTS (SELECT 1 FROM signature s WHERE s.acceptance_uid = NEW.acceptance_uid AND s.person = NEW.person "
        "AND s.bureau <> NEW.bureau)",
        "同一人不能代表两个单位签字",
    )
    yield refuse(
        "signature_twice",
        "INSERT",
        "signature",
        "EXISTS (SELECT 1 FROM signature s WHERE s.acceptance_uid = NEW.acceptance_uid AND s.bureau = NEW.bureau) "
        "AND EXISTS (SELECT 1 FROM acceptance a WHERE a.uid = NEW.acceptance_uid AND a.result = 'pending')",
        "该单位已在本轮验收签字",
    )
    yield refuse(
        "signature_opinion",
        "INSERT",
        "signature",
        "NEW.opinion = 'fail' AND length(trim(coalesce(NEW.comment, ''))) = 0",
        "验收意见为不合格的，须写明整改意见",
    )
    yield refuse(
        "violation_closed_review",
        "UPDATE",
        "violation",
        "OLD.state = 'closed' AND NEW.state = 'closed' AND OLD.review_state IS NOT NEW.review_state",
        REVIEW_ENDED,
    )
    for event in ("UPDATE", "DELETE"):
        yield refuse(
            f"confirmation_{event.lower()}",
            event,
            "quality_confirmation",
            "1" if event == "DELETE" else "OLD.limit_text IS NOT NEW.limit_text OR OLD.confirmed_by IS NOT NEW.confirmed_by "
            "OR OLD.limit_low IS NOT NEW.limit_low OR OLD.limit_high IS NOT NEW.limit_high "
            "OR OLD.limit_values IS NOT NEW.limit_values OR OLD.indicator IS NOT NEW.indicator",
            "指标的核对记录不能修改或删除；标准有变请再核对一次",
        )
    yield refuse(
        "confirmation_person",
        "INSERT",
        "quality_confirmation",
        "NOT EXISTS (SELECT 1 FROM person p WHERE p.name = NEW.confirmed_by AND p.active)",
        "核对人须是人员表中在岗的人员",
    )


def _closed() -> Iterator[str]:
    """Of a closed case nothing that was signed changes any more: it would stand closed on signatures that are void."""
    case = (
        "EXISTS (SELECT 1 FROM violation v WHERE v.state = 'closed' AND (v.uid = {uid} "
        "OR v.uid IN (SELECT t.violation_uid FROM task t WHERE t.uid = {uid})))"
    )
    for table in ("reading", "sampling_point", "attachment"):
        owner = "owner_uid" if table == "attachment" else "task_uid"
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            condition = case.format(uid=f"{row}.{owner}")
            if event == "UPDATE":
                condition += f" AND ({_changed(table)})"
            yield refuse(f"closed_{table}_{event.lower()}", event, table, condition, CLOSED_PAPERS)
    for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        yield refuse(f"closed_witness_{event.lower()}", event, "witness", _CLOSED_ROUND.format(row=row), CLOSED_PAPERS)


def _reopening() -> Iterator[str]:
    """A case that goes back loses its running round; reopened after acceptance or closing it loses all it had.

    Tasks on the ground that no valid acceptance covers any more are under way again.
    """
    under_way = Sql(
        "UPDATE task SET state = 'issued', finished_at = NULL, edited_by = NEW.edited_by WHERE violation_uid = NEW.uid "
        "AND state = 'done' AND measure NOT IN ('legalise', 'confiscate') AND NOT EXISTS (SELECT 1 FROM acceptance a "
        "WHERE a.task_uid = task.uid AND a.kind = 'joint' AND a.result = 'pass'); "
    )
    yield statement(
        'CREATE TRIGGER "keep_violation_reopened" AFTER UPDATE ON "violation" '
        "WHEN NEW.state = 'rectifying' AND OLD.state IN ('accepted', 'closed') AND NOT ({continued}) BEGIN "
        "UPDATE acceptance SET result = 'void', edited_by = NEW.edited_by WHERE violation_uid = NEW.uid "
        "AND result IN ('pending', 'pass'); {under_way}"
        "UPDATE violation SET remaining_m2 = NULL, edited_by = NEW.edited_by WHERE uid = NEW.uid; END",
        continued=Sql(_CONTINUED),
        under_way=under_way,
    )
    yield statement(
        'CREATE TRIGGER "keep_violation_sent_back" AFTER UPDATE ON "violation" '
        "WHEN NEW.state = 'rectifying' AND OLD.state = 'reclaimed' BEGIN "
        "UPDATE acceptance SET result = 'void', edited_by = NEW.edited_by WHERE violation_uid = NEW.uid "
        "AND result = 'pending'; {under_way}END",
        under_way=under_way,
    )
    yield (
        'CREATE TRIGGER "keep_violation_reviewed_again" AFTER UPDATE ON "violation" '
        "WHEN NEW.state = 'rectifying' AND OLD.state = 'closed' AND NEW.review_state = 'done' BEGIN "
        "UPDATE violation SET review_state = 'draft', edited_by = NEW.edited_by WHERE uid = NEW.uid; END"
    )


def _round_void() -> str:
    """A round that is void takes its signatures along, and the remaining area of its case."""
    return (
        'CREATE TRIGGER "keep_acceptance_void" AFTER UPDATE ON "acceptance" WHEN NEW.result = \'void\' AND OLD.result <> \'void\' '
        "BEGIN UPDATE signature SET state = 'void', void_reason = coalesce(void_reason, '该轮验收已失效'), "
        "edited_by = NEW.edited_by WHERE acceptance_uid = NEW.uid AND state = 'valid'; "
        "UPDATE violation SET remaining_m2 = NULL, edited_by = NEW.edited_by WHERE uid = NEW.violation_uid "
        "AND OLD.result = 'pass' AND remaining_m2 IS NOT NULL; END"
    )


def _voiding() -> Iterator[str]:
    case = "NEW.uid"
    yield _void(
        "violation_changed", "UPDATE", "violation",
        "OLD.geom IS NOT NEW.geom OR OLD.verdict IS NOT NEW.verdict OR OLD.code IS NOT NEW.code",
        f"violation_uid = {case}", "签字后图斑的图形、编号或认定有变动",
    )  # fmt: skip
    yield _void(
        "task_changed", "UPDATE", "task",
        "OLD.measure IS NOT NEW.measure OR OLD.code IS NOT NEW.code",
        "task_uid = NEW.uid", "签字后整改任务有变动",
    )  # fmt: skip
    yield _void(
        "ground_changed", "UPDATE", "acceptance", "OLD.geom IS NOT NEW.geom", "uid = NEW.uid", "签字后验收范围有变动",
    )  # fmt: skip
    for table, reason in (("reading", "签字后质量读数有变动"), ("sampling_point", "签字后采样点有变动")):
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            condition = "1" if event != "UPDATE" else _changed(table)
            yield _void(f"{table}_{event.lower()}", event, table, condition, f"task_uid = {row}.task_uid", reason, row)
    for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
        condition = "1" if event != "UPDATE" else _changed("attachment")
        which = (
            f"(task_uid = {row}.owner_uid AND {row}.owner_table = 'task') "
            f"OR (violation_uid = {row}.owner_uid AND {row}.owner_table = 'violation')"
        )
        yield _void(f"attachment_{event.lower()}", event, "attachment", condition, which, "签字后附件有变动", row)


_WATCHED = {
    "reading": ("task_uid", "indicator", "value", "value_text", "unit", "point_uid", "sampler", "sampled_on", "laboratory"),
    "sampling_point": ("task_uid", "name", "geom"),
    "attachment": ("owner_table", "owner_uid", "kind", "file_name", "stored_as", "sha256"),
}


def _changed(table: str) -> str:
    return " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in _WATCHED[table])


def _void(name: str, event: str, table: str, condition: str, which: str, reason: str, row: str = "NEW") -> str:
    """A trigger that voids the signatures of the running rounds that `which` picks, and these rounds."""
    rounds = statement("SELECT uid FROM acceptance WHERE {running} AND ({which})", running=Sql(_RUNNING), which=Sql(which))
    signed = statement("SELECT acceptance_uid FROM signature WHERE acceptance_uid IN ({rounds})", rounds=rounds)
    return statement(
        "CREATE TRIGGER {name} AFTER {event} ON {table} WHEN {condition} BEGIN "
        "UPDATE signature SET state = 'void', void_reason = {reason}, edited_by = {row}.edited_by "
        "WHERE state = 'valid' AND acceptance_uid IN ({rounds}); "
        "UPDATE acceptance SET result = 'void', edited_by = {row}.edited_by WHERE uid IN ({signed}); END",
        name=f"void_{name}",
        event=Sql(event),
        table=table,
        condition=Sql(condition),
        reason=Text(reason),
        row=Sql(row),
        rounds=rounds,
        signed=signed,
    )
