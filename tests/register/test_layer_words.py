"""What the register's layers show in QGIS: words where the register keeps codes, and the record in Chinese."""

import sqlite3
import time

from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsProject, QgsVectorLayer
from qgis.gui import QgsAttributeForm
from qgis.PyQt.QtCore import Qt

from farmland_guard.domain.clock import local_time
from farmland_guard.domain.schema import TABLES
from farmland_guard.register.connection import leave_wal
from farmland_guard.register.layers import store_default_styles
from tests.register.test_layers import opened, shown_columns, words_of  # noqa: F401  (a fixture)

from .helpers import EAST, case_row, new_register, square


def test_codes_of_open_lists_are_shown_in_words_and_others_are_kept(opened):  # noqa: F811
    register, layers = opened
    with register.writing("测试") as session:
        session.update("violation", case_row(register)["uid"], {"tblx": "YH", "proposal": "illegal_construction", "subclass": "solar"})
        session.insert("violation", {"code": "省里另有的", "tblx": "X9"}, square(EAST + 900))
        run = session.insert("check_run", {"started_at": "2026-10-08T02:03:04.000Z", "scope": "open", "engine": "qgis"})
        session.insert("base_layer", {"role": "landuse", "version": "2025", "effective_date": "2025-12-31", "table_name": "无", "fingerprint": "0",
                                      "classification": "third_survey"})  # fmt: skip
    assert run
    for layer in layers.values():
        layer.dataProvider().reloadData()
    cases = {feature["code"]: feature for feature in layers["violation"].getFeatures()}
    shown = [words_of(layers["violation"], cases["140827SJBG26100001"], name) for name in ("tblx", "proposal", "subclass")]
    assert shown == ["硬化", "非农违法", "光伏"]
    assert words_of(layers["violation"], cases["省里另有的"], "tblx") == "(X9)"
    checked = next(layers["check_run"].getFeatures())
    shown = [words_of(layers["check_run"], checked, name) for name in ("scope", "engine", "started_at")]
    assert shown == ["在办图斑", "QGIS 自带", "2026-10-08 02:03"]
    assert layers["check_run"].attributeDisplayName(layers["check_run"].fields().indexOf("started_at")) == "检查时间（世界时）"
    assert words_of(layers["base_layer"], next(layers["base_layer"].getFeatures()), "classification") == "三调工作分类"
    # Saved from a form, a code that the list lacks stays what it was.
    layer = layers["violation"]
    assert layer.startEditing()
    form = QgsAttributeForm(layer, cases["省里另有的"])
    form.changeAttribute("occupant", "甲")
    assert form.save() and layer.commitChanges(), layer.commitErrors()
    assert (case_row(register, "省里另有的")["tblx"], case_row(register, "省里另有的")["occupant"]) == ("X9", "甲")


def test_records_are_called_by_words(opened):  # noqa: F811
    """What stands above the fields in identify results and in lists of forms."""
    register, layers = opened
    with register.writing("测试") as session:
        session.insert("relation", {"violation_uid": case_row(register)["uid"], "relation": "new"})
        session.insert("check_run", {"started_at": "2026-10-08T02:03:04.000Z"})
        filing = session.insert("filing", {"code": "备案1"}, square())
        session.insert("filing_part", {"filing_uid": filing, "kind": "damaged"}, square())
    called = {}
    for name in ("relation", "check_run", "filing_part"):
        layers[name].dataProvider().reloadData()
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layers[name]))
        context.setFeature(next(layers[name].getFeatures()))
        called[name] = QgsExpression(layers[name].displayExpression()).evaluate(context)
    assert called == {"relation": "新增", "check_run": "2026-10-08 02:03", "filing_part": "破坏耕作层"}


def test_storing_forms_leaves_no_register_in_the_mode_that_qgis_writes_in(tmp_path):
    """WAL, which a network drive does not take; where somebody else has the file open it stays, and nobody waits."""
    register = new_register(tmp_path)
    store_default_styles(register)
    assert journal_mode(register.path) == "delete"
    reader = sqlite3.connect(register.path)
    reader.execute("PRAGMA journal_mode = WAL")
    assert reader.execute("SELECT count(*) FROM person").fetchone()[0] > 0
    began = time.monotonic()
    leave_wal(register.path)
    assert time.monotonic() - began < 2 and journal_mode(register.path) == "wal"
    reader.close()
    leave_wal(register.path)
    assert journal_mode(register.path) == "delete"


