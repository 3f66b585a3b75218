"""Evaluation: the cases written from the statutes, and what must hold for every person."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from tipimpact.common.errors import EligibilityError
from tipimpact.eligibility import evaluate, read_rows
from tipimpact.eligibility.cases import read_cases
from tipimpact.eligibility.decide import GATES, STATUSES
from tipimpact.eligibility.evaluate import COLUMNS, ask
from tipimpact.eligibility.expressions import NO_TEXT
from tipimpact.eligibility.facts import facts, read_person
from tipimpact.eligibility.rows import COLUMNS as COLUMNS_OF_ROWS
from tipimpact.eligibility.rows import REMEDIES
from tipimpact.eligibility.rulebook import Rulebook

SLOW = pytest.mark.slow
FIRST = "2012-12-15"
OTHERS = ["2006-04-30", "2011-03-01", "2012-06-28", "2013-08-31", "2019-03-19", "2019-06-21", "2026-06-01"]


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
    wrong = answered[answered["wrong"] != ""]
    assert wrong.empty, wrong.to_string()
    assert len(cases.cases) >= 80


@pytest.mark.parametrize("share", [0.5, pytest.param(0.1, marks=SLOW)])
@pytest.mark.parametrize("day", [FIRST, *(pytest.param(day, marks=SLOW) for day in OTHERS)])
def test_learning_a_fact_never_turns_one_answer_into_another(rows, day, share):
    """Two thousand partial persons, each against the same person with every fact known."""
    persons = random_people(125, seed=hash_of(day, share))
    known = evaluate(persons, day, rows)
    partial = evaluate(forget(persons, share, seed=7), day, rows)
    settled = ~partial["status"].isin(["unknown", "contested"]).to_numpy()
    for column in ("gate", "status"):
        assert (words(partial[column])[settled] == words(known[column])[settled]).all()
    certain = (partial["gate"] != "unknown").to_numpy()
    assert (words(partial["gate"])[certain] == words(known["gate"])[certain]).all()
    unsettled = known.loc[known["status"] == "unknown", "unknown_because"].dropna()  # by what is missing
    causes = {cause for cell in unsettled for cause in cell.split("; ")}
    assert {cause.split("/")[0] for cause in causes} <= {NO_TEXT, "gap", "instrument"}
    assert settled.any()
    assert not settled.all()
    unknown = (partial["status"] == "unknown").to_numpy()
    assert (partial["unknown_because"].notna().to_numpy() == unknown).all()


def words(column: pd.Series) -> np.ndarray:
    return column.astype(object).fillna("").to_numpy()


def hash_of(day: str, share: float) -> int:
    return dt.date.fromisoformat(day).toordinal() + int(share * 100)


@SLOW
def test_half_learned_is_between_nothing_and_all(rows):
    """Along a chain of growing knowledge an answer once given stays."""
    persons = random_people(15, seed=3)
    order = np.random.default_rng(4).permutation(list(facts()))
    before = np.full(len(persons) * len(REMEDIES), "unknown", dtype=object)
    for known in range(0, len(order) + 1, 7):
        table = persons[["person_id", *order[:known]]]
        now = evaluate(table, "2013-08-31", rows)["status"].to_numpy(str)
        answered = ~np.isin(before, ["unknown", "contested"])
        assert (now[answered] == before[answered]).all()
        before = now
    assert "unknown" in before or len(order) % 7 == 0


@SLOW
def test_what_keeps_a_status_unknown_is_missing_and_asked_for(rows):
    persons = forget(random_people(400, seed=5), 0.3, seed=6).set_index("person_id")
    table = evaluate(persons, "2013-08-31", rows)
    for who, because in table.loc[table["status"] == "unknown", ["person_id", "unknown_because"]].to_numpy()[:300]:
        for name in because.split("; "):
            unread = name == NO_TEXT or name.startswith(("gap/", "instrument/"))
            assert unread or pd.isna(persons.at[who, name])


def test_the_table(rows):
    persons = random_people(10, seed=1)
    table = evaluate(persons, dt.date(2013, 8, 31), rows)
    assert list(table.columns) == list(COLUMNS)
    assert len(table) == 10 * len(REMEDIES)
    assert set(table["gate"]) <= set(GATES)
    assert set(table["status"].dropna()) <= set(STATUSES)
    assert (table["status"].notna() == table["gate"].isin(["applies", "unknown"])).all()
    assert (table["if_it_came"].notna() == (table["gate"] == "not_yet")).all()
    assert (table["readings"].notna() == (table["status"] == "contested")).all()
    assert set(table["row"].dropna()) <= set(rows["row"])


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


# -- small laws written for a test


def law(tmp_path, rows, *changed, readings=""):
    """Rows of a law of our own: each like a row of the project, with some cells changed."""
    blank = dict.fromkeys(COLUMNS_OF_ROWS, "")
    fixed = {"remedy": "trp", "effect": "entitles", "kind": "act", "act": "IRPA", "citation": "24(1)"}
    fixed |= {"from": "2002-06-28", "known_by": "order", "brought_by": "2001, c. 27", "day_source": "a test"}
    fixed |= {"note_en": "A note.", "note_fr": "Une note.", "checked_on": "2026-11-27"}
    made = [{**blank, **fixed, **{"slot": cells["row"]}, **cells} for cells in changed]
    pd.DataFrame(made).to_csv(tmp_path / "eligibility.csv", index=False)
    if readings:
        (tmp_path / "readings.yaml").write_text(readings, "utf-8")
    return Rulebook(read_rows(tmp_path / "eligibility.csv"))


TWO = """questions:
  reach:
    asks: {en: Whom, fr: Qui}
    constructions:
      wide: {holder: {en: A, fr: A}, source: p, date: 2012-01-01, text: &a {en: All, fr: Tous}, says: *a, in_short: *a}
      narrow: {holder: {en: B, fr: B}, source: p, date: 2013-01-01, text: &b {en: x, fr: y}, says: *b, in_short: *b}
