import pytest

from tipimpact.impact.inference import core
from tipimpact.impact.refusal import Refusal, refuse


def test_streams_depend_on_name_and_seed_and_nothing_else():
    assert core.stream(1, "a").random() == core.stream(1, "a").random()
    assert len({core.stream(s, n).random() for s in (1, 2) for n in ("a", "b")}) == 4


def test_a_refusal_crosses_processes_with_its_reasons():
    import pickle

    with pytest.raises(Refusal) as refused:
        refuse([(True, "too_few_treated", "treated: 1", "2"), (False, "no_variation", "", "")], "panel")
    again = pickle.loads(pickle.dumps(refused.value))
    assert (again.codes, str(again)) == (("too_few_treated",), str(refused.value))
