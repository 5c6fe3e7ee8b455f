"""format.unexpected-file."""

from typing import Iterator

from ....domain.language import translate
from ..model import WARNING, Issue, Package, Rule


class UnexpectedFile(Rule):
    """Nothing is there that the profile does not name."""

    id = "format.unexpected-file"
    severity = WARNING

    def title(self) -> str:
        return translate("FarmlandGuard", "Nothing lies in the package that the profile does not name")

    def check(self, package: Package) -> Iterator[Issue]:
        known = {path.name.lower() for path in package.known_files}
        for path in package.files:
            if path.name.lower() not in known and path.suffix.lower() != ".csv":
                yield self.on(path.name, translate("FarmlandGuard", "the profile does not name this file"))
