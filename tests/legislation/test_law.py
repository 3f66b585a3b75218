"""The days of clauses and what each witness says of them, on the sample's statutes; rows of law against their texts."""

import datetime as dt

import pandas as pd
import pytest

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import LegislationError
from tipimpact.legislation.amendments import read_enactment
from tipimpact.legislation.commencement import Timing, read_commencement
from tipimpact.legislation.dated import DatedAct, DatedUnit
from tipimpact.legislation.labels import NoteDay
from tipimpact.legislation.law import Law, Witnesses
from tipimpact.legislation.ledger import Ledger
from tipimpact.legislation.statutes import read_texts
from tipimpact.legislation.witnesses import TextOfAct, TouchingClause, check_rows, read_rows, registered

BILLS = {"C-31": "2012, c. 17", "C-10": "2012, c. 1"}
ASSENT, LATER = dt.date(2012, 6, 28), dt.date(2012, 12, 15)


@pytest.fixture(scope="module")
def held(sample, collection):
    return {h.source.id: h for h in collection("sample", sample)}


@pytest.fixture(scope="module")
def texts(held):
    return read_texts(held.values())


@pytest.fixture
def facts(root):
    return read_commencement(root / "config" / "law" / "commencement.yaml")


def test_what_a_statute_says_of_its_days_is_the_same_in_the_tables_and_in_its_file(held, texts):
    compared = 0
    for source in texts.find(kind="annual"):
        file, table = read_enactment(held[source].path), texts.enactment(source)
        for clause in {i.clause for i in file.instructions}:
            own, kept = file.rules.of(clause), table.rules.of(clause)
            assert (own.day, own.code) == (kept.day, kept.code), (source, clause)
            compared += 1
    assert compared > 50


def test_a_false_day_in_the_ledger_comes_out_contradicted(texts, facts, monkeypatch):
    """2012, c. 17, s. 12 is in force on assent, by the Table and by the statute's own silence."""

    def of_clause(law: Law) -> pd.Series:
        table = law.commencement_days(BILLS)
        return table[(table["amending_act"] == "2012, c. 17") & (table["clause"] == "12")].iloc[0]

    monkeypatch.setattr(texts, "complete_statutes", set)  # digests: their sections on commencement may be missing
    assert not Law(texts, facts).commencement_days(BILLS)["agreement"].eq("contradicted").any()
    monkeypatch.setattr(texts, "complete_statutes", lambda: {"2012, c. 17"})
    assert of_clause(Law(texts, facts))["agreement"] == "several"
    row = next(row for row in facts.ledger.rows if row.statute == "2012, c. 17" and row.outcome == "assent")
    lie = row._replace(outcome="day", day=LATER, instrument="SI/2012-95")
    rows = tuple(lie if each is row else each for each in facts.ledger.rows)
    moved = of_clause(Law(texts, facts.model_copy().with_ledger(Ledger(rows))))
    days = [str(moved[column])[:10] for column in ("in_force", "table_day", "rule_day")]
    assert (days, moved["agreement"]) == ([str(LATER), str(LATER), str(ASSENT)], "contradicted")


def test_the_bills_were_assented_to_in_march_and_june_2012(texts, facts):
    assents = Law(texts, facts).assents
    assert {citation: assents[citation] for citation in BILLS.values()} == {
        "2012, c. 1": dt.date(2012, 3, 13),
        "2012, c. 17": ASSENT,
    }


def test_an_act_that_is_not_held_as_enacted_has_its_newest_text_and_no_day_that_it_reaches(texts, facts):
    law = Law(texts, facts)
    assert not law.shelf.bases
    assert {lang: (own.days, own.last) for lang, own in law.versions(set()).items()} == {
        lang: ([], None) for lang in LANGUAGES
    }
    assert "24" in law.acts[law.act].printed
    for act, text in law.acts.items():
        assert {replayed.lang for replayed in text.dated} == set(law.newest[act])
        assert all(replayed.rows for replayed in text.dated)


@pytest.mark.parametrize(
    ("evidence", "when", "expected"),
    [
        (Witnesses(ASSENT, ASSENT), Timing(ASSENT, "assent"), "several"),
        (Witnesses(LATER, None), Timing(LATER, "order"), "one"),
        (Witnesses(None, None, NoteDay(LATER, True)), Timing(LATER, "order"), "one"),
        (Witnesses(), Timing(LATER, "order"), "none"),
        (Witnesses(LATER, ASSENT), Timing(LATER, "order"), "contradicted"),
        (Witnesses(LATER, None, NoteDay(ASSENT, True)), Timing(LATER, "order"), "contradicted"),
        (Witnesses(LATER, None, NoteDay(ASSENT, True), shared=True), Timing(LATER, "order"), "one"),
        (Witnesses(LATER, None, NoteDay(ASSENT, False)), Timing(LATER, "order"), "contradicted"),
        (Witnesses(ASSENT, None, NoteDay(LATER, False)), Timing(ASSENT, "assent"), "one"),
        (Witnesses(None, ASSENT), Timing(None, why="awaiting"), "not_dated"),
        (Witnesses(None, None, NoteDay(ASSENT, True)), Timing(None, why="awaiting"), "contradicted"),
        (Witnesses(ASSENT), Timing(LATER, "coordinating"), "other_clauses"),
    ],
)
def test_how_witnesses_agree(evidence, when, expected):
    assert evidence.agreement(when) == expected


