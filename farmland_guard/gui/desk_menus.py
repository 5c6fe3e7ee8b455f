"""Actions, toolbar and menu, made from the tables of panels and commands."""

from typing import Any, Dict, List

from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolBar, QToolButton

from ..domain.language import translate
from .buttons import switch_off, switch_on
from .commands import Command, commands, rooms
from .dock import RegisterDock
from .icons import own_icon
from .officer import WhoActs
from .panels import PANELS


class DeskMenus(QObject):
    """The toolbar stays calm: the few panels and commands of every hour, and one button for the rest, by room."""

    def __init__(self, iface: Any, desk: Any, docks: Dict[str, RegisterDock]) -> None:
        super().__init__(desk)
        self._iface, self._desk = iface, desk
        self.actions: Dict[str, QAction] = {}
        self.toggles: Dict[str, QAction] = {}
        self._commands: Dict[str, Command] = {}
        self._in_menu: List[QAction] = []
        self._menus: List[QMenu] = []
        for each in commands():
            self._make(each)
        for panel in PANELS:
            self._toggle(panel.name, panel.icon, docks[panel.name])
        self.toolbar: QToolBar = iface.addToolBar(self.title())
        self._fill_toolbar()
        self._fill_menu()

    @staticmethod
    def title() -> str:
        """What menu and toolbar are called."""
        return translate("FarmlandGuard", "Farmland Guard")

    def renew(self, register_open: bool) -> None:
        """Turn commands off, with the reason, while no register is open."""
        for name, action in self.actions.items():
            command = self._commands[name]
            if command.needs_register and not register_open:
                switch_off(action, translate("FarmlandGuard", "Open or make a register first"))
            else:
                switch_on(action, self._tip(command))

    def take_down(self) -> None:
        """Remove toolbar, menu and actions."""
        self.who.take_down()
        for action in self._in_menu:
            self._iface.removePluginMenu(self.title(), action)
        self._iface.mainWindow().removeToolBar(self.toolbar)
        self.toolbar.deleteLater()
        for action in [*self.actions.values(), *self.toggles.values()]:
            self._iface.mainWindow().removeAction(action)
            action.deleteLater()
        for menu in self._menus:
            menu.deleteLater()
        self.actions, self.toggles, self._in_menu, self._menus = {}, {}, [], []

    def _make(self, command: Command) -> None:
        action = QAction(command.icon, command.title, self)
        action.setObjectName(f"FarmlandGuard_{command.name}")
        action.setCheckable(command.checkable)
        if command.checkable:
            action.triggered.connect(lambda on, run=command.run: run(self._desk, on))
        else:
            action.triggered.connect(lambda _on=False, run=command.run: run(self._desk))
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
            # A shortcut works only on an action that belongs to a window.
            self._iface.mainWindow().addAction(action)
        self.actions[command.name] = action
        self._commands[command.name] = command

    def _tip(self, command: Command) -> str:
        shortcut = self.actions[command.name].shortcut()
        if shortcut.isEmpty():
            return command.tip
        return f"{command.tip} ({shortcut.toString(QKeySequence.SequenceFormat.NativeText)})"

    def _toggle(self, name: str, icon: str, dock: RegisterDock) -> None:
        toggle = QAction(own_icon(icon), dock.windowTitle(), self)
        toggle.setCheckable(True)
        toggle.setToolTip(translate("FarmlandGuard", "Show or hide the panel “{title}”").format(title=dock.windowTitle()))
        dock.setToggleVisibilityAction(toggle)
        self.toggles[name] = toggle

    def _fill_toolbar(self) -> None:
        self.toolbar.setObjectName("FarmlandGuardToolbar")
        self.toolbar.addActions([self.toggles[panel.name] for panel in PANELS if panel.on_bar])
        self.toolbar.addSeparator()
        self.toolbar.addActions([self.actions[name] for name, each in self._commands.items() if each.on_bar])
        self.toolbar.addSeparator()
        self.more = QToolButton()
        self.more.setObjectName("FarmlandGuardMore")
        self.more.setText(translate("FarmlandGuard", "More"))
        self.more.setToolTip(translate("FarmlandGuard", "All panels and commands of Farmland Guard"))
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        whole = self._menu(self.title())
        for menu in self._submenus():
            whole.addMenu(menu)
        self.more.setMenu(whole)
        self.toolbar.addWidget(self.more)
        self.toolbar.addSeparator()
        self.who = WhoActs(self._iface, self._desk.current)
        self.toolbar.addWidget(self.who)

    def _fill_menu(self) -> None:
        for menu in self._submenus():
            entry = menu.menuAction()
            self._iface.addPluginToMenu(self.title(), entry)
            self._in_menu.append(entry)

    def _submenus(self) -> List[QMenu]:
        panels = self._menu(translate("FarmlandGuard", "Panels"))
        panels.addActions([self.toggles[panel.name] for panel in PANELS])
        made = [panels]
        for room, title in rooms().items():
            inside = [self.actions[name] for name, each in self._commands.items() if each.room == room]
            if inside:
                menu = self._menu(title)
                menu.addActions(inside)
                made.append(menu)
        return made

    def _menu(self, title: str) -> QMenu:
        menu = QMenu(title, self._iface.mainWindow())
        menu.setToolTipsVisible(True)
        self._menus.append(menu)
        return menu
