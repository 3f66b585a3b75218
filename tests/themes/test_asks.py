"""Who is asked: the forum's recommendations, and sentences of our own."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.common.documents import read_yaml
from tipimpact.common.packaged import COMPILED
from tipimpact.reports import original_text, read_report
from tipimpact.reports.corpus import read_corpus
from tipimpact.reports.scope import CORE
from tipimpact.retrieve import SourceFile, read_sources
from tipimpact.themes import extract
from tipimpact.themes.asked import link_recommendations, read_subjects
from tipimpact.themes.asks import asks
from tipimpact.themes.coding import short_digest
from tipimpact.themes.scope import READ, read_readings, scope

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.usefixtures("model_parts")
CASES = read_yaml(Path(__file__).with_name("asks.yaml"))
NEVER_NAMED = {"APPEAL_BARS", "DFN_DETENTION"}


def sentences(*texts, lang="en", kind="sentence", source_type="ngo", section="", year=2012):
    """Sentences of one document as the stage `reports` gives them."""
    starts = [sum(len(text) + 1 for text in texts[:i]) for i in range(len(texts))]
    return pd.DataFrame(
        {
            "sentence_id": [f"d:{start}-{start + len(text)}" for start, text in zip(starts, texts, strict=True)],
            "doc_id": "d", "lang": lang, "section": section, "text": texts, "start": starts,
            "end": [start + len(text) for start, text in zip(starts, texts, strict=True)],
            "kind": kind if isinstance(kind, str) else list(kind), "skips": [[] for _ in texts],
            "source_type": source_type, "year": year, "period": "after", "answer": None, "tags": None,
        }
    )  # fmt: skip


def no_mentions():
    return pd.DataFrame({"sentence_id": [], "theme": []}, dtype=str)


def asked(rows, readings=None):
    """What is asked in these sentences, none of which has a theme."""
    known = scope(rows, pd.DataFrame(columns=READ) if readings is None else readings)
    return contract("asks").conform(asks(rows, no_mentions(), known))


def asks_of(text, lang="en", **facts):
    """(form, addressee, addressed to) of each ask of a sentence."""
    rows = sentences(text, lang=lang, **facts)
    table = asked(rows)
    columns = ["form", "addressee", "addressed_to"]
    return [tuple(None if pd.isna(v) else v for v in row) for row in table[columns].itertuples(index=False)]


def read(path, codebook):
    report = read_report(path).assign(source_type="ngo", year=2012, period="after", answer=None, tags=None)
    return report, asks(report, extract(report, codebook), scope(report, pd.DataFrame(columns=READ)))


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


@pytest.mark.parametrize(("text", "lang", "expected"), CASES["asks"])
def test_how_it_asks_and_whom(text, lang, expected):
    assert asks_of(text, lang=lang) == [tuple(expected)]


@pytest.mark.parametrize(("text", "lang"), CASES["passive"])
def test_what_is_done_to_something_is_not_asked_of_it(text, lang):
    ((_, addressee, to),) = asks_of(text, lang=lang)
    assert (addressee, to) == (None, "not_named")


@pytest.mark.parametrize(("text", "lang"), CASES["nothing"])
def test_what_asks_nobody_to_do_anything(text, lang):
    assert asks_of(text, lang=lang) == []


def test_a_list_asks_when_the_words_before_it_do():
    kinds = ["sentence", "bullet", "bullet", "sentence", "bullet"]
    texts = [
        "The ministers should:", "issue the permit", "waive the fee",
        "The meeting had two sessions:", "Share what really helps trafficked persons",
    ]  # fmt: skip
    rows = sentences(*texts, kind=kinds)
    table = asked(rows)
    assert table["quote"].tolist() == ["issue the permit", "waive the fee"]
    assert set(zip(table["addressee"], table["addressee_from"], strict=True)) == {("The ministers", "lead_in")}


@pytest.mark.parametrize(("text", "lang", "addressee"), CASES["whole"])
def test_a_department_and_a_government_are_named_whole(text, lang, addressee):
    ((_, named, to),) = asks_of(text, lang=lang)
    assert (named, to) == (addressee, "canada")


def upr(*texts, tags=None, state="Canada", year=2013):
    rows = sentences(*texts, kind="recommendation", source_type="un", section=f"UPR 16: {state} <- Belarus")
    return rows.assign(tags=pd.Series([tags] * len(rows), dtype=object), answer="accepted", year=year)


def test_a_tag_decides_what_is_listed_and_a_theme_does_not():
    """A row without any theme is listed by its tag; one on another matter is not, and no other State's."""
    rows = pd.concat([
        upr("Receive the experts", tags=["Special procedures", "Migrants"]),
        upr("Protect the forests of the north", tags=["Environment"]),
        upr("Fight trafficking in persons", tags=["Trafficking"], state="Chad"),
    ])  # fmt: skip
    rows["sentence_id"] = ["d:1", "d:2", "d:3"]
    (row,) = asked(rows).to_dict("records")
    assert (row["quote"], row["in_scope"], row["form"]) == ("Receive the experts", "tag", "recommendation")
    assert (row["addressed_to"], row["asked_by"], row["answer"]) == ("canada", "Belarus", "accepted")
    assert list(row["themes"]) == []


