"""Instructions of amending Acts: a small statute in Justice's format, and every statute held."""

import re

import pandas as pd
import pytest

from tipimpact.common.errors import LegislationError
from tipimpact.legislation.amendments import read_amendments, read_enactment

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><Bill xml:lang="en"><Identification><ShortTitle>Lamp Amendment Act'
    '</ShortTitle><BillHistory><Stages stage="assented-to"><Date><YYYY>2013</YYYY><MM>6</MM><DD>19</DD></Date></Stages>'
    "</BillHistory><Chapter><AnnualStatuteId><AnnualStatuteNumber>9</AnnualStatuteNumber><YYYY>2013</YYYY>"
    "</AnnualStatuteId></Chapter></Identification><Body>"
    '<Heading level="1" type="amending"><TitleText>LAMP ACT</TitleText></Heading>'
)
TAIL = "</Body></Bill>"


def statute(tmp_path, *clauses: str):
    path = tmp_path / "bill.xml"
    path.write_text(HEAD + "".join(clauses) + TAIL, encoding="utf-8")
    return path


def clause(label: str, text: str, enacted: str = "", items: str = "") -> str:
    enacted = enacted and f"<AmendedText>{enacted}</AmendedText>"
    return f'<Section type="amending"><Label>{label}.</Label><Text>{text}</Text>{items}{enacted}</Section>'


def rows(path):
    """Clause, words that name the Act (no register lists the Lamp Act), place, operation and anchor."""
    table = read_amendments(path)
    return list(table[["clause", "target_words", "target", "operation", "anchor"]].itertuples(index=False, name=None))


def test_each_operation_on_each_place_is_a_row(tmp_path):
    path = statute(
        tmp_path,
        clause(
            "2",
            "Subsection 4(1) of the <XRefExternal reference-type='act'>Lamp Act</XRefExternal> is amended by striking "
            "out “and” at the end of paragraph (a) and by adding the following after that paragraph:",
            "<SectionPiece><Paragraph><Label>(a.1)</Label><Text>a wick;</Text></Paragraph></SectionPiece>",
        ),
        clause("3", "Paragraphs 5(a) to (c) of the Act are repealed."),
    )
    assert rows(path) == [
        ("2", "Lamp Act", "4(1)(a)", "strike_words", ""),
        ("2", "Lamp Act", "4(1)", "add", "after 4(1)(a)"),
        ("3", "Lamp Act", "5(a) to 5(c)", "repeal", ""),
    ]
    enacted = read_enactment(path).instructions[0].enacted
    assert [(u.unit, u.kind, u.text) for u in enacted] == [("(a.1)", "paragraph", "a wick;")]


def test_a_list_of_places_takes_the_operation_of_its_lead_and_each_item_its_act(tmp_path):
    item = '<Paragraph type="amending"><Label>({})</Label><Text>{}</Text></Paragraph>'
    items = item.format("a", "section 3 of the <XRefExternal>Wick Act</XRefExternal>;") + item.format(
        "b", "subsections 8(1) and (2)."
    )
    path = statute(
        tmp_path,
        clause(
            "2",
            "Every reference to the “Lighter” is replaced by a reference to the “Keeper” in the following provisions:",
            "",
            items,
        ),
    )
    assert rows(path) == [
        ("2(a)", "Wick Act", "3", "replace_words", ""),
        ("2(b)", "Wick Act", "8(1)", "replace_words", ""),
        ("2(b)", "Wick Act", "8(2)", "replace_words", ""),
    ]


def test_that_section_is_of_an_amending_act_and_never_of_the_act_amended(tmp_path):
    path = statute(
        tmp_path,
        clause(
            "2",
            "If section 7 of this Act comes into force before section 5 of the other Act, that section 5 is repealed.",
        ),
    )
    assert rows(path) == [("2", "the other Act", "5", "repeal", "")]
    assert set(read_amendments(path)["target_act"]) == {"unresolved"}


