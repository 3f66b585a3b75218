"""The Table of Public Statutes, read from small files in the publisher's format and from the publisher's own."""

import datetime as dt
import zipfile

import pandas as pd
import pytest

from tipimpact.common.errors import LegislationError
from tipimpact.legislation import read_act
from tipimpact.legislation.commencement import all_standing
from tipimpact.legislation.effects import Statutes
from tipimpact.legislation.labels import ClauseRange, section_of, take_apart
from tipimpact.legislation.ledger import Ledger, LedgerRow, check_ledger, compile_rows, read_ledger
from tipimpact.legislation.public_statutes import number_of, read_table_file

from .table_matching import WITHOUT_CAUSE, ReadEffect, match_amendments, match_table

HEAD = '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE TOPS PUBLIC "-//Justice Canada//DTD TOPS//EN" "TOPS.dtd">'


@pytest.fixture
def table(tmp_path):
    """``table(lang, *elements)``: a file of the Table about the Lamp Act."""

    def table(lang: str, *elements: str):
        number = {"en": "2001, c. 1", "fr": "2001, ch. 1"}[lang]
        path = tmp_path / f"{lang}.xml"
        names = f"<Title>Lamp Act</Title><ChapterNumber>{number}</ChapterNumber>"
        body = f'{HEAD}<TOPS xml:lang="{lang}"><Statute FlicsAlpha="x">{names}{"".join(elements)}</Statute></TOPS>'
        path.write_text(body, encoding="utf-8")
        return read_table_file(path)

    return table


def cif(text: str, *items: str) -> str:
    below = "".join(f"<Item><Text>— {item}</Text></Item>" for item in items)
    return f"<CIF><Text>{text}</Text>{f'<List>{below}</List>' if items else ''}</CIF>"


def statements(file) -> list[tuple]:
    return [(", ".join(map(str, e.clauses)), e.outcome, str(e.day or ""), e.instrument) for e in file.in_force]


def test_clauses_days_and_instruments_of_an_entry_and_its_items(table):
    file = table(
        "en",
        cif(
            "CIF, 2012, c. 17, ss. 2, 11(2), 23(2) and (3), 24 to 28 in force on assent 28.06.2012",
            "ss. 4, 6, 9(2) and 30 in force 29.04.2013 see SI/2013-48",
            "ss. 11(1) and 31 repealed before coming into force 31.12.2022 see 2008, c. 20, s. 3",
            "s. 32 comes into force on a day to be fixed by order see s. 85 — Not in force",
        ),
    )
    assert statements(file) == [
        ("2, 11(2), 23(2), 23(3), 24 to 28", "assent", "2012-06-28", ""),
        ("4, 6, 9(2), 30", "day", "2013-04-29", "SI/2013-48"),
        ("11(1), 31", "never", "", "2008, c. 20, s. 3"),
        ("32", "awaiting", "", "s. 85"),
    ]
    assert {e.statute for e in file.in_force} == {"2012, c. 17"}
    assert [e.place for e in file.in_force] == ["1", "1.1", "1.2", "1.3"]


def test_french_says_the_same_in_its_own_way(table):
    file = table(
        "fr",
        cif(
            "EEV, 2012, ch. 17, art. 2, par. 11(2), 23(2) et (3), art. 24 à 28 en vigueur à la sanction 28.06.2012",
            "art. 4, 6, par. 9(2) et art. 30 en vigueur 29.04.2013 voir TR/2013-48",
            "par. 11(1) et art. 31 abrogés avant leur entrée en vigueur 31.12.2022 voir 2008, ch. 20, art. 3",
            "art. 32 entre en vigueur à la date fixée par décret voir art. 85 — non en vigueur",
        ),
        cif("EEV, 2005, ch. 10, al. 34(1)o) en vigueur 04.04.2005 voir TR/2005-29"),
    )
    assert statements(file) == [
        ("2, 11(2), 23(2), 23(3), 24 to 28", "assent", "2012-06-28", ""),
        ("4, 6, 9(2), 30", "day", "2013-04-29", "SI/2013-48"),
        ("11(1), 31", "never", "", "2008, c. 20, s. 3"),
        ("32", "awaiting", "", "s. 85"),
        ("34(1)(o)", "day", "2005-04-04", "SI/2005-29"),
    ]


