"""Base layers of any format give what the same layer in a GeoPackage gives."""

import sqlite3

import numpy as np
import pytest
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import QVariant

from farmland_guard.casework.layer_check import base_of
from farmland_guard.exchange.direct import gpkg_table_of
from farmland_guard.exchange.feature_rows import FeatureTable
from farmland_guard.exchange.source import VectorRows
from farmland_guard.geometry.joining import BoxGrid
from farmland_guard.geometry.overlap import Subject, check_overlap
from farmland_guard.gui.check_jobs import LayerSnapshot
from farmland_guard.processing.algorithms.import_clues import ImportClues
from tests.exchange.test_encoding import make_table

SEED = 20261125
EAST, NORTH, SIDE = 37500000.0, 3900000.0, 50.0


def square(column, row, size=SIDE):
    west, south = EAST + column * SIDE, NORTH + row * SIDE
    corners = ((west, south), (west + size, south), (west + size, south + size), (west, south + size), (west, south))
    return "POLYGON((" + ",".join(f"{x} {y}" for x, y in corners) + "))"


def memory_layer(rows, kind="Polygon"):
    fields = "&".join(("field=BSM:string(18)", "field=DLBM:string(5)", "field=KCXS:double", "field=QT:string(20)"))
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:4525&{fields}", "地类图斑", "memory")
    features = []
    for wkt, *values in rows:
        feature = QgsFeature(layer.fields())
        if wkt is not None:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes([*values, "无关"])
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


@pytest.fixture(scope="module")
def layers(qgis_app, tmp_path_factory):
    """The same 900 cells as memory layer, GeoPackage, shapefile and file geodatabase where this GDAL writes one."""
    print("seed", SEED)
    dice = np.random.default_rng(SEED)
    rows = [
        (square(column, row), f"{row:03}{column:03}", str(dice.choice(["0102", "0103", "0301"])), float(dice.choice([0.0, 0.1346])))
        for row in range(30)
        for column in range(30)
    ]
    memory = memory_layer(rows)
    folder = tmp_path_factory.mktemp("layers")
    found = {"memory": memory}
    for driver, name in (("GPKG", "cells.gpkg"), ("ESRI Shapefile", "cells.shp"), ("OpenFileGDB", "cells.gdb")):
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.fileEncoding = driver, "UTF-8"
        context = memory.transformContext() if hasattr(memory, "transformContext") else None
        written = QgsVectorFileWriter.writeAsVectorFormatV3(memory, str(folder / name), context, options)
        if written[0] == QgsVectorFileWriter.WriterError.NoError:
            found[driver] = QgsVectorLayer(str(folder / name), "地类图斑", "ogr")
    assert {"memory", "GPKG", "ESRI Shapefile"} <= set(found)
    return found


def patches():
    dice = np.random.default_rng(SEED + 1)
    for number in range(40):
        column, row = dice.uniform(-1, 30, 2)
        yield Subject(number, bytes(QgsGeometry.fromWkt(square(column, row, dice.uniform(20, 130))).asWkb()))


def figures(layer, direct):
    notes = []
    table = gpkg_table_of(layer) if direct else None
    assert (table is not None) is direct
    source = VectorRows(layer)
    result = check_overlap(list(patches()), source.frame(), [base_of("landuse", source, notes, table)], "ellipsoidal")
    rows = [
        (
            [round(value, 6) for value in (each.area_m2, each.cultivated_m2, each.cultivated_net_m2)],
            [(piece.source_id, piece.land_class, round(piece.gross_m2, 6), piece.adjusted_m2) for piece in each.pieces],
        )
        for each in result.figures
    ]
    return rows, notes


def test_every_format_gives_the_same_figures_and_pieces(layers):
    expected, notes = figures(layers["GPKG"], direct=True)
    assert not notes and sum(bool(pieces) for _, pieces in expected) > 30
    for name, layer in layers.items():
        found, notes = figures(layer, direct=False)
        assert (name, found, notes) == (name, expected, [])


