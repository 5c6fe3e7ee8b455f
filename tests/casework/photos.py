"""Small JPEGs with an EXIF of our own making (TIFF 6.0 and EXIF 2.3, little endian)."""

import struct
from datetime import datetime
from pathlib import Path
from typing import List, Optional, Tuple

from qgis.PyQt.QtGui import QColor, QImage

_ASCII, _LONG, _RATIONAL = 2, 4, 5


def photo(
    path: Path,
    taken: Optional[datetime] = None,
    place: Optional[Tuple[float, float]] = None,
    software: str = "",
    colour: str = "green",
) -> Path:
    """Write a JPEG; `place` is longitude, latitude. Without any of the three it has no EXIF, as from WeChat."""
    image = QImage(16, 16, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    image.save(str(path), "JPG")
    if taken or place or software:
        data = path.read_bytes()
        segment = b"Exif\0\0" + _tiff(taken, place, software)
        path.write_bytes(data[:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + data[2:])
    return path


def _tiff(taken: Optional[datetime], place: Optional[Tuple[float, float]], software: str) -> bytes:
    header = b"II*\0" + struct.pack("<I", 8)
    main: List[Tuple[int, int, bytes]] = []
    if software:
        main.append((0x0131, _ASCII, software.encode() + b"\0"))
    blocks: List[Tuple[int, List[Tuple[int, int, bytes]]]] = []
    if taken:
        blocks.append((0x8769, [(0x9003, _ASCII, taken.strftime("%Y:%m:%d %H:%M:%S").encode() + b"\0")]))
    if place:
        longitude, latitude = place
        blocks.append((0x8825, [
            (0x0001, _ASCII, b"N\0"), (0x0002, _RATIONAL, _degrees(latitude)),
            (0x0003, _ASCII, b"E\0"), (0x0004, _RATIONAL, _degrees(longitude)),
        ]))  # fmt: skip
    pointers = [(tag, _LONG, b"\0\0\0\0") for tag, _ in blocks]
    size = len(_directory(sorted(main + pointers), 8))
    offset = 8 + size
    bodies = b""
    resolved = []
    for tag, entries in blocks:
        body = _directory(entries, offset + len(bodies))
        resolved.append((tag, _LONG, struct.pack("<I", offset + len(bodies))))
        bodies += body
    return header + _directory(sorted(main + resolved), 8) + bodies


def _degrees(value: float) -> bytes:
    degrees = int(value)
    minutes = int((value - degrees) * 60)
    seconds = round((value - degrees - minutes / 60) * 3600 * 10000)
    return struct.pack("<6I", degrees, 1, minutes, 1, seconds, 10000)


def _directory(entries: List[Tuple[int, int, bytes]], at: int) -> bytes:
    start = at + 2 + 12 * len(entries) + 4
    table, tail = struct.pack("<H", len(entries)), b""
    for tag, kind, data in entries:
        count = {_ASCII: len(data), _LONG: 1, _RATIONAL: len(data) // 8}[kind]
        if len(data) <= 4:
            value = data.ljust(4, b"\0")
        else:
            value = struct.pack("<I", start + len(tail))
            tail += data + b"\0" * (len(data) % 2)
        table += struct.pack("<HHI", tag, kind, count) + value
    return table + b"\0\0\0\0" + tail
