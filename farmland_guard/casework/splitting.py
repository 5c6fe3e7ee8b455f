"""Splitting a patch into sub-patches (拆分): by drawn lines or polygons, by township or village border, by land class.

The parts cover the patch exactly and their areas are adjusted (平差) to its area. The patch itself stays as 被拆分 with its
verdict and attachments, which are offered to the parts (see `reusing`); it is counted through its parts from then on.
"""

from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional, Sequence, Tuple

from ..domain import lifecycle
from ..domain.adjustment import adjust
from ..domain.codes import BASE_ROLES
from ..domain.errors import InputError, Refused
from ..domain.language import listed_with_codes, translate
from ..domain.relations import limits_of
from ..domain.schema import TABLES
from ..exchange.linework import faces
from ..exchange.reproject import Reprojector, frame_of_epsg
from ..exchange.source import VectorRows
from ..geometry.parting import REST, Parting, divide
from ..geometry.single import bounds
from ..geometry.wkb import read_wkb
from ..register.bases import current_base, polygons_within
from ..register.cases import case_facts, find_cases
from ..register.store import Register, Row, Session, wkb_of
from .locating import Locator
from .relapse import flag_relapses
from .rulebook import rule_book

MODES: Dict[str, str] = {"draw": "画线", "township": "乡镇界", "village": "村界", "class": "地类"}

_INHERITED = (
    "batch", "source", "xzdm", "xzmc", "cdm", "cmc", "occupant", "location", "tblx", "tz", "qsx", "hsx", "dlbm", "dlmc",
    "sfyn", "sfhx", "bz", "found_on",
)  # fmt: skip
_BASE_OF_MODE = {"township": "township", "village": "village", "class": "landuse"}
_OUTSIDE = "其余部分"
_ROUNDING_M2 = 0.1
"""A part whose area is farther from what it was adjusted to was redrawn since."""

Labelled = Tuple[str, bytes]
"""A name and polygon WKB in the register's CRS."""


@dataclass(frozen=True)
class PlannedPart:
    """A part to be: `split_m2` are the adjusted 0.01 m², `land_class` code and name only when split by class."""

    code: str
    label: str
    area_m2: float
    split_m2: float
    wkb: bytes
    land_class: Optional[Tuple[str, str]] = None


@dataclass
class SplitPlan:
    """What a split makes of the patch `parent` (its code). `notes` name slivers and who they were added to."""

    parent: str
    whole_m2: float
    parts: List[PlannedPart] = field(default_factory=list)
    notes: List[str] = field(default_factory=list)


def plan_split(
    register: Register, code: str, mode: str, lines: Sequence[Any] = (), parts: Sequence[Labelled] = ()
) -> SplitPlan:
    """What `split_patch` would make, for a preview; writes nothing and raises what it would raise."""
    with register.reading() as session:
        return _plan(session, find_cases(session, [code])[0], mode, lines, parts)


def split_patch(
    register: Register,
    code: str,
    mode: str,
    lines: Sequence[Any] = (),
    parts: Sequence[Labelled] = (),
    who: str = "",
) -> SplitPlan:
    """Split a patch in one transaction and return what was made.

    `mode` draw cuts by `lines` (vertices in the register's CRS, see `exchange.linework`) or by `parts`; township and village
    by the base layers, class by the land classes of the land-use layer. Codes are those of the first patch with _1, _2, …,
    going on where earlier parts of it ended. Raises Refused when tasks were issued or the case has moved on, InputError when
    the patch is not divided at all.
    """
    with register.writing(who) as session:
        case = find_cases(session, [code])[0]
        plan = _plan(session, case, mode, lines, parts)
        _store(session, case, plan, mode)
    return plan


def unsplit(register: Register, code: str, who: str = "") -> List[str]:
    """Take a split back: the parts go, the patch counts again. Returns the codes of the parts that went.

    `code` is the patch that was split or one of its parts. Raises Refused, naming the part, once one has been judged, split
    again, or has any record of its own.
    """
    with register.writing(who) as session:
        case = find_cases(session, [code])[0]
        if case["patch_state"] != "split" and case["parent_uid"]:
            case = session.get("violation", case["parent_uid"])
        children = session.rows("SELECT * FROM violation WHERE parent_uid = ? ORDER BY fid", (case["uid"],))
        if case["patch_state"] != "split" or not children:
            raise InputError(translate("FarmlandGuard", "{code} was not split.").format(code=case["code"]))
        for child in children:
            _must_be_untouched(session, child)
        for child in children:
            for table in _tables_of_cases():
                session.delete(table, {"violation_uid": child["uid"]})
            session.delete("relation", {"old_uid": child["uid"]})
            session.delete("violation", {"uid": child["uid"]})
        session.update("violation", case["uid"], {"patch_state": "part" if case["parent_uid"] else "original"})
    return [child["code"] for child in children]


