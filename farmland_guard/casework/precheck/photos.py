"""Checks of photos: where and when they were taken, whether they say so, whether they serve another case too."""

import re
from datetime import date
from typing import Any, Iterator, Mapping, Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsGeometry, QgsPointXY, QgsProject

from ...domain.units import round_half_up
from .dossier import Dossier, Hit, Surroundings

_DAY = re.compile(r"(20\d\d)\D?(\d{1,2})\D?(\d{1,2})")


def day_in(text: Any) -> Optional[date]:
    """The day in a text such as 20260915, 2026-09-15, 2026.9.15 or 2026年9月15日; None where there is none."""
    match = _DAY.search(str(text or ""))
    if match is None:
        return None
    try:
        return date(*(int(each) for each in match.groups()))
    except ValueError:
        return None


class PhotoPlace:
    """A photo was taken farther from the patch than the rule allows."""

    id = "photo_place"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        most = float(params.get("distance_m", 200))
        polygon: Optional[QgsGeometry] = None
        for row in dossier.of_kinds(params.get("kinds", ())):
            photo = around.photo(row)
            if not photo.placed:
                continue
            if polygon is None:
                wkb = around.polygon(dossier.case["uid"])
                if wkb is None:
                    return
                polygon = QgsGeometry()
                polygon.fromWkb(wkb)
            point = _to_register(around.srs_id).transform(QgsPointXY(photo.longitude, photo.latitude))
            distance = polygon.distance(QgsGeometry.fromPointXY(point))
            if distance > most:
                yield Hit(f"{row['file_name']} 拍摄位置距图斑 {round_half_up(distance, 0):.0f} 米（标准 {most:g} 米）", "", row["kind"])


def _to_register(srs_id: int) -> QgsCoordinateTransform:
    """From WGS 84, which CGCS2000 equals at this precision, into the register's CRS."""
    return QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4490"), QgsCoordinateReferenceSystem(f"EPSG:{srs_id}"), QgsProject.instance()
    )


class PhotoTime:
    """A photo was taken before the later image, or after the day of the pre-check."""

    id = "photo_time"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        later_image = day_in(dossier.case["hsx"])
        earliest = later_image or day_in(dossier.case["found_on"])
        for row in dossier.of_kinds(params.get("kinds", ())):
            taken = around.photo(row).taken_at
            if taken is None:
                continue
            if earliest is not None and taken.date() < earliest:
                name = "后时相" if later_image else "发现日期"
                yield Hit(f"{row['file_name']} 拍摄于 {taken.date()}，早于{name} {earliest}", "", row["kind"])
            elif taken.date() > around.day:
                yield Hit(f"{row['file_name']} 拍摄于 {taken.date()}，晚于预检日期 {around.day}", "", row["kind"])


class PhotoWithoutExif:
    """A photo says neither where nor when it was taken, as after forwarding by WeChat, or only one of both."""

    id = "photo_without_exif"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        for row in dossier.of_kinds(params.get("kinds", ())):
            photo = around.photo(row)
            missing = [word for word, there in (("位置", photo.placed), ("时间", photo.taken_at)) if not there]
            if missing:
                yield Hit(f"{row['file_name']} 没有拍摄{'和'.join(missing)}", "", row["kind"])


class PhotoEdited:
    """A photo was written by a program that retouches photos."""

    id = "photo_edited"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        for row in dossier.of_kinds(params.get("kinds", ())):
            software = around.photo(row).software
            if any(name.lower() in software.lower() for name in params.get("software", ())):
                yield Hit(f"{row['file_name']} 由 {software} 处理过", "", row["kind"])


class SamePicture:
    """The same photo (SHA-256) serves another case."""

    id = "same_picture"

    def hits(self, dossier: Dossier, params: Mapping[str, Any], around: Surroundings) -> Iterator[Hit]:
        family = set(around.line_of(dossier.case["uid"]))
        for row in dossier.attachments:
            if not row["kind"].startswith("photo_"):
                continue
            others = [
                around.code_of[uid]
                for uid in around.owners_of_picture.get(row["sha256"], ())
                if uid in around.code_of and not family & set(around.line_of(uid))
            ]
            if others:
                taken_over = bool(row["taken_from_uid"])
                text = f"{row['file_name']} 也是 {'、'.join(sorted(others)[:5])} 的照片"
                yield Hit(text + "（沿用以往举证）" if taken_over else text, "amber" if taken_over else "", row["kind"])
