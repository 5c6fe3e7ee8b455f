"""The big county of the timing: a coverage with giants and holes, basic farmland on it, candidates that any size shares."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import numpy as np
import pytest
import shapely

from benchmarks import bigcounty
from benchmarks.peers import job as jobs

SEED = 4321
MU = 2000 / 3


def polygons(path: Path, layer: str) -> np.ndarray:
    with sqlite3.connect(path) as source:
        return shapely.from_wkb([jobs.wkb(blob) for (blob,) in source.execute(f"select geom from {layer} order by fid")])


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    print(f"seed {SEED}")
    out = tmp_path_factory.mktemp("big")
    bigcounty.generate(out, 3000, SEED, (300,))
    return out


def test_rows_are_about_those_asked_for(folder):
    rows = bigcounty.noted(folder)["rows"]
    assert 2700 < rows["DLTB"] < 3300
    assert 0.2 < rows["YJJBNTTB"] / rows["DLTB"] < 0.4
    assert rows["candidates_300"] == 300


def test_the_ground_has_neither_gaps_nor_overlaps(folder):
    ground = polygons(bigcounty.base_path(folder), "DLTB")
    assert shapely.is_valid(ground).all()
    covered = shapely.union_all(ground)
    assert shapely.area(ground).sum() == pytest.approx(shapely.area(covered), abs=0.01)
    # Ponds and graves fill the holes of fields: the whole has none.
    assert shapely.get_num_interior_rings(shapely.get_geometry(covered, 0)) == 0
    assert shapely.get_num_geometries(covered) == 1


def test_fields_have_holes_and_joined_strips_are_giants(folder):
    with sqlite3.connect(bigcounty.base_path(folder)) as source:
        codes = np.array([code for (code,) in source.execute("select DLBM from DLTB order by fid")])
    ground = shapely.get_geometry(polygons(bigcounty.base_path(folder), "DLTB"), 0)
    holes = shapely.get_num_interior_rings(ground)
    assert holes[np.char.startswith(codes, "01")].sum() > 10
    assert shapely.get_num_coordinates(ground).max() > 20 * np.median(shapely.get_num_coordinates(ground))


def test_basic_farmland_lies_on_fields(folder):
    with sqlite3.connect(bigcounty.base_path(folder)) as source:
        codes = np.array([code for (code,) in source.execute("select DLBM from DLTB order by fid")])
    fields = shapely.union_all(polygons(bigcounty.base_path(folder), "DLTB")[np.isin(codes, jobs.CLASSES)])
    farmland = polygons(bigcounty.base_path(folder), "YJJBNTTB")
    assert shapely.is_valid(farmland).all()
    assert shapely.area(shapely.difference(shapely.union_all(farmland), fields)) < 0.01


def test_candidates_are_valid_of_the_stated_sizes_and_clustered(folder):
    shapes = polygons(bigcounty.candidates_path(folder, 300), "candidates")
    assert shapely.is_valid(shapes).all()
    area = shapely.area(shapes) / MU
    assert area.min() > 0.19 and area.max() < 51  # parcels are taken by size, the rest is cut to it
    ground = polygons(bigcounty.base_path(folder), "DLTB")
    copies = sum(any(shapely.equals(ground[k], one) for k in shapely.STRtree(ground).query(one)) for one in shapes)
    assert 30 < copies < 100
    corners = shapely.get_num_coordinates(shapely.get_geometry(shapes, 0))
    assert 50 < (corners == 5).sum() < 130


def test_forms_do_not_depend_on_the_county_or_on_how_many_are_drawn(folder, tmp_path):
    bigcounty.generate(tmp_path, 2000, SEED, (100,))
    few = polygons(bigcounty.candidates_path(tmp_path, 100), "candidates")
    many = polygons(bigcounty.candidates_path(folder, 300), "candidates")[:100]
    same = np.isclose(shapely.area(few), shapely.area(many), rtol=1e-4)
    assert same.mean() > 0.7  # all but the copies of parcels


def test_the_same_seed_gives_the_same_county_and_what_is_there_is_kept(folder, tmp_path):
    bigcounty.generate(tmp_path, 3000, SEED, (300,))
    for name, layer in (("base.gpkg", "DLTB"), ("base.gpkg", "YJJBNTTB"), ("candidates_300.gpkg", "candidates")):
        one, other = polygons(folder / name, layer), polygons(tmp_path / name, layer)
        assert len(one) == len(other) and shapely.equals_exact(one, other, 0).all()
    before = bigcounty.base_path(tmp_path).stat().st_mtime_ns
    bigcounty.generate(tmp_path, 3000, SEED, (300, 50))
    assert bigcounty.base_path(tmp_path).stat().st_mtime_ns == before
    assert json.loads((tmp_path / "made.json").read_text(encoding="utf-8"))["rows"]["candidates_50"] == 50


def test_faults_are_added_only_when_asked_for_and_listed(tmp_path):
    bigcounty.generate(tmp_path, 2000, SEED, (100,), with_faults=True)
    listed = (tmp_path / "faults.csv").read_text(encoding="utf-8-sig")
    for kind in ("bowtie", "duplicate", "Z coordinates", "NULL geometry", "overlapping parts"):
        assert "DLTB,1408271000" in listed and kind in listed
    assert "candidates_100," in listed


def test_senseless_sizes_are_refused(tmp_path):
    with pytest.raises(ValueError, match="2,000"):
        bigcounty.generate(tmp_path, 500)
    with pytest.raises(ValueError, match="at least one"):
        bigcounty.generate(tmp_path, 5000, candidates=(0,))
