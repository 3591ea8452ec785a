"""How well was listened: the session's figure, field by field, and what dropped."""

import dataclasses

from dialogue_app.core.commands.lists import change_record
from dialogue_app.core.domain_records import ReadBack, RedLine
from dialogue_app.core.edits import Edit
from dialogue_app.core.records import EXTERNAL
from dialogue_app.reports.context import ReportContext
from dialogue_app.services.analysis import hold
from tests.services.amber_sea import external
from tests.ui.pages.analyses.looked import found, outside


def test_the_figures_of_the_sample() -> None:
    sources, lines = found(outside(), "listening")
    assert sources.words.startswith("In this session 10 of 13 statements were said back accurately")
    assert "Read-backs: 5 of 6 accurate at the first attempt" in sources.words
    assert "5 of 7 accurate at the first attempt" in lines.words
    assert "Russia listening" in lines.words
    assert "dropped" not in lines.words
    assert lines.title == "Read-backs of red lines"
    row = next(one for one in lines.rows if one.cells[0].text == "A2")
    assert [cell.text for cell in row.cells][3:] == [
        "Not yet", "✓ Read back: confirmed after correction (2 attempts)",
    ]  # fmt: skip
    assert "later rounds are not counted" in lines.method
    assert lines.source is not None
    assert lines.source.field == "line_readbacks"


def test_a_confirmation_that_dropped_is_counted_and_the_figure_stays() -> None:
    dialogue = external()
    line = next(one for one in dialogue.of(RedLine).values() if one.code == "A1")
    changed = dialogue.apply(change_record(dialogue, line, statement="Other words.").edits)
    lines = found(ReportContext(hold(changed), EXTERNAL), "listening")[1]
    assert "5 of 7 accurate at the first attempt" in lines.words
    assert "1 confirmation dropped because the wording was changed since" in lines.words
    row = next(one for one in lines.rows if one.cells[0].text == "A1")
    assert row.cells[4].text == "Read back: changed since confirmed"


def test_before_anything_is_answered() -> None:
    dialogue = external()
    begun = next(iter(dialogue.of(ReadBack).values()))
    gone = [Edit(one, None) for one in dialogue.of(ReadBack).values() if one.id != begun.id]
    blank = dataclasses.replace(begun, result="")
    empty = dialogue.apply([*gone, Edit(begun, blank)])
    sources, lines = found(ReportContext(hold(empty), EXTERNAL), "listening")
    assert sources.words.startswith("What was said back in this session has not been answered yet.")
    assert lines.words == "Read-backs of red lines: nothing has been answered yet."
    assert lines.rows[0].cells[3].text == "not answered yet"
