import copy
import json
import re

import pytest
import yaml

from tests_support import SMALL
from tipimpact.asylum.monthly import read_names
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ImpactError
from tipimpact.common.files import sha256
from tipimpact.impact import read_plan
from tipimpact.impact.comparison.simulated import read_simulated
from tipimpact.retrieve import read_sources


@pytest.fixture(scope="module")
def raw():
    return read_yaml(SMALL / "plan.yaml")


@pytest.fixture
def read(raw, tmp_path):
    """Read the small plan with some values changed: {(key, index, ...): value}; an estimand is named by its id."""

    def _read(changes: dict, sources=None):
        content = copy.deepcopy(raw)
        ids = [estimand["id"] for estimand in raw["estimands"]]
        for place, value in changes.items():
            part = content
            for key in place[:-1]:
                part = next(e for e in part if e["id"] == key) if isinstance(part, list) and key in ids else part[key]
            part[place[-1]] = value
        path = tmp_path / "plan.yaml"
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        return read_plan(path, sources)

    return _read


# --- the project's own plan ---


def test_the_plan_fits_the_sources(root):
    sources = [source.id for source in read_sources(root / "config" / "sources").sources]
    read_plan(root / "config" / "plan.yaml", sources)


def test_every_base_period_ends_before_the_announcement(project_plan):
    """Bill C-31 was introduced on February 16, 2012."""
    for estimand in project_plan.estimands:
        assert max(estimand.base_years) < estimand.announced.year
        assert estimand.announced.isoformat() == "2012-02-16"
    for estimand in project_plan.comparisons:
        assert 2012 not in estimand.window.kept()
    assert {estimand.last_year for estimand in project_plan.estimands} >= {2014, 2017}


def test_a_plan_that_changes_after_outcomes_were_read_says_so(root, project_plan):
    """The head of the file has the hash under which outcomes were read; any edit of the content fails here."""
    text = (root / "config" / "plan.yaml").read_text(encoding="utf-8")
    (sealed,) = re.findall(r"^# Sealed as ([0-9a-f]{64})$", text, flags=re.MULTILINE)
    earlier = [amended.hash for amended in project_plan.amended]
    assert project_plan.hash == sealed, (
        f"the plan was edited: list {sealed} under `amended` with the reason, raise `version`, and write "
        f"`# Sealed as {project_plan.hash}` at the head"
    )
    assert sealed not in earlier
    assert len(set(earlier)) == len(earlier) >= project_plan.version - 1  # two contents were numbered 10


def test_a_known_day_names_where_it_was_read_or_says_from_memory(project_plan):
    """Of the days from memory none moved when they were looked up; three are still from memory."""
    unsourced = {control.id for control in project_plan.reform.controls if control.read == "memory"}
    assert unsourced == {"us_september_2001", "australia_pacific", "ireland_2003"}
    assert all(control.source for control in project_plan.reform.controls if control.id not in unsourced)


def test_the_claims_judged_say_in_two_sentences_what_was_estimated_for_whom_and_against_what(project_plan):
    for estimand in project_plan.estimands:
        if estimand.design in ("comparison", "months"):
            assert [text.count(". ") + text.endswith(".") for text in (estimand.claim.en, estimand.claim.fr)] == [2, 2]
            assert "compared with" in estimand.claim.en
            assert "comparé" in estimand.claim.fr


def test_the_plan_states_the_list_of_visa_changes_that_lies_here(root, project_plan):
    for stated in (project_plan.comparisons[0].rule.visas, project_plan.reform.rule.origins.visas):
        assert sha256(root / stated.file) == stated.sha256


def test_the_committed_simulation_is_of_this_rule(root, project_plan):
    for estimand in project_plan.comparisons:
        simulated = read_simulated(root / "docs" / "validation" / "comparison.csv", estimand.rule)
        assert set(simulated["process"]) == set(estimand.rule.simulation.processes)
        assert simulated["draws"].min() >= 2_000


def test_what_was_planned_after_its_outcomes_were_read_says_so(project_plan):
    assert all(estimand.outcomes_seen for estimand in project_plan.estimands)


# --- any plan ---


def test_the_hash_follows_the_content_and_not_the_writing(read, plan, tmp_path):
    assert read({}).hash == plan.hash  # other order of keys, no comments
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(plan.model_dump(mode="json")), encoding="utf-8")
    assert read_plan(path).hash == plan.hash
    assert read({("thresholds", "alpha"): 0.1}).hash != plan.hash
    assert read({("estimands", "origins_claiming", "window", "last"): 2013}).hash != plan.hash


