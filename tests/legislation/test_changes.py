"""``law_changes`` and ``law_effects``: what the bills did, and what became of it."""

from collections.abc import Callable

import pandas as pd
import pytest

from make_law_changes import make_law_changes
from read_acts import read_acts
from tipimpact.common.contracts import contract
from tipimpact.common.tables import read_table
from tipimpact.legislation import read_act, sections_citing
from tipimpact.legislation.changes import read_provisions
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.law import Law
from tipimpact.legislation.statutes import read_texts
from tipimpact.package.compose import compose_texts
from tipimpact.publish import ResultTable
from tipimpact.retrieve import SourceFile, read_sources
from tipimpact.retrieve.receipts import write_receipt

BILLS = {"C-31": "2012, c. 17", "C-10": "2012, c. 1"}
COLLECTIONS = ("legislation", "legislation_statutes", "consolidated_acts", "regulations")


@pytest.fixture(scope="module")
def law(root):
    """``law(edition, folder)``: the law of an edition, as if received into a folder."""
    sources = read_sources(root / "config" / "sources")
    facts = read_commencement(root / "config" / "law" / "commencement.yaml")

    def law(edition, folder, keep=lambda source: True) -> Law:
        wanted = [s for name in COLLECTIONS for s in sources.collection(name, edition) if keep(s)]
        return Law(read_texts([SourceFile(s, folder / s.path, s.sha256) for s in wanted], facts), facts)

    return law


@pytest.fixture(scope="module")
def provisions(root) -> pd.DataFrame:
    return read_provisions(root / "config" / "law" / "provisions.csv")


@pytest.fixture(scope="module")
def table(law, sample, provisions) -> pd.DataFrame:
    return contract("law_changes").conform(law("sample", sample).changes(provisions, BILLS))


@pytest.fixture(scope="module")
def official(official_project) -> Callable[[str], pd.DataFrame]:
    """``official(name)``: a table of the official edition, which has the Act as enacted."""
    data = official_project / "results" / "official" / "data"
    return lambda name: read_table(data / f"{name}.parquet", edition="official")


@pytest.fixture(scope="module")
def replayed(official) -> pd.DataFrame:
    return official("law_changes")


def row(table: pd.DataFrame, unit: str, clause: str | None = None) -> pd.Series:
    found = table[(table["act"] == "IRPA") & (table["unit"] == unit)]
    return (found if clause is None else found[found["clause"] == clause]).iloc[0]


def test_a_row_of_the_sample(table):
    bar = row(table, "24(5)")
    assert (bar["bill"], bar["clause"], bar["operation"], bar["scope"]) == ("C-31", "12", "add", "both")
    assert (bar["in_force"], bar["known_by"]) == (pd.Timestamp("2012-06-28"), "assent")
    assert bar["after_en"].startswith("[Sample: digest] A designated foreign national waits five years")
    assert bar["after_fr"].count("\na) ") == 1
    assert (bar["text_basis"], bar["state"], bar["superseded_basis"]) == ("amending_act", "in_force", "section")
    assert (bar["relevance"], list(bar["pathways"])) == ("pathway", ["trp"])
    assert list(bar["provision_readings"]) == ["adverse|project|text"]
    assert bar["source"] == "annual_2012_c17_en"
    assert pd.isna(bar["applied"])  # the text of 2001 is not in the sample
    assert pd.isna(bar["reviewed_by"])


def test_contested_readings(table):
    assert [r.split("|")[1] for r in row(table, "30(1.2)")["provision_readings"]] == ["project", "parliament", "ccr"]


def test_each_row_has_a_day_or_the_reason_why_none_is_known(table):
    known = table["in_force"].notna()
    assert (known == table["day_unknown_because"].isna()).all()
    assert known.any()
    assert (~known).any()


def test_controls(table):
    assert not set(table["unit"]) & {"24(4)", "118", "37(1)(b)", "37", "24"}
    french = row(table, "131")
    assert (french["scope"], french["before_en"]) == ("fr", pd.NA)


