"""整改验收 while others work on the same register, the disk cannot be written, or the file is gone: one sentence, nothing half done."""

import pytest
from qgis.PyQt.QtWidgets import QApplication

from farmland_guard.casework.accepting import sign_acceptance
from farmland_guard.casework.freezing import check_signatures
from farmland_guard.casework.moving import move_case
from farmland_guard.casework.rectifying import cancel_task, issue_tasks
from farmland_guard.domain.clock import today
from farmland_guard.gui.forms import choose
from farmland_guard.gui.people_form import PersonForm
from farmland_guard.register import connection as doors
from tests.gui.planted import FIRST, SECOND, last_message, press
from tests.gui.test_rectify_panel import current, issue, panel, review, select, sign  # noqa: F401
from tests.register.helpers import case_row


@pytest.fixture
def reclaimed(panel, current):
    """The first case reclaimed and selected."""
    issue(panel, current, FIRST)
    select(panel, FIRST)
    press(panel.next.reclaimed_button)
    return panel


@pytest.fixture
def read_only(monkeypatch):
    """Call it and the disk is read-only from then on."""
    real = doors.connect
    return lambda: monkeypatch.setattr(doors, "connect", lambda path, writable: real(path, False))


def said(iface):
    """The newest sentence, which is taken off the bar."""
    text = last_message(iface)
    iface.messageBar().clearWidgets()
    return text


def test_on_a_read_only_disk_every_button_says_so_and_forms_keep_their_words(reclaimed, read_only, qgis_iface, tmp_path):
    dock = reclaimed
    read_only()
    qgis_iface.messageBar().clearWidgets()
    review(dock, "city")
    assert "cannot be written" in said(qgis_iface) and dock.next.review.currentData() == "unhandled"
    press(dock.signoff.boxes["agriculture"].button)
    form = dock.form
    assert choose(form.person.combo, "李农业") and choose(form.opinion, "fail")
    form.comment.insertPlainText("耕作层不足")
    press(form.ok_button)
    assert "cannot be written" in said(qgis_iface)
    assert form.isVisible() and form.comment.toPlainText() == "耕作层不足"
    press(dock.next.again_button)
    dock.form.reason.insertPlainText("返工")
    press(dock.form.ok_button)
    assert "cannot be written" in said(qgis_iface) and dock.form.isVisible()
    table = tmp_path / "读数.csv"
    table.write_text("指标,数值,单位\npH,7.8,\n", encoding="utf-8")
    dock.readings.import_file(str(table))
    assert "cannot be written" in said(qgis_iface)
    dock.evidence.attach_files([str(table)])
    assert "cannot be written" in said(qgis_iface)
    dock.tabs.ground.take_file(str(_ground(tmp_path)))
    assert "cannot be written" in said(qgis_iface)
    person = PersonForm(qgis_iface, dock._current)
    for field, text in ((person.name, "新人"), (person.unit, "县自然资源局"), (person.role, "科员")):
        field.setText(text)
    person.present()
    press(person.ok_button)
    assert "cannot be written" in said(qgis_iface) and person.isVisible()
    person.close()
    assert case_row(dock._current.register, FIRST)["state"] == "reclaimed"


def _ground(folder):
    path = folder / "验收.geojson"
    path.write_text(
        '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4525"}},"features":[{"type":"Feature",'
        '"properties":{},"geometry":{"type":"Polygon","coordinates":[[[37560000,3890000],[37560050,3890000],[37560050,3890050],'
        '[37560000,3890000]]]}}]}', encoding="utf-8",
    )  # fmt: skip
    return path


def test_a_register_that_was_moved_away_is_one_sentence(reclaimed, qgis_iface):
    dock, path = reclaimed, reclaimed._current.register.path
    path.rename(path.with_name("moved.gpkg"))
    qgis_iface.messageBar().clearWidgets()
    review(dock, "city")
    assert "no register" in said(qgis_iface)
    dock.refresh_action.trigger()
    assert "no register" in said(qgis_iface)
    path.with_name("moved.gpkg").rename(path)
    dock.refresh_action.trigger()
    select(dock, FIRST)
    assert dock.signoff.boxes["agriculture"].button.isEnabled()


def test_another_desk_was_faster(reclaimed, qgis_iface):
    """What another panel wrote meanwhile is refused by name, and the list shows it at once."""
    dock, register = reclaimed, reclaimed._current.register
    press(dock.signoff.boxes["agriculture"].button)
    form = dock.form
    assert choose(form.person.combo, "李农业") and choose(form.opinion, "pass")
    sign_acceptance(register, FIRST, "agriculture", "李农业", "pass", today())
    press(form.ok_button)
    assert "已在本轮验收签字" in said(qgis_iface)
    form.close()
    sign_acceptance(register, FIRST, "natural_resources", "王执法", "pass", today())
    # The panel still shows the case as reclaimed: it asks for what is no longer possible.
    assert choose(dock.person.combo, "王执法")
    dock._move("closed")
    assert "审核结束" in said(qgis_iface)
    assert dock.title.text().startswith(FIRST) and "close" in dock.next.sentence.text()


