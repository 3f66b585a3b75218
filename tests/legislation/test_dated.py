"""An Act with the days of its words: what was not read, consolidations alone, and the table that keeps it all."""

import datetime as dt
import socket
from dataclasses import replace

import pandas as pd
import pytest
from lxml import etree

from tipimpact.common.errors import ContractError, LegislationError
from tipimpact.common.tables import write_table
from tipimpact.law_answers import say_law
from tipimpact.legislation.amendments import Enactment
from tipimpact.legislation.answers import answer, answer_of, ask, dated
from tipimpact.legislation.commencement import Commencement
from tipimpact.legislation.consolidate import ActNames, amends
from tipimpact.legislation.dated import Doubt, read_saved
from tipimpact.legislation.dating import Consolidation, as_table, consolidated
from tipimpact.legislation.labels import order_of, take_apart
from tipimpact.legislation.shelf import dated_act, open_shelf, shelf

from .lamps import BILL, write_lamp_act

CURRENT = dt.date(2026, 3, 31)


def item(citation: str, day: str = "", enacted: str = "") -> str:
    attributes = f' lims:inforce-start-date="{day}"' if day else ""
    attributes += f' lims:enacted-date="{enacted}"' if enacted else ""
    return f"<HistoricalNoteSubItem{attributes}>{citation}</HistoricalNoteSubItem>"


def note(*items: str) -> str:
    return f"<HistoricalNote>{''.join(items)}</HistoricalNote>"


@pytest.fixture
def lamps(tmp_path):
    return write_lamp_act(tmp_path)


@pytest.fixture
def printed(build, read):
    """``printed(*sections)``: a consolidation of the Lamp Act current to March 31, 2026."""
    return lambda *sections: Consolidation(read(build.statute("".join(sections)), details=True), CURRENT)


def with_consolidation(lamps, newest):
    return replace(lamps, consolidations={"en": [newest]})


def test_a_later_statute_that_changes_nothing_deletes_no_statute_from_an_answer_of(lamps, printed, build):
    """2026, c. 3 is not read. A statute of 2027 in the folder said that all earlier ones had been."""
    section = build.unit(
        "Section",
        "1",
        "A lamp has a switch.",
        note(item("2001, c. 1, s. 1"), item("2026, c. 3, s. 7", "2026-03-01", "2026-02-01")),
    )
    held = with_consolidation(
        lamps, printed(section.replace("<Section>", '<Section lims:inforce-start-date="2026-03-01">'))
    )
    later = Enactment("2027, c. 9", "en", "Wick Act", dt.date(2027, 6, 1), ())
    for amending in (held.amending["en"], [*held.amending["en"], later]):
        now = ask("L-1", "1", dt.date(2026, 11, 1), "en", replace(held, amending={"en": amending}))
        assert (now.text, now.by, now.basis) == ("A lamp has a switch.", ("2026, c. 3, s. 7",), "consolidation")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_statute_in_one_language_alone_is_a_doubt_in_the_other(lamps, tmp_path, lang):
    """The other language gave the old words and did not name the statute of the folder that changed them."""
    (tmp_path / f"annual_2012-c9_{lang}.xml").unlink()
    facts = Commencement(base=lamps.commencement.base, acts={})  # the Table does not list it yet
    for opened in (shelf(tmp_path, facts), shelf(tmp_path, facts, (lang,))):
        before, after, untouched = (
            ask("L-1", unit, dt.date(year, 7, 1), lang, opened)
            for unit, year in (("1", 2011), ("1", 2013), ("2", 2013))
        )
        assert before.doubts == untouched.doubts == ()
        assert {(d.doubt, d.clause) for d in after.doubts} == {(Doubt.NOT_READ, "2012, c. 9, s. 2")}


