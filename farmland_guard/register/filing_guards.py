"""Triggers that refuse what the lifecycle of filings refuses, generated from `domain.filing_lifecycle`."""

from typing import Dict, Iterable, Iterator

from ..domain import filing_lifecycle as life
from ..domain.filing_codes import EXEMPT_KINDS, FILING_STATES
from ..domain.zones import LIMITED
from .guards import reached, refuse
from .quoting import Sql, joined, literal, literals, statement

_TODAY = "date('now','localtime')"


def _filled(column: str) -> Sql:
    return statement("length(trim(coalesce(NEW.{column}, ''))) > 0", column=column)


_PERSON = Sql("EXISTS (SELECT 1 FROM person p WHERE p.name = NEW.verified_by AND p.active)")


GUARD_SQL: Dict[str, str] = {
    "filed": f"{_filled('filing_no')} AND {_filled('filed_on')}",
    "received": _filled("received_on"),
    "checked": "NEW.checked_at IS NOT NULL",
    "nothing_fails": "NOT EXISTS (SELECT 1 FROM filing_answer a WHERE a.filing_uid = NEW.uid AND a.answer = 'fail')",
    "named": joined(" AND ", (_PERSON, _filled("opinion"))),
    "made_up": f"NOT coalesce(NEW.makeup_needed, 0) OR ({_filled('makeup_no')} AND {_filled('makeup_on')})",
    "uploaded": f"{_filled('upload_no')} AND {_filled('upload_on')}",
    "exempt": f"coalesce(NEW.kind, '') IN {literals(EXEMPT_KINDS)} AND coalesce(NEW.guard_room_m2, 0) <= 0",
    "built": _filled("built_on"),
    "surveyed": _filled("surveyed_on"),
    "term_over": f"coalesce(NEW.term_to, '9999') < {_TODAY}",
    "term_runs": f"coalesce(NEW.term_to, '') >= {_TODAY} AND NEW.term_to > coalesce(OLD.term_to, '')",
    "reclaimed": _filled("reclaimed_on"),
    "reasoned": "length(trim(coalesce(NEW.state_reason, ''))) > 0 AND NEW.state_reason IS NOT OLD.state_reason",
}
"""SQL that is true when the guard of this name holds; NEW and OLD are the filing's row."""

CHECKED_COLUMNS = (
    "geom", "use", "kind", "damages_layer", "unavoidable", "land_m2", "farmland_m2", "cultivated_m2", "pbf_m2", "damaged_m2",
    "production_m2", "auxiliary_m2", "guard_room_m2", "planted_m2", "storeys", "announced_from", "announced_to", "agreed_on",
    "term_from", "operator", "operator_id", "collective",
)  # fmt: skip
"""What the check list looks at: a change voids the check, and from 县级已核验 on it is refused."""

DECIDED_COLUMNS = ("makeup_needed", "verified_by", "opinion")
"""What check and verification left behind: nobody enters it by hand once the filing is verified."""

_FIXED_STATES = ("verified", "registered", "built", "surveyed", "expired", "renewed", "cancelled", "reclaimed")


def _differs(columns: Iterable[str]) -> str:
    return " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)


