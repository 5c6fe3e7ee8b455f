"""1,216 generated patches, 41 % of them repeats, from file to pre-checked verdicts in the real QGIS; the sums close."""

import json
from datetime import date
from statistics import median

from benchmarks.county.repeats import COUNT, generate_repeats
from farmland_guard.casework.base_intake import import_base
from farmland_guard.casework.clue_intake import BatchDetails, import_clues
from farmland_guard.casework.intake_source import open_clues
from farmland_guard.casework.judging import record_verdict
from farmland_guard.exchange.opening import open_layer
from farmland_guard.exchange.source import VectorRows
from farmland_guard.register.create import create_register
from farmland_guard.register.store import Register
from tests.desktop.test_tour import ROOT

BATCH, PERSON = "2026年10月卫片", "王执法"
LAYERS = {"landuse": "DLTB", "pbf": "YJJBNTTB", "township": "XZQ"}


def made_ready(folder):
    """A county's register with base layers and last month's batch, and this month's file beside it."""
    made = generate_repeats(folder / "data", size=4000)
    register = Register(create_register(folder / "county.gpkg", "140827", "垣曲县", 4525))
    with register.writing("测试") as session:
        session.insert("person", {"name": PERSON, "unit": "县自然资源局", "role": "执法队长"})
    for role in ("landuse", "pbf", "township"):
        layer = open_layer(made["gpkg"], LAYERS[role])
        import_base(register, role, VectorRows(layer), "2025", date(2025, 12, 31), "测试")
    import_clues(register, open_clues(made["previous_batch"]).rows, "2026年9月卫片", who="测试", details=BatchDetails(date(2026, 9, 5)))
    if made["dismissed"]:
        record_verdict(register, made["dismissed"], "false_change", PERSON, "影像无变化")
    return register, made


def test_a_batch_goes_from_file_to_pre_checked_verdicts_by_clicks(tmp_path, desktop):
    folder = ROOT / "build" / "story"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.*"):
        old.unlink()
    data = tmp_path / "county"
    data.mkdir()
    register, made = made_ready(data)
    photo = tmp_path / "现场.jpg"
    photo.write_bytes(b"no picture, but a file")
    given = {
        "register": str(register.path),
        "batch_file": str(made["batch"]),
        "batch": BATCH,
        "count": COUNT,
        "person": PERSON,
        "photo": str(photo),
        "target": str(folder),
    }
    (folder / "given.json").write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    code, output = desktop(
        ROOT / "tests" / "desktop" / "batch_story.py", timeout=240, extra_environment={"FARMLAND_STORY": str(folder / "given.json")}
    )
    assert (folder / "story.json").is_file(), output
    seen = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    assert seen["error"] == ""
    assert code == 0, output

    # What was planted is what the officer saw.
    planted = {code: [relation, before] for code, (relation, before) in made["planted"].items()}
    assert seen["usable"] == COUNT and len(seen["relations"]) == COUNT
    assert {code: [relation, before or ""] for code, (relation, before) in seen["relations"].items()} == planted
    repeats = sum(relation != "new" for relation, _ in planted.values())
    assert repeats == round(0.41 * COUNT)
    assert seen["repeats_judged"] == sum(relation == "same" for relation, _ in planted.values())

    # The sums close.
    with register.reading() as session:
        cases = session.rows("SELECT * FROM violation WHERE batch = ?", (BATCH,))
        parts = session.rows(
            "SELECT violation_uid, source_layer, sum(adjusted_m2) AS m2 FROM overlap_piece WHERE source_layer = 'landuse' GROUP BY 1, 2"
        )
        judged = session.one("SELECT count(*) AS n FROM judgement j JOIN violation v ON v.uid = j.violation_uid WHERE v.batch = ?", (BATCH,))
    assert len(cases) == COUNT
    area = {case["uid"]: case["area_m2"] for case in cases}
    whole = {row["violation_uid"]: row["m2"] for row in parts if row["violation_uid"] in area}
    assert set(whole) == set(area)
    assert max(abs(round(area[uid], 2) - whole[uid]) for uid in area) < 0.0051
    assert judged["n"] == seen["repeats_judged"] + len(seen["sample"])
    by_code = {case["code"]: case for case in cases}
    assert {code: by_code[code]["verdict"] for code in seen["sample"]} == seen["sample"]
    assert all(by_code[code]["verdict_by"] == PERSON for code in seen["sample"])
    assert sum(seen["levels"].values()) == COUNT
    assert seen["levels"]["red"] > 0 and seen["levels"]["amber"] > 0
    assert seen["listed"] == COUNT + round(0.41 * COUNT) + round(0.1 * COUNT)
    # The usual one, since a busy computer may hold up any single one.
    assert median(seen["case_opens_ms"]) <= 200 and median(seen["filter_ms"]) <= 200, seen
