"""A check's parts, versions, changes, slivers and resuming, on a small planted register and on the generated county."""

from datetime import date
from decimal import Decimal

import pytest

from farmland_guard.casework.base_intake import import_base
from farmland_guard.casework.check_history import changes_of_run, history_of
from farmland_guard.casework.checking import check_register
from farmland_guard.domain.errors import InputError
from farmland_guard.domain.units import format_mu, format_square_metres
from farmland_guard.exchange.source import VectorRows
from tests.gui.planted import FIRST, THIRD, box, layer, planted
from tests.register.helpers import add_case, case_row, new_register


@pytest.fixture
def small(qgis_app, tmp_path):
    """Three cases with permanent basic farmland and land use, not checked yet."""
    return planted(tmp_path)


def parts_of(register, code, kind):
    with register.reading() as session:
        uid = session.select("violation", {"code": code})[0]["uid"]
        return session.select("case_part", {"violation_uid": uid, "kind": kind})


def run_row(register, uid):
    with register.reading() as session:
        return session.get("check_run", uid)


def total(rows, name):
    return sum(Decimal(str(row[name])) for row in rows)


def newer_landuse(register, classes=("0702", "0301", "0102"), version="2026年度变更", **more):
    rows = [
        (box(-50, -50, 110, 140), ["1", classes[0], 0.1]),
        (box(60, -50, 130, 140), ["2", classes[1], 0.0]),
        (box(190, -10, 220, 220), ["3", classes[2], 0.0]),
    ]
    made = layer("field=BSM:string(18)&field=DLBM:string(5)&field=KCXS:double", rows, "地类图斑新")
    return import_base(register, "landuse", VectorRows(made), version, date(2026, 12, 31), "测试", **more)


def test_categories_close_on_the_case_and_name_what_nothing_covers(small):
    check_register(small, who="测试")
    parts = parts_of(small, FIRST, "category")
    assert [part["code"] for part in parts] == ["cultivated", "other_agricultural", "uncovered"]
    row = case_row(small, FIRST)
    assert row["adjusted_m2"] == float(format_square_metres(row["area_m2"]))
    assert total(parts, "adjusted_m2") == Decimal(str(row["adjusted_m2"]))
    assert total(parts, "adjusted_mu") == Decimal(format_mu(row["area_m2"]))
    cultivated = parts[0]
    assert cultivated["raw_m2"] == pytest.approx(row["cultivated_m2"])
    assert cultivated["net_m2"] == pytest.approx(row["cultivated_net_m2"])
    alone = parts_of(small, THIRD, "category")
    assert [(part["code"], part["adjusted_m2"]) for part in alone] == [("uncovered", case_row(small, THIRD)["adjusted_m2"])]
    assert row["planar_m2"] == pytest.approx(10000, abs=1e-6)


def test_the_classification_of_the_layer_decides_what_0601_is(small):
    newer_landuse(small, ("0601", "0702", "0102"), "三调版")
    check_register(small, who="测试")
    assert {part["code"] for part in parts_of(small, FIRST, "category")} == {"construction", "uncovered"}
    newer_landuse(small, ("0601", "0702", "0102"), "用地用海版", classification="spatial_planning")
    report = check_register(small, who="测试")
    assert {part["code"] for part in parts_of(small, FIRST, "category")} == {"other_agricultural", "construction", "uncovered"}
    assert run_row(small, report.run_uid)["classification"] == "spatial_planning"
    with pytest.raises(InputError, match="no classification"):
        newer_landuse(small, version="x", classification="二调")


def test_a_layer_without_classification_is_read_as_the_third_survey_and_says_so(small):
    with small.writing("测试") as session:
        uid = session.select("base_layer", {"role": "landuse"})[0]["uid"]
        session.update("base_layer", uid, {"classification": None})
    report = check_register(small, who="测试")
    assert any("三调" in note for note in report.notes)


def test_the_run_keeps_label_date_and_fingerprint_of_each_version(small):
    report = check_register(small, who="测试")
    run = run_row(small, report.run_uid)
    assert (run["pbf_version"], run["pbf_effective_date"]) == ("2025年划定", "2025-12-31")
    assert (run["landuse_version"], run["landuse_effective_date"]) == ("2025年度变更", "2025-12-31")
    with small.writing("测试") as session:
        base = session.select("base_layer", {"role": "pbf"})[0]
        assert run["pbf_fingerprint"] == base["fingerprint"]
        session.update("base_layer", base["uid"], {"version": "改名"})
    assert run_row(small, report.run_uid)["pbf_version"] == "2025年划定"


