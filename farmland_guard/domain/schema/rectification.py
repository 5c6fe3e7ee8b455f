"""Rectification (整改), reclamation quality, the joint sign-off (联合验收), follow-up visits and referrals (移送)."""

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
        Field("township_code", "text", "责任乡镇代码", code="XZQDM", length=9),
        Field("responsible", "text", "责任单位", length=100, note="责任乡镇或单位的名称"),
        Field("person", "text", "责任人", length=60),
        Field("requirement", "text", "整改要求", length=500),
        Field("issued_at", "date", "下达日期", required=True, default="(date('now','localtime'))", layer_default="to_date(now())"),
        Field("deadline", "date", "整改期限", required=True),
        Field("deadline_basis", "text", "期限依据", length=254, note="规则编号与条款；直接填写天数时为空"),
        Field("demolish_m2", "real", "计划拆除面积", unit="m²", note="拆补组合须填"),
        Field("legalise_m2", "real", "计划补办面积", unit="m²", note="拆补组合须填"),
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
        Field("point_uid", "text", "采样点", length=36, refers="sampling_point.uid"),
        Field("sampler", "text", "采样人", length=60),
        Field("sampled_on", "date", "采样日期"),
        Field("laboratory", "text", "检测单位", length=100),
        Field("report_uid", "text", "检测报告", length=36, refers="attachment.uid"),
        *signed(),
    ),
)  # fmt: skip

SAMPLING_POINT = Table(
    "sampling_point", "采样点", geometry="POINT", display="name", since=3,
    fields=(
        uid(),
        Field("task_uid", "text", "整改任务", required=True, length=36, refers="task.uid"),
        Field("name", "text", "点号", required=True, length=40),
        Field("note", "text", "备注", length=254),
        *signed(),
    ),
    unique_together=(("task_uid", "name"),),
)  # fmt: skip

QUALITY_CONFIRMATION = Table(
    "quality_confirmation", "质量指标核对", display="indicator", since=3,
    fields=(
        uid(),
        Field("profile", "text", "指标方案", required=True, length=60),
        Field("land_class", "text", "地类", required=True, length=10),
        Field("indicator", "text", "指标", required=True, length=60),
        Field("limit_text", "text", "核定标准", required=True, length=254, note="核对时的标准；方案改动后须重新核对"),
        Field("limit_low", "real", "下限"),
        Field("limit_high", "real", "上限"),
        Field("limit_values", "text", "允许的文字值", length=254),
        Field("source", "text", "依据", required=True, length=254),
        Field("confirmed_by", "text", "核对人", required=True, length=60, refers="person.name"),
        Field("confirmed_on", "date", "核对日期", required=True),
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
        Field("ground_source", "text", "验收范围来源", length=254, note="绘制、导入的文件，或整个图斑"),
        Field("applied_on", "date", "申请验收日期"),
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
        Field("unit", "text", "签字时所在单位", length=100),
        Field("role", "text", "签字时职务", length=60),
        Field("state", "text", "签字状态", codes="signature_state", required=True, default="'valid'", length=10),
        Field("void_reason", "text", "失效原因", length=254),
        Field("signed_hash", "text", "所签内容指纹", length=64, read_only=True, hidden=True,
              note="图斑、任务、验收范围、读数、采样点和附件的 SHA-256；内容有变即失效"),
        Field("signed_summary", "text", "所签内容", length=254, read_only=True),
        *signed(),
    ),
    unique_together=(("acceptance_uid", "bureau"),),
)  # fmt: skip

WITNESS = Table(
    "witness", "验收见证", display="name", since=3,
    fields=(
        uid(),
        Field("acceptance_uid", "text", "验收", required=True, length=36, refers="acceptance.uid"),
        Field("side", "text", "见证方", codes="witness_side", required=True, length=20),
        Field("name", "text", "见证人", required=True, length=60),
        Field("unit", "text", "单位", required=True, length=100),
        Field("role", "text", "职务", length=60),
        Field("signed_on", "date", "见证日期", required=True),
        Field("comment", "text", "意见", length=500),
        Field("scan_uid", "text", "扫描件", length=36, refers="attachment.uid"),
        *signed(),
    ),
)  # fmt: skip

REFERRAL = Table(
    "referral", "移送", display="letter_no", since=3,
    fields=(
        uid(),
        Field("violation_uid", "text", "违法图斑", required=True, length=36, refers="violation.uid"),
        Field("department", "text", "受送单位", required=True, length=40, note="单位编号，见移送单位资料"),
        Field("department_name", "text", "受送单位名称", required=True, length=100),
        Field("document_type", "text", "文书", required=True, length=60),
        Field("cause", "text", "移送事由", codes="referral_cause", required=True, length=20),
        Field("basis", "text", "依据", length=254),
        Field("state", "text", "状态", codes="referral_state", required=True, default="'proposed'", length=20),
        Field("letter_no", "text", "文号", length=60),
        Field("subject_person", "text", "被移送人或单位", length=100),
        Field("content", "text", "移送事项", length=1000),
        Field("checklist", "text", "随附材料", length=1000, note="逐项一行，未备齐的以“缺：”开头"),
        Field("decided_by", "text", "决定人", length=60, refers="person.name"),
        Field("decided_on", "date", "决定日期"),
        Field("sent_on", "date", "发出日期"),
        Field("received_on", "date", "签收日期"),
        Field("receiver", "text", "签收人", length=60),
        Field("reply_due", "date", "要求回复日期"),
        Field("replied_on", "date", "回复日期"),
        Field("reply_content", "text", "回复内容", length=1000),
        *signed(),
    ),
)  # fmt: skip

FOLLOW_UP = Table(
    "follow_up", "复耕回访", display="planned_on", since=3,
    fields=(
        uid(),
        Field("violation_uid", "text", "违法图斑", required=True, length=36, refers="violation.uid"),
        Field("planned_on", "date", "计划日期", required=True),
        Field("visited_on", "date", "回访日期"),
        Field("visitor", "text", "回访人", length=60, refers="person.name"),
        Field("finding", "text", "回访情况", length=500),
        Field("relapsed", "boolean", "反弹"),
        *signed(),
    ),
)  # fmt: skip

RELATIONS: Tuple[Relation, ...] = (
    Relation("task", "violation_uid", "violation", "uid", "整改任务"),
    Relation("acceptance", "task_uid", "task", "uid", "验收"),
    Relation("reading", "task_uid", "task", "uid", "复耕质量读数"),
    Relation("signature", "acceptance_uid", "acceptance", "uid", "验收签字"),
    Relation("sampling_point", "task_uid", "task", "uid", "采样点"),
    Relation("witness", "acceptance_uid", "acceptance", "uid", "验收见证"),
    Relation("referral", "violation_uid", "violation", "uid", "移送"),
    Relation("follow_up", "violation_uid", "violation", "uid", "复耕回访"),
)

TABLES: Tuple[Table, ...] = (
    TASK, SAMPLING_POINT, READING, QUALITY_CONFIRMATION, ACCEPTANCE, SIGNATURE, WITNESS, FOLLOW_UP, REFERRAL,
)  # fmt: skip
