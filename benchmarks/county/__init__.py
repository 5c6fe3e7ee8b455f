"""The sample county: everything a demonstration, a test or a benchmark needs to run on, of any size.

The land, its borders, the villages and the patches are generated from a seed; only the names and codes of the
townships are real (modood/Administrative-divisions-of-China, WTFPL). All borders, those of the townships too, are
INVENTED. Coordinates are EPSG:4525 (CGCS2000, 3° zone 37, eastings with the zone's number), rounded to 0.1 mm, and
lie within Yuanqu county; areas are ellipsoidal m² (TD/T 1055-2019).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .terrain import stream

DEFAULT_SIZE, DEFAULT_SEED, DEFAULT_PATCHES = 2500, 140827, 40

_README = """\
垣曲县示例数据（全部为程序生成）

本文件夹的数据由程序生成，种子 {seed}，规模 {size}。除乡镇的名称和代码外，没有任何真实内容：
图斑、界线（包括乡镇界线）、村名、永久基本农田、红线、批准用地、自然保护地、规划用途分区、监测图斑、检测数值均为虚构，不得用于任何实际工作。
乡镇名称和代码来源：modood/Administrative-divisions-of-China（WTFPL）。

All data here is generated (seed {seed}, size {size}). Nothing is real but the names and codes of the townships.
Coordinates: EPSG:4525. Areas: ellipsoidal, m². Same seed, size and versions of the libraries: same geometry.

    base.gpkg            DLTB {DLTB} · YJJBNTTB {YJJBNTTB} · STBHHX {STBHHX} · PZYD {PZYD} · ZRBHD {ZRBHD} · GHFQ {GHFQ} · XZQ {XZQ} ·
                         CJDCQ {CJDCQ}
    batch_2026_10.shp    {month} 个监测图斑（属性为 GBK 编码，不带 .cpg，与实际下发时一样）
    batch_2026_09.shp    {previous} 个上月图斑，其中 {recurring} 个十月再次出现
    readings.csv         复耕质量检测数值示例
    scan.pdf             代替验收签字表扫描件的示例页
{faults}
python -m benchmarks.county --size {size} --seed {seed} --patches {patches}{option} --out …
"""


def generate(
    out: Path,
    size: int = DEFAULT_SIZE,
    seed: int = DEFAULT_SEED,
    patches: int = DEFAULT_PATCHES,
    with_faults: bool = False,
) -> dict[str, Any]:
    """Write a county of about `size` land-use polygons and a batch of `patches` patches into the folder `out`.

    `with_faults` adds rows with broken geometry, duplicates, Z coordinates and contradictions, listed in faults.csv;
    without it all polygons are valid and the land-use layer has neither gaps nor overlaps. Returns the paths
    (`folder gpkg batch previous_batch readings scan readme`, and `faults`), `seed`, `size`, `counts` of rows by layer,
    `recurring` as pairs (code in September, code in October) and `examples`: codes of the batch by what they show.
    Raises ValueError for a size under 200 or without patches; errors of GDAL come through.
    """
    if size < 200 or patches < 1:
        raise ValueError("a county has at least 200 parcels, a batch at least one patch")
    # scipy and GDAL are slow to import; --help and the constants above do without.
    from . import batches, faults, layers, parcels, table, writers

    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    county = parcels.build(size, seed)
    gross = table.cents(county.geometry)
    ground = layers.land_use(county, gross, stream(seed, "land use"))
    farmland = layers.basic_farmland(county, gross, stream(seed, "farmland"))
    redline = layers.redline(county, gross)
    approved = layers.approved(county, gross, farmland, stream(seed, "approved"))
    township, village = layers.zones(county, gross)
    made = batches.make(county, farmland, redline, approved, seed, patches)
    month = made.month
    if with_faults:
        rng = stream(seed, "faults")
        ground = faults.spoil(ground, "BSM", rng)
        farmland = faults.spoil(farmland, "YJJBNTTBBH", rng)
        month = faults.spoil(month, "JCBH", rng)
    limits = (layers.reserves(county, gross), layers.plan_zones(county))
    base = (ground, farmland, redline, approved, *limits, township, village)
    paths = {
        "folder": out,
        "gpkg": out / "base.gpkg",
        "readings": out / "readings.csv",
        "scan": out / "scan.pdf",
        "readme": out / "README.txt",
    }
    writers.write_geopackage(paths["gpkg"], base)
    paths["batch"] = writers.write_shapefile(out, month)
    paths["previous_batch"] = writers.write_shapefile(out, made.previous)
    writers.write_table(paths["readings"], ("指标", "数值", "单位"), writers.READINGS)
    writers.write_paper(paths["scan"])
    if with_faults:
        paths["faults"] = out / "faults.csv"
        listed = [(layer.name, *fault) for layer in (ground, farmland, month) for fault in layer.faults]
        writers.write_table(paths["faults"], ("layer", "identifier", "fault"), listed)
    else:
        (out / "faults.csv").unlink(missing_ok=True)
    counts = {layer.name: len(layer) for layer in (*base, month, made.previous)}
    text = _README.format(
        seed=seed,
        size=size,
        patches=patches,
        month=len(month),
        previous=len(made.previous),
        recurring=len(made.recurring),
        faults="    faults.csv           混入的错误数据清单\n" if with_faults else "",
        option=" --with-faults" if with_faults else "",
        **{layer.name: len(layer) for layer in base},
    )
    paths["readme"].write_text(text, encoding="utf-8")
    return {
        **paths,
        "seed": seed,
        "size": size,
        "counts": counts,
        "recurring": made.recurring,
        "examples": made.examples,
    }
