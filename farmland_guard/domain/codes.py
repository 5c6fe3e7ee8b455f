"""Code lists: the values a field may take, with the words the bureau uses for them.

Codes are English and fixed; labels are domain data and therefore Chinese. Sources: 垣政发〔2023〕12号;
the 卫片 dictionaries and land classes of 三调 (TD/T 1055-2019) as gathered in the data dictionary.
"""

from typing import Dict, Mapping

from .filing_codes import FILING_ATTACHMENTS, FILING_CODE_LISTS
from .zones import BORDERS, LISTED, ZONES

CodeList = Mapping[str, str]

VERDICTS: CodeList = {
    "legal": "合法",
    "facility_land": "设施农用地",
    "rural_road": "农村道路",
    "other": "其他",
    "false_change": "伪变化",
    "illegal_construction": "非农违法",
    "illegal_non_grain": "非粮违法",
}
UNJUDGED = "未认定"
ILLEGAL_VERDICTS = ("illegal_construction", "illegal_non_grain")
INNOCENT_VERDICTS = tuple(code for code in VERDICTS if code not in ILLEGAL_VERDICTS)

STATES: CodeList = {
    "marked": "已标记",
    "verified": "已核实",
    "filed": "已立案",
    "rectifying": "整改中",
    "reclaimed": "已复耕",
    "accepted": "已验收",
    "closed": "已销号",
    "dismissed": "不予处理",
}
OPEN_STATES = ("marked", "verified", "filed", "rectifying", "reclaimed", "accepted")
ENDED_STATES = ("closed", "dismissed")

REVIEW_STATES: CodeList = {
    "unhandled": "未处理",
    "draft": "未提交",
    "city": "市级待审核",
    "province": "省级待审核",
    "returned": "已打回",
    "done": "审核结束",
}

MEASURES: CodeList = {
    "demolish_reclaim": "拆除复耕",
    "confiscate": "没收",
    "legalise": "补办手续",
    "return_land": "退还土地",
    "mixed": "拆补组合",
}
PAPER_MEASURES = ("confiscate", "legalise")

TASK_STATES: CodeList = {"issued": "整改中", "done": "已完成", "cancelled": "已撤销"}

BUREAUS: CodeList = {"natural_resources": "自然资源局", "agriculture": "农业农村局"}

OPINIONS: CodeList = {"pass": "合格", "fail": "不合格"}  # nosec B105: an opinion, no password

ACCEPTANCE_KINDS: CodeList = {"joint": "联合验收", "legalise": "补办手续", "confiscate": "没收"}

ACCEPTANCE_RESULTS: CodeList = {"pending": "待签字", "pass": "合格", "fail": "不合格", "void": "已失效"}  # nosec B105

SIGNATURE_STATES: CodeList = {"valid": "有效", "void": "已失效"}

WITNESS_SIDES: CodeList = {"township": "乡镇", "village": "村"}

REFERRAL_CAUSES: CodeList = {
    "administrative": "行政处理或协助",
    "criminal": "涉嫌犯罪（刑事立案标准）",
    "cadre": "干部责任追究",
}
"""The criminal filing standard and the accountability of cadres are two matters and never one letter."""

REFERRAL_STATES: CodeList = {
    "proposed": "拟移送",
    "dismissed": "不移送",
    "sent": "已发出",
    "received": "已签收",
    "replied": "已回复",
}

BASE_ROLES: CodeList = {
    "pbf": "永久基本农田",
    "landuse": "地类图斑",
    **{role: ZONES[role].title for role in (*LISTED, *BORDERS)},
}

SOURCE_LAYERS: CodeList = {"pbf": "永久基本农田", "landuse": "地类图斑"}

# How a land-use layer's codes are to be read: 0601, 0602, 0701 and 0702 mean different things in the two.
CLASSIFICATIONS: CodeList = {"third_survey": "三调工作分类", "spatial_planning": "国土空间用地用海分类"}

