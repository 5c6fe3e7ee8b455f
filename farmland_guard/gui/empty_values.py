"""What QGIS writes where a record holds nothing: a word of the user's language in the place of NULL.

It is a preference of the whole QGIS, which QGIS keeps at once: it is left alone where the user has set one, and given back when
the desk goes. The word is one that no table holds as text, since a form takes what stands there for nothing.
"""

from qgis.core import QgsApplication

from ..domain.language import translate

USUAL = "NULL"


def show_in_words() -> None:
    """Show it in the user's language, unless he chose how."""
    if QgsApplication.nullRepresentation() == USUAL:
        QgsApplication.setNullRepresentation(_word())


def show_as_before() -> None:
    """Show it as QGIS does by itself, unless the user chose meanwhile."""
    if QgsApplication.nullRepresentation() == _word():
        QgsApplication.setNullRepresentation(USUAL)


def _word() -> str:
    return translate("FarmlandGuard", "NULL")
