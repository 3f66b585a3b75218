"""The one reading of the statutes' XML: later jobs find in the tables what they found in the files."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from pandas.testing import assert_frame_equal

from read_acts import read_acts
from tipimpact.common.errors import LegislationError
from tipimpact.common.tables import read_table
from tipimpact.legislation import read_act
from tipimpact.legislation import statutes as reading
from tipimpact.legislation.amendments import read_enactment
from tipimpact.legislation.replay import read_snapshot
from tipimpact.legislation.statutes import StatuteTexts, read_texts
from tipimpact.legislation.text import read_base
from tipimpact.retrieve.receipts import write_receipt


@pytest.fixture(scope="module")
def held(sample, collection):
    return {h.source.id: h for h in collection("sample", sample)}


@pytest.fixture(scope="module")
def texts(held) -> StatuteTexts:
    return read_texts(held.values())


def as_source(path, **facts) -> SimpleNamespace:
    """A file as if received, with these facts in its source."""
    return SimpleNamespace(is_digest=False, source=SimpleNamespace(id=path.stem, facts=facts), path=path)


def test_statutes_are_what_their_files_are(held, texts):
    for source in texts.find(kind="annual"):
        file, table = read_enactment(held[source].path), texts.enactment(source)
        assert (table.citation, table.lang, table.title, table.assent) == (
            file.citation,
            file.lang,
            file.title,
            file.assent,
        )
        expected = [replace(i, hangs_on=()) for i in file.instructions]  # what only the release measure asks
        assert expected
        assert list(table.instructions) == expected
        assert read_base(texts.enacted(source)).roots == read_base(held[source].path).roots


def test_consolidations_are_what_their_files_are(held, texts):
    for source in texts.find(kind="consolidated"):
        path = held[source].path
        assert_frame_equal(texts.law(source), read_act(path), check_dtype=False, check_column_type=False)
        table, file = texts.snapshot(source, ["2012, c. 17"]), read_snapshot(path, ["2012, c. 17"])
        assert (table.date, table.lang, table.sections) == (file.date, file.lang, file.sections)
        assert table.later == {label.lstrip("*") for label in file.later}  # *275 is section 275


def test_same_bytes_on_any_number_of_cores(root, sample, held, tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "BATCH", 1)  # each file is a batch
    write_receipt(list(held.values()), sample, tmp_path / "legislation.json", "sample")
    commencement = str(root / "config" / "law" / "commencement.yaml")
    for cores in (1, 3):
        outputs = {name: str(tmp_path / f"{name}{cores}.parquet") for name in ("units", "effects")}
        read_acts([str(tmp_path / "legislation.json")], commencement, str(sample), "sample", **outputs, threads=cores)
    for name in ("units", "effects"):
        one, three = (tmp_path / f"{name}{cores}.parquet" for cores in (1, 3))
        assert one.read_bytes() == three.read_bytes()
    tables = [read_table(tmp_path / f"{name}3.parquet", edition="sample") for name in ("units", "effects")]
    assert StatuteTexts(*tables).find(kind="annual", lang="fr") == ["annual_2012_c17_fr", "annual_2012_c1_fr"]


def test_a_clause_has_one_name_in_both_tables(tmp_path, build):
    """As 2005, c. 30 in French: sections 5 to 8 stand twice, and a clause without a label amends too."""
    amended = "<AmendedText>{}</AmendedText>"

    def clause(label, *inside):
        return build.unit("Section", label, "The Act is amended by adding the following after section 3:", *inside)

    section = [amended.format(build.unit("Section", label, "words")) for label in ("3.1", "3.2", "3.3")]
    unlabelled = build.unit("Subsection", "", "The Act is amended by adding the following after section 3:", section[2])
    body = clause("5.", section[0]) + clause("5.", section[1]) + build.unit("Section", "6.", "", unlabelled)
    path = tmp_path / "bill.xml"
    for label in ("5.", "6."):
        body = body.replace(f"<Section><Label>{label}", f'<Section type="amending"><Label>{label}')
    path.write_text(build.bill(body), encoding="utf-8")
    texts = read_texts([as_source(path, kind="annual", lang="en", citation="2012, c. 17")])
    enacted = {i.clause: [u.unit for u in i.enacted] for i in texts.enactment("bill").instructions}
    assert enacted == {"5": ["3.1"], "5 [2]": ["3.2"], "6[subsection]": ["3.3"]}


def test_what_a_clause_enacts_in_a_schedule_of_its_own_statute_is_in_the_table(tmp_path, build):
    """As clause 134 of Bill C-10, whose schedule the tables had lost."""
    sentence = (
        "The Criminal Records Act is amended by adding, after section 12, the schedule set out in the schedule to "
    )
    clause = build.unit("Section", "134.", f"{sentence}this Act.").replace("<Section>", '<Section type="amending">')
    schedule = "<Schedule><ScheduleFormHeading><Label>SCHEDULE</Label></ScheduleFormHeading><Schedule>"
    schedule += "<ScheduleFormHeading><Label>SCHEDULE 1</Label></ScheduleFormHeading><List><Item><Text>arson</Text>"
    text = build.bill(clause).replace("</Bill>", f"{schedule}</Item></List></Schedule></Schedule></Bill>")
    (tmp_path / "bill.xml").write_text(text, encoding="utf-8")
    texts = read_texts([as_source(tmp_path / "bill.xml", kind="annual", lang="en", citation="2012, c. 17")])
    ((table,), (file,)) = texts.enactment("bill").instructions, read_enactment(tmp_path / "bill.xml").instructions
    assert "arson" in {unit.text for unit in table.enacted}
    assert table.enacted == file.enacted


def test_a_file_of_another_language_or_kind(held, tmp_path):
    bill = held["annual_2012_c17_fr"].path
    wrong = as_source(bill, kind="consolidated", lang="en", citation="2012, c. 17")
    with pytest.raises(LegislationError) as caught:
        read_texts([wrong])
    assert [p.what for p in caught.value.problems] == ["the file says language 'fr'", "the file says kind 'Bill'"]
    assert caught.value.problems[1].expected.startswith("'Statute or Regulation'")


def test_two_files_of_one_statute(held, tmp_path):
    path = held["annual_2012_c17_en"].path
    facts = {"kind": "annual", "lang": "en", "citation": "2012, c. 17"}
    again = tmp_path / "again.xml"
    again.write_bytes(path.read_bytes())
    with pytest.raises(LegislationError, match=r"two files are 2012, c\. 17"):
        read_texts([as_source(path, **facts), as_source(again, **facts)]).enactments("en")
