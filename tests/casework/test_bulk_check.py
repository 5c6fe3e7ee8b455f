"""A batch checked from file to file gives what the check in memory gives, however its base layers are read."""

import sqlite3

import numpy as np
import pytest
from osgeo import ogr

from farmland_guard.casework.bulk.check import check_files
from farmland_guard.casework.bulk.tile import LayerFile
from farmland_guard.domain.errors import Cancelled, InputError
from farmland_guard.exchange import gpkg_rows
from farmland_guard.exchange.gpkg_rows import GeoPackageLayer
from farmland_guard.exchange.plain_crs import cgcs2000_frame
from farmland_guard.geometry.frame import GaussFrame
from farmland_guard.geometry.joining import BoxGrid
from farmland_guard.geometry.overlap import Base, BaseRow, Subject, check_overlap

from .bulk_county import ZONE37, X, Y, cell, county, tables, write


@pytest.mark.parametrize("way", ["by index", "by scan", "without index", "with polygons"])
def test_files_give_what_memory_gives(tmp_path, monkeypatch, way):
    if way == "by scan":
        monkeypatch.setattr(gpkg_rows, "MANY_BOXES", 0)
    base, batch, land, farm, patches = county(tmp_path, "NO" if way == "without index" else "YES")
    report = check_files(
        LayerFile(batch), LayerFile(base, "YJJBNTTB"), LayerFile(base, "DLTB"), tmp_path / "out.gpkg",
        piece_polygons=way == "with polygons",
    )  # fmt: skip
    bases = [
        Base("pbf", [BaseRow(name, None, 1 - kcxs, wkb or b"") for wkb, name, kcxs in farm], ZONE37),
        Base("landuse", [BaseRow(name, code, 1 - (kcxs or 0), wkb) for wkb, name, code, kcxs in land], ZONE37),
    ]
    expected = check_overlap([Subject(name, wkb) for wkb, name in patches], ZONE37, bases, "ellipsoidal")
    checked, pieces = tables(tmp_path / "out.gpkg")
    assert list(checked) == [name for _, name in patches]
    assert report.checked == 62 and report.pieces == len(pieces)
    for figures in expected.figures:
        row = checked[figures.key]
        for name in ("area_m2", "pbf_m2", "pbf_net_m2", "cultivated_m2", "cultivated_net_m2"):
            value = getattr(figures, name)
            assert row[name] == (None if value is None else pytest.approx(value, abs=1e-6))
        assert bool(row["problem"]) is bool(figures.problems)
        mine = {
            (piece["source_layer"], piece["source_id"]): (piece["adjusted_m2"], piece["land_class"])
            for piece in pieces
            if piece["code"] == figures.key
        }
        assert mine == {
            (piece.role, piece.source_id): (piece.adjusted_m2, piece.land_class) for piece in figures.pieces
        }
    assert any("bowtie" in text for text in report.problems)
    assert any("none" in text for text in report.problems)
    if way == "with polygons":
        dataset = ogr.Open(str(tmp_path / "out.gpkg"))
        layer = dataset.GetLayer("pieces")
        assert layer.GetSpatialRef().GetAuthorityCode(None) == "4525"
        for feature in layer:
            if feature["source_id"] is None and feature.GetGeometryRef() is None:
                continue  # the remainder is a figure only
            assert feature.GetGeometryRef().GetArea() == pytest.approx(feature["gross_m2"], rel=1e-3, abs=1e-4)


def test_only_cultivated_land_with_the_rest_as_one_row(tmp_path):
    base, batch, *_ = county(tmp_path)
    check_files(LayerFile(batch), None, LayerFile(base, "DLTB"), tmp_path / "all.gpkg")
    check_files(LayerFile(batch), None, LayerFile(base, "DLTB"), tmp_path / "some.gpkg", classes="01")
    whole, some = tables(tmp_path / "all.gpkg")[0], tables(tmp_path / "some.gpkg")
    assert {code: row["cultivated_net_m2"] for code, row in whole.items()} == pytest.approx(
        {code: row["cultivated_net_m2"] for code, row in some[0].items()}, nan_ok=True
    )
    rest = [piece for piece in some[1] if piece["source_id"] is None]
    assert rest and all(piece["land_class"] == "非耕地" for piece in rest)
    sums: dict = {}
    for piece in some[1]:
        sums[piece["code"]] = sums.get(piece["code"], 0.0) + piece["adjusted_m2"]
    for code, total in sums.items():
        assert total == pytest.approx(some[0][code]["area_m2"], abs=0.0051)


