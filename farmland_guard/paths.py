"""Where the plugin's data files are, in a checkout and in an installed zip."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def _data_folder(name: str) -> Path:
    packaged = PACKAGE / name
    return packaged if packaged.is_dir() else PACKAGE.parent / name


RESOURCES = _data_folder("resources")
I18N = _data_folder("i18n")
