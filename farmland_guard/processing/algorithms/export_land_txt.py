"""farmlandguard:exportlandtxt."""

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...casework.land_txt import txt_look, write_txt
from ...domain.codes import AREA_METHODS
from ...domain.language import translate
from ..base import FarmlandAlgorithm, push_notes

_ENCODINGS = {"gbk": "GBK", "gb18030": "GB18030", "utf8": "UTF-8"}


class ExportLandTxt(FarmlandAlgorithm):
    """Writes a layer as land-boundary TXT."""

    ID = "exportlandtxt"
    GROUP = "exchange"

    def title(self) -> str:
        return translate("FarmlandGuard", "Export land-boundary TXT")

    def help_text(self) -> str:
        return translate(
            "FarmlandGuard",
            "Writes polygons as a land-boundary coordinate file (国土 TXT): GBK with CRLF, northing before easting, three "
            "decimals, the area in hectares (by default planar, as receivers compute it). Without {CRS} the layer's own "
            "CGCS2000 zone is used, or the 3-degree zone it lies in. With {ENCODING} automatic (auto), GB18030 is written, "
            "with a warning, when a character is not in GBK. A {PROFILE} with a section for these files (land_txt) sets "
            "encoding, area method, order of the fields, decimals, numbering, start and direction of the rings; where it "
            "wants a file for each parcel, {OUTPUT} names the folder.",
        ).format(**self.labels())

    def define(self) -> None:
        self.add_polygons("INPUT", translate("FarmlandGuard", "Polygons"))
        self.addParameter(
            QgsProcessingParameterField(
                "CODE_FIELD", translate("FarmlandGuard", "Field of the parcel code"), parentLayerParameterName="INPUT"
            )
        )
        self.addParameter(
            QgsProcessingParameterField(
                "NAME_FIELD",
                translate("FarmlandGuard", "Field of the parcel name"),
                parentLayerParameterName="INPUT",
                optional=True,
            )
        )
        self.addParameter(
            QgsProcessingParameterCrs("CRS", translate("FarmlandGuard", "CRS to write in"), optional=True)
        )
        automatic = {"auto": translate("FarmlandGuard", "Automatic: GBK, or GB18030 where a character needs it")}
        self.add_choice("ENCODING", translate("FarmlandGuard", "Encoding"), {**automatic, **_ENCODINGS}, "auto")
        self.add_choice(
            "AREA_METHOD", translate("FarmlandGuard", "Area method"), AREA_METHODS, "planar"
        )
        self.addParameter(
            QgsProcessingParameterString("PROFILE", translate("FarmlandGuard", "Profile"), optional=True)
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                "OUTPUT", translate("FarmlandGuard", "Land-boundary TXT"), "TXT (*.txt)"
            )
        )
        self.addOutput(QgsProcessingOutputNumber("COUNT", translate("FarmlandGuard", "Parcels written")))

    def run_casework(self, parameters, context, feedback):
        source = self.rows_of("INPUT", parameters, context, feedback)
        rows = list(source)
        path = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        look = txt_look(
            self.parameterAsString(parameters, "PROFILE", context).strip(),
            self.parameterAsEnumString(parameters, "ENCODING", context),
            self.parameterAsEnumString(parameters, "AREA_METHOD", context),
        )
        notes = write_txt(
            path,
            rows,
            source,
            self.parameterAsString(parameters, "CODE_FIELD", context),
            self.parameterAsString(parameters, "NAME_FIELD", context),
            self.parameterAsCrs(parameters, "CRS", context) if parameters.get("CRS") else None,
            look.encoding,
            look.method,
            look.form,
        )
        push_notes(feedback, notes)
        return {"OUTPUT": str(path), "COUNT": len(rows)}
