"""Base layers in, check, a newer version in, check again: what flipped is listed, from the packaged plugin."""

import sqlite3

import pytest

from tests.process.test_checkoverlap import features, square, write


def test_a_newer_base_version_lists_what_flips(qgis_process, tmp_path):
    register = tmp_path / "county.gpkg"
    x, y = 37565000, 3905000
    assert qgis_process("createregister", COUNTY="140827", COUNTY_NAME="垣曲县", OUTPUT=register).code == 0
    patches = [(square(x, y, 100), "140827SJBG26110001"), (square(x + 500, y, 50), "140827SJBG26110002")]
    clues = write(tmp_path / "clues.gpkg", 4525, patches, ("JCBH",))
    assert qgis_process("importclues", REGISTER=register, INPUT=clues, BATCH="2026-11").code == 0

    def take(version, classes, date, **more):
        rows = [(square(x - 50, y - 50, 300), "1", classes[0]), (square(x + 450, y - 50, 300), "2", classes[1])]
        rows.append((square(x + 740, y - 50, 300), "3", "0301"))
        land = write(tmp_path / f"{version}.gpkg", 4525, rows, ("BSM", "DLBM"))
        return qgis_process(
            "importbase", REGISTER=register, ROLE="landuse", INPUT=land, VERSION=version, EFFECTIVE_DATE=date, **more
        )

    first = take("2025", ("0102", "0601"), "2025-12-31")
    assert first.code == 0, first.stderr
    # Polygons 2 and 3 overlap by 10 × 300 m, and that is said.
    assert first.results["SHARED_M2"] == pytest.approx(3000, rel=1e-3)
    run = qgis_process("checkregister", REGISTER=register, SCOPE="all")
    assert run.code == 0 and run.results["CHANGED"] == 0 and run.results["CASES"] == 2, run.stderr
    assert take("2026", ("0301", "0601"), "2026-12-31", CLASSIFICATION="spatial_planning").code == 0
    run = qgis_process("checkregister", REGISTER=register, SCOPE="all", CHANGES=tmp_path / "changes.gpkg")
    assert run.code == 0, run.stderr
    assert run.results["CHANGED"] == 2 and run.results["RESUMED"] == 0
    found = {(row["properties"]["code"][-1], row["properties"]["item"]): row["properties"] for row in features(tmp_path / "changes.gpkg")}
    assert found["1", "cultivated_m2"]["after_value"] == 0 and found["1", "cultivated_m2"]["before_value"] == pytest.approx(10000, rel=1e-3)
    # The same code 0601: industry in the third survey, a rural road in the other classification.
    assert found["2", "category:construction"]["after_value"] == 0
    assert found["2", "category:other_agricultural"]["after_value"] == pytest.approx(2500, rel=1e-3)
    assert "2025 → 2026" in found["1", "cultivated_m2"]["cause"]
    connection = sqlite3.connect(register)
    said = connection.execute("SELECT landuse_version, classification, change_count FROM check_run ORDER BY fid").fetchall()
    history = connection.execute("SELECT count(*) FROM case_check").fetchone()[0]
    connection.close()
    assert said == [("2025", "third_survey", 0), ("2026", "spatial_planning", 2)] and history == 4
