"""Units as the file has them: names, order, words, history, dates."""

import sys
from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipimpact.common.errors import LegislationError
from tipimpact.legislation import read_act, sections_citing
from tipimpact.legislation.acts import PRINTED
from tipimpact.legislation.justice_xml import parse

COLUMNS = [
    *("act_number", "lang", "unit", "section", "kind", "heading", "marginal_note", "text"),
    *("history", "in_force_from", "repealed", "position"),
]
IRPA = {
    "oldest": "legislation/irpa_I-2.5_2021-02-26-oldest_{}.xml",
    "newest": "legislation/irpa_I-2.5_HEAD-2026-07-23_{}.xml",
}
C31 = "legislation/annual_2012-c17_{}.xml"


def by_unit(units: pd.DataFrame) -> dict[str, object]:
    return {row.unit: row for row in units.itertuples()}


# What a file of each kind gives.


def test_a_consolidation(sample):
    act = read_act(sample / IRPA["newest"].format("en"))
    assert list(act.columns) == COLUMNS
    assert act["unit"].is_unique
    assert list(act["position"]) == list(range(len(act)))
    row = by_unit(act)["25(1.2)(c)"]
    assert (row.act_number, row.lang, row.section, row.kind) == ("I-2.5", "en", "25", "paragraph")
    assert row.text.startswith("[Sample: digest] ")
    section = by_unit(act)["24"]
    assert section.marginal_note == "Temporary resident permit"
    assert section.heading == "PART 1 Immigration > DIVISION 3 Entering and staying"
    assert section.history[:3] == ["2001, c. 27, s. 24", "2010, c. 8, s. 3", "2012, c. 17, s. 12"]
    assert by_unit(act)["24(5)"].history == []  # the publisher notes history at sections


def test_a_bill(sample):
    act = read_act(sample / C31.format("fr"))
    units = by_unit(act)
    assert (units["12"].act_number, units["12"].lang) == ("2012, c. 17", "fr")
    assert units["12"].text.endswith("de ce qui suit\u00a0:")  # no-break spaces are French typography and stay
    assert units["12/(5)"].kind == "quoted"
    assert units["12/(5)"].section == "12"
    assert list(act.loc[act["kind"] == "section", "unit"])[:4] == ["2", "5", "10", "12"]
    assert act["in_force_from"].isna().all()  # a bill as enacted carries no dates


def test_names_are_the_same_in_both_languages(sample):
    for name in [*IRPA.values(), C31]:
        english, french = (read_act(sample / name.format(lang)) for lang in ("en", "fr"))
        assert list(english["unit"]) == list(french["unit"])
        assert list(english["history"]) == list(french["history"])


def test_not_in_force_stays_apart(sample):
    path = sample / IRPA["newest"].format("en")
    assert not read_act(path)["unit"].str.contains("308").any()
    parts = read_act(path, details=True).groupby("part")["unit"].agg(list)
    assert parts["not_in_force"][1:] == ["2014, c. 39/[heading]", "2014, c. 39/308", "2014, c. 39/308/30.1"]
    assert "275[note]" in parts["note"]


# Every kind of unit.


def test_labels_of_both_languages(read, build):
    levels = ["Section", "Subsection", "Paragraph", "Subparagraph", "Clause", "Subclause"]
    printed = {
        "en": ["*12.", "(1.1)", "(<Emphasis>a.1</Emphasis>)", "(i)", "(A)", "(I)"],  # as in bills
        "fr": ["12", "(1.1)", "a.1)", "(i)", "(A)", "(I)"],  # as in consolidations
    }
    for lang, labels in printed.items():
        body = ""
        for tag, label in zip(reversed(levels), reversed(labels), strict=True):
            body = build.unit(tag, label, "x", body)
        units = list(read(build.statute(body, lang))["unit"])
        assert units[:3] == ["12", "12(1.1)", "12(1.1)(a.1)"]
        assert units[3:] == ["12(1.1)(a.1)(i)", "12(1.1)(a.1)(i)(A)", "12(1.1)(a.1)(i)(A)(I)"]