def test_a_statute_newer_than_the_table_is_read_for_every_act(tmp_path):
    """Only what the Table lists was read, so that the Act that Parliament has just passed changed IRPA alone."""
    stage = "<Date><YYYY>{}</YYYY><MM>6</MM><DD>18</DD></Date>"
    assented = "</ShortTitle><BillHistory><Stages stage='assented-to'>{}</Stages></BillHistory>".format
    act = "<Section><Label>1.</Label><Text>A young person waits.</Text></Section>"
    change = "<XRefExternal>Youth Criminal Justice Act</XRefExternal> is replaced by the following:</Text><AmendedText>"
    change = f"<Section type='amending'><Label>2.</Label><Text>Section 1 of the {change}"
    change += "<Section><Label>1.</Label><Text>Nobody waits.</Text></Section></AmendedText></Section>"
    for year, title, body in ((2002, "Youth Criminal Justice Act", act), (2027, "Waiting Act", change)):
        text = BILL.format(lang="en", title=title, chapter=1, year=year, body=body)
        text = text.replace("</ShortTitle>", assented(stage.format(year)))
        (tmp_path / f"annual_{year}-c1_en.xml").write_text(text, encoding="utf-8")
    opened = open_shelf("Youth Criminal Justice Act", tmp_path, ("en",))
    words = [ask("2002, c. 1", "1", dt.date(2027, 6, day), "en", opened).text for day in (17, 18)]
    assert words == ["A young person waits.", "Nobody waits."]


def test_a_statute_that_is_missing_from_the_folder_is_a_doubt_of_the_days_after_it(lamps, printed, build):
    notes = note(item("2001, c. 1, s. 1; 2012, c. 9, s. 2", "2012-06-01"))
    held = with_consolidation(lamps, printed(build.unit("Section", "1", "A lamp has a wick.", notes)))
    without = replace(held, amending={"en": []})
    days = dt.date(2011, 12, 31), dt.date(2012, 3, 1), CURRENT
    before, perhaps, after = (ask("L-1", "1", day, "en", without) for day in days)
    assert (before.text, before.doubts) == ("A lamp has oil.", ())
    assert {d.doubt for d in perhaps.doubts} == {Doubt.NOT_READ}
    assert {d.clause for d in perhaps.doubts} == {"2012, c. 9", "2012, c. 9, s. 2"}  # by the facts, and by the note
    assert (after.text, after.by, after.is_exact) == ("A lamp has a wick.", ("2012, c. 9, s. 2",), False)


def test_words_of_a_consolidation_begin_no_earlier_than_their_own_text(build, read):
    """Criminal Records Act, 4(1): its Subsection is dated 2012, its Text 2019."""
    text = '<Text lims:inforce-start-date="2019-08-01" lims:enacted-date="2019-06-21">A record is kept.</Text>'
    section = f'<Section lims:inforce-start-date="2012-03-13"><Label>4</Label>{text}' + note(
        item("2012, c. 1, s. 115", "2012-03-13"), item("2019, c. 20, s. 4", "2019-08-01", "2019-06-21")
    )
    newest = Consolidation(read(build.statute(f"{section}</Section>"), details=True), CURRENT, dt.date(2025, 10, 10))
    act = consolidated("C-47", "en", [newest], "R.S., c. C-47")
    now, then = (answer_of(act, "4", day) for day in (dt.date(2019, 8, 1), dt.date(2013, 1, 1)))
    assert (now.since, now.by, now.is_exact) == (dt.date(2019, 8, 1), ("2019, c. 20, s. 4",), True)
    assert (then.text, then.known_from, then.was_there) == (None, dt.date(2019, 8, 1), True)
    assert then.changed_since == ("2019, c. 20, s. 4",)