def test_a_newer_base_version_lists_every_case_that_flips_and_only_those(small):
    first = check_register(small, who="测试")
    assert first.changes == []
    same = check_register(small, who="测试")
    assert same.changes == [] and same.changed_cases == 0
    newer_landuse(small)
    report = check_register(small, who="测试")
    assert {change.code for change in report.changes} == {FIRST} and report.changed_cases == 1
    by_item = {change.item: change for change in report.changes}
    assert by_item["cultivated_m2"].before_text == "8.1002 亩" or by_item["cultivated_m2"].before_value == pytest.approx(5400, abs=5)
    assert by_item["cultivated_m2"].after_value == 0
    assert set(by_item) >= {"cultivated_m2", "cultivated_net_m2", "category:cultivated", "category:construction"}
    assert "2025年度变更 → 2026年度变更" in by_item["cultivated_m2"].cause
    assert changes_of_run(small, report.run_uid) == report.changes
    assert run_row(small, report.run_uid)["change_count"] == 1
    # What the earlier runs said is still there.
    history = history_of(small, FIRST)
    assert [past.run_uid for past in history] == [report.run_uid, same.run_uid, first.run_uid]
    assert history[0].figures["cultivated_m2"] == 0 and history[1].figures["cultivated_m2"] == history[2].figures["cultivated_m2"] > 0
    assert history[1].versions["landuse"].startswith("2025年度变更") and history[0].changes == report.changes
    assert {piece[1] for piece in history[2].pieces if piece[0] == "landuse"} == {"1", "2", None}
    with pytest.raises(InputError, match="no check"):
        changes_of_run(small, "nix")


def test_findings_that_flip_and_a_redrawn_patch_are_told(small):
    check_register(small, who="测试")
    with small.writing("测试") as session:
        uid = session.select("violation", {"code": FIRST})[0]["uid"]
        session.update("violation", uid, {"code": FIRST}, box(0, 0, 50, 50))
    report = check_register(small, who="测试")
    by_item = {change.item: change for change in report.changes}
    flipped = by_item["finding:yq-pbf-5mu"]
    assert flipped.before_value is not None and flipped.after_value is None
    assert "redrawn" in flipped.cause and "area_m2" in by_item
    assert "→" in str(flipped)


def test_a_check_by_an_older_version_is_compared_too(small):
    check_register(small, who="测试")
    with small.writing("测试") as session:
        session.connection.execute("DELETE FROM case_check")
    newer_landuse(small)
    report = check_register(small, who="测试")
    assert "cultivated_m2" in {change.item for change in report.changes}


def test_children_of_a_split_patch_sum_to_their_parent(small):
    with small.writing("测试") as session:
        parent = session.select("violation", {"code": FIRST})[0]["uid"]
        for number in range(3):
            session.insert(
                "violation",
                {"code": f"{FIRST}_{number + 1}", "batch": "2026-10", "parent_uid": parent},
                box(0, number * 100 / 3, 100, 100 / 3),
            )
    report = check_register(small, who="测试")
    assert report.problems == []
    with small.reading() as session:
        children = session.select("violation", {"parent_uid": parent})
        from farmland_guard.exchange.reproject import frame_of_epsg
        from farmland_guard.geometry.areas import area_m2
        from farmland_guard.register.store import wkb_of

        whole, _ = area_m2(wkb_of(session.get("violation", parent)), frame_of_epsg(4525), "ellipsoidal")
        assert total(children, "adjusted_m2") == Decimal(format_square_metres(whole))
        for child in children:
            for role in ("pbf", "landuse"):
                pieces = session.select("overlap_piece", {"violation_uid": child["uid"], "source_layer": role})
                assert total(pieces, "adjusted_m2") == Decimal(str(child["adjusted_m2"]))
        assert session.select("overlap_piece", {"violation_uid": parent}) == []


def test_parts_of_parts_sum_to_the_part_they_come_from(small):
    with small.writing("测试") as session:
        top = session.select("violation", {"code": FIRST})[0]["uid"]
        for number in range(3):
            values = {"code": f"{FIRST}_{number + 1}", "batch": "2026-10", "parent_uid": top}
            middle = session.insert("violation", values, box(0, number * 100 / 3, 100, 100 / 3))
        for number in range(7):
            values = {"code": f"{FIRST}_3_{number + 1}", "batch": "2026-10", "parent_uid": middle}
            session.insert("violation", values, box(number * 100 / 7, 200 / 3, 100 / 7, 100 / 3))
    assert check_register(small, who="测试").problems == []
    with small.reading() as session:
        upper = session.rows("SELECT adjusted_m2 FROM violation WHERE parent_uid = ? AND uid <> ?", (top, middle))
        lower = session.select("violation", {"parent_uid": middle})
    assert len(lower) == 7
    whole = total(upper, "adjusted_m2") + total(lower, "adjusted_m2")
    areas = sum(row["area_m2"] for row in lower) + sum(case_row(small, f"{FIRST}_{n}")["area_m2"] for n in (1, 2))
    assert whole == Decimal(format_square_metres(areas))


