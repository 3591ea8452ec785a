"""What may be the short code of a party, and which codes a reader takes for one another. The one rule of the
window, the new dialogue and the import.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from dialogue_app.core.records import Party
from dialogue_app.support.fold import is_unseen, look, name_key
from dialogue_app.support.translation import _

LONGEST_CODE = 24
_CODE = re.compile(r"\w[\w .'&+/-]*")


def as_code(text: str) -> str:
    """A code as it is kept: composed letters, single blanks, no sign that nobody sees."""
    seen = "".join(sign for sign in unicodedata.normalize("NFC", text) if not is_unseen(sign))
    return " ".join(seen.split())


def code_fault(code: str) -> str:
    """Why a text cannot be the short code of a party, without a full stop; empty if it can."""
    if len(code) > LONGEST_CODE:
        return _("a short code of a party has at most {n} signs").format(n=LONGEST_CODE)
    if not _CODE.fullmatch(code):
        return _(
            "a short code of a party has letters, digits, blanks and {signs} and begins with a letter or "
            "a digit"
        ).format(signs=". - / & + '")
    return ""


def code_key(code: str) -> str:
    """What two codes have in common that differ in capitals or small letters only."""
    return as_code(code).lower()


def same_code(code: str, parties: Iterable[Party]) -> Party | None:
    """The party of this code; else the one whose code differs in capitals or small letters only."""
    known = tuple(parties)
    exact = (party for party in known if party.code == code)
    folded = (party for party in known if code_key(party.code) == code_key(code))
    return next(exact, None) or next(folded, None)


def alike_code(code: str, parties: Iterable[Party]) -> Party | None:
    """A party whose code a reader would take for this one: other accents, letters of another script."""
    return next((party for party in parties if _looks_like(code, party.code)), None)


def taken_code(code: str, codes: Iterable[str]) -> str:
    """Which of some codes is this one, or one that a reader would take for it; empty if none is."""
    return next((known for known in codes if _looks_like(code, known)), "")


def _looks_like(code: str, other: str) -> bool:
    return not {look(code), name_key(code)}.isdisjoint((look(other), name_key(other)))
