"""规则: what the rule book says, whence, since when and how far it can be trusted; what the county sets for itself."""

import html
from pathlib import Path
from typing import Any, Dict, List, Optional

from qgis.core import Qgis
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import (
    QAction,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QTextBrowser,
    QToolBar,
    QWidget,
)

from ..casework.rule_exchange import export_pack, import_pack, pack_names
from ..casework.rulebook import rule_book
from ..domain.clock import today
from ..domain.codes import RULE_FIELDS, label
from ..domain.language import translate
from ..domain.rulebook import Entry
from . import messages
from .buttons import switch_off, switch_on
from .current import CurrentRegister
from .dock import RegisterDock, page_layout
from .icons import theme_icon
from .officer import officer
from .rows_model import Column, RowsModel, fit_columns, table_view
from .rule_forms import HolidayForm, ResetForm, RuleForm

UNCHECKED = QColor("#b36b00")
OFF = QColor("#7d7d7d")


def sections() -> "List[tuple[str, str]]":
    """The sections of the book in the bureau's words."""
    return [
        ("rules", translate("FarmlandGuard", "Thresholds")),
        ("periods", translate("FarmlandGuard", "Periods")),
        ("limits", translate("FarmlandGuard", "Settings")),
        ("evidence", translate("FarmlandGuard", "Evidence")),
        ("returns", translate("FarmlandGuard", "Return reasons")),
        ("ladders", translate("FarmlandGuard", "Reminders")),
        ("letters", translate("FarmlandGuard", "Letters")),
    ]


