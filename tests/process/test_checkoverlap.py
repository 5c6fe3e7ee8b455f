"""checkoverlap, ellipsoidalarea and the land TXT algorithms as black boxes, on real and on bad input."""

import csv
from pathlib import Path

import pytest
from osgeo import ogr, osr

from tests.shared import shared_data

T5 = [(37565000, 3905000), (37565088.8888, 3905123.456), (37565200.25, 3904950.5)]


def features(path, layer=0):
    dataset = ogr.Open(str(path))
    found = dataset.GetLayer(layer)
    return [{"properties": feature.items()} for feature in found]


def write(path: Path, epsg, polygons, fields=()):
    """A GeoPackage of polygons given as WKT (or None), with text fields."""
    reference = None
    if epsg:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer(path.stem, reference, ogr.wkbUnknown)
    for name in fields:
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    for wkt, *values in polygons:
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in zip(fields, values):
            feature.SetField(name, value)
        if wkt is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
    return path


def square(x, y, size):
    return f"POLYGON(({x} {y},{x + size} {y},{x + size} {y + size},{x} {y + size},{x} {y}))"


def test_real_parcels_planar(qgis_process, tmp_path):
    run = qgis_process(
        "checkoverlap",
        INPUT=shared_data("parcels", "nl_candidates.geojson"),
        PBF=shared_data("parcels", "fields.shp"),
        AREA_METHOD="planar",
        OUTPUT=tmp_path / "out.gpkg",
        PIECES=tmp_path / "pieces.gpkg",
    )
    assert run.code == 0, run.stderr
    with open(shared_data("parcels", "nl_candidates_x_fields.csv"), encoding="utf-8") as handle:
        expected = {row["key_A"]: float(row["dissolved_overlap"]) for row in csv.DictReader(handle)}
    checked = {each["properties"]["name"]: each["properties"] for each in features(tmp_path / "out.gpkg")}
    assert len(checked) == 60
    for name, properties in checked.items():
        assert properties["pbf_m2"] == pytest.approx(expected.get(name, 0.0), abs=0.001), name
        assert properties["cultivated_m2"] is None
    sums: dict = {}
    for piece in features(tmp_path / "pieces.gpkg"):
        values = piece["properties"]
        sums[values["name"]] = sums.get(values["name"], 0.0) + values["adjusted_m2"]
    for name, total in sums.items():
        assert total == pytest.approx(round(checked[name]["area_m2"] + 1e-9, 2), abs=1e-6)


def test_parts_by_category_follow_the_classification_and_close(qgis_process, tmp_path):
    x, y = 37565000, 3905000
    mine = write(tmp_path / "mine.gpkg", 4525, [(square(x, y, 100), "甲"), (square(x + 5000, y, 1000), "乙")], ("name",))
    land = [(square(x - 50, y - 50, 90), "1", "0102"), (square(x + 40, y - 50, 60.003), "2", "0601")]
    base = write(tmp_path / "land.gpkg", 4525, land, ("BSM", "DLBM"))
    for classification, category in (("third_survey", "建设用地"), ("spatial_planning", "其他农用地")):
        out, pieces, parts = (tmp_path / f"{classification}_{kind}.gpkg" for kind in ("out", "pieces", "parts"))
        run = qgis_process(
            "checkoverlap",
            INPUT=mine,
            LANDUSE=base,
            CLASSIFICATION=classification,
            OUTPUT=out,
            PIECES=pieces,
            PARTS=parts,
        )
        assert run.code == 0, run.stderr
        checked = {each["properties"]["name"]: each["properties"] for each in features(out)}
        found = [each["properties"] for each in features(parts)]
        assert [part["category_name"] for part in found if part["name"] == "甲"] == ["耕地", category, "未覆盖"]
        for name, row in checked.items():
            mine_parts = [part for part in found if part["name"] == name]
            assert round(sum(part["adjusted_m2"] for part in mine_parts), 2) == row["adjusted_m2"]
            assert round(sum(part["adjusted_mu"] for part in mine_parts), 2) == pytest.approx(row["area_m2"] * 0.0015, abs=0.005)
        assert checked["乙"]["other_m2"] == pytest.approx(1e6, abs=1e-3)
        # 1 km² east of the meridian: the methods are more than 0.01 亩 apart, and that is said.
        assert checked["乙"]["area_m2"] < 1e6 - 50
        assert "1500.0000" in run.stdout + run.stderr
        assert all(each["properties"]["sliver"] in (0, 1) for each in features(pieces))


