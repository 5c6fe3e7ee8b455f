"""The register as QGIS layers: forms from the schema, edits through the attribute table, and living beside casework."""

import re

import pytest
from qgis.core import (
    NULL,
    QgsApplication,
    QgsAttributeTableConfig,
    QgsEditFormConfig,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayerUtils,
)
from qgis.gui import QgsAttributeForm
from qgis.PyQt.QtCore import QSize

from farmland_guard.domain.codes import CODE_LISTS
from farmland_guard.domain.schema import TABLES
from farmland_guard.register.layers import add_register_to_project, layers_of

from .helpers import EAST, NORTH, add_case, case_row, new_register, square


@pytest.fixture
def opened(tmp_path, qgis_new_project):
    register = new_register(tmp_path)
    add_case(register)
    return register, add_register_to_project(register, QgsProject.instance())


def test_every_field_has_its_chinese_name_and_widget(opened):
    _, layers = opened
    for name, table in TABLES.items():
        if name not in layers:
            continue
        layer = layers[name]
        for field in table.fields:
            index = layer.fields().indexOf(field.name)
            assert index >= 0, (name, field.name)
            assert layer.attributeAlias(index).startswith(field.alias)
            widget = layer.editorWidgetSetup(index)
            if field.codes and field.closed and not field.hidden:
                assert widget.type() == "ValueMap"
                shown = {title: code for entry in widget.config()["map"] for title, code in entry.items()}
                for code, title in CODE_LISTS[field.codes].items():
                    assert shown[title] == code
            if field.hidden:
                assert widget.type() == "Hidden"


def test_adding_twice_adds_nothing(opened):
    register, layers = opened
    assert layers_of(register, QgsProject.instance()).keys() == layers.keys()
    count = len(QgsProject.instance().mapLayers())
    assert add_register_to_project(register, QgsProject.instance()).keys() == layers.keys()
    assert len(QgsProject.instance().mapLayers()) == count


def test_relations_hold_after_saving_and_reading_the_project(opened, tmp_path):
    _, _layers = opened
    project = QgsProject.instance()
    path = str(tmp_path / "p.qgz")
    assert project.write(path)
    project.clear()
    assert project.read(path)
    relations = project.relationManager().relations()
    assert len(relations) >= 6 and all(relation.isValid() for relation in relations.values())
    tasks = next(layer for layer in project.mapLayers().values() if layer.customProperty("farmland_guard/table") == "task")
    assert tasks.attributeAlias(tasks.fields().indexOf("deadline")) == "整改期限"


def test_edit_save_check_edit_save(opened):
    """The attribute table and casework write to the same file in turn, with the layer open all the time."""
    register, layers = opened
    layer = layers["violation"]
    feature = next(layer.getFeatures())
    column = layer.fields().indexOf("occupant")
    assert layer.startEditing()
    assert layer.changeAttributeValue(feature.id(), column, "甲")
    assert layer.commitChanges(), layer.commitErrors()
    with register.writing("套合") as session:
        session.update("violation", case_row(register)["uid"], {"area_m2": 10000.0})
    assert layer.startEditing()
    # While the edit session is open and has changes, casework can still write.
    assert layer.changeAttributeValue(feature.id(), column, "乙")
    with register.writing("套合") as session:
        session.update("violation", case_row(register)["uid"], {"pbf_m2": 5.0})
    assert layer.commitChanges(), layer.commitErrors()
    row = case_row(register)
    assert (row["occupant"], row["pbf_m2"]) == ("乙", 5.0)


def test_the_attribute_table_is_refused_with_the_reason_and_keeps_the_edit(opened):
    register, layers = opened
    layer = layers["violation"]
    feature = next(layer.getFeatures())
    assert layer.startEditing()
    layer.changeAttributeValue(feature.id(), layer.fields().indexOf("state"), "closed")
    assert not layer.commitChanges()
    assert "“已标记”的图斑只能改为" in " ".join(layer.commitErrors())
    assert layer.isEditable()
    layer.rollBack()
    assert case_row(register)["state"] == "marked"


def test_a_change_in_the_form_is_signed_by_the_user(opened):
    register, layers = opened
    layer = layers["violation"]
    index = layer.fields().indexOf("edited_by")
    default = layer.defaultValueDefinition(index)
    assert (default.expression(), default.applyOnUpdate()) == ("@user_full_name", True)
    assert layer.startEditing()
    feature = QgsVectorLayerUtils.createFeature(
        layer, QgsGeometry.fromWkt(f"MULTIPOLYGON((({EAST} {NORTH},{EAST + 9} {NORTH},{EAST} {NORTH + 9},{EAST} {NORTH})))")
    )
    feature.setAttribute("code", "手工1")
    feature.setAttribute("edited_by", "值班员")
    assert layer.addFeature(feature)
    assert layer.commitChanges(), layer.commitErrors()
    row = case_row(register, "手工1")
    assert row["state"] == "marked" and len(row["uid"]) == 36
    with register.reading() as session:
        last = session.rows("SELECT who FROM event WHERE table_name = 'violation' ORDER BY fid DESC LIMIT 1")[0]
    assert last["who"] == "值班员"


