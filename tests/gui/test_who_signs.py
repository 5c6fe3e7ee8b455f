"""Who signs: a named person, asked for once; never the account of the computer."""

import getpass

import pytest
from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsExpressionContextUtils,
    QgsProcessingException,
    QgsProject,
    QgsSettings,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtWidgets import QLabel

from farmland_guard.casework.checking import check_register
from farmland_guard.casework.judging import record_verdict
from farmland_guard.casework.numbers import set_number
from farmland_guard.casework.rectifying import issue_tasks
from farmland_guard.domain.errors import InputError
from farmland_guard.gui.case_forms import IssueForm
from farmland_guard.gui.current import LAST_PERSON, CurrentRegister
from farmland_guard.gui.delivery.forms import SendForm
from farmland_guard.gui.delivery.panel import DeliveryPanel
from farmland_guard.gui.desk import Desk
from farmland_guard.gui.forms import choose
from farmland_guard.gui.officer import PERSON_VARIABLE, SignInForm, WhoActs, at_desk, officer
from farmland_guard.gui.patches_panel import PatchesPanel
from farmland_guard.gui.people_form import PersonForm
from farmland_guard.gui.rectify_panel import RectifyPanel
from farmland_guard.processing.provider import FarmlandGuardProvider
from farmland_guard.register.layers import add_register_to_project
from farmland_guard.register.store import Register
from tests.gui.planted import FIRST, SECOND, planted, press, show_dock
from tests.refusals.doors import content


@pytest.fixture
def current(qgis_iface, tmp_path):
    """The planted register with a task, and nobody chosen."""
    QgsSettings().remove(LAST_PERSON)
    holder = CurrentRegister()
    register = holder.open(planted(tmp_path).path)
    check_register(register, who="测试")
    record_verdict(register, [FIRST, SECOND], "illegal_construction", "王执法", "未批先建")
    issue_tasks(register, 30, [FIRST], who="测试")
    return holder


@pytest.fixture
def shown(qgis_new_project, qgis_iface, qtbot, current):
    """`shown(Panel)` puts a panel on the screen."""
    docks = []

    def show(kind):
        dock = kind(qgis_iface, current)
        docks.append(dock)
        show_dock(qgis_iface, dock, qtbot)
        return dock

    yield show
    for dock in docks:
        dock.take_down()
        qgis_iface.mainWindow().removeDockWidget(dock)
        dock.deleteLater()


def signed_by(register, table):
    """Who signed the last change of a table, as the register has it."""
    with register.reading() as session:
        return session.rows("SELECT who FROM event WHERE table_name = ? ORDER BY fid DESC LIMIT 1", (table,))[0]["who"]


def test_cancelling_asks_for_the_person_and_writes_nothing_without(shown, current):
    panel = shown(RectifyPanel)
    panel.table.selectRow(0)
    panel.task_actions.cancel.trigger()
    panel.form.reason.insertPlainText("误下达")
    before = content(current.register.path)
    assert not panel.form.ok_button.isEnabled() and panel.form.ok_button.toolTip() == "Choose the person who acts."
    panel.form.reject()
    assert content(current.register.path) == before
    panel.task_actions.cancel.trigger()
    panel.form.reason.insertPlainText("误下达")
    assert choose(panel.form.signer.combo, "王执法")
    press(panel.form.ok_button)
    assert signed_by(current.register, "task") == "王执法" == current.person == panel.person.name


def test_a_button_without_a_form_asks_once_then_goes_on(shown, current):
    """取消编号 has no form of its own: the question comes first, cancelling it changes nothing, and it comes only once."""
    for number in ("1", "2"):
        set_number(current.register, FIRST, "patrol", number, {}, "测试")
    panel = shown(PatchesPanel)
    current.pick(FIRST)
    panel.table.select([FIRST])
    before = content(current.register.path)

    def remove():
        panel.origin.table.selectRow(0)
        panel.origin._remove()

    remove()
    assert isinstance(panel.form, SignInForm) and not panel.form.ok_button.isEnabled()
    panel.form.reject()
    assert content(current.register.path) == before and current.person == ""
    remove()
    assert choose(panel.form.person.combo, "李农业")
    press(panel.form.ok_button)
    assert signed_by(current.register, "case_number") == "李农业"
    remove()
    assert panel.form is None
    with current.register.reading() as session:
        assert session.select("case_number") == []


def test_evidence_asks_before_files_are_chosen(shown, current, monkeypatch):
    panel = shown(RectifyPanel)
    panel.table.selectRow(0)
    asked = []
    monkeypatch.setattr(panel.evidence, "ask_files", lambda *given: asked.append(given))
    panel.tabs.setCurrentWidget(panel.evidence)
    panel.evidence.add_button.click()
    assert isinstance(panel.form, SignInForm) and asked == []
    assert choose(panel.form.person.combo, "王执法")
    press(panel.form.ok_button)
    assert len(asked) == 1


def test_the_question_gives_way_to_the_form_that_waited_for_it(shown, current):
    panel = shown(DeliveryPanel)
    panel._send()
    assert isinstance(panel.form, SignInForm)
    assert choose(panel.form.person.combo, "王执法")
    press(panel.form.ok_button)
    assert isinstance(panel.form, SendForm) and panel.form.isVisible() and current.person == "王执法"


def test_nobody_is_nobody_in_the_code_too(current):
    with pytest.raises(InputError, match="Choose the person"):
        officer(current)
    assert at_desk(current) == f"computer account {getpass.getuser()}"
    current.sign_in("王执法")
    assert officer(current) == at_desk(current) == "王执法"


