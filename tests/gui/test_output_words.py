"""Results of the toolbox that QGIS loads: columns called in Chinese, codes in words, names and values as scripts know them."""

import ast
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsFields, QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer

from farmland_guard.casework.filings.survey_list import FIELDS
from farmland_guard.casework.validating import REPORT_COLUMNS
from farmland_guard.processing.algorithms import check_overlap, import_returns, precheck
from farmland_guard.processing.output_words import WORDS, name_when_loaded
from farmland_guard.processing.provider import ALGORITHMS

FOLDER = Path(check_overlap.__file__).parent
MAKERS = ("text_field", "real_field", "int_field", "QgsField")
# What algorithms make from lists of names.
LISTED = {
    "checkoverlap": check_overlap.AREAS + check_overlap.MU + check_overlap.MORE,
    "importreturns": [name for name, _ in import_returns._COLUMNS],
    "precheck": [name for name, _ in precheck._FIELDS],
    "surveyfilings": FIELDS,
    "validatepackage": REPORT_COLUMNS,
    "checkquality": ["indicator", "reading", "limit", "result", "sentence"],
    "checkidentities": [f"{name}_{unit}" for name in ("total", "rectified", "open", "demolished", "legalised") for unit in ("m2", "mu")]
    + ["count", "count_rectified", "count_open"],
    "surveyhandover": ["code", "task", "xzdm", "xzmc", "measure", "decided_at", "dlbm", "dlmc", "state"],
}


def columns_of(algorithm):
    """The names of the columns that an algorithm makes, read from its source."""
    tree = ast.parse((FOLDER / f"{algorithm.__module__.split('.')[-1]}.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
            if isinstance(node.args[0], ast.Constant):
                yield node.args[0].value
    yield from LISTED.get(algorithm.ID, ())


@pytest.mark.parametrize("algorithm", ALGORITHMS, ids=lambda each: each.ID)
def test_every_column_of_a_result_has_a_word(algorithm):
    made = set(columns_of(algorithm))
    named = {name for output in WORDS.get(algorithm.ID, {}).values() for name in output}
    assert made == named


def test_outputs_are_those_of_the_algorithms(qgis_app):
    for algorithm in ALGORITHMS:
        made = algorithm()
        made.initAlgorithm()
        outputs = {each.name() for each in made.destinationParameterDefinitions()}
        assert set(WORDS.get(algorithm.ID, {})) <= outputs, algorithm.ID


def test_a_loaded_result_shows_words_and_keeps_its_values(qgis_app):
    columns = "field=TBBH:string&field=source_layer:string&field=gross_m2:double&field=sliver:int"
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:4525&{columns}", "结果", "memory")
    context = QgsProcessingContext()
    context.addLayerToLoadOnCompletion("结果", QgsProcessingContext.LayerDetails("套合地块", QgsProject.instance(), "PIECES"))
    patches = QgsVectorLayer("None?field=TBBH:string", "图斑", "memory")
    patches.setFieldAlias(0, "图斑编号")
    name_when_loaded("checkoverlap", "PIECES", "另一个", context, patches.fields())
    name_when_loaded("checkoverlap", "PIECES", "结果", context, patches.fields())
    context.layerToLoadOnCompletionDetails("结果").postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
    assert [layer.attributeDisplayName(index) for index in range(4)] == ["图斑编号", "底图", "毛面积（未平差）（m²）", "碎屑"]
    shown = {}
    for name, value in (("source_layer", "pbf"), ("sliver", 1)):
        index = layer.fields().indexOf(name)
        setup = layer.editorWidgetSetup(index)
        formatter = QgsApplication.fieldFormatterRegistry().fieldFormatter(setup.type())
        shown[name] = formatter.representValue(layer, index, setup.config(), None, value)
    assert shown == {"source_layer": "永久基本农田", "sliver": "是"}
    assert layer.fields().names() == ["TBBH", "source_layer", "gross_m2", "sliver"]


def test_what_only_programs_read_is_hidden_at_first(qgis_app):
    layer = QgsVectorLayer("None?field=code:string&field=rule_id:string&field=level:string", "结果", "memory")
    context = QgsProcessingContext()
    context.addLayerToLoadOnCompletion("结果", QgsProcessingContext.LayerDetails("退件预检", QgsProject.instance(), "OUTPUT"))
    name_when_loaded("precheck", "OUTPUT", "结果", context, QgsFields())
    context.layerToLoadOnCompletionDetails("结果").postProcessor().postProcessLayer(layer, context, QgsProcessingFeedback())
    hidden = [column.name for column in layer.attributeTableConfig().columns() if column.hidden and column.name]
    assert hidden == ["rule_id"]
