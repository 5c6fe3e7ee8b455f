"""Entries of the record in words."""

import json

from farmland_guard.domain.quality import quality_profiles
from farmland_guard.domain.record_words import changes_in_words


def test_a_change_tells_old_and_new_in_the_words_of_the_form():
    old = json.dumps({"state": "verified", "is_facility": None, "pbf_m2": None, "uid": "1", "check_run_uid": None})
    new = json.dumps({"state": "rectifying", "is_facility": 1, "pbf_m2": 1234.5678, "uid": "2", "check_run_uid": "9f"})
    assert changes_in_words("violation", "update", old, new) == [
        "占用永久基本农田：— → 1234.57 m²", "是否认定设施：— → 是", "办理状态：已核实 → 整改中",
    ]  # fmt: skip


def test_a_new_record_tells_its_values_and_no_keys():
    new = json.dumps({"uid": "1", "owner_table": "violation", "owner_uid": "2", "kind": "photo_after", "file_name": "甲.jpg", "sha256": "ab"})
    assert changes_in_words("attachment", "insert", None, new) == ["所属表：违法图斑", "类别：整改后照片", "文件名：甲.jpg"]


def test_a_redrawn_polygon_is_said_and_an_unknown_table_says_nothing():
    assert len(changes_in_words("violation", "update", '{"geom":"00"}', '{"geom":"01"}')) == 1
    assert changes_in_words("nothing", "update", "{}", "{}") == []


def test_a_line_break_in_a_value_is_no_reason_to_stop():
    assert changes_in_words("violation", "insert", None, '{"description":"一\n二"}') == ["现场核查描述：一\n二"]


def test_profiles_are_called_by_their_titles_and_fingerprints_left_out():
    new = json.dumps({"name": "成果", "profile": "generic", "sha256": "ab" * 32, "feature_count": 3})
    assert changes_in_words("delivery", "insert", None, new) == ["成果名称：成果", "交付方案：卫片执法成果包（通用）", "图斑数：3"]
    new = json.dumps({"profile": "loess_plateau", "indicator": "pH"})
    assert changes_in_words("quality_confirmation", "insert", None, new)[0] == "指标方案：" + quality_profiles()[1].title
    assert changes_in_words("delivery", "insert", None, '{"profile":"省里的"}') == ["交付方案：省里的"]
