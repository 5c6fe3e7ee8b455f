"""Facility-agriculture filings (设施农业用地备案): the record, its parts, what was checked and what disagrees.

Field codes in brackets of facts are the project's own suggestion: the official names of the registration interface were
not found, so a delivery profile maps them.
"""

from typing import Tuple

from ..schema_model import Field, Relation, Table
from .fields import area, signed, uid

_WHO, _LAND, _TIME, _WORK = "经营者和用途", "用地面积", "期限和手续", "办理"


def _declared(name: str, alias: str, code: str, note: str = "") -> Field:
    return Field(name, "real", alias, code=code, unit="m²", group=_LAND, note=note)


FILING = Table(
    "filing", "设施农业用地备案", geometry="MULTIPOLYGON", display="code",
    fields=(
        uid(),
        Field("code", "text", "项目编号", code="XMBH", required=True, unique=True, length=30, group=_WHO),
        Field("name", "text", "项目名称", code="XMMC", length=100, group=_WHO),
        Field("operator", "text", "经营者", code="JYZ", length=100, group=_WHO),
        Field("operator_kind", "text", "经营者类型", code="JYZLX", codes="operator_kind", length=20, group=_WHO),
        Field("operator_id", "text", "证件号码", code="ZJHM", length=30, group=_WHO, note="个人信息：列表、公示和导出默认遮盖"),
        Field("operator_phone", "text", "联系电话", code="LXDH", length=30, group=_WHO, note="个人信息：列表、公示和导出默认遮盖"),
        Field("collective", "text", "农村集体经济组织", length=100, group=_WHO),
        Field("xzdm", "text", "乡镇代码", code="XZDM", length=9, group=_WHO),
        Field("xzmc", "text", "乡镇名称", length=100, group=_WHO),
        Field("cdm", "text", "村代码", code="CDM", length=12, group=_WHO),
        Field("cmc", "text", "村名称", length=255, group=_WHO),
        Field("location", "text", "建设地点", length=254, group=_WHO),
        Field("use", "text", "用途类型", code="YTLX", codes="filing_use", length=12, group=_WHO),
        Field("kind", "text", "设施类型", codes="facility_kind", length=20, group=_WHO, note="主要设施；普通大棚等四类不需上图入库"),
        Field("scale", "text", "规模", length=100, group=_WHO, note="存栏、种植面积等，按备案表原文"),
        Field("damages_layer", "boolean", "是否破坏耕作层", group=_LAND),
        Field("unavoidable", "boolean", "确需占用且难以避让永农", group=_LAND),
        _declared("land_m2", "总用地面积", "YDMJ"),
        _declared("farmland_m2", "农用地面积", "NYDMJ"),
        _declared("cultivated_m2", "耕地面积", "GDMJ"),
        _declared("pbf_m2", "占用永农面积", "YNMJ"),
        _declared("damaged_m2", "破坏耕作层面积", "PHGZC"),
        _declared("production_m2", "生产设施面积", "SCSSMJ"),
        _declared("auxiliary_m2", "附属（辅助）设施面积", "FSSSMJ"),
        _declared("guard_room_m2", "看护房面积", "KHFMJ"),
        _declared("planted_m2", "种植（养殖）面积", "", "附属设施占比的分母；空则用生产设施面积"),
        Field("storeys", "integer", "层数", code="CS", group=_LAND),
        Field("term_from", "date", "使用起始日期", code="QSRQ", group=_TIME),
        Field("term_to", "date", "使用终止日期", code="ZZRQ", group=_TIME),
        Field("agreed_on", "date", "协议签订日期", code="XYRQ", group=_TIME),
        Field("announced_from", "date", "公告开始日期", group=_TIME),
        Field("announced_to", "date", "公告结束日期", group=_TIME),
        Field("filed_on", "date", "乡镇备案日期", code="BARQ", group=_TIME),
        Field("filing_no", "text", "备案号", code="BAH", length=40, group=_TIME),
        Field("received_on", "date", "县局收件日期", group=_TIME),
        Field("deposit_yuan", "real", "复垦费用", unit="元", group=_TIME),
        Field("deposit_paid", "boolean", "已预存复垦费用并签监管协议", code="FKYJ", group=_TIME),
        Field("makeup_no", "text", "补划文号", code="BHWH", length=60, group=_TIME),
        Field("makeup_on", "date", "补划日期", group=_TIME),
        Field("upload_no", "text", "上图入库号", code="STRKH", length=40, group=_TIME),
        Field("upload_on", "date", "上图入库日期", code="STRKRQ", group=_TIME),
        Field("built_on", "date", "建成日期", group=_TIME),
        Field("surveyed_on", "date", "变更调查日期", group=_TIME),
        Field("ended_on", "date", "注销日期", group=_TIME),
        Field("reclaimed_on", "date", "复垦验收日期", group=_TIME),
        area("area_m2", "图形面积", group=_LAND),
        area("pbf_checked_m2", "图形占永农", group=_LAND),
        area("cultivated_checked_m2", "图形占耕地", group=_LAND),
        Field("makeup_needed", "boolean", "须补划永农", read_only=True, group=_LAND),
        Field("checked_at", "datetime", "核查时间", read_only=True, group=_WORK),
        Field("verified_by", "text", "核验人", length=60, refers="person.name", group=_WORK),
        Field("opinion", "text", "核验意见", length=500, group=_WORK),
        Field("state", "text", "办理状态", code="ZT", codes="filing_state", required=True, default="'draft'",
              layer_default="'draft'", length=12, group=_WORK),
        Field("state_reason", "text", "变更理由", length=500, group=_WORK),
        Field("state_on", "date", "状态日期", group=_WORK),
        Field("note", "text", "备注", length=254, group=_WORK),
        *signed(),
    ),
)  # fmt: skip

