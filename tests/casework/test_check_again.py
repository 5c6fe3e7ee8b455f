"""Checks that are stopped and go on, and the same digits in any order, in any chunks and by either engine."""

import json
import random
import sqlite3
from datetime import date

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

from farmland_guard.casework import check_work
from farmland_guard.casework.base_intake import import_base
from farmland_guard.casework.check_resume import SUFFIX, Checkpoint
from farmland_guard.casework.checking import check_register
from farmland_guard.domain.codes import CHECK_SCOPES
from farmland_guard.domain.errors import Cancelled
from farmland_guard.domain.units import format_square_metres
from farmland_guard.exchange.source import VectorRows
from tests.gui.planted import landuse_layer, pbf_layer, planted
from tests.register.helpers import EAST, NORTH, add_case, new_register


def run_row(register, uid):
    with register.reading() as session:
        return session.get("check_run", uid)


@pytest.fixture
def in_pieces(monkeypatch):
    """Chunks of four cases, so that twenty make several."""
    monkeypatch.setattr(check_work, "CHUNK", 4)


def figures_of(register):
    with register.reading() as session:
        cases = session.rows(
            "SELECT code, area_m2, pbf_m2, pbf_net_m2, cultivated_m2, cultivated_net_m2, adjusted_m2, planar_m2 "
            "FROM violation ORDER BY code"
        )
        pieces = session.rows(
            "SELECT v.code, p.source_layer, p.source_id, p.gross_m2, p.adjusted_m2 FROM overlap_piece p "
            "JOIN violation v ON v.uid = p.violation_uid ORDER BY 1, 2, 3, 4"
        )
        parts = session.rows(
            "SELECT v.code, p.kind, p.code AS part, p.raw_m2, p.adjusted_m2, p.adjusted_mu FROM case_part p "
            "JOIN violation v ON v.uid = p.violation_uid ORDER BY 1, 2, 3"
        )
    return cases, pieces, parts


def stop_at(fraction):
    def progress(part):
        return part < fraction

    return progress


def test_a_run_says_what_it_was_asked_for(register):
    with register.reading() as session:
        code = session.rows("SELECT code FROM violation ORDER BY code")[0]["code"]
    asked = [check_register(register, "all").run_uid, check_register(register, codes=[code]).run_uid]
    assert [CHECK_SCOPES[run_row(register, uid)["scope"]] for uid in asked] == ["全部图斑", "所选图斑"]


def test_a_stopped_check_writes_nothing_and_the_next_one_goes_on(register, in_pieces, monkeypatch):
    before = figures_of(register)
    with pytest.raises(Cancelled):
        check_register(register, "all", who="测试", progress=stop_at(0.5))
    assert figures_of(register) == before
    side = register.path.with_name(register.path.name + SUFFIX)
    assert side.exists()
    computed = []
    real = check_work._compute_chunk
    monkeypatch.setattr(check_work, "_compute_chunk", lambda *given: computed.append(len(given[1])) or real(*given))
    report = check_register(register, "all", who="测试")
    assert 0 < report.resumed < report.cases and report.resumed + sum(computed) == report.cases
    assert any(str(report.resumed) in note and "interrupted" in note for note in report.notes)
    assert run_row(register, report.run_uid)["resumed_count"] == report.resumed
    assert not side.exists()
    assert figures_of(register) == before and report.changes == []


def test_only_the_same_cases_and_versions_are_taken_up(register, in_pieces):
    with pytest.raises(Cancelled):
        check_register(register, "all", who="测试", progress=stop_at(0.84))
    with register.writing("测试") as session:
        base = session.select("base_layer", {"role": "landuse"})[0]
        session.update("base_layer", base["uid"], {"fingerprint": "0" * 64})
    report = check_register(register, "all", who="测试")
    assert report.resumed == 0


def test_a_damaged_side_file_costs_only_the_resuming(register, in_pieces):
    before = figures_of(register)
    with pytest.raises(Cancelled):
        check_register(register, "all", who="测试", progress=stop_at(0.5))
    side = register.path.with_name(register.path.name + SUFFIX)
    connection = sqlite3.connect(side)
    connection.execute("UPDATE chunk SET content = ?", (b"not compressed",))
    connection.commit()
    connection.close()
    report = check_register(register, "all", who="测试")
    assert report.resumed == 0 and figures_of(register) == before
    side.write_bytes(b"no database at all " * 100)
    assert check_register(register, "all", who="测试").resumed == 0
    assert not side.exists() and figures_of(register) == before


def test_a_stop_while_writing_writes_nothing(register):
    before = figures_of(register)
    with pytest.raises(Cancelled):
        check_register(register, "all", who="测试", progress=lambda part: part < 0.86)
    assert figures_of(register) == before
    with register.reading() as session:
        assert len(session.select("check_run")) == 1


def test_one_chunk_or_many_give_the_same_digits(register, monkeypatch):
    before = figures_of(register)
    monkeypatch.setattr(check_work, "CHUNK", 3)
    check_register(register, "all", who="测试")
    assert figures_of(register) == before
    some = [before[0][0]["code"], before[0][5]["code"]]
    check_register(register, codes=some, who="测试")
    assert figures_of(register) == before


SEED = 20261126


