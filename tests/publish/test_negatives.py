"""Universal negatives of the messages: each is listed with what bears it, in both languages, and nothing else is.

"Nobody", "never" and "no count" are the strongest claims that we make. negatives.csv names, for each message with one,
what bears it: a gap row (where and when we looked), a table (the rule, count or estimate that it is read from), an
assumption that is named, a definition, or a rule of this project. A new one fails here until its bearer is written.
"""

import re

import pytest
from negatives import NEGATIVE, phrases, read_bearers, read_messages, still_denied

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import names
from tipimpact.retrieve import read_sources

# Of a series: what the searched record of a gap says, and no universal negative may.
DENIED = {
    "en": r"(nobody|no one|no public body) publishe[sd]|is published by no",
    "fr": r"personne ne publie|personne n['’](en )?(a )?publi|n['’]est publiée? par aucun",
}
KINDS = {"gap", "table", "assumption", "definition", "project"}


@pytest.fixture(scope="module")
def listed():
    return read_bearers()


def test_every_universal_negative_is_listed_with_what_bears_it(listed):
    used = {
        id
        for lang, pattern in NEGATIVE.items()
        for id, (text, _) in read_messages(lang).items()
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
def test_no_message_says_that_nobody_publishes_a_series(lang):
    assert [id for id, (text, _) in read_messages(lang).items() if re.search(DENIED[lang], text, re.I)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_negative_that_rests_on_a_gap_is_found_on_a_page_once_the_file_of_that_gap_came(listed, tmp_path, lang):
    """What `make withhold` asks of every page of a run with files for gaps."""
    borne = {id: bears.removeprefix("gap:") for id, bears in listed.items() if bears.startswith("gap:")}
    assert borne
    (tmp_path / lang).mkdir()
    for id, gap in borne.items():
        said = phrases(id, lang)
        (tmp_path / lang / "index.html").write_text(f"<p>{'<b>2</b> '.join(said)}</p>", encoding="utf-8")
        found = list(still_denied(tmp_path, {gap}))
        assert len(found) >= len(said), id
        assert not list(still_denied(tmp_path, {"another_gap"}))
    assert {id for id in borne if phrases(id, "en") or phrases(id, "fr")} == {*borne}, "a variable splits the negative"


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
