"""Six cases whose figures are true, for packages that have nothing wrong with them."""

from typing import List

from farmland_guard.exchange.reproject import frame_of_epsg
from farmland_guard.geometry.areas import area_m2
from farmland_guard.geometry.single import bounds
from farmland_guard.register import blob
from tests.register.helpers import EAST, NORTH, square

COUNTY = "140827"


def rows() -> List[dict]:
    """Six cases on their own ground, their figures true."""
    made = []
    for number in range(6):
        wkb = square(EAST + 300.0 * number, NORTH, 100.0)
        low_x, low_y, high_x, high_y = bounds(wkb)
        area = round(area_m2(wkb, frame_of_epsg(4525), "ellipsoidal")[0], 2)
        made.append(
            {
                "uid": f"uid{number}", "code": f"{COUNTY}SJBG2610000{number}", "key": "", "county": COUNTY, "batch": "2026-10",
                "xzdm": "140827104", "xzmc": "毛家湾镇", "cdm": "140827104201", "cmc": "东沟村", "tblx": "20", "dlbm": "0103",
                "qsx": "202503", "hsx": "202509", "area_m2": area, "whole_m2": area, "agricultural_m2": area - 1000,
                "cultivated_part_m2": area - 3000, "cultivated_m2": area - 3000, "other_agricultural_m2": 2000.0,
                "unused_m2": 400.0, "construction_m2": 600.0, "uncovered_m2": 0.0, "pbf_m2": 1500.0,
                "verdict": "illegal_construction", "verdict_by": "王执法", "verdict_reason": "现场为厂房", "state": "verified",
                "remaining_m2": area, "bz": "无", "geom": blob.encode(wkb, 4525, (low_x, high_x, low_y, high_y)),
            }
        )  # fmt: skip
    return made
