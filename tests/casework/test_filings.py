"""300 facility-agriculture filings of all kinds, wrong ones included, through the toolbox from the township's table to expiry.

The algorithms run in this process with the provider of the plugin, as the toolbox runs them.
"""

import csv
import json
from collections import Counter
from datetime import date, timedelta

import pytest
from osgeo import ogr
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

from benchmarks.county import filings as generated
from benchmarks.county import generate
from farmland_guard.exchange.xlsx import read_table
from farmland_guard.processing.provider import FarmlandGuardProvider
from farmland_guard.register.store import Register

PERSON = "王核验"


@pytest.fixture(scope="module")
def toolbox(qgis_app):
    """Run an algorithm by id; fails the test when the algorithm does."""
    registry = QgsApplication.processingRegistry()
    # The registry owns the provider and its algorithms, as in QGIS: owned by Python they outlive it and crash at exit.
    provider = FarmlandGuardProvider()
    registry.addProvider(provider)

    def run(name, **parameters):
        feedback, context = QgsProcessingFeedback(False), QgsProcessingContext()
        values = {key: str(value) if hasattr(value, "parts") else value for key, value in parameters.items()}
        algorithm = registry.createAlgorithmById(f"farmlandguard:{name}")
        results, fine = algorithm.run(values, context, feedback)
        assert fine, f"{name}: {feedback.textLog()}"
        return results, feedback.textLog()

    yield run
    registry.removeProvider(provider)


@pytest.fixture(scope="module")
def filed(toolbox, tmp_path_factory):
    """A register with base layers and the 300 filings taken in; and what was generated."""
    folder = tmp_path_factory.mktemp("filings")
    county = generate(folder / "county", size=2500)
    register = folder / "台账.gpkg"
    toolbox("createregister", COUNTY="140827", COUNTY_NAME="垣曲县", OUTPUT=register)
    toolbox("addperson", REGISTER=register, NAME=PERSON, UNIT="垣曲县自然资源局", ROLE="股长")
    for role, layer in (("pbf", "YJJBNTTB"), ("landuse", "DLTB"), ("redline", "STBHHX"), ("township", "XZQ")):
        toolbox(
            "importbase", REGISTER=register, ROLE=role, INPUT=f"{county['gpkg']}|layername={layer}", VERSION="示例",
            EFFECTIVE_DATE="2025-12-31",
        )  # fmt: skip
    made = generated.generate(folder / "备案", county["gpkg"], 300)
    print("seed", made["seed"])
    results, log = toolbox(
        "importfilings", REGISTER=register, TABLE=made["table"], SHAPES=made["shapes"], PAPERS=made["papers"]
    )
    return register, made, results, log


def rows_of(path):
    """The attributes of a layer's features, read by GDAL alone."""
    dataset = ogr.Open(str(path))
    return [json.loads(feature.ExportToJson())["properties"] for feature in dataset.GetLayer(0)]


def state_counts(register):
    with Register(register).reading() as session:
        return Counter(row["state"] for row in session.rows("SELECT state FROM filing"))


def answers_of(register):
    with Register(register).reading() as session:
        rows = session.rows(
            "SELECT f.code, a.item, a.answer, a.explanation FROM filing_answer a JOIN filing f ON f.uid = a.filing_uid"
        )
    found = {}
    for row in rows:
        found.setdefault(row["code"], {})[row["item"]] = (row["answer"], row["explanation"])
    return found