def _tables_of_cases(audited: bool = False) -> List[str]:
    """Tables whose rows belong to a case: those that people write (audited), or those that are computed."""
    return [
        table.name
        for table in TABLES.values()
        if "violation_uid" in table.field_names and table.audited is audited
    ]


def _must_be_untouched(session: Session, child: Row) -> None:
    if child["patch_state"] == "split":
        raise Refused(f"{child['code']} 已再次拆分，请先撤销它的拆分")
    if child["state"] != "marked" or child["verdict"] is not None or child["review_state"] != "unhandled":
        raise Refused(f"{child['code']} 已经认定或办理，不能撤销拆分")
    for table in _tables_of_cases(audited=True):
        if session.select(table, {"violation_uid": child["uid"]}):
            raise Refused(f"{child['code']} 已有“{TABLES[table].alias}”记录，不能撤销拆分")
    if session.select("attachment", {"owner_uid": child["uid"]}):
        raise Refused(f"{child['code']} 已有附件，不能撤销拆分")


def _plan(session: Session, case: Row, mode: str, lines: Sequence[Any], parts: Sequence[Labelled]) -> SplitPlan:
    if mode not in MODES:
        raise InputError(
            translate("FarmlandGuard", "“{mode}” is no way to split. Known: {known}.").format(mode=mode, known=listed_with_codes(MODES))
        )
    answer = lifecycle.can_split(case_facts(session, case))
    if isinstance(answer, lifecycle.RefusedMove):
        raise Refused(f"{case['code']}：{answer.reason}")
    patch = wkb_of(case)
    if patch is None:
        raise InputError(translate("FarmlandGuard", "{code} has no geometry to split.").format(code=case["code"]))
    labels, groups, classes, rest = _groups(session, case, patch, mode, lines, parts)
    limits = limits_of(rule_book(session))
    made = divide(patch, groups, frame_of_epsg(session.info.srs_id), limits.sliver_m2, limits.sliver_width_m)
    if len(made.parts) < 2:
        raise InputError(
            translate("FarmlandGuard", "{code} is not divided: {how} leaves it in one piece.").format(
                code=case["code"], how=MODES[mode]
            )
        )
    plan = SplitPlan(case["code"], made.whole_m2)
    root, first = _numbering(session, case)
    codes = [f"{root}_{first + number}" for number in range(len(made.parts))]
    # A part that is split again is shared out as it was adjusted itself, so that the sums hold through every level.
    control = made.whole_m2
    if case["split_m2"] is not None and abs(case["split_m2"] - control) < _ROUNDING_M2:
        control = case["split_m2"]
    adjusted = adjust([part.area_m2 for part in made.parts], control, keys=codes)
    names = dict(enumerate(labels))
    names[REST] = rest
    for code, part, split_m2 in zip(codes, made.parts, adjusted):
        plan.parts.append(
            PlannedPart(
                code=code,
                label=names[part.group],
                area_m2=part.area_m2,
                split_m2=split_m2,
                wkb=part.wkb,
                land_class=classes.get(part.group),
            )
        )
    plan.notes += _sliver_notes(made, names)
    return plan


def _sliver_notes(made: Parting, names: Dict[int, str]) -> List[str]:
    return [
        translate("FarmlandGuard", "{part} would only have {area} m² (a sliver); it was added to {other}.").format(
            part=names[sliver.group], area=f"{sliver.area_m2:.4f}", other=names[sliver.joined]
        )
        for sliver in made.slivers
    ]


Groups = Tuple[List[str], List[List[bytes]], Dict[int, Tuple[str, str]], str]


