"""Papers appear at their places whole or not at all."""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, List, Sequence, Tuple

from ..domain.errors import InputError
from ..domain.language import translate


@contextmanager
def draft_of(target: Path) -> Iterator[Path]:
    """A draft beside `target` that takes its place when all went well and never stays; OSError becomes InputError."""
    with drafts_of([target]) as drafts:
        yield drafts[0]


@contextmanager
def drafts_of(targets: Sequence[Path]) -> Iterator[List[Path]]:
    """A draft beside each target; they take their places together, or what was there before stays."""
    drafts: List[Path] = []
    try:
        for target in targets:
            handle, name = tempfile.mkstemp(dir=target.parent, suffix=target.suffix)
            os.close(handle)
            drafts.append(Path(name))
        yield drafts
        _take_places(list(zip(drafts, targets)))
    except OSError as error:
        raise InputError(
            translate("FarmlandGuard", "{path} cannot be written: {reason}. Nothing was written.").format(
                path="、".join(str(target) for target in targets), reason=error.strerror or error
            )
        ) from error
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)


def _take_places(pairs: "List[Tuple[Path, Path]]") -> None:
    placed: List[Tuple[Path, Path]] = []
    try:
        for draft, target in pairs:
            draft.chmod(0o644)
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
