"""Refusals of the joint sign-off: who signs what and when, the ground it covers, and what cannot be changed afterwards."""

import json
from typing import Any, List, Optional

from qgis.PyQt.QtCore import QDate

from farmland_guard.casework.freezing import check_signatures
from farmland_guard.casework.moving import move_case
from farmland_guard.domain.errors import Refused
from farmland_guard.gui.forms import choose
from farmland_guard.gui.people_form import PersonForm
from tests.gui.planted import FIRST, box, press
from tests.refusals.doors import (
    OFFICER,
    Instead,
    Panels,
    Refusal,
    Table,
    Toolbox,
    ground,
    no_widget,
    not_offered,
    type_into,
)
from tests.refusals.stages import PAPER, TASK, TODAY, sign, tomorrow
from tests.register.helpers import EAST, NORTH

FAR = box(5000, 0, 10, 10)
NO_CHANGE = not_offered("no algorithm changes or deletes what was signed", "delete", "remove", "change")
NO_BUTTON = no_widget("the panel has no button that changes or deletes what was signed", "delete", "remove")


def by_form(
    panels: Panels, bureau: str, person: str, opinion: str = "pass", comment: str = "", task: str = "", stale: bool = False
) -> str:
    """Sign by the form; `stale` as from a panel that does not know yet what another one wrote."""
    dock = panels.rectify(task=task)
    button = dock.signoff.boxes[bureau].button
    if stale:
        dock._sign(bureau)
    elif not button.isEnabled():
        return str(button.toolTip())
    else:
        press(button)
    assert choose(dock.form.person.combo, person) and choose(dock.form.opinion, opinion)
    if comment:
        type_into(dock.form.comment, comment)
    return panels.ok(dock.form)


def by_run(run: Toolbox, bureau: str, person: str, opinion: str = "pass", day: str = TODAY.isoformat(), task: str = FIRST) -> str:
    return run("signacceptance", TASK=task, BUREAU=bureau, PERSON=person, OPINION=opinion, DATE=day)


def signature(table: Table, bureau: str, person: str, **values: Any) -> str:
    """A signature typed into a new row, with a made-up fingerprint unless another is given."""
    given = {"opinion": "pass", "signed_on": TODAY.isoformat(), "signed_hash": "x" * 64, "state": "valid", **values}
    return table.add("signature", acceptance_uid=table.one("acceptance")["uid"], bureau=bureau, person=person, **given)


def new_round(table: Table, geom: Optional[bytes] = box(0, 0, 100, 100), task: str = TASK) -> str:
    """A round typed into a new row."""
    row = table.one("task", code=task)
    return table.add(
        "acceptance", geom, task_uid=row["uid"], violation_uid=row["violation_uid"], round=9, kind="joint", result="pending"
    )


def geojson(*corners: Any) -> str:
    ring = [[EAST + x, NORTH + y] for x, y in corners]
    return json.dumps({
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4525"}},
        "features": [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}],
    })  # fmt: skip


ELSEWHERE = geojson((5000, 0), (5010, 0), (5010, 10), (5000, 10), (5000, 0))
WITHIN = geojson((0, 0), (50, 0), (50, 100), (0, 100), (0, 0))
POINTS = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[111,35]}}]}'


def ground_file(panels: Panels, text: str, task: str = TASK) -> str:
    dock = panels.rectify(task=task)
    if not dock.tabs.ground.file_button.isEnabled():
        return str(dock.tabs.ground.file_button.toolTip())
    dock.tabs.ground.take_file(panels.file("验收.geojson", text))
    return panels.message()


def _not_in_combo(panels: Panels) -> None:
    dock = panels.rectify()
    press(dock.signoff.boxes["agriculture"].button)
    assert dock.form.person.combo.findData("路人") < 0 and dock.form.person.combo.findData(OFFICER) > 0


def _retired_not_in_combo(panels: Panels) -> None:
    dock = panels.rectify()
    press(dock.signoff.boxes["agriculture"].button)
    assert dock.form.person.combo.findData("李农业") < 0


def _no_day_to_come(panels: Panels) -> None:
    dock = panels.rectify()
    press(dock.signoff.boxes["agriculture"].button)
    dock.form.day.setDate(QDate.currentDate().addDays(1))
    assert dock.form.day.date() == QDate.currentDate()


