"""Connections to a register's GeoPackage: short-lived, with the spatial functions its triggers call.

GeoPackage's R-tree triggers call ST_MinX … ST_IsEmpty, which plain SQLite lacks; the answers stand in each blob's header, so
they are registered here. No connection outlives the `with` block that asked for it: QGIS edits the same file. The one exception
reads for the label beside a polygon that is being drawn (`casework.live_figures`); it is let go when nothing is drawn, or
somebody edits.
"""

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, Optional

from ..domain.errors import InputError
from ..domain.language import translate
from . import blob

BUSY_SECONDS = 5.0


def connect(path: Path, writable: bool) -> sqlite3.Connection:
    """A connection that never creates a file; rows come as `sqlite3.Row`. The caller closes it."""
    if not path.is_file():
        raise InputError(translate("FarmlandGuard", "There is no register at {path}.").format(path=path))
    mode = "rw" if writable else "ro"
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    connection.row_factory = sqlite3.Row
    for name, position in (("ST_MinX", 0), ("ST_MaxX", 1), ("ST_MinY", 2), ("ST_MaxY", 3)):
        connection.create_function(name, 1, _corner(position), deterministic=True)
    connection.create_function("ST_IsEmpty", 1, lambda value: int(blob.is_empty(value)), deterministic=True)
    return connection


def _corner(position: int):  # type: ignore[no-untyped-def]
    def corner(value: Optional[bytes]) -> Optional[float]:
        box = blob.envelope(value)
        return None if box is None else box[position]

    return corner


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection, closed at the end of the block."""
    connection = connect(path, writable=False)
    try:
        yield connection
    except sqlite3.OperationalError as error:
        raise _busy(path, error) from error
    finally:
        connection.close()


def leave_wal(path: Path) -> None:
    """Take a register back out of WAL mode, in which QGIS writes and leaves it; it stays there while somebody has it open.

    On a network drive that mode does not work, and a plain copy of the file forgets what stands beside it.
    """
    connection = connect(path, writable=True)
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error) and "busy" not in str(error):
            raise
    finally:
        connection.close()


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction: everything in the block is written, or nothing is.

    A trigger's refusal surfaces as `sqlite3.IntegrityError` whose text is the Chinese reason.
    """
    connection = connect(path, writable=True)
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()
    except sqlite3.OperationalError as error:
        raise _busy(path, error) from error
    finally:
        connection.close()


def _busy(path: Path, error: sqlite3.OperationalError) -> Exception:
    text = str(error)
    if "locked" in text or "busy" in text:
        return InputError(
            translate(
                "FarmlandGuard",
                "{path} is being written by another program. Save or end the edit session there and try again; "
                "nothing was written.",
            ).format(path=path)
        )
    if any(word in text for word in ("readonly", "unable to open", "disk I/O", "is full")):
        return InputError(
            translate("FarmlandGuard", "{path} cannot be written: {reason}. Nothing was written.").format(
                path=path, reason=text
            )
        )
    return error
