"""Keeps i18n/farmland_guard_zh_CN.ts in step with the source, and compiles it.

    python -m scripts.i18n                  update the .ts from the source, compile the .qm
    python -m scripts.i18n --missing        print the sentences without a finished translation, as JSON
    python -m scripts.i18n --fill FILE.json take translations {"English": "中文"} into the .ts
    python -m scripts.i18n --release        compile the .qm only

The sentences are read with Python's own parser. Qt's pylupdate5 was tried first: it silently drops a call
with a trailing comma, a parenthesised literal or a keyword argument, and reads \\u escapes wrongly.
The .ts stays the one home of the translations and is an ordinary Qt Linguist file, without line numbers and
sorted by source, so that a change of one sentence is a change of a few lines.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import shutil
import string
import subprocess
import sys
import xml.dom.minidom
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, Optional

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "farmland_guard"
CONTEXT = "FarmlandGuard"
TS = ROOT / "i18n" / "farmland_guard_zh_CN.ts"
QM = TS.with_suffix(".qm")


@dataclass(frozen=True)
class Sentence:
    """One translate() call: where it stands and what it says."""

    file: Path
    line: int
    text: str


@dataclass(frozen=True)
class Entry:
    """One message of the .ts file."""

    source: str
    translation: str
    finished: bool


def sources(package: Path = PACKAGE) -> list[Path]:
    """Return every Python file of the package, sorted."""
    return sorted(path for path in package.rglob("*.py") if "__pycache__" not in path.parts)


def collect(files: Iterable[Path]) -> tuple[list[Sentence], list[str]]:
    """Read all translate() calls of `files`.

    Returns the sentences and a list of complaints (file:line: what is wrong) about calls that no
    extractor could read: another context, or text that is not a literal.
    """
    found: list[Sentence] = []
    complaints: list[str] = []
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _called_name(node.func) == "translate":
                try:
                    found.append(Sentence(file, node.lineno, _literal_text(node)))
                except ValueError as error:
                    complaints.append(f"{file}:{node.lineno}: {error}")
    return found, complaints


def _called_name(function: ast.expr) -> Optional[str]:
    if isinstance(function, ast.Name):
        return function.id
    # Qt's own QCoreApplication.translate is called once, by the composition root, with variables.
    return None


def _literal_text(call: ast.Call) -> str:
    arguments = [argument.value if isinstance(argument, ast.Constant) else None for argument in call.args]
    if call.keywords or len(arguments) != 2:
        raise ValueError('translate() takes exactly ("FarmlandGuard", "text")')
    context, text = arguments
    if context != CONTEXT:
        raise ValueError('the context of translate() must be the literal "FarmlandGuard"')
    if not isinstance(text, str) or not text.strip():
        raise ValueError("the text of translate() must be one literal string; use {placeholders}")
    return text


def placeholders(text: str) -> set[str]:
    """Return the names of the {placeholders} in `text`; ValueError when its braces do not match."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def read_ts(path: Path = TS) -> dict[str, Entry]:
    """Return the messages of the .ts file by source text; empty when there is no file yet."""
    if not path.exists():
        return {}
    document = xml.dom.minidom.parse(str(path))  # noqa: S318  (our own file)
    entries = {}
    for message in document.getElementsByTagName("message"):
        source = _text(message.getElementsByTagName("source")[0])
        element = message.getElementsByTagName("translation")[0]
        translation = _text(element)
        finished = bool(translation) and element.getAttribute("type") == ""
        entries[source] = Entry(source, translation, finished)
    return entries


def _text(element: xml.dom.minidom.Element) -> str:
    parts = []
    for node in element.childNodes:
        if node.nodeType == node.TEXT_NODE:
            parts.append(node.data)
        elif node.nodeType == node.ELEMENT_NODE and node.tagName == "byte":  # Linguist's control characters
            parts.append(chr(int(node.getAttribute("value").lstrip("x"), 16)))
    return "".join(parts)


