"""Work in other processes: on several processors, with results that do not depend on how many, and within limits."""

from __future__ import annotations

import faulthandler
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Generic, Literal, TypeVar

T = TypeVar("T")
R = TypeVar("R")

MEGABYTE = 2**20
CLOCK = 60  # seconds of the clock for each second of processor, because other programs may slow a child down
# Forked processes share the libraries loaded; elsewhere than on Linux forking is not safe.
if sys.platform == "linux":
    CONTEXT = get_context("fork")
else:
    CONTEXT = get_context("spawn")


def in_order(work: Callable[[T], R], items: Iterable[T], cores: int) -> Iterator[R]:
    """``map`` over processes: results in the order of the items, few of them waiting at a time."""
    if cores == 1:
        yield from map(work, items)
        return
    with ProcessPoolExecutor(cores, mp_context=CONTEXT) as pool:
        waiting: deque = deque()
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > cores:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@dataclass(frozen=True)
class Ended:
    """A child process ended on an item: it took too much memory or time, or stopped.

    signal: the number of the one that stopped it; 0 where it exited by itself.
    """

    why: Literal["memory", "time", "stopped"]
    signal: int = 0


def in_fence(work: Callable[[T], R], items: Iterable[T], memory: int, seconds: float) -> Iterator[R | Ended]:
    """``map`` in a child process, which is replaced by another one when it ends on an item.

    Yields the result of each item in order, or Ended. work: a function that can be pickled and
    raises nothing but MemoryError; its results can be pickled too.  memory: megabytes that the
    child may take on top of those that it had when it started, on Linux only, because macOS ignores
    the limit.  seconds: of processor time, for one item; of the clock it may take ``CLOCK`` times
    as long.
    """
    child: _Child[T, R] | None = None
    try:
        for item in items:
            child = child or _Child(work, memory, seconds)
            result = child.give(item)
            if isinstance(result, Ended):
                child.end()
                child = None
            yield result
    finally:
        if child:
            child.end()


class _Child(Generic[T, R]):
    """A process that works on one item after another."""

    def __init__(self, work: Callable[[T], R], memory: int, seconds: float):
        self.ours, theirs = CONTEXT.Pipe()
        self.process = CONTEXT.Process(target=_serve, args=(work, memory, seconds, self.ours, theirs), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, item: T) -> R | Ended:
        try:
            self.ours.send(item)
            return self.ours.recv()
        except (EOFError, OSError):
            self.process.join()
            number = max(0, -(self.process.exitcode or 0))
            return Ended("time") if number in (signal.SIGALRM, signal.SIGPROF) else Ended("stopped", number)

    def end(self) -> None:
        self.ours.close()
        self.process.kill()
        self.process.join()


def _serve(work: Callable[[T], R], memory: int, seconds: float, parents: Connection, ours: Connection) -> None:
    """What the child does. The system ends it at the deadline even if it runs code of a library."""
    parents.close()  # so that the pipe ends when the parent does
    for ending in (signal.SIGALRM, signal.SIGPROF):
        signal.signal(ending, signal.SIG_DFL)
    faulthandler.disable()  # how the child ends is told in words
    _limit_memory(memory)
    while True:
        try:
            item = ours.recv()
        except EOFError:
            return
        _set_deadline(seconds)
        try:
            result: R | Ended = work(item)
        except MemoryError:
            result = Ended("memory")
        _set_deadline(0)
        ours.send(result)


def _set_deadline(seconds: float) -> None:
    """End this process after so much processor time, of all its threads, or much more time of the clock. 0: never."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, CLOCK * seconds)


def _limit_memory(memory: int) -> None:
    """Limit the address space of this process, on Linux, and write no core file. A lower limit stays."""
    import resource  # Windows has no such module, and this module is imported there too

    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + memory * MEGABYTE
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        known = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_AS, (min([most, *known]), hard))
