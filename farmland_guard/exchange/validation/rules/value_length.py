"""value.length."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule, cells


class ValueLength(Rule):
    """Texts are no longer than the profile allows; in a shapefile it counts bytes."""

    id = "value.length"

    def title(self) -> str:
        return translate("FarmlandGuard", "Texts are no longer than the profile allows")

    def check(self, package: Package) -> Iterator[Issue]:
        for table, column, record, value in cells(package):
            if column.kind != "text" or not isinstance(value, str):
                continue
            codec = {"UTF-8": "utf-8"}.get(table.encoding.upper(), "gb18030")
            size = len(value.encode(codec, "replace")) if table.encoding else len(value)
            if size > column.length:
                yield self.at(
                    table,
                    record,
                    translate("FarmlandGuard", "the text is {size} long, the profile allows {length}").format(
                        size=size, length=column.length
                    ),
                    column.name,
                )
