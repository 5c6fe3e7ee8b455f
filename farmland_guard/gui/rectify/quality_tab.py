"""Readings against the limits: what is met, what is not, what is missing, and the limits that wait to be confirmed."""

from typing import Any, List, Optional, Sequence

from qgis.PyQt.QtCore import QModelIndex, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...casework.overview import TaskLine
from ...casework.quality_check import OVERALL_WORDS, QualityReport, check_quality
from ...domain.codes import PAPER_MEASURES, label
from ...domain.errors import InputError
from ...domain.language import translate
from ...domain.quality import RESULT_WORDS, QualityLine, profile_for
from ...register.store import Register
from ..buttons import switch_off, switch_on
from ..rows_model import Column, RowsModel, fit_columns, table_view
from ..task_list import GREEN, RED

AMBER = QColor("#b26a00")
_COLOURS = {"pass": GREEN, "fail": RED, "missing": None, "unconfirmed": AMBER, "questioned": AMBER, "recorded": None}


class QualityTab(QWidget):
    """One row for every limit of the land class; nothing here decides."""

    confirm_wanted = pyqtSignal(object, object)
    """The limit and its indicator."""

    def __init__(self) -> None:
        super().__init__()
        self.report: Optional[QualityReport] = None
        self._register: Optional[Register] = None
        self.verdict = QLabel()
        self.verdict.setObjectName("qualityVerdict")
        self.verdict.setWordWrap(True)
        self.confirm_button = QPushButton(translate("FarmlandGuard", "Confirm limit…"))
        self.confirm_button.setObjectName("qualityConfirm")
        self.confirm_button.clicked.connect(lambda _checked=False: self._confirm())
        self.model = RowsModel(_columns(), self)
        self.table = table_view(self.model, "taskQuality")
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._offer(now))
        row = QHBoxLayout()
        row.addWidget(self.verdict, 1)
        row.addWidget(self.confirm_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.table, 1)

    def take(self, register: Optional[Register], task: Optional[TaskLine]) -> None:
        """Judge the readings of a task anew."""
        self.report, self._register = None, register
        lines: Sequence[QualityLine] = ()
        self.verdict.clear()
        if task is not None and task.measure in PAPER_MEASURES:
            self.verdict.setText(
                translate("FarmlandGuard", "“{measure}” ends by its document; no quality of the ground is judged.").format(
                    measure=label("measure", task.measure)
                )
            )
        elif register is not None and task is not None:
            try:
                self.report = check_quality(register, task.uid)
            except InputError as error:
                # No limits for this ground: the sentence stands where the result would.
                self.verdict.setText(str(error))
            else:
                lines = self.report.lines
                self.verdict.setText(
                    translate("FarmlandGuard", "{land}: {result}. Two signatures decide, not this table.").format(
                        land=self.report.land_name, result=OVERALL_WORDS[self.report.result]
                    )
                )
                self.verdict.setToolTip("\n".join([self.report.profile, *self.report.remarks]))
        self.model.take(lines)
        fit_columns(self.table)
        self._offer(self.table.currentIndex())

    def _offer(self, index: QModelIndex) -> None:
        if self.model.record(index) is None:
            switch_off(self.confirm_button, translate("FarmlandGuard", "Select an indicator first."))
        else:
            switch_on(
                self.confirm_button, translate("FarmlandGuard", "Record that the limit was compared with the official text")
            )

    def _confirm(self) -> None:
        line = self.model.record(self.table.currentIndex())
        if line is None or self.report is None or self._register is None:
            return
        profile = profile_for(self._register.info.county, land_class=self.report.land_class)
        found = profile.indicator(line.indicator)
        limits = [each for each in profile.limits_for(self.report.land_class) if found and each.indicator == found[0].id]
        if found and limits:
            self.confirm_wanted.emit(limits[0], found[0])


def _columns() -> List[Column]:
    def colour(line: Any) -> Optional[QColor]:
        return _COLOURS[line.result]

    return [
        Column("indicator", translate("FarmlandGuard", "Indicator"), lambda line: line.indicator, tip=lambda line: line.sentence),
        Column(
            "result", translate("FarmlandGuard", "Result"), lambda line: RESULT_WORDS[line.result], tip=lambda line: line.sentence,
            colour=colour,
        ),
        Column("reading", translate("FarmlandGuard", "Reading"), lambda line: line.reading, tip=lambda line: line.sentence),
        Column("limit", translate("FarmlandGuard", "Limit"), lambda line: line.limit, tip=lambda line: line.sentence),
    ]  # fmt: skip
