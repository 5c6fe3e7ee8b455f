"""Code lists of facility-agriculture filings (设施农业用地备案).

Sources: 自然资规〔2019〕4号 items 1–3 (what counts as facility, production and auxiliary); 自然资源部办公厅 2020-07 上图入库
notice (stages, kinds that need no registration); a province's layer names SSNYD_* (2020).
"""

from typing import Dict, Mapping

CodeList = Mapping[str, str]

FILING_STATES: CodeList = {
    "draft": "草稿",
    "recorded": "乡镇已备案",
    "returned": "已退回",
    "verified": "县级已核验",
    "registered": "已上图入库",
    "built": "已建成",
    "surveyed": "已变更调查",
    "expired": "已到期",
    "renewed": "已续期",
    "cancelled": "已注销",
    "reclaimed": "已复垦",
}

LIVE_FILING_STATES = ("recorded", "returned", "verified", "registered", "built", "surveyed", "expired", "renewed")
"""States of a filing whose ground is in use or about to be: not a draft, not given up, not restored."""

IN_USE_STATES = ("registered", "built", "surveyed", "renewed")
"""States in which the use term runs."""

FILING_USES: CodeList = {"crop": "作物种植", "livestock": "畜禽养殖", "aquaculture": "水产养殖"}

OPERATOR_KINDS: CodeList = {
    "household": "农户",
    "family_farm": "家庭农场",
    "cooperative": "农民合作社",
    "company": "企业",
    "collective": "农村集体经济组织",
    "other": "其他",
}

FACILITY_ROLES: CodeList = {"production": "生产设施", "auxiliary": "附属（辅助）设施"}

FACILITY_KINDS: CodeList = {
    "plastic_greenhouse": "普通塑料大棚",
    "sunken_greenhouse": "下挖覆土式大棚",
    "solar_greenhouse": "普通日光温室",
    "soft_pond": "非硬化养殖坑塘",
    "planting_house": "作物种植生产设施",
    "drying": "烘干晾晒",
    "packing": "分拣包装",
    "cold_storage": "保鲜存储",
    "animal_house": "畜禽养殖生产设施",
    "fish_house": "水产养殖生产设施",
    "manure": "粪污处置",
    "quarantine": "检验检疫",
    "guard_room": "看护房（管理房、耳房）",
    "slaughter": "屠宰、肉类加工",
    "other": "其他",
}

EXEMPT_KINDS = ("plastic_greenhouse", "sunken_greenhouse", "solar_greenhouse", "soft_pond")
"""Kinds that need no registration (上图入库), unless a guard room (看护房、管理房、耳房) belongs to them."""

EXCLUDED_KINDS = ("slaughter",)
"""What 自然资规〔2019〕4号 item 1 does not count as facility agriculture (屠宰、肉类加工)."""

FILING_PARTS: CodeList = {
    "farmland": "农用地范围",
    "damaged": "破坏耕作层",
    "pbf_used": "占用永农",
    "pbf_damaged": "破坏永农",
    "pbf_makeup": "补划永农",
}

PART_LAYERS: CodeList = {
    "farmland": "SSNYD_NYDJZD",
    "damaged": "SSNYD_GZCPHJZD",
    "pbf_used": "SSNYD_ZYYNJZD",
    "pbf_damaged": "SSNYD_PHYNJZD",
    "pbf_makeup": "SSNYD_BHYNFW",
}
"""The layer of the registration package each part goes to."""

ANSWERS: CodeList = {"pass": "符合", "fail": "不符合", "manual": "待人工核对", "info": "提示"}  # nosec B105

DISCREPANCIES: CodeList = {
    "filed_not_surveyed": "已备案、调查地类不是设施农用地",
    "surveyed_not_filed": "调查为设施农用地、未备案",
    "outside_line": "超出备案范围建设",
    "damage_beyond": "破坏耕作层超出备案范围",
    "pbf_without_makeup": "占用永农未补划",
    "expired": "到期未恢复",
    "duplicate": "重复备案",
}

FILING_ATTACHMENTS: CodeList = {
    "agreement": "用地协议",
    "construction_plan": "建设方案",
    "reclamation_plan": "复垦方案或承诺",
    "announcement": "公告材料",
    "unavoidable": "难以避让永久基本农田说明",
    "makeup_plan": "永久基本农田补划方案",
    "deposit_receipt": "复垦费用凭证",
    "photo_inside": "设施内部照片",
    "photo_outside": "设施外部照片",
    "renewal_application": "续期申请",
}

FILING_CODE_LISTS: Dict[str, CodeList] = {
    "filing_state": FILING_STATES,
    "filing_use": FILING_USES,
    "operator_kind": OPERATOR_KINDS,
    "facility_role": FACILITY_ROLES,
    "facility_kind": FACILITY_KINDS,
    "filing_part": FILING_PARTS,
    "filing_answer": ANSWERS,
    "discrepancy": DISCREPANCIES,
}
