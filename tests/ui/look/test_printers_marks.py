"""What a template says stands on the screen as on paper: with a printer's quotation marks and dashes."""

import re

import pytest

from dialogue_app.core.template import TemplateText
from dialogue_app.services.templates import template
from dialogue_app.ui.text.template_text import said
from tests.ui.invented import TEMPLATES

TYPEWRITER = re.compile(r"[\"']|\S - \S|\.\.\.")


@pytest.mark.parametrize("name", list(TEMPLATES.values()))
def test_nothing_of_a_guide_is_written_with_a_typewriter(name: str) -> None:
    texts = [
        text
        for stage in template(name).stages
        for text in (stage.purpose, stage.method, *stage.prompts, *stage.pitfalls)
    ]
    assert len(texts) > 20
    assert [said(text) for text in texts if TYPEWRITER.search(said(text))] == []


def test_each_language_has_its_own_marks() -> None:
    assert said(TemplateText((("en", "'Trust' - once \"lost\"..."),))) == "‘Trust’ – once “lost”…"