def _frozen(door: Any) -> None:
    if isinstance(door, Panels):
        assert by_form(door, "agriculture", "李农业") == ""
    else:
        assert by_run(door, "agriculture", "李农业") == ""
    with door.register.reading() as session:
        row = session.select("signature")[0]
    assert len(row["signed_hash"]) == 64 and FIRST in row["signed_summary"]


def _without_role(panels: Panels) -> str:
    form = PersonForm(panels.iface, panels.current)
    form.name.setText("新人")
    form.unit.setText("县自然资源局")
    form.present()
    return panels.ok(form)


def _alike(panels: Panels) -> str:
    form = PersonForm(panels.iface, panels.current)
    form.name.setText("王 执法")
    form.unit.setText("县农业农村局")
    form.role.setText("股长")
    form.present()
    said = panels.ok(form)
    form.close()
    return said


def _not_yet_accepted(panels: Panels) -> str:
    dock = panels.rectify()
    assert not dock.next.close_button.isEnabled()
    return str(dock.next.refusal.text())


def _made_up_signature_is_found(table: Table) -> None:
    """The made-up fingerprint goes in; the check of signatures voids it, and the other one with it."""
    assert signature(table, "natural_resources", OFFICER) == ""
    assert any("附件文件有变动" in text or "指纹不符" in text for text in check_signatures(table.register, OFFICER))
    with table.register.reading() as session:
        assert {row["state"] for row in session.select("signature")} == {"void"}


def _no_signature_over_a_lost_file(table: Table) -> None:
    ground(table)
    assert signature(table, "agriculture", "李农业") == ""
    try:
        sign(table.register, "natural_resources")
    except Refused as refused:
        assert "附件" in str(refused) or "指纹不符" in str(refused)
        return
    raise AssertionError("signed over a file that was exchanged")


def _counted_once(table: Table) -> None:
    """Ground that was accepted before may be typed in; it adds nothing, so that the case cannot be closed on it."""
    assert new_round(table, box(0, 0, 50, 100), f"{FIRST}-ZG2") == ""
    sign(table.register, task=f"{FIRST}-ZG2")
    with table.register.reading() as session:
        case = session.select("violation", {"code": FIRST})[0]
    assert abs(case["remaining_m2"] - 4000) < 5
    try:
        move_case(table.register, [FIRST], "closed", OFFICER)
    except Refused as refused:
        assert "不为零" in str(refused)
        return
    raise AssertionError("closed on ground accepted twice")


def _witness(panels: Panels, name: str, unit: str) -> str:
    dock = panels.rectify()
    if not dock.signoff.witness_button.isEnabled():
        return str(dock.signoff.witness_button.toolTip())
    press(dock.signoff.witness_button)
    dock.form.name.setText(name)
    dock.form.unit.setText(unit)
    return panels.ok(dock.form)


def typed_witness(table: Table, **values: Any) -> str:
    given = {"side": "village", "name": "赵村长", "unit": "某村", "signed_on": TODAY.isoformat(), **values}
    return table.add("witness", **given)


def run_witness(run: Toolbox, **values: Any) -> str:
    given = {"SIDE": "village", "NAME": "赵村长", "UNIT": "某村", "DATE": TODAY.isoformat(), "PERSON": OFFICER, **values}
    return run("recordwitness", TASK=TASK, **given)


def _witness_day(panels: Panels) -> None:
    dock = panels.rectify()
    press(dock.signoff.witness_button)
    dock.form.day.setDate(QDate.currentDate().addDays(1))
    assert dock.form.day.date() == QDate.currentDate()


