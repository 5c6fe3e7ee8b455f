"""Cutting subjects by the polygons of one base layer, so that every square metre is counted once."""

from __future__ import annotations

from functools import cmp_to_key
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple

import numpy as np

from .geos import APART, INSIDE, MANY_VERTICES, Engine, joined, object_array, single
from .placing import NOISE_M2
from .problem import GeometryProblem
from .shapes import Booleans, Floats, Integers, Objects

RELATIVE_NOISE = 1e-13  # of a subject's area: what summing thousands of vertices loses

UNCOVERED = -1
_FEW_PIECES = 64


class Cut(NamedTuple):
    """Pieces in order of subject, then base row, the uncovered piece (row −1) last.

    `failures` names subjects whose pieces could not be computed; they have none. `shared` holds the ground
    in m² that a (first, later) pair of base rows shares within subjects; it was given to the first.
    """

    subject: Integers
    row: Integers
    geometries: Objects
    areas: Floats
    failures: Dict[int, str]
    shared: Dict[Tuple[int, int], float]
    noise_count: int
    noise_m2: float


class _Work:
    """The pieces while they are being made."""

    def __init__(self, geos: Engine, subject: Integers, row: Integers) -> None:
        self.geos = geos
        self.subject = subject
        self.row = row
        self.geometries: Objects = object_array([None] * len(subject))
        self.areas: Floats = np.zeros(len(subject))
        self.failures: Dict[int, str] = {}
        self.shared: Dict[Tuple[int, int], float] = {}
        self.noise_count = 0
        self.noise_m2 = 0.0

    def drop_noise(self) -> None:
        """Leave out failed subjects, empty pieces and noise; count the noise."""
        noise = (self.areas > 0) & (self.areas < NOISE_M2)
        self.noise_count += int(noise.sum())
        self.noise_m2 += float(self.areas[noise].sum())
        failed = np.isin(self.subject, list(self.failures))
        self.keep((self.areas >= NOISE_M2) & ~failed)

    def keep(self, which: Any) -> None:
        """Keep the given pieces, in the given order."""
        self.subject, self.row = self.subject[which], self.row[which]
        self.geometries, self.areas = self.geometries[which], self.areas[which]

    def overlay(self, subjects: Objects, bases: Objects, vertices: Integers) -> None:
        """Make the pieces of all pairs; polygons with many vertices are asked for their position first."""
        targets = subjects[self.subject]
        open_pairs = np.ones(len(targets), dtype=bool)
        large = np.flatnonzero(vertices > MANY_VERTICES)
        if len(large):
            position = self.geos.positions(bases[large], targets[large])
            self.geometries[large[position == INSIDE]] = targets[large[position == INSIDE]]
            open_pairs[large[(position == INSIDE) | (position == APART)]] = False
        pairs = np.flatnonzero(open_pairs)
        outcome = self.geos.intersection(targets[pairs], bases[pairs])
        self.geometries[pairs] = outcome.geometries
        for number, reason in outcome.failures.items():
            self.failures.setdefault(int(self.subject[pairs[number]]), reason)
        made = np.flatnonzero([geometry is not None for geometry in self.geometries])
        self.areas[made] = self.geos.areas(self.geometries[made])


def cut(
    geos: Engine,
    subjects: Objects,
    subject_areas: Floats,
    pairs: Tuple[Integers, Integers],
    bases: Objects,
    vertices: Integers,
    source_ids: Sequence[Optional[str]],
    want_uncovered: bool,
) -> Cut:
    """Cut `subjects` by the base polygons they are paired with.

    `pairs` are (place of the subject, base row), sorted by subject; `bases` and `vertices` are aligned
    with them; `source_ids` are those of all base rows. All geometries are valid polygons on one plane in
    metres.
    """
    work = _Work(geos, *pairs)
    work.overlay(subjects, bases, vertices)
    work.drop_noise()
    _share_out(work, source_ids)
    work.drop_noise()
    if want_uncovered:
        _add_uncovered(work, subjects, subject_areas)
    order = np.lexsort((work.row == UNCOVERED, work.subject))
    work.keep(order)
    return Cut(
        work.subject,
        work.row,
        work.geometries,
        work.areas,
        work.failures,
        work.shared,
        work.noise_count,
        work.noise_m2,
    )


def _neighbours(work: _Work) -> Tuple[Integers, Integers]:
    """Return pairs of pieces of the same subject whose boxes overlap."""
    boxes = work.geos.boxes(work.geometries)
    starts = np.flatnonzero(np.concatenate(([True], work.subject[1:] != work.subject[:-1])))
    ends = np.concatenate((starts[1:], [len(work.subject)]))
    one: List[Integers] = [np.zeros(0, dtype=np.int64)]
    other: List[Integers] = [np.zeros(0, dtype=np.int64)]
    for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1]):
        if end - start <= _FEW_PIECES:
            first, second = np.triu_indices(end - start, 1)
        else:
            first, second = work.geos.box_pairs(boxes[start:end], boxes[start:end])
            first, second = first[first < second], second[first < second]
        one.append(first + start)
        other.append(second + start)
    i, j = np.concatenate(one), np.concatenate(other)
    a, b = boxes[i], boxes[j]
    overlap: Booleans = (np.minimum(a[:, 2:], b[:, 2:]) > np.maximum(a[:, :2], b[:, :2])).all(axis=1)
    return i[overlap], j[overlap]


