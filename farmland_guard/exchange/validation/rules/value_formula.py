"""value.formula."""

from typing import Iterator

from ....domain.language import translate
from ...values import runs_as_formula
from ..model import ERROR, WARNING, Issue, Package, Rule, cells


class ValueFormula(Rule):
    """No text would run as a formula when a spreadsheet opens the table."""

    id = "value.formula"
    severity = WARNING

    def title(self) -> str:
        return translate("FarmlandGuard", "No text would run as a formula in a spreadsheet")

    def check(self, package: Package) -> Iterator[Issue]:
        for table, column, record, value in cells(package):
            if isinstance(value, str) and runs_as_formula(value):
                issue = self.at(
                    table,
                    record,
                    translate("FarmlandGuard", "“{value}” would run as a formula").format(value=value[:60]),
                    column.name,
                )
                # In a CSV it runs when the file is opened; elsewhere only when somebody copies it into a sheet.
                csv = table.path is not None and table.path.suffix.lower() == ".csv"
                yield issue._replace(severity=ERROR) if csv else issue
