"""Names of people: two that differ in blanks only are one person, who cannot sign for both bureaus."""

import unicodedata

BLANKS = (9, 10, 13, 32, 160, 8203, 8204, 8205, 8288, 12288, 65279)
"""Code points that nobody sees in a name, full-width and zero-width ones among them; triggers know these."""


def squeezed(name: str) -> str:
    """The name without anything that cannot be seen."""
    return "".join(letter for letter in name if not letter.isspace() and unicodedata.category(letter) not in ("Cc", "Cf"))


_ACCOUNTS = ("管理", "用户", "账户", "账号", "电脑", "测试", "办公", "自然资源", "来宾", "访客")
"""Words of names that belong to an account of a computer or to an office, not to a person."""


def like_a_person(name: str) -> bool:
    """Whether this may be a Chinese person's full name (王执法, 阿依古丽·买买提): nobody's login name, such as root, may."""
    letters = squeezed(name).replace("·", "")
    return 2 <= len(letters) <= 15 and all("\u4e00" <= each <= "\u9fff" for each in letters) and not any(
        word in letters for word in _ACCOUNTS
    )


def trimmed(name: str) -> str:
    """The name without blanks around it; those within stay (阿依古丽 买买提)."""
    return name.strip("".join(map(chr, BLANKS))).strip()
