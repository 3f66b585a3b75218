"""Universal negatives of the messages: each is listed with what bears it, in both languages, and nothing else is.

"Nobody", "never" and "no count" are the strongest claims that we make. negatives.csv names, for each message with one,
exactly what bears it; a new one fails here until its bearer is written, and a bearer that is gone fails too:

    gap             a row of config/sources/gaps.yaml, whose file would overturn it
    search          such a row again, for a count that its file would not give: where, when and how we looked
    rule, exposure  a row of config/law/eligibility.csv, or of config/exposure.yaml
    recommendation  a row of config/recommendations.yaml
    verdict         an estimand of config/plan.yaml
    column          a column of a table, or one of its codes: table.column.code
    assumption      its number in docs/assumptions.md
    file            a list that we compiled: a country that is not on it was never listed
    ours            no claim about the world: what we do or how we write, and the file that makes it so
"""

import re

import pytest
from negatives import NEGATIVE, phrases, read_bearers, read_messages, rests_on, still_denied

from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract, names
from tipimpact.retrieve import read_sources

# Of a series: what the searched record of a gap says, and no universal negative may.
DENIED = {
    "en": r"(nobody|no one|no public body) publishe[sd]|is published by no",
    "fr": r"personne ne publie|personne n['’](en )?(a )?publi|n['’]est publiée? par aucun",
}
ROWS = {  # where the rows that bear negatives are, and how a row begins
    "rule": ("config/law/eligibility.csv", r"^([a-z]\w+),"),
    "exposure": ("config/exposure.yaml", r"^  - id: (\w+)"),
    "recommendation": ("config/recommendations.yaml", r"id: (R\d+)"),
    "verdict": ("config/plan.yaml", r"^  - id: (\w+)"),
    "assumption": ("docs/assumptions.md", r"^\| (\d+) \|"),
}


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


def list_columns() -> set[str]:
    """Each column of a table, and each of its codes."""
    columns = {(table, name): column for table in names() for name, column in contract(table).columns.items()}
    codes = {f"{table}.{name}.{code}" for (table, name), column in columns.items() for code in column.values}
    return codes | {f"{table}.{name}" for table, name in columns}


def test_what_bears_a_negative_exists(listed, root):
    known = {
        kind: set(re.findall(pattern, (root / place).read_text(encoding="utf-8"), re.MULTILINE))
        for kind, (place, pattern) in ROWS.items()
    }
    sources = read_sources(root / "config" / "sources").sources
    known["gap"] = known["search"] = {source.id for source in sources if source.gap}
    known["column"] = list_columns()
    assert all(len(ids) > 1 for ids in known.values())
    faults = []
    for id, bears in listed.items():
        assert bears, f"{id}: nothing bears it"
        for bearer in bears.split():
            kind, _, name = bearer.partition(":")
            there = (root / name).is_file() if kind in ("file", "ours") else name in known.get(kind, ())
            faults += [] if there else [f"{id}: {bearer}"]
    assert faults == [], "no such row, column or file: name what bears the sentence, or word it otherwise"


def test_a_sentence_that_we_looked_and_did_not_find_is_borne_by_the_search(listed):
    for id, (text, _) in read_messages("en").items():
        if re.search(r"[Ww]e looked (and found|for and did not)", text):
            assert re.search(r"\b(gap|search):", listed[id]), id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_says_that_nobody_publishes_a_series(lang):
    assert [id for id, (text, _) in read_messages(lang).items() if re.search(DENIED[lang], text, re.I)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_negative_that_rests_on_a_gap_is_found_on_a_page_once_the_file_of_that_gap_came(listed, tmp_path, lang):
    """What `make withhold` asks of every page of a run with files for gaps."""
    borne = {id: gap for id, bears in listed.items() for gap in rests_on(bears)}
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
