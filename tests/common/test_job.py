"""A script takes what its rule gives by name; what does not fit is listed, with what to do."""

import pytest

from tests_support import Named, make_job
from tipimpact.common import job
from tipimpact.common.errors import TipimpactError


def count_claims(claims: str, receipts: list[str], seed: int, raw: str, edition: str, output: str, threads: int = 1):
    """The function of a script."""


def given(**changes):
    """The job of a rule that fits ``count_claims``."""
    parts = {
        "input": Named(
            ["order.txt", "claims.parquet", "a.json", "b.json"],
            {"claims": "claims.parquet", "receipts": Named(["a.json", "b.json"])},
        ),
        "output": Named(["counts.parquet"]),
        "params": Named(["1.0", 3, "f00"], {"seed": 3, "code": "f00"}),
        "resources": {"mem_mb": 2000},
        "job": {"raw": "data/raw", "edition": "sample", "mirror": None},
    }
    return make_job("count_claims", "log", **parts | changes)


def problems(function, rule) -> list[str]:
    with pytest.raises(TipimpactError) as fault:
        job.arguments(function, rule)
    return [str(problem) for problem in fault.value.problems]


def test_arguments_are_named_inputs_outputs_params_and_settings():
    assert job.arguments(count_claims, given(threads=4)) == {
        "claims": "claims.parquet",
        "receipts": ["a.json", "b.json"],
        "seed": 3,
        "raw": "data/raw",
        "edition": "sample",
        "output": "counts.parquet",
        "threads": 4,
    }


def test_named_outputs_are_arguments_or_one_dictionary():
    rule = make_job("r", "log", output={"en": "en.csv", "sheets": Named(["a.docx", "a.xlsx"])})
    assert job.arguments(lambda en, sheets: None, rule) == {"en": "en.csv", "sheets": ["a.docx", "a.xlsx"]}
    together = {"en": "en.csv", "sheets": ["a.docx", "a.xlsx"]}
    assert job.arguments(lambda outputs: None, rule) == {"outputs": together}


def test_a_resource_is_an_argument_if_the_function_wants_it():
    assert job.arguments(lambda mem_mb: None, make_job("r", "log", resources={"mem_mb": 2000})) == {"mem_mb": 2000}


def test_an_output_without_a_name_is_no_argument_among_several():
    rule = make_job("r", "log", output=Named(["a.csv", "b.csv"], {"second": "b.csv"}))
    assert job.arguments(lambda second: None, rule) == {"second": "b.csv"}
    assert "the rule does not give output" in problems(lambda output: None, rule)[0]


def test_everything_that_does_not_fit_is_listed():
    rule = given(
        input={"claim": "claims.parquet", "receipts": ["a.json"], "raw": "x"}, params={"sed": 3, "code": "f00"}
    )
    listed = problems(count_claims, rule)
    assert [text.splitlines()[0] for text in listed] == [
        "rule count_claims, count_claims.py: the rule does not give claims",
        "rule count_claims, count_claims.py: the rule does not give seed",
        "rule count_claims, count_claims.py: raw is both an input and a value of config['job']",
        "rule count_claims, count_claims.py: claim is an input and not an argument",
        "rule count_claims, count_claims.py: sed is a param and not an argument",
    ]
    assert "did you mean: claim\n" in listed[0]
    assert "did you mean: claims\n" in listed[3]
    assert all("what to do: " in text for text in listed)


def test_a_job_that_does_not_fit_is_reported_in_words(tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        job.run(count_claims, make_job("count_claims", tmp_path / "log", job={"raw": "", "edition": ""}))
    assert stopped.value.code == job.REPORTED
    assert "the rule does not give receipts" in capsys.readouterr().err


def test_a_job_runs_and_knows_the_files_that_it_reads(tmp_path):
    seen = {}

    def copy_words(words: str, output: str) -> None:
        seen.update(words=words, output=output, inputs=job.job_inputs.get())

    files = Named(["order.txt", "words.txt"], {"words": "words.txt"})
    job.run(copy_words, make_job("copy_words", tmp_path / "log", input=files, output=Named(["copy.txt"])))
    assert seen == {"words": "words.txt", "output": "copy.txt", "inputs": ("order.txt", "words.txt")}
    assert job.job_inputs.get() is None
