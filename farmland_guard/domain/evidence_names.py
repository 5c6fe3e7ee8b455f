"""What the name of an evidence file says: whose it is and of which kind, as office crews name them."""

import re
from pathlib import PurePath
from typing import Iterable, List, Mapping, Optional

PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".heic", ".webp")
TOKEN = re.compile(r"[0-9A-Za-z]{6,}(?:_\d{1,3})*")

# The first word found counts, so the narrower ones come first.
_KIND_WORDS = (
    ("overlay_map", ("套合", "叠加图", "压盖图")),
    ("photo_inside", ("内部", "室内", "内景")),
    ("upload_receipt", ("上图入库", "入库凭证", "入库截图")),
    ("facility_filing", ("备案",)),
    ("temporary", ("临时用地",)),
    ("supply", ("供地", "出让", "划拨")),
    ("title", ("不动产", "土地证", "使用证")),
    ("approval", ("农转用", "转用", "批文", "批复", "批准")),
    ("statement", ("说明", "证明", "承诺")),
    ("photo_site", ("现场", "全景", "外景", "实地", "照片", "近景", "远景")),
)


def kind_in(name: str, folders: Iterable[str] = ()) -> str:
    """The kind of attachment that a file's name, or else its folders' names, speak of; a picture is a site photo otherwise."""
    for text in (name, *folders):
        for kind, words in _KIND_WORDS:
            if any(word in text for word in words):
                return kind
    return "photo_site" if PurePath(name).suffix.lower() in PICTURES else "other"


def owner_in(texts: Iterable[str], owners: Mapping[str, str]) -> Optional[str]:
    """The owner whose number stands in the first text that names one; `owners` maps numbers in capitals to owners.

    A running number behind it (…_2.jpg, the second photo) is left off when no patch has it. None when no number is
    known, or one text names several owners.
    """
    for text in texts:
        found: List[str] = []
        for token in TOKEN.findall(text):
            owner = owners.get(token.upper()) or owners.get(re.sub(r"_\d{1,3}$", "", token.upper()))
            if owner and owner not in found:
                found.append(owner)
        if found:
            return found[0] if len(found) == 1 else None
    return None