def test_only_rows_near_are_read_and_only_what_is_asked_of_them(layers):
    near = np.array([[EAST + 60.0, NORTH + 60.0, EAST + 90.0, NORTH + 90.0], [np.nan] * 4])
    for name in ("GPKG", "ESRI Shapefile"):
        blocks = list(FeatureTable(VectorRows(layers[name]), []).rows(["BSM"], BoxGrid(near)))
        assert [list(block.values["BSM"]) for block in blocks] == [["001001"]], name
        assert list(blocks[0].values) == ["BSM"]
        assert blocks[0].boxes.tolist() == [[EAST + 50, NORTH + 50, EAST + 100, NORTH + 100]]
        # Rows are named as people count them, whether the format counts from 0 or from 1.
        assert blocks[0].numbers.tolist() == [32], name


def test_rows_that_cannot_be_used_are_named_and_the_rest_is_checked(qgis_app):
    half = f"CIRCULARSTRING({EAST} {NORTH},{EAST + 50} {NORTH + 50},{EAST + 100} {NORTH})"
    arc = f"CURVEPOLYGON(COMPOUNDCURVE({half},({EAST + 100} {NORTH},{EAST} {NORTH})))"
    layer = memory_layer([(arc, "弧", "0103", 0.0), (None, "空", "0103", 0.0), (square(4, 4), "好", "0103", 1.7)], "CurvePolygon")
    notes = []
    source = VectorRows(layer)
    subjects = [Subject(0, bytes(QgsGeometry.fromWkt(square(-1, -1, 400)).asWkb()))]
    result = check_overlap(subjects, source.frame(), [base_of("landuse", source, notes)], "planar")
    assert result.figures[0].cultivated_m2 == pytest.approx(np.pi * 50**2 / 2 + 2500, abs=0.01)
    text = "\n".join(notes + [str(problem) for problem in result.base_problems])
    assert "row 1: arcs were replaced" in text and "空 (row 2)" in text and "row 3" in text and "KCXS" in text


def test_calculated_and_joined_fields_are_read_by_qgis(layers):
    path = layers["GPKG"].source()
    assert gpkg_table_of(QgsVectorLayer(path, "地类图斑", "ogr")) is not None
    calculated = QgsVectorLayer(path, "地类图斑", "ogr")
    calculated.addExpressionField("0.2", QgsField("扣除系数", QVariant.Double))
    assert gpkg_table_of(calculated) is None
    joined = QgsVectorLayer(path, "地类图斑", "ogr")
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(layers["memory"])
    join.setJoinFieldName("BSM")
    join.setTargetFieldName("BSM")
    assert joined.addJoin(join) and gpkg_table_of(joined) is None


def test_a_view_of_a_geopackage_whose_rows_have_no_key_is_read_by_qgis(layers, tmp_path):
    path = tmp_path / "view.gpkg"
    with sqlite3.connect(layers["GPKG"].source().split("|")[0]) as source, sqlite3.connect(path) as target:
        source.backup(target)
        target.execute("CREATE VIEW seen AS SELECT fid, geom, BSM, DLBM, KCXS FROM cells")
        target.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
            " SELECT 'seen', 'features', 'seen', srs_id FROM gpkg_geometry_columns"
        )
        target.execute(
            "INSERT INTO gpkg_geometry_columns SELECT 'seen', column_name, geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns"
        )
    target.close()
    layer = QgsVectorLayer(f"{path}|layername=seen", "地类图斑", "ogr")
    assert layer.isValid() and gpkg_table_of(layer) is None
    assert figures(layer, direct=False) == figures(layers["GPKG"], direct=True)


