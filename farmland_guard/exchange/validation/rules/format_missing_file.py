"""format.missing-file."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule


class MissingFile(Rule):
    """Every file the profile asks for is there."""

    id = "format.missing-file"

    def title(self) -> str:
        return translate("FarmlandGuard", "Every required file is there")

    def check(self, package: Package) -> Iterator[Issue]:
        for template in package.missing:
            yield self.on(template, translate("FarmlandGuard", "the package lacks {file}").format(file=template))
