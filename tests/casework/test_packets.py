"""一斑一档: whole folders, what is missing on page one, resume, and a batch that goes on past a bad case."""

import json
import shutil
import subprocess
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from qgis.PyQt.QtGui import QColor, QImage

from farmland_guard.casework.accepting import sign_acceptance
from farmland_guard.casework.checking import check_register
from farmland_guard.casework.evidence import attach, sha256_of
from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.moving import move_case
from farmland_guard.casework.packet_content import history_page, packet_content
from farmland_guard.casework.packets import LIST, PDF, make_packets, safe_name
from farmland_guard.casework.rectifying import issue_tasks
from farmland_guard.casework.referring import add_referral
from farmland_guard.domain.clock import local_time
from farmland_guard.domain.departments import find_letter
from farmland_guard.domain.errors import Cancelled, InputError
from farmland_guard.register.connection import writing
from tests.gui.planted import FIRST, SECOND, THIRD, planted


@pytest.fixture
def register(tmp_path, qgis_app):
    """Three cases, the first two judged illegal, the first reclaimed with a photo and one signature."""
    made = planted(tmp_path)
    check_register(made, who="测试")
    record_verdict(made, [FIRST, SECOND], "illegal_construction", "王执法", "未批先建")
    issue_tasks(made, 30, [FIRST])
    move_case(made, [FIRST], "reclaimed", "王执法")
    photo = tmp_path / "现场.jpg"
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("#88aa66"))
    assert picture.save(str(photo))
    with made.reading() as session:
        task = session.select("task")[0]["uid"]
    attach(made, "task", task, photo, "photo_before", "王执法")
    sign_acceptance(made, FIRST, "agriculture", "李农业", "pass", date.today())
    return made


def listed(folder):
    return json.loads((folder / LIST).read_text(encoding="utf-8"))


def text_of(pdf, *pages):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) reads the text of a PDF")
    first, last = pages or (1, 99)
    made = subprocess.run(["pdftotext", "-f", str(first), "-l", str(last), str(pdf), "-"], capture_output=True, check=True)
    return unicodedata.normalize("NFKC", made.stdout.decode("utf-8"))