def journal_mode(path):
    return {b"\1\1": "delete", b"\2\2": "wal"}[path.read_bytes()[18:20]]


def test_the_record_says_in_chinese_what_changed(opened, tmp_path):  # noqa: F811
    register, layers = opened
    with register.writing("王建国") as session:
        session.update("violation", case_row(register)["uid"], {"occupant": "甲", "review_state": "draft"})
    with register.reading() as session:
        stored = session.rows("SELECT * FROM event ORDER BY fid DESC LIMIT 1")[0]
    assert stored["new_values"].startswith('{"occupant"')
    store_default_styles(register)
    bare = QgsVectorLayer(f"{register.path}|layername=event", "裸表", "ogr")
    for layer in (layers["event"], bare):
        layer.dataProvider().reloadData()
        assert shown_columns(layer) == ["local_at", "table_name", "action", "who", "changes"]
        table = layer.attributeTableConfig()
        assert (table.sortExpression(), table.sortOrder()) == ('"at"', Qt.SortOrder.DescendingOrder)
        assert {column.name: column.width for column in table.columns()}["changes"] > 600
        last = list(layer.getFeatures())[-1]
        assert last["changes"] == "占用主体：— → 甲；审核状态：未处理 → 未提交"
        assert last["local_at"] == local_time(stored["at"])
        assert [layer.attributeDisplayName(layer.fields().indexOf(name)) for name in ("local_at", "changes")] == ["时间", "变化"]
    bare = None
    # A register's file gets no column by this.
    with register.reading() as session:
        assert "changes" not in session.rows("SELECT * FROM event LIMIT 1")[0].keys()


def test_the_record_in_words_outlives_the_project_file(opened, tmp_path):  # noqa: F811
    project = QgsProject.instance()
    path = str(tmp_path / "p.qgz")
    assert project.write(path)
    project.clear()
    assert project.read(path)
    record = next(layer for layer in project.mapLayers().values() if layer.customProperty("farmland_guard/table") == "event")
    assert any(feature["changes"].startswith("监测编号：140827SJBG26100001；") for feature in record.getFeatures())


def test_slivers_are_answered_with_yes_and_no(opened):  # noqa: F811
    register, layers = opened
    with register.writing("测试") as session:
        run = session.insert("check_run", {"started_at": "2026-10-08T02:03:04.000Z"})
        for sliver in (0, 1):
            piece = {"run_uid": run, "violation_uid": case_row(register)["uid"], "source_layer": "pbf", "sliver": sliver}
            session.insert("overlap_piece", piece, square())
    layer = layers["overlap_piece"]
    layer.dataProvider().reloadData()
    assert sorted(words_of(layer, feature, "sliver") for feature in layer.getFeatures()) == ["否", "是"]


def test_every_table_opened_bare_speaks_chinese(tmp_path, qgis_app):
    register = new_register(tmp_path)
    at = "2026-10-08T02:03:04.000Z"
    with register.writing("测试") as session:
        case = session.insert("violation", {"code": "1"}, square())
        session.insert("judgement", {"violation_uid": case, "verdict": "legal", "judged_by": "甲", "reason": "乙", "recorded_at": at})
        session.insert("delivery", {"name": "成果", "profile": "generic", "sent_at": at, "sha256": "ab" * 32})
    store_default_styles(register)
    shown = {}
    for name, table in TABLES.items():
        layer = QgsVectorLayer(f"{register.path}|layername={name}", name, "ogr")
        for field in table.fields:
            assert layer.attributeDisplayName(layer.fields().indexOf(field.name)).startswith(field.alias), (name, field.name)
        for feature in layer.getFeatures():
            shown.update({(name, column): words_of(layer, feature, column) for column in shown_columns(layer)})
    assert (shown["judgement", "verdict"], shown["delivery", "profile"]) == ("合法", "卫片执法成果包（通用）")
    assert ("delivery", "sha256") not in shown
