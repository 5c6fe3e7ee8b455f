"""Base layers and batches taken in: fields, repairs, repeats, refusals."""

from datetime import date

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

from farmland_guard.casework.base_intake import import_base
from farmland_guard.casework.clue_intake import import_clues
from farmland_guard.domain.errors import Cancelled, InputError
from farmland_guard.exchange.source import VectorRows
from tests.register.helpers import EAST, NORTH, new_register

from .conftest import copied, rows_of

SQUARE = f"POLYGON(({EAST} {NORTH},{EAST + 60} {NORTH},{EAST + 60} {NORTH + 60},{EAST} {NORTH + 60},{EAST} {NORTH}))"
BOWTIE = f"POLYGON(({EAST} {NORTH},{EAST + 60} {NORTH + 60},{EAST + 60} {NORTH},{EAST} {NORTH + 60},{EAST} {NORTH}))"


def layer_of(fields, rows, crs="EPSG:4525"):
    definition = "&".join(f"field={name}:{kind}" for name, kind in fields)
    layer = QgsVectorLayer(f"MultiPolygon?crs={crs}&{definition}", "批次", "memory")
    for wkt, *values in rows:
        feature = QgsFeature(layer.fields())
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes(values)
        layer.dataProvider().addFeature(feature)
    return layer


CLUES = [("JCBH", "string"), ("MJ", "double")]
LANDUSE = [("BSM", "string"), ("DLBM", "string")]


def test_rows_that_cannot_be_taken_are_named_and_the_rest_goes_on(tmp_path, qgis_app):
    register = new_register(tmp_path)
    layer = layer_of(CLUES, [(SQUARE, "A", 1.0), (None, "B", 1.0), (SQUARE, "", 1.0), (BOWTIE, "C", 1.0), (SQUARE, "A", 2.0)])
    report = import_clues(register, VectorRows(layer), "一批")
    assert report.added == ["A", "C"]
    assert len(report.left_out) == 3
    text = "\n".join(report.notes)
    for row in ("row 2", "row 3", "row 4", "row 5"):
        assert row in text
    assert "already came in row 1" in text and "township" in text


def test_a_layer_without_codes_is_refused_and_nothing_written(tmp_path, qgis_app):
    register = new_register(tmp_path)
    with pytest.raises(InputError, match="JCBH"):
        import_clues(register, VectorRows(layer_of([("X", "string")], [(SQUARE, "A")])), "一批")
    with register.reading() as session:
        assert session.select("batch") == []


def test_a_datum_without_parameters_is_refused(tmp_path, qgis_app):
    register = new_register(tmp_path)
    with pytest.raises(InputError, match="no public parameters"):
        import_clues(register, VectorRows(layer_of(CLUES, [(SQUARE, "A", 1.0)], "EPSG:2361")), "一批")


def test_cancelling_writes_nothing(with_bases, county, tmp_path):
    register = copied(with_bases, tmp_path)
    with pytest.raises(Cancelled):
        import_clues(register, rows_of(county["batch"]), "一批", progress=lambda done: done < 0.5)
    with register.reading() as session:
        assert session.select("violation") == []


def test_changed_ground_is_seen_and_taken_on_request(tmp_path, qgis_app):
    register = new_register(tmp_path)
    import_clues(register, VectorRows(layer_of(CLUES, [(SQUARE, "A", 3600.0)])), "九月")
    smaller = SQUARE.replace(str(EAST + 60), str(EAST + 40))
    report = import_clues(register, VectorRows(layer_of(CLUES, [(smaller, "A", 2400.0)])), "十月")
    assert [each.code for each in report.differing] == ["A"]
    assert report.differing[0].changes["下发面积"] == (3600.0, 2400.0)
    assert report.updated == []
    report = import_clues(register, VectorRows(layer_of(CLUES, [(smaller, "A", 2400.0)])), "十月", update=True)
    assert report.updated == ["A"]
    again = import_clues(register, VectorRows(layer_of(CLUES, [(smaller, "A", 2400.0)])), "十月")
    assert (again.known, again.differing) == (["A"], [])
    with register.reading() as session:
        assert session.select("violation")[0]["batch"] == "九月"


