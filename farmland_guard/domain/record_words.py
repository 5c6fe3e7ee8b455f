"""What an entry of the record (办理记录) changed, in the words of the forms: “办理状态：已核实 → 整改中”.

The entries keep column names and codes as JSON, since the register's guards and later readers depend on these; people read
them through here, in the panel, in the attribute table and in the packet.
"""

import json
from typing import Any, Dict, List, Optional

from ..paths import RESOURCES
from .clock import local_time
from .codes import label
from .data_files import shipped_titles
from .language import translate
from .schema import TABLES
from .schema_model import Field
from .units import format_square_metres

# Codes without a list whose words stand in another field: the name of the department, the message of the issue.
_NAMED_BESIDE = ("department", "rule")
_NOTHING = "—"
YES, NO = "是", "否"


def changes_in_words(table_name: str, action: str, old_values: Optional[str], new_values: Optional[str]) -> List[str]:
    """One line for each field that the entry names, in the order of the form; of a change the old and the new value.

    Keys of other records, fingerprints and what else a form hides are left out.
    """
    table = TABLES.get(table_name)
    if table is None:
        return []
    before, after = _values(old_values), _values(new_values)
    lines = []
    if "geom" in before and "geom" in after:
        lines.append(translate("FarmlandGuard", "The polygon was redrawn"))
    values = {**before, **after}
    for field in table.fields:
        if field.hidden or field.refers.endswith(".uid") or field.name not in values or field.name in _NAMED_BESIDE:
            continue
        new = _text(field, values[field.name])
        if action == "update":
            new = f"{_text(field, before.get(field.name)) or _NOTHING} → {new or _NOTHING}"
        lines.append(f"{field.alias}：{new}")
    return lines


def _values(text: Optional[str]) -> Dict[str, Any]:
    values: Dict[str, Any] = json.loads(text, strict=False) if text else {}
    return values


def _text(field: Field, value: Any) -> str:
    if value is None:
        return ""
    if field.codes:
        return label(field.codes, value)
    if field.name in ("owner_table", "table_name"):
        return TABLES[value].alias if value in TABLES else str(value)
    if field.name == "profile":
        return shipped_titles(RESOURCES / "profiles").get(value) or shipped_titles(RESOURCES / "quality").get(value, str(value))
    if field.kind == "boolean":
        return YES if value else NO
    if field.kind == "real" and isinstance(value, (int, float)):
        number = format_square_metres(value) if field.unit == "m²" else f"{value:g}"
        return f"{number} {field.unit}".rstrip()
    if field.kind == "datetime":
        return local_time(value)
    return str(value)
