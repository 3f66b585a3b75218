"""The Act on any day: small Acts in Justice's format, and the Immigration and Refugee Protection Act."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipimpact.common.errors import LegislationError
from tipimpact.legislation.amendments import read_enactment
from tipimpact.legislation.commencement import ClauseFact, Commencement, read_commencement
from tipimpact.legislation.consolidate import consolidate, replay
from tipimpact.legislation.labels import ClauseRange
from tipimpact.legislation.ledger import Ledger, LedgerRow
from tipimpact.legislation.public_statutes import AmendmentEntry
from tipimpact.legislation.text import UNITS

ACT = """<?xml version="1.0" encoding="UTF-8"?><Bill xml:lang="en"><Identification><ShortTitle>Lamp Act</ShortTitle>
<Chapter><AnnualStatuteId><AnnualStatuteNumber>1</AnnualStatuteNumber><YYYY>2001</YYYY></AnnualStatuteId></Chapter>
</Identification><Body><Heading level="1"><TitleText>LAMPS</TitleText></Heading>
<Section><MarginalNote>Lamps</MarginalNote><Label>1.</Label><Text>A lamp has</Text>
<Paragraph><Label>(a)</Label><Text>oil; and</Text></Paragraph>
<Paragraph><Label>(b)</Label><Text>a wick.</Text></Paragraph>
</Section><Section><MarginalNote>Keepers</MarginalNote><Label>2.</Label><Subsection><Label>(1)</Label>
<Text>A keeper lights lamps.</Text></Subsection><Subsection><MarginalNote>Pay</MarginalNote><Label>(2)</Label>
<Text>A keeper is paid.</Text></Subsection></Section></Body></Bill>"""


CLAUSES = [str(n) for n in range(2, 30)]


@pytest.fixture
def lamps(tmp_path):
    """Replay the Lamp Act with clauses of one amending Act, given as (instruction, text enacted)."""
    base = tmp_path / "act.xml"
    base.write_text(ACT, encoding="utf-8")

    def _lamps(*clauses: tuple[str, str], on: str = "2013-01-01"):
        body = "".join(
            f'<Section type="amending"><Label>{n}.</Label><Text>{text}</Text>'
            f"<AmendedText>{enacted}</AmendedText></Section>"
            for n, (text, enacted) in enumerate(clauses, 2)
        )
        path = tmp_path / "bill.xml"
        path.write_text(
            '<Bill xml:lang="en"><Identification><ShortTitle>Lamp Amendment Act</ShortTitle><Chapter><AnnualStatuteId>'
            "<AnnualStatuteNumber>9</AnnualStatuteNumber><YYYY>2012</YYYY></AnnualStatuteId></Chapter></Identification>"
            f'<Body><Heading level="1" type="amending"><TitleText>LAMP ACT</TitleText></Heading>{body}</Body></Bill>',
            encoding="utf-8",
        )
        fact = {"how": "order", "source": "SI/1"}
        facts = Commencement.model_validate(
            {
                "base": {"act": "L-1", "citation": "2001, c. 1", "otherwise": {"day": dt.date(2001, 1, 1), **fact}},
                "acts": {"2012, c. 9": {"clauses": [{"clauses": CLAUSES, "day": dt.date(2012, 6, 1), **fact}]}},
            }
        )
        return base, [path], dt.date.fromisoformat(on), facts

    return _lamps


def test_schedules_sentences_not_understood_and_amendments_that_only_the_table_lists_leave_doubts(lamps):
    unread = "Section 1 of the Act is amended in a way that nobody can read."
    base, paths, day, facts = lamps(("Schedule 9 to the Act is repealed.", ""), (unread, ""))
    listed = [AmendmentEntry("2001, c. 1", s, "2012, c. 9", ClauseRange(c), "amended") for s, c in ("13", "27")]
    found = consolidate(base, paths, day, facts.with_ledger(Ledger((), amendments=tuple(listed)))).attrs
    doubts = {section: sorted((d.doubt.value, d.clause) for d in each) for section, each in found["doubts"].items()}
    assert doubts == {
        "Sch. 9": [("step_failed", "2012, c. 9, s. 2")],
        "1": [("step_failed", "2012, c. 9, s. 3")],
        "2": [("no_step", "2012, c. 9, s. 7")],
    }
    assert [step["because"] for step in found["log"]] == ["there is no schedule 9", "the sentence is not understood"]


def test_a_number_given_twice_leaves_a_doubt_and_a_clause_on_the_other_version_none(lamps):
    adds = ("Section 2 of the Act is amended by adding the following after subsection (1):", subsection("2", "Gas."))
    found = consolidate(*lamps(adds, ("Section 1 of the French version of the Act is repealed.", ""))).attrs
    assert [(section, [d.doubt.value for d in each]) for section, each in found["doubts"].items()] == [
        ("2", ["not_unique", "day_not_in_table"])
    ]
    assert [step["because"] for step in found["log"] if step["because"]] == ["it amends the other language version"]


def test_the_repeal_of_a_section_that_the_table_does_not_date_leaves_a_doubt(lamps):
    base, paths, day, facts = lamps(("Section 1 of the Act is repealed.", ""))
    of = {"act": "2001, c. 1", "instrument": "", "lang": "both", "en": "1", "fr": "1", "but": ()}
    begun = LedgerRow("2012, c. 9", (ClauseRange(),), outcome="day", day=dt.date(2012, 6, 1), **of)
    whole = begun._replace(statute="2001, c. 1", day=dt.date(2001, 1, 1))
    for rows, expected in (((begun,), ["day_not_in_table"]), ((begun, whole), [])):
        doubts = consolidate(base, paths, day, facts.with_ledger(Ledger(rows))).attrs["doubts"]
        assert [step.doubt.value for step in doubts["1"]] == expected


def words(*case) -> dict[str, str]:
    units = consolidate(*case)
    return dict(zip(units["unit"], units["text"], strict=True))


def paragraph(label: str, text: str) -> str:
    return f"<SectionPiece><Paragraph><Label>({label})</Label><Text>{text}</Text></Paragraph></SectionPiece>"


def subsection(label: str, text: str) -> str:
    return f"<Subsection><Label>({label})</Label><Text>{text}</Text></Subsection>"


def test_the_call_of_the_interface_takes_paths_days_as_text_and_the_act_itself(lamps):
    base, paths, _, facts = lamps(("Section 1 of the Act is repealed.", ""))
    found = consolidate(str(base), [*map(str, paths), base], "2012-06-01", facts)
    assert found.set_index("unit")["text"]["1"] == "[Repealed, 2012, c. 9, s. 2]"
    with pytest.raises(LegislationError, match="is not a day"):
        consolidate(base, paths, "June 2012", facts)


def test_statutes_of_the_other_language_are_refused(lamps, tmp_path):
    base, paths, day, facts = lamps(("Section 1 of the Act is repealed.", ""))
    other = tmp_path / "loi.xml"
    other.write_text(paths[0].read_text(encoding="utf-8").replace('lang="en"', 'lang="fr"'), encoding="utf-8")
    with pytest.raises(LegislationError, match=r"1 statutes are not in the language of the Act: 2012, c\. 9"):
        consolidate(base, [other], day, facts)


def test_an_act_without_facts_is_refused_and_never_given_those_of_another(lamps):
    base, paths, day, _ = lamps(("Section 1 of the Act is repealed.", ""))
    with pytest.raises(LegislationError, match=r"no commencement facts are kept for 2001, c\. 1, Lamp Act"):
        consolidate(base, paths, day)


def test_the_youth_criminal_justice_act_is_not_given_the_days_of_another(lamps):
    """``consolidate(2002-c1, [2012-c1], "2012-08-01")`` once gave that Act with the number and days of IRPA."""
    base, paths, _, _ = lamps(("Section 1 of the Act is repealed.", ""))
    text = base.read_text(encoding="utf-8").replace("<YYYY>2001", "<YYYY>2002")
    base.write_text(text.replace("Lamp Act", "Youth Criminal Justice Act"), encoding="utf-8")
    with pytest.raises(LegislationError, match=r"no commencement facts are kept for 2002, c\. 1, Youth Criminal"):
        consolidate(base, paths, "2012-08-01")


def test_a_statute_that_does_not_amend_the_act_is_in_the_log_and_one_path_is_a_list_of_one(lamps):
    base, paths, day, facts = lamps(("Section 1 of the <XRefExternal>Citizenship Act</XRefExternal> is repealed.", ""))
    (step,) = consolidate(base, str(paths[0]), day, facts).attrs["log"]
    assert (step["amending"], step["outcome"]) == ("2012, c. 9", "not_applied")
    assert step["because"] == "no clause of it amends this Act"


@pytest.mark.parametrize(("version", "reads"), [(" de la version anglaise", "oil; and"), ("", "gas; and")])
def test_an_instruction_on_the_english_version_leaves_the_french_as_it_is(lamps, version, reads):
    text = f"L’article 1{version} de la Loi est modifié par remplacement de « oil » par « gas »."
    base, paths, day, facts = lamps((text, ""))
    for path in (base, *paths):
        text = path.read_text(encoding="utf-8").replace('lang="en"', 'lang="fr"')
        path.write_text(
            text.replace("LAMP ACT", "LOI SUR LES LAMPES").replace("Lamp Act", "Loi sur les lampes"), "utf-8"
        )
    assert words(base, paths, day, facts)["1(a)"] == reads


def test_an_act_that_was_renamed_is_amended_under_its_later_title(lamps):
    """2005, c. 21 is the Veterans Well-being Act since 2018."""
    base, paths, day, facts = lamps(("Section 1 of the Act is repealed.", ""))
    old, new = "Canadian Forces Members and Veterans Re-establishment and Compensation Act", "VETERANS WELL-BEING ACT"
    text = base.read_text(encoding="utf-8").replace("Lamp Act", old).replace("<YYYY>2001", "<YYYY>2005")
    base.write_text(text.replace("Number>1<", "Number>21<"), encoding="utf-8")
    paths[0].write_text(paths[0].read_text(encoding="utf-8").replace("LAMP ACT", new), encoding="utf-8")
    own = facts.base.model_copy(update={"citation": "2005, c. 21", "act": "C-16.8"})
    facts = facts.model_copy(update={"base": own})
    assert words(base, paths, day, facts)["1"] == "[Repealed, 2012, c. 9, s. 2]"


def test_facts_of_another_act_are_refused(lamps, root):
    base, paths, day, _ = lamps(("Section 1 of the Act is repealed.", ""))
    facts = read_commencement(root / "config" / "law" / "commencement.yaml")
    with pytest.raises(LegislationError, match=r"the commencement facts are of 2001, c\. 27"):
        consolidate(base, paths, day, facts)


def test_one_statute_given_twice_and_a_consolidation_are_refused_together(lamps, tmp_path):
    base, paths, day, facts = lamps(("Section 1 of the Act is repealed.", ""))
    other, whole = tmp_path / "again.xml", tmp_path / "whole.xml"
    other.write_text(paths[0].read_text(encoding="utf-8"), encoding="utf-8")
    whole.write_text('<Statute xml:lang="en"><Identification/><Body/></Statute>', encoding="utf-8")
    with pytest.raises(LegislationError) as error:
        consolidate(base, [*paths, other, whole], day, facts)
    assert [p.what for p in error.value.problems] == [
        "2012, c. 9 is given twice",
        "is a consolidation, not an annual statute",
    ]
    with pytest.raises(LegislationError, match="is a consolidation"):
        consolidate(whole, paths, day, facts)


def test_a_day_before_the_act_was_enacted_is_refused(lamps):
    base, paths, _, facts = lamps(("Section 1 of the Act is repealed.", ""))
    assent = "<BillHistory><Stages stage='assented-to'><Date><YYYY>2001</YYYY><MM>3</MM><DD>1</DD></Date></Stages>"
    text = base.read_text(encoding="utf-8").replace("<Chapter>", f"{assent}</BillHistory><Chapter>", 1)
    base.write_text(text, encoding="utf-8")
    with pytest.raises(LegislationError, match="was not yet enacted on 2001-02-28"):
        consolidate(base, paths, "2001-02-28", facts)
    assert len(consolidate(base, paths, "2001-03-01", facts))


def test_the_log_says_of_each_step_what_became_of_it(lamps):
    kept = "<Subsection><MarginalNote>Pay</MarginalNote><Label>(2)</Label><Text>A keeper is paid.</Text></Subsection>"
    case = lamps(
        ("Subsection 2(1) of the Act is amended by replacing “keeper” with “guardian”.", ""),
        ("Subsection 2(2) of the Act is replaced by the following:", kept),
        ("Section 1 of the Act is amended by replacing “ship” with “boat”.", ""),
        ("Section 9 of the Act is repealed.", ""),
    )
    log = consolidate(*case).attrs["log"]
    assert [(step["clause"], step["outcome"], step["because"]) for step in log] == [
        ("2", "applied", ""),
        ("3", "unchanged", ""),
        ("4", "not_applied", "the words to be replaced are not there"),
        ("5", "not_applied", "there is no 9"),
    ]
    base, paths, _, facts = case
    assert {s["because"] for s in consolidate(base, paths, "2012-05-31", facts).attrs["log"]} == {
        "not in force on this day"
    }
    assert [s["because"] for s in consolidate(base, [], "2013-01-01", facts).attrs["log"]] == [
        "the statute is not among the files"
    ]


@pytest.mark.parametrize(
    ("fact", "marker"),
    [
        ({"never": "it awaits an order"}, "[Repealed before coming into force, 2012, c. 9, s. 2]"),
        ({"day": dt.date(2013, 1, 1), "how": "order"}, "[Repealed before coming into force, 2012, c. 9, s. 2]"),
        ({"day": dt.date(2012, 1, 1), "how": "order"}, "[Repealed, 2012, c. 9, s. 2]"),
    ],
)
def test_a_section_that_had_not_begun_is_repealed_before_coming_into_force(lamps, fact, marker):
    base, paths, day, facts = lamps(("Section 2 of the Act is repealed.", ""))
    own = facts.base.model_copy(update={"clauses": [ClauseFact(clauses=["2"], source="SI/1", **fact)]})
    assert words(base, paths, day, facts.model_copy(update={"base": own}))["2"] == marker


def test_a_unit_is_in_force_from_the_day_of_its_own_words(lamps):
    case = ("Subsection 2(2) of the Act is repealed.", "")
    units = consolidate(*lamps(case, on="2001-01-01")).set_index("unit")
    assert units["in_force"].all()
    after = consolidate(*lamps(case)).set_index("unit")
    assert (after.loc["2(2)", "in_force"], after.loc["2(2)", "repealed_by"]) == (False, "2012, c. 9, s. 2")
    assert after.loc["2(1)", "in_force"]


@pytest.mark.parametrize(("end", "joined"), [("oil,", "oil, or"), ("oil;", "oil; or"), ("oil.", "oil; or")])
def test_words_added_at_the_end_keep_the_mark_of_the_list(lamps, end, joined):
    base, *rest = lamps(("Section 1 of the Act is amended by adding “or” at the end of paragraph (a).", ""))
    base.write_text(base.read_text(encoding="utf-8").replace("oil; and", end), encoding="utf-8")
    assert words(base, *rest)["1(a)"] == joined


SCHEDULE = """<Schedule><ScheduleFormHeading><Label>SCHEDULE 2</Label></ScheduleFormHeading>
<Provision><Label>1</Label><Text>Lamps of:</Text><Provision><Label>(a)</Label><Text>oil;</Text></Provision></Provision>
<List><Item><Text>Beacon</Text></Item><Item><Text>Candle</Text></Item><Item><Text>Torch</Text></Item></List></Schedule>"""
LINES = "<List><Item><Text>{}</Text></Item></List>"


@pytest.mark.parametrize(
    ("instruction", "enacted", "unit", "text"),
    [
        (
            "Paragraph 1(a) of Schedule 2 to the Act is replaced by the following:",
            "<SectionPiece><Provision><Label>(a)</Label><Text>gas;</Text></Provision></SectionPiece>",
            "Sch. 2 1(a)",
            "gas;",
        ),
        (
            "Schedule 2 to the Act is amended by adding the following in alphabetical order:",
            LINES.format("Lantern"),
            "Sch. 2 [list]",
            "Beacon\nCandle\nLantern\nTorch",
        ),
        (
            "Schedule 2 to the Act is amended by striking out the following:",
            LINES.format("Candle"),
            "Sch. 2 [list]",
            "Beacon\nTorch",
        ),
        ("Schedule 2 to the Act is repealed.", "", "Sch. 2", "[Repealed, 2012, c. 9, s. 2]"),
    ],
)
def test_schedules_are_amended(lamps, instruction, enacted, unit, text):
    base, *rest = lamps((instruction, enacted))
    base.write_text(ACT.replace("</Body>", f"</Body>{SCHEDULE}"), encoding="utf-8")
    units = consolidate(base, *rest)
    assert dict(zip(units["unit"], units["text"], strict=True))[unit] == text
    assert units.loc[units["unit"] == unit, "history"].item() == ["2012, c. 9, s. 2"]


def test_what_a_schedule_does_not_hold_is_in_the_log(lamps):
    base, *rest = lamps(
        ("Schedule 3 to the Act is repealed.", ""),
        ("Schedule 2 to the Act is amended by striking out the following:", LINES.format("Match")),
    )
    base.write_text(ACT.replace("</Body>", f"</Body>{SCHEDULE}"), encoding="utf-8")
    log = consolidate(base, *rest).attrs["log"]
    assert [step["because"] for step in log] == [
        "there is no schedule 3",
        "the line to be struck out is not there: Match",
    ]


def test_before_the_day_the_act_reads_as_enacted(lamps):
    case = ("Section 1 of the Act is repealed.", "")
    assert words(*lamps(case, on="2012-05-31"))["1(b)"] == "a wick."
    assert words(*lamps(case, on="2012-06-01"))["1"] == "[Repealed, 2012, c. 9, s. 2]"


def test_paragraphs_are_added_and_the_last_one_ends_the_sentence(lamps):
    found = words(
        *lamps(
            (
                "Section 1 of the Act is amended by striking out “and” at the end of paragraph (a) and by adding the "
                "following after paragraph (b):",
                paragraph("c", "a glass."),
            )
        )
    )
    assert list(found.items())[:4] == [("1", "A lamp has"), ("1(a)", "oil;"), ("1(b)", "a wick;"), ("1(c)", "a glass.")]


def test_a_wrapper_that_holds_one_subsection_does_not_replace_the_section(lamps):
    wrapped = (
        f"<Section><MarginalNote>Lighting</MarginalNote><Label>2.</Label>{subsection('1', 'Keepers light.')}</Section>"
    )
    units = consolidate(*lamps(("Subsection 2(1) of the Act is replaced by the following:", wrapped)))
    section = units[units["section"] == "2"]
    assert section["text"].tolist() == ["", "Keepers light.", "A keeper is paid."]
    assert section["marginal_note"].tolist() == ["Lighting", "", "Pay"]


def test_units_replaced_by_fewer_units_are_repealed(lamps):
    found = words(
        *lamps(
            ("Subsections 2(1) and (2) of the Act are replaced by the following:", subsection("1", "Keepers light."))
        )
    )
    assert found["2(2)"] == "[Repealed, 2012, c. 9, s. 2]"


def test_only_the_portion_before_a_paragraph_is_replaced(lamps):
    text = "<Section><Label>1.</Label><Text>Each lamp has</Text></Section>"
    found = words(
        *lamps(("The portion of section 1 of the Act before paragraph (a) is replaced by the following:", text))
    )
    assert (found["1"], found["1(a)"]) == ("Each lamp has", "oil; and")


def test_a_renumbered_section_keeps_its_words_one_level_deeper(lamps):
    found = words(
        *lamps(
            (
                "Section 1 of the Act is renumbered as subsection 1(1) and is amended by adding the following:",
                subsection("2", "It may be red."),
            )
        )
    )
    assert (found["1"], found["1(1)"], found["1(1)(a)"], found["1(2)"]) == (
        "",
        "A lamp has",
        "oil; and",
        "It may be red.",
    )


def test_words_are_replaced_in_text_and_marginal_note(lamps):
    units = consolidate(*lamps(("Section 2 of the Act is amended by replacing “keeper” with “guardian”.", "")))
    assert units.loc[units["unit"] == "2(1)", "text"].item() == "A guardian lights lamps."


def test_history_and_day_are_those_of_the_last_change(lamps):
    units = consolidate(*lamps(("Subsection 2(2) of the Act is repealed.", ""))).set_index("unit")
    assert list(units.columns) == [c for c in UNITS if c != "unit"]
    assert units.loc["2(2)", "history"] == ["2012, c. 9, s. 2"]
    assert units.loc["2(2)", "in_force_from"].date() == dt.date(2012, 6, 1)
    assert units.loc["1", "in_force_from"].date() == dt.date(2001, 1, 1)


def test_what_cannot_be_carried_out_is_in_the_log_with_the_reason(lamps):
    base, paths, day, facts = lamps(("Section 77 of the Act is repealed.", ""))
    log = replay(base, [read_enactment(p) for p in paths], facts, day).log
    assert [entry.because for entry in log] == ["there is no 77"]


@pytest.fixture(scope="module")
def irpa(mirror, root, enactments):
    """Replays of the Immigration and Refugee Protection Act by language and day."""
    facts = read_commencement(root / "config" / "law" / "commencement.yaml")

    def _irpa(lang: str, day: dt.date):
        amending = [e for e in enactments(lang) if e.citation != facts.base.citation]
        return replay(mirror / f"legislation/annual_2001-c27_{lang}.xml", amending, facts, day)

    return _irpa


@pytest.mark.official
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_instruction_on_the_act_is_carried_out_or_says_why(irpa, lang):
    log = irpa(lang, dt.date(2024, 12, 31)).log
    faults = {e.because for e in log if e.because.startswith("there is no")}
    assert not faults
    assert sum(not e.because for e in log) > 350


@pytest.mark.official
def test_the_request_bar_of_the_humanitarian_section_before_and_after_c31(irpa):
    def at(day):
        return {name: node.text for name, _, node in irpa("en", day).rows()}

    before, after = at(dt.date(2012, 6, 27)), at(dt.date(2012, 6, 28))
    assert "25(1.2)(c)" not in before
    assert "12 months" in after["25(1.2)(c)"]
    assert "24(4)" in before
    assert "24(5)" not in before
    assert "24(5)" in after
    assert before["118(1)"] == after["118(1)"]


@pytest.fixture(scope="module")
def units_on(mirror, enactments):
    """``units_on(day)``: the English Act, from the files, by unit."""
    folder = mirror / "legislation"

    def _units_on(day: str):
        return consolidate(folder / "annual_2001-c27_en.xml", enactments("en"), day).set_index("unit")

    return _units_on


@pytest.mark.official
def test_a_section_that_waits_for_its_order_is_text_and_not_yet_law(units_on):
    """110 stood in the text from 28 June 2012, and came into force on 15 December 2012 (SI/2012-94)."""
    july, december = units_on("2012-07-01"), units_on("2012-12-15")
    for unit in ("110(1)", "110(2)"):
        assert not july.loc[unit, "in_force"]
        assert july.loc[unit, "in_force_from"].date() == dt.date(2012, 12, 15)
        assert december.loc[unit, "in_force"]
    assert july.loc["24(5)", "in_force"]
    assert july.loc["24(5)", "in_force_from"].date() == dt.date(2012, 6, 28)


@pytest.mark.official
def test_before_28_june_2002_almost_nothing_of_the_act_was_law(units_on):
    """275 says when the others come into force, and is in force from assent (Interpretation Act, s. 5(3))."""
    units = units_on("2002-01-01")
    assert set(units.loc[units["in_force"], "section"]) == {"1", "4", "275"}
    assert units.loc["24(1)", "in_force_from"].date() == dt.date(2002, 6, 28)


@pytest.mark.official
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_the_text_changes_on_days_in_force_and_on_no_other(irpa, data):
    in_force = {e.on for e in irpa("fr", dt.date.max).log if not e.because and e.on}
    day = data.draw(st.sampled_from(sorted(in_force)) | st.dates(dt.date(2002, 6, 29), dt.date(2024, 12, 31)))
    before, after = (
        [(name, node.note, node.text) for name, _, node in irpa("fr", d).rows()]
        for d in (day - dt.timedelta(days=1), day)
    )
    assert (before != after) <= (day in in_force)
