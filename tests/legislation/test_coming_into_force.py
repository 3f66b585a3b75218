"""What statutes say of when their clauses come into force, in both languages."""

import datetime as dt
from collections import Counter

import pytest
from lxml import etree

from tipimpact.legislation import read_act
from tipimpact.legislation.amendments import timing
from tipimpact.legislation.coming_into_force import read_rules
from tipimpact.legislation.commencement import day_of, noted_days, standing
from tipimpact.legislation.labels import NoteDay

ASSENT = dt.date(2012, 6, 28)
PARTS = {"en": ("PART 1", "PART 2"), "fr": ("PARTIE 1", "PARTIE 2")}


def rules(lang: str, *sentences: str):
    """A statute with sections 2 to 6 in Part 1, 7 to 9 in Part 2, and a section 10 on, in Part 2, for each sentence."""
    sections = [(str(n), "Section 1 is repealed.", "amending") for n in range(2, 10)]
    sections += [(str(n), text, "transitional") for n, text in enumerate(sentences, 10)]
    body = ""
    for n, text, kind in sections:
        if n in ("2", "7"):
            body += f'<Heading level="1"><Label>{PARTS[lang][n == "7"]}</Label><TitleText>X</TitleText></Heading>'
        body += f'<Section type="{kind}"><Label>{n}.</Label><Text>{text}</Text></Section>'
    return read_rules(etree.fromstring(f"<Body>{body}</Body>"), lang, ASSENT)


def test_a_clause_without_a_rule_is_in_force_on_assent():
    assert rules("en").of("3(1)")[:2] == (ASSENT, "assent")


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "Sections 3 to 5 and subsection 7(2) come into force on a day to be fixed by order."),
        ("fr", "Les articles 3 à 5 et le paragraphe 7(2) entrent en vigueur à la date fixée par décret."),
    ],
)
def test_what_an_order_fixes_is_known_only_from_the_order(lang, sentence):
    found = rules(lang, sentence)
    for clause in ("3", "4(2)(a)", "5", "7(2)", "7(2)(b)"):
        assert found.of(clause)[:3] == (None, "", "order_not_held")
    for clause in ("2", "6", "7(1)", "8"):
        assert found.of(clause).day == ASSENT


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "The provisions of this Act, other than section 3 and Part 9, come into force on January 1, 2013."),
        (
            "fr",
            "Les dispositions de la présente loi, sauf l’article 3, entrent en vigueur le 1er janvier 2013.",
        ),
        ("fr", "À l’exception de l’article 3, la présente loi entre en vigueur le 1er janvier 2013."),
    ],
)
def test_the_whole_act_but_some_clauses(lang, sentence):
    found = rules(lang, sentence)
    assert found.of("8")[:2] == (dt.date(2013, 1, 1), "rule")
    assert found.of("3(1)")[:2] == (ASSENT, "assent")


@pytest.mark.parametrize(
    ("lang", "sentence", "day"),
    [
        (
            "en",
            "This Part comes into force on the 60th day after the day on which this Act receives royal assent.",
            (8, 27),
        ),
        (
            "en",
            "This Part comes into force three months after the day on which this Act receives royal assent.",
            (9, 28),
        ),
        (
            "fr",
            "La présente partie entre en vigueur trois mois après la date de la sanction de la présente loi.",
            (9, 28),
        ),
        ("en", "Section 8 is deemed to have come into force on January 2, 2012.", (1, 2)),
        ("fr", "L’article 8 est réputé être entré en vigueur le 2 janvier 2012.", (1, 2)),
        (
            "en",
            "Section 8 comes into force on the later of May 1, 2012 and the day on which {assent}.",
            (6, 28),
        ),
    ],
)
def test_a_day_that_the_statute_fixes(lang, sentence, day):
    found = rules(lang, sentence.format(assent="this Act receives royal assent"))
    assert found.of("8")[:2] == (dt.date(2012, *day), "rule")
    assert found.of("3").day == ASSENT


