"""format.encoding."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule

_FAMILY = {"GBK": "GB", "GB18030": "GB", "GB2312": "GB"}


class Encoding(Rule):
    """The .cpg names the encoding that the texts are in, and it is the profile's."""

    id = "format.encoding"

    def title(self) -> str:
        return translate("FarmlandGuard", "The declared encoding is the one of the texts and of the profile")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            found = table.encoding.upper()
            if not found or all(self._plain(value) for record in table.records for value in record.values.values()):
                continue
            declared = table.declared_encoding.upper()
            if declared and _family(declared) != _family(found):
                yield self.on(
                    table.spec.name,
                    translate("FarmlandGuard", "the .cpg says {declared}, but the texts are in {found}").format(
                        declared=declared, found=found
                    ),
                )
            wanted = "GBK" if table.spec.encoding == "auto" else table.spec.encoding
            if _family(wanted) != _family(found):
                yield self.on(
                    table.spec.name,
                    translate("FarmlandGuard", "the texts are in {found}, the profile wants {wanted}").format(
                        found=found, wanted=wanted
                    ),
                )

    @staticmethod
    def _plain(value: object) -> bool:
        return not isinstance(value, str) or value.isascii()


def _family(name: str) -> str:
    return _FAMILY.get(name.upper(), name.upper())
