"""farmlandguard:importlandtxt."""

from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from ...casework.land_txt import read_txt
from ...domain.language import translate
from ..base import FarmlandAlgorithm, push_notes
from ..sinks import geometry_of, real_field, text_field, write_sink


class ImportLandTxt(FarmlandAlgorithm):
    """Reads a land-boundary TXT into a layer."""

    ID = "importlandtxt"
    GROUP = "exchange"

    def title(self) -> str:
        return translate("FarmlandGuard", "Import land-boundary TXT")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Reads a land-boundary coordinate file (国土 TXT) of any common layout. Every departure is a warning with the line "
            "number; what cannot be meant is refused with the line. {CRS} is needed only where eastings have six digits and "
            "the file states no zone.",
        ).format(**self.labels())

    def define(self) -> None:
        self.addParameter(
            QgsProcessingParameterFile(
                "INPUT", translate("FarmlandGuard", "Land-boundary TXT"), fileFilter="TXT (*.txt *.TXT);;* (*)"
            )
        )
        self.addParameter(
            QgsProcessingParameterCrs("CRS", translate("FarmlandGuard", "CRS, where the file does not tell"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", translate("FarmlandGuard", "Parcels"), QgsProcessing.SourceType.TypeVectorPolygon
            )
        )
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Parcels read")))
        self.addOutput(QgsProcessingOutputNumber("WARNINGS", translate("FarmlandGuard", "Warnings")))

    def run_casework(self, parameters, context, feedback):
        crs = self.parameterAsCrs(parameters, "CRS", context) if parameters.get("CRS") else None
        read = read_txt(Path(self.parameterAsFile(parameters, "INPUT", context)), crs)
        push_notes(feedback, read.notes)
        fields = QgsFields()
        for field in (
            text_field("code", 100),
            text_field("name", 254),
            real_field("declared_ha"),
            text_field("sheet", 60),
            text_field("usage", 100),
            text_field("land_class", 60),
            QgsField("line", QVariant.Int),
            text_field("other"),
        ):
            fields.append(field)

        def features():
            for parcel in read.parcels:
                declared = parcel.declared_area_m2()
                feature = QgsFeature(fields)
                feature.setGeometry(geometry_of(parcel.wkb()))
                feature.setAttributes(
                    [
                        parcel.code,
                        parcel.name,
                        None if declared is None else round(declared / 10000, 8),
                        parcel.sheet,
                        parcel.usage,
                        parcel.land_class,
                        parcel.line,
                        "；".join(f"{key}={value}" for key, value in parcel.other.items()),
                    ]
                )
                yield feature

        destination = write_sink(
            self,
            "OUTPUT",
            parameters,
            context,
            fields,
            QgsWkbTypes.Type.MultiPolygon,
            QgsCoordinateReferenceSystem(read.authid),
            features(),
        )
        return {"OUTPUT": destination, "COUNT": len(read.parcels), "WARNINGS": len(read.notes)}
