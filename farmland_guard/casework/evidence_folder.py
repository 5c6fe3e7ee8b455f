"""Taking in the evidence of many cases at once: a folder as the office crew keeps it, sorted by the names of files."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Dict, List, Optional, Set, Tuple

from ..domain.errors import Cancelled, InputError
from ..domain.evidence_names import kind_in, owner_in
from ..domain.language import translate
from ..register.store import Register, Session
from .evidence import attach_within, sha256_of

MOST_FILES = 50_000
_SKIPPED = ("thumbs.db", "desktop.ini")


@dataclass
class EvidenceReport:
    """What became of the files: attached by kind, known before, those whose case could not be told, and those of closed cases."""

    attached: Dict[str, int] = field(default_factory=dict)
    known: List[str] = field(default_factory=list)
    unmatched: List[str] = field(default_factory=list)
    closed: List[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many files were attached."""
        return sum(self.attached.values())


def attach_folder(
    register: Register, folder: Path, kind: str = "", who: str = "", progress: Optional[Callable[[float], bool]] = None
) -> EvidenceReport:
    """Attach every file below `folder` to the case whose number stands in its name, or in the name of a folder above it.

    The kind is told by the name (套合图、内部、批文 …) unless given. A file that the case has already is left out, one that
    names no case or several is reported. All rows are written or none; copies are kept under their content's hash.
    """
    files = _files(folder)
    report = EvidenceReport()
    with register.writing(who) as session:
        owners, has = _owners(session), _contents(session)
        closed = {row["uid"] for row in session.rows("SELECT uid FROM violation WHERE state = 'closed'")}
        for number, path in enumerate(files):
            if progress is not None and number % 20 == 0 and not progress(number / max(len(files), 1)):
                raise Cancelled
            above = [parent.name for parent in path.relative_to(folder).parents if parent.name] + [folder.name]
            uid = owner_in([path.name, *above], owners)
            name = path.relative_to(folder).as_posix()
            if uid is None:
                report.unmatched.append(name)
                continue
            content = (uid, sha256_of(path))
            if content in has:
                report.known.append(name)
                continue
            if uid in closed:
                report.closed.append(name)
                continue
            has.add(content)
            found = kind or kind_in(path.stem + path.suffix, above)
            attach_within(session, register.path, "violation", uid, path, found)
            report.attached[found] = report.attached.get(found, 0) + 1
    return report


def _files(folder: Path) -> List[Path]:
    if not folder.is_dir():
        raise InputError(translate("FarmlandGuard", "The folder {path} does not exist.").format(path=folder))
    files = sorted(
        path for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink() and path.name.lower() not in _SKIPPED and not path.name.startswith((".", "~$"))
    )  # fmt: skip
    if len(files) > MOST_FILES:
        raise InputError(
            translate("FarmlandGuard", "{path} holds {count} files, more than {most}; choose a folder below it.").format(
                path=folder, count=len(files), most=MOST_FILES
            )
        )
    return files


def _owners(session: Session) -> Dict[str, str]:
    """Numbers in capitals → uid: codes of the register, and numbers on other platforms where no code is like them."""
    owners = {row["code"].upper(): row["uid"] for row in session.rows("SELECT code, uid FROM violation")}
    for row in session.rows("SELECT number, violation_uid FROM case_number"):
        owners.setdefault(row["number"].upper(), row["violation_uid"])
    return owners


def _contents(session: Session) -> Set[Tuple[str, str]]:
    return {
        (row["owner_uid"], row["sha256"])
        for row in session.rows("SELECT owner_uid, sha256 FROM attachment WHERE owner_table = 'violation'")
    }