def _escaped(text: str) -> str:
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&apos;")):
        text = text.replace(character, entity)
    return "".join(c if c >= " " or c == "\n" else f'<byte value="x{ord(c):x}"/>' for c in text)


def ts_text(entries: Iterable[Entry]) -> str:
    """Return the whole .ts file for `entries`."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        '<TS version="2.1" language="zh_CN" sourcelanguage="en">',
        "<context>",
        f"    <name>{CONTEXT}</name>",
    ]
    for entry in sorted(entries, key=lambda entry: entry.source):
        mark = "" if entry.finished else ' type="unfinished"'
        lines += [
            "    <message>",
            f"        <source>{_escaped(entry.source)}</source>",
            f"        <translation{mark}>{_escaped(entry.translation)}</translation>",
            "    </message>",
        ]
    return "\n".join([*lines, "</context>", "</TS>", ""])


def _write_ts(text: str) -> None:
    TS.parent.mkdir(exist_ok=True)
    if TS.exists() and TS.read_text(encoding="utf-8") == text:
        return
    new = TS.with_suffix(".ts.new")
    with open(new, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.replace(new, TS)


def merged(sentences: Iterable[Sentence], known: dict[str, Entry]) -> list[Entry]:
    """Return one entry per sentence: the known translation, or an unfinished one."""
    return [known.get(text, Entry(text, "", False)) for text in sorted({s.text for s in sentences})]


def current() -> list[Entry]:
    """Return what the .ts should hold now; SystemExit with file:line for calls that cannot be read."""
    sentences, complaints = collect(sources())
    if complaints:
        raise SystemExit("\n".join(complaints))
    return merged(sentences, read_ts())


def update() -> list[Entry]:
    """Bring the .ts in step with the source, and return what it holds."""
    entries = current()
    _write_ts(ts_text(entries))
    return entries


def fill(translations: dict[str, str]) -> None:
    """Take translations into the .ts; refuses unknown sentences and other placeholders, all or nothing."""
    entries = {entry.source: entry for entry in current()}
    wrong = []
    for source, translation in translations.items():
        if source not in entries:
            wrong.append(f"not in the source: {source!r}")
        elif not translation.strip() or placeholders(source) != placeholders(translation):
            wrong.append(f"empty, or with other placeholders: {source!r} -> {translation!r}")
        else:
            entries[source] = Entry(source, translation, True)
    if wrong:
        raise SystemExit("Nothing was taken over.\n" + "\n".join(wrong))
    _write_ts(ts_text(entries.values()))


def release() -> Path:
    """Compile the .ts into the .qm that the plugin loads, and return its path."""
    lrelease = shutil.which("/usr/lib/qt5/bin/lrelease") or shutil.which("lrelease")
    if lrelease is None:
        raise SystemExit("lrelease was not found: install the Debian package qttools5-dev-tools (make setup)")
    command = [lrelease, "-silent", str(TS), "-qm", str(QM)]
    subprocess.run(command, check=True, env={**os.environ, "QT_SELECT": "qt5"})
    return QM


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--missing", action="store_true", help="print unfinished sentences as JSON")
    choice.add_argument("--fill", metavar="FILE.json", type=Path, help="take translations into the .ts")
    choice.add_argument("--release", action="store_true", help="compile the .qm only")
    options = parser.parse_args()
    if options.release:
        release()
        return 0
    if options.missing:
        missing = {entry.source: entry.translation for entry in current() if not entry.finished}
        sys.stdout.buffer.write(json.dumps(missing, ensure_ascii=False, indent=1).encode("utf-8") + b"\n")
        return 0
    if options.fill:
        fill(json.loads(options.fill.read_text(encoding="utf-8")))
    entries = update()
    missing = {entry.source: entry.translation for entry in entries if not entry.finished}
    release()
    print(f"i18n: {len(entries)} sentences, {len(missing)} without a finished translation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