def test_what_a_missing_file_would_tell_is_missing(law, sample, provisions):
    english = law("sample", sample, lambda s: s.facts["lang"] == "en").changes(provisions, BILLS)
    assert english["after_fr"].isna().all()
    without = law("sample", sample, lambda s: s.facts["kind"] == "annual").changes(provisions, BILLS)
    assert set(without["state"]) == {"not_held"}
    assert len(law("sample", sample, lambda s: s.facts["kind"] == "consolidated").changes(provisions, BILLS)) == 0


def test_from_files_to_both_languages(root, sample, tmp_path):
    sources = read_sources(root / "config" / "sources")
    receipts = []
    for name in COLLECTIONS:
        held = [SourceFile(s, sample / s.path, "0" * 64) for s in sources.collection(name, "sample")]
        write_receipt(held, sample, tmp_path / f"{name}.json", "sample")
        receipts.append(str(tmp_path / f"{name}.json"))
    read = {name: str(tmp_path / f"{name}.parquet") for name in ("units", "effects")}
    commencement = str(root / "config" / "law" / "commencement.yaml")
    read_acts(receipts, commencement, str(sample), "sample", **read, threads=1)
    config = {
        name: str(root / "config" / file)
        for name, file in (("provisions", "law/provisions.csv"), ("commencement", "law/commencement.yaml"))
    }
    made = {name: str(tmp_path / f"{name}.parquet") for name in ("law_changes", "law_effects", "commencement_days")}
    table = tmp_path / "legislation_table.json"
    write_receipt([], sample, table, "sample")
    make_law_changes(**read, table=str(table), raw=str(sample), edition="sample", **config, bills=BILLS, **made)
    changes, effects, days = (read_table(path, edition="sample") for path in made.values())
    biometrics = days[(days["amending_act"] == "2012, c. 17") & (days["clause"] == "9(2)")]
    assert set(biometrics["in_force"].dropna()) <= {pd.Timestamp("2013-04-29")}
    assert not days["agreement"].eq("contradicted").any()
    assert "irpa_newest_fr" in changes.attrs["sources"]
    table = ResultTable(changes, "law_changes", authored=compose_texts(root / "config"))
    english, french = (table.render("html", lang) for lang in ("en", "fr"))
    assert "not reviewed by counsel" in english
    assert "non révisé par un conseiller juridique" in french
    assert "adverse; Canadian Council for Refugees" in english
    assert "défavorable; Conseil canadien pour les réfugiés" in french
    assert "25(1.2)" in french
    told = read_provisions(root / "config" / "law" / "provisions.csv").set_index(["act", "unit", "view", "holder"])
    place, rows = next((i, rows) for i, rows in enumerate(changes["provisions"]) if len(rows) > 1)
    for lang in ("en", "fr"):
        note = table.texts(lang)["note"][place]
        assert note == "\n".join(told.loc[tuple(row.split("|")), f"note_{lang}"] for row in rows)
    assert "111.1" not in set(effects["unit"])
    assert "remplace" in ResultTable(effects, "law_effects").render("csv", "fr")


@pytest.mark.official
def test_before_and_after(replayed):
    wait = row(replayed, "25(1.2)", "13(3)")
    assert wait["before_en"].endswith("has already made such a request and the request is pending.")  # 2010, c. 8
    assert "less than 12 months have passed" in wait["after_en"]
    assert list(wait["superseded_by"]) == ["2013, c. 40", "2019, c. 29"]
    removal = row(replayed, "48(2)")
    assert "[-is reasonably practicable.-] {+possible.+}" in removal["difference_en"]
    assert removal["state"] == "unchanged"
    appeal = row(replayed, "110(2)", "36(1)")
    assert (appeal["in_force"], appeal["known_by"]) == (pd.Timestamp("2012-12-15"), "order")  # 110 began only then
    assert row(replayed, "112(2)(c)", "84(3)")["known_by"] == "coordinating"
    country = row(replayed, "109.1")
    assert (country["via"], country["in_force"]) == ("2010, c. 8", pd.Timestamp("2012-12-15"))


