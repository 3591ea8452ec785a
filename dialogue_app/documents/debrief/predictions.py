"""How well each side of an exercise predicted the other: verdicts, red lines in words, seals."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from dialogue_app.analyses.both_sides.sides import OTHER, direction_fields
from dialogue_app.core.commands.seats import answerer, side_name
from dialogue_app.core.domain_records import Prediction, RedLine
from dialogue_app.core.records import SIDES
from dialogue_app.core.roles import Role
from dialogue_app.core.visibility.seals import is_sealed
from dialogue_app.documents.layout.blocks import Words, bold, heading, paragraph, together
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.parts.report_section import section
from dialogue_app.documents.parts.side_by_side import said, side_by_side, small
from dialogue_app.documents.phrases.seals import seal_notes
from dialogue_app.support.translation import _


def predictions(printing: PrintContext) -> list[Flowable]:
    """What each side predicted beside what was stated; then the scores, the lines in words and the seals."""
    flowables = [
        flowable
        for side in SIDES
        for flowable in section(printing, "predictions", sides=(side,), method=side == SIDES[-1])
    ]
    if not flowables:
        sealed = _sealed(printing)
        return [paragraph(printing, sealed), *_seals(printing)] if sealed else []
    return [*flowables, *section(printing, "prediction_scores"), *in_words(printing), *_seals(printing)]


def _seals(printing: PrintContext) -> list[Flowable]:
    """When each side sealed what it predicted, and the digests."""
    sealed = [field for _stage, field in printing.template.fields() if field.sealed]
    notes = [note for field in sealed for note in seal_notes(printing, field, titled=True, check=False)]
    return together(heading(printing, _("Seals"), 2), notes) if notes else []


def _sealed(printing: PrintContext) -> str:
    """A sentence where predictions are sealed still."""
    field = direction_fields(printing.template, "VERDICT").get("prediction")
    rows = printing.dialogue.field_entries(printing.session.id, field.entry_field) if field else {}
    if any(is_sealed(entry) for cells in rows.values() for entry in cells.values()):
        return _("The predictions are sealed. They stand here once they have been unsealed.")
    return ""


def in_words(printing: PrintContext) -> list[Flowable]:
    """The red lines that each side predicted in words, and beside them those that the other stated."""
    field = printing.template.role(Role.PREDICTED_LINES)
    if field is None or not printing.disclosure.sides_named:
        return []
    session = printing.session.id
    guessed = [
        prediction
        for prediction in printing.dialogue.listed(Prediction, session, field.key)
        if not is_sealed(prediction)
    ]
    if not guessed:
        return []
    columns: list[list[Words]] = []
    for side in SIDES:
        expected = [
            prediction for prediction in guessed if answerer(printing.dialogue, prediction.about).side == side
        ]
        stated = [
            red_line
            for red_line in _stated(printing)
            if answerer(printing.dialogue, red_line.holder).side == side and printing.prints(red_line)
        ]
        printing.put(*expected)
        columns.append(
            [
                *(
                    [bold(f"{printing.own(red_line.code)} "), said(f"“{printing.quote(red_line.statement)}”")]
                    for red_line in stated
                ),
                *(
                    [said(printing.quote(prediction.text)), small(f"\n{_expected_by(OTHER[side])}")]
                    for prediction in expected
                ),
            ]
        )
    title = heading(printing, _("Red lines in words: stated, and expected by the other side"), 1)
    return together(title, side_by_side(printing, columns))


def _stated(printing: PrintContext) -> Sequence[RedLine]:
    """The red lines stated in this session, whether or not they may be printed."""
    field = printing.template.role(Role.STATED_LINES)
    return printing.dialogue.listed(RedLine, printing.session.id, field.key) if field is not None else ()


def _expected_by(side: str) -> str:
    return _("Expected by {side}").format(side=_("the alliance") if side == SIDES[0] else side_name(side))
