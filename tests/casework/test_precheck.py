"""The pre-check of returns: every reason provoked and absent, in the reviewers' words, with its fix; a green case; speed."""

import random
import time
from datetime import date, datetime

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

from farmland_guard.casework.evidence import attach
from farmland_guard.casework.judging import record_grounds, record_verdict
from farmland_guard.casework.precheck import levels_of, run_precheck
from farmland_guard.casework.precheck.running import CHECKS
from farmland_guard.casework.rulebook import rule_book, set_rule
from farmland_guard.domain.errors import Cancelled, InputError
from farmland_guard.domain.units import SQUARE_METRES_PER_MU as MU
from tests.casework.photos import photo
from tests.register.helpers import EAST, NORTH, add_case, new_register, square

CODE = "140827SJBG26100001"
OTHER = "140827SJBG26100002"
DAY = date(2026, 11, 25)
TAKEN = datetime(2026, 11, 2, 10, 0, 0)


def degrees(east, north):
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4525"), QgsCoordinateReferenceSystem("EPSG:4490"), QgsProject.instance()
    )
    point = transform.transform(QgsPointXY(east, north))
    return point.x(), point.y()


class Desk:
    """A register with one case and what a test does to it."""

    def __init__(self, folder):
        self.folder = folder
        self.register = new_register(folder)
        self.uid = self.case(CODE)

    def case(self, code, parts=None, **values):
        area = values.setdefault("area_m2", 15 * MU)
        figures = {"cultivated_m2": 0.0, "cultivated_net_m2": 0.0, "pbf_m2": 0.0, "pbf_net_m2": 0.0, "hsx": "20261001", "tblx": "YH"}
        uid = add_case(self.register, code, **{**figures, **values})
        for category, share in (parts or {"construction": 1.0}).items():
            with self.register.writing("测试") as session:
                session.insert("case_part", {"run_uid": "run", "violation_uid": uid, "kind": "category", "code": category,
                                             "adjusted_m2": area * share, "adjusted_mu": round(area * share / MU, 2)})  # fmt: skip
        return uid

    def photo(self, name="现场.jpg", kind="photo_site", uid=None, **exif):
        settings = {"taken": TAKEN, "place": degrees(EAST + 50, NORTH + 50), **exif}
        path = photo(self.folder / name, colour=settings.pop("colour", "green"), **settings)
        attach(self.register, "violation", uid or self.uid, path, kind, "王执法")

    def paper(self, kind, name=None, content=None, **document):
        path = self.folder / (name or f"{kind}.pdf")
        path.write_bytes((content or kind).encode())
        attach(self.register, "violation", self.uid, path, kind, "王执法", **document)

    def legal(self):
        """A case that no reviewer would send back."""
        grounds = {"approval_no": "晋政地字〔2025〕1号", "approval_share": 100, "supply_no": "垣供〔2025〕2号", "supply_share": 100}
        record_verdict(self.register, [CODE], "legal", "王执法", "批供手续齐全", grounds)
        self.photo()
        for kind in ("overlay_map", "approval", "supply"):
            self.paper(kind)

    def rows(self, code=CODE):
        return [row for row in run_precheck(self.register, every=True, day=DAY, who="王执法").rows if row.code == code]

    def found(self, code=CODE):
        return {row.rule_id: row for row in self.rows(code)}


@pytest.fixture
def desk(tmp_path, qgis_app):
    return Desk(tmp_path)


def test_a_case_without_reasons_is_green_and_kept_so(desk):
    desk.legal()
    assert [(row.level, row.rule_id, row.text) for row in desk.rows()] == [("green", "", "未发现退回理由")]
    with desk.register.reading() as session:
        kept = session.select("precheck_result")
        assert [(row["level"], row["case_level"], row["checked_on"]) for row in kept] == [("green", "green", "2026-11-25")]
        assert levels_of(session) == {desk.uid: "green"}
        assert len(session.select("photo_info")) == 1


def test_every_check_of_the_packs_is_there_and_every_check_is_used(desk):
    asked = {entry.data["check"] for entry in rule_book(desk.register).entries("returns")}
    assert asked == set(CHECKS)


def test_missing_papers_come_with_the_dialog_that_adds_them(desk):
    record_verdict(desk.register, [CODE], "facility_land", "王执法", "设施", {"facility_no": "SSNY01", "facility_share": 100})
    found = desk.found()
    assert {"ev-site-photo", "ev-overlay-map", "ev-facility-paper", "ev-facility-inside"} == set(found)
    inside = found["ev-facility-inside"]
    assert (inside.level, inside.text, inside.fix_dialog, inside.fix_field) == ("red", "缺少设施内部照片", "attach", "photo_inside")


