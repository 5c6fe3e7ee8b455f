"""A paper appears at its place whole or not at all."""

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

from ..domain.errors import InputError
from ..domain.language import translate


@contextmanager
def draft_of(target: Path) -> Iterator[Path]:
    """A draft beside `target` that takes its place when all went well and never stays; OSError becomes InputError."""
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=target.suffix)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        draft.chmod(0o644)
        os.replace(draft, target)
    except OSError as error:
        raise InputError(
            translate("FarmlandGuard", "{path} cannot be written: {reason}. Nothing was written.").format(
                path=target, reason=error.strerror or error
            )
        ) from error
    finally:
        draft.unlink(missing_ok=True)
