"""Universal negatives of the messages: what bears each, and which a page prints although the file for its gap came.

"Nobody", "never" and "no count" are the strongest claims that we make. tests/publish/negatives.csv names what bears
each message with one. A negative that rests on a gap may not be printed once a body has sent the file of that gap.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator
from functools import cache
from html import unescape
from pathlib import Path

from checkout import ROOT
from fluent.syntax import FluentParser, ast
from lint_numbers import Texts

from tipimpact.common import LANGUAGES

NEGATIVE = {
    "en": r"\b(nobody|no one|none (was|were) found|never|no public|no (yearly )?counts?|no source"
    r"|nowhere|not published|did not find|none of the earlier|no earlier month)\b",
    "fr": r"\b(personne (ne|n['’])|n['’]?e? ?[^.;:]{0,40}\bpersonne\b"
    r"|aucune?s?\b[^.;:]{0,60}(trouv|publi|connu|dénombr|compt)|aucune source|jamais|nulle part|\bnulle? (ne|n['’])"
    r"|aucun mois antérieur|(?<!cellules )(pas|non) publiée?s?|sans (le |la )?trouver|n['’]avons pas trouvé)",
}
LISTED = ROOT / "tests" / "publish" / "negatives.csv"
WORDS = ROOT / "workflow" / "src" / "tipimpact" / "publish" / "words"


@cache
def read_messages(lang: str) -> dict[str, tuple[str, ast.Message | ast.Term]]:
    """The source of each message of a language, without comments, and what was read from it."""
    messages = {}
    for path in sorted((WORDS / lang).glob("*.ftl")):
        source = path.read_text(encoding="utf-8")
        for entry in FluentParser().parse(source).body:
            if isinstance(entry, ast.Message | ast.Term) and entry.value:
                messages[entry.id.name] = source[entry.value.span.start : entry.value.span.end], entry
    return messages


def read_bearers() -> dict[str, str]:
    """What bears each message with a universal negative, as ``gap:vtip_trp_yearly``; several have a space between."""
    with LISTED.open(encoding="utf-8", newline="") as file:
        return {row["message"]: row["bears"] for row in csv.DictReader(file)}


def rests_on(bears: str) -> set[str]:
    """The gaps whose files would overturn what these bear."""
    return {bearer.removeprefix("gap:") for bearer in bears.split() if bearer.startswith("gap:")}


def phrases(message: str, lang: str) -> list[str]:
    """The texts of a message, between variables, that hold a universal negative."""
    if message not in read_messages(lang):
        return []
    texts = Texts(read_messages(lang)[message][1]).texts
    return [_plain(text) for text, _ in texts if re.search(NEGATIVE[lang], text, re.I)]


def still_denied(site: Path, gaps: Collection[str]) -> Iterator[str]:
    """What the pages of a site (``en/*.html``, ``fr/*.html``) deny although the files for these gaps came."""
    resting = [message for message, bears in read_bearers().items() if rests_on(bears) & set(gaps)]
    for lang in LANGUAGES:
        wanted = [(message, phrase) for message in resting for phrase in phrases(message, lang)]
        for page in sorted((site / lang).glob("*.html")):
            text = _plain(unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8"))))
            yield from (
                f"{lang}/{page.name} still says {phrase!r} ({message})" for message, phrase in wanted if phrase in text
            )


def _plain(text: str) -> str:
    """A text with single spaces."""
    return " ".join(text.split())