def test_intake_brings_rows_polygons_and_papers_together(filed):
    register, made, results, log = filed
    filings = made["filings"]
    assert results["ADDED"] == 300 and results["LEFT_OUT"] == 0 and results["UNMATCHED"] == 0, log
    assert "2035年13月40日" in log, "a date that is none is named"
    with Register(register).reading() as session:
        rows = {row["code"]: row for row in session.select("filing")}
        parts = Counter(row["kind"] for row in session.select("filing_part"))
        papers = session.one("SELECT count(*) AS n FROM attachment WHERE owner_table = 'filing'")["n"]
    for each in filings:
        assert (rows[each.code]["geom"] is None) == each.plan.without_polygon
    assert all(row["xzmc"] for row in rows.values() if row["geom"] is not None)
    assert rows[filings[0].code]["term_from"] == "2026-01-01" and rows[filings[0].code]["term_to"] == "2035-12-31"
    assert parts["damaged"] == sum("damaged" in part for each in filings for part in each.plan.parts)
    assert papers == sum(1 for path in made["papers"].rglob("*") if path.is_file())


def test_every_filing_gets_the_answers_that_were_planted(filed, toolbox):
    register, made, _, _ = filed
    results, _ = toolbox("checkfilings", REGISTER=register, SCOPE="open")
    assert results["FILINGS"] == 300
    answers = answers_of(register)
    wrong = []
    for each in made["filings"]:
        for item, expected in each.plan.answers.items():
            got, text = answers[each.code].get(item, ("none", ""))
            if got != expected:
                wrong.append((each.code, each.plan.name, item, expected, got, text))
        fails = {item: text for item, (answer, text) in answers[each.code].items() if answer == "fail"}
        if bool(fails) != each.plan.returned:
            wrong.append((each.code, each.plan.name, "fails", each.plan.returned, fails, ""))
    assert wrong == []


def package_holds_what_is_to_be_registered(toolbox, register, folder, good, made):
    """The registration package is stopped by its validator, let through by a named person, and GDAL reads it back."""
    with pytest.raises(AssertionError, match="NYDMJ"):
        # One filing declares more farmland than its ground has (planned: 面积不符).
        toolbox("exportpackage", REGISTER=register, PROFILE="facility", FOLDER=folder)
    toolbox(
        "exportpackage", REGISTER=register, PROFILE="facility", FOLDER=folder, OVERRIDE_BY=PERSON,
        OVERRIDE_REASON="填报面积已函请乡镇更正",
    )  # fmt: skip
    (package,) = (path for path in folder.iterdir() if path.is_dir() and "设施农业用地" in path.name)
    exempt = {each.code for each in made["filings"] if each.plan.name == "普通大棚"}
    wanted = set(good) - exempt

    def projects(name):
        dataset = ogr.Open(str(package / f"140827{name}.shp"))
        return [feature["XMBH"] for feature in dataset.GetLayer(0)]

    assert set(projects("SSNYD_NYDJZD")) == wanted
    damaged = sum("damaged" in each.plan.parts for each in made["filings"] if each.code in wanted)
    assert len(projects("SSNYD_GZCPHJZD")) == damaged
    on_farmland = [each.code for each in made["filings"] if each.code in wanted and each.plan.ground == "pbf"]
    assert sorted(set(projects("SSNYD_ZYYNJZD"))) == on_farmland, "drawn by nobody, so derived"
    text = (package / "140827SSNYD.txt").read_bytes().decode("gbk")
    assert text.count("@") == len(wanted)
    book = next(package.glob("*.xlsx"))
    _, rows = read_table(book)
    assert len(rows) == len(wanted) and all(row[4] == "***" for row in rows), "no ID number leaves"


