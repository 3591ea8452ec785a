"""The sample, read once for all tests that look at it."""

from functools import cache

from dialogue_app.core.dialogue import Dialogue
from dialogue_app.services.sample.sample_files import sample_dialogues, sample_exercise


@cache
def internal() -> Dialogue:
    return sample_dialogues()[0]


@cache
def external() -> Dialogue:
    return sample_dialogues()[1]


@cache
def exercise() -> Dialogue:
    return sample_exercise()
