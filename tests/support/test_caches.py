"""What cached functions of the program remember can be emptied, all of it."""

import functools
import gc
import sys
import types
import weakref

import pytest

from dialogue_app.support.caches import collect_garbage, forget_results


class _Thing:
    """Something to be remembered."""


def test_every_cached_function_of_the_program_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("dialogue_app.invented")

    @functools.cache
    def kept(thing: object) -> object:
        return thing

    class Kind:
        @functools.lru_cache  # noqa: B019 - that is what is to be emptied
        def of(self) -> int:
            return 1

    kept.__module__ = Kind.of.__module__ = "dialogue_app.invented"
    module.kept, module.Kind, module.other = kept, Kind, functools.cache(len)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "dialogue_app.invented", module)
    thing = kept(_Thing())
    held = weakref.ref(thing)
    Kind().of()
    del thing
    gc.collect()
    assert held() is not None
    assert forget_results() >= 2
    gc.collect()
    assert held() is None
    assert Kind.of.cache_info().currsize == 0


def test_what_was_set_aside_is_freed_too() -> None:
    thing = _Thing()
    thing.itself = thing  # type: ignore[attr-defined]
    held = weakref.ref(thing)
    gc.freeze()
    del thing
    gc.collect()
    assert held() is not None
    collect_garbage()
    assert held() is None
