"""Which field is which, and the net share of a base polygon."""

import pytest

from farmland_guard.domain.fieldnames import ROLE_FIELDS, land_class_code, missing, net_factor, normal, resolve


def test_official_layers() -> None:
    pbf = ["BSM", "XZQDM", "YJJBNTTBBH", "TBBH", "DLBM", "ZLDWDM", "YJJBNTTBMJ", "KCXS", "YJJBNTMJ"]
    assert resolve(pbf, "pbf") == {
        "source_id": "YJJBNTTBBH",
        "land_class": "DLBM",
        "zone_code": "ZLDWDM",
        "kcxs": "KCXS",
        "gross_m2": "YJJBNTTBMJ",
        "net_m2": "YJJBNTMJ",
    }
    assert resolve(["TBBH", "TBYBH", "BSM", "TBMJ", "TBDLMJ"], "landuse") == {
        "source_id": "BSM",
        "gross_m2": "TBMJ",
        "net_m2": "TBDLMJ",
    }
    assert resolve(["JBNTTBBH", "JBNTMJ", "TKXS"], "pbf") == {
        "source_id": "JBNTTBBH",
        "kcxs": "TKXS",
        "net_m2": "JBNTMJ",
    }


def test_order_of_candidates_decides() -> None:
    assert resolve(["TBBH", "TBYBH"], "landuse")["source_id"] == "TBYBH"
    assert resolve(["BSM", "TBBH"], "pbf")["source_id"] == "TBBH"
    assert resolve(["TBBH", "JCBH"], "clues")["code"] == "JCBH"


def test_case_width_and_blanks_do_not_matter() -> None:
    fields = ["jcbh", "ＴＢＬＸ", " 面积（平方米） ", "备 注"]
    assert resolve(fields, "clues") == {
        "code": "jcbh",
        "tblx": "ＴＢＬＸ",
        "mj": " 面积（平方米） ",
        "bz": "备 注",
    }


def test_chinese_headers() -> None:
    fields = ["监测编号", "图斑类型", "前时相", "后时相", "面积", "备注"]
    assert resolve(fields, "clues") == dict(zip(["code", "tblx", "qsx", "hsx", "mj", "bz"], fields))


@pytest.mark.parametrize("cut", ["监测图斑编", "监测图"])  # 10 bytes of GBK, of UTF-8
def test_names_cut_at_ten_bytes(cut: str) -> None:
    assert resolve([cut], "clues") == {"code": cut}


def test_a_full_name_wins_over_a_cut_one() -> None:
    assert resolve(["监测图", "图斑编号"], "clues")["code"] == "图斑编号"


def test_area_in_mu_is_not_taken_for_square_metres() -> None:
    assert "mj" not in resolve(["面积(亩)", "面积亩"], "clues")


def test_missing_and_unknown_role() -> None:
    assert missing(["JCBH"], "clues", ["code", "mj"]) == ["mj"]
    with pytest.raises(KeyError):
        resolve([], "nonsense")


def test_candidates_are_unique_within_a_name() -> None:
    for role, names in ROLE_FIELDS.items():
        for canonical, candidates in names.items():
            assert len(set(candidates)) == len(candidates), (role, canonical)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("0102", "0102"),
        (" 0102 ", "0102"),
        ("１２０２", "1202"),
        ("012", "012"),
        ("05h1", "05H1"),
        (102, "0102"),
        (102.0, "0102"),
        (1202, "1202"),
        (12, "012"),
        (1, "01"),
        (None, None),
        ("", None),
        (0, None),
        (1.5, None),
        (float("nan"), None),
    ],
)
def test_land_class_code(value: object, code: object) -> None:
    assert land_class_code(value) == code


@pytest.mark.parametrize(
    ("values", "factor"),
    [
        ({}, 1.0),
        ({"kcxs": 0.1234}, 0.8766),
        ({"kcxs": "0.1234"}, 0.8766),
        ({"kcxs": 0.1, "gross_m2": 100, "net_m2": 50}, 0.9),
        ({"kcxs": 0, "gross_m2": 100, "net_m2": 88}, 0.88),
        ({"kcxs": None, "gross_m2": "100", "net_m2": "88"}, 0.88),
        ({"gross_m2": 100, "net_m2": 101}, 1.0),
        ({"gross_m2": 100, "net_m2": 0}, 1.0),
        ({"gross_m2": 100}, 1.0),
        ({"kcxs": ""}, 1.0),
    ],
)
def test_net_factor(values: dict, factor: float) -> None:
    assert net_factor(values) == pytest.approx(factor, abs=1e-12)


def test_a_part_of_permanent_basic_farmland_takes_its_share_of_the_declared_net_area() -> None:
    declared = {"kcxs": 0.1, "gross_m2": 100, "net_m2": 88}
    assert net_factor(declared, "pbf") == pytest.approx(0.88)
    assert net_factor(declared, "landuse") == pytest.approx(0.9)
    assert net_factor({"kcxs": 0.1}, "pbf") == pytest.approx(0.9)
    assert net_factor({"kcxs": 0.1, "gross_m2": 100, "net_m2": 120}, "pbf") == pytest.approx(0.9)
    with pytest.raises(ValueError, match="KCXS is"):
        net_factor({"kcxs": 2, "gross_m2": 100, "net_m2": 88}, "pbf")


@pytest.mark.parametrize("kcxs", [1, 1.5, -0.1, 12.5, "abc", float("nan"), float("inf")])
def test_impossible_kcxs_is_a_problem(kcxs: object) -> None:
    with pytest.raises(ValueError, match=r"KCXS is|is not a number"):
        net_factor({"kcxs": kcxs})


def test_a_name_cut_within_a_character_is_known():
    # QGIS shows the half character of a UTF-8 name as a replacement sign
    assert resolve(["占用永\ufffd", "监测编\ufffd"], "clues") == {"code": "监测编\ufffd"}
    assert normal("占用永\ufffd") == "占用永"


def test_a_base_layer_of_a_register_is_known_by_its_own_names_and_a_foreign_code_is_no_patch_code():
    own = ["fid", "source_id", "land_class", "land_name", "kcxs", "gross_m2", "net_m2", "net_factor"]
    found = resolve(own, "landuse")
    assert all(found[name] == name for name in ("source_id", "land_class", "kcxs", "gross_m2", "net_m2"))
    assert resolve([*own, "DLBM"], "landuse")["land_class"] == "DLBM"
    assert "code" not in resolve(["CODE"], "clues")
