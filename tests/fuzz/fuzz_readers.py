"""The readers that ``dev/fuzz.py`` gives damaged files to, and the valid files that it starts from.

Every reader of files from outside or edited by hand is here, and that of published tables. Not here: receipts and other
files that a run writes for itself, and data inside the package that are part of its code (contracts, lists of words).
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data" / "raw" / "sample"
COMPILED = ROOT / "data" / "raw" / "compiled"
CONFIG = ROOT / "config"
LARGEST = 20_000
# Extensions that the name of a reader does not end with.
ENDINGS = {"non_compliance": "csv", "ircc_tabs": "csv", "unhcr_r_data": "rda", "conditions": "txt", "content": "bin"}
ENDINGS |= dict.fromkeys(["unhcr_claims", "unhcr_decisions", "unhcr_months", "scores_csv"], "csv.gz")
ENDINGS |= {"words_fr": "ftl", "words_both": "ftl"}


@dataclass(frozen=True)
class Reader:
    """A reader of files.

    name: ends with the extension of the files (else ENDINGS).  seeds: returns valid files.  hostile: returns files that
    take more memory or time than the reader allows, or that must be refused; they are mutated as well.
    """

    name: str
    read: Callable[[Path], Any]
    seeds: Callable[[], list[bytes]]
    hostile: Callable[[], list[bytes]] = list

    @property
    def ending(self) -> str:
        """File name extension."""
        return ENDINGS.get(self.name, self.name.rpartition("_")[2])


def start_of(path: Path, size: int = LARGEST) -> Callable[[], list[bytes]]:
    """The first bytes of a file."""
    return lambda: [_start(path, size)]


def items(path: Path, key: str, count: int) -> Callable[[], list[bytes]]:
    """The head of a YAML file with the first items of its list."""
    return lambda: [f"\n  - {key}: ".join(path.read_text("utf-8").split(f"\n  - {key}: ")[: count + 1]).encode()]


def made(write: Callable[[Path], Any], name: str) -> Callable[[], list[bytes]]:
    """A file that we write and others send back."""

    def seeds() -> list[bytes]:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder, name))
            return [Path(folder, name).read_bytes()]

    return seeds


def beside(read: Callable[[Path], Any], name: str, others: dict[str, bytes]) -> Callable[[Path], Any]:
    """Reads a file under ``name`` in a folder that has the other files it needs. read: takes the folder."""

    def read_copy(path: Path) -> Any:
        with tempfile.TemporaryDirectory() as folder:
            for other, content in {**others, name: path.read_bytes()}.items():
                Path(folder, other).parent.mkdir(exist_ok=True)
                Path(folder, other).write_bytes(content)
            return read(Path(folder))

    return read_copy


def sheets(folder: Path, ending: str) -> Callable[[], list[bytes]]:
    """The two smallest files of a kind in a folder."""
    return lambda: [p.read_bytes() for p in sorted(folder.rglob(f"*{ending}"), key=lambda p: p.stat().st_size)[:2]]


def readers() -> dict[str, Reader]:
    """Every reader of files from outside, by name. Imports are here, because the parent process needs none of them."""
    sys.path[:0] = [str(ROOT / "workflow" / "src"), str(ROOT / "tests"), str(ROOT / "dev")]

    from tests_support import load_module
    from tipimpact.asylum.claimants import read_claimants
    from tipimpact.asylum.claims import read_claims
    from tipimpact.asylum.compiled_facts import read_facts
    from tipimpact.asylum.decisions import read_decisions
    from tipimpact.asylum.designated import read_designated
    from tipimpact.asylum.drop_ins import read_dropped
    from tipimpact.asylum.events import read_events
    from tipimpact.asylum.gap_contracts import read_gap_files
    from tipimpact.asylum.glotip import read_detections
    from tipimpact.asylum.new_system import read_board_names, read_new_system
    from tipimpact.asylum.police import read_incidents
    from tipimpact.asylum.registry import read_registry
    from tipimpact.common.config import read_settings
    from tipimpact.common.documents import read_yaml
    from tipimpact.common.errors import EligibilityError, InvalidValue
    from tipimpact.eligibility.cases import read_cases
    from tipimpact.eligibility.expressions import read as read_condition
    from tipimpact.eligibility.profiles import read_profiles
    from tipimpact.eligibility.recommendations import read_recommendations
    from tipimpact.eligibility.rows import read_rows
    from tipimpact.impact.plan import read_plan
    from tipimpact.legislation import read_act, read_amendments
    from tipimpact.legislation.changes import read_provisions
    from tipimpact.legislation.commencement import read_commencement
    from tipimpact.reports import read_report
    from tipimpact.retrieve import read_sources
    from tipimpact.sheets.counsel import SHEETS, provision_lines
    from tipimpact.sheets.lines import read_lines, write_lines
    from tipimpact.tfwp import read_lmia
    from tipimpact.tfwp.compliance import read_decisions as read_non_compliance
    from tipimpact.tfwp.stocks import read_stock
    from tipimpact.tfwp.yearly import read_yearly
    from tipimpact.themes.codebook import read_codebook
    from tipimpact.themes.coding import read_coding
    from tipimpact.themes.review import read_decisions as read_review

    files = load_module(ROOT / "tests" / "reports" / "files.py")
    grids = load_module(ROOT / "tests" / "asylum" / "make_sample.py")
    registry, codebook = read_registry(CONFIG / "series.yaml"), read_codebook(CONFIG / "codebook" / "codebook.yaml")
    gap_files, themes = read_gap_files(CONFIG / "gap_files.yaml"), [theme.id for theme in codebook.themes]
    kind = SHEETS["provisions"].kind
    provisions, persons = (
        read_provisions(CONFIG / "law" / "provisions.csv").head(2),
        read_rows(CONFIG / "law" / "eligibility.csv"),
    )
    stock = [["Permit holders"], [""], ["Province and program", "", "", "2012", "2013"]]
    stock += [["", "", "Agricultural Stream", "--", "0"], ["", "Agricultural Workers", "", "5", "1,005"]]
    stock += [["Yukon Total", "", "", "5", "1,005"], ["Total", "", "", "15", "1,010"], ["Notes: 5"]]
    holders = "EN_YEAR\tEN_PROVINCE_TERRITORY\tEN_PROGRAM_LEVEL_2\tEN_PROGRAM_LEVEL_3\tFR_ANNÉE\tTOTAL\r\n"
    holders += (
        "2012\tOntario\tAgricultural Workers\tAgricultural Stream\t2012\t1,005\r\n2012\tQuebec\tCaregivers\t\t\t--\r\n"
    )
    review = (
        b"sentence_id,theme,why,text,decision,coder\ns1,TRP,rules,Waive the fee,yes,A. B.\ns2,FEES,model,No,non,A. B.\n"
    )
    rows = [("heading", "Rights"), ("sentence", "The permit was refused. Les frais sont à payer."), ("bullet", "Waive")]
    page = b"<html lang=en><body><h1>Rights</h1><p>The permit was refused.</p><ul><li>Waive the fee</li></ul></body>"
    text = b"# Rights\n\nThe permit was refused to the workers.\n\n- Waive the fee\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    drop = (
        b"year,application,person,decision,bar,permits\n2007,initial,victim,issued,,12\n2006,initial,victim,issued,,<5"
    )
    conditions = [line.encode() for line in _conditions()]
    theme = (CONFIG / "codebook" / "TRP.yaml").read_bytes()
    readings = (CONFIG / "law" / "readings.yaml").read_bytes()
    shared = (CONFIG / "codebook" / "codebook.yaml").read_bytes().partition(b"\nthemes:")[0] + b"\nthemes: [TRP]\n"

    def condition(path: Path) -> Any:
        """Read one condition alone. (The reader of rows adds the place to its errors.)"""
        try:
            return read_condition(path.read_text(encoding="utf-8", errors="replace"))
        except InvalidValue as fault:
            raise EligibilityError(str(fault)) from None

    board = read_board_names(COMPILED / "asylum/irb_names.csv")
    every = [
        Reader("justice_xml", read_act, lambda: [_act(RAW / "legislation/irpa_I-2.5_HEAD-2026-07-23_en.xml")]),
        Reader("amendments_xml", read_amendments, lambda: [_act(RAW / "legislation/annual_2012-c17_en.xml")]),
        Reader("lmia_csv", read_lmia, sheets(RAW / "tfwp/lmia_positive", ".csv")),
        Reader("lmia_xlsx", read_lmia, sheets(RAW / "tfwp/lmia_positive", ".xlsx")),
        Reader("non_compliance", read_non_compliance, start_of(next((RAW / "tfwp").glob("ircc_non*")))),
        Reader("unhcr_claims", read_claims, start_of(RAW / "refugee/unhcr_asylum_applications.csv.gz")),
        Reader("unhcr_decisions", read_decisions, start_of(RAW / "refugee/unhcr_asylum_decisions.csv.gz")),
        Reader("unhcr_json", read_claims, lambda: [_claims_in("json")]),
        Reader("unhcr_zip", read_claims, lambda: [_claims_in("zip")]),
        Reader("unhcr_r_data", read_claims, lambda: [_claims_in("rda")]),
        Reader("ircc_tabs", read_stock, lambda: [holders.encode(), holders.encode("utf-16")]),
        Reader("claimants_xlsx", read_claimants, sheets(RAW / "refugee", "OfficeType_Prov.xlsx")),
        Reader("new_system_xlsx", lambda p: read_new_system(p, board), sheets(RAW / "refugee", "2013-2023.xlsx")),
        Reader("police_csv", read_incidents, sheets(RAW / "trafficking", ".csv")),
        Reader("facts_csv", lambda p: read_facts(p, registry), start_of(COMPILED / "statistics/facts.csv")),
        Reader("designated_csv", read_designated, start_of(COMPILED / "asylum/designated_countries.csv")),
        Reader("events_csv", read_events, start_of(COMPILED / "asylum/policy_events.csv")),
        Reader("dropped_csv", lambda p: read_dropped(p, gap_files.files[0], gap_files), lambda: [drop]),
        Reader("report_pdf", read_report, lambda: [files.pdf([files.lines(["The permit was refused.", "Rights"])])]),
        Reader("report_docx", lambda p: read_report(p, "en"), lambda: [files.word(rows)]),
        Reader("report_html", read_report, lambda: [page]),
        Reader("report_md", read_report, lambda: [text]),
        Reader("report_txt", read_report, lambda: [text]),
        *readers_in_fence({"pdf": files.pdf([files.lines(["The permit was refused."])]), "html": page}),
        Reader(
            "sources_yaml",
            beside(read_sources, "rows.yaml", {"licences.yaml": (CONFIG / "sources" / "licences.yaml").read_bytes()}),
            items(CONFIG / "sources" / "legislation_statutes.yaml", "id", 30),
        ),
        Reader("dropped_xlsx", lambda p: read_dropped(p, gap_files.files[0], gap_files), lambda: [_workbook(drop)]),
        Reader("gap_files_yaml", read_gap_files, start_of(CONFIG / "gap_files.yaml", 10**6)),
        Reader("series_yaml", read_registry, start_of(CONFIG / "series.yaml", 10**6)),
        Reader(
            "licences_yaml",
            beside(read_sources, "licences.yaml", {}),
            start_of(CONFIG / "sources" / "licences.yaml", 10**6),
        ),
        Reader(
            "codebook_yaml",
            beside(lambda folder: read_codebook(folder / "codebook.yaml"), "codebook.yaml", {"TRP.yaml": theme}),
            lambda: [shared],
        ),
        Reader(
            "theme_yaml",
            beside(lambda folder: read_codebook(folder / "codebook.yaml"), "TRP.yaml", {"codebook.yaml": shared}),
            lambda: [theme],
        ),
        Reader("plan_yaml", read_plan, start_of(CONFIG / "plan.yaml", 10**6)),
        Reader("commencement_yaml", read_commencement, start_of(CONFIG / "law" / "commencement.yaml", 10**6)),
        Reader(
            "recommendations_yaml",
            lambda p: read_recommendations(p, themes),
            start_of(CONFIG / "recommendations.yaml", 10**6),
        ),
        Reader(
            "eligibility_csv",
            beside(lambda folder: read_rows(folder / "case.csv"), "case.csv", {"readings.yaml": readings}),
            start_of(CONFIG / "law" / "eligibility.csv", 10**6),
        ),
        Reader("cases_yaml", lambda p: read_cases(p, persons), items(CONFIG / "law" / "cases.yaml", "name", 8)),
        Reader("profiles_yaml", read_profiles, start_of(CONFIG / "profiles.yaml", 10**6)),
        Reader("provisions_csv", read_provisions, start_of(CONFIG / "law" / "provisions.csv", 9_000)),
        Reader("config_yaml", lambda p: read_settings(read_yaml(p), [p]), start_of(CONFIG / "config.yaml", 10**6)),
        Reader("glotip_xlsx", lambda p: read_detections(p, "CAN", "Canada"), sheets(RAW / "trafficking", ".xlsx")),
        Reader("permit_stock_xlsx", read_stock, lambda: [grids.workbook("stock", stock)]),
        Reader("yearly_csv", read_yearly, sheets(RAW / "tfwp/esdc_annual_tables", ".csv")),
        Reader(
            "review_sheet_docx",
            lambda p: read_lines(kind, provision_lines(provisions, {}), p),
            made(lambda p: write_lines(kind, provision_lines(provisions, {}), p), "sheet.docx"),
        ),
        Reader(
            "review_sheet_xlsx",
            lambda p: read_lines(kind, provision_lines(provisions, {}), p),
            made(lambda p: write_lines(kind, provision_lines(provisions, {}), p), "sheet.xlsx"),
        ),
        Reader("review_queue_csv", lambda p: read_review(p, codebook), lambda: [review]),
        Reader("conditions", condition, lambda: conditions),
        Reader("coding_jsonl", lambda p: read_coding(p, codebook), start_of(RAW / "coding/sample.jsonl", 10**6)),
        *readers_of_law(persons),
        *readers_of_concepts(persons),
        *readers_of_examples(codebook),
        *readers_of_numbers(),
        *readers_of_recommendations(),
        *readers_of_labels(codebook),
        *readers_of_answers(),
        *readers_of_words(),
        *readers_of_months(),
        *readers_of_packages(),
    ]
    return {reader.name: reader for reader in every}


def readers_of_law(rows: Any) -> list[Reader]:
    """Readers of the register of Acts, of statutes as they are replayed, and of files beside the rows of the law."""
    import contextlib
    import io

    from babel.localedata import load
    from federal.evidence import evidence

    from tipimpact.cli import explain_answer
    from tipimpact.eligibility.attributes import read_attributes
    from tipimpact.eligibility.readings import read_readings
    from tipimpact.eligibility.remedies import read_remedies
    from tipimpact.impact.exposure import read_exposure
    from tipimpact.legislation.register import read_register
    from tipimpact.legislation.replay import read_snapshot
    from tipimpact.legislation.statutes import read_texts
    from tipimpact.legislation.text import read_base
    from tipimpact.package.hotline import read_hotline
    from tipimpact.package.intake import read_intake
    from tipimpact.package.publication import read_publication
    from tipimpact.publish.words import TAGS
    from tipimpact.retrieve import SourceFile, read_sources

    def explained(path: Path) -> None:
        """Ask, as on the command line, with the facts of one person."""
        with contextlib.redirect_stdout(io.StringIO()):
            explain_answer(path, "hc", on="2013-01-15", others_no=True)
            explain_answer(path, "prra", on="2013-01-15", lang="fr")

    for tag in TAGS.values():
        load(tag.replace("-", "_"))  # Babel unpickles its own data, which the guard would take for an attack
    law, statute = CONFIG / "law", RAW / "legislation/irpa_I-2.5_HEAD-2026-07-23_en.xml"
    annual = RAW / "legislation/annual_2012-c17_en.xml"
    bill = next(s for s in read_sources(CONFIG / "sources").sources if s.file(RAW) == annual)
    person = b"trafficked: true\nstatus: claimant\nborn: 1984-03-02\nclaim_made: 2012-12-20\nrpd_refused: never\n"
    return [
        Reader("acts_yaml", read_register, start_of(law / "acts.yaml", 9_000)),
        Reader("enacted_xml", read_base, lambda: [_act(annual)]),
        Reader("collection_xml", lambda p: read_texts([SourceFile(bill, p, "")]), lambda: [_act(annual)]),
        Reader("snapshot_xml", lambda p: read_snapshot(p, ["2019, c. 29"]), lambda: [_act(statute)]),
        Reader("evidence_xml", evidence, lambda: [_act(statute)]),
        Reader("readings_yaml", read_readings, start_of(law / "readings.yaml", 10**6)),
        Reader("remedies_yaml", read_remedies, start_of(law / "remedies.yaml", 10**6)),
        Reader("attributes_csv", lambda p: read_attributes(p, rows), start_of(law / "attributes.csv")),
        Reader("person_yaml", explained, lambda: [person]),
        Reader("exposure_yaml", read_exposure, start_of(CONFIG / "exposure.yaml")),
        Reader("hotline_yaml", read_hotline, start_of(CONFIG / "hotline.yaml")),
        Reader("publication_yaml", read_publication, start_of(CONFIG / "publication.yaml")),
        Reader("intake_yaml", read_intake, start_of(CONFIG / "intake.yaml", 10**6)),
    ]


def readers_of_concepts(rows: Any) -> list[Reader]:
    """Readers of concepts, of events of the procedure and of judgments on units; of the Table of Public Statutes."""
    from tipimpact.eligibility.completeness import read_completeness, read_silences
    from tipimpact.eligibility.concepts import concepts
    from tipimpact.eligibility.events import events
    from tipimpact.legislation.ledger import read_ledger
    from tipimpact.legislation.public_statutes import read_table_file

    law, ledger = CONFIG / "law", COMPILED / "law" / "commencement.csv"
    entry = (
        b'<?xml version="1.0" encoding="UTF-8"?><TOPS xml:lang="en"><Statute FlicsAlpha="x"><Title>Lamp Act</Title>'
        b"<ChapterNumber>2001, c. 1</ChapterNumber><CIF><Text>CIF, 2012, c. 17, ss. 2, 11(2) in force on assent "
        b"28.06.2012</Text><List><Item><Text>ss. 4 to 6 and 30 in force 29.04.2013 see SI/2013-48</Text></Item></List>"
        b"</CIF><Amendment><Text>s. 2(1), 2012, c. 17, s. 11(2)</Text></Amendment></Statute></TOPS>"
    )
    return [
        # without the cache, which would keep a table for each damaged file
        Reader("concepts_yaml", concepts.__wrapped__, start_of(law / "concepts.yaml", 10**6)),
        Reader("procedure_yaml", events.__wrapped__, start_of(law / "events.yaml", 10**6)),
        Reader("silences_csv", read_silences.__wrapped__, start_of(law / "silences.csv", 10**6)),
        Reader("completeness_csv", lambda p: read_completeness(rows, p), start_of(law / "completeness.csv", 10**6)),
        Reader("ledger_csv", read_ledger, start_of(ledger, 9_000)),
        Reader("public_statutes_xml", read_table_file, lambda: [entry]),
    ]


def readers_of_examples(codebook: Any) -> list[Reader]:
    """Readers of the written examples, of what the second coder learned, of visa changes and of the simulation."""
    import numpy as np

    from tipimpact.asylum.visa_changes import read_visa_changes
    from tipimpact.impact.comparison.simulated import read_simulated
    from tipimpact.impact.plan import PlannedComparison, read_plan
    from tipimpact.themes.examples import read_examples
    from tipimpact.themes.second_coder import MODEL, read_learned

    planned = read_plan(CONFIG / "plan.yaml").estimands
    rule = next(estimand.rule for estimand in planned if isinstance(estimand, PlannedComparison))
    themes = [theme.id for theme in codebook.themes]

    def learned(path: Path) -> None:
        parts = {"digests": np.array(["a", "b"]), "vectors": np.ones((2, 4), "float16"), "weights": np.ones(2)}
        coded = np.array([[1] * len(themes), [-1] * len(themes)], "int8")
        np.savez(path, model=np.array(MODEL), themes=np.array(themes), coded=coded, **parts)

    return [
        Reader(
            "examples_yaml",
            beside(lambda folder: read_examples(themes, folder), "TRP.yaml", {}),
            start_of(CONFIG / "codebook" / "examples" / "TRP.yaml", 10**6),
        ),
        Reader("learned_npz", lambda p: read_learned(p, themes), made(learned, "learned.npz")),
        Reader("visas_csv", read_visa_changes, start_of(COMPILED / "asylum" / "visa_changes.csv")),
        Reader(
            "simulated_csv",
            lambda p: read_simulated(p, rule),
            start_of(ROOT / "docs" / "validation" / "comparison.csv"),
        ),
    ]


def readers_of_numbers() -> list[Reader]:
    """Readers of facts on permits, of a table that a run wrote, and of the effects of designation."""
    import pandas as pd

    from tipimpact.asylum.designated import read_effects
    from tipimpact.common.tables import read_table, write_table
    from tipimpact.retrieve import SourceFile, read_sources
    from tipimpact.tfwp.permit_tables import compiled_facts

    facts = next(s for s in read_sources(CONFIG / "sources").sources if s.id == "compiled_facts_2026")
    gap = {
        "gap": "vtip_trp_yearly",
        "gap_kind": "not_published",
        "gap_status": "published_in_part",
        "path": "permits.csv",
        "gap_reason": None,
        "leads": [],
    }

    def stored(path: Path) -> None:
        write_table(pd.DataFrame([gap]), "evidence_gaps", path, edition="sample")

    return [
        Reader(
            "permit_facts_csv",
            lambda p: compiled_facts([SourceFile(facts, p, "")]),
            start_of(COMPILED / "statistics/facts_2026.csv", 3_000),
        ),
        Reader("table_parquet", read_table, made(stored, "table.parquet")),
        Reader("effects_csv", read_effects, start_of(COMPILED / "asylum/designation_effects.csv")),
    ]


def readers_of_recommendations() -> list[Reader]:
    """The reader of recommendations of the Universal Periodic Review: the data set, and a file cut from it."""
    from tipimpact.retrieve import read_sources

    sources = read_sources(CONFIG / "sources").sources
    upr = next(s for s in sources if s.facts.get("kind") == "upr" and "file" in s.facts)
    told = "16,Canada,Noland,Accepted,Protect trafficked persons from detention."
    published = f'Session,To,From,Response,Text\n{told}\n16,Noland,Canada,Noted,"Give permits, ""at once""."\n'
    headings = "session,state_under_review,recommending_state,response,text,upstream_file"
    own = f"{headings}\n{told},a/{upr.facts['file']}\n"

    return [Reader("upr_csv", lambda p: _read_one(upr, p), lambda: [published.encode(), own.encode()])]


def readers_in_fence(valid: dict[str, bytes]) -> list[Reader]:
    """Readers of reports in a child process whose limits hostile reports exceed. valid: a report by its ending."""
    from tests_support import load_module
    from tipimpact.retrieve import read_sources

    hostile = load_module(ROOT / "tests" / "reports" / "hostile.py").HOSTILE
    source = next(s for s in read_sources(CONFIG / "sources").sources if s.id == "ccr_forum_2012_en")

    def make_reader(ending: str) -> Reader:
        row = source.model_copy(update={"path": f"hostile.{ending}"})
        files = [write for name, write in hostile.items() if name.endswith(f".{ending}")]
        return Reader(
            f"hostile_{ending}",
            lambda p: _read_one(row, p),
            lambda: [valid[ending]],
            lambda: [data for write in files if len(data := write()) < LARGEST],
        )

    return [make_reader(ending) for ending in valid]


def _read_one(source: Any, path: Path) -> Any:
    """Read a report with the corpus, which reports a file that cannot be read in a row. Raises what the row says."""
    from tipimpact.common.config import Reports
    from tipimpact.common.errors import ReportError
    from tipimpact.reports.corpus import read_corpus
    from tipimpact.retrieve import SourceFile

    corpus = read_corpus([SourceFile(source, path, "")], limits=Reports(memory=200, seconds=1))
    row = corpus.files.iloc[0]
    assert not any("fault of the reader" in note for note in row["notes"]), row["notes"]
    if row["status"] != "read":
        raise ReportError("; ".join(row["notes"]))
    return corpus.sentences


def readers_of_labels(codebook: Any) -> list[Reader]:
    """Readers of sentences that readers labelled, of scores, and of the sheet for practitioners."""
    from types import SimpleNamespace

    from open_labels import check_release

    from tipimpact.sheets.coding import kind_of, read_sheet
    from tipimpact.sheets.lines import Line, write_lines
    from tipimpact.themes.labels import Labels, outside, read_labels, read_openings
    from tipimpact.themes.second_coder import read_scores

    drawn, coded = (_start(COMPILED / f"labels/nov2026_{name}.csv", 1_500) for name in ("drawn", "labels"))
    drawn = drawn[: drawn.rindex(b"\n", 0, 900) + 1]
    first = [line.split(b",")[0] for line in drawn.splitlines()]
    coded = b"".join(line for line in coded.splitlines(keepends=True) if line.split(b",")[0] in first)
    practitioners = b"id,coder,coded_on,themes\nx1,A. B.,2027-01-31,TRP FEES\nx2,A. B.,2027-01-31,\n"
    scores = b"digest,TRP,FEES,nearest\n0001f2ef85be6030,1,96,TRP-en-1 FEES-en-2\n0002f2ef85be6030,,100,\n"
    texts = {"en": "The worker paid fees for a permit.", "fr": "La personne attend un permis."}
    sent = [
        Line(f"x_{lang}", *(sides := (text if lang == "en" else "", text if lang == "fr" else "")), "paper", sides, "x")
        for lang, text in texts.items()
    ]
    kind = kind_of(codebook)

    def labelled(folder: Path) -> Any:
        return read_labels([folder / "drawn.csv"], [folder / "coded.csv"], codebook)

    def given(path: Path) -> Any:
        import pandas as pd

        rows = pd.DataFrame({"id": ["x1", "x2"], "sentence_id": ["s1", "s2"], "lang": ["en", "fr"]})
        held = SimpleNamespace(path=path, source=SimpleNamespace(facts={"kind": "practitioners"}))
        return outside([held], Labels(rows), codebook)  # type: ignore[list-item]

    def packed() -> list[bytes]:
        return [gzip.compress(scores, mtime=0)]

    return [
        Reader("drawn_csv", beside(labelled, "drawn.csv", {"coded.csv": coded}), lambda: [drawn]),
        Reader("labels_csv", beside(labelled, "coded.csv", {"drawn.csv": drawn}), lambda: [coded]),
        Reader(
            "openings_csv",
            lambda p: check_release(read_openings([p]), "0.3.0"),
            start_of(COMPILED / "labels/openings.csv", 2_000),
        ),
        Reader("practitioners_csv", given, lambda: [practitioners]),
        Reader("scores_csv", lambda p: read_scores(p, codebook), packed),
        *(
            Reader(
                f"coding_sheet_{ending}",
                lambda p: read_sheet(p, sent, codebook),
                made(lambda p: write_lines(kind, sent, p), f"sheet.{ending}"),
            )
            for ending in ("docx", "xlsx")
        ),
    ]


def readers_of_answers() -> list[Reader]:
    """Readers of what publishers' servers answer, before a table is read from it."""
    import datetime as dt
    import json
    import shutil
    from unittest.mock import patch

    import catalogues

    from tipimpact.common.errors import SourceError
    from tipimpact.impact.gaps import evidence_gaps
    from tipimpact.retrieve import SourceFile, read_sources
    from tipimpact.retrieve.catalogue import address_of
    from tipimpact.retrieve.content import BEGINS, TEXT, fault
    from tipimpact.retrieve.fetch import Refused
    from tipimpact.retrieve.measure import measure
    from tipimpact.retrieve.pages import join_pages
    from tipimpact.retrieve.served import read_served, write_unpacked

    known = read_sources(CONFIG / "sources")
    by_id = {source.id: source for source in known.sources}
    asked = known.model_copy(update={"sources": [by_id["unhcr_asylum_applications"], by_id["lmia_positive_2014h2_en"]]})
    gap = by_id["vtip_trp_yearly"]

    def refused(ask: Callable[[Path, Callable[[str, Path], None]], Any]) -> Callable[[Path], Any]:
        """Asks a server that gives the same answer to everything. A refusal counts as an error of ours."""

        def read(path: Path) -> Any:
            with tempfile.TemporaryDirectory() as folder:
                draft = Path(folder, path.name)
                shutil.copyfile(path, draft)
                try:
                    return ask(draft, lambda _, part: shutil.copyfile(path, part))  # type: ignore[arg-type, return-value]
                except Refused as error:
                    raise SourceError(str(error)) from None

        return read

    def joined(draft: Path, get: Callable[[str, Path], None]) -> Any:
        join_pages("https://api.example/claims/?limit=2&page=1", draft, get)
        return read_served(draft)

    def refreshed(draft: Path, get: Callable[[str, Path], None]) -> Any:
        with patch.object(catalogues, "fetch", lambda address, path, *_: get(address, path)):
            findings = catalogues.refresh(asked, draft.parent, dt.date(2026, 11, 27))
        if unanswered := [finding.about for finding in findings if finding.kind == "unanswered"]:
            raise SourceError("; ".join(unanswered))
        return findings

    def unpacked(path: Path) -> None:
        """Read a table, and write it as the stages take it."""
        with tempfile.TemporaryDirectory() as folder:
            write_unpacked([SourceFile(by_id["unhcr_asylum_applications"], path, "")], Path(folder, "tables.parquet"))

    def judged(path: Path) -> None:
        for ending in {*BEGINS, *TEXT}:
            fault(path, f"case{ending}", ["json", "csv.gz"])

    def dropped_in(folder: Path) -> Any:
        return evidence_gaps([gap], [], folder, "sample")

    resources = [
        {"url": url, "name": "list", "last_modified": "2026-11-01", "name_translated": {"en": "List", "fr": "Liste"}}
        for url in (*by_id["lmia_positive_2014h2_en"].urls, "https://open.canada.ca/data/list_2031q1.xlsx")
    ]
    items = json.loads(_claims_in("json"))["items"][:3]
    page = json.dumps({"page": 1, "maxPages": 3, "items": items}, indent=0).encode()
    ckan = json.dumps({"success": True, "result": {"resources": resources}}, indent=0).encode()
    blobs = [{"path": "data/asylum_applications.rda", "sha": "a" * 40, "type": "blob"}]
    github = {"sha": "b" * 40, "commit": {"committer": {"date": "2026-11-02T00:00:00Z"}}, "tree": blobs}
    every = {"result": {"resources": resources}, **github, "page": 1, "maxPages": 1, "items": items}
    columns = ",".join(gap.facts["columns"])
    return [
        Reader("pages_json", refused(joined), lambda: [page]),
        Reader(
            "catalogue_json",
            refused(lambda draft, get: address_of("https://ckan.example/show#list_2031q1.xlsx", draft, get)),
            lambda: [ckan],
        ),
        Reader("ckan_json", unpacked, lambda: [ckan]),
        Reader("refresh_json", refused(refreshed), lambda: [json.dumps(every, indent=0).encode()]),
        Reader("content", judged, lambda: [page, ckan, b"<html><title>Error 404</title>", b"a,b\n1,2\n"]),
        Reader("measured_csv", measure, lambda: [b'year,count\n2012,"1,005"\n2013,20.0\n']),
        Reader("measured_xlsx", measure, sheets(RAW / "tfwp/lmia_positive", ".xlsx")),
        Reader("gap_csv", beside(dropped_in, gap.path, {}), lambda: [f"{columns}\n{columns}\n".encode()]),
    ]


