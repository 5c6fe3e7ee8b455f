"""Triggers for what a record of rectification must say, in the language of whoever types it into an attribute table.

SQLite's own constraints refuse the same in English and by column; these speak first. Days that are yet to come, records of
nothing that is there, and figures that cannot be are refused as casework refuses them.
"""

from typing import Iterator, Tuple

from ..domain.names import BLANKS
from ..domain.schema import TABLES
from ..domain.schema.core import PERSON
from ..domain.schema.rectification import TABLES as RECTIFICATION
from ..domain.schema_model import Field, Table
from .quoting import Sql, identifier, statement
from .refusal import refuse

_TO_COME = "date({column}) > date('now', 'localtime')"
_EMPTY = "length(trim(coalesce({column}, ''))) = 0"
_IN_OFFICE = "EXISTS (SELECT 1 FROM person p WHERE p.name = {column} AND p.active)"

_DAYS: Tuple[Tuple[str, str], ...] = (
    ("signature", "signed_on"), ("witness", "signed_on"), ("reading", "sampled_on"), ("follow_up", "visited_on"),
    ("referral", "sent_on"), ("referral", "received_on"), ("referral", "replied_on"),
)  # fmt: skip
"""Days of something that has happened."""
_ADDED_ONLY = (
    ("event", "办理记录只能追加，不能修改或删除"),
    ("signature", "验收签字不能修改或删除；如有变化请重新验收"),
    ("quality_confirmation", "指标的核对记录不能修改或删除；标准有变请再核对一次"),
    ("referral", "已有这条移送，不能以新增覆盖"),
)
"""Tables whose rows nothing may take the place of, and what is said."""


def record_triggers() -> Iterator[str]:
    """All of them."""
    for table in (PERSON, *RECTIFICATION):
        for field in table.fields:
            yield from _required(table, field)
    for name, column in _DAYS:
        alias = TABLES[name].field(column).alias
        for event in ("INSERT", "UPDATE"):
            condition = _changed(event, column) + " AND " + _TO_COME.format(column=f"NEW.{column}")
            yield refuse(f"{name}_{column}_{event.lower()}", event, name, condition, f"{alias}不能晚于今天")
    for name, reason in _ADDED_ONLY:
        # INSERT OR REPLACE takes the row before away without any trigger for deleting it.
        there = statement("EXISTS (SELECT 1 FROM {name} o WHERE o.uid = NEW.uid OR o.fid = NEW.fid)", name=name)
        yield refuse(f"{name}_replaced", "INSERT", name, there, reason)
    yield from _names()
    yield from _readings()
    yield from _visits()


def _required(table: Table, field: Field) -> Iterator[str]:
    if not field.required or field.default or field.name == "uid":
        return
    new = f"NEW.{identifier(field.name)}"
    for event in ("INSERT", "UPDATE"):
        yield refuse(f"{table.name}_{field.name}_empty_{event.lower()}", event, table.name, _EMPTY.format(column=new), f"“{field.alias}”须填写")
    if field.refers and field.refers.endswith(".uid"):
        owner = field.refers.split(".", maxsplit=1)[0]
        there = statement("EXISTS (SELECT 1 FROM {owner} o WHERE o.uid = {new})", owner=owner, new=Sql(new))
        missing = f"NOT {_EMPTY.format(column=new)} AND NOT {there}"
        for event in ("INSERT", "UPDATE"):
            yield refuse(
                f"{table.name}_{field.name}_{event.lower()}",
                event,
                table.name,
                f"{_changed(event, field.name)} AND {missing}",
                f"台账中没有所填的“{TABLES[owner].alias}”",
            )


def _names() -> Iterator[str]:
    new, known = "NEW.name", "p.name"
    for code in BLANKS:
        new, known = (f"replace({name}, char({code}), '')" for name in (new, known))
    blanks = f"char({', '.join(map(str, BLANKS))})"
    for event in ("INSERT", "UPDATE"):
        yield refuse(
            f"person_blanks_{event.lower()}",
            event,
            "person",
            f"{_changed(event, 'name')} AND NEW.name <> trim(NEW.name, {blanks})",
            "姓名前后不能有空格",
        )
        alike = statement("EXISTS (SELECT 1 FROM person p WHERE p.uid IS NOT NEW.uid AND {known} = {new})", known=Sql(known), new=Sql(new))
        yield refuse(
            f"person_alike_{event.lower()}", event, "person", f"{_changed(event, 'name')} AND {alike}", "人员表中已有同名人员（空格不计）"
        )


def _readings() -> Iterator[str]:
    for event in ("INSERT", "UPDATE"):
        yield refuse(
            f"reading_value_{event.lower()}",
            event,
            "reading",
            f"NEW.value IS NULL AND {_EMPTY.format(column='NEW.value_text')}",
            "读数须填“数值”或“文字值”",
        )
    yield refuse(
        "confirmation_order",
        "INSERT",
        "quality_confirmation",
        "NEW.limit_low > NEW.limit_high",
        "下限大于上限，请改正",
    )


def _visits() -> Iterator[str]:
    for event in ("INSERT", "UPDATE"):
        visited = "NEW.visited_on IS NOT NULL" + ("" if event == "INSERT" else " AND " + _changed(event, "visited_on", "finding", "visitor"))
        accepted = "EXISTS (SELECT 1 FROM violation v WHERE v.uid = NEW.violation_uid AND v.state NOT IN ('accepted', 'closed'))"
        yield refuse(
            f"follow_up_accepted_{event.lower()}", event, "follow_up", f"{visited} AND {accepted}", "图斑未验收，不作复耕回访"
        )
        yield refuse(
            f"follow_up_finding_{event.lower()}",
            event,
            "follow_up",
            f"{visited} AND {_EMPTY.format(column='NEW.finding')}",
            "复耕回访须写明地块现状",
        )
        yield refuse(
            f"follow_up_visitor_{event.lower()}",
            event,
            "follow_up",
            f"{visited} AND NOT {_EMPTY.format(column='NEW.finding')} AND NOT {_IN_OFFICE.format(column='NEW.visitor')}",
            "回访人须是人员表中在岗的人员",
        )


def _changed(event: str, *columns: str) -> str:
    return "1" if event == "INSERT" else "(" + " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns) + ")"
