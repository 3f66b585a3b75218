"""The replay held against a consolidation: identical, explained by a named convention, or different."""

import dataclasses
import datetime as dt
import re
from functools import cache

import pandas as pd
import pytest

from tipimpact.common.errors import LegislationError
from tipimpact.legislation import read_act
from tipimpact.legislation.amendments import Enactment
from tipimpact.legislation.commencement import Commencement, read_commencement
from tipimpact.legislation.consolidate import replay
from tipimpact.legislation.ledger import Ledger
from tipimpact.legislation.replay import Snapshot, check_replay, editorial, is_spent, read_snapshot, sections
from tipimpact.legislation.text import Text, frame, read_base
from tipimpact.legislation.tree import Unit, grow

LAMP = [Unit("[heading]", "heading", "", "LAMPS", 1), Unit("1", "section", "Lamp", "A  lamp\nburns.")]


def text(*units: Unit, spent=()) -> Text:
    return Text("L-1", "en", grow(units), [], frozenset(spent))


def check_days(units: pd.DataFrame, official: pd.DataFrame) -> pd.DataFrame:
    """Days of change by section: the replay's last one and the one that a consolidation shows.

    units: of ``frame`` on the day of the consolidation.  official: of ``read_act(path, details=True)``.  A section is
    compared where the consolidation shows a day in force that later or one-language changes do not hide.
    Columns: section, replayed and official (datetime64), by (the clauses of the replayed day), agrees.
    """
    body = official[(official["part"] == "body") & (official["kind"] != "heading")]
    shown = body.groupby("section")["in_force_from"].max()
    hidden = body[body["date_basis"] == "one_language"].groupby("section")["date_in_file"].max()
    rows = []
    for section, own in units.groupby("section", sort=False):
        day, theirs = own["in_force_from"].max(), shown.get(section)
        if pd.isna(day) or theirs is None or pd.isna(theirs) or hidden.get(section, "") > f"{theirs:%Y-%m-%d}":
            continue
        last = own.loc[own["in_force_from"] == day, "history"]
        by = list(dict.fromkeys(history[-1] for history in last if history))
        rows.append((section, day, theirs, by, day == theirs))
    return pd.DataFrame(rows, columns=["section", "replayed", "official", "by", "agrees"])


def check(ours, official, later=()):
    snapshot = Snapshot(dt.date(2020, 1, 1), "en", sections(text(*official)), frozenset(later))
    return check_replay(sections(text(*ours)), snapshot).set_index("section")


def test_only_white_space_is_folded():
    assert check(LAMP, LAMP)["result"].tolist() == ["identical"]
    assert check(LAMP, [LAMP[0], LAMP[1]._replace(text="A lamp\nburns.")]).loc["1", "result"] == "identical"
    different = check(LAMP, [LAMP[0], LAMP[1]._replace(text="A lamp\nburns!")]).loc["1"]
    assert (different.result, different.unit) == ("different", "1")
    assert different.replay_words.endswith("burns.")
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
    assert (row.result, row.explained_by) == ("explained", [code])
    words = editorial().conventions[code]  # editorial.yaml says what each is
    assert words.en
    assert words.fr


def test_clauses_that_amended_other_acts_are_spent():
    ours = [Unit("3", "section", "", "Section 1 is repealed."), Unit("4", "section", "", "Section 2 is repealed.")]
    row = check(ours, [Unit("3 and 4", "section", "", "[Amendments]")]).loc["3 and 4"]
    assert (row.result, row.explained_by) == ("explained", ["spent"])


def test_sections_of_only_one_side_are_different():
    assert check(LAMP, [*LAMP, Unit("2", "section", "", "More.")]).loc["2", "result"] == "different"
    assert check([*LAMP, Unit("2", "section", "", "More.")], LAMP).loc["2", "result"] == "different"


def test_sections_by_an_act_that_is_not_held_are_left_out():
    assert "1" not in check(LAMP, [LAMP[1]._replace(text="Other.")], later=["1"]).index


