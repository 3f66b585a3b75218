"""Evaluation: the cases written from the statutes, and what must hold for every person."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from tests_support import load_module
from tipimpact.common.errors import EligibilityError
from tipimpact.eligibility import evaluate
from tipimpact.eligibility.cases import read_cases
from tipimpact.eligibility.evaluate import STATUSES
from tipimpact.eligibility.facts import facts, people
from tipimpact.eligibility.rows import REMEDIES

DAYS = ["2006-04-30", "2011-03-01", "2012-06-28", "2012-12-15", "2013-08-31", "2019-03-19", "2019-06-21", "2026-06-01"]


def random_people(n: int, seed: int) -> pd.DataFrame:
    """Persons with every fact known, dates bunched near each other so that order and clocks matter."""
    draw = np.random.default_rng(seed)
    table: dict[str, object] = {"person_id": np.arange(n)}
    start = draw.integers(0, 7000, n)
    for name, fact in facts().items():
        if fact.kind == "date":
            offset = start + draw.choice([0, 1, 14, 180, 365, 366, 400, 1096, 1826], n)
            days = np.datetime64("2005-01-01") + offset
            table[name] = np.where(draw.random(n) < 0.5, np.datetime64("9999-12-31"), days).astype("datetime64[s]")
        elif fact.kind == "yes_no":
            table[name] = draw.random(n) < 0.3
        else:
            table[name] = draw.choice(fact.values, n)
    return pd.DataFrame(table)


def forget(persons: pd.DataFrame, share: float, seed: int) -> pd.DataFrame:
    """The same persons with some facts unknown."""
    draw = np.random.default_rng(seed)
    partial = persons.copy()
    for name in facts():
        unknown = draw.random(len(persons)) < share
        column = partial[name].astype("boolean") if facts()[name].kind == "yes_no" else partial[name]
        partial[name] = column.mask(unknown)
    return partial


def test_the_cases(cases, answered):
    right = (answered["status"] == answered["status_found"]) & (answered["row"] == answered["row_found"])
    wrong = answered[~right]
    assert wrong.empty, wrong.to_string()
    assert len(cases.cases) >= 80


@pytest.mark.parametrize("without", [[], ["C-31"]])
@pytest.mark.parametrize("day", ["2012-06-28", "2014-06-30", "2026-06-12"])
def test_as_the_rows_written_out_in_numpy(root, rows, day, without):
    """A second writing of every row, by hand, gives every person the same status and the same deciding row."""
    direct = load_module(root / "dev" / "direct_eligibility.py").direct
    persons = people(forget(random_people(1_500, seed=hash_of(day, 0)), 0.1, seed=8))
    table = evaluate(persons, day, rows, without)
    said = direct(persons.columns, day, not without, {row: i for i, row in enumerate(rows["row"])}, 1_000)
    assert list(said) == list(REMEDIES)
    for remedy, part in table.groupby("remedy", observed=True, sort=False):
        status, row = said[remedy]
        assert (part["status"].cat.codes == status).all(), remedy
        assert (part["row"].cat.codes == row).all(), remedy


@pytest.mark.parametrize("size", [500, pytest.param(6_300, marks=pytest.mark.slow)])
@pytest.mark.parametrize(("day", "share"), [(day, share) for day in DAYS for share in (0.1, 0.5)])
def test_learning_a_fact_never_turns_one_answer_into_another(rows, day, share, size):
    """A hundred thousand partial persons in all, each against the same person with every fact known."""
    persons = random_people(size, seed=hash_of(day, share))
    known = evaluate(persons, day, rows)["status"].to_numpy(str)
    partial = evaluate(forget(persons, share, seed=7), day, rows)
    said = partial["status"].to_numpy(str)
    decided = said != "unknown"
    assert (said[decided] == known[decided]).all()
    assert not (known == "unknown").any()
    assert decided.any()
    assert not decided.all()
    assert (partial["unknown_because"].notna().to_numpy() == ~decided).all()


def hash_of(day: str, share: float) -> int:
    return dt.date.fromisoformat(day).toordinal() + int(share * 100)


def test_half_learned_is_between_nothing_and_all(rows):
    """Along a chain of growing knowledge an answer once given stays."""
    persons = random_people(500, seed=3)
    order = np.random.default_rng(4).permutation(list(facts()))
    before = np.full(len(persons) * len(REMEDIES), "unknown", dtype=object)
    for known in range(0, len(order) + 1, 7):
        table = persons[["person_id", *order[:known]]]
        now = evaluate(table, "2013-08-31", rows)["status"].to_numpy(str)
        answered = before != "unknown"
        assert (now[answered] == before[answered]).all()
        before = now
    assert "unknown" in before or len(order) % 7 == 0


def test_what_keeps_a_status_unknown_is_missing_and_asked_for(rows):
    persons = forget(random_people(400, seed=5), 0.3, seed=6).set_index("person_id")
    table = evaluate(persons, "2013-08-31", rows)
    for person, because in table.loc[table["status"] == "unknown", ["person_id", "unknown_because"]].to_numpy()[:300]:
        for name in because.split("; "):
            assert pd.isna(persons.at[person, name])


def test_the_table(rows):
    persons = random_people(10, seed=1)
    table = evaluate(persons, dt.date(2013, 8, 31), rows)
    assert list(table.columns) == ["person_id", "remedy", "status", "row", "unknown_because"]
    assert len(table) == 10 * len(REMEDIES)
    assert set(table["status"]) <= set(STATUSES)
    assert set(table["row"].dropna()) <= set(rows["row"])
    pd.testing.assert_frame_equal(table, evaluate(people(persons), "2013-08-31", rows))


def test_many_at_once_are_as_each_alone(rows):
    persons = forget(random_people(20, seed=2), 0.2, seed=2)
    together = evaluate(persons, "2013-08-31", rows).astype(str).set_index(["person_id", "remedy"])
    alone = [evaluate(persons.iloc[[i]], "2013-08-31", rows).astype(str) for i in range(len(persons))]
    pd.testing.assert_frame_equal(
        together.sort_index(), pd.concat(alone).set_index(list(together.index.names)).sort_index()
    )


def test_nobody(rows):
    assert evaluate(pd.DataFrame({"trafficked": []}), "2013-08-31", rows).empty


def test_faults_of_the_cases_are_told_at_once(root, rows, tmp_path):
    text = (root / "config" / "law" / "cases.yaml").read_text("utf-8")
    text = text.replace("facts: {trafficked: true, claim_made", "facts: {traficked: true, claim_made", 1)
    text = text.replace("status: open, row: vtip_power", "status: opn, row: vtip_pwr", 1)
    path = tmp_path / "cases.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(EligibilityError) as error:
        read_cases(path, rows)
    for words in ("cases.yaml, line", "did you mean: trafficked", "did you mean: open", "did you mean: vtip_power"):
        assert words in str(error.value)
