"""A new patch on ground accepted as reclaimed is flagged when it comes in."""

from datetime import date

import pytest

from farmland_guard.casework.accepting import sign_acceptance
from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.marking import mark_patch
from farmland_guard.casework.moving import move_case
from farmland_guard.casework.overview import list_cases, list_tasks
from farmland_guard.casework.rectifying import issue_tasks
from tests.register.helpers import EAST, NORTH, add_case, case_row, new_register, square


@pytest.fixture
def register(tmp_path, qgis_app):
    """Case A was reclaimed and accepted."""
    made = new_register(tmp_path)
    add_case(made, "A")
    record_verdict(made, ["A"], "illegal_construction", "王执法", "未批先建")
    issue_tasks(made, 30, who="测试")
    move_case(made, ["A"], "reclaimed", "王执法")
    for bureau, person in (("natural_resources", "王执法"), ("agriculture", "李农业")):
        sign_acceptance(made, list_tasks(made)[0].code, bureau, person, "pass", date.today())
    return made


def test_a_patch_on_accepted_ground_names_the_case(register):
    code = mark_patch(register, square(EAST + 50), {"source": "patrol"}, "测试")
    row = case_row(register, code)
    assert row["relapse_uid"] == case_row(register, "A")["uid"]
    assert row["relapse_m2"] == pytest.approx(5000, rel=2e-3)
    assert {line.code: line.relapse for line in list_cases(register)} == {code: True, "A": False}


def test_a_neighbour_and_a_sliver_are_no_relapse(register):
    for x in (100.0, 99.9999):
        code = mark_patch(register, square(EAST + x, NORTH + 20, 50), {"source": "patrol"}, "测试")
        assert case_row(register, code)["relapse_uid"] is None


def test_accepted_ground_that_became_void_counts_no_more(register):
    move_case(register, ["A"], "rectifying", "王执法", "复查发现建筑残渣")
    code = mark_patch(register, square(EAST + 50), {"source": "patrol"}, "测试")
    assert case_row(register, code)["relapse_uid"] is None