def test_rows_of_formats_that_count_from_0_are_numbered_from_1_through_every_door(layers, tmp_path):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GeoJSON"
    written = QgsVectorFileWriter.writeAsVectorFormatV3(
        layers["memory"], str(tmp_path / "cells.geojson"), layers["memory"].transformContext(), options
    )
    assert written[0] == QgsVectorFileWriter.WriterError.NoError
    unsaved = memory_layer([(square(0, 0), "新", "0103", 0.0)])
    assert unsaved.startEditing() and unsaved.addFeature(QgsFeature(next(unsaved.getFeatures())))
    (block,) = FeatureTable(VectorRows(unsaved), []).rows(["BSM"])
    assert block.numbers.max() == 1 and block.numbers.min() < 0
    for layer in (layers["ESRI Shapefile"], QgsVectorLayer(str(tmp_path / "cells.geojson"), "地类图斑", "ogr"), layers["memory"]):
        for source in (layer, LayerSnapshot(layer)):
            (block,) = FeatureTable(VectorRows(source), []).rows(["BSM"])
            assert block.numbers.tolist() == list(range(1, 901)), layer.source()
            assert block.ids.tolist() == [feature.id() for feature in layer.getFeatures()]


def test_an_empty_curve_is_called_empty(qgis_app):
    layer = memory_layer([("CURVEPOLYGON EMPTY", "空", "0103", 0.0)], "CurvePolygon")
    source = VectorRows(layer)
    subjects = [Subject(0, bytes(QgsGeometry.fromWkt(square(0, 0)).asWkb()))]
    result = check_overlap(subjects, source.frame(), [base_of("landuse", source, [])], "planar")
    assert [problem.reason for problem in result.base_problems] == ["the geometry is empty"]


@pytest.mark.parametrize("driver", ["GeoJSON", "ESRI Shapefile", "GPKG", "CSV", "memory"])
def test_a_selected_row_has_the_number_it_has_in_the_whole_table(qgis_new_project, tmp_path, driver):
    layer = memory_layer([(square(column, 0), f"B{column}", "0103", 0.0) for column in range(6)])
    if driver != "memory":
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.fileEncoding = driver, "UTF-8"
        options.layerOptions = ["GEOMETRY=AS_WKT"] if driver == "CSV" else []
        ending = {"GeoJSON": "geojson", "ESRI Shapefile": "shp", "GPKG": "gpkg", "CSV": "csv"}[driver]
        path = str(tmp_path / f"cells.{ending}")
        QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, layer.transformContext(), options)
        layer = QgsVectorLayer(path, "图斑", "ogr")
    QgsProject.instance().addMapLayer(layer)
    ids = [feature.id() for feature in layer.getFeatures()]
    door, context = ImportClues().create(), QgsProcessingContext()
    context.setProject(QgsProject.instance())
    layer.selectByIds([ids[2], ids[4]])
    for selected, wanted in ((False, [1, 2, 3, 4, 5, 6]), (True, [3, 5])):
        given = {"INPUT": QgsProcessingFeatureSourceDefinition(layer.id(), selected)}
        rows = door.rows_of("INPUT", given, context, QgsProcessingFeedback())
        # QGIS hands out selected features in no certain order.
        assert sorted((row.number, row.attributes["BSM"]) for row in rows) == [(number, f"B{number - 1}") for number in wanted]
        numbers = [number for block in FeatureTable(rows, []).rows(["BSM"]) for number in block.numbers.tolist()]
        assert sorted(numbers) == wanted


def test_the_encoding_of_a_selection_is_put_right_too(qgis_new_project, tmp_path):
    layer = QgsVectorLayer(str(make_table(tmp_path, "gbk", None, 0x57, "垣曲县历山镇")), "图斑", "ogr")
    QgsProject.instance().addMapLayer(layer)
    layer.selectAll()
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    given = {"INPUT": QgsProcessingFeatureSourceDefinition(layer.id(), True)}
    rows = ImportClues().create().rows_of("INPUT", given, context, QgsProcessingFeedback())
    assert [row.attributes["NAME"] for row in rows] == ["垣曲县历山镇"]
