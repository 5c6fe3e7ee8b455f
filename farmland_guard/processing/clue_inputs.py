"""The parameters by which importclues and previewclues are told what to read."""

from pathlib import Path
from typing import Any, Dict, Optional

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..casework.field_templates import Mapping_, mapping_from_text, templates
from ..casework.intake_source import ClueSource, joined, open_clues
from ..domain.errors import InputError
from ..domain.language import translate
from ..register.store import Register
from .base import FarmlandAlgorithm


def add_clue_inputs(algorithm: FarmlandAlgorithm) -> None:
    """INPUT or FILE, and what goes with them."""
    algorithm.add_polygons("INPUT", translate("FarmlandGuard", "Patches"), optional=True)
    algorithm.addParameter(
        QgsProcessingParameterFile(
            "FILE", translate("FarmlandGuard", "Or a file: shapefile, GeoPackage, FileGDB, zip, land TXT"), optional=True
        )
    )
    for name, label in (
        ("LAYER", translate("FarmlandGuard", "Layer of the file (when it has several)")),
        ("SHEET", translate("FarmlandGuard", "Sheet of the list")),
        ("TEMPLATE", translate("FarmlandGuard", "Saved field mapping")),
        ("MAPPING", translate("FarmlandGuard", "Field mapping (JSON: our field name → field of the file)")),
    ):
        algorithm.addParameter(QgsProcessingParameterString(name, label, optional=True))
    algorithm.addParameter(
        QgsProcessingParameterCrs(
            "CRS", translate("FarmlandGuard", "Coordinate system, when the file states none"), optional=True
        )
    )
    algorithm.addParameter(
        QgsProcessingParameterFile("LIST", translate("FarmlandGuard", "List of the patches (xlsx, csv)"), optional=True)
    )


def clue_source(
    algorithm: FarmlandAlgorithm, parameters: Dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
) -> ClueSource:
    """The rows that the parameters name; InputError unless exactly one of INPUT and FILE is given.

    A zip or land TXT named by INPUT, which QGIS itself cannot open as a layer of polygons, is read as FILE is.
    """
    given = [name for name in ("INPUT", "FILE") if parameters.get(name)]
    if len(given) != 1:
        raise InputError(
            translate("FarmlandGuard", "Give either {layer} or {file}, not both and not neither.").format(
                layer=algorithm.named("INPUT"), file=algorithm.named("FILE")
            )
        )
    listing = algorithm.parameterAsFile(parameters, "LIST", context)
    list_path = Path(listing) if listing else None
    sheet = algorithm.parameterAsString(parameters, "SHEET", context).strip() or None
    path = str(parameters[given[0]])
    if given == ["INPUT"] and not (Path(path).suffix.lower() in (".zip", ".txt") and Path(path).is_file()):
        return joined(algorithm.rows_of("INPUT", parameters, context, feedback), list_path, sheet)
    name = algorithm.parameterAsString(parameters, "LAYER", context).strip() or None
    crs = algorithm.parameterAsCrs(parameters, "CRS", context) if parameters.get("CRS") else None
    source = open_clues(Path(path), name, crs, list_path, sheet)
    for note in source.rows.notes:
        feedback.pushInfo(note)
    return source


def mapping_of(
    algorithm: FarmlandAlgorithm, register: Register, parameters: Dict[str, Any], context: QgsProcessingContext
) -> Optional[Mapping_]:
    """The mapping that MAPPING or TEMPLATE names, None when neither is given."""
    mapping = mapping_from_text(algorithm.parameterAsString(parameters, "MAPPING", context))
    template = algorithm.parameterAsString(parameters, "TEMPLATE", context).strip()
    if mapping is not None or not template:
        return mapping
    found = {each.name: each.mapping for each in templates(register, "clues")}
    if template not in found:
        raise InputError(
            translate("FarmlandGuard", "There is no template “{name}”. Known: {known}.").format(
                name=template, known="、".join(found) or "—"
            )
        )
    return found[template]
