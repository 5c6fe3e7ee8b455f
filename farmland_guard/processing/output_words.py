"""What the columns of result layers are called in QGIS. Their names are English and fixed, since scripts and models name them.

Column names and codes are the same for every door; the words are laid over a result when QGIS loads it, as the register's
layers have theirs.
"""

from typing import Any, Dict, List, Mapping, Tuple

from qgis.core import (
    QgsEditorWidgetSetup,
    QgsFields,
    QgsProcessingContext,
    QgsProcessingLayerPostProcessorInterface,
    QgsVectorLayer,
)

from ..domain.codes import CODE_LISTS, RETURN_OUTCOMES, SEVERITIES, CodeList
from ..domain.quality import RESULT_WORDS
from ..domain.schema import TABLES
from ..register.layers import header_width, rounded_widget

Word = Tuple[str, CodeList]
"""The alias of a column and the words for its codes, {} where it has none."""
_NONE: CodeList = {}
_KEY: CodeList = {"": ""}
"""Marks what only programs read: the column is there and hidden at first."""
_YES_NO: CodeList = {"1": "是", "0": "否"}
_LEVELS: CodeList = {"county": "全县", "township": "乡镇", "case": "图斑"}


def _like(table: str, *names: str) -> Dict[str, Word]:
    """Columns that are called as those of the register."""
    found: Dict[str, Word] = {}
    for name in names:
        field = TABLES[table].field(name)
        alias = f"{field.alias}（{field.unit}）" if field.unit and field.unit not in field.alias else field.alias
        found[name] = (alias, _YES_NO if field.kind == "boolean" else CODE_LISTS.get(field.codes, _NONE))
    return found


def _keys(**aliases: str) -> Dict[str, Word]:
    return {name: (alias, _KEY) for name, alias in aliases.items()}


def _plain(**aliases: str) -> Dict[str, Word]:
    return {name: (alias, _NONE) for name, alias in aliases.items()}


_AREAS = ("area_m2", "pbf_m2", "pbf_net_m2", "cultivated_m2", "cultivated_net_m2", "adjusted_m2")
_SHARES = {"total": "总面积", "rectified": "已整改面积", "open": "未整改面积", "demolished": "拆除复耕面积", "legalised": "补办面积"}

# Algorithm → output → column → word.
WORDS: Mapping[str, Mapping[str, Mapping[str, Word]]] = {
    "checkoverlap": {
        "OUTPUT": {
            **_like("violation", *_AREAS),
            **_plain(pbf_mu="占用永久基本农田（亩）", cultivated_mu="占用耕地（亩）", other_m2="另一算法的面积（m²）"),
        },
        "PIECES": _like("overlap_piece", "source_layer", "source_id", "land_class", "gross_m2", "adjusted_m2", "net_m2", "width_m", "sliver"),
        "PARTS": {
            **_keys(category="地类大类代码"),
            **_plain(category_name="地类大类"),
            **_like("case_part", "raw_m2", "adjusted_m2", "adjusted_mu", "net_m2"),
        },
    },
    "checkregister": {
        "CHANGES": {
            **_like("check_change", "code", "title", "before_value", "after_value", "before_text", "after_text", "cause"),
            **_keys(item="项目代码"),
        },
    },
    "ellipsoidalarea": {"OUTPUT": _plain(area_m2="椭球面积（m²）")},
    "comparebatches": {
        "OUTPUT": {
            **_like("relation", "relation", "share_new", "share_old", "growth_m2"),
            **_plain(code="监测编号", old_code="以往图斑"),
        },
    },
    "splitpatch": {
        "OUTPUT": _plain(code="监测编号", parent_code="上级图斑", part="拆分部分", area_m2="图斑面积（m²）", adjusted_m2="拆分平差面积（m²）"),
    },
    "previewclues": {
        "OUTPUT": {
            "severity": ("级别", SEVERITIES),
            **_keys(kind="问题代码"),
            **_plain(title="问题", row="行", code="监测编号", text="说明"),
        },
    },
    "importreturns": {
        "OUTPUT": {
            "outcome": ("结果", RETURN_OUTCOMES),
            "old_state": ("原审核状态", CODE_LISTS["review_state"]),
            "new_state": ("现审核状态", CODE_LISTS["review_state"]),
            **_plain(row="行", code="清单编号", case_code="监测编号", old_reason="原退回原因", new_reason="现退回原因",
                     old_date="原审核日期", new_date="现审核日期", text="说明"),
        },
    },
    "importlandtxt": {
        "OUTPUT": _plain(code="地块编号", name="地块名称", declared_ha="载明面积（公顷）", sheet="图幅号", usage="用途", land_class="地类编码",
                         line="行", other="其他项"),
    },
    "checkidentities": {
        "OUTPUT": {
            "level": ("层级", _LEVELS),
            "holds": ("是否平衡", _YES_NO),
            **_plain(code="编码", name="名称", count="图斑数", count_rectified="已整改图斑数", count_open="未整改图斑数",
                     difference_1_m2="总面积－已整改－未整改（m²）", difference_2_m2="已整改－拆除复耕－补办（m²）", note="说明"),
            **{f"{name}_m2": (f"{alias}（m²）", _NONE) for name, alias in _SHARES.items()},
            **{f"{name}_mu": (f"{alias}（亩）", _NONE) for name, alias in _SHARES.items()},
        },
    },
    "checkquality": {
        "OUTPUT": {"result": ("判读", RESULT_WORDS), **_plain(indicator="指标", reading="读数", limit="标准", sentence="说明")},
    },
    "morningsheet": {
        "OUTPUT": {
            **_keys(step="期限代码"),
            **_plain(rung="提醒层级", tell="提醒对象", code="编号", township="乡镇", responsible="责任单位", title="期限", start="起算日",
                     due="到期日", days_left="剩余天数", standing="情况", basis="依据", ladder="提醒安排", told_on="已提醒日期", letter_title="函件",
                     letter="函件文稿", blanks="留空待填"),
        },
    },
    "precheck": {
        "OUTPUT": {
            **_like("precheck_result", "code", "level", "case_level", "detail", "source"),
            **_plain(reason="审核意见"),
            **_keys(rule_id="规则编号", fix_dialog="补正窗口", fix_field="补正项"),
        },
    },
    "reconcilefilings": {
        "OUTPUT": {**_like("filing_discrepancy", "kind", "source_id", "area_m2"), **_keys(filing_uid="备案项目")},
    },
    "surveyfilings": {
        "OUTPUT": {
            **_like("filing", "code", "name", "operator", "upload_no", "upload_on", "built_on", "area_m2"),
            **_plain(township="乡镇", village="村", use="用途类型", state="办理状态"),
        },
    },
    "surveyhandover": {
        "OUTPUT": {
            "in_time": ("年底前验收", _YES_NO),
            **_plain(code="监测编号", task="任务编号", xzdm="乡镇代码", xzmc="乡镇名称", measure="整改方式", decided_at="验收日期",
                     dlbm="变化前地类编码", dlmc="变化前地类名称", state="办理状态", area_m2="验收面积（m²）", area_mu="验收面积（亩）"),
        },
    },
    "validatepackage": {
        "ERROR_LAYER": {**_like("validation_issue", "severity", "layer", "feature", "field", "message"), **_keys(rule="规则编号")},
    },
}  # fmt: skip


