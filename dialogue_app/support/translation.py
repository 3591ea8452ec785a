"""The program's own words in the user's language, by gettext, with a printer's marks.

English stands in the source text and needs no catalogue. `_` and `ngettext` look a text up when
they are called, so a change of language shows wherever a text is asked for again; `N_` marks a
text that is looked up later, such as one in a module-level table. A document may be in another language
than the program: `in_language` holds for what is called within it, on its own thread.
"""

import gettext
import re
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from dialogue_app.support.paths import resource
from dialogue_app.support.typography import typographic

DOMAIN = "dialogue_app"
SOURCE_LANGUAGE = "en"

_current: gettext.NullTranslations = gettext.NullTranslations()
_language = SOURCE_LANGUAGE
_within: ContextVar[tuple[str, gettext.NullTranslations] | None] = ContextVar("language", default=None)


class NoSuchLanguage(LookupError):
    """There is no catalogue of a language."""


def _catalogue_in_use() -> gettext.NullTranslations:
    within = _within.get()
    return _current if within is None else within[1]


def _(text: str) -> str:
    """Return a text in the language in use."""
    return typographic(_catalogue_in_use().gettext(text), language()) if text else ""


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a text that goes with a number in the language in use."""
    return typographic(_catalogue_in_use().ngettext(one, many, number), language())


def pgettext(context: str, text: str) -> str:
    """Return a text whose meaning depends on where it stands."""
    return typographic(_catalogue_in_use().pgettext(context, text), language())


def N_(text: str) -> str:
    """Mark a text for the catalogue and return it unchanged."""
    return text


def language() -> str:
    """Return the code of the language in use."""
    within = _within.get()
    return _language if within is None else within[0]


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Look every text up in this language until the end of the block, on this thread only.

    Raises NoSuchLanguage where there is no catalogue of it.
    """
    catalogue = _catalogue(code)
    if catalogue is None:
        raise NoSuchLanguage(code)
    before = _within.set((code, catalogue))
    try:
        yield
    finally:
        _within.reset(before)


def use_language(code: str) -> bool:
    """Turn to a language; return whether it is there. Otherwise everything is in English."""
    global _current, _language
    catalogue = _catalogue(code)
    _current = catalogue or gettext.NullTranslations()
    _language = code if catalogue else SOURCE_LANGUAGE
    return catalogue is not None


def languages() -> tuple[str, ...]:
    """Return the codes of all languages, English first."""
    folder = resource("locale")
    codes = {path.parent.parent.name for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")}
    return (SOURCE_LANGUAGE, *sorted(codes - {SOURCE_LANGUAGE}))


def _catalogue(code: str) -> gettext.NullTranslations | None:
    if code == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    if not re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", code):
        return None
    try:
        return gettext.translation(DOMAIN, resource("locale"), [code])
    except (OSError, ValueError, struct.error):
        return None
