"""What the rule-book panel lists: every entry in words, those that are off or not in force included. Reads only."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, List, Optional, Tuple

from ..domain.clock import today
from ..domain.rulebook import Entry, RuleBook
from ..register.store import Register
from .rulebook import rule_book

SECTION_TITLES = {
    "rules": "标准", "periods": "期限", "limits": "限额与参数", "evidence": "举证材料", "returns": "退件规则", "ladders": "提醒层级",
    "letters": "函件",
}  # fmt: skip
_EDITED = {
    "rules": "value", "periods": "amount", "limits": "value", "evidence": "level", "returns": "level", "ladders": "rungs",
    "letters": "template",
}  # fmt: skip
_MEASURES = {"pbf": "占用永久基本农田", "cultivated": "占用耕地", "cultivated_outside_pbf": "占用永久基本农田以外的耕地",
             "illegal_ratio": "违法占用耕地比例"}  # fmt: skip
_SUBJECTS = {"case": "图斑", "party": "同一主体累计", "township": "乡镇年度"}
_BASES = {"gross": "毛面积", "net": "净面积"}
_LEVELS = {"red": "红", "amber": "黄"}


@dataclass(frozen=True)
class RuleLine:
    """One entry. `in_force`: it is on and its dates and region fit; `edited` the field a county is most likely to set."""

    id: str
    section: str
    section_title: str
    title: str
    says: str
    source: str
    article: str
    region: str
    valid: str
    mark: str
    enabled: bool
    in_force: bool
    pack: str
    note: str
    overridden: Tuple[str, ...]
    edited: str
    edited_value: str


def rule_lines(register: Register, day: Optional[date] = None) -> "Tuple[List[RuleLine], List[str]]":
    """Every entry of the book for `day` (today unless given) in the order of the packs, and what could not be used."""
    book = rule_book(register, day or today())
    return [_line(book, entry) for entry in book.every_entry()], list(book.problems)


def _line(book: RuleBook, entry: Entry) -> RuleLine:
    edited = _EDITED[entry.section]
    value = entry.data.get(edited)
    return RuleLine(
        id=entry.id,
        section=entry.section,
        section_title=SECTION_TITLES[entry.section],
        title=entry.title,
        says=says(entry),
        source=entry.source,
        article=entry.article,
        region=entry.region or "全国",
        valid=f"{entry.valid_from} 起" if entry.valid_to is None else f"{entry.valid_from} 至 {entry.valid_to}",
        mark=entry.mark,
        enabled=entry.enabled,
        in_force=entry.holds_on(book.day, book.county),
        pack=entry.pack,
        note=entry.note,
        overridden=entry.overridden,
        edited=edited,
        edited_value=value if isinstance(value, str) else json.dumps(value, ensure_ascii=False),
    )


def says(entry: Entry) -> str:
    """What an entry says, in a line."""
    data = entry.data
    if entry.section == "rules":
        sign = "达到" if data["operator"] == ">=" else "超过"
        basis = _BASES[data.get("basis", "gross")]
        window = f"，{data['window_days']} 日内累计" if data.get("window_days") else ""
        return f"{_SUBJECTS[data['subject']]}{_MEASURES[data['measure']]}{sign} {data['value']:g} {data['unit']}（{basis}{window}）"
    if entry.section == "periods":
        duty = f"，{data['duty']}" if data.get("duty") else ""
        return f"{data['from']}起 {data['amount']} {data['unit']}{duty}"
    if entry.section == "limits":
        return _value(data["value"], data.get("unit", ""))
    if entry.section in ("evidence", "returns"):
        return f"{_LEVELS[data['level']]}：{data['text']}"
    if entry.section == "ladders":
        return " → ".join(each["tell"] for each in data["rungs"])
    return str(data["template"]).splitlines()[0]


def _value(value: Any, unit: str) -> str:
    if value is None:
        return "待填"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(str(each) for each in value) + (f" {unit}" if unit else "")
    return f"{value} {unit}".strip()
