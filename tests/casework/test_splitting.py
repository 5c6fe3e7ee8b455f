"""Splitting a patch: exact cover, adjusted areas, codes, counting once, taking it back."""

import random

import numpy as np
import pytest

from farmland_guard.casework.checking import check_register
from farmland_guard.casework.delivering import deliver
from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.overview import list_cases, summary, waiting_today
from farmland_guard.casework.splitting import plan_split, split_patch, unsplit
from farmland_guard.domain.errors import InputError, Refused
from farmland_guard.exchange.reproject import frame_of_epsg
from farmland_guard.geometry.areas import area_m2
from farmland_guard.geometry.single import overlap_area
from farmland_guard.geometry.wkb import write_wkb
from farmland_guard.register.store import wkb_of
from tests.register.helpers import EAST, NORTH, add_case, case_row, new_register, square

SEED = 20261125


def line(*points):
    return np.array([(EAST + x, NORTH + y) for x, y in points])


@pytest.fixture
def drawn(tmp_path, qgis_app):
    """A register with one patch A of 100 m × 100 m."""
    register = new_register(tmp_path)
    add_case(register, "A", mj=10000.0)
    return register


def area(register, wkb):
    return area_m2(wkb, frame_of_epsg(register.info.srs_id), "ellipsoidal")[0]


def children(register, parent):
    uid = case_row(register, parent)["uid"]
    with register.reading() as session:
        return session.rows("SELECT * FROM violation WHERE parent_uid = ? ORDER BY fid", (uid,))


def test_a_line_makes_two_parts_that_sum_to_the_whole(drawn):
    plan = split_patch(drawn, "A", "draw", [line((-10, 33.3), (110, 51.7))], who="测试")
    assert [part.code for part in plan.parts] == ["A_1", "A_2"]
    whole = area(drawn, square())
    assert sum(part.area_m2 for part in plan.parts) == pytest.approx(whole, abs=1e-6)
    assert round(sum(part.split_m2 for part in plan.parts), 2) == round(whole, 2)
    parent, (first, second) = case_row(drawn, "A"), children(drawn, "A")
    assert (parent["patch_state"], first["patch_state"]) == ("split", "part")
    assert first["mj"] + second["mj"] == pytest.approx(10000.0, abs=1e-9)
    assert overlap_area(wkb_of(first), wkb_of(second)) < 1e-6
    assert first["batch"] == parent["batch"] and first["state"] == "marked"


def test_random_lines_and_polygons_always_cover_exactly(drawn):
    rng = random.Random(SEED)
    print("seed", SEED)
    whole = area(drawn, square())
    for _ in range(25):
        lines = [line((-5, rng.uniform(0, 100)), (rng.uniform(20, 80), rng.uniform(20, 80)), (105, rng.uniform(0, 100)))
                 for _ in range(rng.randint(1, 4))]  # fmt: skip
        plan = plan_split(drawn, "A", "draw", lines)
        assert sum(part.area_m2 for part in plan.parts) == pytest.approx(whole, abs=1e-6)
        assert round(sum(part.split_m2 for part in plan.parts), 2) == round(whole, 2)
        shapes = [part.wkb for part in plan.parts]
        assert sum(area(drawn, each) for each in shapes) == pytest.approx(whole, abs=1e-4)


def test_overlapping_polygons_give_the_ground_to_the_first_and_leave_a_rest(drawn):
    parts = [("东", square(EAST - 5, NORTH - 5, 50)), ("西", square(EAST + 20, NORTH - 5, 50))]
    plan = split_patch(drawn, "A", "draw", parts=parts, who="测试")
    assert [part.label for part in plan.parts] == ["东", "西", "其余部分"]
    sizes = [part.area_m2 for part in plan.parts]
    assert sizes[0] == pytest.approx(45 * 45, rel=1e-3) and sizes[1] == pytest.approx(25 * 45, rel=1e-3)


def test_a_sliver_is_named_and_added_to_its_neighbour(drawn):
    parts = [("甲", square(EAST - 5, NORTH - 5, 110)), ("乙", square(EAST + 30, NORTH + 99.9999, 3))]
    with pytest.raises(InputError, match="one piece"):
        plan_split(drawn, "A", "draw", parts=parts)
    parts = [("丙", square(EAST - 5, NORTH + 99.98, 10)), ("甲", square(EAST - 5, NORTH - 5, 50))]
    plan = plan_split(drawn, "A", "draw", parts=parts)
    assert [part.label for part in plan.parts] == ["甲", "其余部分"]
    assert len(plan.notes) == 1 and "丙" in plan.notes[0] and "其余部分" in plan.notes[0]


def test_codes_go_on_when_a_part_is_split_again(drawn):
    split_patch(drawn, "A", "draw", [line((-10, 50), (110, 50))])
    plan = split_patch(drawn, "A_2", "draw", [line((50, -10), (50, 110))])
    assert [part.code for part in plan.parts] == ["A_3", "A_4"]
    assert sum(part.split_m2 for part in plan.parts) == pytest.approx(case_row(drawn, "A_2")["split_m2"], abs=1e-9)
    assert [each.code for each in list_cases(drawn)] == ["A_4", "A_3", "A_1"]
    assert unsplit(drawn, "A_3") == ["A_3", "A_4"]
    assert case_row(drawn, "A_2")["patch_state"] == "part"
    assert unsplit(drawn, "A") == ["A_1", "A_2"]
    assert case_row(drawn, "A")["patch_state"] == "original"
    assert split_patch(drawn, "A", "draw", [line((-10, 50), (110, 50))]).parts[0].code == "A_1"


