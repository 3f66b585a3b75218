"""Files of sources: their faults as a user sees them, and that the project's own rows are true."""

import hashlib
import re
from pathlib import Path

import pytest

from tests_support import ROOT
from tipimpact.common.config import Bilingual, Strict
from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ConfigError, SourceError
from tipimpact.retrieve.receipts import SourceFile, read_receipt, write_receipt
from tipimpact.retrieve.sources import FIXED, read_sources

FOLDER = ROOT / "config" / "sources"
COMMIT = f"https://raw.githubusercontent.com/justicecanada/laws-lois-xml/{'0' * 40}/eng/acts/I-2.5.xml"

LICENCES = """
licences:
  ogl: {name: {en: Open, fr: Ouverte}, commercial: allowed, texts: passed_on, attribution: {en: Contains, fr: Contient}}
"""

LISTS = """
collection: lmia
sources:
  - id: lmia_2014
    title: {en: List, fr: Liste}
    publisher: {en: ESDC, fr: EDSC}
    licence: ogl
    citation: ESDC, list
    language: en
    path: tfwp/a.csv
"""


def write(folder: Path, **files: str) -> Path:
    """A folder of sources: valid licences and lists, and the files given by name."""
    for name, text in {"licences": LICENCES, "lmia": LISTS, **files}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def faults(tmp_path: Path, **files: str) -> list[str]:
    with pytest.raises(ConfigError) as error:
        read_sources(write(tmp_path, **files))
    return [str(problem).replace(f"{tmp_path}/", "") for problem in error.value.problems]


def changed(**changes: str) -> str:
    """The file of lists with some lines replaced."""
    text = LISTS
    for key, value in changes.items():
        text = re.sub(rf"\b{key}: .*", f"{key}: {value}", text)
    return text


def row(**changes: str) -> str:
    return changed(**changes).partition("sources:\n")[2]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {"lmia": changed(licence="olg")},
            ["lmia.yaml, line 7: sources[lmia_2014].licence: no licence has the key 'olg'", "did you mean: ogl"],
            id="licence",
        ),
        pytest.param(
            {"lmia": LISTS + row(path="tfwp/b.csv")},
            ["lmia.yaml, line 4: sources[lmia_2014].id: 2 rows have the id 'lmia_2014'", "line 11"],
            id="id twice in a file",
        ),
        pytest.param(
            {"reports": changed(collection="reports", path="reports/b.csv")},
            [
                "lmia.yaml, line 4: sources[lmia_2014].id: 2 rows have the id",
                "reports.yaml, line 4: sources[lmia_2014].id",
            ],
            id="id twice in two files",
        ),
        pytest.param(
            {"more": changed(id="lmia_2015", path="tfwp/A.csv")},
            [
                "lmia.yaml, line 10: sources[lmia_2014].path: 2 rows have the path 'tfwp/a.csv'",
                "more.yaml, line 10: sources[lmia_2015].path",
            ],
            id="path twice but for case",
        ),
        pytest.param(
            {"lmia": LISTS.replace("fr: Liste", "fr: ''")},
            ["lmia.yaml, line 5: sources[lmia_2014].title.fr: '' is not valid here", "a text that is not empty"],
            id="one language",
        ),
        pytest.param(
            {"lmia": changed(path="../../etc/passwd")},
            ["sources[lmia_2014].path: '../../etc/passwd' is not valid here", "without '..'"],
            id="path outside",
        ),
        pytest.param(
            {"lmia": LISTS + "    urls: ['http://example.org/a.csv']\n"},
            ["sources[lmia_2014].urls[1]", "an address that begins with https://"],
            id="http",
        ),
        pytest.param(
            {"lmia": LISTS + "    vintage: 2014\n"},
            ["line 11: sources[lmia_2014].vintage: 2014", "put quotes around it"],
            id="number",
        ),
        pytest.param(
            {"lmia": LISTS + "    sha265: abc\n"},
            ["line 11: sources[lmia_2014].sha265: unknown key 'sha265'", "did you mean: sha256"],
            id="key",
        ),
        pytest.param(
            {"lmia": LISTS + "    collection: lmia\n"},
            ["line 11: sources[lmia_2014].collection: unknown key 'collection'"],
            id="collection in a row",
        ),
        pytest.param(
            {"lmia": LISTS.replace("collection: lmia", "")},
            ["lmia.yaml: collection: key 'collection' is missing"],
            id="no collection",
        ),
        pytest.param({"licences": ""}, ["licences.yaml: licences: key 'licences' is missing"], id="no licence"),
        pytest.param({"lmia": ""}, ["key 'collection' is missing", "key 'sources' is missing"], id="empty"),
        pytest.param({"lmia": "[1, 2]"}, ["lmia.yaml: the whole file: a list is not valid here"], id="a list"),
        pytest.param(
            {"lmia": "a: [", "more": changed(id="B", path="b.csv"), "licences": "licences: 1"},
            [
                "lmia.yaml, line 2, column 1: not YAML",
                "more.yaml, line 4: sources[B].id",
                "licences.yaml, line 1: licences",
            ],
            id="all files at once",
        ),
    ],
)
def test_faults_name_file_line_and_key(files, expected, tmp_path):
    reported = "\n".join(faults(tmp_path, **files))
    for words in expected:
        assert words in reported


