"""A folder of evidence is sorted by the names of its files."""

import pytest

from farmland_guard.casework.evidence_folder import attach_folder
from farmland_guard.domain.errors import Cancelled, InputError
from farmland_guard.domain.evidence_names import kind_in, owner_in
from tests.register.helpers import add_case, new_register

FIRST, SECOND = "140827SJBG26100001", "140827SJBG26100002"
OWNERS = {FIRST: "a", SECOND: "b", FIRST + "_1": "a1"}


@pytest.mark.parametrize(("name", "folders", "kind"), [
    ("IMG_20261103_101010.jpg", (), "photo_site"), ("大棚内部.jpg", (), "photo_inside"), ("套合图.png", (), "overlay_map"),
    ("农转用批复.pdf", (), "approval"), ("垣供〔2025〕2号供地.pdf", (), "supply"), ("扫描0001.pdf", (), "other"),
    ("IMG_1.jpg", ("内部照片", FIRST), "photo_inside"), ("设施农用地备案表.pdf", (), "facility_filing"),
    ("临时用地批复.pdf", (), "temporary"), ("情况说明.docx", (), "statement"),
])  # fmt: skip
def test_the_kind_is_in_the_name(name, folders, kind):
    assert kind_in(name, folders) == kind


@pytest.mark.parametrize(("texts", "owner"), [
    ([f"{FIRST}_现场.jpg"], "a"), ([f"{FIRST.lower()}.jpg"], "a"), ([f"{SECOND}_2.jpg"], "b"), ([f"{FIRST}_1.jpg"], "a1"),
    (["IMG_20261103_101010.jpg", FIRST], "a"), ([f"{FIRST}和{SECOND}.pdf"], None), (["IMG_1.jpg", "第一批"], None),
    ([f"{FIRST}9.jpg"], None),
])  # fmt: skip
def test_the_case_is_in_the_name(texts, owner):
    assert owner_in(texts, OWNERS) == owner


def test_a_folder_is_taken_in_once(tmp_path):
    register = new_register(tmp_path)
    uids = {code: add_case(register, code) for code in (FIRST, SECOND)}
    folder = tmp_path / "举证"
    for name, content in ((f"{FIRST}/现场1.jpg", "1"), (f"{FIRST}/内部/2.jpg", "2"), (f"{SECOND}_批复.pdf", "3"), ("通知.pdf", "4"),
                          (f"{FIRST}/Thumbs.db", "5"), (f"{FIRST}/现场1副本.jpg", "1")):  # fmt: skip
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    report = attach_folder(register, folder, who="王执法")
    assert report.attached == {"photo_site": 1, "photo_inside": 1, "approval": 1}
    assert report.unmatched == ["通知.pdf"] and report.known == [f"{FIRST}/现场1副本.jpg"]
    again = attach_folder(register, folder, who="王执法")
    assert again.count == 0 and len(again.known) == 4
    with register.reading() as session:
        rows = session.select("attachment")
        assert {(row["owner_uid"], row["kind"]) for row in rows} == {
            (uids[FIRST], "photo_site"), (uids[FIRST], "photo_inside"), (uids[SECOND], "approval")}  # fmt: skip
        assert {row["last_edited_by"] for row in rows} == {"王执法"}


def test_cancelling_writes_nothing_and_a_missing_folder_is_named(tmp_path):
    register = new_register(tmp_path)
    add_case(register, FIRST)
    folder = tmp_path / FIRST
    folder.mkdir()
    (folder / "1.jpg").write_bytes(b"x")
    with pytest.raises(Cancelled):
        attach_folder(register, folder, progress=lambda done: False)
    with register.reading() as session:
        assert session.select("attachment") == []
    with pytest.raises(InputError, match="nowhere"):
        attach_folder(register, tmp_path / "nowhere")


def test_a_closed_case_keeps_its_papers_and_the_others_get_theirs(tmp_path):
    register = new_register(tmp_path)
    for code in (FIRST, SECOND):
        add_case(register, code)
    with register.writing("测试") as session:
        session.connection.execute("DROP TRIGGER guard_violation_from_marked")
        session.connection.execute("UPDATE violation SET state = 'closed' WHERE code = ?", (FIRST,))
    folder = tmp_path / "举证"
    folder.mkdir()
    for code in (FIRST, SECOND):
        (folder / f"{code}_现场.jpg").write_text(code, encoding="utf-8")
    report = attach_folder(register, folder, who="王执法")
    assert report.closed == [f"{FIRST}_现场.jpg"] and report.count == 1
