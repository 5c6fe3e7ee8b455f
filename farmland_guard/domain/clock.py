"""Today and now, in one place so that a test can set them."""

from datetime import date, datetime, timezone


def today() -> date:
    """The local date."""
    return date.today()


def now_text() -> str:
    """The present moment as GeoPackage writes DATETIME: UTC, milliseconds, Z (OGC 12-128 table 1)."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
