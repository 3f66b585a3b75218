"""Every Act of the publisher's repository: what a comparison may take from the consolidation, and what it may not."""

import datetime as dt
from collections.abc import Sequence

import pytest
from compile_ledger import clauses_not_there
from federal.corpus import Amending, Known, Reason, compare, pairs
from federal.evidence import evidence

from tipimpact.legislation.amendments import Enactment, Instruction, read_enactment
from tipimpact.legislation.coming_into_force import CommencementRules
from tipimpact.legislation.labels import ClauseRange
from tipimpact.legislation.ledger import Ledger, LedgerRow
from tipimpact.legislation.shelf import annual_statutes

IDS = '<Chapter><ConsolidatedNumber official="no">L-1</ConsolidatedNumber><AnnualStatuteId><AnnualStatuteNumber>1'
CONSOLIDATED = (
    '<Statute xml:lang="en" xmlns:lims="http://justice.gc.ca/lims" lims:pit-date="2020-01-01"><Identification>'
    f"<ShortTitle>Lamp Act</ShortTitle>{IDS}</AnnualStatuteNumber><YYYY>2001</YYYY></AnnualStatuteId></Chapter>"
    "</Identification><Body>{sections}</Body>{after}</Statute>"
)
BILL = (
    '<Bill xml:lang="en"><Identification><ShortTitle>{title}</ShortTitle><BillHistory><Stages stage="assented-to">'
    "<Date><YYYY>{year}</YYYY><MM>3</MM><DD>1</DD></Date></Stages></BillHistory><Chapter><AnnualStatuteId>"
    "<AnnualStatuteNumber>{chapter}</AnnualStatuteNumber><YYYY>{year}</YYYY></AnnualStatuteId></Chapter></Identification>"
    "<Body>{body}</Body></Bill>"
)


def section(label: str, text: str, *notes: str, enacted: str = "") -> str:
    items = "".join(f"<HistoricalNoteSubItem>{note}</HistoricalNoteSubItem>" for note in notes)
    note = f"<HistoricalNote>{items}</HistoricalNote>" if notes else ""
    kind = f' type="amending"><Label>{label}</Label><Text>{text}</Text><AmendedText>{enacted}</AmendedText>'
    plain = f"><Label>{label}</Label><Text>{text}</Text>{note}"
    return f"<Section{kind if enacted else plain}</Section>"


REPLACES = section("2.", "Section 1 of the Act is replaced by the following:", enacted=section("1.", "Gas."))


@pytest.fixture
def corpus(tmp_path):
    """``corpus(sections, after)``: the comparison of the Lamp Act, amended in 2012, with a consolidation so written."""

    def _corpus(sections: str, after: str = "", rows: Sequence[LedgerRow] = (), clause: str = ""):
        annual = tmp_path / "annual-statutes-lois-annuelles" / "en"
        for year, chapter, title, body in (
            (2001, 1, "Lamp Act", section("1.", "A lamp has oil.") + section("2.", "A lamp burns.")),
            (
                2012,
                9,
                "Lamp Amendment Act",
                '<Heading level="1" type="amending"><MarginalNote>2001, c. 1</MarginalNote>'
                "<TitleText>LAMP ACT</TitleText></Heading>"
                + (clause or REPLACES)
                + section("3", "Section 2 comes into force on a day to be fixed by order of the Governor in Council."),
            ),
        ):
            (annual / str(year)).mkdir(parents=True, exist_ok=True)
            text = BILL.format(title=title, year=year, chapter=chapter, body=body)
            name = f"{year}-c0{chapter}_e.XML" if chapter == 1 else f"{year}-c{chapter}_E .xml"  # names there are odd
            (annual / str(year) / name).write_text(text, encoding="utf-8")
        (tmp_path / "eng" / "acts").mkdir(parents=True, exist_ok=True)
        consolidated = CONSOLIDATED.format(sections=sections, after=after)
        (tmp_path / "eng" / "acts" / "L-1.xml").write_text(consolidated, encoding="utf-8")
        files = annual_statutes(tmp_path)
        (pair,) = pairs(tmp_path, files, "en")
        amending = Amending(read_enactment(path) for path in files.values())
        return pair, compare(pair, amending, Ledger(tuple(rows))).set_index("section")

    return _corpus


SECOND = section("2", "A lamp burns.")
NOT_IN_FORCE = (
    '<Schedule id="NifProvs"><BillPiece><RelatedOrNotInForce><Heading><TitleText>— 2012, c. 9, s. 2</TitleText>'
    "</Heading></RelatedOrNotInForce></BillPiece></Schedule>"
)


def test_a_statute_is_found_by_its_own_id_and_not_by_those_of_the_acts_that_it_enacts():
    """2003, c. 22 is the Public Service Modernization Act, P-33.4, and enacts the Public Service Employment Act."""
    statute = Enactment("2003, c. 22", "en", "Public Service Modernization Act", dt.date(2003, 11, 7), ())
    assert Amending([statute]).by_id == {"P-33.4": "2003, c. 22"}


