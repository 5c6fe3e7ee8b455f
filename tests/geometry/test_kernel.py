"""The area kernel against GEOS, and its guard against every way in which polygons overlap or cross themselves."""

import numpy as np
import pytest
import shapely

from farmland_guard.geometry.edges import edges_of
from farmland_guard.geometry.meeting import meeting, pair_areas, repeated, repeated_among
from farmland_guard.geometry.shapes import shapes_from_rings
from farmland_guard.geometry.wkb import read_many

from .makers import box_ring, ring


def star(random, centre, size, vertices):
    angle = np.sort(random.uniform(0, 2 * np.pi, vertices))
    radius = size * random.uniform(0.4, 1.0, vertices)
    return ring(centre + np.column_stack((np.cos(angle), np.sin(angle))) * radius[:, None])


def turned(random, points):
    """The same ring from another start, perhaps in the other direction."""
    each = np.roll(points[:-1], random.integers(len(points)), axis=0)
    each = each[::-1] if random.random() < 0.5 else each
    return np.vstack((each, each[:1]))


def geos_of(features):
    return np.array(
        [shapely.union_all([shapely.Polygon(rings[0], rings[1:]) for rings in polygons]) for polygons in features],
        dtype=object,
    )


def sound(feature):
    return all(shapely.Polygon(rings[0], rings[1:]).is_valid for rings in feature)


def all_pairs(first, second):
    one, other = np.meshgrid(np.arange(len(first)), np.arange(len(second)), indexing="ij")
    return one.ravel(), other.ravel()


def compared(first, second):
    """Largest difference in m² between kernel and GEOS over all pairs of two lists of features."""
    one, other = all_pairs(first, second)
    ours = pair_areas(edges_of(shapes_from_rings(first)), edges_of(shapes_from_rings(second)), one, other)
    theirs = shapely.area(shapely.intersection(geos_of(first)[one], geos_of(second)[other]))
    return float(np.abs(ours - theirs).max()), theirs


@pytest.mark.parametrize("seed", range(6))
def test_random_stars_with_holes_and_parts(seed):
    print("seed", seed)
    random = np.random.default_rng(seed)

    def feature():
        polygons = []
        for part in range(random.integers(1, 3)):
            centre = random.uniform(0, 300, 2) + np.array((0, part * 900))
            rings = [star(random, centre, random.uniform(5, 120), random.integers(3, 60))]
            inside = shapely.Polygon(rings[0])
            hole = star(random, centre, 4, random.integers(3, 9))
            if inside.is_valid and random.random() < 0.6 and inside.contains(shapely.Polygon(hole)):
                rings.append(hole)
            polygons.append([turned(random, each) for each in rings])
        return polygons

    first = [each for each in (feature() for _ in range(30)) if sound(each)]
    second = [each for each in (feature() for _ in range(30)) if sound(each)]
    worst, areas = compared(first, second)
    assert (areas > 1).sum() > 30
    assert worst < 1e-7


def test_edges_on_edges_and_shared_corners():
    """A grid of squares against itself and against rectangles whose edges lie on its lines."""
    squares = [[[box_ring(10 * x, 10 * y, 10, 10)]] for x in range(5) for y in range(5)]
    others = [[[box_ring(0, 0, 25, 30)]], [[box_ring(10, 10, 10, 5)]], [[box_ring(50, 0, 10, 50)]]]
    others += [[[ring([(0, 0), (50, 50), (0, 50)])]], [[ring([(10, 0), (20, 10), (10, 20), (0, 10)])]]]
    worst, _ = compared(squares, squares + others)
    assert worst < 1e-11


def test_identical_polygons_and_slivers():
    random = np.random.default_rng(3)
    base = star(random, np.array((50.0, 50.0)), 60, 80)
    moved = base + np.array((1e-6, 0.0))
    thin = box_ring(0, 0, 1e-6, 100)
    worst, areas = compared([[[base]], [[thin]]], [[[base]], [[moved]], [[thin]], [[box_ring(-5, 0, 5, 100)]]])
    assert worst < 1e-9
    assert areas[0] == pytest.approx(float(shapely.Polygon(base).area))


def test_giants_meet_only_what_they_reach():
    """A ring of 20,000 edges, with a hole, against small ones, a copy of itself and another giant."""
    angle = np.linspace(0, 2 * np.pi, 20001)
    wave = 1000 + 20 * np.sin(97 * angle)
    giant = np.column_stack((np.cos(angle), np.sin(angle))) * wave[:, None]
    giant[-1] = giant[0]
    other = giant[::-1] + np.array((300.0, 40.0))
    rest = [[[box_ring(x, y, 40, 40)]] for x, y in ((0, 0), (-990, -20), (700, 690), (5000, 0), (95, 95))]
    features = [[[giant, box_ring(-50, -50, 100, 100)]], [[other]], *rest]
    worst, areas = compared(features, features)
    assert worst < 1e-6 and areas.max() > 3e6


