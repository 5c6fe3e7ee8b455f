"""What papers may say of a facility-agriculture filing: the names that templates use, and their values out of the register.

The sheet that is posted names no ID number and no telephone: those values exist masked only.
"""

from typing import Any, Dict, List, Optional

from ...domain.clock import today
from ...domain.codes import label
from ...domain.deadlines import day_of
from ...domain.filing_rules import Item, verdict_text
from ...domain.units import format_mu, format_square_metres
from ...domain.workdays import working_days_between
from ...register.store import Row, Session
from ..paper_values import day_text
from ..rulebook import calendar_of
from .clock import clocks_within
from .editing import masked

FILING_NAMES = (
    "项目编号", "项目名称", "经营者", "经营者类型", "证件号码（遮盖）", "联系电话（遮盖）", "农村集体经济组织",
    "建设地点", "用途类型", "设施类型", "规模",
    "是否破坏耕作层", "总用地面积亩", "农用地面积亩", "图形面积", "图形面积亩",
    "占用耕地亩", "占用永农亩", "补划情况", "生产设施面积", "附属设施面积",
    "使用期限", "备案号", "备案日期", "收件日期", "公告起", "公告止",
    "公告工作日", "核验结论", "核验人", "核验意见", "上图入库号", "到期提醒", "备案状态",
)  # fmt: skip
FILING_LISTS = {"核查": ("内容", "结论", "说明", "依据"), "建设": ("类别", "内容", "面积", "层数")}
FILING_KNOWN = {*FILING_NAMES, *(f"{name}.{field}" for name, fields in FILING_LISTS.items() for field in fields)}


def filing_values(session: Session, row: Row) -> Dict[str, Any]:
    """Everything the register knows for a paper about a filing; what it does not know is None and becomes a blank."""
    answers = session.select("filing_answer", {"filing_uid": row["uid"]})
    facilities = session.select("filing_facility", {"filing_uid": row["uid"]})
    values: Dict[str, Any] = {
        "项目编号": row["code"],
        "项目名称": row["name"],
        "经营者": row["operator"],
        "经营者类型": label("operator_kind", row["operator_kind"]) or None,
        "证件号码（遮盖）": masked(row["operator_id"]) or None,
        "联系电话（遮盖）": masked(row["operator_phone"]) or None,
        "农村集体经济组织": row["collective"],
        "建设地点": row["location"],
        "用途类型": label("filing_use", row["use"]) or None,
        "设施类型": label("facility_kind", row["kind"]) or None,
        "规模": row["scale"],
        "是否破坏耕作层": None if row["damages_layer"] is None else "是" if row["damages_layer"] else "否",
        "总用地面积亩": _mu(row["land_m2"]),
        "农用地面积亩": _mu(row["farmland_m2"]),
        "图形面积": None if row["area_m2"] is None else format_square_metres(row["area_m2"]),
        "图形面积亩": _mu(row["area_m2"]),
        "占用耕地亩": _mu(row["cultivated_checked_m2"]),
        "占用永农亩": _mu(row["pbf_checked_m2"]),
        "补划情况": _makeup(row),
        "生产设施面积": _square(row["production_m2"]),
        "附属设施面积": _square(row["auxiliary_m2"]),
        "使用期限": _term(row),
        "备案号": row["filing_no"],
        "备案日期": day_text(row["filed_on"]),
        "收件日期": day_text(row["received_on"]),
        "公告起": day_text(row["announced_from"]),
        "公告止": day_text(row["announced_to"]),
        "公告工作日": _announced(session, row),
        "核验结论": _conclusion(row, answers),
        "核验人": row["verified_by"],
        "核验意见": row["opinion"],
        "上图入库号": row["upload_no"],
        "到期提醒": _due(session, row),
        "备案状态": label("filing_state", row["state"]),
    }
    values["核查"] = [
        {
            "内容": each["title"],
            "结论": label("filing_answer", each["answer"]),
            "说明": each["explanation"],
            "依据": f"{each['source'] or ''} {each['article'] or ''}".strip() or "—",
        }
        for each in answers
    ]
    values["建设"] = [
        {
            "类别": label("facility_role", each["role"]),
            "内容": each["content"] or label("facility_kind", each["kind"]),
            "面积": _square(each["area_m2"]),
            "层数": each["storeys"],
        }
        for each in facilities
    ]
    return values


def _mu(value: Optional[float]) -> Optional[str]:
    return None if value is None else format_mu(value)


def _square(value: Optional[float]) -> Optional[str]:
    return None if value is None else format_square_metres(value)


def _term(row: Row) -> Optional[str]:
    start, end = day_text(row["term_from"]), day_text(row["term_to"])
    return f"{start}至{end}" if start and end else None


def _announced(session: Session, row: Row) -> Optional[str]:
    start, end = day_of(row["announced_from"]), day_of(row["announced_to"])
    if start is None or end is None:
        return None
    calendar = calendar_of(session)
    days = working_days_between(start, end, calendar) + int(calendar.is_working_day(start))
    return str(days) if end >= start else None


def _makeup(row: Row) -> Optional[str]:
    if row["checked_at"] is None:
        return None
    if not row["makeup_needed"]:
        return "不需补划"
    if row["makeup_no"]:
        return f"已补划（{row['makeup_no']}，{day_text(row['makeup_on']) or '＿＿＿'}）"
    return "须补划，尚未登记补划文号"


def _conclusion(row: Row, answers: List[Row]) -> Optional[str]:
    if row["checked_at"] is None or not answers:
        return None
    return verdict_text([Item(each["item"], each["title"], each["answer"], each["explanation"] or "") for each in answers])


def _due(session: Session, row: Row) -> Optional[str]:
    mine = [clock for clock in clocks_within(session, today(), row["uid"]) if clock.due is not None]
    if not mine:
        return None
    clock = mine[0]
    when = f"期限 {day_text(clock.due)}"
    return f"{clock.step}（{when}{'，已超期' if clock.overdue else ''}）"