def test_readers_overrule_words_but_not_tags():
    rows = upr("Fight prostitution", "Protect migrants", "Feed the poor").assign(sentence_id=["d:1", "d:2", "d:3"])
    rows["tags"] = pd.Series([["Women's rights"], ["Migrants"], ["Poverty"]], dtype=object)
    read = [("no", "", ""), ("no", "", ""), ("yes", "work", "practice")]
    readings = pd.DataFrame(
        [
            ("settled", section, short_digest(text), yes == "yes", subject or None, act or None, "canada", ["SERVICES"])
            for (section, text), (yes, subject, act) in zip(rows[["section", "text"]].to_numpy(), read, strict=True)
        ],
        columns=READ,
    )
    table = asked(rows, readings).set_index("sentence_id")
    assert table["in_scope"].to_dict() == {"d:2": "tag", "d:3": "person"}
    assert table.at["d:3", "subject"] == "work"
    assert list(table.at["d:3", "themes"]) == ["SERVICES"], "the readers' themes"


def test_commands_background_and_instructions_to_officers_are_left_out():
    ask = "The Minister shall and must act for migrants."
    assert asks_of(ask, source_type="statute") == []
    assert asks_of(ask, source_type="parliament", year=1998) == []
    assert asks_of(ask, source_type="parliament", year=2012) != []
    assert asks_of("The Minister must count the votes.", source_type="parliament") == [], "no word of the scope"
    assert asks_of("Officers must act for migrants.", source_type="government") == []
    assert asks_of(ask, source_type="government") == []
    assert asks_of("We urge Parliament to protect migrants.", source_type="government") != []


def test_what_is_published_names_nobody():
    texts = ["The minister should grant Amina Diallo a permit.", "Officers must not detain Jean-Pierre Tremblay."]
    table = asked(sentences(*texts))
    assert not table.astype(str).apply(lambda c: c.str.contains("Diallo|Tremblay")).any(axis=None)
    assert table["quote"].str.contains("[…]", regex=False).all()


@pytest.fixture(scope="module")
def to_canada(mirror, project_codebook):
    """The UN's rows as they are read, and what of them is asked of Canada."""
    found = read_sources(ROOT / "config" / "sources").collection("corpora_upr", "official")
    rows = read_corpus(SourceFile(source, mirror / source.mirror, None) for source in found if source.mirror).sentences
    readings = read_readings([COMPILED / "coding" / "asks_2026.csv"], project_codebook)
    return rows, contract("asks").conform(asks(rows, no_mentions(), scope(rows, readings))), readings


@pytest.mark.official
def test_every_recommendation_to_canada_with_a_core_tag_is_listed(to_canada, mirror):
    """Counted apart, from the file: 15 of 2009 and 28 of 2013; the 10 on trafficking were all accepted."""
    _, table, _ = to_canada
    with open(mirror / "ngo_reports" / "upr" / "upr_recommendations_subset_en.csv", encoding="utf-8", newline="") as f:
        rows = [row for row in csv.DictReader(f) if row["state_under_review"] == "Canada"]
    tagged = [row for row in rows if CORE & set(row["issue"].split(","))]
    keys = {(row["recommending_state"], " ".join(row["text"].split())) for row in tagged}
    assert keys <= set(zip(table["asked_by"], table["quote"], strict=True))
    assert len(tagged) == 43
    by_tag = table[table["in_scope"].eq("tag")]
    assert by_tag.groupby(["year", "answer"]).size().to_dict() == {
        (2009, "accepted"): 9, (2009, "noted"): 6, (2013, "accepted"): 14, (2013, "noted"): 14,
    }  # fmt: skip
    trafficking = [row["response"] for row in tagged if "Trafficking" in row["issue"]]
    assert trafficking == ["Accepted"] * 10


@pytest.mark.official
def test_every_listed_recommendation_was_read_twice(to_canada):
    rows, table, readings = to_canada
    read = readings.merge(rows.assign(digest=rows["text"].map(short_digest)), on=["section", "digest"])
    times = read.groupby("sentence_id")["reader"].agg(sorted)
    assert (times.reindex(table["sentence_id"]).map(lambda names: names == ["1", "2", "settled"])).all()
    assert table["subject"].notna().all()
    assert table["act"].notna().all()


def test_each_ask_of_the_forum_is_its_recommendation_and_others_have_those_on_their_subject():
    known = [source.id for source in read_sources(ROOT / "config" / "sources").sources]
    subjects = read_subjects(ROOT / "config" / "asks.yaml", known)
    count = sum(len(s.recommendations) for s in subjects if s.asked_by == "forum")
    forum = pd.DataFrame({"doc_id": "ccr_forum_2012_fr", "start": range(count), "subject": None})[::-1]
    others = pd.DataFrame({"doc_id": ["upr", "upr"], "start": [0, 9], "subject": ["trafficking", None]})
    linked = link_recommendations(pd.concat([forum, others], ignore_index=True), subjects)
    assert linked.iloc[[0, count - 1]].tolist() == [["R17"], ["R01"]]
    assert linked.iloc[count:].tolist() == [["R11", "R12", "R13"], []]
    assert link_recommendations(forum[1:], subjects).map(len).sum() == 0, "a text that lacks one: nobody knows which"
