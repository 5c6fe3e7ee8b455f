"""Icons: the plugin's own, and QGIS's for what QGIS users know already."""

from qgis.core import QgsApplication
from qgis.PyQt.QtGui import QIcon

from ..paths import RESOURCES


def own_icon(name: str) -> QIcon:
    """The SVG called `name` in resources/icons."""
    return QIcon(str(RESOURCES / "icons" / f"{name}.svg"))


def theme_icon(name: str) -> QIcon:
    """An icon of QGIS's theme, for example "mActionRefresh.svg"."""
    return QgsApplication.getThemeIcon(name)
