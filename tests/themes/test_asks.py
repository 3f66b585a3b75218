"""Who is asked to do what: the forum's recommendations, and sentences of our own."""

import csv

import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.reports import original_text, read_report
from tipimpact.themes import extract
from tipimpact.themes.asks import asks, cited, published

pytestmark = pytest.mark.usefixtures("model_parts")
NO_THEMES = pd.DataFrame({"sentence_id": [], "theme": [], "start": []})
# Verbs of the 17 recommendations as a reader finds them; the last one asks for two things.
VERBS = [
    "éduquer", "utiliser", "développer", "promouvoir", "impliquer", "coordonner", "élaborer", "réorienter", "diriger",
    "prévoir", "créer", "assurer", "prendre", "étendre", "éliminer", "identifier", "appliquer", "modifier",
]  # fmt: skip
NEVER_NAMED = {"APPEAL_BARS", "DFN_DETENTION"}


def sentences(*texts, lang="en", kind="sentence", source_type="parliament", section=""):
    """Sentences of one document as the stage `reports` gives them."""
    starts = [sum(len(text) + 1 for text in texts[:i]) for i in range(len(texts))]
    return pd.DataFrame(
        {
            "sentence_id": [f"d:{start}-{start + len(text)}" for start, text in zip(starts, texts, strict=True)],
            "doc_id": "d", "lang": lang, "section": section, "text": texts, "start": starts,
            "end": [start + len(text) for start, text in zip(starts, texts, strict=True)],
            "kind": kind if isinstance(kind, str) else list(kind), "skips": [[] for _ in texts],
            "source_type": source_type, "year": 2012, "period": "after", "answer": None,
        }
    )  # fmt: skip


def asks_of(text, lang="en", **facts):
    """(action, object, addressee, negated) of each ask of a sentence."""
    table = asks(sentences(text, lang=lang, **facts), NO_THEMES)
    columns = ["action", "object", "addressee", "negated"]
    return [tuple(None if pd.isna(v) else v for v in row) for row in table[columns].itertuples(index=False)]


def read(path, codebook):
    report = read_report(path).assign(source_type="ngo", year=2012, period="after", answer=None)
    return report, asks(report, extract(report, codebook))


@pytest.fixture(scope="module")
def forum(mirror, project_codebook):
    return read(mirror / "ngo_reports" / "ccr_forum_2012_fr.txt", project_codebook)


@pytest.mark.official
def test_seventeen_of_seventeen_and_nothing_else(forum, mirror):
    with open(mirror / "ngo_reports" / "ccr_forum_2012_recommendations.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "recommendation"]
    _, table = forum
    assert table["sentence_id"].unique().tolist() == [f"ccr_forum_2012_fr:{r['start']}-{r['end']}" for r in rows]
    assert table["action"].tolist() == VERBS
    assert table["parts"].tolist() == [1] * 16 + [2, 2]
    assert table["addressee"].isna().all(), "the report names nobody in its recommendations"


@pytest.mark.official
def test_the_double_one_is_split_by_theme_and_place(forum, mirror):
    original = original_text(mirror / "ngo_reports" / "ccr_forum_2012_fr.txt")
    first, second = forum[1].tail(2).to_dict("records")
    assert (first["object"].split()[1], second["object"]) == ("système", "les paramètres du programme")
    assert (first["themes"], second["themes"]) == (["TFWP_OVERSIGHT"], ["WORK_PERMIT"])
    assert original[first["start"] : first["end"]].startswith("Appliquer un système")
    assert " ".join(original[second["start"] : second["end"]].split()) == second["text"]


@pytest.mark.official
def test_what_the_forum_report_never_names_is_not_found_in_it(forum):
    report, table = forum
    assert not NEVER_NAMED & {theme for themes in table["themes"] for theme in themes}
    words = report["text"].str.lower()
    for word in ("détention", "pays d’origine désigné", "pays désigné", "interdiction d’appel", "109.1", "110(2)"):
        assert not words.str.contains(word, regex=False).any()
        assert not table["object"].fillna("").str.lower().str.contains(word, regex=False).any()
    assert table["citations"].tolist() == [[]] * 15 + [["C-31", "C-10"], [], []]


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_digests_ask_for_the_same_seventeen(sample, project_codebook, lang):
    _, table = read(sample / "reports" / f"ccr_forum_2012_{lang}.txt", project_codebook)
    assert table["sentence_id"].nunique() == 17
    assert table["parts"].tolist() == [1] * 16 + [2, 2]
    assert table["themes"].tail(2).tolist() == [["TFWP_OVERSIGHT"], ["WORK_PERMIT"]]
    original = original_text(sample / "reports" / f"ccr_forum_2012_{lang}.txt")
    for row in table.itertuples():
        assert "".join(original[row.start : row.end].split()) == "".join(row.text.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The government should repeal the bar.", ("repeal", "the bar", "The government", False)),
        ("Officers must not detain children.", ("detain", "children", "Officers", True)),
        ("We urge Parliament to waive the fee.", ("waive", "the fee", "Parliament", False)),
        ("We request that the department waive the fee.", ("waive", "the fee", "the department", False)),
        (
            "The petitioners call upon the minister to extend the permit.",
            ("extend", "the permit", "the minister", False),
        ),
        ("We ask that the fee be waived.", ("waive", "the fee", None, False)),
        ("The permit should be issued without delay.", ("issue", "The permit", None, False)),
        ("Employers need to keep records.", ("keep", "records", "Employers", False)),
        ("Let us protect these workers.", ("protect", "these workers", None, False)),
    ],
)
def test_how_english_asks(text, expected):
    assert asks_of(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le gouvernement devrait abroger cette mesure.", ("abroger", "cette mesure", "Le gouvernement", False)),
        ("Les agents ne doivent pas détenir les enfants.", ("détenir", "les enfants", "Les agents", True)),
        ("Nous exhortons le Parlement à éliminer les frais.", ("éliminer", "les frais", "le Parlement", False)),
        ("Nous demandons au ministre de prolonger le permis.", ("prolonger", "le permis", "le ministre", False)),
        ("Il faut protéger ces travailleuses.", ("protéger", "ces travailleuses", None, False)),
        ("Il est essentiel que le Canada offre des services.", ("offrir", "des services", "le Canada", False)),
    ],
)
def test_how_french_asks(text, expected):
    assert asks_of(text, lang="fr") == [expected]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Should the government repeal the bar?", "en"),
        ("Should the claim fail, the person leaves.", "en"),
        ("The minister should have acted in 2012.", "en"),
        ("Those are fees that every claimant must pay.", "en"),
        ("I must say that the bill is long.", "en"),
        ("It should be noted that the bill is long.", "en"),
        ("He asked the minister to act last year.", "en"),
        ("Le gouvernement doit-il agir?", "fr"),
        ("Ce sont des frais que les demandeurs doivent payer.", "fr"),
        ("Je dois dire que le projet de loi est long.", "fr"),
    ],
)
def test_what_asks_nobody_to_do_anything(text, lang):
    assert asks_of(text, lang=lang) == []