def test_groups_of_repealed_units(read, build):
    gone = "<Repealed>[Repealed, 2012, c. 17, s. 37]</Repealed>"
    act = read(
        build.statute(
            build.unit("Section", "204 and 205", gone)
            + build.unit("Section", "3", "", build.unit("Paragraph", "(c) and (d)", gone))
        )
    )
    french = read(
        build.statute(
            build.unit("Section", "204 et 205", "x")
            + build.unit("Section", "3", "", build.unit("Paragraph", "c) et d)", "x")),
            "fr",
        )
    )
    assert list(act["unit"]) == list(french["unit"]) == ["204 and 205", "3", "3(c) and (d)"]
    assert list(act["repealed"]) == [True, False, True]
    assert act["history"][2] == ["2012, c. 17, s. 37"]  # the marker says which clause repealed it
    assert not french["repealed"].any()


def definition(own: str, words: str, other: str = "") -> str:
    other = f" ({other})" if other else ""
    return f"<Definition><Text>{own} {words}{other}</Text></Definition>"


def test_definitions_are_named_in_english(read, build):
    board, commission = "<DefinedTermEn>Board</DefinedTermEn>", "<DefinedTermFr>Commission</DefinedTermFr>"
    french = definition(commission, "x", board) + definition("<DefinedTermFr>agent</DefinedTermFr>", "y")
    english = read(build.statute(build.unit("Section", "2", "", definition(board, "means x.", commission))))
    assert list(english["unit"]) == ["2", "2[Board]"]
    assert english["text"][1] == "Board means x. (Commission)"
    french = read(build.statute(build.unit("Section", "2", "", french), "fr"))
    assert list(french["unit"]) == ["2", "2[Board]", "2[agent]"]  # where the file gives no English term, its own


TABLE = """<TableGroup><Caption>T</Caption><table><tgroup>
<thead><row><entry>Item</entry><entry/><entry>Kind</entry></row></thead>
<tbody><row><entry>1</entry><entry>a<Sup>b</Sup></entry><entry>A</entry></row></tbody>
</tgroup></table></TableGroup>"""
LISTING = "<List><Item><Text>Andorra</Text></Item><Item><Text>Austria</Text></Item></List>"
FORMULA = """<FormulaGroup><Formula><FormulaText>A × B</FormulaText></Formula><FormulaConnector>where</FormulaConnector>
<FormulaDefinition><FormulaTerm>A</FormulaTerm><Text>is one</Text></FormulaDefinition></FormulaGroup>"""
TAIL = "<ContinuedSectionSubsection><Text>flush left</Text></ContinuedSectionSubsection>"


def test_what_has_no_label(read, build):
    section = build.unit("Section", "8", "lead", build.unit("Paragraph", "(a)", "x"), TAIL, TABLE, LISTING, FORMULA)
    act = by_unit(read(build.statute(section)))
    assert list(act) == ["8", "8(a)", "8[continued]", "8[table]", "8[list]", "8[formula]"]
    assert act["8[continued]"].text == "flush left"
    assert act["8[table]"].text == "T\nItem\t\tKind\n1\tab\tA"
    assert act["8[list]"].text == "Andorra\nAustria"
    assert act["8[formula]"].text == "A × B\twhere\nA\tis one"


def test_schedules(read, build):
    head = "<Label>ANNEXE 2</Label><TitleText>Convention</TitleText>"
    provision = build.unit("Provision", "F", "lead", build.unit("Provision", "a)", "x"))
    after = f"<Schedule><ScheduleFormHeading>{head}</ScheduleFormHeading>{provision}</Schedule>"
    act = read(build.statute(build.unit("Section", "1", "x"), "fr", after))
    assert list(act["unit"]) == ["1", "Sch. 2", "Sch. 2 F", "Sch. 2 F(a)"]
    assert set(act["section"][1:]) == {"Sch. 2"}
    assert act["heading"].iloc[-1] == "ANNEXE 2 Convention"


