"""The generated sample county holds what it promises: a coverage, official codes, areas that add up, known patches."""

from __future__ import annotations

import csv
import hashlib
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from osgeo import ogr, osr

from benchmarks import county
from benchmarks.county import admin, batches, layers, parcels, table, terrain
from benchmarks.county.__main__ import main
from benchmarks.county.patches import Placer
from farmland_guard.domain.codes import PATCH_TYPES
from tests.shared import shared_data

MU = 2000 / 3
SEED = county.DEFAULT_SEED
TEN_THOUSANDTH = Decimal("0.0001")
CENT = Decimal("0.01")
CULTIVATED = {"0101", "0102", "0103"}

# Copied by hand from the classification, not from the generator.
OFFICIAL = {
    "0101": "水田", "0102": "水浇地", "0103": "旱地", "0201": "果园", "0204": "其他园地", "0301": "乔木林地",
    "0305": "灌木林地", "0307": "其他林地", "0404": "其他草地", "05H1": "商业服务业设施用地", "0508": "物流仓储用地",
    "0601": "工业用地", "0602": "采矿用地", "0702": "农村宅基地", "08H1": "机关团体新闻出版用地",
    "08H2": "科教文卫用地", "09": "特殊用地", "1003": "公路用地", "1006": "农村道路", "1101": "河流水面",
    "1104": "坑塘水面", "1107": "沟渠", "1202": "设施农用地", "1206": "裸土地",
}  # fmt: skip


class Rows:
    """What a file holds, read by OGR alone."""

    def __init__(self, path: Path, layer: str = "", encoding: str = "") -> None:
        dataset = ogr.Open(str(path)) if not encoding else _open(path, encoding)
        source = dataset.GetLayer(layer) if layer else dataset.GetLayer(0)
        names = [field.GetName() for field in source.schema]
        self.rows: list[dict[str, Any]] = []
        blobs: list[Any] = []
        for feature in source:
            self.rows.append({name: feature[name] for name in names})
            geometry = feature.GetGeometryRef()
            blobs.append(None if geometry is None else bytes(geometry.ExportToIsoWkb()))
        self.geometry = np.array([shapely.from_wkb(blob) for blob in blobs], dtype=object)

    def column(self, name: str) -> list[Any]:
        return [row[name] for row in self.rows]

    def of(self, field: str, value: str) -> int:
        return self.column(field).index(value)


def _open(path: Path, encoding: str) -> Any:
    from osgeo import gdal

    return gdal.OpenEx(str(path), gdal.OF_VECTOR, open_options=[f"ENCODING={encoding}"])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    print(f"seed {SEED}")
    return county.generate(tmp_path_factory.mktemp("county"))


@pytest.fixture(scope="module")
def ground(made: dict[str, Any]) -> Rows:
    return Rows(made["gpkg"], "DLTB")


@pytest.fixture(scope="module")
def farmland(made: dict[str, Any]) -> Rows:
    return Rows(made["gpkg"], "YJJBNTTB")


@pytest.fixture(scope="module")
def month(made: dict[str, Any]) -> Rows:
    return Rows(made["batch"], encoding="GBK")


@pytest.fixture(scope="module")
def cultivated(ground: Rows) -> np.ndarray:
    return np.isin(ground.column("DLBM"), list(CULTIVATED))


def test_the_size_is_about_what_was_asked_for(ground, made):
    assert 0.85 * made["size"] < len(ground.rows) < 1.25 * made["size"]
    assert made["counts"]["DLTB"] == len(ground.rows)


def test_land_use_is_a_coverage_of_valid_polygons(ground):
    assert shapely.is_valid(ground.geometry).all()
    whole = shapely.union_all(ground.geometry)
    assert whole.geom_type == "Polygon" and len(whole.interiors) == 0, "a gap"
    assert abs(shapely.area(ground.geometry).sum() - whole.area) < 1e-3, "an overlap"
    coordinates = shapely.get_coordinates(ground.geometry)
    assert np.abs(coordinates - np.round(coordinates, 4)).max() == 0


