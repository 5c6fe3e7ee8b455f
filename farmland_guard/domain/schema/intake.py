"""Taking patches in: how a patch stands to earlier ones, its numbers on other platforms, and saved field mappings."""

from typing import Tuple

from ..schema_model import Field, Relation, Table
from .fields import signed, uid

RELATION = Table(
    "relation", "与以往图斑比对", geometry="MULTIPOLYGON", audited=False, display="relation", since=3,
    fields=(
        uid(),
        Field("violation_uid", "text", "违法图斑", length=36, required=True, unique=True, refers="violation.uid"),
        Field("old_uid", "text", "以往图斑", length=36, refers="violation.uid", note="空：没有重叠的以往图斑"),
        Field("relation", "text", "比对结果", codes="patch_relation", required=True, length=10),
        Field("share_new", "real", "占本图斑", read_only=True, note="重叠面积 ÷ 本图斑面积，0 到 1"),
        Field("share_old", "real", "占以往图斑", read_only=True, note="重叠面积 ÷ 以往图斑面积，0 到 1"),
        Field("growth_m2", "real", "扩大面积", unit="m²", read_only=True, note="本图斑减去以往图斑的椭球面积；图形即扩大部分"),
        Field("limits", "text", "比对标准", length=254),
        Field("compared_at", "datetime", "比对时间"),
    ),
)  # fmt: skip

CASE_NUMBER = Table(
    "case_number", "图斑编号", display="number", since=3,
    fields=(
        uid(),
        Field("violation_uid", "text", "违法图斑", required=True, length=36, refers="violation.uid"),
        Field("platform", "text", "平台", codes="number_platform", required=True, length=20),
        Field("number", "text", "编号", required=True, length=60),
        Field("deadline", "date", "填报期限"),
        Field("report_state", "text", "填报状态", codes="report_state", required=True, default="'to_report'",
              layer_default="'to_report'", length=20),
        Field("return_reason", "text", "退回原因", length=500),
        Field("state_on", "date", "状态日期"),
        Field("note", "text", "备注", length=254),
        *signed(),
    ),
    unique_together=(("platform", "number"),),
)  # fmt: skip

FIELD_TEMPLATE = Table(
    "field_template", "字段对应模板", display="name", since=3,
    fields=(
        uid(),
        Field("name", "text", "模板名称", required=True, length=60),
        Field("purpose", "text", "用途", codes="template_purpose", closed=False, required=True, length=20),
        Field("mapping", "text", "对应关系", required=True, hidden=True, note="JSON：规范字段名 → 来源字段名"),
        Field("fields", "text", "来源字段", hidden=True, note="JSON：来源文件的全部字段名，用于认出同一来源"),
        *signed(),
    ),
    unique_together=(("purpose", "name"),),
)  # fmt: skip

TABLES: Tuple[Table, ...] = (RELATION, CASE_NUMBER, FIELD_TEMPLATE)

RELATIONS: Tuple[Relation, ...] = (
    Relation("relation", "violation_uid", "violation", "uid", "与以往图斑比对"),
    Relation("case_number", "violation_uid", "violation", "uid", "图斑编号"),
)
