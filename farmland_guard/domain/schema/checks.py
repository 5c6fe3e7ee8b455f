"""What a check leaves behind beside its pieces: parts of a case, its history run by run, and what changed between runs."""

from typing import Tuple

from ..schema_model import Field, Relation, Table
from .fields import uid

CASE_PART = Table(
    "case_part", "图斑面积构成", audited=False, display="name",
    fields=(
        uid(),
        Field("run_uid", "text", "套合批次", length=36, required=True, refers="check_run.uid", hidden=True),
        Field("violation_uid", "text", "违法图斑", length=36, required=True, refers="violation.uid", hidden=True),
        Field("kind", "text", "分项", codes="part_kind", required=True, length=10),
        Field("code", "text", "编码", length=100,
              note="地类为 cultivated 等代码，乡镇、村为其代码，批准用地为批准文号，红线为图斑编号，自然保护地为名称，"
                   "规划用途分区为分区代码，没有代码的为名称，都没有的为 unknown；uncovered：没有底图覆盖，即不在红线、批准用地、自然保护地内"),
        Field("name", "text", "名称", length=255),
        Field("raw_m2", "real", "面积（未平差）", unit="m²"),
        Field("adjusted_m2", "real", "平差面积", unit="m²", note="同一图斑同一分项之和等于图斑平差面积"),
        Field("adjusted_mu", "real", "平差面积（亩）", unit="亩", note="同一图斑同一分项之和等于图斑面积的亩数（两位小数）"),
        Field("net_m2", "real", "净面积", unit="m²"),
    ),
)  # fmt: skip

# One row for each case and run: what that run said, kept when later runs say something else. The pieces without their
# polygons, parts and findings are JSON, since nobody queries them but the panel that shows a case's history.
CASE_CHECK = Table(
    "case_check", "图斑检查记录", audited=False, display="run_uid",
    fields=(
        uid(),
        Field("run_uid", "text", "套合批次", length=36, required=True, refers="check_run.uid"),
        Field("violation_uid", "text", "违法图斑", length=36, required=True, refers="violation.uid"),
        Field("code", "text", "监测编号", length=60),
        Field("shape", "text", "图形指纹", length=64, hidden=True, note="图斑坐标的 SHA-256"),
        Field("area_m2", "real", "图斑面积", unit="m²"),
        Field("planar_m2", "real", "平面面积", unit="m²"),
        Field("pbf_m2", "real", "占用永久基本农田", unit="m²"),
        Field("pbf_net_m2", "real", "占用永久基本农田（净）", unit="m²"),
        Field("cultivated_m2", "real", "占用耕地", unit="m²"),
        Field("cultivated_net_m2", "real", "占用耕地（净）", unit="m²"),
        Field("pieces", "text", "套合地块", hidden=True, note="JSON：底图、图斑编号、地类、毛面积、平差面积、净面积、是否碎屑"),
        Field("parts", "text", "面积构成", hidden=True, note="JSON：分项、编码、名称、面积、平差面积、亩"),
        Field("findings", "text", "规则提示", hidden=True, note="JSON：规则编号、提示、数值、标准"),
    ),
    unique_together=(("run_uid", "violation_uid"),),
)  # fmt: skip

CHECK_CHANGE = Table(
    "check_change", "检查结果变化", audited=False, display="code",
    fields=(
        uid(),
        Field("run_uid", "text", "套合批次", length=36, required=True, refers="check_run.uid"),
        Field("before_run_uid", "text", "上次套合批次", length=36, refers="check_run.uid"),
        Field("violation_uid", "text", "违法图斑", length=36, required=True, refers="violation.uid"),
        Field("code", "text", "监测编号", length=60),
        Field("item", "text", "项目", length=100, hidden=True, note="数值字段名，category:地类，分项:inside，分项:分区代码，或 finding:规则编号"),
        Field("title", "text", "项目名称", length=100),
        Field("before_value", "real", "原数值"),
        Field("after_value", "real", "现数值"),
        Field("before_text", "text", "原", length=254),
        Field("after_text", "text", "现", length=254),
        Field("cause", "text", "原因", length=254),
    ),
)  # fmt: skip

RELATIONS: Tuple[Relation, ...] = (
    Relation("case_part", "violation_uid", "violation", "uid", "面积构成"),
    Relation("case_check", "violation_uid", "violation", "uid", "历次检查"),
    Relation("check_change", "violation_uid", "violation", "uid", "检查结果变化"),
)

TABLES: Tuple[Table, ...] = (CASE_PART, CASE_CHECK, CHECK_CHANGE)