"""


def answer(book, known, on="2013-06-03", **options):
    return ask(read_person(known), "trp", dt.date.fromisoformat(on), book, **options)


def test_the_gates_in_order(tmp_path, rows):
    limit = {"event": "rpd_refused", "runs": "within", "length": "15", "length_unit": "days"}
    book = law(tmp_path, rows, {"row": "a", "who": "trafficked", "used": "trp_requested <= on", **limit})
    known = {"trafficked": True, "rpd_refused": "2013-05-20", "trp_requested": "never"}
    assert answer(book, known, "2002-06-27").gate == "no_such_remedy"
    assert answer(book, {**known, "trafficked": False}).gate == "not_applicable"
    late = answer(book, known, "2013-06-05")
    assert (late.gate, late.because, late.status, late.row) == ("no_longer", "time", None, "a")
    used = answer(book, {**known, "trp_requested": "2013-06-01"})
    assert (used.gate, used.because) == ("no_longer", "used")
    yet = answer(book, {**known, "rpd_refused": "never"})
    assert (yet.gate, yet.status, yet.if_it_came) == ("not_yet", None, "open")
    now = answer(book, known)
    assert (now.gate, now.status, now.row) == ("applies", "open", "a")
    unsure = answer(book, {k: v for k, v in known.items() if k != "trafficked"})
    assert (unsure.gate, unsure.status, unsure.unknown_because) == ("unknown", "unknown", "trafficked")


@pytest.mark.parametrize(
    ("on", "gate"),
    [("2012-06-07", "applies"), ("2012-12-22", "applies"), ("2012-12-24", "applies"), ("2012-12-25", "no_longer")],
)
def test_a_limit_that_ends_on_a_sunday_runs_to_the_monday(tmp_path, rows, on, gate):
    limit = {"event": "rpd_refused", "runs": "within", "length": "15", "length_unit": "days"}
    book = law(tmp_path, rows, {"row": "a", **limit})
    refused = "2012-12-08" if on > "2012-07" else "2012-06-01"
    assert answer(book, {"rpd_refused": refused}, on).gate == gate  # the 23rd is a Sunday


def test_after_a_limit_that_someone_may_extend_the_request_need_not_be_considered(tmp_path, rows):
    limit = {"event": "rpd_refused", "runs": "within", "length": "15", "length_unit": "days"}
    book = law(tmp_path, rows, {"row": "a", "extended_by": "IRPR 159.91(2)", **limit})
    found = answer(book, {"rpd_refused": "2013-01-10"})
    assert (found.gate, found.status, found.row) == ("applies", "need_not_be_considered", "a")


@pytest.mark.parametrize(
    ("runs", "on", "status"),
    [
        # Twelve months from 29 February end with 28 February; the bar goes the day after (s. 28).
        ("within", "2013-02-28", "barred"),
        ("within", "2013-03-01", "open"),
        ("within", "2012-02-28", "open"),
        ("until", "2012-02-28", "barred"),
        ("until", "2013-03-01", "open"),
        ("after", "2013-02-28", "open"),
        ("after", "2013-03-01", "barred"),
    ],
)
def test_how_a_bar_runs(tmp_path, rows, runs, on, status):
    bar = {
        "row": "b",
        "effect": "bars_grant",
        "event": "rpd_refused",
        "runs": runs,
        "length": "12",
        "length_unit": "months",
    }
    book = law(tmp_path, rows, {"row": "a"}, bar)
    assert answer(book, {"rpd_refused": "2012-02-29"}, on).status == status


def test_at_least_180_days_leave_out_both_days(tmp_path, rows):
    bar = {
        "row": "b",
        "effect": "bars_grant",
        "event": "claim_referred",
        "runs": "within",
        "length": "180",
        "length_unit": "days",
    }
    book = law(tmp_path, rows, {"row": "a"}, bar)
    referred = dt.date(2013, 1, 1)
    assert answer(book, {"claim_referred": referred}, str(referred + dt.timedelta(days=180))).status == "barred"
    assert answer(book, {"claim_referred": referred}, str(referred + dt.timedelta(days=181))).status == "open"


def test_a_wait_is_not_yet_and_says_when(tmp_path, rows):
    book = law(
        tmp_path, rows, {"row": "a", "event": "trp_since", "runs": "reached", "length": "5", "length_unit": "years"}
    )
    found = answer(book, {"trp_since": "2010-03-01"})
    assert (found.gate, found.if_it_came, found.until) == ("not_yet", "open", dt.date(2015, 3, 1))
    assert answer(book, {"trp_since": "2010-03-01"}, "2015-03-01").gate == "applies"


def test_a_request_is_barred_only_where_a_text_in_force_lets_an_authority_give_it_unasked(tmp_path, rows):
    bar = {"row": "b", "effect": "bars_request", "who": "designated <= on", "unasked": "u"}
    text = {"row": "u", "effect": "unasked", "who": "in_canada", "from": "2013-01-01"}
    book = law(tmp_path, rows, {"row": "a"}, bar, text)
    known = {"designated": "2012-12-05", "in_canada": True}
    assert answer(book, known).status == "request_barred"
    assert answer(book, known, "2012-12-31").status == "barred"
    assert answer(book, {**known, "in_canada": False}).status == "barred"
    assert answer(book, {"designated": "2012-12-05"}).status == "unknown"


def test_until_is_the_first_day_on_which_no_bar_holds(tmp_path, rows):
    year = {"event": "rpd_refused", "runs": "within", "length": "12", "length_unit": "months"}
    five = {"event": "designated", "runs": "until", "length": "5", "length_unit": "years"}
    limits = ({"row": "a"}, {"row": "b", "effect": "bars_grant", **year}, {"row": "c", "effect": "bars_grant", **five})
    known = {"rpd_refused": "2013-01-10", "designated": "2010-02-01"}
    assert answer(law(tmp_path, rows, *limits), known).until == dt.date(2015, 2, 2)
    assert answer(law(tmp_path, rows, *limits), {**known, "designated": "2001-01-01"}).until == dt.date(2014, 1, 11)
    assert answer(law(tmp_path, rows, *limits), {**known, "designated": "never"}).until is None
    endless = {"row": "d", "effect": "bars_grant", "who": "removal_order"}
    assert answer(law(tmp_path, rows, *limits, endless), {**known, "removal_order": True}).until is None


def test_readings_before_facts(tmp_path, rows):
    wide = {"row": "w", "reading": "reach/wide", "who": "trafficked"}
    narrow = {"row": "n", "reading": "reach/narrow", "who": 'trafficked and status == "none"'}
    book = law(tmp_path, rows, wide, narrow, readings=TWO)
    assert answer(book, {"trafficked": True, "status": "none"}).status == "open"  # the same in both
    found = answer(book, {"trafficked": True, "status": "visitor"})
    assert (found.gate, found.status) == ("unknown", "contested")
    assert found.readings == "reach/wide=open; reach/narrow=not_applicable"
    mixed = answer(book, {"trafficked": True})
    assert (mixed.status, mixed.readings) == ("contested", "reach/wide=open; reach/narrow=not_applicable|open")
    assert answer(book, {"status": "none"}).status == "unknown"  # the same set of several in both
    assert answer(book, {"trafficked": True, "status": "visitor"}, readings=["reach/wide"]).status == "open"
    assert answer(book, {"trafficked": True, "status": "visitor"}, readings=["reach/narrow"]).gate == "not_applicable"
    with pytest.raises(EligibilityError, match="did you mean: reach/wide"):
        answer(book, {}, readings=["reach/wid"])
    with pytest.raises(EligibilityError, match="two readings of reach"):
        answer(book, {}, readings=["reach/wide", "reach/narrow"])


def test_a_way_out_may_stand_on_one_reading_alone(tmp_path, rows):
    bar = {"row": "b", "effect": "bars_grant", "exceptions": "x"}
    way = {"row": "x", "effect": "lifts", "reading": "reach/wide", "who": "trafficked"}
    book = law(tmp_path, rows, {"row": "a"}, bar, way, readings=TWO)
    assert answer(book, {"trafficked": True}).readings == "reach/wide=open; reach/narrow=barred"
    assert answer(book, {"trafficked": False}).status == "barred"


def test_what_stands_in_a_text_that_is_not_held_is_unknown(tmp_path, rows):
    book = law(tmp_path, rows, {"row": "a", "who": "trafficked and not_held"})
    found = answer(book, {"trafficked": True})
    assert (found.status, found.unknown_because) == ("unknown", NO_TEXT)
    assert answer(book, {"trafficked": False}).gate == "not_applicable"


def test_without_an_act_what_it_postponed_begins_on_its_own_day(tmp_path, rows):
    late = {"row": "a", "postponed_by": "2012, c. 17", "otherwise_from": "2012-06-29", "from": "2012-12-15"}
    never = {
        "row": "n",
        "effect": "bars_grant",
        "who": "excluded",
        "postponed_by": "2012, c. 17",
        "otherwise_from": "2012-06-29",
    }
    brought = {"row": "b", "effect": "bars_grant", "who": "no_basis", "brought_by": "2012, c. 17"}
    book = law(tmp_path, rows, late, {**never, "from": ""}, brought)
    known = {"excluded": False, "no_basis": True}
    assert answer(book, known, "2012-10-01").gate == "no_such_remedy"
    assert answer(book, known, "2012-10-01", without=["C-31"]).status == "open"
    assert answer(book, known, "2013-01-01").status == "barred"
    assert answer(book, {"excluded": True, "no_basis": False}, "2013-01-01").status == "open"
    assert answer(book, {"excluded": True, "no_basis": False}, "2013-01-01", without=["C-31"]).status == "barred"


def test_the_facts_of_one_person_work_where_a_table_does(rows):
    facts = {"trafficked": True, "in_canada": True, "status": "none", "arrival": "2012-10-01"}
    alone = evaluate(facts, "2013-06-01", rows)
    pd.testing.assert_frame_equal(alone, evaluate(pd.DataFrame([{"person_id": "person", **facts}]), "2013-06-01", rows))
    assert set(evaluate({"person_id": "a", **facts}, "2013-06-01", rows)["person_id"]) == {"a"}
    with pytest.raises(EligibilityError, match="did you mean: trafficked"):
        evaluate({"traficked": True}, "2013-06-01", rows)
    with pytest.raises(EligibilityError, match="persons is of the type list"):
        evaluate([facts], "2013-06-01", rows)
