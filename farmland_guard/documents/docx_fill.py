"""Filling a .docx template: {{placeholders}} become values, rows of {{list.field}} repeat, all else stays byte for byte.

Word and WPS cut a placeholder into runs wherever they please, so the texts of a paragraph are joined before they are searched.
A value is text and nothing else: it is escaped, and characters XML forbids are left out. A missing value is a marked blank.
"""

import html
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Mapping, Sequence, Set, Tuple

from qgis.PyQt.QtXml import QDomDocument

from ..domain.errors import InputError
from ..domain.language import translate
from .docx_package import read_package, write_package

BLANK = "＿＿＿"
PLACEHOLDER = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_TOKEN = re.compile(r"<!--.*?-->|<\?.*?\?>|<(?:\"[^\"]*\"|'[^']*'|[^'\">])*>|[^<]+", re.DOTALL)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0\ufffe\uffff\ud800-\udfff]")
_HELD = "\ufdd0"
"""Stands for { within a value while the rest is filled, so that no value is read as a placeholder; no character of any text."""
_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")

Values = Mapping[str, Any]
"""Name → text (None or "" is missing), or name → list of mappings for rows that repeat."""


@dataclass
class Filled:
    """What filling came to: `blanks` are the names that had no value, in the order in which they were met."""

    blanks: List[str] = field(default_factory=list)

    def missing(self, name: str) -> str:
        """Note a missing value and return its mark."""
        if name not in self.blanks:
            self.blanks.append(name)
        return BLANK


def placeholders_of(path: Path) -> List[str]:
    """The names of a template's placeholders, in order, each once; InputError for a template that cannot be used."""
    return _placeholders(path, read_package(path))


def _placeholders(path: Path, members: Mapping[str, bytes]) -> List[str]:
    names: List[str] = []
    for part in _texts(members):
        tokens = _tokens(_decoded(path, part, members[part]))
        for text, _ in _paragraphs(tokens):
            if text.count("{{") != text.count("}}") or text.count("{{") != len(PLACEHOLDER.findall(text)):
                raise InputError(
                    translate("FarmlandGuard", "{file}: a placeholder is not closed in “{text}”.").format(
                        file=path.name, text=text[:60]
                    )
                )
            names += PLACEHOLDER.findall(text)
    return list(dict.fromkeys(names))


def check_template(path: Path, known: Set[str]) -> List[str]:
    """The names of a template's placeholders; InputError naming those that are not `known`."""
    names = placeholders_of(path)
    _check_names(path, names, known)
    return names


def _check_names(path: Path, names: Sequence[str], known: Set[str]) -> None:
    unknown = [name for name in names if name not in known]
    if unknown:
        raise InputError(
            translate("FarmlandGuard", "{file} asks for what the register does not know: {names}.").format(
                file=path.name, names="、".join(f"{{{{{name}}}}}" for name in unknown)
            )
        )


def fill_template(path: Path, values: Values, known: Set[str], target: Path) -> Filled:
    """Fill the template at `path` and write the paper to `target`, whole or not at all. `known` are all names there are."""
    members, outcome = filled_members(path, values, known)
    write_package(target, members)
    return outcome


def filled_members(path: Path, values: Values, known: Set[str]) -> Tuple[Dict[str, bytes], Filled]:
    """The members of the .docx that comes of filling the template at `path`."""
    members, outcome = read_package(path), Filled()
    _check_names(path, _placeholders(path, members), known)
    for part in _texts(members):
        text = fill_xml(_decoded(path, part, members[part]), values, outcome)
        _must_parse(path, part, text)
        members[part] = text.encode("utf-8")
    return members, outcome


def fill_xml(xml: str, values: Values, outcome: Filled) -> str:
    """One part of the package with its placeholders replaced."""
    return "".join(_replaced(_with_rows(_tokens(xml), values, outcome), values, outcome)).replace(_HELD, "{")


def _texts(members: Mapping[str, bytes]) -> List[str]:
    return [name for name in members if _PARTS.fullmatch(name)]


def _decoded(path: Path, part: str, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            translate("FarmlandGuard", "{file}: the part “{part}” is not written in UTF-8.").format(file=path.name, part=part)
        ) from error
    _must_parse(path, part, text)
    return text


