"""The corpora of the official edition, and recommendations and statutes read as documents."""

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

from tests_support import ROOT
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ReportError
from tipimpact.legislation.statutes import read_texts
from tipimpact.reports import original_offset, read_report
from tipimpact.reports.corpus import classify_period, read_corpus, select_country
from tipimpact.reports.recommendations import SESSIONS, read_upr
from tipimpact.reports.statutes import statute_text
from tipimpact.retrieve import SourceFile, read_sources

LISTS = read_yaml(Path(__file__).with_name("lists.yaml"))


@pytest.fixture(scope="module")
def take_sources(mirror):
    """Every source that the rule reads, as it lies in the mirror."""
    sources = read_sources(ROOT / "config" / "sources")

    def of(*collections: str) -> list[SourceFile]:
        found = [source for name in collections for source in sources.collection(name, "official")]
        return [SourceFile(source, mirror / source.mirror, None) for source in found if source.mirror]

    return of


@pytest.mark.official
def test_every_document_has_its_type_language_year_and_period(take_sources):
    corpus = read_corpus(take_sources("reports", "corpora_ngo", "corpora_manual", "corpora_french"))
    files = corpus.files.set_index("doc_id")
    assert set(files["status"]) == {"read"}
    assert set(files["period"]) == {"before", "after"}
    assert (files.loc[files["period"] == "before", "year"] <= 2012).all()
    assert (files.loc[files["period"] == "after", "year"] >= 2012).all()
    assert corpus.sentences[["source_type", "year", "period", "lang"]].notna().all().all()
    assert corpus.sentences["sentence_id"].is_unique


@pytest.mark.official
def test_a_line_of_a_debate_says_something_in_both_languages_or_in_neither(take_sources):
    pairs = [h for h in take_sources("corpora_debates") if "_028_" in h.source.id or "_229_" in h.source.id]
    sentences = read_corpus(pairs).sentences
    for number in ("028", "229"):
        en, fr = (
            set(sentences.loc[sentences["doc_id"] == f"hansard_36_1_{number}_{lang}", "paragraph"])
            for lang in ("en", "fr")
        )
        assert len(en & fr) > 0.99 * len(en | fr)
    counts = sentences.groupby(["doc_id", "paragraph"]).size()
    en, fr = (
        counts[counts.index.get_level_values(0).str.endswith(lang)].rename(lambda name: name[:-3], level=0)
        for lang in ("en", "fr")
    )
    both = pd.concat([en, fr], axis=1, keys=["en", "fr"]).dropna()
    assert (both["en"] == both["fr"]).mean() > 0.97
    assert set(sentences["period"]) == {"before"}


@pytest.mark.official
def test_every_recommendation_is_one_row_with_the_answer(take_sources, mirror):
    sources = take_sources("corpora_upr")
    with open(sources[0].path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows = [row for h in sources for row in rows if row["upstream_file"].endswith(f"/{h.source.facts['file']}")]
    table = read_corpus(sources).sentences
    assert len(table) == len(rows) == 3759
    assert table["text"].tolist() == [" ".join(row["text"].split()) for row in rows]
    assert table["answer"].str.capitalize().tolist() == [row["response"] for row in rows]
    assert (table["year"] == [SESSIONS[int(row["session"])].year for row in rows]).all()
    assert table.loc[table["section"].str.startswith("UPR 13:"), "period"].unique().tolist() == ["before"]
    assert table.loc[table["section"].str.startswith("UPR 14:"), "period"].unique().tolist() == ["after"]


def test_quotes_and_line_ends_in_a_recommendation_keep_the_count():
    texts = ['End the "kafala" system, now', "Ratify it\nsoon", "Plain"]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["session", "state_under_review", "recommending_state", "response", "text"])
    writer.writerows(
        [n, "Canada", "Côte d'Ivoire", answer, text]
        for n, answer, text in zip((4, 13, 99), ("Accepted", "Noted", "?"), texts, strict=True)
    )
    raw = out.getvalue()
    entries = list(read_upr(raw))
    assert [r.block.source.text for r in entries] == texts
    assert [r.answer for r in entries] == ["accepted", "noted", None]
    assert entries[2].day is None
    for r in entries:
        assert "".join(raw[i] for i in r.block.source.at) == r.block.source.text


