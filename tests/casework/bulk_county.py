"""A small county in a GeoPackage and a batch of patches on it, for the check from file to file."""

import sqlite3

import numpy as np
from osgeo import ogr, osr

from farmland_guard.geometry.frame import GaussFrame
from farmland_guard.geometry.wkb import write_wkb

X, Y = 37540000.0, 3900000.0
ZONE37 = GaussFrame(111.0, 37500000.0)


def blob(points):
    ring = np.array([*points, points[0]], dtype=float)
    return write_wkb([[ring]])


def cell(x, y, size=50.0):
    return blob([(X + x, Y + y), (X + x + size, Y + y), (X + x + size, Y + y + size), (X + x, Y + y + size)])


def write(path, layer, rows, fields, index="YES"):
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4525)
    driver = ogr.GetDriverByName("GPKG")
    dataset = driver.Open(str(path), 1) if path.exists() else driver.CreateDataSource(str(path))
    made = dataset.CreateLayer(layer, reference, ogr.wkbPolygon, [f"SPATIAL_INDEX={index}"])
    for name, kind in fields:
        made.CreateField(ogr.FieldDefn(name, kind))
    dataset.StartTransaction()
    for wkb, *values in rows:
        feature = ogr.Feature(made.GetLayerDefn())
        for (name, _), value in zip(fields, values):
            if value is not None:
                feature.SetField(name, value)
        if wkb is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkb(wkb))
        made.CreateFeature(feature)
    dataset.CommitTransaction()
    return path


def county(tmp_path, index="YES"):
    """A grid of land use, farmland on part of it with one polygon twice, patches across, a bowtie and one without polygon."""
    random = np.random.default_rng(20)
    land = [
        (cell(50 * i, 50 * j), f"D{i:02d}{j:02d}", ("0103", "0702", "0101")[(i + j) % 3], (0.1, None, 0.0)[(i * j) % 3])
        for i in range(20)
        for j in range(20)
        if (i, j) != (4, 4)
    ]
    farm = [(cell(50 * i, 50 * j), f"P{i:02d}{j:02d}", 0.05) for i in range(20) for j in range(0, 20, 2)]
    farm += [(cell(100, 100), "P9999", 0.0), (None, "none", 0.0)]
    patches = []
    for number in range(60):
        x, y = random.uniform(0, 950, 2)
        angle = np.sort(random.uniform(0, 2 * np.pi, 9))
        size = random.uniform(10, 60, 9)
        patches.append((blob(np.column_stack((X + x + size * np.cos(angle), Y + y + size * np.sin(angle)))), f"C{number}"))
    patches.append((blob([(X, Y), (X + 60, Y + 60), (X + 60, Y), (X, Y + 60)]), "bowtie"))
    patches.append((None, "nothing"))
    text, real = ogr.OFTString, ogr.OFTReal
    base = write(tmp_path / "base.gpkg", "DLTB", land, [("BSM", text), ("DLBM", text), ("KCXS", real)], index)
    write(base, "YJJBNTTB", farm, [("YJJBNTTBBH", text), ("KCXS", real)], index)
    batch = write(tmp_path / "batch.gpkg", "patches", patches, [("JCBH", text)], index)
    return base, batch, land, farm, patches


def tables(path):
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    checked = {row["code"]: dict(row) for row in connection.execute("SELECT * FROM checked ORDER BY fid")}
    pieces = [dict(row) for row in connection.execute("SELECT * FROM pieces")]
    connection.close()
    return checked, pieces
