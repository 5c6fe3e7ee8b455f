"""Which room of the house may import which; a wrong import fails here. ARCHITECTURE.md draws it."""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "farmland_guard"

# Room -> the other rooms it may import. `paths` and a room's own modules are open to all.
ROOMS = {
    "domain": set(),
    "geometry": {"domain"},
    "register": {"domain", "geometry"},
    "exchange": {"domain", "geometry"},
    "documents": {"domain", "geometry"},
    "casework": {"domain", "geometry", "register", "exchange", "documents"},
    "processing": {"domain", "geometry", "register", "exchange", "documents", "casework"},
    "gui": {"domain", "geometry", "register", "exchange", "documents", "casework"},
    "paths": set(),
    "plugin": {"domain", "processing", "gui"},
    "__init__": {"plugin"},
}
# Packages from outside the standard library, by room; the others may use what every QGIS brings.
OUTSIDE = {"domain": set(), "paths": set(), "__init__": set(), "geometry": {"numpy", "shapely", "qgis"}}
# Modules that nothing of ours loads: what they import asks for them by name.
LOADED_BY = {"gui/toolbox_choice.py": "processing"}
OUTSIDE_DEFAULT = {"qgis", "osgeo", "numpy", "openpyxl", "processing"}
# Not everywhere there: imported inside a function, or inside try with an except for ImportError.
OPTIONAL = {"shapely", "openpyxl", "processing"}
# The only modules that may touch shapely, and the only ones of `geometry` that may touch QGIS.
SHAPELY = {"geometry/geos.py", "geometry/geos_shapely.py"}
QGIS_IN_GEOMETRY = {"geometry/geos.py", "geometry/geos_qgis.py"}


@dataclass(frozen=True)
class Import:
    """One import: the dotted name from the top, and whether it happens when the module is loaded."""

    line: int
    name: str
    level: int
    at_load: bool
    guarded: bool


