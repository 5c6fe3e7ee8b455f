"""geometry.repeated."""

from typing import Dict, Iterator

from ....domain.language import translate
from ..model import Issue, Package, Record, Rule
from ..shapes import metric_wkb


class GeometryRepeated(Rule):
    """No shape is there twice."""

    id = "geometry.repeated"

    def title(self) -> str:
        return translate("FarmlandGuard", "No shape is there twice")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            seen: Dict[bytes, Record] = {}
            for record, shape in zip(table.records, metric_wkb(table)):
                if shape is None:
                    continue
                if shape in seen:
                    yield self.at(
                        table,
                        record,
                        translate("FarmlandGuard", "has the same shape as {other}").format(other=table.feature(seen[shape])),
                    )
                seen.setdefault(shape, record)
