"""value.garbled."""

import codecs
from typing import Iterator

from ....domain.language import translate
from ..model import Issue, Package, Rule, cells


def looks_garbled(text: str) -> bool:
    """Whether a text was read or written in the wrong encoding somewhere on its way."""
    if "\ufffd" in text or "??" in text or "锟斤拷" in text:
        return True
    if "?" in text and any(_chinese(sign) for sign in text):
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


def _chinese(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"


class ValueGarbled(Rule):
    """No text shows signs of a wrong encoding: question marks for characters, letters for Chinese."""

    id = "value.garbled"

    def title(self) -> str:
        return translate("FarmlandGuard", "No text is garbled")

    def check(self, package: Package) -> Iterator[Issue]:
        for table, column, record, value in cells(package):
            if isinstance(value, str) and not (value.isascii() and "?" not in value) and looks_garbled(value):
                yield self.at(
                    table, record, translate("FarmlandGuard", "“{value}” looks garbled").format(value=value[:60]), column.name
                )
