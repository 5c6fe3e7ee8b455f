"""In which encoding the texts of a dBASE table (.dbf of a shapefile) are.

Chinese shapefiles come without a .cpg, with a wrong one, or with a language id only; the texts themselves
decide where what is declared does not fit them. Only field names and text cells are tried, never numbers.
"""

from __future__ import annotations

import codecs
import re
import struct
from pathlib import Path
from typing import BinaryIO, Iterator, List, NamedTuple, Optional, Tuple, Union

from ..domain.errors import InputError
from ..domain.language import translate

SAMPLE_ROWS = 20000
SAMPLE_BYTES = 8 * 1024 * 1024
# dBASE language ids (ESRI and FoxPro code tables); 0x57 is "the system's ANSI page", so no evidence.
_LANGUAGE_IDS = {
    0x4D: "GBK",
    0x7A: "GBK",
    0x4F: "Big5",
    0x78: "Big5",
    0x7B: "cp932",
    0x13: "cp932",
    0x79: "cp949",
    0x4E: "cp949",
    0x01: "cp437",
    0x02: "cp850",
    0x03: "cp1252",
}
_CODE_PAGES = {
    "65001": "UTF-8",
    "936": "GBK",
    "54936": "GB18030",
    "950": "Big5",
    "1252": "cp1252",
    "88591": "ISO-8859-1",
    "GB2312": "GBK",
    "EUCCN": "GBK",
    "GBK": "GBK",
    "GB18030": "GB18030",
    "UTF8": "UTF-8",
}


_GB2312_TEXT = re.compile(rb"(?:[\x00-\x7f]|[\xa1-\xf7][\xa1-\xfe])*\Z")


class DetectedEncoding(NamedTuple):
    """An encoding name that QGIS, GDAL and Python understand, and a sentence on how it was found."""

    encoding: str
    how: str


class Preview(NamedTuple):
    """What the texts of a table look like in one encoding. `fits` tells that all of the sample decodes in it."""

    encoding: str
    fits: bool
    chosen: bool
    samples: List[str]


PREVIEWED = ("GBK", "GB18030", "UTF-8", "Big5")
PREVIEW_TEXTS = 12


class _Table(NamedTuple):
    language_id: int
    texts: List[
        Tuple[bytes, bool]
    ]  # raw bytes, and whether they fill their field (so may be cut in a character)


def detect_dbf_encoding(path: Union[str, Path]) -> DetectedEncoding:
    """The encoding of a .dbf (or of the .dbf beside a .shp).

    Order: .cpg, then the language driver id, then strict UTF-8, then GB18030; each only if a bounded sample
    (field names and up to 20,000 rows or 8 MB) decodes in it. A declared Latin page, in which any bytes
    decode, gives way where the texts are UTF-8 or GB2312 throughout. Raises InputError when the file is no
    dBASE table.
    """
    path = Path(path)
    dbf = path if path.suffix.lower() == ".dbf" else _beside(path, ".dbf")
    if dbf is None:
        raise InputError(
            translate(
                "FarmlandGuard",
                "{file}: the .dbf with the attributes is missing; copy it along.",
            ).format(file=path.name)
        )
    table = _read_table(dbf)
    declared = _declared(dbf, table.language_id)
    for encoding, how in declared:
        if _single_byte(encoding) and (_strongly_chinese(table.texts) or _strongly_utf8(table.texts)):
            continue
        if _decodes(table.texts, encoding):
            return DetectedEncoding(encoding, how)
        if encoding == "GBK" and _decodes(table.texts, "GB18030"):
            return DetectedEncoding("GB18030", how)
    if all(raw.isascii() for raw, _ in table.texts):
        return DetectedEncoding("UTF-8", translate("FarmlandGuard", "all texts are plain ASCII"))
    for encoding in ("UTF-8", "GB18030"):
        if _decodes(table.texts, encoding):
            if declared:
                how = translate(
                    "FarmlandGuard", "the declared {declared} does not fit the texts, {encoding} does"
                ).format(declared=declared[0][0], encoding=encoding)
            else:
                how = translate("FarmlandGuard", "nothing is declared; the texts fit {encoding}").format(
                    encoding=encoding
                )
            return DetectedEncoding(encoding, how)
    if declared:
        return DetectedEncoding(
            declared[0][0],
            translate(
                "FarmlandGuard",
                "declared, but some texts do not fit it",
            ),
        )
    return DetectedEncoding(
        "ISO-8859-1",
        translate(
            "FarmlandGuard",
            "neither UTF-8 nor GB18030 fits; bytes are shown as Latin letters",
        ),
    )


def preview_encodings(path: Union[str, Path]) -> List[Preview]:
    """The first texts of a table in every encoding that Chinese files come in, for a person to choose by looking.

    A byte that an encoding cannot read shows as �. Raises InputError when the file is no dBASE table.
    """
    file = Path(path)
    dbf = file if file.suffix.lower() == ".dbf" else _beside(file, ".dbf")
    chosen = detect_dbf_encoding(file).encoding
    texts = _read_table(dbf or file).texts
    foreign = [item for item in texts if not item[0].isascii()] or texts
    encodings = list(PREVIEWED) if chosen in PREVIEWED else [chosen, *PREVIEWED]
    return [
        Preview(
            encoding,
            _decodes(texts, encoding),
            encoding == chosen,
            [raw.decode(encoding, "replace") for raw, _ in foreign[:PREVIEW_TEXTS]],
        )
        for encoding in encodings
    ]


