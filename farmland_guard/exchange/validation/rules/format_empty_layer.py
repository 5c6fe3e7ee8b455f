"""format.empty-layer."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule


class EmptyLayer(Rule):
    """A required layer has features."""

    id = "format.empty-layer"

    def title(self) -> str:
        return translate("FarmlandGuard", "A required layer has features")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            if not table.records and table.spec.required:
                yield self.on(table.spec.name, translate("FarmlandGuard", "the layer is empty"))