def readers_of_words() -> list[Reader]:
    """The reader of Fluent files: a file of one language beside the other's, and one for both, which is then said."""
    from tipimpact.common.errors import ConfigError
    from tipimpact.publish.words.fluent import FOLDER, check_messages, messages

    en, fr = ((FOLDER / lang / "brief.ftl").read_bytes() for lang in ("en", "fr"))

    def spoken(folder: Path) -> None:
        """Compare the files, and say every message that they define."""
        check_messages(folder)
        for read in messages.__wrapped__(folder).values():  # without its cache, which the words of the project need
            for id in read.places:
                if not id.startswith("-"):
                    with suppress(ConfigError):
                        read.format(id, {"count": 1, "text": "X"})

    def both(path: Path) -> None:
        beside(spoken, "fr/brief.ftl", {"en/brief.ftl": path.read_bytes()})(path)

    return [
        Reader("words_fr", beside(spoken, "fr/brief.ftl", {"en/brief.ftl": en}), lambda: [fr]),
        Reader("words_both", both, lambda: [en, fr]),
    ]


def readers_of_months() -> list[Reader]:
    """Readers of claims by month, and of the lists by which a no is earned: instruments, touches, limits, legal aid."""
    from tipimpact.asylum.monthly import read_monthly, read_names
    from tipimpact.asylum.new_system import read_board_names
    from tipimpact.eligibility.deadlines import read_deadlines
    from tipimpact.eligibility.touches import read_instruments, read_touches
    from tipimpact.package.legal_aid import read_legal_aid
    from tipimpact.themes.asked import read_subjects

    law, lists, names = CONFIG / "law", COMPILED / "asylum", read_names(COMPILED / "asylum" / "unhcr_names.csv")
    months = RAW / "refugee" / "unhcr_asylum_monthly_1999-01_2017-05.csv.gz"
    others = {name: (law / name).read_bytes() for name in ("silences.csv", "instruments.csv")}
    gaps = ["upr_canada_2018_en", "upr_canada_2023_en"]
    return [
        Reader("unhcr_months", lambda p: read_monthly(p, names, complete=False), start_of(months)),
        Reader("unhcr_names_csv", read_names, start_of(lists / "unhcr_names.csv")),
        Reader("irb_names_csv", read_board_names, start_of(lists / "irb_names.csv")),
        Reader("instruments_csv", read_instruments, start_of(law / "instruments.csv", 10**6)),
        # without the cache, which would keep a table for each damaged file
        Reader(
            "touches_csv",
            beside(read_touches.__wrapped__, "touches.csv", others),
            start_of(law / "touches.csv", 10**6),
        ),
        Reader("deadlines_csv", read_deadlines.__wrapped__, start_of(law / "deadlines.csv", 10**6)),
        Reader("legal_aid_yaml", read_legal_aid, start_of(CONFIG / "legal_aid.yaml", 10**6)),
        Reader("asks_yaml", lambda p: read_subjects(p, gaps), start_of(CONFIG / "asks.yaml", 10**6)),
    ]


