"""退件预检: what reviewers would send back, in their words, and one click to where it is put right."""

import html
from typing import Any, List, Optional

from qgis.core import Qgis
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from ..casework.overview import summary
from ..casework.precheck import PrecheckReport, run_precheck
from ..casework.precheck.listing import PrecheckLine, counts, precheck_lines
from ..domain.codes import PRECHECK_LEVELS, label
from ..domain.errors import FarmlandError
from ..domain.language import translate
from . import background, messages
from .attach_form import AttachForm
from .current import CurrentRegister
from .dock import RegisterDock, page_layout
from .empty_state import TableOrHint
from .forms import refill
from .icons import theme_icon
from .judge_form import VerdictForm
from .map_view import zoom_to_cases
from .officer import at_desk
from .rows_model import Column, RowsModel, fit_columns, table_view

COLOURS = {"red": QColor("#c4231a"), "amber": QColor("#b36b00"), "green": QColor("#2e7d50")}


class PrecheckPanel(RegisterDock):
    """The dock. Every line is one reason; the button beside the list opens what puts it right."""

    check_wanted = pyqtSignal()
    """The case has to be measured: the check panel should come to the front."""
    split_wanted = pyqtSignal()
    """The case is to be looked at in the list: the patches panel should come to the front."""

    def __init__(self, iface: Any, current: CurrentRegister, parent: Optional[QWidget] = None) -> None:
        super().__init__(iface, current, translate("FarmlandGuard", "Return pre-check"), "FarmlandGuardPrecheck", parent)
        self._task: Optional[background.CaseworkTask] = None
        self._level = ""
        self._build()
        self.begin()

    def take_down(self) -> None:
        """Stop the running pre-check."""
        super().take_down()
        if self._task is not None:
            self._task.drop()
            self._task = None

    def _build(self) -> None:
        self.batch = QComboBox()
        self.batch.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.batch.setMinimumContentsLength(10)
        self.batch.currentIndexChanged.connect(self._filter)
        self.run_button = QPushButton(theme_icon("mActionStart.svg"), translate("FarmlandGuard", "Pre-check"))
        self.run_button.setObjectName("precheckRun")
        self.run_button.setToolTip(
            translate("FarmlandGuard", "Look for reasons to send back in the cases of the batch whose review is not finished")
        )
        self.run_button.clicked.connect(lambda _checked=False: self.run())
        self.progress = QProgressBar()
        self.progress.hide()
        first = QHBoxLayout()
        first.addWidget(self.batch, 1)
        first.addWidget(self.run_button)
        self.summary = QLabel()
        self.summary.setObjectName("precheckSummary")
        self.summary.setTextFormat(Qt.TextFormat.RichText)
        self.summary.setWordWrap(True)
        self.summary.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.summary.linkActivated.connect(self._level_clicked)
        self.search = QgsFilterLineEdit()
        self.search.setShowSearchIcon(True)
        self.search.setPlaceholderText(translate("FarmlandGuard", "Code, township, reason …"))
        self.search.textChanged.connect(self._filter)
        self.model = RowsModel(_columns(), self)
        self.table = table_view(self.model, "precheckList")
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.doubleClicked.connect(lambda _index: self.fix())
        self.detail = QLabel()
        self.detail.setObjectName("precheckDetail")
        self.detail.setWordWrap(True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fix_button = QPushButton()
        self.fix_button.setObjectName("precheckFix")
        self.fix_button.clicked.connect(lambda _checked=False: self.fix())
        last = QHBoxLayout()
        last.addWidget(self.detail, 1)
        last.addWidget(self.fix_button, 0, Qt.AlignmentFlag.AlignTop)
        page = QWidget()
        layout = page_layout(page)
        layout.addLayout(first)
        layout.addWidget(self.progress)
        layout.addWidget(self.summary)
        layout.addWidget(self.search)
        layout.addWidget(TableOrHint(self.table, self._nothing), 1)
        layout.addLayout(last)
        self.put(page)

    def forget(self) -> None:
        """Show no results."""
        self._level = ""
        self.model.take([])
        self._show_line(None)

    def refresh(self) -> None:
        """Read the results of the last pre-check."""
        names = summary(self.register)["batches"]

        def fill() -> None:
            self.batch.addItem(translate("FarmlandGuard", "All batches"), "")
            for name in names:
                self.batch.addItem(name, name)

        refill(self.batch, fill)
        chosen = self.line()
        self.model.take(precheck_lines(self.register))
        fit_columns(self.table, 24)
        self._filter()
        self._select(chosen)

    def follow(self, code: str) -> None:
        """Go to the case's first reason."""
        line = self.line()
        if line is None or line.code != code:
            row = self.model.row_of(lambda each: each.code == code)
            if row >= 0:
                self.table.selectRow(row)

    def line(self) -> Optional[PrecheckLine]:
        """The chosen reason."""
        return self.model.record(self.table.currentIndex())

    def run(self, codes: Optional[List[str]] = None) -> None:
        """Pre-check the batch, or these cases, in the background."""
        if self._task is not None:
            return
        register, batch = self.register, str(self.batch.currentData() or "")
        self.run_button.setEnabled(False)
        self.progress.show()
        self._task = background.start(
            translate("FarmlandGuard", "Return pre-check"),
            lambda progress: run_precheck(register, codes=codes, batch="" if codes else batch, who=at_desk(self._current), progress=progress),
            self._done,
            lambda error: self._ended(lambda: messages.show(self._iface, error)),
            lambda: self._ended(
                lambda: messages.show(self._iface, translate("FarmlandGuard", "The pre-check was cancelled; nothing was written."))
            ),
            lambda percent: self.progress.setValue(int(percent)),
        )

    def fix(self) -> None:
        """Open what puts the chosen reason right."""
        line = self.line()
        if line is None:
            return
        self._current.pick(line.code)
        if line.fix_dialog == "verdict":
            self.present(VerdictForm(self._iface, self._current, [line.code], field=line.fix_field))
            self.form.submitted.connect(lambda code=line.code: self.run([code]))
        elif line.fix_dialog == "attach":
            self.present(AttachForm(self._iface, self._current, [line.code], line.fix_field))
            self.form.submitted.connect(lambda code=line.code: self.run([code]))
        elif line.fix_dialog == "check":
            self.check_wanted.emit()
        else:
            self.split_wanted.emit()
            self._zoom(line.code)

    def _done(self, report: PrecheckReport) -> None:
        def say() -> None:
            self._current.changed.emit()
            messages.show(
                self._iface,
                translate("FarmlandGuard", "Pre-check done: {red} red, {amber} amber, {green} green.").format(
                    **{level: report.count(level) for level in COLOURS}
                ),
                Qgis.MessageLevel.Success,
                "\n".join(report.problems),
            )

        self._ended(say)

    def _ended(self, then: Any) -> None:
        self._task = None
        self.progress.hide()
        self.progress.setValue(0)
        self.run_button.setEnabled(True)
        then()

    def _filter(self, *_ignored: object) -> None:
        batch, text, level = self.batch.currentData(), self.search.text().strip().lower(), self._level

        def passes(line: PrecheckLine) -> bool:
            if (batch and line.batch != batch) or (level and line.case_level != level):
                return False
            return text in f"{line.code} {line.township} {line.text} {line.detail}".lower()

        self.model.filter(passes)
        self._renew_summary()
        self._show_line(self.line())

    def _nothing(self) -> str:
        if self.model.total():
            return translate("FarmlandGuard", "No result passes the filter.")
        return translate("FarmlandGuard", "Nothing was pre-checked yet. Press “Pre-check”.")

    def _renew_summary(self) -> None:
        batch = self.batch.currentData()
        mine = [line for line in self.model.everything() if not batch or line.batch == batch]
        # Without any result the sentence stands in the table's place.
        self.summary.setVisible(bool(self.model.total()))
        if not mine:
            self.summary.setText(html.escape(translate("FarmlandGuard", "Nothing was pre-checked yet. Press “Pre-check”.")))
            return
        parts = [
            f"<a href='{level}' style='color:{COLOURS[level].name()}'>"
            f"{'<b>' if level == self._level else ''}{html.escape(PRECHECK_LEVELS[level])} {count}{'</b>' if level == self._level else ''}</a>"
            for level, count in counts(mine).items()
        ]
        everything = html.escape(translate("FarmlandGuard", "all"))
        tail = f" · <a href='all'>{everything}</a>" if self._level else ""
        day = max(line.checked_on for line in mine)
        self.summary.setText(
            html.escape(translate("FarmlandGuard", "Pre-checked on {date}:").format(date=day)) + " " + " · ".join(parts) + tail
        )

    def _level_clicked(self, link: str) -> None:
        self._level = "" if link in ("all", self._level) else link
        self._filter()

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        line = self.model.record(now)
        self._show_line(line)
        if line is not None:
            self._current.pick(line.code)

    def _show_line(self, line: Optional[PrecheckLine]) -> None:
        self.fix_button.setVisible(line is not None and bool(line.fix_dialog))
        if line is None:
            self.detail.clear()
            return
        self.detail.setText("\n".join(text for text in (f"{line.code}：{line.text}", line.detail, line.source) if text))
        titles = {
            "verdict": translate("FarmlandGuard", "Open the verdict…"),
            "attach": translate("FarmlandGuard", "Add evidence…"),
            "check": translate("FarmlandGuard", "To the overlap check"),
        }
        self.fix_button.setText(titles.get(line.fix_dialog, translate("FarmlandGuard", "Show the case")))

    def _select(self, line: Optional[PrecheckLine]) -> None:
        if line is None:
            return
        row = self.model.row_of(lambda each: each.code == line.code and each.text == line.text)
        if row < 0:
            row = self.model.row_of(lambda each: each.code == line.code)
        if row >= 0:
            self.table.selectRow(row)

    def _zoom(self, code: str) -> None:
        try:
            zoom_to_cases(self._iface.mapCanvas(), self.register, [code])
        except FarmlandError as error:
            messages.show(self._iface, error)


def _columns() -> List[Column]:
    def colour(line: PrecheckLine) -> QColor:
        return COLOURS[line.level]

    return [
        Column("level", translate("FarmlandGuard", "Result"), lambda line: f"● {PRECHECK_LEVELS[line.level]}", colour=colour),
        Column("code", translate("FarmlandGuard", "Code"), lambda line: line.code),
        Column("text", translate("FarmlandGuard", "What reviewers would say"), lambda line: line.text,
               tip=lambda line: line.detail or line.text),
        Column("verdict", translate("FarmlandGuard", "Verdict"), lambda line: label("verdict", line.verdict)),
        Column("township", translate("FarmlandGuard", "Township"), lambda line: line.township),
        Column("detail", translate("FarmlandGuard", "Why"), lambda line: line.detail),
    ]  # fmt: skip
