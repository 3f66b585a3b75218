"""``config/law/eligibility.csv``: what is refused, what stands in it, and whether every citation resolves."""

import datetime as dt
import os
import re
import shutil

import checkout
import pandas as pd
import pytest

from tests_support import load_module, snakemake
from tipimpact.common.errors import EligibilityError
from tipimpact.common.files import sha256
from tipimpact.common.tables import read_table
from tipimpact.eligibility import evaluate, read_rows
from tipimpact.eligibility.addresses import FILE, read_addresses
from tipimpact.eligibility.calendar import day
from tipimpact.eligibility.citations import check_days, resolve_citations
from tipimpact.eligibility.readings import read_readings
from tipimpact.eligibility.remedies import read_remedies
from tipimpact.eligibility.rows import REMEDIES, split_items, write_rows
from tipimpact.eligibility.rulebook import Rulebook
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.statutes import StatuteTexts, read_texts
from tipimpact.retrieve import SourceFile, read_sources

COLLECTIONS = ("legislation", "legislation_statutes", "regulations")


@pytest.fixture(scope="module")
def official(official_project):
    """Every law text of the official edition, as its run has read them."""
    read = official_project / "data" / "processed" / "official" / "legislation"
    return StatuteTexts(*(read_table(read / f"{name}.parquet", edition="official") for name in ("units", "effects")))


@pytest.mark.official
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_citation_resolves_in_the_law_of_its_days(root, official, rows, lang):
    commencement = read_commencement(root / "config" / "law" / "commencement.yaml")
    how = resolve_citations(rows, official, commencement, lang)
    assert list(how.index) == list(rows["row"])
    late = how[how == "another_day"].index
    # Only rows whose text of then is said not to be held may rest on a later one.
    assert set(rows.set_index("row").loc[late, "known_by"]) == {"unverified"}
    # Of conditional residence the Regulations held say no more than that it was repealed.
    assert list(how[how == "not_held"].index) == ["pr_kept_spouse"]


def test_of_digests_what_they_do_not_have_is_said(root, sample, rows):
    commencement = read_commencement(root / "config" / "law" / "commencement.yaml")
    sources = read_sources(root / "config" / "sources")
    of_law = [source for name in COLLECTIONS for source in sources.collection(name, "sample")]
    places = [(source, sample / source.path) for source in of_law]
    files = [SourceFile(source, path, sha256(path)) for source, path in places if path.is_file()]
    how = resolve_citations(rows, read_texts(files), commencement)
    assert how["trp_dfn"] == "exact"
    assert how["work_abuse"] == "not_held"


def test_what_stands_in_it(rows):
    assert len(rows) >= 60
    assert {r for cell in rows["remedy"] for r in split_items(cell)} == set(REMEDIES)
    assert rows["reviewed_by"].isna().all()
    by = rows.set_index("row")
    assert by.loc["trp_12m_2010", "brought_by"] == "2010, c. 8"  # and not Bill C-31
    assert by.loc["work_sex_trade_2012", "brought_by"] == "2008, c. 28"  # and not Bill C-10
    assert by.loc["hc_12m_2012", "taken_over_by"] == "2019, c. 29"
    # A bar on a request is not a bar on the grant.
    requests = by[by["citation"].str.startswith(("24(3.1)", "24(4)", "24(5)", "24(6)", "25(1.01)", "25(1.2)"))]
    assert set(requests["effect"]) <= {"bars_request", "lifts"}
    # No way out names trafficking.
    assert not [r for r in rows.to_dict("records") if r["effect"] == "lifts" and "trafficked" in r["who"]]


def test_it_is_written_as_it_is_kept(root, rows, tmp_path):
    original = (root / "config" / "law" / "eligibility.csv").read_bytes()
    (tmp_path / "eligibility.csv").write_bytes(original)
    write_rows(rows, tmp_path / "eligibility.csv")
    assert (tmp_path / "eligibility.csv").read_bytes() == original


@pytest.fixture
def broken(root, tmp_path):
    """Read the rows after changes to some of their cells."""

    def read(known=None, **changes):
        table = pd.read_csv(root / "config" / "law" / "eligibility.csv", dtype=str, keep_default_na=False)
        for row, cells in changes.items():
            for column, value in cells.items():
                table.loc[table["row"] == row, column] = value
        path = tmp_path / "eligibility.csv"
        table.to_csv(path, index=False)
        shutil.copy(root / "config" / "law" / "readings.yaml", tmp_path)
        return read_rows(path, known)

    return read


