"""Drafted text: paragraphs in which words not yet agreed stand in square brackets."""

from __future__ import annotations

from dialogue_app.core.brackets import brackets_in
from dialogue_app.fields import record_list
from dialogue_app.fields.progress import Kind

progress = record_list.progress


def brackets(text: str) -> tuple[str, ...]:
    """The bracketed words of a paragraph, in order. Brackets do not nest."""
    return tuple(one.words for one in brackets_in(text))


KIND = Kind("drafted_text", "paragraphs with square brackets and who stands behind each", progress)
