"""Words and numbers as Canadians write them, in both languages or neither."""

import datetime as dt
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tipimpact
from tipimpact.common import LANGUAGES
from tipimpact.common.errors import ConfigError
from tipimpact.publish.words import date, interval, law, listed, number, release, say, span
from tipimpact.publish.words.fluent import FOLDER, Messages, check_messages, set_spaces
from tipimpact.retrieve.sources import read_sources

N = "\u00a0"


@pytest.mark.parametrize(
    ("value", "digits", "en", "fr"),
    [
        (30396, None, "30,396", f"30{N}396"),
        (-1.25, None, "−1.25", "−1,25"),
        (0.125, 2, "0.12", "0,12"),  # half to even
        (0.375, 2, "0.38", "0,38"),
        (2.5, 0, "2", "2"),
        (-0.001, 2, "0.00", "0,00"),
        (3.0, None, "3", "3"),
        (1234567.891, 1, "1,234,567.9", f"1{N}234{N}567,9"),
        (float("-inf"), None, "−∞", "−∞"),
    ],
)
def test_numbers(value, digits, en, fr):
    assert (number(value, "en", digits), number(value, "fr", digits)) == (en, fr)


@given(st.integers(-(10**15), 10**15))
def test_integers_come_back_from_their_words(value):
    for lang in LANGUAGES:
        digits = number(value, lang).replace("\N{MINUS SIGN}", "-").replace(",", "").replace(N, "")
        assert int(digits) == value


def test_dates():
    assert [date(dt.date(2012, 6, 28), lang) for lang in LANGUAGES] == ["June 28, 2012", "28 juin 2012"]
    assert [date(dt.date(2011, 11, 1), lang) for lang in LANGUAGES] == [
        "November 1, 2011",
        "1er novembre 2011",
    ]
    assert date(dt.date(2011, 1, 11), "fr") == "11 janvier 2011"


def test_intervals():
    assert [interval("1", "4", lang) for lang in LANGUAGES] == ["1 to 4", "de 1 à 4"]
    assert interval("2", "2", "fr") == "2"


@pytest.mark.parametrize(
    ("text", "en", "fr"),
    [
        ("2015-2023", "2015 to 2023", "2015 à 2023"),
        ("2006-05 to 2012-12", "May 2006 to December 2012", "mai 2006 à décembre 2012"),
        ("2012-12-15 to 2013-10-01", "December 15, 2012 to October 1, 2013", "du 15 décembre 2012 au 1er octobre 2013"),
        ("2019 (Jun-Dec)", "June to December 2019", "juin à décembre 2019"),
        ("2012-13", "2012-13", "2012-2013"),
        ("2019-20 Q1", "first quarter of 2019-20", "premier trimestre de 2019-2020"),
        ("2009/2010-2019/2020", "2009-2010 to 2019-2020", "2009-2010 à 2019-2020"),
        ("to 2013-05", "up to May 2013", "jusqu'en mai 2013"),
        ("one fiscal year to ~2012", "one fiscal year, up to about 2012", "un exercice, jusque vers 2012"),
        ("2024-10/2024-12", "October to December 2024", "octobre à décembre 2024"),
        ("2000/2024", "2000 to 2024", "2000 à 2024"),
        ("2012-02-31", "2012-02-31", "2012-02-31"),
    ],
)
def test_spans(text, en, fr):
    assert [re.sub("’", "'", span(text, lang)) for lang in LANGUAGES] == [en, fr]


def test_every_period_and_release_is_said_in_both_languages(root):
    """A text that stays as it is written would be English, or a code, on the French page."""
    facts = pd.concat(pd.read_csv(path, dtype=str) for path in root.glob("data/raw/compiled/statistics/*.csv"))
    rows = read_sources(root / "config" / "sources").sources
    texts = {(span, text) for text in facts["year"]} | {(release, row.vintage) for row in rows if row.vintage}
    for speak, text in texts:
        english, french = (speak(text, lang) for lang in LANGUAGES)
        assert english != text or text.isdigit() or re.fullmatch(r"\d{4}-\d{2}", text), text
        assert not re.search(r"\b(to|since|of|released)\b|~|/", french), text


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("25(1.2)(c)", "25(1.2)c)"),
        ("24(4)", "24(4)"),
        ("20.1", "20.1"),
        ("37(1)(b)", "37(1)b)"),
        ("101(1)(b.1)", "101(1)b.1)"),
        ("110(2)(d.1)", "110(2)d.1)"),
        ("245(f)", "245f)"),
        ("112(2)(b.1)(i)", "112(2)b.1)(i)"),  # a subparagraph keeps both brackets
        ("3(1)(i)", "3(1)i)"),  # and a paragraph (i) does not
        ("IRPA 24(5)", "LIPR 24(5)"),
        ("IRPR 185(b)", "RIPR 185b)"),
        ("2012, c. 17, s. 13(3)", "2012, ch. 17, art. 13(3)"),
        ("2012, c. 1, ss. 206, 207", "2012, ch. 1, art. 206, 207"),
        ("2012, c. 17, s. 2(F)", "2012, ch. 17, art. 2(F)"),
        ("S.C. 2012, c. 17", "L.C. 2012, ch. 17"),
        ("SOR/2012-154, s. 2", "DORS/2012-154, art. 2"),
        ("204 and 205", "204 et 205"),
    ],
)
def test_law_labels(en, fr):
    assert law(en, "fr") == fr
    assert law(en, "en") == en


