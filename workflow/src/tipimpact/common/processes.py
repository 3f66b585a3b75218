"""Work on several processors whose results do not depend on how many there are."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def in_order(work: Callable[[T], R], items: Iterable[T], cores: int) -> Iterator[R]:
    """``map`` over processes: results in the order of the items, few of them waiting at a time."""
    if cores == 1:
        yield from map(work, items)
        return
    # Forked processes share the libraries loaded; elsewhere than on Linux forking is not safe.
    context = get_context("fork" if sys.platform == "linux" else None)
    with ProcessPoolExecutor(cores, mp_context=context) as pool:
        waiting: deque = deque()
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > cores:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