def test_a_clause_of_the_same_year_whose_day_no_note_gives_is_named(build, read):
    """On 12 March 2012 the Criminal Records Act was a day from Bill C-10's change of it."""
    section = '<Section><Label>4</Label><Text lims:inforce-start-date="2019-08-01">A record is kept.</Text>' + note(
        item("2012, c. 1, s. 115"), item("2019, c. 20, s. 4", "2019-08-01", "2019-06-21")
    )
    newest = Consolidation(read(build.statute(f"{section}</Section>"), details=True), CURRENT, dt.date(2025, 10, 10))
    act = consolidated("C-47", "en", [newest], "R.S., c. C-47")
    then, later, now = (
        answer_of(act, "4", dt.date.fromisoformat(day)) for day in ("2012-03-12", "2013-01-01", "2020-01-01")
    )
    assert (then.changed_since, then.changed_in_year) == (("2019, c. 20, s. 4",), ("2012, c. 1, s. 115",))
    assert (later.changed_in_year, now.changed_in_year) == ((), ())
    assert (then.was_there, later.was_there) == (False, True), "the note may be of the clause that made the section"
    said = {lang: "\n".join(say_law(replace(then, lang=lang))) for lang in ("en", "fr")}
    assert "In 2012 the section was changed by 2012, c. 1, s. 115, before that day or after it." in said["en"]
    assert "En 2012, l'article a été modifié par 2012, ch. 1, art. 115, avant ou après ce jour." in said["fr"]


@pytest.mark.parametrize(("mark", "since"), [("F", "2012-06-01"), ("E", "2023-12-15")])
def test_a_change_of_one_language_has_the_day_of_its_note_and_only_there(lamps, printed, build, mark, since):
    """2023, c. 32, s. 60(F) mended the French of 103(1) alone, and the section kept the day of 2012."""
    notes = note(
        item("2012, c. 9, s. 2", "2012-06-01"), item(f"2023, c. 32, s. 60({mark})", "2023-12-15", "2023-11-01")
    )
    section = build.unit("Section", "1", "A lamp has one good wick.", notes, date="2012-06-01")
    act = dated_act(with_consolidation(lamps, printed(section)), "en")
    last = act.stretches("1")[-1]
    assert (last.text, str(last.since)) == ("A lamp has one good wick.", since if mark == "E" else str(CURRENT))
    assert all(order_of(take_apart(clause).act)[0] <= w.since.year for w in act.stretches("1") for clause in w.by)


def test_two_consolidations_of_a_regulation_give_each_wording_its_days_and_name_the_orders_between(build, read):
    def text(words: str, *items: str, date: str) -> pd.DataFrame:
        section = build.unit("Section", "5", words, note(*items), date=date)
        return read(build.statute(section), details=True)

    first, mid, last = (
        item("SOR/2004-167, s. 1", "2006-03-22"),
        item("SOR/2022-1, s. 1", "2022-01-10", "2022-01-05"),
        item("SOR/2023-9, s. 2", "2023-02-01", "2023-01-30"),
    )
    oldest = Consolidation(text("Lamps are lit.", first, date="2006-03-22"), dt.date(2020, 5, 4), dt.date(2020, 4, 30))
    newest = Consolidation(text("Lamps are out.", first, mid, last, date="2023-02-01"), CURRENT, dt.date(2026, 3, 1))
    act = consolidated("SOR/2002-1", "en", [oldest, newest], "SOR/2002-1")
    days = {
        day: answer_of(act, "5", dt.date.fromisoformat(day))
        for day in ("2005-01-01", "2021-01-01", "2022-06-01", "2023-02-01")
    }
    assert [days[day].text for day in days] == [None, "Lamps are lit.", "Lamps are lit.", "Lamps are out."]
    assert not days["2021-01-01"].doubts
    assert [d.clause for d in days["2022-06-01"].doubts] == ["SOR/2022-1, s. 1"]
    assert (days["2023-02-01"].by, days["2023-02-01"].is_exact) == (("SOR/2023-9, s. 2",), True)
    assert days["2005-01-01"].was_there
    assert days["2023-02-01"].page.endswith("eng/regulations/SOR-2002-1/section-5.html")


