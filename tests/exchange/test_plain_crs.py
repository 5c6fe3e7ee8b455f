"""Coordinate systems in the words of the trade."""

import pytest

from farmland_guard.exchange.plain_crs import crs_in_words


@pytest.mark.parametrize(
    ("authid", "words"),
    [
        ("EPSG:4525", "2000国家大地坐标系 3度带 第37带 中央经线111°（EPSG:4525）"),
        ("EPSG:4546", "2000国家大地坐标系 3度带 中央经线111°（EPSG:4546）"),
        ("EPSG:4497", "2000国家大地坐标系 6度带 第19带 中央经线111°（EPSG:4497）"),
        ("EPSG:4490", "2000国家大地坐标系（EPSG:4490）"),
        ("EPSG:3857", "EPSG:3857"),
        ("USER:100000", "USER:100000"),
        ("", ""),
    ],
)
def test_a_system_is_called_by_datum_zone_and_meridian(authid, words):
    assert crs_in_words(authid) == words
