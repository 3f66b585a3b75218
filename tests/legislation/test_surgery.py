"""Steps that other Acts than IRPA need: headings with numbers, renumbering, definitions, formulas, schedules."""

import datetime as dt

import pytest

from tipimpact.legislation.amendments import read_enactment
from tipimpact.legislation.commencement import Commencement
from tipimpact.legislation.consolidate import replay
from tipimpact.legislation.text import in_alphabetical_order
from tipimpact.legislation.tree import UnitNode

ACT = """<Bill xml:lang="en"><Identification><ShortTitle>Lamp Act</ShortTitle><Chapter><AnnualStatuteId>
<AnnualStatuteNumber>1</AnnualStatuteNumber><YYYY>2001</YYYY></AnnualStatuteId></Chapter></Identification><Body>
<Heading level="1"><Label>PART 1</Label><TitleText>LAMPS</TitleText></Heading>
<Heading level="2"><TitleText>Meaning</TitleText></Heading>
<Section><Label>1.</Label><Text>In this Act,</Text>
<Definition><Text>“lamp” means a light.</Text></Definition>
<Definition><Text>“oil” means a fuel.</Text></Definition>
<Definition><Text>“wick” means a cord.</Text></Definition></Section>
<Section><MarginalNote>Tax</MarginalNote><Label>2.</Label><Subsection><Label>(1)</Label><Text>The tax is</Text>
<FormulaGroup><Formula>A × B</Formula><FormulaConnector>where</FormulaConnector>
<FormulaDefinition><FormulaTerm>A</FormulaTerm><Text>is the oil; and</Text></FormulaDefinition>
<FormulaDefinition><FormulaTerm>B</FormulaTerm><Text>is the price.</Text></FormulaDefinition></FormulaGroup>
</Subsection>
<Subsection><MarginalNote>Free</MarginalNote><Label>(2)</Label><Text>Candles are free.</Text></Subsection></Section>
<Heading level="1"><Label>PART 2</Label><TitleText>KEEPERS</TitleText></Heading>
<Section><Label>3.</Label><Text>A keeper lights lamps.</Text></Section>
<Section><Label>4.</Label><Text>A keeper is paid.</Text></Section>
<Heading level="1"><Label>PART 3</Label><TitleText>STREETS</TitleText></Heading>
<Section><Label>5.</Label><Text>Streets are lit.</Text></Section></Body>
<Schedule><ScheduleFormHeading><Label>SCHEDULE 1</Label></ScheduleFormHeading><Provision><Text>Oil</Text></Provision>
</Schedule></Bill>"""
BILL = """<Bill xml:lang="en"><Identification><ShortTitle>Lamp Amendment Act</ShortTitle><Chapter><AnnualStatuteId>
<AnnualStatuteNumber>9</AnnualStatuteNumber><YYYY>2012</YYYY></AnnualStatuteId></Chapter></Identification>
<Body><Heading level="1" type="amending"><TitleText>LAMP ACT</TitleText></Heading>{body}</Body>{schedules}</Bill>"""
CLAUSE = '<Section type="amending"><Label>{n}.</Label><Text>{text}</Text><AmendedText>{enacted}</AmendedText></Section>'


@pytest.fixture
def after(tmp_path):
    """``after((instruction, text enacted), ...)``: the units of the Act once the clauses are carried out, by name."""

    def _after(*clauses: tuple[str, str], schedules: str = "", words: str = "text") -> dict[str, str]:
        (tmp_path / "act.xml").write_text(ACT, encoding="utf-8")
        body = "".join(CLAUSE.format(n=n, text=text, enacted=enacted) for n, (text, enacted) in enumerate(clauses, 2))
        (tmp_path / "bill.xml").write_text(BILL.format(body=body, schedules=schedules), encoding="utf-8")
        fact = {"day": dt.date(2001, 1, 1), "how": "order", "source": "SI/1"}
        base = {"act": "L-1", "citation": "2001, c. 1", "otherwise": fact}
        facts = Commencement.model_validate(
            {"base": base, "acts": {"2012, c. 9": {"clauses": [{"clauses": [str(n) for n in range(2, 40)], **fact}]}}}
        )
        text = replay(tmp_path / "act.xml", [read_enactment(tmp_path / "bill.xml")], facts, dt.date.max)
        assert [entry.because for entry in text.log if entry.because] == []
        found: dict[str, str] = {}
        for name, _, node in text.rows():  # what has no label may have the name of another
            found[name if name not in found else f"{name}#{len(found)}"] = getattr(node, words)
        return found

    return _after


def heading(text: str, level: int = 2) -> str:
    return f'<Heading level="{level}"><TitleText>{text}</TitleText></Heading>'


def test_the_heading_before_a_section_is_the_nearest_one_and_keeps_the_number_of_its_part(after):
    found = after(("The heading before section 1 of the Act is replaced by the following:", heading("Definitions")))
    assert [words for name, words in found.items() if "heading" in name][:2] == ["PART 1 LAMPS", "Definitions"]
    found = after(("The heading of Part 2 of the Act is replaced by the following:", heading("Guardians")))
    assert "PART 2 Guardians" in found.values()


