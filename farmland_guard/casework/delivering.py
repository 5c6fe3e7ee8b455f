"""Delivery packages: written as a profile describes them, validated before they are sent, entered in the journal."""

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Dict, List, Optional

from ..domain.clock import today
from ..domain.errors import InputError
from ..domain.language import translate
from ..exchange.containers import write_csv
from ..exchange.profile_model import Profile
from ..exchange.profiles import load_profile
from ..exchange.validation import ERROR, validate
from ..exchange.validation.reading import read_package
from ..register.cases import require_person
from ..register.store import Register
from .delivery_journal import Changes, Item, changes_since, enter, find_delivery, items_of, package_hash
from .delivery_rows import DeliveryRows
from .package_files import PackageWriter, words_for
from .validating import REPORT_COLUMNS, Validation, add_context, keep

__all__ = ["Delivery", "Order", "deliver", "rehearse"]

EXCEPTIONS_FILE = "校验例外.csv"


@dataclass(frozen=True)
class Order:
    """How a package is to go out: to whom, only what changed since which delivery, and who lets errors pass and why."""

    recipient: str = ""
    since: str = ""
    override_by: str = ""
    override_reason: str = ""


@dataclass
class Delivery:
    """What was written. `notes` tell the user what to know before sending it."""

    folder: Path
    cases: int
    files: List[Path] = field(default_factory=list)
    notes: List[str] = field(default_factory=list)
    errors: int = 0
    warnings: int = 0
    uid: str = ""


def deliver(
    register: Register, profile_name: str, folder: Path, who: str = "", order: Optional[Order] = None
) -> Delivery:
    """Write the package of a profile into a new folder within `folder`; it appears whole or not at all.

    Every case goes in (or what changed since `order.since`), a patch that was split through its children. The package is
    validated first: errors keep it from being written unless a person in office lets them pass with a reason, which goes
    into the package. Raises InputError for that, an unknown profile, a package that is already there, a register without
    cases, a case that was not checked since its shape changed, and text that the files cannot hold.
    """
    order = order or Order()
    profile = load_profile(profile_name)
    words = words_for(register.info.county, register.info.county_name, today().isoformat())
    _check_override(register, order)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / profile.folder_name.format(**words)
    _refuse_existing(target, profile)
    draft = Path(tempfile.mkdtemp(dir=folder, prefix=".package"))
    try:
        with register.reading() as session:
            rows = DeliveryRows(session, method=profile.area_method)
            items = items_of(profile, rows)
            since, notes = None, []
            if order.since:
                since = find_delivery(session, order.since, profile.name)
                changes = changes_since(session, since, items)
                notes, items = _told(changes, since["name"]), changes.items
                wanted = {item.case_uid for item in items if item.case_uid}
                rows = DeliveryRows(session, wanted, method=profile.area_method)
            writer = PackageWriter(profile, draft, words, register.info.srs_id, rows.of)
            writer.write()
        found = _validate(register, profile, draft, words, who)
        _let_through(found, order, draft)
        delivery = Delivery(target, len(items), notes=notes + writer.notes, errors=found.errors, warnings=found.warnings)
        _finish(register, profile, draft, delivery, items, order, who, None if since is None else since["uid"])
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return delivery


def rehearse(
    register: Register, profile_name: str, who: str = "", progress: Optional[Callable[[float], bool]] = None
) -> Validation:
    """Write the package of a profile where nobody sees it, validate it, and keep what is found in the register.

    Raises InputError for what could not even be written, as `deliver` does.
    """
    profile = load_profile(profile_name)
    words = words_for(register.info.county, register.info.county_name, today().isoformat())
    with tempfile.TemporaryDirectory(prefix=".package") as folder:
        draft = Path(folder)
        with register.reading() as session:
            rows = DeliveryRows(session, method=profile.area_method)
            PackageWriter(profile, draft, words, register.info.srs_id, rows.of).write()
        return _validate(register, profile, draft, words, who, progress)


def _check_override(register: Register, order: Order) -> None:
    if not order.override_by and not order.override_reason:
        return
    if not order.override_by.strip() or not order.override_reason.strip():
        raise InputError(
            translate("FarmlandGuard", "Letting errors pass needs both a person and a reason.")
        )
    with register.reading() as session:
        require_person(session, order.override_by)