def _beside(path: Path, suffix: str) -> Optional[Path]:
    for candidate in (path.with_suffix(suffix), path.with_suffix(suffix.upper())):
        if candidate.exists():
            return candidate
    return None


def code_page_encoding(text: str) -> Optional[str]:
    """The encoding that the content of a .cpg names, or None when it names no known one."""
    key = "".join(character for character in text.upper() if character.isascii() and character.isalnum())
    for prefix in ("", "ANSI", "CP", "MS", "WINDOWS", "ISO", "OEM"):
        if key.startswith(prefix) and key[len(prefix) :] in _CODE_PAGES:
            return _CODE_PAGES[key[len(prefix) :]]
    try:
        return codecs.lookup(text.strip()).name
    except LookupError:
        return None


def _declared(dbf: Path, language_id: int) -> List[Tuple[str, str]]:
    found = []
    cpg = _beside(dbf, ".cpg")
    if cpg is not None:
        with cpg.open(encoding="latin-1") as stream:
            encoding = code_page_encoding(stream.read(100).lstrip("\xef\xbb\xbf").strip("\0 \r\n\t"))
        if encoding:
            found.append((encoding, translate("FarmlandGuard", "declared in the .cpg file")))
    if language_id in _LANGUAGE_IDS:
        found.append(
            (
                _LANGUAGE_IDS[language_id],
                translate(
                    "FarmlandGuard",
                    "declared by the language id 0x{code:02X} of the .dbf",
                ).format(code=language_id),
            )
        )
    return found


def _decodes(texts: List[Tuple[bytes, bool]], encoding: str) -> bool:
    decoder_of = codecs.getincrementaldecoder(encoding)
    for raw, filled in texts:
        try:
            # A text that fills its field may end in half a character; final=False lets only that pass.
            decoder_of("strict").decode(raw, not filled)
        except UnicodeDecodeError:
            return False
    return True


def _single_byte(encoding: str) -> bool:
    name = codecs.lookup(encoding).name
    return name.startswith(("iso8859", "cp125", "cp437", "cp850", "latin"))


def _strongly_utf8(texts: List[Tuple[bytes, bool]]) -> bool:
    foreign = [item for item in texts if not item[0].isascii()]
    return bool(foreign) and _decodes(foreign, "UTF-8")


def _strongly_chinese(texts: List[Tuple[bytes, bool]]) -> bool:
    """True when all foreign bytes come in GB2312 pairs: Latin letters practically never do."""
    foreign = [(raw, filled) for raw, filled in texts if not raw.isascii()]
    return bool(foreign) and all(
        _GB2312_TEXT.match(raw) or (filled and _GB2312_TEXT.match(raw[:-1])) for raw, filled in foreign
    )


def _not_dbase(path: Path) -> InputError:
    return InputError(
        translate(
            "FarmlandGuard",
            "{file} is not a dBASE table, or is damaged; export it again.",
        ).format(file=path.name)
    )


def _read_table(path: Path) -> _Table:
    try:
        with path.open("rb") as stream:
            return _sample(path, stream)
    except OSError as error:
        raise InputError(
            translate("FarmlandGuard", "{file} cannot be read: {reason}").format(
                file=path, reason=error.strerror or error
            )
        ) from error


def _sample(path: Path, stream: BinaryIO) -> _Table:
    head = stream.read(32)
    if len(head) < 32:
        raise _not_dbase(path)
    rows, header_size, row_size = struct.unpack_from("<IHH", head, 4)
    if header_size < 65 or row_size < 2:
        raise _not_dbase(path)
    columns = stream.read(header_size - 32)
    texts: List[Tuple[bytes, bool]] = []
    spans = []
    offset = 1
    for at in range(0, len(columns) - 31, 32):
        if columns[at] in (0x0D, 0x00):
            break
        name = columns[at : at + 11].split(b"\0")[0].rstrip()
        texts.append((name, len(name) >= 10))
        kind, size = columns[at + 11 : at + 12], columns[at + 16]
        if kind == b"C":
            size += columns[at + 17] * 256  # long text fields keep their upper byte in the decimals
            spans.append((offset, offset + size))
        offset += size
    texts.extend(_cells(stream, header_size, row_size, rows, spans))
    return _Table(head[29], texts)


def _cells(
    stream: BinaryIO, header_size: int, row_size: int, rows: int, spans: List[Tuple[int, int]]
) -> Iterator[Tuple[bytes, bool]]:
    """Distinct non-ASCII cells of a sample of rows spread evenly over the whole table."""
    wanted = max(1, min(rows, SAMPLE_ROWS, SAMPLE_BYTES // row_size))
    step = max(1, rows // wanted)
    seen = set()
    for row in range(0, rows, step):
        stream.seek(header_size + row * row_size)
        record = stream.read(row_size)
        if len(record) < row_size:
            return  # a table that states more rows than it has: GDAL reads it the same way
        for start, end in spans:
            raw = record[start:end]
            text = raw.rstrip(b" \0")
            if not text.isascii() and text not in seen:
                seen.add(text)
                yield text, len(text) == len(raw)
