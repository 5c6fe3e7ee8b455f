"""The record (办理记录) as people read it in QGIS: two columns that say in local time and in Chinese what an entry keeps as JSON.

They are virtual fields, worked out by expression functions of the plugin whenever a row is shown: nothing of the record, which
nobody can change, is touched, and a QGIS without the plugin still has the columns they are made from.
"""

from typing import Any, Callable, Dict, List, Tuple

from qgis.core import QgsEditorWidgetSetup, QgsExpression, QgsExpressionFunction, QgsField, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime, Qt, QVariant

from ..domain.clock import local_time
from ..domain.language import translate
from ..domain.record_words import changes_in_words

GROUP = "Farmland Guard"
_KEPT = "_farmland_guard_functions"
LOCAL_TIME, CHANGES = "farmland_guard_local_time", "farmland_guard_changes"
# Virtual field → alias, expression.
READABLE: Dict[str, Tuple[str, str]] = {
    "local_at": ("时间", f'{LOCAL_TIME}("at")'),
    "changes": ("变化", f'{CHANGES}("table_name", "action", "old_values", "new_values")'),
}


class _Function(QgsExpressionFunction):
    """An expression function that only looks at its arguments; NULL comes to it as None."""

    def __init__(self, name: str, count: int, work: Callable[..., str], help_text: str) -> None:
        super().__init__(name, count, GROUP, help_text)
        self._work = work

    def func(self, values: List[Any], context: Any, parent: QgsExpression, node: Any) -> Any:
        """What QGIS calls for each row."""
        try:
            return self._work(*(_plain(value) for value in values))
        except Exception as error:
            # Whatever is raised here would end QGIS; an expression tells of its error in its own way.
            parent.setEvalErrorString(str(error))
            return None

    def handlesNull(self) -> bool:  # noqa: N802
        """NULL is no reason not to be called."""
        return True

    def usesGeometry(self, node: Any) -> bool:  # noqa: N802
        """It does not, so that no polygon is read for it."""
        return False

    def referencedColumns(self, node: Any) -> "set[str]":  # noqa: N802
        """None beside those that stand in its arguments."""
        return set()


def _plain(value: Any) -> Any:
    if value is None or (isinstance(value, QVariant) and value.isNull()):
        return None
    if isinstance(value, QDateTime):
        # GeoPackage moments are UTC; older QGIS hands them over without saying so.
        moment = value if value.timeSpec() == Qt.TimeSpec.LocalTime else value.toUTC()
        return moment.toString("yyyy-MM-ddTHH:mm:ss") + "Z"
    return value


def _changes(table_name: Any, action: Any, old_values: Any, new_values: Any) -> str:
    return "；".join(changes_in_words(str(table_name), str(action), old_values, new_values))


def provide_functions() -> None:
    """Make the two functions known to QGIS, once and until it ends.

    They are not taken back: an expression that was parsed finds its functions by their place in QGIS's list, so a list that
    got shorter under an open layer would end QGIS.
    """
    kept = QgsExpression.__dict__.get(_KEPT, [])
    for function in (
        _Function(LOCAL_TIME, 1, local_time, translate("FarmlandGuard", "A moment of the register (UTC) as local date and time.")),
        _Function(CHANGES, 4, _changes, translate("FarmlandGuard", "What an entry of the record changed, in words.")),
    ):
        if not QgsExpression.isFunctionName(function.name()) and QgsExpression.registerFunction(function):
            kept.append(function)
    # QGIS keeps bare pointers: the objects must outlive this module, which goes when the plugin is loaded anew.
    setattr(QgsExpression, _KEPT, kept)


def add_readable_columns(layer: QgsVectorLayer) -> None:
    """Give the layer of the record its two readable columns."""
    provide_functions()
    for name, (alias, expression) in READABLE.items():
        if layer.fields().indexOf(name) < 0:
            layer.addExpressionField(expression, QgsField(name, QVariant.String))
        index = layer.fields().indexOf(name)
        layer.setFieldAlias(index, alias)
        layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("TextEdit", {"IsMultiline": name == "changes"}))