class _Words(QgsProcessingLayerPostProcessorInterface):
    """Gives a result that was loaded its aliases and the words for its codes."""

    def __init__(self, words: Mapping[str, Word], carried: QgsFields) -> None:
        super().__init__()
        self._words, self._carried = words, carried

    def postProcessLayer(self, layer: Any, context: QgsProcessingContext, feedback: Any) -> None:
        """What QGIS calls in its main thread once the layer is there."""
        if isinstance(layer, QgsVectorLayer):
            name_columns(layer, self._words, self._carried)
        if self in _waiting:
            _waiting.remove(self)


_waiting: List[_Words] = []
"""QGIS does not keep them, and they must be there when a layer is loaded."""


def name_columns(layer: QgsVectorLayer, words: Mapping[str, Word], carried: QgsFields) -> None:
    """Aliases and value maps for the columns that have words, and for those carried over what their own layer has."""
    for field in carried:
        index = layer.fields().indexOf(field.name())
        if index >= 0 and field.name() not in words:
            layer.setFieldAlias(index, field.alias())
            layer.setEditorWidgetSetup(index, field.editorWidgetSetup())
    for name, (alias, codes) in words.items():
        index = layer.fields().indexOf(name)
        if index < 0:
            continue
        layer.setFieldAlias(index, alias)
        if codes is _KEY:
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("Hidden", {}))
        elif name.endswith("_m2"):
            # Unrounded for who reads the file; two decimals for the eye, as in the register's tables.
            layer.setEditorWidgetSetup(index, rounded_widget(2))
        elif codes:
            values = [{title: code} for code, title in codes.items()]
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("ValueMap", {"map": values}))
    table = layer.attributeTableConfig()
    table.update(layer.fields())
    for place, column in enumerate(table.columns()):
        index = layer.fields().indexOf(column.name)
        if index >= 0:
            table.setColumnHidden(place, layer.editorWidgetSetup(index).type() == "Hidden")
            table.setColumnWidth(place, header_width(layer.attributeAlias(index)))
    layer.setAttributeTableConfig(table)


def name_when_loaded(algorithm: str, output: str, destination: str, context: QgsProcessingContext, fields: QgsFields) -> None:
    """Have the columns of a result named in the project it is about to be loaded into, if it is."""
    words = WORDS.get(algorithm, {}).get(output)
    if words and context.willLoadLayerOnCompletion(destination):
        _waiting.append(_Words(words, fields))
        context.layerToLoadOnCompletionDetails(destination).setPostProcessor(_waiting[-1])
