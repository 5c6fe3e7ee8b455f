"""导入审核结果: the list of a reviewing site beside the register, line by line, before anything is written."""

import html
from collections import Counter
from pathlib import Path
from typing import Any, List, Optional

from qgis.core import Qgis
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QWidget

from ..casework.returns import (
    ACCEPTED,
    CHANGED,
    DUPLICATE,
    OUTCOMES,
    RETURNED,
    UNCHANGED,
    UNMATCHED,
    UNUSABLE,
    WRITTEN,
    ReturnDiff,
    ReturnLine,
    guess_returns,
    import_returns,
    read_returns_list,
)
from ..domain.codes import label
from ..domain.errors import FarmlandError
from ..domain.language import translate
from . import messages
from .current import CurrentRegister
from .forms import ShortForm
from .mapping_box import MappingBox
from .people_form import signing_row
from .rows_model import Column, RowsModel, fit_columns, table_view

COLOURS = {RETURNED: QColor("#c4231a"), ACCEPTED: QColor("#2e7d50"), CHANGED: QColor("#b36b00")}


def outcomes() -> "dict[str, str]":
    """What became of a line, in the bureau's words."""
    return {
        RETURNED: translate("FarmlandGuard", "returned"),
        ACCEPTED: translate("FarmlandGuard", "accepted"),
        CHANGED: translate("FarmlandGuard", "changed"),
        UNCHANGED: translate("FarmlandGuard", "as in the register"),
        UNMATCHED: translate("FarmlandGuard", "no such case"),
        DUPLICATE: translate("FarmlandGuard", "twice in the list"),
        UNUSABLE: translate("FarmlandGuard", "cannot be used"),
    }


class ReturnsForm(ShortForm):
    """File, columns, and both sides of every line; the last button writes, in one transaction."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        super().__init__(iface, translate("FarmlandGuard", "Import results of reviewing"), "FarmlandGuardReturnsForm", parent)
        self._current = current
        self.diff: Optional[ReturnDiff] = None
        self._problem = translate("FarmlandGuard", "Choose the list exported from the reviewing site.")
        self._titles = outcomes()
        self.file = QgsFileWidget()
        self.file.setFilter(translate("FarmlandGuard", "Lists") + " (*.xlsx *.csv)")
        self.file.fileChanged.connect(self._file_chosen)
        self.mapping = MappingBox()
        self.mapping.table.setMinimumHeight(self.fontMetrics().height() * 9)
        self.mapping.changed.connect(self.compare)
        self.mapping.problem.connect(lambda text: self.summary.setText(html.escape(text)))
        self.summary = QLabel()
        self.summary.setObjectName("returnsSummary")
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.RichText)
        self.what = QComboBox()
        self.what.addItem(translate("FarmlandGuard", "All lines"), "")
        for outcome in OUTCOMES:
            self.what.addItem(self._titles[outcome], outcome)
        self.what.currentIndexChanged.connect(self._filter)
        self.model = RowsModel(self._columns(), self)
        self.table = table_view(self.model, "returnLines")
        self.table.setMinimumHeight(self.fontMetrics().height() * 14)
        self.rows.addRow(translate("FarmlandGuard", "List"), self.file)
        self.rows.addRow(self.mapping)
        self.rows.addRow(self.summary)
        self.rows.addRow(translate("FarmlandGuard", "Show"), self.what)
        self.rows.addRow(self.table)
        signing_row(self, current)
        self.ok_button.setText(translate("FarmlandGuard", "Write into the register"))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 100)

    def complete(self) -> str:
        """There must be something to write."""
        if self.diff is None:
            return self._problem
        if not any(line.outcome in WRITTEN for line in self.diff.lines):
            return translate("FarmlandGuard", "Nothing in the list differs from the register.")
        return ""

    def submit(self) -> None:
        """Write what the list says."""
        diff = import_returns(
            self._current.register, Path(self.file.filePath()), mapping=self.mapping.mapping(), apply=True, who=self.signer.name
        )
        messages.show(
            self._iface,
            translate("FarmlandGuard", "{count} cases now stand as the list says: {returned} returned, {accepted} accepted.").format(
                count=diff.written, returned=len(diff.of(RETURNED)), accepted=len(diff.of(ACCEPTED))
            ),
            Qgis.MessageLevel.Success,
            "\n".join(diff.notes),
        )

    def compare(self) -> None:
        """Put list and register side by side; writes nothing."""
        self.diff = None
        missing = self.mapping.missing()
        if missing:
            self._problem = translate("FarmlandGuard", "Choose the field for: {fields}.").format(fields="、".join(missing))
        else:
            try:
                self.diff = import_returns(self._current.register, Path(self.file.filePath()), mapping=self.mapping.mapping())
            except FarmlandError as error:
                self._problem = str(error)
        self.model.take([] if self.diff is None else self.diff.lines)
        fit_columns(self.table, 22)
        self.summary.setText(self._summary())
        self.renew()

    def _summary(self) -> str:
        if self.diff is None:
            return f"<span style='color:#c4231a'>{html.escape(self._problem)}</span>"
        counts = Counter(line.outcome for line in self.diff.lines)
        return " · ".join(
            f"<span style='color:{COLOURS.get(outcome, QColor('#415a75')).name()}'>{html.escape(self._titles[outcome])} "
            f"{counts[outcome]}</span>"
            for outcome in OUTCOMES
            if counts[outcome]
        )

    def _file_chosen(self, path: str) -> None:
        self.diff = None
        try:
            listing = read_returns_list(Path(path))
            guessed = guess_returns(self._current.register, listing)
        except FarmlandError as error:
            self._problem = str(error)
            self.model.take([])
            self.summary.setText(self._summary())
            self.renew()
            return
        samples = [dict(zip(listing.headers, cells)) for _number, cells in listing.rows[:20]]
        self.mapping.load(self._current.register, "returns", listing.headers, samples, guessed)
        self.compare()

    def _filter(self, *_ignored: object) -> None:
        wanted = self.what.currentData()
        self.model.filter((lambda line: line.outcome == wanted) if wanted else None)

    def _columns(self) -> List[Column]:
        def colour(line: ReturnLine) -> Optional[QColor]:
            return COLOURS.get(line.outcome)

        return [
            Column("row", translate("FarmlandGuard", "Row"), lambda line: str(line.row), order=lambda line: line.row, number=True),
            Column("outcome", translate("FarmlandGuard", "Result"), lambda line: self._titles[line.outcome], colour=colour),
            Column("code", translate("FarmlandGuard", "In the list"), lambda line: line.code),
            Column("case", translate("FarmlandGuard", "Case"), lambda line: line.case_code),
            Column("old", translate("FarmlandGuard", "Register: state"), lambda line: label("review_state", line.old_state)),
            Column("new", translate("FarmlandGuard", "List: state"), lambda line: label("review_state", line.new_state), colour=colour),
            Column("old_reason", translate("FarmlandGuard", "Register: reason"), lambda line: line.old_reason),
            Column("new_reason", translate("FarmlandGuard", "List: reason"), lambda line: line.new_reason or line.text),
        ]
