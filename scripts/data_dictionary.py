"""Writes docs/data_dictionary.md from the schema; a test fails when the file is behind.

    python -m scripts.data_dictionary
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from farmland_guard.domain.codes import CODE_LISTS
from farmland_guard.domain.lifecycle import MOVES
from farmland_guard.domain.schema import BASE_POLYGON, SCHEMA_VERSION, TABLES
from farmland_guard.domain.schema_model import Field, Table

TARGET = Path(__file__).resolve().parent.parent / "docs" / "data_dictionary.md"
_KINDS = {"text": "文本", "integer": "整数", "real": "小数", "boolean": "是否", "date": "日期", "datetime": "日期时间"}


def dictionary() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# 数据字典"
    yield ""
    yield f"台账格式 {SCHEMA_VERSION}。本页由 `farmland_guard/domain/schema/` 生成（`python -m scripts.data_dictionary`），请勿手改。"
    yield "每张表另有 `fid`（QGIS 自用）；带图形的表有 `geom`。日期时间为 UTC。"
    for table in [*TABLES.values(), BASE_POLYGON]:
        yield from _table(table)
    yield ""
    yield "## 办理状态的改动"
    yield ""
    yield "| 由 | 到 | 动作 | 条件 |"
    yield "|---|---|---|---|"
    states = CODE_LISTS["state"]
    for move in MOVES:
        guards = "；".join(guard.reason for guard in move.guards) or "—"
        yield f"| {states[move.source]} | {states[move.target]} | {move.action} | 不满足时拒绝：{guards} |"
    yield ""
    yield "## 代码表"
    for name, values in CODE_LISTS.items():
        yield ""
        yield f"**{name}**：" + "；".join(f"`{code}` {text}" for code, text in values.items())


def _table(table: Table) -> Iterator[str]:
    yield ""
    yield f"## {table.alias} `{table.name}`"
    yield ""
    shape = "多面（台账坐标系）" if table.geometry else "无图形"
    yield f"{shape}；{'修改留痕' if table.audited else '不留痕'}。"
    yield ""
    yield "| 字段 | 名称 | 官方代码 | 类型 | 说明 |"
    yield "|---|---|---|---|---|"
    for field in table.fields:
        kind = _KINDS[field.kind] + (f"({field.length})" if field.length else "")
        yield f"| `{field.name}` | {field.alias} | {field.code} | {kind} | {'；'.join(_remarks(field))} |"


def _remarks(field: Field) -> Iterator[str]:
    if field.required:
        yield "必填"
    if field.unique:
        yield "唯一"
    if field.unit:
        yield f"单位 {field.unit}"
    if field.codes:
        yield f"代码表 {field.codes}" + ("" if field.closed else "（可另填）")
    if field.refers:
        yield f"指向 `{field.refers}`"
    if field.note:
        yield field.note


if __name__ == "__main__":
    TARGET.write_text(dictionary(), encoding="utf-8")
    print(f"written: {TARGET}")
