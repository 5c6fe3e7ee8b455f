"""The zip a .docx is: read with every member capped and anything that could run refused, written whole or not at all.

A template comes from a desk, a mail, or another county. Nothing in it is executed here, and nothing that would be executed
elsewhere (macros, fetched templates, DDE fields) is passed on into a paper of the bureau.
"""

import html
import re
import zipfile
import zlib
from pathlib import Path
from typing import Dict

from ..domain.errors import InputError
from ..domain.language import translate
from ..domain.whole_files import draft_of, make_folder_of

MOST_MEMBERS = 500
MOST_BYTES = 20 * 1024 * 1024
MOST_DEEP = 500
"""Elements within elements; Qt's DOM takes a place on the stack for each."""
_MADE = (1980, 1, 1, 0, 0, 0)
_RUNS = re.compile(rb"vbaProject|oleObject|activeX", re.IGNORECASE)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>", re.IGNORECASE)
_EXTERNAL = re.compile(rb"\bTargetMode\s*=\s*[\"']\s*External", re.IGNORECASE)
_LINK = re.compile(rb"\bType\s*=\s*(\"[^\"]*/hyperlink\"|'[^']*/hyperlink')", re.IGNORECASE)
_INSTRUCTION = re.compile(rb"<w:instrText\b[^>]*>([^<]*)|<w:fldSimple\b[^>]*?\bw:instr\s*=\s*(\"[^\"]*\"|'[^']*')", re.IGNORECASE)
_FIELD_BEGINS = re.compile(rb"\bfldCharType\s*=\s*[\"']begin|(?=<w:fldSimple\b)", re.IGNORECASE)
_FIELDS = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|MACROBUTTON)\b", re.IGNORECASE)
_TAG = re.compile(rb"<!--(?:.*?-->|.*)|<\?(?:.*?\?>|.*)|<(?:[^\"'<>]|\"[^\"<]*\"|'[^'<]*')*>", re.DOTALL)


def read_package(path: Path) -> Dict[str, bytes]:
    """The members of a .docx by name; InputError naming the file and what is wrong with it."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _refused(path, translate("FarmlandGuard", "it is larger than {size} MB").format(size=MOST_BYTES >> 20))
        with zipfile.ZipFile(path) as archive:
            return _members(path, archive)
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError) as error:
        raise _refused(path, translate("FarmlandGuard", "it is no .docx file")) from error


def _members(path: Path, archive: zipfile.ZipFile) -> Dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_MEMBERS:
        raise _refused(path, translate("FarmlandGuard", "it holds {count} parts").format(count=len(entries)))
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise _refused(path, translate("FarmlandGuard", "it is larger than {size} MB").format(size=MOST_BYTES >> 20))
    members: Dict[str, bytes] = {}
    for entry in entries:
        name = entry.filename
        if name.startswith("/") or "\\" in name or ".." in name.split("/") or name in members:
            raise _refused(path, translate("FarmlandGuard", "the name of the part “{part}” is not allowed").format(part=name))
        with archive.open(entry) as stream:
            # The size the directory states may be a lie: read one byte more than it says and no further.
            data = stream.read(entry.file_size + 1)
        if len(data) != entry.file_size:
            raise _refused(path, translate("FarmlandGuard", "it is no .docx file"))
        members[name] = data
    if "word/document.xml" not in members or "[Content_Types].xml" not in members:
        raise _refused(path, translate("FarmlandGuard", "it is no .docx file"))
    _refuse_what_runs(path, members)
    return members


def _refuse_what_runs(path: Path, members: Dict[str, bytes]) -> None:
    for name, data in members.items():
        if _RUNS.search(name.encode("utf-8")) or (name == "[Content_Types].xml" and b"macroEnabled" in data):
            raise _refused(path, translate("FarmlandGuard", "it holds a macro or an embedded object"))
        if not name.endswith((".xml", ".rels")):
            continue
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<![CDATA[" in data or b"<\x00!\x00" in data:
            raise _refused(path, translate("FarmlandGuard", "the part “{part}” holds a DOCTYPE, entity or CDATA").format(part=name))
        if _fetches(data):
            raise _refused(path, translate("FarmlandGuard", "the part “{part}” fetches something from elsewhere").format(part=name))
        if _too_deep(data):
            raise _refused(path, translate("FarmlandGuard", "the part “{part}” is nested too deeply").format(part=name))


def _fetches(data: bytes) -> bool:
    """Whether a relation other than a hyperlink leads outside, or a field runs or loads something; its words may be cut into runs."""
    if any(_EXTERNAL.search(relation) and not _LINK.search(relation) for relation in _RELATION.findall(data)):
        return True
    for field in _FIELD_BEGINS.split(data):
        pieces = [typed or given for typed, given in _INSTRUCTION.findall(field)]
        if _FIELDS.search(html.unescape(b"".join(pieces).decode("utf-8", "replace"))):
            return True
    return False


def _too_deep(data: bytes) -> bool:
    depth = 0
    for found in _TAG.finditer(data):
        tag = found[0]
        if tag.startswith(b"</"):
            depth -= 1
        elif not tag.startswith((b"<!", b"<?")) and not tag.endswith(b"/>"):
            depth += 1
            if depth > MOST_DEEP:
                return True
    return False


def _refused(path: Path, reason: str) -> InputError:
    return InputError(
        translate("FarmlandGuard", "{file} cannot be used as a template: {reason}.").format(file=path.name, reason=reason)
    )


def write_package(target: Path, members: Dict[str, bytes]) -> Path:
    """Write members as a .docx at `target`, whole or not at all; the same members give the same bytes."""
    make_folder_of(target)
    with draft_of(target) as draft, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return target
