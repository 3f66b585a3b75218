"""A state of law has one renderer: the lane of the picture says what the page, the brief and the table say."""

from types import SimpleNamespace

import pandas as pd
import pytest

from tipimpact.publish.statements.law import RuleState, state_in_words
from tipimpact.publish.statements.life_picture import state_today

EMPTIED = RuleState("emptied", pd.Timestamp("2019-05-17"))


@pytest.mark.parametrize("word", ["closed", "delayed", "none", "sooner"])
@pytest.mark.parametrize("state", [EMPTIED, RuleState()])
def test_a_rule_whose_list_is_empty_is_never_still_the_law(word, state):
    """The 180 days of work permits: still written, but no country is listed since May 17, 2019."""
    lane = SimpleNamespace(word=word, by_other=True, state=state, unasked=False)
    first, *_ = state_today(lane, SimpleNamespace(band="later"), opens=False)
    expected = state_in_words(state, "figure-lives-state")
    assert (first.id, first.values["code"]) == (expected.id, expected.values["code"])
    assert expected.values["code"] == state.code