def test_all_faults_at_once(broken):
    with pytest.raises(EligibilityError) as error:
        broken(
            trp_power={"who": "trafficed and in_canada"},
            vtip_power={"who": 'status == "claimnt"', "from": "2006-02-30"},
            trp_12m_2019={"from": "2019-06-01", "clause": "", "day_source": "a test", "event": "rpd_refuse"},
            hc_right={"effect": "entitle", "act": "IRPAA"},
            hc_child={"who": "__import__('os').system('true')"},
            hc_12m_2012={"exceptions": "hc_chld", "length": "twelve"},
            claim_right={"remedy": "claims", "brought_by": "C-31"},
            stay_dfn={"until": "2011-01-01"},
        )
    message = str(error.value)
    for words in (
        "line 2, row trp_power: who: no fact 'trafficed' is yes or no",
        "did you mean: trafficked",
        "status is never 'claimnt'",
        "did you mean: claimant",
        "from is '2006-02-30'",
        "rows trp_12m_2010 and trp_12m_2019 of the slot trp_12m overlap",
        "event names 'rpd_refuse'",
        "did you mean: rpd_refused",
        "did you mean: entitles",
        "act is 'IRPAA'",
        "is not allowed here",
        "exceptions names 'hc_chld'",
        "length is 'twelve'",
        "remedy names 'claims'",
        "brought_by is 'C-31'",
        "until 2011-01-01 is not after from 2012-12-15",
    ):
        assert words in message


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"citation": "24(14)"}, ("line 9, row trp_12m_2010: IRPA has no unit 24(14)", "did you mean: 24(4)")),
        ({"act": "2021, c. 17", "citation": "80"}, ("no text of 2021, c. 17 is listed", "did you mean: 2012, c. 17")),
        (
            {"from": "2010-06-28", "clause": "", "day_source": "a test"},
            ("IRPA has no 24(4) on the first day of the row", "that unit: from 2010-06-29"),
        ),
        ({"from": "2010-06-28"}, ("from is 2010-06-28", "expected: 2010-06-29, by 2010, c. 8, s. 3 on 24(4)")),
        ({"clause": "4"}, ("no days of 2010, c. 8, s. 4 on 24(4) are known", "leave clause empty")),
        ({"citation": "74(z)"}, ("IRPA has no unit 74(z)", "make addresses")),
    ],
)
def test_a_citation_must_stand_in_the_law_of_its_days(broken, cells, words):
    with pytest.raises(EligibilityError) as error:
        broken(read_addresses(), trp_12m_2010=cells)
    assert len(error.value.problems) == 1
    for message in words:
        assert message in str(error.value)


@pytest.mark.official
def test_the_addresses_are_those_of_the_law_held(root, official, rows):
    """Fails when the list has drifted from the law: run `make addresses`."""
    commencement = read_commencement(root / "config" / "law" / "commencement.yaml")
    make = load_module(root / "dev" / "addresses.py")
    cited = set(zip(rows["act"], rows["citation"], strict=True))
    addresses = make.addresses(official, commencement, set(rows["act"]), cited)
    assert make.to_csv(addresses) == FILE.read_text("utf-8")


@pytest.mark.workflow
def test_five_kinds_of_fault_are_told_at_once_before_any_job(tmp_path):
    """As a user sees them who has edited two files and types `make results`."""
    project = checkout.copy(tmp_path / "project")
    rows = project / "config" / "law" / "eligibility.csv"
    table = pd.read_csv(rows, dtype=str, keep_default_na=False).set_index("row", drop=False)
    table.loc["trp_power", "who"] = "trafficed and in_canada"
    table.loc["vtip_power", "from"] = "2006-02-30"
    table.loc["trp_12m_2019", ["from", "clause", "day_source"]] = "2019-06-01", "", "a test"
    table.loc["hc_right", "citation"] = "25(1.1.1)"
    table.to_csv(rows, index=False)
    profiles = project / "config" / "profiles.yaml"
    text = profiles.read_text("utf-8")
    profiles.write_text(text.replace("{abuse: true}", "{abuze: true}", 1), "utf-8")
    done = snakemake(directory=project, snakefile=project / "Snakefile")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    report = done.stderr.partition("The configuration is not valid; nothing was run.\n")[2]
    for where, what, near in (
        ("line 2, row trp_power", "who: no fact 'trafficed' is yes or no", "trafficked"),
        ("line 4, row vtip_power", "from is '2006-02-30'", ""),
        ("row trp_12m_2019", "rows trp_12m_2010 and trp_12m_2019 of the slot trp_12m overlap", ""),
        ("row hc_right", "IRPA has no unit 25(1.1.1)", "25(1.1)"),
        ("profiles.yaml, line 31", "no fact is called 'abuze'", "abuse"),
    ):
        problem = next(part for part in re.split(r"\n(?! )", report) if what in part)
        assert where in problem
        assert f"did you mean: {near}" in problem or not near
    for folder in ("data/processed", "results"):
        assert os.listdir(project / folder) == ["README.md"]


