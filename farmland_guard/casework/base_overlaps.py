"""Base polygons that overlap each other, found when their layer is taken in: named pair by pair, counted once in every check."""

import math
from dataclasses import dataclass, field
from typing import Callable, List, Optional

from ..domain.language import translate
from ..exchange.reproject import frame_of_epsg
from ..geometry.selfoverlap import shared_pairs
from ..register.bases import polygons_within
from ..register.quoting import Sql, statement
from ..register.store import Session, wkb_of

Progress = Callable[[float], bool]

_PER_TILE = 800
_EXTENT = Sql("min(minx), min(miny), max(maxx), max(maxy), count(*)")


@dataclass
class Overlaps:
    """`total_m2` over all pairs; `notes` name those of at least the least area that was asked for."""

    total_m2: float = 0.0
    pairs: int = 0
    notes: List[str] = field(default_factory=list)


def overlaps_within(
    session: Session, table_name: str, layer: str, least_m2: float, progress: Optional[Progress] = None
) -> Overlaps:
    """Go through a base table tile by tile and find the ground its polygons share.

    `progress` gets fractions 0 … 1 and may raise; `layer` is what the notes call the layer.
    """
    index = f"rtree_{table_name}_geom"
    extent = session.one(statement("SELECT {extent} FROM {index}", extent=_EXTENT, index=index))
    found = Overlaps()
    count = 0 if extent is None else extent["count(*)"]
    if extent is None or not count:
        return found
    frame = frame_of_epsg(session.info.srs_id)
    west, south, east, north = (extent[name] for name in ("min(minx)", "min(miny)", "max(maxx)", "max(maxy)"))
    side = max(math.ceil(math.sqrt(count / _PER_TILE)), 1)
    width, height = (east - west) / side or 1.0, (north - south) / side or 1.0
    for number in range(side * side):
        if progress is not None:
            progress(number / (side * side))
        column, row = number % side, number // side
        # The outermost tiles reach beyond the extent, whose corners the R-tree has rounded.
        tile = (
            west + column * width - (width if column == 0 else 0),
            south + row * height - (height if row == 0 else 0),
            west + (column + 1) * width + (width if column == side - 1 else 0),
            south + (row + 1) * height + (height if row == side - 1 else 0),
        )
        polygons = polygons_within(session, table_name, tile)
        for pair in shared_pairs([wkb_of(polygon) or b"" for polygon in polygons], frame, tile):
            found.total_m2 += pair.area_m2
            found.pairs += 1
            if pair.area_m2 >= least_m2:
                found.notes.append(
                    translate(
                        "FarmlandGuard",
                        "{layer}: polygons {first} and {other} overlap by {area} m²; checks count this ground once.",
                    ).format(
                        layer=layer,
                        first=polygons[pair.first]["source_id"] or "-",
                        other=polygons[pair.second]["source_id"] or "-",
                        area=f"{pair.area_m2:.2f}",
                    )
                )
    return found
