"""The rule book: periods, limits, overrides, versions by date and place; and the pack's schema, held against jsonschema."""

import copy
import json
import random
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from farmland_guard.domain.errors import InputError
from farmland_guard.domain.json_schema import faults
from farmland_guard.domain.rule_packs import pack_from, pack_schema, pack_to, read_packs, shipped_packs
from farmland_guard.domain.rulebook import Override, RuleBook, shipped_book

RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"
DAY = date(2026, 11, 25)


def override(rule_id, field, value):
    return Override(rule_id, field, value, "县政府常务会议纪要", "王执法", "2026-11-01")


def pack(**sections):
    return pack_from({"pack": "county", "title": "县级", "rules": [], **sections}, "county.json")


def limit(**changes):
    return {
        "id": "x", "title": "甲", "source": "乙", "article": "", "region": "", "valid_from": "2020-01-01",
        "verified": "待核对", "value": 1, **changes,
    }  # fmt: skip


def test_a_period_gives_its_last_day():
    period = shipped_book("140827", DAY).period("filing_county_check")
    assert (period.amount, period.unit, period.verified) == (10, "工作日", True)
    assert period.due(date(2026, 11, 25)) == date(2026, 12, 9)
    assert "2020" in period.basis_text


def test_what_was_not_verified_is_off():
    book = shipped_book("140827", DAY)
    assert book.period("acceptance_reclamation") is None
    assert book.period("case_filing") is None
    with pytest.raises(KeyError):
        book.period("no_such_period")
    for entry in book.entries("periods"):
        assert entry.verified, entry.id


def test_shanxi_caps_wait_to_be_filled_in():
    caps = shipped_book("140827", DAY).limit("filing_cap_crop_share")
    assert caps.value is None and not caps.verified and caps.region == "14"
    assert shipped_book("140827", DAY).value("filing_cap_crop_share", "待填") == "待填"
    assert shipped_book("330100", DAY).limit("filing_cap_crop_share") is None


def test_the_most_local_and_newest_version_counts():
    versions = [
        limit(value=1),
        limit(value=2, region="14", valid_to="2024-12-31"),
        limit(value=3, region="14", valid_from="2025-01-01"),
    ]
    book = RuleBook([pack(limits=versions)], "140827", DAY)
    assert book.value("x") == 3
    assert book.on(date(2024, 6, 1)).value("x") == 2
    assert RuleBook([pack(limits=versions)], "110000", DAY).value("x") == 1


def test_the_county_overrides_with_who_and_when():
    book = RuleBook(
        shipped_packs(), "140827", DAY,
        [override("acceptance_reclamation", "enabled", "true"), override("acceptance_reclamation", "amount", "45"),
         override("yq-pbf-5mu", "value", "3"), override("joint_acceptance_organiser", "value", "自然资源局")],
    )  # fmt: skip
    assert book.problems == []
    period = book.period("acceptance_reclamation")
    assert period.amount == 45 and len(period.overridden) == 2 and "王执法，2026-11-01" in period.overridden[0]
    rule = next(rule for rule in book.rules if rule.id == "yq-pbf-5mu")
    assert rule.value == 3 and "县政府常务会议纪要" in rule.note
    assert book.value("joint_acceptance_organiser") == "自然资源局"


@pytest.mark.parametrize(("wrong", "word"), [
    (override("no-such", "value", "1"), "no such rule"),
    (override("yq-pbf-5mu", "value", "五"), "number"),
    (override("yq-pbf-5mu", "operator", "<"), "operator"),
    (override("yq-pbf-5mu", "id", "other"), "cannot be changed"),
    (override("penalty_decision", "valid_to", "2026-02-30"), "no date"),
    (override("penalty_decision", "valid_to", "2001-01-01"), "before valid_from"),
])  # fmt: skip
def test_a_wrong_override_is_named_and_the_pack_counts(wrong, word):
    book = RuleBook(shipped_packs(), "140827", DAY, [wrong])
    assert len(book.problems) == 1 and word in book.problems[0]
    assert next(rule for rule in book.rules if rule.id == "yq-pbf-5mu").value == 5
    assert book.period("penalty_decision").amount == 90


def test_a_countys_pack_takes_the_place_of_the_shipped_one():
    own = {"pack": "reclamation", "title": "县级", "rules": []}
    book = RuleBook([*shipped_packs(), pack_from(own, "own.json")], "140827", DAY)
    with pytest.raises(KeyError):
        book.period("acceptance_reclamation")


def test_a_pack_written_is_the_pack_read():
    for each in shipped_packs():
        assert pack_from(json.loads(json.dumps(pack_to(each))), each.origin) == each


def test_the_same_entry_twice_is_refused():
    with pytest.raises(InputError, match=r"county.json, limits, entry 2 \(x\).*twice"):
        pack(limits=[limit(), limit()])


def mutate(dice, value):
    """Change one place somewhere inside."""
    if isinstance(value, dict) and value and dice.random() < 0.8:
        key = dice.choice(list(value))
        what = dice.randrange(4)
        if what == 0:
            del value[key]
        elif what == 1:
            value["surprise"] = 1
        else:
            value[key] = mutate(dice, value[key])
        return value
    if isinstance(value, list) and value and dice.random() < 0.8:
        index = dice.randrange(len(value))
        value[index] = mutate(dice, value[index])
        return value
    return dice.choice([None, True, 0, -1, 1.5, 10**6, "", "X y", "2020-01-01", [], {}, [1], value])


def test_our_validator_agrees_with_jsonschema():
    seed = random.randrange(10**6)
    print("seed", seed)
    dice = random.Random(seed)
    schema = pack_schema()
    judge = jsonschema.Draft7Validator(schema)
    originals = [pack_to(each) for each in read_packs(RULES)]
    for _ in range(1500):
        data = copy.deepcopy(dice.choice(originals))
        section = dice.choice([key for key, value in data.items() if isinstance(value, list) and value])
        if dice.random() < 0.9:
            data[section] = [mutate(dice, dice.choice(data[section]))]
        else:
            data = mutate(dice, data)
        assert bool(list(faults(data, schema, schema))) == (not judge.is_valid(data)), data


def test_a_keyword_nobody_checks_is_refused():
    with pytest.raises(ValueError, match="multipleOf"):
        list(faults(1, {"multipleOf": 2}, {}))
