"""Numbers that reports state: what is read in sentences of our own, what is left alone, and what is published."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.asylum.series_periods import read_period
from tipimpact.common.contracts import contract
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ThemeError
from tipimpact.themes.quantities import (
    STANDING,
    Finder,
    mark_confirmed,
    published,
    quantities,
    read_counted,
)

CASES = read_yaml(Path(__file__).with_name("quantities.yaml"))
COUNTED = read_counted(STANDING)
FINDERS = {lang: Finder(COUNTED, lang) for lang in ("en", "fr")}
NO_NUMBERS = (
    "series,counted_by,group,period,value,low,high,document,part,start,end,sha256,reader,second_reader,confirmed_on\n"
)


def describe(quantity):
    """A quantity as the cases write it."""
    n = quantity.number
    ways = {
        "exact": f"{n.low}",
        "about": f"~{n.low}",
        "at_least": f">={n.low}",
        "at_most": f"<={n.high}",
        "range": f"{n.low}..{n.high}",
    }
    other = quantity.compared.number.value if quantity.compared else "-"
    return (
        f"{ways[n.kind]} {quantity.unit} {quantity.who or '-'} {quantity.what or '-'} {quantity.period or '-'} {other}"
    )


def sentences(*texts, lang="en", source_type="ngo", year=2015, skips=None, start=100):
    """A table of sentences of one document, each beginning 1,000 characters after the one before."""
    rows = [
        {
            "doc_id": "report",
            "lang": lang,
            "sentence_id": f"report:{start + 1000 * i}-{start + 1000 * i + len(text)}",
            "section": "",
            "text": text,
            "start": start + 1000 * i,
            "end": start + 1000 * i + len(text),
            "skips": skips or [],
            "source_type": source_type,
            "year": year,
        }
        for i, text in enumerate(texts)
    ]
    return pd.DataFrame(rows).astype({"year": "Int64"})


def publish(*texts, **facts):
    table = published(quantities(sentences(*texts, **facts), COUNTED), COUNTED).assign(confirmed=False)
    return contract("quantities").conform(table)


@pytest.mark.parametrize("case", CASES, ids=lambda case: (case.get("en") or case.get("fr"))[:50])
def test_what_is_read_in_a_sentence(case):
    lang = "en" if "en" in case else "fr"
    assert [describe(quantity) for quantity in FINDERS[lang].find(case[lang])] == list(map(str, case["reads"]))


def test_the_cases_are_enough_in_both_languages():
    for lang in ("en", "fr"):
        own = [case for case in CASES if lang in case]
        assert sum(bool(case["reads"]) for case in own) >= 20
        assert sum(not case["reads"] for case in own) >= 15


def test_periods_are_those_that_indicators_read():
    periods = {
        quantity.period
        for case in CASES
        for lang in ("en", "fr")
        if lang in case
        for quantity in FINDERS[lang].find(case[lang])
    }
    for period in periods - {None}:
        read_period(period)


@given(st.integers(5, 999_999), st.integers(0, 40), st.integers(0, 40))
def test_spans_lead_to_the_number_in_the_original(number, skipped, at):
    text = f"In 2012 the office issued at least {number:,} temporary resident permits to trafficked persons."
    at = min(at, len(text) - 1)
    original = "x" * 100 + text[:at] + "·" * skipped + text[at:]
    row = quantities(sentences(text, skips=[[at, skipped]] if skipped else []), COUNTED).iloc[0]
    assert original[row["start"] : row["end"]].replace("·", "") == f"at least {number:,}"
    assert (row["low"], row["precision"]) == (number, "at_least")


@given(st.integers(5, 999_999))
def test_both_languages_read_the_same_number(number):
    spaced = f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
    english = quantities(sentences(f"In 2012, {number:,} refugee claims were refused."), COUNTED)
    french = quantities(sentences(f"En 2012, {spaced} demandes d’asile ont été refusées.", lang="fr"), COUNTED)
    what = ["count", "unit", "who", "what", "period"]
    assert (
        english[what].values.tolist()
        == french[what].values.tolist()
        == [[number, "claims", "claimants", "refused", "2012"]]
    )


@given(st.text(max_size=200), st.sampled_from(["en", "fr"]))
def test_any_text_is_read_without_error(text, lang):
    for quantity in FINDERS[lang].find(text):
        assert text[quantity.number.start : quantity.number.end].strip()


def test_statutes_are_passed_over():
    text = "In 2012 the office issued 26 temporary resident permits to trafficked persons."
    assert len(quantities(sentences(text), COUNTED)) == 1
    assert quantities(sentences(text, source_type="statute"), COUNTED).empty


def test_a_relative_year_is_that_of_the_text_and_missing_without_it():
    text = "Last year police identified 142 victims of trafficking."
    assert quantities(sentences(text, year=2014), COUNTED)["period"].tolist() == ["2013"]
    assert quantities(sentences(text, year=None), COUNTED)["period"].tolist() == [None]


def test_a_cue_of_the_sentence_before_counts_within_its_document():
    texts = "We met persons who survived trafficking.", "In 2012 the house sheltered 26 survivors."
    assert quantities(sentences(*texts), COUNTED)["who"].tolist() == ["trafficked_persons"]
    apart = sentences(*texts).assign(doc_id=["one", "other"])
    assert quantities(apart, COUNTED).empty


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("In 2012 police identified three victims of trafficking.", [(1, 4)]),
        ("In 2012, 26 permits were issued to victims of trafficking, and 2 of them were refused.", [(20, 34), (1, 4)]),
        ("In 2012 police identified 12 victims of trafficking, of whom 9 were detained.", [(5, 19), (0, 14)]),
        ("In 2012, 26 victims of trafficking were identified, but one woman was removed.", [(20, 34)]),
        ("Twelve traffickers were convicted, and 11 of them were detained in 2016.", [(5, 19), (5, 19)]),
        ("In 2012 at most three victims of trafficking were identified.", [(0, 4)]),
        ("In 2012, 12 workers told us of trafficking; fewer than three victims were identified.", [(0, 4)]),
    ],
)
def test_a_sentence_with_a_small_count_is_not_quoted_and_its_numbers_are_ranges(models, text, numbers):
    table = publish(text)
    assert table["quote"].isna().all()
    assert table["count"].isna().all()
    assert list(zip(table["low"], table["high"], strict=True)) == numbers
    assert set(table["precision"]) == {"suppressed"}
    assert set(table["place"]) == {"report"}, "the place of a number that is not shown is the document"


def test_the_difference_of_two_shown_numbers_is_never_small():
    whole, part = publish("In 2012 police identified 12 victims of trafficking, of whom 9 were detained.").itertuples()
    assert whole.high - part.low >= 5, "the rest of the whole could be more than four"
    assert whole.low - part.high <= 0, "and it could be none"


def test_fewer_than_five_is_published_as_the_source_says_it(models):
    row = publish("Fewer than five permits for trafficked persons were issued in 2010.").iloc[0]
    assert (row["low"] is pd.NA, row["high"], row["precision"]) == (True, 4, "at_most")
    assert row["quote"].startswith("Fewer than five")


def test_no_small_count_is_published_from_any_case(models):
    for lang in ("en", "fr"):
        texts = [case[lang] for case in CASES if lang in case]
        table = publish(*texts, lang=lang)
        small = table[table["unit"].isin(COUNTED.small)]
        assert not small["count"].between(1, 4).any()
        assert not small["comparison"].between(1, 4).any()


def test_names_of_persons_are_masked(models):
    row = publish("Mr. Abel Tremblay said that in 2012 police identified 26 victims of trafficking.").iloc[0]
    assert "Tremblay" not in row["quote"]
    assert "26 victims" in row["quote"]


def test_an_edition_without_numbers_has_a_table_of_the_right_shape():
    assert publish("Nothing is counted here.").empty
    assert quantities(sentences("Nothing.").iloc[:0], COUNTED).empty


def test_a_confirmed_number_is_found_by_its_digest_though_its_sentence_moved(tmp_path, models, caplog):
    text = "In 2012 police identified 26 victims of trafficking."
    sha256 = publish(text)["sha256"].iloc[0]
    file = tmp_path / "quantities.csv"
    row = "read_victims_identified,rcmp,,2012,26,,,report,1,126,128,{},A,B,2027-01-31\n"
    file.write_text(NO_NUMBERS + row.format(sha256) + row.format("0" * 64))
    moved = published(quantities(sentences(text, start=700), COUNTED), COUNTED)
    assert mark_confirmed(moved, file)["confirmed"].tolist() == [True]
    assert "000000000000… was confirmed, and is not found again" in caplog.text


def test_faults_of_the_list_are_reported_with_their_line(tmp_path):
    text = STANDING.read_text("utf-8")
    for old, new, fault in [
        ("unit: temporary_resident_permits", "unit: permis", "'permis' is not listed under 'units'"),
        ("needs: [immigration]", "needs: [imigration]", "'imigration' is not listed under 'cues'"),
        ("en: appeals", "en: app(eals", "is not a pattern"),
    ]:
        file = tmp_path / "quantities.yaml"
        file.write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(ThemeError, match=r"quantities\.yaml") as error:
            read_counted(file)
        assert fault in str(error.value)
