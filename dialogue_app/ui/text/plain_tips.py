"""Tooltips of users' own words: wrapped, and never read as markup."""

from __future__ import annotations


def plain_tip(text: str) -> str:
    """A tooltip that shows a text exactly, line by line."""
    from html import escape  # with its table of names, which the first picture needs not

    return f'<p style="white-space: pre-wrap">{escape(text)}</p>' if text else ""


def exact_tip(text: str) -> str:
    """A text as a tooltip: as it is, unless Qt could take it for markup and show something else than it says,
    or look for a picture that it names.
    """
    return plain_tip(text) if "<" in text else text