def test_a_bare_feature_without_uid_gets_one(opened):
    register, layers = opened
    layer = layers["violation"]
    assert layer.startEditing()
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt(f"MULTIPOLYGON((({EAST} {NORTH},{EAST + 9} {NORTH},{EAST} {NORTH + 9},{EAST} {NORTH})))"))
    feature.setAttribute("code", "裸1")
    for name in ("uid", "state", "review_state"):
        feature.setAttribute(name, layer.dataProvider().defaultValueClause(layer.fields().indexOf(name)))
    assert layer.addFeature(feature)
    saved = layer.commitChanges()
    assert saved, layer.commitErrors()
    assert case_row(register, "裸1")["uid"]


def test_a_layer_held_open_elsewhere_does_not_hide_what_was_written(opened):
    register, layers = opened
    layer = layers["violation"]
    assert layer.featureCount() == 1
    add_case(register, "第二个", square(EAST + 500))
    layer.dataProvider().reloadData()
    assert {feature["code"] for feature in layer.getFeatures()} == {"140827SJBG26100001", "第二个"}


def test_a_table_opened_bare_has_the_same_form(tmp_path, qgis_app):
    from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

    from farmland_guard.casework.founding import found_register

    path = found_register(tmp_path / "台账.gpkg", "140827", "垣曲县", QgsCoordinateReferenceSystem())
    layer = QgsVectorLayer(f"{path}|layername=violation", "v", "ogr")
    fields = layer.fields()
    assert layer.attributeAlias(fields.indexOf("verdict")) == "核实认定意见"
    assert layer.editorWidgetSetup(fields.indexOf("verdict")).type() == "ValueMap"
    assert layer.defaultValueDefinition(fields.indexOf("edited_by")).expression() == "@user_full_name"
    assert layer.renderer().type() == "categorizedSymbol"


def test_a_split_patch_is_a_broken_outline_under_its_parts(opened):
    register, layers = opened
    whole = add_case(register, "整", square(EAST + 900))
    with register.writing("测试") as session:
        session.insert("violation", {"code": "整_1", "parent_uid": whole, "patch_state": "part"}, square(EAST + 900, size=50))
        session.update("violation", whole, {"patch_state": "split"})
    layer = layers["violation"]
    layer.dataProvider().reloadData()
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    shown = {}
    for feature in layer.getFeatures():
        context.setFeature(feature)
        shown[feature["code"]] = QgsExpression(layer.renderer().classAttribute()).evaluate(context)
        label = QgsExpression(layer.labeling().settings().fieldName).evaluate(context)
        assert (label in (None, NULL)) == (feature["code"] == "整")
    assert set(shown.values()) <= {category.value() for category in layer.renderer().categories()}
    assert shown["整"] == "split" and shown["整_1"] == "marked"


KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}|[0-9a-f]{64}", re.IGNORECASE)
"""What a uid and a fingerprint look like."""


def shown_columns(layer):
    """Names of the columns that the attribute table shows at first."""
    field = QgsAttributeTableConfig.Type.Field
    return [column.name for column in layer.attributeTableConfig().columns() if column.type == field and not column.hidden]


def words_of(layer, feature, name):
    """What the attribute table writes into a cell."""
    index = layer.fields().indexOf(name)
    setup = layer.editorWidgetSetup(index)
    formatter = QgsApplication.fieldFormatterRegistry().fieldFormatter(setup.type())
    return formatter.representValue(layer, index, setup.config(), None, feature[name])


def test_attribute_tables_show_no_keys_and_no_fingerprints(tmp_path, qgis_new_project):
    register = new_register(tmp_path)
    case = add_case(register)
    with register.writing("测试") as session:
        session.insert(
            "attachment",
            {"owner_table": "violation", "owner_uid": case, "file_name": "照片.jpg", "stored_as": "a/照片.jpg", "sha256": "ab" * 32},
        )
        session.insert("case_number", {"violation_uid": case, "platform": "satellite", "number": "7"})
    layers = add_register_to_project(register, QgsProject.instance())
    seen = {}
    for name, layer in layers.items():
        columns = shown_columns(layer)
        assert columns and "fid" not in columns, name
        for feature in layer.getFeatures():
            for column in columns:
                seen[name, column] = words_of(layer, feature, column)
    keys = {place: words for place, words in seen.items() if KEY.fullmatch(str(words).strip("() "))}
    assert keys == {}
    assert seen["case_number", "violation_uid"] == "140827SJBG26100001"
    assert (seen["attachment", "owner_table"], seen["event", "action"]) == ("违法图斑", "新增")
    # Hidden columns are there, for who wants to see them.
    table = layers["attachment"].attributeTableConfig()
    assert {column.name for column in table.columns() if column.hidden} >= {"fid", "uid", "owner_uid", "sha256"}