def test_each_convention_and_correction_says_why_in_both_languages():
    assert all(words.en and words.fr for words in editorial().conventions.values())
    assert all(c.was != c.becomes for c in editorial().corrections)


def test_a_bill_is_no_consolidation(sample):
    with pytest.raises(LegislationError, match="not a consolidated Act"):
        read_snapshot(sample / "legislation/annual_2012-c17_en.xml")


def lamp(*units: tuple[str, str]) -> list[Unit]:
    return [Unit(name, "subsection" if "(" in name else "section", "", words) for name, words in units]


def test_repealed_and_repealed_before_it_came_into_force_are_not_the_same():
    ours = lamp(("3", ""), ("3(1)", "[Repealed, 2012, c. 9, s. 2]"), ("3(2)", "A lamp burns."))
    official = [*ours[:2], ours[2]]
    official[1] = ours[1]._replace(text="[Repealed before coming into force, 2012, c. 9, s. 2]")
    assert check(ours, official).loc["3", "result"] == "different"


def test_only_the_units_that_are_spent_are_left_out():
    ours = lamp(("3", ""), ("3(1)", "Section 1 is repealed."), ("3(2)", "A lamp burns."))
    official = lamp(("3", ""), ("3(1)", "[Repeal]"), ("3(2)", "A lamp burns."))
    assert check(ours, official).loc["3", "explained_by"] == ["spent"]
    assert check(ours, [*official[:2], official[2]._replace(text="Other.")]).loc["3", "result"] == "different"


def test_a_section_of_which_only_what_it_was_is_printed_tests_nothing():
    printed = [*lamp(("3", "[Amendment]"))]
    assert is_spent(sections(text(*printed))["3"])
    assert not is_spent(sections(text(*lamp(("3", ""), ("3(1)", "[Amendment]"), ("3(2)", "A lamp burns."))))["3"])
    assert not is_spent(sections(text(*LAMP))["1"])


def test_the_term_of_the_other_version_is_no_difference_and_the_words_are():
    def definition(term: str, words: str) -> list[Unit]:
        return [Unit("1", "section", "", ""), Unit(f"1[{term}]", "definition", "", f"{words} ({term})")]

    row = check(definition("lamp", "lampe Feu."), definition("lantern", "lampe Feu.")).loc["1"]
    assert (row.result, row.explained_by[-1]) == ("explained", "other_term")
    assert check(definition("lamp", "lampe Feu."), definition("lantern", "lampe Gaz.")).loc["1"].result == "different"


def test_the_heading_before_a_section_of_which_all_is_repealed_may_be_left_out():
    repealed = lamp(("1", "[Repealed, 2012, c. 9, s. 2]"))
    assert check([LAMP[0], *repealed], repealed).loc["1", "explained_by"][-1] == "grouped"
    assert check(LAMP, LAMP[1:]).loc["1", "result"] == "different"


def test_a_word_parted_at_the_end_of_a_line_and_an_invisible_hyphen_are_no_difference_of_words():
    broken = check(lamp(("1", "A lamp-\N{SOFT HYPHEN}oil well- lit.")), lamp(("1", "A lamp-oil well-lit."))).loc["1"]
    assert (broken.result, broken.explained_by) == ("explained", ["hyphens"])


@pytest.fixture(scope="module")
def irpa(mirror, root, enactments):
    """``irpa(lang, name)``: what IRPA's replay and one consolidation need."""
    facts, folder = read_commencement(root / "config" / "law" / "commencement.yaml"), mirror / "legislation"

    @cache
    def base(lang: str):
        return read_base(folder / f"annual_2001-c27_{lang}.xml", facts.base.act)

    def irpa(lang: str, name: str):
        amending = [e for e in enactments(lang) if e.citation != facts.base.citation]
        path = folder / f"irpa_I-2.5_{name}_{lang}.xml"
        return facts, base(lang), amending, path, read_snapshot(path, facts.not_held)

    return irpa


SNAPSHOTS = ("2021-02-26-oldest", "2026-03-18", "HEAD-2026-07-23")


