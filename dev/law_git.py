"""Write the Act's history as a git repository: ``python dev/law_git.py INTO [STATUTES]``.

INTO is a folder that does not exist; STATUTES holds the annual statutes' XML in both languages.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tipimpact.common.errors import TipimpactError
from tipimpact.legislation import shelf
from tipimpact.legislation.git import write
from tipimpact.legislation.register import register
from tipimpact.publish.words import LANGUAGES, law, say


def main(into: str, statutes: str | None = None) -> None:
    """Write the repository and say how to read it."""
    held = shelf(statutes)
    citation = held.commencement.base.citation
    words = (
        say("law-git-readme", lang, title=register().get(citation).title(lang), citation=law(citation, lang))
        for lang in LANGUAGES
    )
    commits = write(Path(into), held, "\n\n".join(words) + "\n")
    print(f"Done. {commits} days on which the law changed: git -C {into} log -p -- 25")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except TipimpactError as error:
        sys.exit(str(error))
