"""Work in a child process within limits: each item has a result or the way in which it ended the child."""

import os
import signal
import sys
import time

import pytest

from tipimpact.common import processes
from tipimpact.common.processes import MEGABYTE, Ended, in_fence

LIMITS = {"memory": 200, "seconds": 0.5}


def take(item):
    """Do what an item asks: return, sleep, compute, fill memory, exit, or die."""
    match item:
        case "sleep":
            time.sleep(60)
        case "compute":
            while True:
                pass
        case "fill":
            return len(bytearray(300 * MEGABYTE))
        case "exit":
            sys.exit(0)
        case "fail":
            raise KeyError(item)
        case int():
            os.kill(os.getpid(), item)
    return f"{item} done"


def name_process(_):
    return os.getpid()


def test_results_come_in_the_order_of_the_items():
    assert list(in_fence(take, ["a", "b", "c"], **LIMITS)) == ["a done", "b done", "c done"]
    assert list(in_fence(take, [], **LIMITS)) == []


ENDS = {
    "sleep": Ended("time"),
    "compute": Ended("time"),
    "exit": Ended("stopped"),
    "fail": Ended("stopped"),
    signal.SIGSEGV.value: Ended("stopped", signal.SIGSEGV),
    signal.SIGKILL.value: Ended("stopped", signal.SIGKILL),
}
if sys.platform == "linux":
    ENDS["fill"] = Ended("memory")


@pytest.mark.parametrize("item", ENDS)
def test_an_item_that_ends_the_child_leaves_the_others_their_results(item, monkeypatch):
    monkeypatch.setattr(processes, "CLOCK", 10)  # a sleeper takes no time of the processor, and is waited for
    assert list(in_fence(take, ["a", item, "b", item], **LIMITS)) == ["a done", ENDS[item], "b done", ENDS[item]]


def test_what_a_child_may_take_is_counted_for_each_item():
    """Three items of which each stays within the limits, and which together do not."""
    assert list(in_fence(time.sleep, [0.3, 0.3, 0.3], **LIMITS)) == [None, None, None]


def test_children_end_when_nobody_asks_for_more():
    results = in_fence(name_process, range(3), **LIMITS)
    child = next(results)
    assert child != os.getpid()
    results.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
