"""Choices in the dialogs of the toolbox are words; what they give is the code that scripts write."""

import sys

import pytest
from qgis.core import QgsApplication, QgsProcessingParameterEnum
from qgis.PyQt.QtWidgets import QComboBox, QDialog

from farmland_guard.domain.codes import STATES
from farmland_guard.processing.provider import ALGORITHMS


@pytest.fixture
def factory(monkeypatch, qgis_app):
    monkeypatch.syspath_prepend(f"{QgsApplication.pkgDataPath()}/python/plugins")
    from processing.gui.wrappers import WidgetWrapperFactory

    yield WidgetWrapperFactory
    for name in [name for name in sys.modules if name.split(".")[0] == "processing"]:
        del sys.modules[name]


def choices():
    for kind in ALGORITHMS:
        algorithm = kind()
        algorithm.initAlgorithm()
        for parameter in algorithm.parameterDefinitions():
            if isinstance(parameter, QgsProcessingParameterEnum):
                yield algorithm, parameter


def test_every_choice_of_every_algorithm_is_in_words(factory):
    seen = 0
    for _, parameter in choices():
        wrapper = factory.create_wrapper(parameter, QDialog())
        combo = wrapper.widget
        assert isinstance(combo, QComboBox)
        assert [combo.itemData(place) for place in range(combo.count())] == list(parameter.options())
        for place in range(combo.count()):
            combo.setCurrentIndex(place)
            assert wrapper.widgetValue() == parameter.options()[place]
            assert combo.itemText(place).strip() and combo.itemText(place) != parameter.options()[place]
        if parameter.defaultValue() is not None:
            wrapper.setWidgetValue(parameter.defaultValue(), None)
            assert wrapper.widgetValue() == parameter.defaultValue()
        seen += 1
    assert seen > 20


def test_the_words_are_those_of_the_bureau(factory):
    ((_algorithm, state),) = [each for each in choices() if (each[0].name(), each[1].name()) == ("movecase", "STATE")]
    combo = factory.create_wrapper(state, QDialog()).widget
    assert [combo.itemText(place) for place in range(combo.count())] == list(STATES.values())
    changes = []
    wrapper = factory.create_wrapper(state, QDialog())
    wrapper.widgetValueHasChanged.connect(changes.append)
    wrapper.setWidgetValue("closed", None)
    assert wrapper.widgetValue() == "closed" and changes
