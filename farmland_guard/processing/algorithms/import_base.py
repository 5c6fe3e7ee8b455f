"""farmlandguard:importbase."""

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)

from ...casework.base_intake import CLASSIFIED, import_base
from ...casework.people import account
from ...domain.codes import BASE_ROLES, CLASSIFICATIONS, label
from ...domain.language import listed, translate
from ...domain.schema import BASE_POLYGON
from ...domain.units import format_square_metres
from ..base import FarmlandAlgorithm, progress_of, push_notes


class ImportBase(FarmlandAlgorithm):
    """Takes a base layer into the register as a new version."""

    ID = "importbase"

    def title(self) -> str:
        return translate("FarmlandGuard", "Import base layer")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Takes permanent basic farmland, land use, the ecological redline, approved land, nature reserves, plan zones, "
            "townships or villages into the register. Fields are found by their official names or aliases; those with code and "
            "name of zones can be chosen as {CODE_FIELD} and {NAME_FIELD}. Polygons are brought into the register's CRS, repaired and "
            "reported row by row, and those that overlap each other are named. Each version keeps its label, effective date "
            "and fingerprint. {CLASSIFICATION} says how land classes are to be read: 0601, 0602, 0701 and 0702 mean "
            "different things in the third survey and in the classification of spatial planning.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_register()
        self.add_choice("ROLE", translate("FarmlandGuard", "Kind of base layer"), BASE_ROLES)
        self.add_polygons("INPUT", translate("FarmlandGuard", "Layer"))
        self.addParameter(QgsProcessingParameterString("VERSION", translate("FarmlandGuard", "Version label")))
        self.add_date("EFFECTIVE_DATE", translate("FarmlandGuard", "Effective date"))
        self.add_choice(
            "CLASSIFICATION",
            translate("FarmlandGuard", "Classification of land use (farmland and land use only)"),
            CLASSIFICATIONS,
            "third_survey",
        )
        for name, title in (
            ("CODE_FIELD", translate("FarmlandGuard", "Field with the code of the zone, when it is not recognised")),
            ("NAME_FIELD", translate("FarmlandGuard", "Field with the name of the zone, when it is not recognised")),
        ):
            self.addParameter(QgsProcessingParameterField(name, title, parentLayerParameterName="INPUT", optional=True))
        self.addOutput(QgsProcessingOutputNumber("TAKEN", translate("FarmlandGuard", "Polygons taken in")))
        self.addOutput(QgsProcessingOutputNumber("REPAIRED", translate("FarmlandGuard", "Repaired")))
        self.addOutput(QgsProcessingOutputNumber("LEFT_OUT", translate("FarmlandGuard", "Left out")))
        self.addOutput(QgsProcessingOutputNumber("SHARED_M2", translate("FarmlandGuard", "Ground claimed twice (m²)")))
        self.addOutput(QgsProcessingOutputString("FINGERPRINT", translate("FarmlandGuard", "Fingerprint (SHA-256)")))

    def run_casework(self, parameters, context, feedback):
        role = self.parameterAsEnumString(parameters, "ROLE", context)
        report = import_base(
            self.open_register(parameters, context),
            role,
            self.rows_of("INPUT", parameters, context, feedback),
            self.parameterAsString(parameters, "VERSION", context),
            self.date_of("EFFECTIVE_DATE", parameters, context),
            account(),
            progress_of(feedback),
            self.parameterAsEnumString(parameters, "CLASSIFICATION", context),
            self.parameterAsString(parameters, "NAME_FIELD", context),
            self.parameterAsString(parameters, "CODE_FIELD", context),
        )
        found = listed(f"{BASE_POLYGON.field(canonical).alias} = {actual}" for canonical, actual in report.fields.items())
        feedback.pushInfo(translate("FarmlandGuard", "Fields: {fields}").format(fields=found))
        push_notes(feedback, report.notes)
        feedback.pushInfo(
            translate("FarmlandGuard", "{taken} polygons taken in, {repaired} repaired, {left_out} left out.").format(
                taken=report.taken, repaired=report.repaired, left_out=report.left_out
            )
        )
        if role in CLASSIFIED:
            name = label("classification", self.parameterAsEnumString(parameters, "CLASSIFICATION", context))
            feedback.pushInfo(translate("FarmlandGuard", "Land classes are read as {name}.").format(name=name))
        if report.shared_pairs:
            feedback.pushWarning(
                translate("FarmlandGuard", "{pairs} pairs of polygons overlap, {area} m² in all; checks count it once.").format(
                    pairs=report.shared_pairs, area=format_square_metres(report.shared_m2)
                )
            )
        feedback.pushInfo(
            translate(
                "FarmlandGuard",
                "Checks use the version with the latest effective date; cases keep their figures until they are checked again.",
            )
        )
        return {
            "TAKEN": report.taken,
            "REPAIRED": report.repaired,
            "LEFT_OUT": report.left_out,
            "SHARED_M2": report.shared_m2,
            "FINGERPRINT": report.fingerprint,
        }
