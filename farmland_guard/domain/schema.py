"""THE one description of every table of a register.

From it come the DDL, the layers with their aliases, forms, value maps and relations, the audit triggers and the
data dictionary. Adding a field is one line here (and, once released, one migration in `register.migrations`).
"""

from typing import Dict, Tuple

from .schema_model import Field, Relation, Table

SCHEMA_VERSION = 2


def _uid() -> Field:
    return Field("uid", "text", "唯一标识", length=36, required=True, unique=True, read_only=True, hidden=True,
                 default="lower(hex(randomblob(16)))", layer_default="uuid('WithoutBraces')")  # fmt: skip


def _signed() -> Tuple[Field, ...]:
    """Who makes this very change, and who made the last one (see ADR 0003)."""
    return (
        Field("edited_by", "text", "本次署名", length=60, layer_default="@user_full_name", default_on_update=True,
              hidden=True, note="随每次修改填写；记入 event 后清空，未填写的修改记为“未署名”"),
        Field("last_edited_by", "text", "最后修改人", length=60, read_only=True, group="记录"),
        Field("last_edited_at", "datetime", "最后修改时间", read_only=True, group="记录"),
    )  # fmt: skip


def _area(name: str, alias: str, code: str = "", group: str = "面积") -> Field:
    return Field(name, "real", alias, code=code, unit="m²", read_only=True, group=group)


REGISTER_INFO = Table(
    "register_info", "台账信息", audited=False,
    fields=(
        Field("uid", "text", "唯一标识", length=36, required=True, unique=True, read_only=True, hidden=True,
              default="lower(hex(randomblob(16)))"),
        Field("key", "text", "项", length=40, required=True, unique=True),
        Field("value", "text", "值", length=254),
    ),
)  # fmt: skip

BASE_LAYER = Table(
    "base_layer", "底图版本", display="version",
    fields=(
        _uid(),
        Field("role", "text", "类别", codes="base_role", required=True, length=20),
        Field("version", "text", "版本", required=True, length=60),
        Field("effective_date", "date", "生效日期", required=True),
        Field("table_name", "text", "数据表", required=True, length=60, read_only=True),
        Field("source_name", "text", "来源文件", length=254),
        Field("source_crs", "text", "来源坐标系", length=60),
        Field("feature_count", "integer", "图斑数"),
        Field("repaired_count", "integer", "修复数"),
        Field("left_out_count", "integer", "未入库数"),
        Field("shared_m2", "real", "相互重叠面积", unit="m²"),
        Field("fingerprint", "text", "指纹", length=64, required=True, read_only=True),
        Field("classification", "text", "分类标准", length=40, note="三调 或 国土空间用地用海；同一代码含义不同"),
        Field("imported_at", "datetime", "入库时间", read_only=True),
        *_signed(),
    ),
    unique_together=(("role", "version"),),
)  # fmt: skip

BATCH = Table(
    "batch", "批次", display="name",
    fields=(
        _uid(),
        Field("name", "text", "批次名称", required=True, unique=True, length=60),
        Field("source", "text", "来源", codes="clue_source", length=20),
        Field("source_file", "text", "来源文件", length=254),
        Field("received_at", "datetime", "接收时间"),
        Field("deadline", "date", "办理期限"),
        Field("feature_count", "integer", "下发图斑数"),
        Field("note", "text", "备注", length=254),
        *_signed(),
    ),
)  # fmt: skip

