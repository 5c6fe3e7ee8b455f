"""看图 in the whole desk: images kept by batch, swipe, second map, next case, time control."""

import pytest
from qgis.core import QgsDateTimeRange, QgsProject, QgsRectangle, QgsVectorLayerTemporalContext
from qgis.PyQt.QtCore import QDateTime

from farmland_guard.casework.batch_images import BatchImages, batch_images, set_batch_images
from farmland_guard.casework.judging import record_verdict
from farmland_guard.domain.errors import InputError
from farmland_guard.gui.layers import register_layer
from farmland_guard.register.styles import OUTLINE_STYLE
from tests.gui.images import image, pair
from tests.gui.planted import FIRST, SECOND, THIRD, last_message, planted, press
from tests.gui.test_desk import desk, front, menu  # noqa: F401  (fixtures)
from tests.gui.test_draw import cad  # noqa: F401
from tests.register.helpers import EAST, NORTH, case_row, new_register

BATCH = "2026年10月卫片"


@pytest.fixture
def register(tmp_path):
    made = planted(tmp_path)
    with made.writing("测试") as session:
        session.insert("batch", {"name": BATCH, "received_at": "2026-10-08T00:00:00Z"})
        for code in (FIRST, SECOND, THIRD):
            session.update("violation", case_row(made, code)["uid"], {"batch": BATCH})
    return made


@pytest.fixture
def shown(desk, register, qgis_iface):
    """The desk on the register, the map over the cases."""
    canvas = qgis_iface.mapCanvas()
    qgis_iface.mainWindow().setCentralWidget(canvas)
    assert desk.open_register(register.path)
    QgsProject.instance().setCrs(register_layer("violation").crs())
    canvas.setDestinationCrs(register_layer("violation").crs())
    canvas.setExtent(QgsRectangle(EAST - 100, NORTH - 100, EAST + 500, NORTH + 300))
    return desk


def test_images_are_kept_in_the_register_by_their_way_from_it(register, tmp_path):
    (tmp_path / "影像").mkdir()
    before, after = image(tmp_path / "影像" / "a.tif", (1, 2, 3)), image(tmp_path / "b.tif", (1, 2, 3))
    set_batch_images(register, BatchImages(BATCH, str(before), "2026-03", str(after), "2026-09"), "测试")
    with register.reading() as session:
        row = session.one("SELECT before_image, after_image FROM batch")
    assert (row["before_image"], row["after_image"]) == ("影像/a.tif", "b.tif")
    assert batch_images(register, BATCH) == BatchImages(BATCH, str(before), "2026-03", str(after), "2026-09")
    with pytest.raises(InputError, match=r"nowhere\.tif does not exist"):
        set_batch_images(register, BatchImages(BATCH, str(tmp_path / "nowhere.tif")), "测试")
    service = "type=xyz&url=https://tiles.example/{z}/{x}/{y}"
    set_batch_images(register, BatchImages(BATCH, service, "", str(after), ""), "测试")
    assert batch_images(register, BATCH).before == service


def test_the_swipe_asks_for_images_once_and_remembers_them(shown, register, tmp_path, qtbot):
    layers = pair(tmp_path)
    QgsProject.instance().addMapLayers(list(layers))
    shown.current.pick(FIRST)
    shown.action("swipe").trigger()
    form = shown.looking.form
    assert not shown.action("swipe").isChecked() and not form.isModal()
    assert form.batch.currentData() == BATCH and form.ok_button.toolTip() == "Choose both images."
    form.before.combo.setLayer(layers[0])
    form.after.combo.setLayer(layers[0])
    assert form.ok_button.toolTip() == "Both images are the same."
    form.after.combo.setLayer(layers[1])
    form.before_date.setText("2026-03")
    press(form.ok_button)
    assert shown.looking.swipe.active and shown.action("swipe").isChecked()
    styles = register_layer("violation").styleManager()
    assert styles.currentStyle() == OUTLINE_STYLE
    shown.action("swipe").trigger()
    assert not shown.looking.swipe.active and shown.looking.form is None
    assert styles.currentStyle() != OUTLINE_STYLE
    shown.action("swipe").trigger()
    assert shown.looking.swipe.active and shown.looking.form is None
    shown.current.close()
    assert not shown.looking.swipe.active and not shown.action("swipe").isChecked()


