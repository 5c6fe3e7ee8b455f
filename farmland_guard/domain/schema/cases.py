"""Violation patches (违法图斑): batches, cases, checks and what the checks found."""

from typing import Tuple

from ..schema_model import Field, Relation, Table
from ..zones import ZONES
from .fields import area, signed, uid
from .judgement import GROUNDS

BATCH = Table(
    "batch", "批次", display="name",
    fields=(
        uid(),
        Field("name", "text", "批次名称", required=True, unique=True, length=60),
        Field("source", "text", "来源", codes="clue_source", length=20),
        Field("source_file", "text", "来源文件", length=254),
        Field("received_at", "datetime", "接收时间"),
        Field("deadline", "date", "办理期限"),
        Field("feature_count", "integer", "下发图斑数"),
        Field("before_image", "text", "前时相影像", length=500, note="影像文件路径（相对于台账所在文件夹）或服务地址"),
        Field("before_date", "text", "前时相", length=20),
        Field("after_image", "text", "后时相影像", length=500, note="影像文件路径（相对于台账所在文件夹）或服务地址"),
        Field("after_date", "text", "后时相", length=20),
        Field("note", "text", "备注", length=254),
        *signed(),
    ),
)  # fmt: skip

VIOLATION = Table(
    "violation", "违法图斑", geometry="MULTIPOLYGON", display="code",
    fields=(
        uid(),
        Field("parent_uid", "text", "上级图斑", length=36, refers="violation.uid", hidden=True, group="基本信息"),
        Field("code", "text", "监测编号", code="JCBH", required=True, unique=True, length=60, group="基本信息"),
        Field("patch_state", "text", "图斑状态", codes="patch_state", default="'original'", layer_default="'original'", length=10,
              read_only=True, group="基本信息", note="被拆分的图斑不再单独计数，由拆分后的子图斑计；空同原始"),
        Field("split_m2", "real", "拆分平差面积", unit="m²", read_only=True, group="基本信息",
              note="拆分时按上级图斑椭球面积平差到 0.01 m²，各子图斑之和等于上级"),
        Field("split_by", "text", "拆分依据", length=100, read_only=True, group="基本信息"),
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
        area("area_m2", "图斑面积"),
        area("adjusted_m2", "平差后图斑面积"),
        area("planar_m2", "平面面积"),
        area("pbf_m2", "占用永久基本农田"),
        area("pbf_net_m2", "占用永久基本农田（净）"),
        area("cultivated_m2", "占用耕地"),
        area("cultivated_net_m2", "占用耕地（净）"),
        Field("check_run_uid", "text", "套合批次", length=36, refers="check_run.uid", read_only=True, hidden=True),
        Field("checked_at", "datetime", "套合时间", read_only=True, group="面积"),
        Field("verdict", "text", "核实认定意见", codes="verdict", length=30, group="认定"),
        Field("verdict_by", "text", "认定人", length=60, refers="person.name", group="认定"),
        Field("verdict_reason", "text", "认定理由", length=500, group="认定"),
        Field("verdict_at", "datetime", "认定时间", group="认定"),
        Field("proposal", "text", "系统建议", codes="verdict", closed=False, length=30, read_only=True, group="认定"),
        Field("proposal_reason", "text", "建议依据", length=1000, read_only=True, group="认定"),
        *GROUNDS,
        Field("state", "text", "办理状态", codes="state", required=True, default="'marked'", length=20,
              layer_default="'marked'", group="办理"),
        Field("state_reason", "text", "变更理由", length=500, group="办理"),
        Field("review_state", "text", "审核状态", codes="review_state", required=True, default="'unhandled'",
              layer_default="'unhandled'", length=20, group="办理"),
        Field("return_reason", "text", "退回原因", length=500, group="办理"),
        Field("reviewed_on", "date", "审核日期", group="办理"),
        area("remaining_m2", "剩余未整改面积", group="办理"),
        Field("closed_on", "date", "销号或不予处理日期", read_only=True, group="办理"),
        Field("relapse_uid", "text", "再次占用的已验收图斑", length=36, refers="violation.uid", read_only=True, hidden=True),
        area("relapse_m2", "占压已验收地块", group="办理"),
        Field("taken_from_uid", "text", "认定沿用自", length=36, refers="violation.uid", read_only=True, hidden=True),
        *signed(),
    ),
)  # fmt: skip