def filing_triggers() -> Iterator[str]:
    """All triggers that keep filings within their lifecycle."""
    yield refuse("filing_insert_state", "INSERT", "filing", "NEW.state <> 'draft'", "新增备案的办理状态只能是“草稿”")
    for state in FILING_STATES:
        yield refuse(
            f"filing_from_{state}",
            "UPDATE",
            "filing",
            f"OLD.state = {literal(state)} AND NEW.state <> OLD.state AND NEW.state NOT IN {literals(life.next_states(state))}",
            life.refusal_without_move(state),
        )
    for guard in {guard.name: guard for move in life.MOVES for guard in move.guards}.values():
        moves = " OR ".join(reached(move, guard, GUARD_SQL) for move in life.MOVES if guard in move.guards)
        condition = f"NEW.state <> OLD.state AND ({moves}) AND NOT ({GUARD_SQL[guard.name]})"
        yield refuse(f"filing_{guard.name}", "UPDATE", "filing", condition, guard.reason)
    yield refuse(
        "filing_term",
        "UPDATE",
        "filing",
        f"OLD.state IN {literals(_FIXED_STATES)} AND NEW.state = OLD.state AND OLD.term_to IS NOT NULL "
        "AND NEW.term_to IS NOT OLD.term_to",
        "已核验的备案不能直接改使用终止日期；请办理续期，或先退回",
    )
    yield refuse(
        "filing_decided",
        "UPDATE",
        "filing",
        f"OLD.state IN {literals(_FIXED_STATES)} AND NEW.state = OLD.state AND ({_differs(DECIDED_COLUMNS)})",
        "已核验的备案不能改是否须补划、核验人和核验意见；请先退回，重新核查、核验",
    )
    changed = _differs(CHECKED_COLUMNS)
    yield refuse(
        "filing_fixed",
        "UPDATE",
        "filing",
        f"OLD.state IN {literals(_FIXED_STATES)} AND NEW.state = OLD.state AND ({changed})",
        "已核验的备案不能改图形、用途和面积；请先退回或办理变更，重新核验",
    )
    yield statement(
        'CREATE TRIGGER "keep_filing_checked" AFTER UPDATE ON "filing" WHEN NEW.checked_at IS NOT NULL '
        "AND NEW.checked_at IS OLD.checked_at AND ({changed}) BEGIN "
        "UPDATE filing SET checked_at = NULL, edited_by = NEW.edited_by WHERE uid = NEW.uid; END",
        changed=Sql(_differs((*CHECKED_COLUMNS, "makeup_needed", "term_to"))),
    )
    for table in ("filing_part", "filing_facility"):
        yield from _child_triggers(table)
    for event in ("UPDATE", "DELETE"):
        # A failing answer that is taken away by hand must not let the filing pass.
        yield statement(
            "CREATE TRIGGER {name} AFTER {event} ON filing_answer BEGIN "
            "UPDATE filing SET checked_at = NULL WHERE uid = OLD.filing_uid AND checked_at IS NOT NULL; END",
            name=f"keep_filing_answer_{event.lower()}",
            event=Sql(event),
        )
    yield from _outdated()
    yield refuse(
        "filing_delete", "DELETE", "filing", "OLD.state <> 'draft'", "已备案的项目不能删除；请注销"
    )
    yield (
        'CREATE TRIGGER "keep_filing_children" AFTER DELETE ON "filing" BEGIN '
        "DELETE FROM filing_part WHERE filing_uid = OLD.uid; DELETE FROM filing_facility WHERE filing_uid = OLD.uid; "
        "DELETE FROM filing_answer WHERE filing_uid = OLD.uid; END"
    )
    yield refuse(
        "filing_verifier_used",
        "DELETE",
        "person",
        "EXISTS (SELECT 1 FROM filing f WHERE f.verified_by = OLD.name)",
        "此人已署名核验备案，不能删除；离岗请改“在岗”为否",
    )
    yield refuse(
        "filing_verifier_renamed",
        "UPDATE",
        "person",
        "OLD.name <> NEW.name AND EXISTS (SELECT 1 FROM filing f WHERE f.verified_by = OLD.name)",
        "此人已署名核验备案，姓名不能更改",
    )


def _outdated() -> Iterator[str]:
    """A check looked at the base layers and papers of its day: a new version, or a paper taken away, voids it."""
    yield statement(
        "CREATE TRIGGER keep_filing_base AFTER INSERT ON base_layer WHEN NEW.role IN {roles} BEGIN "
        "UPDATE filing SET checked_at = NULL WHERE checked_at IS NOT NULL AND state NOT IN {states}; END",
        roles=literals(("pbf", "landuse", *LIMITED)),
        states=literals(_FIXED_STATES),
    )
    yield statement(
        "CREATE TRIGGER keep_filing_paper AFTER DELETE ON attachment WHEN OLD.owner_table = 'filing' BEGIN "
        "UPDATE filing SET checked_at = NULL WHERE uid = OLD.owner_uid AND checked_at IS NOT NULL "
        "AND state NOT IN {states}; END",
        states=literals(_FIXED_STATES),
    )


def _child_triggers(table: str) -> Iterator[str]:
    """Parts and facilities belong to what was checked: they void the check, and stay as they are once it is verified."""
    for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
        changed = "1"
        owners = Sql("OLD.filing_uid, NEW.filing_uid" if event == "UPDATE" else f"{row}.filing_uid")
        if event == "UPDATE":
            # The audit trigger's own signing is no change, and neither is a computed area.
            columns = ["kind", "filing_uid", *(["geom", "declared_m2"] if table == "filing_part" else
                       ["role", "content", "area_m2", "cultivated_m2", "pbf_m2", "storeys"])]  # fmt: skip
            changed = _differs(columns)
        fixed = statement(
            "EXISTS (SELECT 1 FROM filing f WHERE f.uid IN ({owners}) AND f.state IN {states})",
            owners=owners,
            states=literals(_FIXED_STATES),
        )
        yield refuse(
            f"{table}_{event.lower()}",
            event,
            table,
            f"({changed}) AND {fixed}",
            "已核验的备案不能改分项范围和建设内容；请先退回或办理变更，重新核验",
        )
        yield statement(
            "CREATE TRIGGER {name} AFTER {event} ON {table} WHEN {changed} BEGIN UPDATE filing SET checked_at = NULL, "
            "edited_by = {row}.edited_by WHERE uid IN ({owners}) AND checked_at IS NOT NULL; END",
            name=f"keep_{table}_{event.lower()}",
            event=Sql(event),
            table=table,
            changed=Sql(changed),
            row=Sql(row),
            owners=owners,
        )
