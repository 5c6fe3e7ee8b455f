"""The one place where SQL text is made from names and values that are not literals in our source.

Values of users never come here: they are bound as parameters. Identifiers come from `domain.schema`, from table names
that we made ourselves and from columns read from the database; literals are texts that triggers must carry, since SQLite
binds no parameters in DDL.
"""

import re

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,62}")


def identifier(name: str) -> str:
    """`name` quoted as an SQL identifier; ValueError for anything but an ASCII word."""
    if not _IDENTIFIER.fullmatch(name):
        raise ValueError(f"not an SQL identifier: {name!r}")
    return f'"{name}"'


def literal(text: str) -> str:
    """`text` quoted as an SQL string literal; ValueError when it holds a NUL."""
    if "\x00" in text:
        raise ValueError("a text with a NUL cannot be an SQL literal")
    return "'" + text.replace("'", "''") + "'"


def identifiers(names: "list[str]") -> str:
    """Names quoted and joined by commas."""
    return ", ".join(identifier(name) for name in names)