@pytest.mark.parametrize("seed", range(3))
def test_start_direction_and_order_leave_no_trace(seed):
    print("seed", seed)
    random = np.random.default_rng(seed)
    first = [[[star(random, random.uniform(0, 200, 2), 90, 40)]] for _ in range(20)]
    second = [[[star(random, random.uniform(0, 200, 2), 90, 40)]] for _ in range(20)]
    one, other = all_pairs(first, second)
    plain = pair_areas(edges_of(shapes_from_rings(first)), edges_of(shapes_from_rings(second)), one, other)
    order = random.permutation(len(one))
    shuffled = pair_areas(edges_of(shapes_from_rings(first)), edges_of(shapes_from_rings(second)), one[order], other[order])
    assert (plain[order] == shuffled).all()  # the order of the pairs: digit for digit
    again = [[[turned(random, each) for each in polygons[0]]] for polygons in first]
    shifted = pair_areas(edges_of(shapes_from_rings(again)), edges_of(shapes_from_rings(second)), one, other)
    assert np.abs(plain - shifted).max() < 1e-9


SQUARE = [(0, 0), (100, 0), (100, 100), (0, 100)]
WRONG = {
    "bowtie": [[ring([(0, 0), (100, 100), (100, 0), (0, 100)])]],
    "overlapping lobe": [[ring([(0, 0), (100, 0), (100, 100), (40, 100), (40, -30), (60, -30), (60, 60), (0, 60)])]],
    "walked twice": [[ring([*SQUARE, (0, 0), *SQUARE[1:]])]],
    "overlapping parts": [[ring(SQUARE)], [box_ring(50, 0, 100, 100)]],
    "part in a part": [[ring(SQUARE)], [box_ring(20, 20, 10, 10)]],
    "hole outside": [[ring(SQUARE), box_ring(220, 20, 10, 10)]],
    "hole across the edge": [[ring(SQUARE), box_ring(-10, 20, 20, 10)]],
    "hole twice": [[ring(SQUARE), box_ring(20, 20, 10, 10), box_ring(20, 20, 10, 10)]],
    "pentagram": [[ring([(np.cos(a) * 50, np.sin(a) * 50) for a in np.arange(5) * 4 * np.pi / 5])]],
}
RIGHT = {
    "square": [[ring(SQUARE)]],
    "hole": [[ring(SQUARE), box_ring(20, 20, 10, 10)]],
    "hole touching the shell": [[ring(SQUARE), ring([(0, 50), (20, 40), (20, 60)])]],
    "two parts that touch": [[ring(SQUARE)], [box_ring(100, 0, 50, 100)]],
    "duplicate vertices": [[ring([(0, 0), (0, 0), *SQUARE[1:], (0, 100)])]],
    "touching itself": [[ring([(0, 0), (100, 0), (50, 50), (100, 100), (0, 100), (50, 50)])]],
}


@pytest.mark.parametrize("name", [*WRONG, *RIGHT])
def test_guard(name):
    edges = edges_of(shapes_from_rings([{**WRONG, **RIGHT}[name]]))
    (excess,) = repeated(edges, np.array([0]), np.array([0]), edges.boxes)
    if name in WRONG:
        # A ring whose halves cancel has no side to count from: its area says so.
        assert abs(excess) > 1 or edges.areas[0] == 0
        assert not edges.starred[0]
    else:
        assert abs(excess) < 1e-9


def test_a_ring_that_runs_back_is_told():
    spike = ring([(0, 0), (100, 0), (100, 50), (150, 50), (100, 50), (100, 100), (0, 100)])
    last = ring([(50, 0), (100, 0), (100, 100), (0, 100), (0, 0), (-30, 0)])
    edges = edges_of(shapes_from_rings([[[spike]], [[ring(SQUARE)]], [[last]]]))
    assert edges.folded.tolist() == [True, False, True]


@pytest.mark.parametrize("seed", range(4))
def test_shared_ground_within_a_box_is_measured(seed):
    """Half of ∫ w² − ∫ w of two polygons is what they share inside the box; with and without leaving out mates."""
    print("seed", seed)
    random = np.random.default_rng(seed)
    features = [[[star(random, random.uniform(0, 60, 2), 50, 30)]] for _ in range(2)]
    features = [each for each in features if sound(each)]
    if len(features) < 2:
        pytest.skip("the stars cross themselves")
    edges = edges_of(shapes_from_rings(features))
    frame = np.array([[10.0, -200.0, 60.0, 300.0]])
    one, two = geos_of(features)
    expected = shapely.intersection(shapely.intersection(one, two), shapely.box(*frame[0])).area
    (found,) = repeated(edges, np.array([0, 1]), np.array([0, 0]), frame)
    assert found == pytest.approx(expected, abs=1e-8)
    (found,) = among(edges, [0, 1], [0, 0], frame)
    assert found == pytest.approx(expected, abs=1e-8)


