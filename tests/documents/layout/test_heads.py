"""Heads over narrow columns are shortened with a sign, and no two of them are printed alike."""

from dialogue_app.charts import measured_text
from dialogue_app.charts.measured_text import SANS, SANS_BOLD, register, width
from dialogue_app.documents.layout.chips import heads

CODES = ("Greenland east", "Greenland west", "Tierschutzpartei", "Tierschutzallianz", "AL")


def test_heads_of_matrices_are_told_apart() -> None:
    register()
    shown = heads(CODES, 22.0)
    assert len(set(shown)) == len(CODES)
    assert shown[-1] == "AL"
    assert all("…" in head for head in shown[:-1])
    assert all(width(head, SANS, 4.5) <= 22.0 for head in shown)


def test_a_matrix_in_parts_tells_them_apart_over_all_parts() -> None:
    register()
    shown = heads(CODES, 22.0)
    assert heads(shown[:2], 22.0) == shown[:2]
    assert heads(shown[2:], 22.0) == shown[2:]


def test_marks_in_pictures_are_told_apart() -> None:
    register()
    shown = measured_text.told_apart(CODES, SANS_BOLD, 9.0, 40.0)
    assert len(set(shown)) == len(CODES)
    assert all(measured_text.measured(mark, SANS_BOLD, 9.0) <= 40.0 for mark in shown)
