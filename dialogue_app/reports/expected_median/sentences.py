"""What is said of guesses of the median: who has a false sense of the table, and how far off they were."""

from __future__ import annotations

from fractions import Fraction

from dialogue_app.analyses.judgements.expected_median import BACKING, ISOLATION
from dialogue_app.charts import wording
from dialogue_app.reports.expected_median.content import MedianReport, name_of
from dialogue_app.reports.overview import short
from dialogue_app.reports.phrases import levels, named, sentence
from dialogue_app.reports.report import Overview, Part
from dialogue_app.support.translation import _


def sentences(median_report: MedianReport) -> tuple[str, ...]:
    """How many guesses can be compared, then what follows. There is at least one guess."""
    told = [
        _("{guesses} of the middle of the table can be compared with the others' answers").format(
            guesses=wording.guesses_of(len(median_report.guesses), median_report.asked)
        )
    ]
    for finding, words in (
        (ISOLATION, _("False sense of isolation (thinks that it stands alone and does not) on {who}")),
        (BACKING, _("False sense of backing (thinks that the table is with it and it is not) on {who}")),
    ):
        of_it = [guess for guess in median_report.guesses if guess[1].finding == finding]
        names = named(name_of(median_report, guess) for guess in of_it) if median_report.codes else ""
        if of_it:
            told.append(words.format(who=f"{len(of_it)}: {names}" if names else len(of_it)))
    if len(told) == 1 and median_report.by_rule:
        told.append(_("Nobody misjudges on which side of the rules cut the table stands"))
    mean = sum((misjudgement.error for _question, misjudgement in median_report.guesses), Fraction()) / len(
        median_report.guesses
    )
    told.append(_("Off by {levels} on average").format(levels=levels(mean)))
    return tuple(map(sentence, told))


def overview(median_report: MedianReport) -> Overview:
    """How many guesses give a false sense of the table, where a side can be misjudged. There is at least one
    guess.
    """
    total = len(median_report.guesses)
    isolation, backing = (
        sum(misjudgement.finding == finding for _question, misjudgement in median_report.guesses)
        for finding in (ISOLATION, BACKING)
    )
    exact = sum(not misjudgement.error for _question, misjudgement in median_report.guesses)
    said = _("Met the middle of the table: {guesses}").format(guesses=wording.guesses_of(exact, total))
    misjudged = isolation + backing
    told = _("a false sense of it: {n}").format(n=misjudged) if misjudged else ""
    return Overview(
        short(sentence(said, told), sentence(said)),
        wording.guesses_of(total, median_report.asked),
        (
            Part(_("exact"), exact, "full"),
            Part(_("near"), total - exact - misjudged, "half"),
            Part(_("false sense of the table"), misjudged, "hatched"),
            Part(_("not compared"), median_report.asked - total, "open"),
        ),
    )