def test_that_part_5_is_the_part_that_the_condition_names_and_not_section_5(tmp_path):
    words = "If section 5 of the other Act comes into force before Part 5 of this Act, that Part 5 is repealed."
    table = read_amendments(statute(tmp_path, clause("2", words)))
    assert list(table["target_act"]) == ["2013, c. 9"]
    french = (
        "Si l’entrée en vigueur de l’article 5 de l’autre loi est antérieure à celle de la partie 5 de la présente "
        "loi, cette partie 5 est abrogée."
    )
    path = statute(tmp_path, clause("2", french))
    path.write_text(path.read_text(encoding="utf-8").replace('xml:lang="en"', 'xml:lang="fr"'), encoding="utf-8")
    assert list(read_amendments(path)["target_act"]) == ["2013, c. 9"]


def test_an_act_is_the_one_cited_where_several_have_its_title(tmp_path):
    title = "<XRefExternal>An Act to amend the Copyright Act</XRefExternal>"
    path = statute(
        tmp_path,
        clause("2", f"Section 6 of {title}, S.C. 1993, c. 23, is repealed."),
        clause("3", f"Section 7 of {title}, chapter 24 of the Statutes of Canada, 1997, is repealed."),
        clause("4", "Section 8 of chapter 3 of the Statutes of Canada, 1987, is repealed."),
    )
    assert list(read_amendments(path)["target_act"]) == ["1993, c. 23", "1997, c. 24", "C-7.5"]


def test_the_new_act_is_the_one_that_the_section_defines(tmp_path):
    words = (
        "Section 3 of the <XRefExternal>Citizenship Act</XRefExternal> (in this section referred to as the “new Act”) "
        "is replaced by the following:"
    )
    below = (
        f'<Subsection type="amending"><Label>(1)</Label><Text>{words}</Text></Subsection>'
        '<Subsection type="amending"><Label>(2)</Label><Text>Section 5 of the new Act is repealed.</Text></Subsection>'
    )
    path = statute(tmp_path, f'<Section type="amending"><Label>4.</Label>{below}</Section>')
    assert list(read_amendments(path)["target_act"]) == ["C-29", "C-29"]


def test_the_words_before_a_list_are_a_condition_only_where_they_state_one(tmp_path):
    items = "<Paragraph><Label>(a)</Label><Text>to the Wick Fund, two dollars;</Text></Paragraph>"
    lead = clause("2", "The payment referred to in section 4 is to be made as follows:", "", items)
    conditional = "On the day on which section 7 comes into force, the following are changed:"
    path = statute(tmp_path, lead, clause("3", conditional, "", items))
    assert list(read_amendments(path)["condition"].str[:13]) == ["", "on the day on"]


def test_a_clause_that_enacts_a_clause_gives_both(tmp_path):
    inner = clause("7", "Section 4 of the Act is repealed.")
    path = statute(
        tmp_path,
        clause("7", "Section 5 of the Act is repealed."),
        clause(
            "8",
            "If section 3 of the other Act comes into force first, that section 7 is replaced by the following:",
            inner,
        ),
    )
    assert rows(path)[1:] == [
        ("8", "that section 7", "7", "replace", ""),
        ("8/7", "the Act", "4", "repeal", ""),
    ]  # the Act that section 7 of an unknown Act amends


def test_this_act_is_the_statute_and_that_act_the_one_named_before(tmp_path):
    path = statute(
        tmp_path,
        clause("2", "Section 12 of this Act is repealed."),
        clause(
            "3",
            "On the first day on which both section 5 of the <XRefExternal>Citizenship Act</XRefExternal> and "
            "section 2 of this Act are in force, section 6 of that Act is repealed.",
        ),
        clause(
            "4",
            "If section 7 of the <XRefExternal>Criminal Code</XRefExternal> comes into force before section 2 of this "
            "Act, then that section 2 is repealed.",
        ),
        clause("5", "Every reference to section 8 of the Act in section 9 of this Act is replaced by “section 10”."),
    )
    table = read_amendments(path)
    assert list(zip(table["clause"], table["target_act"], strict=True)) == [
        ("2", "2013, c. 9"),
        ("3", "C-29"),
        ("4", "2013, c. 9"),
        ("5", "2013, c. 9"),
    ]


