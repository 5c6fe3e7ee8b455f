"""From any layer's CRS into the register's, vertex by vertex."""

from __future__ import annotations

from functools import lru_cache
from typing import List, Optional, Sequence, Tuple

from qgis.core import QgsCoordinateReferenceSystem

from ..geometry.frame import Frame
from .crs import frame_of, transform_many, transform_wkb


@lru_cache(maxsize=32)
def frame_of_epsg(srs_id: int) -> Frame:
    """The frame of an EPSG number, such as a register's `srs_id`; InputError when it has none."""
    name = f"EPSG:{srs_id}"
    return frame_of(QgsCoordinateReferenceSystem(name), name)


class Reprojector:
    """Brings polygon WKB of a layer into EPSG:`srs_id`. Raises InputError for a CRS that cannot be brought there."""

    def __init__(self, crs: QgsCoordinateReferenceSystem, srs_id: int, layer_name: str) -> None:
        self.source_frame = frame_of(crs, layer_name)
        self.target_frame = frame_of_epsg(srs_id)

    def __call__(self, wkb: bytes) -> bytes:
        """The polygons in the target CRS; FarmlandError when they cannot be read or lie outside of it."""
        return transform_wkb(wkb, self.source_frame, self.target_frame)

    def many(self, wkbs: Sequence[bytes]) -> Tuple[Sequence[bytes], List[Optional[str]]]:
        """The polygons of many rows in the target CRS, and the reason for each that cannot be brought there."""
        return transform_many(wkbs, self.source_frame, self.target_frame)
