"""Buttons that follow the lifecycle: off when it refuses, with its reason as tooltip."""

from typing import Union

from qgis.PyQt.QtWidgets import QAbstractButton, QAction

from ..domain.moves import Answer, RefusedMove

Pressable = Union[QAction, QAbstractButton]


def follow(target: Pressable, answer: Answer, normal_tooltip: str) -> None:
    """Enable `target` when the lifecycle allows it; otherwise disable it and let its tooltip say the reason.

    Tooltips of a menu's actions are seen only after `menu.setToolTipsVisible(True)`.
    """
    if isinstance(answer, RefusedMove):
        switch_off(target, answer.reason)
    else:
        switch_on(target, normal_tooltip)


def switch_off(target: Pressable, reason: str) -> None:
    """Disable with a reason that is not the lifecycle's, for example that nothing is selected."""
    target.setEnabled(False)
    target.setToolTip(reason)


def switch_on(target: Pressable, tooltip: str) -> None:
    """Enable with the tooltip that says what it does."""
    target.setEnabled(True)
    target.setToolTip(tooltip)
