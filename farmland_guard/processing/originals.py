"""The features of a source as they came, for outputs that keep the input's geometry and attributes."""

from typing import Dict

from qgis.core import QgsFeature, QgsFeatureRequest, QgsProcessingFeatureSource


def original_features(source: QgsProcessingFeatureSource) -> Dict[int, QgsFeature]:
    """Every feature by its id, invalid geometries included."""
    flags = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    return {feature.id(): feature for feature in source.getFeatures(QgsFeatureRequest(), flags)}