VIOLATION = Table(
    "violation", "违法图斑", geometry="MULTIPOLYGON", display="code",
    fields=(
        _uid(),
        Field("parent_uid", "text", "上级图斑", length=36, refers="violation.uid", hidden=True, group="基本信息"),
        Field("code", "text", "监测编号", code="JCBH", required=True, unique=True, length=60, group="基本信息"),
        Field("batch", "text", "批次", length=60, refers="batch.name", group="基本信息"),
        Field("source", "text", "线索来源", codes="clue_source", length=20, group="基本信息"),
        Field("xzdm", "text", "乡镇代码", code="XZQDM", length=9, group="基本信息"),
        Field("xzmc", "text", "乡镇名称", code="XZQMC", length=100, group="基本信息"),
        Field("cdm", "text", "村代码", code="ZLDWDM", length=12, group="基本信息"),
        Field("cmc", "text", "村名称", code="ZLDWMC", length=255, group="基本信息"),
        Field("occupant", "text", "占用主体", length=100, group="基本信息"),
        Field("location", "text", "坐落", length=254, group="基本信息"),
        Field("tblx", "text", "图斑类型", code="TBLX", codes="patch_type", closed=False, length=10, group="监测信息"),
        Field("tz", "text", "特征", code="TZ", length=60, group="监测信息"),
        Field("qsx", "text", "前时相", code="QSX", length=20, group="监测信息"),
        Field("hsx", "text", "后时相", code="HSX", length=20, group="监测信息"),
        Field("dlbm", "text", "变化前地类编码", code="DLBM", length=5, group="监测信息"),
        Field("dlmc", "text", "变化前地类名称", code="DLMC", length=60, group="监测信息"),
        Field("sfyn", "text", "下发标注涉永农", code="SFYN", length=10, group="监测信息"),
        Field("sfhx", "text", "下发标注涉红线", code="SFHX", length=10, group="监测信息"),
        Field("mj", "real", "下发面积", code="MJ", unit="m²", group="监测信息"),
        Field("bz", "text", "备注", code="BZ", length=254, group="监测信息"),
        Field("found_on", "date", "发现日期", group="监测信息"),
        _area("area_m2", "图斑面积"),
        _area("pbf_m2", "占用永久基本农田"),
        _area("pbf_net_m2", "占用永久基本农田（净）"),
        _area("cultivated_m2", "占用耕地"),
        _area("cultivated_net_m2", "占用耕地（净）"),
        Field("check_run_uid", "text", "套合批次", length=36, refers="check_run.uid", read_only=True, hidden=True),
        Field("checked_at", "datetime", "套合时间", read_only=True, group="面积"),
        Field("verdict", "text", "核实认定意见", codes="verdict", length=30, group="认定"),
        Field("verdict_by", "text", "认定人", length=60, refers="person.name", group="认定"),
        Field("verdict_reason", "text", "认定理由", length=500, group="认定"),
        Field("verdict_at", "datetime", "认定时间", group="认定"),
        Field("state", "text", "办理状态", codes="state", required=True, default="'marked'", length=20,
              layer_default="'marked'", group="办理"),
        Field("state_reason", "text", "变更理由", length=500, group="办理"),
        Field("review_state", "text", "审核状态", codes="review_state", required=True, default="'unhandled'",
              layer_default="'unhandled'", length=20, group="办理"),
        _area("remaining_m2", "剩余未整改面积", group="办理"),
        *_signed(),
    ),
)  # fmt: skip

CHECK_RUN = Table(
    "check_run", "套合检查", display="started_at",
    fields=(
        _uid(),
        Field("started_at", "datetime", "检查时间", required=True),
        Field("scope", "text", "范围", length=20),
        Field("method", "text", "面积算法", codes="area_method", length=20),
        Field("engine", "text", "计算引擎", length=40),
        Field("pbf_base_uid", "text", "永久基本农田版本", length=36, refers="base_layer.uid"),
        Field("pbf_fingerprint", "text", "永久基本农田指纹", length=64),
        Field("landuse_base_uid", "text", "地类图斑版本", length=36, refers="base_layer.uid"),
        Field("landuse_fingerprint", "text", "地类图斑指纹", length=64),
        Field("case_count", "integer", "图斑数"),
        Field("problem_count", "integer", "问题数"),
        Field("problems", "text", "问题说明"),
        *_signed(),
    ),
)  # fmt: skip

