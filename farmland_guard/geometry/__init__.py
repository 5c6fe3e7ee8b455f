"""How much farmland. numpy and GEOS only: no QGIS import at module level, no GUI."""