def _must_parse(path: Path, part: str, text: str) -> None:
    document = QDomDocument()
    answer = document.setContent(text)
    # Qt 5 answers (ok, message, line, column), Qt 6 an object that is true when it worked.
    fine = answer[0] if isinstance(answer, tuple) else bool(answer)
    if not fine:
        raise InputError(
            translate("FarmlandGuard", "{file}: the part “{part}” is damaged.").format(file=path.name, part=part)
        )


def _tokens(xml: str) -> List[str]:
    return _TOKEN.findall(xml)


def _is(piece: str, name: str) -> bool:
    return piece.startswith(f"<{name}") and piece[len(name) + 1 : len(name) + 2] in (" ", ">", "/", "\n", "\t", "\r")


def _paragraphs(tokens: Sequence[str]) -> List[Tuple[str, List[int]]]:
    """(joined text, places of its text tokens) of every paragraph; one inside a text box is its own."""
    found: List[Tuple[str, List[int]]] = []
    open_ones: List[List[int]] = []
    in_text = False
    for place, piece in enumerate(tokens):
        if _is(piece, "w:p") and not piece.endswith("/>"):
            open_ones.append([])
        elif piece == "</w:p>" and open_ones:
            places = open_ones.pop()
            found.append(("".join(html.unescape(tokens[each]) for each in places), places))
        elif _is(piece, "w:t"):
            in_text = not piece.endswith("/>")
        elif piece == "</w:t>":
            in_text = False
        elif in_text and not piece.startswith("<") and open_ones:
            open_ones[-1].append(place)
    return found


def _with_rows(tokens: List[str], values: Values, outcome: Filled) -> List[str]:
    """Rows whose placeholders name a list, once for each of its items and filled; an empty list leaves one row of blanks."""
    made: List[str] = []
    start = None
    for place, piece in enumerate(tokens):
        if _is(piece, "w:tr") and not piece.endswith("/>"):
            if start is not None:
                made += tokens[start:place]
            start = place
        elif piece == "</w:tr>" and start is not None:
            made += _row(tokens[start : place + 1], values, outcome)
            start = None
        elif start is None:
            made.append(piece)
    return made if start is None else made + tokens[start:]


def _row(row: List[str], values: Values, outcome: Filled) -> List[str]:
    lists = {
        name.split(".")[0]
        for text, _ in _paragraphs(row)
        for name in PLACEHOLDER.findall(text)
        if isinstance(values.get(name.split(".")[0]), list)
    }
    if not lists:
        return row
    name = sorted(lists)[0]
    made: List[str] = []
    for item in values[name] or [{}]:
        own = {**values, **{f"{name}.{key}": value for key, value in item.items()}}
        made += _replaced(list(row), own, outcome)
    return made


def _replaced(tokens: List[str], values: Values, outcome: Filled) -> List[str]:
    for _, places in _paragraphs(tokens):
        _replace_in(tokens, places, values, outcome)
    return tokens


def _replace_in(tokens: List[str], places: List[int], values: Values, outcome: Filled) -> None:
    texts = [html.unescape(tokens[place]) for place in places]
    joined = "".join(texts)
    matches = list(PLACEHOLDER.finditer(joined))
    if not matches:
        return
    starts, total = [], 0
    for text in texts:
        starts.append(total)
        total += len(text)
    changed: Dict[int, List[Tuple[int, int, str]]] = {}
    for match in matches:
        value = values.get(match.group(1))
        said = outcome.missing(match.group(1)) if value in (None, "") else str(value)
        for number, (start, text) in enumerate(zip(starts, texts)):
            first, last = max(match.start(), start), min(match.end(), start + len(text))
            if first < last:
                changed.setdefault(number, []).append((first - start, last - start, said if first == match.start() else ""))
    for number, pieces in changed.items():
        rest, made = 0, []
        for first, last, said in pieces:
            made += [_escaped(texts[number][rest:first]), _broken(said)]
            rest = last
        made.append(_escaped(texts[number][rest:]))
        place = places[number]
        tokens[place] = "".join(made)
        tokens[place - 1] = '<w:t xml:space="preserve">'


def _escaped(text: str) -> str:
    return html.escape(_FORBIDDEN.sub("", text), quote=False)


def _broken(value: str) -> str:
    """A value as run text; its line breaks become those of Word."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return '</w:t><w:br/><w:t xml:space="preserve">'.join(_escaped(line).replace("{", _HELD) for line in lines)