@pytest.mark.parametrize(
    ("lang", "when"),
    [
        ("en", "on February 30, 2028"),
        ("fr", "le 30 février 2028"),
        ("en", "on the later of May 1, 2028 and June 31, 2028"),
        ("en", "999999 years after the day on which this Act receives royal assent"),
    ],
)
def test_a_day_that_is_none_is_not_known(lang, when):
    """It stopped the whole run, without the name of the file."""
    begins = "Section 8 comes into force" if lang == "en" else "L’article 8 entre en vigueur"
    found = rules(lang, f"{begins} {when}.")
    assert found.of("8")[:3] == (None, "", "not_read")
    assert found.of("3").day == ASSENT


def test_another_event_is_not_computed():
    found = rules("en", "Section 8 comes into force on the day on which section 5 of the Lamp Act comes into force.")
    assert found.of("8")[:3] == (None, "", "event")


def test_the_closest_rule_wins():
    found = rules(
        "en",
        "This Act comes into force on a day to be fixed by order.",
        "Section 8 comes into force on January 1, 2014.",
        "Subsection 8(2) comes into force on January 1, 2015.",
    )
    assert [found.of(c).day for c in ("7", "8(1)", "8(2)")] == [None, dt.date(2014, 1, 1), dt.date(2015, 1, 1)]


@pytest.mark.official
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_statutes_own_rules_say_what_the_ledger_says(enactments, lang):
    """A clause left to an order is never taken to be in force on assent; a day that a statute fixes is the fact's.

    Clauses of which neither ledger nor facts speak are those whose statute has no rule for them: in force on assent.
    """
    facts, compared, wrong, silent = standing(), 0, [], Counter()
    for statute in (e for e in enactments(lang) if e.citation != facts.base.citation):
        for i in statute.instructions:
            when, fact = statute.rules.of(i.clause), facts.fact(statute.citation, i.clause)
            direct = i.target_act == "IRPA" and i.via != "it" and not i.condition and "/" not in i.clause
            if direct and fact is None:
                silent[statute.citation, when.day == statute.assent, when.code] += 1
            elif direct and not fact.never:
                compared += 1
                day = day_of(fact, statute.assent)
                wrong += [(statute.citation, i.clause)] if when.day != day and when.why != "order_not_held" else []
    assert compared + silent.total() > 340
    assert not wrong
    unnamed = {"2019, c. 29": 13, "2023, c. 19": 14, "2023, c. 21": 2, "2023, c. 32": 19}
    assert silent == {(citation, True, "assent"): number for citation, number in unnamed.items()}


@pytest.mark.official
def test_a_consolidation_shows_the_day_that_its_last_change_came_into_force(mirror):
    units = read_act(mirror / "legislation/criminal_records_act_C-47_HEAD-2026-07-23_en.xml", details=True)
    shown = noted_days(units, "Criminal Records Act")
    assert shown["Criminal Records Act", "2012, c. 1", "121"] == NoteDay(dt.date(2012, 3, 13), is_exact=False)
    assert shown["Criminal Records Act", "2019, c. 20", "7"] == NoteDay(dt.date(2019, 8, 1), is_exact=True)
    assert min(day.day for day in shown.values()) >= dt.date(2002, 12, 31)


def test_a_fact_kept_by_hand_wins_then_the_statute_then_a_consolidation():
    statute = _Statute(rules("en", "Section 8 comes into force on a day to be fixed by order."))
    shown = {("C-47", "2012, c. 9", "8"): NoteDay(dt.date(2012, 9, 1), is_exact=False)}
    assert timing("C-47", "8(1)", "", statute, {}, shown)[:2] == (dt.date(2012, 9, 1), "from_consolidation")
    assert timing("C-46", "8(1)", "", statute, {}, shown).code == "order_not_held"
    assert timing("C-47", "3", "", statute, {}, shown).code == "assent"
    assert timing("C-47", "3", "if section 2 is in force", statute, {}, shown).code == "condition"


class _Statute:
    citation, assent = "2012, c. 9", ASSENT

    def __init__(self, rules):
        self.rules = rules