def test_the_saved_act_answers_as_the_act_itself(lamps, tmp_path):
    acts = [dated_act(lamps, lang) for lang in ("en", "fr")]
    write_table(as_table(acts), "dated_act", tmp_path / "dated_act.parquet", edition="official", sources=[])
    for act in acts:
        saved = read_saved(tmp_path / "dated_act.parquet", "L-1", act.lang, ["1"])
        for day in (dt.date(2000, 1, 1), dt.date(2005, 1, 1), dt.date(2012, 6, 1), dt.date(2030, 1, 1)):
            assert answer_of(saved, "1", day) == replace(
                answer_of(act, "1", day), doubts=answer_of(saved, "1", day).doubts
            )
        assert saved.stretches("1") == act.stretches("1")
        assert set(saved.limits) == {limit for limit in act.limits if limit.section == "1"}
    assert read_saved(tmp_path / "dated_act.parquet", "C-46", "en") is None
    former = pd.read_parquet(tmp_path / "dated_act.parquet").rename(columns={"act_number": "act"})
    former.to_parquet(tmp_path / "former.parquet")
    with pytest.raises(LegislationError, match=r"former\.parquet: the saved law is of another version"):
        read_saved(tmp_path / "former.parquet", "L-1", "en")


def test_a_unit_that_only_a_missing_statute_had_is_unknown_and_never_a_unit_that_the_act_never_had(lamps):
    facts = lamps.commencement
    for amending, code in ((lamps.amending, "law-no-unit"), ({"en": []}, "law-no-unit_read")):
        with pytest.raises(LegislationError) as error:
            ask("L-1", "1.1", dt.date(2013, 1, 1), "en", replace(lamps, amending=amending, commencement=facts))
        assert error.value.problems[0].code == code
    assert error.value.problems[0].where == "2012, c. 9"
    assert "never" not in str(error.value)


@pytest.mark.parametrize(("held", "asked"), [("en", "fr"), ("fr", "en")])
def test_a_folder_with_one_language_answers_in_it_and_says_what_it_lacks_in_the_other(tmp_path, held, asked):
    facts = write_lamp_act(tmp_path).commencement
    for path in tmp_path.glob(f"*_{asked}.xml"):
        path.unlink()
    assert ask("L-1", "1", dt.date(2013, 1, 1), held, shelf(tmp_path, facts, (held,))).text
    with pytest.raises(LegislationError, match=f"is not there in {asked}") as error:
        shelf(tmp_path, facts, (asked,))
    assert error.value.problems[0].code == "law-no-files"
    with pytest.raises(LegislationError, match=f"is not there in {asked}"):
        shelf(tmp_path, facts)


def test_a_table_in_which_words_are_law_before_the_statute_that_made_them_is_refused(lamps, tmp_path):
    act = dated_act(lamps, "en")
    early = [row._replace(since=dt.date(2011, 12, 31)) if row.by else row for row in act.rows]
    with pytest.raises(ContractError, match=r"since: .*2011.* is earlier than assented"):
        write_table(as_table([replace(act, rows=early)]), "dated_act", tmp_path / "t.parquet", edition="official")
    assent = {"2012, c. 9": dt.date(2012, 6, 2)}
    with pytest.raises(ContractError, match="is earlier than assented"):
        write_table(as_table([act], assent), "dated_act", tmp_path / "t.parquet", edition="official")


@pytest.mark.official
@pytest.mark.slow
def test_no_wording_of_irpa_begins_before_the_statute_that_made_it(mirror, statutes_read_once):
    opened = shelf(mirror / "legislation", langs=["en"])
    assents = {statute.citation: statute.assent for statute in opened.amending["en"]}
    act = dated_act(opened, "en")
    checked = 0
    for row in act.rows:
        for clause in row.by if row.since else ():
            citation = take_apart(clause).act
            assent = assents.get(citation) or dt.date(order_of(citation)[0], 1, 1)
            checked += 1
            assert row.since >= assent, (row.unit, row.since, clause)
    assert checked > 900
    old = answer_of(act, "42", dt.date(2005, 1, 1)).text.split("\n")  # 42(a) became 42(1)(a) in 2014
    assert len(old) == len(set(old)) == 3
    assert [str(row.since) for row in act.rows if row.unit == "42(1)(a)"] == ["2014-11-20"]
    whole = answer_of(act, "2(1)", dt.date(2014, 1, 1))
    assert "2026, c. 4, s. 30(E)" not in whole.by


