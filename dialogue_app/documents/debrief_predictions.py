"""How well each side of an exercise predicted the other: tables, scores, pictures, surprises."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

from reportlab.platypus import Flowable

from dialogue_app.analyses.prediction import PredictionScore
from dialogue_app.analyses.sides import OTHER, direction_fields
from dialogue_app.analyses.two_way import TwoWay, TwoWayOverview
from dialogue_app.charts import wording
from dialogue_app.charts.prediction_rows import PREDICTING, draw_prediction_rows, guess, score_words
from dialogue_app.core.records import SIDES
from dialogue_app.core.roles import Role
from dialogue_app.core.scales import level
from dialogue_app.core.sealing import is_sealed
from dialogue_app.core.seats import answerer, side_name
from dialogue_app.core.substance import Prediction, RedLine
from dialogue_app.documents import styles
from dialogue_app.documents.blocks import (
    Fact,
    Words,
    bold,
    facts,
    heading,
    paragraph,
    points,
    soft,
    table,
    together,
)
from dialogue_app.documents.chips import ChipHead, ChipRow
from dialogue_app.documents.figures import figure, ink, nameless
from dialogue_app.documents.fonts import SANS
from dialogue_app.documents.lettering import Run, numbers_kept
from dialogue_app.documents.printing import Printing
from dialogue_app.documents.seals import seal_notes
from dialogue_app.documents.sections.answers import item_words
from dialogue_app.documents.two_sides import chip, judged, kept, put_verdicts, said, side_by_side, small
from dialogue_app.support.translation import _

CHIP = 46.0
GRAVE = ("missed", "phantom", "dangerous")


def predictions(printing: Printing) -> list[Flowable]:
    """For each side: its score, and what it predicted beside what was stated and what it holds itself."""
    overview = judged(printing)
    if overview.scores:
        put_verdicts(printing, overview)
    made: list[Flowable] = []
    for side, score in overview.scores.items():
        opening = heading(printing, predicting(printing, side), 1)
        made.extend(together(opening, of_side(printing, overview, side, score)))
        if printing.disclosure.sides_named:
            alone = dataclasses.replace(overview, scores={side: score})
            shown = nameless(printing, alone)
            made.extend(figure(draw_prediction_rows(shown, styles.WIDTH, ink(printing), titled=False)))
    if not overview.scores:
        sealed = _sealed(printing)
        return [paragraph(printing, sealed), *_seals(printing)] if sealed else []
    return [*made, *in_words(printing), *_seals(printing)]


def _seals(printing: Printing) -> list[Flowable]:
    """When each side sealed what it predicted, and the digests."""
    sealed = [field for _stage, field in printing.template.fields() if field.sealed]
    notes = [one for field in sealed for one in seal_notes(printing, field, titled=True, check=False)]
    return together(heading(printing, _("Seals"), 2), notes) if notes else []


def predicting(printing: Printing, side: str) -> str:
    """Which side predicted which, as far as they may be named."""
    if printing.disclosure.sides_named:
        return _(PREDICTING[side])
    return _("One side predicting the other") if side == SIDES[0] else _("The other side predicting it")


def of_side(
    printing: Printing, overview: TwoWayOverview, side: str, score: PredictionScore
) -> list[Flowable]:
    """The score of one side and its predictions, activity by activity."""
    printing.use_scale("VERDICT")
    field = direction_fields(printing.template, "VERDICT").get("prediction")
    body: list[tuple[Words | Flowable, ...]] = []
    for one in overview.activities:
        if not one.said.value("prediction", side):
            continue
        found = guess(one, side)
        key = field.entry_field if field else ""
        entry = printing.dialogue.entry(printing.session.id, key, one.item.id, side)
        printing.put(entry)
        sure = entry.confidence if entry else ""
        if sure:
            printing.use_scale("CONF3")
        row = [chip(found.predicted, sure), chip(found.stated), chip(found.mirror)]
        words: Words = (bold(found.finding),) if found.grave else found.finding
        body.append((item_words(printing, one.item), ChipRow(row, CHIP), words))
    heads = [printing.letters.plain(text, SANS) for text in (_("Predicted"), _("Stated"), _("Mirror"))]
    wide = CHIP * len(heads)
    commands = [
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "MIDDLE"),
        ("RIGHTPADDING", (1, 0), (1, -1), 0),
    ]
    widths = (styles.WIDTH - wide - 150, wide + 12, 138.0)
    head = (_("Activity"), ChipHead(heads, CHIP), _("Finding"))
    return [
        *kept(
            [
                paragraph(printing, numbers_kept(score_words(score)), "lead"),
                *facts(printing, figures(score), indent=0),
            ]
        ),
        *table(printing, widths, head, body, commands=commands),
        paragraph(printing, _("Mirror: its own verdict on the other side doing the same."), "note"),
    ]


def figures(score: PredictionScore) -> list[Fact]:
    """The numbers of a score, each with what it rests on."""
    n = wording.of(score.n, score.n + score.left_out)
    found: list[Fact] = [
        (_("Compared"), n),
        (_("Mean error"), _number(score.mae)),
        (_("Bias"), _number(score.bias, signed=True)),
        (_("Accuracy"), _number(score.accuracy)),
        (_("Exact"), wording.of(score.exact, score.n)),
        (_("Same side of the cut"), wording.of(score.same_side, score.n)),
        (_("Red lines foreseen"), wording.of(len(score.hits), len(score.hits) + len(score.missed))),
        (_("Foreseen and stated"), wording.of(len(score.hits), len(score.hits) + len(score.phantom))),
        (_("Error of the mirror"), wording.on_mirrored(score, _number(score.mirror_mae))),
        (_("Skill"), wording.on_mirrored(score, _number(score.skill, signed=True))),
    ]
    return [(label, shown) for label, shown in found if shown]


def _number(value: Fraction | None, *, signed: bool = False) -> str:
    if value is None:
        return ""
    return wording.signed(float(value)) if signed else wording.number(float(value))


def _sealed(printing: Printing) -> str:
    """A sentence where predictions are sealed still."""
    field = direction_fields(printing.template, "VERDICT").get("prediction")
    rows = printing.dialogue.field_entries(printing.session.id, field.entry_field) if field else {}
    if any(is_sealed(entry) for cells in rows.values() for entry in cells.values()):
        return _("The predictions are sealed. They stand here once they have been unsealed.")
    return ""


def in_words(printing: Printing) -> list[Flowable]:
    """The red lines that each side predicted in words, and beside them those that the other stated."""
    field = printing.template.role(Role.PREDICTED_LINES)
    if field is None or not printing.disclosure.sides_named:
        return []
    session = printing.session.id
    guessed = [one for one in printing.dialogue.listed(Prediction, session, field.key) if not is_sealed(one)]
    stated = printing.listed_as(RedLine, Role.STATED_LINES)
    if not guessed:
        return []
    printing.put(*guessed)
    columns: list[list[Words]] = []
    for side in SIDES:
        expected = [
            [said(printing.quote(one.text)), small(f"\n{_expected_by(OTHER[side])}")]
            for one in guessed
            if answerer(printing.dialogue, one.about).side == side
        ]
        lines = [
            [bold(f"{printing.own(one.code)} "), said(f"“{printing.quote(one.statement)}”")]
            for one in stated
            if answerer(printing.dialogue, one.holder).side == side
        ]
        columns.append([*lines, *expected])
    title = heading(printing, _("Red lines in words: stated, and expected by the other side"), 1)
    return together(title, side_by_side(printing, columns))


def _expected_by(side: str) -> str:
    return _("Expected by {side}").format(side=_("the alliance") if side == SIDES[0] else side_name(side))


def surprises(printing: Printing) -> list[Flowable]:
    """Red lines that were missed, expected in vain, or thought to be inside the rules, by side."""
    overview = judged(printing)
    made: list[Flowable] = []
    for side, score in overview.scores.items():
        opening = heading(printing, predicting(printing, side), 2)
        made.extend(kept([*opening, *points(printing, _of_score(printing, overview, side, score))]))
    return made


def _of_score(printing: Printing, overview: TwoWayOverview, side: str, score: PredictionScore) -> list[Words]:
    labels = {"missed": _("Missed"), "phantom": _("Phantom"), "dangerous": _("Dangerous")}
    rows: list[Words] = []
    for name in GRAVE:
        codes: tuple[str, ...] = getattr(score, name)
        of_kind = [one for one in overview.activities if one.item.code in codes]
        if not of_kind:
            rows.append([bold(f"{labels[name]}: "), Run(_("none"))])
        rows.extend([bold(f"{labels[name]}: "), *_surprise(one, side)] for one in of_kind)
    return rows


def _surprise(one: TwoWay, side: str) -> list[Run]:
    predicted, stated = one.said.value("prediction", side), one.said.value("on_other", OTHER[side])
    words = _("predicted {predicted}, stated {stated}")
    told = words.format(predicted=_in_one(predicted), stated=_in_one(stated))
    return [Run(f"{one.item.code} {one.item.title}"), soft(f" – {told}" if level(predicted) else "")]


def _in_one(value: str) -> str:
    """An answer in words that stay on one line."""
    return wording.answer(value).replace(" ", "\u00a0")