def test_the_repeal_of_a_part_ends_where_the_next_part_begins_even_if_its_heading_was_replaced(after):
    found = after(
        ("The heading of Part 3 of the Act is replaced by the following:", heading("Roads", 4)),
        ("Part 2 of the Act is repealed.", ""),
    )
    assert (found["3"], found["4"], found["5"]) == (*["[Repealed, 2012, c. 9, s. 3]"] * 2, "Streets are lit.")


def test_two_parts_are_repealed_together(after):
    found = after(("Parts 2 and 3 of the Act are repealed.", ""))
    assert (found["3"], found["5"]) == ("[Repealed, 2012, c. 9, s. 2]", "[Repealed, 2012, c. 9, s. 2]")
    assert found["2(2)"] == "Candles are free."


def test_renumbering_leaves_headings_and_other_sections_where_they_are(after):
    names = list(after(("Section 4 of the Act is renumbered as section 6.", "")))
    assert [name for name in names if name[0].isdigit() and "(" not in name and "[" not in name] == list("12356")
    assert names.index("3") > names.index("[heading 3]")


def test_definitions_replaced_together_stay_where_they_stand(after):
    enacted = "".join(
        f"<SectionPiece><Definition><Text>“{term}” means {words}.</Text></Definition></SectionPiece>"
        for term, words in (("lamp", "a light of oil"), ("wick", "a thread"))
    )
    found = after(("The definitions “lamp” and “wick” in section 1 of the Act are replaced by the following:", enacted))
    assert list(found.values())[3:6] == [
        "“lamp” means a light of oil.",
        "“oil” means a fuel.",
        "“wick” means a thread.",
    ]


def test_what_a_letter_of_a_formula_stands_for_is_replaced(after):
    enacted = "<FormulaDefinition><FormulaTerm>A</FormulaTerm><Text>is the oil burnt; and</Text></FormulaDefinition>"
    found = after(("The description of A in subsection 2(1) of the Act is replaced by the following:", enacted))
    (formula,) = (words for name, words in found.items() if name.endswith("[formula]"))
    assert [line.replace("\t", " ") for line in formula.split("\n")][-2:] == [
        "A is the oil burnt; and",
        "B is the price.",
    ]
    assert "A × B" in formula


def test_a_schedule_set_out_elsewhere_in_the_statute_replaces_or_joins_those_of_the_act(after):
    schedules = (
        "<Schedule><ScheduleFormHeading><Label>SCHEDULE 4</Label></ScheduleFormHeading><Schedule><ScheduleFormHeading>"
        "<Label>SCHEDULE 2</Label></ScheduleFormHeading><Provision><Text>Gas</Text></Provision></Schedule></Schedule>"
    )
    text = "The Act is amended by adding, after Schedule 1, the Schedule 2 set out in Schedule 4 to this Act."
    found = after((text, ""), schedules=schedules)
    assert [name for name in found if name.startswith("Sch.")][-2:] == ["Sch. 2", "Sch. 2 [provision]"]
    assert after(("Schedule 1 to the Act is repealed.", ""))["Sch. 1"] == "[Repealed, 2012, c. 9, s. 2]"


def test_a_schedule_of_which_the_heading_and_what_is_under_it_are_enacted_is_one(after):
    """2014, c. 20, s. 80: Schedule 2 to the Excise Act, 2001."""
    head = "<Label>SCHEDULE 1</Label><OriginatingRef>(Section 2)</OriginatingRef><TitleText>FUELS</TitleText>"
    enacted = f"<ScheduleFormHeading>{head}</ScheduleFormHeading><Provision><Text>Wax</Text></Provision>"
    found = after(("Schedule 1 to the Act is replaced by the following:", enacted))
    assert (found["Sch. 1"], found["Sch. 1 [provision]"]) == ("FUELS", "Wax")
    assert list(found)[-2:] == ["Sch. 1", "Sch. 1 [provision]"]


def test_the_note_of_a_section_stays_with_its_first_subsection_where_another_is_put_before_it(after):
    """2022, c. 19, s. 67(1): Excise Act, 2001, s. 297."""
    enacted = """<Section><MarginalNote>Definitions</MarginalNote><Label>2.</Label>
<Subsection><Label>(0.1)</Label><Text>A tax is a due.</Text></Subsection></Section>"""
    found = after(
        ("Section 2 of the Act is amended by adding the following before subsection (1):", enacted), words="note"
    )
    assert [found[unit] for unit in ("2", "2(0.1)", "2(1)", "2(2)")] == ["Definitions", "", "Tax", "Free"]


def test_the_repeal_of_a_number_that_the_same_act_gives_again_means_the_unit_before(after):
    section = "<Section><Label>4.</Label><Text>A keeper sleeps.</Text></Section>"
    found = after(
        ("The Act is amended by adding the following after section 3:", section),
        ("Section 4 of the Act is repealed.", ""),
    )
    assert found["4"] == "A keeper sleeps."