def test_the_published_file_gives_the_rows_that_a_file_of_selected_rows_gives():
    """The data set has every recommendation and its own headings; a mirror may hold the selected rows of all files."""
    published = (
        "To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session\r"
        'Chad,Africa,AU,"Fight trafficking, now ",Mali,Africa,AU,Accepted,5,Trafficking,5\r'
        'Chad,Africa,AU,"Fight trafficking, now",Mali,Africa,AU,Accepted,5,Trafficking,5\r'
        "Chad,Africa,AU,Ratify it,Mali,Africa,AU,Noted,5,Justice,5\r"
        "Canada,WEOG,OAS,Ratify it,Mali,Africa,AU,Noted,5,Justice,4\r"
    )
    selected = (
        "session,state_under_review,recommending_state,response,text,upstream_file\n"
        '5,Chad,Mali,Accepted,"Fight trafficking, now",v.2/Data/CSVs/1-5.csv\n'
        "4,Canada,Mali,Noted,Ratify it,v.2/Data/CSVs/1-5.csv\n"
        "6,Chad,Mali,Noted,Protect refugees,v.2/Data/CSVs/6-9.csv\n"
    )
    told = [
        [(r.block.section, r.block.source.text.strip(), r.day, r.answer) for r in read_upr(text, "1-5.csv")]
        for text in (published, selected)
    ]
    assert told[0] == told[1]
    assert [section for section, *_ in told[0]] == ["UPR 5: Chad <- Mali", "UPR 4: Canada <- Mali"]


