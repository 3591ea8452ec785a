"""Sentences that count agree with their nouns: a number before a plural has a form for one.

The catalogue of messages is read: a sentence with one form only may not say "{n} things" or "{n} are".
"""

import re
from pathlib import Path

CATALOGUE = Path(__file__).parents[2] / "resources" / "locale" / "dialogue_app.pot"
COUNTS = r"\{(?:n|k|of|total|far|held|agreed|still|kept|first|asked|managed|given)\}"
PLURAL = re.compile(
    COUNTS + r"(?: of (?:the )?" + COUNTS + r")? (?:[a-z]+ ){0,2}?"
    r"(?:activities|answers|statements|signals|guesses|differences|reservations|options|paragraphs|parties|lines"
    r"|ratings|levels|attempts|verdicts|brackets|are|were|have|hold|miss|lie)\b"
)
RIGHT_FOR_ONE_FORM = (
    "{n} levels",  # of more than one, or of a part
    "{record}: {n} attempts.",  # more than the most that are meant
    "{n} of {total} parties are in a group that judges alike.",  # a group is two at least
    "{field}: {n} are recorded; no more than {maximum} are meant.",  # more than one at least
    "On {n} of {total} there are not enough answers ({codes}).",
    "The rules of the game end at the strong line: levels up to {n} are inside, those above outside.",
    "more than {n} parties",  # a bound of the program's, far above one
    "{activities}, {n} with both verdicts. A verdict is neither a legal position nor a concession.",
    "{n} with both verdicts",
    "Nobody can stand apart yet: that takes {n} answers to an activity.",  # a bound of the program's
    "{row}: {n} parties stand apart at level {level}, and none of them gives a reason.",  # several: a bundle
    "{side}: {n} are recorded; no more than {at_most} are meant.",
)


def single_forms() -> list[str]:
    """Every message that has no plural form."""
    result = []
    for block in CATALOGUE.read_text("utf-8").split("\n\n"):
        if "msgid_plural" in block or "msgid" not in block:
            continue
        text = block[block.index("msgid ") + len("msgid ") : block.index("msgstr")]
        result.append("".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text)))
    return result


def test_a_count_before_a_plural_has_a_form_for_one() -> None:
    forms = single_forms()
    assert len(forms) > 1000
    wrong = [form for form in forms if PLURAL.search(form) and form not in RIGHT_FOR_ONE_FORM]
    assert wrong == []
