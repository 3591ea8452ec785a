"""Scales: the fixed answers a field or an attribute of a record accepts, with label and meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dialogue_app.core.tables.form_tables import FORMS
from dialogue_app.core.tables.scale_tables import METHOD
from dialogue_app.support.fold import name_key
from dialogue_app.support.spreadsheet_cells import unguarded
from dialogue_app.support.translation import _

RULES_CUT = 2
"""Verdict levels up to this one are inside the rules of the game, those above it outside."""

ANNOUNCING = {"ACCEPTANCE": ("S",), "RECORD_STATUS": ("NOT",), "SOURCE_RESPONSE": ("NR",)}
"""Options that announce words: a statement, the text of a disagreement, a reason. Without them the answer is
not complete."""

STATUSES = ("NP", "NI", "WH")
"""Codes of answers that are not levels. They are values and never numbers; blank is the empty text."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its ``code`` as stored, its ``label`` and ``note`` in English (translate to show)."""

    code: str
    label: str
    note: str = ""

    @property
    def shown(self) -> str:
        """The label in the language of the program."""
        return _(self.label)

    @property
    def meaning(self) -> str:
        """The note in the language of the program; empty where there is none."""
        return _(self.note) if self.note else ""


@dataclass(frozen=True, slots=True)
class Scale:
    """A named list of options. ``ordinal`` scales have whole numbers as codes, lowest first."""

    name: str
    options: tuple[Option, ...]

    @property
    def ordinal(self) -> bool:
        """Whether the codes are numbers."""
        return all(option.code.lstrip("-").isdigit() for option in self.options)

    @property
    def signed(self) -> bool:
        """Whether some codes are below nought, so that the others are told apart by their sign."""
        return self.ordinal and any(option.code.startswith("-") for option in self.options)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes in order."""
        return tuple(option.code for option in self.options)

    def figure(self, code: str) -> str:
        """A code as it is shown: numbers with a true minus, and on a signed scale with a plus too."""
        if not code.lstrip("-").isdigit():
            return code
        return f"+{code}" if self.signed and int(code) > 0 else code.replace("-", "\N{MINUS SIGN}")

    def option(self, code: str) -> Option | None:
        """The option with this code; nothing if the scale has none."""
        return next((option for option in self.options if option.code == code), None)

    def shown(self, code: str) -> str:
        """The label of a code in the language of the program; the code itself if unknown."""
        option = self.option(code)
        return option.shown if option else code


SCALES: dict[str, Scale] = {
    name: Scale(name, tuple(Option(*row) for row in rows)) for name, rows in (METHOD | FORMS).items()
}
"""Every scale by name: those of the method and the plain option lists of the records' forms."""

SCALES["VERDICT_OR_STATUS"] = Scale(
    "VERDICT_OR_STATUS",
    SCALES["VERDICT"].options + tuple(option for option in SCALES["VERDICT_STATUS"].options if option.code),
)

METHOD_SCALES = tuple(METHOD)
"""The names of the scales that the method defines."""


_WHOLE_NUMBER = re.compile(r"([+-]?\d+)(?:[.,]0*)?")
_LEVEL = re.compile("-?[0-9]{1,12}")


def scale(name: str) -> Scale:
    """The scale of this name. Raises KeyError for an unknown name."""
    return SCALES[name]


def meant(scale_name: str, statuses: tuple[str, ...], written: str) -> str | None:
    """The code that is meant by what somebody wrote or another program did: ``np`` is NP, ``1.0`` is 1, and
    so is the label of 1. Nothing if it is none of them. One rule for pasting and for tables that are read in.
    """
    answer_scale = scale(scale_name)
    codes = (*answer_scale.codes, *(status for status in statuses if status not in answer_scale.codes))
    plain = name_key(unguarded(written.strip()))
    number = _WHOLE_NUMBER.fullmatch(plain)
    if number and answer_scale.ordinal:
        plain = number[1].removeprefix("+")
    by_code = (code for code in codes if name_key(code) == plain)
    options = (answer_scale.option(code) or scale("VERDICT_STATUS").option(code) for code in codes if code)
    by_label = (
        option.code
        for option in options
        if option and plain in (name_key(option.label), name_key(option.shown))
    )
    return next(by_code, None) or next(by_label, None)


@lru_cache(maxsize=256)
def level(value: str) -> int | None:
    """A value as a whole number, such as a level; nothing for a status, a blank and any other text."""
    return int(value) if _LEVEL.fullmatch(value) else None


def needs_words(scale_name: str, code: str) -> bool:
    """Whether an answer announces words that have to stand beside it."""
    return code in ANNOUNCING.get(scale_name, ())


def inside(verdict: int) -> bool:
    """Whether a verdict level lies inside the rules of the game."""
    return verdict <= RULES_CUT
