"""What a kind of field is: the facts about it that the layers ask for, in one object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.form import AskKind
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.fields.progress import Progress

ProgressOf = Callable[[Dialogue, str, Template, TemplateField], Progress]
"""How far a field of a session has come: of a dialogue, the session's id, its template and the field."""

Keeps = Literal["cells", "records", "attributes", "nothing"]
"""Where what is entered is kept: in entries, in records of its own, in the records of another list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldKind:
    """A kind of field: its name in templates, what it holds in words, how its progress is counted.

    ``module``: the name of its modules here, in ``ui.fields`` and in ``documents.sections``, where that is
    not its own. ``needs``: what a template must say of a field of this kind.

    Of what is entered: ``keeps`` says where; ``record`` names the kind of its records where the template
    names none. ``single``: one answer, so that no template gives it columns; ``answer``: the kind of an
    answer, ``lines`` if it is several texts, one a line, ``several`` if it is several options;
    ``scale``: that of its answers where the template names none. ``counts``: answers are levels or
    options that are counted together; ``rated``: they are levels in a matrix; ``two_way``: of one side on
    the other or on itself.

    Of lists: ``restates``: its records say back those of another list; ``drafts``: they make one text
    whose words are being settled.
    """

    name: str
    holds: str
    progress: ProgressOf
    module: str = ""
    needs: tuple[str, ...] = ()
    keeps: Keeps = "cells"
    record: str = ""
    single: bool = False
    answer: AskKind = "text"
    lines: bool = False
    several: bool = False
    scale: str = ""
    counts: bool = False
    rated: bool = False
    two_way: bool = False
    restates: bool = False
    drafts: bool = False

    @property
    def stem(self) -> str:
        """The name of its modules."""
        return self.module or self.name

    @property
    def lists(self) -> bool:
        """Whether it holds records of its own."""
        return self.keeps == "records"

    @property
    def beside_list(self) -> bool:
        """Whether it asks for attributes of the records of another list."""
        return self.keeps == "attributes"

    @property
    def entered(self) -> bool:
        """Whether anything can be entered in it."""
        return self.keeps != "nothing"
