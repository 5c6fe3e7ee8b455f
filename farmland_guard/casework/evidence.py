"""Attachments: a copy beside the register under its SHA-256, and a row that says whose it is."""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import Iterable, List, Optional, Sequence

from ..domain.clock import now_text
from ..domain.codes import ATTACHMENT_KINDS, label
from ..domain.errors import InputError
from ..domain.language import translate
from ..register.cases import find_cases
from ..register.store import Register, Row, Session

_BLOCK = 1 << 20


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    digest = hashlib.sha256()
    with open(path, "rb") as handle:
        for block in iter(lambda: handle.read(_BLOCK), b""):
            digest.update(block)
    return digest.hexdigest()


def folder_of(register_path: Path) -> Path:
    """The folder beside the register that holds its attachments."""
    return register_path.with_name(register_path.stem + "_附件")


def attach(
    register: Register,
    owner_table: str,
    owner_uid: str,
    path: Path,
    kind: str = "other",
    who: str = "",
    document_no: str = "",
    document_m2: Optional[float] = None,
) -> str:
    """Attach a file to a record and return the attachment's uid. The copy goes again if the row cannot be written.

    `document_no` and `document_m2` are the number and the area that stand in the paper, where it has them.
    """
    with register.writing(who) as session:
        return attach_within(session, register.path, owner_table, owner_uid, path, kind, document_no, document_m2)


def attach_to_cases(
    register: Register,
    codes: Iterable[str],
    paths: Sequence[Path],
    kind: str,
    who: str = "",
    document_no: str = "",
    document_m2: Optional[float] = None,
) -> int:
    """Attach every file to every case in one transaction and return how many rows that made.

    Raises InputError, and then no row is written, for an unknown case, a file that is not there or cannot be copied.
    """
    count = 0
    with register.writing(who) as session:
        for case in find_cases(session, codes):
            for path in paths:
                attach_within(session, register.path, "violation", case["uid"], path, kind, document_no, document_m2)
                count += 1
    return count


def attach_within(
    session: Session,
    register_path: Path,
    owner_table: str,
    owner_uid: str,
    path: Path,
    kind: str,
    document_no: str = "",
    document_m2: Optional[float] = None,
) -> str:
    """The same within a transaction that is under way. InputError for a file that is not there or cannot be copied."""
    if not path.is_file():
        raise InputError(translate("FarmlandGuard", "The file {path} does not exist.").format(path=path))
    if kind not in ATTACHMENT_KINDS:
        raise InputError(translate("FarmlandGuard", "“{kind}” is no kind of attachment.").format(kind=kind))
    try:
        digest = sha256_of(path)
        stored = _store(folder_of(register_path), path, digest)
    except OSError as error:
        raise InputError(
            translate("FarmlandGuard", "{path} could not be copied beside the register: {reason}.").format(
                path=path, reason=error.strerror or error
            )
        ) from error
    return session.insert(
        "attachment",
        {
            "owner_table": owner_table,
            "owner_uid": owner_uid,
            "kind": kind,
            "file_name": path.name,
            "stored_as": stored.relative_to(register_path.parent).as_posix(),
            "sha256": digest,
            "size_bytes": path.stat().st_size,
            "added_at": now_text(),
            "document_no": document_no.strip() or None,
            "document_m2": document_m2,
        },
    )


def _store(folder: Path, path: Path, digest: str) -> Path:
    """Copy under the content's hash, so that the same file is kept once and a copy left by a failed write harms nobody."""
    target = folder / digest[:2] / f"{digest}{path.suffix.lower()}"
    if target.is_file() and sha256_of(target) == digest:
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=target.parent)
    os.close(handle)
    try:
        shutil.copyfile(path, draft)
        os.replace(draft, target)
    except OSError:
        os.unlink(draft)
        raise
    return target


def damaged(register: Register) -> List[str]:
    """One sentence for every attachment whose file is gone or no longer has the bytes it was attached with."""
    with register.reading() as session:
        rows = session.select("attachment")
    return [sentence for row in rows for sentence in [damage_of(register.path, row)] if sentence]


def damage_of(register_path: Path, row: Row) -> str:
    """What is wrong with the file of one attachment, or "" when it has the bytes it was attached with."""
    stored = register_path.parent / row["stored_as"]
    title = f"{label('attachment_kind', row['kind'])} {row['file_name']}"
    if not stored.is_file():
        return translate("FarmlandGuard", "{title}: the file {path} is missing.").format(title=title, path=stored)
    if sha256_of(stored) != row["sha256"]:
        return translate("FarmlandGuard", "{title}: the file was changed after it was attached.").format(title=title)
    return ""
