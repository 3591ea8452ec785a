"""The words by which the check before a release knows what must not leave: a rule for each kind of thing.

The numbers are those of the method's list of what never appears in an external document. Words are English,
French and Russian; ``*`` stands for any ending. Adding a word: one line here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dialogue_app.support.fold import fold
from dialogue_app.support.translation import N_


@dataclass(frozen=True, slots=True)
class Rule:
    """What one number of the list forbids: a sentence for the user, words, and patterns on folded text."""

    number: int
    sentence: str
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()

    def pattern(self) -> re.Pattern[str]:
        """All of it as one pattern for a text without case and accents."""
        return _compiled(self)


@cache
def _compiled(rule: Rule) -> re.Pattern[str]:
    plain = (_of_word(word) for word in sorted(rule.words, key=len, reverse=True))
    return re.compile("|".join((*rule.patterns, *plain)))


def _of_word(word: str) -> str:
    parts = [re.escape(fold(part)).replace(r"\*", r"\w*") for part in word.split()]
    return r"\b" + r"[\s-]+".join(parts) + r"(?!\w)"


_NUMBERS = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|"
    r"un|une|deux|trois|quatre|cinq|sept|huit|neuf|dix|"
    r"один\w*|одн\w*|два|две|двух|три|трех|четыре\w*|пят\w*|шест\w*|сем\w*|восьм\w*|восем\w*|девят\w*|"
    r"десят\w*)"
)
_HOW_MANY = (
    rf"(?:{_NUMBERS}|all|most|many|some|several|few|fewer|both|half|every|each|single|certain|other|nearly|"
    r"almost|none|plusieurs|certains|quelques|tous|toutes|autres|aucun|"
    r"все|всех|многи\w*|нескольк\w*|некотор\w*|друг\w*|кажд\w*|част\w*|ни)"
)
_ALLIES = (
    r"(?:all(?:y|ies)|members?|member states?|delegations?|capitals?|governments?|seats|"
    r"allies?|membres?|etats membres|delegations|capitales?|gouvernements?|"
    r"союзник\w*|член\w*|делегаци\w*|столиц\w*|правительств\w*|стран\w*-?член\w*)"
)
_OF = r"(?:(?:out of|of|the|our|de|des|les|d'|du|из|среди)\s+){0,3}"

COUNTS = Rule(
    1,
    N_("says how many allies hold something, or that not all of them do"),
    words=(
        "majorit*", "minorit*", "unanim*", "la plupart", "all but", "all except",
        "большинств*", "меньшинств*", "единоглас*", "единодуш*",
    ),
    patterns=(
        rf"\b{_HOW_MANY}\s+{_OF}{_ALLIES}\b",
        rf"\b{_NUMBERS}\s+(?:out\s+of|of|sur|из)\s+(?:the\s+)?{_NUMBERS}\b",
        r"\b\d+\s*/\s*\d+\b",
    ),
)  # fmt: skip

RULES = (
    COUNTS,
    Rule(
        1,
        N_("tells of a reservation, a footnote, a bracket or of instructions"),
        words=(
            "reserv*", "footnote*", "scrutiny", "instruct*", "bracket*", "dissent*", "held out", "object*ed",
            "réserve*", "note* de bas de page", "crochet*", "оговорк*", "сноск*", "скобк*", "инструкци*",
        ),
    ),
    Rule(
        2,
        N_("tells how united allies are or how they group"),
        words=(
            "unity", "disunity", "disunited", "divid*", "divis*", "polari*", "outlier*",
            "isolated", "consensus", "seam", "seams", "group* of allies", "group* of states", "like-minded",
            "split", "splits", "misjudg*", "median", "common ground among", "cohesi*",
            "clivage*", "unité des alliés", "cohésion",
            "единств*", "раскол*", "разноглас*", "консенсус*", "поляриз*", "медиан*", "сплочен*",
        ),
        patterns=(r"\bunited\b(?!\s+(?:nations|kingdom|states))",),
    ),
    Rule(
        3,
        N_("tells how the text came about inside: penholder, silence procedure, internal differences"),
        words=(
            "penholder*", "pen-holder*", "silence", "silences", "internal*", "among ourselves",
            "among allies", "between allies", "rédacteur*", "procédure de silence", "en interne",
            "entre alliés",
            "молчани*", "внутренн* разноглас*", "между союзниками", "среди союзников",
        ),
    ),
    Rule(
        4,
        N_("comes near a bottom line, or a red line that is kept back"),
        words=(
            "bottom line*", "fallback", "fall-back", "not communicated", "ambigu*", "at the very least",
            "position* de repli", "неопределенност*", "запасн* позици*",
        ),
    ),
    Rule(
        5,
        N_("tells of response options, their weighing, or the fear of escalation"),
        words=(
            "option*", "self-deter*", "reckless*", "calculus", "cost-benefit", "risk rating*",
            "risk of escalation", "escalation risk*", "off-ramp*", "retaliat*", "autodissua*",
            "risque* d'escalade",
            "самосдерж*", "вариант* ответ*", "риск* эскалац*",
        ),
    ),
    Rule(
        6,
        N_("tells of a prediction or of how it came out"),
        words=(
            "predict*", "prediction*", "sealed", "foresaw", "expected middle", "forecast*", "prévision*",
            "prédiction*", "прогноз*", "предсказ*",
        ),
    ),
    Rule(
        7,
        N_("tells by which standard conduct is attributed, or what can be detected"),
        words=(
            "attribut*", "high confidence", "confirmed", "probable", "probably", "possible", "possibly",
            "evidence standard*", "detect*", "undetected", "within 24 hours", "haute confiance", "détect*",
            "confirmé*", "атрибу*", "обнаруж*", "высок* степен* уверенност*", "вероятн*", "подтвержд*",
        ),
    ),
    Rule(
        8,
        N_("repeats a note or a marking that stays inside"),
        words=(
            "facilitator*", "observer*", "parking lot", "moderator only", "delegation only", "alliance only",
            "facilitateur*", "observateur*", "модератор*", "наблюдател*",
        ),
    ),
    Rule(
        9,
        N_("refers to a draft, an earlier version, or something withdrawn"),
        words=(
            "draft*", "earlier version*", "previous version*", "tracked change*", "withdrew", "withdrawn",
            "no longer", "brouillon*", "projet de texte", "version précédente", "черновик*", "прежн* редакц*",
            "отозван*",
        ),
    ),
    Rule(
        11,
        N_("holds a mark of this computer or of the internal file"),
        words=("internal track",),
        patterns=(
            r"\b[0-9a-f]{32}\b",
            r"\S+\.dialogue\b",
            r"\b[a-z]:\\\S*",
            r"(?<!\w)/(?:home|users|tmp)/\S*",
        ),
    ),
    Rule(
        13,
        N_("shows that something was taken out"),
        words=("redact*", "omitted", "deleted here", "struck out", "caviard*", "изъят*"),
        patterns=(r"…|\.{3}", "[█▇■]{2,}"),
    ),
)  # fmt: skip

BRACKETS = Rule(
    15,
    N_("is a square bracket: a text with words that are not agreed does not leave"),
    patterns=(r"[\[\]【】〔〕⟦⟧⁅⁆❲❳⟬⟭⦋-⦐〖〗〘〙〚〛⎡-⎦]",),
)
"""Found in a text means: it cannot be signed."""