def test_statements_that_semicolons_or_an_exception_part(table):
    file = table(
        "en",
        cif("CIF, 2004, c. 15, s. 110 in force on assent 06.05.2004; ss. 70 to 72 in force 28.06.2004 see SI/2004-66"),
        cif("CIF, 2023, c. 26 in force on assent 22.06.2023, except s. 2 comes into force on a day fixed by order"),
        cif("CIF, 1998, c. 25, other than s. 9 in force 22.12.98 see SI/99-1"),
    )
    assert statements(file) == [
        ("110", "assent", "2004-05-06", ""),
        ("70 to 72", "day", "2004-06-28", "SI/2004-66"),
        ("", "assent", "2023-06-22", ""),
        ("2", "awaiting", "", ""),
        ("", "day", "1998-12-22", "SI/99-1"),
    ]
    assert file.in_force[-1].but == (ClauseRange("9"),)


def test_paragraphs_that_look_like_the_letter_of_a_language_and_parts_that_are_no_clauses(table):
    """2004, c. 2 and 2012, c. 1, s. 160(e), 2006, c. 9: "(e)" is a paragraph, "(E)" the English version."""
    file = table(
        "en",
        cif(
            "CIF, 2004, c. 2, s. 8(E) in force 01.12.2007",
            "ss. 14 to 19, par. 24(1)(a), (e), (g), the heading before s. 76 and 76 repealed before coming into force",
            "s. 3.2 of the Access to Information Act, as enacted by s. 142, ss. 150 to 153 in force on assent",
            "ss. 1 to 16 and its schedule in force 01.04.2018",
            "the heading before s. 45 in force 02.04.2018",
            "s. 3.1 of the Access to Information Act, as enacted by s. 142, in force 01.09.2007",
        ),
    )
    assert [(clauses, outcome) for clauses, outcome, *_ in statements(file)] == [
        ("8", "day"),
        ("14 to 19, 24(1)(a), 24(1)(e), 24(1)(g), 76", "never"),
        ("150 to 153", "assent"),
        ("1 to 16", "day"),
        ("", "not_read"),
        ("", "not_read"),
    ]


def test_what_is_not_understood_is_an_entry_with_its_words(table):
    file = table("en", cif("CIF, 2012, c. 17, the widgets of s. 3 in force 01.01.2013"), cif("CIF, see the Gazette"))
    assert [(e.outcome, e.statute) for e in file.in_force] == [("not_read", "2012, c. 17"), ("not_read", "")]
    assert file.in_force[0].words.startswith("the widgets")


def test_amendments_of_a_section_are_a_chain(table):
    words = "added, 2012, c. 17, s. 2, c. 19, ss. 3(1) and 4(F); repealed, 2015, c. 36, s. 170"
    file = table("en", f"<Section><Label>11.1</Label><Text>{words}</Text></Section>")
    assert [(a.section, a.statute, str(a.clause), a.change) for a in file.amendments] == [
        ("11.1", "2012, c. 17", "2", "added"),
        ("11.1", "2012, c. 19", "3(1)", "added"),
        ("11.1", "2012, c. 19", "4", "added"),
        ("11.1", "2015, c. 36", "170", "repealed"),
    ]


def test_both_versions_joined_clause_by_clause_and_what_one_alone_says(table):
    english = table("en", cif("CIF, 2014, c. 20, ss. 299 and 302 to 306 in force on assent 19.06.2014"))
    french = table("fr", cif("EEV, 2014, ch. 20, art. 290 et 302 à 306 en vigueur à la sanction 19.06.2014"))
    rows = compile_rows(english, french)
    assert [(", ".join(map(str, row.clauses)), row.lang, row.en, row.fr) for row in rows] == [
        ("299", "en", "1", ""),
        ("302 to 306", "both", "1", "1"),
        ("290", "fr", "", "1"),
    ]


def test_numbers_of_acts_are_those_of_the_register():
    assert number_of("2001, ch. 27") == "2001, c. 27"
    assert number_of("R.S., 1985, c. C-46") == number_of("L.R. (1985), ch. C-46") == "R.S., c. C-46"
    assert number_of("tops-4A") == ""


def test_another_file_is_refused(tmp_path):
    path = tmp_path / "act.xml"
    path.write_text("<Statute/>", encoding="utf-8")
    with pytest.raises(LegislationError, match="root element is 'Statute'"):
        read_table_file(path)