OVERLAP_PIECE = Table(
    "overlap_piece", "套合地块", geometry="MULTIPOLYGON", audited=False, display="source_id",
    fields=(
        _uid(),
        Field("run_uid", "text", "套合批次", length=36, required=True, refers="check_run.uid", hidden=True),
        Field("violation_uid", "text", "违法图斑", length=36, required=True, refers="violation.uid", hidden=True),
        Field("source_layer", "text", "底图", codes="source_layer", required=True, length=10),
        Field("base_uid", "text", "底图版本", length=36, refers="base_layer.uid", hidden=True),
        Field("source_id", "text", "底图图斑编号", length=60, note="空：没有底图覆盖（未覆盖）"),
        Field("land_class", "text", "地类编码", code="DLBM", length=5),
        Field("gross_m2", "real", "毛面积（未平差）", unit="m²"),
        Field("adjusted_m2", "real", "平差面积", unit="m²"),
        Field("net_m2", "real", "净面积", unit="m²"),
        Field("sliver", "boolean", "碎屑"),
    ),
)  # fmt: skip

FINDING = Table(
    "finding", "规则提示", audited=False, display="title",
    fields=(
        _uid(),
        Field("run_uid", "text", "套合批次", length=36, refers="check_run.uid", hidden=True),
        Field("rule_id", "text", "规则编号", required=True, length=60),
        Field("violation_uid", "text", "违法图斑", length=36, refers="violation.uid", hidden=True),
        Field("title", "text", "提示", length=100),
        Field("value", "real", "数值"),
        Field("limit_value", "real", "标准"),
        Field("unit", "text", "单位", length=10),
        Field("basis", "text", "计算口径", codes="basis", length=30),
        Field("source", "text", "依据文件", length=100),
        Field("article", "text", "条款", length=100),
        Field("proposal", "text", "建议", length=254),
        Field("explanation", "text", "说明", length=500),
        Field("created_at", "datetime", "生成时间"),
    ),
)  # fmt: skip

TASK = Table(
    "task", "整改任务", display="code",
    fields=(
        _uid(),
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
        *_signed(),
    ),
)  # fmt: skip

READING = Table(
    "reading", "复耕质量读数", display="indicator", since=2,
    fields=(
        _uid(),
        Field("task_uid", "text", "整改任务", required=True, length=36, refers="task.uid"),
        Field("indicator", "text", "指标", required=True, length=60),
        Field("value", "real", "数值"),
        Field("value_text", "text", "文字值", length=100, note="质地、灌溉等不是数字的指标"),
        Field("unit", "text", "单位", length=20),
        Field("source_file", "text", "来源文件", length=254),
        Field("recorded_at", "datetime", "录入时间"),
        *_signed(),
    ),
)  # fmt: skip

ACCEPTANCE = Table(
    "acceptance", "验收", geometry="MULTIPOLYGON", display="round",
    fields=(
        _uid(),
        Field("task_uid", "text", "整改任务", required=True, length=36, refers="task.uid"),
        Field("violation_uid", "text", "违法图斑", required=True, length=36, refers="violation.uid"),
        Field("round", "integer", "轮次", required=True, default="1"),
        Field("kind", "text", "类别", codes="acceptance_kind", required=True, default="'joint'", length=20),
        Field("result", "text", "结论", codes="acceptance_result", required=True, default="'pending'", length=10),
        Field("accepted_m2", "real", "验收面积", unit="m²"),
        Field("decided_at", "date", "结论日期"),
        Field("note", "text", "备注", length=500),
        *_signed(),
    ),
)  # fmt: skip

SIGNATURE = Table(
    "signature", "验收签字", display="bureau",
    fields=(
        _uid(),
        Field("acceptance_uid", "text", "验收", required=True, length=36, refers="acceptance.uid"),
        Field("bureau", "text", "单位", codes="bureau", required=True, length=20),
        Field("person", "text", "签字人", required=True, length=60, refers="person.name"),
        Field("opinion", "text", "意见", codes="opinion", required=True, length=10),
        Field("comment", "text", "整改意见", length=500),
        Field("signed_on", "date", "签字日期", required=True),
        Field("scan_uid", "text", "扫描件", length=36, refers="attachment.uid"),
        *_signed(),
    ),
    unique_together=(("acceptance_uid", "bureau"),),
)  # fmt: skip

