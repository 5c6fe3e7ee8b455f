"""Which field of a foreign layer is which: candidate lists of official and wild field names.

The lists are data with their source: public field dictionaries of the survey (三调/变更调查), the permanent basic
farmland database of 2021 and the monitoring patches of 卫片. Earlier names are tried first.
"""

from __future__ import annotations

import unicodedata
from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence, Tuple

from .language import translate

Candidates = Mapping[str, Tuple[str, ...]]

# 地类图斑 DLTB and its second-survey names (TKXS); ZLDWDM/ZLDWMC are the unit the ground lies in.
_LAND: Dict[str, Tuple[str, ...]] = {
    "land_class": ("DLBM", "地类编码", "地类代码"),
    "land_name": ("DLMC", "地类名称"),
    "zone_code": ("ZLDWDM", "坐落单位代码", "XZQDM", "行政区代码"),
    "zone_name": ("ZLDWMC", "坐落单位名称", "XZQMC", "行政区名称"),
    "slope_class": ("GDPDJB", "耕地坡度级别", "坡度级别", "GDPDJ"),
    "kcxs": ("KCXS", "扣除系数", "扣除地类系数", "TKXS", "田坎系数"),
}

ROLE_FIELDS: Dict[str, Candidates] = {
    # 永久基本农田 2021 (YJJBNTTB), with the names of 2017–2019 (JBNTTB) after them
    "pbf": {
        "source_id": ("YJJBNTTBBH", "永久基本农田图斑编号", "JBNTTBBH", "基本农田图斑编号", "TBBH", "图斑编号", "BSM", "标识码"),
        **_LAND,
        "gross_m2": ("YJJBNTTBMJ", "永久基本农田图斑面积", "TBMJ", "图斑面积"),
        "net_m2": ("YJJBNTMJ", "永久基本农田面积", "JBNTMJ", "基本农田面积"),
    },
    # 地类图斑 (DLTB)
    "landuse": {
        "source_id": ("BSM", "标识码", "TBYBH", "图斑预编号", "TBBH", "图斑编号"),
        **_LAND,
        "gross_m2": ("TBMJ", "图斑面积"),
        "net_m2": ("TBDLMJ", "图斑地类面积"),
    },
    # 生态保护红线: no public dictionary was found, so only the fields every survey layer has
    "redline": {
        "source_id": ("BSM", "标识码", "TBBH", "图斑编号", "编号"),
        "zone_code": ("XZQDM", "行政区代码"),
        "zone_name": ("XZQMC", "行政区名称", "名称"),
    },
    # 已批准用地: 批准文号 is PZWH in the second survey's dictionary
    "approved": {
        "source_id": ("BSM", "标识码", "TBBH", "图斑编号", "项目编号", "编号"),
        "approval_no": ("PZWH", "批准文号", "用地审批批准文号"),
        "zone_code": ("XZQDM", "行政区代码"),
        "zone_name": ("XZQMC", "行政区名称", "项目名称", "名称"),
    },
    # 自然保护地: no public dictionary was found either, so plain titles; the name may be chosen when it is taken in
    "reserve": {
        "source_id": ("BSM", "标识码", "TBBH", "图斑编号", "编号"),
        "zone_code": ("自然保护地代码", "保护地代码", "保护地编号"),
        "zone_name": ("自然保护地名称", "保护地名称", "自然保护地", "名称"),
    },
    # 规划用途分区 (GHFQ), and 建设用地管制区 (JSYDGZQ) of the older plans, as public checking tools name their fields; the texts of the
    # two standards were not read. Code and name may be chosen when it is taken in
    "planzone": {
        "source_id": ("BSM", "标识码", "编号"),
        "zone_code": ("GHFQDM", "规划分区代码", "GZQLXDM", "规划用途分区代码", "管制区类型代码", "管制分区代码", "分区代码"),
        "zone_name": ("GHFQMC", "规划分区名称", "GZQLXMC", "规划用途分区名称", "规划用途分区", "规划分区", "管制区类型名称", "管制分区", "分区名称"),
    },
    # 行政区 XZQ
    "township": {
        "source_id": ("BSM", "标识码"),
        "zone_code": ("XZQDM", "行政区代码", "乡镇代码"),
        "zone_name": ("XZQMC", "行政区名称", "乡镇名称"),
    },
    # 村级调查区 CJDCQ
    "village": {
        "source_id": ("BSM", "标识码"),
        "zone_code": ("ZLDWDM", "坐落单位代码", "XZQDM", "行政区代码", "村代码"),
        "zone_name": ("ZLDWMC", "坐落单位名称", "XZQMC", "行政区名称", "村名称"),
    },
    # 卫片监测图斑 (one province's dictionary of 2026), then 一张图 YGYSXZJSYDTB (YGTBZJ, JCSDQ, JCSDH, JCMJ)
    "clues": {
        "code": ("JCBH", "监测编号", "监测图斑编号", "图斑编号", "TBBH", "YGTBZJ", "图斑号", "地块编号"),
        "tblx": ("TBLX", "图斑类型"),
        "tz": ("TZ", "特征", "图斑特征"),
        "qsx": ("QSX", "前时相", "JCSDQ"),
        "hsx": ("HSX", "后时相", "JCSDH"),
        "mj": ("MJ", "面积", "面积(平方米)", "面积(㎡)", "图斑面积", "图斑面积(平方米)", "JCMJ", "监测面积", "监测面积(平方米)"),
        "mj_mu": ("面积(亩)", "图斑面积(亩)", "监测面积(亩)", "下发面积(亩)", "MJ_MU"),
        "dlbm": ("DLBM", "变化前地类编码", "地类编码"),
        "dlmc": ("DLMC", "变化前地类名称", "变化前地类", "地类名称"),
        "sfyn": ("SFYN", "是否涉永农", "是否涉及永久基本农田"),
        "sfhx": ("SFHX", "是否涉生态红线", "是否涉红线"),
        "bz": ("BZ", "备注"),
        "xzqdm": ("XZQDM", "行政区代码"),
        "county_name": ("XMC", "县名"),
        "occupant": ("项目主体", "占用主体", "用地主体"),
        "location": ("坐落", "位置", "地点"),
    },
    # 审核结果清单: column names as the reviewing sites export them, half of them renamed every month
    "returns": {
        "code": ("监测编号", "图斑编号", "监测图斑编号", "原图斑编号", "JCBH", "TBBH", "图斑号"),
        "part": ("子图斑号", "子图斑编号", "拆分序号", "地块序号"),
        "review_state": ("审核状态", "审核结果", "状态", "当前状态", "图斑审核状态", "省级审核结果", "市级审核结果", "审核结论"),
        "return_reason": ("退回原因", "打回原因", "退回意见", "审核意见", "不通过原因", "省级审核意见", "市级审核意见"),
        "reviewed_on": ("审核时间", "审核日期", "退回时间", "打回时间", "更新时间"),
        "platform": ("平台", "来源平台"),
        "number": ("平台编号", "线索编号"),
    },
}  # fmt: skip

