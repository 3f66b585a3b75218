"""Finish what `make lock` compiles: leave in each lock on top only what it adds to requirements.lock, and write
environment.yml, for conda users, with the versions of requirements.lock."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = """\
# Made from requirements.lock by `make lock`; do not edit.
# conda env create -f environment.yml && conda activate tipimpact && pip install --no-deps --no-build-isolation -e .
name: tipimpact
channels: [conda-forge, nodefaults]
dependencies:
  - python >=3.11,<3.14
  - pip
  - pip:
"""


def entries(lock: str) -> dict[str, str]:
    """Text of each entry of a lock by its pin: name, version and marker."""
    parts = re.split(r"\n(?=\S)", lock.strip())
    return {part.splitlines()[0].rstrip(" \\"): part for part in parts if part}


def additional(lock: str, base: str) -> str:
    """The entries of a lock that another lock does not hold. One with a wider marker stays: it reaches more systems."""
    held = entries(base)
    return "".join(f"{text}\n" for pin, text in entries(lock).items() if pin not in held)


def environment(lock: str) -> str:
    """The text of environment.yml for the text of a lock."""
    return HEAD + "".join(f'      - "{pin.replace(chr(34), chr(39))}"\n' for pin in entries(lock))


if __name__ == "__main__":
    base = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for top in (ROOT / "requirements-notebooks.lock", ROOT / "requirements-dev.lock"):
        top.write_text(additional(top.read_text(encoding="utf-8"), base), encoding="utf-8")
    (ROOT / "environment.yml").write_text(environment(base), encoding="utf-8")
    print("locks and environment.yml written", file=sys.stderr)
