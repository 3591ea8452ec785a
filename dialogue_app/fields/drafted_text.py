"""Drafted text: paragraphs in which words not yet agreed stand in square brackets."""

from __future__ import annotations

from dialogue_app.core.wording.brackets import brackets_in
from dialogue_app.fields import record_list
from dialogue_app.fields.field_kind import FieldKind

progress = record_list.progress


def brackets(text: str) -> tuple[str, ...]:
    """The bracketed words of a paragraph, in order. Brackets do not nest."""
    return tuple(bracket.words for bracket in brackets_in(text))


KIND = FieldKind(
    name="drafted_text",
    holds="paragraphs with square brackets and who stands behind each",
    progress=progress,
    needs=("record",),
    keeps="records",
    record="line_paragraph",
    drafts=True,
)
