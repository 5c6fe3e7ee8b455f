"""The one place where SQL text is made from names and values that do not stand in our source.

Values of users never come here: they are bound as parameters. Identifiers come from `domain.schema`, from table names
that we made ourselves and from columns read from the database; texts are those that triggers must carry, since SQLite
binds no parameters in DDL.
"""

import re
from typing import Iterable, Sequence, Union

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,62}")


class Sql(str):
    """SQL that this module made or that stands in our source; `statement` takes it as it is."""


class Text(str):
    """A text that `statement` quotes as a string literal."""


Part = Union[str, int, Sequence[str]]


def statement(template: str, **parts: Part) -> Sql:
    """SQL from a template of our source with {named} places.

    A `Sql` goes in as it is, a `Text` as a string literal, an int as a number, any other str as a quoted identifier and a
    sequence of str as quoted identifiers with commas. ValueError for what is no identifier.
    """
    return Sql(template.format(**{name: _part(part) for name, part in parts.items()}))


def _part(part: Part) -> str:
    if isinstance(part, Sql):
        return str(part)
    if isinstance(part, Text):
        return literal(part)
    if isinstance(part, int):
        return str(part)
    if isinstance(part, str):
        return identifier(part)
    return ", ".join(identifier(name) for name in part)


def identifier(name: str) -> Sql:
    """`name` quoted as an SQL identifier; ValueError for anything but an ASCII word."""
    if not _IDENTIFIER.fullmatch(name):
        raise ValueError(f"not an SQL identifier: {name!r}")
    return Sql(f'"{name}"')


def literal(text: str) -> Sql:
    """`text` quoted as an SQL string literal; ValueError when it holds a NUL."""
    if "\x00" in text:
        raise ValueError("a text with a NUL cannot be an SQL literal")
    return Sql("'" + text.replace("'", "''") + "'")


def literals(texts: Iterable[str]) -> Sql:
    """Texts as a parenthesised list of string literals, for IN."""
    return Sql("(" + ", ".join(literal(text) for text in texts) + ")")


def joined(separator: str, fragments: Iterable[str]) -> Sql:
    """Fragments that are SQL already, joined."""
    return Sql(separator.join(fragments))