# The categories of the reporting tables (图斑 = 耕地 + 非耕农用地 + 未利用地 + 建设用地), and the two that are never dropped.
CATEGORIES: CodeList = {
    "cultivated": "耕地",
    "other_agricultural": "其他农用地",
    "unused": "未利用地",
    "construction": "建设用地",
    "unknown": "地类不明",
    "uncovered": "未覆盖",
}
UNKNOWN_CATEGORY, UNCOVERED_CATEGORY = "unknown", "uncovered"

PART_KINDS: CodeList = {"category": "地类", **{role: zone.title for role, zone in ZONES.items()}}

AREA_METHODS: CodeList = {"ellipsoidal": "椭球面积", "planar": "平面面积"}

CLUE_SOURCES: CodeList = {
    "satellite": "卫片",
    "patrol": "巡查",
    "report": "举报",
    "inspection": "督察",
    "survey": "变更调查",
}

ATTACHMENT_KINDS: CodeList = {
    "photo_before": "整改前照片",
    "photo_during": "整改中照片",
    "photo_after": "整改后照片",
    "signed_paper": "签字文件扫描件",
    "photo_site": "现场照片",
    "photo_inside": "内部照片",
    "overlay_map": "套合图",
    "approval": "批准文件",
    "supply": "供地文件",
    "title": "不动产权证",
    "temporary": "临时用地批准文件",
    "facility_filing": "设施农用地备案材料",
    "upload_receipt": "上图入库凭证",
    "statement": "情况说明",
    "lab_report": "检测报告",
    **FILING_ATTACHMENTS,
    "other": "其他",
}

# 图斑状态 as the national reporting line has it: a split patch counts through its parts.
PATCH_STATES: CodeList = {"original": "原始", "split": "被拆分", "part": "拆分"}

PATCH_RELATIONS: CodeList = {
    "new": "新增",
    "same": "相同",
    "grown": "扩大",
    "partial": "部分重叠",
    "handled": "已处理",
}

NUMBER_PLATFORMS: CodeList = {
    "satellite": "卫片",
    "survey": "变更调查",
    "inspection": "督察",
    "report": "12336",
    "patrol": "巡查",
    "other": "其他",
}

RETURN_OUTCOMES: CodeList = {
    "returned": "退回",
    "accepted": "审核结束",
    "changed": "审核状态有变",
    "unchanged": "无变化",
    "unmatched": "台账无此图斑",
    "duplicate": "重复",
    "unusable": "不能使用",
}

QUALITY_KINDS: CodeList = {
    "crs": "坐标系",
    "field": "必填字段",
    "absent": "缺少字段",
    "no_code": "编号为空",
    "repeated": "编号重复",
    "no_polygon": "没有可用图形",
    "known": "台账已有",
    "other_county": "编号非本县",
    "invalid": "图形自相交",
    "changed": "图形有调整",
    "overlap": "批次内重叠",
    "area": "面积不符",
    "in_mu": "面积单位",
    "count": "数量不符",
    "no_row": "清单无图形",
    "not_listed": "图形不在清单",
    "listed_twice": "清单重复",
    "value": "字段值",
    "outside": "不在本县",
}

REPORT_STATES: CodeList = {"to_report": "待报", "reported": "已报", "returned": "退回"}

BASES: CodeList = {
    "pbf_gross": "占用永久基本农田（毛面积）",
    "pbf_net": "占用永久基本农田（净面积）",
    "cultivated_gross": "占用耕地（毛面积）",
    "cultivated_net": "占用耕地（净面积）",
    "cultivated_outside_pbf_gross": "占用永久基本农田以外的耕地（毛面积）",
    "cultivated_outside_pbf_net": "占用永久基本农田以外的耕地（净面积）",
    "illegal_ratio_gross": "违法占用耕地比例（毛面积）",
    "illegal_ratio_net": "违法占用耕地比例（净面积）",
}

