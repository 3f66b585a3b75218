"""Universal negatives of the messages: each is listed with what bears it, in both languages, and nothing else is.

"Nobody", "never" and "no count" are the strongest claims that we make. negatives.csv names, for each message with one,
what bears it: a gap row (where and when we looked), a table (the rule, count or estimate that it is read from), an
assumption that is named, a definition, or a rule of this project. A new one fails here until its bearer is written.
"""

import csv
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import names
from tipimpact.retrieve import read_sources

NEGATIVE = {
    "en": r"\b(nobody|no one|none (was|were) found|never|no public|no (yearly )?counts?|nowhere|not published)\b",
    "fr": r"\b(personne (ne|n['’])|n['’]?e? ?[^.;:]{0,40}\bpersonne\b"
    r"|aucune?s?\b[^.;:]{0,60}(trouv|publi|connu|dénombr|compt)|jamais|nulle part|(pas|non) publiée?s?)",
}
# Of a series: what the searched record of a gap says, and no universal negative may.
DENIED = {
    "en": r"(nobody|no one|no public body) publishe[sd]|is published by no",
    "fr": r"personne ne publie|personne n['’](en )?(a )?publi|n['’]est publiée? par aucun",
}
KINDS = {"gap", "table", "assumption", "definition", "project"}
LISTED = Path(__file__).with_name("negatives.csv")


def read_messages(words: Path, lang: str) -> dict[str, str]:
    """The source of each message of a language, without comments."""
    messages = {}
    for path in sorted((words / lang).glob("*.ftl")):
        source = path.read_text(encoding="utf-8")
        for entry in FluentParser().parse(source).body:
            if isinstance(entry, ast.Message | ast.Term):
                messages[entry.id.name] = source[(entry.value or entry).span.start : entry.span.end]
    return messages


@pytest.fixture(scope="module")
def messages(root):
    words = root / "workflow/src/tipimpact/publish/words"
    return {lang: read_messages(words, lang) for lang in LANGUAGES}


@pytest.fixture(scope="module")
def listed():
    with LISTED.open(encoding="utf-8", newline="") as file:
        return {row["message"]: row["bears"] for row in csv.DictReader(file)}


def test_every_universal_negative_is_listed_with_what_bears_it(messages, listed):
    used = {
        id
        for lang, pattern in NEGATIVE.items()
        for id, text in messages[lang].items()
        if re.search(pattern, text, re.I)
    }
    assert sorted(used - listed.keys()) == [], "say in negatives.csv what bears these, or word them otherwise"
    assert sorted(listed.keys() - used) == [], "these are not said any more: take them out of negatives.csv"


def test_what_bears_a_negative_exists(listed, root):
    gaps = {source.id for source in read_sources(root / "config" / "sources").sources if source.gap}
    known = {"gap": gaps, "table": set(names()), "project": {"care", "texts", "review"}}
    for id, bears in listed.items():
        kind, _, name = bears.partition(":")
        assert kind in KINDS, f"{id}: {bears}"
        assert kind not in known or name in known[kind], f"{id}: {bears}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_says_that_nobody_publishes_a_series(messages, lang):
    assert [id for id, text in messages[lang].items() if re.search(DENIED[lang], text, re.I)] == []


def test_what_config_says_of_a_gap_is_what_was_searched(root):
    """The words of gap rows are no universal negatives either: they say that we looked, and what exists."""
    faults = []
    for source in read_sources(root / "config" / "sources").sources:
        if source.gap:
            for lang in LANGUAGES:
                text = " ".join([getattr(source.gap.why, lang), getattr(source.title, lang)])
                if re.search(
                    DENIED[lang] + r"|there is no|il n['’]existe|for any year|quelque année que ce soit", text, re.I
                ):
                    faults.append((source.id, lang, text))
    assert faults == []
