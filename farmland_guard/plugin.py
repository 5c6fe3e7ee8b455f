"""The composition root: what QGIS calls to bring the plugin up and take it down."""

from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QSettings, QTranslator

from .domain.language import install_translator
from .paths import I18N

_TRADITIONAL = ("zh-hant", "zh_hant", "zh_tw", "zh-tw", "zh_hk", "zh-hk", "zh_mo", "zh-mo")


def interface_locale() -> QLocale:
    """The locale QGIS shows itself in. QGIS says zh-Hans where Qt says zh_CN; traditional Chinese stays its own."""
    settings = QSettings()
    overridden = settings.value("locale/overrideFlag", False, type=bool)
    name = str(settings.value("locale/userLocale", "") or "") if overridden else ""
    name = name or QgsApplication.locale() or QLocale.system().name()
    lowered = name.lower()
    if lowered.startswith("zh") and not lowered.startswith(_TRADITIONAL):
        return QLocale("zh_CN")
    return QLocale(name)


class FarmlandGuardPlugin:
    """Farmland Guard as QGIS sees it. `iface` is None inside qgis_process."""

    def __init__(self, iface) -> None:
        self.iface = iface
        self.provider = None
        self.desk = None
        self._translator: Optional[QTranslator] = None

    def initProcessing(self) -> None:
        """Bring up the toolbox provider alone; qgis_process calls nothing else."""
        from .processing.provider import FarmlandGuardProvider

        self._install_language()
        if self.provider is None:
            self.provider = FarmlandGuardProvider()
            QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        """Bring up provider, panels and toolbar."""
        self.initProcessing()
        from .gui.desk import Desk

        self.desk = Desk(self.iface)
        self.desk.bring_up()

    def unload(self) -> None:
        """Leave nothing behind."""
        if self.desk is not None:
            self.desk.take_down()
            self.desk = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        install_translator(lambda context, text: text)

    def _install_language(self) -> None:
        if self._translator is None:
            translator = QTranslator()
            if translator.load(interface_locale(), "farmland_guard", "_", str(I18N), ".qm"):
                QCoreApplication.installTranslator(translator)
                self._translator = translator
        install_translator(QCoreApplication.translate)
