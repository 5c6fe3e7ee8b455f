"""The plugin on other people's Pythons: without shapely, with the numpy that GDAL was built for."""

from __future__ import annotations

import json
import math
import sys

import pytest

from scripts.qgis_profile import environment, run_command, run_qgis_process

# Placed first on Python's path, this makes `import shapely` fail as if it were not installed, and notes
# that somebody asked: so the test knows that the blocker was at work where the algorithm ran.
BLOCKER = """
import os
import sys

def note(text):
    with open(os.environ["BLOCKED_LOG"], "a", encoding="utf-8") as log:
        log.write(text + "\\n")

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in os.environ["BLOCKED_PACKAGES"].split():
            note(name)
            raise ModuleNotFoundError("No module named " + repr(name), name=name)
        return None

note("at work")
sys.meta_path.insert(0, Blocker())
"""

# A square of 0.001 degrees in Yuanqu; invented.
SQUARE = [[111.6, 35.2], [111.601, 35.2], [111.601, 35.201], [111.6, 35.201], [111.6, 35.2]]


@pytest.fixture
def square(tmp_path):
    """A GeoJSON file with one patch."""
    feature = {"type": "Feature", "properties": {"BSM": "1"}}
    feature["geometry"] = {"type": "Polygon", "coordinates": [SQUARE]}
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}
    path = tmp_path / "square.geojson"
    collection = {"type": "FeatureCollection", "crs": crs, "features": [feature]}
    path.write_text(json.dumps(collection), encoding="utf-8")
    return path


def area_between(lat1: float, lat2: float, width: float) -> float:
    """Return the CGCS2000 area in m² of a quadrangle of graticule lines, by the closed formula.

    The authalic function of the ellipsoid (Snyder, USGS Professional Paper 1395, eq. 3-12), another way
    than the series under test.
    """
    a, f = 6378137.0, 1 / 298.257222101
    e2 = f * (2 - f)
    e = math.sqrt(e2)

    def q(lat: float) -> float:
        s = math.sin(math.radians(lat))
        return (1 - e2) * (s / (1 - e2 * s * s) - math.log((1 - e * s) / (1 + e * s)) / (2 * e))

    return a * a / 2 * math.radians(width) * (q(lat2) - q(lat1))


def stored(path) -> dict:
    """Return the attributes of the only feature of a GeoPackage."""
    from osgeo import ogr

    dataset = ogr.Open(str(path))
    layer = dataset.GetLayer(0)
    assert layer.GetFeatureCount() == 1
    return layer.GetNextFeature().items()


@pytest.fixture(params=["", "shapely", "shapely openpyxl scipy pandas"], ids=["all", "no-shapely", "bare"])
def python_without(request, tmp_path):
    """Arguments for run_qgis_process that block some packages, those packages, and the blocker's log."""
    folder = tmp_path / "path"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(BLOCKER, encoding="utf-8")
    log = tmp_path / "blocked.txt"
    more = {"BLOCKED_PACKAGES": request.param, "BLOCKED_LOG": str(log)}
    return {"extra_path": [folder], "extra_environment": more}, request.param, log


def test_the_blocker_blocks(installed_profile, python_without):
    where, blocked, _ = python_without
    env = environment(installed_profile, extra_path=where["extra_path"])
    env.update(where["extra_environment"])
    probe = run_command([sys.executable, "-c", "import numpy, shapely"], env, 60)
    assert (probe.returncode != 0) == ("shapely" in blocked), probe.stderr


def test_loads_and_computes_with_packages_missing(installed_profile, python_without, square, tmp_path):
    where, blocked, log = python_without
    area = area_between(35.2, 35.201, 0.001)

    listed = run_qgis_process(installed_profile, ["--json", "list"], **where)
    assert listed.code == 0, listed.stderr
    assert "farmlandguard" in listed.json["providers"], listed.stderr
    assert "at work" in log.read_text(encoding="utf-8")

    parameters = {"INPUT": square, "OUTPUT": tmp_path / "area.gpkg"}
    arguments = ["run", "farmlandguard:ellipsoidalarea", "--json"]
    run = run_qgis_process(installed_profile, arguments, parameters, **where)
    assert run.code == 0, run.stdout + run.stderr
    assert stored(tmp_path / "area.gpkg")["area_m2"] == pytest.approx(area, abs=0.01)

    parameters = {"INPUT": square, "PBF": square, "AREA_METHOD": "ellipsoidal"}
    parameters["OUTPUT"] = tmp_path / "check.gpkg"
    arguments = ["run", "farmlandguard:checkoverlap", "--json"]
    run = run_qgis_process(installed_profile, arguments, parameters, **where)
    assert run.code == 0, run.stdout + run.stderr
    assert stored(tmp_path / "check.gpkg")["pbf_m2"] == pytest.approx(area, abs=0.01)
    if "shapely" in blocked:
        assert "shapely" in log.read_text(encoding="utf-8"), "nothing asked for shapely: what was tested?"


def test_gdal_finds_the_numpy_it_was_built_for():
    """With numpy 2 everything seems to work until this import."""
    import numpy
    from osgeo import gdal, gdal_array

    assert int(numpy.__version__.split(".")[0]) < 2
    dataset = gdal_array.OpenArray(numpy.arange(6, dtype="float64").reshape(2, 3))
    assert isinstance(dataset, gdal.Dataset)
    assert dataset.ReadAsArray().sum() == 15


def test_gdal_array_in_the_python_of_qgis_process(installed_profile):
    """The environment that the black-box runs use imports it as well."""
    code = "from osgeo import gdal_array; import numpy, shapely; print(numpy.__version__, shapely.__file__)"
    run = run_command([sys.executable, "-c", code], environment(installed_profile), 60)
    assert run.returncode == 0, run.stderr
    assert ".venv" in run.stdout or sys.prefix in run.stdout


def test_the_tests_run_on_debians_python_with_qgis():
    from qgis.core import Qgis

    assert sys.prefix != sys.base_prefix, "run the tests in .venv (make setup)"
    assert Qgis.QGIS_VERSION_INT >= 32200
