"""The county's part of the rule book: its overrides, its own packs, and the holiday table."""

from typing import Tuple

from ..schema_model import Field, Relation, Table
from .fields import signed, uid

HOLIDAY = Table(
    "holiday", "节假日表", display="day", since=3,
    fields=(
        uid(),
        Field("day", "date", "日期", required=True, unique=True),
        Field("kind", "text", "类别", codes="day_kind", required=True, default="'holiday'", layer_default="'holiday'",
              length=10, note="调休上班的周末填“调休上班”；普通周末不必填"),
        Field("year", "integer", "年度", required=True, note="一个年度有记录，即视为该年度节假日表已录入"),
        Field("name", "text", "名称", length=40),
        Field("source", "text", "依据文件", length=100, note="国务院办公厅当年的节假日安排通知"),
        *signed(),
    ),
)  # fmt: skip

RULE_OVERRIDE = Table(
    "rule_override", "县级规则设置", display="rule_id", since=3,
    fields=(
        uid(),
        Field("rule_id", "text", "规则编号", required=True, length=60),
        Field("field", "text", "改动项", codes="rule_field", required=True, length=20),
        Field("value", "text", "取值", required=True, length=2000, note="数字、true/false 或文字；“核对”填 已核对 或 待核对"),
        Field("reason", "text", "理由或依据", required=True, length=500),
        Field("decided_by", "text", "决定人", required=True, length=60, refers="person.name"),
        Field("decided_on", "date", "决定日期", required=True, default="(date('now','localtime'))",
              layer_default="now()"),
        Field("active", "boolean", "生效", required=True, default="1", layer_default="true"),
        *signed(),
    ),
    unique_together=(("rule_id", "field"),),
)  # fmt: skip

RULE_PACK = Table(
    "rule_pack", "县级规则包", display="title", since=3,
    fields=(
        uid(),
        Field("name", "text", "规则包", required=True, unique=True, length=60, read_only=True),
        Field("title", "text", "名称", required=True, length=100, read_only=True),
        Field("content", "text", "内容", required=True, read_only=True, hidden=True, note="JSON；与自带规则包同名的取代自带的"),
        Field("source_file", "text", "来源文件", length=254, read_only=True),
        Field("imported_at", "datetime", "导入时间", read_only=True),
        Field("active", "boolean", "生效", required=True, default="1", layer_default="true"),
        *signed(),
    ),
)  # fmt: skip

LAWFUL_OCCUPATION = Table(
    "lawful_occupation", "合法新增占用耕地", display="xzmc", since=3,
    fields=(
        uid(),
        Field("year", "integer", "年度", required=True),
        Field("xzdm", "text", "乡镇代码", code="XZQDM", required=True, length=9),
        Field("xzmc", "text", "乡镇名称", code="XZQMC", length=100),
        Field("cultivated_m2", "real", "实际占用耕地", unit="m²", required=True,
              note="当年合法新增建设实际占用的耕地；已批准但当年未占用的不计"),
        Field("source", "text", "依据", length=254),
        *signed(),
    ),
    unique_together=(("year", "xzdm"),),
)  # fmt: skip

RELATIONS: Tuple[Relation, ...] = ()

TABLES: Tuple[Table, ...] = (HOLIDAY, RULE_OVERRIDE, RULE_PACK, LAWFUL_OCCUPATION)