def test_each_register_remembers_its_person(current, tmp_path):
    first = current.register.path
    second = tmp_path / "other" / "county.gpkg"
    second.parent.mkdir()
    second.write_bytes(first.read_bytes())
    current.sign_in("王执法")
    current.open(second)
    current.sign_in("李农业")
    current.open(first)
    assert current.person == "王执法"
    current.open(second)
    assert current.person == "李农业"
    with Register(second).writing("测试") as session:
        session.update("person", session.select("person", {"name": "李农业"})[0]["uid"], {"active": 0})
    assert current.person == "", "whoever left office signs nothing"


def test_the_toolbar_shows_who_acts_and_lets_it_be_changed(qgis_iface, current, qtbot):
    button = WhoActs(qgis_iface, current)
    qtbot.addWidget(button)
    try:
        assert button.text() == "Acting: nobody yet"
        button.click()
        assert choose(button.form.person.combo, "王执法")
        press(button.form.ok_button)
        assert button.text() == "Acting: 王执法"
        panels = IssueForm(qgis_iface, current, [SECOND])
        assert panels.signer.name == "王执法"
        button.click()
        assert choose(button.form.person.combo, "李农业")
        button.form.reject()
        assert button.text() == "Acting: 王执法"
        current.close()
        assert not button.isEnabled()
    finally:
        button.take_down()


def test_the_tables_of_qgis_sign_with_the_person_or_with_its_user(qgis_iface, qgis_new_project, current, qtbot):
    """A row changed in an attribute table: under the person who acts; nobody chosen, under QGIS's user."""
    add_register_to_project(current.register, QgsProject.instance())
    button = WhoActs(qgis_iface, current)
    qtbot.addWidget(button)
    layer = next(each for each in QgsProject.instance().mapLayers().values() if each.source().endswith("layername=violation"))
    place = layer.fields().indexOf("edited_by")

    def proposed():
        return QgsVectorLayerUtils.createFeature(layer, context=layer.createExpressionContext())[place]

    try:
        assert proposed() == QgsExpression("@user_full_name").evaluate(layer.createExpressionContext())
        current.sign_in("王执法")
        assert proposed() == "王执法"
    finally:
        button.take_down()
    assert not QgsExpressionContextUtils.globalScope().hasVariable(PERSON_VARIABLE)
    assert proposed() == QgsExpression("@user_full_name").evaluate(layer.createExpressionContext())


@pytest.mark.parametrize(
    ("full_name", "offered"),
    [("王执法", "王执法"), ("阿依古丽·买买提", "阿依古丽·买买提"), ("root", ""), ("Administrator", ""), ("管理员", ""), ("办公电脑", ""), ("李", "")],
)
def test_the_account_is_only_a_proposal_and_only_when_it_may_be_a_name(qgis_iface, current, monkeypatch, full_name, offered):
    monkeypatch.setattr("farmland_guard.casework.people.QgsApplication.userFullName", lambda: full_name)
    form = PersonForm(qgis_iface, current)
    assert form.name.text() == offered
    assert form.complete(), "a proposal alone enters nobody"


def test_an_empty_list_offers_to_enter_the_person(qgis_iface, current):
    with current.register.writing("测试") as session:
        for row in session.select("person"):
            session.update("person", row["uid"], {"active": 0})
    form = SignInForm(qgis_iface, current)
    form.present()
    assert form.person.hint.isVisible() and not form.ok_button.isEnabled()
    form.person.add_button.click()
    person = form.person.form
    person.name.setText("赵新来"), person.unit.setText("县自然资源局"), person.role.setText("执法员")
    press(person.ok_button)
    assert form.person.name == "赵新来" and form.ok_button.isEnabled()
    press(form.ok_button)
    assert current.person == "赵新来"
    assert signed_by(current.register, "person") == f"computer account {getpass.getuser()}"
    assert any("account" in label.text() for label in form.findChildren(QLabel))


@pytest.fixture
def toolbox(qgis_processing):
    """Our algorithms in the toolbox."""
    made = FarmlandGuardProvider()
    QgsApplication.processingRegistry().addProvider(made)
    yield
    QgsApplication.processingRegistry().removeProvider(made)


def test_a_batch_stands_under_its_person_or_under_the_account(toolbox, current, tmp_path):
    import processing

    path = {"REGISTER": str(current.register.path)}
    processing.run("farmlandguard:issuetasks", {**path, "CASES": SECOND, "OFFICER": "王执法"})
    assert signed_by(current.register, "task") == "王执法"
    processing.run("farmlandguard:issuetasks", {**path, "CASES": SECOND, "MEASURE": "confiscate"})
    assert signed_by(current.register, "task") == f"computer account {getpass.getuser()}"
    before = content(current.register.path)
    with pytest.raises(QgsProcessingException, match="list of people"):
        processing.run("farmlandguard:issuetasks", {**path, "CASES": SECOND, "MEASURE": "return_land", "OFFICER": "root"})
    assert content(current.register.path) == before


def test_a_dialog_of_the_toolbox_opens_with_who_acts(qgis_iface, qgis_processing, current, monkeypatch):
    import processing

    given = []
    monkeypatch.setattr(processing, "createAlgorithmDialog", lambda name, parameters: given.append(parameters))
    desk = Desk(qgis_iface)
    desk.current.open(current.register.path)
    desk.run_algorithm("exportsheet", {})
    desk.current.sign_in("王执法")
    desk.run_algorithm("exportsheet", {})
    assert [(each.get("OFFICER"), each.get("PERSON")) for each in given] == [(None, None), ("王执法", "王执法")]
