"""format.unreadable."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule


class Unreadable(Rule):
    """Every file can be read."""

    id = "format.unreadable"

    def title(self) -> str:
        return translate("FarmlandGuard", "Every file can be read")

    def check(self, package: Package) -> Iterator[Issue]:
        for name, reason in package.problems:
            yield self.on(name, reason)