def test_a_folder_without_licences_is_an_error(tmp_path):
    with pytest.raises(ConfigError, match=r"licences\.yaml: cannot be read"):
        read_sources(tmp_path)


def test_a_fact_that_a_row_does_not_state_is_named_with_the_row(tmp_path):
    (row,) = read_sources(write(tmp_path, lmia=LISTS + "    facts: {period: 2014}\n")).sources
    assert row.facts.get("kind") is None
    with pytest.raises(
        SourceError, match=r"config/sources: lmia_2014: `facts` does not state 'perod'(.|\n)*did you mean: period"
    ):
        row.facts["perod"]


def test_several_files_can_hold_one_collection(tmp_path):
    folder = write(tmp_path, mine=changed(id="mine", path="tfwp/mine.csv") + "    sample: figures\n")
    assert [source.id for source in read_sources(folder).collection("lmia", "official")] == ["lmia_2014", "mine"]
    assert [source.id for source in read_sources(folder).collection("lmia", "sample")] == ["mine"]


# --- the project's own files ---


@pytest.fixture(scope="module")
def sources():
    return read_sources(FOLDER)


def test_each_file_is_named_after_its_collection():
    for path in FOLDER.glob("*.yaml"):
        if path.name != "licences.yaml":
            assert read_yaml(path)["collection"] == path.stem


def test_sample_files_and_rows_agree(sources, sample):
    declared = {s.placed("sample").path for s in sources.sources if s.sample}
    committed = {p.relative_to(sample).as_posix() for p in sample.rglob("*") if p.is_file() and p.name != "README.md"}
    assert committed - declared == set(), "a sample file without a row that says what it is"
    assert declared - committed == set(), "a row that promises a sample file"


def french_faults(text: str) -> list[str]:
    """Faults of fr-CA typography in a text."""
    rules = {
        r"[ \u00a0\u202f][;!?]": "a space before ; ! ?",
        r"(?<![\u00a0\d/])(?<!https)(?<!http)[:%](?=\s|$)|[^\u00a0]»|«[^\u00a0]": "no no-break space at : % « »",
    }
    return [words for pattern, words in rules.items() if re.search(pattern, text)]


def bilingual_texts(value, name):
    """Each text in both languages under a model, with the place of it."""
    if isinstance(value, Bilingual):
        yield name, value
    elif isinstance(value, list | tuple):
        for i, item in enumerate(value):
            yield from bilingual_texts(item, f"{name}.{i}")
    elif isinstance(value, Strict):
        for key in type(value).model_fields:
            yield from bilingual_texts(getattr(value, key), f"{name}.{key}")


def test_french_is_canadian(sources):
    texts = {
        f"{s.id}.{name}": words.fr
        for s in sources.sources
        for name, words in [
            ("title", s.title),
            ("publisher", s.publisher),
            *bilingual_texts(s.gap, "gap"),
        ]
    } | {f"licence.{key}": licence.attribution.fr for key, licence in sources.licences.items()}
    assert {key: french_faults(text) for key, text in texts.items() if french_faults(text)} == {}


