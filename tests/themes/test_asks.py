"""Who is asked: the forum's recommendations, and sentences of our own."""

import csv

import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.reports import original_text, read_report
from tipimpact.themes import extract
from tipimpact.themes.asks import asks

pytestmark = pytest.mark.usefixtures("model_parts")
NEVER_NAMED = {"APPEAL_BARS", "DFN_DETENTION"}


def sentences(*texts, lang="en", kind="sentence", source_type="ngo", section="", period="after"):
    """Sentences of one document as the stage `reports` gives them."""
    starts = [sum(len(text) + 1 for text in texts[:i]) for i in range(len(texts))]
    return pd.DataFrame(
        {
            "sentence_id": [f"d:{start}-{start + len(text)}" for start, text in zip(starts, texts, strict=True)],
            "doc_id": "d", "lang": lang, "section": section, "text": texts, "start": starts,
            "end": [start + len(text) for start, text in zip(starts, texts, strict=True)],
            "kind": kind if isinstance(kind, str) else list(kind), "skips": [[] for _ in texts],
            "source_type": source_type, "year": 2012, "period": period, "answer": None,
        }
    )  # fmt: skip


def on_theme(rows):
    """Mentions of a theme in every sentence."""
    return pd.DataFrame({"sentence_id": rows["sentence_id"], "theme": "TRP"})


def asks_of(text, lang="en", **facts):
    """(form, addressee, addressed to) of each ask of a sentence."""
    rows = sentences(text, lang=lang, **facts)
    table = contract("asks").conform(asks(rows, on_theme(rows)))
    columns = ["form", "addressee", "addressed_to"]
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
    assert table["sentence_id"].tolist() == [f"ccr_forum_2012_fr:{r['start']}-{r['end']}" for r in rows]
    assert set(table["addressed_to"]) == {"not_named"}, "the report names nobody in its recommendations"
    assert set(table["themes"].iloc[-1]) == {"TFWP_OVERSIGHT", "WORK_PERMIT"}, "the last asks for two things"


@pytest.mark.official
def test_what_the_forum_report_never_names_is_not_found_in_it(forum):
    _, table = forum
    assert not NEVER_NAMED & {theme for themes in table["themes"] for theme in themes}


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_digests_ask_for_the_same_seventeen(sample, project_codebook, lang):
    _, table = read(sample / "reports" / f"ccr_forum_2012_{lang}.txt", project_codebook)
    assert len(table) == 17
    original = original_text(sample / "reports" / f"ccr_forum_2012_{lang}.txt")
    for row in table.itertuples():
        start, end = map(int, row.place.split(":")[1].split("-"))
        assert "".join(original[start:end].split()) == "".join(row.quote.split())


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("The government should repeal the bar.", "en", ("duty", "The government", "canada")),
        ("Officers must not detain children.", "en", ("duty", "Officers", "officials")),
        ("We urge Parliament to waive the fee.", "en", ("request", "Parliament", "canada")),
        ("We request that the department waive the fee.", "en", ("request", "the department", "canada")),
        ("The petitioners call upon the minister to extend the permit.", "en", ("request", "the minister", "canada")),
        ("Employers need to keep records.", "en", ("duty", "Employers", "others")),
        ("Let us protect these workers.", "en", ("impersonal", None, "not_named")),
        ("Le gouvernement devrait abroger cette mesure.", "fr", ("duty", "Le gouvernement", "canada")),
        ("Les agents ne doivent pas détenir les enfants.", "fr", ("duty", "Les agents", "officials")),
        ("Nous exhortons le Parlement à éliminer les frais.", "fr", ("request", "le Parlement", "canada")),
        ("Il faut protéger ces travailleuses.", "fr", ("impersonal", None, "not_named")),
        ("Il est essentiel que le Canada offre des services.", "fr", ("impersonal", "le Canada", "canada")),
    ],
)
def test_how_it_asks_and_whom(text, lang, expected):
    assert asks_of(text, lang=lang) == [expected]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("We ask that the fee be waived.", "en"),
        ("The permit should be issued without delay.", "en"),
        ("Failure to give a reason should not be the only ground.", "en"),
        ("We urge that migrants not be detained.", "en"),
        ("Les passeports doivent être rendus aux travailleurs.", "fr"),
        ("Nous demandons que la taxe soit abolie.", "fr"),
    ],
)
def test_what_is_done_to_something_is_not_asked_of_it(text, lang):
    ((_, addressee, to),) = asks_of(text, lang=lang)
    assert (addressee, to) == (None, "not_named")


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
        "The ministers should:", "issue the permit", "waive the fee",
        "The meeting had two sessions:", "Share what really helps trafficked persons",
    ]  # fmt: skip
    rows = sentences(*texts, kind=kinds, source_type="government")
    table = asks(rows, on_theme(rows))
    assert table["quote"].tolist() == ["issue the permit", "waive the fee"]
    assert set(zip(table["addressee"], table["addressee_from"], strict=True)) == {("The ministers", "lead_in")}


@pytest.mark.parametrize(("state", "to"), [("Canada", "canada"), ("Brunei Darussalam", "state")])
def test_a_recommendation_is_asked_of_the_state_under_review_which_is_no_person(state, to):
    texts = ["Ratify the Convention and enact a law", f"In line with the word of {state}, sign it"]
    rows = sentences(*texts, kind="recommendation", source_type="un", section=f"UPR 16: {state} <- Belarus")
    table = asks(rows, on_theme(rows))
    assert set(table["addressee"]) == {state}
    assert set(table["addressed_to"]) == {to}
    assert table["quote"].tolist() == texts


def test_commands_background_and_instructions_to_officers_are_left_out():
    ask = "The Minister shall and must act."
    assert asks_of(ask, source_type="statute") == []
    assert asks_of(ask, source_type="parliament", period="before") == []
    assert asks_of(ask, source_type="parliament", period="after") != []
    assert asks_of("Officers must act.", source_type="government") == []
    assert asks_of(ask, source_type="government") == []
    assert asks_of("We urge Parliament to waive the fee.", source_type="government") != []


def test_what_is_published_names_nobody_and_is_on_a_theme_or_of_an_organization():
    texts = ["The minister should grant Amina Diallo a permit.", "Officers must not detain Jean-Pierre Tremblay."]
    none = on_theme(sentences(*texts)).iloc[:0]
    table = contract("asks").conform(asks(sentences(*texts), none))
    assert not table.astype(str).apply(lambda c: c.str.contains("Diallo|Tremblay")).any(axis=None)
    assert table["quote"].str.contains("[…]", regex=False).all()
    assert asks(sentences(*texts, source_type="un"), none).empty