SIGNING: List[Refusal] = [
    Refusal(
        "signing before reclamation", "issued", "登记复耕完成",
        lambda panels: by_form(panels, "agriculture", "李农业"),
        lambda run: by_run(run, "agriculture", "李农业"),
        lambda table: new_round(table),
    ),
    Refusal(
        "a joint sign-off of what is settled by document", "both kinds reclaimed",
        {"panel": "凭文书结案", "toolbox": "以文号结案", "table": "以文号结案"},
        lambda panels: by_form(panels, "agriculture", "李农业", task=PAPER),
        lambda run: by_run(run, "agriculture", "李农业", task=PAPER),
        lambda table: new_round(table, task=PAPER),
    ),
    Refusal(
        "a signer who is not in the list", "round", "人员",
        Instead("the form offers people of the list only", _not_in_combo),
        lambda run: by_run(run, "agriculture", "路人"),
        lambda table: signature(table, "agriculture", "路人"),
    ),
    Refusal(
        "a signer who has left", "retired", "人员",
        Instead("the form offers people in office only", _retired_not_in_combo),
        lambda run: by_run(run, "agriculture", "李农业"),
        lambda table: signature(table, "agriculture", "李农业"),
    ),
    Refusal(
        "a person without role", "judged", "职务",
        _without_role,
        lambda run: run("addperson", NAME="新人", UNIT="县自然资源局", ROLE=" "),
        lambda table: table.add("person", name="新人", unit="县自然资源局", active=True),
    ),
    Refusal(
        "one person twice in the list by a blank", "judged", {"panel": "已在人员表", "toolbox": "已在人员表", "table": "空格不计"},
        lambda panels: _alike(panels),
        lambda run: run("addperson", NAME="王　执法", UNIT="县农业农村局", ROLE="股长"),
        lambda table: table.add("person", name="王 执法", unit="县农业农村局", role="股长", active=True),
    ),
    Refusal(
        "one person for both bureaus", "one signed", "同一人",
        lambda panels: by_form(panels, "natural_resources", "李农业"),
        lambda run: by_run(run, "natural_resources", "李农业"),
        lambda table: signature(table, "natural_resources", "李农业"),
    ),
    Refusal(
        "a bureau that signs twice", "one signed", "已在本轮验收签字",
        lambda panels: by_form(panels, "agriculture", OFFICER, stale=True),
        lambda run: by_run(run, "agriculture", OFFICER),
        lambda table: signature(table, "agriculture", OFFICER),
    ),
    Refusal(
        "a bureau that refuses without 整改意见", "round", "整改意见",
        lambda panels: by_form(panels, "agriculture", "李农业", "fail"),
        lambda run: by_run(run, "agriculture", "李农业", "fail"),
        lambda table: signature(table, "agriculture", "李农业", opinion="fail"),
    ),
    Refusal(
        "a day of signing to come", "round", {"panel": "", "toolbox": "晚于今天", "table": "不能晚于今天"},
        Instead("the form's calendar ends today", _no_day_to_come),
        lambda run: by_run(run, "agriculture", "李农业", day=tomorrow()),
        lambda table: signature(table, "agriculture", "李农业", signed_on=tomorrow()),
    ),
    Refusal(
        "a signature that freezes nothing", "round", "签署联合验收",
        Instead("the form freezes what it signs", _frozen), Instead("the algorithm freezes what it signs", _frozen),
        lambda table: signature(table, "agriculture", "李农业", signed_hash=None),
    ),
    Refusal(
        "signing once the round has ended", "accepted", {"panel": "不再验收", "toolbox": "不再验收", "table": "不能再签字"},
        lambda panels: by_form(panels, "agriculture", "李农业", stale=True),
        lambda run: by_run(run, "agriculture", "李农业"),
        lambda table: signature(table, "agriculture", "李农业"),
    ),
    Refusal(
        "acceptance before both have signed", "one signed", {"panel": "尚未都签署", "toolbox": "尚未都签署", "table": "尚未都签署"},
        _not_yet_accepted,
        lambda run: run("movecase", CASES=FIRST, STATE="accepted", PERSON=OFFICER),
        lambda table: table.change("acceptance", result="pass"),
    ),
    Refusal(
        "a laboratory report exchanged between the signatures", "report exchanged", "附件文件有变动",
        lambda panels: by_form(panels, "natural_resources", OFFICER),
        lambda run: by_run(run, "natural_resources", OFFICER),
        Instead("a trigger cannot read files: the signature goes in, and the check of signatures voids it", _made_up_signature_is_found),
    ),
    Refusal(
        "signing over a report that was exchanged", "report lost", "附件",
        lambda panels: by_form(panels, "natural_resources", OFFICER),
        lambda run: by_run(run, "natural_resources", OFFICER),
        Instead("a trigger cannot read files: the next signature refuses", _no_signature_over_a_lost_file),
    ),
    Refusal(
        "changing a signature", "one signed", "不能修改",
        NO_BUTTON, NO_CHANGE,
        lambda table: table.change("signature", person=OFFICER),
    ),
    Refusal(
        "changing the opinion of a signature", "accepted", "不能修改",
        NO_BUTTON, NO_CHANGE,
        lambda table: table.change("signature", "bureau = 'agriculture'", opinion="fail", comment="改"),
    ),
    Refusal(
        "deleting a signature", "one signed", "不能修改或删除",
        NO_BUTTON, NO_CHANGE,
        lambda table: table.remove("signature"),
    ),
    Refusal(
        "making a void signature valid again", "voided", "不能修改",
        NO_BUTTON, NO_CHANGE,
        lambda table: table.change("signature", state="valid"),
    ),
    Refusal(
        "deleting a round of acceptance", "round", "不能删除",
        NO_BUTTON, NO_CHANGE,
        lambda table: table.remove("acceptance"),
    ),
]  # fmt: skip

