"""Ask the catalogues what is newer than the rows of config/sources, and propose rows as a patch: `make refresh`.

Usage: dev/refresh.py [--sources config/sources] [--patch dist/refresh.patch]

Nothing is taken: read the patch, and apply it with `git apply`. Without a network the command ends in seconds.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from catalogues import Catalogues, Finding, refresh
from source_patch import patch

from tipimpact.common.errors import TipimpactError
from tipimpact.common.files import write_text
from tipimpact.retrieve import read_sources

ROOT = Path(__file__).resolve().parents[1]
KINDS = {
    "changed": "changed by the publisher",
    "new": "new files of a series that we hold",
    "moved": "moved to another address",
    "gone": "no longer listed, to look at by hand",
    "unanswered": "catalogues that did not answer",
}


def describe(findings: list[Finding]) -> Iterable[str]:
    """Yield lines for the screen, by kind of finding."""
    for kind, title in KINDS.items():
        of_kind = [finding for finding in findings if finding.kind == kind]
        if of_kind:
            yield f"{len(of_kind)} {title}:"
            yield from (f"  {f.row.id + ': ' if f.row and kind != 'new' else ''}{f.about}" for f in of_kind)


def main(arguments: list[str] | None = None, at: Catalogues | None = None) -> int:
    """Ask, print what was found, write the patch. Return 1 if no catalogue answered."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=Path, default=ROOT / "config" / "sources")
    parser.add_argument("--patch", type=Path, default=ROOT / "dist" / "refresh.patch")
    options = parser.parse_args(arguments)
    today = dt.datetime.now(dt.UTC).date()  # becomes `accessed`
    with TemporaryDirectory() as folder:
        findings = refresh(read_sources(options.sources), Path(folder), today, at=at)
    print("\n".join(describe(findings)) or "Every catalogue answered, and none has anything newer.")
    kinds = Counter(finding.kind for finding in findings)
    proposed = patch(findings, options.sources)
    options.patch.unlink(missing_ok=True)
    if proposed:
        write_text(options.patch, proposed)
        print(f"\n{proposed}\nThe patch is in {options.patch}. Nothing was changed.")
        print(f"  what to do: read it, then: git apply {options.patch} && make official")
    if kinds["unanswered"] and not proposed:
        print("  what to do: check the network, or try again later; the rows as they are stay valid")
    return int(len(findings) > 0 and kinds["unanswered"] == len(findings))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except TipimpactError as error:
        sys.exit(str(error))