# Sub-classes (分类) of the field-reporting form as practised in 2026; a province's list may differ, so it is no constraint.
SUBCLASSES_OF: Dict[str, CodeList] = {
    "other": {
        "gap": "边角细缝", "slope": "边坡治理", "pipe_gallery": "地下管廊（网）", "homestead": "农村宅基地",
        "hydraulic": "河道水工、涉海", "grave": "农村土坟", "enclave": "省外飞地", "entrance": "出入口",
        "emergency": "紧急用地", "mine_restoration": "合法矿区内修复", "ecological_restoration": "生态修复",
        "power": "电力设施", "disaster": "灾毁地块", "viaduct": "水面高架桥", "other_other": "其他",
    },
    "illegal_construction": {
        "factory": "厂房", "solar": "光伏", "hardening": "硬化", "tourism": "文旅", "mining": "采矿", "lake": "挖湖造景",
        "public": "公共设施", "urban_housing": "城镇住宅", "special": "特殊用地", "motorway_railway": "高速高铁",
        "national_road": "国省干道", "local_road": "地方城镇道路", "enclosure": "圈占", "stacking": "堆放压占",
    },
}  # fmt: skip
SUBCLASS_GROUPS: CodeList = {
    "factory": "工矿商服", "solar": "工矿商服", "hardening": "工矿商服", "tourism": "工矿商服", "mining": "工矿商服",
    "lake": "工矿商服", "public": "民生公益", "urban_housing": "民生公益", "special": "民生公益",
    "motorway_railway": "道路交通", "national_road": "道路交通", "local_road": "道路交通", "enclosure": "圈占堆放",
    "stacking": "圈占堆放",
}  # fmt: skip
SUBCLASSES: CodeList = {code: text for members in SUBCLASSES_OF.values() for code, text in members.items()}

PRECHECK_LEVELS: CodeList = {"red": "会被退回", "amber": "可能被退回", "green": "通过"}

DAY_KINDS: CodeList = {"holiday": "放假", "workday": "调休上班"}

EVENT_ODD_DAY = "odd_day"
"""Action of an entry in the record: an upgraded register holds a value in a column of days that is none."""

EVENT_ACTIONS: CodeList = {"insert": "新增", "update": "修改", "delete": "删除", EVENT_ODD_DAY: "不是日期，待更正"}

# Events that start or stop a period of the rule book; those up to "closed" the register knows by itself.
CASE_EVENTS: CodeList = {
    "found": "发现", "judged": "核实认定", "filed": "立案", "reclaimed": "复耕完成", "accepted": "验收合格", "closed": "销号",
    "act_ended": "违法行为终了", "stopped": "发出责令停止通知", "reported": "书面报告政府、纪委监委",
    "penalty_notice_served": "送达处罚告知书", "hearing_notice_served": "送达听证告知书", "decision_due": "处罚决定期限届满",
    "decided": "作出处罚决定", "decision_served": "送达处罚决定书", "reminder_served": "送达催告书",
    "legal_period_ended": "法定起诉期限届满", "court_applied": "申请强制执行", "court_accepted": "法院受理",
    "court_ruled": "法院裁定", "transfer_proposed": "提出移送报告", "transfer_decided": "批准移送",
    "transferred": "移送公安机关", "police_decided": "公安机关决定是否立案", "police_refused": "收到不予立案通知",
    "review_requested": "提请复议",
}  # fmt: skip

# The fields of a rule-book entry that a county may set for itself.
RULE_FIELDS: CodeList = {
    "enabled": "启用",
    "verified": "核对",
    "value": "标准值",
    "amount": "期限数",
    "unit": "单位",
    "operator": "比较",
    "basis": "口径",
    "window_days": "累计天数",
    "valid_from": "起始日期",
    "valid_to": "截止日期",
    "proposal": "建议",
    "text": "提示语",
    "level": "程度",
    "duty": "责任方",
    "template": "文书文本",
    "rungs": "提醒层级",
}

