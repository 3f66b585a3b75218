import csv
import json

import pandas as pd
import pytest

from tipimpact.asylum import read_registry
from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import contract
from tipimpact.common.errors import ImpactError
from tipimpact.impact.gaps import evidence_gaps
from tipimpact.package.compose import compose_texts
from tipimpact.publish.tables.joins import joined
from tipimpact.publish.tables.joins.texts import sent_in_words
from tipimpact.publish.words import NBSP
from tipimpact.retrieve import SourceFile, read_sources
from tipimpact.retrieve.sources import SeriesGap

PERMITS = "gaps/vtip_trp_yearly.csv"


@pytest.fixture(scope="module")
def sources(root):
    return read_sources(root / "config" / "sources").sources


@pytest.fixture(scope="module")
def authored(root):
    return compose_texts(root / "config")


@pytest.fixture(scope="module")
def declared(sources):
    return [source for source in sources if source.gap]


@pytest.fixture
def drop(tmp_path):
    """Put a file where the gap asks for it."""

    def _drop(text: str, path: str = PERMITS):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")

    return _drop


def test_the_missing_series_are_named(declared, tmp_path):
    gaps = evidence_gaps(declared, [], tmp_path, "sample")
    assert {
        "vtip_trp_yearly",
        "work_permit_refusals_public_policy",
        "designated_foreign_nationals",
        "vulnerable_worker_permits_yearly",
        "humanitarian_requests_returned",
        "claims_by_month_and_designation",
        "detention_before_2012",
        "removals_of_trafficked_persons",
    } <= set(gaps["gap"])
    contract("evidence_gaps").conform(gaps)


def test_a_series_that_was_sent_closes_its_gap_and_no_other(declared, tmp_path, drop):
    before = evidence_gaps(declared, [], tmp_path, "sample")
    drop("year,application,person,decision,bar,permits\n2006,initial,victim,issued,,<5\n")
    after = evidence_gaps(declared, [], tmp_path, "sample", {"vtip_trp_yearly", "another"})
    assert set(before["gap"]) - set(after["gap"]) == {"vtip_trp_yearly"}


def test_a_file_that_could_not_be_read_leaves_its_gap_open(declared, authored, tmp_path, drop):
    drop("year,permits\n2006,12\n")
    gaps = evidence_gaps(declared, [], tmp_path, "sample")
    contract("evidence_gaps").conform(gaps)
    row = gaps["gap"] == "vtip_trp_yearly"
    assert gaps.loc[row, ["gap_kind", "gap_reason"]].values.tolist() == [["not_read", "columns"]]
    for lang, words in (("en", "its columns or rows are not those expected"), ("fr", "ses colonnes ou ses lignes")):
        text = joined(gaps, "evidence_gaps", lang, authored)[row].iloc[0]
        assert words in text["why"]
        assert "application" in text["drop_in"]


def test_the_columns_asked_for_are_the_columns_described(declared):
    for source in declared:
        for lang in ("en", "fr"):
            words = getattr(source.gap.drop_in, lang)
            assert all(column in words for column in source.facts["columns"]), source.id
        assert source.path.endswith(".csv")
        assert next(csv.reader([",".join(source.facts["columns"])])) == source.facts["columns"]


def test_a_published_source_that_could_not_be_had_is_a_gap(sources, authored, tmp_path):
    source = next(s for s in sources if s.id == "unhcr_asylum_applications")
    gaps = evidence_gaps([], [SourceFile(source, None, None, "not found")], tmp_path, "official")
    row = gaps.iloc[0]
    assert (row["gap"], row["gap_kind"]) == ("unhcr_asylum_applications", "not_retrieved")
    assert row["path"] == "data/raw/official/refugee/unhcr_asylum_applications.rda"
    contract("evidence_gaps").conform(gaps)
    for lang in LANGUAGES:
        worded = joined(gaps, "evidence_gaps", lang, authored).iloc[0]
        assert "api.unhcr.org" in worded["drop_in"]
        assert worded["title"] == getattr(source.title, lang)
        assert pd.isna(worded["claim"])