def test_a_line_that_does_not_cross_is_refused_and_nothing_written(drawn):
    with pytest.raises(InputError, match="right across"):
        split_patch(drawn, "A", "draw", [line((-10, 50), (60, 50))])
    with pytest.raises(InputError, match="draw a line"):
        split_patch(drawn, "A", "draw")
    with pytest.raises(InputError, match="base layer"):
        split_patch(drawn, "A", "village")
    assert case_row(drawn, "A")["patch_state"] == "original" and children(drawn, "A") == []


def test_a_split_patch_is_not_judged_moved_or_redrawn_by_any_door(drawn):
    split_patch(drawn, "A", "draw", [line((-10, 50), (110, 50))])
    with pytest.raises(Refused, match="拆分"):
        record_verdict(drawn, ["A"], "legal", "王执法", "批文")
    with pytest.raises(Refused, match="已被拆分"):
        split_patch(drawn, "A", "draw", [line((50, -10), (50, 110))])
    uid = case_row(drawn, "A")["uid"]
    for values in (
        {"verdict": "legal", "verdict_by": "王执法", "verdict_reason": "批文"},
        {"patch_state": "original"},
    ):
        with pytest.raises(Refused, match="拆分"), drawn.writing("王执法") as session:
            session.update("violation", uid, values)
    with pytest.raises(Refused, match="拆分"), drawn.writing("王执法") as session:
        session.update("violation", uid, {"bz": "x"}, square(size=50))
    with drawn.writing("王执法") as session:  # a remark is still allowed
        session.update("violation", uid, {"bz": "x"})


def test_taking_back_is_refused_once_a_part_has_moved(drawn):
    split_patch(drawn, "A", "draw", [line((-10, 50), (110, 50))])
    record_verdict(drawn, ["A_2"], "legal", "王执法", "批文")
    with pytest.raises(Refused, match="A_2"):
        unsplit(drawn, "A")
    assert len(children(drawn, "A")) == 2
    with pytest.raises(InputError, match="was not split"):
        unsplit(new_like(drawn), "B")


def new_like(register):
    add_case(register, "B", square(EAST + 500))
    return register


def test_a_verdict_before_the_split_stays_with_the_parent_and_tasks_forbid_it(drawn):
    record_verdict(drawn, ["A"], "illegal_construction", "王执法", "未批先占")
    with drawn.writing("王执法") as session:
        session.insert("task", {"code": "T1", "violation_uid": case_row(drawn, "A")["uid"], "deadline": "2027-01-01"})
    with pytest.raises(Refused, match="整改任务"):
        split_patch(drawn, "A", "draw", [line((-10, 50), (110, 50))])


@pytest.mark.parametrize("mode", ["village", "class"])
def test_by_border_and_by_class_each_square_metre_counts_once(register, tmp_path, mode):
    before = list_cases(register)
    total = sum(each.area_m2 for each in before)
    split = None
    for each in before:
        try:
            split = split_patch(register, each.code, mode, who="测试")
            break
        except InputError as error:
            assert "one piece" in str(error)
    assert split is not None, f"no patch of the sample crosses a {mode} border"
    codes = {part.code for part in split.parts}
    if mode == "class":
        assert {case_row(register, code)["dlbm"] for code in codes} == {part.land_class[0] for part in split.parts}
    assert waiting_today(register)["to_check"] == sorted(codes)
    assert sum(summary(register)["states"].values()) == len(before) - 1 + len(codes)
    check_register(register, "all", who="测试")
    after = list_cases(register)
    assert {each.code for each in after} == ({each.code for each in before} - {split.parent}) | codes
    assert sum(each.area_m2 for each in after) == pytest.approx(total, abs=1e-4)
    pbf = sum(each.pbf_m2 for each in before), sum(each.pbf_m2 for each in after)
    assert pbf[0] == pytest.approx(pbf[1], abs=1e-3)
    delivery = deliver(register, "generic", tmp_path / "out")
    assert delivery.cases == len(after)


def test_holes_and_several_parts_are_cut_too(tmp_path, qgis_app):
    register = new_register(tmp_path)
    ring = [(EAST, NORTH), (EAST + 100, NORTH), (EAST + 100, NORTH + 100), (EAST, NORTH + 100), (EAST, NORTH)]
    hole = [(EAST + 40, NORTH + 40), (EAST + 40, NORTH + 60), (EAST + 60, NORTH + 60), (EAST + 60, NORTH + 40), (EAST + 40, NORTH + 40)]
    beside = [(x + 200, y) for x, y in ring]
    shape = write_wkb([[np.array(ring), np.array(hole)], [np.array(beside)]], always_multi=True)
    add_case(register, "H", shape)
    whole = area(register, shape)
    plan = plan_split(register, "H", "draw", [line((50, -10), (50, 110))])
    assert [round(part.area_m2, -2) for part in plan.parts] == [10000, 4800, 4800]
    assert sum(part.area_m2 for part in plan.parts) == pytest.approx(whole, abs=1e-6)
    for useless in (line((-10, 50), (50, 50)), line((0, 300), (90, 300))):
        with pytest.raises(InputError, match="right across"):  # a line into the hole, and one past it
            plan_split(register, "H", "draw", [useless])
