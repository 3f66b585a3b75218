"""The examples in the docstrings of public functions give what they say."""

import doctest
import importlib

import pandas as pd
import pytest

import tipimpact
from tipimpact.common.errors import TipimpactError
from tipimpact.eligibility import evaluate, explain, lives, needs, read_profiles, shuts
from tipimpact.impact import exposure
from tipimpact.publish import say

# Functions of the public interface (docs/api.md) that outside users call first. Each has an example.
FUNCTIONS = {
    "legislation": ["read_act", "read_amendments", "sections_citing"],
    "tfwp": ["permit_mobility", "read_lmia"],
    "asylum": ["read_claims", "read_decisions", "read_events"],
    "reports": ["original_text", "read_report"],
    "themes": ["code", "extract", "load", "read_codebook"],
    "eligibility": ["evaluate", "explain", "lives", "needs", "read_profiles", "read_rows", "shuts"],
    "impact": [
        *("Claims", "Plan", "Refusal", "compare", "exposure", "read_claims_cube", "read_exposure", "read_plan"),
    ],
    "publish": ["load", "say"],
}
PUBLIC = [getattr(getattr(tipimpact, stage), name) for stage, names in FUNCTIONS.items() for name in names]
PUBLIC += [tipimpact.Reform, tipimpact.compare_runs]
NEED_A_RUN = [tipimpact.load, tipimpact.tables]


def run_examples(function) -> doctest.TestResults:
    module = importlib.import_module(function.__module__)
    runner = doctest.DocTestRunner()
    tests = [t for t in doctest.DocTestFinder(recurse=False).find(function, function.__name__, module) if t.examples]
    assert tests, f"{function.__module__}.{function.__name__} has no example"
    for test in tests:
        runner.run(test)
    return runner.summarize(verbose=False)


@pytest.mark.slow
@pytest.mark.parametrize(
    "function", [f for f in PUBLIC if f not in NEED_A_RUN], ids=lambda function: function.__qualname__
)
def test_the_example_of_a_function_is_true(function, root, monkeypatch):
    monkeypatch.chdir(root)
    assert run_examples(function).failed == 0


@pytest.mark.parametrize("function", NEED_A_RUN, ids=lambda function: function.__name__)
def test_the_example_of_a_function_that_reads_results_is_true(function, sample_project, monkeypatch):
    monkeypatch.chdir(sample_project)
    assert run_examples(function).failed == 0


def test_every_example_of_the_package_belongs_to_a_function_that_is_tested():
    """So that an example that nobody runs cannot stay behind."""
    tested = {(f.__module__, f.__name__) for f in [*PUBLIC, *NEED_A_RUN]}
    for stage in tipimpact.STAGES:
        module = getattr(tipimpact, stage)
        for name in getattr(module, "__all__", []):
            thing = getattr(module, name)
            if callable(thing) and ">>>" in (thing.__doc__ or ""):
                assert (thing.__module__, thing.__name__) in tested, name


OTHER = pd.DataFrame({"a": [1]})
FLOWS = pd.DataFrame(columns=["count", "origin", "year", "source", "value", "low", "high"])


@pytest.mark.parametrize(
    ("call", "parameter", "near"),
    [
        (lambda: lives(read_profiles(), ["apeal"]), "remedies", "appeal"),
        (lambda: lives("config/profiles.yaml"), "profiles", "read_profiles"),
        (lambda: lives(read_profiles(), ["appeal"], rows=OTHER), "rows", "'row'"),
        (lambda: explain({}, "apeal", "2013-06-01"), "remedies", "appeal"),
        (lambda: explain({}, "hc", "June 2013"), "on", "2013-06-01"),
        (lambda: needs({}, "hc", "June 2013"), "on", "2013-06-01"),
        (lambda: shuts({}, "appeal", "June 2013"), "on", "2013-06-01"),
        (lambda: evaluate({}, "June 2013", OTHER), "on", "2013-06-01"),
        (lambda: evaluate({}, "2013-06-01", OTHER), "rows", "'row'"),
        (lambda: exposure([], OTHER, OTHER), "flows", "'count'"),
        (lambda: exposure([], FLOWS, OTHER), "law", "'row'"),
        (lambda: say(explain({}, "hc", "2013-06-01"), "de"), "lang", "en, fr"),
    ],
)
def test_a_wrong_argument_of_a_public_function_is_named(call, parameter, near):
    with pytest.raises(TipimpactError) as error:
        call()
    assert parameter in error.value.problems[0].where
    assert near in str(error.value)


def test_one_name_does_where_several_can_be_given():
    table = lives(read_profiles(), "appeal", without="C-31")
    assert set(table["remedy"]) == {"appeal"}