def test_a_damaged_file_is_named_with_its_place(tmp_path):
    path = tmp_path / "cut.xml"
    path.write_text(f'{HEAD}<TOPS xml:lang="en"><Statute FlicsAlpha="x"><CIF><Text>CIF, 2012', encoding="utf-8")
    with pytest.raises(LegislationError, match=r"cut\.xml"):
        read_table_file(path)


def test_an_order_without_a_day_and_entries_that_contradict_each_other_decide_nothing(table):
    order = table("en", cif("CIF, 2012, c. 17, s. 4 in force see SI/2013-48"))
    assert [(e.outcome, e.day, e.instrument) for e in order.in_force] == [("not_read", None, "SI/2013-48")]
    both = table(
        "en",
        cif("CIF, 2012, c. 17, s. 4 in force 29.04.2013 see SI/2013-48", "s. 4 in force 30.04.2013 see SI/2013-49"),
    )
    ledger = Ledger(tuple(compile_rows(both, None)))
    assert len(ledger.of("2012, c. 17", "4")) == 2
    assert ledger.timing("2012, c. 17", "4") is None


def test_a_row_that_the_publishers_file_does_not_have_is_named(table):
    english = table("en", cif("CIF, 2012, c. 9, s. 2 in force 01.06.2012 see SI/2012-40"))
    french = table("fr", cif("EEV, 2012, ch. 9, art. 2 en vigueur 01.06.2012 voir TR/2012-40"))
    rows = tuple(compile_rows(english, french))
    assert check_ledger(Ledger(rows), [english, french]) == ["2001, c. 1"]
    assert check_ledger(Ledger(rows), [english]) == []  # one language was not received
    moved = Ledger((rows[0]._replace(day=dt.date(2012, 6, 2)),), "commencement.csv")
    with pytest.raises(LegislationError, match=r"2012-06-0[12] is in the (ledger|file of the Table) alone") as error:
        check_ledger(moved, [english, french])
    assert len(error.value.problems) == 2


def test_the_ledger_of_the_project_has_the_orders_that_the_gazette_prints(root):
    ledger = read_ledger(root / "data" / "raw" / "compiled" / "law" / "commencement.csv")
    row = ledger.timing("2012, c. 17", "47(1)", "2001, c. 27")
    assert (row.day, row.instrument, row.lang) == (dt.date(2013, 4, 29), "SI/2013-48", "both")
    assert ledger.timing("2010, c. 8", "2", "2001, c. 27").day == dt.date(2012, 8, 15)
    assert ledger.timing("2013, c. 33", "162(2)", "2001, c. 27").day == dt.date(2014, 2, 6)
    # Of 2002, c. 8, s. 141 the French file says 2002 where the English one says 2003: nothing is decided.
    assert ledger.timing("2002, c. 8", "141", "1999, c. 18") is None


def test_the_closest_row_decides_and_a_row_about_a_statute_only_on_its_own_act():
    whole = LedgerRow("2012, c. 9", (ClauseRange(),), (ClauseRange("7"),), "A", "assent", None, "", "both", "1", "1")
    some = whole._replace(clauses=(ClauseRange("2", "4"),), but=(), outcome="day", day=dt.date(2013, 1, 1))
    one = some._replace(clauses=(ClauseRange("3(1)"),), day=dt.date(2014, 1, 1))
    ledger = Ledger((whole, some, one))
    asked = [ledger.timing("2012, c. 9", clause, "A") for clause in ("3(1)(a)", "3(2)", "3.1", "5", "7")]
    assert asked == [one, some, some, whole, None]
    assert ledger.timing("2012, c. 9", "5", "B") is None


def test_rows_of_the_ledger_that_are_no_rows_are_named_with_their_line(tmp_path):
    path = tmp_path / "ledger.csv"
    path.write_text(
        "statute,clauses,but,act,outcome,day,instrument,lang,en,fr\n"
        '"2012, c. 9",2,,"2001, c. 1",day,,SI/1,both,1,1\n'
        '"2012, c. 9",2,,"2001, c. 1",dies,2012-01-01,SI/1,both,1,1\n',
        encoding="utf-8",
    )
    with pytest.raises(LegislationError) as error:
        read_ledger(path)
    assert all(words in str(error.value) for words in ("line 2", "has no day", "line 3", "'dies'"))


