"""What a file may not be, and what the user is told."""

import pytest

from tipimpact.common.errors import LegislationError
from tipimpact.legislation import read_act
from tipimpact.legislation.statutes import read_texts

BOMB = """<?xml version="1.0"?>
<!DOCTYPE Statute [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>
<Statute xml:lang="en"><Body><Section><Label>1</Label><Text>&c;</Text></Section></Body></Statute>"""
OUTSIDE = """<?xml version="1.0"?>
<!DOCTYPE Statute [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<Statute xml:lang="en"><Body><Section><Label>1</Label><Text>&secret;</Text></Section></Body></Statute>"""


def refused(read, xml, *words):
    with pytest.raises(LegislationError) as caught:
        read(xml)
    for word in ("act.xml: line ", *words):
        assert word in str(caught.value)


def test_empty_file(read):
    refused(read, b"", "expected: one whole XML document")


def test_cut_file(read, build):
    whole = build.statute(build.unit("Section", "1", "x"))
    for end in range(100, len(whole) - 12, 37):
        refused(read, whole[:end])


def test_not_xml(read):
    refused(read, "Section 24 of the Act", "one whole XML document")


@pytest.mark.parametrize("page", ["<!DOCTYPE html><html><meta><body>Not found</html>", "<html><body/></html>"])
def test_an_html_page(read, page):
    refused(read, page, "is an HTML page", "the XML of an Act", "fetch the file again")


def test_another_root(read):
    refused(read, "<Statut><Body/></Statut>", "the root element is 'Statut'", "did you mean: Statute")


@pytest.mark.parametrize("xml", [BOMB, OUTSIDE], ids=["bomb", "outside"])
def test_entities_are_refused(read, xml):
    refused(read, xml, "declares entities")


def test_an_entity_of_a_missing_document_type(read, build):
    refused(read, build.bill(build.unit("Section", "1.", "a&eacute;b")), "eacute")


def test_entities_in_attributes_are_refused(read):
    refused(read, BOMB.replace("<Section>", '<Section type="&c;">').replace("<Text>&c;", "<Text>x"), "entities")


def test_mixed_encodings(read, build):
    whole = build.statute(build.unit("Section", "1", "réfugié"))
    refused(read, whole.encode().replace("é".encode(), "é".encode("latin-1"), 1))
    assert "réfugié" in set(
        read(whole.lstrip("\ufeff").replace("utf-8", "utf-16").encode("utf-16"))["text"]
    )  # declared, so read


def test_words_outside_a_unit(read, build):
    refused(read, build.statute("<Section>loose words<Label>1</Label></Section>"), "loose words")
    refused(read, build.statute("<Section><Label>1</Label></Section>loose words"), "loose words")


def test_units_nested_without_end(read, build):
    deep = "<Provision>" * 3000 + "</Provision>" * 3000
    with pytest.raises(LegislationError):
        read(build.statute(deep))


def test_a_date_that_is_none(read, build):
    """Of a unit it stopped the run, and of a note whoever asked about the Act, without the name of the file."""
    item = '<HistoricalNoteSubItem lims:inforce-start-date="2012-02-30">2012, c. 1, s. 2</HistoricalNoteSubItem>'
    noted = build.unit("Section", "2", "x", f"<HistoricalNote>{item}</HistoricalNote>")
    for section, says in ((build.unit("Section", "1", "x", date="2012-13-45"), "'2012-13-45', of 1"),
                          (noted, "'2012-02-30', of 2")):  # fmt: skip
        with pytest.raises(LegislationError, match=rf"act\.xml: a date cannot be read: {says}"):
            read(build.statute(section))


def test_no_act_or_language_named(read):
    refused(read, '<Statute xml:lang="en"><Identification/><Body/></Statute>', "names no chapter")
    refused(read, '<Statute xml:lang="de"><Identification/><Body/></Statute>', "the language is 'de'")


def test_missing_file(tmp_path):
    with pytest.raises(LegislationError, match=r"gone\.xml"):
        read_act(tmp_path / "gone.xml")


def test_a_file_that_is_not_what_its_source_says(sample, collection):
    held = collection("sample", sample)
    swapped = [type(h)(h.source, held[-1].path, None) for h in held[:2]]
    with pytest.raises(LegislationError) as caught:
        read_texts(swapped)
    assert "the file says act" in str(caught.value)
    assert "irpa_oldest_en" in str(caught.value)
    assert "irpa_oldest_fr" in str(caught.value)  # every file's faults, not only the first's
