"""What every register has: its description, people, base layers, attachments and the log of changes."""

from typing import Tuple

from ..schema_model import Field, Relation, Table
from .fields import signed, uid

REGISTER_INFO = Table(
    "register_info", "台账信息", audited=False,
    fields=(
        Field("uid", "text", "唯一标识", length=36, required=True, unique=True, read_only=True, hidden=True,
              default="lower(hex(randomblob(16)))"),
        Field("key", "text", "项", length=40, required=True, unique=True),
        Field("value", "text", "值", length=254),
    ),
)  # fmt: skip

PERSON = Table(
    "person", "人员", display="name",
    fields=(
        uid(),
        Field("name", "text", "姓名", required=True, unique=True, length=60),
        Field("unit", "text", "单位", required=True, length=100),
        Field("role", "text", "职务", required=True, length=60),
        Field("certificate_no", "text", "执法证号", length=40),
        Field("active", "boolean", "在岗", required=True, default="1", layer_default="true"),
        *signed(),
    ),
)  # fmt: skip

BASE_LAYER = Table(
    "base_layer", "底图版本", display="version",
    fields=(
        uid(),
        Field("role", "text", "类别", codes="base_role", required=True, length=20),
        Field("version", "text", "版本", required=True, length=60),
        Field("effective_date", "date", "生效日期", required=True),
        Field("table_name", "text", "数据表", required=True, length=60, read_only=True, hidden=True),
        Field("source_name", "text", "来源文件", length=254),
        Field("source_crs", "text", "来源坐标系", length=60),
        Field("feature_count", "integer", "图斑数"),
        Field("repaired_count", "integer", "修复数"),
        Field("left_out_count", "integer", "未入库数"),
        Field("shared_m2", "real", "相互重叠面积", unit="m²"),
        Field("fingerprint", "text", "指纹", length=64, required=True, read_only=True, hidden=True),
        Field("classification", "text", "分类标准", codes="classification", closed=False, length=40, note="同一代码在两种分类中含义不同；空：按三调"),
        Field("imported_at", "datetime", "入库时间", read_only=True),
        *signed(),
    ),
    unique_together=(("role", "version"),),
)  # fmt: skip

ATTACHMENT = Table(
    "attachment", "附件", display="file_name",
    fields=(
        uid(),
        Field("owner_table", "text", "所属表", required=True, length=40),
        Field("owner_uid", "text", "所属记录", required=True, length=36, hidden=True),
        Field("kind", "text", "类别", codes="attachment_kind", required=True, default="'other'", length=20),
        Field("file_name", "text", "文件名", required=True, length=254),
        Field("stored_as", "text", "存放位置", required=True, length=254, hidden=True, note="相对于台账所在文件夹"),
        Field("sha256", "text", "SHA-256", required=True, length=64, read_only=True, hidden=True),
        Field("size_bytes", "integer", "大小", unit="B"),
        Field("added_at", "datetime", "添加时间"),
        Field("document_no", "text", "文号或证号", length=100),
        Field("document_m2", "real", "文件载明面积", unit="m²"),
        Field("taken_from_uid", "text", "沿用自附件", length=36, refers="attachment.uid", read_only=True, hidden=True),
        *signed(),
    ),
)  # fmt: skip

EVENT = Table(
    "event", "办理记录", audited=False, display="at",
    fields=(
        uid(),
        Field("at", "datetime", "时间", required=True, hidden=True, default="(strftime('%Y-%m-%dT%H:%M:%fZ','now'))"),
        Field("table_name", "text", "表", required=True, length=40),
        Field("record_uid", "text", "记录", length=36, hidden=True),
        Field("action", "text", "动作", required=True, length=10),
        Field("old_values", "text", "原值", hidden=True, note="JSON，只列变化的字段"),
        Field("new_values", "text", "新值", hidden=True, note="JSON，只列变化的字段"),
        Field("who", "text", "署名", required=True, length=60),
    ),
)  # fmt: skip

# Each version of a base layer is a table of its own, made from this one; `base_layer.table_name` names it.
BASE_POLYGON = Table(
    "base_polygon", "底图图斑", geometry="MULTIPOLYGON", audited=False, display="source_id",
    fields=(
        Field("source_id", "text", "图斑编号", code="BSM / YJJBNTTBBH", length=60),
        Field("land_class", "text", "地类编码", code="DLBM", length=5),
        Field("land_name", "text", "地类名称", code="DLMC", length=60),
        Field("zone_code", "text", "坐落单位（区域）代码", code="ZLDWDM / XZQDM", length=19),
        Field("zone_name", "text", "坐落单位（区域）名称", code="ZLDWMC / XZQMC", length=255),
        Field("kcxs", "real", "扣除地类系数", code="KCXS"),
        Field("gross_m2", "real", "登记面积", code="TBMJ / YJJBNTTBMJ", unit="m²"),
        Field("net_m2", "real", "登记净面积", code="TBDLMJ / YJJBNTMJ", unit="m²"),
        Field("net_factor", "real", "净面积系数", note="净面积 = 毛面积 × 本系数"),
        Field("slope_class", "text", "耕地坡度级别", code="GDPDJB", codes="slope_class", closed=False, length=2),
        Field("approval_no", "text", "批准文号", code="PZWH", length=100),
        Field("repaired", "text", "入库修复", length=254),
    ),
)  # fmt: skip

TABLES: Tuple[Table, ...] = (REGISTER_INFO, PERSON, BASE_LAYER, ATTACHMENT, EVENT)

RELATIONS: Tuple[Relation, ...] = ()
