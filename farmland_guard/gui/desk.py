"""The desk: the docks, toolbar and menu, and what connects them with the project."""

from pathlib import Path
from typing import Any, Dict, List, Optional

from qgis.core import Qgis, QgsProject, QgsSettings
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtWidgets import QAction, QFileDialog

from ..casework.founding import odd_days_told, upgrade_register
from ..domain.errors import FarmlandError, RegisterVersionError
from ..domain.language import translate
from ..domain.schema import SCHEMA_VERSION
from ..register.layers import add_register_to_project
from ..register.readable_record import provide_functions
from ..register.store import read_info
from . import background, empty_values, messages
from .batch_jobs import compare
from .current import CurrentRegister
from .desk_menus import DeskMenus
from .dock import RegisterDock
from .draw_tool import PatchDrawing
from .intake_assistant import IntakeAssistant
from .layers import reload_register_layers
from .live_area import LiveArea
from .look.looking import Looking
from .officer import sign_tables
from .panels import PANELS
from .register_dialogs import NewRegisterForm, choose_register, remember_folder

DOCK_DIGITS = 68
"""Room for code, township, comparison, three areas and the state of a case beside each other."""
ARRANGED_KEY = "farmland_guard/docks_in_tabs"


class Desk(QObject):
    """Brings the desktop side of the plugin up and takes it down without leaving anything behind."""

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self._iface = iface
        self.current = CurrentRegister(self)
        self.menus: Optional[DeskMenus] = None
        self.docks: Dict[str, RegisterDock] = {}
        self.drawing: Optional[PatchDrawing] = None
        self.looking: Optional[Looking] = None
        self.live: Optional[LiveArea] = None
        self.new_form: Optional[NewRegisterForm] = None
        self.intake: Optional[IntakeAssistant] = None
        self._file_dialog: Optional[QFileDialog] = None
        self._algorithm_dialogs: List[Any] = []

    def bring_up(self) -> None:
        """Make everything and open the register that the project names."""
        provide_functions()
        empty_values.show_in_words()
        self._make_docks()
        self.menus = DeskMenus(self._iface, self, self.docks)
        self.drawing = PatchDrawing(self._iface, self.current, self)
        self.drawing.active_changed.connect(self.action("draw").setChecked)
        self.looking = Looking(self._iface, self.current, self)
        self.looking.swipe_changed.connect(self.action("swipe").setChecked)
        self.live = LiveArea(self._iface, self.current, self)
        self.live.switched.connect(self.action("live").setChecked)
        self.action("live").setChecked(self.live.is_on)
        self.docks["patches"].add_tool_actions([self.action(name) for name in ("draw", "import", "refresh")])
        # The panels listen first: layers are told after them that the file has other rows now.
        self.current.changed.connect(self._records_changed)
        self.current.opened.connect(self._renew_actions)
        self.current.pieces_wanted.connect(self._show_check)
        project = QgsProject.instance()
        project.readProject.connect(self._project_read)
        project.cleared.connect(self.current.close)
        self._iface.initializationCompleted.connect(self._arrange_once)
        if self._iface.mainWindow().isVisible():
            # Switched on while QGIS runs: nothing will restore the window.
            self._put_in_tabs([panel.name for panel in PANELS if panel.in_tabs])
        self._renew_actions()
        self._project_read()

    def take_down(self) -> None:
        """Remove everything that `bring_up` made, and stop what still runs."""
        self._iface.initializationCompleted.disconnect(self._arrange_once)
        project = QgsProject.instance()
        project.readProject.disconnect(self._project_read)
        project.cleared.disconnect(self.current.close)
        self.current.changed.disconnect(self._records_changed)
        self.current.opened.disconnect(self._renew_actions)
        self.current.pieces_wanted.disconnect(self._show_check)
        for tool in (self.drawing, self.looking, self.live):
            if tool is not None:
                tool.take_down()
        self.drawing, self.looking, self.live = None, None, None
        for window in [self.new_form, self.intake, self._file_dialog, *self._algorithm_dialogs]:
            # The toolbox deletes its dialogs itself once they were closed, depending on the version of QGIS.
            if window is not None and not sip.isdeleted(window):
                window.close()
        self.new_form, self.intake, self._file_dialog, self._algorithm_dialogs = None, None, None, []
        for dock in self.docks.values():
            dock.take_down()
            self._iface.removeDockWidget(dock)
            dock.deleteLater()
        self.docks = {}
        background.drop_all()
        empty_values.show_as_before()
        if self.menus is not None:
            self.menus.take_down()
            self.menus.deleteLater()
            self.menus = None

    def action(self, name: str) -> QAction:
        """The action of a command."""
        return self.menus.actions[name]

    def open_register(self, path: Path) -> bool:
        """Open a register and show its layers; False, with a sentence in the message bar, when it cannot be opened."""
        try:
            register = self.current.open(path)
            add_register_to_project(register, QgsProject.instance())
            sign_tables()
        except RegisterVersionError as error:
            self._offer_upgrade(path, error)
            return False
        except FarmlandError as error:
            messages.show(self._iface, error)
            return False
        remember_folder(path)
        return True

    def _make_docks(self) -> None:
        window = self._iface.mainWindow()
        self.docks = {panel.name: panel.make(self._iface, self.current, window) for panel in PANELS}
        for panel in PANELS:
            dock, areas = self.docks[panel.name], Qt.DockWidgetArea
            self._iface.addDockWidget(areas.RightDockWidgetArea if panel.in_tabs else areas.BottomDockWidgetArea, dock)
            # Shown once they are in tabs: below one another they would make the window higher than the screen.
            dock.hide()
            dock.new_wanted.connect(self.new_register)
            dock.open_wanted.connect(self.choose_register)
        workbench, patches = self.docks["workbench"], self.docks["patches"]
        self.docks["filings"].algorithm_wanted.connect(
            lambda name: self.run_algorithm(name, {"PROFILE": "facility"} if name == "exportpackage" else {})
        )
        workbench.import_wanted.connect(self.take_in)
        workbench.base_wanted.connect(lambda role: self.run_algorithm("importbase", {"ROLE": role}))
        workbench.morning_wanted.connect(lambda: self.docks["morning"].setUserVisible(True))
        workbench.case_opened.connect(lambda _code: patches.setUserVisible(True))
        precheck = self.docks["precheck"]
        precheck.check_wanted.connect(self._show_check)
        precheck.split_wanted.connect(lambda: patches.setUserVisible(True))

    def _arrange_once(self) -> None:
        """Group the docks as tabs the first time each is there; afterwards QGIS restores the layout the user left.

        One group at full height on the right, so that QGIS's own panels on the left keep their room. QGIS restores its
        window after the plugins are loaded and would take the tabs apart, hence not in `_make_docks`.
        """
        settings = QgsSettings()
        arranged = str(settings.value(ARRANGED_KEY, "") or "").split(",")
        names = [panel.name for panel in PANELS if panel.in_tabs]
        new = [name for name in names if name not in arranged]
        if self.docks and new:
            self._put_in_tabs(new)
            settings.setValue(ARRANGED_KEY, ",".join(names))

    def _put_in_tabs(self, names: List[str]) -> None:
        first = next(panel.name for panel in PANELS if panel.in_tabs)
        shown = {panel.name for panel in PANELS if panel.on_bar}
        for name in names:
            if name != first:
                self._iface.mainWindow().tabifyDockWidget(self.docks[first], self.docks[name])
            self.docks[name].setVisible(name in shown)
        self.docks[first].raise_()
        wide = self._iface.mainWindow().fontMetrics().horizontalAdvance("0") * DOCK_DIGITS
        self._iface.mainWindow().resizeDocks([self.docks[first]], [wide], Qt.Orientation.Horizontal)

    def _renew_actions(self) -> None:
        self.menus.renew(self.current.register is not None)

    def new_register(self) -> None:
        """Show the form that makes a register."""
        if self.new_form is None:
            form = NewRegisterForm(self._iface)
            form.submitted.connect(lambda: self._register_made(form.made))
            form.finished.connect(self._new_form_closed)
            self.new_form = form
        self.new_form.present()

    def _register_made(self, path: Path) -> None:
        if self.open_register(path):
            messages.show(
                self._iface,
                translate("FarmlandGuard", "Register made: {path}").format(path=path),
                Qgis.MessageLevel.Success,
            )

    def _new_form_closed(self, _result: int) -> None:
        self.new_form = None

    def choose_register(self) -> None:
        """Ask which register to open."""
        self._file_dialog = choose_register(self._iface.mainWindow(), self.open_register)

    def _offer_upgrade(self, path: Path, error: RegisterVersionError) -> None:
        if read_info(path).version < SCHEMA_VERSION:
            offer = (translate("FarmlandGuard", "Back up and upgrade"), lambda: self._upgrade(path))
            messages.show(self._iface, error, action=offer)
        else:
            messages.show(self._iface, error)

    def _upgrade(self, path: Path) -> None:
        background.start(
            translate("FarmlandGuard", "Upgrading {name}").format(name=path.name),
            lambda _progress: upgrade_register(path),
            lambda result: self._upgraded(path, result[1]),
            lambda error: messages.show(self._iface, error),
        )

    def _upgraded(self, path: Path, saved: Optional[Path]) -> None:
        if self.open_register(path):
            text = translate("FarmlandGuard", "The register was upgraded; the backup is {path}.").format(path=saved)
            odd = odd_days_told(path)
            messages.show(self._iface, f"{text} {odd}".strip(), Qgis.MessageLevel.Warning if odd else Qgis.MessageLevel.Success)

    def _project_read(self, *_ignored: object) -> None:
        """Open the register that the project names; the project's layers are its own business."""
        path = self.current.path_in_project()
        if path is None:
            return
        project = QgsProject.instance()
        dirty = project.isDirty()
        try:
            self.current.open(path)
        except RegisterVersionError as error:
            self._offer_upgrade(path, error)
        except FarmlandError as error:
            messages.show(self._iface, error)
        # Opening notes the path in the project; that alone is nothing to ask the user to save.
        project.setDirty(dirty)

    def _records_changed(self) -> None:
        if self.current.register is not None:
            reload_register_layers(self.current.register.path)

    def _show_check(self, *_ignored: object) -> None:
        self.docks["check"].setUserVisible(True)

    def draw(self, checked: bool) -> None:
        """Take the drawing tool up or lay it down."""
        if checked:
            self.drawing.start()
        else:
            self.drawing.stop()

    def take_in(self) -> None:
        """Show the assistant that takes a batch in."""
        if self.intake is None:
            if self.current.register is None:
                messages.show(self._iface, translate("FarmlandGuard", "Open or make a register first"))
                return
            self.intake = IntakeAssistant(self._iface, self.current)
            self.intake.taken.connect(self._batch_taken)
            self.intake.finished.connect(self._intake_closed)
        self.intake.present()

    def _intake_closed(self, _result: int) -> None:
        self.intake = None

    def _batch_taken(self, batch: str) -> None:
        """Show the new batch and compare it with those before it."""
        self._algorithm_finished()
        patches = self.docks["patches"]
        patches.setUserVisible(True)
        patches.bring_up_to_date()
        patches.table.filters.show_relation(batch, "")
        compare(self._iface, self.current, batch)

    def run_algorithm(self, name: str, parameters: Dict[str, Any]) -> None:
        """Open the toolbox dialog of one of our algorithms on the open register, blocking nothing."""
        if self.current.register is None:
            messages.show(self._iface, translate("FarmlandGuard", "Open or make a register first"))
            return
        import processing

        person = self.current.person
        known = {"REGISTER": str(self.current.register.path), **({"OFFICER": person, "PERSON": person} if person else {})}
        dialog = processing.createAlgorithmDialog(f"farmlandguard:{name}", {**known, **parameters})
        if dialog is None:
            messages.show(
                self._iface,
                translate("FarmlandGuard", "The toolbox is off; enable the Processing plugin to import data."),
                Qgis.MessageLevel.Warning,
            )
            return
        dialog.algorithmFinished.connect(self._algorithm_finished)
        self._algorithm_dialogs.append(dialog)
        dialog.show()

    def _algorithm_finished(self, *_ignored: object) -> None:
        register = self.current.register
        if register is None:
            return
        try:
            add_register_to_project(register, QgsProject.instance())
        except FarmlandError as error:
            messages.show(self._iface, error)
        self.current.changed.emit()
