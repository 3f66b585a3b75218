"""``config/law/provisions.csv``: what is refused, and what stands in it."""

import pandas as pd
import pytest

from tipimpact.common.errors import LegislationError
from tipimpact.legislation.changes import PATHWAYS, around, read_provisions, write_provisions
from tipimpact.legislation.commencement import read_commencement
from tipimpact.legislation.statutes import read_texts
from tipimpact.retrieve import SourceFile, read_sources


@pytest.fixture(scope="module")
def file(root):
    return root / "config" / "law" / "provisions.csv"


@pytest.fixture(scope="module")
def provisions(file):
    return read_provisions(file)


def row(provisions, unit, act="IRPA") -> pd.DataFrame:
    return provisions[(provisions["unit"] == unit) & (provisions["act"] == act)]


def test_controls(provisions):
    bar = row(provisions, "24(4)").iloc[0]
    assert (bar["amending"], bar["clause"]) == ("2010, c. 8", ["3"])
    for unit in ("118", "37(1)(b)"):
        assert row(provisions, unit)["amending"].tolist() == [""]
    work = row(provisions, "206(2)", "IRPR").iloc[0]
    assert work["in_force"] == pd.Timestamp("2012-12-15")  # and not 2014-05-29, a change to the French only


def test_contested_readings_stand_side_by_side(provisions):
    power = row(provisions, "30(1.2)")
    assert set(power["holder"]) == {"project", "parliament", "ccr"}
    assert len(set(power["view"])) == 3


def test_every_pathway_has_provisions_and_no_row_is_reviewed(provisions):
    assert set(provisions["pathway"]) == set(PATHWAYS)
    assert provisions["reviewed_by"].isna().all()


def test_clauses_that_never_began_have_no_day(provisions, root):
    facts = read_commencement(root / "config" / "law" / "commencement.yaml")
    for p in provisions[provisions["act"] == "IRPA"].itertuples():
        known = [facts.fact(p.amending, c) for c in p.clause] if p.amending in facts.amending else []
        if known and all(f is not None and f.never for f in known):
            assert p.state == "not_in_force", p.unit
            assert pd.isna(p.in_force), p.unit


def test_all_faults_at_once(file, tmp_path):
    lines = file.read_text("utf-8").split("\n")
    lines[1] = lines[1].replace("IRPA", "IRPAA", 1).replace("2012-06-28", "28/06/2012").replace("adverse", "advers")
    lines[2] = lines[2].replace("publiques et", "publiques ; et")
    lines.insert(3, lines[2])
    broken = tmp_path / "provisions.csv"
    broken.write_text("\n".join(lines), "utf-8")
    with pytest.raises(LegislationError) as caught:
        read_provisions(broken)
    for words in (
        "line 2: act is 'IRPAA'",
        "did you mean: IRPA",
        "in_force is '28/06/2012'",
        "did you mean: adverse",
        "line 3: note_fr",
        "no space before ; ! ?",
        "line 4: the same reading of the same unit stands twice",
    ):
        assert words in str(caught.value)


def test_another_column_is_refused(file, tmp_path):
    broken = tmp_path / "provisions.csv"
    broken.write_text(file.read_text("utf-8").replace("pathway", "pathways", 1), "utf-8")
    with pytest.raises(LegislationError, match="did you mean: pathway"):
        read_provisions(broken)


def test_the_file_is_written_as_it_was(provisions, file, tmp_path):
    write_provisions(provisions, tmp_path / "again.csv")
    assert (tmp_path / "again.csv").read_text("utf-8") == file.read_text("utf-8")


def test_what_is_around_a_unit():
    units = ["110(2)", "110(2)(d.1)", "110(2.1)", "11", "110", "1101"]
    assert around("110(2)(d.1)", units) == ["110(2)", "110(2)(d.1)", "110"]


@pytest.mark.official
def test_every_unit_stands_in_an_official_text(mirror, root, file):
    sources = read_sources(root / "config" / "sources")
    names = ("legislation", "legislation_statutes", "consolidated_acts", "regulations")
    held = [SourceFile(s, mirror / s.path, s.sha256) for name in names for s in sources.collection(name, "official")]
    wanted = [
        h
        for h in held
        if h.source.facts.get("kind") == "consolidated"
        or h.source.facts.get("citation") in ("2010, c. 8", "2012, c. 17")
    ]
    texts, known = read_texts(wanted), {}
    for source, facts in texts.files.items():
        act = facts["act"] if facts["kind"] == "consolidated" else facts["citation"]
        known.setdefault(act, set()).update(texts.law(source)["unit"])
    provisions, without_text = read_provisions(file), ("repealed", "spent", "not_in_force", "not_held")
    assert len(provisions) > 150
    wanted = provisions[~provisions["state"].isin(without_text)]
    assert not [(act, unit) for act, unit in zip(wanted["act"], wanted["unit"], strict=True) if unit not in known[act]]
