"""In which encoding a foreign shapefile is, shown to the person who has to decide."""

from pathlib import Path
from typing import List

from ..domain.language import translate
from ..exchange.containers import write_csv
from ..exchange.encoding import DetectedEncoding, Preview, detect_dbf_encoding, preview_encodings

__all__ = ["Preview", "preview_encodings", "write_preview"]


def write_preview(table: Path, report: Path) -> DetectedEncoding:
    """Write the texts of a table in each encoding as CSV and return the encoding that is taken when it is read."""
    previews: List[Preview] = preview_encodings(table)
    headers = [
        translate("FarmlandGuard", "Encoding"),
        translate("FarmlandGuard", "fits"),
        translate("FarmlandGuard", "taken"),
        translate("FarmlandGuard", "texts"),
    ]
    yes, no = translate("FarmlandGuard", "yes"), translate("FarmlandGuard", "no")
    rows = [
        [each.encoding, yes if each.fits else no, yes if each.chosen else no, " | ".join(each.samples)] for each in previews
    ]
    write_csv(report, headers, rows)
    return detect_dbf_encoding(table)