def test_from_filing_to_expiry(filed, toolbox, tmp_path):
    register, made, _, _ = filed
    codes = [each.code for each in made["filings"]]
    good = [each.code for each in made["filings"] if not each.plan.returned]
    bad = [each.code for each in made["filings"] if each.plan.returned]

    # A row without number or date cannot be recorded; those of the table have both.
    toolbox("movefiling", REGISTER=register, FILINGS=",".join(codes), STATE="recorded", PERSON=PERSON)
    toolbox("checkfilings", REGISTER=register, SCOPE="open")
    for code in bad[:17]:
        with pytest.raises(AssertionError, match="不符合项"):
            toolbox("movefiling", REGISTER=register, FILINGS=code, STATE="verified", PERSON=PERSON, TEXT="同意")
    toolbox("movefiling", REGISTER=register, FILINGS=",".join(bad), STATE="returned", PERSON=PERSON, REASON="见核验意见")
    toolbox("movefiling", REGISTER=register, FILINGS=",".join(good), STATE="verified", PERSON=PERSON, TEXT="核验无误，可以上图入库")
    assert state_counts(register) == {"verified": len(good), "returned": len(bad)}

    package_holds_what_is_to_be_registered(toolbox, register, tmp_path, good, made)

    receipt = tmp_path / "回执.csv"
    upload = date.today().isoformat()
    with open(receipt, "w", encoding="gb18030", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["项目编号", "上图入库号", "入库日期"])
        writer.writerows([code, f"SS140827{number:06d}", upload] for number, code in enumerate(good))
        writer.writerow([bad[0], "SS140827999999", upload])
        writer.writerow(["没有这个", "SS140827999998", upload])
        writer.writerow([good[0], "", upload])
    results, log = toolbox("importreceipt", REGISTER=register, FILE=receipt, PERSON=PERSON)
    assert results == {"REGISTERED": len(good), "SAME": 0, "LEFT_OUT": 3}, log

    built = (date.today() - timedelta(days=1)).isoformat()
    toolbox("movefiling", REGISTER=register, FILINGS=",".join(good), STATE="built", PERSON=PERSON, DATE=built)
    survey = tmp_path / "变更调查.gpkg"
    results, _ = toolbox("surveyfilings", REGISTER=register, DATE=f"{date.today().year}-12-31", OUTPUT=survey)
    assert results["FILINGS"] == len(good) == len(rows_of(survey))
    toolbox("movefiling", REGISTER=register, FILINGS=",".join(good), STATE="surveyed", PERSON=PERSON, DATE=date.today().isoformat())

    output = tmp_path / "比对.gpkg"
    results, log = toolbox("reconcilefilings", REGISTER=register, OUTPUT=output)
    rows = rows_of(output)
    assert list(rows[0]) == ["kind", "filing_uid", "source_id", "area_m2"]
    with Register(register).reading() as session:
        code_of = {row["uid"]: row["code"] for row in session.rows("SELECT uid, code FROM filing")}
    found = {}
    for feature in rows:
        found.setdefault(feature["kind"], []).append(code_of.get(feature["filing_uid"]))
    plan_of = {each.code: each.plan for each in made["filings"]}
    assert {plan_of[code].name for code in found["duplicate"]} == {"重复备案"}
    assert len(found["duplicate"]) == sum(plan.twin for plan in plan_of.values())
    assert {plan_of[code].name for code in found["expired"]} == {"期限已过"}
    assert {plan_of[code].name for code in found["outside_line"]} == {"建在线外"}
    assert found["surveyed_not_filed"] and set(found["surveyed_not_filed"]) == {None}
    on_fields = {code for code in found["filed_not_surveyed"]}
    assert on_fields and not any(plan_of[code].name == "普通大棚" for code in on_fields)

    results, _ = toolbox("expirefilings", REGISTER=register, PERSON=PERSON)
    ended = [code for code in good if plan_of[code].name == "期限已过"]
    assert results["EXPIRED"] == len(ended)
    assert state_counts(register)["expired"] == len(ended)
    toolbox(
        "movefiling", REGISTER=register, FILINGS=ended[0], STATE="renewed", PERSON=PERSON, REASON="经营者申请续期",
        DATE=f"{date.today().year + 5}-12-31",
    )  # fmt: skip
    toolbox("movefiling", REGISTER=register, FILINGS=ended[1], STATE="cancelled", PERSON=PERSON, REASON="不再使用", DATE=built)
    toolbox("movefiling", REGISTER=register, FILINGS=ended[1], STATE="reclaimed", PERSON=PERSON, DATE=date.today().isoformat())
    counts = state_counts(register)
    assert counts["renewed"] == 1 and counts["reclaimed"] == 1 and counts["expired"] == len(ended) - 2
