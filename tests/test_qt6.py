"""What QGIS 4 (Qt 6, PyQt6) does not know is not in the plugin.

PyQt6 is not needed here: PyQt5 and QGIS 3.22 tell which names are values of an enumeration, and what Qt 6 has no more
stands below. It was found by comparing every name of PyQt5 5.15 with PyQt6 6.11 and QGIS 4's own `qgis.PyQt`.
"""

from __future__ import annotations

import ast
import importlib
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Tuple

import pytest

from tests.test_code_layout import OWN, SHIPPED, name_of

# Neither PyQt6 nor qgis.PyQt has them at all.
GONE = {
    "QDesktopWidget", "QDirModel", "QNetworkConfigurationManager", "QPictureIO", "QRegExp", "QRegExpValidator", "QState",
    "QStateMachine", "QTextCodec", "QTextDecoder", "QTextEncoder", "QTouchDevice", "QXmlAttributes", "QXmlDefaultHandler",
    "QXmlInputSource", "QXmlSimpleReader", "qApp", "qrand", "qsrand",
}  # fmt: skip
# Moved to a module where QGIS 3.22 does not have them; QAction and QShortcut are in QtWidgets for both.
MOVED = {
    ("QtWidgets", "QActionGroup"), ("QtWidgets", "QFileSystemModel"), ("QtWidgets", "QOpenGLWidget"),
    ("QtWidgets", "QUndoCommand"), ("QtWidgets", "QUndoGroup"), ("QtWidgets", "QUndoStack"),
    ("QtGui", "QAction"), ("QtGui", "QShortcut"), ("QtSvg", "QGraphicsSvgItem"), ("QtSvg", "QSvgWidget"),
}  # fmt: skip
METHODS = {
    "byteCount", "colorSpec", "filterRegExp", "fromTime_t", "fromUnicode", "getPageMargins", "globalPosF", "iniCodec",
    "isFirstItemColumnSpanned", "localPos", "paperSize", "posF", "print_", "screenGeometry", "setCodec",
    "setCodecForLocale", "setFilterRegExp", "setIniCodec", "setPaperSize", "setRegExp", "setTabStop", "setTabStopWidth",
    "setTime_t", "tabStopWidth", "toTime_t", "toUnicode", "widthChar", "windowPos",
}  # fmt: skip
EVENTS = {"x", "y", "globalPos", "globalX", "globalY", "delta", "posF", "orientation"}
# The enumerations that int() takes in Qt 6, being IntEnum or IntFlag there.
NUMBERS = {"Qt.AlignmentFlag", "Qt.ItemDataRole"}
# qgis.PyQt puts the types of QVariant back; plain constants of QGIS are no enumerations.
ALLOWED = {"QVariant", "Qgis.QGIS_VERSION", "Qgis.QGIS_VERSION_INT"}