def _refuse_existing(target: Path, profile: Profile) -> None:
    for path in (target, target.with_name(f"{target.name}.zip")) if profile.zipped else (target,):
        if path.exists():
            raise InputError(
                translate("FarmlandGuard", "{path} is already there; move the earlier package away first.").format(path=path)
            )


def _told(changes: Changes, name: str) -> List[str]:
    if not changes.items:
        raise InputError(translate("FarmlandGuard", "Nothing has changed since {delivery}.").format(delivery=name))
    notes = [
        translate("FarmlandGuard", "{count} features are new or changed since {delivery}.").format(
            count=len(changes.items), delivery=name
        )
    ]
    if changes.gone:
        notes.append(
            translate("FarmlandGuard", "These were in {delivery} and are no longer there; tell the receiver: {codes}.").format(
                delivery=name, codes="、".join(changes.gone[:50])
            )
        )
    return notes


def _validate(
    register: Register,
    profile: Profile,
    draft: Path,
    words: Dict[str, str],
    who: str,
    progress: Optional[Callable[[float], bool]] = None,
) -> Validation:
    package = read_package(profile, draft)
    package.words = dict(words)
    with register.reading() as session:
        add_context(package, session)
    found = Validation(profile.name, validate(package, progress))
    found.excepted = keep(register, found, None, who)
    return found


def _let_through(found: Validation, order: Order, draft: Path) -> None:
    """Stop at errors, or write into the package which were let through by whom and why."""
    errors = [
        issue for number, issue in enumerate(found.issues) if issue.severity == ERROR and number not in found.excepted
    ]
    if errors and not order.override_by:
        shown = "; ".join(f"[{each.rule}] {each.layer} {each.feature} {each.field}: {each.message}" for each in errors[:5])
        raise InputError(
            translate(
                "FarmlandGuard",
                "The package has {count} errors and was not written. First: {errors}. Correct them, declare exceptions, or let "
                "a named person override with a reason.",
            ).format(count=len(errors), errors=shown)
        )
    passed = [
        [*(getattr(issue, name) for name in REPORT_COLUMNS), order.override_by, order.override_reason]
        for issue in errors
    ]
    if passed or found.excepted:
        passed += [
            [*(getattr(found.issues[number], name) for name in REPORT_COLUMNS), "", translate("FarmlandGuard", "exception on record")]
            for number in sorted(found.excepted)
        ]
        write_csv(draft / EXCEPTIONS_FILE, [*REPORT_COLUMNS, "person", "reason"], passed)


def _finish(
    register: Register,
    profile: Profile,
    draft: Path,
    delivery: Delivery,
    items: List[Item],
    order: Order,
    who: str,
    since_uid: Optional[str],
) -> None:
    """Put the package in place and enter it in the journal; when the journal refuses, nothing stays."""
    values = {
        "name": delivery.folder.name,
        "profile": profile.name,
        "recipient": order.recipient.strip() or None,
        "sent_by": who or None,
        "sha256": package_hash(draft),
        "since_uid": since_uid,
        "error_count": delivery.errors,
        "override_by": order.override_by.strip() or None if delivery.errors else None,
        "override_reason": order.override_reason.strip() or None if delivery.errors else None,
    }
    placed: Optional[Path] = None
    try:
        with register.writing(order.override_by or who or translate("FarmlandGuard", "delivery")) as session:
            draft.rename(delivery.folder)
            placed = delivery.folder
            placed.chmod(0o755)
            if profile.zipped:
                archive = shutil.make_archive(str(placed), "zip", placed.parent, placed.name)
                shutil.rmtree(placed)
                placed = delivery.folder = Path(archive)
            delivery.uid = enter(session, {**values, "folder": str(placed)}, items)
    except BaseException:
        if placed is not None and placed.is_dir():
            shutil.rmtree(placed, ignore_errors=True)
        elif placed is not None:
            placed.unlink(missing_ok=True)
        raise
    delivery.files = sorted(placed.iterdir()) if placed.is_dir() else [placed]
