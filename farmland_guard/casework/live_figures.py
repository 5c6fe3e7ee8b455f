"""What a polygon that is being drawn would take of farmland: the register's base layers, read for its neighbourhood only."""

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Dict, Iterator, Optional, Tuple

from ..domain.clock import today
from ..exchange.reproject import frame_of_epsg
from ..geometry.live import LiveField, LiveFigures
from ..geometry.single import bounds
from ..register.bases import Box
from ..register.store import Register, Session
from .register_bases import bases_in_force, bases_within
from .rulebook import rule_book

__all__ = ["LiveFigures", "LiveLimits", "LiveRegister"]

# A field reaches this far beyond the shape it is read for, and this share of its size, so that the next shapes lie in it.
_LEAST_MARGIN_M = 150.0
_MARGIN_SHARE = 0.1

# All the ground a base layer claims twice; below it no figure of two decimals can be wrong.
_HARMLESS_M2 = 0.005


@dataclass(frozen=True)
class LiveLimits:
    """From how many 亩 on a rule of the county's book applies today; None where none does."""

    pbf_mu: Optional[float] = None
    cultivated_mu: Optional[float] = None


class LiveRegister:
    """Answers for one register, in one thread.

    A reading connection is kept from one neighbourhood to the next, outside of any transaction, until `close`: SQLite takes
    longer to read a register's schema than the ground about a patch. Not while somebody edits in QGIS, which has the file in WAL
    mode meanwhile: there a connection holds its lock for as long as it is open, and QGIS could not take the mode back.
    """

    def __init__(self, register: Register) -> None:
        """Nothing is read yet."""
        self._register = register
        self._frame = frame_of_epsg(register.info.srs_id)
        self._field: Optional[LiveField] = None
        self._open = ExitStack()
        self._session: Optional[Session] = None
        self._file: Tuple[int, int] = (0, 0)

    def close(self) -> None:
        """Let the file go; it is opened again when it is needed."""
        self._session = None
        self._open.close()

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        if self._session is not None and self._file != self._found():
            self.close()  # another file has taken the register's place, or none
        if self._session is None:
            self._session = self._open.enter_context(self._register.reading())
            self._file = self._found()
        try:
            yield self._session
            being_edited = self._session.one("PRAGMA journal_mode") == {"journal_mode": "wal"}
        except BaseException:
            self._session = None
            with self._open:  # where what SQLite says becomes a sentence
                raise
        if being_edited:
            self.close()

    def _found(self) -> Tuple[int, int]:
        try:
            status = self._register.path.stat()
        except OSError:
            return 0, 0
        return status.st_dev, status.st_ino

    def forget(self) -> None:
        """Read base layers anew with the next shape: there may be a newer version."""
        self._field = None

    def limits(self) -> LiveLimits:
        """The lowest limits of the rule book for permanent basic farmland and cultivated land."""
        lowest: Dict[str, float] = {}
        for rule in rule_book(self._register).rules:
            if rule.subject == "case" and rule.unit == "亩" and rule.holds_on(today(), self._register.info.county):
                lowest[rule.measure] = min(rule.value, lowest.get(rule.measure, rule.value))
        return LiveLimits(lowest.get("pbf"), lowest.get("cultivated"))

    def figures(self, wkb: bytes) -> LiveFigures:
        """Measure a polygon, WKB in the register's CRS. Raises InputError when the register has no base layer."""
        box = bounds(wkb)
        if self._field is None or not self._field.covers(box):
            self._field = self._read(box)
        return self._field.figures(wkb)

    def _read(self, box: Box) -> LiveField:
        margin = max(_LEAST_MARGIN_M, _MARGIN_SHARE * max(box[2] - box[0], box[3] - box[1]))
        if self._frame.geographic:
            margin /= 111000.0
        window: Tuple[float, float, float, float] = (box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin)
        with self._reading() as session:
            in_force = bases_in_force(session)
            bases = bases_within(session, in_force, window)
        overlapping = [
            role
            for role, base in in_force.items()
            if base is not None and (base["shared_m2"] is None or base["shared_m2"] > _HARMLESS_M2)
        ]
        return LiveField(window, self._frame, bases, overlapping)

