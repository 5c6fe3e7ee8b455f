"""Lawful new occupation of cultivated land (合法新增占用耕地), the denominator of the township ratio: entered or imported."""

import re
from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Sequence

from ..domain.errors import InputError
from ..domain.language import listed, translate
from ..domain.units import SQUARE_METRES_PER_HECTARE, SQUARE_METRES_PER_MU
from ..register.store import Register

_COLUMNS = {
    "year": ("年度", "年份", "year"),
    "xzdm": ("乡镇代码", "行政区代码", "xzqdm", "xzdm"),
    "xzmc": ("乡镇名称", "乡镇", "行政区名称", "xzqmc", "xzmc"),
    "cultivated_m2": ("占用耕地", "实际占用耕地", "合法占用耕地", "合法新增占用耕地", "耕地面积", "cultivated"),
    "source": ("依据", "来源", "备注", "source"),
}
_UNITS = {"亩": SQUARE_METRES_PER_MU, "mu": SQUARE_METRES_PER_MU, "公顷": float(SQUARE_METRES_PER_HECTARE),
          "ha": float(SQUARE_METRES_PER_HECTARE), "平方米": 1.0, "m2": 1.0, "m²": 1.0, "㎡": 1.0}  # fmt: skip


@dataclass(frozen=True)
class LawfulRow:
    """One township's lawful occupation in a year, in m²."""

    year: int
    xzdm: str
    xzmc: str
    cultivated_m2: float
    source: str


def lawful_rows(headers: Sequence[Any], rows: Sequence[Sequence[Any]], name: str) -> List[LawfulRow]:
    """The rows of a table with 年度、乡镇代码、占用耕地（亩 / 公顷 / 平方米）, and 乡镇名称 and 依据 where there are.

    A county code of six digits is the county's own total. The unit stands in the area's
    column head. InputError names the missing column, or the row and the field.
    """
    places, factor = _places(headers, name)
    found = []
    for number, row in enumerate(rows, start=2):
        cells = {field: _cell(row, place) for field, place in places.items()}
        if not any(cells.values()):
            continue
        found.append(
            LawfulRow(
                year=int(_number(cells["year"], r"(19|20)\d\d(\.0+)?", "年度", number, name)),
                xzdm=str(int(_number(cells["xzdm"], r"\d{6}(\d{3})?(\.0+)?", "乡镇代码", number, name))),
                xzmc=cells.get("xzmc", ""),
                cultivated_m2=_number(cells["cultivated_m2"], r"\d+(\.\d+)?", "占用耕地", number, name) * factor,
                source=cells.get("source", "") or name,
            )
        )
    if not found:
        raise InputError(translate("FarmlandGuard", "{file} holds no rows.").format(file=name))
    return found


def record_lawful(register: Register, rows: Sequence[LawfulRow], who: str = "") -> int:
    """Write the rows, each in the place of the one its township and year had, and return their number."""
    with register.writing(who) as session:
        for row in rows:
            values: Dict[str, Any] = {
                "year": row.year,
                "xzdm": row.xzdm,
                "xzmc": row.xzmc or None,
                "cultivated_m2": row.cultivated_m2,
                "source": row.source,
            }
            earlier = session.select("lawful_occupation", {"year": row.year, "xzdm": row.xzdm})
            if earlier:
                session.update("lawful_occupation", earlier[0]["uid"], values)
            else:
                session.insert("lawful_occupation", values)
    return len(rows)


def _places(headers: Sequence[Any], name: str) -> "tuple[Dict[str, int], float]":
    places: Dict[str, int] = {}
    factor: Optional[float] = None
    for index, header in enumerate(headers):
        head, unit = _head(str(header or ""))
        for field, names in _COLUMNS.items():
            if head in names and field not in places:
                places[field] = index
                if field == "cultivated_m2":
                    factor = _UNITS.get(unit)
    for field, title in (("year", "年度"), ("xzdm", "乡镇代码"), ("cultivated_m2", "占用耕地（亩）")):
        if field not in places:
            raise InputError(
                translate("FarmlandGuard", "{file} has no column “{column}”; it has: {columns}.").format(
                    file=name, column=title, columns=listed(str(header) for header in headers)
                )
            )
    if factor is None:
        raise InputError(
            translate(
                "FarmlandGuard", "{file}: the head of the area column must name its unit, as in {example}."
            ).format(file=name, example="占用耕地（亩）")
        )
    return places, factor


def _head(text: str) -> "tuple[str, str]":
    plain = text.strip().lower().replace("（", "(").replace("）", ")").replace(" ", "")
    match = re.fullmatch(r"(.*?)(?:\((.*)\))?", plain)
    return (match.group(1), match.group(2) or "") if match else (plain, "")


def _cell(row: Sequence[Any], place: int) -> str:
    return "" if place >= len(row) or row[place] is None else str(row[place]).strip()


def _number(text: str, pattern: str, column: str, row: int, name: str) -> float:
    if not re.fullmatch(pattern, text):
        raise InputError(
            translate("FarmlandGuard", "{file}, row {row}: {column} is “{value}”, which cannot be used.").format(
                file=name, row=row, column=column, value=text
            )
        )
    return float(text)
