"""Any federal Act from a checkout of the publisher's repository: replayed, or read from its consolidation alone."""

import datetime as dt
from pathlib import Path

import pytest

from tipimpact.common.errors import LegislationError
from tipimpact.law_answers import say_law
from tipimpact.legislation.answers import ask
from tipimpact.legislation.dated import Doubt
from tipimpact.legislation.shelf import open_shelf

from .lamps import BILL

YOUTH = "<Section><Label>3.</Label><Text>Young persons are accountable.</Text></Section>"
CLAUSE = (
    '<Section type="amending"><Label>{n}.</Label><Text>{text}</Text><AmendedText><Section><Label>3.</Label>'
    "<Text>{new}</Text></Section></AmendedText></Section>"
)
HEADING = (
    '<Heading level="1" type="amending"><MarginalNote>2002, c. 1</MarginalNote><TitleText>YOUTH CRIMINAL JUSTICE ACT'
    "</TitleText></Heading>"
)
TABLE = (
    '<TOPS xml:lang="en"><Statute FlicsAlpha="x"><Title>Youth Criminal Justice Act</Title><ChapterNumber>2002, c. 1'
    "</ChapterNumber><CIF><Text>CIF, 2002, c. 1 in force 01.04.2003 see SI/2002-91</Text></CIF><CIF><Text>CIF, 2012, "
    "c. 1, s. 168 in force 23.10.2012 see SI/2012-48</Text></CIF></Statute></TOPS>"
)
CODE = (
    '<Statute xml:lang="en" xmlns:lims="http://justice.gc.ca/lims" lims:pit-date="2024-06-20" '
    'lims:current-date="2024-08-19"><Identification><ShortTitle>Criminal Code</ShortTitle><Chapter>'
    "<ConsolidatedNumber>C-46</ConsolidatedNumber></Chapter></Identification><Body><Section><Label>1</Label>"
    "<Text>This is a code.</Text></Section></Body></Statute>"
)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def laws(tmp_path) -> Path:
    """A checkout with the Youth Criminal Justice Act, one statute that amends it, its Table, and the Criminal Code."""
    annual = tmp_path / "annual-statutes-lois-annuelles" / "en"
    text = BILL.format(lang="en", title="Youth Criminal Justice Act", chapter=1, year=2002, body=YOUTH)
    write(annual / "2002" / "2002-c1_E.xml", text)
    replaces = CLAUSE.format(
        n=168, text="Section 3 of the Act is replaced by the following:", new="The public is safe."
    )
    condition = "If section 9 of the Lamp Act comes into force, section 3 of the Act is replaced by the following:"
    body = HEADING + replaces + CLAUSE.format(n=169, text=condition, new="Lamps are lit.")
    write(
        annual / "2012" / "2012-c001_e .xml",
        BILL.format(lang="en", title="Safe Streets Act", chapter=1, year=2012, body=body),
    )
    write(tmp_path / "tops-tdlp" / "ENGLISH" / "Y" / "2002, c. 1.xml", TABLE)
    write(tmp_path / "eng" / "acts" / "C-46.xml", CODE)
    return tmp_path


@pytest.mark.parametrize("name", ["Youth Criminal Justice Act", "Y-1.5", "2002, c. 1"])
def test_an_act_of_which_the_statute_is_held_is_replayed_with_the_days_of_the_table(laws, name):
    asked = ask(name, "s. 3", dt.date(2012, 11, 1), "en", laws)
    assert (asked.text, asked.since) == ("The public is safe.", dt.date(2012, 10, 23))
    assert (asked.by, asked.instruments) == (("2012, c. 1, s. 168",), ("SI/2012-48",))
    assert [step.doubt for step in asked.doubts] == [Doubt.CONDITION]  # clause 169 depends on another Act
    assert ask(name, "3", dt.date(2003, 3, 31), "en", laws).text is None
    assert ask(name, "3", dt.date(2003, 4, 1), "en", laws).text == "Young persons are accountable."