@pytest.mark.parametrize("text", ["", "C-31", "Class s. Cook", "the Act, c. 17", "a (c) b", "https://example.org/s. 1"])
def test_other_text_is_left_alone(text):
    assert law(text, "fr") == text


def test_lists():
    assert [listed(["a", "b", "c"], lang) for lang in LANGUAGES] == ["a, b and c", "a, b et c"]
    assert listed(["a"], "fr") == "a"


def test_a_message_is_filled_and_an_unknown_one_names_the_nearest():
    assert say("page-table", "fr", number=3) == "Tableau 3"
    with pytest.raises(ConfigError, match="did you mean: page-table"):
        say("page-tabel", "fr")
    with pytest.raises(ConfigError, match=r"page-table.*number"):
        say("page-table", "fr")


@pytest.mark.parametrize("value", [np.int64(1000), np.float64(1000), 1000, pd.Series([1000], dtype="Int64")[0]])
def test_a_count_chooses_the_form_and_is_written_by_its_language(value):
    assert say("law-count", "en", count=value) == "1,000 provisions"
    assert say("law-count", "fr", count=value) == f"1{N}000 dispositions"


@pytest.mark.parametrize(("count", "fr"), [(0, "0 disposition"), (1, "1 disposition"), (2, "2 dispositions")])
def test_french_is_singular_after_zero_and_one(count, fr):
    assert say("law-count", "fr", count=count) == fr


@pytest.mark.parametrize("value", [None, pd.NA, pd.NaT, np.nan, float("nan"), True, [1], dt.date(2012, 6, 28)])
def test_what_cannot_be_said_is_refused(value):
    with pytest.raises(ConfigError, match="count"):
        say("law-count", "en", count=value)


def test_a_year_is_text():
    with pytest.raises(ConfigError, match="a year as text"):
        say("period", "en", code="Q1", year=2014)
    assert say("period", "en", code="Q1", year="2014") == "first quarter of 2014"


def test_no_break_spaces_are_set_when_messages_are_read():
    assert set_spaces("Note : « oui » à 95 %, 12 $ et 1 000") == (f"Note{N}: «{N}oui{N}» à 95{N}%, 12{N}$ et 1{N}000")
    assert set_spaces("en 2012 300 personnes") == "en 2012 300 personnes".replace("2012 300", f"2012{N}300")
    texts = [path.read_text(encoding="utf-8") for path in (FOLDER / "fr").glob("*.ftl")]
    assert not [text for text in texts if N in text]  # nobody types what the code sets


def test_every_fault_of_the_messages_is_named(tmp_path):
    english = "a = One\na = One\nb = Two\nc = { $n } of { $m }\nnot fluent\ne = { $n }\n    .title = x\n"
    french = "a = Un\nc = { $n } sur { $k }\nd = Trois\ne = { $n }\n"
    for lang, text in (("en", english), ("fr", french)):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "x.ftl").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        check_messages(tmp_path)
    for part in (
        "'a' is defined twice",
        "'b' is missing in fr",
        "'d' is missing in en",
        "'c' shows m, and not in fr",
        "'c' shows k, and not in en",
        "not Fluent: 'not fluent'",
    ):
        assert part in str(error.value)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (b"a = { b }\nb = { -c }\n-c = { a }\n", "quote each other in a circle: "),
        (b"a = " + b"{" * 400 + b"}" * 400 + b"\n", "nested too deep"),
        (b"a =\n    .title = x\n", "has no text"),
        ("a = été\n".encode("latin-1"), "byte 4 is not UTF-8"),
    ],
)
def test_a_file_that_could_never_be_said_is_refused(text, fault, tmp_path):
    for lang in ("en", "fr"):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "x.ftl").write_bytes(text)
    with pytest.raises(ConfigError, match=f"en/x.ftl: .*{fault}"):
        check_messages(tmp_path)


def test_a_message_that_quotes_another_has_its_own_codes_where_it_chooses():
    few = "few = { $code ->\n    [a] A\n   *[b] B\n    }\nall = { few }\n"
    more = "more = { $code ->\n    [a] { few }\n   *[c] C\n    }\n"
    read = Messages("en")
    assert not list(read.read(few + more, "x.ftl"))
    assert read.codes("all") == {"code": ("a", "b")}
    assert read.codes("more") == {"code": ("a", "c")}


def test_a_variable_may_choose_a_form_in_one_language_only(tmp_path):
    texts = {
        "en": "a = { $act } passed\n",
        "fr": "a = { $act } { $gender ->\n    [feminine] adoptée\n   *[masculine] adopté\n    }\n",
    }
    for lang, text in texts.items():
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "x.ftl").write_text(text, encoding="utf-8")
    check_messages(tmp_path)


def test_only_publication_speaks():
    """A change of wording reruns publication and the sheets alone: no other stage imports the room for words."""
    root = Path(tipimpact.__file__).parent
    stages = [folder for folder in root.iterdir() if folder.is_dir() and folder.name not in ("publish", "sheets")]
    speaking = [
        str(path.relative_to(root))
        for folder in stages
        for path in folder.rglob("*.py")
        if "publish.words" in path.read_text(encoding="utf-8")
    ]
    assert speaking == []
