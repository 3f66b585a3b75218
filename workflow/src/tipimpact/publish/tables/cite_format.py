"""How to cite a table, for programs that keep references: BibTeX and CSL JSON."""

from __future__ import annotations

import json
import re

from tipimpact import __version__
from tipimpact.publish.tables.model import View
from tipimpact.publish.words import TAGS, say
from tipimpact.publish.words.ids import EDITIONS

_BRACED = re.compile(r"[\\{}$&#%_^~]")


def bib_text(view: View) -> str:
    """One BibTeX entry; ``url`` and ``year`` are for whoever publishes a run to add."""
    fields = {
        "author": "{" + say("cite-author", view.lang) + "}",
        "title": "{" + _plain(view.title) + "}",
        "howpublished": _plain(_within(view)),
        "note": "version " + __version__,
        "language": {"en": "canadian", "fr": "canadien"}[view.lang],
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
    return "\n".join([f"@misc{{tipimpact-{view.name}-{view.edition}-{view.lang},", *lines, "}", ""])


def csl_text(view: View) -> str:
    """One item of CSL JSON."""
    item = {
        "id": f"tipimpact-{view.name}-{view.edition}-{view.lang}",
        "type": "dataset",
        "title": view.title,
        "author": [{"literal": say("cite-author", view.lang)}],
        "container-title": say("site-title", view.lang),
        "number": str(view.number),
        "edition": say(EDITIONS[view.edition], view.lang),
        "version": __version__,
        "language": TAGS[view.lang],
    }
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"


def _within(view: View) -> str:
    table = say("page-table", view.lang, number=view.number)
    return f"{table}, {say('site-title', view.lang)}, {say(EDITIONS[view.edition], view.lang)}"


def _plain(text: str) -> str:
    return _BRACED.sub(lambda match: f"\\{match[0]}" if match[0] in "$&#%_" else "", text)
