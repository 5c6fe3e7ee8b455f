"""farmlandguard:markpatch."""

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterString

from ...casework.marking import mark_patch
from ...casework.typed_patch import typed_polygon
from ...domain.codes import CLUE_SOURCES
from ...domain.language import translate
from ..base import FarmlandAlgorithm

_TEXTS = ("CODE", "BATCH", "OCCUPANT", "LOCATION", "TBLX", "BZ")


class MarkPatch(FarmlandAlgorithm):
    """Enters a patch of the bureau's own from typed corners."""

    ID = "markpatch"
    GROUP = "case"

    def title(self) -> str:
        return translate("FarmlandGuard", "Enter a patch by coordinates")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Enters a finding of the bureau's own (patrol, report, inspection) from typed corners, one a line: longitude and "
            "latitude in degrees or 度分秒, or CGCS2000 northing and easting in metres, in either order, with a corner number "
            "before them or without. A blank line begins another ring. An outline that crosses itself is refused. Without "
            "{CODE} the next free number is given.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_register()
        self.addParameter(
            QgsProcessingParameterString("COORDINATES", translate("FarmlandGuard", "Corners, one a line"), multiLine=True)
        )
        self.add_choice("SOURCE", translate("FarmlandGuard", "Source of the clue"), CLUE_SOURCES, "patrol")
        labels = (
            translate("FarmlandGuard", "Code of the patch"),
            translate("FarmlandGuard", "Batch name"),
            translate("FarmlandGuard", "Occupant"),
            translate("FarmlandGuard", "Location"),
            translate("FarmlandGuard", "Kind of patch (TBLX)"),
            translate("FarmlandGuard", "Note"),
        )
        for name, label in zip(_TEXTS, labels):
            self.addParameter(QgsProcessingParameterString(name, label, optional=True))
        self.add_officer()
        self.addOutput(QgsProcessingOutputString("PATCH", translate("FarmlandGuard", "Code of the patch")))

    def run_casework(self, parameters, context, feedback):
        register = self.open_register(parameters, context)
        text = self.parameterAsString(parameters, "COORDINATES", context).replace("\\n", "\n")
        values = {name.lower(): self.parameterAsString(parameters, name, context) for name in _TEXTS}
        values["source"] = self.parameterAsEnumString(parameters, "SOURCE", context)
        return {"PATCH": mark_patch(register, typed_polygon(text, register.info.srs_id), values, self.acting(parameters, context))}