def test_the_other_act_is_the_one_that_the_section_defines(tmp_path):
    whole = "".join(
        f"<Subsection type='amending'><Label>({n})</Label><Text>{text}</Text></Subsection>"
        for n, text in (
            (1, "In this section, “other Act” means the <XRefExternal>Citizenship Act</XRefExternal>."),
            (2, "If section 4 of this Act is in force, then section 5 of the other Act is repealed."),
        )
    )
    path = statute(tmp_path, f'<Section type="amending"><Label>2.</Label>{whole}</Section>')
    assert list(read_amendments(path)["target_act"]) == ["2013, c. 9", "C-29"]


def test_a_clause_before_which_no_act_is_named_amends_the_statute_itself(tmp_path):
    """2001, c. 23, s. 38: "Subsection 9(1) is replaced by the following"."""
    path = statute(tmp_path, clause("38", "Subsection 9(1) is repealed."))
    assert list(read_amendments(path)["target_words"]) == ["LAMP ACT"]
    words = re.sub(r"<Heading .*?</Heading>", "", path.read_text(encoding="utf-8"))
    path.write_text(words, encoding="utf-8")
    assert list(read_amendments(path)["target_act"]) == ["2013, c. 9"]


def test_a_heading_with_a_citation_names_the_act_whatever_its_title(tmp_path):
    path = statute(
        tmp_path,
        "<Heading level='2'><MarginalNote>R.S., c. C-47</MarginalNote><TitleText>Amendments</TitleText></Heading>",
        clause("2", "Section 4 of the Act is repealed."),
        "<Heading level='1'><TitleText>Coordinating Amendments</TitleText></Heading>",
        clause("3", "Section 4 of the Act is repealed."),
    )
    assert list(read_amendments(path)["target_act"]) == ["Criminal Records Act", "unresolved"]


@pytest.mark.official
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_clause_about_its_own_section_31_does_not_change_that_of_another_act(mirror, lang):
    """2013, c. 16, s. 36(7)(b): "every reference ... in section 31 of this Act"."""
    found = read_amendments(mirror / f"legislation/annual_2013-c16_{lang}.xml").set_index("clause")["target_act"]
    assert found["36(7)(b)"] == "2013, c. 16"
    assert found["36(7)(a)"] == "2013, c. 16"
    assert found["36(7)(a)/23"] == "IRPA"
    assert set(found[["36(5)(a)", "36(8)(a)", "36(6)"]]) == {"2012, c. 17"}
    assert set(found[["36(2)", "36(3)", "36(8)(c)(i)"]]) == {"IRPA"}


@pytest.mark.official
def test_both_versions_name_the_same_act_in_99_of_100_clauses_and_almost_none_is_unresolved(enactments):
    by_lang = {}
    for lang in ("en", "fr"):
        instructions = [i for enactment in enactments(lang) for i in enactment.instructions if i.steps]
        by_lang[lang] = {(i.amending, i.clause): i.target_act for i in instructions}
        assert sum(act == "unresolved" for act in by_lang[lang].values()) / len(by_lang[lang]) < 0.01
    both = set(by_lang["en"]) & set(by_lang["fr"])
    assert sum(by_lang["en"][key] != by_lang["fr"][key] for key in both) / len(both) < 0.01


@pytest.mark.official
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_version_that_a_lead_names_holds_for_its_items(mirror, lang):
    """2003, c. 22, s. 225: "the English version of the following provisions", 26 letters and more of them."""
    found = read_amendments(mirror / f"legislation/annual_2003-c22_{lang}.xml")
    assert set(found.loc[found["clause"].str.startswith("225("), "scope"]) == {"en"}


