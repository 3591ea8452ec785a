"""What is said of a paragraph of a common text: who can join it, what limits it, what contradicts it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dialogue_app.analyses.line_status import (
    BLOCKED,
    JOINING,
    WAITING,
    Limit,
    LineStanding,
    footnote_mark,
    is_open,
    is_overdue,
)
from dialogue_app.core.commands.common_line import AGREED, BRACKETED, PROPOSED, has_brackets
from dialogue_app.core.commands.seats import answerer
from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.domain_records import LineParagraph, Reservation
from dialogue_app.core.records import Party
from dialogue_app.core.scales import scale
from dialogue_app.core.wording.brackets import brackets_in
from dialogue_app.reports.dates import day as date_words
from dialogue_app.support.translation import N_, _, ngettext

GAP = "  ·  "
FOOTNOTE = "FTN"
_NOT_JOINING = {
    BLOCKED: N_("cannot accept: {parties}"),
    WAITING: N_("needs instructions: {parties}"),
    "NP": N_("no position: {parties}"),
}


_IN_MARGIN = {JOINING[-1]: N_("with reservation: {parties}")}
_MOST_IN_MARGIN = 4


def paragraphs_words(paragraphs: Sequence[LineParagraph]) -> str:
    """How many paragraphs there are, and how many have which status; empty for none."""
    if not paragraphs:
        return ""
    n = len(paragraphs)
    count = ngettext("{n} paragraph", "{n} paragraphs", n).format(n=n)
    held = Counter(paragraph.status for paragraph in paragraphs)
    statuses = [
        f"{scale('LINE_STATUS').shown(code)} {held[code]}"
        for code in scale("LINE_STATUS").codes
        if held[code]
    ]
    return f"{count}: {', '.join(statuses)}" if statuses else count


def footnote_marks(standing: LineStanding) -> str:
    """The marks of the reservations on a paragraph; empty without any."""
    return " ".join(footnote_mark(limit.mark) for limit in standing.limits if limit.mark)


def positions_words(dialogue: Dialogue, standing: LineStanding) -> str:
    """How many of how many can join, who cannot and why, who is missing; empty where nobody is asked."""
    if not standing.of:
        return ""
    parts = [_("{n} of {of} can join").format(n=standing.joining, of=standing.of)]
    reserving = standing.holding(JOINING[-1])
    if reserving:
        parts[0] += " " + _("({parties} with reservation)").format(parties=_codes(dialogue, reserving))
    for code, words in _NOT_JOINING.items():
        parties = standing.holding(code)
        if parties:
            parts.append(_(words).format(parties=_codes(dialogue, parties)))
    if len(standing.missing) == standing.of:
        parts.append(_("nobody has answered yet"))
    elif standing.missing:
        parts.append(_("not answered: {parties}").format(parties=_codes(dialogue, standing.missing)))
    return GAP.join(parts)


def position_lines(dialogue: Dialogue, standing: LineStanding) -> tuple[str, ...]:
    """The same in short, a line each, of many parties the first few; all of them stand in the sentence."""
    if not standing.of:
        return ()
    if len(standing.missing) == standing.of:
        return (_("nobody has answered yet"),)
    lines = [_("{n} of {of} can join").format(n=standing.joining, of=standing.of)]
    lines += [
        _(words).format(parties=_few(dialogue, parties))
        for code, words in (*_IN_MARGIN.items(), *_NOT_JOINING.items())
        if (parties := standing.holding(code))
    ]
    if standing.missing:
        lines.append(_("not answered: {parties}").format(parties=_few(dialogue, standing.missing)))
    return tuple(lines)


def bracket_lines(standing: LineStanding) -> tuple[str, ...]:
    """The words of each bracket with the codes of those behind it, a line each."""
    known = dict(standing.paragraph.alternatives)
    words = dict.fromkeys(bracket.words for bracket in brackets_in(standing.paragraph.text))
    return tuple(f"[{word}]  {codes}" for word in words if (codes := known.get(word, "")))


def limit_words(dialogue: Dialogue, limit: Limit) -> str:
    """A reservation as its footnote reads: mark, party, type, state; its words and what would lift it."""
    reservation = limit.reservation
    mark = footnote_mark(limit.mark) + " " if limit.mark else ""
    kind = scale("RESERVATION").shown(reservation.type).split(" (")[0]
    head = f"{mark}{answerer(dialogue, reservation.party).code}{GAP}{kind}{GAP}{limit_state(reservation)}"
    lifted = _sentence(reservation.lifted_by)
    if lifted and reservation.type != FOOTNOTE:  # a footnote is meant to stay
        lifted = _("Lifted by: {words}").format(words=lifted)
    return "\n".join(
        part for part in (head, " ".join(x for x in (_sentence(reservation.text), lifted) if x)) if part
    )


def limit_state(reservation: Reservation) -> str:
    """Whether a reservation is open, by when, and whether that day has passed."""
    if not is_open(reservation):
        return scale("RESERVATION_STATUS").shown(reservation.status).lower()
    if not reservation.due:
        return _("open, without a date")
    day = date_words(reservation.due)
    return (_("overdue since {day}") if is_overdue(reservation) else _("open until {day}")).format(day=day)


def reservation_state(reservation: Reservation) -> tuple[str, str, str]:
    """The state of a reservation on its card: words, a note, the colour."""
    words = limit_state(reservation)
    tone = "bad" if is_overdue(reservation) else "warn" if is_open(reservation) else "good"
    return words[:1].upper() + words[1:], "", tone


def status_hint(standing: LineStanding) -> str:
    """What the status might be instead, where the text says so; empty for none."""
    text, status = standing.paragraph.text, standing.paragraph.status
    if status == PROPOSED and has_brackets(text):
        return _("Words stand in brackets: the status may be “{status}”.").format(
            status=scale("LINE_STATUS").shown(BRACKETED)
        )
    joined = standing.of and standing.joining == standing.of
    if status in (PROPOSED, BRACKETED) and joined and text and not has_brackets(text):
        return _("Every seat can join: the status may be “{status}”.").format(
            status=scale("LINE_STATUS").shown(AGREED)
        )
    return ""


def supporter_faults(dialogue: Dialogue, standing: LineStanding) -> tuple[str, ...]:
    """Brackets nobody stands behind, supporters without a bracket, and codes that are no party's."""
    told = []
    if standing.unsupported:
        told.append(_("Nobody is named behind {words}.").format(words=_bracketed(standing.unsupported)))
    if standing.stale:
        told.append(
            _("Supporters are named for words that stand in no bracket: {words}.").format(
                words="; ".join(f"“{words}” ({codes})" for words, codes in standing.stale)
            )
        )
    unknown = _unknown(dialogue, standing)
    if unknown:
        told.append(_("Named as supporters without a party of that code: {codes}.").format(codes=unknown))
    return tuple(told)


def _unknown(dialogue: Dialogue, standing: LineStanding) -> str:
    """Codes among the supporters that are no party's."""
    named = (code.strip() for _words, codes in standing.paragraph.alternatives for code in codes.split(","))
    known = {party.code for party in dialogue.of(Party).values()}
    return ", ".join(dict.fromkeys(code for code in named if code and code not in known))


def _codes(dialogue: Dialogue, parties: Iterable[str]) -> str:
    return ", ".join(answerer(dialogue, party).code for party in parties)


def _few(dialogue: Dialogue, parties: tuple[str, ...]) -> str:
    return _codes(dialogue, parties[:_MOST_IN_MARGIN]) + (" …" if len(parties) > _MOST_IN_MARGIN else "")


def _bracketed(words: Iterable[str]) -> str:
    return ", ".join(f"[{word}]" for word in words)


def _sentence(text: str) -> str:
    words = " ".join(text.split())
    return words if not words or words[-1] in ".!?…" else f"{words}."