DBF_NAME_BYTES = 10


def normal(name: str) -> str:
    """A field name made comparable: full-width forms half-width, letters upper case, no blanks.

    A character that was cut in the middle, which readers show as � at the end, is left out.
    """
    return "".join(unicodedata.normalize("NFKC", name).upper().split()).rstrip("\ufffd")


def _cuts(name: str) -> Iterable[str]:
    """`name` as a shapefile leaves it: cut at 10 bytes of GBK or UTF-8, without half characters."""
    for encoding in ("gbk", "utf-8"):
        raw = name.encode(encoding, "ignore")
        if len(raw) > DBF_NAME_BYTES:
            yield raw[:DBF_NAME_BYTES].decode(encoding, "ignore")


def resolve(fields: Sequence[str], role: str) -> Dict[str, str]:
    """Canonical name → actual field name, for every canonical name of `role` that the layer has a field for.

    Names are compared without regard to case, blanks and full-width forms; a name cut at a shapefile's 10 bytes
    counts when no field has a full name. A base layer may also be one of a register, whose fields bear the canonical names.
    Raises KeyError for an unknown role.
    """
    own = role not in ("clues", "returns")
    actual: Dict[str, str] = {}
    for field in fields:
        actual.setdefault(normal(field), field)
    found: Dict[str, str] = {}
    for canonical, candidates in ROLE_FIELDS[role].items():
        for candidate in (*candidates, canonical) if own else candidates:
            if normal(candidate) in actual:
                found[canonical] = actual[normal(candidate)]
                break
    taken = set(found.values())
    for canonical, candidates in ROLE_FIELDS[role].items():
        if canonical in found:
            continue
        cut = (actual.get(short) for candidate in candidates for short in _cuts(normal(candidate)))
        match = next((field for field in cut if field is not None and field not in taken), None)
        if match is not None:
            found[canonical] = match
            taken.add(match)
    return found


def missing(fields: Sequence[str], role: str, needed: Iterable[str]) -> List[str]:
    """The canonical names of `needed` that the layer has no field for."""
    found = resolve(fields, role)
    return [canonical for canonical in needed if canonical not in found]


def land_class_code(value: Any) -> Optional[str]:
    """A land class (DLBM) as text, or None when empty.

    Numbers lost their leading zero in some table: 101 → "0101". Numbers of two digits are second-survey codes,
    11 → "011", and single digits first-level classes, 1 → "01". Text stays as it is.
    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        if value != value or value <= 0 or value != int(value):
            return None
        digits = str(int(value))
        return digits.zfill({1: 2, 2: 3}.get(len(digits), 4))
    text = unicodedata.normalize("NFKC", str(value)).strip().upper()
    return text or None


def _number(values: Mapping[str, Any], name: str) -> Optional[float]:
    value = values.get(name)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = float("nan")
    if number - number != 0:  # NaN and infinities
        raise ValueError(
            translate(
                "FarmlandGuard",
                "{field} “{value}” is not a number",
            ).format(field=name, value=value)
        )
    return number


def net_factor(values: Mapping[str, Any], role: str = "") -> float:
    """Net share (0, 1] of a base polygon's gross area, from its values by canonical name.

    For land use KCXS (share of 田坎 to take off) counts when above 0: 1 − KCXS (净面积 = 毛面积 × (1 − KCXS));
    otherwise the declared net and gross areas where both are above 0 and net ≤ gross (TBDLMJ/TBMJ); otherwise 1.
    For permanent basic farmland (`role` "pbf") the declared areas come first: its net area is YJJBNTMJ, and a part of
    the polygon takes its share of it (YJJBNTMJ/YJJBNTTBMJ). Raises ValueError with a translated reason for a KCXS
    outside 0 ≤ KCXS < 1 or no number.
    """
    kcxs = _number(values, "kcxs")
    if kcxs is not None and not 0 <= kcxs < 1:
        raise ValueError(
            translate(
                "FarmlandGuard",
                "KCXS is {value}, but must be at least 0 and below 1",
            ).format(value=kcxs)
        )
    gross, net = _number(values, "gross_m2"), _number(values, "net_m2")
    declared = net / gross if gross is not None and net is not None and 0 < net <= gross else None
    if declared is not None and (role == "pbf" or not kcxs):
        return declared
    return 1.0 - kcxs if kcxs else 1.0