def imports(tree: ast.Module) -> Iterator[Import]:
    """Yield every import of a module, nested ones and import_module("name") included."""
    yield from _walk(tree.body, at_load=True, guarded=False)
    functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    later = {id(node) for function in functions for node in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "import_module":
            argument = node.args[0] if node.args else None
            literal = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            name = argument.value if literal else "?"
            relative = len(name) - len(name.lstrip("."))
            yield Import(node.lineno, name.lstrip("."), relative, id(node) not in later, False)


def _walk(body: list[ast.stmt], at_load: bool, guarded: bool) -> Iterator[Import]:
    for node in body:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(node.lineno, alias.name, 0, at_load, guarded)
        elif isinstance(node, ast.ImportFrom):
            if node.module is None:  # from . import a, b
                for alias in node.names:
                    yield Import(node.lineno, alias.name, node.level, at_load, guarded)
            else:
                yield Import(node.lineno, node.module, node.level, at_load, guarded)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from _walk(node.body, False, guarded)
        elif isinstance(node, ast.Try):
            yield from _walk(node.body, at_load, guarded or _catches_import_error(node))
            for part in (*(handler.body for handler in node.handlers), node.orelse, node.finalbody):
                yield from _walk(part, at_load, guarded)
        elif isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            yield from _walk(node.body, False, guarded)
            yield from _walk(node.orelse, at_load, guarded)
        else:
            for name in ("body", "orelse"):
                yield from _walk(getattr(node, name, None) or [], at_load, guarded)


def _catches_import_error(node: ast.Try) -> bool:
    names = [ast.unparse(handler.type) for handler in node.handlers if handler.type is not None]
    return any("ImportError" in name or "ModuleNotFoundError" in name for name in names)


def complaints(path: Path, package: Path = PACKAGE) -> list[str]:
    """Return what is wrong with the imports of one module, as file:line sentences."""
    relative = path.relative_to(package)
    room = relative.parts[0] if len(relative.parts) > 1 else relative.stem
    if room not in ROOMS:
        return [f"{relative}: a new room; say in tests/test_layering.py what it may import"]
    wrong = []
    for found in imports(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        reason = _inside(found, relative, room) if found.level else _outside(found, relative, room)
        if reason:
            wrong.append(f"{relative}:{found.line}: {reason}")
    return wrong


def _inside(found: Import, relative: Path, room: str) -> str:
    folders = list(relative.parts[:-1])
    if found.level - 1 > len(folders):
        return "reaches out of the package"
    target = (folders[: len(folders) - (found.level - 1)] + found.name.split("."))[0]
    if target in (room, "paths") or target in ROOMS[room]:
        return ""
    return f"{room} may not import {target}"


def _outside(found: Import, relative: Path, room: str) -> str:
    top = found.name.split(".")[0]
    if top == "?":
        return "import_module() takes a literal name, so that this test can read it"
    if top == "farmland_guard":
        return "import relatively inside the package"
    if top in sys.stdlib_module_names:
        return ""
    if top == "shapely" and relative.as_posix() not in SHAPELY:
        return f"only {', '.join(sorted(SHAPELY))} may import shapely"
    late = relative.as_posix() in QGIS_IN_GEOMETRY and not found.at_load
    if top == "qgis" and room == "geometry" and not late:
        return f"geometry loads without QGIS; only {', '.join(sorted(QGIS_IN_GEOMETRY))} may import it, late"
    if top not in OUTSIDE.get(room, OUTSIDE_DEFAULT):
        return f"{room} may not import {top}"
    if LOADED_BY.get(relative.as_posix()) == top:
        return ""
    if top in OPTIONAL and found.at_load and not found.guarded:
        return f"{top} is not on every PC: import it inside a function or a try with except ImportError"
    return ""


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_downward(path):
    assert complaints(path) == []


@pytest.mark.parametrize(
    ("module", "source", "word"),
    [
        ("domain/codes.py", "import numpy", "numpy"),
        ("domain/codes.py", "def f():\n    from ..geometry import areas", "geometry"),
        ("domain/codes.py", "from farmland_guard.domain import units", "relatively"),
        ("geometry/areas.py", "from qgis.core import QgsGeometry", "without QGIS"),
        ("geometry/areas.py", "def f():\n    from qgis.core import QgsGeometry", "without QGIS"),
        ("geometry/geos.py", "import qgis.core", "without QGIS"),
        ("geometry/geos_qgis.py", "core = importlib.import_module('qgis.core')", "without QGIS"),
        ("geometry/areas.py", "def f():\n    return import_module('shapely')", "only"),
        ("register/store.py", "def f(name):\n    return importlib.import_module(name)", "literal"),
        ("register/store.py", "x = importlib.import_module('..casework.intake', __package__)", "casework"),
        ("geometry/geos.py", "import shapely", "not on every PC"),
        ("geometry/plane.py", "try:\n    import shapely\nexcept ImportError:\n    shapely = None", "only"),
        ("register/store.py", "from ..casework import intake", "casework"),
        ("register/store.py", "from .. import casework", "casework"),
        ("register/store.py", "from ..exchange.crs import frame_of", "exchange"),
        ("casework/intake.py", "class A:\n    def f(self):\n        from ..gui import dock", "gui"),
        ("casework/intake.py", "if 1:\n    pass\nelse:\n    from ..processing import p", "processing"),
        ("gui/dock.py", "from ..processing.provider import P", "processing"),
        ("exchange/xlsx.py", "import openpyxl", "not on every PC"),
        ("exchange/xlsx.py", "import pandas", "pandas"),
        ("exchange/deep/er.py", "from ...casework import intake", "casework"),
        ("exchange/deep/er.py", "from ....other import x", "reaches out"),
        ("plugin.py", "from .register import store", "register"),
        ("kitchen/stove.py", "", "new room"),
    ],
)
def test_a_wrong_import_is_caught(tmp_path, module, source, word):
    path = tmp_path / module
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    found = complaints(path, tmp_path)
    assert len(found) == 1 and word in found[0], found


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("geometry/geos.py", "try:\n    import shapely\nexcept ImportError:\n    shapely = None"),
        ("geometry/geos.py", "def f():\n    from qgis.core import QgsGeometry"),
        ("geometry/geos_qgis.py", "class E:\n    def f(self):\n        return import_module('qgis.core')"),
        ("exchange/crs.py", "from osgeo import osr\nfrom ..geometry.frame import F\nfrom .. import paths"),
        ("casework/check.py", "from ..register.store import open_register\nfrom . import intake"),
        ("exchange/xlsx.py", "def f():\n    import openpyxl"),
        ("plugin.py", "from .gui import docks\nfrom .processing.provider import P\nfrom . import paths"),
    ],
)
def test_a_right_import_is_left_alone(tmp_path, module, source):
    path = tmp_path / module
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    assert complaints(path, tmp_path) == []
