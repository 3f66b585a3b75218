"""What is given where a public function takes a table: the project's error, with the name of the parameter."""

import importlib
import inspect
from functools import partial

import pandas as pd
import pytest

from tipimpact import asylum, eligibility, impact, legislation, tfwp, themes
from tipimpact.common.errors import TipimpactError

STAGES = ("asylum", "eligibility", "impact", "legislation", "publish", "reports", "retrieve", "tfwp", "themes")
CLAIMS = pd.DataFrame(columns=["origin", "destination", "year", "claims", "low", "high", "counted", "stage", "row"])
SPANS = pd.DataFrame(columns=["origin", "tranche", "effective", "ended", "verified", "date_verified"])
SENTENCES = pd.DataFrame(columns=["sentence_id", "doc_id", "section", "text"])
FLOWS = ["count", "origin", "year", "source", "value", "low", "high"]
MENTIONS = pd.DataFrame(columns=["sentence_id", "theme"])
YEARS = {"vintages": {}, "last_full_years": {}}
RELEASE = {"documents": {}, "spec": None, "codebook": None, "gaps": ()}


def call_lives(rows):
    return eligibility.lives(eligibility.read_profiles(), rows=rows)


# Each parameter that takes a table, with the function and everything else that it needs.
CALLS = {
    ("asylum", "claims_by_designation", "panel"): partial(asylum.claims_by_designation, **YEARS),
    ("asylum", "claims_by_origin", "panel"): partial(asylum.claims_by_origin, **YEARS),
    ("asylum", "outcomes_by_designation", "panel"): partial(asylum.outcomes_by_designation, **YEARS),
    ("asylum", "completeness", "claims"): partial(asylum.completeness, decisions=CLAIMS.assign(total=0)),
    ("asylum", "completeness", "decisions"): partial(asylum.completeness, CLAIMS),
    ("asylum", "designations", "designated"): partial(asylum.designations, effects=SPANS),
    ("asylum", "designations", "effects"): partial(asylum.designations, SPANS),
    ("asylum", "exposure", "spans"): partial(asylum.exposure, years=range(2012, 2014)),
    ("asylum", "panel", "claims"): asylum.panel,
    ("asylum", "panel", "decisions"): partial(asylum.panel, CLAIMS),
    ("asylum", "panel", "designated"): partial(asylum.panel, CLAIMS, None),
    ("eligibility", "evaluate", "rows"): partial(eligibility.evaluate, {}, "2013-01-01"),
    ("eligibility", "evaluate", "persons"): partial(eligibility.evaluate, on="2013-01-01", rows=None),
    ("eligibility", "lives", "rows"): call_lives,
    ("eligibility", "recommendations", "sentences"): partial(
        eligibility.recommendations, mentions=MENTIONS, series=MENTIONS, **RELEASE
    ),
    ("eligibility", "recommendations", "mentions"): partial(
        eligibility.recommendations, SENTENCES, series=MENTIONS, **RELEASE
    ),
    ("eligibility", "recommendations", "series"): partial(eligibility.recommendations, SENTENCES, MENTIONS, **RELEASE),
    ("impact", "compare", "units"): partial(impact.compare, rule=None),
    ("impact", "exposure", "flows"): partial(impact.exposure, [], law=pd.DataFrame(columns=["row"])),
    ("impact", "exposure", "law"): partial(impact.exposure, [], pd.DataFrame(columns=FLOWS)),
    ("impact", "read_claims_cube", "rows"): impact.read_claims_cube,
    ("legislation", "sections_citing", "act"): partial(legislation.sections_citing, citation="2012, c. 17"),
    ("tfwp", "permit_mobility", "positions"): partial(tfwp.permit_mobility, scope="open"),
    ("themes", "code", "sentences"): partial(themes.code, codebook=None),
    ("themes", "extract", "sentences"): partial(themes.extract, codebook=None),
}
# Read from files: a table is one of several things that they take, and their errors name the file.
READERS = {
    ("asylum", "read_claims"),
    ("asylum", "read_decisions"),
    ("asylum", "read_monthly"),
    ("publish", "ResultTable"),
}
# What may be None, and then is: a table that only some rules read.
OPTIONAL = {("impact", "exposure", "spans"), ("impact", "exposure", "decided")}


def takes_table():
    for stage in STAGES:
        module = importlib.import_module(f"tipimpact.{stage}")
        for name in module.__all__:
            function = getattr(module, name)
            if inspect.isfunction(function) and (stage, name) not in READERS:
                for parameter in inspect.signature(function).parameters.values():
                    if "DataFrame" in str(parameter.annotation):
                        yield stage, name, parameter.name


def test_every_public_function_that_takes_a_table_is_tried():
    assert {*takes_table()} == CALLS.keys() | OPTIONAL


@pytest.mark.parametrize("key", CALLS, ids=" ".join)
@pytest.mark.parametrize("wrong", ["path/of/a/file.csv", 5, pd.DataFrame({"x": [1]})], ids=["text", "number", "table"])
def test_what_is_no_such_table_is_told_with_the_name_of_the_parameter(key, wrong):
    *_, parameter = key
    with pytest.raises(TipimpactError) as error:
        CALLS[key](**{parameter: wrong})
    assert str(error.value).startswith(parameter), error.value


def test_a_text_in_place_of_evidence_is_told():
    with pytest.raises(TipimpactError, match="evidence: it is a text"):
        eligibility.status("not_met")
