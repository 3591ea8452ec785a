"""What is said of changed verdicts: labels that are others now, and how the answers moved."""

from __future__ import annotations

from dialogue_app.analyses.change import SAME, ActivityChange
from dialogue_app.analyses.judgements.unity import LABELS
from dialogue_app.charts import wording
from dialogue_app.reports.continuity.content import NAMES, VerdictChange
from dialogue_app.reports.overview import with_codes
from dialogue_app.reports.phrases import named, sentence
from dialogue_app.reports.report import Overview, Part
from dialogue_app.support.translation import _, ngettext

MOST_NAMED = 6


def activity_sentences(verdict_change: VerdictChange) -> tuple[str, ...]:
    """On how many activities the label changed, from which to which, and what could not be compared. There is
    at least one activity.
    """
    activities = verdict_change.change.activities
    labelled = [activity for activity in activities if activity.labelled]
    told = [_moved(verdict_change, labelled)] if labelled else []
    if few := len(activities) - len(labelled):
        words = _("Not enough answers in {before} or {after} on {activities}")
        share = wording.activities_of(few, len(activities))
        told.append(words.format(before=verdict_change.before, after=verdict_change.after, activities=share))
    return (*map(sentence, told), *left_out(verdict_change.change.reworded))


def activity_overview(verdict_change: VerdictChange) -> Overview:
    """On how many activities the label changed since the session before. There is at least one activity."""
    activities = verdict_change.change.activities
    labelled = [activity for activity in activities if activity.labelled]
    moved = [
        activity_change.activity
        for activity_change in labelled
        if activity_change.label_before != activity_change.label_after
    ]
    share = wording.activities_of(len(moved), len(labelled))
    said = _("Since {before} unity has another label on {activities}").format(
        before=verdict_change.before, activities=share
    )
    nothing = _("On no activity are there enough answers in both sessions.")
    return Overview(
        with_codes(said, "{codes}", moved) if labelled else nothing,
        wording.activities_of(len(labelled), len(activities)),
        (
            Part(_("the same label"), len(labelled) - len(moved), "full"),
            Part(_("another label"), len(moved), "hatched"),
            Part(_("not enough answers"), len(activities) - len(labelled), "open"),
        ),
    )


def left_out(reworded: tuple[str, ...]) -> tuple[str, ...]:
    """Which activities were left out of a comparison."""
    if not reworded:
        return ()
    words = _("Left out because the wording changed: {codes}")
    return (sentence(words.format(codes=named(reworded))),)


def _moved(verdict_change: VerdictChange, labelled: list[ActivityChange]) -> str:
    moved = [
        activity_change
        for activity_change in labelled
        if activity_change.label_before != activity_change.label_after
    ]
    first = _("From {before} to {after}, unity has another label on {activities}").format(
        before=verdict_change.before,
        after=verdict_change.after,
        activities=wording.activities_of(len(moved), len(labelled)),
    )
    told = "; ".join(
        _("{code} from “{before}” to “{after}”").format(
            code=activity_change.activity,
            before=_(LABELS[activity_change.label_before]),
            after=_(LABELS[activity_change.label_after]),
        )
        for activity_change in moved[:MOST_NAMED]
    )
    more = len(moved) - MOST_NAMED
    over = f"; {_('and {n} more').format(n=more)}" if more > 0 else ""
    return f"{first}: {told}{over}" if moved else first


def nothing_in_common(verdict_change: VerdictChange) -> str:
    """That there is no activity to compare, and why."""
    words = _("{before} and {after} have no activity in common that can be compared.")
    told = words.format(
        before=verdict_change.before[:1].upper() + verdict_change.before[1:], after=verdict_change.after
    )
    return " ".join((told, *left_out(verdict_change.change.reworded)))


def answer_sentence(verdict_change: VerdictChange) -> str:
    """How many answers changed in each way."""
    counts = verdict_change.change.counts
    told = ", ".join(
        f"{counts[kind]} {_(name)}" for kind, name in NAMES.items() if kind != SAME and counts.get(kind)
    )
    same = counts.get(SAME, 0)
    first = ngettext("{answers} is the same", "{answers} are the same", same).format(
        answers=wording.answers_of(same, len(verdict_change.change.cells))
    )
    return sentence(first, told)
