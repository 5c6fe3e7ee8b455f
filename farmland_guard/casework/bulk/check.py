"""A whole batch checked from file to file: patches and base layers in GeoPackages, results in a new one. QGIS is not needed.

For batches that no one wants to load as layers first: a county's 100,000 patches take seconds.
"""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from time import perf_counter
from typing import Dict, Iterator, List, Optional, Sequence, Set, Tuple, Union

import numpy as np

from ...domain.errors import InputError
from ...domain.language import translate
from ...domain.whole_files import draft_of
from ...exchange.gpkg_writer import Column, GeoPackageWriter
from ...geometry.adjusting import rounded_m2, rounded_mu
from ...geometry.baselayer import BaseProblem
from ...geometry.running import usual_threads
from .crew import Crew, Finished, usual_processes
from .patches import WORTH_DIVIDING, WORTH_SHARING, Batch
from .tile import FIGURE_NAMES, LayerFile, Order, Outcome, Progress, Worker

_ROUNDED = ("adjusted_m2", "pbf_mu", "cultivated_mu")
_CHECKED: Tuple[Column, ...] = (("code", "TEXT"), *((name, "REAL") for name in FIGURE_NAMES + _ROUNDED), ("problem", "TEXT"))


@dataclass
class BulkReport:
    """What a bulk check wrote: counts of rows, sentences on what was wrong, seconds by stage; how many processes did so beside this one."""

    checked: int = 0
    pieces: int = 0
    processes: int = 0
    problems: List[str] = field(default_factory=list)
    seconds: Dict[str, float] = field(default_factory=dict)


def check_files(
    candidates: LayerFile,
    pbf: Optional[LayerFile],
    landuse: Optional[LayerFile],
    out: Union[str, Path],
    method: str = "ellipsoidal",
    classes: str = "",
    piece_polygons: bool = False,
    processes: Optional[int] = None,
    progress: Optional[Progress] = None,
) -> BulkReport:
    """Check the patches of `candidates` and write `out`, a GeoPackage with the tables `checked` and `pieces`.

    `checked` has one row per patch in the order of the file, `pieces` one per part, adjusted so that the parts of a patch and layer
    sum to its area at 0.01 m²; what no base polygon covers is a row without source_id. `classes` "01" reads only cultivated land, the
    remainder then stands for all other ground; "" reads every class. `piece_polygons` adds the polygons of the parts on base polygons.
    `processes` to work beside this one: as many as pay when it is left out, with 0 all is done here. The result is the same in any
    case, to the last digit and in its order. Raises InputError for what cannot be read or written, Cancelled when `progress` returns
    False; then nothing is written.
    """
    report = BulkReport()
    begin = perf_counter()
    order = Order(candidates, pbf, landuse, method, classes, piece_polygons)
    worker = Worker(order)
    _check_out(Path(out), [each.path for each in (candidates, pbf, landuse) if each is not None])
    if processes is None:
        processes = _paying(worker.candidates.last_key())
    with ExitStack() as stack:
        draft = stack.enter_context(draft_of(out))
        writer = stack.enter_context(worker.writer(draft))
        crew = _crew(order, draft, processes if worker.plain else 0, stack)
        batch = Batch(worker.candidates, method, worker.frame)
        report.seconds["patches"] = perf_counter() - begin
        gathered = _Gathered(batch, worker, writer, progress)
        if crew is not None:
            gathered.side_by_side(crew, len(batch.codes) < WORTH_DIVIDING)
        gathered.rest()
        writer.insert(writer.table("checked", _CHECKED), _checked_columns(batch.codes, gathered))
    report.checked, report.pieces, report.processes = len(batch.codes), gathered.pieces, len(gathered.processes)
    report.problems = _sentences(batch.codes, gathered)
    report.seconds["all"] = perf_counter() - begin
    return report


def _paying(last_key: int) -> int:
    """Return how many processes pay, by the highest key: that is known at once, when they have to be started, the number of patches is not."""
    usual = usual_processes() if last_key >= WORTH_SHARING else 0
    return usual if last_key >= WORTH_DIVIDING else min(usual, 1)


def _check_out(out: Path, read: Sequence[Union[str, Path]]) -> None:
    """InputError for an output that would take the place of a file that is read."""
    for path in read:
        if out.exists() and out.samefile(path):
            raise InputError(
                translate("FarmlandGuard", "{file} is read by this check, so the result cannot be written there; choose another file.").format(
                    file=out
                )
            )


def _crew(order: Order, draft: Path, processes: int, stack: ExitStack) -> Optional[Crew]:
    """Return processes that are starting, with a folder beside the draft; both are gone with `stack`."""
    if not processes:
        return None
    try:
        folder = Path(mkdtemp(prefix=".", dir=str(draft.parent)))  # short, where paths must not be long
    except OSError:
        return None  # there is room for the result, if not for this
    # A file that is still held open somewhere must not cost the result.
    stack.callback(rmtree, folder, ignore_errors=True)
    return stack.enter_context(closing(Crew(order, folder, processes)))


