"""The real QGIS on a virtual screen: the installed zip, the demo project, every panel, a picture, and a clean end."""

import json
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Words of the trade that Chinese text keeps: file formats, names of fields, hashes, and paths.
KEPT = ("TXT", "docx", "KML", "shapefile", "GBK", "SHA", "xlsx", "csv", "shp", "EPSG", "gpkg", "GeoPackage", "SJBG", "CAD", "PDF",
        "shapely", "QGIS", "Alt+Pg", "WPS", "Word", "Excel")  # fmt: skip


def test_the_desktop_opens_on_the_demo_and_speaks_chinese(demo, desktop):
    target = ROOT / "build" / "tour"
    target.mkdir(parents=True, exist_ok=True)
    for old in target.iterdir():
        old.unlink()
    project = next(demo.glob("*.qgz"))
    code, output = desktop(
        ROOT / "scripts" / "desktop_tour.py", project=project, timeout=150, extra_environment={"FARMLAND_TOUR": str(target)}
    )
    assert (target / "tour.json").is_file(), output
    seen = json.loads((target / "tour.json").read_text(encoding="utf-8"))
    assert seen["error"] == ""
    assert code == 0, output
    assert seen["algorithms"] >= 16
    assert {dock["title"] for dock in seen["docks"]} >= {"工作台", "违法图斑", "套合检查", "整改验收"}
    assert all(dock["hidden"] and dock["shown"] for dock in seen["docks"])
    for name in ("desktop", "workbench", "patches", "check", "rectify"):
        assert os.path.getsize(target / f"{name}.png") > 5000, name
    foreign = [text for text in seen["latin"] if not any(word in text for word in KEPT)]
    assert foreign == []
    assert "Traceback" not in output, output
