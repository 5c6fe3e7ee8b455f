"""value.garbled."""

import codecs
from typing import Iterator

from ....domain.language import translate
from ..model import WARNING, Issue, Package, Rule, cells


def looks_garbled(text: str) -> bool:
    """Whether a text was read or written in the wrong encoding somewhere on its way."""
    if "\ufffd" in text or "??" in text or "锟斤拷" in text:
        return True
    for wrong, right in (("gb18030", "utf-8"), ("latin-1", "gb18030"), ("latin-1", "utf-8")):
        try:
            # A text cut at its field's end may leave half a character, which final=False lets pass.
            undone = codecs.getincrementaldecoder(right)("strict").decode(text.encode(wrong), False)
        except UnicodeError:
            continue
        # Two Chinese characters out of what showed none, or out of more and stranger ones, are no accident.
        if undone != text and sum(map(_chinese, undone)) >= 2 and len(undone) < len(text):
            return True
    return False


def _asks(text: str) -> bool:
    """Whether a single question mark stands in Chinese: a lost character, or a question."""
    return "?" in text and any(map(_chinese, text))


def _chinese(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"


class ValueGarbled(Rule):
    """No text shows signs of a wrong encoding: question marks for characters, letters for Chinese."""

    id = "value.garbled"

    def title(self) -> str:
        return translate("FarmlandGuard", "No text is garbled")

    def check(self, package: Package) -> Iterator[Issue]:
        for table, column, record, value in cells(package):
            if not isinstance(value, str) or (value.isascii() and "?" not in value):
                continue
            sure = looks_garbled(value)
            if sure or _asks(value):
                text = translate("FarmlandGuard", "“{value}” looks garbled").format(value=value[:60])
                issue = self.at(table, record, text, column.name)
                yield issue if sure else issue._replace(severity=WARNING)
