"""Papers of filings out of a folder: whose they are and what they are stands in their names."""

from pathlib import Path
from typing import Dict, List, Optional

from ...domain.errors import FarmlandError, InputError
from ...domain.filing_codes import FILING_ATTACHMENTS
from ...domain.filing_fields import plain
from ...domain.language import translate
from ...register.store import Session
from ..evidence import attach_within, sha256_of

_WORDS = {
    "难以避让": "unavoidable", "补划": "makeup_plan", "协议": "agreement", "建设方案": "construction_plan",
    "复垦方案": "reclamation_plan", "复垦承诺": "reclamation_plan", "公告": "announcement", "公示": "announcement",
    "费用": "deposit_receipt", "内部": "photo_inside", "室内": "photo_inside", "外部": "photo_outside", "外观": "photo_outside",
    "续期": "renewal_application",
}  # fmt: skip
"""What a name says the paper is, the more telling word first."""


def attach_papers(session: Session, register_path: Path, folder: Path, notes: List[str]) -> int:
    """Attach every file of the folder and its subfolders to its filing and return how many; others are named in `notes`.

    The name of the file, or of the folder it is in, begins with the project code (项目编号); a word such as 协议 or 公告 in
    the file's name says what it is. A file that a filing has already is passed over.
    """
    if not folder.is_dir():
        raise InputError(translate("FarmlandGuard", "The folder {path} does not exist.").format(path=folder))
    # Longer codes first, so that XM-10 is not taken for XM-1.
    owners = sorted(
        ((plain(row["code"]), row["uid"]) for row in session.rows("SELECT uid, code FROM filing")), key=lambda each: -len(each[0])
    )
    held: Dict[str, set[str]] = {}
    for row in session.rows("SELECT owner_uid, sha256 FROM attachment WHERE owner_table = 'filing'"):
        held.setdefault(row["owner_uid"], set()).add(row["sha256"])
    count = 0
    for path in sorted(each for each in folder.rglob("*") if each.is_file() and not each.name.startswith((".", "~$"))):
        owner = _owner(path, folder, owners)
        if owner is None:
            notes.append(
                translate("FarmlandGuard", "{file}: its name begins with no project code of the register; not attached.").format(
                    file=path.name
                )
            )
            continue
        if sha256_of(path) in held.get(owner, ()):
            continue
        try:
            attach_within(session, register_path, "filing", owner, path, kind_of(path.name))
        except FarmlandError as error:
            notes.append(str(error))
            continue
        count += 1
    return count


def kind_of(name: str) -> str:
    """The kind of paper that a file's name speaks of, "other" when of none."""
    words = plain(name)
    for code, text in FILING_ATTACHMENTS.items():
        if plain(text) in words:
            return code
    for word, code in _WORDS.items():
        if word in words:
            return code
    return "other"


def _owner(path: Path, folder: Path, owners: "list[tuple[str, str]]") -> Optional[str]:
    names = [path.stem, *(each.name for each in path.parents if folder in each.parents)]
    for name in names:
        text = plain(name)
        for code, uid in owners:
            rest = text[len(code) :]
            # XM-1 is not the beginning of XM-10.
            if text.startswith(code) and not (rest[:1].isalnum() and rest[:1].isascii()):
                return uid
    return None
