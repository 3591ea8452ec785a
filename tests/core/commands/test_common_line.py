"""Settling brackets, recording a status, keeping drafts."""

from __future__ import annotations

import dataclasses

import pytest

from dialogue_app.core.commands.common_line import (
    CHOOSE,
    CHOOSE_BESIDE,
    DROP,
    KEEP,
    drafts,
    has_brackets,
    keep_draft,
    next_version,
    set_status,
    settle,
    settled,
    text_now,
)
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import LineDraft, LineParagraph
from dialogue_app.core.edits import added, removed
from dialogue_app.core.errors import Refused
from dialogue_app.fields.registry import new_field
from tests.core.made import first_session, small_dialogue, words

LINE = new_field(key="line", kind="drafted_text", label=words("Common line"), marking="ALLY")


def with_paragraphs(*paragraphs: LineParagraph) -> tuple[Dialogue, str]:
    dialogue = small_dialogue()
    session = first_session(dialogue).id
    placed = [
        dataclasses.replace(paragraph, id=f"p{n}", session=session, field="line", position=n)
        for n, paragraph in enumerate(paragraphs)
    ]
    return dialogue.apply(added(*placed)), session


@pytest.mark.parametrize(
    ("text", "place", "how", "result"),
    [
        ("They [will] [may] answer.", 0, CHOOSE_BESIDE, "They will answer."),
        ("They [will] [may] answer.", 1, CHOOSE_BESIDE, "They may answer."),
        ("They [will]/[may] answer.", 0, CHOOSE, "They will answer."),
        ("They [will] / [may] answer.", 1, CHOOSE, "They may answer."),
        ("They [will] / [may] answer.", 1, DROP, "They [will] answer."),
        ("They [will] [may] answer.", 0, DROP, "They [may] answer."),
        ("They [will] [may] answer.", 1, DROP, "They [will] answer."),
        ("They [will] [may] answer.", 0, KEEP, "They will [may] answer."),
        ("[Allies] [States] agree.", 0, DROP, "[States] agree."),
        ("[Soon] they answer.", 0, DROP, "they answer."),
        ("They answer [soon].", 0, DROP, "They answer."),
        ("They answer [soon]", 0, DROP, "They answer"),
        ("They [re]answer.", 0, DROP, "They answer."),
        ("They [a] [b] / [c] answer.", 1, DROP, "They [a] / [c] answer."),
        ("non[-]stop", 0, DROP, "nonstop"),
        ("They [сразу] ответят.", 0, KEEP, "They сразу ответят."),
        ("[a] [b] [c] and [d]", 1, CHOOSE_BESIDE, "b and [d]"),
        ("[a] / [b] [c] and [d]", 1, CHOOSE, "b [c] and [d]"),
        ("[a] / [b] [c] and [d]", 1, CHOOSE_BESIDE, "b and [d]"),
    ],
)
def test_a_bracket_is_settled_and_the_space_around_it_with_it(
    text: str, place: int, how: str, result: str
) -> None:
    assert settled(text, place, how) == result


def test_settling_rewrites_text_supporters_and_status_as_one_change() -> None:
    paragraph = LineParagraph(
        number="1",
        text="They [will] / [may] answer.",
        status="BRK",
        alternatives=(("will", "NOR"), ("may", "DNK"), ("gone long ago", "NOR")),
    )
    dialogue, _session = with_paragraphs(paragraph)
    change = settle(dialogue, dialogue.of(LineParagraph)["p0"], 0, CHOOSE)
    assert len(change.edits) == 1
    after = dialogue.apply(change.edits)
    line_paragraph = after.of(LineParagraph)["p0"]
    assert (line_paragraph.text, line_paragraph.status) == ("They will answer.", "PRO")
    assert line_paragraph.alternatives == (("gone long ago", "NOR"),)
    assert after.apply(change.reversed().edits) == dialogue


def test_while_brackets_remain_the_paragraph_stays_bracketed() -> None:
    paragraph = LineParagraph(text="[a] x [b] y [b]", status="BRK", alternatives=(("b", "NOR"),))
    dialogue, _session = with_paragraphs(paragraph)
    after = dialogue.apply(settle(dialogue, dialogue.of(LineParagraph)["p0"], 1, DROP).edits)
    line_paragraph = after.of(LineParagraph)["p0"]
    assert (line_paragraph.text, line_paragraph.status, line_paragraph.alternatives) == (
        "[a] x y [b]",
        "BRK",
        (("b", "NOR"),),
    )


