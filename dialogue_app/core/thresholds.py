"""The thresholds by which a dialogue is judged: professional judgement with defaults, settings of the track.

The track record keeps those that differ from the defaults, as names and exact fractions.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from functools import lru_cache

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.core.edits import Change, Edit
from dialogue_app.core.errors import Refused
from dialogue_app.core.records import Pairs
from dialogue_app.support.translation import N_, _


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Share of the seats that must give a level; distance from the median of the others, and share of the
    others on one's side, at which a party stands apart; largest distance within a group; share of levels at
    each end that makes answers polarised; distance at which two answers to a statement still agree.
    """

    quorum: Fraction = Fraction(2, 3)
    outlier_levels: Fraction = Fraction(2)
    outlier_share: Fraction = Fraction(1, 4)
    group: Fraction = Fraction(1, 5)
    polarised: Fraction = Fraction(1, 3)
    agree_tolerance: Fraction = Fraction(1)


DEFAULTS = Thresholds()
NAMES = tuple(field.name for field in fields(Thresholds))


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a threshold is called, what it says, and the values it may have: ``low`` to ``high``, multiples
    of ``step`` where one is given.
    """

    title: str
    sentence: str
    low: Fraction
    high: Fraction
    step: Fraction = Fraction(0)


_WRITTEN = re.compile(r"\d{1,20}|\d{0,20}\.\d{1,20}|\d{1,20}/\d{1,20}")
"""A number or a fraction. Powers are none: those of some texts would take for ever."""

_HALF = Fraction(1, 2)

MEANINGS = {
    "quorum": Meaning(
        title=N_("Quorum"),
        sentence=N_("Share of the seats that must give a level before unity has a label; at least three."),
        low=Fraction(1, 100),
        high=Fraction(1),
    ),
    "outlier_levels": Meaning(
        title=N_("Stands apart by level"),
        sentence=N_("Levels between a verdict and the median of the others from which a party stands apart."),
        low=_HALF,
        high=Fraction(4),
        step=_HALF,
    ),
    "outlier_share": Meaning(
        title=N_("Stands apart by side"),
        sentence=N_(
            "Largest share of the others on the same side of the rules at which a party still stands apart."
        ),
        low=Fraction(0),
        high=_HALF,
    ),
    "group": Meaning(
        title=N_("Group of allies"),
        sentence=N_("Largest mean difference within a group, as a share of the width of the scale."),
        low=Fraction(0),
        high=Fraction(1),
    ),
    "polarised": Meaning(
        title=N_("Polarised"),
        sentence=N_("Share of answers at levels 1-2, and as many at 4-5, from which answers are polarised."),
        low=Fraction(1, 100),
        high=_HALF,
    ),
    "agree_tolerance": Meaning(
        title=N_("Same view of a statement"),
        sentence=N_("Most levels between two answers to a statement that still count as the same view."),
        low=Fraction(0),
        high=Fraction(3),
        step=Fraction(1),
    ),
}


def thresholds_of(dialogue: Dialogue) -> Thresholds:
    """The thresholds of a dialogue; what it does not set, or sets to what does not fit, is the default."""
    return _read(dialogue.track.thresholds)


def set_thresholds(dialogue: Dialogue, wanted: Thresholds) -> Change:
    """Judge the dialogue by other thresholds. Raises Refused if one does not fit; empty if all
    are as before.
    """
    for name in NAMES:
        if not _fits(name, getattr(wanted, name)):
            raise Refused(refusal(name))
    before = dialogue.track
    after = replace(before, thresholds=_kept(wanted))
    same = thresholds_of(dialogue) == wanted
    return Change(_("Thresholds of this dialogue"), () if same else (Edit(before, after),))


def read_threshold(name: str, text: str) -> Fraction:
    """A threshold from what was typed: 2/3, 0.2, 0,2 or 20 %. Raises Refused if it does not fit."""
    typed = text.strip().replace(",", ".")
    percent = typed.endswith("%")
    plain = typed.rstrip("%").replace(" ", "")
    try:
        value = Fraction(plain if _WRITTEN.fullmatch(plain) else "")
    except (ValueError, ZeroDivisionError):
        raise Refused(refusal(name)) from None
    value = value / 100 if percent else value
    if not _fits(name, value):
        raise Refused(refusal(name))
    return value


def refusal(name: str) -> str:
    """The sentence that says which values a threshold may have."""
    meaning = MEANINGS[name]
    sentence = _("“{title}” must be between {low} and {high}. Nothing was changed.")
    if meaning.step == 1:
        sentence = _("“{title}” must be a whole number between {low} and {high}. Nothing was changed.")
    elif meaning.step:
        sentence = _("“{title}” must be a whole or half number, {low} to {high}. Nothing was changed.")
    return sentence.format(title=_(meaning.title), low=meaning.low, high=meaning.high)


def _fits(name: str, value: Fraction) -> bool:
    meaning = MEANINGS[name]
    within = meaning.low <= value <= meaning.high
    return within and (not meaning.step or (value / meaning.step).denominator == 1)


def _kept(wanted: Thresholds) -> Pairs:
    return tuple(
        (name, str(getattr(wanted, name)))
        for name in NAMES
        if getattr(wanted, name) != getattr(DEFAULTS, name)
    )


def unfit_thresholds(pairs: Pairs) -> tuple[str, ...]:
    """What is wrong with thresholds as the track record keeps them, a sentence each."""
    result: list[str] = []
    times = Counter(name for name, _text in pairs)
    for name, text in pairs:
        if name not in NAMES or times[name] > 1:
            result.append(_("“{name}” is no threshold, or stands there twice.").format(name=name[:60]))
            continue
        try:
            read_threshold(name, text)
        except Refused as error:
            result.append(str(error))
    return tuple(result)


@lru_cache(maxsize=64)
def _read(pairs: Pairs) -> Thresholds:
    numbers = {}
    for name, text in pairs:
        if name not in NAMES:
            continue
        try:
            numbers[name] = read_threshold(name, text)
        except Refused:
            continue
    return replace(DEFAULTS, **numbers)