def test_every_layer_is_valid_and_lies_in_yuanqu(made):
    system = osr.SpatialReference()
    system.ImportFromEPSG(4525)
    degrees = osr.SpatialReference()
    degrees.ImportFromEPSG(4490)
    for reference in (system, degrees):
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    to_degrees = osr.CoordinateTransformation(system, degrees)
    for name in ("DLTB", "YJJBNTTB", "STBHHX", "PZYD", "ZRBHD", "GHFQ", "XZQ", "CJDCQ"):
        rows = Rows(made["gpkg"], name)
        assert len(rows.rows) and shapely.is_valid(rows.geometry).all(), name
        box = shapely.total_bounds(rows.geometry)
        for x, y in (box[:2], box[2:]):
            lon, lat, _ = to_degrees.TransformPoint(float(x), float(y))
            assert 111.5 < lon < 112.0 and 35.0 < lat < 35.4, name
        source = ogr.Open(str(made["gpkg"]))
        assert source.GetLayer(name).GetSpatialRef().GetAuthorityCode(None) == "4525"
        assert "invented" in source.GetLayer(name).GetMetadataItem("DESCRIPTION")


def test_a_county_of_250000_still_lies_in_yuanqu():
    large = terrain.Terrain(250000, SEED)
    angle = np.linspace(0, 2 * np.pi, 720)
    ray = np.column_stack((np.cos(angle), np.sin(angle)))
    ring = ray * -large.beyond(ray * 1e-6)[:, None] + terrain.ORIGIN
    # 111.5 to 112.0°E, 35.0 to 35.4°N
    assert ring[:, 0].min() > 37545600 and ring[:, 0].max() < 37591000
    assert ring[:, 1].min() > 3875000 and ring[:, 1].max() < 3920000


def test_land_classes_and_their_names_are_the_official_ones(ground, farmland):
    for rows in (ground, farmland):
        assert {(row["DLBM"], row["DLMC"]) for row in rows.rows} <= set(OFFICIAL.items())
    assert set(farmland.column("DLBM")) <= CULTIVATED
    assert {"0102", "0103", "0201", "0301", "0702", "1003", "1006", "1101", "1104", "1202"} <= set(ground.column("DLBM"))


def test_cultivated_land_is_40_to_50_percent(ground, cultivated):
    area = shapely.area(ground.geometry)
    assert 0.40 < area[cultivated].sum() / area.sum() < 0.50


@pytest.mark.parametrize(
    ("layer", "gross", "net"), [("DLTB", "TBMJ", "TBDLMJ"), ("YJJBNTTB", "YJJBNTTBMJ", "YJJBNTMJ")]
)
def test_deductions_add_up(made, layer, gross, net):
    for row in Rows(made["gpkg"], layer).rows:
        area, factor = Decimal(str(row[gross])), Decimal(str(row["KCXS"])).quantize(TEN_THOUSANDTH)
        deducted = (area * factor).quantize(CENT, ROUND_HALF_UP)
        assert Decimal(str(row["KCMJ"])) == deducted and Decimal(str(row[net])) == area - deducted, row
        assert 0 <= factor < 1 and (factor == 0 or row["DLBM"] in CULTIVATED)
        assert (row.get("KCDLBM", "1203") == "1203") or factor == 0


def test_slope_classes_belong_to_cultivated_land_only(ground):
    for row in ground.rows:
        assert (row["GDPDJB"] is not None) == (row["DLBM"] in CULTIVATED)
        assert (row["KCXS"] > 0) == (row["GDPDJB"] in ("2", "3", "4", "5"))


def test_areas_are_ellipsoidal(ground):
    # Planar area is larger by 1 / k², and at 68 km from the meridian that is 0.011 %.
    ratio = sum(ground.column("TBMJ")) / shapely.area(ground.geometry).sum()
    assert ratio == pytest.approx(1 - (68000 / 6370000) ** 2, abs=2e-6)


def test_some_parcels_have_holes_and_some_are_multipart(ground, cultivated):
    holes = [sum(len(part.interiors) for part in one.geoms) for one in ground.geometry]
    assert np.count_nonzero(np.array(holes)[cultivated]) >= 5
    assert max(holes) >= 3
    assert np.count_nonzero(shapely.get_num_geometries(ground.geometry) > 1) >= 2
    assert shapely.get_num_coordinates(ground.geometry).max() > 400


