"""The tabs of a task: sign-off with its ground, evidence, readings, quality, papers."""

from typing import Any, Callable, Dict, List, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QTabWidget

from ...casework.overview import TaskLine
from ...domain.language import translate
from ...domain.lifecycle import Answer
from ...register.store import Register, Row
from ..signoff_tab import SignoffTab, running_round
from ..task_files import EvidenceTab, ReadingsTab
from .ground_bar import GroundBar
from .papers_tab import PapersTab
from .quality_tab import QualityTab


class TaskTabs(QTabWidget):
    """What is done in a tab itself is told by `written`; what needs a form of the panel by the signals of the tabs."""

    written = pyqtSignal()

    def __init__(self, iface: Any, acting: Callable[[], str], signed: Callable[[Callable[[], Any]], None]) -> None:
        """`acting` names who acts; `signed` does something once somebody does, and asks who it is where nobody does yet."""
        super().__init__()
        self.setDocumentMode(True)
        self.evidence, self.readings = EvidenceTab(iface, acting, signed), ReadingsTab(iface, acting, signed)
        self.ground = GroundBar(iface, acting, signed)
        self.signoff = SignoffTab(self.ground)
        self.quality, self.papers = QualityTab(), PapersTab(iface)
        for tab in (self.evidence, self.readings, self.ground):
            tab.written.connect(self.written)
        self.addTab(self.signoff, translate("FarmlandGuard", "Sign-off"))
        self.addTab(self.evidence, translate("FarmlandGuard", "Evidence"))
        self.addTab(self.readings, translate("FarmlandGuard", "Readings"))
        self.addTab(self.quality, translate("FarmlandGuard", "Quality"))
        self.addTab(self.papers, translate("FarmlandGuard", "Papers"))

    def take(
        self, register: Optional[Register], line: Optional[TaskLine], details: Dict[str, List[Row]], may_sign: Answer
    ) -> None:
        """Show a task; `may_sign` is the lifecycle's answer for its case."""
        self.evidence.take(register, line, details["attachments"])
        self.readings.take(register, line, details["readings"])
        self._count(1, translate("FarmlandGuard", "Evidence"), len(details["attachments"]))
        self._count(2, translate("FarmlandGuard", "Readings"), len(details["readings"]))
        self.signoff.take(line, details, may_sign)
        running = None if line is None else running_round(details["acceptances"], line.case_state)
        self.ground.take(register, line, running, may_sign)
        self.quality.take(register, line)
        self.papers.take(register, line)

    def _count(self, tab: int, title: str, count: int) -> None:
        self.setTabText(tab, f"{title} ({count})" if count else title)
