"""Write environment.yml, for conda users, from requirements.lock: the same versions from the same list."""

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


def environment(lock: str) -> str:
    """The text of environment.yml for the text of a lock."""
    pins = re.findall(r"^([A-Za-z0-9][^\\\n]*?==[^\\\n]*?) *\\?$", lock, flags=re.MULTILINE)
    return HEAD + "".join(f'      - "{pin.replace(chr(34), chr(39))}"\n' for pin in pins)


if __name__ == "__main__":
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    (ROOT / "environment.yml").write_text(environment(lock), encoding="utf-8")
    print("environment.yml written", file=sys.stderr)