def _groups(
    session: Session, case: Row, patch: bytes, mode: str, lines: Sequence[Any], parts: Sequence[Labelled]
) -> Groups:
    """Names of the parts, the polygons that make each, the land class of those that have one, and what the rest is called."""
    if mode == "draw":
        return _drawn(case, patch, lines, parts)
    base = current_base(session, _BASE_OF_MODE[mode])
    if base is None:
        raise InputError(
            translate("FarmlandGuard", "The register has no base layer “{role}”; import it first.").format(
                role=BASE_ROLES[_BASE_OF_MODE[mode]]
            )
        )
    by_key: Dict[str, List[Row]] = {}
    for row in polygons_within(session, base["table_name"], bounds(patch)):
        by_key.setdefault(_key(row, mode), []).append(row)
    labels, groups, classes = [], [], {}
    for key in sorted(by_key):
        rows = by_key[key]
        name = (rows[0]["land_name"] if mode == "class" else rows[0]["zone_name"]) or ""
        if mode == "class":
            classes[len(labels)] = (key, name)
        labels.append(f"{key} {name}".strip() if mode == "class" else name or key)
        groups.append([wkb for wkb in (wkb_of(row) for row in rows) if wkb is not None])
    return labels, groups, classes, _OUTSIDE


def _key(row: Row, mode: str) -> str:
    if mode == "class":
        return row["land_class"] or ""
    return (row["zone_code"] or row["source_id"] or "")[: 9 if mode == "township" else 12]


def _drawn(case: Row, patch: bytes, lines: Sequence[Any], parts: Sequence[Labelled]) -> Groups:
    if parts:
        return [label for label, _ in parts], [[wkb] for _, wkb in parts], {}, _OUTSIDE
    if not len(lines):
        raise InputError(translate("FarmlandGuard", "Nothing to split by: draw a line across the patch, or give polygons."))
    found = faces(patch, lines)
    if len(found) <= len(read_wkb(patch)):  # its own parts lie apart without any line
        raise InputError(
            translate(
                "FarmlandGuard", "{code} is not divided: draw the line from outside the patch right across to the other side."
            ).format(code=case["code"])
        )
    # The last part is what the others leave, so that nothing is lost between them.
    names = [f"{MODES['draw']} {number}" for number in range(1, len(found) + 1)]
    return names[:-1], [[face] for face in found[:-1]], {}, names[-1]


def _numbering(session: Session, case: Row) -> Tuple[str, int]:
    """Code of the first patch in the chain, and the first free number after it."""
    root = case
    while root["parent_uid"]:
        root = session.get("violation", root["parent_uid"])
    prefix = f"{root['code']}_"
    taken = [0]
    for row in session.rows("SELECT code FROM violation WHERE substr(code, 1, ?) = ?", (len(prefix), prefix)):
        suffix = row["code"][len(prefix) :]
        if suffix.isascii() and suffix.isdigit():
            taken.append(int(suffix))
    return root["code"], max(taken) + 1


def _store(session: Session, case: Row, plan: SplitPlan, mode: str) -> None:
    locator = Locator(session)
    made: List[str] = []
    declared: List[Optional[float]] = [None] * len(plan.parts)
    if case["mj"]:
        declared = list(adjust([part.area_m2 / plan.whole_m2 * case["mj"] for part in plan.parts], case["mj"]))
    for part, mj in zip(plan.parts, declared):
        values = {name: case[name] for name in _INHERITED}
        values.update({name: value for name, value in locator.place(part.wkb).items() if value})
        if part.land_class is not None:
            values["dlbm"], values["dlmc"] = part.land_class[0] or None, part.land_class[1] or None
        values.update(
            code=part.code,
            parent_uid=case["uid"],
            patch_state="part",
            split_m2=part.split_m2,
            split_by=f"{MODES[mode]}：{part.label}"[:100],
            mj=mj,
        )
        made.append(session.insert("violation", values, part.wkb))
    flag_relapses(session, made)
    session.update("violation", case["uid"], {"patch_state": "split"})
    # What the rule book says of the ground is said of the parts once they are checked; said of both it would count twice.
    session.delete("finding", {"violation_uid": case["uid"]})


def named_polygons(rows: VectorRows, srs_id: int) -> List[Labelled]:
    """The polygons of a layer in the register's CRS with a name each, to split by; InputError names a row without polygon."""
    named = next((field for field in rows.fields if field.lower() in ("name", "label", "part", "名称", "地块名称")), None)
    transform = Reprojector(rows.crs, srs_id, rows.name)
    found = []
    for row in rows:
        if row.wkb is None:
            raise InputError(row.problem or rows.name)
        label = row.attributes.get(named) if named else None
        found.append((str(label).strip() if label else f"{MODES['draw']} {row.number}", transform(row.wkb)))
    return found