def heading(level: int, text: str) -> str:
    return f'<Heading level="{level}"><TitleText>{text}</TitleText></Heading>'


def test_headings_close_those_of_their_level(read, build):
    one, two, three = (build.unit("Section", label, "x") for label in "123")
    body = heading(1, "A") + heading(2, "B") + one + heading(2, "C") + two + heading(1, "D") + three
    assert list(read(build.statute(body))["heading"]) == ["A > B", "A > C", "D"]


def test_quoted_headings_do_not_reach_the_bill(read, build):
    quoted = f"<AmendedText>{heading(1, 'New part')}{build.unit('Section', '20.1', 'x')}</AmendedText>"
    act = by_unit(
        read(build.bill(build.unit("Section", "10.", "Instruction:", quoted) + build.unit("Section", "11.", "y")))
    )
    assert act["10/20.1"].heading == "New part"
    assert act["11"].heading == ""


def test_a_label_given_twice(read, build):
    """As section 15.1 of the Canada Marine Act in French: both are read, numbered by order and flagged."""
    twice = build.unit("Subsection", "(4)", "x") + build.unit(
        "Subsection", "(4)", "y", build.unit("Paragraph", "(a)", "z")
    )
    body = build.unit("Section", "24", "", twice) + build.unit("Section", "25", "w") * 2
    act = read(build.statute(body), details=True)
    act = act[act["part"] == "body"]
    assert list(act["unit"]) == ["24", "24(4)", "24(4) [2]", "24(4) [2](a)", "25", "25 [2]"]
    assert list(act["label_repeated"]) == [False, True, True, False, True, True]
    assert list(act["section"]) == ["24", "24", "24", "24", "25", "25 [2]"]


def test_an_order_is_read(read, build):
    """An order has no Body: its words are the law. Before a Body they are only the words by which it is made."""
    words = build.unit("Provision", "", "designate the countries listed:", build.unit("Provision", "(a)", "Barbados"))
    order = f"<Order>{words}</Order>"
    head = "<Identification><InstrumentNumber>SI/2012-26</InstrumentNumber></Identification>"
    regulation = '<Regulation xml:lang="en">{}</Regulation>'
    alone = read(regulation.format(head + order))
    assert list(alone["unit"]) == ["[provision]", "[provision](a)"]
    assert list(alone["text"]) == ["designate the countries listed:", "Barbados"]
    body = f"<Body>{build.unit('Section', '1', 'x')}</Body>"
    assert list(read(regulation.format(head + order + body))["unit"]) == ["1"]


def test_a_regulation_repealed_whole(read):
    act = read(
        '<Regulation xml:lang="en"><Identification><InstrumentNumber>C.R.C., c. 1023</InstrumentNumber>'
        "</Identification><Repealed>[Repealed, SOR/2022-218, s. 4]</Repealed></Regulation>"
    )
    assert list(act["repealed"]) == [True]
    assert list(act["history"]) == [["SOR/2022-218, s. 4"]]


def test_a_repealed_heading_is_not_above_what_follows(read, build):
    note = "<Note>[Repealed, 2013, c. 40, s. 268]</Note>"
    gone = f'<Heading level="2"><Label>PART I</Label><TitleText>Joint Operation</TitleText>{note}</Heading>'
    body = heading(1, "Powers") + gone + build.unit("Section", "4", "x")
    act = read(build.statute(body), details=True)
    row = act[act["kind"] == "heading"].iloc[1]
    assert (row["text"], row["repealed"], row["history"]) == ("PART I Joint Operation", True, ["2013, c. 40, s. 268"])
    assert (row["history_note"], row["level"]) == ("[Repealed, 2013, c. 40, s. 268]", 2)
    assert by_unit(act)["4"].heading == "Powers"


