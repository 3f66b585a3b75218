"""Adjusted p-values against another way to the same numbers."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tipimpact.impact.inference.adjust import holm


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0.0001, 1), min_size=1, max_size=7))
def test_holm_is_the_closed_test_that_it_represents(p):
    """A hypothesis falls when every set of hypotheses that holds it falls by Bonferroni (Marcus et al. 1976)."""
    sets = [part for size in range(1, len(p) + 1) for part in combinations(range(len(p)), size)]
    closed = [
        max(min(1.0, len(part) * min(p[k] for k in part)) for part in sets if own in part) for own in range(len(p))
    ]
    assert holm(p) == pytest.approx(closed)
