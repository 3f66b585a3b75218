"""Which clause touches which unit, and the words before and after."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipimpact.legislation.amendments import read_enactment
from tipimpact.legislation.commencement import all_standing, read_commencement
from tipimpact.legislation.consolidate import replayed_days
from tipimpact.legislation.effects import Statutes
from tipimpact.legislation.labels import take_apart
from tipimpact.legislation.surgery import touches
from tipimpact.legislation.text import read_base
from tipimpact.legislation.tree import Unit, UnitNode, grow
from tipimpact.legislation.wording import Wording, difference

ACT = '<XRefExternal reference-type="act">Immigration and Refugee Protection Act</XRefExternal>'


@pytest.fixture
def touched(build, tmp_path):
    """``touched(sentence, *enacted)``: units and operations of one clause. roots: the text that it works on."""

    def touched(sentence: str, *enacted: str, roots: Sequence[UnitNode] = ()) -> list[tuple]:
        text = f"<AmendedText>{''.join(enacted)}</AmendedText>" if enacted else ""
        clause = build.unit("Section", "12.", sentence, text).replace("<Section>", '<Section type="amending">', 1)
        (tmp_path / "bill.xml").write_text(build.bill(clause), "utf-8")
        instructions = read_enactment(tmp_path / "bill.xml").instructions
        return [touch[:3] for i in instructions for step in i.steps for touch in touches(step, i, roots)]

    return touched


def test_units_added(touched, build):
    u = build.unit
    added = [u("Subsection", "(5)", "x", u("Paragraph", "(a)", "y")), u("Subsection", "(6)", "z")]
    assert touched("The Act is amended by adding the following after subsection 24(4):", *added) == [
        ("24(5)", "add", ""),
        ("24(6)", "add", ""),
    ]
    assert touched("The Act is amended by adding the following after section 20:", u("Section", "20.1", "x")) == [
        ("20.1", "add", "")
    ]


def test_a_replacement_that_brings_more(touched, build):
    u = build.unit
    whole = u("Section", "25.", "", u("Subsection", "(1)", "x"), u("Subsection", "(1.01)", "y"))
    assert touched("Subsection 25(1) of the Act is replaced by the following:", whole) == [
        ("25(1)", "replace", ""),
        ("25(1.01)", "add", ""),
    ]


def test_a_replacement_that_brings_less_repeals(touched, build):
    one = build.unit("Paragraph", "(c)", "x")
    assert touched(
        "Paragraphs 112(2)(c) and (d) of the Act are replaced by the following:", f"<SectionPiece>{one}</SectionPiece>"
    ) == [
        ("112(2)(c)", "replace", ""),
        ("112(2)(d)", "repeal", ""),
    ]
    section = build.unit("Section", "13.", "", build.unit("Subsection", "(1)", "x"))
    assert touched("Subsections 13(1) to (3) of the Act are replaced by the following:", section) == [
        ("13(1)", "replace", ""),
        ("13(2)", "repeal", ""),
        ("13(3)", "repeal", ""),
    ]


def test_a_range_is_what_the_text_has_between_its_ends_and_not_the_numbers_between_them(touched, build):
    """2013, c. 33, s. 161 replaced 30(1.4) to (1.6), between which there was (1.5) alone."""
    text = grow([Unit(name, "subsection", "", "x") for name in ("30(1.4)", "30(1.41)", "30(1.5)", "30(2)")])
    roots = grow([Unit("30", "section", "", "")])
    roots[0].below = [replace(node, label=node.label.removeprefix("30")) for node in text]
    enacted = [build.unit("Subsection", f"({n})", "x") for n in ("1.4", "1.42", "1.5")]
    sentence = "Subsections 30(1.4) to (1.5) of the Act are replaced by the following:"
    whole = build.unit("Section", "30.", "", *enacted)
    assert touched(sentence, whole, roots=roots) == [
        ("30(1.4)", "replace", ""),
        ("30(1.41)", "repeal", ""),
        ("30(1.5)", "replace", ""),
        ("30(1.42)", "add", ""),
    ]


def test_the_words_before_a_paragraph_only(touched, build):
    words = build.unit("Section", "121.", "", build.unit("Subsection", "(1)", "x"))
    sentence = "The portion of subsection 121(1) of the Act before paragraph (b) is replaced by the following:"
    assert touched(sentence, words) == [("121(1)", "replace", "before (b)")]


def test_each_version_names_its_act_by_its_own_words(build, tmp_path):
    """French was once given the Act of the English version, so that the two could not disagree."""
    by_lang = {}
    for lang, text in (
        ("en", "Section 4 of the <XRefExternal>Citizenship Act</XRefExternal> is repealed."),
        ("fr", "L’article 4 du <XRefExternal>Code criminel</XRefExternal> est abrogé."),
    ):
        clause = build.unit("Section", "2.", text).replace("<Section>", '<Section type="amending">', 1)
        (tmp_path / f"{lang}.xml").write_text(build.bill(clause, lang), "utf-8")
        by_lang[lang] = [read_enactment(tmp_path / f"{lang}.xml")]
    effects = Statutes(by_lang, {}).effects()
    assert sorted((e.act, e.unit, e.scope) for e in effects) == [("C-29", "4", "en"), ("Criminal Code", "4", "fr")]


@pytest.mark.official
def test_an_amendment_of_an_amendment_takes_effect_with_it(mirror_statutes):
    effects = {(e.amending, e.clause, e.unit): e for e in mirror_statutes("2010-c8", "2012-c17").effects()}
    safe = effects["2012, c. 17", "58", "109.1"]
    assert (safe.act, safe.via, safe.day) == ("IRPA", "2010, c. 8", dt.date(2012, 12, 15))
    early = effects["2012, c. 17", "60(2)", "112(2)(b.1)"]
    assert early.day == dt.date(2012, 6, 28)
    assert effects["2012, c. 17", "62", "21"].act == "2010, c. 8"
    assert effects["2010, c. 8", "3", "24(4)"].day == dt.date(2010, 6, 29)


RENUMBERED = {("2012, c. 17", "9(2)"), ("2012, c. 31", "313(2)")}  # what they enact in 14(3) is 14(4) that day


def is_about(a: str, b: str) -> bool:
    return a == b or a.startswith((f"{b}(", f"{b}[")) or b.startswith((f"{a}(", f"{a}["))


@pytest.mark.official
@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_the_replay_changes_is_what_the_effects_of_the_clause_name(mirror, enactments, lang):
    """Two readings of one clause, the step carried out on IRPA and its effects. 2008, c. 3, s. 4 replaces a division.

    Definitions are left out, because each version names them in its own language.
    """
    facts, statutes = all_standing()["IRPA"], enactments(lang)
    base = read_base(mirror / "legislation" / f"annual_2001-c27_{lang}.xml", facts.base.act)
    changed = set()
    for day, text in replayed_days(base, [s for s in statutes if s.citation != "2001, c. 27"], facts, dt.date.max):
        for unit, _, node in text.rows():
            if node.history and node.since == day and node.kind not in ("heading", "definition"):
                changed.add((take_apart(node.history[-1]).act, take_apart(node.history[-1]).place, unit))
    named = defaultdict(set)
    for effect in Statutes({lang: statutes}, all_standing(), log=text.log).effects():
        named[effect.amending, effect.clause].add(effect.unit.partition("[heading")[0])
    assert "91(5.1)" in named["2019, c. 29", "296(2)"]  # "subsections 91(5) to (7)"
    assert len(changed) > 1_000
    other = {(act, clause) for act, clause, unit in changed if not any(is_about(unit, n) for n in named[act, clause])}
    assert other == {("2008, c. 3", "4"), *RENUMBERED}


@pytest.fixture
def mirror_statutes(mirror, root):
    """``mirror_statutes("2012-c17")``: official statutes in both languages."""
    facts = read_commencement(root / "config" / "law" / "commencement.yaml")

    def statutes(*names: str) -> Statutes:
        by_lang = {
            lang: [read_enactment(mirror / "legislation" / f"annual_{name}_{lang}.xml") for name in names]
            for lang in ("en", "fr")
        }
        return Statutes(by_lang, {"IRPA": facts})

    return statutes


def test_a_unit_with_all_that_stands_in_it(read, build):
    u = build.unit
    body = u(
        "Section",
        "24",
        "",
        u("Subsection", "(4)", "A wait", u("Paragraph", "a)", "d'un an", u("Subparagraph", "(i)", "ou plus"))),
        u("Subsection", "(41)", "no"),
    )
    assert Wording(read(build.statute(body, "fr"))).of("24(4)") == "A wait\na) d'un an\n(i) ou plus"
    assert Wording(read(build.statute(body))).of("24(4)") == "A wait\n(a) d'un an\n(i) ou plus"
    assert Wording(read(build.statute(body))).of("24(7)") is None


def test_a_difference_word_by_word():
    found = difference(
        "less than 6 months have passed since the day of refusal", "less than 12 months have passed since the day"
    )
    assert found == (3, 1, "less than [-6-] {+12+} months have passed since the day [-of refusal-]")
    long = "one two three four five six seven eight nine ten"
    assert (
        difference(f"{long} old {long}", f"{long} new {long}").marked
        == "… seven eight nine ten [-old-] {+new+} one two three four …"
    )


words = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=12).map(" ".join)


@given(words, words)
def test_a_difference_accounts_for_every_word(before, after):
    found = difference(before, after)
    assert len(after.split()) - len(before.split()) == found.added - found.removed
    assert (found.marked == "") == (before == after)
