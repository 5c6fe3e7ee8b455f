"""Rule packs in and out: a county's own packs live in its register, and what counts there can be handed on as files."""

import json
from pathlib import Path
from typing import Any, Dict, List, Sequence, Tuple

from ..domain.clock import now_text, today
from ..domain.errors import InputError
from ..domain.language import listed_with_codes, translate
from ..domain.rule_packs import FOLDER, SECTIONS, Pack, pack_from, pack_to
from ..domain.whole_files import write_whole
from ..exchange.textfile import read_limited
from ..register.cases import require_person
from ..register.store import Register, Session
from .rulebook import packs_of, rule_book

MOST_BYTES = 8 * 1024 * 1024
_SCHEMA = "rules.schema.json"


def export_rules(register: Register, folder: Path, pack: str = "") -> List[Path]:
    """Write the packs as they count in this register (county values merged in) to `folder` and return the files.

    One file for each pack, or for `pack` alone, and the schema beside them. InputError for an unknown pack or a folder
    that is not there. Each file appears whole or not at all.
    """
    if not folder.is_dir():
        raise InputError(translate("FarmlandGuard", "The folder {path} does not exist.").format(path=folder))
    with register.reading() as session:
        merged = _merged(session)
    written = []
    for each in [_named(merged, pack)] if pack else merged:
        target = folder / f"{each.name}.json"
        _write(each, target)
        written.append(target)
    write_whole(folder / _SCHEMA, (FOLDER / _SCHEMA).read_bytes())
    return written


def export_pack(register: Register, name: str, path: Path) -> None:
    """Write one pack as it counts in this register to a file; InputError for an unknown pack or a file that cannot be written."""
    with register.reading() as session:
        _write(_named(_merged(session), name), path)


def pack_names(register: Register) -> List[Pack]:
    """The packs that count in the register, the county's own in the place of shipped ones of the same name."""
    with register.reading() as session:
        return list({pack.name: pack for pack in packs_of(session, [])}.values())


def _named(packs: Sequence[Pack], name: str) -> Pack:
    for pack in packs:
        if pack.name == name:
            return pack
    raise InputError(
        translate("FarmlandGuard", "There is no rule pack “{pack}”. Known: {known}.").format(
            pack=name, known=listed_with_codes({each.name: each.title for each in packs})
        )
    )


def _write(pack: Pack, path: Path) -> None:
    write_whole(path, (json.dumps(pack_to(pack), ensure_ascii=False, indent=2) + "\n").encode("utf-8"))


def _merged(session: Session) -> List[Pack]:
    """The packs that count, each entry with the county's own values."""
    book = rule_book(session)
    latest = {each.name: each for each in packs_of(session, [])}
    entries: Dict[str, Dict[str, List[Any]]] = {name: {section: [] for section in SECTIONS} for name in latest}
    for entry in book.every_entry():
        entries[entry.pack][entry.section].append(entry.data)
    return [
        Pack(name, pack.title, pack.note, pack.origin, {section: tuple(each) for section, each in entries[name].items()})
        for name, pack in latest.items()
    ]


def import_rules(register: Register, source: Path, person: str) -> Tuple[List[str], List[str]]:
    """Take a pack, or every pack of a folder, into the register in the name of `person`; all of them or none.

    A pack takes the place of the one of its name, shipped or imported before; the county's single values still count on
    top. Returns the names and sentences on entries that stand in another pack too. InputError with the first fault, by
    file, section, entry and field.
    """
    packs = [_read(path) for path in _files(source)]
    twice = [pack.name for number, pack in enumerate(packs) if pack.name in [each.name for each in packs[:number]]]
    if twice:
        raise InputError(
            translate("FarmlandGuard", "Two of the files hold the rule pack “{pack}”.").format(pack=twice[0])
        )
    with register.writing(person) as session:
        session.who = require_person(session, person)["name"]
        for pack in packs:
            _take(session, pack)
        notes = _doubled(session, [pack.name for pack in packs])
    return [pack.name for pack in packs], notes


def import_pack(register: Register, path: Path, who: str) -> Pack:
    """Take one pack in, signed with the name of who works at this computer; otherwise as `import_rules`."""
    pack = _read(path)
    with register.writing(who) as session:
        _take(session, pack)
    return pack


def _take(session: Session, pack: Pack) -> None:
    values = {
        "name": pack.name,
        "title": pack.title,
        "content": json.dumps(pack_to(pack), ensure_ascii=False),
        "source_file": pack.origin,
        "imported_at": now_text(),
        "active": 1,
    }
    earlier = session.select("rule_pack", {"name": pack.name})
    if earlier:
        session.update("rule_pack", earlier[0]["uid"], values)
    else:
        session.insert("rule_pack", values)


def drop_pack(register: Register, name: str, person: str) -> None:
    """Let a county's own pack count no more; the shipped one of that name counts again. InputError when there is none."""
    with register.writing(person) as session:
        session.who = require_person(session, person)["name"]
        rows = session.select("rule_pack", {"name": name, "active": 1})
        if not rows:
            raise InputError(
                translate("FarmlandGuard", "The register has no rule pack “{pack}” of its own.").format(pack=name)
            )
        session.update("rule_pack", rows[0]["uid"], {"active": 0})


def _files(source: Path) -> Sequence[Path]:
    if not source.is_dir():
        return [source]
    files = [path for path in sorted(source.glob("*.json")) if path.name != _SCHEMA]
    if not files:
        raise InputError(translate("FarmlandGuard", "The folder {path} holds no rule pack (*.json).").format(path=source))
    return files


def _read(path: Path) -> Pack:
    try:
        data = json.loads(read_limited(path, MOST_BYTES).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(
            translate("FarmlandGuard", "The rule pack {path} cannot be read: {reason}.").format(path=path.name, reason=error)
        ) from error
    return pack_from(data, path.name)


def _doubled(session: Session, names: Sequence[str]) -> List[str]:
    """Sentences on entries of the packs `names` whose id another pack has as well."""
    owners: Dict[Tuple[str, str], List[str]] = {}
    titles = {pack.name: pack.title for pack in packs_of(session, [])}
    called = {}
    for entry in rule_book(session, today()).every_entry():
        called[entry.section, entry.id] = entry.title
        mine = owners.setdefault((entry.section, entry.id), [])
        if entry.pack not in mine:
            mine.append(entry.pack)
    return [
        translate("FarmlandGuard", "“{rule}” stands in several packs ({packs}); the most local and newest one counts.").format(
            rule=listed_with_codes({rule: called[section, rule]}), packs=listed_with_codes({each: titles.get(each, each) for each in packs})
        )
        for (section, rule), packs in owners.items()
        if len(packs) > 1 and set(packs) & set(names)
    ]
