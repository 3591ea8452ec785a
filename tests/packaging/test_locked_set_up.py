"""A complete lock is installed as it is, by the oldest pip too, whatever others publish meanwhile."""

import base64
import hashlib
import os
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import environment

OLDEST_PIP = "22.3"  # came with Python 3.11.0


def wheel(folder: Path, name: str, version: str, requires: str = "") -> str:
    """Write an empty library and return its line of a lock."""
    inside = f"{name}-{version}.dist-info"
    asks = f"Requires-Dist: {requires}\n" if requires else ""
    texts = {
        f"{name}.py": "",
        f"{inside}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{asks}",
        f"{inside}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = []
    for path, text in texts.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        rows.append(f"{path},sha256={digest},{len(text)}")
    texts[f"{inside}/RECORD"] = "\n".join([*rows, f"{inside}/RECORD,,", ""])
    file = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as archive:
        for path, text in texts.items():
            archive.writestr(path, text)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"


@pytest.fixture
def published_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a registry in a folder, in which a release newer than the locked one appeared."""
    registry = tmp_path / "registry"
    registry.mkdir()
    lines = [wheel(registry, "plugin", "1", "measure[toml]>=1"), wheel(registry, "measure", "1")]
    wheel(registry, "measure", "2")
    lock = tmp_path / "lock.txt"
    lock.write_text("\n".join(lines) + "\n", "utf-8")
    monkeypatch.setattr(environment, "REQUIREMENTS", {"run": lock})
    monkeypatch.setattr(environment, "VENV", tmp_path / "venv")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(registry))
    return tmp_path


def installed(home: Path, pip: Path | None = None) -> set[str]:
    """Fill a new environment by the set-up's own call of pip and return what lies in it."""
    subprocess.run([sys.executable, "-m", "venv", str(home / "venv")], check=True)
    surroundings = dict(os.environ)
    surroundings.pop("PYTHONPATH", None)
    if pip is not None:
        surroundings["PYTHONPATH"] = str(pip)
    subprocess.run(environment.install_command("run"), env=surroundings, check=True)
    return {path.name for path in (home / "venv").rglob("*.dist-info")} - {"pip"}


def test_a_newer_release_of_somebody_else_breaks_nothing(published_meanwhile: Path) -> None:
    assert {"plugin-1.dist-info", "measure-1.dist-info"} <= installed(published_meanwhile)


def test_the_oldest_pip_installs_the_lock(published_meanwhile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as registry:
        registry.delenv("PIP_NO_INDEX")
        registry.delenv("PIP_FIND_LINKS")
        fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"pip=={OLDEST_PIP}"]
        fetched = subprocess.run(
            [*fetch, "-d", str(published_meanwhile)], check=False, capture_output=True, timeout=60
        )
    if fetched.returncode:
        pytest.skip(f"pip {OLDEST_PIP} cannot be fetched here: no registry is reached")
    pip = next(published_meanwhile.glob("pip-*.whl"))
    assert {"plugin-1.dist-info", "measure-1.dist-info"} <= installed(published_meanwhile, pip)


def test_the_lock_names_everything_that_its_libraries_ask_for() -> None:
    """Nothing is resolved at set-up, so what a lock leaves out would be missing."""
    for level, file in environment.REQUIREMENTS.items():
        lines = [line for line in file.read_text("utf-8").splitlines() if line and line[0].isalnum()]
        locked = {canonicalize_name(line.split("==")[0]) for line in lines}
        here = [
            name
            for line in lines
            if _applies(Requirement(line.rstrip("\\ ")), set())
            for name in [canonicalize_name(line.split("==")[0])]
        ]
        missing = {
            f"{name} asks for {asked}"
            for name in here
            for asked in metadata.requires(name) or []
            if _applies(wanted := Requirement(asked), {""}) and canonicalize_name(wanted.name) not in locked
        }
        assert not missing, level


def _applies(requirement: Requirement, extras: set[str]) -> bool:
    if requirement.marker is None:
        return True
    return any(requirement.marker.evaluate({"extra": extra}) for extra in extras or {""})
