"""Deliveries: validated before they are written, entered in the journal, only changes where that is asked for."""

import csv
from pathlib import Path

import pytest
from osgeo import ogr

from farmland_guard.casework.delivering import EXCEPTIONS_FILE, Order, deliver
from farmland_guard.casework.delivery_journal import list_deliveries, package_hash
from farmland_guard.casework.validating import declare_exception, list_issues, validate_folder
from farmland_guard.domain.errors import InputError
from farmland_guard.exchange.profiles import load_profile, profile_names


def features(folder: Path) -> list:
    source = ogr.Open(str(next(folder.glob("*.shp"))))
    return [feature.GetField("JCBH") for feature in source.GetLayer(0)]


def spoil(register, **values) -> str:
    """Break a value of the first case and return its code."""
    with register.writing("测试") as session:
        case = session.select("violation", order="code")[0]
        session.update("violation", case["uid"], values)
        return case["code"]


def test_the_journal_keeps_what_was_sent(register, tmp_path):
    made = deliver(register, "generic", tmp_path, "王执法", Order(recipient="市局执法支队"))
    assert (made.errors, made.warnings) == (0, 0)
    (entry,) = list_deliveries(register)
    assert (entry["recipient"], entry["profile"], entry["sent_by"]) == ("市局执法支队", "generic", "王执法")
    assert entry["feature_count"] == made.cases == len(features(made.folder)) > 10
    assert entry["sha256"] == package_hash(made.folder)
    assert entry["folder"] == str(made.folder)
    with register.reading() as session:
        items = session.select("delivery_item", {"delivery_uid": made.uid})
        total = sum(row["area_m2"] for row in session.select("violation"))
    assert len(items) == entry["feature_count"]
    assert entry["area_m2"] == pytest.approx(total)
    assert all(item["geom"] is not None for item in items)


def test_only_what_changed_since(register, tmp_path):
    deliver(register, "generic", tmp_path / "1")
    with pytest.raises(InputError, match="Nothing has changed since"):
        deliver(register, "generic", tmp_path / "2", order=Order(since="last"))
    first = spoil(register, bz="补充说明")
    made = deliver(register, "generic", tmp_path / "3", order=Order(since="last"))
    assert features(made.folder) == [first]
    assert any("1 features are new or changed" in note for note in made.notes)
    with register.writing("测试") as session:
        second = session.select("violation", order="code")[1]
        session.update("violation", second["uid"], {"bz": "再补充"})
    # Against the increment the first change is known, against the full delivery both are news.
    again = deliver(register, "generic", tmp_path / "4", order=Order(since="last"))
    assert features(again.folder) == [second["code"]]
    full = list_deliveries(register)[-1]["uid"]
    both = deliver(register, "generic", tmp_path / "5", order=Order(since=full))
    assert features(both.folder) == [first, second["code"]]
    with pytest.raises(InputError, match="There is no delivery “nix”"):
        deliver(register, "generic", tmp_path / "6", order=Order(since="nix"))


def test_nothing_goes_out_over_errors_unless_a_person_says_why(register, tmp_path):
    code = spoil(register, xzdm="999999999")
    with pytest.raises(InputError, match=rf"has [0-9]+ errors and was not written.*{code}"):
        deliver(register, "generic", tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    assert list_deliveries(register) == []
    assert {row["rule"] for row in list_issues(register)} == {"logic.region"}
    for order in (Order(override_by="王执法"), Order(override_reason="急")):
        with pytest.raises(InputError, match="both a person and a reason"):
            deliver(register, "generic", tmp_path, order=order)
    with pytest.raises(InputError, match="“路人” is not in the list of people"):
        deliver(register, "generic", tmp_path, order=Order(override_by="路人", override_reason="急"))
    made = deliver(register, "generic", tmp_path, order=Order(override_by="王执法", override_reason="省厅要求今日报送"))
    assert made.errors > 0
    with (made.folder / EXCEPTIONS_FILE).open(encoding="utf-8-sig", newline="") as stream:
        table = list(csv.DictReader(stream))
    assert table[0]["feature"] == code
    assert (table[0]["person"], table[0]["reason"]) == ("王执法", "省厅要求今日报送")
    (entry,) = list_deliveries(register)
    assert (entry["override_by"], entry["override_reason"], entry["error_count"]) == ("王执法", "省厅要求今日报送", made.errors)


def test_issues_are_open_fixed_or_exceptions_from_run_to_run(register, tmp_path):
    with register.reading() as session:
        good = session.select("violation", order="code")[0]["xzdm"]
    code = spoil(register, xzdm="999999999")
    with pytest.raises(InputError):
        deliver(register, "generic", tmp_path)
    (issue, *_) = issues = [row for row in list_issues(register, "generic") if row["field"] == "XZDM"]
    assert [(row["state"], row["feature"]) for row in issues] == [("open", code)]
    assert issue["wkb"] is not None
    with pytest.raises(InputError, match="needs a reason"):
        declare_exception(register, issue["uid"], "王执法", " ")
    for row in list_issues(register, "generic"):
        declare_exception(register, row["uid"], "王执法", "飞地，乡镇代码属邻县")
    made = deliver(register, "generic", tmp_path)
    assert made.errors == 0
    assert (made.folder / EXCEPTIONS_FILE).exists()
    # The exception covers what was said, not something else about the same feature.
    spoil(register, xzdm="888888888")
    with pytest.raises(InputError, match="888888888"):
        deliver(register, "generic", tmp_path / "2")
    states = {(row["message"][:9], row["state"]) for row in list_issues(register) if row["field"] == "XZDM"}
    assert states == {("888888888", "open"), ("999999999", "fixed")}
    spoil(register, xzdm=good)
    spoiled = [row["field"] for row in list_issues(register) if row["state"] == "open"]
    deliver(register, "generic", tmp_path / "3")
    assert spoiled
    assert {row["state"] for row in list_issues(register)} == {"fixed"}


def test_a_package_validates_from_its_folder_with_the_register(register, tmp_path):
    made = deliver(register, "generic", tmp_path)
    assert validate_folder("generic", made.folder, register).issues == []


def test_every_shipped_profile_loads_and_says_what_it_cannot_export(register, tmp_path):
    assert set(profile_names()) >= {"generic", "facility", "rectification", "summary"}
    for name in profile_names():
        profile = load_profile(name)
        assert all(column.sure and column.basis for layer in profile.layers for column in layer.columns), name
    with pytest.raises(InputError, match="no filings of facility agriculture"):
        deliver(register, "facility", tmp_path / "out")
    with pytest.raises(InputError, match="No acceptance with a polygon has passed"):
        deliver(register, "rectification", tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    made = deliver(register, "summary", tmp_path)
    assert [path.suffix for path in made.files] == [".xlsx"]
