"""The title block of the first page, and the contents that may follow it."""

from __future__ import annotations

from reportlab.platypus import Flowable, HRFlowable, Table

from dialogue_app.charts.measured_text import SANS
from dialogue_app.core.commands.attribution import CHR
from dialogue_app.core.records import BRIEF, EXTERNAL, INTERNAL, TRAINING
from dialogue_app.core.scales import scale
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import paragraph, space
from dialogue_app.documents.layout.page import ContentsLine
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.reports.dates import day
from dialogue_app.support.translation import _

TRACK_LETTERS = {INTERNAL: "I", EXTERNAL: "E", BRIEF: "B", TRAINING: "T"}
LONGEST_NAME, LONGEST_LINE, LONGEST_UNBROKEN = 140, 300, 48


def document_number(printing: PrintContext, letter: str) -> str:
    """Initials of the dialogue, track, session, kind of document: made of what the document shows anyway."""
    name = printing.dialogue.track.name
    words = [] if printing.disclosure.names_a_person(name) else name.split()
    initials = "".join(word[0] for word in words if word[0].isalnum())[:3].upper() or "D"
    track = TRACK_LETTERS[printing.dialogue.track.track]
    return f"{initials}-{track}-{printing.session.number}-{letter}"


def title_block(
    printing: PrintContext, title: str, letter: str, date: str, wide: float = styles.WIDTH, about: str = ""
) -> list[Flowable]:
    """Kind, name and session at the left; number, version and attribution rule at the right; a line.

    ``about``: whom this one is about, whose name stands as it is written.
    """
    session = printing.session
    shown = map(printing.own, (session.title, day(session.dates), session.place))
    line = " · ".join(dict.fromkeys(_unbroken(text) for text in shown if text))
    number = document_number(printing, letter)
    dated = _("Document {number}, version of {date}").format(number=number, date=day(date))
    rule = scale("ATTRIBUTION_RULE").shown(printing.disclosure.rule)
    rule = rule[:1].lower() + rule[1:] if printing.disclosure.rule != CHR else rule
    if not printing.disclosure.rule_chosen:
        rule = _("{rule} (none chosen)").format(rule=rule)
    aside = (
        dated if date else _("Document {number}").format(number=number),
        _("Attribution: {rule}").format(rule=rule),
        _("Recording does not imply endorsement"),
    )
    name = _short(printing.of_the_whole(printing.dialogue.track.name), LONGEST_NAME)
    left = [
        paragraph(printing, title.upper() + (f": {about}" if about else ""), "kind"),
        paragraph(printing, name, "name"),
        paragraph(printing, _short(line, LONGEST_LINE), "session"),
    ]
    right = [paragraph(printing, text, "aside") for text in aside]
    block = Table(
        [[left, right]],
        colWidths=(wide - 190, 190),
        style=[
            ("FONT", (0, 0), (-1, -1), SANS, 8),
            ("VALIGN", (0, 0), (0, 0), "BOTTOM"),
            ("VALIGN", (1, 0), (1, 0), "BOTTOM"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ],
    )
    rule_line = HRFlowable(
        width="100%", thickness=0.9, color=printing.accent, spaceBefore=9, spaceAfter=4, lineCap="butt"
    )
    return [block, rule_line]


def _unbroken(text: str) -> str:
    """A text that stands on one line if it can."""
    return text.replace(" ", "\u00a0") if len(text) <= LONGEST_UNBROKEN else text


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def contents(printing: PrintContext) -> list[Flowable]:
    """A line for every heading set so far that becomes a bookmark."""
    lines: list[Flowable] = [ContentsLine(*heading) for heading in printing.headings]
    return [space(8), *lines, space(6)] if lines else []