def test_basic_farmland_lies_within_cultivated_land(ground, farmland, cultivated):
    fields = shapely.union_all(ground.geometry[cultivated])
    together = shapely.union_all(farmland.geometry)
    assert shapely.area(farmland.geometry).sum() == pytest.approx(together.area, abs=1e-3)
    assert together.difference(fields).area < 1e-3
    assert 0.7 < together.area / fields.area < 0.9


def test_townships_and_villages_are_whole_parcels(made, ground):
    village, township = Rows(made["gpkg"], "CJDCQ"), Rows(made["gpkg"], "XZQ")
    sums: dict[str, Decimal] = {}
    for row in ground.rows:
        assert re.fullmatch(r"140827\d{6}0{7}", row["ZLDWDM"])
        for key in (row["ZLDWDM"], row["ZLDWDM"][:9]):
            sums[key] = sums.get(key, Decimal(0)) + Decimal(str(row["TBMJ"]))
    for rows, code in ((village, "ZLDWDM"), (township, "XZQDM")):
        assert {row[code]: Decimal(str(row["DCMJ"])) for row in rows.rows} == {
            key: value for key, value in sums.items() if len(key) == len(rows.rows[0][code])
        }
        assert shapely.area(rows.geometry).sum() == pytest.approx(shapely.area(ground.geometry).sum(), abs=1e-3)
    for row, parcel in zip(ground.rows[:300], ground.geometry):
        outside = parcel.difference(village.geometry[village.of("ZLDWDM", row["ZLDWDM"])])
        assert outside.area < 1e-3, row["BSM"]


def test_townships_are_the_real_ones(made):
    with shared_data("admin", "yuanqu_townships.csv").open(encoding="utf-8") as file:
        real = {row["code"]: row["name"] for row in csv.DictReader(file)}
    rows = Rows(made["gpkg"], "XZQ").rows
    assert len(rows) == 11
    assert all(real[row["XZQDM"]] == row["XZQMC"] for row in rows)


def test_identifiers_are_unique_and_of_the_official_length(made):
    for layer in ("DLTB", "YJJBNTTB", "STBHHX", "PZYD", "ZRBHD", "GHFQ", "XZQ", "CJDCQ"):
        codes = Rows(made["gpkg"], layer).column("BSM")
        assert len(set(codes)) == len(codes) and {len(code) for code in codes} == {18}, layer


def test_the_batch_arrives_as_such_files_do(made, month):
    path = made["batch"]
    assert {one.suffix for one in path.parent.glob(path.stem + ".*")} == {".shp", ".shx", ".dbf", ".prj"}
    table_bytes = path.with_suffix(".dbf").read_bytes()
    assert table_bytes[29] == 0, "a language byte would declare the encoding"
    assert "垣曲县".encode("gbk") in table_bytes and "垣曲县".encode() not in table_bytes
    assert "CGCS2000_3_Degree_GK_Zone_37" in path.with_suffix(".prj").read_text(encoding="ascii")
    assert len(month.rows) == 40 and len(Rows(made["previous_batch"], encoding="GBK").rows) == 15


def test_patches_have_the_fields_and_sizes_of_the_real_ones(month):
    codes = month.column("JCBH")
    assert len(set(codes)) == 40
    for row, one in zip(month.rows, month.geometry):
        assert re.fullmatch(r"140827SJBG26(09|10)\d{4}", row["JCBH"])
        assert row["XZQDM"] == "140827" and row["XMC"] == "垣曲县" and row["TBLX"] in PATCH_TYPES
        assert re.fullmatch(r"20260\d[012]\d", row["QSX"]) and row["QSX"] < row["HSX"] < "20261001"
        assert row["SFYN"] in "是否" and row["SFHX"] in "是否" and row["BZ"].endswith("附近")
        assert row["MJ"] == pytest.approx(one.area * (1 - (68000 / 6370000) ** 2), rel=1e-5, abs=0.006)
        assert 0.19 < row["MJ"] / MU < 62 and one.is_valid
        assert row["DLBM"] is None or OFFICIAL[row["DLBM"]] == row["DLMC"]