def _share_out(work: _Work, source_ids: Sequence[Optional[str]]) -> None:
    """Give ground that several base rows claim to the lowest source id and note who shares it."""
    if len(work.subject) < 2:
        return
    i, j = _neighbours(work)
    outcome = work.geos.intersection(work.geometries[i], work.geometries[j])
    for number, reason in outcome.failures.items():
        work.failures.setdefault(int(work.subject[i[number]]), reason)
    made = np.flatnonzero([geometry is not None for geometry in outcome.geometries])
    common = np.zeros(len(i))
    common[made] = work.geos.areas(outcome.geometries[made])
    claims: Dict[int, Dict[int, Dict[int, float]]] = {}
    for number in np.flatnonzero(common >= NOISE_M2):
        one, two, area = int(i[number]), int(j[number]), float(common[number])
        group = claims.setdefault(int(work.subject[one]), {})
        group.setdefault(one, {})[two] = area
        group.setdefault(two, {})[one] = area
    for subject, group in claims.items():
        if subject in work.failures:
            continue
        try:
            _settle(work, group, source_ids)
        except GeometryProblem as problem:
            work.failures[subject] = str(problem)


def _settle(work: _Work, claims: Dict[int, Dict[int, float]], source_ids: Sequence[Optional[str]]) -> None:
    """Take from each piece what pieces before it claim. `claims` maps piece -> (piece -> shared m²)."""
    rows = work.row
    # cmp of mixed ids is not transitive, so start from a fixed order: the result never depends on chance.
    ids = {piece: source_ids[int(rows[piece])] for piece in claims}
    order: List[int] = sorted(claims, key=lambda piece: (ids[piece] or "", int(rows[piece])))

    def by_id(one: int, other: int) -> int:
        return compare_ids(ids[one], ids[other])

    order.sort(key=cmp_to_key(by_id))
    originals = {piece: work.geometries[piece] for piece in order}
    done: List[int] = []
    for piece in order:
        before = [first for first in done if first in claims[piece]]
        done.append(piece)
        if not before:
            continue
        taken = originals[before[0]]
        if len(before) > 1:
            taken = joined(work.geos, [originals[first] for first in before])
        left = single(work.geos.difference(object_array([originals[piece]]), object_array([taken])))
        work.geometries[piece] = left
        work.areas[piece] = work.geos.areas(object_array([left]))[0]
        for first in before:
            key = (int(rows[first]), int(rows[piece]))
            work.shared[key] = work.shared.get(key, 0.0) + claims[piece][first]


def compare_ids(one: Optional[str], other: Optional[str]) -> int:
    """Return −1, 0 or 1: as integers when both are all digits, else as text; None comes last."""
    if one is None or other is None:
        return (one is None) - (other is None)
    first: Any = one
    second: Any = other
    if _all_digits(one) and _all_digits(other) and int(one) != int(other):
        first, second = int(one), int(other)
    return int(first > second) - int(first < second)


def _all_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _add_uncovered(work: _Work, subjects: Objects, areas: Floats) -> None:
    """Append for each subject the ground that no piece covers, where it is more than noise."""
    covered = np.bincount(work.subject, work.areas, minlength=len(subjects))
    noise = np.maximum(NOISE_M2, RELATIVE_NOISE * areas)
    members = np.searchsorted(work.subject, np.arange(len(subjects) + 1))
    open_subjects: List[int] = []
    cover: List[Any] = []
    for number in map(int, np.flatnonzero(areas - covered > noise)):
        if number in work.failures:
            continue
        try:
            cover.append(_joined(work.geos, work.geometries[members[number] : members[number + 1]]))
            open_subjects.append(number)
        except GeometryProblem as problem:
            work.failures[number] = str(problem)
    whole = object_array([subjects[number] for number in open_subjects])
    geometries = whole.copy()
    cut_ones = np.flatnonzero([each is not None for each in cover])
    outcome = work.geos.difference(whole[cut_ones], object_array(cover)[cut_ones])
    geometries[cut_ones] = outcome.geometries
    for place, reason in outcome.failures.items():
        work.failures[open_subjects[int(cut_ones[place])]] = reason
    good = [place for place, geometry in enumerate(geometries) if geometry is not None]
    found = object_array([geometries[place] for place in good])
    numbers = np.array([open_subjects[place] for place in good], dtype=np.int64)
    measured = work.geos.areas(found) if len(found) else np.zeros(0)
    real = measured > noise[numbers] if len(numbers) else np.zeros(0, dtype=bool)
    work.noise_count += int((~real).sum())
    work.noise_m2 += float(measured[~real].sum())
    work.subject = np.concatenate((work.subject, numbers[real]))
    work.row = np.concatenate((work.row, np.full(int(real.sum()), UNCOVERED, dtype=np.int64)))
    work.geometries = np.concatenate((work.geometries, found[real]))
    work.areas = np.concatenate((work.areas, measured[real]))
    if work.failures:
        work.keep(~np.isin(work.subject, list(work.failures)))


def _joined(geos: Engine, pieces: Objects) -> Any:
    """Return the union of pieces, None when there are none."""
    if len(pieces) < 2:
        return pieces[0] if len(pieces) else None
    return joined(geos, list(pieces))
