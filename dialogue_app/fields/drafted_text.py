"""Drafted text: paragraphs in which words not yet agreed stand in square brackets."""

from __future__ import annotations

import re

from dialogue_app.fields import record_list
from dialogue_app.fields.progress import Kind

_BRACKET = re.compile(r"\[([^\[\]]*)\]")

progress = record_list.progress


def brackets(text: str) -> tuple[str, ...]:
    """The bracketed words of a paragraph, in order. Brackets do not nest."""
    return tuple(_BRACKET.findall(text))


KIND = Kind("drafted_text", "paragraphs with square brackets and who stands behind each", progress)
