"""Fixtures for tests that see the plugin as a user's QGIS does: from the packaged zip."""

from pathlib import Path
from typing import Any, Callable, Optional

import pytest
from osgeo import gdal

from scripts import package
from scripts.qgis_profile import ProcessRun, Profile, make_profile, run_algorithm, run_desktop


@pytest.fixture(autouse=True)
def gdal_as_a_receiver_has_it() -> None:
    """GDAL converts shapefile texts, as in any program but QGIS, which switches that off for its whole process."""
    gdal.SetConfigOption("SHAPE_ENCODING", None)


@pytest.fixture(scope="session")
def plugin_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packaged plugin, built once from the checkout as it is now."""
    folder = tmp_path_factory.mktemp("package")
    return package.build(folder / "farmland_guard.zip", folder / "stage" / package.PLUGIN)


@pytest.fixture
def fresh_profile(plugin_zip: Path, tmp_path: Path) -> Profile:
    """A QGIS profile of this test alone, with the plugin installed and enabled."""
    return make_profile(tmp_path / "profile", plugin_zip)


@pytest.fixture(scope="session")
def installed_profile(plugin_zip: Path, tmp_path_factory: pytest.TempPathFactory) -> Profile:
    """A QGIS profile with the plugin installed and enabled, shared by all black-box runs."""
    return make_profile(tmp_path_factory.mktemp("qgis") / "profile", plugin_zip)


@pytest.fixture(scope="session")
def qgis_process(installed_profile: Profile) -> Callable[..., ProcessRun]:
    """`qgis_process("checkoverlap", INPUT=…, OUTPUT=…, timeout=60)` -> code, json, results, stdout, stderr.

    Runs `qgis_process run farmlandguard:checkoverlap --json -- INPUT=… OUTPUT=…` as a process of its own.
    """

    def run(algorithm: str, timeout: float = 120, **parameters: Any) -> ProcessRun:
        return run_algorithm(installed_profile, algorithm, timeout, **parameters)

    return run


@pytest.fixture
def desktop(fresh_profile: Profile) -> Callable[..., tuple[int, str]]:
    """`desktop(script, project=…, timeout=120, extra_environment={…})` -> (exit code, output).

    Opens the real QGIS desktop in Chinese under Xvfb with `--code script`; the script ends QGIS by
    `iface.actionExit().trigger()`. Exit code 124 means that it did not.
    """

    def run(code: Path, project: Optional[Path] = None, timeout: float = 120, **more: Any) -> tuple[int, str]:
        return run_desktop(fresh_profile, code, project, timeout, **more)

    return run