def test_of_a_report_on_many_countries_one_is_read(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(
        "INTRODUCTION\n\nThis report covers many countries of the world.\n\n"
        "CAMEROON (Tier 2)\n\nCameroon is a source country for trafficked people.\n\n"
        "CANADA (Tier 1)\n\nCanada is a destination country for trafficked people.\n\nPolice found some of them.\n\n"
        "CAPE VERDE (Tier 2)\n\nCape Verde is a source country for trafficked people.\n",
        encoding="utf-8",
    )
    part = select_country(read_report(path, "en"), "Canada", "report.txt")
    text = " ".join(part["text"])
    assert "destination country" in text
    assert "Police found some of them." in text
    assert "source country" not in text
    assert "Cape Verde" not in text
    with pytest.raises(ReportError, match="no part on Chad"):
        select_country(read_report(path, "en"), "Chad", "report.txt")


def test_a_debate_in_an_older_encoding_is_read_like_its_copy_in_utf_8(tmp_path):
    tables = []
    for encoding in ("latin-1", "utf-8"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes("M. Côté a la parole.\nDes travailleurs étrangers sont exploités.\n".encode(encoding))
        tables.append(read_report(path, "fr", "debate", line_by_line=True, encoding="latin-1"))
    pd.testing.assert_frame_equal(*tables)


def test_a_file_of_recommendations_that_is_none():
    with pytest.raises(ReportError, match="'response' is missing"):
        list(read_upr("session,state_under_review,recommending_state,text\n"))
    with pytest.raises(ReportError, match="row 1 has 2 fields"):
        list(read_upr("session,state_under_review,recommending_state,response,text\n1,x\n"))


def test_a_statute_gives_the_words_of_its_units_under_their_labels(sample):
    sources = read_sources(ROOT / "config" / "sources").collection("legislation", "sample")
    law = [SourceFile(source, sample / source.path, None) for source in sources]
    units = read_texts(law).units
    corpus = read_corpus([], units, law)
    assert set(corpus.files["source_type"]) == {"statute"}
    assert corpus.files.set_index("doc_id").loc["annual_2012_c1_en", "period"] == "before"
    assert corpus.files.set_index("doc_id").loc["annual_2012_c17_en", "period"] == "after"
    assert not corpus.files["doc_id"].str.startswith("irpa_oldest").any(), "the same law is not counted twice"
    for name, table in corpus.sentences.groupby("doc_id"):
        raw = statute_text(units[units["source"] == name])
        for row in table.itertuples():
            assert " ".join(raw[row.start : row.end].split()) == row.text
            assert raw[original_offset(row.start, row.skips, len(row.text) - 1)] == row.text[-1]


def test_a_text_of_2012_without_a_day_has_no_period():
    assert [classify_period(None, year) for year in (2011, 2012, 2013, None)] == ["before", None, "after", None]


def test_the_recommendations_of_a_working_group_report_are_read_as_it_prints_them(tmp_path):
    """A page of our own in the form of those reports: numbered paragraphs, each with who makes it."""
    path = tmp_path / "report.html"
    path.write_text(
        "<html><body><main><h2>II. Conclusions and/or recommendations</h2><p>142. Canada will examine these:</p>"
        "<p>142.1 Join the convention on migrant workers (Chile) (Peru);</p>"
        "<p>142.2 Protect victims of trafficking. Train judges as well (Norway,\nSenegal);</p>"
        "<p>143. All conclusions reflect the position of the States.</p></main></body></html>",
        encoding="utf-8",
    )
    source = next(
        s for s in read_sources(ROOT / "config" / "sources").collection("corpora_upr", "official")
        if s.id == "upr_canada_2018_en"
    )  # fmt: skip
    corpus = read_corpus([SourceFile(source, path, None)])
    assert corpus.files["status"].tolist() == ["read"], corpus.files["notes"].tolist()
    rows = corpus.sentences
    assert rows["section"].tolist() == ["UPR 30: Canada <- Chile, Peru", "UPR 30: Canada <- Norway, Senegal"]
    assert rows["text"].iloc[1] == "142.2 Protect victims of trafficking. Train judges as well (Norway, Senegal);"
    assert set(rows["kind"]) == {"recommendation"}
    assert set(rows["year"]) == {2018}
    path.write_text("<html><body><main><p>Nothing is recommended on this page.</p></main></body></html>", "utf-8")
    (row,) = read_corpus([SourceFile(source, path, None)]).files.to_dict("records")
    assert (row["status"], row["reason"]) == ("failed", "no_part")


@pytest.mark.parametrize(("name", "kind"), [("goldberg", "ngo"), ("meeting_33", "parliament")])
def test_evidence_of_a_committee_comes_in_by_its_row(tmp_path, name, kind):
    """A page of our own in the form of openparliament.ca: what is said, without who says it, for whom and when."""
    (body, said) = next(
        page for page in read_yaml(ROOT / "tests" / "reports" / "pages.yaml") if "Ordre du jour" in page[0]
    )
    (tmp_path / "page.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    rows = read_sources(ROOT / "config" / "sources").collection("corpora_reports", "official")
    source = next(source for source in rows if source.id == f"cimm_c31_{name}_2012_en")
    assert (source.licence, len(source.urls) > 0) == ("house_of_commons", True)
    table = read_corpus([SourceFile(source, tmp_path / "page.html", None)]).sentences
    assert table["text"].tolist() == said
    assert set(zip(table["source_type"], table["year"], table["period"], strict=True)) == {(kind, 2012, "before")}


@pytest.mark.parametrize(("name", "said"), LISTS["corpora: evidence before the senate comes in by its row"])
def test_evidence_before_the_senate_comes_in_by_its_row(tmp_path, name, said):
    """A page of our own in the form of sencanada.ca: a paragraph for each turn, which opens with who speaks."""
    issue, translated, first, second = said
    (tmp_path / "page.html").write_text(
        f"<html><body><nav>Menu</nav><h2>411</h2><p>{issue}</p><p>[<i>{translated[1:-1]}</i>]</p>"
        f"<p><b>{first.replace(':', ':</b>')}</p><p>{second}</p></body></html>",
        encoding="utf-8",
    )
    rows = read_sources(ROOT / "config" / "sources").collection("corpora_reports", "official")
    source = next(source for source in rows if source.id == name)
    assert source.licence == "publisher_rights", "its words are not passed on"
    table = read_corpus([SourceFile(source, tmp_path / "page.html", None)]).sentences
    assert table["text"].tolist() == said
    facts = table[["source_type", "year", "period"]].drop_duplicates().to_numpy().tolist()
    assert facts == [["parliament", 2012, "before"]]