def test_an_order_was_registered_between_its_neighbours(tmp_path):
    assert registered("SOR/2013-210, s. 2").first >= dt.date(2013, 11, 1)  # a row says 2013-08-30
    path = tmp_path / "orders.csv"
    path.write_text("order,registered\nSOR/2013-5,2013-01-20\nSOR/2013-9,2013-02-01\n", encoding="utf-8")
    days = {n: registered(f"SOR/2013-{n}", path) for n in (2, 5, 7, 12)}
    assert [(str(d.first), str(d.last)) for d in days.values()] == [
        ("2013-01-01", "2013-01-20"),
        ("2013-01-20", "2013-01-20"),
        ("2013-01-20", "2013-02-01"),
        ("2013-02-01", "2013-12-31"),
    ]
    assert registered("SOR/2014-1", path) is None
    assert registered("2012, c. 17, s. 2", path) is None
    path = tmp_path / "wrong.csv"
    path.write_text("order,registered\nSOR/2013-5,2013-02-30\n", encoding="utf-8")
    with pytest.raises(LegislationError, match="line 2"):
        registered("SOR/2013-5", path)


def law_row(**cells) -> dict:
    return {
        **{"file": "eligibility.csv", "file_row": "bar", "act": "L-1", "unit": "5(1)", "day_of": "from", "cited": ""},
        **{"row_day": pd.Timestamp(2012, 12, 15), "checked_on": pd.Timestamp(2026, 11, 29)},
        **cells,
    }


@pytest.mark.parametrize(
    ("cells", "verdict", "against"),
    [
        ({"cited": "SOR/2022-1, s. 1", "row_day": pd.Timestamp(2022, 1, 10)}, "agrees", []),
        ({"cited": "SOR/2022-1, s. 1"}, "contradicted", ["note", "order"]),
        ({"cited": "SOR/2013-210, s. 2", "row_day": pd.Timestamp(2013, 8, 30)}, "contradicted", ["order"]),
        ({"cited": "SOR/2004-167, s. 1", "row_day": pd.Timestamp(2005, 1, 1)}, "consistent", []),
        ({"row_day": pd.NaT}, "no_day", []),
        ({"act": "Criminal Code"}, "no_text", []),
    ],
)
def test_a_row_of_law_is_held_against_its_texts(build, read, cells, verdict, against):
    notes = build.history("SOR/2004-167, s. 1").replace(
        "</HistoricalNote>",
        '<HistoricalNoteSubItem lims:inforce-start-date="2022-01-10" lims:enacted-date="2022-01-05">SOR/2022-1, s. 1'
        "</HistoricalNoteSubItem></HistoricalNote>",
    )
    part = build.unit("Subsection", "(1)", "Lamps are lit.")
    printed = read(build.statute(build.unit("Section", "5", "", part, notes)), details=True)
    text = TextOfAct([], {"5": [*printed.itertuples()]})
    (row,) = check_rows(pd.DataFrame([law_row(**cells)]), {"L-1": text}).to_dict("records")
    assert (row["day_verdict"], row["against"]) == (verdict, against)


def touching(unit: str, clause: str, begun: str | None, assent: str = "2027-05-01", act: str = "L-1") -> TouchingClause:
    days = dt.date.fromisoformat(assent), begun and dt.date.fromisoformat(begun)
    return TouchingClause(act, unit, clause, *days)


@pytest.mark.parametrize(
    ("clause", "opened"),
    [
        (touching("5(1)(a)", "2027, c. 9, s. 2", "2027-06-01"), True),
        (touching("5", "2012, c. 9, s. 2", "2012-06-01", "2012-06-01"), False),
        (touching("5(2)", "2027, c. 9, s. 2", "2027-06-01"), False),
        (touching("5(1)", "2027, c. 9, s. 3", None), True),  # enacted, and awaiting an order
        (touching("5", "2025, c. 1, s. 4", "2027-01-01", "2025-03-01"), True),  # enacted before, and begun since
        (touching("5(1)", "2027, c. 9, s. 3", None, act="C-46"), False),
    ],
)
def test_a_later_clause_on_the_unit_of_a_row_opens_it(clause, opened):
    rows = pd.DataFrame([law_row(), law_row(file_row="other", unit="6")])
    found = check_rows(rows, {}, [clause])["opened_by"].tolist()  # the text of the Act need not be at hand
    assert found == [[clause.clause] if opened else [], []]


def test_a_clause_that_only_the_note_of_a_consolidation_names_opens_a_row():
    ended = DatedUnit(
        *("5(1)", "5", "subsection", 1, "", dt.date(2001, 1, 1), dt.date(2027, 6, 1)), until_by=("SOR/2027-9, s. 4",)
    )
    act = DatedAct("L-1", "en", [ended], [], dt.date(2027, 7, 1))
    rows = check_rows(pd.DataFrame([law_row()]), {"L-1": TextOfAct([act], {})})
    assert rows["opened_by"].tolist() == [["SOR/2027-9, s. 4"]]


def test_the_rows_of_law_give_their_days_and_what_they_cite(root):
    folder = root / "config" / "law"
    rows = read_rows(folder / "eligibility.csv", folder / "provisions.csv")
    named = rows.set_index(["file_row", "day_of"])
    assert named.loc[("stay_dco", "until"), "cited"] == "SOR/2022-113, s. 1"
    assert named.loc[("work_abuse", "from"), "cited"] == "SOR/2019-148, s. 2"
    assert rows["checked_on"].notna().all()
