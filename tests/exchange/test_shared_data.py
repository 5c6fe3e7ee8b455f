"""Everything in the folder of real data is read, or refused in words."""

from pathlib import Path

import pytest
from osgeo import gdal, ogr

from farmland_guard.domain.errors import FarmlandError, InputError
from farmland_guard.exchange.landtxt_reader import read_land_txt
from farmland_guard.exchange.opening import open_layer
from farmland_guard.exchange.source import VectorRows
from farmland_guard.exchange.xlsx import read_table
from tests.shared import shared_data

FILES = ("*.shp", "*.geojson")


def count(path: Path, layer: str = "") -> int:
    source = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    each = source.GetLayerByName(layer) if layer else source.GetLayer(0)
    return each.GetFeatureCount()


def test_every_vector_file_is_read_or_refused_by_name() -> None:
    root = shared_data()
    read, refused = 0, []
    for pattern in FILES:
        for path in sorted(root.rglob(pattern)):
            try:
                rows = list(VectorRows(open_layer(path)))
            except InputError as error:
                assert path.name in str(error), path
                refused.append(path.name)
                continue
            assert len(rows) == count(path), path
            # What has no usable polygon says why.
            assert all(row.wkb is not None or row.problem for row in rows), path
            read += 1
    assert read >= 20
    assert len(refused) <= read


def test_every_layer_of_the_file_geodatabase() -> None:
    path = shared_data("filegdb", "testopenfilegdb.gdb")
    source = ogr.Open(str(path))
    names = [source.GetLayer(index).GetName() for index in range(source.GetLayerCount())]
    with pytest.raises(InputError, match="several layers"):
        open_layer(path)
    read = 0
    for name in names:
        try:
            rows = list(VectorRows(open_layer(path, name)))
        except InputError as error:
            assert name in str(error)
            continue
        assert len(rows) == count(path, name)
        read += 1
    assert read >= 25


def test_texts_and_tables() -> None:
    for path in sorted(shared_data("txt").glob("*.txt")):
        try:
            assert read_land_txt(path).parcels
        except FarmlandError as error:
            assert f"{path.name}, line " in str(error)
    headers, rows = read_table(shared_data("admin", "yuanqu_townships.csv"))
    lines = shared_data("admin", "yuanqu_townships.csv").read_text(encoding="utf-8").split()
    assert len(rows) == len(lines) - 1 > 10
    assert len(headers) >= 2