@pytest.mark.parametrize(
    ("row", "cells", "words"),
    [
        ("claim_right", {"unasked": "hc_unasked"}, "unasked in a row that entitles"),
        ("hc_dfn", {"unasked": "hc_child"}, "unasked names 'hc_child'"),
        ("hc_dfn", {"used": "trafficked"}, "used in a row that bars_request"),
        ("vtip_power", {"reading": "permit_reach/gide"}, "did you mean: permit_reach/guide"),
        ("vtip_power", {"reading": ""}, "rows vtip_power and"),
        ("work_trp_right", {"extended_by": "IRPR 1"}, "extended_by without a limit"),
        ("trp_power", {"kind": "law"}, "kind is 'law'"),
        ("appeal_right", {"otherwise_from": ""}, "half a postponement"),
        ("appeal_right", {"event": "rpd_decded"}, "event names 'rpd_decded'"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_with_the_row(broken, row, cells, words):
    if "reading" in cells and not cells["reading"]:
        cells = {**cells, "slot": "vtip_power_text"}
    with pytest.raises(EligibilityError) as error:
        broken(**{row: cells})
    assert words in str(error.value)
    assert f"row {row}" in str(error.value)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("    date: 2007-06-19\n", ""), "date"),
        (("        holder:", "        holders:"), "did you mean: holder"),
        (("date: 2026-02-12", "date: soon"), "a date like"),
    ],
)
def test_a_reading_without_holder_or_date_is_refused(root, tmp_path, change, words):
    text = (root / "config" / "law" / "readings.yaml").read_text("utf-8")
    text = text.replace("        date: 2007-06-19\n", "") if not change[1] else text.replace(*change, 1)
    (tmp_path / "readings.yaml").write_text(text, "utf-8")
    with pytest.raises(EligibilityError) as error:
        read_readings(tmp_path / "readings.yaml")
    assert words in str(error.value)
    assert "readings.yaml, line" in str(error.value)


def test_misspelt_columns_and_impossible_values_of_persons(rows):
    persons = pd.DataFrame({"traficked": [True], "claim_made": ["2013-02-30"], "status": ["visitors"]})
    with pytest.raises(EligibilityError) as error:
        evaluate(persons, "2013-06-01", rows)
    for words in ("did you mean: trafficked", "claim_made is '2013-02-30'", "did you mean: visitor"):
        assert words in str(error.value)


def test_an_unknown_act_is_refused(rows):
    with pytest.raises(EligibilityError, match="did you mean: C-31"):
        evaluate(pd.DataFrame({"trafficked": [True]}), "2013-06-01", rows, without=["C-13"])


def test_without_an_act_what_it_took_over_goes_on(rows):
    book = Rulebook(rows)

    def names(without):
        return set(book.select_in_force(day(dt.date(2020, 1, 1)), without))

    assert "claim_crime_2012" in names(())
    assert "claim_crime_2001" not in names(())
    assert "claim_crime_2001" in names(["C-31"])
    assert "claim_crime_2012" not in names(["C-31"])
    # What 2019 made of the bar is not Bill C-31's any more; in the other reading it descends from it.
    assert "hc_12m_2019" in names(["C-31"])
    assert "hc_12m_2019" not in names(["C-31+"])
    # Without the later Acts the version of 2012 goes on.
    assert "hc_12m_2012" in names(["later"])
    assert "hc_12m_2019" not in names(["later"])
    # What a court or the end of designation ended stays ended.
    assert "appeal_dco" not in names(["later"])


# -- days stand once


COMPLETE = ("2010, c. 8", "2012, c. 17", "2019, c. 29")


@pytest.fixture
def effects():
    """Three effects as the law of a run gives them."""
    rows = [
        ("2012, c. 17", "11(2)", "IRPA", "21(3)", "2012-06-28"),
        ("2010, c. 8", "3", "IRPA", "24(4)", "2010-06-29"),
        ("2019, c. 29", "302(2)", "IRPA", "24(4)", "2019-06-21"),
    ]
    table = pd.DataFrame(rows, columns=["amending_act", "clause", "act", "unit", "in_force"])
    return table.assign(in_force=pd.to_datetime(table["in_force"]))


@pytest.fixture
def commencement(root):
    return read_commencement(root / "config" / "law" / "commencement.yaml")


