"""A case from check to closing: figures, verdicts, tasks, signatures, remaining area, and every refusal on the way."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from farmland_guard.casework.accepting import sign_acceptance
from farmland_guard.casework.checking import check_register
from farmland_guard.casework.delivering import deliver
from farmland_guard.casework.evidence import attach, damaged
from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.marking import mark_patch
from farmland_guard.casework.moving import move_case, settle_by_paper
from farmland_guard.casework.overview import case_card, list_cases, list_tasks, waiting_today
from farmland_guard.casework.people import add_person
from farmland_guard.casework.readings import Reading, readings_from_table, record_readings
from farmland_guard.casework.rectifying import issue_tasks
from farmland_guard.casework.reviewing import set_review
from farmland_guard.domain.errors import InputError, Refused
from farmland_guard.domain.units import round_half_up
from tests.register.helpers import square

TODAY = date.today()


def largest(register, number=1):
    cases = sorted(list_cases(register), key=lambda case: -(case.cultivated_m2 or 0))
    return [case.code for case in cases[:number]]


def row(register, code):
    return case_card(register, code).row


def illegal(register, codes):
    record_verdict(register, codes, "illegal_construction", "王执法", "未批先建")


def reclaimed(register, code):
    illegal(register, [code])
    issue_tasks(register, 30, who="测试")
    move_case(register, [code], "reclaimed", "王执法")
    return next(task for task in list_tasks(register) if task.case_code == code)


def sign(register, task, bureau, opinion="pass", **more):
    person = {"natural_resources": "王执法", "agriculture": "李农业"}[bureau]
    return sign_acceptance(register, task.code, bureau, person, opinion, TODAY, **more)


def test_figures_open_down_to_their_sources(register):
    code = largest(register)[0]
    card = case_card(register, code)
    assert card.run["pbf_fingerprint"] and card.run["landuse_fingerprint"]
    for layer in ("pbf", "landuse"):
        pieces = [piece for piece in card.pieces if piece["source_layer"] == layer]
        assert round(sum(piece["adjusted_m2"] for piece in pieces), 2) == round_half_up(card.row["area_m2"], 2)
    cultivated = sum(p["gross_m2"] for p in card.pieces if (p["land_class"] or "").startswith("01") and p["source_layer"] == "landuse")
    assert card.row["cultivated_m2"] == pytest.approx(cultivated, abs=1e-6)


def test_checking_again_gives_the_same_digits(register):
    before = {case.code: (case.area_m2, case.pbf_m2, case.cultivated_m2) for case in list_cases(register)}
    check_register(register, "all", who="测试")
    assert {case.code: (case.area_m2, case.pbf_m2, case.cultivated_m2) for case in list_cases(register)} == before


def test_a_verdict_for_many_is_all_or_nothing(register):
    codes = largest(register, 3)
    with pytest.raises(InputError, match="NIX"):
        illegal(register, [*codes, "NIX"])
    assert {row(register, code)["verdict"] for code in codes} == {None}
    with pytest.raises(InputError, match="王执法（县自然资源局）"):
        record_verdict(register, codes, "legal", "路人", "x")
    with pytest.raises(InputError, match="REASON"):
        record_verdict(register, codes, "legal", "王执法", "  ")
    illegal(register, codes)
    assert {row(register, code)["state"] for code in codes} == {"verified"}
    assert row(register, codes[0])["last_edited_by"] == "王执法"


def test_a_changed_verdict_keeps_the_earlier_one_in_the_record(register):
    code = largest(register)[0]
    illegal(register, [code])
    record_verdict(register, [code], "legal", "王执法", "补充了批文")
    card = case_card(register, code)
    assert (card.row["state"], card.row["verdict"]) == ("dismissed", "legal")
    assert any("illegal_construction" in (event["old_values"] or "") for event in card.events)


def test_tasks_only_after_a_persons_verdict(register):
    assert issue_tasks(register, 30) == []
    code = largest(register)[0]
    with pytest.raises(Refused, match="具名人员"):
        issue_tasks(register, 30, [code])
    illegal(register, [code])
    issued = issue_tasks(register, 30)
    assert [(task.case_code, task.deadline) for task in issued] == [(code, (TODAY + timedelta(days=30)).isoformat())]
    assert issue_tasks(register, 30) == []
    with pytest.raises(InputError, match="DEADLINE_DAYS"):
        issue_tasks(register, 0)


def test_two_signatures_close_the_case(register):
    code = largest(register)[0]
    task = reclaimed(register, code)
    first = sign(register, task, "agriculture")
    assert (first.result, first.missing) == ("pending", ["natural_resources"])
    with pytest.raises(Refused):
        move_case(register, [code], "closed", "王执法")
    with pytest.raises(Refused, match="已在本轮"):
        sign(register, task, "agriculture")
    second = sign(register, task, "natural_resources")
    assert (second.result, second.case_state, second.remaining_m2) == ("pass", "accepted", 0.0)
    with pytest.raises(Refused, match="审核结束"):
        move_case(register, [code], "closed", "王执法")
    assert set_review(register, [code], "done", "王执法") == [code]
    assert move_case(register, [code], "closed", "王执法") == []
    assert move_case(register, [code], "closed", "王执法") == [code]
    with pytest.raises(Refused, match="已销号的图斑不能改图形"), register.writing("x") as session:
        session.update("violation", row(register, code)["uid"], {}, square(size=5))


def test_signing_waits_and_future_dates_are_refused(register):
    code = largest(register)[0]
    illegal(register, [code])
    issue_tasks(register, 30)
    task = list_tasks(register)[0]
    with pytest.raises(Refused, match="登记复耕完成"):
        sign(register, task, "agriculture")
    move_case(register, [code], "reclaimed", "王执法")
    with pytest.raises(InputError, match="future"):
        sign_acceptance(register, task.code, "agriculture", "李农业", "pass", TODAY + timedelta(days=1))


def test_one_bureau_refusing_sends_the_case_back(register):
    code = largest(register)[0]
    task = reclaimed(register, code)
    sign(register, task, "natural_resources")
    outcome = sign(register, task, "agriculture", "fail", comment="耕作层不足")
    assert (outcome.result, outcome.case_state) == ("fail", "rectifying")
    assert "耕作层不足" in row(register, code)["state_reason"]
    move_case(register, [code], "reclaimed", "王执法")
    assert sign(register, task, "agriculture").result == "pending"
    assert sign(register, task, "natural_resources").result == "pass"


def test_a_shape_changed_after_acceptance_blocks_closing_until_checked(register):
    code = largest(register)[0]
    task = reclaimed(register, code)
    sign(register, task, "agriculture")
    sign(register, task, "natural_resources")
    card = case_card(register, code)
    with register.writing("改图人") as session:
        from farmland_guard.geometry.single import bounds
        from farmland_guard.register.store import wkb_of

        box = bounds(wkb_of(card.row))
        session.update("violation", card.row["uid"], {}, square(box[0], box[1], 500.0))
    set_review(register, [code], "done", "王执法")
    with pytest.raises(Refused, match="签字已失效"):
        move_case(register, [code], "closed", "王执法")
    check_register(register, codes=[code])
    assert row(register, code)["remaining_m2"] > 1000


def test_reopening_needs_a_reason_and_voids_the_acceptance(register):
    code = largest(register)[0]
    task = reclaimed(register, code)
    sign(register, task, "agriculture")
    sign(register, task, "natural_resources")
    set_review(register, [code], "done", "王执法")
    move_case(register, [code], "closed", "王执法")
    with pytest.raises(Refused, match="变更理由"):
        move_case(register, [code], "rectifying", "王执法")
    move_case(register, [code], "rectifying", "王执法", "复查发现反弹")
    with register.reading() as session:
        assert [each["result"] for each in session.select("acceptance")] == ["void"]
    assert row(register, code)["remaining_m2"] is None
    assert row(register, code)["review_state"] == "draft"
    assert [each.state for each in list_tasks(register)] == ["issued"]
    move_case(register, [code], "reclaimed", "王执法")
    with pytest.raises(Refused, match="合格意见"):
        move_case(register, [code], "accepted", "王执法")


def test_legalised_by_document(register):
    code = largest(register)[0]
    illegal(register, [code])
    issue_tasks(register, 60, [code], measure="legalise")
    task = list_tasks(register)[0]
    with pytest.raises(Refused, match="文号"):
        move_case(register, [code], "accepted", "王执法")
    with pytest.raises(Refused, match="文号"):
        settle_by_paper(register, task.code, " ", "", "王执法")
    assert list_tasks(register)[0].state == "issued"
    with pytest.raises(Refused, match="以文号结案"):
        move_case(register, [code], "reclaimed", "王执法")
    settle_by_paper(register, task.code, "晋政地字〔2026〕8号", "2026-11-01", "王执法")
    set_review(register, [code], "done", "王执法")
    move_case(register, [code], "closed", "王执法")
    assert row(register, code)["state"] == "closed"


def test_readings_are_read_and_bad_rows_named(register):
    code = largest(register)[0]
    task = reclaimed(register, code)
    readings = readings_from_table(["指标", "数值", "单位"], [["pH", 7.8, None], ["质地", "壤土", ""]], "读数.csv")
    assert record_readings(register, task.code, readings) == (2, [])
    assert record_readings(register, task.uid, [Reading("pH", "8.1", "")]) == (1, ["pH"])
    with pytest.raises(InputError, match="row 3"):
        readings_from_table(["指标", "数值"], [["pH", 7.8], ["容重", None]], "读数.csv")
    with pytest.raises(InputError, match="value"):
        readings_from_table(["指标", "单位"], [["pH", "-"]], "读数.csv")
    with pytest.raises(InputError, match="no task"):
        record_readings(register, "没有", readings)


def test_attachments_keep_their_bytes(register, tmp_path):
    photo = tmp_path / "照片.jpg"
    photo.write_bytes(b"jpeg")
    code = largest(register)[0]
    uid = row(register, code)["uid"]
    attach(register, "violation", uid, photo, "photo_before", "王执法")
    assert damaged(register) == []
    with register.reading() as session:
        stored = register.path.parent / session.select("attachment")[0]["stored_as"]
    stored.write_bytes(b"other")
    assert "changed" in damaged(register)[0]
    Path(stored).unlink()
    assert "missing" in damaged(register)[0]
    with pytest.raises(InputError, match="does not exist"):
        attach(register, "violation", uid, tmp_path / "nix.jpg")


def test_a_scan_that_is_missing_signs_nothing(register, tmp_path):
    code = largest(register)[0]
    task = reclaimed(register, code)
    with pytest.raises(InputError, match="does not exist"):
        sign(register, task, "agriculture", scan=tmp_path / "nix.pdf")
    with register.reading() as session:
        assert session.select("signature") == [] and session.select("acceptance") == []


def test_drawn_patches_get_a_code_and_a_township(register):
    with register.reading() as session:
        box = session.select("violation")[0]
    from farmland_guard.geometry.single import bounds
    from farmland_guard.register.store import wkb_of

    x, y, _, _ = bounds(wkb_of(box))
    first = mark_patch(register, square(x, y, 20), {"source": "patrol", "occupant": "某人"}, "王执法")
    second = mark_patch(register, square(x, y, 20), {"source": "patrol"}, "王执法")
    assert first == f"140827XC{TODAY:%y}0001" and second.endswith("0002")
    drawn = row(register, first)
    assert drawn["xzmc"] and drawn["occupant"] == "某人" and drawn["state"] == "marked"
    with pytest.raises(InputError, match="taken"):
        mark_patch(register, square(x, y, 20), {"code": first}, "王执法")
    assert first in waiting_today(register)["to_check"]


def test_the_workbench_counts_what_waits(register):
    assert len(waiting_today(register)["to_judge"]) == len(list_cases(register))
    codes = largest(register, 2)
    illegal(register, codes)
    assert waiting_today(register)["to_issue"] == sorted(codes)
    issue_tasks(register, 10)
    with register.writing("x") as session:
        session.connection.execute("UPDATE task SET deadline = '2020-01-01'")
    assert waiting_today(register)["overdue"] == sorted(codes)
    move_case(register, codes[:1], "reclaimed", "王执法")
    assert waiting_today(register)["to_sign"] == codes[:1]


def test_a_package_appears_whole_or_not_at_all(register, tmp_path, monkeypatch):
    from farmland_guard.casework import package_files

    def broken(path, sheets):
        raise InputError("disk full")

    monkeypatch.setattr(package_files, "write_xlsx", broken)
    with pytest.raises(InputError, match="disk full"):
        deliver(register, "generic", tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    monkeypatch.undo()
    made = deliver(register, "generic", tmp_path / "out")
    assert made.cases == len(list_cases(register))
    with pytest.raises(InputError, match="no profile"):
        deliver(register, "nix", tmp_path / "out")


def test_people_of_one_name_are_told_apart(register):
    with pytest.raises(InputError, match="already in the list"):
        add_person(register, "王执法", "别的单位", "员")
    add_person(register, "王执法（乡）", "别的单位", "员")


def test_a_polygon_that_cannot_be_read_is_named_and_the_rest_is_checked(register):
    before = len(list_cases(register))
    with register.writing("x") as session:
        session.insert("violation", {"code": "坏图形"}, square(size=10.0))
        # What a foreign program may leave: a blob whose WKB breaks off.
        session.connection.execute("UPDATE violation SET geom = substr(geom, 1, 60) WHERE code = '坏图形'")
    report = check_register(register, "all", who="测试")
    assert report.cases == before + 1
    assert [text for text in report.problems if "坏图形" in text]
    assert row(register, "坏图形")["area_m2"] is None
    assert all(case.area_m2 for case in list_cases(register) if case.code != "坏图形")
