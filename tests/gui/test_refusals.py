"""Each refusal of rectification, sign-off, closing and referral, provoked through panel, toolbox and attribute table.

The list stands in `tests/refusals`: one entry for each refusal, with the way to try it at each door and the Chinese words that the
answer has to hold. Where a door cannot hold a refusal the entry says why, and what is asserted there instead.
"""

import itertools

import pytest
from qgis.core import QgsApplication, QgsSettings

from farmland_guard.domain.language import install_translator
from farmland_guard.gui.current import LAST_PERSON
from farmland_guard.processing.provider import FarmlandGuardProvider
from scripts.i18n import read_ts
from tests.refusals import closing, quality, referrals, signing, tasks
from tests.refusals.doors import Instead, Panels, Table, Toolbox, content
from tests.refusals.stages import STEPS, Stages

REFUSALS = [*tasks.REFUSALS, *signing.REFUSALS, *quality.REFUSALS, *closing.REFUSALS, *referrals.REFUSALS]
DOORS = ("panel", "toolbox", "table")


@pytest.fixture(scope="module")
def stages(tmp_path_factory):
    """The registers, each made when the first refusal asks for it."""
    return Stages(tmp_path_factory.mktemp("stages"))


@pytest.fixture(scope="module")
def translations():
    """English → Chinese."""
    return {entry.source: entry.translation for entry in read_ts().values() if entry.finished}


@pytest.fixture(autouse=True)
def chinese(translations):
    """What an officer reads."""
    install_translator(lambda _context, text: translations.get(text, text))
    yield
    install_translator(lambda _context, text: text)


@pytest.fixture(scope="module")
def provider(qgis_processing):
    """Our algorithms in the toolbox."""
    made = FarmlandGuardProvider()
    QgsApplication.processingRegistry().addProvider(made)
    yield
    QgsApplication.processingRegistry().removeProvider(made)


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("refusal", REFUSALS, ids=[each.name for each in REFUSALS])
def test_refused(refusal, door, stages, tmp_path, request):
    path = stages.copy(refusal.stage, tmp_path / "register")
    way = getattr(refusal, door)
    if door == "panel":
        QgsSettings().remove(LAST_PERSON)
        hands = Panels(request.getfixturevalue("qgis_iface"), request.getfixturevalue("qtbot"), path, tmp_path)
        request.addfinalizer(hands.take_down)
    elif door == "toolbox":
        request.getfixturevalue("provider")
        hands = Toolbox(path, tmp_path)
    else:
        hands = Table(path)
    if isinstance(way, Instead):
        assert way.why
        way.check(hands)
        return
    said = way(hands)
    words = refusal.word(door).split("|")
    assert words != [""] and any(word in said for word in words), f"{door}: {said!r}"
    if not refusal.writes:
        assert content(path) == stages.content(refusal.stage)


def test_the_list_is_whole():
    """No refusal twice, every stage used, and how many there are."""
    names = [each.name for each in REFUSALS]
    assert len(set(names)) == len(names)
    used = {each.stage for each in REFUSALS}
    for stage in list(used):
        while stage in STEPS:
            stage = STEPS[stage][0]
            used.add(stage)
    assert set(STEPS) <= used, set(STEPS) - used
    held = sum(not isinstance(getattr(each, door), Instead) for each, door in itertools.product(REFUSALS, DOORS))
    print(f"{len(REFUSALS)} refusals, {held} of {len(REFUSALS) * len(DOORS)} doors refuse, the others say why and what holds instead")
    assert all(any(not isinstance(getattr(each, door), Instead) for door in DOORS) for each in REFUSALS)
