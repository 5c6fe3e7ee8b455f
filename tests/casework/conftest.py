"""A small generated county, taken into a register once and copied for each test."""

from datetime import date

import pytest

from benchmarks.county import generate
from farmland_guard.casework.base_intake import import_base
from farmland_guard.casework.checking import check_register
from farmland_guard.casework.clue_intake import import_clues
from farmland_guard.exchange.opening import open_layer
from farmland_guard.exchange.source import VectorRows
from farmland_guard.register.migrations import backup
from farmland_guard.register.store import Register
from tests.register.helpers import new_register


def rows_of(path, layer=None):
    return VectorRows(open_layer(path, layer))


@pytest.fixture(scope="session")
def county(tmp_path_factory, qgis_app):
    return generate(tmp_path_factory.mktemp("casework"), size=400, patches=20)


@pytest.fixture(scope="session")
def with_bases(county, tmp_path_factory):
    register = new_register(tmp_path_factory.mktemp("bases"))
    for role, layer in (("township", "XZQ"), ("village", "CJDCQ"), ("pbf", "YJJBNTTB"), ("landuse", "DLTB")):
        import_base(register, role, rows_of(county["gpkg"], layer), "2025", date(2025, 12, 31), "测试")
    return register


@pytest.fixture(scope="session")
def with_batch(with_bases, county, tmp_path_factory):
    register = copied(with_bases, tmp_path_factory.mktemp("batch"))
    import_clues(register, rows_of(county["batch"]), "2026-10", who="测试")
    check_register(register, who="测试")
    return register


def copied(register, folder):
    """A copy of a register in another folder."""
    made = backup(register.path)
    target = folder / "county.gpkg"
    made.replace(target)
    return Register(target)


@pytest.fixture
def register(with_batch, tmp_path):
    """A register with bases, a batch and a check, for this test alone."""
    return copied(with_batch, tmp_path)
