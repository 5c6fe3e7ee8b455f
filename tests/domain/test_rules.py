"""The rule book: read, picked by date and region, compared in unrounded square metres."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from farmland_guard.domain.errors import InputError
from farmland_guard.domain.rule_packs import read_pack
from farmland_guard.domain.rulebook import shipped_book
from farmland_guard.domain.rules import CaseFigures, apply_to_case

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "resources" / "rules"
FIVE_MU = 10000 / 3
DAY = date(2026, 11, 1)


def figures(pbf=0.0, cultivated=0.0, pbf_net=None, cultivated_net=None):
    return CaseFigures(
        pbf, pbf if pbf_net is None else pbf_net, cultivated, cultivated if cultivated_net is None else cultivated_net
    )


def titles(found):
    return [each.rule.id for each in found]


@pytest.mark.parametrize("folder", ["rules", "profiles", "classes", "limits", "quality", "departments", "templates"])
def test_packs_fit_their_schema(folder):
    packs = [path for path in (ROOT / "resources" / folder).glob("*.json") if not path.name.endswith(".schema.json")]
    assert packs
    schema = json.loads(next((ROOT / "resources" / folder).glob("*.schema.json")).read_text(encoding="utf-8"))
    for path in packs:
        jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), schema)


def test_the_limit_is_met_exactly_at_five_mu():
    rules = shipped_book("140827", DAY).rules
    assert titles(apply_to_case(rules, figures(pbf=FIVE_MU), DAY, "140827")) == ["yq-pbf-5mu"]
    # 4.9999999 亩 prints as 5.00 and is still below.
    assert apply_to_case(rules, figures(pbf=FIVE_MU - 1e-4), DAY, "140827") == []


def test_ten_mu_of_cultivated_land():
    found = apply_to_case(shipped_book("140827", DAY).rules, figures(cultivated=7000.0), DAY, "140827")
    assert titles(found) == ["yq-cultivated-10mu"]
    assert found[0].value == 10.5 and found[0].limit_value == 10.0
    assert "垣政发〔2023〕12号 三（三）" in found[0].explanation and "10.50 亩" in found[0].explanation


def test_gross_and_net_are_both_shown_when_they_disagree():
    found = apply_to_case(shipped_book("140827", DAY).rules, figures(pbf=3400.0, pbf_net=3100.0), DAY, "140827")
    assert "5.1000" in found[0].explanation and "4.6500" in found[0].explanation and "人工" in found[0].explanation


def test_a_rule_holds_in_its_county_and_time_only():
    rules = shipped_book("140827", DAY).rules
    big = figures(pbf=9000.0)
    assert apply_to_case(rules, big, date(2023, 12, 28), "140827") == []
    assert apply_to_case(rules, big, date(2023, 12, 29), "140827")
    assert apply_to_case(rules, big, DAY, "140828") == []


def test_without_a_base_layer_nothing_is_claimed():
    assert apply_to_case(shipped_book("140827", DAY).rules, CaseFigures(None, None, None, None), DAY, "140827") == []


@pytest.mark.parametrize(("change", "word"), [
    ({"operator": "<"}, "operator"), ({"measure": "moon"}, "measure"), ({"valid_from": "2023"}, "rules, entry 1"),
])  # fmt: skip
def test_a_wrong_rule_is_named(tmp_path, change, word):
    pack = json.loads((RULES / "yuanqu_2023_12.json").read_text(encoding="utf-8"))
    pack["rules"][0].update(change)
    path = tmp_path / "pack.json"
    path.write_text(json.dumps(pack), encoding="utf-8")
    with pytest.raises(InputError, match=word):
        read_pack(path)
