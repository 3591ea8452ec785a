"""The peeling test of a difference, question by question; the first "no" names its nature."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from dialogue_app.analyses.difference_layers import LAYERS, QUESTIONS, nature_of
from dialogue_app.core.scales import scale
from dialogue_app.support.translation import _
from dialogue_app.ui.widgets import kit
from dialogue_app.ui.widgets.inputs.choice_box import BoxChoice, Segments

YES, NO = "yes", "no"


class PeelingPanel(QWidget):
    """Four questions and what follows. ``found`` carries the nature as soon as it is known."""

    found = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.questions: list[QLabel] = []
        self.answers: list[Segments] = []
        column = kit.column(self, spacing=4)
        choices = (BoxChoice(YES, _("Yes, it would remain")), BoxChoice(NO, _("No")))
        for number, layer in enumerate(LAYERS[:QUESTIONS], start=1):
            question = kit.label(f"{number}. {_(layer.question)}")
            answer = Segments(choices, self)
            answer.name_for(_(layer.question))
            answer.set_code("")
            answer.chosen.connect(self._on_answer)
            column.addWidget(question)
            column.addWidget(answer)
            column.addSpacing(4)
            self.questions.append(question)
            self.answers.append(answer)
        self.result = kit.label(role="strong")
        column.addWidget(self.result)
        self.setAccessibleName(_("Peeling test"))
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        for answer in self.answers:
            answer.set_code("")
        self._show()

    def nature(self) -> str:
        """The nature by the answers so far."""
        return nature_of(self._given())

    def _given(self) -> list[bool]:
        given: list[bool] = []
        for answer in self.answers:
            if not answer.code():
                break
            given.append(answer.code() == YES)
            if answer.code() == NO:
                break
        return given

    def _on_answer(self, _code: str) -> None:
        self._show()
        nature = self.nature()
        if nature:
            self.found.emit(nature)
        else:
            self.answers[len(self._given())].buttons()[0].setFocus()

    def _show(self) -> None:
        given = self._given()
        reached = len(given) if not given or given[-1] else len(given) - 1
        for number, (question, answer) in enumerate(zip(self.questions, self.answers, strict=True)):
            question.setVisible(number <= reached)
            answer.setVisible(number <= reached)
        nature = self.nature()
        self.result.setVisible(bool(nature))
        if nature:
            self.result.setText(_("Nature: {nature}").format(nature=scale("NATURE").shown(nature)))