CHECK_RUN = Table(
    "check_run", "套合检查", display="started_at",
    fields=(
        uid(),
        Field("started_at", "datetime", "检查时间", required=True),
        Field("scope", "text", "范围", codes="check_scope", closed=False, length=20),
        Field("method", "text", "面积算法", codes="area_method", length=20),
        Field("engine", "text", "计算引擎", codes="engine", closed=False, length=40),
        Field("pbf_base_uid", "text", "永久基本农田版本", length=36, refers="base_layer.uid", hidden=True),
        Field("pbf_fingerprint", "text", "永久基本农田指纹", length=64, hidden=True),
        Field("landuse_base_uid", "text", "地类图斑版本", length=36, refers="base_layer.uid", hidden=True),
        Field("landuse_fingerprint", "text", "地类图斑指纹", length=64, hidden=True),
        Field("pbf_version", "text", "永久基本农田版本名称", length=60, note="检查时的名称，底图记录以后改动也不变"),
        Field("pbf_effective_date", "date", "永久基本农田生效日期"),
        Field("landuse_version", "text", "地类图斑版本名称", length=60),
        Field("landuse_effective_date", "date", "地类图斑生效日期"),
        Field("classification", "text", "地类分类标准", codes="classification", length=40),
        *(Field(f"{role}_version", "text", f"{zone.layer}版本名称", length=60) for role, zone in ZONES.items()),
        Field("case_count", "integer", "图斑数"),
        Field("resumed_count", "integer", "续算图斑数", note="取自上次中断的检查、没有重新计算的图斑"),
        Field("sliver_count", "integer", "碎屑数"),
        Field("change_count", "integer", "结果变化的图斑数"),
        Field("problem_count", "integer", "问题数"),
        Field("problems", "text", "问题说明"),
        *signed(),
    ),
)  # fmt: skip

OVERLAP_PIECE = Table(
    "overlap_piece", "套合地块", geometry="MULTIPOLYGON", audited=False, display="source_id",
    fields=(
        uid(),
        Field("run_uid", "text", "套合批次", length=36, required=True, refers="check_run.uid", hidden=True),
        Field("violation_uid", "text", "违法图斑", length=36, required=True, refers="violation.uid", hidden=True),
        Field("source_layer", "text", "底图", codes="source_layer", required=True, length=10),
        Field("base_uid", "text", "底图版本", length=36, refers="base_layer.uid", hidden=True),
        Field("source_id", "text", "底图图斑编号", length=60, note="空：没有底图覆盖（未覆盖）"),
        Field("land_class", "text", "地类编码", code="DLBM", length=5),
        Field("gross_m2", "real", "毛面积（未平差）", unit="m²", read_only=True),
        Field("adjusted_m2", "real", "平差面积", unit="m²", read_only=True),
        Field("net_m2", "real", "净面积", unit="m²", read_only=True),
        Field("sliver", "boolean", "碎屑", read_only=True, note="面积和宽度都小于界限值；照常计入，只作标注"),
        Field("width_m", "real", "宽度", unit="m", read_only=True, note="2×面积÷周长"),
    ),
)  # fmt: skip

FINDING = Table(
    "finding", "规则提示", audited=False, display="title",
    fields=(
        uid(),
        Field("run_uid", "text", "套合批次", length=36, refers="check_run.uid", hidden=True),
        Field("rule_id", "text", "规则编号", required=True, length=60, hidden=True),
        Field("violation_uid", "text", "违法图斑", length=36, refers="violation.uid", hidden=True),
        Field("title", "text", "提示", length=100),
        Field("subject", "text", "对象", length=100, note="图斑编号、占用主体或乡镇"),
        Field("related", "text", "相关图斑", note="累计计算的全部图斑编号"),
        Field("value", "real", "数值"),
        Field("limit_value", "real", "标准"),
        Field("unit", "text", "单位", length=10),
        Field("basis", "text", "计算口径", codes="basis", length=30),
        Field("gross_value", "real", "毛面积数值"),
        Field("net_value", "real", "净面积数值"),
        Field("source", "text", "依据文件", length=100),
        Field("article", "text", "条款", length=100),
        Field("proposal", "text", "建议", length=254),
        Field("explanation", "text", "说明", length=500),
        Field("screened_on", "date", "筛查日期"),
        Field("created_at", "datetime", "生成时间"),
    ),
)  # fmt: skip

RELATIONS: Tuple[Relation, ...] = (
    Relation("violation", "parent_uid", "violation", "uid", "子图斑"),
    Relation("violation", "batch", "batch", "name", "批次图斑"),
    Relation("overlap_piece", "violation_uid", "violation", "uid", "套合地块"),
    Relation("finding", "violation_uid", "violation", "uid", "规则提示"),
)

TABLES: Tuple[Table, ...] = (BATCH, VIOLATION, CHECK_RUN, OVERLAP_PIECE, FINDING)