def test_a_packet_is_whole_and_says_on_page_one_what_is_missing(register, tmp_path):
    report = make_packets(register, [FIRST], tmp_path / "档案")
    folder = report.folders[0]
    assert (report.made, report.skipped, report.failed) == (1, 0, []) and folder.name == f"001_{FIRST}"
    contents = listed(folder)
    assert set(contents["文件"]) == {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {LIST}
    assert all(sha256_of(folder / name) == digest for name, digest in contents["文件"].items())
    assert any(name.startswith("证据/01_整改前照片") for name in contents["文件"])
    papers = [name for name in contents["文件"] if name.startswith("文书/")]
    assert any("整改通知书" in name for name in papers) and any("验收意见书" in name for name in papers)
    assert not any("确认书" in name for name in papers)
    missing = "；".join(contents["尚缺"])
    for word in ("缺前时相影像", "缺整改后照片", "缺自然资源局的验收签字", "缺村见证", "审核结束"):
        assert word in missing
    assert "整改前照片" not in missing and "农业农村局的验收签字" not in missing
    first = text_of(folder / PDF, 1, 1)
    assert FIRST in first and "尚缺材料" in first and "缺自然资源局的验收签字" in first
    whole = text_of(folder / PDF)
    for word in ("套合分析表", "PBF-1", "界址点成果表", "SHA-256", "李农业", "未批先建", "位置图"):
        assert word.replace(" ", "") in whole.replace(" ", ""), word


def test_the_history_tells_old_and_new_values_in_words_and_local_time(register):
    with register.reading() as session:
        case = session.select("violation", {"code": FIRST})[0]
        page = history_page(packet_content(register, session, case))
        last = session.rows("SELECT * FROM event WHERE record_uid = ? AND old_values LIKE '%\"state\"%' ORDER BY fid DESC", (case["uid"],))[0]
    assert "办理状态：已标记 → 已核实" in page
    assert local_time(last["at"]) in page and "UTC" not in page


def test_whole_packets_are_skipped_and_others_made_anew(register, tmp_path):
    target = tmp_path / "档案"
    assert make_packets(register, [FIRST, SECOND], target).made == 2
    again = make_packets(register, [SECOND, FIRST], target)
    assert (again.made, again.skipped) == (0, 2)
    assert [folder.name[:3] for folder in again.folders] == ["002", "001"]
    (target / f"001_{FIRST}" / PDF).write_bytes(b"damaged")
    assert make_packets(register, [FIRST, SECOND], target).made == 1
    with register.writing("测试") as session:
        session.update("violation", session.select("violation", {"code": SECOND})[0]["uid"], {"occupant": "某人"})
    third = make_packets(register, [FIRST, SECOND, THIRD], target)
    assert (third.made, third.skipped) == (2, 1) and third.folders[2].name.startswith("003_")
    assert not [each for each in target.iterdir() if each.name.startswith(".")]


def test_a_stopped_run_leaves_whole_folders_only_and_goes_on(register, tmp_path):
    target = tmp_path / "档案"
    with pytest.raises(Cancelled):
        make_packets(register, [FIRST, SECOND, THIRD], target, lambda done: done < 0.6)
    assert sorted(each.name[:3] for each in target.iterdir()) == ["001", "002"]
    assert all((each / LIST).is_file() for each in target.iterdir())
    rest = make_packets(register, [FIRST, SECOND, THIRD], target)
    assert (rest.made, rest.skipped) == (1, 2)


def test_a_killed_run_is_cleared_up_by_nobody_and_hinders_nobody(register, tmp_path):
    target = tmp_path / "档案"
    half = target / f"001_{FIRST}"
    half.mkdir(parents=True)
    (half / PDF).write_bytes(b"half")
    report = make_packets(register, [FIRST], target)
    assert report.made == 1 and report.folders == [half] and (half / LIST).is_file()


def test_a_case_that_fails_is_named_and_the_rest_goes_on(register, tmp_path):
    with register.writing("x") as session:
        session.connection.execute("UPDATE violation SET geom = substr(geom, 1, 60) WHERE code = ?", (FIRST,))
    report = make_packets(register, [FIRST, SECOND], tmp_path / "档案")
    assert report.made == 1 and len(report.failed) == 1 and FIRST in report.failed[0]
    assert [folder.name for folder in report.folders] == [f"002_{SECOND}"] and list(report.incomplete) == [SECOND]
    with pytest.raises(InputError, match="NIX"):
        make_packets(register, ["NIX"], tmp_path / "档案")


def test_a_missing_file_is_missing_and_not_invented(register, tmp_path):
    with register.reading() as session:
        stored = register.path.parent / session.select("attachment")[0]["stored_as"]
    stored.unlink()
    report = make_packets(register, [FIRST], tmp_path / "档案")
    assert "附件有问题" in "；".join(report.incomplete[FIRST])
    assert not (report.folders[0] / "证据").exists()


def test_a_letter_whose_basis_nobody_checked_is_missing_it(register, tmp_path):
    uid = add_referral(register, FIRST, "housing", "", "王执法")
    told = "致住房和城乡建设局的" + find_letter("housing", "")[1].type + "依据待核对"
    assert told in make_packets(register, [FIRST], tmp_path / "档案").incomplete[FIRST]
    with register.writing("王执法") as session:
        session.update("referral", uid, {"basis": "《城乡规划法》第六十四条"})
    assert told not in make_packets(register, [FIRST], tmp_path / "档案").incomplete[FIRST]


def test_names_any_system_takes():
    assert safe_name('a/b:c*?"<>|\\d. ') == "a_b_c_______d" and safe_name("...") == "_"


def test_attachments_of_every_kind_and_name_are_bound(register, tmp_path):
    with register.reading() as session:
        task = session.select("task")[0]["uid"]
    large = QImage(8000, 5000, QImage.Format.Format_RGB32)
    large.fill(QColor("#336699"))
    assert large.save(str(tmp_path / "大.jpg"))
    whole = (tmp_path / "大.jpg").read_bytes()
    files = {"坏.jpg": whole[: len(whole) // 3], "假.jpg": b"%PDF-1.4", "函.pdf": b"%PDF-1.4", "表.docx": b"PK", f"{'n' * 200}.jpg": whole}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    for name in ("大.jpg", *files):
        attach(register, "task", task, tmp_path / name, "photo_after", "王执法")
    with writing(register.path) as connection:
        # As a register has them that came from another system.
        connection.execute("UPDATE attachment SET file_name = ? WHERE file_name = '大.jpg'", (f"甲/乙\\丙{'长' * 180}.jpg",))
    report = make_packets(register, [FIRST], tmp_path / "档 案")
    assert (report.made, report.failed) == (1, [])
    bound = sorted(path.name for path in (report.folders[0] / "证据").iterdir())
    assert len(bound) == 7 and max(map(len, bound)) < 100 and all("." in name for name in bound)
    assert sum(name.endswith(".jpg") for name in bound) == 5


def test_a_packet_that_cannot_be_replaced_stays_whole_and_the_file_is_named(register, tmp_path, monkeypatch):
    folder = make_packets(register, [FIRST], tmp_path / "档案").folders[0]
    before = listed(folder)
    with register.reading() as session:
        task = session.select("task")[0]["uid"]
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.4")
    attach(register, "task", task, tmp_path / "x.pdf", "other", "王执法")
    move = Path.replace

    def locked(self, target):
        if self.name == folder.name and self.parent != folder.parent:
            raise PermissionError(13, "in use", str(target))
        return move(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    report = make_packets(register, [FIRST], tmp_path / "档案")
    assert report.made == 0 and f"{folder} cannot be written: in use" in report.failed[0]
    assert listed(folder) == before and (folder / PDF).is_file()
    assert [each.name for each in folder.parent.iterdir()] == [folder.name]
