"""Making a paper (文书) of a case, task, referral or filing from a template that staff may edit."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Tuple

from ..documents.docx_body import read_body, untold_sentence
from ..documents.docx_fill import BLANK, filled_members
from ..documents.docx_package import write_package
from ..documents.packet_pdf import PaperPages, write_packet
from ..documents.templates import Template, copy_templates, find_template, own_folder, shipped_templates, template_file
from ..domain.departments import UNCHECKED
from ..domain.errors import InputError, Refused
from ..domain.language import translate
from ..domain.whole_files import drafts_of, make_folder_of
from ..register.cases import passed_tasks
from ..register.filings import find_filings
from ..register.store import Register, Row, Session
from ..register.styles import chinese_font
from .filings.paper_values import FILING_KNOWN, filing_values
from .paper_values import known_names, office_values, paper_values

_LETTERS: Dict[str, str] = {
    "问题线索移送函": "referral_discipline",
    "涉嫌犯罪案件移送书": "referral_criminal",
    "涉嫌犯罪案件移送书（抄送）": "referral_criminal",
    "核查征询函": "inquiry_letter",
    "抄告函": "inform_letter",
    "告知函": "inform_letter",
    "停供协助函": "supply_letter",
    "信用信息推送表": "credit_form",
    "强制执行申请书": "enforcement_application",
}
"""Kind of letter → template; other kinds are made from 移送函."""


FORMS = ("docx", "pdf", "both")
"""What a paper can be written as; a PDF is drawn from the very .docx."""


@dataclass(frozen=True)
class Paper:
    """A paper that was made. `blanks` are the names that stand as marked blanks in it; `untold` says what its PDF does not show.

    `unchecked` is the basis of a letter that stands marked as not checked against the official text.
    """

    paths: Tuple[Path, ...]
    title: str
    blanks: List[str]
    untold: str = ""
    unchecked: str = ""

    @property
    def warnings(self) -> List[str]:
        """What has to be put right or known before the paper goes out."""
        told = [self.untold] if self.untold else []
        if self.unchecked:
            told.append(
                translate(
                    "FarmlandGuard",
                    "The basis “{basis}” was not checked against the official text and stands so in the letter: check it and give it "
                    "as it shall stand before the letter goes out.",
                ).format(basis=self.unchecked)
            )
        return told

    @property
    def path(self) -> Path:
        """The file, of two the .docx."""
        return self.paths[0]


def make_document(
    register: Register, code: str, template: str, target: Path, given: Optional[Mapping[str, str]] = None, form: str = "docx"
) -> Paper:
    """Make the paper `template` (id, title, or path of a .docx) about `code` and write it to `target`, as one of FORMS.

    `code` is that of a case, of a task or of a filing, or the uid or number of a referral. `given` are values the officer writes
    himself; they count before the register's. A target that ends in .pdf is written as PDF. Raises InputError for a code or
    template that is not known or cannot be used, and for a file that cannot be written.
    """
    with register.reading() as session:
        return make_within(session, register.path, code, template, target, given, form)


def make_within(
    session: Session,
    register_path: Path,
    code: str,
    template: str,
    target: Path,
    given: Optional[Mapping[str, str]] = None,
    form: str = "docx",
) -> Paper:
    """The same within a session, for papers by the dozen."""
    targets = _targets(target, form)
    title, members, blanks, unchecked = _filled(session, register_path, code, template, given)
    untold = ""
    make_folder_of(targets[0])
    with drafts_of(targets) as drafts:
        for draft in drafts:
            if draft.suffix == ".pdf":
                body = read_body(members)
                untold = untold_sentence(body.untold)
                write_packet(draft, [PaperPages(body)], chinese_font(), title)
            else:
                write_package(draft, members)
    return Paper(targets, title, blanks, untold, unchecked)


def blanks_of(register: Register, code: str, template: str) -> List[str]:
    """What would stand blank in a paper and can be given by name, before it is made."""
    with register.reading() as session:
        return [name for name in _filled(session, register.path, code, template, None)[2] if "." not in name]


def papers_of(subject: str) -> List[Template]:
    """The papers that are about a case, task, referral or filing."""
    return [template for template in shipped_templates() if template.needs == subject]


def template_of_referral(row: Row) -> str:
    """The id of the template that makes a referral's letter."""
    return _LETTERS.get(row["document_type"], "referral_letter")