def hangs_on(path, lang: str) -> list[str]:
    path.write_text(path.read_text(encoding="utf-8").replace('lang="en"', f'lang="{lang}"'), encoding="utf-8")
    acts, units = zip(*read_enactment(path).instructions[0].hangs_on, strict=True)
    assert set(acts) == {"2013, c. 9"}
    return list(units)


def test_a_unit_that_a_condition_names_without_an_act_is_of_the_statute_itself(tmp_path):
    """2009, c. 23, s. 357: "on the day on which paragraph 313(a) comes into force", in French "l’alinéa 313a)"."""
    for lang, text in (
        ("en", "On the day on which paragraph 313(a) comes into force, section 3 of the Act is repealed."),
        ("fr", "À la date d’entrée en vigueur de l’alinéa 313a), l’article 3 de la Loi est abrogé."),
    ):
        assert hangs_on(statute(tmp_path, clause("2", text)), lang) == ["313(a)"]


def test_a_comma_inside_a_french_condition_does_not_end_it(tmp_path):
    """2018, c. 27, s. 712(4) and 2005, c. 1, s. 110(1)."""
    both = "Dès le premier jour où, à la fois, l’article 7 et l’article 8 sont en vigueur, l’article 3 est abrogé."
    assert hangs_on(statute(tmp_path, clause("2", both)), "fr") == ["7", "8"]
    cited = (
        "Si l’entrée en vigueur de l’article 7 de la présente loi, chapitre 9 des Lois du Canada (2013), précède celle "
        "de l’article 8 de la présente loi, l’article 3 de la Loi est abrogé."
    )
    assert hangs_on(statute(tmp_path, clause("2", cited)), "fr") == ["7", "8"]


@pytest.mark.parametrize(
    ("lang", "text", "condition"),
    [
        ("en", "Section 3 of the Act is repealed if this Act receives royal assent after May 1.", "if this Act"),
        (
            "fr",
            "L’article 3 de la Loi est abrogé si la présente loi est sanctionnée après le 1er mai.",
            "si la présente",
        ),
    ],
)
def test_a_condition_at_the_end_of_a_sentence_is_one(tmp_path, lang, text, condition):
    """2012, c. 19, s. 313 repeals section 309 only if assent comes late."""
    path = statute(tmp_path, clause("2", text))
    path.write_text(path.read_text(encoding="utf-8").replace('lang="en"', f'lang="{lang}"'), encoding="utf-8")
    (repeal,) = read_enactment(path).instructions
    assert [step.operation for step in repeal.steps] == ["repeal"]
    assert repeal.condition.startswith(condition)


def test_a_title_is_known_inside_of_bold_words_too(tmp_path):
    """2005, c. 9, s. 153: the whole sentence is in bold type."""
    text = "<Emphasis style='bold'>The <XRefExternal>Lamp Act</XRefExternal> is amended by adding the following after section 8:</Emphasis>"  # noqa: E501
    path = statute(tmp_path, clause("2", text, "<Section><Label>8.1</Label><Text>Gas.</Text></Section>"))
    assert rows(path) == [("2", "Lamp Act", "", "add", "after 8")]


def test_what_is_not_understood_is_a_row_with_its_text(tmp_path):
    path = statute(tmp_path, clause("2", "The wick of the Act is amended to taste."))
    row = read_amendments(path).iloc[0]
    assert (row.operation, row.instruction) == ("unparsed", "the wick of the Act is amended to taste.")


def test_a_consolidation_is_no_annual_statute(tmp_path):
    path = tmp_path / "act.xml"
    path.write_text("<Statute xml:lang='en'><Identification/><Body/></Statute>", encoding="utf-8")
    with pytest.raises(LegislationError, match="not an annual statute"):
        read_amendments(path)


def test_the_sample_bills_are_understood(sample):
    for name in ("2012-c17", "2012-c1"):
        for lang in ("en", "fr"):
            assert "unparsed" not in set(read_amendments(sample / f"legislation/annual_{name}_{lang}.xml")["operation"])