def test_the_examples_are_what_they_are_said_to_be(made, month, ground, farmland, cultivated):
    pbf, fields = shapely.union_all(farmland.geometry), shapely.union_all(ground.geometry[cultivated])
    whole = shapely.union_all(ground.geometry)
    examples = made["examples"]
    shape = {row["JCBH"]: one for row, one in zip(month.rows, month.geometry)}

    def said(name: str, least: int) -> list[Any]:
        assert len(examples[name]) >= least, name
        return [shape[code] for code in examples[name]]

    assert all(one.intersection(pbf).area >= 5 * MU for one in said("pbf_over_5_mu", 3))
    assert all(one.intersection(fields).area >= 10 * MU for one in said("cultivated_over_10_mu", 3))
    assert all(one.intersection(fields).area < 1e-6 for one in said("not_farmland", 3))
    assert all(one.difference(whole).area > 1 for one in said("outside", 1))
    assert all(one.geom_type == "MultiPolygon" for one in said("multipart", 1))
    assert all(len(one.interiors) for one in said("hole", 1))
    lots = Rows(made["gpkg"], "PZYD").geometry
    assert all(shapely.equals(one, lots).any() for one in said("approved", 1))
    assert all(shapely.equals(one, ground.geometry).any() for one in said("copy_of_parcel", 3))
    said("facility", 1)
    for row in month.rows:
        assert (row["SFYN"] == "是") == (shape[row["JCBH"]].intersection(pbf).area > 0.01)


def test_six_patches_of_september_come_back(made, month):
    before = Rows(made["previous_batch"], encoding="GBK")
    assert len(made["recurring"]) == 6
    same_code = [pair for pair in made["recurring"] if pair[0] == pair[1]]
    assert 2 <= len(same_code) < 6
    for old, new in made["recurring"]:
        one, other = before.geometry[before.of("JCBH", old)], month.geometry[month.of("JCBH", new)]
        assert one.intersection(other).area > 0.7 * one.area
    returned = {new for _, new in made["recurring"]}
    fresh = shapely.union_all([one for row, one in zip(month.rows, month.geometry) if row["JCBH"] not in returned])
    assert fresh.intersection(shapely.union_all(before.geometry)).area == 0


def test_patches_gather_in_clusters():
    ground = parcels.build(2500, SEED)
    gross = table.cents(ground.geometry)
    farmland = layers.basic_farmland(ground, gross, terrain.stream(SEED, "farmland"))
    approved = layers.approved(ground, gross, farmland, terrain.stream(SEED, "approved"))
    placer = Placer(ground, farmland, layers.redline(ground, gross), approved, SEED, "clusters")
    patches = placer.place(120)
    middles = shapely.get_coordinates(shapely.centroid([patch.geometry for patch in patches]))
    distance = np.hypot(*(middles[:, None] - middles[None]).transpose(2, 0, 1))
    np.fill_diagonal(distance, np.inf)
    # Clark and Evans 1954: 1 for points at random, less for clusters.
    expected = 0.5 / np.sqrt(len(middles) / shapely.area(ground.geometry).sum())
    assert distance.min(axis=1).mean() / expected < 0.85


def test_what_is_drawn_about_patches_does_not_depend_on_the_size():
    states = []
    for size in (400, 900):
        ground = parcels.build(size, SEED)
        gross = table.cents(ground.geometry)
        farmland = layers.basic_farmland(ground, gross, terrain.stream(SEED, "farmland"))
        approved = layers.approved(ground, gross, farmland, terrain.stream(SEED, "approved"))
        placer = Placer(ground, farmland, layers.redline(ground, gross), approved, SEED, "patches " + batches.MONTH)
        placer.place(25)
        states.append(placer.rng.bit_generator.state)
    assert states[0] == states[1]