def shuffled(made, dice):
    """The same layer with rows in another order, rings begun at another point and some of them turned round."""
    copy = QgsVectorLayer("Polygon?crs=EPSG:4525", made.name(), "memory")
    copy.dataProvider().addAttributes(made.fields().toList())
    copy.updateFields()
    features = list(made.getFeatures())
    dice.shuffle(features)
    for feature in features:
        turned = QgsFeature(copy.fields())
        turned.setAttributes(feature.attributes())
        turned.setGeometry(QgsGeometry.fromPolygonXY([turned_ring(ring, dice) for ring in feature.geometry().asPolygon()]))
        copy.dataProvider().addFeature(turned)
    return copy


def turned_ring(ring, dice):
    points = ring[:-1]
    start = dice.randrange(len(points))
    points = points[start:] + points[:start]
    if dice.random() < 0.5:
        points.reverse()
    return [*points, points[0]]


def rough(dice, x, y, width, height):
    """A ring round a box with many uneven points."""
    points = []
    for corner, step in (((x, y), (1, 0)), ((x + width, y), (0, 1)), ((x + width, y + height), (-1, 0)), ((x, y + height), (0, -1))):
        length = width if step[0] else height
        points += [(corner[0] + step[0] * length * k / 5, corner[1] + step[1] * length * k / 5) for k in range(5)]
    uneven = [(px + dice.uniform(-6, 6), py + dice.uniform(-6, 6)) for px, py in points]
    return QgsGeometry.fromPolygonXY([[*map(point, uneven), point(uneven[0])]])


def point(xy):
    return QgsPointXY(EAST + xy[0], NORTH + xy[1])


def test_any_order_of_features_and_any_start_of_rings_give_the_same_digits(qgis_app, tmp_path):
    print("seed", SEED)
    dice = random.Random(SEED)
    pbf, landuse = pbf_layer(), landuse_layer()
    bases = {}
    for name, fields, count in (("pbf", pbf.fields(), 9), ("landuse", landuse.fields(), 12)):
        made = QgsVectorLayer("Polygon?crs=EPSG:4525", name, "memory")
        made.dataProvider().addAttributes(fields.toList())
        made.updateFields()
        for number in range(count):
            feature = QgsFeature(made.fields())
            feature.setGeometry(rough(dice, dice.uniform(-50, 250), dice.uniform(-50, 250), 120, 90))
            values = [f"{name}{number}", *([dice.choice(("0102", "0301", "0702"))] if name == "landuse" else []), 0.1]
            feature.setAttributes(values)
            made.dataProvider().addFeature(feature)
        bases[name] = made
    cases = [(f"C{number:02d}", bytes(rough(dice, number * 60, number * 20, 90, 70).asWkb())) for number in range(6)]
    said = []
    for turn in range(3):
        folder = tmp_path / str(turn)
        folder.mkdir()
        register = new_register(folder)
        order = list(cases)
        if turn:
            dice.shuffle(order)
        for code, wkb in order:
            geometry = QgsGeometry()
            geometry.fromWkb(wkb)
            ring = geometry.asPolygon()[0]
            turned = QgsGeometry.fromPolygonXY([turned_ring(ring, dice)]) if turn else geometry
            add_case(register, code, bytes(turned.asWkb()))
        for role, made in bases.items():
            import_base(register, role, VectorRows(shuffled(made, dice) if turn else made), "2025", date(2025, 12, 31), "测试")
        check_register(register, who="测试")
        said.append(digits(register))
    assert said[0] == said[1] == said[2]


def digits(register):
    """Everything a table shows, at the digits it shows."""
    cases, pieces, parts = figures_of(register)
    return (
        [[row["code"], *(format_square_metres(row[name]) for name in row if name != "code")] for row in cases],
        sorted((row["code"], row["source_layer"], row["source_id"] or "", row["adjusted_m2"]) for row in pieces),
        [(row["code"], row["kind"], row["part"], row["adjusted_m2"], row["adjusted_mu"]) for row in parts],
    )


def test_both_engines_agree_at_a_hundredth_of_a_square_metre(register, monkeypatch):
    from farmland_guard.geometry import geos

    if not geos.is_available("shapely"):
        pytest.skip("shapely is not installed")
    names = []
    for name in ("shapely", "qgis"):
        monkeypatch.setattr(geos, "_engine", geos._make(name))
        report = check_register(register, "all", who="测试")
        names.append((run_row(register, report.run_uid)["engine"], figures_of(register)))
    (one, first), (other, second) = names
    assert (one, other) == ("shapely", "qgis")
    assert report.changes == []
    for left, right in zip(first[0], second[0]):
        for name in left:
            if name != "code":
                assert left[name] == pytest.approx(right[name], abs=0.01)
    assert [(row["code"], row["part"]) for row in first[2]] == [(row["code"], row["part"]) for row in second[2]]


def test_history_is_compact_text_anybody_can_read(register):
    with register.reading() as session:
        row = session.select("case_check")[0]
        pieces = session.select("overlap_piece", {"violation_uid": row["violation_uid"]})
    assert len(json.loads(row["pieces"])) == len(pieces)
    assert "geom" not in row


def test_nothing_is_kept_for_a_check_of_one_chunk(qgis_app, tmp_path):
    small = planted(tmp_path)
    check_register(small, who="测试")
    assert [each.name for each in small.path.parent.iterdir() if SUFFIX in each.name] == []
    Checkpoint.forget(small.path)


def test_a_progress_that_never_stops_runs_to_one(qgis_app, tmp_path):
    small = planted(tmp_path)
    seen = []
    check_register(small, who="测试", progress=lambda part: seen.append(part) or True)
    assert seen == sorted(seen) and seen[-1] == 1.0