RULE = ("estimands", "origins_claiming", "rule")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({("estimands", "origins_claiming", "base", "last"): 2012}, "base must"),
        ({("estimands", "origins_claiming", "base", "last"): 2012}, "base holds the year of its own event"),
        ({(*RULE, "groups", "excluded_tranches"): [3, 4]}, "a tranche is on one side, or on none"),
        ({(*RULE, "width", "destinations"): ["AUS", "CAN"]}, "CAN is the destination itself"),
        ({(*RULE, "width", "base_from"): 2016}, "base_from must not be after base_to"),
        ({(*RULE, "vote", "needed"): 12}, "a majority of the 24 designs"),
        ({(*RULE, "vote", "needed"): 23}, "supported no fewer"),
        ({(*RULE, "designs", "covariates"): ["cubes"]}, "linear"),
        ({(*RULE, "simulation", "ratios"): [0.4, 2.5]}, "must hold 1"),
        ({(*RULE, "simulation", "processes"): ["foreseeen"]}, "foreseen"),
        ({(*RULE, "visas", "sha256"): "abc"}, "sha256"),
        ({("estimands", "origins_claiming", "base", "first"): 2004}, "base must lie inside window"),
        ({("estimands", "origins_claiming", "event"): "2016-01-01"}, "event must lie inside window"),
        ({("estimands", "origins_claiming", "announced"): "2013-01-01"}, "announced must not be after event"),
        ({("estimands", "origins_claiming", "window", "last"): 2012}, "a year after the event"),
        ({("estimands", "origins_claiming", "direction"): "none"}, "'fall' or 'rise'"),
        ({("estimands", "origins_claiming", "design"): "difference_in_differences"}, "comparison"),
        ({("thresholds", "alpha"): 5}, "less than 1"),
        ({("estimands", "origins_claiming", "title", "fr"): None}, r"title\.fr"),
        ({("estimands", "origins_claiming", "estimater"): "x"}, "estimater"),
        ({("estimands", "origins_claiming", "window", "first"): 2020}, "first must not be after last"),
    ],
)
def test_a_plan_that_contradicts_itself_is_refused(read, changes, words):
    with pytest.raises(ImpactError, match=words):
        read(changes)


def test_one_base_period_elsewhere_is_enough(read, plan):
    last = plan.comparisons[0].rule.width.base_to
    read({(*RULE, "width", "base_from"): last})


def test_an_estimand_that_occurs_twice_is_refused(raw, tmp_path):
    path = tmp_path / "plan.yaml"
    twice = raw | {"estimands": raw["estimands"] * 2}
    path.write_text(yaml.safe_dump(twice, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ImpactError, match="'origins_claiming' occurs twice"):
        read_plan(path)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"destinations": {"listed": ["AUS", "BEL"]}}, "listed must hold CAN"),
        ({"windows": {"x": {"before": [-3, -1], "after": [0, 3]}}}, "both be as long"),
        ({"windows": {"x": {"before": [-3, 1], "after": [0, 4]}}}, "before must lie before month 0"),
        ({"placebos": {"out_of_sample": {"first": "1998-01"}}}, "lies outside months"),
        ({"power": {"against": 0.6}}, "must hold power.against"),
        ({"months": {"first": "1999-13"}}, "pattern"),
        ({"threshold": 1.0}, "greater than 1"),
    ],
)
def test_a_rule_of_the_reform_that_contradicts_itself_is_refused(root, tmp_path, change, words):
    whole = read_yaml(root / "config" / "plan.yaml")
    rule = next(e for e in whole["estimands"] if e["id"] == "reform_on_others")["rule"]

    def merge(into, new):
        for key, value in new.items():
            into[key] = merge(into[key], value) if isinstance(value, dict) else value
        return into

    merge(rule, change)
    path = tmp_path / "plan.yaml"
    path.write_text(yaml.safe_dump(whole, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ImpactError, match=words):
        read_plan(path)


def test_an_event_outside_the_months_is_refused(root, tmp_path):
    text = (root / "config" / "plan.yaml").read_text(encoding="utf-8")
    before, _, after = text.partition("- id: reform_on_others")
    path = tmp_path / "plan.yaml"
    path.write_text(before + "- id: reform_on_others" + after.replace("event: 2012-12-15", "event: 2018-12-15", 1))
    with pytest.raises(ImpactError, match=r"event must lie inside rule\.months"):
        read_plan(path)


def test_a_destination_that_no_file_knows_is_named_before_anything_is_computed(root, tmp_path):
    known = read_names(root / "data/raw/compiled/asylum/unhcr_names.csv")["code"]
    plan = root / "config" / "plan.yaml"
    read_plan(plan, places=known)
    path = tmp_path / "plan.yaml"
    path.write_text(plan.read_text(encoding="utf-8").replace("NLD, NZL", "NLX, NZL"), encoding="utf-8")
    with pytest.raises(ImpactError, match="no destination is called 'NLX'") as error:
        read_plan(path, places=known)
    assert "destinations.listed" in str(error.value)


def test_a_day_from_memory_that_names_a_source_is_refused(root, tmp_path):
    text = (root / "config" / "plan.yaml").read_text(encoding="utf-8")
    path = tmp_path / "plan.yaml"
    path.write_text(text.replace("read: primary, source", "read: memory, source", 1), encoding="utf-8")
    with pytest.raises(ImpactError, match="a day from memory has no source"):
        read_plan(path)


def test_all_faults_are_named_at_once(read):
    with pytest.raises(ImpactError) as error:
        read(
            {
                ("thresholds", "power"): 2,
                ("estimands", "origins_claiming", "source"): "A B",
                ("estimands", "origins_claiming", "rivals"): 3,
            }
        )
    assert len(error.value.problems) == 3


def test_an_unknown_source_is_named_with_the_nearest(read):
    with pytest.raises(ImpactError, match="did you mean: vtip_trp_yearly"):
        read(
            {("estimands", "origins_claiming", "source"): "vtip_trp_yaerly"},
            ["vtip_trp_yearly", "unhcr_asylum_applications"],
        )


def test_broken_yaml_is_refused_in_words(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text("version: [1", encoding="utf-8")
    with pytest.raises(ImpactError, match="not YAML"):
        read_plan(path)
