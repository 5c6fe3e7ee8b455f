"""The rows a delivery profile can ask for, by the name it calls them: cases, pieces, findings, tasks, accepted, towns, classes.

A patch that was split goes out through its parts. Every figure is the one the register holds, unrounded.
"""

from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional

from ..domain.codes import ILLEGAL_VERDICTS, REVIEW_STATES, UNJUDGED, VERDICTS
from ..domain.errors import InputError
from ..domain.language import listed, translate
from ..domain.zones import LIMITED
from ..register.store import Row, Session
from .check_results import areas_inside
from .filings.delivery_rows import PART_ROWS, FilingRows

_CATEGORY_FIELDS = {
    "cultivated": "cultivated_part_m2",
    "other_agricultural": "other_agricultural_m2",
    "unused": "unused_m2",
    "construction": "construction_m2",
}
_INSIDE_FIELDS = {kind: f"{kind}_m2" for kind in LIMITED}


class DeliveryRows:
    """The rows of one register, each kind gathered when it is first asked for.

    `only` limits everything to the cases with these uids; unless `checked`, cases without areas go along. `method` is which
    area of a case its column whole_m2 holds.
    """

    def __init__(
        self,
        session: Session,
        only: Optional[Iterable[str]] = None,
        checked: bool = True,
        method: str = "ellipsoidal",
    ) -> None:
        self._session = session
        self._checked = checked
        self._whole = "planar_m2" if method == "planar" else "adjusted_m2"
        self._only = None if only is None else frozenset(only)
        self._kinds: Dict[str, Callable[[], List[Row]]] = {
            "cases": self._cases,
            "pieces": lambda: self._of_cases("overlap_piece", "code"),
            "findings": lambda: self._of_cases("finding", "code"),
            "tasks": self._tasks,
            "accepted": self._accepted,
            "towns": self._towns,
            "classes": self._classes,
            "filings": lambda: self._filings().filings(),
            **{kind: lambda kind=kind: self._filings().parts(kind) for kind in PART_ROWS},
        }
        self._filing_rows: Optional[FilingRows] = None
        self._found: Dict[str, List[Row]] = {}

    def of(self, kind: str) -> List[Row]:
        """The rows of a kind; InputError for one that the register has no table for."""
        if kind not in self._kinds:
            raise InputError(
                translate("FarmlandGuard", "The profile asks for the rows “{kind}”; known: {known}.").format(
                    kind=kind, known=listed(self._kinds)
                )
            )
        if kind not in self._found:
            self._found[kind] = self._kinds[kind]()
        return self._found[kind]

    def _filings(self) -> FilingRows:
        if self._filing_rows is None:
            self._filing_rows = FilingRows(self._session, self._only)
        return self._filing_rows

    def _cases(self) -> List[Row]:
        parents = {row["parent_uid"] for row in self._session.rows("SELECT DISTINCT parent_uid FROM violation")}
        cases = [case for case in self._session.select("violation", order="code") if case["uid"] not in parents]
        if self._only is not None:
            cases = [case for case in cases if case["uid"] in self._only]
        if not cases:
            raise InputError(translate("FarmlandGuard", "The register has no case to deliver."))
        needed = ("area_m2", "planar_m2") if self._whole == "planar_m2" else ("area_m2",)
        unchecked = [case["code"] for case in cases if any(case[name] is None for name in needed)]
        if unchecked and self._checked:
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "These cases were not checked, or were redrawn since: {codes}. Run the overlap check first.",
                ).format(codes=listed(unchecked[:20]) + (" …" if len(unchecked) > 20 else ""))
            )
        parts, inside = self._parts(), areas_inside(self._session)
        for case in cases:
            case["county"] = self._session.info.county
            case["key"] = case["code"]
            case["whole_m2"] = case["area_m2"] if case[self._whole] is None else case[self._whole]
            case.update(_composition(parts.get((case["uid"], case["check_run_uid"]))))
            mine = inside.get(case["uid"], {})
            case.update({name: mine.get(kind) for kind, name in _INSIDE_FIELDS.items()})
        return cases

    def _parts(self) -> Dict[Any, Dict[str, float]]:
        """Adjusted m² by category, for each case and run."""
        found: Dict[Any, Dict[str, float]] = {}
        for row in self._session.rows(
            "SELECT violation_uid, run_uid, code, adjusted_m2 FROM case_part WHERE kind = 'category'"
        ):
            sums = found.setdefault((row["violation_uid"], row["run_uid"]), {})
            sums[row["code"]] = sums.get(row["code"], 0.0) + (row["adjusted_m2"] or 0.0)
        return found

    def _by_uid(self) -> Dict[str, Row]:
        return {case["uid"]: case for case in self.of("cases")}

    def _of_cases(self, table: str, code_column: str) -> List[Row]:
        cases = self._by_uid()
        return [
            {**row, code_column: cases[row["violation_uid"]]["code"]}
            for row in self._session.select(table)
            if row["violation_uid"] in cases
        ]

    def _tasks(self) -> List[Row]:
        cases = self._by_uid()
        return [
            {**_place(cases[row["violation_uid"]]), **row, "case_code": cases[row["violation_uid"]]["code"]}
            for row in self._session.select("task", order="code")
            if row["violation_uid"] in cases
        ]

    def _accepted(self) -> List[Row]:
        """Accepted ground: a row for each joint acceptance that passed, with the accepted polygon."""
        cases = self._by_uid()
        tasks = {row["uid"]: row for row in self._session.select("task")}
        rows = []
        for row in self._session.select("acceptance", {"result": "pass"}):
            if row["violation_uid"] not in cases or row["geom"] is None:
                continue
            case, task = cases[row["violation_uid"]], tasks[row["task_uid"]]
            rows.append(
                {
                    **_place(case),
                    **row,
                    "key": f"{task['code']}-{row['round']}",
                    "code": f"{task['code']}-{row['round']}",
                    "case_code": case["code"],
                    "measure": task["measure"],
                    "responsible": task["responsible"],
                    "tblx": case["tblx"],
                    "dlbm": case["dlbm"],
                    "area_m2": row["accepted_m2"],
                }
            )
        if not rows:
            raise InputError(
                translate("FarmlandGuard", "No acceptance with a polygon has passed yet; there is nothing to deliver.")
            )
        return sorted(rows, key=lambda row: str(row["key"]))

    def _towns(self) -> List[Row]:
        """A row for each township and one with the sums."""
        towns: Dict[str, List[Row]] = {}
        for case in self.of("cases"):
            towns.setdefault(case["xzmc"] or translate("FarmlandGuard", "no township"), []).append(case)
        rows = [_town(name, cases) for name, cases in sorted(towns.items(), key=lambda item: item[1][0]["xzdm"] or "~")]
        return [*rows, _town(translate("FarmlandGuard", "Total"), self.of("cases"))]

    def _classes(self) -> List[Row]:
        """A row for each class of verdict that there is, those without one first, and one with the sums."""
        cases = self.of("cases")
        found = {code: [case for case in cases if case["verdict"] == code] for code in (None, *VERDICTS)}
        titles = {None: UNJUDGED, **VERDICTS}
        rows = [{**_town(titles[code], mine), "verdict_title": titles[code]} for code, mine in found.items() if mine]
        total = translate("FarmlandGuard", "Total")
        return [*rows, {**_town(total, cases), "verdict_title": total}]