@pytest.mark.official
def test_official_controls(replayed):
    irpa = replayed[replayed["act"] == "IRPA"]
    assert not {"24(4)", "118", "37(1)(b)"} & set(irpa["unit"])
    never = irpa[irpa["not_applied_because"] == "never_in_force"]
    assert {"21(2)", "95(1)(c)", "95(2)", "113.1", "201.1"} <= set(never["unit"])
    assert set(never["state"]) == {"never"}
    french = irpa[(irpa["scope"] == "fr") & irpa["applied"]]
    assert set(french["known_by"]) == {"assent", "order"}  # from their clauses, never from a note (F)
    others = replayed[replayed["act"] != "IRPA"]
    assert {"Criminal Code", "M-0.8", "Criminal Records Act", "2010, c. 8"} <= set(others["act"])
    assert others["before_en"].isna().all()
    assert set(others.loc[others["act"] == "Criminal Code", "text_basis"]) <= {"amending_act", "none"}


@pytest.mark.official
def test_the_official_notes_name_the_same_sections(replayed, mirror):
    """Two ways to the same sections: clauses read, and history notes. Repealed 11.1 has no note; 30 was replaced
    by 2012, c. 31 before it began, and the note to 89 names it all the same."""
    texts = [
        read_act(mirror / "legislation" / f"irpa_I-2.5_{version}_en.xml")
        for version in ("2021-02-26-oldest", "HEAD-2026-07-23")
    ]
    irpa = replayed[(replayed["act"] == "IRPA") & replayed["applied"].fillna(False)]
    for bill, citation in BILLS.items():
        noted = {section for text in texts for section in sections_citing(text, citation)}
        ours = set(irpa.loc[irpa["bill"] == bill, "unit"].str.extract(r"^([\d.]+)")[0])
        assert noted ^ ours == ({"11.1", "89"} if bill == "C-31" else set())
        assert len(noted) == {"C-31": 57, "C-10": 5}[bill]


@pytest.mark.official
def test_provisions_agree_with_the_clauses(replayed, provisions):
    """The days in provisions.csv are those of the clauses that it names."""
    ours = provisions[
        (provisions["act"] == "IRPA") & provisions["amending"].isin(BILLS.values()) & provisions["in_force"].notna()
    ]
    days = replayed.groupby(["unit", "clause"])["in_force"].first()
    for p in ours.itertuples():
        known = {
            days.get((unit, clause)) for clause in p.clause for unit in (p.unit, p.unit.replace("26(1)", "26"))
        } - {None}
        assert not known or p.in_force in known, (p.unit, p.clause, known)


@pytest.mark.official
def test_effects_on_the_act_and_of_the_bills(official):
    effects = official("law_effects")
    assert effects["amending_act"].nunique() > 35
    irpa = effects[effects["act"] == "IRPA"]
    assert irpa["applied"].notna().all()
    assert irpa.loc[~irpa["applied"], "not_applied_because"].notna().all()
    assert irpa["applied"].mean() > 0.8
    known = effects["in_force"].notna()
    assert (known == effects["day_unknown_because"].isna()).all()  # a day, or the reason why none is known
    assert (known == (effects["known_by"] != "unknown")).all()
    assert known.mean() > 0.9
    unresolved = effects["act"] == "unresolved"
    assert unresolved.mean() < 0.02
    assert effects.loc[unresolved, "act_words"].notna().all()
    assert not len(irpa[(irpa["amending_act"] == "2013, c. 16") & (irpa["unit"] == "31")])
    first = irpa[(irpa["amending_act"] == "2010, c. 8") & (irpa["unit"] == "24(4)")].iloc[0]
    assert (first["clause"], first["operation"], first["in_force"]) == ("3", "add", pd.Timestamp("2010-06-29"))
