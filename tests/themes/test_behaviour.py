"""What the codebook's rules say of sentences of our own, in both languages: ``behaviour.yaml``."""

from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest

from tipimpact.common.documents import read_yaml
from tipimpact.themes.matching import apply_rules

LISTS = read_yaml(Path(__file__).with_name("lists.yaml"))

BLOCKS = read_yaml(Path(__file__).with_name("behaviour.yaml"))
PARTS = ("include", "exclude", "beyond")


class Case(NamedTuple):
    """A sentence and the themes that it should get."""

    of: str
    part: str
    lang: str
    text: str
    themes: frozenset[str]


def _cases() -> list[Case]:
    rows = []
    for block in BLOCKS:
        for part in PARTS:
            for themes, english, french, *more in block.get(part, []):
                for lang, text in (("en", english), ("fr", french)):
                    added = [m.split(":")[-1] for m in more if ":" not in m or m.startswith(f"{lang}:")]
                    both = [themes] if isinstance(themes, str) else themes
                    rows.append(Case(block["of"], part, lang, text, frozenset([*both, *added])))
    return rows


CASES = _cases()
LATER = {block["of"] for block in BLOCKS if block.get("later")}


@pytest.fixture(scope="session")
def codebook(project_codebook):
    """The project's codebook: its rules are what these tests are about."""
    return project_codebook


@pytest.fixture(scope="module")
def by_case(codebook) -> dict[tuple[str, str], frozenset[str]]:
    """The themes of every case, by language and text."""
    table = pd.DataFrame(CASES).assign(sentence_id=[str(i) for i in range(len(CASES))])
    coding = apply_rules(table, codebook)
    return {
        (case.lang, case.text): frozenset(coding.columns[row])
        for case, row in zip(CASES, coding.to_numpy(), strict=True)
    }


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("of", [block["of"] for block in BLOCKS])
def test_each_rule(by_case, of, lang):
    """A block is judged on every theme but those that were added after it was written."""
    cases = [case for case in CASES if case.of == of and case.lang == lang and case.part != "beyond"]
    added = LATER - {of}
    wrong = {case.text: (set(case.themes), set(by_case[lang, case.text]) - added) for case in cases}
    assert {text: pair for text, pair in wrong.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize("case", [case for case in CASES if case.part == "beyond"], ids=lambda case: case.text[:40])
def test_what_is_beyond_the_patterns_is_listed_only_while_it_is(by_case, case):
    twin = [other for other in CASES if other.part == "beyond" and other.of == case.of]
    assert any(by_case[other.lang, other.text] != other.themes for other in twin)


def test_every_theme_has_its_inclusions_and_exclusions_in_both_languages(codebook):
    blocks = {block["of"]: block for block in BLOCKS}
    assert [theme for theme in codebook.ids if not (blocks[theme]["include"] and blocks[theme]["exclude"])] == []
    general = {rule.id for rule in codebook.general_rules} - {"R2_explicit", "R9_law_text"}  # R2, R9: test_matching
    assert general <= set(blocks)


@pytest.mark.parametrize(("lang", "whole", "without"), LISTS["behaviour: a cue removed takes the theme away"])
def test_a_cue_removed_takes_the_theme_away(coded, lang, whole, without):
    assert coded(whole, lang)
    assert not coded(without, lang)


def test_a_label_renamed_changes_nothing_but_the_label(codebook, table):
    """Labels are for people, ids for tables: neither is looked at when a sentence is coded."""
    texts = table("The fee for a temporary resident permit is waived.", "Refugees are detained.")
    before = apply_rules(texts, codebook)
    themes = [
        theme.model_copy(update={"id": f"X_{theme.id}", "label": theme.label.model_copy(update={"en": "Other"})})
        for theme in codebook.themes
    ]
    after = apply_rules(texts, codebook.model_copy(update={"themes": themes}))
    pd.testing.assert_frame_equal(before, after.rename(columns=lambda name: name.removeprefix("X_")))