def _place(case: Row) -> Row:
    names = ("county", "xzdm", "xzmc", "cdm", "cmc")
    return {name: case[name] for name in names}


def _composition(parts: Optional[Mapping[str, float]]) -> Row:
    """The figures of the reporting table; all None where the case was checked without land use."""
    if parts is None:
        return {
            **dict.fromkeys(_CATEGORY_FIELDS.values()),
            "agricultural_m2": None,
            "uncovered_m2": None,
        }
    row: Row = {field: parts.get(code, 0.0) for code, field in _CATEGORY_FIELDS.items()}
    row["agricultural_m2"] = row["cultivated_part_m2"] + row["other_agricultural_m2"]
    row["uncovered_m2"] = sum(value for code, value in parts.items() if code not in _CATEGORY_FIELDS)
    return row


def _sum(cases: Iterable[Row], field: str) -> float:
    return sum(case[field] or 0.0 for case in cases)


def _known_sum(cases: Iterable[Row], field: str) -> Optional[float]:
    """The sum of what is known, None where nothing is: a layer that the register has not is no nought."""
    known = [case[field] for case in cases if case[field] is not None]
    return sum(known) if known else None


def _town(name: str, cases: List[Row]) -> Row:
    illegal = [case for case in cases if case["verdict"] in ILLEGAL_VERDICTS]
    # What reviewers count as rectified: nothing left, and the review has ended.
    rectified = [case for case in illegal if case["remaining_m2"] == 0 and case["review_state"] == "done"]
    return {
        "xzmc": name,
        "key": name,
        "count": len(cases),
        "judged": sum(case["verdict"] is not None for case in cases),
        "illegal": len(illegal),
        "rectified": len(rectified),
        "unrectified": len(illegal) - len(rectified),
        "unjudged": sum(case["verdict"] is None for case in cases),
        **{f"verdict_{code}": sum(case["verdict"] == code for case in cases) for code in VERDICTS},
        **{f"review_{code}": sum((case["review_state"] or "unhandled") == code for case in cases) for code in REVIEW_STATES},
        **{name: _known_sum(cases, name) for name in _INSIDE_FIELDS.values()},
        "area_m2": _sum(cases, "area_m2"),
        "cultivated_m2": _sum(cases, "cultivated_m2"),
        "pbf_m2": _sum(cases, "pbf_m2"),
        "illegal_m2": _sum(illegal, "area_m2"),
        "illegal_cultivated_m2": _sum(illegal, "cultivated_m2"),
        "remaining_m2": sum(
            (case["area_m2"] if case["remaining_m2"] is None else case["remaining_m2"]) or 0.0
            for case in illegal
            if case not in rectified
        ),
    }