def official(sources):
    """Rows of the official edition that are files: a gap is a series that nobody publishes."""
    return [s for s in sources.sources if s.belongs("official") and not s.gap]


def test_every_official_source_has_an_address_or_is_committed_work(sources, root):
    neither = [s.id for s in official(sources) if not s.urls and not s.compiled]
    assert neither == [], "rows that a person with the internet alone cannot have"
    committed = root / "data" / "raw" / "compiled"
    assert [s.id for s in official(sources) if s.compiled and not (committed / s.path).is_file()] == []
    files = {p.relative_to(committed).as_posix() for p in committed.rglob("*") if p.is_file()} - {"README.md"}
    assert files == {s.path for s in official(sources) if s.compiled}, "a compiled file without a row"


UNCONFIRMED = 0.05  # greatest share of addresses that no commit and no stored page confirms


def test_few_addresses_are_not_confirmed(sources):
    """Apart from those that differ by a number alone from one that is: the next meeting, the next year."""
    addresses = [url for s in official(sources) for url in s.urls]
    seen = {re.sub(r"\d+", "#", url) for s in official(sources) if s.confirmed for url in s.urls}
    unconfirmed = {s.id: s.urls[0] for s in official(sources) if not s.confirmed}
    unconfirmed = {id: url for id, url in unconfirmed.items() if re.sub(r"\d+", "#", url) not in seen}
    listed = "\n".join(f"{id}: {url}" for id, url in sorted(unconfirmed.items()))
    assert len(unconfirmed) <= UNCONFIRMED * len(addresses), f"of {len(addresses)} addresses not confirmed:\n{listed}"


def test_an_address_at_a_commit_names_the_whole_commit(sources):
    copies = [url for s in sources.sources for url in s.urls if "raw.githubusercontent.com" in url]
    assert [url for url in copies if not FIXED.fullmatch(url)] == [], (
        "a branch moves, and a short commit may be ambiguous"
    )


def test_compiled_work_has_no_words_of_others(sources, root):
    for path in sorted((root / "data" / "raw" / "compiled").rglob("*.csv")):
        header = path.read_text(encoding="utf-8").splitlines()[0].split(",")
        assert not {"seen_text", "text", "notes", "text_fr_normalised"} & set(header), path.name


def test_a_compiled_row_has_no_other_way(tmp_path):
    text = LISTS + "    compiled: true\n    urls: [https://example.org/a.csv]\n"
    assert "compiled work has no urls" in "\n".join(faults(tmp_path, lmia=text))


@pytest.mark.parametrize(
    ("fields", "place", "must"),
    [
        ({"sha256": "0" * 64}, "https://example.org/a.xml", True),
        ({"sha256": "0" * 64, "living": True}, "https://example.org/a.xml", False),
        ({"sha256": "0" * 64, "living": True}, COMMIT, True),
        ({"sha256": "0" * 64, "living": True}, Path("mirror/a.xml"), True),
        ({"mirror_sha256": "0" * 64}, "https://example.org/a.xml", False),
        ({"mirror_sha256": "0" * 64}, Path("mirror/a.xml"), True),
        ({}, "https://example.org/a.xml", False),
    ],
)
def test_a_known_checksum_is_required_where_the_bytes_cannot_change(fields, place, must, source):
    row = source(urls=["https://example.org/a.xml", COMMIT], **fields)
    assert row.must_match(place) == must