def test_amendments_of_the_table_and_effects_are_matched_and_what_is_left_has_a_cause(table):
    file = table(
        "en",
        "<Section><Label>3</Label><Text>2012, c. 9, s. 2</Text></Section>",
        "<Section><Label>4</Label><Text>2012, c. 9, s. 7; 2001, c. 1, s. 90</Text></Section>",
        "<Section><Label>5</Label><Text>2013, c. 2, s. 1; 2012, c. 9, s. 8</Text></Section>",
        cif("CIF, 2001, c. 1, s. 6(4) repealed before coming into force see 2012, c. 9, s. 9"),
    )
    read = [
        ReadEffect("2012, c. 9", "2(1)", "3(1)(a)", None, None),
        ReadEffect("2012, c. 9", "7", "part 2", None, None),
        ReadEffect("2012, c. 9", "3", "6[heading]", None, None),
        ReadEffect("2012, c. 9", "4", "6", None, "never_in_force"),
        ReadEffect("2012, c. 9", "5", "6(2)", None, None),
        ReadEffect("2012, c. 9", "6", "6(3)", None, None),
        ReadEffect("2012, c. 9", "9", "6(4)", None, None),
    ]
    matched = match_amendments(file, read, ["6|2012, c. 9, s. 5"], {"2012, c. 9"})
    causes = [(row.side, row.section, row.clause, row.cause) for row in matched.itertuples()]
    assert causes == [
        ("entry", "3", "2", "matched"),
        ("entry", "4", "7", "whole_part"),
        ("entry", "4", "90", "own_act"),
        ("entry", "5", "8", "clause_alone"),
        ("effect", "3", "2(1)", "matched"),
        ("effect", "", "7", "whole_part"),
        ("effect", "6", "3", "heading"),
        ("effect", "6", "4", "not_law"),
        ("effect", "6", "5", "only_in_note"),
        ("effect", "6", "6", "clause_alone"),
        ("effect", "6", "9", "never_began"),
    ]


@pytest.fixture(scope="module")
def matched(mirror, enactments, tmp_path_factory) -> pd.DataFrame:
    """The whole Table in English against the effects of every official statute, as ``match_table`` gives them."""
    archive = mirror.parent / "table_of_public_statutes" / "en_2026-06-26.zip"
    if not archive.is_file():
        pytest.skip(f"{archive} is not there: the Table of Public Statutes in English")
    folder = tmp_path_factory.mktemp("table")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    files = [file for path in sorted(folder.rglob("*.xml")) if (file := read_table_file(path)).number]
    newest = read_act(mirror / "legislation" / "irpa_I-2.5_HEAD-2026-07-23_en.xml")
    cited = {
        f"{section}|{take_apart(citation).act}, s. {section_of(take_apart(citation).place)}"
        for section, history in zip(newest["section"], newest["history"], strict=True)
        for citation in history
    }
    by_lang = {lang: enactments(lang) for lang in ("en", "fr")}
    return match_table(files, Statutes(by_lang, all_standing()).effects(), {"IRPA": cited})


@pytest.mark.official
@pytest.mark.slow
def test_every_amendment_of_the_act_and_by_the_bills_that_the_table_lists_is_an_effect_and_the_reverse(matched):
    """For IRPA, and for the bills on every Act: 0 on either side without a cause."""
    followed = matched[(matched["act"] == "IRPA") | matched["statute"].isin(["2012, c. 17", "2012, c. 1"])]
    assert followed[followed["cause"].isin(WITHOUT_CAUSE)].empty
    on_irpa = followed[followed["act"] == "IRPA"]["cause"].value_counts()
    assert on_irpa["matched"] > 900
    assert on_irpa["only_in_note"] <= 6


# Measured on 29 November 2026: what the Table alone lists, and what was read alone, of all Acts but IRPA.
REMAINDER = {
    "entry": {"other_clause": 166, "other_section": 114, "clause_alone": 30, "statute_alone": 161},
    "effect": {"other_clause": 215, "other_section": 158, "clause_alone": 216, "statute_alone": 501},
}


@pytest.mark.official
@pytest.mark.slow
def test_of_all_other_acts_what_is_on_one_side_alone_is_counted_by_cause_and_limited(matched):
    counts = matched[matched["act"] != "IRPA"].groupby(["side", "cause"]).size()
    assert counts["entry", "matched"] >= 7_700
    assert counts["effect", "matched"] >= 14_600
    for side, limits in REMAINDER.items():
        assert {
            cause: counts[side].get(cause, 0) for cause in limits if counts[side].get(cause, 0) > limits[cause]
        } == {}
