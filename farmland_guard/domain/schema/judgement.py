"""The verdict's grounds (认定依据), what a person judged and when, and what the pre-check of returns found."""

from typing import Tuple

from ..schema_model import Field, Relation, Table
from .fields import uid

_GROUP = "认定依据"


def _share(name: str, alias: str) -> Field:
    return Field(name, "real", alias, unit="%", group=_GROUP)


# The items of the field-reporting form; casework.judging takes them with a verdict, forms and exports show them.
GROUNDS: Tuple[Field, ...] = (
    Field("subclass", "text", "分类", codes="subclass", closed=False, length=30, group=_GROUP),
    Field("use_detail", "text", "用途分类细化", length=100, group=_GROUP),
    Field("project_name", "text", "项目名称", length=200, group=_GROUP),
    Field("built_on", "text", "建设时间", length=20, group=_GROUP, note="按能确定的程度填写，如 2026-05 或 2026-05-12"),
    Field("description", "text", "现场核查描述", length=500, group=_GROUP),
    Field("road_width_m", "real", "道路宽度", unit="m", group=_GROUP),
    Field("approval_no", "text", "用地审批批准文号", length=100, group=_GROUP),
    _share("approval_share", "用地审批占比"),
    Field("supply_no", "text", "土地供应批准文号", length=100, group=_GROUP),
    _share("supply_share", "土地供应占比"),
    Field("title_no", "text", "不动产权证号", length=100, group=_GROUP),
    _share("title_share", "不动产权占比"),
    Field("temporary_no", "text", "临时用地批准文号", length=100, group=_GROUP),
    _share("temporary_share", "临时用地占比"),
    Field("facility_no", "text", "设施农用地上图入库号", length=100, group=_GROUP),
    _share("facility_share", "设施农用地占比"),
    Field("is_facility", "boolean", "是否认定设施", group=_GROUP),
)  # fmt: skip

JUDGEMENT = Table(
    "judgement", "认定记录", audited=False, display="verdict", since=3,
    fields=(
        uid(),
        Field("violation_uid", "text", "违法图斑", length=36, required=True, refers="violation.uid", hidden=True),
        Field("verdict", "text", "核实认定意见", codes="verdict", required=True, length=30),
        Field("subclass", "text", "分类", codes="subclass", closed=False, length=30),
        Field("judged_by", "text", "认定人", required=True, length=60),
        Field("reason", "text", "认定理由", required=True, length=500),
        Field("judged_at", "datetime", "认定时间"),
        Field("proposal", "text", "系统建议", codes="verdict", closed=False, length=30),
        Field("proposal_reason", "text", "建议依据", length=1000),
        Field("recorded_at", "datetime", "登记时间", required=True,
              default="(strftime('%Y-%m-%dT%H:%M:%fZ','now'))"),
    ),
)  # fmt: skip

PRECHECK_RESULT = Table(
    "precheck_result", "退件预检", audited=False, display="text", since=3,
    fields=(
        uid(),
        Field("violation_uid", "text", "违法图斑", length=36, required=True, refers="violation.uid", hidden=True),
        Field("code", "text", "监测编号", length=60),
        Field("level", "text", "结论", codes="precheck_level", required=True, length=10),
        Field("case_level", "text", "图斑结论", codes="precheck_level", required=True, length=10),
        Field("rule_id", "text", "规则编号", length=60, hidden=True),
        Field("text", "text", "审核意见", length=254),
        Field("detail", "text", "说明", length=500),
        Field("fix_dialog", "text", "补正窗口", length=20, hidden=True),
        Field("fix_field", "text", "补正项", length=40, hidden=True, note="窗口中的字段名，或附件类别"),
        Field("source", "text", "依据", length=254),
        Field("checked_on", "date", "预检日期", required=True),
        Field("created_at", "datetime", "生成时间"),
    ),
)  # fmt: skip

# What a photo says of itself, read once for each content; no photo is written to.
PHOTO_INFO = Table(
    "photo_info", "照片信息", audited=False, display="taken_at", since=3,
    fields=(
        uid(),
        Field("sha256", "text", "SHA-256", required=True, unique=True, length=64),
        Field("taken_at", "text", "拍摄时间", length=19, note="照片自带的本地时间；空：没有"),
        Field("longitude", "real", "经度", unit="°"),
        Field("latitude", "real", "纬度", unit="°"),
        Field("software", "text", "处理软件", length=100),
    ),
)  # fmt: skip

RELATIONS: Tuple[Relation, ...] = (
    Relation("judgement", "violation_uid", "violation", "uid", "认定记录"),
    Relation("precheck_result", "violation_uid", "violation", "uid", "退件预检"),
)

TABLES: Tuple[Table, ...] = (JUDGEMENT, PRECHECK_RESULT, PHOTO_INFO)
