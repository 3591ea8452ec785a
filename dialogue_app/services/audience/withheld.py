"""What was withheld from something that goes out, and every name that may be left in it, each once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dialogue_app.services.audience.disclosure import Naming
from dialogue_app.support.translation import _, ngettext


@dataclass(frozen=True, slots=True)
class ListedName:
    """A naming, and the part of the paper it stands in first; empty for what stands before the first."""

    naming: Naming
    part: str

    @property
    def sentence(self) -> str:
        """For somebody who decides: what, where, and what becomes of it."""
        where = _("in “{part}”").format(part=self.part) if self.part else _("at the beginning")
        words = " ".join(self.naming.words.split())
        if self.naming.withheld:
            return _("Withheld {where}: a passage with “{words}”.").format(where=where, words=words)
        return _("Perhaps a name {where}: “{words}”.").format(where=where, words=words)


class Withheld:
    """Filled while something is made; asked when it is. ``uncounted``: the questions whose answers are
    in no count, as (session, field, item, aspect).
    """

    def __init__(self) -> None:
        self._found: dict[str, ListedName] = {}
        self.uncounted = frozenset()

    @property
    def uncounted(self) -> frozenset[tuple[str, str, str, str]]:
        """The questions whose answers are in no count."""
        return self._uncounted

    @uncounted.setter
    def uncounted(self, questions: frozenset[tuple[str, str, str, str]]) -> None:
        self._uncounted = questions
        self._places = frozenset(question[:3] for question in questions)

    def add(self, namings: Iterable[Naming], part: str) -> None:
        """Take in what was found in a passage of a part."""
        for naming in namings:
            self._found.setdefault(naming.key, ListedName(naming, part))

    def __iter__(self) -> Iterator[ListedName]:
        """What is withheld first, then what may be a name; each in its order."""
        return iter(sorted(self._found.values(), key=lambda listed_name: not listed_name.naming.withheld))

    def counts(self, session: str, field: str, item: str) -> bool:
        """Whether all that was answered to a question is counted."""
        return (session, field, item) not in self._places

    @property
    def to_be_judged(self) -> tuple[ListedName, ...]:
        """What nobody has looked at yet."""
        return tuple(listed_name for listed_name in self if not listed_name.naming.judged)

    def sentences(self) -> tuple[str, ...]:
        """All of it for somebody who decides, the same sentence once."""
        times = Counter(listed_name.sentence for listed_name in self)
        said = [f"{name} ({_times(n)})" if n > 1 else name for name, n in times.items()]
        return (*said, *self.of_counts())

    def of_counts(self) -> tuple[str, ...]:
        """What is in no count, if anything is."""
        if not self.uncounted:
            return ()
        words = ngettext(
            "Answers to {n} question are in no count: they are fewer than five, or not complete.",
            "Answers to {n} questions are in no count: they are fewer than five, or not complete.",
            len(self.uncounted),
        )
        return (words.format(n=len(self.uncounted)),)


def _times(n: int) -> str:
    return ngettext("{n} passage", "{n} passages", n).format(n=n)
