"""The words in which reviewing sites say how far a patch has come, and codes as they write them.

The list is gathered from practice (国土调查云 and provincial sites, whose words change from year to year) and stays data: a saved
mapping may add words of its own.
"""

import re
import unicodedata
from typing import Dict, List, Mapping, Optional, Tuple

from .codes import REVIEW_STATES

WORDS: Dict[str, Tuple[str, ...]] = {
    "returned": ("退回", "已退回", "打回", "已打回", "退件", "已退件", "不通过", "审核不通过", "未通过", "审核未通过", "市级退回", "省级退回",
                 "市级打回", "省级打回", "国家退回", "驳回", "已驳回"),
    "done": ("审核结束", "通过", "已通过", "审核通过", "省级通过", "省级审核通过", "终审通过", "合格", "审核合格", "已审结", "审结", "办结"),
    "province": ("省级待审核", "待省级审核", "省级审核中", "省级待审", "市级通过", "市级审核通过"),
    "city": ("市级待审核", "待市级审核", "市级审核中", "市级待审", "已提交", "已上报", "县级通过", "县级审核通过", "待审核", "审核中"),
    "draft": ("未提交", "待提交", "已保存", "未上报", "待上报"),
    "unhandled": ("未处理", "未填报", "待处理"),
}  # fmt: skip
"""Code of the review state → words for it beside its own label."""

_KNOWN = {word: code for code, words in WORDS.items() for word in words}
_KNOWN.update({label: code for code, label in REVIEW_STATES.items()})

_SUFFIX = re.compile(r"(.+?)(?:[_\-\u2010-\u2015#]|\(|\[)0*(\d{1,3})[)\]]?")


def review_state_of(text: str, own: Mapping[str, str]) -> Optional[str]:
    """The code of a review state for the words of a list, or None; `own` are further words of this source."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).strip("。.;；")
    if plain in REVIEW_STATES:
        return plain
    return own.get(plain) or _KNOWN.get(plain)


def normal_code(text: str) -> str:
    """A patch code made comparable: half-width, upper case, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def code_forms(text: str, part: str = "") -> List[str]:
    """The forms in which the register may hold a code: as it is, and with the child's suffix written as _n.

    `part` is the number of the sub-patch where the list has it in a column of its own. A-1, A_01, A（1）and A#1 all are A_1.
    """
    plain, number = normal_code(text), normal_code(part)
    forms = []
    if number.isdigit() and int(number) > 0:
        forms.append(f"{plain}_{int(number)}")
    elif number and number != plain:
        forms += [number, f"{plain}{number}" if number[0] in "_-" else f"{plain}_{number}"]
    else:
        forms.append(plain)
    for form in list(forms):
        match = _SUFFIX.fullmatch(form)
        if match:
            forms.append(f"{match.group(1)}_{int(match.group(2))}")
    return list(dict.fromkeys(forms))
