"""Which field of a foreign table is which: guessed from the field dictionaries, confirmed by a person, kept as a template.

A mapping is canonical name → field of the source. A template is recognised again by the names of the source's fields.
"""

import json
from dataclasses import dataclass
from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence, Tuple

from ..domain.codes import REVIEW_STATES
from ..domain.errors import InputError
from ..domain.fieldnames import ROLE_FIELDS, normal, resolve
from ..domain.language import listed, translate
from ..domain.schema import TABLES
from ..register.store import Register

Mapping_ = Dict[str, str]

PURPOSES: Dict[str, Tuple[str, ...]] = {"clues": ("code",), "returns": ("code", "review_state")}
"""What a mapping is for, and the canonical names it must have. Its names are those of `fieldnames.ROLE_FIELDS`."""

WORD = "word:"
"""In a mapping of returns, `word:打回重报` → `returned` says what a word of this source means."""

_TITLES = {
    "clues": {"mj_mu": "下发面积（亩）", "xzqdm": "行政区代码", "county_name": "县名"},
    "returns": {"part": "子图斑号", "review_state": "审核状态", "return_reason": "退回原因", "reviewed_on": "审核日期",
                "platform": "平台", "number": "平台编号"},
}  # fmt: skip
_SAMPLES = 3


@dataclass(frozen=True)
class FieldChoice:
    """One line of the mapping to confirm: `field` is the guess or "", `samples` what stands in the first rows under it."""

    name: str
    title: str
    required: bool
    field: str
    samples: List[str]


@dataclass(frozen=True)
class Template:
    """A saved mapping; `fields` are the names of the source's fields when it was saved."""

    name: str
    mapping: Mapping_
    fields: List[str]


def guess(fields: Sequence[str], purpose: str) -> Mapping_:
    """The mapping as the field dictionaries suggest it."""
    return resolve(fields, purpose)


def choices(
    fields: Sequence[str], samples: Iterable[Mapping[str, Any]], purpose: str, mapping: Optional[Mapping_] = None
) -> List[FieldChoice]:
    """The mapping (guessed unless given) as lines for a form, with samples from the first rows of attributes."""
    chosen = guess(fields, purpose) if mapping is None else mapping
    first = []
    for row in samples:
        first.append(row)
        if len(first) == 20:
            break
    lines = []
    for name in ROLE_FIELDS[purpose]:
        field = chosen.get(name, "")
        shown = [str(row[field]).strip() for row in first if field and row.get(field) not in (None, "")]
        lines.append(
            FieldChoice(name, title_of(name, purpose), name in PURPOSES[purpose], field, list(dict.fromkeys(shown))[:_SAMPLES])
        )
    return lines


def title_of(name: str, purpose: str) -> str:
    """What a canonical name is called on the screen."""
    if name in _TITLES[purpose]:
        return _TITLES[purpose][name]
    try:
        return TABLES["violation"].field(name).alias
    except KeyError:
        return name


def checked(mapping: Mapping[str, Any], fields: Sequence[str], purpose: str, source: str) -> Mapping_:
    """A mapping that can be used with these fields, empty choices left out; InputError says what is wrong with it."""
    known = ROLE_FIELDS[purpose]
    cleaned = {str(name): str(field) for name, field in mapping.items() if field}
    for name, field in cleaned.items():
        if purpose == "returns" and name.startswith(WORD) and field in REVIEW_STATES:
            continue
        if name not in known:
            raise InputError(
                translate("FarmlandGuard", "“{name}” is no field of ours. Known: {known}.").format(
                    name=name, known=listed(known)
                )
            )
        if field not in fields:
            raise InputError(
                translate("FarmlandGuard", "{layer} has no field {field}; it has: {fields}.").format(
                    layer=source, field=field, fields=listed(fields)
                )
            )
    missing = [f"{title_of(name, purpose)}（{known[name][0]}）" for name in PURPOSES[purpose] if name not in cleaned]
    if missing:
        raise InputError(
            translate("FarmlandGuard", "{layer} lacks a field for {what}; it has: {fields}.").format(
                layer=source, what="、".join(missing), fields=listed(fields)
            )
        )
    return cleaned


def mapping_from_text(text: str) -> Optional[Mapping_]:
    """A mapping out of JSON text, None when it is empty; InputError for what is no object of texts."""
    if not text.strip():
        return None
    try:
        given = json.loads(text)
        if not isinstance(given, dict) or not all(isinstance(value, (str, type(None))) for value in given.values()):
            raise ValueError("not an object of texts")
    except ValueError as error:
        raise InputError(
            translate("FarmlandGuard", "“Field mapping” (MAPPING) is no JSON object of field names: {reason}.").format(reason=error)
        ) from error
    return {name: value for name, value in given.items() if value}


def save_template(
    register: Register, name: str, purpose: str, mapping: Mapping_, fields: Sequence[str], who: str
) -> None:
    """Keep a mapping under a name; an earlier one of that name gives way."""
    title = name.strip()
    if not title:
        raise InputError(translate("FarmlandGuard", "The template needs a name."))
    values = {
        "mapping": json.dumps(checked(mapping, fields, purpose, title), ensure_ascii=False),
        "fields": json.dumps(list(fields), ensure_ascii=False),
    }
    with register.writing(who) as session:
        known = session.select("field_template", {"purpose": purpose, "name": title})
        if known:
            session.update("field_template", known[0]["uid"], values)
        else:
            session.insert("field_template", {"name": title, "purpose": purpose, **values})


def templates(register: Register, purpose: str) -> List[Template]:
    """The saved mappings for a purpose, by name."""
    with register.reading() as session:
        rows = session.rows("SELECT * FROM field_template WHERE purpose = ? ORDER BY name", (purpose,))
    return [Template(row["name"], json.loads(row["mapping"]), json.loads(row["fields"] or "[]")) for row in rows]


def template_for(register: Register, purpose: str, fields: Sequence[str]) -> Optional[Template]:
    """The saved mapping of the source with just these fields, in whatever order; None when there is none."""
    wanted = {normal(field) for field in fields}
    for template in templates(register, purpose):
        if {normal(field) for field in template.fields} == wanted:
            return template
    return None


def mapping_for(
    register: Register, purpose: str, fields: Sequence[str], source: str, given: Optional[Mapping_] = None, template: str = ""
) -> Mapping_:
    """The mapping to use: the one given, the template named, the template of just this source, or the guess.

    Raises InputError for an unknown template, and when a name that must be there is missing.
    """
    if given:
        return checked(given, fields, purpose, source)
    if template:
        found = next((each for each in templates(register, purpose) if each.name == template), None)
        if found is None:
            names = "、".join(each.name for each in templates(register, purpose)) or "—"
            raise InputError(
                translate("FarmlandGuard", "There is no template “{name}”. Known: {known}.").format(name=template, known=names)
            )
        return checked(found.mapping, fields, purpose, source)
    recognised = template_for(register, purpose, fields)
    return checked(recognised.mapping if recognised else guess(fields, purpose), fields, purpose, source)
