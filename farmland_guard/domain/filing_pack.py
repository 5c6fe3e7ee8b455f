"""Conditions for filings as data (resources/filings): who may use basic farmland and on what terms, and which papers belong to it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, List, Mapping, Optional, Tuple

from .codes import ATTACHMENT_KINDS
from .errors import InputError
from .filing_codes import FILING_USES
from .language import translate

ALLOWED = ("yes", "unavoidable", "unavoidable_small", "no")
PAPER_OCCASIONS = ("always", "damages_layer", "makeup", "deposit")


@dataclass(frozen=True)
class PbfTerm:
    """One row of the table use × damage × PBF; `damages_layer` None: either."""

    use: str
    damages_layer: Optional[bool]
    allowed: str
    makeup: bool
    text: str
    article: str
    verified: bool


@dataclass(frozen=True)
class Paper:
    """A paper that belongs to a filing, `when` one of PAPER_OCCASIONS."""

    kind: str
    when: str
    source: str
    verified: bool


@dataclass(frozen=True)
class FilingPack:
    """One pack. `source` is the document the table stands in."""

    source: str
    pbf_table: Tuple[PbfTerm, ...]
    papers: Tuple[Paper, ...]

    def term_for(self, use: Optional[str], damages_layer: Optional[bool]) -> Optional[PbfTerm]:
        """The row for a use and damage; None when the table has none (or the damage is not known and matters)."""
        for term in self.pbf_table:
            if term.use == use and (term.damages_layer is None or term.damages_layer == damages_layer):
                return term
        return None


def load_filing_pack(path: Path) -> FilingPack:
    """The pack in one file; InputError names the file and the entry that cannot be used."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        terms = tuple(_term(entry) for entry in data["pbf_table"])
        papers = tuple(_paper(entry) for entry in data["papers"])
        return FilingPack(str(data["source"]), terms, papers)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            translate("FarmlandGuard", "The filing pack {path} cannot be read: {reason}.").format(path=path.name, reason=error)
        ) from error


def _term(entry: Mapping[str, Any]) -> PbfTerm:
    if entry["use"] not in FILING_USES or entry["allowed"] not in ALLOWED:
        raise ValueError(f"pbf_table: {entry['use']} / {entry['allowed']}")
    return PbfTerm(
        entry["use"], entry["damages_layer"], entry["allowed"], bool(entry["makeup"]), entry["text"], entry["article"],
        entry["verified"] == "已核对",
    )  # fmt: skip


def _paper(entry: Mapping[str, Any]) -> Paper:
    if entry["kind"] not in ATTACHMENT_KINDS or entry["when"] not in PAPER_OCCASIONS:
        raise ValueError(f"papers: {entry['kind']} / {entry['when']}")
    return Paper(entry["kind"], entry["when"], entry["source"], entry["verified"] == "已核对")


def papers_due(pack: FilingPack, damages_layer: bool, makeup: bool, deposit: bool) -> List[Paper]:
    """The papers that a filing of this kind must bring."""
    occasions = {"always": True, "damages_layer": damages_layer, "makeup": makeup, "deposit": deposit}
    return [paper for paper in pack.papers if occasions[paper.when]]
