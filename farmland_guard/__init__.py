"""Farmland Guard (耕地卫士): the farmland protection desk of a county natural resources bureau, in QGIS."""


def classFactory(iface):  # noqa: N802  (QGIS fixes the name)
    """Return the plugin. Called by QGIS; `iface` is None inside qgis_process."""
    from .plugin import FarmlandGuardPlugin

    return FarmlandGuardPlugin(iface)
