"""How to cite a table, for programs that keep references: BibTeX and CSL JSON."""

from __future__ import annotations

import json
import re

from tipimpact import __version__
from tipimpact.publish.tables.model import View
from tipimpact.publish.words import i18n

_BRACED = re.compile(r"[\\{}$&#%_^~]")


def bib_text(view: View) -> str:
    """One BibTeX entry; ``url`` and ``year`` are for whoever publishes a run to add."""
    fields = {
        "author": "{" + i18n.t("cite-author", view.lang) + "}",
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
        "author": [{"literal": i18n.t("cite-author", view.lang)}],
        "container-title": i18n.t("site-title", view.lang),
        "number": str(view.number),
        "edition": i18n.t(f"edition-{view.edition}", view.lang),
        "version": __version__,
        "language": i18n.TAGS[view.lang],
    }
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"


def _within(view: View) -> str:
    table = i18n.t("page-table", view.lang, number=view.number)
    return f"{table}, {i18n.t('site-title', view.lang)}, {i18n.t(f'edition-{view.edition}', view.lang)}"


def _plain(text: str) -> str:
    return _BRACED.sub(lambda match: f"\\{match[0]}" if match[0] in "$&#%_" else "", text)
