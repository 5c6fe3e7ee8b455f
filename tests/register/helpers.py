"""A register with a case in it, for the tests of register and casework."""

import struct
from pathlib import Path
from typing import Any, List, Optional

from farmland_guard.register.create import create_register
from farmland_guard.register.store import Register

EAST, NORTH = 37560000.0, 3890000.0


def square(x: float = EAST, y: float = NORTH, size: float = 100.0) -> bytes:
    """WKB of a square in EPSG:4525."""
    ring = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
    return struct.pack("<BIII", 1, 3, 1, 5) + b"".join(struct.pack("<2d", *point) for point in ring)


_blank: List[bytes] = []
"""The bytes of an empty register, made once: laying down all tables and triggers is what takes long."""


def new_register(folder: Path) -> Register:
    """An empty register of Yuanqu with two people."""
    path = folder / "county.gpkg"
    if _blank and not path.exists():
        path.write_bytes(_blank[0])
        return Register(path)
    register = Register(create_register(path, "140827", "垣曲县", 4525))
    with register.writing("测试") as session:
        session.insert("person", {"name": "王执法", "unit": "县自然资源局", "role": "执法队长"})
        session.insert("person", {"name": "李农业", "unit": "县农业农村局", "role": "站长"})
    _blank.append(path.read_bytes())
    return register


def add_case(register: Register, code: str = "140827SJBG26100001", wkb: Optional[bytes] = None, **values: Any) -> str:
    """Insert a marked case and return its uid."""
    with register.writing("测试") as session:
        return session.insert("violation", {"code": code, "batch": "2026-10", **values}, wkb or square())


def case_row(register: Register, code: str = "140827SJBG26100001") -> Any:
    """The row of a case."""
    with register.reading() as session:
        return session.select("violation", {"code": code})[0]