def _filled(
    session: Session, register_path: Path, code: str, template: str, given: Optional[Mapping[str, str]]
) -> Tuple[str, Dict[str, bytes], List[str], str]:
    """Title, members, blanks and unchecked basis of a paper."""
    path = Path(template)
    if path.suffix.lower() == ".docx":
        if not path.is_file():
            raise InputError(translate("FarmlandGuard", "The file {path} does not exist.").format(path=path))
        return (path.stem, *_said(path, _values(session, code, None, path.stem), given or {}))
    chosen = find_template(template)
    with template_file(chosen, register_path) as source:
        return (chosen.title, *_said(source, _values(session, code, chosen, chosen.title), given or {}))


def _values(session: Session, code: str, template: Optional[Template], title: str) -> Dict[str, Any]:
    if template is not None and template.needs == "filing":
        return {**office_values(session), **filing_values(session, find_filings(session, [code.strip()])[0])}
    case, task, referral = _subject(session, code, template.needs if template else "referral", title)
    if template is not None and template.requires == "passed":
        _require_passed(session, task)
    return paper_values(session, case, task, referral)


def _said(source: Path, values: Dict[str, Any], given: Mapping[str, str]) -> Tuple[Dict[str, bytes], List[str], str]:
    values.update({name: value for name, value in given.items() if value})
    unsaid = _say_fields(values, given)
    members, outcome = filled_members(source, values, known_names() | FILING_KNOWN)
    basis = str(values.get("移送依据") or "")
    return members, list(dict.fromkeys([*outcome.blanks, *unsaid])), basis if UNCHECKED in basis else ""


def _say_fields(values: Dict[str, Any], given: Mapping[str, str]) -> List[str]:
    """Fill the table of a letter's fields; those that stay blank are named as what they are."""
    items = values.get("要素") or []
    values["要素"] = [{**item, "内容": given.get(item["名称"]) or item["内容"] or BLANK} for item in items]
    return [item["名称"] for item, said in zip(items, values["要素"]) if said["内容"] == BLANK]


def _targets(target: Path, form: str) -> Tuple[Path, ...]:
    """The files to write: a name that ends otherwise gets the ending, and .pdf asks for PDF."""
    ending = target.suffix.lower()
    stem = target.with_suffix("") if ending in (".docx", ".pdf") else target
    wanted = ("docx", "pdf") if form == "both" else ("pdf",) if ending == ".pdf" else (form,)
    return tuple(stem.with_name(f"{stem.name}.{each}") for each in wanted)


def _require_passed(session: Session, task: Optional[Row]) -> None:
    """A certificate says that the ground was accepted: it is not made before that is so."""
    if task is None or not passed_tasks(session, task["violation_uid"]) & {task["uid"]}:
        raise Refused(f"{task['code'] if task else ''}：尚未经两局联合验收合格（或签字已失效），不能出具验收合格确认书")


def _subject(session: Session, code: str, needs: str, title: str) -> Tuple[Row, Optional[Row], Optional[Row]]:
    """Case, task and referral that `code` names; a case brings its last task and its last referral of this kind."""
    key = code.strip()
    referrals = session.rows("SELECT * FROM referral WHERE uid = ? OR letter_no = ?", (key, key))
    if referrals:
        case = session.get("violation", referrals[0]["violation_uid"])
        return case, _last_task(session, case), referrals[0]
    tasks = session.rows("SELECT * FROM task WHERE uid = ? OR code = ?", (key, key))
    if tasks:
        return session.get("violation", tasks[0]["violation_uid"]), tasks[0], None
    cases = session.rows("SELECT * FROM violation WHERE code = ? OR uid = ?", (key, key))
    if not cases:
        raise InputError(
            translate("FarmlandGuard", "The register has no case, task or referral “{code}”.").format(code=code)
        )
    case = cases[0]
    task = _last_task(session, case)
    if needs == "task" and task is None:
        raise InputError(
            translate("FarmlandGuard", "{code} has no rectification task, and {title} is about one.").format(code=key, title=title)
        )
    return case, task, _last_referral(session, case, title) if needs == "referral" else None


def _last_task(session: Session, case: Row) -> Optional[Row]:
    tasks = [row for row in session.select("task", {"violation_uid": case["uid"]}) if row["state"] != "cancelled"]
    return tasks[-1] if tasks else None


def _last_referral(session: Session, case: Row, title: str) -> Optional[Row]:
    rows = session.select("referral", {"violation_uid": case["uid"]})
    fitting = [row for row in rows if find_template(template_of_referral(row)).title == title]
    return fitting[-1] if fitting else None


def copy_for_editing(register: Register) -> Tuple[Path, List[Path], List[Path]]:
    """Put our templates beside the register to be edited in WPS or Word; those there already stay. (folder, written, kept)."""
    folder = own_folder(register.path)
    written, kept = copy_templates(folder)
    return folder, written, kept
