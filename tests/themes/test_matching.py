"""What counts as speaking to a theme: a test per rule of the codebook that the machine follows."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ThemeError
from tipimpact.reports import read_report
from tipimpact.reports.words import model
from tipimpact.themes import extract
from tipimpact.themes.gate import Gate
from tipimpact.themes.matching import apply_rules, compiled
from tipimpact.themes.patterns import fold, parse, spelled

LISTS = read_yaml(Path(__file__).with_name("lists.yaml"))


@pytest.fixture(scope="session")
def codebook(project_codebook):
    """The project's codebook: its rules are what these tests are about."""
    return project_codebook


@pytest.mark.parametrize(("themes", "lang", "text"), read_yaml(Path(__file__).with_name("rules.yaml")))
def test_rules(coded, themes, lang, text):
    assert coded(text, lang) == set(themes)


@pytest.mark.parametrize(
    ("text", "lang", "theme", "matched"), LISTS["matching: a veto takes away the match near it and no other"]
)
def test_a_veto_takes_away_the_match_near_it_and_no_other(codebook, table, text, lang, theme, matched):
    mentions = extract(table(text, lang=lang), codebook)
    assert mentions.loc[mentions["theme"] == theme, "matched"].tolist() == matched


@pytest.mark.parametrize(("text", "lang", "polarity"), LISTS["matching: polarity"])
def test_polarity(codebook, table, text, lang, polarity):
    assert set(extract(table(text, lang=lang), codebook)["polarity"]) == {polarity}


def test_the_method_says_how_a_match_was_made(codebook, table):
    texts = [
        "A TRP was issued.",
        "Employers under inspection; inspections of an employer.",
        "Refugees paid a processing fee.",
        "The trafficker was convicted.",
    ]
    mentions = extract(table(*texts), codebook).groupby("sentence_id")["method"].first()
    assert mentions.to_dict() == {"s0": "phrase", "s1": "gap", "s2": "cue", "s3": "strong_cue"}


def test_a_mention_is_the_longest_match_and_is_reported_once(codebook, table):
    mentions = extract(table("Sexual slavery of refugees; the sexual slavery of migrants."), codebook)
    assert mentions["theme"].tolist() == ["SEXUAL_EXPL", "SEXUAL_EXPL"]
    assert mentions["matched"].tolist() == ["Sexual slavery", "sexual slavery"]
    assert not mentions.duplicated(["sentence_id", "theme", "start", "end"]).any()


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_nothing_is_found_where_the_gate_is_shut(codebook, sample, lang, extract_all):
    sentences = read_report(sample / "reports" / f"ccr_forum_2012_{lang}.txt").iloc[::8]
    pd.testing.assert_frame_equal(extract(sentences, codebook), extract_all(sentences, codebook))


@pytest.mark.parametrize(("pattern", "cue", "text", "opens"), LISTS["matching: the gate"])
def test_the_gate(pattern, cue, text, opens):
    nlp = model("en")
    lexicons = {"FEES": [pattern], **({"domain": cue} if cue else {})}
    gate = Gate(
        nlp,
        fold,
        {key: [v for s in sources for v in spelled(parse(s), nlp, "en")] for key, sources in lexicons.items()},
    )
    assert ({group.key for group in gate(text)} == set(lexicons)) is opens


@pytest.mark.slow
@given(st.sampled_from(["en", "fr"]), st.data())
@settings(max_examples=10, deadline=None)
def test_no_match_lies_outside_the_gate(codebook, extract_all, lang, data):
    """Sentences put together from the codebook's own words, with what may stand between; three at once."""
    words = sorted(word for word in compiled(codebook, lang).words if len(word) > 2)
    sentence = st.lists(st.sampled_from([*words, "the", "de", "12", "-", ";"]), min_size=1, max_size=12)
    texts = [" ".join(data.draw(sentence)).capitalize() for _ in range(3)]
    table = pd.DataFrame({"sentence_id": [f"s{i}" for i in range(3)], "lang": lang, "text": texts})
    pd.testing.assert_frame_equal(extract(table, codebook), extract_all(table, codebook))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_offsets_are_places_in_the_file(codebook, sample, lang):
    path = sample / "reports" / f"ccr_forum_2012_{lang}.txt"
    with open(path, encoding="utf-8", newline="") as file:
        raw = file.read()
    mentions = extract(read_report(path), codebook)
    assert len(mentions) > 20
    for row in mentions.itertuples():
        assert " ".join(raw[row.start : row.end].split()).replace("au- delà", "au-delà") == row.matched


def test_the_order_of_sentences_changes_nothing_but_the_order(codebook, sample):
    sentences = read_report(sample / "reports" / "ccr_forum_2012_fr.txt")
    once, turned = extract(sentences, codebook), extract(sentences[::-1], codebook)
    by = ["sentence_id", "start", "theme"]
    pd.testing.assert_frame_equal(
        once.sort_values(by, ignore_index=True), turned.sort_values(by, ignore_index=True), check_exact=True
    )
    assert turned["sentence_id"].drop_duplicates().tolist() == once["sentence_id"].drop_duplicates().tolist()[::-1]


def test_code_has_a_column_per_theme_and_a_row_per_sentence(codebook, table):
    coded = apply_rules(table("A TRP was issued.", "Nothing to see."), codebook)
    assert coded.columns.tolist() == codebook.ids
    assert coded.index.tolist() == ["s0", "s1"]
    assert coded.dtypes.eq(bool).all()
    assert coded.to_numpy().sum() == 1
    assert apply_rules(table(), codebook).empty


def test_what_is_missing_is_named(codebook, table):
    with pytest.raises(ThemeError) as error:
        extract(table("A TRP.", lang="de").rename(columns={"text": "texte"}), codebook)
    assert "'text' is missing" in str(error.value)
    assert "did you mean: texte" in str(error.value)
    assert "'de'" in str(error.value)
