"""What a photo says of itself."""

from datetime import datetime

import pytest

from farmland_guard.exchange.photo import PhotoInfo, read_photo
from tests.casework.photos import photo

TAKEN = datetime(2026, 10, 3, 15, 4, 5)


def test_time_place_and_software(tmp_path, qgis_app):
    info = read_photo(photo(tmp_path / "a.jpg", TAKEN, (111.6701, 35.2982), "Snapseed 2.0"))
    assert info.taken_at == TAKEN and info.software == "Snapseed 2.0"
    assert info.longitude == pytest.approx(111.6701, abs=1e-6) and info.latitude == pytest.approx(35.2982, abs=1e-6)


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe1\x00\x10Exif\0\0II*\0\xff\xff\xff\xff", b"PK\x03\x04 no picture"])
def test_what_is_no_picture_says_nothing(tmp_path, qgis_app, content):
    path = tmp_path / "a.jpg"
    path.write_bytes(content)
    assert read_photo(path) == PhotoInfo()


def test_a_photo_from_wechat_says_nothing(tmp_path, qgis_app):
    assert read_photo(photo(tmp_path / "微信图片_20261003.jpg")) == PhotoInfo()


def test_a_phone_without_a_fix_has_no_place(tmp_path, qgis_app):
    info = read_photo(photo(tmp_path / "a.jpg", TAKEN, (0.0, 0.0)))
    assert info.taken_at == TAKEN and not info.placed
