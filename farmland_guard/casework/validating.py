"""Validating a package or a layer against a profile, and keeping what was found from run to run."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Dict, List, Optional, Sequence, Set

from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

from ..domain.clock import now_text
from ..domain.errors import FarmlandError, InputError
from ..domain.language import translate
from ..exchange.containers import write_csv
from ..exchange.profiles import load_profile, profile_names
from ..exchange.reproject import Reprojector
from ..exchange.source import VectorRows
from ..exchange.validation import ERROR, RULES, WARNING, Issue, validate
from ..exchange.validation.model import Earlier, Package
from ..exchange.validation.reading import package_of_layer, read_package
from ..geometry.single import to_multipolygon
from ..register.bases import current_base
from ..register.cases import require_person
from ..register.quoting import statement
from ..register.store import Register, Row, Session, wkb_of

REPORT_COLUMNS = ("rule", "severity", "layer", "feature", "field", "message")
Progress = Callable[[float], bool]


@dataclass
class Validation:
    """What validating found. `excepted` are the numbers of issues that a named person declared exceptions."""

    profile: str
    issues: List[Issue]
    excepted: Set[int] = field(default_factory=set)

    def count(self, severity: str) -> int:
        """How many issues of a severity are open."""
        return sum(
            issue.severity == severity for number, issue in enumerate(self.issues) if number not in self.excepted
        )

    @property
    def errors(self) -> int:
        """Open errors: what keeps a package from being sent."""
        return self.count(ERROR)

    @property
    def warnings(self) -> int:
        """Open warnings."""
        return self.count(WARNING)


def profile_titles() -> Dict[str, str]:
    """Name → title of the profiles that can be loaded; a broken one is left out, using it says what is wrong."""
    found = {}
    for name in profile_names():
        try:
            found[name] = load_profile(name).title
        except InputError:
            continue
    return found


def rule_titles() -> Dict[str, str]:
    """What each rule asks for, by id."""
    return {rule.id: rule.title() for rule in RULES}


def validate_folder(
    profile_name: str,
    folder: Path,
    register: Optional[Register] = None,
    boundary: Optional[VectorRows] = None,
    earlier: Sequence[VectorRows] = (),
    progress: Optional[Progress] = None,
    who: str = "",
) -> Validation:
    """Hold the files of a folder against a profile.

    With a register, its townships are the county's bounds, its journal the earlier deliveries, and what is found is kept
    there. Raises InputError only for an unknown profile or folder; everything else is an issue.
    """
    package = read_package(load_profile(profile_name), folder)
    return _validated(package, profile_name, register, boundary, earlier, progress, who)


def validate_layer(
    profile_name: str,
    layer: QgsVectorLayer,
    register: Optional[Register] = None,
    boundary: Optional[VectorRows] = None,
    earlier: Sequence[VectorRows] = (),
    progress: Optional[Progress] = None,
    who: str = "",
) -> Validation:
    """Hold one layer against the layer of the profile it stands for; see `validate_folder`."""
    package = package_of_layer(load_profile(profile_name), layer)
    return _validated(package, profile_name, register, boundary, earlier, progress, who)


def _validated(
    package: Package,
    profile_name: str,
    register: Optional[Register],
    boundary: Optional[VectorRows],
    earlier: Sequence[VectorRows],
    progress: Optional[Progress],
    who: str,
) -> Validation:
    if register is not None:
        with register.reading() as session:
            add_context(package, session)
    if boundary is not None:
        package.srs, package.boundary = boundary.crs.authid(), [row.wkb for row in boundary if row.wkb]
    if earlier:
        _add_earlier(package, earlier)
    found = Validation(profile_name, validate(package, progress))
    if register is not None:
        whole = package.folder is not None
        layers = {table.spec.name for table in package.tables}
        found.excepted = keep(register, found, None if whole else layers, who)
    return found


def add_context(package: Package, session: Session) -> None:
    """Give a package what the register knows: county, bounds, earlier deliveries of the same profile."""
    package.words.setdefault("county", session.info.county)
    package.srs = f"EPSG:{session.info.srs_id}"
    townships = current_base(session, "township")
    if townships is not None:
        rows = session.rows(statement("SELECT geom FROM {table}", table=townships["table_name"]))
        package.boundary = [wkb for wkb in map(wkb_of, rows) if wkb]
    latest: Dict[str, Earlier] = {}
    for row in session.rows(
        "SELECT i.code, i.geom, d.name FROM delivery_item i JOIN delivery d ON d.uid = i.delivery_uid "
        "WHERE d.profile = ? AND i.geom IS NOT NULL ORDER BY d.sent_at, d.fid, i.fid",
        (package.profile.name,),
    ):
        wkb = wkb_of(row)
        if wkb is not None:
            latest[row["code"]] = Earlier(row["code"], row["name"], wkb)
    package.earlier = list(latest.values())


def _add_earlier(package: Package, layers: Sequence[VectorRows]) -> None:
    found = list(package.earlier)
    package.srs = package.srs or layers[0].crs.authid()
    for rows in layers:
        moved = Reprojector(rows.crs, int(package.srs.split(":")[1]), rows.name)
        key = package.profile.layers[0].key if package.profile.layers else None
        for row in rows:
            if row.wkb is not None:
                code = str(row.attributes.get(key.name) or f"#{row.number}") if key else f"#{row.number}"
                found.append(Earlier(code, rows.name, moved(row.wkb)))
    package.earlier = found


def write_report(path: Path, issues: Sequence[Issue]) -> None:
    """Write issues as CSV (UTF-8 that Excel opens) with the columns REPORT_COLUMNS."""
    write_csv(path, REPORT_COLUMNS, [[getattr(issue, name) for name in REPORT_COLUMNS] for issue in issues])


def keep(register: Register, found: Validation, layers: Optional[Set[str]], who: str) -> Set[int]:
    """Bring the register's list of issues in step with a run; return the numbers of issues that are exceptions.

    What is there again stays open, or an exception as long as it says the same; what is gone is marked as fixed. `layers`
    limits that to some layers, None means that everything was looked at.
    """
    now = now_text()
    excepted: Set[int] = set()
    with register.writing(who or translate("FarmlandGuard", "validator")) as session:
        waiting: Dict[tuple, List[Row]] = {}
        for row in session.select("validation_issue", {"profile": found.profile}):
            if layers is None or row["layer"] in layers:
                waiting.setdefault(_key_of(row), []).append(row)
        for number, issue in enumerate(found.issues):
            row = _take(waiting.get(_key(issue), []), issue.message)
            values = {"severity": issue.severity, "message": issue.message, "last_seen": now}
            if row is None:
                shape = _shape(issue, session)
                given = {**dict(zip(("rule", "layer", "feature", "field"), _key(issue))), "profile": found.profile}
                session.insert("validation_issue", {**given, **values, "state": "open", "first_seen": now}, shape)
            elif row["state"] == "exception":
                excepted.add(number)
                session.update("validation_issue", row["uid"], {"message": issue.message, "last_seen": now})
            else:
                session.update("validation_issue", row["uid"], {**values, "state": "open"}, _shape(issue, session))
        for rows in waiting.values():
            for row in rows:
                if row["state"] != "fixed":
                    session.update("validation_issue", row["uid"], {"state": "fixed"})
    return excepted


def _key(issue: Issue) -> tuple:
    return issue.rule, issue.layer, issue.feature, issue.field


def _key_of(row: Row) -> tuple:
    return row["rule"], row["layer"] or "", row["feature"] or "", row["field"] or ""


def _gist(message: Optional[str]) -> List[str]:
    """What a message says in any language: its figures, codes and quoted values."""
    return re.findall(r"“[^”]*”|[A-Za-z_.]*[0-9][A-Za-z0-9_.]*", message or "")


def _take(rows: List[Row], message: str) -> Optional[Row]:
    """The row that an issue continues: one that says the same, else an open or fixed one; it leaves the list."""
    same = next((row for row in rows if _gist(row["message"]) == _gist(message)), None)
    chosen = same or next((row for row in rows if row["state"] != "exception"), None)
    if chosen is not None:
        rows.remove(chosen)
    return chosen


def _shape(issue: Issue, session: Session) -> Optional[bytes]:
    """The polygon of an issue in the register's CRS, None where it has none or cannot be brought there."""
    if issue.wkb is None or not issue.srs:
        return None
    try:
        moved = Reprojector(QgsCoordinateReferenceSystem(issue.srs), session.info.srs_id, issue.srs)
        return to_multipolygon(moved(to_multipolygon(issue.wkb)))
    except (FarmlandError, ValueError):
        return None


