"""Small base layers for the tests of filings."""

from datetime import date

from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QVariant

from farmland_guard.casework.base_intake import import_base
from farmland_guard.exchange.source import VectorRows


def lay_base(register, role, version, *parcels):
    """Take a base layer in, in force from the end of the year `version`; parcels are (number, land class, WKB)."""
    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:4525", f"{role}{version}", "memory")
    names = ("BSM", "DLBM") if role == "landuse" else ("YJJBNTTBBH", "DLBM")
    layer.dataProvider().addAttributes([QgsField(name, QVariant.String) for name in names])
    layer.updateFields()
    for number, land_class, wkb in parcels:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([number, land_class])
        geometry = QgsGeometry()
        geometry.fromWkb(wkb)
        feature.setGeometry(geometry)
        layer.dataProvider().addFeature(feature)
    import_base(register, role, VectorRows(layer), version, date(int(version), 12, 31), "测试")
