"""Conditions of coordinating clauses, in the words of the statutes: what days and states decide, and what does not."""

import datetime as dt
from dataclasses import replace

import pytest
from federal.conditions import State, amends_second, became_law, either_way, met

from tipimpact.legislation.amendments import Enactment, Instruction
from tipimpact.legislation.grammar import AmendingStep, Place

EARLY, LATE = State(True, dt.date(2012, 12, 14)), State(True, dt.date(2013, 4, 1))
BEFORE = "if section 18 of the other Act comes into force before section 19 of this Act"
AVANT = "si l’article 18 de l’autre loi entre en vigueur avant l’article 19 de la présente loi"
PRECEDE = "si l’entrée en vigueur de l’article 56 de l’autre loi précède celle de l’article 363 de la présente loi"
SAME_DAY = "if section 18 of the other Act comes into force on the same day as section 19 of this Act"
ENSEMBLE = (
    "si l’entrée en vigueur de l’article 18 de l’autre loi et celle de l’article 19 de la présente loi "
    "sont concomitantes"
)
OR_SAME = "if section 5 of the other Act comes into force before or on the same day as Part 5 of this Act"
OTHER_ORDER = "if Part 5 of this Act comes into force before section 5 of the other Act"
UNITS = (("other", "18"), ("this", "19"))


def clause(condition, units=UNITS, name="62(5)", steps=()):
    return Instruction("2012, c. 26", "en", name, "", condition=condition, hangs_on=units, steps=steps)


@pytest.mark.parametrize("condition", [BEFORE, AVANT, PRECEDE])
@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (EARLY, LATE, True),
        (LATE, EARLY, False),
        (EARLY, EARLY, False),
        (EARLY, State(False), True),  # the other one never began
        (State(False), EARLY, False),
        (EARLY, None, None),  # nothing shows it
        (State(True), EARLY, None),  # it began, on a day that is not known
    ],
)
def test_a_unit_that_comes_into_force_before_another(condition, first, second, expected):
    assert met(clause(condition), [first, second], lambda title: False) is expected


@pytest.mark.parametrize("condition", [SAME_DAY, ENSEMBLE])
@pytest.mark.parametrize(("second", "expected"), [(EARLY, True), (LATE, False), (State(False), False)])
def test_units_that_come_into_force_on_the_same_day(condition, second, expected):
    assert met(clause(condition), [EARLY, second], lambda title: False) is expected


def test_before_or_on_the_same_day_takes_the_same_day():
    assert met(clause(OR_SAME), [EARLY, EARLY], lambda title: False) is True


@pytest.mark.parametrize(
    "condition",
    [
        "if Bill C-35, introduced in the 1st session of the 44th Parliament and entitled the ⟦A:Lamp Act⟧, receives "
        "royal assent",
        "if a bill introduced in the 1st session of the 42nd Parliament and entitled ⟦A:Lamp Act⟧, receives royal "
        "assent, then on the first day on which both section 456 of that Act and section 147 of this Act are in force",
        "en cas de sanction de le projet de loi C-30, déposé à le cours de la 1re session et intitulé ⟦A:Lamp Act⟧",
    ],
)
@pytest.mark.parametrize(("passed", "expected"), [(True, True), (False, None)])
def test_a_bill_that_receives_royal_assent_is_a_statute_held(condition, passed, expected):
    assert met(clause(condition, ()), [], lambda title: passed and title == "Lamp Act") is expected


def test_conditions_of_more_than_one_thing_stay_open():
    more = (
        "if Bill C-1, entitled the ⟦A:Lamp Act⟧, receives royal assent and section 2 comes into force before section 3"
    )
    both = "if section 52 of the other Act comes into force before section 51 of the other Act, and those sections are "
    for condition in (more, f"{both}both in force before royal assent day"):
        assert met(clause(condition), [EARLY, EARLY], lambda title: True) is None


def test_both_orders_said_with_one_result_leave_nothing_open():
    """As 2005, c. 34, s. 83(8) and (9): Part 5 is repealed whichever comes first."""
    repeal = (AmendingStep("repeal", (Place("part 5"),)),)
    units = (("other", "5"), ("this", "part 5"))
    one = clause(OR_SAME, units, "83(8)", repeal)
    other = clause(OTHER_ORDER, units[::-1], "83(9)", repeal)
    statute = Enactment("2005, c. 34", "en", "", None, (one, other))
    assert either_way(one, statute)
    assert either_way(other, statute)
    keeps_same_day_open = clause(BEFORE.replace("18", "5"), units, "83(8)", repeal)
    assert not either_way(other, Enactment("2005, c. 34", "en", "", None, (keeps_same_day_open, other)))


def test_what_comes_second_is_amended_before_it_begins():
    """As 2017, c. 8, s. 43(3): subsection 83(1) is repealed with 21(1), and never in force. French has commas too."""
    repeal = (AmendingStep("repeal", (Place("19"),)),)
    cited = (
        "si l’entrée en vigueur de le paragraphe 3(1) de la ⟦A:Loi sur les lampes⟧, chapitre 10 de les Lois de le "
        "Canada (2003), précède celle de l’article 19 de la présente loi"
    )
    for condition in (BEFORE, AVANT, PRECEDE, cited):
        assert amends_second(replace(clause(condition, steps=repeal), target_act="this"))
        assert not amends_second(replace(clause(condition, steps=repeal), target_act="other"))
    later = f"{BEFORE}, then, on the day on which that section 19 comes into force"
    assert not amends_second(replace(clause(later, steps=repeal), target_act="this"))
    other_unit = (AmendingStep("repeal", (Place("190"),)),)
    assert not amends_second(replace(clause(BEFORE, steps=other_unit), target_act="this"))


def test_a_bill_of_the_same_title_years_later_is_another_one():
    held = [Enactment("2006, c. 1", "en", "The Lamp Act", dt.date(2006, 3, 1), ())]
    assert became_law("Lamp Act", dt.date(2005, 6, 1), held)
    assert not became_law("Lamp Act", dt.date(2009, 6, 1), held)
