"""Rule packs as files: a county takes one in, and hands on what counts with it."""

import json
import os
import tempfile
from pathlib import Path
from typing import List

from ..domain.clock import now_text
from ..domain.errors import InputError
from ..domain.language import translate
from ..domain.rule_packs import Pack, pack_to, read_pack
from ..register.store import Register
from .rulebook import packs_of


def import_pack(register: Register, path: Path, who: str) -> Pack:
    """Take a pack into the register; one of the same name, shipped or the county's own, gives way to it.

    Raises InputError, naming entry and field, when the file breaks the schema; nothing is written then.
    """
    pack = read_pack(path)
    values = {
        "title": pack.title,
        "content": path.read_text(encoding="utf-8"),
        "source_file": path.name,
        "imported_at": now_text(),
        "active": 1,
    }
    with register.writing(who) as session:
        known = session.select("rule_pack", {"name": pack.name})
        if known:
            session.update("rule_pack", known[0]["uid"], values)
        else:
            session.insert("rule_pack", {"name": pack.name, **values})
    return pack


def pack_names(register: Register) -> List[Pack]:
    """The packs that count in the register, the county's own in the place of shipped ones of the same name."""
    with register.reading() as session:
        return list({pack.name: pack for pack in packs_of(session, [])}.values())


def export_pack(register: Register, name: str, path: Path) -> None:
    """Write a pack to a file, whole or not at all. What the county set for itself stays in the register's own table.

    InputError for a name that no pack has, or a file that cannot be written.
    """
    packs = {pack.name: pack for pack in pack_names(register)}
    if name not in packs:
        raise InputError(translate("FarmlandGuard", "There is no rule pack “{name}”.").format(name=name))
    data = pack_to(packs[name])
    handle, draft = tempfile.mkstemp(dir=path.parent, suffix=".json")
    os.close(handle)
    try:
        Path(draft).write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        os.replace(draft, path)
    except OSError as error:
        Path(draft).unlink(missing_ok=True)
        raise InputError(
            translate("FarmlandGuard", "The rule pack could not be written to {path}: {reason}.").format(
                path=path, reason=error.strerror or error
            )
        ) from error
