"""farmlandguard:createregister."""

from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...casework.founding import found_register
from ...domain.language import translate
from ..base import FarmlandAlgorithm


class CreateRegister(FarmlandAlgorithm):
    """Makes the register of a county."""

    ID = "createregister"

    def title(self) -> str:
        return translate("FarmlandGuard", "Create register")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Makes an empty register (台账): one GeoPackage that holds every case of the county. The CRS is a projected "
            "CGCS2000 system; it may be left empty for Yuanqu county (140827), whose zone is 37 (EPSG:4525). "
            "A register that is already there is never overwritten.",
        )

    def define(self) -> None:
        self.addParameter(
            QgsProcessingParameterString("COUNTY", translate("FarmlandGuard", "County code (six digits)"))
        )
        self.addParameter(QgsProcessingParameterString("COUNTY_NAME", translate("FarmlandGuard", "County name")))
        self.addParameter(
            QgsProcessingParameterCrs("CRS", translate("FarmlandGuard", "Coordinate reference system"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "OUTPUT", translate("FarmlandGuard", "Register"), "GeoPackage (*.gpkg)"
            )
        )

    def run_casework(self, parameters, context, feedback):
        crs = self.parameterAsCrs(parameters, "CRS", context) if parameters.get("CRS") else None
        path = found_register(
            Path(self.parameterAsFileOutput(parameters, "OUTPUT", context)),
            self.parameterAsString(parameters, "COUNTY", context).strip(),
            self.parameterAsString(parameters, "COUNTY_NAME", context),
            crs if crs is not None else QgsCoordinateReferenceSystem(),
        )
        feedback.pushInfo(translate("FarmlandGuard", "Register made: {path}").format(path=path))
        return {"OUTPUT": str(path)}