def test_children_that_do_not_make_up_their_parent_are_reported_and_nothing_is_spread(small):
    with small.writing("测试") as session:
        parent = session.select("violation", {"code": FIRST})[0]["uid"]
        session.insert("violation", {"code": f"{FIRST}_1", "batch": "2026-10", "parent_uid": parent}, box(0, 0, 100, 60))
    report = check_register(small, who="测试")
    assert any(FIRST in problem and f"{FIRST}_1" in problem for problem in report.problems)
    row = case_row(small, f"{FIRST}_1")
    assert row["adjusted_m2"] == float(format_square_metres(row["area_m2"]))


def test_a_case_across_a_border_has_parts_in_both_townships_and_villages(small):
    for role, names in (("township", ("皋落乡", "毛家湾镇")), ("village", ("甲村", "乙村"))):
        rows = [(box(-500, -500, 530.004, 900), ["1408271", names[0]]), (box(30.004, -500, 900, 900), ["1408272", names[1]])]
        made = layer("field=XZQDM:string(12)&field=XZQMC:string(50)", rows, role)
        import_base(small, role, VectorRows(made), "2025", date(2025, 12, 31), "测试")
    report = check_register(small, who="测试")
    row = case_row(small, FIRST)
    for kind, names in (("township", ["毛家湾镇", "皋落乡"]), ("village", ["乙村", "甲村"])):
        parts = parts_of(small, FIRST, kind)
        assert [part["name"] for part in parts] == names
        assert total(parts, "adjusted_m2") == Decimal(str(row["adjusted_m2"]))
        assert total(parts, "adjusted_mu") == Decimal(format_mu(row["area_m2"]))
    assert [part["code"] for part in parts_of(small, THIRD, "township")] == ["uncovered"]
    assert run_row(small, report.run_uid)["village_version"] == "2025"


def test_slivers_are_listed_flagged_and_counted_in(small):
    with small.writing("测试") as session:
        session.insert("violation", {"code": "细缝", "batch": "2026-10"}, box(0, 0, 60.004, 50))
    report = check_register(small, who="测试")
    assert [(each.code, each.source_layer, each.source_id) for each in report.slivers] == [
        ("细缝", "pbf", ""),
        ("细缝", "landuse", "2"),
    ]
    assert all(each.width_m < 0.01 and 0.1 < each.area_m2 < 0.3 for each in report.slivers)
    row = case_row(small, "细缝")
    with small.reading() as session:
        pieces = session.select("overlap_piece", {"violation_uid": row["uid"], "source_layer": "landuse"})
    assert sorted(piece["sliver"] for piece in pieces) == [0, 1]
    assert total(pieces, "adjusted_m2") == Decimal(str(row["adjusted_m2"]))
    assert run_row(small, report.run_uid)["sliver_count"] == 2


def test_a_base_layer_that_overlaps_itself_is_named_at_import_and_in_the_run(qgis_app, tmp_path):
    register = new_register(tmp_path)
    add_case(register, FIRST, box(0, 0, 100, 100))
    rows = [
        (box(-50, -50, 110, 200), ["A", 0.0]),
        (box(50, -50, 110, 200), ["B", 0.0]),
        (box(160, -50, 50, 200), ["C", 0.0]),
        (box(-50, -50, 110, 200), ["A重复", 0.0]),
    ]
    made = layer("field=YJJBNTTBBH:string(20)&field=KCXS:double", rows, "永农")
    report = import_base(register, "pbf", VectorRows(made), "2025", date(2025, 12, 31), "测试")
    assert report.shared_pairs == 3
    # A and B share 10 m, A and its repeat everything, B and the repeat 10 m.
    assert report.shared_m2 == pytest.approx(2 * 10 * 200 + 110 * 200, rel=1e-3)
    assert sum("overlap by" in note for note in report.notes) == 3 and any("A重复" in note for note in report.notes)
    checked = check_register(register, who="测试")
    assert case_row(register, FIRST)["pbf_m2"] == pytest.approx(case_row(register, FIRST)["area_m2"], abs=1e-6)
    assert checked.shared_ground and any("counted once" in note for note in checked.notes)


def test_a_clean_coverage_shares_nothing(with_bases):
    with with_bases.reading() as session:
        shared = {row["role"]: row["shared_m2"] for row in session.select("base_layer")}
    assert shared["township"] == pytest.approx(0, abs=0.01)