def test_notes_stay_apart(read, build):
    see, foot = (
        "<Note>[See Fuel Charge Regulations]</Note>",
        "<Footnote><Label>*</Label><Text>in force</Text></Footnote>",
    )
    table = TABLE.replace("</TableGroup>", f"{foot}</TableGroup>")
    body = build.unit("Section", "8", "lead", see, table)
    assert "Fuel" not in "".join(read(build.statute(body))["text"])
    act = by_unit(read(build.statute(body), details=True))
    assert {u: act[u].text for u in ("8", "8[note]", "8[table][note]")} == {
        "8": "lead",
        "8[note]": "[See Fuel Charge Regulations]",
        "8[table][note]": "*in force",
    }
    assert "in force" not in act["8[table]"].text


def test_what_is_quoted_is_named_from_its_clause(read, build):
    quoted = f"<AmendedText>{heading(3, 'Stay')}{build.unit('Section', '20.1', 'x')}</AmendedText>"
    act = by_unit(read(build.bill(build.unit("Section", "10.", "Instruction:", quoted)), details=True))
    assert [(act[u].kind, act[u].level) for u in ("10/[heading]", "10/20.1", "10")] == [
        ("quoted", 3),
        ("quoted", 0),
        ("section", 0),
    ]


def test_words_in_a_cell_beside_a_list(read, build):
    cell = "68G<List><Item><Text>Edition 1</Text></Item></List>1981"
    table = f"<TableGroup><table><tgroup><tbody><row><entry>{cell}</entry></row></tbody></tgroup></table></TableGroup>"
    act = by_unit(read(build.statute(build.unit("Section", "8", "a<LineBreak/>b", table))))
    assert act["8[table]"].text == "68G Edition 1 1981"
    assert act["8"].text == "a b"


def test_a_file_of_which_a_part_would_be_lost_is_refused(read, build, monkeypatch):
    # The package's function acts hides the module of that name.
    monkeypatch.setattr(sys.modules["tipimpact.legislation.acts"], "lines_of", lambda *_: [])
    with pytest.raises(LegislationError, match=r"\d+ characters are lost"):
        read(build.statute(build.unit("Section", "8", "lead", TABLE)))


# Dates.


def test_dates_that_are_no_dates_in_force(read, build):
    bar = build.unit("Subsection", "(2)", "y", date="2014-05-29")
    clock = build.unit("Subsection", "(4)", "y", date="2019-06-21", enacted=True)
    french_only = build.history("SOR/2012-252, s. 2; SOR/2014-139, s. 6(F)")
    chain = build.history("2012, c. 17, s. 12", "2019, c. 29, s. 302")
    body = (
        build.unit("Section", "118", "x", date="2003-01-01")
        + build.unit("Section", "206", "x", bar, french_only, date="2014-05-29")
        + build.unit("Section", "24", "x", clock, chain, date="2012-06-28")
    )
    act = by_unit(read(build.statute(body), details=True))
    assert pd.isna(act["118"].in_force_from)
    assert (act["118"].date_basis, act["118"].date_in_file) == ("floor", "2003-01-01")
    assert pd.isna(act["206"].in_force_from)
    assert pd.isna(act["206(2)"].in_force_from)
    assert act["24"].in_force_from == pd.Timestamp("2012-06-28")
    assert [act[unit].date_basis for unit in ("206(2)", "24", "24(4)")] == ["one_language", "lumped", "element"]


# Whatever the tree, nothing is lost and the order stays.

LEVELS = ["Subsection", "Paragraph", "Subparagraph", "Clause"]
words = st.text("abcdé \u00a0,;:«»", min_size=1, max_size=12).map(str.strip).filter(bool)


@st.composite
def trees(draw, level=0):
    """Units below a section: ``[(label number, words, units below), ...]``."""
    if level == len(LEVELS):
        return []
    count = draw(st.integers(0, 3))
    return [(i + 1, draw(words), draw(trees(level + 1))) for i in range(count)]


