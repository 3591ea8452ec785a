"""The questions of the page of analyses as the rows of a list, each with its answer at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dialogue_app.reports.questions import Question
from dialogue_app.reports.report import Overview
from dialogue_app.support.translation import _

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
ANSWER_ROLE = Qt.ItemDataRole.UserRole


class QuestionsModel(QAbstractListModel):
    """A row for each question; the answers come one after another and stay until there are newer ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.questions: tuple[Question, ...] = ()
        self.answers: dict[str, Overview] = {}

    @property
    def keys(self) -> list[str]:
        """The keys of the questions, in their order."""
        return [question.key for question in self.questions]

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Offer other questions; what is known of those that stay is kept."""
        self.beginResetModel()
        self.questions = tuple(questions)
        self.answers = {key: self.answers[key] for key in self.keys if key in self.answers}
        self.endResetModel()

    def show_answer(self, key: str, answer: Overview) -> None:
        if key in self.keys and self.answers.get(key) != answer:
            self.answers[key] = answer
            index = self.index(self.keys.index(key))
            self.dataChanged.emit(index, index)

    def forget_answers(self) -> None:
        """Show no answers until there are other ones, as for another session."""
        self.answers = {}
        if self.questions:
            self.dataChanged.emit(self.index(0), self.index(len(self.questions) - 1))

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.questions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The question, its answer, and both in words for those who hear them."""
        if not index.isValid():
            return None
        question = self.questions[index.row()]
        answer = self.answers.get(question.key)
        if role == Qt.ItemDataRole.DisplayRole:
            return question.title
        if role == ANSWER_ROLE:
            return answer
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{question.title} {told(answer)}"
        return None


def told(answer: Overview | None) -> str:
    """An answer in words, with what is drawn; or that it is still being made."""
    if answer is None:
        return _("The answers are being read.")
    parts = "; ".join(f"{part.name} {part.n}" for part in answer.parts if part.n)
    return " ".join(part for part in (answer.sentence, answer.basis, parts) if part)
