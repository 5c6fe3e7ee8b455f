"""Today and now, in one place so that a test can set them."""

from datetime import date, datetime, timezone
from typing import Optional


def today() -> date:
    """The local date."""
    return date.today()


def now_text() -> str:
    """The present moment as GeoPackage writes DATETIME: UTC, milliseconds, Z (OGC 12-128 table 1)."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def local_time(text: Optional[str]) -> str:
    """A DATETIME of the register (UTC) as local “YYYY-MM-DD HH:MM”; what is no such text comes back as it is."""
    if not text:
        return ""
    try:
        moment = datetime.fromisoformat(str(text).replace("Z", "+00:00"))
    except ValueError:
        return str(text)
    return (moment.astimezone() if moment.tzinfo else moment).strftime("%Y-%m-%d %H:%M")
