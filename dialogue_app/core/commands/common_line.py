"""Verbs on a common text: settle a bracket, record a paragraph's status, keep a draft."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dialogue_app.core import timestamps
from dialogue_app.core.commands.lists import add_listed, change_record
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import LineDraft, LineParagraph
from dialogue_app.core.edits import Change
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import Pairs
from dialogue_app.core.scales import scale
from dialogue_app.core.template import TemplateField
from dialogue_app.core.wording.brackets import (
    Bracket,
    alternatives_in,
    bracket_fault,
    brackets_in,
    side_by_side_in,
)
from dialogue_app.support.translation import N_, _

KEEP, DROP, CHOOSE, CHOOSE_BESIDE = "keep", "drop", "choose", "choose_beside"
PROPOSED, BRACKETED, AD_REFERENDUM, AGREED, WITHDRAWN = "PRO", "BRK", "ADR", "AGR", "WDN"

_NAMES = {
    KEEP: N_("Keep the bracketed words"),
    DROP: N_("Drop the bracketed words"),
    CHOOSE: N_("Choose an alternative"),
    CHOOSE_BESIDE: N_("Choose an alternative"),
}


# -- brackets ------------------------------------------------------------------------------------------


def settle(dialogue: Dialogue, paragraph: LineParagraph, place: int, how: str) -> Change:
    """Settle one bracket of a paragraph, counted from 0: KEEP its words without the signs, DROP them, or
    CHOOSE them instead of the alternatives, which a stroke sets apart. CHOOSE_BESIDE says that the brackets
    side by side with it are alternatives too, though no stroke says so. Supporters of words that stand in no
    bracket any more go with them; without brackets the paragraph is no longer bracketed but proposed.

    Raises Refused if the bracket is not there, if the brackets of the text are faulty, or if there is nothing
    to choose from.
    """
    now = dialogue.get(LineParagraph, paragraph.id)
    if now is None or place >= len(brackets_in(now.text)):
        raise Refused(_("This bracket has been settled meanwhile. Nothing was changed."))
    fault = bracket_fault(now.text)
    if fault:
        raise Refused(_("{fault} Mend the text first; nothing was settled.").format(fault=fault))
    if how in (CHOOSE, CHOOSE_BESIDE) and len(group_of(now.text, place, how)) == 1:
        raise Refused(_("No stroke sets an alternative apart from this bracket. Nothing was changed."))
    text = settled(now.text, place, how)
    before = {bracket.words for bracket in brackets_in(now.text)}
    after = {bracket.words for bracket in brackets_in(text)}
    kept = tuple(pair for pair in now.alternatives if pair[0] not in before or pair[0] in after)
    status = PROPOSED if now.status == BRACKETED and not has_brackets(text) else now.status
    name = _(_NAMES[how])
    return change_record(dialogue, now, name=name, text=text, alternatives=kept, status=status)


def settled(text: str, place: int, how: str) -> str:
    """A text after one of its brackets was settled; the others stay as they are."""
    target = brackets_in(text)[place]
    if how == KEEP:
        return _with(text, target, target.words)
    if how == DROP:
        return _without(text, target)
    for bracket in reversed(group_of(text, place, how)):
        text = _with(text, bracket, bracket.words) if bracket == target else _without(text, bracket)
    return text


def group_of(text: str, place: int, how: str = CHOOSE) -> tuple[Bracket, ...]:
    """The bracket at a place with its alternatives; for CHOOSE_BESIDE with those side by side as well."""
    target = brackets_in(text)[place]
    groups = side_by_side_in(text) if how == CHOOSE_BESIDE else alternatives_in(text)
    return next(group for group in groups if target in group)


def in_the_text(paragraphs: Iterable[LineParagraph]) -> list[LineParagraph]:
    """The paragraphs that are part of the text: those not withdrawn."""
    return [paragraph for paragraph in paragraphs if paragraph.status != WITHDRAWN]


def bracketed(paragraphs: Iterable[LineParagraph]) -> list[LineParagraph]:
    """The paragraphs of the text in which words stand in brackets."""
    return [paragraph for paragraph in in_the_text(paragraphs) if brackets_in(paragraph.text)]


def has_brackets(text: str) -> bool:
    """Whether anything of a text stands in brackets, or a bracket was begun."""
    return "[" in text or "]" in text


def _with(text: str, bracket: Bracket, words: str) -> str:
    return text[: bracket.start] + words + text[bracket.end :]


def _without(text: str, bracket: Bracket) -> str:
    """The text without a bracket, and without the space that belonged to it."""
    before, after = text[: bracket.start], text[bracket.end :]
    before = re.sub(r"\]\s*/\s*$", "] ", before)
    after = re.sub(r"^\s*/\s*", "", after) if not before.endswith("] ") else after
    if not before or before[-1].isspace():
        if after[:1] == " ":
            after = after[1:]
        elif not after or re.match(r"[\s.,;:!?)\]]", after):
            before = before.rstrip(" ")
    return before + after


# -- status --------------------------------------------------------------------------------------------


def set_status(dialogue: Dialogue, paragraph: LineParagraph, status: str) -> Change:
    """Record a paragraph's status. Raises Refused where brackets contradict it."""
    now = dialogue.get(LineParagraph, paragraph.id) or paragraph
    if status in (AGREED, AD_REFERENDUM) and has_brackets(now.text):
        raise Refused(
            _(
                "Words of this paragraph still stand in brackets, so it cannot be “{status}”. Settle the "
                "brackets first. Nothing was changed."
            ).format(status=scale("LINE_STATUS").shown(status))
        )
    return change_record(dialogue, now, status=status)


# -- drafts --------------------------------------------------------------------------------------------


def text_now(dialogue: Dialogue, session: str, line: TemplateField) -> Pairs:
    """The common text as it stands: (number, text) of each paragraph that is not withdrawn."""
    paragraphs = dialogue.listed(LineParagraph, session, line.key)
    return tuple((paragraph.number, paragraph.text) for paragraph in in_the_text(paragraphs))


def drafts(dialogue: Dialogue, session: str, line: TemplateField) -> tuple[LineDraft, ...]:
    """The drafts kept of a common text, oldest first."""
    return dialogue.listed(LineDraft, session, line.key)


def next_version(dialogue: Dialogue, session: str, line: TemplateField) -> str:
    """The number the next draft gets: one more than the highest."""
    numbers = [int(draft.version) for draft in drafts(dialogue, session, line) if draft.version.isdecimal()]
    return str(max(numbers, default=0) + 1)


def keep_draft(
    dialogue: Dialogue,
    session: str,
    line: TemplateField,
    note: str = "",
    paragraphs: Pairs = (),
    at: str = "",
) -> Change:
    """Keep the text as it stands, or these paragraphs of it, as a draft with the next number.

    Raises Refused if there is no text, or nothing has changed since the last draft.
    """
    text = paragraphs or text_now(dialogue, session, line)
    if not text:
        raise Refused(_("There is no text yet that could be kept. Nothing was changed."))
    known = drafts(dialogue, session, line)
    if known and known[-1].paragraphs == text:
        raise Refused(
            _("Nothing has changed since version {n} was kept. Nothing was written.").format(
                n=known[-1].version
            )
        )
    draft = LineDraft(
        session=session,
        field=line.key,
        version=next_version(dialogue, session, line),
        made_at=at or timestamps.now(),
        paragraphs=text,
        note=note.strip(),
        marking=line.marking,
    )
    return add_listed(dialogue, draft, name=_("Keep draft {n}").format(n=draft.version))
