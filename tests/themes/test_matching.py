"""What counts as speaking to a theme: a test per rule of the codebook that the machine follows."""

import pandas as pd
import pytest

from tipimpact.common.errors import ThemeError
from tipimpact.reports import read_report
from tipimpact.themes import code, extract


@pytest.mark.parametrize(
    ("text", "lang", "themes"),
    [
        # word forms, shapes of marks, accents, ligatures
        ("Les permis de séjour temporaires (PST) sont rares.", "fr", {"TRP"}),
        ("PERMIS DE SEJOUR TEMPORAIRE POUR LES VICTIMES", "fr", {"TRP"}),
        ("Il faut réunir les familles des réfugiés.", "fr", {"FAMILY"}),
        ("La main-d’œuvre étrangère est exploitée par des employeurs.", "fr", {"LABOUR_EXPL"}),
        ("Les pays d’origine désignés sont nommés.", "fr", {"REFUGEE_REFORM"}),
        ("Designated foreign nationals were named.", "en", {"DFN_DETENTION"}),
        ("Refugees were being detained.", "en", {"DFN_DETENTION"}),
        # order-free
        ("Le programme des travailleurs temporaires étrangers est examiné.", "fr", {"TFWP_OVERSIGHT"}),
        # acronyms as they are written
        ("The RAD heard her.", "en", {"APPEAL_BARS"}),
        ("It was a rad idea.", "en", set()),
        # R1: a theme word in another domain
        ("The training of customs officers on drug trafficking awareness.", "en", set()),
        ("Des secteurs d'exploitation des ressources pour un autochtone.", "fr", set()),
        ("The head tax collector was paid.", "en", set()),
        # R1: an ambiguous word needs a cue
        ("They paid a head tax.", "en", set()),
        ("Refugees paid a head tax.", "en", {"FEES"}),
        ("Il a parlé de raisons humanitaires.", "fr", set()),
        ("Le réfugié invoque des raisons humanitaires.", "fr", {"HUMANITARIAN"}),
        # R3: a denial of fact is still about it
        ("There is no processing fee for refugees today.", "en", {"FEES"}),
        # R4 and R10: what a text does not deal with; other themes of the sentence stand
        ("The motion does not deal with labour trafficking.", "en", set()),
        ("The TRP policy does not address labour trafficking.", "en", {"TRP"}),
        ("La motion ne traite pas de l'exploitation sexuelle.", "fr", set()),
        # R8: pairs
        ("Debt bondage is found among migrants.", "en", {"COERCION", "LABOUR_EXPL"}),
        # an address is no sentence
        ("See http://example.org/labour-trafficking/TRP for more.", "en", set()),
        # exclusions
        ("A TRP for victims of family violence is issued.", "en", set()),
        ("Trois chefs d'agression sexuelle et deux d'exploitation sexuelle.", "fr", set()),
    ],
)  # fmt: skip
def test_rules(coded, text, lang, themes):
    assert coded(text, lang) == themes


@pytest.mark.parametrize(
    ("text", "lang", "polarity"),
    [
        ("Créer des critères pour le PST.", "fr", "demand"),
        ("The government must issue TRPs.", "en", "demand"),
        ("Create criteria for the TRP.", "en", "demand"),
        ("The TRP fails the victims.", "en", "criticism"),
        ("Un TRP, ou PST, n'est jamais délivré.", "fr", "denial"),
        ("TRPs were issued in 2012.", "en", "report"),
    ],
)
def test_polarity(codebook, table, text, lang, polarity):
    assert set(extract(table(text, lang=lang), codebook)["polarity"]) == {polarity}


def test_the_method_says_how_a_match_was_made(codebook, table):
    texts = [
        "A TRP was issued.",
        "Employers under inspection; inspections of an employer.",
        "Refugees paid a head tax.",
    ]
    found = extract(table(*texts), codebook).groupby("sentence_id")["method"].first()
    assert found.to_dict() == {"s0": "phrase", "s1": "gap", "s2": "cue"}


def test_a_mention_is_the_longest_match_and_is_told_once(codebook, table):
    found = extract(table("Sexual slavery of refugees; the sexual slavery of migrants."), codebook)
    assert found["theme"].tolist() == ["SEXUAL_EXPL", "SEXUAL_EXPL"]
    assert found["matched"].tolist() == ["Sexual slavery", "sexual slavery"]
    assert not found.duplicated(["sentence_id", "theme", "start", "end"]).any()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_offsets_are_places_in_the_file(codebook, sample, lang):
    path = sample / "reports" / f"ccr_forum_2012_{lang}.txt"
    with open(path, encoding="utf-8", newline="") as file:
        raw = file.read()
    found = extract(read_report(path), codebook)
    assert len(found) > 20
    for row in found.itertuples():
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
    found = code(table("A TRP was issued.", "Nothing to see."), codebook)
    assert found.columns.tolist() == codebook.ids
    assert found.index.tolist() == ["s0", "s1"]
    assert found.dtypes.eq(bool).all()
    assert found.to_numpy().sum() == 1
    assert code(table(), codebook).empty


def test_what_is_missing_is_named(codebook, table):
    with pytest.raises(ThemeError) as error:
        extract(table("A TRP.", lang="de").rename(columns={"text": "texte"}), codebook)
    assert "'text' is missing" in str(error.value)
    assert "did you mean: texte" in str(error.value)
    assert "'de'" in str(error.value)
