"""Numbers that the plan, the law and the code fix: sentences name them, and change with them."""

from collections.abc import Mapping

import pandas as pd
import pytest
import yaml
from lint_words import renderings

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import ConfigError
from tipimpact.eligibility.rows import read_rows
from tipimpact.impact.constants import law_constants, plan_constants, read_constants
from tipimpact.impact.plan import read_plan
from tipimpact.publish.words import message_ids, say
from tipimpact.publish.words.constants import with_constants
from tipimpact.publish.words.fluent import messages

RULE = ("estimands", 0, "rule")


@pytest.fixture(scope="module")
def constants(root) -> Mapping[str, object]:
    return read_constants(root / "config")


@pytest.fixture(scope="module")
def naming() -> dict[str, list[tuple[str, str]]]:
    """By constant: the messages that name it, each with its language."""
    by_constant: dict[str, list[tuple[str, str]]] = {}
    for lang in LANGUAGES:
        for id in message_ids():
            for name in messages()[lang].constants(id):
                by_constant.setdefault(name, []).append((id, lang))
    return by_constant


def unchanged(naming, before, after) -> list[tuple[str, str, str]]:
    """Sentences that name a constant that differs in ``after``, and that read as they did before."""
    same = []
    for name, places in naming.items():
        if before[name] != after[name]:
            for id, lang in places:
                texts = []
                for values in (before, after):
                    with with_constants(values):
                        texts.append(list(renderings(id, lang)))
                same += [(name, id, lang)] if texts[0] == texts[1] else []
    return same


def test_every_constant_that_a_sentence_names_is_known(naming, constants):
    assert [name for name in naming if name not in constants] == []
    languages = {name: {lang for _, lang in places} for name, places in naming.items()}
    assert [name for name, spoken in languages.items() if spoken != set(LANGUAGES)] == []


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ((*RULE, "vote", "needed"), 19),
        ((*RULE, "vote", "supported"), 23),
        ((*RULE, "vote", "large"), 3.5),
        ((*RULE, "width", "z"), 1.64),
        ((*RULE, "designs", "least_claims"), [0, 41]),
        ((*RULE, "designs", "without_largest"), [0, 3]),
        ((*RULE, "designs", "covariates"), ["linear", "squares"]),
        ((*RULE, "simulation", "informative"), 0.6),
        (("thresholds", "alpha"), 0.06),
    ],
)
def test_a_threshold_of_the_plan_changes_every_sentence_that_says_it(keys, value, root, tmp_path, naming, constants):
    plan = yaml.safe_load((root / "config" / "plan.yaml").read_text(encoding="utf-8"))
    place = plan
    for key in keys[:-1]:
        place = place[key]
    place[keys[-1]] = value
    if keys[-1] == "covariates":  # sixteen designs, of which eighteen cannot say a word
        plan["estimands"][0]["rule"]["vote"] |= {"needed": 12, "supported": 15}
    path = tmp_path / "plan.yaml"
    path.write_text(yaml.safe_dump(plan, allow_unicode=True), encoding="utf-8")
    after = dict(constants) | plan_constants(read_plan(path))
    assert [name for name in naming if after[name] != constants[name]]
    assert unchanged(naming, constants, after) == []


def test_a_length_of_law_changes_every_sentence_that_says_it(root, naming, constants):
    """One, five and ten years, 180 days, 12 months: each row with a length, made longer by one."""
    rows = read_rows(root / "config" / "law" / "eligibility.csv")
    longer = law_constants(rows.assign(length=pd.to_numeric(rows["length"]) + 1))
    lengths = {name for name in naming if name.startswith("law-")}
    assert {constants[name] for name in lengths} >= {1, 5, 10, 12, 180}
    assert all(longer[name] != constants[name] for name in lengths)
    assert unchanged(naming, constants, dict(constants) | longer) == []


def test_every_other_constant_changes_the_sentences_that_say_it(naming, constants):
    assert unchanged(naming, constants, moved(constants)) == []


def moved(value):
    """Another year, number or name in its place; of words by code, of each."""
    if isinstance(value, Mapping):
        return {name: moved(part) for name, part in value.items()}
    if isinstance(value, str):
        return str(int(value) + 1) if value.isdigit() else f"{value} again"
    return value * 1.2


def test_an_unknown_constant_is_refused_with_the_nearest(constants):
    known = {name: value for name, value in constants.items() if name != "law-restore_right-days"}
    with with_constants(known | {"law-restore_right-day": 90}), pytest.raises(ConfigError) as error:
        say("question-quit-answer", "en")
    assert "no constant 'law-restore_right-days'" in str(error.value)
    assert "did you mean: law-restore_right-day" in str(error.value)


@pytest.mark.parametrize(
    ("years", "en", "fr"), [(1, "a year", "un an"), (5, "five years", "cinq ans"), (13, "13 years", "13 ans")]
)
def test_a_length_is_written_as_people_write_it(years, en, fr, constants):
    with with_constants(dict(constants) | {"law-trp_12m_2010-years": years}):
        assert en in say("question-refused_permit", "en")
        assert fr in say("question-refused_permit", "fr")
