"""The three doors: the panels with their real widgets, the toolbox in process, and a plain layer on the GeoPackage.

Each gives back the sentence with which it refuses, and "" when it let the thing through.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Tuple, Union

from qgis.core import QgsFeatureRequest, QgsGeometry, QgsProcessingFeedback, QgsVectorLayer, QgsVectorLayerUtils
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from farmland_guard.casework.ground import set_ground
from farmland_guard.domain.schema import TABLES
from farmland_guard.gui.current import CurrentRegister
from farmland_guard.gui.forms import choose
from farmland_guard.gui.patches_panel import PatchesPanel
from farmland_guard.gui.rectify_panel import RectifyPanel
from farmland_guard.gui.referral_panel import ReferralPanel
from farmland_guard.register.connection import reading
from farmland_guard.register.store import Register, Session
from tests.gui.planted import FIRST, box, last_message, press, show_dock

OFFICER = "王执法"


@dataclass(frozen=True)
class Instead:
    """A door that cannot hold the refusal, or does not offer the action: why, and what holds there instead.

    `check` gets the door; it asserts, and may write.
    """

    why: str
    check: Callable[[Any], None]


Door = Union[Callable[[Any], str], Instead]
Words = Union[str, Dict[str, str]]


@dataclass(frozen=True)
class Refusal:
    """One thing that must not be done: the register it is tried on, each door's way to try it, what the answer says.

    `words` is said by every door, or by the door it is given for. With `writes` the door stores what it was given (a reading
    that is kept but not counted); otherwise nothing in the file may change.
    """

    name: str
    stage: str
    words: Words
    panel: Door
    toolbox: Door
    table: Door
    writes: bool = False

    def word(self, door: str) -> str:
        """What the answer of this door says."""
        return self.words if isinstance(self.words, str) else self.words[door]


class Panels:
    """The docks on the screen, made when they are asked for."""

    def __init__(self, iface: Any, qtbot: Any, path: Path, folder: Path) -> None:
        self.iface, self._qtbot, self.folder = iface, qtbot, folder
        self.current = CurrentRegister()
        self.register = self.current.open(path)
        self._docks: List[Any] = []
        iface.messageBar().clearWidgets()

    def take_down(self) -> None:
        """Remove the docks."""
        for dock in self._docks:
            dock.take_down()
            self.iface.mainWindow().removeDockWidget(dock)
            dock.deleteLater()

    def _show(self, kind: Any) -> Any:
        dock = kind(self.iface, self.current)
        self._docks.append(dock)
        show_dock(self.iface, dock, self._qtbot)
        return dock

    def rectify(self, code: str = FIRST, task: str = "", person: str = OFFICER) -> RectifyPanel:
        """整改验收 with the case's (last) task selected and a person acting."""
        dock = self._show(RectifyPanel)
        choose(dock.filter_combo, "all")
        assert choose(dock.person.combo, person)
        row = dock.model.row_of(lambda line: line.code == task if task else line.case_code == code)
        if row >= 0:
            dock.table.selectRow(row)
        return dock

    def patches(self, code: str = FIRST) -> PatchesPanel:
        """违法图斑 with the case picked."""
        self.current.pick(code)
        dock = self._show(PatchesPanel)
        dock.table.select([code])
        return dock

    def referrals(self) -> ReferralPanel:
        """移送 with the first letter selected."""
        dock = self._show(ReferralPanel)
        choose(dock.filter_combo, "all")
        assert choose(dock.person.combo, OFFICER)
        dock.table.selectRow(0)
        return dock

    def message(self) -> str:
        """The newest sentence in the message bar."""
        return last_message(self.iface)

    def ok(self, form: Any) -> str:
        """Press OK; what the form says instead of closing."""
        if not form.ok_button.isEnabled():
            return form.ok_button.toolTip()
        press(form.ok_button)
        return self.message() if form.isVisible() else ""

    def file(self, name: str, text: str) -> str:
        """A file of the officer's."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)


def off(widget: Any) -> str:
    """The reason that a button which is off shows; "" when it is on."""
    return "" if widget.isEnabled() else widget.toolTip()


def picks(combo: Any, data: str) -> None:
    """Choose in a combo as a user does: also `activated` is told."""
    place = combo.findData(data)
    assert place >= 0, data
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def type_into(edit: Any, text: str) -> None:
    """Write Chinese into a multi-line edit, which QTest's keys cannot."""
    QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton)
    edit.insertPlainText(text)


class Warnings(QgsProcessingFeedback):
    """Keeps what an algorithm warns of."""

    def __init__(self) -> None:
        super().__init__(False)
        self.said: List[str] = []

    def pushWarning(self, warning: str) -> None:
        """Keep it."""
        self.said.append(warning)


