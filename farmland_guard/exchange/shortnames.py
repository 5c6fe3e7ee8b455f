"""Field names of at most 10 bytes for a shapefile, and the table that says which name stands for which."""

from __future__ import annotations

import csv
import io
from typing import Dict, List, Sequence, Tuple

from ..domain.language import translate

MAX_NAME_BYTES = 10


def cut(name: str, codec: str, room: int = MAX_NAME_BYTES) -> str:
    """The longest beginning of `name` that takes at most `room` bytes, without half a character."""
    kept = ""
    used = 0
    for character in name:
        used += len(character.encode(codec))
        if used > room:
            break
        kept += character
    return kept


def short_names(names: Sequence[str], codec: str) -> Dict[str, str]:
    """Name → name of at most 10 bytes, all different without regard to case; names that fit stay as they are.

    A name that would be there twice ends in a number: 占用耕地面积, 占用耕地净面 → 占用耕地面, 占用耕地1.
    """
    taken = {name.upper() for name in names if len(name.encode(codec)) <= MAX_NAME_BYTES}
    short: Dict[str, str] = {}
    for name in names:
        if len(name.encode(codec)) <= MAX_NAME_BYTES:
            short[name] = name
            continue
        candidate, number = cut(name, codec), 0
        while candidate.upper() in taken:
            number += 1
            candidate = cut(name, codec, MAX_NAME_BYTES - len(str(number))) + str(number)
        taken.add(candidate.upper())
        short[name] = candidate
    return short


def name_table(short: Dict[str, str]) -> Tuple[bytes, List[str]]:
    """The table of shortened names as CSV that Excel opens (UTF-8 with mark), and a remark on each."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(["字段名", "字段全称"])
    remarks = []
    for name, written in short.items():
        if name != written:
            writer.writerow([written, name])
            remarks.append(
                translate("FarmlandGuard", "the field {name} is called {short} in the shapefile, which allows 10 bytes.").format(
                    name=name, short=written
                )
            )
    return buffer.getvalue().encode("utf-8-sig"), remarks