def test_a_cancelled_or_failed_run_leaves_no_file(tmp_path):
    base, batch, *_ = county(tmp_path)
    with pytest.raises(Cancelled):
        check_files(
            LayerFile(batch), None, LayerFile(base, "DLTB"), tmp_path / "out.gpkg", progress=lambda part: part < 0.2
        )
    for layer, path in (("nowhere", base), (None, base), ("x", tmp_path / "missing.gpkg"), (None, tmp_path / "text.gpkg")):
        (tmp_path / "text.gpkg").write_text("no database", encoding="utf-8")
        with pytest.raises(InputError):
            check_files(LayerFile(batch), LayerFile(path, layer), None, tmp_path / "out.gpkg")
    with pytest.raises(InputError, match="DLBM"):
        check_files(LayerFile(batch), None, LayerFile(base, "YJJBNTTB"), tmp_path / "out.gpkg")
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == []


@pytest.mark.parametrize("count", [1, 50, 3000])
def test_rows_that_meet_a_box_come_through_any_tree(tmp_path, count):
    """R-trees of one node, of two levels and of three; rows without geometry come too, each row once and in order."""
    rows = [(cell(60 * (n % 60), 60 * (n // 60)), f"{n}") for n in range(count)] + [(None, "bare")]
    layer = GeoPackageLayer(write(tmp_path / "tree.gpkg", "t", rows, [("BSM", ogr.OFTString)]))
    far = BoxGrid(np.array([[X - 900, Y - 900, X - 800, Y - 800]]))
    assert [name for block in layer.rows(("BSM",), far) for name in block.values["BSM"]] in (["bare"], [*map(str, range(count)), "bare"])
    near = np.array([[X + 10, Y + 10, X + 20, Y + 20], [X + 40, Y, X + 130, Y + 70], [X + 70, Y + 5, X + 80, Y + 6]])
    for _ in range(2):  # the levels above the leaves are kept between calls
        found = [name for block in layer.rows(("BSM",), BoxGrid(near)) for name in block.values["BSM"]]
        met = {n for n in range(count) if n % 60 <= 2 and n // 60 <= 1}
        assert found[-1] == "bare" and len(found) == len(set(found))
        assert met <= {int(name) for name in found[:-1]}
        assert found[:-1] == sorted(found[:-1], key=int)
        if count == 3000:
            assert len(found) < 20


@pytest.mark.parametrize("seed", range(3))
def test_rows_far_and_near_put_in_without_order(tmp_path, seed):
    """Against every row looked at: squares of a few metres and of kilometres, asked with few boxes and many."""
    print("seed", seed)
    random = np.random.default_rng(seed)
    corners = random.uniform(0, 5000, (4000, 2))
    sizes = np.where(random.random(4000) < 0.01, 2000.0, random.uniform(1, 30, 4000))
    rows = [(cell(x, y, size), f"{n}") for n, ((x, y), size) in enumerate(zip(corners, sizes))]
    layer = GeoPackageLayer(write(tmp_path / "tree.gpkg", "t", rows, [("BSM", ogr.OFTString)]))
    for count in (1, 7, 60):
        low = random.uniform(0, 5000, (count, 2)) + np.array((X, Y))
        near = np.hstack((low, low + random.uniform(1, 60, (count, 2))))
        found = [int(name) for block in layer.rows(("BSM",), BoxGrid(near)) for name in block.values["BSM"]]
        begin = corners + np.array((X, Y))
        boxes = np.hstack((begin, begin + sizes[:, None]))
        meet = (near[:, None, :2] <= boxes[None, :, 2:]).all(axis=2) & (near[:, None, 2:] >= boxes[None, :, :2]).all(axis=2)
        met = np.flatnonzero(meet.any(axis=0))
        assert set(met) <= set(found) and len(found) == len(set(found))
        if count == 7:
            assert len(found) < len(met) + 20


@pytest.mark.parametrize("index", ["YES", "NO"])
def test_a_layer_called_as_our_own_tables_is_read_in_parts_and_only_once_as_a_whole(tmp_path, index):
    rows = [(cell(60 * (n % 60), 60 * (n // 60)), f"{n}") for n in range(3000)] + [(None, "bare")]
    for name in ("wanted", "asked"):
        layer = GeoPackageLayer(write(tmp_path / f"{name}.gpkg", name, rows, [("BSM", ogr.OFTString)], index))
        counts = []
        for x in (0, 600, 1200):
            near = BoxGrid(np.array([[X + x + 10, Y + 10, X + x + 70, Y + 20]]))
            found = [each for block in layer.rows(("BSM",), near) for each in block.values["BSM"]]
            assert {str(x // 60), str(x // 60 + 1), "bare"} <= set(found) and len(found) == len(set(found))
            assert [each for block in layer.of_keys(("BSM",), np.array([5, 9])) for each in block.values["BSM"]] == ["4", "8"]
            counts.append(len(found))
        assert counts == ([3, 3, 3] if index == "YES" else [3001, 3, 3])


@pytest.mark.parametrize("columns", ["fid", "fid, part"])
def test_keys_that_are_no_numbers_do_not_matter(tmp_path, columns):
    base, batch, *_ = county(tmp_path, "NO")

    def figures(name):
        check_files(LayerFile(batch), None, LayerFile(base, "DLTB"), tmp_path / name)
        return [row["cultivated_net_m2"] for row in tables(tmp_path / name)[0].values()]

    expected = figures("before.gpkg")
    for path, table, fields in ((batch, "patches", "JCBH"), (base, "DLTB", "BSM, DLBM, KCXS")):
        connection = sqlite3.connect(path)
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        connection.execute("PRAGMA legacy_alter_table = ON")
        connection.execute(f"ALTER TABLE {table} RENAME TO former")
        connection.execute(f"CREATE TABLE {table} (fid TEXT, part INTEGER, geom, {fields}, PRIMARY KEY ({columns}))")
        connection.execute(f"INSERT INTO {table} SELECT 'k' || fid, 1, geom, {fields} FROM former ORDER BY fid")
        connection.commit()
        connection.close()
    assert figures("after.gpkg") == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize("layer", ["patches", "DLTB"])
@pytest.mark.parametrize("envelope", [(X, np.nan, Y, np.nan), (-np.inf, np.inf, -np.inf, np.inf), (X + 9, X, Y + 9, Y), (X, 1e300, Y, 1e300)])
def test_an_envelope_that_cannot_be_one_changes_nothing(tmp_path, layer, envelope):
    base, batch, *_ = county(tmp_path, "NO")

    def figures(name):
        check_files(LayerFile(batch), None, LayerFile(base, "DLTB"), tmp_path / name, method="planar")
        return {code: row["cultivated_net_m2"] for code, row in tables(tmp_path / name)[0].items()}

    expected = figures("before.gpkg")
    connection = sqlite3.connect(batch if layer == "patches" else base)
    # GDAL's triggers would want its functions.
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{trigger}"')
    rows = connection.execute(f"SELECT fid, geom FROM {layer} WHERE geom IS NOT NULL").fetchall()
    changed = [(blob[:8] + np.array(envelope, dtype="<f8").tobytes() + blob[40:], fid) for fid, blob in rows]
    connection.executemany(f"UPDATE {layer} SET geom = ? WHERE fid = ?", changed)
    connection.commit()
    connection.close()
    assert figures("after.gpkg") == pytest.approx(expected, nan_ok=True, abs=1e-6)


@pytest.mark.parametrize("harm", ["a page is rubbish", "a node is short", "a node counts too many"])
def test_a_damaged_file_is_one_sentence_and_nothing_is_written(tmp_path, harm):
    base, batch, *_ = county(tmp_path)
    if harm == "a page is rubbish":
        data = bytearray(base.read_bytes())
        for page in range(8, len(data) // 4096):
            data[page * 4096 : page * 4096 + 64] = b"\xff" * 64
        base.write_bytes(data)
    else:
        connection = sqlite3.connect(base)
        node = "substr(data, 1, 90)" if harm == "a node is short" else "CAST(x'0000ffff' || substr(data, 5) AS BLOB)"
        connection.execute(f"UPDATE rtree_YJJBNTTB_geom_node SET data = {node} WHERE nodeno = (SELECT max(nodeno) FROM rtree_YJJBNTTB_geom_node)")
        connection.commit()
        connection.close()
    with pytest.raises(InputError, match=r"base\.gpkg"):
        check_files(LayerFile(batch), LayerFile(base, "YJJBNTTB"), LayerFile(base, "DLTB"), tmp_path / "out.gpkg")
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".gpkg") == ["base.gpkg", "batch.gpkg"]


def test_names_of_foreign_files_are_only_names(tmp_path):
    path = write(tmp_path / "odd.gpkg", 'a"b; DROP', [(cell(0, 0), "1")], [('c"d', ogr.OFTString)])
    layer = GeoPackageLayer(path)
    (rows,) = layer.rows(layer.fields[-1:])
    assert list(rows.values.values()) == [("1",)] and len(rows.blobs) == 1


def test_systems_known_without_qgis():
    assert cgcs2000_frame(4525) == ZONE37
    assert cgcs2000_frame(4546) == GaussFrame(111.0, 500000.0)
    assert cgcs2000_frame(4497) == GaussFrame(111.0, 19500000.0)  # 6° zone 19
    assert cgcs2000_frame(4508) == GaussFrame(111.0, 500000.0)
    assert cgcs2000_frame(4490).geographic
    assert cgcs2000_frame(32649) is None
