"""txt.remark."""

from typing import Iterator

from ....domain.language import translate
from ..model import WARNING, Issue, Package, Rule


class TxtRemark(Rule):
    """The coordinate file reads without remarks."""

    id = "txt.remark"
    severity = WARNING

    def title(self) -> str:
        return translate("FarmlandGuard", "The coordinate file reads without remarks")

    def check(self, package: Package) -> Iterator[Issue]:
        for file in package.txt:
            for remark in file.warnings:
                text = translate("FarmlandGuard", "line {line}: {text}").format(line=remark.line, text=remark.text)
                yield self.on(file.name, text)