class RulesPanel(RegisterDock):
    """The dock. A county's own value needs a named person and a reason; the pack's own stays beside it."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        super().__init__(iface, current, translate("FarmlandGuard", "Rule book"), "FarmlandGuardRules", parent)
        self._dialog: Optional[QFileDialog] = None
        self._packs: Dict[str, str] = {}
        self._build()
        self.begin()

    def take_down(self) -> None:
        """Close the file dialog too."""
        super().take_down()
        if self._dialog is not None:
            self._dialog.close()

    def _build(self) -> None:
        self.section = QComboBox()
        self.section.addItem(translate("FarmlandGuard", "All of the book"), "")
        for name, title in sections():
            self.section.addItem(title, name)
        self.section.currentIndexChanged.connect(self._filter)
        self.search = QgsFilterLineEdit()
        self.search.setShowSearchIcon(True)
        self.search.setPlaceholderText(translate("FarmlandGuard", "Title, source, number …"))
        self.search.textChanged.connect(self._filter)
        self.unchecked = QCheckBox(translate("FarmlandGuard", "Only 待核对"))
        self.unchecked.toggled.connect(self._filter)
        line = QHBoxLayout()
        line.addWidget(self.section)
        line.addWidget(self.search, 1)
        line.addWidget(self.unchecked)
        self.model = RowsModel(_columns(), self)
        self.table = table_view(self.model, "ruleList")
        self.table.selectionModel().currentRowChanged.connect(self._show)
        self.table.doubleClicked.connect(lambda _index: self.set_action.trigger())
        self.details = QTextBrowser()
        self.details.setObjectName("ruleDetails")
        self.details.setOpenLinks(False)
        self.details.setPlaceholderText(translate("FarmlandGuard", "Choose a rule to see what it says, where it comes from and whose it is."))
        self.problems = QLabel()
        self.problems.setWordWrap(True)
        self.problems.setStyleSheet("color: #c4231a")
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.details)
        splitter.setSizes([600, 400])
        page = QWidget()
        layout = page_layout(page)
        layout.addWidget(self._tools())
        layout.addLayout(line)
        layout.addWidget(self.problems)
        layout.addWidget(splitter, 1)
        self.put(page)

    def _tools(self) -> QToolBar:
        def action(icon: str, text: str, tip: str, run: Any) -> QAction:
            made = QAction(theme_icon(icon), text, self)
            made.setToolTip(tip)
            made.triggered.connect(lambda _checked=False: run())
            return made

        self.set_action = action(
            "mActionEditTable.svg",
            translate("FarmlandGuard", "County's own value…"),
            translate("FarmlandGuard", "Set a value for this county, in a person's name and with a reason"),
            self._set,
        )
        self.reset_action = action(
            "mActionUndo.svg",
            translate("FarmlandGuard", "Back to the pack…"),
            translate("FarmlandGuard", "Let the pack's own value count again"),
            lambda: self._with_entry(ResetForm),
        )
        self.holidays_action = action(
            "mActionNewTable.svg",
            translate("FarmlandGuard", "Holidays…"),
            translate("FarmlandGuard", "Enter the holiday table of a year, from which working days are counted"),
            lambda: self.present(HolidayForm(self._iface, self._current)),
        )
        self.import_action = action(
            "mActionSharingImport.svg",
            translate("FarmlandGuard", "Import pack…"),
            translate("FarmlandGuard", "Take a rule pack from a file"),
            self._ask_import,
        )
        self.export_action = action(
            "mActionSharingExport.svg",
            translate("FarmlandGuard", "Export pack…"),
            translate("FarmlandGuard", "Write the pack of this rule to a file"),
            self._ask_export,
        )
        bar = QToolBar()
        bar.setIconSize(self._iface.iconSize(True))
        bar.addActions([self.set_action, self.reset_action, self.holidays_action, self.import_action, self.export_action])
        bar.widgetForAction(self.set_action).setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return bar

    def forget(self) -> None:
        """Show no rules."""
        self.model.take([])
        self._show()

    def refresh(self) -> None:
        """Read the book anew."""
        chosen = self.entry()
        book = rule_book(self.register)
        self._packs = {pack.name: pack.title for pack in pack_names(self.register)}
        self.model.take(book.every_entry())
        self.problems.setText("\n".join(book.problems))
        self.problems.setVisible(bool(book.problems))
        fit_columns(self.table, 26)
        row = -1 if chosen is None else self.model.row_of(lambda entry: entry.id == chosen.id and entry.section == chosen.section)
        if row >= 0:
            self.table.selectRow(row)
        self._show()

    def entry(self) -> Optional[Entry]:
        """The chosen entry."""
        return self.model.record(self.table.currentIndex())

    def _filter(self, *_ignored: object) -> None:
        section, text = self.section.currentData(), self.search.text().strip().lower()
        unchecked = self.unchecked.isChecked()

        def passes(entry: Entry) -> bool:
            if (section and entry.section != section) or (unchecked and entry.verified):
                return False
            return text in f"{entry.id} {entry.title} {entry.source} {entry.article} {value_text(entry)}".lower()

        self.model.filter(passes)
        self._show()

    def _show(self, *_ignored: object) -> None:
        entry = self.entry()
        self.details.setHtml("" if entry is None else _details_html(entry, self._packs.get(entry.pack, entry.pack)))
        nothing = translate("FarmlandGuard", "Select a rule first.")
        for action in (self.set_action, self.export_action, self.reset_action):
            if entry is None:
                switch_off(action, nothing)
        if entry is None:
            return
        switch_on(self.set_action, translate("FarmlandGuard", "Set a value for this county, in a person's name and with a reason"))
        switch_on(self.export_action, translate("FarmlandGuard", "Write the pack of this rule to a file"))
        if entry.overridden:
            switch_on(self.reset_action, translate("FarmlandGuard", "Let the pack's own value count again"))
        else:
            switch_off(self.reset_action, translate("FarmlandGuard", "The county has set nothing of its own here."))

    def _set(self) -> None:
        self._with_entry(RuleForm)

    def _with_entry(self, form: Any) -> None:
        entry = self.entry()
        if entry is not None:
            self.present(form(self._iface, self._current, entry))

    def _ask_import(self) -> None:
        dialog = self._file_dialog(translate("FarmlandGuard", "Import a rule pack"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.signed(lambda: self.import_file(path)))
        dialog.open()

    def import_file(self, path: str) -> None:
        """Take a pack in and say which."""

        def work() -> None:
            pack = import_pack(self.register, Path(path), officer(self._current))
            self._current.changed.emit()
            messages.show(
                self._iface,
                translate("FarmlandGuard", "Rule pack “{title}” counts now.").format(title=pack.title),
                Qgis.MessageLevel.Success,
            )

        self.attempt(work)

    def _ask_export(self) -> None:
        entry = self.entry()
        if entry is None:
            return
        dialog = self._file_dialog(translate("FarmlandGuard", "Export the rule pack"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(f"{entry.pack}.json")
        dialog.fileSelected.connect(lambda path, name=entry.pack: self.export_file(name, path))
        dialog.open()

    def export_file(self, name: str, path: str) -> None:
        """Write a pack and say where."""

        def work() -> None:
            export_pack(self.register, name, Path(path))
            messages.show(
                self._iface,
                translate("FarmlandGuard", "Rule pack written: {path}").format(path=path),
                Qgis.MessageLevel.Success,
            )

        self.attempt(work)

    def _file_dialog(self, title: str) -> QFileDialog:
        self._dialog = QFileDialog(self, title)
        self._dialog.setNameFilter(translate("FarmlandGuard", "Rule packs (*.json)"))
        return self._dialog

    def packs(self) -> List[str]:
        """The names of the packs that count."""
        return [pack.name for pack in pack_names(self.register)]


def value_text(entry: Entry) -> str:
    """The figure of an entry in a few words."""
    data = entry.data
    if entry.section == "rules":
        sign = {">=": "≥"}.get(data["operator"], data["operator"])
        return f"{sign} {data['value']:g} {data['unit']}"
    if entry.section == "periods":
        return f"{data['amount']} {data['unit']}"
    if entry.section == "limits":
        value = data["value"]
        if value is None:
            return translate("FarmlandGuard", "to be filled in")
        text = "、".join(str(each) for each in value) if isinstance(value, list) else str(value)
        return f"{text} {data.get('unit', '')}".strip()
    if entry.section in ("evidence", "returns"):
        return str(data.get("text", ""))
    return ""


def _state_text(entry: Entry) -> str:
    if not entry.enabled:
        return translate("FarmlandGuard", "off")
    day = today()
    if entry.valid_from > day:
        return translate("FarmlandGuard", "from {date}").format(date=entry.valid_from.isoformat())
    if entry.valid_to is not None and entry.valid_to < day:
        return translate("FarmlandGuard", "ended")
    return translate("FarmlandGuard", "county's own") if entry.overridden else translate("FarmlandGuard", "in force")


def _columns() -> List[Column]:
    def colour(entry: Entry) -> Optional[QColor]:
        if not entry.enabled:
            return OFF
        return None if entry.verified else UNCHECKED

    titles = dict(sections())
    return [
        Column("title", translate("FarmlandGuard", "Rule"), lambda entry: entry.title, colour=colour),
        Column("state", translate("FarmlandGuard", "Holds"), _state_text, colour=colour),
        Column("mark", translate("FarmlandGuard", "Mark"), lambda entry: entry.mark, colour=colour),
        Column("value", translate("FarmlandGuard", "Value"), value_text),
        Column("article", translate("FarmlandGuard", "Article"), lambda entry: f"{entry.source} {entry.article}".strip()),
        Column("section", translate("FarmlandGuard", "Section"), lambda entry: titles.get(entry.section, entry.section)),
    ]


def _details_html(entry: Entry, pack: str) -> str:
    until = translate("FarmlandGuard", "until {date}").format(date=entry.valid_to.isoformat()) if entry.valid_to else ""
    lines = [
        f"<b>{html.escape(entry.title)}</b>　{html.escape(value_text(entry))}",
        html.escape(f"{entry.source} {entry.article}".strip()) + f"　<b>{entry.mark}</b>",
        html.escape(
            translate("FarmlandGuard", "In force from {date} {until}").format(date=entry.valid_from.isoformat(), until=until).strip()
        ),
    ]
    data = entry.data
    if data.get("basis"):
        lines.append(html.escape(f"{RULE_FIELDS['basis']}：{_basis(data)}"))
    for name in ("proposal", "text", "duty"):
        if data.get(name):
            lines.append(html.escape(f"{label('rule_field', name)}：{data[name]}"))
    if data.get("from"):
        lines.append(html.escape(translate("FarmlandGuard", "Runs from: {event}").format(event=data["from"])))
    if entry.note:
        lines.append(html.escape(entry.note))
    lines += [f"<span style='color:#a3001b'>{html.escape(note)}</span>" for note in entry.overridden]
    if data.get("template"):
        lines.append(html.escape(str(data["template"])).replace("\n", "<br>"))
    grey = html.escape(translate("FarmlandGuard", "Number {id} in the pack {pack}").format(id=entry.id, pack=pack))
    return "<br>".join(lines) + f"<p style='color:#7d7d7d'>{grey}</p>"


def _basis(data: Any) -> str:
    return label("basis", f"{data.get('measure', '')}_{data['basis']}")
