"""field.type."""

from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule

_NAMES = {"text": "文本", "real": "小数", "int": "整数", "date": "日期", "other": "其他"}


class FieldType(Rule):
    """Fields have the profile's types. A whole number may be kept as a real one without decimals."""

    id = "field.type"

    def title(self) -> str:
        return translate("FarmlandGuard", "Fields have the profile's types")

    def check(self, package: Package) -> Iterator[Issue]:
        for table in package.tables:
            if table.path is not None and table.path.suffix.lower() in (".csv", ".kml"):
                continue  # all text
            for column in table.spec.columns:
                info = table.info(column)
                if info is None or info.kind == column.kind:
                    continue
                if column.kind == "int" and info.kind == "real" and info.precision == 0:
                    continue
                if column.kind == "real" and info.kind == "int" and column.digits == 0:
                    continue
                yield self.on(
                    table.spec.name,
                    translate("FarmlandGuard", "the field is of type {found}, the profile has {wanted}").format(
                        found=_NAMES[info.kind], wanted=_NAMES[column.kind]
                    ),
                    column.name,
                )
