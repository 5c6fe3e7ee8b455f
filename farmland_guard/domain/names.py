"""Names of people: two that differ in blanks only are one person, who cannot sign for both bureaus."""

import unicodedata

BLANKS = (9, 10, 13, 32, 160, 8203, 8204, 8205, 8288, 12288, 65279)
"""Code points that nobody sees in a name, full-width and zero-width ones among them; triggers know these."""


def squeezed(name: str) -> str:
    """The name without anything that cannot be seen."""
    return "".join(letter for letter in name if not letter.isspace() and unicodedata.category(letter) not in ("Cc", "Cf"))


def trimmed(name: str) -> str:
    """The name without blanks around it; those within stay (阿依古丽 买买提)."""
    return name.strip("".join(map(chr, BLANKS))).strip()
