"""A batch against earlier ones: shares, relations, growth, what counts as earlier."""

import struct

import pytest

from benchmarks.county.repeats import generate_repeats
from farmland_guard.casework.clue_intake import import_clues
from farmland_guard.casework.comparing import compare_batch, relation_of
from farmland_guard.casework.intake_source import open_clues
from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.rulebook import set_rule
from farmland_guard.domain.errors import InputError
from farmland_guard.domain.relations import RelationLimits, classify, limits_of
from farmland_guard.exchange.reproject import frame_of_epsg
from farmland_guard.geometry.areas import area_m2
from tests.register.helpers import EAST, NORTH, new_register

LIMITS = RelationLimits()


def box(x, y, width, height):
    left, bottom = EAST + x, NORTH + y
    ring = [(left, bottom), (left + width, bottom), (left + width, bottom + height), (left, bottom + height), (left, bottom)]
    return struct.pack("<BIII", 1, 3, 1, 5) + b"".join(struct.pack("<2d", *point) for point in ring)


@pytest.fixture
def register(tmp_path, qgis_app):
    made = new_register(tmp_path)
    with made.writing("测试") as session:
        for name, received in (("九月", "2026-09-05T08:00:00Z"), ("十月", "2026-10-05T08:00:00Z"), ("十一月", "2026-11-05T08:00:00Z")):
            session.insert("batch", {"name": name, "source": "satellite", "received_at": received})
    return made


def put(register, code, batch, wkb, **values):
    with register.writing("测试") as session:
        return session.insert("violation", {"code": code, "batch": batch, **values}, wkb)


def dismiss(register, uid):
    with register.writing("王执法") as session:
        session.update(
            "violation",
            uid,
            {"verdict": "legal", "verdict_by": "王执法", "verdict_reason": "批文", "state": "dismissed"},
        )


def by_code(report):
    return {line.code: line for line in report.lines}


@pytest.mark.parametrize(
    ("share_new", "share_old", "handled", "expected"),
    [
        (1.0, 1.0, False, "same"),
        (0.9, 0.9, False, "same"),
        (0.9, 0.89, False, "same"),
        (0.95, 0.2, True, "handled"),
        (0.89999, 0.9, False, "grown"),
        (0.5, 1.0, True, "grown"),
        (0.89, 0.89, True, "partial"),
    ],
)
def test_the_limits_of_each_relation(share_new, share_old, handled, expected):
    assert classify(share_new, share_old, handled, LIMITS) == expected


def test_the_county_sets_the_limits_and_a_wrong_one_is_named(register):
    put(register, "S1", "九月", box(0, 0, 100, 60))
    put(register, "N1", "十月", box(10, 0, 100, 60))
    assert compare_batch(register, "十月", "测试").counts == {"same": 1}
    set_rule(register, "compare_same_share_new", "value", "0.95", "王执法", "市局要求")
    set_rule(register, "compare_same_share_old", "value", "0.95", "王执法", "市局要求")
    assert compare_batch(register, "十月", "测试").counts == {"partial": 1}
    with pytest.raises(InputError, match="compare_"):
        limits_of(Broken())


class Broken:
    def value(self, name, fallback):
        return "九成"


def test_every_relation_with_its_shares_and_growth(register):
    put(register, "S1", "九月", box(0, 0, 100, 60))
    put(register, "S2", "九月", box(200, 0, 100, 60))
    put(register, "S3", "九月", box(400, 0, 100, 60))
    put(register, "S4", "九月", box(600, 0, 100, 60))
    dismiss(register, put(register, "S5", "九月", box(800, 0, 100, 60)))
    put(register, "N1", "十月", box(0, 0, 100, 60))  # the very same
    put(register, "N2", "十月", box(200, 0, 200, 60))  # twice as long
    put(register, "N3", "十月", box(420, 10, 50, 40))  # inside
    put(register, "N4", "十月", box(650, 0, 100, 60))  # half
    put(register, "N5", "十月", box(800, 0, 100, 60))  # on a dismissed one
    put(register, "N6", "十月", box(0, 500, 80, 80))  # nowhere near
    put(register, "N7", "十月", box(99.95, 60.0, 3.0, 40))  # touches a corner within the drawing's inaccuracy
    report = compare_batch(register, "十月", "测试")
    lines = by_code(report)
    assert {code: line.relation for code, line in lines.items()} == {
        "N1": "same", "N2": "grown", "N3": "same", "N4": "partial", "N5": "handled", "N6": "new", "N7": "new",
    }  # fmt: skip
    assert (lines["N2"].share_new, lines["N2"].share_old) == (pytest.approx(0.5, abs=1e-6), pytest.approx(1.0, abs=1e-5))
    assert lines["N3"].share_old == pytest.approx(1 / 3, abs=1e-6)
    assert lines["N1"].growth_m2 == 0 and lines["N1"].growth_wkb is None
    frame = frame_of_epsg(register.info.srs_id)
    for line in lines.values():
        if line.growth_wkb is not None:
            measured, problem = area_m2(line.growth_wkb, frame, "ellipsoidal")
            assert problem is None and measured == pytest.approx(line.growth_m2, abs=1e-5)
    whole = area_m2(box(200, 0, 200, 60), frame, "ellipsoidal")[0]
    assert lines["N2"].growth_m2 == pytest.approx(whole / 2, rel=1e-5)
    assert lines["N6"].old_code is None and lines["N6"].share_new == 0
    with register.reading() as session:
        assert len(session.select("relation")) == 7
    stored = relation_of(register, lines["N5"].uid)
    assert (stored["old_code"], stored["old_state"], stored["old_verdict"]) == ("S5", "dismissed", "legal")
    compare_batch(register, "十月", "测试")
    with register.reading() as session:
        assert len(session.select("relation")) == 7