def test_an_unjudged_and_unmeasured_case(desk):
    with desk.register.writing("测试") as session:
        session.update("violation", desk.uid, {"area_m2": None})
    found = desk.found()
    assert found["rt-no-verdict"].level == "amber" and found["rt-not-checked"].level == "red"
    assert found["rt-no-verdict"].fix_dialog == "verdict" and found["rt-not-checked"].fix_dialog == "check"


@pytest.mark.parametrize(("name", "level"), [
    (f"{OTHER}_批文.pdf", "red"), ("140827SJBG26109999批文.pdf", "red"), (f"{CODE}_批文.pdf", None), ("晋政地字2025批文.pdf", None),
    (f"{CODE}_2.pdf", None), (f"{OTHER}_2.pdf", "red"), (f"{CODE.lower()}.pdf", None),
])  # fmt: skip
def test_the_number_in_the_name_of_a_file(desk, name, level):
    desk.legal()
    desk.case(OTHER)
    desk.paper("statement", name)
    row = desk.found().get("rt-other-number")
    assert (row.level if row else None) == level
    if row:
        assert row.fix_dialog == "attach" and name in row.detail


def test_evidence_of_a_sister_patch_is_amber_and_that_of_the_parent_counts(desk):
    child = desk.case(CODE + "_1", parent_uid=desk.uid, split_m2=9 * MU, area_m2=9 * MU)
    desk.case(CODE + "_2", parent_uid=desk.uid, split_m2=6 * MU, area_m2=6 * MU)
    desk.photo()
    path = desk.folder / f"{CODE}_2照片说明.pdf"
    path.write_bytes(b"x")
    attach(desk.register, "violation", child, path, "statement", "王执法")
    record_verdict(desk.register, [CODE + "_1"], "illegal_construction", "王执法", "无手续",
                   {"subclass": "factory", "occupant": "某公司", "built_on": "2026"})  # fmt: skip
    found = desk.found(CODE + "_1")
    assert set(found) == {"rt-other-number"} and found["rt-other-number"].level == "amber"
    assert desk.rows() == []


def test_the_number_of_the_paper(desk):
    desk.legal()
    desk.paper("approval", "二.pdf", document_no="晋政地字[2025] 1号")
    assert "rt-document-number" not in desk.found()
    desk.paper("supply", "三.pdf", document_no="垣供〔2024〕9号")
    assert "垣供〔2024〕9号" in desk.found()["rt-document-number"].detail


@pytest.mark.parametrize(("stated", "share", "short"), [(15, 100, False), (14.98, 100, True), (9.1, 60, False), (8.9, 60, True)])
def test_the_area_in_the_paper(desk, stated, share, short):
    desk.legal()
    record_grounds(desk.register, [CODE], {"approval_share": share}, "王执法")
    desk.paper("approval", "二.pdf", document_m2=stated * MU)
    assert ("rt-paper-area" in desk.found()) == short


def test_several_papers_add_up(desk):
    desk.legal()
    desk.paper("approval", "二.pdf", document_m2=8 * MU)
    desk.paper("approval", "三.pdf", document_m2=7 * MU)
    assert "rt-paper-area" not in desk.found()


def test_where_a_photo_was_taken(desk):
    desk.legal()
    desk.photo("近.jpg", place=degrees(EAST + 100 + 190, NORTH + 50), colour="red")
    assert "rt-photo-place" not in desk.found()
    desk.photo("远.jpg", place=degrees(EAST + 100 + 210, NORTH + 50), colour="blue")
    row = desk.found()["rt-photo-place"]
    assert row.level == "red" and "远.jpg" in row.detail and "210 米" in row.detail
    set_rule(desk.register, "rt-photo-place", "level", "amber", "王执法", "本省口径")
    assert desk.found()["rt-photo-place"].level == "amber"


@pytest.mark.parametrize(("taken", "word"), [
    (datetime(2026, 9, 30, 9), "早于后时相"), (datetime(2026, 11, 26, 0, 5), "晚于"), (datetime(2026, 10, 1), None),
])  # fmt: skip
def test_when_a_photo_was_taken(desk, taken, word):
    desk.legal()
    desk.photo("二.jpg", taken=taken, colour="red")
    row = desk.found().get("rt-photo-time")
    assert (word in row.detail) if word else row is None


def test_a_photo_that_says_nothing_is_amber(desk):
    desk.legal()
    desk.photo("微信图片.jpg", taken=None, place=None)
    row = desk.found()["rt-photo-exif"]
    assert row.level == "amber" and "位置和时间" in row.detail
    assert run_precheck(desk.register, [CODE], day=DAY).levels == {CODE: "amber"}


def test_a_retouched_photo_is_amber(desk):
    desk.legal()
    desk.photo("二.jpg", software="Adobe Photoshop 24.0", colour="red")
    assert desk.found()["rt-photo-edited"].level == "amber"


