"""farmlandguard:importclues."""

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterString,
)

from ...casework.clue_intake import BatchDetails, import_clues
from ...casework.intake_quality import list_sentences
from ...casework.people import account
from ...domain.codes import CLUE_SOURCES
from ...domain.language import listed, translate
from ..base import FarmlandAlgorithm, progress_of, push_notes, text_of
from ..clue_inputs import add_clue_inputs, clue_source, mapping_of


class ImportClues(FarmlandAlgorithm):
    """Takes a batch of patches into the register."""

    ID = "importclues"

    def title(self) -> str:
        return translate("FarmlandGuard", "Import batch of patches")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Takes a batch of monitoring patches (JCBH, TBLX, QSX, HSX, MJ …) into the register. A code the register already "
            "has is left out and what differs is listed; with {UPDATE} they are taken over. Township and village are found "
            "by location. A list (xlsx, csv) beside the polygons is joined by the code; which field is which is guessed, or "
            "taken from {TEMPLATE} or {MAPPING}. Look the batch over first with “Look over batch of patches”.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_register()
        add_clue_inputs(self)
        self.addParameter(QgsProcessingParameterString("BATCH", translate("FarmlandGuard", "Batch name")))
        self.addParameter(
            QgsProcessingParameterBoolean(
                "UPDATE", translate("FarmlandGuard", "Take the differences of known codes"), defaultValue=False
            )
        )
        self.add_choice("SOURCE", translate("FarmlandGuard", "Source of the clues"), CLUE_SOURCES, "satellite")
        for name, label in (
            ("RECEIVED", translate("FarmlandGuard", "Received on (today when empty)")),
            ("DEADLINE", translate("FarmlandGuard", "Deadline of the batch")),
        ):
            self.addParameter(
                QgsProcessingParameterDateTime(name, label, QgsProcessingParameterDateTime.Type.Date, optional=True)
            )
        for name, label in (
            ("ADDED", translate("FarmlandGuard", "New cases")),
            ("KNOWN", translate("FarmlandGuard", "Codes already known")),
            ("DIFFERING", translate("FarmlandGuard", "Known codes that differ")),
            ("UPDATED", translate("FarmlandGuard", "Updated")),
            ("LEFT_OUT", translate("FarmlandGuard", "Left out")),
            ("RELAPSES", translate("FarmlandGuard", "On ground accepted as reclaimed")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def run_casework(self, parameters, context, feedback):
        register = self.open_register(parameters, context)
        source = clue_source(self, parameters, context, feedback)
        if source.match is not None:
            push_notes(feedback, list_sentences(source))
        days = {
            name: self.date_of(name, parameters, context) if parameters.get(name) else None for name in ("RECEIVED", "DEADLINE")
        }
        report = import_clues(
            register,
            source.rows,
            self.parameterAsString(parameters, "BATCH", context),
            self.parameterAsBool(parameters, "UPDATE", context),
            source=self.parameterAsEnumString(parameters, "SOURCE", context),
            who=account(),
            progress=progress_of(feedback),
            mapping=mapping_of(self, register, parameters, context),
            details=BatchDetails(days["RECEIVED"], days["DEADLINE"]),
        )
        push_notes(feedback, report.notes)
        for relapse in report.relapses:
            feedback.pushWarning(
                translate("FarmlandGuard", "{code} lies on {area} m² of ground accepted as reclaimed in {old}.").format(
                    code=relapse.code, area=f"{relapse.area_m2:.2f}", old=relapse.old_code
                )
            )
        for difference in report.differing:
            feedback.pushInfo(
                translate("FarmlandGuard", "{code} differs: {changes}").format(
                    code=difference.code, changes=text_of(difference.changes)
                )
            )
        same = sorted(set(report.known) - {difference.code for difference in report.differing})
        if same:
            feedback.pushInfo(
                translate("FarmlandGuard", "Already known and equal: {codes}").format(codes=listed(same))
            )
        feedback.pushInfo(
            translate(
                "FarmlandGuard", "{added} new cases, {known} already known, {updated} updated, {left_out} left out."
            ).format(
                added=len(report.added),
                known=len(report.known),
                updated=len(report.updated),
                left_out=len(report.left_out),
            )
        )
        return {
            "ADDED": len(report.added),
            "KNOWN": len(report.known),
            "DIFFERING": len(report.differing),
            "UPDATED": len(report.updated),
            "LEFT_OUT": len(report.left_out),
            "RELAPSES": len(report.relapses),
        }
