"""The shape of the code: small files, encodings said, no assert or print where users run it."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path
from typing import Iterator

import pytest

from tests.shared import REPOSITORY

LONGEST = 400
# File -> why it may be longer.
LONGER = {}

OWN = sorted(
    path
    for folder in ("farmland_guard", "scripts", "benchmarks", "tests")
    for path in (REPOSITORY / folder).rglob("*.py")
    if "__pycache__" not in path.parts
)
SHIPPED = [path for path in OWN if REPOSITORY / "farmland_guard" in path.parents]
# Absolute paths of one machine. /usr, /etc and /tmp mean the same on every Debian.
MACHINE = re.compile(r"(?<![\w.:/])/(?:work|root|home|opt|mnt|Users)/|\.\./\.library|\b[A-Z]:\\Users\\")


def name_of(path: Path) -> str:
    """Return the path as the repository knows it."""
    return path.relative_to(REPOSITORY).as_posix()


def called(node: ast.Call) -> str:
    """Return the last part of the name of what is called."""
    if isinstance(node.func, ast.Attribute):
        return "." + node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def opens_without_encoding(node: ast.Call) -> bool:
    """Say whether the call opens a text file in the encoding of the machine."""
    keywords = {keyword.arg: keyword.value for keyword in node.keywords}
    if "encoding" in keywords or None in keywords:
        return False
    name = called(node)
    if name == "open":
        mode = keywords.get("mode", node.args[1] if len(node.args) > 1 else ast.Constant("r"))
    elif name == ".open":
        # Path.open; other objects have an open() too, and theirs does not begin with a mode.
        mode = keywords.get("mode", node.args[0] if node.args else None)
        if not (isinstance(mode, ast.Constant) and re.fullmatch(r"[rwax][bt+]*", str(mode.value))):
            return False
    elif name == ".read_text":
        return not node.args
    elif name == ".write_text":
        return len(node.args) < 2
    else:
        return False
    return not (isinstance(mode, ast.Constant) and "b" in str(mode.value))


def complaints(path: Path, shipped: bool) -> Iterator[str]:
    """Yield what is wrong with one module."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text, str(path))
    if text.strip() and not (ast.get_docstring(tree) or "").strip():
        yield "1: a module says in its docstring what it is for"
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert) and shipped:
            yield f"{node.lineno}: assert vanishes under -O; raise an error with a sentence"
        if isinstance(node, ast.Call):
            if called(node) == "print" and shipped:
                yield f"{node.lineno}: print reaches nobody; use the feedback, the message bar or the log"
            if opens_without_encoding(node):
                yield f"{node.lineno}: say the encoding"
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            yield f"{node.lineno}: bare except"
        if isinstance(node, (ast.Import, ast.ImportFrom)) and shipped:
            names = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
            if any("ElementTree" in name or name.startswith(("pickle", "marshal")) for name in names):
                yield f"{node.lineno}: not on files from elsewhere (use QDomDocument or json)"


@pytest.mark.parametrize("path", OWN, ids=name_of)
def test_shape_of_a_module(path):
    assert list(complaints(path, path in SHIPPED)) == []


@pytest.mark.parametrize("path", OWN, ids=name_of)
def test_no_file_is_longer_than_one_can_hold_in_mind(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST or name_of(path) in LONGER, f"{lines} lines, {LONGEST} at most: split it"


def test_the_list_of_longer_files_is_kept_short():
    texts = {name: (REPOSITORY / name).read_text(encoding="utf-8") for name in LONGER}
    assert [name for name, text in texts.items() if len(text.splitlines()) <= LONGEST] == []


def repository_files() -> list[Path]:
    """Return the files of the repository that git knows or would take."""
    command = ["git", "-C", str(REPOSITORY), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, capture_output=True, check=True).stdout
    paths = [REPOSITORY / name.decode("utf-8") for name in listing.split(b"\0") if name]
    return [path for path in paths if path.is_file()]


def test_no_file_names_a_place_on_one_machine():
    if not (REPOSITORY / ".git").exists():
        pytest.skip("not a git checkout: nothing says which files belong to the repository")
    found = []
    for path in repository_files():
        data = path.read_bytes()
        if b"\0" in data or path == Path(__file__).resolve():
            continue  # binary, or the patterns themselves
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
            if MACHINE.search(line):
                found.append(f"{name_of(path)}:{number}: {line.strip()[:120]}")
    assert found == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('"""D."""\nassert True', 1),
        ('"""D."""\nprint(1)', 1),
        ("x = 1", 1),
        ('"""D."""\nopen("a")', 1),
        ('"""D."""\nopen("a", "w")', 1),
        ('"""D."""\nopen("a", "rb")', 0),
        ('"""D."""\nopen("a", encoding="utf-8")', 0),
        ('"""D."""\np.open("w")', 1),
        ('"""D."""\np.open("wb"), q.open(Mode.ReadOnly), z.open("name.txt")', 0),
        ('"""D."""\np.read_text()\np.write_text("x")', 2),
        ('"""D."""\np.read_text("utf-8")\np.write_text("x", encoding="utf-8")', 0),
        ('"""D."""\ntry:\n    x()\nexcept:\n    pass', 1),
        ('"""D."""\nimport xml.etree.ElementTree as ET', 1),
        ('"""D."""\nfrom xml.etree import ElementTree', 1),
    ],
)
def test_a_fault_is_caught(tmp_path, source, count):
    path = tmp_path / "module.py"
    path.write_text(source, encoding="utf-8")
    assert len(list(complaints(path, shipped=True))) == count


@pytest.mark.parametrize(
    ("line", "caught"),
    [
        ("see /" + "home/someone/x", True),
        ("C:" + "\\Users\\someone", True),
        ("/usr/bin/python3 and https://example.org/home/x", False),
        ("build/root/x", False),
    ],
)
def test_a_machine_path_is_caught(line, caught):
    assert bool(MACHINE.search(line)) is caught
