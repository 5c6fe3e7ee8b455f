"""Text of unknown encoding, decoded without guessing more than the bytes allow."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Optional, Sequence, Tuple, Union

from ..domain.errors import InputError
from ..domain.language import translate

MAX_TEXT_BYTES = 256 * 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode_text(data: bytes, name: str, markers: Sequence[str] = ()) -> Tuple[str, str]:
    """Text and encoding of `data`: byte order mark, then strict UTF-8, then strict GB18030.

    `markers` are words that the right text contains: short GBK text can pass as UTF-8 by accident, and is
    taken for GB18030 when only that reading shows a marker. Raises InputError when nothing fits.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise _undecodable(name, data, error) from error
    if b"\0" in data:
        wide = _utf16_without_mark(data)
        if wide is not None:
            return wide
        raise InputError(
            translate(
                "FarmlandGuard",
                "{file}, line {line}: this is not a text file (it holds zero bytes); save it as text in GBK or UTF-8.",
            ).format(file=name, line=_line_of(data, data.index(b"\0")))
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _damaged_utf8(data, markers):
            raise _undecodable(name, data, error) from error
    else:
        if not markers or any(marker in text for marker in markers) or text.isascii():
            return text, "utf-8"
        try:
            other = data.decode("gb18030")
        except UnicodeDecodeError:
            return text, "utf-8"
        return (other, "gb18030") if any(marker in other for marker in markers) else (text, "utf-8")
    try:
        return data.decode("gb18030"), "gb18030"
    except UnicodeDecodeError as error:
        raise _undecodable(name, data, error) from error


def _utf16_without_mark(data: bytes) -> Optional[Tuple[str, str]]:
    """UTF-16 text that lacks its byte order mark: ASCII then has its zero byte always on the same side."""
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        other = data[0::2] if encoding == "utf-16-le" else data[1::2]
        if len(data) % 2 == 0 and b"\0" not in other and zeros.count(0) * 4 > len(zeros):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                return None
    return None


def _damaged_utf8(data: bytes, markers: Sequence[str]) -> bool:
    """True for UTF-8 with a broken character: only that reading shows a marker, GB18030 would make other signs of it."""
    if not any(marker.encode("utf-8") in data for marker in markers):
        return False
    return not any(marker.encode("gb18030") in data for marker in markers)


def _line_of(data: bytes, position: int) -> int:
    newline = b"\n" if b"\n" in data else b"\r"
    return data.count(newline, 0, position) + 1


def _undecodable(name: str, data: bytes, error: UnicodeDecodeError) -> InputError:
    line = _line_of(data, error.start)
    return InputError(
        translate(
            "FarmlandGuard",
            "{file}, line {line}: the text is neither UTF-8 nor GB18030; save the file in one of them.",
        ).format(file=name, line=line)
    )


def split_lines(text: str) -> Sequence[str]:
    """Lines ended by CRLF, LF or a bare CR, and by nothing else (unlike str.splitlines)."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def read_limited(path: Union[str, Path], limit: int = MAX_TEXT_BYTES) -> bytes:
    """The bytes of a file; InputError when it is missing, unreadable or larger than `limit`."""
    path = Path(path)
    try:
        size = path.stat().st_size
        if size > limit:
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "{file} has {size} MB, more than the {limit} MB that a text file may have.",
                ).format(file=path.name, size=size // 1048576, limit=limit // 1048576)
            )
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            translate("FarmlandGuard", "{file} cannot be read: {reason}").format(
                file=path, reason=error.strerror or error
            )
        ) from error
