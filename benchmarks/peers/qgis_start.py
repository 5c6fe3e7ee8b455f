"""Starts QGIS without a display and, where asked, its Processing, as a script of its user would."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import QgsApplication

_PLUGINS = "/usr/share/qgis/python/plugins"


def start(with_processing: bool = True) -> QgsApplication:
    """Start QGIS; the caller keeps the application for as long as it needs QGIS."""
    application = QgsApplication([], False)
    application.initQgis()
    if with_processing:
        if _PLUGINS not in sys.path:
            sys.path.append(_PLUGINS)
        from processing.core.Processing import Processing

        Processing.initialize()
        if QgsApplication.processingRegistry().providerById("native") is None:
            from qgis.analysis import QgsNativeAlgorithms

            QgsApplication.processingRegistry().addProvider(QgsNativeAlgorithms())
    return application
