"""book.rows."""

from typing import Iterator

from ....domain.fieldnames import normal
from ....domain.language import translate
from ..model import Issue, Package, Rule


class BookRows(Rule):
    """The ledger lists the features of the layer, no more and no less."""

    id = "book.rows"

    def title(self) -> str:
        return translate("FarmlandGuard", "The ledger lists the features of the layer")

    def check(self, package: Package) -> Iterator[Issue]:
        book = package.profile.book
        if book is None:
            return
        for sheet in book.sheets:
            key = next((column for column in sheet.columns if column.unique), None)
            tables = [table for table in package.tables if table.spec.rows == sheet.rows and table.spec.key]
            if key is None or not tables or sheet.name not in package.book:
                continue
            headers, rows = package.book[sheet.name]
            place = next((index for index, header in enumerate(headers) if normal(header) == normal(key.name)), None)
            if place is None:
                continue
            listed = {str(row[place]).strip() for row in rows if row[place] not in (None, "")}
            features = {tables[0].feature(record): record for record in tables[0].records}
            for code in sorted(set(features) - listed):
                text = translate("FarmlandGuard", "the feature is not in sheet {sheet} of the ledger")
                yield self.at(tables[0], features[code], text.format(sheet=sheet.name))
            for code in sorted(listed - set(features)):
                text = translate("FarmlandGuard", "{code} of sheet {sheet} is not in the layer")
                yield self.on(package.book_file, text.format(code=code, sheet=sheet.name))
