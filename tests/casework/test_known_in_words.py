"""An unknown name is answered with what there is: in words, each with the code that a script writes in brackets."""

from datetime import date

import pytest

from farmland_guard.casework import rule_exchange
from farmland_guard.casework.base_intake import import_base
from farmland_guard.casework.delivery_journal import find_delivery
from farmland_guard.casework.filings.handling import handle_discrepancy
from farmland_guard.casework.grounds import checked_grounds
from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.rulebook import set_rule
from farmland_guard.documents.templates import find_template
from farmland_guard.domain.errors import InputError
from farmland_guard.domain.landclass import load_classification
from farmland_guard.domain.quality import profile_for
from farmland_guard.exchange.profiles import load_profile
from farmland_guard.paths import RESOURCES
from tests.register.helpers import new_register

ASKED = {
    "profile": (lambda register: load_profile("没有的"), "卫片执法成果包（通用） (generic)"),
    "rule pack": (lambda register: rule_exchange.export_rules(register, RESOURCES, "没有的"), "垣曲县耕地保护责任追究规则 (yuanqu_2023_12)"),
    "paper": (lambda register: find_template("没有的"), "责令停止违法行为通知书 (stop_notice)"),
    "field of a rule": (lambda register: set_rule(register, "x", "没有的", "1", "王执法", "理由"), "标准值 (value)"),
    "quality profile": (lambda register: profile_for("140827", "没有的"), "(loess_plateau)"),
    "classification": (lambda register: load_classification(RESOURCES / "classes", "没有的"), "三调工作分类 (third_survey)"),
    "role": (lambda register: import_base(register, "没有的", None, "1", date(2026, 1, 1), "甲"), "永久基本农田 (pbf)"),
    "action": (lambda register: handle_discrepancy(register, "1", "没有的", "王执法"), "转为违法图斑 (violation)"),
    "ground": (lambda register: checked_grounds({"没有的": 1}), "项目名称 (project_name)"),
    "verdict": (lambda register: record_verdict(register, ["1"], "没有的", "王执法", "理由"), "非农违法 (illegal_construction)"),
}


@pytest.mark.parametrize("kind", ASKED)
def test_the_answer_to_an_unknown_name_is_in_words(kind, tmp_path, qgis_app):
    register = new_register(tmp_path)
    ask, expected = ASKED[kind]
    with pytest.raises(InputError) as refused:
        ask(register)
    assert expected in str(refused.value)
    assert "“没有的”" in str(refused.value)


def test_an_unknown_delivery_names_its_profile_in_words(tmp_path, qgis_app):
    with new_register(tmp_path).reading() as session, pytest.raises(InputError) as refused:
        find_delivery(session, "没有的", "generic")
    assert "卫片执法成果包（通用） (generic)" in str(refused.value)
