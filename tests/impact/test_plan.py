import copy
import json

import pytest
import yaml

from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ImpactError
from tipimpact.impact import read_plan
from tipimpact.retrieve import read_sources


@pytest.fixture(scope="module")
def raw(root):
    return read_yaml(root / "config" / "plan.yaml")


@pytest.fixture
def read(raw, tmp_path):
    """Read the plan with some values changed: {(key, index, ...): value}."""

    def _read(changes: dict, sources=None):
        content = copy.deepcopy(raw)
        for place, value in changes.items():
            part = content
            for key in place[:-1]:
                part = part[key]
            part[place[-1]] = value
        path = tmp_path / "plan.yaml"
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
        return read_plan(path, sources)

    return _read


def test_the_plan_fits_the_sources(root):
    sources = [source.id for source in read_sources(root / "config" / "sources").sources]
    plan = read_plan(root / "config" / "plan.yaml", sources)
    assert {"designation_on_claims", "vtip_permits"} <= {e.id for e in plan.estimands}


def test_every_base_period_ends_before_the_announcement(plan):
    for estimand in plan.estimands:
        assert max(estimand.base.kept()) < estimand.announced.year
        if estimand.id == "reversal_on_claims":
            assert estimand.announced.isoformat() == "2019-05-17"
        else:
            assert estimand.announced.isoformat() == "2012-02-16"
            stock = estimand.id == "permit_stock"  # of one day, after the event
            assert stock or 2012 not in estimand.window.kept()


def test_the_plan_holds_what_the_question_needs(plan):
    designs = {e.id: e.design for e in plan.estimands}
    assert designs == {
        "designation_on_claims": "difference_in_differences",
        "designation_on_withdrawal": "difference_in_differences",
        "designation_on_recognition": "difference_in_differences",
        "reversal_on_claims": "difference_in_differences",
        "designation_on_claims_against_elsewhere": "triple_difference",
        "total_claims_to_canada": "synthetic_control",
        "detections_of_non_citizens": "interrupted_time_series",
        "vtip_permits": "interrupted_time_series",
        "permit_stock": "interrupted_time_series",
        "persons_claiming": "contrast",
        "origins_claiming": "contrast",
        "persons_claiming_since_2005": "contrast",
        "origins_claiming_since_2005": "contrast",
    }
    assert {e.id for e in plan.estimands if e.earlier is None} == {n for n, d in designs.items() if d == "contrast"}
    assert [e.id for e in plan.estimands if e.role == "falsification"] == ["permit_stock"]


# The contents under which outcomes were read, the present one last.
READ = [
    "75da6c04da5431b5",
    "56db089e961052bc",
    "224007ad27f5909c",
    "127c96c75df980ee",
    "9fed30d82b517eaa",
    "78b436010cc18f48",
    "c35790f601c6af6d",
]


def test_a_plan_that_changes_after_outcomes_were_read_says_so(plan):
    """Any edit of the content fails here until the hash it had is listed under ``amended``, with the reason."""
    assert [a.hash[:16] for a in plan.amended] == READ[:-1], "list the hash of the plan before the edit, and why"
    assert plan.hash[:16] == READ[-1], f"list {READ[-1]}... under `amended`, then add {plan.hash[:16]} here"
    assert plan.version == len(READ)


def test_the_claims_judged_say_in_two_sentences_what_was_estimated_for_whom_and_against_what(plan):
    for estimand in plan.estimands:
        if estimand.earlier is None:
            assert [text.count(". ") + text.endswith(".") for text in (estimand.claim.en, estimand.claim.fr)] == [2, 2]
            assert "compared with" in estimand.claim.en
            assert "comparé" in estimand.claim.fr


def test_what_was_planned_after_its_outcomes_were_read_says_so(plan):
    assert all(estimand.outcomes_seen for estimand in plan.estimands)


def test_the_hash_follows_the_content_and_not_the_writing(read, plan, tmp_path):
    assert read({}).hash == plan.hash  # other order of keys, no comments
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(plan.model_dump(mode="json")), encoding="utf-8")
    assert read_plan(path).hash == plan.hash
    assert read({("thresholds", "alpha"): 0.1}).hash != plan.hash
    assert read({("estimands", 0, "window", "last"): 2013}).hash != plan.hash


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({("estimands", 0, "base", "last"): 2012}, "base must"),
        ({("estimands", 9, "base", "last"): 2012}, "base holds the year of its own event"),
        ({("estimands", 9, "form"): "level"}, "a contrast is a log ratio"),
        ({("estimands", 9, "effects"): [1.25, 0.25]}, "least and then the greatest ratio"),
        ({("estimands", 9, "checks"): ["reference_episode"]}, "reference_episodes"),
        ({("reach", "ratios"): [0.4, 1.0]}, "the inverse of each"),
        ({("estimands", 0, "base", "first"): 2004}, "base must lie inside window"),
        ({("estimands", 0, "event"): "2016-01-01"}, "event must lie inside window"),
        ({("estimands", 0, "announced"): "2013-01-01"}, "announced must not be after event"),
        ({("estimands", 0, "window", "last"): 2012}, "a year after the event"),
        ({("estimands", 0, "placebo", "first"): 2013}, "placebo must begin inside base"),
        ({("estimands", 0, "placebo"): None}, r"placebo: None is not valid here"),
        ({("estimands", 7, "base", "first"): 2009}, "'vtip_permits' has fewer base years"),
        ({("estimands", 1, "form"): "log"}, "a share is estimated in form level"),
        ({("estimands", 4, "elsewhere"): ["CAN", "USA"]}, "is not in elsewhere"),
        ({("estimands", 5, "donors", "destination"): "AUS"}, "one of its own donors"),
        ({("estimands", 7, "falsified_by"): ["total_claims_to_canada"]}, "not a falsification outcome"),
        ({("estimands", 8, "direction"): "fall"}, "direction is none for a falsification outcome"),
        ({("questions", 0, "estimands"): ["vtip_permit"]}, "question 'request_a_permit' names estimand 'vtip_permit'"),
        ({("estimands", 1, "id"): "designation_on_claims"}, "occurs twice"),
        ({("thresholds", "alpha"): 5}, "less than 1"),
        ({("estimands", 0, "form"): "poisson"}, "'log' or 'level'"),
        ({("estimands", 0, "title", "fr"): None}, r"title\.fr"),
        ({("estimands", 0, "estimater"): "x"}, "estimater"),
        ({("estimands", 0, "window", "first"): 2020}, "first must not be after last"),
    ],
)
def test_a_plan_that_contradicts_itself_is_refused(read, changes, words):
    with pytest.raises(ImpactError, match=words):
        read(changes)


def test_all_faults_are_named_at_once(read):
    with pytest.raises(ImpactError) as error:
        read({("thresholds", "power"): 2, ("estimands", 0, "family"): "A B", ("estimands", 1, "rivals"): 3})
    assert len(error.value.problems) == 3


def test_an_unknown_source_is_named_with_the_nearest(read):
    with pytest.raises(ImpactError, match="did you mean: vtip_trp_yearly"):
        read({("estimands", 1, "source"): "vtip_trp_yaerly"}, ["vtip_trp_yearly", "unhcr_asylum_applications"])


def test_an_unknown_estimand_is_named_with_the_nearest(plan):
    with pytest.raises(ImpactError, match="did you mean: vtip_permits"):
        plan.estimand("vtip_permit")


def test_broken_yaml_is_refused_in_words(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text("version: [1", encoding="utf-8")
    with pytest.raises(ImpactError, match="not YAML"):
        read_plan(path)
