"""What every test of the desktop starts with."""

import pytest
from qgis.core import QgsSettings

from farmland_guard.gui.current import LAST_PERSON


@pytest.fixture(autouse=True)
def signed_in():
    """王执法 acts, as after the first question; a test about that question removes the setting."""
    QgsSettings().remove(LAST_PERSON)
    QgsSettings().setValue(LAST_PERSON, "王执法")
    yield
    QgsSettings().remove(LAST_PERSON)
