"""Every unit of every section that a row or a concept cites is judged; a silence is told."""

import re

import pandas as pd
import pytest
from sklearn.metrics import cohen_kappa_score

from tipimpact.common.contracts import contract
from tipimpact.common.errors import EligibilityError
from tipimpact.eligibility.addresses import read_addresses
from tipimpact.eligibility.completeness import (
    FILE,
    SILENCES,
    check_texts,
    completeness,
    digest_newest,
    find_section,
    list_named_sections,
    read_completeness,
    read_silences,
)
from tipimpact.eligibility.concepts import concepts
from tipimpact.eligibility.rows import split_items
from tipimpact.legislation.statutes import COLUMNS, LAW, StatuteTexts


@pytest.fixture(scope="module")
def judged(rows) -> pd.DataFrame:
    return read_completeness(rows)


def test_every_unit_of_the_texts_is_accounted_for(judged, rows):
    listed = set(judged[["act", "unit"]].itertuples(index=False, name=None))
    sections = {(act, find_section(unit)) for act, unit in rows[["act", "citation"]].itertuples(index=False)}
    units = {(act, unit) for act, units in read_addresses().items() for unit in units}
    assert {(act, unit) for act, unit in units if (act, find_section(unit)) in sections} <= listed
    silences = read_silences().groupby("of")["code"].apply(set)
    assert set(judged["why"]) - {""} == silences["irrelevant"]  # each reason is given somewhere
    assert set(judged["gap"]) - {""} == silences["missing"]


def test_each_difference_between_the_two_readers_is_settled_for_one_of_them(judged):
    readers = pd.read_csv(FILE.with_name("completeness_readers.csv"), dtype=str, keep_default_na=False)
    assert ((readers["first"] != readers["second"]) == (readers["right"] != "")).all()
    readers["settled"] = readers["first"].where(readers["right"] != "second", readers["second"])
    both = readers.merge(judged, on=["act", "unit"])
    assert len(both) == len(readers)
    changed = both[both["settled"] != both["judged"]]  # read again since, with the day
    assert set(changed["judged_on"]) <= {"2026-12-01"}
    agreed = (readers["first"] == readers["second"]).mean()
    assert (round(agreed, 3), round(cohen_kappa_score(readers["first"], readers["second"]), 2)) == (0.908, 0.83)


def test_the_table_publishes_every_judgment_with_its_reason(judged, rows):
    table = contract("completeness").conform(completeness(judged, rows))
    assert len(table) == len(judged)
    assert (table["silence"].notna() == (table["judged"] != "modelled")).all()
    unheld = table.set_index(["act", "unit"]).loc[("IRPR", "65(c)")]
    assert (unheld["judged"], unheld["silence"]) == ("missing", "new_inadmissibility")


def test_a_section_that_any_file_of_the_stage_names_is_judged(judged):
    """The outside list: not only what rows cite; two sections from which wrong answers came are among them."""
    sections = {(act, find_section(unit)) for act, unit in judged[["act", "unit"]].itertuples(index=False)}
    known = {(act, find_section(unit)) for act, units in read_addresses().items() for unit in units}
    assert set(list_named_sections()) & known <= sections
    assert {("IRPR", "160"), ("IRPR", "199"), ("IRPA", "104"), ("IRPA", "72")} <= set(list_named_sections())


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("fee,irrelevant,about fees,", "merits,irrelevant,about fees,", "code 'merits' is there twice"),
        ("province,irrelevant,what a province decides,", "province,irrelevant,,", "en is empty"),
        ("content,irrelevant", "content,irelevant", "did you mean: irrelevant"),
    ],
)
def test_a_silence_that_cannot_be_is_told(tmp_path, old, new, what):
    text = SILENCES.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "silences.csv"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(EligibilityError) as error:
        read_silences(path)
    assert what in str(error.value)
    assert "silences.csv, line" in str(error.value)


def test_a_section_that_a_concept_cites_is_judged_too(judged):
    listed = {(act, find_section(unit)) for act, unit in judged[["act", "unit"]].itertuples(index=False)}
    for name, concept in concepts().items():
        for act, text in re.findall(r"(IRPA|IRPR) ([^;]+)", concept.provision):
            for section in re.findall(r"(?:^|, )(\d+(?:\.\d+)?)", text):
                assert (act, section) in listed, (name, act, section)


def test_each_row_is_named_by_a_unit(judged, rows):
    named = {name for cell in judged["names"] for name in split_items(cell)}
    of_listed = rows[rows["act"].isin(set(judged["act"]))]
    assert sorted(set(of_listed["row"]) - named) == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("IRPA,24(5)(b),modelled,", "IRPA,24(5)(x),modelled,", "nobody judged IRPA 24(5)(b)"),
        ("IRPA,24(2),irrelevant,,abroad", "IRPA,24(2),irrelevant,,", "irrelevant, and why is ''"),
        ("IRPA,24(2),irrelevant,,abroad", "IRPA,24(2),irrelevant,,abrod", "did you mean: abroad"),
        ("IRPA,24(2),irrelevant", "IRPA,24(2),irelevant", "did you mean: irrelevant"),
        ("IRPA,24(3.1),modelled,trp_prra_pending", "IRPA,24(3.1),modelled,trp_pra_pending", "trp_prra_pending"),
        ("IRPA,24(2),irrelevant", "IRPA,24(1),irrelevant", "IRPA 24(1) is judged twice"),
    ],
)
def test_a_judgment_that_cannot_be_is_told(rows, tmp_path, old, new, what):
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "completeness.csv"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(EligibilityError) as error:
        read_completeness(rows, path)
    assert what in str(error.value)


def held(*texts: tuple[str, str, str]) -> StatuteTexts:
    """A run with one unit, IRPA 24(2), in consolidations: language, day and words of each."""
    files, rows = {}, []
    for lang, day, words in texts:
        files[f"irpa_{day}_{lang}"] = {"act": "IRPA", "lang": lang, "kind": "consolidated", "pit_date": day}
        rows.append({"source": f"irpa_{day}_{lang}", "unit": "24(2)", "text": words, "part": LAW[0], "repealed": False})
    units = pd.DataFrame(rows).reindex(columns=["source", "part", *COLUMNS]).assign(kind="subsection")
    return StatuteTexts(units, pd.DataFrame({"source": []}), files)


def test_a_text_that_changed_after_it_was_judged_is_told(judged):
    now = ("en", "2026-03-26", "a permit"), ("fr", "2026-03-26", "un permis")
    day, digests = digest_newest("IRPA", held(*now))
    one = judged[(judged["act"] == "IRPA") & (judged["unit"] == "24(2)")].assign(text=f"{day} {digests['24(2)']}")
    check_texts(one, held(*now))
    later = ("en", "2027-01-02", "a permit"), ("fr", "2027-01-02", "un permis")
    check_texts(one, held(*now, *later))
    changed = (*now, later[0], ("fr", "2027-01-02", "un permis de séjour"))
    with pytest.raises(EligibilityError, match=r"the text of IRPA 24\(2\) changed after it was judged"):
        check_texts(one, held(*changed))
    check_texts(one, held(*changed[:3]))  # one language of the newer text alone settles nothing
    check_texts(one, held(("en", "2019-06-21", "older"), ("fr", "2019-06-21", "ancien")))
