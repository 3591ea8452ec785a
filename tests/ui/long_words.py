"""The program's words as a language with long words has them: two fifths longer, and with accents."""

from __future__ import annotations

import gettext
import re

_ACCENTS = str.maketrans("aeiouAEIOU", "áéíöüÁÉÍÖÜ")
_TAIL = "länger wörds öf anöther längüage thät göes ön and ön "
_KEPT = re.compile(r"(\{[^}]*\}|<[^>]*>|%\w)")


class LongWords(gettext.NullTranslations):
    """Every text with accents, and two fifths longer."""

    def gettext(self, message: str) -> str:
        """The text made longer."""
        return longer(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for a number, made longer."""
        return longer(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """The text made longer."""
        return longer(message)


def longer(text: str) -> str:
    """The text with accents and two fifths more of it; what stands in braces is kept."""
    words = "".join(part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in _KEPT.split(text))
    more = -(-2 * len(_KEPT.sub("", text)) // 5)
    tail = (_TAIL * (1 + more // len(_TAIL)))[:more].rstrip()
    ending = re.search(r"[\s.…:]*$", words)
    end = ending.start() if ending else len(words)
    return words[:end] + " " * (len(tail) > 4) + tail + words[end:]
