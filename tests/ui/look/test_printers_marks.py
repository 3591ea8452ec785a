"""What the program says stands on the screen as on paper: with a printer's quotation marks and dashes."""

import re

import pytest

from dialogue_app.core.scales import SCALES
from dialogue_app.core.template import TemplateText
from dialogue_app.services.templates import template
from dialogue_app.support.translation import _
from tests.ui.invented import TEMPLATES

TYPEWRITER = re.compile(r"[\"']|\S --? \S|\.\.\.")


@pytest.mark.parametrize("name", list(TEMPLATES.values()))
def test_nothing_of_a_template_is_written_with_a_typewriter(name: str) -> None:
    frame = template(name)
    texts = [
        text.shown()
        for stage in frame.stages
        for text in (stage.title, stage.purpose, stage.method, *stage.prompts, *stage.pitfalls)
    ]
    for _stage, field in frame.fields():
        columns = (*field.rows, *field.aspects)
        said = (field.label, field.brief, field.tab, field.help, field.text_label, field.left_out)
        texts += [column.label.shown() for column in columns]
        texts += [text.shown() for text in said]
    assert len(texts) > 60
    assert [text for text in texts if TYPEWRITER.search(text)] == []


@pytest.mark.parametrize("name", SCALES)
def test_no_answer_of_a_scale_is_written_with_a_typewriter(name: str) -> None:
    scale = SCALES[name]
    texts = [
        text for option in scale.options for text in (option.shown, option.meaning, scale.shown(option.code))
    ]
    assert [text for text in texts if TYPEWRITER.search(text)] == []


def test_what_the_program_says_itself_has_the_same_marks() -> None:
    assert _("The other's view is 'open' - perhaps") == "The other’s view is ‘open’ – perhaps"


def test_each_language_has_its_own_marks() -> None:
    text = TemplateText((("en", "'Trust' - once \"lost\"..."), ("de", '"Vertrauen" -- einmal')))
    assert text.shown() == "‘Trust’ – once “lost”…"
    assert text.shown("de") == "„Vertrauen“ – einmal"
    assert text.wording("de") == '"Vertrauen" -- einmal'