def test_the_largest_overlap_counts_and_of_equal_ones_the_latest(register):
    put(register, "S1", "九月", box(0, 0, 30, 60))
    put(register, "S2", "九月", box(30, 0, 70, 60))
    put(register, "S3", "十月", box(300, 0, 40, 40))
    put(register, "S4", "九月", box(300, 0, 40, 40))
    put(register, "N1", "十一月", box(0, 0, 100, 60))
    put(register, "N2", "十一月", box(300, 0, 40, 40))
    lines = by_code(compare_batch(register, "十一月", "测试"))
    assert (lines["N1"].old_code, lines["N1"].relation) == ("S2", "grown")
    assert (lines["N2"].old_code, lines["N2"].relation) == ("S4", "same")


def test_later_batches_are_not_compared_but_named(register):
    put(register, "N1", "十月", box(0, 0, 100, 60))
    put(register, "S1", "十一月", box(0, 0, 100, 60))
    report = compare_batch(register, "十月", "测试")
    assert report.counts == {"new": 1}
    assert len(report.notes) == 1 and "十一月" in report.notes[0]
    # A history that was entered late counts as soon as its date is put right.
    with register.writing("测试") as session:
        batch = session.select("batch", {"name": "十一月"})[0]
        session.update("batch", batch["uid"], {"received_at": "2025-11-05T08:00:00Z"})
    report = compare_batch(register, "十月", "测试")
    assert (report.counts, report.notes) == ({"same": 1}, [])


def test_own_findings_count_when_they_were_there_before(register):
    put(register, "巡1", None, box(0, 0, 100, 60))
    put(register, "N1", "十月", box(0, 0, 100, 60))
    put(register, "巡2", None, box(0, 0, 100, 60))
    lines = by_code(compare_batch(register, "十月", "测试"))
    assert (lines["N1"].old_code, lines["N1"].relation) == ("巡1", "same")


def test_a_patch_without_usable_polygon_is_named_and_the_rest_goes_on(register):
    with register.writing("测试") as session:
        session.insert("violation", {"code": "坏", "batch": "十月"})
    put(register, "N1", "十月", box(0, 0, 100, 60))
    report = compare_batch(register, "十月", "测试")
    assert [line.code for line in report.lines] == ["N1"]
    assert len(report.notes) == 1 and "坏" in report.notes[0]


def test_codes_the_register_had_already_are_counted(register):
    put(register, "S1", "九月", box(0, 0, 100, 60))
    put(register, "N1", "十月", box(500, 0, 100, 60))
    with register.writing("测试") as session:
        session.update("batch", session.select("batch", {"name": "十月"})[0]["uid"], {"feature_count": 2})
    (note,) = compare_batch(register, "十月", "测试").notes
    assert "2 patches; 1 of them" in note


def test_an_unknown_batch_is_refused_with_those_there_are(register):
    with pytest.raises(InputError, match=r"十二月.*十一月"):
        compare_batch(register, "十二月", "测试")


def test_1216_patches_with_41_percent_repeats_are_told_apart_as_planted(tmp_path, qgis_app):
    sample = generate_repeats(tmp_path / "sample", with_base=False)
    print("seed", sample["seed"])
    folder = tmp_path / "register"
    folder.mkdir()
    register = new_register(folder)
    import_clues(register, open_clues(sample["previous_batch"]).rows, "2026-09", who="测试")
    record_verdict(register, sample["dismissed"], "legal", "王执法", "批文齐全")
    import_clues(register, open_clues(sample["batch"]).rows, "2026-10", who="测试")
    report = compare_batch(register, "2026-10", "测试")
    assert len(report.lines) == 1216 and report.notes == []
    assert {line.code: (line.relation, line.old_code or "") for line in report.lines} == sample["planted"]
    assert round(1 - report.counts["new"] / 1216, 2) == 0.41
    areas = {line.code: line for line in report.lines}
    assert all(line.growth_m2 >= 0 and line.share_new <= 1 for line in areas.values())