def test_a_bracket_that_is_gone_is_refused() -> None:
    dialogue, _session = with_paragraphs(LineParagraph(text="They [will] answer."))
    paragraph = dialogue.of(LineParagraph)["p0"]
    with pytest.raises(Refused, match="settled meanwhile"):
        settle(dialogue, paragraph, 1, KEEP)
    with pytest.raises(Refused, match="settled meanwhile"):
        settle(dialogue.apply(removed(paragraph)), paragraph, 0, KEEP)


@pytest.mark.parametrize("status", ["AGR", "ADR"])
def test_a_text_with_brackets_cannot_be_agreed(status: str) -> None:
    dialogue, _session = with_paragraphs(
        LineParagraph(text="They [will] answer."), LineParagraph(text="Yes.")
    )
    bracketed, clean = dialogue.of(LineParagraph)["p0"], dialogue.of(LineParagraph)["p1"]
    with pytest.raises(Refused, match="Settle the brackets first"):
        set_status(dialogue, bracketed, status)
    assert set_status(dialogue, bracketed, "BRK")
    assert dialogue.apply(set_status(dialogue, clean, status).edits).of(LineParagraph)["p1"].status == status


def test_drafts_are_numbered_and_hold_what_is_not_withdrawn() -> None:
    dialogue, session = with_paragraphs(
        LineParagraph(number="1", text="One."),
        LineParagraph(number="2", text="Two.", status="WDN"),
        LineParagraph(number="2 bis", text="[Two] again."),
    )
    assert text_now(dialogue, session, LINE) == (("1", "One."), ("2 bis", "[Two] again."))
    change = keep_draft(dialogue, session, LINE, " After the first reading ")
    assert change.name == "Keep draft 1"
    dialogue = dialogue.apply(change.edits)
    (draft,) = drafts(dialogue, session, LINE)
    assert (draft.version, draft.note, draft.marking) == ("1", "After the first reading", "ALLY")
    assert draft.paragraphs == text_now(dialogue, session, LINE)
    assert draft.made_at
    with pytest.raises(Refused, match="since version 1"):
        keep_draft(dialogue, session, LINE)
    assert next_version(dialogue, session, LINE) == "2"


def test_a_version_that_is_no_number_does_not_count() -> None:
    dialogue, session = with_paragraphs(LineParagraph(number="1", text="One."))
    odd = LineDraft(id="d", session=session, field="line", version="of Monday", paragraphs=(("1", "x"),))
    dialogue = dialogue.apply(added(odd))
    assert next_version(dialogue, session, LINE) == "1"
    assert dialogue.apply(keep_draft(dialogue, session, LINE).edits) != dialogue


def test_without_a_text_there_is_no_draft() -> None:
    dialogue, session = with_paragraphs()
    with pytest.raises(Refused, match="no text yet"):
        keep_draft(dialogue, session, LINE)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("shall [promptly] [and fully] inform", CHOOSE),
        ("shall [promptly] inform", CHOOSE),
        ("shall [promptly] inform", CHOOSE_BESIDE),
        ("[developed Parties [and other Parties] [must] [should] lead]", CHOOSE_BESIDE),
        ("[developed Parties [and other Parties] lead]", KEEP),
        ("shall [promptly] inform]", DROP),
        ("shall [promptly] [inform", DROP),
    ],
)
def test_nothing_is_settled_that_the_text_does_not_say_or_says_wrongly(text: str, how: str) -> None:
    dialogue, _session = with_paragraphs(LineParagraph(text=text, status="BRK"))
    with pytest.raises(Refused, match=r"Nothing was changed|nothing was settled"):
        settle(dialogue, dialogue.of(LineParagraph)["p0"], 0, how)


@pytest.mark.parametrize(
    ("text", "expected"), [("They [will", True), ("may] answer", True), ("They.", False)]
)
def test_a_bracket_begun_or_only_closed_is_a_bracket(text: str, expected: bool) -> None:
    assert has_brackets(text) is expected