def test_a_base_version_is_taken_once_and_fingerprinted_in_any_order(tmp_path, qgis_app):
    register = new_register(tmp_path)
    fields = [("BSM", "string"), ("DLBM", "string"), ("KCXS", "double")]
    other = SQUARE.replace(str(NORTH), str(NORTH + 200)).replace(str(NORTH + 60), str(NORTH + 260))
    rows = [(SQUARE, "1", "0103", 0.1), (other, "2", "0702", 0.0)]
    first = import_base(register, "landuse", VectorRows(layer_of(fields, rows)), "甲", date(2025, 12, 31))
    with pytest.raises(InputError, match="甲"):
        import_base(register, "landuse", VectorRows(layer_of(fields, rows)), "甲", date(2025, 12, 31))
    second = import_base(register, "landuse", VectorRows(layer_of(fields, rows[::-1])), "乙", date(2026, 6, 30))
    assert first.fingerprint == second.fingerprint
    assert {first.table_name, second.table_name} == {"base_landuse_1", "base_landuse_2"}
    changed = import_base(
        register, "landuse", VectorRows(layer_of(fields, [(SQUARE, "1", "0102", 0.1)])), "丙", date(2026, 7, 1)
    )
    assert changed.fingerprint != first.fingerprint


def test_a_bad_base_row_is_repaired_or_left_out_and_named(tmp_path, qgis_app):
    register = new_register(tmp_path)
    fields = [("BSM", "string"), ("DLBM", "string"), ("KCXS", "double")]
    layer = layer_of(fields, [(BOWTIE, "1", "0103", 0.1), (None, "2", "0103", 0.1), (SQUARE, "3", "0103", 1.7)])
    report = import_base(register, "landuse", VectorRows(layer), "甲", date(2025, 12, 31))
    assert (report.taken, report.repaired, report.left_out) == (2, 1, 1)
    text = "\n".join(report.notes)
    assert "row 1" in text and "row 2" in text and "KCXS" in text


def test_the_spatial_index_of_a_base_layer_is_filled_and_kept_in_step(tmp_path, qgis_app):
    register = new_register(tmp_path)
    rows = [(SQUARE.replace(f"{EAST + 60}", f"{EAST + 60 + place}"), str(place), "0103") for place in range(1203)]
    rows[7] = (BOWTIE, "7", "0103")
    rows[900] = (None, "900", "0103")
    report = import_base(register, "landuse", VectorRows(layer_of(LANDUSE, rows)), "一版", date(2025, 12, 31))
    assert (report.taken, report.repaired, report.left_out) == (1202, 1, 1)
    table, index = report.table_name, f"rtree_{report.table_name}_geom"
    astray = (
        f"SELECT count(*) FROM {table} b LEFT JOIN {index} i ON i.id = b.fid WHERE i.id IS NULL OR ST_MinX(b.geom) NOT BETWEEN "
        "i.minx AND i.minx + 8 OR ST_MaxX(b.geom) NOT BETWEEN i.maxx - 8 AND i.maxx OR ST_MaxY(b.geom) NOT BETWEEN i.maxy - 8 AND i.maxy"
    )
    with register.writing("测试") as session:
        assert session.one(f"SELECT count(*) AS n FROM {index}")["n"] == 1202
        assert list(session.one(astray).values()) == [0]
        # From here on the layer's own triggers keep it so.
        session.connection.execute(f"UPDATE {table} SET geom = (SELECT geom FROM {table} WHERE source_id = '1200') WHERE source_id = '3'")
        session.connection.execute(f"DELETE FROM {table} WHERE source_id = '5'")
        assert session.one(f"SELECT count(*) AS n FROM {index}")["n"] == 1201
        assert list(session.one(astray).values()) == [0]


def test_land_use_needs_its_classes(tmp_path, qgis_app):
    register = new_register(tmp_path)
    with pytest.raises(InputError, match="land_class"):
        import_base(register, "landuse", VectorRows(layer_of([("BSM", "string")], [(SQUARE, "1")])), "甲", date(2025, 12, 31))
