"""What a template says, as it stands on the screen: in the language of the window, with a printer's marks."""

from __future__ import annotations

from dialogue_app.core.template import TemplateText
from dialogue_app.support.translation import language
from dialogue_app.support.typography import typographic


def said(text: TemplateText) -> str:
    return typographic(text.shown(language()), language())
