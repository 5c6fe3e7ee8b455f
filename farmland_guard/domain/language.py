"""Translation for every layer, Qt or not.

`domain` and `geometry` may not import Qt, yet their sentences reach the user. They call
`translate(CONTEXT, "English source")`; the composition root installs Qt's translator here.
The context is always the literal "FarmlandGuard", so that the string extractor finds it.
"""

from typing import Callable, Iterable, Mapping

_translator: Callable[[str, str], str] = lambda context, text: text  # noqa: E731


def translate(context: str, text: str) -> str:
    """Return `text` in the user's language, or unchanged when there is no translation."""
    return _translator(context, text) or text


def relayed(text: str) -> str:
    """Return what `translate` does, for a process of ours that has no translator and asks here."""
    return _translator("FarmlandGuard", text) or text


def listed(items: Iterable[str]) -> str:
    """Join names as the user's language joins them inside a sentence."""
    return translate("FarmlandGuard", ", ").join(items)


def listed_with_codes(titles: Mapping[str, str]) -> str:
    """Join titles, each with its code in brackets: people read the title, a script writes the code."""
    return listed(translate("FarmlandGuard", "{label} ({name})").format(label=titles[code], name=code) for code in titles)


def install_translator(translator: Callable[[str, str], str]) -> None:
    """Make `translator(context, text)` the one that `translate` asks."""
    global _translator
    _translator = translator
