"""Who works at this computer, for the record of changes that need no named person."""

from qgis.core import QgsApplication


def officer() -> str:
    """The full name of the user of this computer as the operating system knows it, or the login name."""
    return QgsApplication.userFullName() or QgsApplication.userLoginName()
