"""What the checks look at: one case with its papers, photos and areas, and what they may ask about the other cases."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence, Set

from ...domain.errors import Cancelled
from ...domain.rulebook import RuleBook
from ...exchange.photo import PhotoInfo, read_photo
from ...register.quoting import statement
from ...register.store import Register, Row, Session, wkb_of


@dataclass
class Dossier:
    """A case (row of `violation` without its polygon) with its attachments, the parent's included, and its area parts."""

    case: Row
    attachments: List[Row] = field(default_factory=list)
    parts: Dict[str, Row] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """The verdict recorded, or ""."""
        return self.case["verdict"] or ""

    def of_kinds(self, kinds: Sequence[str]) -> List[Row]:
        """The attachments of these kinds."""
        return [row for row in self.attachments if row["kind"] in kinds]


@dataclass(frozen=True)
class Hit:
    """What a check found; `level` only where it differs from the rule's own."""

    detail: str
    level: str = ""
    fix_field: str = ""


class Surroundings:
    """What lies around a case: codes and pictures of all others, families of split patches, photos read once."""

    def __init__(self, session: Session, register: Register, book: RuleBook, day: date) -> None:
        self.session, self.book, self.day = session, book, day
        self.folder = register.path.parent
        self.srs_id = register.info.srs_id
        self.parent: Dict[str, Optional[str]] = {}
        self.owner_of_code: Dict[str, str] = {}
        self.code_of: Dict[str, str] = {}
        for row in session.rows("SELECT uid, code, parent_uid FROM violation"):
            self.parent[row["uid"]] = row["parent_uid"]
            self.owner_of_code[row["code"].upper()] = row["uid"]
            self.code_of[row["uid"]] = row["code"]
        for row in session.rows("SELECT violation_uid, number FROM case_number"):
            self.owner_of_code.setdefault(row["number"].upper(), row["violation_uid"])
        self.owners_of_picture: Dict[str, Set[str]] = defaultdict(set)
        for row in session.rows("SELECT sha256, owner_uid FROM attachment WHERE owner_table = 'violation'"):
            self.owners_of_picture[row["sha256"]].add(row["owner_uid"])
        self._photos = {row["sha256"]: _info(row) for row in session.rows("SELECT * FROM photo_info")}
        self.read_now: Dict[str, PhotoInfo] = {}
        self._children: Dict[str, List[Row]] = defaultdict(list)
        for row in session.rows("SELECT uid, parent_uid, split_m2, area_m2 FROM violation WHERE parent_uid IS NOT NULL"):
            self._children[row["parent_uid"]].append(row)

    def line_of(self, uid: str) -> List[str]:
        """The case and the patches it was split from, nearest first."""
        line: List[str] = []
        step: Optional[str] = uid
        while step and step not in line:
            line.append(step)
            step = self.parent.get(step)
        return line

    def children_of(self, uid: str) -> List[Row]:
        """The sub-patches of a case."""
        return self._children.get(uid, [])

    def path_of(self, attachment: Mapping[str, Any]) -> Path:
        """Where the attachment's file lies."""
        return self.folder / str(attachment["stored_as"])

    def photo(self, attachment: Mapping[str, Any]) -> PhotoInfo:
        """What a photo says of itself; its file is read once for each content."""
        known = self._photos.get(attachment["sha256"])
        if known is None:
            path = self.path_of(attachment)
            if not path.is_file():
                return PhotoInfo()
            known = read_photo(path)
            self._photos[attachment["sha256"]] = self.read_now[attachment["sha256"]] = known
        return known

    def polygon(self, uid: str) -> Optional[bytes]:
        """WKB of a case's polygon."""
        row = self.session.one("SELECT geom FROM violation WHERE uid = ?", (uid,))
        return None if row is None else wkb_of(row)


def _info(row: Row) -> PhotoInfo:
    taken = datetime.fromisoformat(row["taken_at"]) if row["taken_at"] else None
    return PhotoInfo(taken, row["longitude"], row["latitude"], row["software"] or "")


def dossiers(session: Session, cases: Sequence[Row], surroundings: Surroundings) -> Iterator[Dossier]:
    """The dossiers of the cases, without a query for each."""
    attachments: Dict[str, List[Row]] = defaultdict(list)
    for row in session.rows("SELECT * FROM attachment WHERE owner_table = 'violation' ORDER BY fid"):
        attachments[row["owner_uid"]].append(row)
    parts: Dict[str, Dict[str, Row]] = defaultdict(dict)
    for row in session.rows("SELECT violation_uid, code, raw_m2, adjusted_m2, adjusted_mu FROM case_part WHERE kind = 'category'"):
        parts[row["violation_uid"]][row["code"]] = row
    for case in cases:
        mine = [row for uid in surroundings.line_of(case["uid"]) for row in attachments.get(uid, ())]
        yield Dossier(case, mine, parts.get(case["uid"], {}))


def wanted_cases(session: Session, columns: Sequence[str], codes: Optional[Sequence[str]], batch: str, every: bool) -> List[Row]:
    """The leaf cases in scope, by code: these codes, this batch, or all whose review is not finished (`every`: all)."""
    sql = statement(
        "SELECT {columns} FROM violation v WHERE NOT EXISTS (SELECT 1 FROM violation c WHERE c.parent_uid = v.uid) ORDER BY code",
        columns=list(columns),
    )
    rows = session.rows(sql)
    if codes is not None:
        chosen = set(codes)
        return [row for row in rows if row["code"] in chosen]
    if batch:
        return [row for row in rows if row["batch"] == batch]
    return rows if every else [row for row in rows if row["review_state"] != "done"]


def go_on(progress: Any, done: int, total: int) -> None:
    """Report progress; Cancelled when the user said so."""
    if progress is not None and not progress(done / max(total, 1)):
        raise Cancelled