# Files of the mirror that no row describes, and why.
NOT_SOURCES = {
    "PROVENANCE.tsv": "how the mirror was made",
    "README.md": "about the mirror",
    "legislation/LICENSE_upstream.md": "the licence itself: `licences.ogl_canada`",
    "ngo_reports/ccr_forum_2012_recommendations.csv": "`coding_forum_2012`, with sentences of the report",
    "ngo_reports/codebook.yaml": "config/codebook",
    "refugee/designated_countries_of_origin.csv": "`compiled_designated_countries`, with quotations",
    "refugee/extracted_asylum_monthly_long.csv": "made from `ircc_asylum_office_province`, suppressed cells as 2",
    "refugee/unhcr_asylum_applications.csv.gz": "made from `unhcr_asylum_applications`",
    "refugee/unhcr_asylum_decisions.csv.gz": "made from `unhcr_asylum_decisions`",
    "refugee/unhcr_canada_first_instance_by_origin_year.csv": "sums over `unhcr_asylum_applications`",
    "refugee/unhcr_countries.csv": "made from `unhcr_countries_rda`",
    "replications/Seatbelts.csv": "of a study that version 0.3 repeated",
    "replications/UKdat.csv": "of a study that version 0.2 repeated",
    "replications/UKdat_5.csv": "of a study that version 0.2 repeated",
    "replications/california_prop99.csv": "of a study that version 0.3 repeated",
    "replications/castle.csv": "of a study that version 0.2 repeated",
    "replications/germany.csv": "of a study that version 0.2 repeated",
    "replications/mpdta.csv": "of a study that version 0.2 repeated",
    "replications/nsw_mixtape.dta": "of a study that version 0.2 repeated",
    "replications/replications.json": "of a study that version 0.3 repeated",
    "replications/sicily.csv": "of a study that version 0.3 repeated",
    "statistics/facts.csv": "`compiled_facts`, with quotations",
    "statistics/facts_2026.csv": "`compiled_facts_2026`, with quotations",
    "statistics/policy_events.csv": "`compiled_policy_events` corrects and extends it",
    "tfwp/ircc_work_permits/extracted_hc_long.csv": "made from `ircc_hc_permits_monthly`, suppressed cells as 2",
    "tfwp/ircc_work_permits/extracted_tfw_long.csv": "made from `ircc_tfwp_holders_year_end`, suppressed cells as 2",
    "tfwp/lmia_positive_resource_urls.csv": "a list of the addresses in `lmia_positive_catalogue`",
}


# Files of the second folder of the mirror; tests/asylum read them.
BESIDE = {
    "irb_rpd_newsystem_2013-2023_raw.xlsx",
    "unhcr_asylum_monthly_1999-01_2017-05.csv.gz",
    "unhcr_asylum_monthly_2012-01_2017-05.csv",
}


@pytest.mark.official
def test_every_file_of_the_mirror_has_a_row_with_its_checksum(sources, mirror):
    rows = {s.mirror: s for s in sources.sources if s.mirror}
    files = {p.relative_to(mirror).as_posix(): p for p in sorted(mirror.rglob("*")) if p.is_file()}
    files = {name: p for name, p in files.items() if name not in NOT_SOURCES and p.name not in NOT_SOURCES}
    assert sorted(files.keys() - rows.keys()) == [], "files without a row"
    assert sorted(rows.keys() - files.keys() - BESIDE) == [], "rows without a file"
    sums = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    assert {name: rows[name].mirror_sha256 or rows[name].sha256 for name in sums} == sums


# --- receipts ---


def test_a_receipt_lists_available_and_missing_sources(source, tmp_path):
    here = source(id="a", path="law/a.xml", facts={"lang": "en"})
    gone = source(id="b", path="law/b.xml", facts={"lang": "fr"})
    path = tmp_path / "raw" / here.path
    path.parent.mkdir(parents=True)
    path.write_text("<a/>")
    receipt = tmp_path / "receipt.json"
    write_receipt(
        [SourceFile(here, path, "0" * 64), SourceFile(gone, None, None, "not_found")],
        tmp_path / "raw",
        receipt,
        "official",
    )

    held = read_receipt(receipt, tmp_path / "raw", "official")
    assert [(h.source, h.path, h.sha256) for h in held] == [(here, path, "0" * 64)]
    every = read_receipt(receipt, tmp_path / "raw", "official", missing=True)
    assert [(h.source.id, h.reason) for h in every] == [("a", ""), ("b", "not_found")]
    assert read_receipt(receipt, tmp_path / "raw", "official", lang="fr") == []
    assert str(tmp_path) not in receipt.read_text(), "a receipt contains no path of this machine"

    with pytest.raises(SourceError, match="receipt of edition 'official'"):
        read_receipt(receipt, tmp_path / "raw", "sample")
    path.unlink()
    with pytest.raises(SourceError, match="the file was deleted after it was received"):
        read_receipt(receipt, tmp_path / "raw", "official")