def list_issues(register: Register, profile_name: Optional[str] = None) -> List[Row]:
    """The kept issues, open ones first; `wkb` is their polygon in the register's CRS."""
    with register.reading() as session:
        where = {} if profile_name is None else {"profile": profile_name}
        rows = session.select("validation_issue", where)
    order = {"open": 0, "exception": 1, "fixed": 2}
    for row in rows:
        row["wkb"] = wkb_of(row)
    return sorted(rows, key=lambda row: (order[row["state"]], row["severity"], row["rule"], row["feature"] or ""))


def declare_exception(register: Register, uid: str, person: str, reason: str) -> None:
    """Let a named person declare an issue an exception, with the reason; an empty reason is refused.

    The exception holds as long as the validator says the same of the feature; when it says something else the issue is
    open again.
    """
    if not reason.strip():
        raise InputError(translate("FarmlandGuard", "“Reason” (REASON) is empty; an exception needs a reason."))
    with register.writing(person) as session:
        name = require_person(session, person)["name"]
        session.who = name
        issue = session.get("validation_issue", uid)
        if issue["state"] == "fixed":
            raise InputError(translate("FarmlandGuard", "This issue is fixed; there is nothing to except."))
        session.update(
            "validation_issue", uid, {"state": "exception", "exception_by": name, "exception_reason": reason.strip()}
        )