class _Gathered:
    """What came of the tiles: figures, pieces in the file, what was wrong with the base layers. Tiles are taken in their order."""

    def __init__(self, batch: Batch, worker: Worker, writer: GeoPackageWriter, progress: Optional[Progress]) -> None:
        self.figures = np.full((len(FIGURE_NAMES), len(batch.codes)), np.nan)
        self.problems: Dict[int, List[str]] = {number: [text] for number, text in batch.problems.items()}
        self.pieces = 0
        self.processes: Set[int] = set()
        self._tiles, self._progress = batch.tiles(), progress
        self._worker, self._writer, self._into = worker, writer, worker.table(writer)
        self._next = 0
        self._counted, self._all = 0, max(sum(len(tile.numbers) for tile in self._tiles), 1)
        self._told = 0.0
        self._crew: Optional[Crew] = None
        self._done: Dict[int, Finished] = {}
        # A row that reaches into several tiles is told of once.
        self._base_problems: Dict[str, Dict[int, BaseProblem]] = {}
        self._notes: Dict[str, None] = {}

    def side_by_side(self, crew: Crew, shared: bool) -> None:
        """Take what processes do; `shared`: and work here too, from the first tile on, until they meet."""
        if len(self._tiles) < 2:
            return  # nothing to be divided, and here it need not wait for a process to begin
        self._crew = crew
        crew.give(self._tiles, shared)
        while shared and crew.claim():
            self._work(1)
        for finished in crew.finished(self._going_on):
            self._keep(finished)
            while self._next in self._done:
                self._take_over(self._done.pop(self._next))
        self._crew = None

    def _going_on(self, more: float = 0.0) -> bool:
        """Tell how far the work is, of patches that are not counted yet `more`; return whether it is to go on."""
        if self._crew is not None:
            more += self._crew.half_done()
        # What a process had done of a tile is lost with it.
        self._told = max(self._told, min((self._counted + more) / self._all, 1.0))
        return self._progress is None or self._progress(self._told) is not False

    def _working(self, more: float) -> bool:
        """The same from within a tile of ours, where else nobody listens to the processes."""
        if self._crew is not None:
            for finished in self._crew.heard():
                self._keep(finished)
        return self._going_on(more)

    def _keep(self, finished: Finished) -> None:
        self.processes.add(finished.process)
        self._done[finished.number] = finished
        self._counted += len(self._tiles[finished.number].numbers)

    def rest(self) -> None:
        """Work here what is left of the tiles; what a process could not do as well, for that is where the reason comes to light."""
        while self._next < len(self._tiles):
            if self._next in self._done:
                self._take_over(self._done.pop(self._next))
            else:
                self._work(usual_threads())

    def _take_over(self, finished: Finished) -> None:
        self._writer.take_over(self._into, finished.path)
        with suppress(OSError):  # held open by what looks into new files; it goes with its folder
            finished.path.unlink()
        self._take(finished.outcome)

    def _work(self, threads: int) -> None:
        tile = self._tiles[self._next]
        size = len(tile.numbers)
        outcome = self._worker.work(tile, self._writer, self._into, lambda part: self._working(part * size), threads)
        self._counted += size
        self._take(outcome)

    def _take(self, outcome: Outcome) -> None:
        numbers = self._tiles[self._next].numbers
        self._next += 1
        self.figures[:, numbers] = outcome.figures
        self.pieces += outcome.pieces
        for place, texts in outcome.problems.items():
            self.problems.setdefault(int(numbers[place]), []).extend(texts)
        for problem in outcome.base_problems:
            self._base_problems.setdefault(problem.role, {}).setdefault(problem.row, problem)
        self._notes.update(dict.fromkeys(outcome.notes))

    def sentences(self) -> Iterator[str]:
        """Yield what was wrong with the base layers."""
        yield from self._notes
        for problems in self._base_problems.values():
            for row in sorted(problems):
                yield str(problems[row])


def _checked_columns(codes: List[str], gathered: _Gathered) -> List[Sequence[object]]:
    columns: List[Sequence[object]] = [codes]
    area, pbf, _, cultivated, _ = gathered.figures
    for values in (*gathered.figures, rounded_m2(area), rounded_mu(pbf), rounded_mu(cultivated)):
        missing = np.isnan(values)
        column: List[Optional[float]] = values.tolist()
        for number in np.flatnonzero(missing):
            column[number] = None
        columns.append(column)
    texts: List[Optional[str]] = [None] * len(codes)
    for number, problems in gathered.problems.items():
        texts[number] = "; ".join(problems)
    columns.append(texts)
    return columns


def _sentences(codes: List[str], gathered: _Gathered) -> List[str]:
    found = [
        translate("FarmlandGuard", "{count} patches are called “{code}”; their rows can only be told apart by their order.").format(
            count=count, code=code
        )
        for code, count in Counter(codes).items()
        if count > 1
    ]
    found += [f"{codes[number]}: {text}" for number, texts in sorted(gathered.problems.items()) for text in texts]
    return [*found, *gathered.sentences()]