def test_neighbours_cancel_and_a_coverage_repeats_nothing():
    """Cells of a wavy grid share their borders vertex by vertex."""
    random = np.random.default_rng(8)
    grid = np.stack(np.meshgrid(np.arange(7.0), np.arange(7.0), indexing="ij"), axis=-1) * 50
    grid[1:-1, 1:-1] += random.uniform(-15, 15, (5, 5, 2))
    cells = [[[ring([grid[i, j], grid[i + 1, j], grid[i + 1, j + 1], grid[i, j + 1]])]] for i in range(6) for j in range(6)]
    edges = edges_of(shapes_from_rings(cells))
    boxes = np.array([[60.0, 60.0, 180.0, 220.0], [0.0, 0.0, 300.0, 300.0]])
    cell, group = np.tile(np.arange(36), 2), np.repeat([0, 1], 36)
    assert np.abs(repeated(edges, cell, group, boxes)).max() < 1e-8
    assert np.abs(among(edges, cell, group, boxes)).max() < 1e-8
    moved = [*cells, [[box_ring(100, 100, 10, 20)]]]
    edges = edges_of(shapes_from_rings(moved))
    assert repeated(edges, np.arange(37), np.zeros(37, dtype=int), boxes[:1])[0] == pytest.approx(200, abs=1e-8)
    assert among(edges, np.arange(37), np.zeros(37, dtype=int), boxes[:1])[0] == pytest.approx(200, abs=1e-8)
    # Of the pairs that are left out neither the ground nor the shared borders count.
    left_out = np.where(np.isin(np.arange(37), [14, 36]), -1, 0)
    assert among(edges, np.arange(37), left_out, boxes[:1])[0] == pytest.approx(0, abs=1e-8)
    assert among(edges, np.arange(37), np.where(np.isin(np.arange(37), [14, 15, 36]), 0, -1), boxes[:1])[0] == pytest.approx(
        shared_by([cells[14], cells[15]], moved[36], boxes[0]), abs=1e-8
    )


def test_a_township_of_polygons_with_gaps_repeats_nothing():
    """Thousands of polygons without common borders: sums of 1e9 m² must cancel below what counts as noise."""
    random = np.random.default_rng(11)
    stars = [[[star(random, np.array((143.0 * x + 70, 143.0 * y + 70)), 60, 24)]] for x in range(70) for y in range(70)]
    stars = [each for each in stars if sound(each)]
    edges = edges_of(shapes_from_rings(stars))
    everything, alone = np.arange(len(stars)), np.zeros(len(stars), dtype=int)
    box = np.array([[0.0, 0.0, 10010.0, 10010.0]])
    assert abs(repeated(edges, everything, alone, box)[0]) < 1e-6
    assert abs(among(edges, everything, alone, box)[0]) < 1e-6


def test_a_long_road_does_not_cross_itself():
    """A winding strip, 40 km by 64 m: in its large box little ground, of which one part in 1e12 is noise already."""
    along = np.linspace(0, 39200, 2000)
    south = 20000 + 19200 * np.sin(along / 2800)
    sides = np.column_stack((along, south)), np.column_stack((along, south + 64))[::-1]
    edges = edges_of(shapes_from_rings([[[ring(np.vstack(sides))]]]))
    alone = np.zeros(1, dtype=int)
    assert abs(repeated(edges, alone, alone, edges.boxes)[0]) < 1e-7