def _label(number: int, level: int, lang: str) -> tuple[str, str]:
    bare = [str(number), "abc"[number - 1], ["i", "ii", "iii"][number - 1], "ABC"[number - 1]][level]
    return bare, f"{bare})" if lang == "fr" and level == 1 else f"({bare})"


def _render(tree, level, lang, up, build, expected):
    parts = []
    for number, text, below in tree:
        bare, printed = _label(number, level, lang)
        name = f"{up}({bare})"
        expected.append((name, " ".join(text.split(" "))))
        parts.append(build.unit(LEVELS[level], printed, text, _render(below, level + 1, lang, name, build, expected)))
    return "".join(parts)


@settings(max_examples=40, deadline=None)
@given(trees(), st.sampled_from(["en", "fr"]))
def test_any_tree(read, build, tree, lang):
    expected = [("7", "lead")]
    body = build.unit("Section", "7", "lead", _render(tree, 0, lang, "7", build, expected))
    act = read(build.statute(body, lang))
    fold = lambda text: " ".join(part for part in text.split(" ") if part)  # noqa: E731
    assert list(zip(act["unit"], act["text"], strict=True)) == [(name, fold(text)) for name, text in expected]


# The official files.


def characters(words: str) -> Counter:
    """What a text says, character by character, without white space."""
    return Counter("".join(words.split()))


def printed(units: pd.DataFrame) -> str:
    return "".join("".join(units[column]) for column in PRINTED)


def test_no_character_is_lost_or_added(sample):
    """The reader compares only numbers of characters; here each character."""
    files = sorted((sample / "legislation").glob("*.xml"))
    for path in files:
        words = "".join(parse(path).itertext())
        assert characters(printed(read_act(path, details=True))) == characters(words), path.name


@pytest.mark.official
def test_no_character_of_the_official_files_is_lost_or_added(mirror):
    for path in sorted((mirror / "legislation").glob("*.xml")):
        units, root = read_act(path, details=True), parse(path)
        assert units["unit"].is_unique, path.name
        assert characters(printed(units)) == characters("".join(root.itertext())), path.name


@pytest.mark.official
@pytest.mark.parametrize("snapshot", IRPA)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_sections_that_name_the_bills(mirror, snapshot, lang):
    act = read_act(mirror / IRPA[snapshot].format(lang))
    assert len(sections_citing(act, "2012, c. 17")) == 57
    assert sections_citing(act, "2012, c. 1") == ["3", "30", "36", "53", "94"]
    assert sections_citing(act, "2012, c. 1, s. 206") == ["30"]


@pytest.mark.official
def test_controls(mirror):
    act = read_act(mirror / IRPA["newest"].format("en"))
    bills = {"2012, c. 17", "2012, c. 1"}
    citing = {section for bill in bills for section in sections_citing(act, bill)}
    assert not {"37", "118"} & citing
    history = by_unit(act)["24"].history
    assert {"2010, c. 8, s. 3", "2012, c. 17, s. 12"} <= set(history)  # 24(4) is the former: see the bill's clauses
    clauses = by_unit(read_act(mirror / C31.format("en")))
    assert {unit for unit in clauses if unit.startswith("12/") and unit.count("(") == 1} == {
        "12/(5)",
        "12/(6)",
        "12/(7)",
    }
    french_only = read_act(mirror / "legislation/irpr_SOR-2002-227_HEAD-2026-07-23_en.xml")
    assert pd.isna(by_unit(french_only)["206(2)"].in_force_from)


@pytest.mark.official
def test_units_of_both_languages(mirror):
    """Counts without definitions and schedules: 1631 and 1595 units; every French one has its English one."""
    counts, names = {}, {}
    for lang in ("en", "fr"):
        act = read_act(mirror / IRPA["newest"].format(lang))
        units = act[(act["kind"] != "definition") & ~act["section"].str.startswith("Sch.")]
        counts[lang], names[lang] = len(units), set(units["unit"])
    assert counts == {"en": 1631, "fr": 1595}
    assert names["fr"] < names["en"]