ATTACHMENT = Table(
    "attachment", "附件", display="file_name",
    fields=(
        _uid(),
        Field("owner_table", "text", "所属表", required=True, length=40),
        Field("owner_uid", "text", "所属记录", required=True, length=36),
        Field("kind", "text", "类别", codes="attachment_kind", required=True, default="'other'", length=20),
        Field("file_name", "text", "文件名", required=True, length=254),
        Field("stored_as", "text", "存放位置", required=True, length=254, note="相对于台账所在文件夹"),
        Field("sha256", "text", "SHA-256", required=True, length=64, read_only=True),
        Field("size_bytes", "integer", "大小", unit="B"),
        Field("added_at", "datetime", "添加时间"),
        *_signed(),
    ),
)  # fmt: skip

PERSON = Table(
    "person", "人员", display="name",
    fields=(
        _uid(),
        Field("name", "text", "姓名", required=True, unique=True, length=60),
        Field("unit", "text", "单位", required=True, length=100),
        Field("role", "text", "职务", required=True, length=60),
        Field("certificate_no", "text", "执法证号", length=40),
        Field("active", "boolean", "在岗", required=True, default="1", layer_default="true"),
        *_signed(),
    ),
)  # fmt: skip

EVENT = Table(
    "event", "办理记录", audited=False, display="at",
    fields=(
        _uid(),
        Field("at", "datetime", "时间", required=True, default="(strftime('%Y-%m-%dT%H:%M:%fZ','now'))"),
        Field("table_name", "text", "表", required=True, length=40),
        Field("record_uid", "text", "记录", length=36),
        Field("action", "text", "动作", required=True, length=10),
        Field("old_values", "text", "原值", note="JSON，只列变化的字段"),
        Field("new_values", "text", "新值", note="JSON，只列变化的字段"),
        Field("who", "text", "署名", required=True, length=60),
    ),
)  # fmt: skip

TABLES: Dict[str, Table] = {
    table.name: table
    for table in (
        REGISTER_INFO, PERSON, BASE_LAYER, BATCH, VIOLATION, CHECK_RUN, OVERLAP_PIECE, FINDING, TASK, READING,
        ACCEPTANCE, SIGNATURE, ATTACHMENT, EVENT,
    )
}  # fmt: skip

# Each version of a base layer is a table of its own, made from this one; `base_layer.table_name` names it.
BASE_POLYGON = Table(
    "base_polygon", "底图图斑", geometry="MULTIPOLYGON", audited=False, display="source_id",
    fields=(
        Field("source_id", "text", "图斑编号", code="BSM / YJJBNTTBBH", length=60),
        Field("land_class", "text", "地类编码", code="DLBM", length=5),
        Field("land_name", "text", "地类名称", code="DLMC", length=60),
        Field("zone_code", "text", "坐落单位代码", code="ZLDWDM / XZQDM", length=19),
        Field("zone_name", "text", "坐落单位名称", code="ZLDWMC / XZQMC", length=255),
        Field("kcxs", "real", "扣除地类系数", code="KCXS"),
        Field("gross_m2", "real", "登记面积", code="TBMJ / YJJBNTTBMJ", unit="m²"),
        Field("net_m2", "real", "登记净面积", code="TBDLMJ / YJJBNTMJ", unit="m²"),
        Field("net_factor", "real", "净面积系数", note="净面积 = 毛面积 × 本系数"),
        Field("approval_no", "text", "批准文号", code="PZWH", length=100),
        Field("repaired", "text", "入库修复", length=254),
    ),
)  # fmt: skip

RELATIONS: Tuple[Relation, ...] = (
    Relation("violation", "parent_uid", "violation", "uid", "子图斑"),
    Relation("violation", "batch", "batch", "name", "批次图斑"),
    Relation("overlap_piece", "violation_uid", "violation", "uid", "套合地块"),
    Relation("finding", "violation_uid", "violation", "uid", "规则提示"),
    Relation("task", "violation_uid", "violation", "uid", "整改任务"),
    Relation("acceptance", "task_uid", "task", "uid", "验收"),
    Relation("reading", "task_uid", "task", "uid", "复耕质量读数"),
    Relation("signature", "acceptance_uid", "acceptance", "uid", "验收签字"),
)
