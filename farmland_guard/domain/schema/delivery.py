"""Deliveries: what was sent when to whom, what was in it, what its checks found; Excel sheets that went out and came back."""

from typing import Tuple

from ..schema_model import Field, Relation, Table
from .fields import signed, uid

DELIVERY = Table(
    "delivery", "交付记录", display="name", since=3,
    fields=(
        uid(),
        Field("name", "text", "成果名称", required=True, length=254),
        Field("profile", "text", "交付方案", required=True, length=60),
        Field("sent_at", "datetime", "交付时间", required=True),
        Field("recipient", "text", "接收单位", length=100),
        Field("sent_by", "text", "经办人", length=60),
        Field("folder", "text", "存放位置", length=500),
        Field("sha256", "text", "成果指纹", required=True, length=64, read_only=True, hidden=True,
              note="成果包内各文件名及其 SHA-256 按名称排序后的 SHA-256"),
        Field("feature_count", "integer", "图斑数"),
        Field("area_m2", "real", "面积合计", unit="m²"),
        Field("since_uid", "text", "增量起点", length=36, refers="delivery.uid", note="空：全部；否则只含该次交付后有变化的图斑"),
        Field("error_count", "integer", "校验错误数"),
        Field("override_by", "text", "带错误交付批准人", length=60, refers="person.name"),
        Field("override_reason", "text", "带错误交付理由", length=500),
        Field("note", "text", "备注", length=254),
        *signed(),
    ),
)  # fmt: skip

DELIVERY_ITEM = Table(
    "delivery_item", "交付图斑", geometry="MULTIPOLYGON", audited=False, display="code", since=3,
    fields=(
        uid(),
        Field("delivery_uid", "text", "交付记录", required=True, length=36, refers="delivery.uid", hidden=True),
        Field("violation_uid", "text", "违法图斑", length=36, refers="violation.uid", hidden=True),
        Field("code", "text", "编号", required=True, length=80),
        Field("area_m2", "real", "面积", unit="m²"),
        Field("sha256", "text", "内容指纹", required=True, length=64, hidden=True, note="图形和各字段写出值的 SHA-256"),
    ),
)  # fmt: skip

VALIDATION_ISSUE = Table(
    "validation_issue", "校验问题", geometry="MULTIPOLYGON", display="message", since=3,
    fields=(
        uid(),
        Field("profile", "text", "交付方案", required=True, length=60),
        Field("rule", "text", "规则", required=True, length=60),
        Field("severity", "text", "级别", codes="severity", required=True, length=10),
        Field("layer", "text", "图层或文件", length=254),
        Field("feature", "text", "图斑", length=254),
        Field("field", "text", "字段", length=60),
        Field("message", "text", "说明"),
        Field("state", "text", "状态", codes="issue_state", required=True, default="'open'", layer_default="'open'", length=10),
        Field("first_seen", "datetime", "首次发现"),
        Field("last_seen", "datetime", "最近发现"),
        Field("exception_by", "text", "例外认定人", length=60, refers="person.name"),
        Field("exception_reason", "text", "例外理由", length=500),
        *signed(),
    ),
)  # fmt: skip

SHEET_TRIP = Table(
    "sheet_trip", "表格往返", display="file_name", since=3,
    fields=(
        uid(),
        Field("kind", "text", "内容", required=True, length=40),
        Field("file_name", "text", "文件名", required=True, length=254),
        Field("recipient", "text", "接收单位", length=100),
        Field("sent_at", "datetime", "发出时间", required=True),
        Field("sent_by", "text", "发出人", length=60),
        Field("row_count", "integer", "行数"),
        Field("returned_at", "datetime", "收回时间"),
        Field("returned_by", "text", "录入人", length=60),
        Field("filled_by", "text", "填表人", length=100),
        Field("change_count", "integer", "改动数"),
        *signed(),
    ),
)  # fmt: skip

RELATIONS: Tuple[Relation, ...] = (
    Relation("delivery_item", "delivery_uid", "delivery", "uid", "交付图斑"),
    Relation("delivery_item", "violation_uid", "violation", "uid", "交付情况"),
)

TABLES: Tuple[Table, ...] = (DELIVERY, DELIVERY_ITEM, VALIDATION_ISSUE, SHEET_TRIP)
