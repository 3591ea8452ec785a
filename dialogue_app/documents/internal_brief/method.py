"""How the internal brief was made: definitions and thresholds, so that every number can be traced."""

from __future__ import annotations

from reportlab.platypus import Flowable

from dialogue_app.analyses.judgements.alpha import alpha_of_answers
from dialogue_app.analyses.judgements.groups import WIDTH
from dialogue_app.analyses.judgements.outliers import FEWEST
from dialogue_app.analyses.judgements.unity import quorum
from dialogue_app.analyses.judgements.unity_overview import FEWEST_FOR_AN_INDEX, UnityOverview
from dialogue_app.charts import wording
from dialogue_app.core.thresholds import DEFAULTS, Thresholds, thresholds_of
from dialogue_app.documents.internal_brief.findings import Findings
from dialogue_app.documents.layout.blocks import points
from dialogue_app.documents.layout.print_context import Printing
from dialogue_app.documents.phrases.party_names import may_count
from dialogue_app.support.translation import _, ngettext


def _labels(limits: Thresholds, seats: int) -> list[str]:
    """How a label is come by."""
    needed = quorum(seats, limits.quorum)
    here = (
        _("here {q} of {n}").format(q=needed, n=seats)
        if seats >= needed
        else ngettext(
            "here {n} seat is taken, fewer than that", "here {n} seats are taken, fewer than that", seats
        ).format(n=seats)
    )
    return [
        _(
            "Quorum: {share} of the seats and at least three; {here}. Below it: Not enough answers, and no "
            "rank."
        ).format(share=limits.quorum, here=here),
        _(
            "Labels, in order of concern. Polarised: at least two on the smaller side of the rules (or three "
            "answers in all), {share} or more at levels 1-2 and {share} or more at 4-5. Divided: any other "
            "split of two or more. Isolated reservation: exactly one on the smaller side, of at least four. "
            "United on the rule, divided on severity: one side, two or more levels apart. "
            "United: one side, at "
            "most one level apart. “So far”: answers are outstanding."
        ).format(share=limits.polarised),
    ]


def _alpha(overview: UnityOverview) -> list[str]:
    """Agreement over the whole table, for those who look for it."""
    over_all = alpha_of_answers(one.answers for one in overview.activities.values())
    if over_all is None:
        return []
    return [
        _(
            "Krippendorff's ordinal alpha over all activities and seats: {alpha}; 1 all alike, 0 as by "
            "chance. It falls where nearly all answers are the same, and is not used anywhere else."
        ).format(alpha=wording.number(over_all))
    ]


def method_note(printing: Printing, found: Findings) -> list[Flowable]:
    """One point for each rule, with the threshold it uses."""
    seats = len(printing.dialogue.seats(printing.session.id))
    limits = thresholds_of(printing.dialogue)
    texts = [
        _(
            "Levels 1 and 2 are inside the rules of the game, 3 to 5 outside. No position, Needs "
            "instructions, "
            "Withheld and Not recorded are never turned into numbers; round two replaces round one."
        ),
        *_labels(limits, seats),
        _(
            "Index: consensus of Tastle and Wierman (2007), 0 half at each end, 1 all equal; shown from "
            "{fewest} answers. A: agreement of van der Eijk (2001), -1 to 1. Both describe; neither says "
            "anything about significance. The label leads, not the index."
        ).format(fewest=FEWEST_FOR_AN_INDEX),
        _(
            "Bounds: lowest and highest index once the outstanding seats (needs instructions, withheld, not "
            "recorded) have given any level."
        ),
        _(
            "Stands apart: a distance of {far} or more from the median of the others, or {few} per cent or "
            "fewer of the others on the same side of the rules; from {fewest} answers. With two camps the "
            "camps are shown instead."
        ).format(
            far=wording.number(limits.outlier_levels),
            few=wording.number(limits.outlier_share * 100),
            fewest=FEWEST,
        ),
        _(
            "Groups: complete linkage up to a mean difference of {share} of the scale, that is {levels} of a "
            "level; parties that share too few activities are not compared."
        ).format(share=limits.group, levels=wording.number(limits.group * WIDTH)),
        _("These thresholds are professional judgement, the defaults of the method.")
        if limits == DEFAULTS
        else _("These thresholds are professional judgement, set for this dialogue."),
    ]
    if found.overview is not None and may_count(printing):
        texts.extend(_alpha(found.overview))
    if found.faced is not None:
        texts.append(
            _(
                "Where testing is most likely: allies are not united, and Russia judges its own conduct "
                "Acceptable or Tolerable in the last session of the external track."
            )
        )
    if found.hidden:
        texts.append(
            _(
                "The external file was not used: the attribution rule of its session forbids "
                "saying which side "
                "said what."
            )
        )
    return points(printing, [printing.neat(text) for text in texts])
