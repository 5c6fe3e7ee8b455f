"""Rows of the registration package (上图入库): verified filings that have to be registered, and their parts.

Where a township drew no 占用永农 or 破坏永农, the ground is what the filing, or its 破坏耕作层, shares with the basic farmland
in force.
"""

from typing import Dict, Iterable, List, Optional

from ...domain.errors import InputError
from ...domain.filing_land_rules import SLIVER_M2
from ...domain.language import listed, translate
from ...exchange.reproject import frame_of_epsg
from ...geometry.areas import area_m2
from ...geometry.overlap import PBF, Base, Subject, check_overlap
from ...geometry.single import union
from ...register.bases import current_base, polygons_near
from ...register.filings import is_exempt
from ...register.store import Row, Session, stored_polygon, wkb_of
from ..remaining import REGISTER_METHOD
from .measuring import base_rows, boxes_of

PART_ROWS = {
    "filing_plough": "damaged",
    "filing_pbf": "pbf_used",
    "filing_pbf_plough": "pbf_damaged",
    "filing_pbf_added": "pbf_makeup",
}
"""Kinds of rows that a profile asks for, and the part each is."""

_DERIVED_FROM = {"pbf_used": "", "pbf_damaged": "damaged"}


class FilingRows:
    """The filings of one register that wait for registration; `only` limits them to these uids."""

    def __init__(self, session: Session, only: Optional[Iterable[str]] = None) -> None:
        self._session = session
        wanted = None if only is None else frozenset(only)
        self._filings = [
            row
            for row in session.select("filing", {"state": "verified"}, order="code")
            if not is_exempt(row) and (wanted is None or row["uid"] in wanted)
        ]

    def filings(self) -> List[Row]:
        """One row for each filing; InputError when none waits or one was not measured."""
        if not self._filings:
            raise InputError(
                translate("FarmlandGuard", "No verified filing waits for registration; verify filings first.")
            )
        unmeasured = [row["code"] for row in self._filings if row["area_m2"] is None or row["geom"] is None]
        if unmeasured:
            raise InputError(
                translate("FarmlandGuard", "These filings have no measured polygon; check them first: {codes}.").format(
                    codes=listed(unmeasured[:20])
                )
            )
        return [
            {
                **row,
                "county": self._session.info.county,
                "key": row["code"],
                "project": row["code"],
                "farmland_m2": row["area_m2"] if row["farmland_m2"] is None else row["farmland_m2"],
                "pbf_m2": row["pbf_checked_m2"],
                "cultivated_m2": row["cultivated_checked_m2"],
                "tblx": "",
                "dlbm": "",
            }
            for row in self._filings
        ]

    def parts(self, kind: str) -> List[Row]:
        """The parts of one kind, drawn or derived; a filing may have several."""
        part = PART_ROWS[kind]
        rows: List[Row] = []
        for filing in self._filings:
            drawn = self._session.select("filing_part", {"filing_uid": filing["uid"], "kind": part})
            shapes = [wkb for row in drawn for wkb in [wkb_of(row)] if wkb is not None]
            if not shapes and part in _DERIVED_FROM:
                shapes = self._derived(filing, _DERIVED_FROM[part])
            for number, wkb in enumerate(shapes, 1):
                code = filing["code"] if len(shapes) == 1 else f"{filing['code']}-{number}"
                rows.append(
                    {
                        **filing,
                        "county": self._session.info.county,
                        "key": code,
                        "code": code,
                        "project": filing["code"],
                        "area_m2": self._area(wkb),
                        "geom": stored_polygon(wkb, self._session.info.srs_id),
                    }
                )
        return rows

    def _area(self, wkb: bytes) -> Optional[float]:
        return area_m2(wkb, frame_of_epsg(self._session.info.srs_id), REGISTER_METHOD)[0]

    def _derived(self, filing: Row, part: str) -> List[bytes]:
        """What the filing, or a part of it, shares with the basic farmland in force."""
        if (filing["pbf_checked_m2"] or 0.0) <= SLIVER_M2:
            return []
        grounds: Dict[str, bytes] = {}
        if not part:
            grounds[filing["uid"]] = wkb_of(filing) or b""
        for row in self._session.select("filing_part", {"filing_uid": filing["uid"], "kind": part}) if part else []:
            grounds[row["uid"]] = wkb_of(row) or b""
        base = current_base(self._session, "pbf")
        if base is None or not grounds:
            return []
        frame = frame_of_epsg(self._session.info.srs_id)
        rows = list(polygons_near(self._session, base["table_name"], boxes_of(grounds.values())))
        result = check_overlap(
            [Subject(key, wkb) for key, wkb in grounds.items()], frame, [Base(PBF, base_rows(rows), frame)], REGISTER_METHOD
        )
        pieces = [
            piece.wkb
            for figures in result.figures
            for piece in figures.pieces
            if piece.base_index is not None and piece.wkb and piece.gross_m2 > SLIVER_M2
        ]
        return [union(pieces)] if pieces else []
