"""`make bench`: every stage file lists ratios with limits, and a ratio is that of the processor times."""

from importlib import import_module

import bench
import pytest
from benches import Bench


def work(millions):
    return lambda: sum(range(millions * 1_000_000))


@pytest.mark.parametrize("stage", bench.STAGES)
def test_each_stage_lists_benches_with_a_limit(stage):
    listed = import_module(f"benches.{stage}").BENCHES
    assert listed
    assert all(isinstance(item, Bench) and item.limit > 0 and item.against for item in listed)


def test_the_ratio_is_compared_with_the_limit():
    row = bench.measure(Bench("twice the work", "once", 3, lambda _: (work(4), work(2))))
    assert row["ratio"] == row["seconds"][0] / row["seconds"][1]
    assert row["met"] == (row["ratio"] <= 3)
    assert not bench.measure(Bench("ten times the work", "once", 2, lambda _: (work(10), work(1))))["met"]


def test_a_bench_without_its_files_is_left_out():
    assert bench.measure(Bench("official files", "nothing", 1, lambda _: None)) is None


def test_an_unknown_stage_is_named_with_those_that_exist(capsys):
    assert bench.main(["tfwpp"]) == 2
    assert capsys.readouterr().err.startswith("no benches for tfwpp; there are benches for asylum, ")