def test_a_source_that_was_had_is_no_gap(sources, tmp_path):
    source = next(s for s in sources if s.id == "unhcr_asylum_applications")
    assert evidence_gaps([], [SourceFile(source, tmp_path / "x", "0" * 64)], tmp_path, "official").empty


def test_another_release_than_the_known_one_is_reported_with_both_sizes(sources, authored, tmp_path):
    source = next(s for s in sources if s.id == "unhcr_asylum_applications")
    files = [SourceFile(source, tmp_path / "x", "0" * 64, release={"bytes": 9, "rows": 120_900, "total": 41_000_000})]
    gaps = evidence_gaps([], files, tmp_path, "official")
    assert gaps["gap_kind"].tolist() == ["other_release"]
    contract("evidence_gaps").conform(gaps)
    for lang, sizes in (("en", ["120,900", "120,597", "40,727,399"]), ("fr", ["120\u00a0900", "120\u00a0597"])):
        why = joined(gaps, "evidence_gaps", lang, authored).at[0, "why"]
        assert all(size in why for size in sizes)


def test_a_file_that_cannot_be_read_is_a_gap_with_what_the_reader_found(sources, authored, tmp_path):
    source = next(s for s in sources if s.id == "ccr_forum_2012_en")
    files = [SourceFile(source, tmp_path / "x", "0" * 64)]
    gaps = evidence_gaps([], files, tmp_path, "official", unread={source.id: "no_text_layer"})
    assert gaps.loc[0, ["gap_kind", "gap_reason"]].tolist() == ["not_read", "no_text_layer"]
    for lang, words in (("en", "its pages are pictures without text"), ("fr", "ses pages sont des images sans texte")):
        assert words in joined(gaps, "evidence_gaps", lang, authored).at[0, "why"]


def test_requests_are_ready_to_send_in_both_languages(declared, authored, tmp_path):
    gaps = evidence_gaps(declared, [], tmp_path, "sample")
    english, french = (joined(gaps, "evidence_gaps", lang, authored) for lang in ("en", "fr"))
    assert english["request"].str.startswith("Under the Access to Information Act").all()
    assert french["request"].str.startswith("En vertu de la Loi sur l'accès à l'information").all()
    for word in contract("evidence_gaps").joined:
        assert not french[word].str.contains(r" [:;!?%»]|« ", regex=True).any(), word
        assert not french[word].str.contains(rf"[^{NBSP}0-9]:(?!/)", regex=True).any(), word
        assert (english[word] != french[word]).all()


# --- a no is earned: what was searched, and what exists ---

STATUSES = {
    "vtip_trp_yearly": "published_in_part",
    "work_permit_refusals_public_policy": "published_in_part",
    "designated_foreign_nationals": "published_in_part",
    "vulnerable_worker_permits_yearly": "published_in_part",
    "humanitarian_requests_returned": "probably_published",
    "claims_by_month_and_designation": "published_in_part",
    "detention_before_2012": "published_in_part",
    "removals_of_trafficked_persons": "searched_not_found",
    "departures_after_refusal": "published_in_part",
    "decisions_by_year_of_claim": "published_in_part",
    "risk_assessments_barred": "published_in_part",
    "detections_by_immigration_status": "published_in_part",
}


def test_the_status_of_each_gap_follows_from_what_was_searched_and_found(declared, tmp_path):
    gaps = evidence_gaps(declared, [], tmp_path, "sample")
    assert gaps.set_index("gap")["gap_status"].to_dict() == STATUSES


def test_what_is_found_is_a_source_and_a_series_that_we_have(declared, sources, root):
    registry = read_registry(root / "config" / "series.yaml")
    known, series = {source.id for source in sources}, {series.id for series in registry.series}
    for source in declared:
        assert set(source.gap.fills) <= series, source.id
        for part in source.gap.found:
            assert part.source in known, source.id
            assert set(part.series) <= series, source.id


