"""farmlandguard:validatepackage."""

from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFields,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
    QgsWkbTypes,
)

from ...casework.people import account
from ...casework.validating import REPORT_COLUMNS, profile_titles, validate_folder, validate_layer, write_report
from ...domain.errors import InputError
from ...domain.language import listed_with_codes, translate
from ...exchange.source import VectorRows
from ...geometry.problem import GeometryProblem
from ...geometry.single import to_multipolygon
from ...register.store import Register
from ..base import FarmlandAlgorithm, progress_of
from ..sinks import geometry_of, text_field, write_sink

MOST_SHOWN = 100


class ValidatePackage(FarmlandAlgorithm):
    """Holds a delivery package or a layer against a profile."""

    ID = "validatepackage"
    GROUP = "exchange"

    def title(self) -> str:
        return translate("FarmlandGuard", "Validate delivery package")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Holds a package in {FOLDER} or one {LAYER}, exactly one of the two, against a profile: files, coordinate "
            "system, fields, lengths, code lists, unique numbers, geometry, sums and bounds. {REPORT} is a table of what is "
            "wrong; the algorithm ends well even with errors and returns their number. With {REGISTER} the county's bounds "
            "and earlier deliveries are known, and issues are kept as open, fixed or exception. Profiles: {profiles}.",
        ).format(profiles=listed_with_codes(profile_titles()), **self.labels())

    def define(self) -> None:
        self.addParameter(
            QgsProcessingParameterFile(
                "FOLDER", translate("FarmlandGuard", "Package folder"), QgsProcessingParameterFile.Behavior.Folder, optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterVectorLayer(
                "LAYER", translate("FarmlandGuard", "Layer"), [QgsProcessing.SourceType.TypeVector], optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterString("PROFILE", translate("FarmlandGuard", "Profile"), defaultValue="generic")
        )
        self.addParameter(
            QgsProcessingParameterFile(
                "REGISTER", translate("FarmlandGuard", "Register (GeoPackage)"), extension="gpkg", optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterVectorLayer(
                "BOUNDARY",
                translate("FarmlandGuard", "County boundary"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterMultipleLayers(
                "EARLIER",
                translate("FarmlandGuard", "Layers delivered earlier"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination("REPORT", translate("FarmlandGuard", "Table of issues"), "CSV (*.csv)")
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                "ERROR_LAYER",
                translate("FarmlandGuard", "Issues on the map"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                None,
                True,
                False,
            )
        )
        self.addOutput(QgsProcessingOutputNumber("ERRORS", translate("FarmlandGuard", "Errors")))
        self.addOutput(QgsProcessingOutputNumber("WARNINGS", translate("FarmlandGuard", "Warnings")))

    def run_casework(self, parameters, context, feedback):
        folder = self.parameterAsString(parameters, "FOLDER", context).strip()
        layer = self.parameterAsVectorLayer(parameters, "LAYER", context) if parameters.get("LAYER") else None
        if parameters.get("LAYER") and layer is None:
            raise InputError(
                translate("FarmlandGuard", "{parameter}: {value} cannot be read as a vector layer.").format(
                    parameter=self.named("LAYER"), value=parameters.get("LAYER")
                )
            )
        if bool(folder) == (layer is not None):
            raise InputError(
                translate("FarmlandGuard", "Give exactly one of {folder} and {layer}.").format(
                    folder=self.named("FOLDER"), layer=self.named("LAYER")
                )
            )
        register = self.parameterAsFile(parameters, "REGISTER", context)
        boundary = self.parameterAsVectorLayer(parameters, "BOUNDARY", context) if parameters.get("BOUNDARY") else None
        given = {
            "profile_name": self.parameterAsString(parameters, "PROFILE", context).strip(),
            "register": Register(Path(register)) if register else None,
            "boundary": None if boundary is None else VectorRows(boundary),
            "earlier": [
                VectorRows(each)
                for each in (self.parameterAsLayerList(parameters, "EARLIER", context) if parameters.get("EARLIER") else [])
            ],
            "progress": progress_of(feedback),
            "who": account(),
        }
        found = validate_folder(folder=Path(folder), **given) if folder else validate_layer(layer=layer, **given)
        report = Path(self.parameterAsFileOutput(parameters, "REPORT", context))
        write_report(report, found.issues)
        for issue in found.issues[:MOST_SHOWN]:
            place = " ".join(each for each in (issue.layer, issue.feature, issue.field) if each)
            line = translate("FarmlandGuard", "{place}: {message} (rule {rule})").format(place=place, message=issue.message, rule=issue.rule)
            feedback.pushInfo(line) if issue.severity == "warning" else feedback.pushWarning(line)
        outputs = {"REPORT": str(report), "ERRORS": found.errors, "WARNINGS": found.warnings}
        if parameters.get("ERROR_LAYER"):
            outputs["ERROR_LAYER"] = self._write_layer(parameters, context, found.issues)
        return outputs

    def _write_layer(self, parameters, context, issues):
        fields = QgsFields()
        for name in REPORT_COLUMNS:
            fields.append(text_field(name, 0 if name == "message" else 254))
        placed = [issue for issue in issues if issue.wkb is not None]
        srs = next((issue.srs for issue in placed if issue.srs), "")

        def features():
            for issue in placed:
                if issue.srs != srs:
                    continue
                try:
                    shape = geometry_of(to_multipolygon(issue.wkb))
                except GeometryProblem:
                    continue
                feature = QgsFeature(fields)
                feature.setGeometry(shape)
                feature.setAttributes([getattr(issue, name) for name in REPORT_COLUMNS])
                yield feature

        crs = QgsCoordinateReferenceSystem(srs)
        return write_sink(
            self, "ERROR_LAYER", parameters, context, fields, QgsWkbTypes.Type.MultiPolygon, crs, features()
        )