def readers_of_packages() -> list[Reader]:
    """Readers of what a package holds beside its tables; of its description, beside the files that it lists."""
    from tipimpact.package.digests import read_digests
    from tipimpact.package.reader import describe_package, read_release
    from tipimpact.package.texts import read_texts

    release = max(path for path in (ROOT / "data" / "releases").iterdir() if path.is_dir())
    listed = {name: (release / name).read_bytes() for name in ("digests.json", "texts.json")}

    def described(folder: Path) -> None:
        read_release(describe_package(folder))

    def description() -> list[bytes]:
        import json

        whole = json.loads((release / "datapackage.json").read_text("utf-8"))
        few = [part for part in whole["resources"] if part.get("path") in listed]
        return [json.dumps(whole | {"resources": few}, indent=0).encode()]

    return [
        Reader("texts_json", read_texts, lambda: [listed["texts.json"]]),
        Reader("digests_json", beside(read_digests, "digests.json", {}), lambda: [listed["digests.json"]]),
        Reader("package_json", beside(described, "datapackage.json", listed), description),
    ]


def _workbook(table: bytes) -> bytes:
    """A CSV table as a workbook."""
    import xlsxwriter

    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        for i, line in enumerate(table.decode().splitlines()):
            for j, cell in enumerate(line.split(",")):
                sheet.write(i, j, cell)
    return out.getvalue()