@pytest.mark.official
@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_statute_more_changes_no_answer_on_irpa_and_a_statute_less_is_named(mirror, statutes_read_once, lang):
    """Every fourth statute is taken away; all 39 that amend the Act were on 2 December 2026, in both languages."""
    opened = shelf(mirror / "legislation", langs=[lang])
    statutes, newest = opened.amending[lang], opened.consolidations[lang][-1]
    of_act = ActNames("IRPA", "2001, c. 27", "")
    act = dated_act(opened, lang)
    later = Enactment("2027, c. 9", lang, "Wick Act", dt.date(2027, 6, 1), ())
    bomb = dated_act(replace(opened, amending={lang: [*statutes, later]}), lang)
    today = {row.unit for rows in newest.sections().values() for row in rows}
    assert len(today) > 1_000
    assert [unit for unit in sorted(today) if bomb.stretches(unit) != act.stretches(unit)] == []
    amending = [each for each in statutes if any(amends(i, of_act) for i in each.instructions)]
    assert len(amending) == 39
    for removed in amending[::4]:
        left = replace(opened, amending={lang: [each for each in statutes if each is not removed]})
        touched = {section for i in removed.instructions if amends(i, of_act) for section in i.sections}
        found = dated_act(left, lang, touched)  # a doubt, but where the consolidation has its words and its exact day
        doubted = {take_apart(limit.clause).act for limit in found.limits if limit.code == Doubt.NOT_READ}
        assert removed.citation in doubted | {take_apart(c).act for row in found.rows for c in row.by}


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_release_answers_every_unit_of_the_act_and_of_the_regulations_and_reads_no_xml(monkeypatch, lang):
    """From the saved replay, offline: each unit on the last day known, and on the first day of each of its wordings."""
    monkeypatch.setattr(socket, "socket", None)
    monkeypatch.setattr(etree, "fromstring", None)
    monkeypatch.delenv("LAWS", raising=False)
    asked = 0
    for number, least in (("IRPA", 1_400), ("IRPR", 4_000)):
        act = dated(number, lang)
        units = {row.unit for row in act.rows}
        for unit in units:
            answers = [answer_of(act, unit, act.known_until)]
            answers += [answer_of(act, unit, wording.since) for wording in act.stretches(unit)]
            assert all(each.text for each in answers[1:])
            assert all(each.known_until == act.known_until and each.page for each in answers)
            asked += len(answers)
        assert len(units) > least
    assert asked > 12_000


@pytest.mark.parametrize(
    ("lang", "unit", "day", "since", "by", "words"),
    [
        ("en", "231(2)", "2022-05-19", "2016-06-13", "SOR/2012-272, s. 1", "or a national of a country"),
        ("en", "231(2)", "2022-05-20", "2022-05-20", "SOR/2022-113, s. 1", "is a designated foreign national."),
        ("fr", "231(2)", "2022-05-20", "2022-05-20", "SOR/2022-113, s. 1", "est un étranger désigné."),
        ("en", "200(3)(e)", "2021-01-15", "2018-03-27", "SOR/2018-61, s. 1", "a period of six months"),
        ("fr", "200(3)(e)", "2021-01-15", "2018-03-27", "SOR/2018-61, s. 1", "une période de six mois"),
        ("fr", "207.1", "2019-06-04", "2019-06-04", "SOR/2019-148, s. 2", "victime de violence"),
    ],
)
def test_the_release_says_what_the_regulations_say_and_since_when(lang, unit, day, since, by, words):
    """Each read in the files of the publisher by hand: words, day of the unit, day of its note."""
    (asked,) = answer(f"IRPR {unit}", day, lang)
    assert (str(asked.since), asked.by, asked.basis) == (since, (by,), "consolidation_alone")
    assert words in asked.text