FILING_PART = Table(
    "filing_part", "设施农业用地分项范围", geometry="MULTIPOLYGON", display="kind",
    fields=(
        uid(),
        Field("filing_uid", "text", "备案项目", required=True, length=36, refers="filing.uid"),
        Field("kind", "text", "范围类别", codes="filing_part", required=True, length=12),
        Field("declared_m2", "real", "填报面积", unit="m²"),
        area("area_m2", "图形面积"),
        Field("note", "text", "备注", length=254),
        *signed(),
    ),
)  # fmt: skip

FILING_FACILITY = Table(
    "filing_facility", "设施建设内容", display="content",
    fields=(
        uid(),
        Field("filing_uid", "text", "备案项目", required=True, length=36, refers="filing.uid"),
        Field("role", "text", "设施类别", codes="facility_role", required=True, length=12),
        Field("kind", "text", "设施类型", codes="facility_kind", length=20),
        Field("content", "text", "建设内容", length=100),
        Field("area_m2", "real", "面积", unit="m²"),
        Field("cultivated_m2", "real", "其中耕地", unit="m²"),
        Field("pbf_m2", "real", "其中永农", unit="m²"),
        Field("storeys", "integer", "层数"),
        *signed(),
    ),
)  # fmt: skip

FILING_ANSWER = Table(
    "filing_answer", "备案核查结果", audited=False, display="title",
    fields=(
        uid(),
        Field("filing_uid", "text", "备案项目", required=True, length=36, refers="filing.uid"),
        Field("item", "text", "核查项", required=True, length=40, hidden=True),
        Field("title", "text", "核查内容", length=60),
        Field("answer", "text", "结论", codes="filing_answer", required=True, length=10),
        Field("explanation", "text", "说明", length=500),
        Field("value", "real", "数值", read_only=True),
        Field("limit_value", "real", "标准", read_only=True),
        Field("unit", "text", "单位", length=10),
        Field("source", "text", "依据文件", length=100),
        Field("article", "text", "条款", length=100),
        Field("fix", "text", "改正位置", length=40, hidden=True),
        Field("created_at", "datetime", "核查时间"),
    ),
)  # fmt: skip

FILING_DISCREPANCY = Table(
    "filing_discrepancy", "备案与调查比对", geometry="MULTIPOLYGON", display="kind",
    fields=(
        uid(),
        Field("kind", "text", "问题", codes="discrepancy", required=True, length=24),
        Field("filing_uid", "text", "备案项目", length=36, refers="filing.uid"),
        Field("source_id", "text", "调查图斑或备案编号", length=60),
        area("area_m2", "面积"),
        Field("explanation", "text", "说明", length=500),
        Field("found_at", "datetime", "比对时间"),
        Field("base_version", "text", "底图版本", length=80, note="比对时有效的地类图斑或永久基本农田版本"),
        Field("base_fingerprint", "text", "底图指纹", length=64, hidden=True),
        Field("term_to", "date", "使用终止日期", note="比对时备案登记的"),
        Field("checked_at", "datetime", "核查时间", note="比对时备案最近一次核查"),
        Field("earlier_uid", "text", "此前的记录", length=36, refers="filing_discrepancy.uid",
              note="此前已处理、情况有变化后重新列出的，指向当时的记录"),
        Field("handled_as", "text", "处理方式", length=60),
        Field("handled_by", "text", "处理人", length=60),
        Field("handled_on", "date", "处理日期"),
        Field("violation_uid", "text", "转为违法图斑", length=36, refers="violation.uid"),
        *signed(),
    ),
)  # fmt: skip

TABLES: Tuple[Table, ...] = (FILING, FILING_PART, FILING_FACILITY, FILING_ANSWER, FILING_DISCREPANCY)

RELATIONS: Tuple[Relation, ...] = (
    Relation("filing_part", "filing_uid", "filing", "uid", "分项范围"),
    Relation("filing_facility", "filing_uid", "filing", "uid", "设施建设内容"),
    Relation("filing_answer", "filing_uid", "filing", "uid", "核查结果"),
    Relation("filing_discrepancy", "filing_uid", "filing", "uid", "比对问题"),
)
