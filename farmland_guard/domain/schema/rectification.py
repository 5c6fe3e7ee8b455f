"""Rectification (整改) and the joint quality sign-off (联合验收)."""

from typing import Tuple

from ..schema_model import Field, Relation, Table
from .fields import signed, uid

TASK = Table(
    "task", "整改任务", display="code",
    fields=(
        uid(),
        Field("code", "text", "任务编号", required=True, unique=True, length=70),
        Field("violation_uid", "text", "违法图斑", required=True, length=36, refers="violation.uid"),
        Field("measure", "text", "整改方式", codes="measure", required=True, default="'demolish_reclaim'",
              layer_default="'demolish_reclaim'", length=20),
        Field("responsible", "text", "责任单位", length=100),
        Field("requirement", "text", "整改要求", length=500),
        Field("issued_at", "date", "下达日期", required=True, default="(date('now','localtime'))"),
        Field("deadline", "date", "整改期限", required=True),
        Field("state", "text", "任务状态", codes="task_state", required=True, default="'issued'",
              layer_default="'issued'", length=20),
        Field("finished_at", "date", "完成日期"),
        Field("document_no", "text", "批准或决定文号", length=60, note="补办手续的批准文号、没收的处罚决定书文号"),
        Field("document_date", "date", "文书日期"),
        Field("note", "text", "备注", length=254),
        *signed(),
    ),
)  # fmt: skip

READING = Table(
    "reading", "复耕质量读数", display="indicator", since=2,
    fields=(
        uid(),
        Field("task_uid", "text", "整改任务", required=True, length=36, refers="task.uid"),
        Field("indicator", "text", "指标", required=True, length=60),
        Field("value", "real", "数值"),
        Field("value_text", "text", "文字值", length=100, note="质地、灌溉等不是数字的指标"),
        Field("unit", "text", "单位", length=20),
        Field("source_file", "text", "来源文件", length=254),
        Field("recorded_at", "datetime", "录入时间"),
        *signed(),
    ),
)  # fmt: skip

ACCEPTANCE = Table(
    "acceptance", "验收", geometry="MULTIPOLYGON", display="round",
    fields=(
        uid(),
        Field("task_uid", "text", "整改任务", required=True, length=36, refers="task.uid"),
        Field("violation_uid", "text", "违法图斑", required=True, length=36, refers="violation.uid"),
        Field("round", "integer", "轮次", required=True, default="1"),
        Field("kind", "text", "类别", codes="acceptance_kind", required=True, default="'joint'", length=20),
        Field("result", "text", "结论", codes="acceptance_result", required=True, default="'pending'", length=10),
        Field("accepted_m2", "real", "验收面积", unit="m²"),
        Field("decided_at", "date", "结论日期"),
        Field("note", "text", "备注", length=500),
        *signed(),
    ),
)  # fmt: skip

SIGNATURE = Table(
    "signature", "验收签字", display="bureau",
    fields=(
        uid(),
        Field("acceptance_uid", "text", "验收", required=True, length=36, refers="acceptance.uid"),
        Field("bureau", "text", "单位", codes="bureau", required=True, length=20),
        Field("person", "text", "签字人", required=True, length=60, refers="person.name"),
        Field("opinion", "text", "意见", codes="opinion", required=True, length=10),
        Field("comment", "text", "整改意见", length=500),
        Field("signed_on", "date", "签字日期", required=True),
        Field("scan_uid", "text", "扫描件", length=36, refers="attachment.uid"),
        *signed(),
    ),
    unique_together=(("acceptance_uid", "bureau"),),
)  # fmt: skip

RELATIONS: Tuple[Relation, ...] = (
    Relation("task", "violation_uid", "violation", "uid", "整改任务"),
    Relation("acceptance", "task_uid", "task", "uid", "验收"),
    Relation("reading", "task_uid", "task", "uid", "复耕质量读数"),
    Relation("signature", "acceptance_uid", "acceptance", "uid", "验收签字"),
)

TABLES: Tuple[Table, ...] = (TASK, READING, ACCEPTANCE, SIGNATURE)