def test_a_section_that_reads_as_the_replay_is_identical_and_touched(corpus):
    pair, found = corpus(section("1", "Gas.", "2001, c. 1, s. 1", "2012, c. 9, s. 2") + SECOND)
    assert (pair.chapter, pair.citation, pair.renamed) == ("L-1", "2001, c. 1", False)
    assert found["status"].tolist() == ["identical", "identical"]
    assert found["touched"].tolist() == [True, False]


def test_the_list_of_amendments_not_in_force_explains_a_difference_and_never_an_agreement(corpus):
    _, found = corpus(section("1", "A lamp has oil.") + SECOND, NOT_IN_FORCE)
    assert found.loc["1", ["status", "reason"]].tolist() == ["explained", Reason.NOT_IN_FORCE]


def test_a_clause_that_waits_for_an_order_and_stands_in_no_note_is_another_reason(corpus):
    _, found = corpus(section("1", "A lamp has oil.", "2001, c. 1, s. 1") + SECOND)
    assert found.loc["1", ["status", "reason"]].tolist() == ["explained", Reason.NOT_IN_NOTE]


def test_other_words_are_different_whatever_the_notes_say(corpus):
    _, found = corpus(section("1", "Gas and oil.", "2001, c. 1, s. 1") + SECOND, NOT_IN_FORCE)
    assert found.loc["1", ["status", "reason"]].tolist() == ["different", ""]


def test_a_section_changed_by_what_is_not_held_is_not_compared(corpus):
    changed = section("1", "A lamp has wax.", "2001, c. 1, s. 1", "2026, c. 3, s. 4")
    _, found = corpus(changed + SECOND)
    assert found["status"].tolist() == ["not_compared", "identical"]


def test_evidence_reads_notes_of_several_acts_and_markers_of_repeal(tmp_path):
    repealed = "<Section><Label>2</Label><Text><Repealed>[Repealed, 2008, c. 20, s. 3]</Repealed></Text></Section>"
    text = CONSOLIDATED.format(
        sections=section("1", "Gas.", "2012, c. 9, ss. 2, 4, c. 17, s. 5") + repealed, after=NOT_IN_FORCE
    )
    path = tmp_path / "act.xml"
    path.write_text(text, encoding="utf-8")
    found = evidence(path)
    assert found.notes["1"] == {("2012, c. 9", "2"), ("2012, c. 9", "4"), ("2012, c. 17", "5")}
    assert found.lacks_statute("2", {"2012, c. 9"})
    assert found.not_in_force == {("2012, c. 9", "2")}


ORDERED = LedgerRow(
    "2012, c. 9", (ClauseRange("2"),), (), "2001, c. 1", "day", dt.date(2013, 4, 1), "SI/2013-1", "both", "1", "1"
)


def test_the_table_says_when_a_clause_began_and_which_section_never_did(corpus, tmp_path):
    """Section 2 of the Lamp Act never began; the clause that replaces section 1 awaits an order in the Table."""
    never = ORDERED._replace(statute="2001, c. 1", outcome="never", day=None)
    awaiting = ORDERED._replace(outcome="awaiting", day=None)
    repealed = "<Section><Label>2</Label><Text><Repealed>[Repealed before coming into force, 2012, c. 9, s. 2]</Repealed></Text></Section>"  # noqa: E501
    oil = section("1", "A lamp has oil.", "2001, c. 1, s. 1")
    _, found = corpus(oil + SECOND, rows=[awaiting])
    assert found["status"].tolist() == ["identical", "identical"]
    _, found = corpus(
        oil + repealed, rows=[never], clause=section("2.", "Section 2 of the Act is repealed.", enacted=" ")
    )
    assert found["status"].tolist() == ["identical", "identical"]


def test_a_clause_of_the_table_that_its_statute_does_not_have_is_named():
    rules = CommencementRules(sections=["1", "2"])
    statute = Enactment("2012, c. 9", "en", "Lamp Amendment Act", dt.date(2012, 6, 1), (), rules)
    assert list(clauses_not_there([ORDERED], [statute])) == []
    wrong = ORDERED._replace(clauses=(ClauseRange("1", "2"), ClauseRange("47(1)")))
    (line,) = clauses_not_there([wrong], [statute])
    assert line == "2012, c. 9 has no section 47: Table of Public Statutes, 2001, c. 1, 1"


def test_a_clause_that_waits_for_another_has_the_later_of_their_days():
    clause = Instruction(
        "2012, c. 9",
        "en",
        "3",
        "",
        condition="on the first day on which both",
        hangs_on=(("2012, c. 9", "2"), ("2001, c. 1", "1")),
    )
    assent = dt.date(2012, 6, 1)
    statutes = [Enactment(c, "en", c, assent, ()) for c in ("2001, c. 1", "2012, c. 9")]
    known = Known(Amending(statutes), Ledger((ORDERED,)))
    assert known.coordinated(clause, statutes[1], assent) == (dt.date(2013, 4, 1), False)  # no day of the other one
    never = Known(Amending(statutes), Ledger((ORDERED._replace(outcome="never", day=None),)))
    assert never.coordinated(clause, statutes[1], assent) == (None, True)