def digest(path: Path) -> str:
    """Hash a file, without its name."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_same_seed_gives_the_same_bytes_and_another_one_does_not(tmp_path):
    first, again, other = (
        county.generate(tmp_path / name, size=300, seed=seed, patches=10)
        for name, seed in (("first", 7), ("again", 7), ("other", 8))
    )
    names = sorted(path.name for path in first["folder"].iterdir())
    assert names == sorted(path.name for path in again["folder"].iterdir()) and len(names) == 12
    assert [digest(first["folder"] / name) for name in names] == [digest(again["folder"] / name) for name in names]
    shapes = [shapely.to_wkb(Rows(one["gpkg"], "DLTB").geometry).tolist() for one in (first, other)]
    assert shapes[0] != shapes[1]


@pytest.mark.parametrize(("size", "seed"), [(200, 1), (450, 2), (1200, 3)])
def test_small_counties_and_other_seeds_hold_as_well(tmp_path, size, seed):
    print(f"seed {seed}")
    made = county.generate(tmp_path, size=size, seed=seed, patches=20)
    ground = Rows(made["gpkg"], "DLTB").geometry
    assert shapely.is_valid(ground).all()
    assert abs(shapely.area(ground).sum() - shapely.union_all(ground).area) < 1e-3
    month = Rows(made["batch"], encoding="GBK")
    assert len(month.rows) == 20 and shapely.is_valid(month.geometry).all()


def test_faults_are_there_when_asked_for_and_listed(tmp_path):
    made = county.generate(tmp_path, size=300, seed=3, patches=12, with_faults=True)
    ground = Rows(made["gpkg"], "DLTB")
    with made["faults"].open(encoding="utf-8-sig") as file:
        listed = [row for row in csv.DictReader(file) if row["layer"] == "DLTB"]
    by_kind = {row["fault"]: row["identifier"] for row in listed}
    assert len(by_kind) == 13

    def row_of(kind: str) -> int:
        return ground.of("BSM", by_kind[kind])

    invalid = ("bowtie", "spike", "hole outside its shell", "overlapping parts")
    assert {kind for kind in by_kind if kind != "code missing" and not _usable(ground.geometry[row_of(kind)])} == {
        *invalid,
        "NULL geometry",
        "empty geometry",
    }
    assert shapely.has_z(ground.geometry[row_of("Z coordinates")])
    assert ground.column("BSM").count(by_kind["duplicate"]) == 2
    assert ground.rows[row_of("KCXS of 1.2")]["KCXS"] == 1.2
    assert None in ground.column("BSM")
    assert np.nansum(shapely.area(ground.geometry)) > shapely.union_all(shapely.make_valid(ground.geometry)).area + 100
    assert Rows(made["batch"], encoding="GBK").column("JCBH").count(None) == 1


def _usable(geometry: Any) -> bool:
    return geometry is not None and not geometry.is_empty and geometry.is_valid


def test_small_files(made):
    with made["readings"].open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["指标"] for row in rows] == ["有效土层厚度", "耕作层厚度", "砾石含量", "pH", "有机质", "田面坡度"]
    assert [row["单位"] for row in rows] == ["cm", "cm", "%", "", "g/kg", "°"]
    assert all(float(row["数值"]) > 0 for row in rows)
    text = made["readme"].read_text(encoding="utf-8")
    assert str(SEED) in text and "虚构" in text and "WTFPL" in text
    paper = made["scan"].read_bytes()
    start = int(re.search(rb"startxref\n(\d+)", paper)[1])
    places = [int(place) for place in re.findall(rb"(\d{10}) 00000 n", paper[start:])]
    assert len(places) == 5
    for number, place in enumerate(places, 1):
        assert paper[place:].startswith(b"%d 0 obj" % number)
    length = int(re.search(rb"/Length (\d+)", paper)[1])
    assert paper[paper.index(b"stream\n") + 7 :][length:].startswith(b"\nendstream")


def test_numerals():
    assert [admin.numeral(n) for n in (1, 9, 10, 11, 20, 35, 99)] == ["一", "九", "十", "十一", "二十", "三十五", "九十九"]
    with pytest.raises(ValueError, match="100"):
        admin.numeral(100)


def test_the_command_line(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["county", "--size", "200", "--patches", "2", "--out", str(tmp_path / "a")])
    assert main() == 0
    assert "seed 140827" in capsys.readouterr().out
    monkeypatch.setattr("sys.argv", ["county", "--size", "100", "--out", str(tmp_path / "b")])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2 and not (tmp_path / "b").exists()