def test_a_form_shows_every_field_that_is_not_technical(opened):
    _, layers = opened
    with_pages = [
        name for name in TABLES
        if name in layers and layers[name].editFormConfig().layout() == QgsEditFormConfig.EditorLayout.TabLayout
    ]  # fmt: skip
    assert {"violation", "task", "person", "filing"} <= set(with_pages)
    for name in with_pages:
        pages = layers[name].editFormConfig().invisibleRootContainer().children()
        on_pages = {element.name() for page in pages for element in page.children()}
        assert on_pages == set(shown_columns(layers[name])), name


def test_base_layers_speak_chinese_and_keep_their_colours(tmp_path, qgis_new_project):
    from qgis.core import QgsVectorLayer

    from farmland_guard.domain.schema import BASE_POLYGON
    from farmland_guard.register.layers import configure_layer
    from farmland_guard.register.styles import style_base

    layer = QgsVectorLayer("Polygon?crs=EPSG:4525&field=source_id:string&field=land_class:string&field=zone_name:string", "底图", "memory")
    configure_layer(layer, BASE_POLYGON, {})
    style_base(layer, "pbf")
    assert [layer.attributeDisplayName(index) for index in range(3)] == ["图斑编号", "地类编码", "坐落单位（区域）名称"]


def labels_at(scale, layer, centre):
    """Texts of the labels that a map of this scale writes, 25 × 20 cm around a place."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setOutputDpi(96)
    settings.setOutputSize(QSize(945, 756))
    half = scale * 0.125, scale * 0.1
    settings.setExtent(QgsRectangle(centre[0] - half[0], centre[1] - half[1], centre[0] + half[0], centre[1] + half[1]))
    assert settings.scale() == pytest.approx(scale, rel=0.05)
    # As the canvas and the layout do: expressions learn the scale from here.
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return sorted(label.labelText for label in job.takeLabelingResults().allLabels())


def test_labels_come_with_the_scale(tmp_path, qgis_new_project):
    register = new_register(tmp_path)
    with register.writing("测试") as session:
        for number in range(9):
            heavy = {"pbf_m2": 6000.0} if number == 4 else {}
            place = square(EAST + 400.0 * (number % 3), NORTH + 400.0 * (number // 3), 100.0)
            session.insert("violation", {"code": f"图斑{number}", "area_m2": 10000.0, **heavy}, place)
    layer = add_register_to_project(register, QgsProject.instance())["violation"]
    centre = EAST + 450, NORTH + 450
    assert labels_at(150_000, layer, centre) == []
    assert labels_at(40_000, layer, centre) == ["图斑4"]
    assert labels_at(20_000, layer, centre) == [f"图斑{number}" for number in range(9)]
    close = labels_at(8_000, layer, centre)
    assert [text.replace("\n", " ") for text in close] == [f"图斑{number} 15.00 亩" for number in range(9)]


def test_where_labels_have_no_room_the_case_beyond_a_threshold_keeps_its_own(tmp_path, qgis_new_project):
    register = new_register(tmp_path)
    with register.writing("测试") as session:
        for number in range(30):
            more = {"pbf_m2": 6000.0} if number == 17 else {"state": "marked"}
            session.insert("violation", {"code": f"拥挤{number}", "area_m2": 10000.0, **more}, square(EAST + 12.0 * number, NORTH, 10.0))
    layer = add_register_to_project(register, QgsProject.instance())["violation"]
    told = labels_at(20_000, layer, (EAST + 180, NORTH))
    assert "拥挤17" in told and len(told) < 30


def test_a_form_rounds_computed_figures_to_the_eye_only(opened):
    register, layers = opened
    exact = 19717.900058384887
    with register.writing("套合") as session:
        session.update("violation", case_row(register)["uid"], {"area_m2": exact})
    layer = layers["violation"]
    layer.dataProvider().reloadData()
    feature = next(layer.getFeatures())
    assert words_of(layer, feature, "area_m2").replace(",", "") == "19717.90"
    assert layer.startEditing()
    form = QgsAttributeForm(layer, feature)
    form.changeAttribute("occupant", "甲")
    assert form.save()
    assert layer.commitChanges(), layer.commitErrors()
    row = case_row(register)
    assert (row["occupant"], row["area_m2"]) == ("甲", exact)