def test_the_same_picture_in_another_case(desk):
    desk.legal()
    other = desk.case(OTHER)
    desk.photo("别处.jpg", uid=other)
    assert OTHER in desk.found()["rt-same-picture"].detail and desk.found()["rt-same-picture"].level == "red"
    with desk.register.writing("测试") as session:
        for row in session.select("attachment", {"owner_uid": desk.uid}):
            session.update("attachment", row["uid"], {"taken_from_uid": "x"})
    assert desk.found()["rt-same-picture"].level == "amber"


def test_an_attachment_whose_file_is_gone(desk):
    desk.legal()
    with desk.register.reading() as session:
        stored = next(row["stored_as"] for row in session.select("attachment", {"kind": "approval"}))
    (desk.register.path.parent / stored).unlink()
    assert "approval.pdf" in desk.found()["rt-file-missing"].detail


def test_facility_land_on_cultivated_land(desk):
    with desk.register.writing("测试") as session:
        session.update("violation", desk.uid, {"cultivated_m2": 2 * MU})
    record_verdict(desk.register, [CODE], "facility_land", "王执法", "设施", {"facility_no": "SSNY01"})
    assert desk.found()["rt-facility-cultivated"].detail == "占耕地 2.00 亩"


def test_a_permanent_building_on_temporary_land(desk):
    record_verdict(desk.register, [CODE], "legal", "王执法", "临时用地", {"temporary_no": "垣临〔2026〕1号", "description": "砖混厂房一座"})
    assert "厂房" in desk.found()["rt-temporary-permanent"].detail


def test_an_innocent_verdict_that_nothing_supports(desk):
    record_verdict(desk.register, [CODE], "legal", "王执法", "口头说有手续")
    row = desk.found()["rt-should-be-illegal"]
    assert row.text == "应判定为违法" and row.level == "amber" and "批文：未填文号" in row.detail


@pytest.mark.parametrize(("parts", "word"), [
    ({"construction": 0.6, "uncovered": 0.4}, "未覆盖 6.00"), ({"construction": 0.9}, "合计 13.50"),
    ({"cultivated": 0.25, "other_agricultural": 0.25, "unused": 0.25, "construction": 0.25}, None),
])  # fmt: skip
def test_the_classes_close(desk, parts, word):
    desk.case(OTHER, parts=parts, cultivated_m2=parts.get("cultivated", 0) * 15 * MU)
    row = desk.found(OTHER).get("rt-identity-classes")
    assert (word in row.detail) if word else row is None


def test_the_other_identities(desk):
    desk.case(OTHER, pbf_m2=16 * MU, cultivated_m2=3 * MU, parts={"cultivated": 0.1, "construction": 0.9}, approval_share=130.0)
    found = desk.found(OTHER)
    assert {"rt-identity-pbf", "rt-identity-agri", "rt-share-sum"} <= set(found)
    for number, area in ((1, 9), (2, 5)):
        desk.case(f"{CODE}_{number}", parent_uid=desk.uid, split_m2=area * MU, area_m2=area * MU)
    assert "2 个子图斑合计 14.00 亩" in desk.found(CODE + "_1")["rt-identity-children"].detail


def test_scope_and_unknown_codes(desk):
    desk.case(OTHER, batch="另一批", review_state="done")
    assert set(run_precheck(desk.register, day=DAY).levels) == {CODE}
    assert set(run_precheck(desk.register, batch="另一批", day=DAY).levels) == {OTHER}
    with pytest.raises(InputError, match="X9"):
        run_precheck(desk.register, ["X9"], day=DAY)
    with pytest.raises(Cancelled):
        run_precheck(desk.register, day=DAY, progress=lambda done: False)


def test_two_thousand_cases(tmp_path, qgis_app):
    register = new_register(tmp_path)
    seed = random.randrange(10**6)
    print("seed", seed)
    dice = random.Random(seed)
    with register.writing("王执法") as session:
        for number in range(2_000):
            verdict = dice.choice((None, "legal", "facility_land", "illegal_construction", "other"))
            state = {None: "marked", "illegal_construction": "marked"}.get(verdict, "marked")
            uid = session.insert("violation", {
                "code": f"140827SJBG26{number:06d}", "batch": "2026-10", "area_m2": 3 * MU, "cultivated_m2": dice.random() * MU,
                "state": state}, square(size=40))  # fmt: skip
            if verdict:
                session.update("violation", uid, {"verdict": verdict, "verdict_by": "王执法", "verdict_reason": "测"})
            if number % 2:
                session.insert("attachment", {
                    "owner_table": "violation", "owner_uid": uid, "kind": "overlay_map", "file_name": f"{number}.pdf",
                    "stored_as": "x", "sha256": f"{number:064d}", "size_bytes": 1})  # fmt: skip
    begun = time.perf_counter()
    report = run_precheck(register, day=DAY)
    took = time.perf_counter() - begun
    print(f"{len(report.levels)} cases, {len(report.rows)} rows in {took:.1f} s")
    assert len(report.levels) == 2_000 and took < 15
