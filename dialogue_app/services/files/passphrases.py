"""How long a passphrase would hold off somebody who tries: a careful estimate, in words.

The estimate looks at a passphrase as somebody would who tries what people usually choose first: lists of
known passphrases, words, names and years, rows of keys, repetitions; only what is left is tried sign by
sign. It can be too high for a passphrase that is personal, never for one that is on the lists here.

A try at a protected document costs Argon2id with 256 MiB in three rounds: measured 0.7 s on two older
cores. Somebody with one strong machine (sixty-four cores, 128 GiB) is reckoned with 100 tries a second. A PDF
(AES-256, revision 6) has no such brake: a million a second on a graphics card.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from itertools import pairwise
from math import log2

from dialogue_app.support.translation import N_, _, ngettext

DOCUMENT_TRIES = 100.0
PDF_TRIES = 1_000_000.0
ENOUGH_BITS = 50.0
"""From here on a document holds off one machine for hundreds of thousands of years."""

_WORD_BITS = 11.0
"""A word that people know is one of about two thousand that come to mind."""

_REPEAT_BITS, _YEAR_BITS, _RUN_BITS = 2.0, 7.0, 4.0
_KNOWN_BITS = 6.0

_KNOWN_WORDS = """
    123456 password passwort passphrase motdepasse parol qwerty azerty qwertz letmein welcome willkommen
    bienvenue admin secret geheim iloveyou dragon monkey football master login abc123 starwars sunshine
    princess hello bonjour hallo correcthorsebatterystaple changeme default test dialogue internal external
    alliance moscow russia nato ambersea пароль привет йцукен
"""
_KNOWN = frozenset(_KNOWN_WORDS.split())
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm",
         "yxcvbnm", "1234567890", "0987654321", "абвгдежзийклмн", "йцукенгшщзхъ", "фывапролджэ")  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"[^\W\d_]+|\d+|[\W_]+")
_LEET = str.maketrans("0134578@$!", "oleastbasi")
"""Signs put in place of letters, which those who try put in as well."""

_UNITS = (
    (60, 1, N_("seconds")),
    (3600, 60, N_("minutes")),
    (86_400, 3600, N_("hours")),
    (86_400 * 60, 86_400, N_("days")),
    (86_400 * 730, 86_400 * 30, N_("months")),
)
_YEAR = 86_400 * 365.25

_CONSONANTS, _VOWELS = "bdfgjklmnprstvzh", "aeiou"
_SUGGESTED_WORDS = 6


@dataclass(frozen=True, slots=True)
class Strength:
    """An estimate: the tries needed at most as a power of two, and the seconds half of them take."""

    bits: float
    seconds: float

    @property
    def enough(self) -> bool:
        """Whether it may be recommended for a protected document."""
        return self.bits >= ENOUGH_BITS

    @property
    def shown(self) -> str:
        """How long it would hold, in words."""
        return duration_words(self.seconds)


def strength(passphrase: str, tries_a_second: float = DOCUMENT_TRIES) -> Strength:
    """How long a passphrase would hold off somebody who makes so many tries a second."""
    bits = _bits(passphrase)
    return Strength(bits, 2.0 ** min(bits - 1, 1000) / tries_a_second)


def hint(passphrase: str, tries_a_second: float = DOCUMENT_TRIES) -> str:
    """What to say of a passphrase while it is typed; nothing of none."""
    if not passphrase:
        return ""
    reached = strength(passphrase, tries_a_second)
    said = _(
        "An estimate: would hold off somebody trying with one strong machine for {time}; "
        "who knows you may need less."
    ).format(time=reached.shown)
    return said if reached.enough else said + " " + _("Five or more words drawn by chance hold much longer.")


def duration_words(seconds: float) -> str:
    """A length of time in round words, never more exact than the estimate is."""
    if seconds < 1:
        return _("less than a second")
    for limit, unit, name in _UNITS:
        if seconds < limit:
            return _("about {n} {unit}").format(n=_round(max(seconds / unit, 2)), unit=_(name))
    years = seconds / _YEAR
    if years < 1000:
        count = int(_round(years))
        return ngettext("about {n} year", "about {n} years", count).format(n=count)
    if years < 1_000_000:
        return _("about {n} thousand years").format(n=_round(years / 1000))
    return _("more than a million years")


def suggestion() -> str:
    """Made-up words, each one of 6,400, drawn by the system's own source of chance: 75 bits in all."""
    return " ".join(_made_up_word() for _number in range(_SUGGESTED_WORDS))


def _made_up_word() -> str:
    return "".join(secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _part in range(2))


def _round(value: float) -> str:
    """One figure, as 2, 30 or 400."""
    step = 10 ** max(len(str(int(value))) - 1, 0)
    return str(max(int(value / step), 1) * step)


def _bits(passphrase: str) -> float:
    whole = passphrase.strip().lower()
    if not whole:
        return 0.0
    plain = re.sub(r"[\W_]+", "", whole)
    if _is_known(whole) or _is_known(plain):
        return min(_KNOWN_BITS, _bare_bits(passphrase))
    spelled = passphrase.translate(_LEET)
    replaced = sum(left != right for left, right in zip(passphrase, spelled, strict=True))
    guesses = (_parts_bits(passphrase), _parts_bits(spelled) + replaced, _bare_bits(passphrase))
    return min(guesses)


def _parts_bits(passphrase: str) -> float:
    seen: set[str] = set()
    return sum(_part_bits(part, seen) for part in _PARTS.findall(passphrase))


def _is_known(text: str) -> bool:
    bare = text.rstrip("0123456789!?.*#$")
    return any(form in _KNOWN for form in (text, bare, text.translate(_LEET), bare.translate(_LEET)))


def _bare_bits(passphrase: str) -> float:
    """What trying every sign of the repertoire costs; a sign that repeats the one before adds little."""
    sets = (r"[a-zа-яё]", r"[A-ZА-ЯЁ]", r"\d", r"[^\w]|_")
    sizes = (26, 26, 10, 33)
    repertoire = sum(size for signs, size in zip(sets, sizes, strict=True) if re.search(signs, passphrase))
    each = log2(max(repertoire, 26))
    fresh = 1 + sum(left != right for left, right in pairwise(passphrase))
    return fresh * each + (len(passphrase) - fresh) * 0.5


def _part_bits(part: str, seen: set[str]) -> float:
    """What a run of letters, of digits or of other signs costs."""
    low = part.lower()
    if low in seen:
        return 0.5 if not part.isalnum() else _REPEAT_BITS
    seen.add(low)
    if len(part) > 2 and (len(set(low)) == 1 or _is_run(low)):
        return _RUN_BITS + log2(len(part))
    if part.isdigit():
        return _digit_bits(part)
    if _LETTERS.fullmatch(part):
        capitals = 0.0 if part in (low, part.capitalize()) else min(len(part), 4.0)
        long = max(len(part) - 10, 0) * 1.5
        return min(_WORD_BITS + capitals + long, len(part) * log2(26) + capitals)
    return len(part) * log2(33) if part.strip() else 1.0


def _digit_bits(part: str) -> float:
    if len(part) == 4 and part[:2] in ("19", "20"):
        return _YEAR_BITS
    if len(part) in (6, 8):  # dates come first
        return min(len(part) * log2(10), 15.0)
    return len(part) * log2(10)


def _is_run(part: str) -> bool:
    return any(part in row or part in row[::-1] for row in _ROWS)
