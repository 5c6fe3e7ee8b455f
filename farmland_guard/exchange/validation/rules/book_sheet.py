"""book.sheet."""

from typing import Iterator

from ....domain.fieldnames import normal
from ....domain.language import translate
from ..model import Issue, Package, Rule


class BookSheet(Rule):
    """The ledger has the profile's sheets and columns; full- and half-width brackets are the same."""

    id = "book.sheet"

    def title(self) -> str:
        return translate("FarmlandGuard", "The ledger has the profile's sheets and columns")

    def check(self, package: Package) -> Iterator[Issue]:
        book = package.profile.book
        if book is None or not package.book:
            return
        for sheet in book.sheets:
            if sheet.name not in package.book:
                # A sheet without rows may be left out by the program that saved it.
                yield self.on(package.book_file, translate("FarmlandGuard", "the sheet {sheet} is missing").format(sheet=sheet.name))
                continue
            present = {normal(header) for header in package.book[sheet.name][0]}
            for column in sheet.columns:
                if normal(column.name) not in present:
                    text = translate("FarmlandGuard", "sheet {sheet} lacks the column {column}")
                    yield self.on(package.book_file, text.format(sheet=sheet.name, column=column.name), column.name)
