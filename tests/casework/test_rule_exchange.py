"""Rule packs out and in."""

import json
from datetime import date

import jsonschema
import pytest

from farmland_guard.casework.rule_exchange import drop_pack, export_rules, import_rules
from farmland_guard.casework.rulebook import rule_book, set_rule
from farmland_guard.domain.errors import InputError
from farmland_guard.domain.rule_packs import FOLDER, shipped_packs
from farmland_guard.domain.units import SQUARE_METRES_PER_MU as MU
from tests.register.helpers import new_register


@pytest.fixture
def register(tmp_path):
    return new_register(tmp_path)


def pack(folder, name="county", **changes):
    entry = {"id": "own_limit", "title": "本县参数", "source": "县局规定", "article": "第一条", "region": "140827",
             "valid_from": "2026-01-01", "value": 3, "verified": "已核对", **changes}  # fmt: skip
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"pack": name, "title": "本县", "rules": [], "limits": [entry]}, ensure_ascii=False), encoding="utf-8")
    return path


def test_what_is_exported_is_valid_holds_the_countys_values_and_comes_back_the_same(register, tmp_path):
    set_rule(register, "yq-pbf-5mu", "value", "3", "王执法", "试行")
    folder = tmp_path / "out"
    folder.mkdir()
    files = export_rules(register, folder)
    assert {path.stem for path in files} == {each.name for each in shipped_packs()}
    schema = json.loads((folder / "rules.schema.json").read_text(encoding="utf-8"))
    for path in files:
        jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), schema)
    other = new_register(folder)
    assert len(import_rules(other, folder, "王执法")[0]) == len(files)
    assert next(rule for rule in rule_book(other).rules if rule.id == "yq-pbf-5mu").value == 3
    assert len(rule_book(other).rules) == len(rule_book(register).rules)


def test_a_countys_pack_counts_is_signed_and_can_be_dropped(register, tmp_path):
    assert import_rules(register, pack(tmp_path), "王执法") == (["county"], [])
    assert rule_book(register).value("own_limit") == 3
    import_rules(register, pack(tmp_path, value=4), "李农业")
    assert rule_book(register).value("own_limit") == 4
    with register.reading() as session:
        assert session.select("rule_pack")[0]["last_edited_by"] == "李农业"
    drop_pack(register, "county", "王执法")
    with pytest.raises(KeyError):
        rule_book(register).value("own_limit")
    with pytest.raises(InputError, match="county"):
        drop_pack(register, "county", "王执法")


def test_an_entry_of_two_packs_is_told(register, tmp_path):
    _, notes = import_rules(register, pack(tmp_path, id="legal_cover_share", value=90), "王执法")
    assert len(notes) == 1 and "legal_cover_share" in notes[0]
    assert rule_book(register).value("legal_cover_share") == 90


def test_a_county_version_of_a_threshold_replaces_it(register, tmp_path):
    from farmland_guard.domain.rules import CaseFigures, apply_to_case

    shipped = json.loads((FOLDER / "yuanqu_2023_12.json").read_text(encoding="utf-8"))["rules"][0]
    path = tmp_path / "own.json"
    path.write_text(json.dumps({"pack": "own", "title": "本县", "rules": [{**shipped, "value": 3}]}), encoding="utf-8")
    import_rules(register, path, "王执法")
    figures = CaseFigures(6 * MU, 6 * MU, 6 * MU, 6 * MU)
    found = apply_to_case(rule_book(register).rules, figures, date(2026, 11, 1), "140827")
    assert [(each.rule.id, each.limit_value) for each in found] == [("yq-pbf-5mu", 3)]


@pytest.mark.parametrize(("changes", "words"), [
    ({"verified": "也许"}, "county.json, limits, entry 1 .own_limit., field verified"), ({"valid_from": "2026-13-01"}, "valid_from"),
    ({"surprise": 1}, "surprise"), ({"region": "山西"}, "region"),
])  # fmt: skip
def test_a_wrong_pack_is_named_and_nothing_written(register, tmp_path, changes, words):
    folder = tmp_path / "in"
    folder.mkdir()
    pack(folder, "a_good_one")
    pack(folder, "county", **changes)
    with pytest.raises(InputError, match=words):
        import_rules(register, folder, "王执法")
    with register.reading() as session:
        assert session.select("rule_pack") == []


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100000, b"[]", b'{"pack": 1}'])
def test_what_is_no_pack_is_refused_in_a_sentence(register, tmp_path, content):
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"x\.json"):
        import_rules(register, path, "王执法")


def test_unknown_pack_person_and_folder(register, tmp_path):
    with pytest.raises(InputError, match="nope"):
        export_rules(register, tmp_path, "nope")
    with pytest.raises(InputError, match="does not exist"):
        export_rules(register, tmp_path / "nowhere")
    with pytest.raises(InputError, match="路人"):
        import_rules(register, pack(tmp_path), "路人")
