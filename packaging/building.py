"""The wheel and the source archive, into `dist/`."""

import shutil
import subprocess

import environment


def build() -> int:
    """Build both with the pinned back end and without a network; return the exit code."""
    target = environment.ROOT / "dist"
    shutil.rmtree(target, ignore_errors=True)
    command = [str(environment.python()), "-m", "build", "--no-isolation", "--outdir", str(target)]
    done = subprocess.run(command, cwd=environment.ROOT, stdin=subprocess.DEVNULL, check=False).returncode
    if done == 0:
        for file in sorted(target.iterdir()):
            print(f"{file.name}  {file.stat().st_size / 1e6:.1f} MB")
    return done
