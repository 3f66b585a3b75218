"""The replay held against a consolidation: identical, explained by a named convention, or different."""

import datetime as dt

import pytest

from tipimpact.common.errors import LegislationError
from tipimpact.legislation.amendments import read_enactment
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.consolidate import Text, replay
from tipimpact.legislation.editorial import editorial
from tipimpact.legislation.replay import Snapshot, check_replay, read_snapshot, sections
from tipimpact.legislation.tree import Unit, grow

LAMP = [Unit("[heading]", "heading", "", "LAMPS", 1), Unit("1", "section", "Lamp", "A  lamp\nburns.")]


def text(*units: Unit, spent=()) -> Text:
    return Text("L-1", "en", grow(units), [], frozenset(spent))


def check(ours, official, later=()):
    snapshot = Snapshot(dt.date(2020, 1, 1), "en", sections(text(*official)), frozenset(later))
    return check_replay(text(*ours), snapshot).set_index("section")


def test_only_white_space_is_folded():
    assert check(LAMP, LAMP)["status"].tolist() == ["identical"]
    assert check(LAMP, [LAMP[0], LAMP[1]._replace(text="A lamp\nburns.")]).loc["1", "status"] == "identical"
    different = check(LAMP, [LAMP[0], LAMP[1]._replace(text="A lamp\nburns!")]).loc["1"]
    assert (different.status, different.unit) == ("different", "1")
    assert different.replayed.endswith("burns.")
    assert different.official.endswith("burns!")


@pytest.mark.parametrize(
    ("ours", "official", "code"),
    [
        (LAMP, [LAMP[0]._replace(text="Lamps"), LAMP[1]], "letter_case"),
        (
            [Unit("1", "section", "Meaning of “lamp”", "")],
            [Unit("1", "section", "Meaning of lamp", "")],
            "quotation_marks",
        ),
        (
            [Unit("1", "section", "", ""), Unit("1[lamp]", "definition", "lamp\nlampe", "lamp burns.")],
            [Unit("1", "section", "", ""), Unit("1[lamp]", "definition", "", "lamp burns. (lampe)")],
            "defined_terms",
        ),
        (
            [
                Unit("1", "section", "", ""),
                *(Unit(f"1({n})", "subsection", "", "[Repealed, 2012, c. 9, s. 2]") for n in (1, 2)),
            ],
            [Unit("1", "section", "", ""), Unit("1(1) and (2)", "subsection", "", "[Repealed, 2012, c. 9, s. 2]")],
            "grouped",
        ),
    ],
)
def test_a_convention_is_named_when_it_accounts_for_the_difference(ours, official, code):
    row = check(ours, official).loc["1"]
    assert (row.status, row.explained_by) == ("explained", [code])
    words = editorial().conventions[code]  # editorial.yaml says what each is
    assert words.en
    assert words.fr


def test_clauses_that_amended_other_acts_are_spent():
    ours = [Unit("3", "section", "", "Section 1 is repealed."), Unit("4", "section", "", "Section 2 is repealed.")]
    row = check(ours, [Unit("3 and 4", "section", "", "[Amendments]")]).loc["3 and 4"]
    assert (row.status, row.explained_by) == ("explained", ["spent"])


def test_sections_of_only_one_side_are_different():
    assert check(LAMP, [*LAMP, Unit("2", "section", "", "More.")]).loc["2", "status"] == "different"
    assert check([*LAMP, Unit("2", "section", "", "More.")], LAMP).loc["2", "status"] == "different"


def test_sections_by_an_act_that_is_not_held_are_left_out():
    assert "1" not in check(LAMP, [LAMP[1]._replace(text="Other.")], later=["1"]).index


def test_each_convention_and_correction_says_why_in_both_languages():
    assert all(words.en and words.fr for words in editorial().conventions.values())
    assert all(c.was != c.becomes for c in editorial().corrections)


def test_a_bill_is_no_consolidation(sample):
    with pytest.raises(LegislationError, match="no consolidated Act"):
        read_snapshot(sample / "legislation/annual_2012-c17_en.xml")


@pytest.mark.official
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_section_of_every_consolidation_is_identical_or_explained(mirror, root, lang):
    facts = read_commencement(root / "config" / "law" / "commencement.yaml")
    folder = mirror / "legislation"
    amending = [read_enactment(p) for p in sorted(folder.glob(f"annual_*_{lang}.xml")) if "2001-c27" not in p.name]
    for name in ("2021-02-26-oldest", "2026-03-18", "HEAD-2026-07-23"):
        snapshot = read_snapshot(folder / f"irpa_I-2.5_{name}_{lang}.xml", facts.not_held)
        found = check_replay(replay(folder / f"annual_2001-c27_{lang}.xml", amending, facts, snapshot.date), snapshot)
        assert found.loc[found["status"] == "different", "section"].tolist() == []
        assert (found["status"] == "identical").mean() > 0.74
