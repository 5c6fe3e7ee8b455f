"""Events of a case that start or stop a period (办理节点), and who was told of a deadline (提醒记录)."""

from typing import Tuple

from ..schema_model import Field, Relation, Table
from .fields import signed, uid

CASE_EVENT = Table(
    "case_event", "办理节点", display="event", since=3,
    fields=(
        uid(),
        Field("violation_uid", "text", "违法图斑", required=True, length=36, refers="violation.uid"),
        Field("event", "text", "节点", codes="case_event", closed=False, required=True, length=40),
        Field("happened_on", "date", "日期", required=True),
        Field("document_no", "text", "文号", length=100),
        Field("note", "text", "备注", length=254),
        *signed(),
    ),
)  # fmt: skip

REMINDER = Table(
    "reminder", "提醒记录", display="tell", since=3,
    fields=(
        uid(),
        Field("owner_table", "text", "所属表", required=True, length=40),
        Field("owner_uid", "text", "所属记录", required=True, length=36),
        Field("step", "text", "期限", required=True, length=60),
        Field("due", "date", "到期日", required=True),
        Field("tell", "text", "提醒对象", required=True, length=100),
        Field("told_on", "date", "提醒日期", required=True),
        Field("told_by", "text", "提醒人", required=True, length=60, refers="person.name"),
        Field("letter", "text", "文稿"),
        *signed(),
    ),
)  # fmt: skip

RELATIONS: Tuple[Relation, ...] = (Relation("case_event", "violation_uid", "violation", "uid", "办理节点"),)

TABLES: Tuple[Table, ...] = (CASE_EVENT, REMINDER)