def _conditions() -> list[str]:
    import csv

    with open(CONFIG / "law" / "eligibility.csv", encoding="utf-8-sig", newline="") as file:
        return sorted({row["who"] for row in csv.DictReader(file) if row["who"]})


def _start(path: Path, size: int) -> bytes:
    """The first bytes of a file, up to the end of a line. A compressed file is compressed again."""
    packed = path.suffix == ".gz"
    with gzip.open(path) if packed else open(path, "rb") as file:
        data = file.read(size)
    data = data[: data.rfind(b"\n") + 1] or data
    return gzip.compress(data, mtime=0) if packed else data


def _claims_in(ending: str) -> bytes:
    """Twenty claims of the sample as JSON of the API, as a zip of CSV, or as R data without compression."""
    import io
    import json
    import zipfile

    import pandas as pd
    import rdata

    rows = pd.read_csv(RAW / "refugee/unhcr_asylum_applications.csv.gz", nrows=20, keep_default_na=False)
    if ending == "json":
        return json.dumps({"page": 1, "maxPages": 1, "items": rows.to_dict("records")}, indent=0).encode()
    file = io.BytesIO()
    if ending == "zip":
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("data/asylum-applications.csv", rows.to_csv(index=False))
            archive.writestr("data/footnotes.csv", "a,b\n")
        return file.getvalue()
    numbers = {name: rows[name].astype("float64") for name in ("year", "applied")}
    frame = rows.astype("object").assign(**numbers).set_axis(pd.RangeIndex(1, len(rows) + 1))
    rdata.write_rda(file, {"asylum_applications": frame}, compression="gzip")  # type: ignore[arg-type]
    return gzip.decompress(file.getvalue())


def _act(path: Path) -> bytes:
    """An Act with its head and its first sections, as well-formed XML."""
    from lxml import etree

    root = etree.parse(str(path)).getroot()
    for parent in root.iter("Body", "Schedule"):
        for child in list(parent)[12:]:
            parent.remove(child)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
