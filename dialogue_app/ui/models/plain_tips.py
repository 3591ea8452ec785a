"""Tooltips of users' own words: wrapped, and never read as markup."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """A tooltip that shows a text exactly, line by line."""
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>' if text else ""
