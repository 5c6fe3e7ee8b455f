"""Delivery packages: layers, land-boundary TXT and ledger as a profile describes them."""

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import List

from ..domain.clock import today
from ..domain.errors import InputError
from ..domain.language import translate
from ..exchange.profiles import load_profile, profile_names
from ..register.store import Register
from .delivery_rows import DeliveryRows
from .package_files import PackageWriter, words_for

__all__ = ["Delivery", "deliver", "profile_names"]


@dataclass
class Delivery:
    """What was written. `notes` tell the user what to know before sending it."""

    folder: Path
    cases: int
    files: List[Path] = field(default_factory=list)
    notes: List[str] = field(default_factory=list)


def deliver(register: Register, profile_name: str, folder: Path, who: str = "") -> Delivery:
    """Write the package of a profile into a new folder within `folder`; it appears whole or not at all.

    Every case goes in, a patch that was split through its children. Raises InputError for an unknown profile, a package
    that is already there, a register without cases, a case that was not checked since its shape changed, and text that the
    shapefile's encoding or fields cannot hold.
    """
    profile = load_profile(profile_name)
    words = words_for(register.info.county, register.info.county_name, today().isoformat())
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / profile.folder_name.format(**words)
    if target.exists():
        raise InputError(
            translate("FarmlandGuard", "{path} is already there; move the earlier package away first.").format(path=target)
        )
    draft = Path(tempfile.mkdtemp(dir=folder, prefix=".package"))
    try:
        with register.reading() as session:
            rows = DeliveryRows(session)
            writer = PackageWriter(profile, draft, words, register.info.srs_id, rows.of)
            writer.write()
            count = len(rows.of("cases"))
        draft.rename(target)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    target.chmod(0o755)
    return Delivery(target, count, sorted(target.iterdir()), writer.notes)
