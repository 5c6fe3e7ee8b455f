"""farmlandguard:importbase."""

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString, QgsProcessingParameterString

from ...casework.base_intake import import_base
from ...domain.codes import BASE_ROLES
from ...domain.language import translate
from ..base import FarmlandAlgorithm, officer, progress_of, push_notes


class ImportBase(FarmlandAlgorithm):
    """Takes a base layer into the register as a new version."""

    ID = "importbase"

    def title(self) -> str:
        return translate("FarmlandGuard", "Import base layer")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Takes permanent basic farmland (pbf), land use (landuse), the ecological redline (redline), approved land "
            "(approved), townships (township) or villages (village) into the register. Fields are found by their official "
            "names; polygons are brought into the register's CRS, repaired and reported row by row. Each version keeps "
            "its label, effective date and fingerprint.",
        )

    def define(self) -> None:
        self.add_register()
        self.add_choice("ROLE", translate("FarmlandGuard", "Kind of base layer"), BASE_ROLES)
        self.add_polygons("INPUT", translate("FarmlandGuard", "Layer"))
        self.addParameter(QgsProcessingParameterString("VERSION", translate("FarmlandGuard", "Version label")))
        self.add_date("EFFECTIVE_DATE", translate("FarmlandGuard", "Effective date"))
        self.addOutput(QgsProcessingOutputNumber("TAKEN", translate("FarmlandGuard", "Polygons taken in")))
        self.addOutput(QgsProcessingOutputNumber("REPAIRED", translate("FarmlandGuard", "Repaired")))
        self.addOutput(QgsProcessingOutputNumber("LEFT_OUT", translate("FarmlandGuard", "Left out")))
        self.addOutput(QgsProcessingOutputString("FINGERPRINT", translate("FarmlandGuard", "Fingerprint (SHA-256)")))

    def run_casework(self, parameters, context, feedback):
        report = import_base(
            self.open_register(parameters, context),
            self.parameterAsEnumString(parameters, "ROLE", context),
            self.rows_of("INPUT", parameters, context, feedback),
            self.parameterAsString(parameters, "VERSION", context),
            self.date_of("EFFECTIVE_DATE", parameters, context),
            officer(),
            progress_of(feedback),
        )
        found = ", ".join(f"{canonical} = {actual}" for canonical, actual in report.fields.items())
        feedback.pushInfo(translate("FarmlandGuard", "Fields: {fields}").format(fields=found))
        push_notes(feedback, report.notes)
        feedback.pushInfo(
            translate("FarmlandGuard", "{taken} polygons taken in, {repaired} repaired, {left_out} left out.").format(
                taken=report.taken, repaired=report.repaired, left_out=report.left_out
            )
        )
        return {
            "TAKEN": report.taken,
            "REPAIRED": report.repaired,
            "LEFT_OUT": report.left_out,
            "FINGERPRINT": report.fingerprint,
        }