def test_each_day_is_the_laws_or_has_its_source(rows, effects, commencement):
    names = ["pr_cessation", "trp_12m_2010", "trp_power", "work_abuse"]  # the third from a section of the Act itself
    check_days(rows[rows["row"].isin(names)], effects, commencement, COMPLETE)
    check_days(rows, effects, commencement, ())
    wrong = rows[rows["row"] == "trp_power"].assign(**{"from": pd.Timestamp("2012-01-01")})
    with pytest.raises(EligibilityError, match="row trp_power: from is 2012-01-01"):
        check_days(wrong, effects, commencement, ())


def test_a_run_stops_where_law_and_row_disagree(rows, effects, commencement):
    changed = rows[rows["row"].isin(["pr_cessation", "trp_12m_2010", "hc_child"])].copy()
    changed.loc[changed["row"] == "pr_cessation", "from"] = pd.Timestamp("2012-12-15")
    changed.loc[changed["row"] == "trp_12m_2010", "until"] = pd.Timestamp("2019-06-20")
    with pytest.raises(EligibilityError) as error:
        check_days(changed, effects, commencement, COMPLETE)
    message = str(error.value)
    assert "row pr_cessation: from is 2012-12-15\n  expected: 2012-06-28, by 2012, c. 17, s. 11(2)" in message
    assert "row trp_12m_2010: until is 2019-06-20\n  expected: 2019-06-21, by 2019, c. 29, s. 302(2)" in message
    assert "row hc_child: 2012, c. 17, s. 13(3) on 25(1.21)(b) has no day" in message
    assert len(error.value.problems) == 3


def test_where_a_statute_is_missing_there_is_nothing_to_contradict(rows, effects, commencement):
    few = rows[rows["row"].isin(["hc_child", "trp_12m_2010"])]
    check_days(few, effects, commencement, ["2010, c. 8"])
    wrong = few.assign(until=few["until"].where(few["row"] != "trp_12m_2010", pd.Timestamp("2019-06-20")))
    with pytest.raises(EligibilityError, match="until is 2019-06-20"):
        check_days(wrong, effects, commencement, ())


def test_a_day_typed_beside_its_clause_must_be_the_laws(broken):
    with pytest.raises(EligibilityError) as error:
        broken(trp_12m_2010={"from": "2010-06-28"}, work_abuse={"day_source": ""})
    message = str(error.value)
    assert "row trp_12m_2010: from is 2010-06-28\n  expected: 2010-06-29, by 2010, c. 8, s. 3 on 24(4)" in message
    assert "row work_abuse: a day is typed without its source" in message


def test_21_3_begins_on_assent_everywhere(rows):
    # 2012, c. 17, s. 85(2) lists 11(1) and not 11(2).
    row = rows.set_index("row").loc["pr_cessation"]
    assert (row["citation"], row["clause"], row["from"]) == ("21(3)", "11(2)", pd.Timestamp("2012-06-28"))


def test_what_bill_c31_postponed_had_a_day_of_its_own(rows):
    # 2010, c. 8, s. 42(1): two years after assent on 29 June 2010.
    postponed = rows[rows["postponed_by"] == "2012, c. 17"].set_index("row")
    assert set(postponed["otherwise_from"]) == {pd.Timestamp("2012-06-29")}
    names = ["appeal_right", "appeal_closed", "appeal_cessation", "appeal_vacation", "appeal_decided_before"]
    names += ["prra_12m_2012", "prra_spared"]
    assert sorted(postponed.index) == sorted(names)


# -- what each remedy is


def test_each_remedy_says_whose_it_is_and_what_asking_can_bring():
    remedies = read_remedies()
    assert list(remedies) == list(REMEDIES)
    texts_ = [getattr(remedy.whom, lang) for remedy in remedies.values() for lang in ("en", "fr")]
    texts_ += [getattr(remedy.risk_of_asking, lang) for remedy in remedies.values() for lang in ("en", "fr")]
    assert len(set(texts_)) == len(texts_)
    assert all(len(text) <= 180 for text in texts_)


def test_faults_of_the_remedies_are_told_at_once(root, tmp_path):
    text = (root / "config" / "law" / "remedies.yaml").read_text(encoding="utf-8")
    path = tmp_path / "remedies.yaml"
    path.write_text(text.replace("  trp:", "  trpp:").replace("clause: IRPR 208", 'clause: ""'), encoding="utf-8")
    with pytest.raises(EligibilityError) as error:
        read_remedies(path)
    message = str(error.value)
    assert "no remedy is called 'trpp'" in message
    assert "did you mean: trp" in message
    assert "trp is missing" in message
    assert "clause" in message
