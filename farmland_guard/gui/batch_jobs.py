"""Long work on a whole batch, in the background, its result as one sentence."""

from typing import Any

from qgis.core import Qgis

from ..casework.comparing import ComparisonReport, compare_batch
from ..domain.codes import PATCH_RELATIONS
from ..domain.language import translate
from . import background, messages
from .current import CurrentRegister
from .officer import at_desk


def compare(iface: Any, current: CurrentRegister, batch: str) -> None:
    """Compare a batch with earlier ones and say what came of it; panels read anew then."""
    register = current.register
    if register is None:
        return

    def done(report: ComparisonReport) -> None:
        if current.register is register:
            current.changed.emit()
        counts = "，".join(
            f"{title} {report.counts[code]}" for code, title in PATCH_RELATIONS.items() if report.counts.get(code)
        )
        messages.show(
            iface,
            translate("FarmlandGuard", "{batch} was compared with earlier batches: {counts}.").format(batch=batch, counts=counts),
            Qgis.MessageLevel.Success,
            "\n".join(report.notes),
        )

    who = at_desk(current)
    background.start(
        translate("FarmlandGuard", "Comparing {batch} with earlier batches").format(batch=batch),
        lambda progress: compare_batch(register, batch, who, progress=progress),
        done,
        lambda error: messages.show(iface, error),
        lambda: messages.show(iface, translate("FarmlandGuard", "The comparison was cancelled; nothing was written.")),
    )