def test_a_fiction_that_ends_in_a_repeal_repeals(after):
    found = after(("Section 5 of the Act is deemed never to have come into force and is repealed.", ""))
    assert found["5"] == "[Repealed before coming into force, 2012, c. 9, s. 2]"


def test_the_act_itself_is_a_place_that_is_repealed_or_has_words_replaced_throughout(after):
    repealed = after(("The <XRefExternal>Lamp Act</XRefExternal> is repealed.", ""))
    assert {repealed[section] for section in ("1", "2", "3", "4", "5")} == {"[Repealed, 2012, c. 9, s. 2]"}
    assert "2(1)" not in repealed
    throughout = "The <XRefExternal>Lamp Act</XRefExternal> is amended by replacing “keeper” with “warden”."
    replaced = after((throughout, ""))
    assert (replaced["3"], replaced["4"]) == ("A warden lights lamps.", "A warden is paid.")


def test_the_portion_before_a_unit_that_is_not_there_drops_nothing(after):
    words = "The portion of section 1 of the Act before paragraph (z) is replaced by the following:"
    units = after((words, "<Section><Label>1.</Label><Text>In this Law,</Text></Section>"))
    assert units["1"] == "In this Law,"
    assert len([name for name in units if name.startswith("1[")]) == 3


def test_words_added_to_a_noun_are_added_to_its_plural_and_a_definition_takes_its_new_name(after):
    """2018, ch. 12, art. 94: "timbre d'accise" in a marginal note is "timbres d'accise"."""
    throughout = "The <XRefExternal>Lamp Act</XRefExternal> is amended by replacing “{}” with “{}”."
    added = after((throughout.format("Candle", "Candle of wax"), ""))
    assert added["2(2)"] == "Candles of wax are free."
    renamed = after((throughout.format("lamp", "lantern"), ""))
    assert "“lantern” means a light." in renamed.values()


def test_the_portion_before_the_first_paragraph_can_put_the_paragraphs_in_a_subsection(after):
    """2010, c. 6, s. 5(1): section 5 becomes 5(1), and its paragraphs go with it."""
    paragraphs = "<Paragraph><Label>(a)</Label><Text>oil; and</Text></Paragraph>"
    section = f"<Section><Label>4.</Label><Text>A keeper has</Text>{paragraphs}</Section>"
    opened = "<Section><Label>4.</Label><Subsection><Label>(1)</Label><Text>A warden has</Text></Subsection></Section>"
    found = after(
        ("Section 4 of the Act is replaced by the following:", section),
        ("The portion of section 4 of the Act before paragraph (a) is replaced by the following:", opened),
    )
    assert {name: found.get(name) for name in ("4", "4(1)", "4(1)(a)", "4(a)")} == {
        "4": "",
        "4(1)": "A warden has",
        "4(1)(a)": "oil; and",
        "4(a)": None,
    }


def test_the_portion_of_a_number_that_the_same_act_gives_again_is_of_the_unit_before_which_is_renumbered(after):
    """2007, c. 5, s. 44: 12(1) becomes (1) and (2), and the portion of (2) is replaced by that of (3)."""
    one = "<Subsection><Label>(1)</Label><Text>One.</Text></Subsection>"
    two = "<Subsection><Label>({})</Label><Text>{}</Text></Subsection>"
    items = "<Paragraph><Label>(a)</Label><Text>oil.</Text></Paragraph>"
    section = (
        f"<Section><Label>4.</Label>{one}<Subsection><Label>(2)</Label><Text>Old</Text>{items}</Subsection></Section>"
    )
    found = after(
        ("Section 4 of the Act is replaced by the following:", section),
        ("Subsection 4(1) of the Act is replaced by the following:", one + two.format(2, "Two.")),
        (
            "The portion of subsection 4(2) of the Act before paragraph (a) is replaced by the following:",
            two.format(3, "Three"),
        ),
    )
    assert [found[name] for name in ("4(1)", "4(2)", "4(3)", "4(3)(a)")] == ["One.", "Two.", "Three", "oil."]


def test_a_term_of_several_words_has_its_place_in_the_alphabet_by_all_of_them(after):
    """2016, c. 12, s. 107(4): "Canada child benefit" goes before "Canada Learning Bond"."""
    definition = "<Definition><Text>“{}” means a lamp.</Text></Definition>"
    adds = "Section 1 of the Act is amended by adding the following in alphabetical order:"
    found = after((adds, definition.format("Lamp Street")), (adds, definition.format("Lamp guild")))
    terms = [text.split("”")[0].strip("“") for name, text in found.items() if name.startswith("1[")]
    assert terms == ["lamp", "Lamp guild", "Lamp Street", "oil", "wick"]


def test_definitions_are_in_alphabetical_order_whatever_their_capitals_accents_and_quotation_marks():
    def listed(*terms: str) -> list[UnitNode]:
        return [UnitNode(f"[{term}]", "definition", "", f"“{term}” means a lamp.") for term in terms]

    assert in_alphabetical_order(listed("École", "lamp", "Lamp guild", "oil"))
    assert not in_alphabetical_order(listed("oil", "lamp"))
