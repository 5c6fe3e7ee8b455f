"""Land classes and their categories depend on the classification of the layer; limits of the check are data."""

import json
from pathlib import Path

import pytest

from farmland_guard.domain.codes import CATEGORIES, CLASSIFICATIONS
from farmland_guard.domain.errors import InputError
from farmland_guard.domain.landclass import load_classification
from farmland_guard.domain.limits import CheckLimits, load_limits

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
CLASSES = RESOURCES / "classes"


@pytest.mark.parametrize(
    ("code", "third_survey", "spatial_planning"),
    [
        ("0102", "cultivated", "cultivated"),
        ("0601", "construction", "other_agricultural"),
        ("0602", "construction", "other_agricultural"),
        ("060101", "construction", "other_agricultural"),
        ("0702", "construction", "construction"),
        ("1006", "other_agricultural", "construction"),
        ("1202", "other_agricultural", "construction"),
        ("0404", "unused", "other_agricultural"),
        ("0403", "other_agricultural", "unused"),
        ("0201K", "other_agricultural", "other_agricultural"),
        ("2305", "unknown", "unused"),
        ("9999", "unknown", "unknown"),
        ("", "unknown", "unknown"),
        (None, "unknown", "unknown"),
    ],
)
def test_category_of_a_code(code, third_survey, spatial_planning):
    assert load_classification(CLASSES, "third_survey").category(code) == third_survey
    assert load_classification(CLASSES, "spatial_planning").category(code) == spatial_planning


def test_what_nothing_covers_is_a_category_of_its_own():
    assert load_classification(CLASSES, "third_survey").category(None, covered=False) == "uncovered"
    assert load_classification(CLASSES, "third_survey").category("0102", covered=False) == "uncovered"


def test_the_same_code_has_another_name_in_the_other_classification():
    survey, planning = (load_classification(CLASSES, name) for name in CLASSIFICATIONS)
    for code, one, other in (
        ("0601", "工业用地", "农村道路"),
        ("0602", "采矿用地", "设施农用地"),
        ("0702", "农村宅基地", "城镇社区服务设施用地"),
    ):
        assert (survey.find(code).name, planning.find(code).name) == (one, other)


def test_every_classification_of_the_list_is_there_and_only_cultivated_land_is_marked_verified():
    for name in CLASSIFICATIONS:
        given = json.loads((CLASSES / f"{name}.json").read_text(encoding="utf-8"))
        codes = [entry["code"] for entry in given["classes"]]
        assert len(codes) == len(set(codes)) and given["classification"] == name
        assert {entry["category"] for entry in given["classes"]} <= set(CATEGORIES)
        assert {entry["code"][:2] for entry in given["classes"] if entry["verified"] == "已核对"} == {"01"}


def test_an_unknown_or_broken_classification_is_one_sentence(tmp_path):
    with pytest.raises(InputError, match="third_survey"):
        load_classification(CLASSES, "second_survey")
    (tmp_path / "third_survey.json").write_text('{"classes": [{"code": "01"}]}', encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        load_classification(tmp_path, "third_survey")


def test_the_limits_shipped_are_the_usual_ones(tmp_path):
    assert load_limits(RESOURCES / "limits" / "check.json") == CheckLimits()
    (tmp_path / "check.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        load_limits(tmp_path / "check.json")