class Toolbox:
    """processing.run of the real algorithms."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.path, self.folder = path, folder
        self.said: List[str] = []

    @property
    def register(self) -> Register:
        """The register, to look what was written."""
        return Register(self.path)

    def __call__(self, algorithm: str, **parameters: Any) -> str:
        """Run; the sentence of the exception, or ""."""
        import processing

        feedback = Warnings()
        self.said = feedback.said
        try:
            processing.run(f"farmlandguard:{algorithm}", {"REGISTER": str(self.path), **parameters}, feedback=feedback)
        except Exception as error:
            return str(error)
        return ""

    def file(self, name: str, text: str) -> str:
        """A file of the officer's."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    @staticmethod
    def algorithms() -> List[str]:
        """The ids of all algorithms."""
        from qgis.core import QgsApplication

        return [each.name() for each in QgsApplication.processingRegistry().providerById("farmlandguard").algorithms()]


class Table:
    """The attribute table of any QGIS: a plain layer on the file, its edit buffer, and what committing says."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def register(self) -> Register:
        """The register, for what happens next."""
        return Register(self.path)

    def _layer(self, table: str) -> QgsVectorLayer:
        layer = QgsVectorLayer(f"{self.path}|layername={table}", table, "ogr")
        assert layer.isValid() and layer.startEditing()
        return layer

    def _committed(self, layer: QgsVectorLayer) -> str:
        if layer.commitChanges():
            return ""
        said = " ".join(layer.commitErrors())
        layer.rollBack()
        return said or "?"

    def change(self, table: str, where: str = "", geom: Optional[bytes] = None, **values: Any) -> str:
        """Change the rows that `where` picks, and save."""
        layer = self._layer(table)
        rows = list(layer.getFeatures(QgsFeatureRequest().setFilterExpression(where) if where else QgsFeatureRequest()))
        assert rows, (table, where)
        for row in rows:
            for name, value in values.items():
                assert layer.changeAttributeValue(row.id(), layer.fields().indexOf(name), value), name
            if geom is not None:
                assert layer.changeGeometry(row.id(), geometry(geom))
        return self._committed(layer)

    def add(self, table: str, geom: Optional[bytes] = None, **values: Any) -> str:
        """Add a row with these values and the table's own defaults, as the form of a new row does, and save."""
        layer = self._layer(table)
        attributes = {layer.fields().indexOf(name): value for name, value in values.items()}
        assert -1 not in attributes, (table, values)
        shape = QgsGeometry() if geom is None else geometry(geom)
        assert layer.addFeature(QgsVectorLayerUtils.createFeature(layer, shape, attributes))
        return self._committed(layer)

    def remove(self, table: str, where: str = "") -> str:
        """Delete the rows that `where` picks, and save."""
        layer = self._layer(table)
        rows = list(layer.getFeatures(QgsFeatureRequest().setFilterExpression(where) if where else QgsFeatureRequest()))
        assert rows and layer.deleteFeatures([row.id() for row in rows])
        return self._committed(layer)

    def one(self, table: str, **where: Any) -> Dict[str, Any]:
        """The first row of a table."""
        with reading(self.path) as connection:
            return Session(connection, None).select(table, where)[0]


def geometry(wkb: bytes) -> QgsGeometry:
    """A multipolygon out of a polygon's WKB."""
    made = QgsGeometry()
    made.fromWkb(wkb)
    made.convertToMultiType()
    return made


def content(path: Path) -> Dict[str, List[Tuple[Any, ...]]]:
    """Every row of every table of ours, to see that nothing changed."""
    connection = sqlite3.connect(path)
    try:
        return {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY fid').fetchall() for name in TABLES if name != "register_info"}
    finally:
        connection.close()


# ---- what holds instead, said often


def not_offered(why: str, *words: str) -> Instead:
    """The toolbox has no algorithm whose name holds one of these words."""

    def check(toolbox: Toolbox) -> None:
        named = [name for name in toolbox.algorithms() if any(word in name for word in words)]
        assert not named, named

    return Instead(why, check)


def no_widget(why: str, *names: str) -> Instead:
    """The panel 整改验收 has no widget whose object name holds one of these words."""

    def check(panels: Panels) -> None:
        from qgis.PyQt.QtWidgets import QWidget

        dock = panels.rectify()
        found = [each.objectName() for each in dock.findChildren(QWidget)]
        assert not [name for name in found if any(word in name.lower() for word in names)]

    return Instead(why, check)


def ground(door: Any, task: str = FIRST) -> None:
    """Open a round as the desk does, so that the table has one to try its hand at."""
    set_ground(door.register, task, [box(0, 0, 100, 100)], "手绘", OFFICER)