GROUND: List[Refusal] = [
    Refusal(
        "拆补组合 signed before it is said which ground", "mixed reclaimed", "范围",
        lambda panels: by_form(panels, "agriculture", "李农业"),
        lambda run: by_run(run, "agriculture", "李农业"),
        lambda table: new_round(table, None),
    ),
    Refusal(
        "the ground of another patch", "reclaimed", "不相交",
        lambda panels: ground_file(panels, ELSEWHERE),
        lambda run: run("recordground", TASK=FIRST, INPUT=run.file("验收.geojson", ELSEWHERE)),
        lambda table: new_round(table, FAR),
    ),
    Refusal(
        "the ground moved to another patch", "round", "不相交",
        lambda panels: ground_file(panels, ELSEWHERE),
        lambda run: run("recordground", TASK=FIRST, INPUT=run.file("验收.geojson", ELSEWHERE)),
        lambda table: table.change("acceptance", geom=FAR),
    ),
    Refusal(
        "a file that encloses no ground", "reclaimed", {"panel": "验收.geojson", "toolbox": "验收.geojson", "table": "范围"},
        lambda panels: ground_file(panels, POINTS),
        lambda run: run("recordground", TASK=FIRST, INPUT=run.file("验收.geojson", POINTS)),
        lambda table: new_round(table, None),
    ),
    Refusal(
        "ground that was accepted before", "second round", {"panel": "已经验收", "toolbox": "已经验收", "table": ""},
        lambda panels: ground_file(panels, WITHIN, f"{FIRST}-ZG2"),
        lambda run: run("recordground", TASK=FIRST, INPUT=run.file("验收.geojson", WITHIN)),
        Instead("a trigger cannot intersect polygons: the ground is measured when it is accepted, and counts once", _counted_once),
    ),
    Refusal(
        "other ground once both have signed", "accepted", {"panel": "不再验收", "toolbox": "不再验收", "table": "验收已有结论"},
        lambda panels: ground_file(panels, WITHIN),
        lambda run: run("recordground", TASK=FIRST, INPUT=run.file("验收.geojson", WITHIN)),
        lambda table: table.change("acceptance", geom=box(0, 0, 50, 100)),
    ),
    Refusal(
        "another result once both have signed", "accepted", {"panel": "", "toolbox": "", "table": "验收已有结论"},
        NO_BUTTON, NO_CHANGE,
        lambda table: table.change("acceptance", result="fail"),
    ),
]  # fmt: skip

WITNESSES: List[Refusal] = [
    Refusal(
        "a witness without a round", "reclaimed", {"panel": "须先发起一轮验收", "toolbox": "尚未发起联合验收", "table": "台账中没有"},
        lambda panels: _witness(panels, "赵村长", "某村"),
        lambda run: run_witness(run),
        lambda table: typed_witness(table, acceptance_uid="nix"),
    ),
    Refusal(
        "a witness without name", "round", {"panel": "姓名", "toolbox": "NAME", "table": "见证人"},
        lambda panels: _witness(panels, " ", "某村"),
        lambda run: run_witness(run, NAME=" "),
        lambda table: typed_witness(table, acceptance_uid=table.one("acceptance")["uid"], name=None),
    ),
    Refusal(
        "a witness of tomorrow", "round", {"panel": "", "toolbox": "晚于今天", "table": "不能晚于今天"},
        Instead("the form's calendar ends today", _witness_day),
        lambda run: run_witness(run, DATE=tomorrow()),
        lambda table: typed_witness(table, acceptance_uid=table.one("acceptance")["uid"], signed_on=tomorrow()),
    ),
    Refusal(
        "a witness of a closed case", "closed", "已销号的图斑不能再变更",
        lambda panels: _witness(panels, "赵村长", "某村"),
        lambda run: run_witness(run),
        lambda table: typed_witness(table, acceptance_uid=table.one("acceptance")["uid"]),
    ),
]  # fmt: skip

REFUSALS = SIGNING + GROUND + WITNESSES
