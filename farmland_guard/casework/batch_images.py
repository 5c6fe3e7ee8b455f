"""The images of both dates (前后时相影像) that belong to a batch."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import List, Optional

from ..domain.errors import InputError
from ..domain.language import translate
from ..register.store import Register, Row

SERVICE_MARKS = ("url=", "type=", "http:", "https:")


@dataclass(frozen=True)
class BatchImages:
    """Where the earlier and the later image are: a file with its whole path, the address of a service, or "" for none."""

    batch: str
    before: str = ""
    before_date: str = ""
    after: str = ""
    after_date: str = ""


def batch_images(register: Register, batch: str) -> BatchImages:
    """The images of a batch; none for a batch the register does not know."""
    with register.reading() as session:
        row = session.one("SELECT * FROM batch WHERE name = ?", (batch,))
    return BatchImages(batch) if row is None else _images(register, row)


def all_batch_images(register: Register) -> List[BatchImages]:
    """The images of every batch, the newest batch first."""
    with register.reading() as session:
        return [_images(register, row) for row in session.rows("SELECT * FROM batch ORDER BY received_at DESC, fid DESC")]


def set_batch_images(register: Register, images: BatchImages, who: str) -> None:
    """Note which images belong to a batch. A file near the register is kept by its path from there, so that both may move.

    Raises InputError for a batch that is not there, or a file that is not.
    """
    for text in (images.before, images.after):
        if text and not is_service(text) and not Path(text).exists():
            raise InputError(translate("FarmlandGuard", "The image {path} does not exist.").format(path=text))
    with register.writing(who) as session:
        row = session.one("SELECT uid FROM batch WHERE name = ?", (images.batch,))
        if row is None:
            raise InputError(translate("FarmlandGuard", "The register has no batch “{batch}”.").format(batch=images.batch))
        session.update(
            "batch",
            row["uid"],
            {
                "before_image": _stored(register, images.before),
                "before_date": images.before_date or None,
                "after_image": _stored(register, images.after),
                "after_date": images.after_date or None,
            },
        )


def is_service(text: str) -> bool:
    """Whether this is the address of a map service and no file."""
    return any(mark in text for mark in SERVICE_MARKS)


def _images(register: Register, row: Row) -> BatchImages:
    return BatchImages(
        row["name"],
        _whole(register, row["before_image"]),
        row["before_date"] or "",
        _whole(register, row["after_image"]),
        row["after_date"] or "",
    )


def _stored(register: Register, text: str) -> Optional[str]:
    if not text:
        return None
    if is_service(text):
        return text
    try:
        near = os.path.relpath(text, register.path.parent)
    except ValueError:
        # Another drive of a Windows computer.
        return text
    return text if near.startswith("..") and near.count("..") > 2 else Path(near).as_posix()


def _whole(register: Register, text: Optional[str]) -> str:
    if not text or is_service(text):
        return text or ""
    return str((register.path.parent / text).resolve())
