"""Earlier verdicts and evidence are offered, and taken over only by a named person with a reason."""

import numpy as np
import pytest

from farmland_guard.casework.comparing import compare_batch
from farmland_guard.casework.evidence import attach, damaged
from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.reusing import offers, take_over
from farmland_guard.casework.splitting import split_patch
from farmland_guard.domain.errors import InputError, Refused
from tests.register.helpers import EAST, NORTH, add_case, case_row, new_register, square


@pytest.fixture
def register(tmp_path, qgis_app):
    made = new_register(tmp_path)
    with made.writing("测试") as session:
        for name, received in (("九月", "2026-09-05"), ("十月", "2026-10-05")):
            session.insert("batch", {"name": name, "source": "satellite", "received_at": received})
    add_case(made, "S1", batch="九月")
    paper = tmp_path / "批文.pdf"
    paper.write_bytes(b"%PDF-1.4 one")
    attach(made, "violation", case_row(made, "S1")["uid"], paper, "approval", "测试")
    grounds = {"approval_no": "晋政地字〔2025〕8号", "approval_share": 100.0}
    record_verdict(made, ["S1"], "legal", "王执法", "晋政地字〔2025〕8号", grounds)
    add_case(made, "N1", batch="十月")
    compare_batch(made, "十月", "测试")
    return made


def test_nothing_is_carried_over_by_itself(register):
    row = case_row(register, "N1")
    assert (row["verdict"], row["state"], row["taken_from_uid"]) == (None, "marked", None)
    (offer,) = offers(register, "N1")
    assert (offer.kind, offer.code, offer.relation, offer.verdict) == ("earlier", "S1", "handled", "legal")
    assert [each["file_name"] for each in offer.attachments] == ["批文.pdf"]
    assert offers(register, "S1") == []


def test_a_named_person_takes_over_verdict_and_paper_and_the_link_stays(register):
    (offer,) = offers(register, "N1")
    files = [each["uid"] for each in offer.attachments]
    assert take_over(register, "N1", "S1", "李农业", "现场无变化", attachments=files) == "dismissed"
    row = case_row(register, "N1")
    assert row["taken_from_uid"] == offer.uid and row["verdict_by"] == "李农业"
    assert (row["approval_no"], row["approval_share"]) == ("晋政地字〔2025〕8号", 100.0)
    for part in ("S1", "王执法", "晋政地字", "现场无变化"):
        assert part in row["verdict_reason"]
    with register.reading() as session:
        (copy,) = session.select("attachment", {"owner_uid": row["uid"]})
        assert copy["taken_from_uid"] == files[0]
        events = session.rows("SELECT who FROM event WHERE record_uid IN (?, ?)", (row["uid"], copy["uid"]))
        assert {event["who"] for event in events} >= {"李农业"}
    assert damaged(register) == []
    take_over(register, "N1", "S1", "李农业", "再次核对", attachments=files)
    with register.reading() as session:
        assert len(session.select("attachment", {"owner_uid": row["uid"]})) == 1


def test_a_later_verdict_of_ones_own_cuts_the_link(register):
    take_over(register, "N1", "S1", "李农业", "现场无变化")
    record_verdict(register, ["N1"], "false_change", "王执法", "影像色差")
    assert case_row(register, "N1")["taken_from_uid"] is None


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"person": "路人"}, InputError, "路人"),
        ({"reason": "  "}, InputError, "REASON"),
        ({"from_code": "N1"}, Refused, "没有比对"),
        ({"attachments": ["nobody"]}, InputError, "nobody"),
        ({"verdict": False}, InputError, "Nothing was chosen"),
    ],
)
def test_what_is_refused_writes_nothing(register, change, error, words):
    given = {"code": "N1", "from_code": "S1", "person": "李农业", "reason": "现场无变化", **change}
    with pytest.raises(error, match=words):
        take_over(register, **given)
    assert case_row(register, "N1")["verdict"] is None
    with register.reading() as session:
        assert len(session.select("attachment")) == 1


def test_the_parts_of_a_split_patch_are_offered_what_stays_with_it(register):
    record_verdict(register, ["N1"], "legal", "王执法", "批文")
    line = np.array([(EAST - 10, NORTH + 50), (EAST + 110, NORTH + 50)])
    split_patch(register, "N1", "draw", [line], who="测试")
    assert case_row(register, "N1_1")["verdict"] is None
    (offer,) = offers(register, "N1_1")
    assert (offer.kind, offer.code, offer.verdict) == ("parent", "N1", "legal")
    assert take_over(register, "N1_1", "N1", "王执法", "同一批文") == "dismissed"


def test_a_share_is_not_carried_to_other_ground(register):
    add_case(register, "N2", square(EAST - 20, NORTH, 80), batch="十月")
    compare_batch(register, "十月", "测试")
    (offer,) = offers(register, "N2")
    assert offer.relation == "partial" and offer.grounds == {"approval_no": "晋政地字〔2025〕8号"}
    take_over(register, "N2", "S1", "李农业", "同一项目")
    row = case_row(register, "N2")
    assert (row["approval_no"], row["approval_share"]) == ("晋政地字〔2025〕8号", None)