def test_a_list_asks_when_the_words_before_it_do():
    kinds = ["sentence", "bullet", "bullet", "sentence", "bullet"]
    texts = [
        "Officers should:", "issue the permit", "waive the fee",
        "The meeting had two sessions:", "Share what really helps trafficked persons",
    ]  # fmt: skip
    table = asks(sentences(*texts, kind=kinds, source_type="government"), NO_THEMES)
    assert table["action"].tolist() == ["issue", "waive"]
    assert set(zip(table["addressee"], table["addressee_from"], strict=True)) == {("Officers", "lead_in")}


def test_a_recommendation_is_asked_of_the_state_under_review():
    texts = ["Ratify the Convention and enact a law against trafficking", "In line with its word, sign and ratify it"]
    facts = {"kind": "recommendation", "source_type": "un", "section": "UPR 16: Canada <- Belarus"}
    table = asks(sentences(*texts, **facts), NO_THEMES)
    assert table["action"].tolist() == ["ratify", "enact", "sign"]
    assert table[["part", "parts"]].to_numpy().tolist() == [[1, 2], [2, 2], [1, 1]]
    assert set(table["addressee"]) == {"Canada"}


def test_statutes_command_and_are_passed_over():
    assert asks(sentences("The Minister shall and must act.", source_type="statute"), NO_THEMES).empty


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("under subsection 24(4) of the Immigration and Refugee Protection Act", "en",
         ["24(4), Immigration and Refugee Protection Act"]),
        ("les conditions [R209.2(1)a)]", "fr", ["209.2(1)a), IRPR"]),
        ("as per A25(1.2)(c)", "en", ["25(1.2)(c), IRPA"]),
        ("Bills C-31 and C-10", "en", ["C-31", "C-10"]),
        ("R2D2 and A4 paper", "en", []),
    ],
)  # fmt: skip
def test_law_is_shown_as_cited(text, lang, expected):
    assert cited(text, lang) == expected


def test_what_is_published_keeps_its_contract_and_names_nobody():
    texts = ["The minister should grant Amina Diallo a permit.", "Officers must not detain Jean-Pierre Tremblay."]
    table = published(asks(sentences(*texts, source_type="ngo"), NO_THEMES))
    contract("asks").conform(table)
    assert not table.astype(str).apply(lambda c: c.str.contains("Diallo|Tremblay")).any(axis=None)
    assert table["quote"].str.contains("[…]", regex=False).all()
    assert published(asks(sentences(*texts), NO_THEMES)).empty, "a debate's asks on no theme are not published"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "We ask that the fee be abolished.", ("abolish", "the fee", None, False)),
        ("en", "We urge that migrants not be detained.", ("detain", "migrants", None, True)),
        ("fr", "Les passeports doivent être rendus aux travailleurs.", ("rendre", "Les passeports", None, False)),
        ("fr", "Ce numéro doit être fourni par le demandeur.", ("fournir", "Ce numéro", None, False)),
        ("fr", "Nous demandons que la taxe soit abolie.", ("abolir", "la taxe", None, False)),
    ],
)
def test_what_is_done_to_something_is_not_asked_of_it(lang, text, expected):
    assert asks_of(text, lang=lang) == [expected]