def test_a_gap_without_a_record_of_a_search_is_refused(declared):
    gap = declared[0].gap.model_dump()
    with pytest.raises(ValueError, match="searched"):
        SeriesGap.model_validate(gap | {"searched": []})
    with pytest.raises(ValueError, match="a month or day"):
        SeriesGap.model_validate(gap | {"searched": [{"where": "stored_pages", "day": "last autumn"}]})


def test_a_row_that_denies_a_series_that_we_have_stops_the_run(declared, tmp_path):
    """Version 0.3 denied the yearly counts of open work permits that its own compiled file holds."""
    shown = {("vulnerable_permits_year", "compiled_facts_2026")}
    evidence_gaps(declared, [], tmp_path, "sample", shown=shown)
    denying = [
        source.model_copy(update={"gap": source.gap.model_copy(update={"found": [], "missing": None})})
        for source in declared
    ]
    with pytest.raises(
        ImpactError, match=r"(?s)vulnerable_worker_permits_yearly finds nothing of vulnerable_permits_year"
    ):
        evidence_gaps(denying, [], tmp_path, "sample", shown=shown)
    own = {("vulnerable_permits_issued", "vulnerable_worker_permits_yearly")}
    evidence_gaps(denying, [], tmp_path, "sample", shown=own)  # a file that was sent denies nothing


def test_a_series_that_is_found_whole_is_no_gap(declared, tmp_path):
    whole = [source.model_copy(update={"gap": source.gap.model_copy(update={"missing": None})}) for source in declared]
    assert set(evidence_gaps(whole, [], tmp_path, "sample")["gap"]) == {
        "humanitarian_requests_returned",
        "removals_of_trafficked_persons",
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_published_row_says_where_we_looked_and_what_exists(declared, authored, tmp_path, lang):
    rows = joined(evidence_gaps(declared, [], tmp_path, "sample"), "evidence_gaps", lang, authored).set_index("gap")
    permits = rows.loc["vtip_trp_yearly"]
    assert "2026-11" in permits["searched"]
    assert "refworld.org" in permits["probably"]
    assert "2013" in permits["exists"]
    assert "2013" in permits["missing"]
    assert pd.isna(rows.loc["removals_of_trafficked_persons", "exists"])
    assert rows["searched"].notna().all()


def test_a_gap_closes_only_when_its_file_is_whole_and_its_design_is_computed(declared, tmp_path):
    """One row of one year is a part; a whole file without its design is sent; only the last leaves the table."""
    sent = {"vtip_trp_yearly", "departures_after_refusal", "claims_by_month_and_designation"}
    lacking = {"vtip_trp_yearly": {"periods": ["2006", "2007"], "cells": 3}}
    table = evidence_gaps(declared, [], tmp_path, "official", sent, lacking=lacking).set_index("gap")
    assert table.at["vtip_trp_yearly", "gap_kind"] == "partly_sent"
    assert json.loads(table.at["vtip_trp_yearly", "gap_reason"]) == lacking["vtip_trp_yearly"]
    assert table.at["claims_by_month_and_designation", "gap_kind"] == "sent"
    assert "departures_after_refusal" not in table.index
    contract("evidence_gaps").conform(table.reset_index())


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("lacks", [{"periods": ["2006"], "cells": 0}, {"periods": [], "cells": 7}, None])
def test_the_table_says_what_a_file_lacks(declared, lacks, lang):
    source = next(s for s in declared if s.id == "risk_assessments_barred")
    row = {"gap_kind": "partly_sent" if lacks else "sent", "gap_reason": json.dumps(lacks) if lacks else None}
    why = sent_in_words(row, lang)
    assert ("2006" in why) == bool(lacks and lacks["periods"])
    assert ("7" in why) == bool(lacks and lacks["cells"])
    assert source.id not in why
