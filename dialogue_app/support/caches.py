"""Letting go of what functions of this program remember between two calls.

Results are kept by ``functools.cache`` in many modules, and the arguments with them: texts, numbers,
whole dialogues. When a track is closed for good they must go. They are found by looking, not by a list
that somebody might forget to add to.
"""

import functools
import gc
import sys

_PACKAGE = __name__.partition(".")[0]
_Cached = type(functools.cache(len))


def forget_results() -> int:
    """Empty the memory of every cached function of this program, and return how many there are."""
    cached_functions = [
        function for function in _cached_functions() if function.__module__.partition(".")[0] == _PACKAGE
    ]
    for function in cached_functions:
        function.cache_clear()
    return len(cached_functions)


def _cached_functions() -> "list[functools._lru_cache_wrapper[object]]":
    """Those at the top of a module or in a class; what is frozen out of garbage collection as well."""
    by_id: dict[int, functools._lru_cache_wrapper[object]] = {}
    modules = [module for name, module in list(sys.modules.items()) if name.partition(".")[0] == _PACKAGE]
    for module in modules:
        for value in list(vars(module).values()):
            inside = list(vars(value).values()) if isinstance(value, type) else [value]
            by_id |= {id(variable): variable for variable in inside if isinstance(variable, _Cached)}
    return list(by_id.values())


def collect_garbage() -> None:
    """Free what nobody refers to any more, also what was set aside from searches before.

    Only on the window's thread: widgets may be among it.
    """
    gc.unfreeze()
    gc.collect()
