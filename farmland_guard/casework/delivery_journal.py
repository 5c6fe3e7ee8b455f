"""The journal of deliveries: what was sent when to whom, with hash, count and area, and what has changed since."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from ..domain.clock import now_text
from ..domain.errors import InputError
from ..domain.language import listed_with_codes, translate
from ..exchange.profile_model import Column, Profile
from ..exchange.profiles import cell, profile_files, profile_title
from ..register.store import Register, Row, Session, wkb_of
from .delivery_rows import DeliveryRows


@dataclass(frozen=True)
class Item:
    """A feature of a delivery: its key, its case, its area, the hash of all that is written of it, its polygon."""

    code: str
    case_uid: Optional[str]
    area_m2: Optional[float]
    sha256: str
    wkb: Optional[bytes]


def items_of(profile: Profile, rows: DeliveryRows) -> List[Item]:
    """The features that a profile delivers: those of its first layer, or the cases where it has only a ledger."""
    layer = profile.layers[0] if profile.layers else None
    columns: Tuple[Column, ...] = layer.columns if layer else ()
    kind = layer.rows if layer else "cases"
    return [
        Item(
            str(row["key"]),
            row.get("violation_uid") or row.get("uid"),
            row.get("accepted_m2") if kind == "accepted" else row.get("area_m2"),
            _hash(columns, row),
            wkb_of(row),
        )
        for row in rows.of(kind)
    ]


def _hash(columns: Sequence[Column], row: Mapping[str, Any]) -> str:
    values = [cell(column, row) for column in columns] or [row.get("area_m2"), row.get("state"), row.get("verdict")]
    digest = hashlib.sha256(json.dumps(values, ensure_ascii=False, default=str).encode("utf-8"))
    digest.update(wkb_of(row) or b"")
    return digest.hexdigest()


def package_hash(folder: Path) -> str:
    """SHA-256 over the sorted names and SHA-256 of the files of a package."""
    lines = [
        f"{path.relative_to(folder).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()


def _profile_in_words(name: str) -> str:
    file = profile_files().get(name)
    return name if file is None else listed_with_codes({name: profile_title(file)})


def find_delivery(session: Session, key: str, profile_name: str) -> Row:
    """The delivery with this uid or name, or the latest of the profile for "last"; InputError lists the known ones."""
    rows = session.select("delivery", {"profile": profile_name}, order="sent_at")
    chosen = rows[-1:] if key == "last" else [row for row in rows if key in (row["uid"], row["name"])]
    if not chosen:
        raise InputError(
            translate("FarmlandGuard", "There is no delivery “{key}” of profile {profile}. Known: {known}.").format(
                key=key, profile=_profile_in_words(profile_name), known="、".join(row["name"] for row in rows) or "—"
            )
        )
    return chosen[-1]


def delivered(session: Session, delivery: Row) -> Dict[str, str]:
    """Key → hash of everything a receiver has after a delivery: what it and the ones it builds on brought."""
    known: Dict[str, str] = {}
    step: Optional[Row] = delivery
    seen = set()
    while step is not None and step["uid"] not in seen:
        seen.add(step["uid"])
        for row in session.select("delivery_item", {"delivery_uid": step["uid"]}):
            known.setdefault(row["code"], row["sha256"])
        step = session.get("delivery", step["since_uid"]) if step["since_uid"] else None
    return known


@dataclass(frozen=True)
class Changes:
    """What differs from a delivery: items that are new or changed, and keys that are no longer there."""

    items: List[Item]
    gone: List[str]


def changes_since(session: Session, delivery: Row, items: Sequence[Item]) -> Changes:
    """Compare today's features with what was delivered."""
    known = delivered(session, delivery)
    today = {item.code for item in items}
    return Changes(
        [item for item in items if known.get(item.code) != item.sha256], sorted(code for code in known if code not in today)
    )


def enter(session: Session, values: Mapping[str, Any], items: Sequence[Item]) -> str:
    """Enter a delivery with its features and return its uid."""
    areas = [item.area_m2 for item in items if item.area_m2 is not None]
    given = {"sent_at": now_text(), "feature_count": len(items), "area_m2": sum(areas) if areas else None, **values}
    uid = session.insert("delivery", given)
    for item in items:
        session.insert(
            "delivery_item",
            {
                "delivery_uid": uid,
                "violation_uid": item.case_uid,
                "code": item.code,
                "area_m2": item.area_m2,
                "sha256": item.sha256,
            },
            item.wkb,
        )
    return uid


def list_deliveries(register: Register) -> List[Row]:
    """The journal, latest first."""
    with register.reading() as session:
        return session.rows("SELECT * FROM delivery ORDER BY sent_at DESC, fid DESC")
