"""Rules, verdicts with grounds, pre-check and deadlines through qgis_process alone."""

import json
import sqlite3

import pytest
from osgeo import ogr

from farmland_guard.domain.units import SQUARE_METRES_PER_MU as MU
from tests.register.helpers import add_case, new_register

FIRST, SECOND = "140827SJBG26100001", "140827SJBG26100002"


@pytest.fixture(scope="module")
def desk(qgis_process, tmp_path_factory):
    """A register with two measured cases of one occupant, and what runs an algorithm on it."""
    register = new_register(tmp_path_factory.mktemp("rules"))
    for code, day in ((FIRST, "2026-02-01"), (SECOND, "2026-09-01")):
        figures = dict.fromkeys(("pbf_m2", "pbf_net_m2", "cultivated_m2", "cultivated_net_m2"), 3 * MU)
        add_case(register, code, found_on=day, occupant="某公司", area_m2=4 * MU, check_run_uid="run", xzdm="140827100",
                 xzmc="新城镇", tblx="20", **figures)  # fmt: skip

    def must(algorithm, **parameters):
        run = qgis_process(algorithm, REGISTER=register.path, **parameters)
        assert run.code == 0, run.stderr
        return run.results

    def refused(algorithm, **parameters):
        run = qgis_process(algorithm, REGISTER=register.path, **parameters)
        assert run.code != 0
        return run.stderr + run.stdout

    return register, must, refused


def rows(register, sql):
    connection = sqlite3.connect(register.path)
    connection.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in connection.execute(sql)]
    finally:
        connection.close()


def table(path):
    dataset = ogr.Open(str(path))
    return [feature.items() for feature in dataset.GetLayer(0)]


def test_verdict_screening_and_precheck(desk, tmp_path):
    register, must, refused = desk
    judged = must("recordverdict", CASES=FIRST, VERDICT="illegal_construction", PERSON="王执法", REASON="无手续", SUBCLASS="厂房")
    assert judged == {"COUNT": 1, "MISSING": 1}
    row = rows(register, f"SELECT * FROM violation WHERE code = '{FIRST}'")[0]
    assert row["subclass"] == "factory" and row["proposal"] == "illegal_construction"
    assert "用地审批占比" in refused(
        "recordverdict", CASES=SECOND, VERDICT="legal", PERSON="王执法", REASON="有批文", APPROVAL_NO="甲", APPROVAL_SHARE="300"
    )
    lawful = tmp_path / "合法.csv"
    lawful.write_text("年度,乡镇代码,乡镇名称,占用耕地（亩）\n2026,140827100,新城镇,9\n", encoding="utf-8-sig")
    assert must("importlawful", INPUT=lawful)["COUNT"] == 1
    screened = must("screenrules", DATE="2026-11-25")
    assert (screened["CASES"], screened["FINDINGS"], screened["UNCHECKED"]) == (2, 3, 0)
    found = {row["rule_id"]: row for row in rows(register, "SELECT * FROM finding")}
    assert found["fs-pbf-5mu"]["value"] == 6 and found["fs-pbf-5mu"]["related"] == f"{FIRST}、{SECOND}"
    assert found["yq-township-ratio-15"]["value"] == 25 and found["yq-township-ratio-15"]["violation_uid"] is None
    assert found["gl-county-ratio-15"]["subject"] == "垣曲县"
    output = tmp_path / "预检.csv"
    checked = must("precheck", SCOPE="all", OUTPUT=output, DATE="2026-11-25")
    assert (checked["RED"], checked["AMBER"], checked["GREEN"]) == (1, 1, 0)
    reasons = {(row["code"], row["rule_id"]): row for row in table(output)}
    assert reasons[FIRST, "ev-site-photo"]["fix_field"] == "photo_site" and reasons[FIRST, "ev-site-photo"]["level"] == "red"
    assert reasons[SECOND, "rt-no-verdict"]["case_level"] == "amber"


def test_county_rules_deadlines_and_packs(desk, tmp_path):
    _, must, refused = desk
    must("setrule", RULE="statute_of_limitation", FIELD="amount", VALUE="3", PERSON="王执法", REASON="试")
    must("recordevent", CASES=SECOND, EVENT="penalty_notice_served", DATE="2026-11-23", PERSON="王执法")
    output = tmp_path / "晨会.csv"
    sheet = must("morningsheet", DATE="2026-11-27", OUTPUT=output)
    assert sheet["COUNT"] == 1 and [row["step"] for row in table(output)] == ["statement_defence"]
    folder = tmp_path / "规则包"
    assert must("exportrules", FOLDER=folder)["COUNT"] >= 7
    pack = folder / "enforcement_periods.json"
    data = json.loads(pack.read_text(encoding="utf-8"))
    limitation = next(each for each in data["periods"] if each["id"] == "statute_of_limitation")
    assert limitation["amount"] == 3
    limitation["amount"] = 2
    pack.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    assert must("importrules", INPUT=pack, PERSON="王执法")["COUNT"] == 1
    limitation["unit"] = "周"
    pack.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    sentence = refused("importrules", INPUT=pack, PERSON="王执法")
    assert "enforcement_periods.json" in sentence and "statute_of_limitation" in sentence and "unit" in sentence
