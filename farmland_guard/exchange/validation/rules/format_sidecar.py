"""format.sidecar."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule


class Sidecar(Rule):
    """A shapefile is complete: .shx, .dbf, .prj and .cpg beside the .shp."""

    id = "format.sidecar"

    def title(self) -> str:
        return translate("FarmlandGuard", "A shapefile has its .shx, .dbf, .prj and .cpg")

    def check(self, package: Package) -> Iterator[Issue]:
        if package.folder is None:
            return
        for path in package.known_files:
            if path.suffix.lower() != ".shp":
                continue
            for suffix in (".shx", ".dbf", ".prj", ".cpg"):
                beside = (path.with_suffix(suffix), path.with_suffix(suffix.upper()))
                if not any(each.exists() for each in beside):
                    yield self.on(path.name, translate("FarmlandGuard", "{file} is missing").format(file=path.stem + suffix))
