"""The register's base layers as bases of a check: the versions in force, and their polygons near what is checked."""

from typing import Dict, Iterable, Iterator, List, Mapping, Optional

import numpy as np

from ..domain.errors import InputError
from ..domain.language import translate
from ..exchange.gpkg_rows import GeoPackageLayer, Rows
from ..exchange.reproject import frame_of_epsg
from ..geometry.baselayer import About, Block
from ..geometry.joining import BoxGrid
from ..geometry.overlap import ROLES, Base, BaseRow
from ..geometry.shapes import Integers
from ..geometry.wkb import ReadMany, read_many
from ..register.bases import Box, base_polygons, current_base
from ..register.blob import decode
from ..register.store import Register, Row, Session


def bases_in_force(session: Session) -> Dict[str, Optional[Row]]:
    """The version in force by role (pbf, landuse); InputError when the register has neither."""
    found = {role: current_base(session, role) for role in ROLES}
    if not any(found.values()):
        raise InputError(
            translate(
                "FarmlandGuard",
                "The register has neither permanent basic farmland nor land use; import a base layer first.",
            )
        )
    return found


def bases_within(session: Session, in_force: Mapping[str, Optional[Row]], box: Box) -> List[Base]:
    """Bases of a check with the polygons whose boxes touch `box` (register's CRS)."""
    frame = frame_of_epsg(session.info.srs_id)
    return [
        Base(
            role,
            [
                BaseRow(source_id, land_class, 1.0 if factor is None else factor, b"" if geom is None else decode(geom))
                for source_id, land_class, factor, geom in base_polygons(session, base["table_name"], box)
            ],
            frame,
        )
        for role, base in in_force.items()
        if base is not None
    ]


def streamed_bases(register: Register, in_force: Mapping[str, Optional[Row]]) -> List[Base]:
    """Bases of a check that read from the register's file what each check meets, block by block."""
    frame = frame_of_epsg(register.info.srs_id)
    return [
        Base(role, (), frame, RegisterTable(register, base)) for role, base in in_force.items() if base is not None
    ]


class RegisterTable:
    """The polygons of a base version as a source of blocks; a row's number is its fid less one.

    They were made valid when they were taken in, and the ground they share was measured: without any, the check need not look.
    """

    def __init__(self, register: Register, base: Row) -> None:
        """Look the version's table up."""
        self._layer = GeoPackageLayer(register.path, base["table_name"])
        self.trusted = base["shared_m2"] == 0

    def blocks(self, near: BoxGrid) -> Iterator[Block]:
        """Yield the rows that meet the boxes of `near`, in the order of fid."""
        for rows in self._layer.rows(("source_id", "land_class", "net_factor"), near):
            yield _block(rows)


def _block(rows: Rows) -> Block:
    def read(places: Integers) -> ReadMany:
        return read_many([rows.blobs[place] for place in places], rows.skips[places])

    def about(places: Integers) -> About:
        ids, classes, factors = (
            [rows.values[name][place] for place in places] for name in ("source_id", "land_class", "net_factor")
        )
        return About(ids, classes, np.array([1.0 if factor is None else factor for factor in factors]))

    return Block(rows.numbers - 1, rows.boxes, read, about)


def in_order(rows: Iterable[Row]) -> List[Row]:
    """Base polygons as they stand in their table: sums come to the last digit only in the same order."""
    return sorted(rows, key=lambda row: row["fid"])
