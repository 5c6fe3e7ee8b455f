"""Characters that an encoding lacks (rare names of people and places), replaced only by what the user listed."""

from __future__ import annotations

from typing import Any, List, Mapping, Sequence

from ..domain.language import translate


def substituted(
    rows: Sequence[Sequence[Any]], names: Sequence[str], table: Mapping[str, str], codec: str, remarks: List[str]
) -> List[List[Any]]:
    """The rows with each listed character that `codec` lacks replaced; every replacement is remarked with its row."""
    return [
        [
            _replaced(value, number, name, table, codec, remarks) if isinstance(value, str) else value
            for name, value in zip(names, row)
        ]
        for number, row in enumerate(rows, 1)
    ]


def _replaced(text: str, row: int, name: str, table: Mapping[str, str], codec: str, remarks: List[str]) -> str:
    for character, replacement in table.items():
        if character in text and _lacks(character, codec):
            text = text.replace(character, replacement)
            remarks.append(
                translate("FarmlandGuard", "row {row}, field {field}: {character} was written as {replacement}.").format(
                    row=row, field=name, character=character, replacement=replacement
                )
            )
    return text


def _lacks(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return True
    return False
