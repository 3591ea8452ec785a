"""Fresh wordings beside the texts they come from."""

from dialogue_app.services.release.release_wording import differing, nearest


def test_words_that_went_and_came_are_found_where_they_stand() -> None:
    source, fresh = "They [will] answer it.", "They may answer it, always."
    gone, come = differing(source, fresh)
    assert [source[start : start + length] for start, length in gone] == ["[will]"]
    assert [fresh[start : start + length] for start, length in come] == ["may", ", always"]
    assert differing("One  two", "One two") == ((), ())
    assert differing("", "new") == ((), ((0, 3),))


def test_the_source_with_most_in_common_is_the_nearest() -> None:
    assert nearest(("They rest.", "They will answer it."), "They answer it.") == 1
    assert nearest(("a", "a"), "a") == 0
