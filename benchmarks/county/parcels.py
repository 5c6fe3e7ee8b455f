"""From cells to parcels: cells that belong together are joined, and the layers of the county cut from them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from .admin import Places, Unit, name_units, nearest_place, places
from .classes import CULTIVATED, Cover
from .fabric import Fabric, weave
from .strips import BASE, FORMS, HIGHWAY, RIVER, ROAD, SIDE, lay
from .terrain import ORIGIN, Terrain, stream

_FARM_CELLS = 30
_TILE_M = 9000.0


@dataclass
class County:
    """The finished ground. Arrays run over parcels; polygons are in EPSG:4525."""

    terrain: Terrain
    units: list[Unit]
    geometry: np.ndarray
    code: np.ndarray
    slope_class: np.ndarray
    settlement: np.ndarray
    hill: np.ndarray
    unit: np.ndarray
    pairs: np.ndarray

    @property
    def cultivated(self) -> np.ndarray:
        """Which parcels are cultivated land."""
        return np.isin(self.code, CULTIVATED)


def components(count: int, pairs: np.ndarray, key: np.ndarray) -> np.ndarray:
    """Label what hangs together: neighbours with the same key get the same number (0 … in order of appearance)."""
    same = pairs[key[pairs[:, 0]] == key[pairs[:, 1]]]
    links = coo_matrix((np.ones(len(same), dtype=np.int8), (same[:, 0], same[:, 1])), shape=(count, count))
    return np.asarray(connected_components(links, directed=False)[1])


def join(geometry: np.ndarray, label: np.ndarray) -> np.ndarray:
    """Return one polygon per label 0 …, the union of a coverage's members; their vertices all stay."""
    order = np.argsort(label, kind="stable")
    first = np.concatenate(([0], np.cumsum(np.bincount(label))))
    joined = np.empty(len(first) - 1, dtype=object)
    for number in range(len(joined)):
        members = order[first[number] : first[number + 1]]
        joined[number] = (
            geometry[members[0]] if len(members) == 1 else shapely.coverage_union_all(geometry[members])
        )
    return shapely.normalize(joined)


def neighbours(pairs: np.ndarray, label: np.ndarray) -> np.ndarray:
    """Return which labels are neighbours, each pair once."""
    both = np.sort(label[pairs], axis=1)
    return np.unique(both[both[:, 0] != both[:, 1]], axis=0)


def build(size: int, seed: int) -> County:
    """Make a county of about `size` parcels."""
    terrain = Terrain(size, seed)
    villages = places(terrain, size, seed)
    xy, kind = lay(stream(seed, "strips"), terrain, terrain.scatter(stream(seed, "scatter")), villages.xy)
    fabric = weave(stream(seed, "fabric"), terrain, xy, kind)
    _trim(fabric)
    plot = _plots(fabric)
    # A plot is its owner's: the ordinary cell that the ground beside a strip fell to.
    owner = np.full(plot.max() + 1, len(plot), dtype=np.int64)
    np.minimum.at(owner, plot, np.where(fabric.kind == SIDE, len(plot) - 1, np.arange(len(plot))))
    position, plot_kind = fabric.xy[owner], fabric.kind[owner]
    plot_kind = np.where(plot_kind == SIDE, BASE, plot_kind)
    area = np.bincount(plot, shapely.area(fabric.cells))
    pairs = neighbours(fabric.pairs, plot)
    rng = stream(seed, "cover")
    cover = Cover(rng, terrain, position, area, plot_kind, villages.xy)
    unit, units = _units(rng, terrain, villages, cover, position, area, pairs)

    # Forest, settlements and strips are joined within a unit; everything else stays a parcel of its own.
    merged = cover.forest | cover.settlement | np.isin(plot_kind, (ROAD, HIGHWAY, RIVER))
    tile = np.floor(position / _TILE_M).astype(np.int64)
    sort = np.unique(cover.code[merged], return_inverse=True)[1]
    columns = np.column_stack((sort, unit[merged], tile[merged]))
    key = np.arange(len(position)) + len(position)
    key[merged] = np.unique(columns, axis=0, return_inverse=True)[1].ravel()
    label = components(len(position), pairs, key)
    first = np.unique(label, return_index=True)[1]
    county = County(
        terrain,
        units,
        join(fabric.cells, label[plot]),
        cover.code[first],
        cover.slope_class[first],
        cover.settlement[first],
        cover.hill[first],
        unit[first],
        neighbours(pairs, label),
    )
    return _dig(stream(seed, "ponds"), county)


def _trim(fabric: Fabric) -> None:
    """Take cells that grew too large, where strips meet or end, out of their strip."""
    area = shapely.area(fabric.cells)
    for form in FORMS.values():
        fabric.kind[(fabric.kind == form.kind) & (area > 2.5 * form.width * form.spacing)] = SIDE


