"""One line above the list: what of a batch is new, what is known, what waits for a verdict; each figure filters."""

import html
from collections import Counter
from typing import Optional, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QWidget

from ..casework.overview import CaseLine
from ..domain.codes import PATCH_RELATIONS
from ..domain.language import translate
from .case_list import NOT_COMPARED

COMPARE = "compare"


class BatchLine(QLabel):
    """Shows the batch that is filtered by, or the one that came last."""

    relation_wanted = pyqtSignal(str, str)
    """A figure was clicked: batch and relation."""
    compare_wanted = pyqtSignal(str)
    """The batch is to be compared with earlier ones."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("batchLine")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.batch = ""
        self.linkActivated.connect(self._clicked)

    def take(self, cases: Sequence[CaseLine], batch: str) -> None:
        """Count the patches of `batch`; for "" those of the batch of the newest case."""
        self.batch = batch or next((line.batch for line in cases if line.batch), "")
        mine = [line for line in cases if line.batch == self.batch]
        self.setVisible(bool(self.batch and mine))
        counts = Counter(line.relation for line in mine)
        waiting = sum(1 for line in mine if line.verdict is None)
        parts = [
            f"<a href='{code}'>{title} {counts[code]}</a>" for code, title in PATCH_RELATIONS.items() if counts[code]
        ]
        if counts[""]:
            parts.append(
                f"<a href='{NOT_COMPARED}'>"
                + html.escape(translate("FarmlandGuard", "not compared {count}").format(count=counts[""]))
                + "</a>"
            )
            parts.append(f"<a href='{COMPARE}'>{html.escape(translate('FarmlandGuard', 'Compare with earlier…'))}</a>")
        head = translate("FarmlandGuard", "{batch}: {count} patches, {waiting} without a verdict").format(
            batch=self.batch, count=len(mine), waiting=waiting
        )
        self.setText(f"<b>{html.escape(head)}</b><br>" + " · ".join(parts))

    def _clicked(self, link: str) -> None:
        if link == COMPARE:
            self.compare_wanted.emit(self.batch)
        else:
            self.relation_wanted.emit(self.batch, link)
