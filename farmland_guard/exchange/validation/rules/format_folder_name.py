"""format.folder-name."""

from typing import Iterator

from ....domain.language import translate
from ..model import WARNING, Issue, Package, Rule
from ..reading import pattern_of


class FolderName(Rule):
    """The folder is called as the profile says (行政区代码 + 县名 + 年份 + 专题)."""

    id = "format.folder-name"
    severity = WARNING

    def title(self) -> str:
        return translate("FarmlandGuard", "The folder is named as the profile says")

    def check(self, package: Package) -> Iterator[Issue]:
        template = package.profile.folder_name
        # A package still being written has no name yet.
        if package.folder is None or package.folder.name.startswith("."):
            return
        if not pattern_of(template).match(package.folder.name):
            yield self.on(
                package.folder.name,
                translate("FarmlandGuard", "the folder should be named {pattern}").format(pattern=template),
            )
