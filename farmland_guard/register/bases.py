"""Reading base layers of a register: which version is in force, and its polygons within a box through the R-tree."""

from typing import Any, Iterator, List, Optional, Tuple

from .quoting import statement
from .store import Row, Session

Box = Tuple[float, float, float, float]
"""min x, min y, max x, max y in the register's CRS."""


_WITHIN = (
    " FROM {index} r CROSS JOIN {table} b ON b.fid = r.id WHERE r.maxx >= ? AND r.minx <= ? AND r.maxy >= ? AND r.miny <= ? ORDER BY b.fid"
)


def current_base(session: Session, role: str) -> Optional[Row]:
    """The version of a base layer that took effect last, or None when the register has none of this role."""
    return session.one(
        "SELECT * FROM base_layer WHERE role = ? ORDER BY effective_date DESC, imported_at DESC LIMIT 1", (role,)
    )


def polygons_within(session: Session, table_name: str, box: Box) -> List[Row]:
    """The rows of a base table whose boxes touch `box`, in the order of fid."""
    sql = statement("SELECT b.*" + _WITHIN, index=f"rtree_{table_name}_geom", table=table_name)
    return session.rows(sql, (box[0], box[2], box[1], box[3]))


def base_polygons(session: Session, table_name: str, box: Box) -> Iterator[Tuple[Any, ...]]:
    """source_id, land_class, net_factor and geometry blob of the base polygons whose boxes touch `box`, in the order of fid."""
    sql = statement(
        "SELECT b.source_id, b.land_class, b.net_factor, b.geom" + _WITHIN, index=f"rtree_{table_name}_geom", table=table_name
    )
    return iter(session.connection.execute(sql, (box[0], box[2], box[1], box[3])))


def polygons_near(session: Session, table_name: str, boxes: List[Box]) -> Iterator[Row]:
    """The rows whose boxes touch any of `boxes`, each once.

    Below a thousand boxes the R-tree is asked for each; above, one scan of the common box is quicker.
    """
    if not boxes:
        return
    if len(boxes) > 1000:
        common = (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )
        yield from polygons_within(session, table_name, common)
        return
    seen = set()
    for box in boxes:
        for row in polygons_within(session, table_name, box):
            if row["fid"] not in seen:
                seen.add(row["fid"])
                yield row