def test_next_and_previous_go_through_the_list_as_it_is_filtered(shown, qgis_iface):
    patches = shown.docks["patches"]
    front(shown, "workbench")
    shown.action("next").trigger()
    first = shown.current.picked
    order = [patches.table.model.line(row).code for row in range(3)]
    assert first == order[0]
    shown.action("next").trigger()
    assert shown.current.picked == order[1]
    shown.action("previous").trigger()
    assert shown.current.picked == order[0]
    shown.action("previous").trigger()
    assert shown.current.picked == order[0] and "first case" in last_message(qgis_iface)
    patches.table.filters.text.setText("毛家湾")
    shown.action("next").trigger()
    assert shown.current.picked == SECOND
    shown.action("next").trigger()
    assert shown.current.picked == SECOND and "last case" in last_message(qgis_iface)
    assert "Alt+PgDown" in shown.action("next").toolTip() or "PgDown" in shown.action("next").toolTip()


def test_the_second_map_moves_with_the_first_and_shows_the_earlier_image(shown, register, tmp_path, qgis_iface, qtbot):
    paths = [image(tmp_path / f"{name}.tif", (9, 9, 9)) for name in ("early", "late")]
    set_batch_images(register, BatchImages(BATCH, str(paths[0]), "", str(paths[1]), ""), "测试")
    shown.current.pick(FIRST)
    main, dock = qgis_iface.mapCanvas(), shown.docks["second_map"]
    main.setLayers([register_layer("violation")])
    dock.setVisible(True)
    qtbot.waitUntil(dock.in_sight)
    qtbot.waitUntil(lambda: len(dock.canvas.layers()) == 2)
    assert dock.canvas.layers()[0].name() == register_layer("violation").name()
    assert dock.canvas.layers()[1].source() == str(paths[0])
    main.setExtent(QgsRectangle(EAST, NORTH, EAST + 200, NORTH + 200))
    assert dock.canvas.center().compare(main.center(), 0.5)
    assert dock.canvas.mapUnitsPerPixel() == pytest.approx(main.mapUnitsPerPixel(), rel=0.01)
    dock.canvas.zoomByFactor(2.0)
    assert main.mapUnitsPerPixel() == pytest.approx(dock.canvas.mapUnitsPerPixel(), rel=0.01)
    dock.what.setCurrentIndex(dock.what.findData("after"))
    assert dock.canvas.layers()[-1].source() == str(paths[1])
    dock.what.setCurrentIndex(dock.what.findData("same"))
    assert dock.canvas.layers() == main.layers()


def test_without_images_the_second_map_says_where_to_choose_them(shown, qtbot):
    shown.current.pick(FIRST)
    dock = shown.docks["second_map"]
    dock.setVisible(True)
    qtbot.waitUntil(dock.in_sight)
    qtbot.waitUntil(lambda: "Images before and after" in dock.hint.text())


def test_cases_show_from_the_day_found_to_the_day_closed(shown, register):
    record_verdict(register, [SECOND], "false_change", "王执法", "未变化")
    assert case_row(register, SECOND)["closed_on"]
    with register.writing("测试") as session:
        for code, found, closed in ((FIRST, "2026-01-10", None), (SECOND, "2026-01-10", "2026-02-01"), (THIRD, "2026-03-01", None)):
            session.update("violation", case_row(register, code)["uid"], {"found_on": found, "closed_on": closed})
    layer = register_layer("violation")
    layer.reload()
    properties = layer.temporalProperties()
    assert properties.isActive()
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)

    def there(first, last):
        span = QgsDateTimeRange(QDateTime.fromString(first, "yyyy-MM-dd"), QDateTime.fromString(last, "yyyy-MM-dd"))
        text = properties.createFilterString(context, span)
        layer.setSubsetString("")
        return sorted(feature["code"] for feature in layer.getFeatures(text))

    assert there("2026-01-15", "2026-01-20") == [FIRST, SECOND]
    assert there("2026-02-10", "2026-02-20") == [FIRST]
    assert there("2026-03-05", "2026-03-20") == [FIRST, THIRD]
    shown.action("time").trigger()
    assert QgsProject.instance().timeSettings().temporalRange().begin().date().toString("yyyy-MM-dd") == "2026-01-10"


def test_without_a_batch_the_second_map_says_that_there_is_none(shown, qtbot, tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    shown.current.open(new_register(folder).path)
    dock = shown.docks["second_map"]
    dock.setVisible(True)
    qtbot.waitUntil(dock.in_sight)
    qtbot.waitUntil(lambda: dock.hint.text() == "No batch was taken into the register yet.")
