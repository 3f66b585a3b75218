"""The Act on any day: small Acts in Justice's format, and the Immigration and Refugee Protection Act."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipimpact.common.errors import LegislationError
from tipimpact.legislation.acts import COLUMNS
from tipimpact.legislation.amendments import read_enactment
from tipimpact.legislation.commencement import Commencement, read_commencement
from tipimpact.legislation.consolidate import consolidate, replay

ACT = """<?xml version="1.0" encoding="UTF-8"?><Bill xml:lang="en"><Identification><ShortTitle>Lamp Act</ShortTitle>
<Chapter><AnnualStatuteId><AnnualStatuteNumber>1</AnnualStatuteNumber><YYYY>2001</YYYY></AnnualStatuteId></Chapter>
</Identification><Body><Heading level="1"><TitleText>LAMPS</TitleText></Heading>
<Section><MarginalNote>Lamps</MarginalNote><Label>1.</Label><Text>A lamp has</Text>
<Paragraph><Label>(a)</Label><Text>oil; and</Text></Paragraph>
<Paragraph><Label>(b)</Label><Text>a wick.</Text></Paragraph>
</Section><Section><MarginalNote>Keepers</MarginalNote><Label>2.</Label><Subsection><Label>(1)</Label>
<Text>A keeper lights lamps.</Text></Subsection><Subsection><MarginalNote>Pay</MarginalNote><Label>(2)</Label>
<Text>A keeper is paid.</Text></Subsection></Section></Body></Bill>"""


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
                "acts": {"2012, c. 9": {"otherwise": {"day": dt.date(2012, 6, 1), **fact}}},
            }
        )
        return base, [path], dt.date.fromisoformat(on), facts

    return _lamps


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
    with pytest.raises(LegislationError, match="is no day"):
        consolidate(base, paths, "June 2012", facts)


def test_statutes_of_the_other_language_are_refused(lamps, tmp_path):
    base, paths, day, facts = lamps(("Section 1 of the Act is repealed.", ""))
    other = tmp_path / "loi.xml"
    other.write_text(paths[0].read_text(encoding="utf-8").replace('lang="en"', 'lang="fr"'), encoding="utf-8")
    with pytest.raises(LegislationError, match=r"1 statutes are not in the language of the Act: 2012, c\. 9"):
        consolidate(base, [other], day, facts)


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
    assert list(units.columns) == [c for c in COLUMNS if c != "unit"]
    assert units.loc["2(2)", "history"] == ["2012, c. 9, s. 2"]
    assert units.loc["2(2)", "in_force_from"].date() == dt.date(2012, 6, 1)
    assert units.loc["1", "in_force_from"].date() == dt.date(2001, 1, 1)


def test_what_cannot_be_carried_out_is_in_the_log_with_the_reason(lamps):
    base, paths, day, facts = lamps(("Section 77 of the Act is repealed.", ""))
    log = replay(base, [read_enactment(p) for p in paths], facts, day).log
    assert [entry.because for entry in log] == ["there is no 77"]


@pytest.fixture(scope="module")
def irpa(mirror, root):
    """Replays of the Immigration and Refugee Protection Act by language and day."""
    facts = read_commencement(root / "config" / "law" / "commencement.yaml")
    held = {
        lang: [
            read_enactment(path)
            for path in sorted(mirror.glob(f"legislation/annual_*_{lang}.xml"))
            if "2001-c27" not in path.name
        ]
        for lang in ("en", "fr")
    }

    def _irpa(lang: str, day: dt.date):
        return replay(mirror / f"legislation/annual_2001-c27_{lang}.xml", held[lang], facts, day)

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