def dotted(node: ast.AST) -> Optional[List[str]]:
    """Return Qt.Key.Key_A as ["Qt", "Key", "Key_A"]; None for anything but names with dots."""
    parts: List[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return [node.id, *reversed(parts)] if isinstance(node, ast.Name) else None


def imported(tree: ast.AST) -> Dict[str, Tuple[str, str]]:
    """Return what a module takes from QGIS: its name there -> (module, name)."""
    return {
        alias.asname or alias.name: (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "qgis"
        for alias in node.names
    }


def is_value(module: str, chain: List[str]) -> bool:
    """Say whether Class.name is a value, as a member of an enumeration is, and no method, signal or class."""
    owner: Any = getattr(importlib.import_module(module), chain[0], None)
    return isinstance(owner, type) and isinstance(getattr(owner, chain[1], None), int)


def faults(text: str) -> Iterator[str]:
    """Yield what Qt 6 would not run in the source of a module."""
    tree = ast.parse(text)
    names = imported(tree)
    for module, name in names.values():
        if name in GONE or (module.rpartition(".")[2], name) in MOVED:
            yield f"{name} is not in {module} of Qt 6"
    whole = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            yield f"{node.lineno}: Qt 6 has no {node.attr}()"
        chain = dotted(node) if id(node) not in whole else None
        if chain and len(chain) == 2 and chain[0] in names and not {chain[0], ".".join(chain)} & ALLOWED:
            module, name = names[chain[0]]
            if is_value(module, [name, chain[1]]):
                yield f"{node.lineno}: {'.'.join(chain)} needs the name of its enumeration"
        if isinstance(node, ast.Call):
            yield from call_faults(node, names)


def call_faults(node: ast.Call, names: Dict[str, Tuple[str, str]]) -> Iterator[str]:
    """Yield what Qt 6 would not run in one call."""
    if isinstance(node.func, ast.Attribute):
        owner, name = node.func.value, node.func.attr
        if isinstance(owner, ast.Name) and owner.id in ("event", "_event") and name in EVENTS:
            yield f"{node.lineno}: events of Qt 6 have no {name}(); pos() is in both"
        if name == "width" and node.args:
            yield f"{node.lineno}: QFontMetrics has horizontalAdvance() in both"
        typed = isinstance(owner, ast.Subscript) and dotted(owner.slice) in (["bool"], ["int"], ["str"], ["object"])
        if name in ("connect", "disconnect", "emit") and typed:
            yield f"{node.lineno}: signals of Qt 6 have no overloads by type"
    if isinstance(node.func, ast.Name) and node.func.id == "int" and len(node.args) == 1:
        chain = dotted(node.args[0])
        if chain and len(chain) == 3 and chain[0] in names and ".".join(chain[:2]) not in NUMBERS:
            yield f"{node.lineno}: int() takes no {'.'.join(chain[:2])} in Qt 6"


@pytest.mark.parametrize("shipped", [True, False], ids=["shipped", "others"])
def test_nothing_is_written_that_qt6_does_not_run(shipped):
    paths = [path for path in OWN if (path in SHIPPED) is shipped and path != Path(__file__).resolve()]
    assert len(paths) > 100
    assert {name_of(path): found for path in paths if (found := list(faults(path.read_text(encoding="utf-8"))))} == {}


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("from qgis.PyQt.QtCore import Qt\nQt.AlignLeft", 1),
        ("from qgis.PyQt.QtCore import Qt\nQt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop", 0),
        ("from qgis.PyQt.QtWidgets import QMessageBox as Box\nBox.Yes, Box.StandardButton.Yes, Box.question", 1),
        ("from qgis.core import QgsWkbTypes\nQgsWkbTypes.PolygonGeometry, QgsWkbTypes.GeometryType.PolygonGeometry", 1),
        ("from qgis.core import Qgis\nQgis.Warning, Qgis.MessageLevel.Warning, Qgis.QGIS_VERSION_INT", 1),
        ("from qgis.core import QgsFeatureRequest as R\nR.NoGeometry, R.Flag.NoGeometry", 1),
        ("from qgis.PyQt.QtCore import QVariant\nQVariant.Int", 0),
        ("from qgis.PyQt.QtCore import QRegExp, QRegularExpression", 1),
        ("from qgis.PyQt.QtWidgets import QAction, QActionGroup", 1),
        ("from qgis.PyQt.QtGui import QAction", 1),
        ("stream.setCodec('UTF-8')", 1),
        ("at = event.x(), event.globalPos(), event.pos().x()", 2),
        ("metrics.width(text), metrics.width(), metrics.horizontalAdvance(text)", 1),
        ("combo.currentIndexChanged[str].connect(f)\ncombo.currentIndexChanged.connect(f)\nsignals[0].connect(f)", 1),
        ("from qgis.PyQt.QtCore import Qt\nint(Qt.Key.Key_A), int(Qt.ItemDataRole.UserRole)", 1),
    ],
)
def test_a_fault_is_caught(source, count):
    assert len(list(faults(source))) == count
