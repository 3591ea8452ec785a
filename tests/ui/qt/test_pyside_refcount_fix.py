"""The window does not use up the references to None."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal

from dialogue_app.ui.qt.pyside_refcount_fix import keep_none


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot be freed")
def test_none_has_more_references_than_calls_could_take() -> None:
    keep_none()
    before = sys.getrefcount(None)
    probe = QObject()
    for _turn in range(20_000):
        probe.setObjectName("x")
    assert before > sys.maxsize // 8
    assert sys.getrefcount(None) > sys.maxsize // 8


class _Emitter(QObject):
    emitted = Signal()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="True cannot be freed")
def test_true_has_more_references_than_signals_could_take() -> None:
    keep_none()
    emitter = _Emitter()
    for _turn in range(20_000):
        emitter.emitted.emit()
    assert sys.getrefcount(True) > sys.maxsize // 8
    assert sys.getrefcount(False) > sys.maxsize // 8


def test_twice_does_no_harm() -> None:
    keep_none()
    once = sys.getrefcount(None)
    keep_none()
    assert abs(sys.getrefcount(None) - once) < 1000
