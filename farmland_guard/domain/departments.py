"""Departments that receive referrals (移送), as data: which findings propose a letter, its fields, papers, basis and reply.

A proposal is no referral: a named person decides. The criminal filing standard (公安、检察) and the accountability of cadres
(纪委监委) rest on different rules and go out as different letters; `cause` keeps them apart.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Callable, Dict, FrozenSet, List, Mapping, Tuple

from ..paths import RESOURCES
from .data_files import checked_files
from .errors import InputError
from .language import listed_with_codes, translate

FOLDER = RESOURCES / "departments"
UNCHECKED = "（待核对）"
"""Ends a basis that was not checked against the official text, until a person gives it as it shall stand."""


@dataclass(frozen=True)
class Paper:
    """One paper of a letter's checklist; `kind` is the kind of attachment it would be, or ""."""

    name: str
    kind: str


@dataclass(frozen=True)
class Letter:
    """A kind of letter to one department. `propose` is empty for letters that only a person starts.

    `fields` are what the letter has to say. `sector` maps a classification to the land classes that are the department's own.
    """

    type: str
    cause: str
    propose: Mapping[str, Any]
    fields: Tuple[str, ...]
    sector: Mapping[str, Tuple[str, ...]]
    papers: Tuple[Paper, ...]
    basis: str
    request: str
    source: str
    verified: bool
    reply_period: str
    note: str

    @property
    def marked_basis(self) -> str:
        """The basis, marked where nobody has checked it."""
        return self.basis + ("" if self.verified or not self.basis else UNCHECKED)


@dataclass(frozen=True)
class Department:
    """One department or supplier."""

    id: str
    name: str
    group: str
    letters: Tuple[Letter, ...]


@dataclass(frozen=True)
class ReferralFacts:
    """What proposals look at. `rules` are ids of the case's findings, `text` everything said of the case in words."""

    rules: FrozenSet[str]
    verdict: str
    state: str
    measures: FrozenSet[str]
    patch_type: str
    land_classes: FrozenSet[str]
    text: str
    overdue: bool


def proposes(letter: Letter, facts: ReferralFacts) -> bool:
    """Whether the facts propose this letter: every condition the letter names holds."""
    wanted = letter.propose
    if not wanted:
        return False
    checks: Dict[str, Callable[[Any], bool]] = {
        "rules": lambda values: bool(facts.rules & set(values)),
        "verdicts": lambda values: facts.verdict in values,
        "states": lambda values: facts.state in values,
        "measures": lambda values: bool(facts.measures & set(values)),
        "patch_types": lambda values: facts.patch_type in values,
        "land_classes": lambda values: any(code.startswith(value) for code in facts.land_classes for value in values),
        "words": lambda values: any(word in facts.text for word in values),
        "overdue": lambda value: facts.overdue == value,
    }
    return all(checks[name](value) for name, value in wanted.items())


def proposed_letters(facts: ReferralFacts) -> List[Tuple[Department, Letter]]:
    """Every letter that the facts propose, in the order of the data."""
    return [(each, letter) for each in departments() for letter in each.letters if proposes(letter, facts)]


def find_letter(department: str, document_type: str = "") -> Tuple[Department, Letter]:
    """A department by id or name and its letter of this type (the first when empty); InputError lists what there is."""
    wanted = department.strip()
    found = [each for each in departments() if wanted in (each.id, each.name)]
    if not found:
        known = listed_with_codes({each.id: each.name for each in departments()})
        raise InputError(
            translate("FarmlandGuard", "“{department}” receives no referrals. Known: {known}.").format(department=department, known=known)
        )
    letters = [letter for letter in found[0].letters if document_type.strip() in ("", letter.type)]
    if not letters:
        known = "、".join(letter.type for letter in found[0].letters)
        raise InputError(
            translate("FarmlandGuard", "{department} receives no “{type}”. Known: {known}.").format(
                department=found[0].name, type=document_type, known=known
            )
        )
    return found[0], letters[0]


@lru_cache(maxsize=1)
def departments() -> Tuple[Department, ...]:
    """All of them; InputError when the data cannot be used."""
    return tuple(
        Department(entry["id"], entry["name"], entry["group"], tuple(_letter(each) for each in entry["documents"]))
        for pack in checked_files(FOLDER)
        for entry in pack["departments"]
    )


@lru_cache(maxsize=1)
def letter_fields() -> Tuple[str, ...]:
    """Every field that some letter has, each once."""
    return tuple(dict.fromkeys(name for each in departments() for letter in each.letters for name in letter.fields))


def _letter(entry: Mapping[str, Any]) -> Letter:
    return Letter(
        type=entry["type"],
        cause=entry["cause"],
        propose=entry.get("propose", {}),
        fields=tuple(entry["fields"]),
        sector={name: tuple(codes) for name, codes in entry.get("sector", {}).items()},
        papers=tuple(Paper(each["name"], each.get("kind", "")) for each in entry["papers"]),
        basis=entry["basis"],
        request=entry["request"],
        source=entry["source"],
        verified=entry["verified"] == "已核对",
        reply_period=entry.get("reply", {}).get("period", ""),
        note=entry.get("note", ""),
    )
