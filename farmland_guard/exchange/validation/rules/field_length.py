"""field.length."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule


class FieldLength(Rule):
    """Texts have the profile's length, numbers its decimals, where the container knows such."""

    id = "field.length"

    def title(self) -> str:
        return translate("FarmlandGuard", "Fields have the profile's length and decimals")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            for column in table.spec.columns:
                info = table.info(column)
                if info is None or info.kind != column.kind or info.length == 0:
                    continue
                if column.kind == "text" and info.length != column.length:
                    yield self.on(
                        table.spec.name,
                        translate("FarmlandGuard", "the field has length {found}, the profile {wanted}").format(
                            found=info.length, wanted=column.length
                        ),
                        column.name,
                    )
                if column.kind == "real" and info.precision != column.digits:
                    yield self.on(
                        table.spec.name,
                        translate("FarmlandGuard", "the field has {found} decimals, the profile {wanted}").format(
                            found=info.precision, wanted=column.digits
                        ),
                        column.name,
                    )