@pytest.mark.official
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_clause_of_c31_and_of_c10_on_the_act_is_understood(mirror, lang):
    enactment = read_enactment(mirror / f"legislation/annual_2012-c17_{lang}.xml")
    assert not [i.clause for i in enactment.instructions if not i.steps]
    ten = read_enactment(mirror / f"legislation/annual_2012-c1_{lang}.xml")
    assert {i.clause for i in ten.instructions if i.steps} >= {"149", "150", "205", "206", "207"}


@pytest.mark.official
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_at_least_99_in_100_instructions_of_all_statutes_are_understood(enactments, lang):
    understood = [bool(i.steps) for enactment in enactments(lang) for i in enactment.instructions]
    assert len(understood) > 12_000
    assert sum(understood) / len(understood) >= 0.99


@pytest.mark.official
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_of_no_statute_less_than_99_in_100_instructions_are_understood(enactments, lang):
    statutes = enactments(lang)
    assert len(statutes) == 47
    shares = {e.citation: sum(bool(i.steps) for i in e.instructions) / len(e.instructions) for e in statutes}
    assert {citation: share for citation, share in shares.items() if share < 0.99} == {}


@pytest.mark.official
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_statute_alone_knows_its_days_on_the_act(mirror, lang):
    found = read_amendments(mirror / f"legislation/annual_2012-c17_{lang}.xml").set_index("clause")
    assert set(found.loc[["13(3)"], "in_force"]) == {pd.Timestamp("2012-06-28")}
    assert set(found.loc[["36(1)"], "commencement"]) == {"assent"}
    never = found[found["commencement"] == "never"]
    assert set(never.index) == {"11(1)", "31(1)", "31(2)", "40", "54"}
    assert not never["applied"].any()
    assert never["not_applied_because"].notna().all()
    assert never["in_force"].isna().all()
    others = found[found["target_act"] != "IRPA"]
    # Of other Acts the statute's own rules say it. Section 85 keeps 70 to 78 for days fixed by order: SI/2013-48 fixed
    # one for 78 (the parole reviews of the Safe Streets and Communities Act, C-29.4), none came for 70 to 77 (M-0.8).
    waits = others[others["commencement"] == "awaiting"]
    assert set(waits.index.str.extract(r"(\d+)", expand=False)) <= {str(n) for n in range(70, 78)}
    assert not waits.empty
    assert waits["in_force"].isna().all()
    ordered = others[others["commencement"] == "order"]
    assert set(ordered.index.str.extract(r"(\d+)", expand=False)) == {"78"}
    assert set(ordered["in_force"]) == {pd.Timestamp("2013-04-29")}
    on_assent = others[others["commencement"] == "assent"]
    assert set(on_assent["in_force"]) == {pd.Timestamp("2012-06-28")}
    assert len(waits) + len(ordered) + len(on_assent) == len(others)


@pytest.mark.official
def test_no_bill_of_2012_touches_the_trafficking_offence(mirror):
    for name in ("2012-c17", "2012-c1"):
        targets = read_amendments(mirror / f"legislation/annual_{name}_en.xml")["target"]
        assert not [t for t in targets if re.match(r"(118|37\(1\)\(b\))(\D|$)", t)]


@pytest.mark.official
def test_each_leaf_clause_that_amends_gives_an_instruction(mirror):
    from tipimpact.legislation import read_act

    path = mirror / "legislation/annual_2012-c17_en.xml"
    bill = read_act(path, details=True)
    clauses = bill[(bill["part"] == "body") & bill["kind"].isin(["section", "subsection"])]
    divided = set(clauses.loc[clauses["kind"] == "subsection", "section"])
    leaves = clauses[(clauses["kind"] == "subsection") | ~clauses["section"].isin(divided)]
    amending = set(leaves.loc[leaves["type"] == "amending", "unit"])
    assert amending <= {i.clause for i in read_enactment(path).instructions}