def test_a_task_cancelled_at_another_desk_is_not_reclaimed_here(panel, current, qgis_iface):
    issue(panel, current, FIRST)
    select(panel, FIRST)
    cancel_task(current.register, FIRST, "误下达", "王执法")
    press(panel.next.reclaimed_button)
    assert "没有拆除复耕" in said(qgis_iface)
    assert case_row(current.register, FIRST)["state"] == "rectifying"
    assert panel.model.total() == 0 and not panel.next.reclaimed_button.isEnabled()


def test_a_case_deleted_at_another_desk_gets_no_task(panel, current, qgis_iface):
    press(panel.findChild(type(panel.evidence.folder_button), "issueTasks"))
    form = panel.form
    with current.register.writing("测试") as session:
        session.connection.execute("DROP TRIGGER guard_violation_delete")
        session.delete("violation", {"code": SECOND})
    press(form.ok_button)
    assert SECOND in said(qgis_iface) and form.isVisible()
    with current.register.reading() as session:
        assert session.select("task") == []


def test_whoever_adds_papers_behind_a_signature_is_told_before(reclaimed, current):
    """A photo added after signing voids the round (ADR 0017): the tab says so while the officer can still leave it."""
    dock = reclaimed
    dock.tabs.setCurrentWidget(dock.evidence)
    assert not dock.evidence.warning.isVisible()
    dock.tabs.setCurrentWidget(dock.signoff)
    sign(dock, "agriculture", "李农业", "pass")
    for tab in (dock.evidence, dock.readings):
        dock.tabs.setCurrentWidget(tab)
        assert tab.warning.isVisible() and "voids" in tab.warning.text() and tab.adding().isEnabled()
    photo = current.register.path.with_name("整改后.jpg")
    photo.write_bytes(b"x")
    dock.tabs.setCurrentWidget(dock.evidence)
    dock.evidence.attach_files([str(photo)])
    assert not dock.evidence.warning.isVisible()
    assert "签字后附件有变动" in dock.signoff.history.text()


def test_a_closed_case_whose_papers_were_exchanged_says_so(reclaimed, current):
    """The check of signatures voids them; the panel does not go on saying that nothing is left to do."""
    dock, register = reclaimed, current.register
    photo = register.path.with_name("整改后.jpg")
    photo.write_bytes(b"x")
    dock.evidence.attach_files([str(photo)])
    sign(dock, "natural_resources", "王执法", "pass")
    sign(dock, "agriculture", "李农业", "pass")
    review(dock, "done")
    press(dock.next.close_button)
    assert choose(dock.filter_combo, "all")
    select(dock, FIRST)
    assert not dock.next.refusal.isVisible()
    with register.reading() as session:
        stored = session.select("attachment")[0]["stored_as"]
    (register.path.parent / stored).write_bytes(b"y")
    assert len(check_signatures(register, "测试")) == 2
    current.changed.emit()
    assert "nothing is left" not in dock.next.sentence.text()
    assert dock.next.refusal.isVisible() and "no acceptance of it holds" in dock.next.refusal.text()
    assert dock.next.again_button.isEnabled()


def test_two_clicks_on_closing_close_once(reclaimed, current, qgis_iface):
    dock = reclaimed
    sign(dock, "natural_resources", "王执法", "pass")
    sign(dock, "agriculture", "李农业", "pass")
    review(dock, "done")
    button = dock.next.close_button
    button.click()
    button.click()
    QApplication.processEvents()
    with current.register.reading() as session:
        assert len(session.rows("SELECT 1 FROM event WHERE new_values LIKE '%\"state\":\"closed\"%'")) == 1


def test_the_selected_task_stays_the_one_that_is_signed(panel, current, qgis_iface):
    """A form that is open is about the task it names, whatever is selected behind it."""
    issue_tasks(current.register, 30, [FIRST, SECOND])
    move_case(current.register, [FIRST, SECOND], "reclaimed", "王执法")
    current.changed.emit()
    select(panel, FIRST)
    press(panel.signoff.boxes["agriculture"].button)
    form = panel.form
    assert choose(form.person.combo, "李农业") and choose(form.opinion, "pass")
    select(panel, SECOND)
    press(form.ok_button)
    with current.register.reading() as session:
        [row] = session.select("acceptance")
        assert session.get("violation", row["violation_uid"])["code"] == FIRST
