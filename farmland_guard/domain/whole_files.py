"""Files that appear at their places whole or not at all: written as drafts beside them, then put in place in one step."""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, List, Sequence, Tuple, Union

from .errors import InputError
from .language import translate


def write_whole(path: Union[str, Path], data: bytes) -> None:
    """Write a file; InputError when it cannot be written, what was there before then stays."""
    with draft_of(path) as draft, draft.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def draft_of(path: Union[str, Path]) -> Iterator[Path]:
    """A draft beside `path`, of the same suffix, that takes its place when all went well and never stays.

    OSError and RuntimeError, which some writers raise, become InputError.
    """
    with drafts_of([Path(path)]) as drafts:
        yield drafts[0]


@contextmanager
def drafts_of(targets: Sequence[Path]) -> Iterator[List[Path]]:
    """A draft beside each target; they take their places together, or what was there before stays."""
    drafts: List[Path] = []
    try:
        for target in targets:
            handle, name = tempfile.mkstemp(prefix=f".{target.stem}.", suffix=target.suffix, dir=str(target.parent))
            os.close(handle)
            drafts.append(Path(name))
        yield drafts
        _take_places(list(zip(drafts, targets)))
    except (OSError, RuntimeError) as error:
        raise unwritable("、".join(str(target) for target in targets), error) from error
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)


def make_folder_of(path: Path) -> None:
    """Make the folder that a file is to stand in; InputError when it cannot be made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Union[str, Path], error: Exception) -> InputError:
    """What is said of a file that cannot be written."""
    return InputError(
        translate(
            "FarmlandGuard",
            "{file} cannot be written: {reason}. Nothing was written; close it elsewhere or choose another folder.",
        ).format(file=path, reason=getattr(error, "strerror", None) or error)
    )


def _take_places(pairs: List[Tuple[Path, Path]]) -> None:
    umask = os.umask(0)
    os.umask(umask)
    placed: List[Tuple[Path, Path]] = []
    try:
        for draft, target in pairs:
            draft.chmod(0o666 & ~umask)  # mkstemp gives 0600, which colleagues could not read
            before = draft.with_name(f"{draft.name}.before")
            # One file is replaced in one step; of several, those before have to be had back when a later one is locked.
            if len(pairs) > 1 and target.is_file():
                os.replace(target, before)
            placed.append((before, target))
            os.replace(draft, target)
    except OSError:
        for before, target in placed:
            if before.exists():
                os.replace(before, target)
            elif len(pairs) > 1:
                target.unlink(missing_ok=True)
        raise
    for before, _ in placed:
        before.unlink(missing_ok=True)