@pytest.mark.parametrize("seed", range(3))
def test_layers_drawn_along_each_other_are_measured_each_for_itself(seed):
    """Cells of a wavy grid, blocks of four of them, and single ones again: nearly every edge is that of several polygons."""
    print("seed", seed)
    random = np.random.default_rng(seed)
    grid = np.stack(np.meshgrid(np.arange(21.0), np.arange(21.0), indexing="ij"), axis=-1) * 50
    grid[1:-1, 1:-1] += random.uniform(-15, 15, (19, 19, 2))

    def block(i, j, size):
        path = [(i + n, j) for n in range(size)] + [(i + size, j + n) for n in range(size)]
        path += [(i + size - n, j + size) for n in range(size)] + [(i, j + size - n) for n in range(size)]
        return [[turned(random, ring([grid[each] for each in path]))]]

    cells = [block(i, j, 1) for i in range(20) for j in range(20)]
    layers = [cells, [block(i, j, 2) for i in range(0, 20, 2) for j in range(0, 20, 2)], cells[::7]]
    subjects = [[[star(random, random.uniform(100, 900, 2), 80, 30)]] for _ in range(20)]
    subjects += [[[star(random, np.array((500.0, 500.0)), 600, 500)]], cells[5]]
    subjects = [each for each in subjects if sound(each)]
    pairs = [all_pairs(subjects, layer) for layer in layers]
    met = meeting(edges_of(shapes_from_rings(subjects)), [edges_of(shapes_from_rings(layer)) for layer in layers], pairs)
    found = np.split(met.areas, np.cumsum([len(one) for one, _ in pairs])[:-1])
    for (one, other), layer, areas in zip(pairs, layers, found):
        theirs = shapely.area(shapely.intersection(geos_of(subjects)[one], geos_of(layer)[other]))
        assert np.abs(areas - theirs).max() < 1e-7
    inside = found[0].reshape(len(subjects), -1).sum(axis=1) - found[1].reshape(len(subjects), -1).sum(axis=1)
    assert np.abs(inside).max() < 1e-7
    ends = np.cumsum([0, *(len(areas) for areas in found)])
    for begin, end in zip(ends, ends[1:]):
        asked = np.zeros(len(met.areas), dtype=bool)
        asked[begin:end] = True
        assert np.abs(repeated_among(met, asked)).max() < 1e-7
    # Both layers of cells together claim the ground of the third one twice; what lies above the box counts too.
    columns = [shapely.box(each.bounds[0], each.bounds[1], each.bounds[2], 2000) for each in geos_of(subjects)]
    twice = [shapely.area(shapely.intersection(shapely.union_all(geos_of(layers[2])), each)) for each in columns]
    asked[: ends[1]] = True
    assert repeated_among(met, asked) == pytest.approx(twice, abs=1e-6)


@pytest.mark.parametrize("seed", range(4))
def test_edges_beside_what_is_asked_for_are_left_out_without_a_trace(seed):
    """A forest of thousands of vertices with clearings, and one that overlaps itself: figures and guard to the last digit."""
    print("seed", seed)
    random = np.random.default_rng(seed)
    outer = star(random, np.array((0.0, 0.0)), 3000, 4000)
    clearings = [star(random, 600 * np.array((np.cos(turn), np.sin(turn))), 200, 300) for turn in np.linspace(0, 6, 6)]
    bow = ring(np.vstack((outer[:-1], [[4000.0, 100.0], [-4000.0, -100.0]])))
    forests = shapes_from_rings([[[turned(random, each) for each in (outer, *clearings)]], [[turned(random, bow)]], [[box_ring(0, 0, 50, 50)]]])
    subjects = edges_of(shapes_from_rings([[[star(random, random.uniform(-2500, 2500, 2), 60, 20)]] for _ in range(8)]))
    one, other = all_pairs(subjects.areas, forests)
    reach = np.tile((subjects.boxes[:, 0].min(), subjects.boxes[:, 2].max()), (3, 1))
    narrow = subjects.boxes[:1, (0, 2)].repeat(3, axis=0)
    whole = edges_of(forests)
    for places, limits in ((np.arange(len(one)), reach), (np.flatnonzero(one == 0), narrow)):
        cut = edges_of(forests, np.full(3, len(places)), limits)
        assert len(cut.x0) < len(whole.x0) - 500
        mine, theirs = (meeting(subjects, [edges], [(one[places], other[places])]) for edges in (cut, whole))
        assert mine.areas.tobytes() == theirs.areas.tobytes() and mine.areas.any()
        everything = np.ones(len(places), dtype=bool)
        assert repeated_among(mine, everything).tobytes() == repeated_among(theirs, everything).tobytes()
    assert cut.areas.tobytes() == whole.areas.tobytes() and cut.boxes.tobytes() == whole.boxes.tobytes()
    assert cut.folded.tolist() == whole.folded.tolist() and cut.starred.tolist() == whole.starred.tolist()


def among(edges, feature, group, boxes):
    """The same as `repeated` from a meeting with subjects that are the boxes themselves."""
    subjects = edges_of(shapes_from_rings([[[box_ring(west, south, east - west, north - south)]] for west, south, east, north in boxes]))
    feature, group = np.asarray(feature), np.asarray(group)
    met = meeting(subjects, [edges], [(np.maximum(group, 0), feature)])
    return repeated_among(met, group >= 0)


def shared_by(ones, other, box):
    """The ground within a box that polygons share with another one, by GEOS."""
    ground = shapely.intersection(shapely.union_all(geos_of(ones)), geos_of([other])[0])
    return shapely.intersection(ground, shapely.box(*box)).area


def test_nothing_at_all():
    empty = read_many([None, b""]).shapes
    edges = edges_of(empty)
    assert edges.areas.tolist() == [0.0, 0.0]
    assert pair_areas(edges, edges, np.array([0]), np.array([1])).tolist() == [0.0]
