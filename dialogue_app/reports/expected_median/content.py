"""Sealed guesses of the median of the table as their reader may see them, each beside the others' answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dialogue_app.analyses.judgements.expected_median import BACKING, ISOLATION, Misjudged, misjudged_middle
from dialogue_app.analyses.judgements.unity_overview import UnityOverview
from dialogue_app.core.commands.seats import Answerer, answerers
from dialogue_app.core.roles import Role
from dialogue_app.core.template import Template, TemplateField
from dialogue_app.core.visibility.late_entries import is_late
from dialogue_app.fields.items import Item
from dialogue_app.reports.context import ReportContext
from dialogue_app.services.analysis import SessionView
from dialogue_app.support.translation import N_, language

MEDIANS = (Role.MIDDLE_OF_PLACE, Role.MIDDLE_OF_VERDICTS)
FINDINGS = {
    ISOLATION: N_("False sense of isolation"),
    BACKING: N_("False sense of backing"),
}


@dataclass(frozen=True, slots=True)
class MedianQuestion:
    """One thing that was asked (an activity, or no item at all), its scale, and each guess on it."""

    item: Item
    scale: str
    guesses: tuple[Misjudged, ...]


Guess = tuple[MedianQuestion, Misjudged]


@dataclass(frozen=True, slots=True)
class MedianReport:
    """What was asked, of whom. ``codes``: party -> short code; empty where parties may not be named."""

    questions: tuple[MedianQuestion, ...]
    asked: int
    codes: Mapping[str, str]
    guesses: tuple[Guess, ...]

    @property
    def fewest(self) -> int:
        """How many guesses the question has that has the fewest, of those with any; 0 without a guess."""
        return min((len(one.guesses) for one in self.questions if one.guesses), default=0)

    @property
    def by_rule(self) -> bool:
        """Whether any guess is on a scale with the rules cut, so that a side can be misjudged."""
        return any(question.scale == "VERDICT" for question, _one in self.guesses)

    @property
    def by_activity(self) -> bool:
        """Whether the guesses are about activities."""
        return any(question.item.id for question in self.questions)


def name_of(median_report: MedianReport, guess: Guess) -> str:
    """Who guessed about what, in codes."""
    question, misjudgement = guess
    return f"{median_report.codes[misjudgement.party]} {question.item.code}".strip()


def median_fields(template: Template) -> tuple[TemplateField, ...]:
    """The fields in which a median is guessed, that of verdicts first."""
    return template.roles(*reversed(MEDIANS))


def read_medians(context: ReportContext) -> MedianReport | None:
    """Sealed guesses of the median of the table: on each activity, else on the preferred place of Russia; the
    most mistaken first. None where the template asks for none.
    """
    template = context.template
    guessed, overview = template.role(Role.MIDDLE_OF_VERDICTS), context.overview()
    if guessed is not None and overview is not None:
        median_report = _report(context, _of_activities(context, guessed, overview), overview.parties)
        if median_report.guesses:
            return median_report
    place, own = template.role(Role.MIDDLE_OF_PLACE), template.role(Role.PREFERRED_PLACE)
    if place is None or own is None:
        return None
    held = context.held
    parties = answerers(held.dialogue, held.session, place)
    given = _column(held, own, "")
    seated = {party.id: given[party.id] for party in parties if party.id in given}
    misjudged = misjudged_middle(seated, _column(held, place, ""), cut=False)
    question = MedianQuestion(Item("", "", own.label.shown(language())), own.scale, misjudged)
    return _report(context, [question], parties)


def _of_activities(
    context: ReportContext, guessed: TemplateField, overview: UnityOverview
) -> list[MedianQuestion]:
    return [
        MedianQuestion(
            context.item(activity.item),
            "VERDICT",
            misjudged_middle(activity.answers, _column(context.held, guessed, activity.item.id)),
        )
        for activity in overview.activities.values()
        if activity.item.record is None or context.reader.may_see(activity.item.record)
    ]


def _report(
    context: ReportContext, questions: list[MedianQuestion], parties: Collection[Answerer]
) -> MedianReport:
    named = context.reader.names_parties
    dialogue = context.held.dialogue
    codes = {party.id: context.reader.code(dialogue, party.id) for party in parties} if named else {}
    shown = [(question, guess) for question in questions for guess in question.guesses]
    seen = shown if context.reader.sees_answers else []
    guesses = sorted(seen, key=lambda pair: (not pair[1].finding, -pair[1].error))
    return MedianReport(tuple(questions), len(questions) * len(parties), codes, tuple(guesses))


def _column(held: SessionView, field: TemplateField, item: str) -> dict[str, str]:
    """party -> value of one item of a field, without what came after the fact."""
    cells = held.dialogue.item_entries(held.session, field.entry_field, item)
    return {party: entry.value for (party, _aspect, _round), entry in cells.items() if not is_late(entry)}
