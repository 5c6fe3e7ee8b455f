"""What every algorithm of the provider shares: errors as one sentence, progress and cancel, parameters in common."""

import re
import traceback
from datetime import date
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from ..casework.people import named_or_account
from ..domain.clock import today
from ..domain.codes import AREA_METHODS
from ..domain.errors import Cancelled, FarmlandError, InputError
from ..domain.language import translate
from ..exchange.opening import fix_encoding
from ..exchange.source import VectorRows
from ..register.store import Register

# Made by QGIS where there is a dialog: no algorithm loads what belongs to the desktop.
_CHOICE_WIDGET = f"{__name__.partition('.')[0]}.gui.toolbox_choice.ChoiceWrapper"

_HINT = re.compile(r"\s*[(（,，:：]")


class FarmlandAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that calls one function of casework. Subclasses set ID and GROUP and define the four methods below."""

    ID = ""
    GROUP = "register"

    def title(self) -> str:
        """The translated name in the toolbox."""
        raise NotImplementedError

    def help_text(self) -> str:
        """The translated help beside the dialog: what it does, what it refuses."""
        raise NotImplementedError

    def define(self) -> None:
        """Add parameters and outputs."""
        raise NotImplementedError

    def run_casework(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Do the work and return the outputs."""
        raise NotImplementedError

    def name(self) -> str:
        """Fixed id of the algorithm."""
        return self.ID

    def displayName(self) -> str:
        """Name in the toolbox."""
        return self.title()

    def group(self) -> str:
        """Translated group in the toolbox."""
        return {
            "register": translate("FarmlandGuard", "Register"),
            "check": translate("FarmlandGuard", "Areas and overlap"),
            "case": translate("FarmlandGuard", "Cases"),
            "filing": translate("FarmlandGuard", "Facility-agriculture filings"),
            "rules": translate("FarmlandGuard", "Rule book and deadlines"),
            "exchange": translate("FarmlandGuard", "Exchange"),
        }[self.GROUP]

    def groupId(self) -> str:
        """Id of the group."""
        return self.GROUP

    def shortHelpString(self) -> str:
        """Help beside the dialog."""
        return self.help_text()

    def labels(self) -> Dict[str, str]:
        """Every parameter and output by its id, quoted as the dialog shows it, for help texts: nobody there sees ids.

        The hint after the label proper (“…, separated by commas”, “… (xlsx, csv)”) is left out.
        """
        described = [*self.outputDefinitions(), *self.parameterDefinitions()]
        return {each.name(): f"“{_HINT.split(each.description())[0]}”" for each in described}

    def named(self, name: str) -> str:
        """The parameter `name` for a refusal: its label, and its id in brackets for who calls qgis_process."""
        return translate("FarmlandGuard", "{label} ({name})").format(label=self.labels()[name], name=name)

    def createInstance(self) -> "FarmlandAlgorithm":
        """A new one of the same kind."""
        return type(self)()

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Called by QGIS once."""
        self.define()

    def processAlgorithm(
        self, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Run; what the user can put right becomes the one sentence of the exception."""
        try:
            return self.run_casework(parameters, context, feedback)
        except FarmlandError as error:
            # QGIS keeps the exception longer than its application: layers in the frames behind it would crash at exit.
            traceback.clear_frames(error.__traceback__)
            raise QgsProcessingException(str(error)) from error
        except Cancelled as error:
            raise QgsProcessingException(translate("FarmlandGuard", "Cancelled; nothing was written.")) from error

    def add_register(self) -> None:
        """The REGISTER parameter."""
        self.addParameter(
            QgsProcessingParameterFile(
                "REGISTER",
                translate("FarmlandGuard", "Register (GeoPackage)"),
                extension="gpkg",
            )
        )

    def open_register(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> Register:
        """The register named by REGISTER, its version checked."""
        return Register(Path(self.parameterAsFile(parameters, "REGISTER", context)))

    def add_polygons(self, name: str, label: str, optional: bool = False) -> None:
        """A polygon layer as parameter."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                name, label, [QgsProcessing.SourceType.TypeVectorPolygon], optional=optional
            )
        )

    def rows_of(
        self, name: str, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> VectorRows:
        """The rows of the layer in parameter `name`, its encoding put right where it could be found out."""
        layer = self._layer_of(name, parameters, context)
        if layer is not None:
            note = fix_encoding(layer)
            if note:
                feedback.pushInfo(note)
        source: Optional[QgsProcessingFeatureSource] = self.parameterAsSource(parameters, name, context)
        if source is None:
            raise InputError(
                translate("FarmlandGuard", "{parameter}: {value} cannot be read as a vector layer.").format(
                    parameter=self.named(name), value=parameters.get(name)
                )
            )
        return VectorRows(source, source.sourceName(), source.sourceCrs(), layer)

    def whole_layer(
        self, name: str, parameters: Dict[str, Any], context: QgsProcessingContext
    ) -> Optional[QgsVectorLayer]:
        """The layer in parameter `name` when all of its features are meant, otherwise None."""
        value = parameters.get(name)
        if isinstance(value, QgsProcessingFeatureSourceDefinition):
            if value.selectedFeaturesOnly or value.featureLimit != -1 or getattr(value, "filterExpression", ""):
                return None
        return self._layer_of(name, parameters, context)

    def _layer_of(
        self, name: str, parameters: Dict[str, Any], context: QgsProcessingContext
    ) -> Optional[QgsVectorLayer]:
        """The layer in parameter `name`, also where only a part of it is meant, which QGIS by itself gives no layer for."""
        value = parameters.get(name)
        if isinstance(value, QgsProcessingFeatureSourceDefinition):
            value = value.source
        return self.parameterAsVectorLayer({name: value}, name, context)

    def add_overlap_inputs(self) -> None:
        """What is checked, against what, and how areas are measured."""
        self.add_polygons("INPUT", translate("FarmlandGuard", "Polygons to check"))
        self.add_polygons("PBF", translate("FarmlandGuard", "Permanent basic farmland"), optional=True)
        self.add_polygons("LANDUSE", translate("FarmlandGuard", "Land use"), optional=True)
        self.add_choice("AREA_METHOD", translate("FarmlandGuard", "Area method"), AREA_METHODS, "ellipsoidal")

    def add_choice(self, name: str, label: str, options: Mapping[str, str], default: Optional[str] = None) -> None:
        """A choice between fixed codes, which scripts name as they are and dialogs show by their labels."""
        choice = QgsProcessingParameterEnum(name, label, list(options), False, default, False, True)
        choice.setMetadata({"widget_wrapper": {"class": _CHOICE_WIDGET, "labels": list(options.values())}})
        self.addParameter(choice)

    def scopes(self) -> Dict[str, str]:
        """What a check of a register goes through."""
        return {"open": translate("FarmlandGuard", "Only what is under way"), "all": translate("FarmlandGuard", "All")}

    def add_date(self, name: str, label: str, optional: bool = False) -> None:
        """A date."""
        kind = QgsProcessingParameterDateTime.Type.Date
        self.addParameter(QgsProcessingParameterDateTime(name, label, kind, None, optional))

    def add_person(self) -> None:
        """PERSON, in whose name the act stands; casework refuses whoever is not in the register's list of people."""
        self.addParameter(QgsProcessingParameterString("PERSON", translate("FarmlandGuard", "Person"), optional=True))

    def person_of(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> str:
        """Who signs; InputError when nobody is named. Optional in the dialog, so that the sentence is ours and not QGIS's."""
        name = self.parameterAsString(parameters, "PERSON", context).strip()
        if not name:
            raise InputError(
                translate(
                    "FarmlandGuard",
                    "“Person” (PERSON) is empty; this act is signed by a named person of the register's list of people. Nothing was written.",
                )
            )
        return name

    def add_officer(self) -> None:
        """OFFICER, for work that a batch may do without one: then the record names the computer's account."""
        self.addParameter(
            QgsProcessingParameterString(
                "OFFICER",
                translate("FarmlandGuard", "Acting person (of the list of people; empty: the computer's account)"),
                optional=True,
            )
        )

    def acting(self, parameters: Dict[str, Any], context: QgsProcessingContext) -> str:
        """Who acts; InputError for a name that is not in the register's list of people."""
        name = self.parameterAsString(parameters, "OFFICER", context)
        return named_or_account(self.open_register(parameters, context), name)

    def date_or_today(self, name: str, parameters: Dict[str, Any], context: QgsProcessingContext) -> date:
        """The date in the optional parameter `name`, today when it is left out."""
        return self.date_of(name, parameters, context) if parameters.get(name) not in (None, "") else today()

    def date_of(self, name: str, parameters: Dict[str, Any], context: QgsProcessingContext) -> date:
        """The date in parameter `name`; InputError for what is none."""
        day = self.parameterAsDateTime(parameters, name, context).date()
        if not day.isValid():
            raise InputError(
                translate("FarmlandGuard", "{parameter}: “{value}” is no date; write YYYY-MM-DD.").format(
                    parameter=self.named(name), value=parameters.get(name)
                )
            )
        return date(day.year(), day.month(), day.day())


def progress_of(feedback: QgsProcessingFeedback) -> Callable[[float], bool]:
    """A progress function for casework (0 to 1) that says False once the user cancelled."""

    def report(done: float) -> bool:
        feedback.setProgress(done * 100)
        return not feedback.isCanceled()

    return report


MOST_NOTES = 200


def push_notes(feedback: QgsProcessingFeedback, notes: List[str]) -> None:
    """Write notes as warnings; beyond MOST_NOTES only their number."""
    for note in notes[:MOST_NOTES]:
        feedback.pushWarning(note)
    if len(notes) > MOST_NOTES:
        feedback.pushWarning(
            translate("FarmlandGuard", "… and {count} more notes.").format(count=len(notes) - MOST_NOTES)
        )


def text_of(values: Mapping[str, Any]) -> str:
    """“field: before → after” for a difference."""
    return "; ".join(f"{field}: {before} → {after}" for field, (before, after) in values.items())