def test_reference_triangle(qgis_process, tmp_path):
    ring = ",".join(f"{x} {y}" for x, y in [*T5, T5[0]])
    source = write(tmp_path / "t5.gpkg", 4525, [(f"POLYGON(({ring}))",)])
    run = qgis_process("ellipsoidalarea", INPUT=source, OUTPUT=tmp_path / "out.gpkg")
    assert run.code == 0, run.stderr
    assert features(tmp_path / "out.gpkg")[0]["properties"]["area_m2"] == pytest.approx(14559.51, abs=0.01)


def test_one_bad_feature_never_stops_the_rest(qgis_process, tmp_path):
    x, y = 37560000, 3890000
    source = write(
        tmp_path / "in.gpkg",
        4525,
        [
            (square(x, y, 100), "good"),
            (None, "null"),
            ("POLYGON EMPTY", "empty"),
            (f"POLYGON(({x} {y},{x + 100} {y + 100},{x + 100} {y},{x} {y + 100},{x} {y}))", "bowtie"),
            (f"CURVEPOLYGON(CIRCULARSTRING({x} {y},{x + 50} {y + 50},{x + 100} {y},{x + 50} {y - 50},{x} {y}))", "curve"),
            (f"POLYGON Z(({x} {y} 1,{x + 10} {y} 1,{x + 10} {y + 10} 1,{x} {y} 1))", "z"),
            (f"POINT({x} {y})", "point"),
        ],
        ["name"],
    )
    pbf = write(tmp_path / "pbf.gpkg", 4525, [(square(x, y, 50), "P1", "0.1")], ["YJJBNTTBBH", "KCXS"])
    run = qgis_process(
        "checkoverlap", INPUT=source, PBF=pbf, OUTPUT=tmp_path / "out.gpkg", PIECES=tmp_path / "pieces.gpkg",
        AREA_METHOD="planar",
    )  # fmt: skip
    assert run.code == 0, run.stderr
    found = {each["properties"]["name"]: each["properties"] for each in features(tmp_path / "out.gpkg")}
    assert found["good"]["pbf_m2"] == pytest.approx(2500)
    assert found["good"]["pbf_net_m2"] == pytest.approx(2250)
    assert found["good"]["pbf_mu"] == 3.75
    assert found["bowtie"]["area_m2"] == pytest.approx(5000)
    assert found["curve"]["area_m2"] == pytest.approx(7853.9816, abs=0.01)
    assert found["z"]["area_m2"] == pytest.approx(50)
    for name in ("null", "empty", "point"):
        assert found[name]["area_m2"] is None
    pieces = [each["properties"] for each in features(tmp_path / "pieces.gpkg")]
    uncovered = [each for each in pieces if each["name"] == "good" and each["source_id"] is None]
    assert len(uncovered) == 1 and uncovered[0]["land_class"] is None
    assert uncovered[0]["gross_m2"] == pytest.approx(7500)


def test_shared_ground_goes_to_the_lowest_id(qgis_process, tmp_path):
    x, y = 37560000, 3890000
    source = write(tmp_path / "in.gpkg", 4525, [(square(x, y, 100), "a")], ["name"])
    base = write(
        tmp_path / "dltb.gpkg",
        4525,
        [(square(x, y, 60), "10", "0103"), (square(x, y, 50), "9", "0102"), (square(x + 60, y, 40), "11", "0702")],
        ["BSM", "DLBM"],
    )
    run = qgis_process(
        "checkoverlap", INPUT=source, LANDUSE=base, OUTPUT=tmp_path / "out.gpkg", PIECES=tmp_path / "pieces.gpkg",
        AREA_METHOD="planar",
    )  # fmt: skip
    assert run.code == 0, run.stderr
    pieces = {each["properties"]["source_id"]: each["properties"]["gross_m2"] for each in features(tmp_path / "pieces.gpkg")}
    assert pieces["9"] == pytest.approx(2500)
    assert pieces["10"] == pytest.approx(1100)
    assert features(tmp_path / "out.gpkg")[0]["properties"]["cultivated_m2"] == pytest.approx(3600)