# TBLX as seen in a 2026 provincial dictionary; the bureau's own list may add codes, so it is no constraint.
PATCH_TYPES: CodeList = {
    "20": "建（构）筑物", "YH": "硬化", "DT": "动土", "TD": "推堆土", "DL1": "建成道路", "DL2": "在建道路",
    "DL3": "路网", "TL": "铁路", "ND": "农村道路", "SJ": "水工建筑", "CK": "采矿", "YT": "盐田",
    "LD": "公园绿地", "GF": "光伏", "GEF": "高尔夫", "ZQC": "足球场", "JC": "机场", "01": "耕地", "02": "园地",
    "03": "林地", "04": "草地", "SM": "水面", "KT": "坑塘", "SK": "水库", "HL": "河流", "GQ": "沟渠",
    "WL": "瓦砾", "TP": "推平", "LT": "裸土", "LY": "裸岩", "WH": "围海", "TH": "填海", "QT": "其他",
}  # fmt: skip

SEVERITIES: CodeList = {"error": "错误", "warning": "提示"}

# What a check was asked for; the codes are those of checkregister's SCOPE, and "selected" for single cases.
CHECK_SCOPES: CodeList = {"open": "在办图斑", "all": "全部图斑", "selected": "所选图斑"}

ENGINES: CodeList = {"shapely": "shapely（较快）", "qgis": "QGIS 自带"}

TEMPLATE_PURPOSES: CodeList = {"clues": "图斑入库", "returns": "审核结果", "numbers": "编号表"}

# 耕地坡度级别 GDPDJB (TD/T 1055-2019).
SLOPE_CLASSES: CodeList = {"1": "1 级（≤2°）", "2": "2 级（2°～6°）", "3": "3 级（6°～15°）", "4": "4 级（15°～25°）", "5": "5 级（>25°）"}

ISSUE_STATES: CodeList = {"open": "未处理", "fixed": "已改正", "exception": "例外"}

CODE_LISTS: Dict[str, CodeList] = {
    "verdict": VERDICTS,
    "state": STATES,
    "review_state": REVIEW_STATES,
    "measure": MEASURES,
    "task_state": TASK_STATES,
    "bureau": BUREAUS,
    "opinion": OPINIONS,
    "acceptance_kind": ACCEPTANCE_KINDS,
    "acceptance_result": ACCEPTANCE_RESULTS,
    "signature_state": SIGNATURE_STATES,
    "witness_side": WITNESS_SIDES,
    "referral_cause": REFERRAL_CAUSES,
    "referral_state": REFERRAL_STATES,
    "base_role": BASE_ROLES,
    "source_layer": SOURCE_LAYERS,
    "area_method": AREA_METHODS,
    "classification": CLASSIFICATIONS,
    "category": CATEGORIES,
    "part_kind": PART_KINDS,
    "clue_source": CLUE_SOURCES,
    "attachment_kind": ATTACHMENT_KINDS,
    "basis": BASES,
    "patch_type": PATCH_TYPES,
    **FILING_CODE_LISTS,
    "subclass": SUBCLASSES,
    "precheck_level": PRECHECK_LEVELS,
    "day_kind": DAY_KINDS,
    "rule_field": RULE_FIELDS,
    "case_event": CASE_EVENTS,
    "patch_state": PATCH_STATES,
    "patch_relation": PATCH_RELATIONS,
    "number_platform": NUMBER_PLATFORMS,
    "report_state": REPORT_STATES,
    "severity": SEVERITIES,
    "issue_state": ISSUE_STATES,
    "check_scope": CHECK_SCOPES,
    "engine": ENGINES,
    "template_purpose": TEMPLATE_PURPOSES,
    "slope_class": SLOPE_CLASSES,
}


def label(code_list: str, code: object) -> str:
    """The Chinese label of `code` in the list named `code_list`; the code itself when it is unknown."""
    text = "" if code is None else str(code)
    return CODE_LISTS[code_list].get(text, text)