@pytest.mark.official
@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_section_of_every_consolidation_is_identical_or_explained(irpa, lang):
    for name in SNAPSHOTS:
        facts, base, amending, _, snapshot = irpa(lang, name)
        found = check_replay(sections(replay(base, amending, facts, snapshot.date)), snapshot)
        assert found.loc[found["result"] == "different", "section"].tolist() == []
        assert (found["result"] == "identical").mean() > 0.69


def shifted(facts: Commencement, by: int, assents: dict[str, dt.date]) -> Commencement:
    """The facts and the ledger with every day, assent included, moved by some days."""
    move = dt.timedelta(days=by)

    def moved(fact, assent):
        day = assent if fact.day == "assent" else fact.day
        return fact.model_copy(update={"day": day + move, "how": "order"}) if day else fact

    def of_act(known, assent):
        clauses = [moved(c, assent) for c in known.clauses]
        return known.model_copy(update={"clauses": clauses})

    def row(known):
        day = assents.get(known.statute, known.day) if known.outcome == "assent" else known.day
        return known._replace(day=day + move, outcome="day") if day and known.statute in assents else known

    acts = {citation: of_act(known, assents[citation]) for citation, known in facts.acts.items()}
    return facts.model_copy(update={"acts": acts}).with_ledger(Ledger(tuple(map(row, facts.ledger.rows))))


def shifted_statute(statute: Enactment, by: int) -> Enactment:
    """A statute with its assent and every day that its own rules give moved by some days."""
    move = dt.timedelta(days=by)

    def moved(rule):
        day = rule.when.day
        return rule._replace(when=rule.when._replace(day=day + move)) if day else rule

    assent, own = statute.assent + move, tuple(map(moved, statute.rules.rules))
    rules = dataclasses.replace(statute.rules, rules=own, assent=assent)
    return dataclasses.replace(statute, assent=assent, rules=rules)


@pytest.mark.official
@pytest.mark.slow
def test_a_day_moved_by_one_is_noticed_where_a_consolidation_shows_it(irpa):
    """Days of assent, of rules and of orders are held against the days that the newest consolidations show."""
    facts, base, amending, path, snapshot = irpa("en", "2026-03-18")
    assents = {e.citation: e.assent for e in amending}
    official = read_act(path, details=True)

    def days(known: Commencement, by: int = 0):
        statutes = [shifted_statute(each, by) for each in amending]
        on = snapshot.date + dt.timedelta(days=1)  # a day moved past the consolidation must not fall out
        return check_days(frame(replay(base, statutes, known, on), known), official)

    found = days(facts).set_index("section")
    # 244 has a date and no amendment in its note; 275 is dated by the provisions it brings into force.
    assert found.index[~found["agrees"]].tolist() == ["244", "275"]
    told = found[found["agrees"] & (found["by"].str.len() > 0)]
    # The appeal's sections wait for the Act's own day, which a clause's day does not move.
    waits = [facts.commencement_of(section) for section in told.index]
    told = told[[fact is None or fact.day == dt.date(2002, 6, 28) for fact in waits]]
    assert len(told) >= 115
    for by in (-1, 1):
        later = days(shifted(facts, by, assents), by).set_index("section")
        unnoticed = later[later["agrees"]].index.intersection(told.index)
        assert unnoticed.tolist() == []


@pytest.mark.official
def test_the_orders_that_the_notes_date_are_the_days_of_the_act_itself(mirror, root):
    facts = read_commencement(root / "config" / "law" / "commencement.yaml")
    units = read_act(mirror / "legislation" / "irpa_I-2.5_2026-03-18_en.xml", details=True)
    (note,) = units.loc[units["unit"] == "275[note]", "text"]
    told = re.findall(r"([Ss]ections? [\d, toand]+) in force (\w+ \d+, \d{4}), see (SI/[\d-]+)", note)
    assert len(told) == 3
    for words, day, order in told:
        for section in re.findall(r"(?<!to )\b\d+\b(?! to)", words):
            fact = facts.commencement_of(section)
            assert (fact.day, order in fact.source) == (dt.datetime.strptime(day, "%B %d, %Y").date(), True), section