def test_a_layer_without_crs_is_refused_and_nothing_is_written(qgis_process, tmp_path):
    source = write(tmp_path / "in.gpkg", None, [(square(37560000, 3890000, 100), "a")], ["name"])
    run = qgis_process("ellipsoidalarea", INPUT=source, OUTPUT=tmp_path / "out.gpkg")
    assert run.code == 1
    assert not (tmp_path / "out.gpkg").exists()


def test_degrees_and_both_kinds_of_zone_agree(qgis_process, tmp_path):
    areas = {}
    for epsg, x, y in ((4525, 37560000, 3890000), (4546, 560000, 3890000)):
        source = write(tmp_path / f"in{epsg}.gpkg", epsg, [(square(x, y, 400), "a")], ["name"])
        run = qgis_process("ellipsoidalarea", INPUT=source, OUTPUT=tmp_path / f"out{epsg}.gpkg")
        assert run.code == 0, run.stderr
        areas[epsg] = features(tmp_path / f"out{epsg}.gpkg")[0]["properties"]["area_m2"]
    geometry = ogr.CreateGeometryFromWkt(square(37560000, 3890000, 400))
    zone, degrees = osr.SpatialReference(), osr.SpatialReference()
    zone.ImportFromEPSG(4525)
    degrees.ImportFromEPSG(4490)
    for reference in (zone, degrees):
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    geometry.Transform(osr.CoordinateTransformation(zone, degrees))
    source = write(tmp_path / "deg.gpkg", 4490, [(geometry.ExportToWkt(), "a")], ["name"])
    run = qgis_process("ellipsoidalarea", INPUT=source, OUTPUT=tmp_path / "outdeg.gpkg")
    areas[4490] = features(tmp_path / "outdeg.gpkg")[0]["properties"]["area_m2"]
    assert max(areas.values()) - min(areas.values()) < 0.001, areas


def test_land_txt_round_trip(qgis_process, tmp_path):
    hole = "POLYGON((37560000 3890000,37560100 3890000,37560100 3890100,37560000 3890100,37560000 3890000)," \
           "(37560020 3890020,37560040 3890020,37560040 3890040,37560020 3890040,37560020 3890020))"  # fmt: skip
    source = write(tmp_path / "in.gpkg", 4525, [(hole, "A1", "一号地块")], ["code", "name"])
    run = qgis_process(
        "exportlandtxt", INPUT=source, CODE_FIELD="code", NAME_FIELD="name", OUTPUT=tmp_path / "out.txt"
    )
    assert run.code == 0, run.stderr
    text = (tmp_path / "out.txt").read_bytes().decode("gbk")
    assert "带号=37" in text and "0.9600" in text and "\r\n" in text
    back = qgis_process("importlandtxt", INPUT=tmp_path / "out.txt", OUTPUT=tmp_path / "back.gpkg")
    assert back.code == 0, back.stderr
    dataset = ogr.Open(str(tmp_path / "back.gpkg"))
    layer = dataset.GetLayer(0)
    assert layer.GetSpatialRef().GetAuthorityCode(None) == "4525"
    feature = layer.GetNextFeature()
    assert feature.GetField("code") == "A1" and feature.GetField("name") == "一号地块"
    assert feature.GetGeometryRef().GetArea() == pytest.approx(9600, abs=0.01)


def test_a_bad_txt_is_refused_with_the_line(qgis_process, tmp_path):
    path = tmp_path / "bad.txt"
    path.write_bytes("[地块坐标]\r\n4,0.1,1,地块,面,,,,@\r\nJ1,1,3890000,37560000\r\nJ2,1,x,y\r\n".encode("gbk"))
    run = qgis_process("importlandtxt", INPUT=path, OUTPUT=tmp_path / "out.gpkg")
    assert run.code == 1
    assert "4" in run.stderr + run.stdout
    assert not (tmp_path / "out.gpkg").exists()
