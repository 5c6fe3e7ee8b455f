"""The fields of letters to departments (移送要素): those the register knows, the rest for the officer to give or to write in.

Which fields a letter has is data (`resources/departments`); here stands where their values come from. Amounts, codes of subjects,
expert opinions and the like are in no register and are never made up.
"""

from typing import Any, Dict, List, Mapping, Optional

from ..domain.departments import Letter, find_letter, letter_fields
from ..domain.errors import InputError
from ..domain.units import format_mu
from ..register.store import Row, Session

_FROM: Dict[str, str] = {
    "主体": "{占用主体}", "主体名称": "{占用主体}", "被申请人": "{占用主体}", "被反映人姓名": "{被移送人}", "嫌疑人姓名或单位": "{被移送人}",
    "图斑": "{监测编号}", "地块位置": "{位置}", "地类": "{变化前地类}", "图斑面积": "{图斑面积亩} 亩", "占用耕地面积": "{占用耕地亩} 亩",
    "占用永久基本农田面积": "{占用永农亩} 亩", "依据": "{移送依据}", "处罚决定书文号": "{处理文号}", "决定日期": "{处理文书日期}",
    "验收范围面积": "{验收面积亩} 亩", "修复情况": "{办理状态}，{剩余情况}",
}  # fmt: skip
_IN_EVERY_LETTER = {
    "主体", "主体名称", "图斑", "地块位置", "地类", "图斑面积", "占用耕地面积", "占用永久基本农田面积", "违法事实", "依据",
}  # fmt: skip
"""Fields that the letters of ours say outside their table of fields."""
_SECTOR = ("占用面积", "占用林地面积", "占比")
_USUAL_CLASSIFICATION = "third_survey"


def field_values(values: Mapping[str, Any]) -> Dict[str, Optional[str]]:
    """Every field of every letter out of what papers know; None where the register has nothing."""
    found: Dict[str, Optional[str]] = {}
    for name in letter_fields():
        if name in _FROM:
            parts = [part.split("}")[0] for part in _FROM[name].split("{")[1:]]
            found[name] = _FROM[name].format(**values) if all(values.get(part) for part in parts) else None
        else:
            found[name] = values.get(name)
    if values.get("质量"):
        found["土壤指标"] = "；".join(f"{line['指标']} {line['读数']}" for line in values["质量"] if line["读数"]) or None
    return found


def letter_items(session: Session, case: Row, referral: Row, values: Mapping[str, Any]) -> List[Dict[str, Optional[str]]]:
    """The lines of a letter's table of fields."""
    try:
        _, letter = find_letter(referral["department"], referral["document_type"])
    except InputError:
        # A letter entered under another edition of the data keeps its register, not its fields.
        return [_NONE]
    own = {**field_values(values), **_sector(session, case, letter)}
    names = [name for name in letter.fields if name not in _IN_EVERY_LETTER]
    return [{"名称": name, "内容": own.get(name)} for name in names] or [_NONE]


_NONE: Dict[str, Optional[str]] = {"名称": "其他要素", "内容": "无"}


def _sector(session: Session, case: Row, letter: Letter) -> Dict[str, Optional[str]]:
    """Area and share of the department's own land classes in the case; nothing before the case was checked."""
    run = session.one("SELECT classification FROM check_run WHERE uid = ?", (case["check_run_uid"] or "",))
    classes = letter.sector.get((run and run["classification"]) or _USUAL_CLASSIFICATION, ())
    pieces = session.rows(
        "SELECT land_class, gross_m2 FROM overlap_piece WHERE violation_uid = ? AND source_layer = 'landuse'", (case["uid"],)
    )
    if not classes or not pieces or not case["area_m2"]:
        return {}
    area = sum(row["gross_m2"] for row in pieces if str(row["land_class"] or "").startswith(classes))
    mu, share = f"{format_mu(area)} 亩", f"{area / case['area_m2'] * 100:.2f}%"
    return dict(zip(_SECTOR, (mu, mu, share)))