def test_an_act_can_amend_itself(laws):
    """As 2001, c. 23, s. 38. Its clause names no Act."""
    body = YOUTH + CLAUSE.format(n=8, text="Section 3 is replaced by the following:", new="Courts are safe.")
    text = BILL.format(lang="en", title="Youth Criminal Justice Act", chapter=1, year=2002, body=body)
    write(laws / "annual-statutes-lois-annuelles" / "en" / "2002" / "2002-c1_E.xml", text)
    asked = ask("Y-1.5", "3", dt.date(2003, 4, 1), "en", laws)
    assert (asked.text, asked.by) == ("Courts are safe.", ("2002, c. 1, s. 8",))


def test_an_older_act_is_answered_for_the_days_of_its_consolidation_and_says_so(laws, monkeypatch):
    monkeypatch.setenv("LAWS", str(laws))
    asked = ask("Criminal Code", "1", dt.date(2024, 7, 1))
    assert (asked.text, asked.basis) == ("This is a code.", "consolidation_alone")
    assert (asked.known_from, asked.known_until) == (dt.date(2024, 6, 20), dt.date(2024, 8, 19))
    before = ask("Code criminel", "1", dt.date(2012, 7, 1))
    assert (before.text, before.known_from) == (None, dt.date(2024, 6, 20))
    with pytest.raises(LegislationError, match="current to 2024-08-19 has no unit '2'"):
        ask("C-46", "2", dt.date(2024, 7, 1))


def test_what_is_not_at_hand_is_said_with_what_to_do(laws):
    with pytest.raises(LegislationError, match="nothing of 'Citizenship Act'") as error:
        open_shelf("Citizenship Act", laws)
    assert "LAWS=folder" in error.value.problems[0].todo
    with pytest.raises(LegislationError, match="no Act is called 'Yuoth Criminal Justice Act'") as error:
        open_shelf("Yuoth Criminal Justice Act", laws)
    assert error.value.problems[0].nearest == "Youth Criminal Justice Act"


RULES = (
    "<Section><Label>1.</Label><Text>Lamps are lit.</Text></Section>"
    "<Section><Label>2.</Label><Text>Wicks are cut.</Text></Section>"
    "<Section><Label>3.</Label><Text>Oil is poured.</Text></Section>"
    "<Section><Label>9.</Label><Subsection><Label>(1)</Label><Text>Section 2 comes into force on March 1, 2011."
    "</Text></Subsection><Subsection><Label>(2)</Label><Text>Section 3 comes into force on a day to be fixed by order "
    "of the Governor in Council.</Text></Subsection></Section>"
)
ASSENT = (
    '<BillHistory><Stages stage="assented-to"><Date><YYYY>2010</YYYY><MM>6</MM><DD>28</DD></Date></Stages>'
    "</BillHistory></Identification>"
)


@pytest.mark.parametrize("regulations", [False, True])
def test_a_statute_of_which_the_table_says_nothing_is_dated_by_its_own_rules_or_not_at_all(tmp_path, regulations):
    """As 2012, c. 17: the Table dates its clauses in the files of the Acts that they amend, if at all."""
    text = BILL.format(lang="en", title="An Act to amend the Lamp Act", chapter=20, year=2010, body=RULES)
    write(tmp_path / "annual_2010-c20_en.xml", text.replace("</Identification>", ASSENT))
    if regulations:  # a file without a consolidated number, as no annual statute has one
        other = CODE.replace("Statute", "Regulation").replace(
            "<Chapter><ConsolidatedNumber>C-46</ConsolidatedNumber></Chapter>",
            "<InstrumentNumber>SOR/2002-227</InstrumentNumber>",
        )
        write(tmp_path / "rules_en.xml", other)
    asked = {unit: ask("2010, c. 20", unit, dt.date(2010, 7, 1), "en", tmp_path) for unit in "123"}
    assert (asked["1"].text, asked["1"].since, asked["1"].known_by) == (
        "Lamps are lit.",
        dt.date(2010, 6, 28),
        "assent",
    )
    assert (asked["2"].text, asked["2"].undated) == (None, False)  # it begins in 2011
    assert ask("2010, c. 20", "2", dt.date(2011, 3, 1), "en", tmp_path).known_by == "rule"
    assert (asked["3"].text, asked["3"].undated, asked["3"].known_by) == (None, True, "unknown")
    assert "cannot say whether it was in force" in "\n".join(say_law(asked["3"]))
    assert not ask("2010, c. 20", "3", dt.date(2009, 1, 1), "en", tmp_path).undated  # not yet enacted
