"""Makes land-boundary TXT with invented coordinates near 112°E, 35°N (zone 37)."""

from typing import Iterable, List, Sequence, Tuple

from farmland_guard.exchange.landtxt_model import LandFile
from farmland_guard.exchange.landtxt_reader import read_land_txt

HEADER = (
    "[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n投影类型=高斯克吕格\n计量单位=米\n带号=37\n精度=0.001\n"
    "转换参数=,,,,,,\n[地块坐标]\n"
)
Ring = Sequence[Tuple[float, float]]


def square(x: float, y: float, side: float) -> List[Tuple[float, float]]:
    """An open square as (easting, northing), south-west corner first, counter-clockwise."""
    return [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]


FIELD = square(37560000.0, 3900000.0, 100.0)  # 1 ha
HOLE = square(37560040.0, 3900040.0, 20.0)  # 0.04 ha
ISLAND = square(37560045.0, 3900045.0, 5.0)  # 0.0025 ha, inside the hole
SECOND = square(37560300.0, 3900000.0, 50.0)  # 0.25 ha


def point_lines(ring: Ring, label: str, first: int = 1, closing: str = "first", mark: str = "J") -> List[str]:
    """Lines 点号,圈号,X,Y of a ring."""
    lines = [f"{mark}{first + i},{label},{y:.3f},{x:.3f}" for i, (x, y) in enumerate(ring)]
    x, y = ring[0]
    if closing == "first":
        lines.append(f"{mark}{first},{label},{y:.3f},{x:.3f}")
    elif closing == "next":
        lines.append(f"{mark}{first + len(ring)},{label},{y:.3f},{x:.3f}")
    return lines


def text(*parcels: Tuple[str, Iterable[str]], header: str = HEADER) -> str:
    """A whole file of (parcel line, point lines)."""
    return header + "".join("\n".join([line, *points]) + "\n" for line, points in parcels)


PARCEL = "5,1.0000,DK001,东沟口,面,I49G001001,种植,0102,@"


def simple(parcel_line: str = PARCEL, header: str = HEADER) -> str:
    """One parcel of one square hectare."""
    return text((parcel_line, point_lines(FIELD, "1")), header=header)


def read(source: str, encoding: str = "utf-8") -> LandFile:
    """Read a text as the file t.txt."""
    return read_land_txt(source.encode(encoding), "t.txt")


def remarks(file: LandFile) -> str:
    """The remarks on a file, one per line."""
    return "\n".join(f"{line}: {sentence}" for line, sentence in file.warnings)


def areas(file: LandFile) -> list:
    """Planar areas of the parts of each parcel."""
    return [[round(part.planar_area(), 3) for part in parcel.parts] for parcel in file.parcels]