def _plots(fabric: Fabric) -> np.ndarray:
    """Return the plot of each cell. Ground beside a strip falls to the ordinary cell with the longest common border."""
    plot = np.arange(len(fabric.cells))
    settled = fabric.kind != SIDE
    pairs = np.concatenate((fabric.pairs, fabric.pairs[:, ::-1]))
    shared = np.concatenate((fabric.shared, fabric.shared))
    order = np.lexsort((shared, pairs[:, 0]))
    pairs = pairs[order]
    ordinary = ~np.isin(fabric.kind, (ROAD, HIGHWAY, RIVER))
    for _ in range(4):
        open_pairs = pairs[~settled[pairs[:, 0]] & settled[pairs[:, 1]] & ordinary[pairs[:, 1]]]
        if not len(open_pairs):
            break
        # Later assignments win: the longest border comes last.
        plot[open_pairs[:, 0]] = plot[open_pairs[:, 1]]
        settled[open_pairs[:, 0]] = True
    return np.unique(plot, return_inverse=True)[1]


def _units(
    rng: np.random.Generator,
    terrain: Terrain,
    villages: Places,
    cover: Cover,
    xy: np.ndarray,
    area: np.ndarray,
    pairs: np.ndarray,
) -> tuple[np.ndarray, list[Unit]]:
    """Return the unit of each plot and the units: villages, and state farms where the forest is deep."""
    village = nearest_place(rng, terrain, villages, xy)
    order = np.argsort(-cover.hill, kind="stable")
    deep = np.zeros(len(xy), dtype=bool)
    deep[order[np.cumsum(area[order]) < 0.09 * area.sum()]] = True
    tile = np.unique(np.floor(xy / _TILE_M).astype(np.int64), axis=0, return_inverse=True)[1].ravel()
    label = components(len(xy), pairs, np.where(deep, len(xy) + tile, np.arange(len(xy))))
    large = np.flatnonzero(np.bincount(label) >= _FARM_CELLS)
    farm_township = np.array(
        [np.bincount(villages.township[village[label == one]]).argmax() for one in large], dtype=np.int64
    )
    number = np.searchsorted(large, label)
    in_farm = np.isin(label, large)
    unit = np.where(in_farm, len(villages.xy) + np.minimum(number, max(len(large) - 1, 0)), village)
    return unit, name_units(villages.township, farm_township)


def _dig(rng: np.random.Generator, county: County) -> County:
    """Put ponds and graves into a few cultivated parcels: holes in them, and parcels of their own."""
    field = np.flatnonzero(county.cultivated)
    middle = shapely.point_on_surface(county.geometry[field])
    room = shapely.distance(middle, shapely.boundary(county.geometry[field]))
    lucky = (rng.uniform(size=len(field)) < 0.05) & (room > 14)
    dug, owners, codes = [], [], []
    for parcel, at, reach in zip(field[lucky].tolist(), middle[lucky], room[lucky].tolist()):
        centre = np.array([at.x, at.y])
        graves = rng.uniform() < 0.6
        count = int(rng.integers(1, 5)) if graves else 1
        turn = rng.uniform(0, 2 * np.pi)
        holes = []
        for k in range(count):
            angle = turn + k * np.pi / 2
            shift = 0.5 * reach * np.array([np.cos(angle), np.sin(angle)]) * (count > 1)
            radius = min(rng.uniform(2.0, 3.5), 0.25 * reach) if graves else rng.uniform(0.25, 0.7) * reach
            holes.append(_pit(rng, centre + shift, radius))
        whole = county.geometry[parcel]
        rings = [shapely.get_exterior_ring(hole) for hole in holes]
        rings += [shapely.get_interior_ring(whole, k) for k in range(shapely.get_num_interior_rings(whole))]
        cut = shapely.normalize(shapely.polygons(shapely.get_exterior_ring(whole), rings))
        if not shapely.is_valid(cut):
            raise RuntimeError("a pond does not fit its parcel")
        county.geometry[parcel] = cut
        dug += holes
        owners += [parcel] * count
        codes += ["09" if graves else "1104"] * count
    if not dug:
        return county
    add = np.array(owners)
    fresh = len(county.geometry) + np.arange(len(dug))
    return County(
        county.terrain,
        county.units,
        np.concatenate((county.geometry, np.array(dug, dtype=object))),
        np.concatenate((county.code, np.array(codes, dtype=object))),
        np.concatenate((county.slope_class, county.slope_class[add])),
        np.concatenate((county.settlement, np.zeros(len(dug), dtype=bool))),
        np.concatenate((county.hill, county.hill[add])),
        np.concatenate((county.unit, county.unit[add])),
        np.concatenate((county.pairs, np.column_stack((add, fresh)))),
    )


def _pit(rng: np.random.Generator, centre: np.ndarray, radius: float) -> shapely.Polygon:
    """Return a roundish polygon of 7 to 16 corners that stays within `radius` metres."""
    corners = int(rng.integers(7, 17))
    angle = np.sort((np.arange(corners) + rng.uniform(-0.3, 0.3, corners)) / corners * 2 * np.pi)
    reach = radius * rng.uniform(0.7, 1.0, corners)
    ring = centre + reach[:, None] * np.column_stack((np.cos(angle), np.sin(angle)))
    return shapely.normalize(shapely.Polygon(np.round(ring, 4)))


def local(geometry: np.ndarray) -> np.ndarray:
    """Return the middles of polygons in local metres."""
    return shapely.get_coordinates(shapely.centroid(geometry)) - ORIGIN
