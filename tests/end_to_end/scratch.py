"""A copy of the program in which something is added, as a newcomer would. What is touched is counted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COPIED = ("dialogue_app", "packaging", "resources", "tests", "pyproject.toml")


class Scratch:
    """``touched``: the files that were added or changed by hand, in order and each once."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "program"
        self.touched: list[str] = []
        left_out = shutil.ignore_patterns("__pycache__", "pictures", "fuzz", "*.pyc")
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, self.root / name, ignore=left_out)
            else:
                shutil.copy(ROOT / name, self.root / name)

    def add(self, path: str, text: str) -> None:
        """Write a new file."""
        assert not (self.root / path).exists()
        (self.root / path).parent.mkdir(exist_ok=True)
        (self.root / path).write_text(text, "utf-8")
        self._touch(path)

    def put_before(self, path: str, line: str, new: str) -> None:
        """Put a line before another one, which stands in the file once."""
        self.replace(path, line, f"{new}{line}")

    def replace(self, path: str, old: str, new: str) -> None:
        """Write something else for what stands in the file once."""
        text = (self.root / path).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        (self.root / path).write_text(text.replace(old, new), "utf-8")
        self._touch(path)

    def _touch(self, path: str) -> None:
        if path not in self.touched:
            self.touched.append(path)

    def run(self, *arguments: str) -> str:
        """Run Python in the copy, and give what it says. It must end well."""
        environment = os.environ | {
            "PYTHONPATH": str(self.root), "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen",
            "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, *arguments], cwd=self.root, env=environment, capture_output=True, text=True,
            timeout=600, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-4_000:] + done.stderr[-4_000:]
        return done.stdout

    def test(self, *arguments: str) -> str:
        """Run tests of the copy."""
        base = self.root.parent / "tests-of-the-copy"
        plain = ("-p", "no:cacheprovider", "-p", "no:xdist", f"--basetemp={base}", "-v")
        return self.run("-m", "pytest", *plain, *arguments)
