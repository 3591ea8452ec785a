"""The end of every document: the scales it used, explained, and the closing statements."""

from __future__ import annotations

from reportlab.platypus import CondPageBreak, Flowable

from dialogue_app.charts.measured_text import SYMBOLS
from dialogue_app.core.scales import RULES_CUT, Scale, scale
from dialogue_app.documents.layout import styles
from dialogue_app.documents.layout.blocks import bold, paragraph, soft, space, table
from dialogue_app.documents.layout.chips import ChipRow, PrintedChip
from dialogue_app.documents.layout.print_context import PrintContext
from dialogue_app.documents.layout.text_runs import Run
from dialogue_app.documents.phrases import left_out
from dialogue_app.support.translation import N_, _

NAMES = {
    "VERDICT": N_("Verdict"),
    "VERDICT_STATUS": N_("Answers that are not levels"),
    "CONTEXT": N_("Context"),
    "REL5": N_("State of relations"),
    "ARCH5": N_("Russia's place"),
    "AGREE5": N_("Agreement with a statement"),
    "MAIN_CONCERN": N_("Main concern"),
    "NATURE": N_("Nature of a difference"),
    "READBACK": N_("Read-back"),
    "ANTICIPATION": N_("Anticipation"),
    "COMM_MODE": N_("How a line is communicated"),
    "RESERVATION": N_("Reservation"),
    "TEST3": N_("Tests of a line"),
    "RISK5": N_("Risk"),
    "CALC5": N_("Effect"),
    "CONF3": N_("Confidence"),
    "SUPPORT": N_("Position"),
    "COMMITMENT": N_("State of a commitment"),
    "SIGNAL_TYPE": N_("Type of signal"),
    "RECORD_STATUS": N_("Status of the record"),
    "ACCEPTANCE": N_("Acceptance"),
    "ATTRIBUTION_RULE": N_("Attribution rule"),
}
CHIP = 26.0


def legend(printing: PrintContext, wide: float = styles.WIDTH) -> list[Flowable]:
    """The scales used, in full, and the closing statements, in a column so wide."""
    flowables: list[Flowable] = []
    for name in printing.scales:
        flowables.extend(_scale(printing, scale(name), wide))
    if printing.letters.missing:
        symbol = _("stands for a character that the fonts of this document do not have.")
        flowables.append(paragraph(printing, (Run("□", SYMBOLS), Run(f" {symbol}")), "note"))
    flowables.extend(paragraph(printing, sentence, "note") for sentence in printing.withheld.of_counts())
    closing = (
        _("Positions are those of the parties as recorded; recording does not imply endorsement."),
        _("n of N: answers given of seats asked."),
        left_out.caveat(printing) or _("An empty cell means that nothing was recorded."),
        _("Prepared offline, without a network."),
    )
    return [*flowables, CondPageBreak(60), space(8), *(paragraph(printing, text) for text in closing)]


def _scale(printing: PrintContext, answer_scale: Scale, column: float) -> list[Flowable]:
    verdict = answer_scale.name == "VERDICT"
    if not any(option.note for option in answer_scale.options):
        return [_in_a_line(printing, answer_scale)]
    body = [
        (
            ChipRow(
                [
                    PrintedChip(
                        answer_scale.figure(option.code),
                        answer_scale.name,
                        answer_scale.name != "VERDICT_STATUS",
                    )
                ],
                _chip_width(answer_scale),
            ),
            (
                bold(printing.neat(option.shown)),
                soft(f"  {printing.neat(option.meaning)}" if option.meaning else ""),
            ),
        )
        for option in answer_scale.options
        if option.code
    ]
    wide = _chip_width(answer_scale) + 10
    commands: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    if verdict:
        commands.append(("LINEBELOW", (0, RULES_CUT - 1), (-1, RULES_CUT - 1), 1.4, styles.TEXT))
    flowables: list[Flowable] = [
        CondPageBreak(18 * len(body) + 36),  # a scale is not divided
        paragraph(printing, (bold(_title(printing, answer_scale)),), "legend"),
    ]
    flowables.extend(table(printing, (wide, column - wide), (), body, commands=commands))
    if verdict:
        cut = _(
            "The rules of the game end at the strong line: levels up to {n} are inside, those above outside."
        )
        flowables.append(paragraph(printing, cut.format(n=RULES_CUT), "note"))
    return flowables


def _in_a_line(printing: PrintContext, answer_scale: Scale) -> Flowable:
    """A scale whose options explain themselves."""
    words = [bold(f"{_title(printing, answer_scale)}: ")]
    for number, option in enumerate(answer_scale.options):
        words += [
            Run(" · " if number else ""),
            bold(f"{answer_scale.figure(option.code)}\u00a0"),
            Run(printing.neat(option.shown)),
        ]
    return paragraph(printing, words, "legend")


def _title(printing: PrintContext, answer_scale: Scale) -> str:
    return printing.neat(_(NAMES.get(answer_scale.name, answer_scale.name.replace("_", " ").capitalize())))


def _chip_width(answer_scale: Scale) -> float:
    return CHIP if all(len(option.code) < 5 for option in answer_scale.options) else 3 * CHIP
