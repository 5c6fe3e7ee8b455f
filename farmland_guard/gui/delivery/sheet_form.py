"""A sheet that came back: what it would change and what is refused, before anything is written."""

from pathlib import Path
from typing import Any, List, Optional

from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QLabel, QWidget

from ...casework.sheets import CellNews, SheetReturn, import_sheet
from ...domain.errors import FarmlandError
from ...domain.language import translate
from ..current import CurrentRegister
from ..forms import ShortForm
from ..people_form import PersonPicker
from ..rows_model import Column, RowsModel, fit_columns, table_view

RED = QColor(192, 30, 30)
ROWS_SHOWN = 14


def news_columns() -> List[Column]:
    """Cell, case, column, before, after, and why a cell is refused."""
    return [
        Column("cell", translate("FarmlandGuard", "Cell"), lambda news: news.cell),
        Column("code", translate("FarmlandGuard", "Patch"), lambda news: news.code),
        Column("field", translate("FarmlandGuard", "Column"), lambda news: news.field),
        Column("before", translate("FarmlandGuard", "In the register"), lambda news: news.before),
        Column("after", translate("FarmlandGuard", "In the sheet"), lambda news: news.after),
        Column(
            "problem",
            translate("FarmlandGuard", "Refused because"),
            lambda news: news.problem,
            colour=lambda news: RED if news.problem else None,
        ),
    ]


class SheetForm(ShortForm):
    """The differences of a sheet; OK writes them in the name of the person chosen."""

    def __init__(self, iface: Any, current: CurrentRegister, path: Path, parent: Optional[QWidget] = None) -> None:
        """Compare at once; what `import_sheet` refuses as a whole comes through."""
        if current.register is None:
            raise FarmlandError(translate("FarmlandGuard", "Open or make a register first"))
        # Before there is a window: what is refused must not leave a half-made one behind.
        result = import_sheet(current.register, path, "")
        title = translate("FarmlandGuard", "Sheet that came back: {file}").format(file=path.name)
        super().__init__(iface, title, "FarmlandGuardSheet", parent)
        self._current, self._path = current, path
        self.result: SheetReturn = result
        news: List[CellNews] = [*self.result.changes, *self.result.refused]
        summary = translate(
            "FarmlandGuard", "{changes} cells differ, {refused} are refused, {unchanged} rows say nothing new."
        ).format(changes=len(self.result.changes), refused=len(self.result.refused), unchanged=self.result.unchanged)
        if self.result.filled_by:
            summary += translate("FarmlandGuard", " Filled in by {person}.").format(person=self.result.filled_by)
        self.summary = QLabel(summary)
        self.summary.setWordWrap(True)
        self.model = RowsModel(news_columns(), self)
        self.model.take(news)
        self.table = table_view(self.model, "sheetNews")
        self.table.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * (min(len(news), ROWS_SHOWN) + 2))
        self.table.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 90)
        fit_columns(self.table, 24)
        self.table.setVisible(bool(news))
        self.person = PersonPicker(iface, current)
        self.rows.addRow(self.summary)
        self.rows.addRow(self.table)
        self.rows.addRow(translate("FarmlandGuard", "Person who takes it in"), self.person)
        self.ok_button.setText(translate("FarmlandGuard", "Write the differences"))
        self.person.changed.connect(self.renew)

    def complete(self) -> str:
        """There has to be something to write, and a person who does."""
        if not self.result.changes:
            return translate("FarmlandGuard", "The sheet says nothing new.")
        return "" if self.person.name else translate("FarmlandGuard", "Choose the person who acts first.")

    def submit(self) -> None:
        """Write what differs."""
        self.person.remember()
        if self._current.register is not None:
            self.result = import_sheet(self._current.register, self._path, self.person.name, apply=True)
