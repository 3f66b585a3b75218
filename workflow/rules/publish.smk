# In: results/<edition>/data/*.parquet with their contracts, config/sources/*.yaml, the plan,
# the sentences of the reports (for quotes), the wordings of provisions, the archetypes, the receipts of the law.
# Out: results/<edition>/tables/<table>.csv, tables/tables_{en,fr}.xlsx, findings/{en,fr}/, figures/{en,fr}/<figure>.{svg,png},
# figures/{en,fr}/<figure>-phone.svg, figures/<figure>.csv, figures/figures.json, brief/{en,fr}.{pdf,docx}, counsel/<sheet>.{docx,xlsx}, datapackage.json, ro-crate-metadata.json with README.md and run/, site/{en,fr}/*.html, index.html.
# Owns: nothing in config; what is published stands in the contracts, its words in publish/words.

from tipimpact import __version__  # a param of the rules that print it
from tipimpact.common.contracts import files

# Tables, figures and site are written into drafts and put in place by rules of their own: Snakemake deletes the outputs
# of a job before it starts and after it fails, so that a publication that fails deletes a draft and no results.
DRAFTS = f"{PROCESSED}/publish"
PUBLISHED = contracts.names(published=True)
TABLES = expand(f"{RESULTS}/data/{{table}}.parquet", table=PUBLISHED)
TABLE_FILES = expand(f"{RESULTS}/{{file}}", file=files.table_files(PUBLISHED))
FIGURES_LISTED = f"{RESULTS}/figures/{files.LISTED}"  # written with the figures themselves
PAGES = files.page_names(ROOT / "config" / "profiles.yaml")
QUOTES = f"{PROCESSED}/publish/quotes.parquet"
SHEETS = [
    *expand(
        f"{RESULTS}/counsel/{{sheet}}.{{format}}",
        sheet=["provisions", "eligibility", "silences", "cases", "recommendations", "coding"],
        format=["docx", "xlsx"],
    ),
    f"{RESULTS}/counsel/coding.csv",
]
BRIEF = expand(f"{RESULTS}/brief/{{lang}}.{{format}}", lang=LANGUAGES, format=["pdf", "docx"])
# Everything that is published; the rest is on the way to it.
PUBLICATION = [
    *(f"{RESULTS}/{name}" for name in ("index.html", "datapackage.json", "ro-crate-metadata.json")),
    FIGURES_LISTED,
    *TABLE_FILES,
    *BRIEF,
    *SHEETS,
]
DRAWN = {name: (figure.table, *figure.also) for name, figure in files.figures().items()}
# Files kept in the record of a run, as one archive: the workflow as it ran, its configuration and the lock file.
RECORDED = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in (
        "CITATION.cff",
        "Snakefile",
        "workflow/Snakefile",
        "workflow/**/*.smk",
        "workflow/scripts/*.py",
        "config/**/*.*",
        "data/raw/compiled/**/*.*",
        "requirements.lock",
    )
    for path in ROOT.glob(pattern)
)

# Texts that people wrote, joined to the tables by id at publication.
PLAN = ROOT / SETTINGS.impact.plan
config["job"]["authored"] = {"folder": str(ROOT / "config"), "plan": str(PLAN), "codebook": str(CODEBOOK)}
AUTHORED = [
    PLAN,
    CODEBOOK,
    ROOT / "CITATION.cff",
    *SOURCE_FILES,
    *THEMES,
    *(
        ROOT / "config" / name
        for name in (
            "exposure.yaml",
            "hotline.yaml",
            "intake.yaml",
            "legal_aid.yaml",
            "recommendations.yaml",
            "series.yaml",
            "profiles.yaml",
            "law/eligibility.csv",
            "law/readings.yaml",
            "law/remedies.yaml",
            "law/silences.csv",
            "law/provisions.csv",
        )
    ),
    COMPILED / "asylum" / "policy_events.csv",
    COMPILED / "asylum" / "visa_changes.csv",
]


rule write_tables:
    """Write the data tables (CSV, Excel) and the findings (Word, Excel, CSV, LaTeX) in both languages."""
    input:
        AUTHORED,
        data=TABLES,
    output:
        directory(f"{DRAFTS}/tables"),
    params:
        __version__,
    script:
        "../scripts/write_tables.py"


rule publish_tables:
    """Put the tables and findings into the results, once all are written."""
    input:
        draft=f"{DRAFTS}/tables",
    output:
        files=TABLE_FILES,
    script:
        "../scripts/publish_draft.py"


rule draw_figures:
    """Draw the figures in both languages from the published tables."""
    input:
        AUTHORED,
        data=expand(f"{RESULTS}/data/{{table}}.parquet", table=sorted(set().union(*DRAWN.values()))),
    output:
        directory(f"{DRAFTS}/figures"),
    params:
        __version__,
        figures=list(DRAWN),
    script:
        "../scripts/draw_figures.py"


rule publish_figures:
    """Put the figures into the results, once all are drawn."""
    input:
        draft=f"{DRAFTS}/figures",
    output:
        figures=[
            (
                report(
                    f"{RESULTS}/{file}",
                    caption="../report/figures.rst",
                    category="Figures",
                    labels={"figure": name, "language": lang},
                )
                if Path(file).name == f"{name}.svg"
                else f"{RESULTS}/{file}"
            )
            for name, drawn in files.figure_files().items()
            for file, lang in drawn
        ],
        data=expand(f"{RESULTS}/{{file}}", file=files.figure_data()),
    script:
        "../scripts/publish_draft.py"


rule publish_brief:
    """Write the brief: four pages in PDF and Word, in both languages."""
    input:
        AUTHORED,
        data=TABLES,
        figures=FIGURES_LISTED,
    output:
        files=BRIEF,
    params:
        __version__,
    script:
        "../scripts/publish_brief.py"


rule mask_quotes:
    """Mask the names of persons in the sentences of reports that published tables point to."""
    input:
        data=expand(f"{RESULTS}/data/{{table}}.parquet", table=contracts.quoting()),
        sentences=SENTENCES,
    output:
        QUOTES,
    priority: 1  # write_site waits for it
    script:
        "../scripts/mask_quotes.py"


rule write_site:
    """Write the site: every page in both languages, and the page for choosing a language."""
    input:
        AUTHORED,
        data=TABLES,
        plan=CHECKED_PLAN,
        quotes=QUOTES,
        versions=f"{PROCESSED}/legislation/provision_versions.parquet",
        figures=FIGURES_LISTED,
        archetypes=f"{PROCESSED}/eligibility/archetypes.json",
        rules=f"{PROCESSED}/eligibility/rules.json",
        receipts=every_receipt,
    output:
        draft=directory(f"{DRAFTS}/site"),
        dropped=DROPPED,
    priority: 1  # the longest of the last jobs
    params:
        __version__,
        pages=PAGES,
    script:
        "../scripts/write_site.py"


rule publish_site:
    """Put the site into the results, once all pages are written."""
    input:
        draft=f"{DRAFTS}/site",
    output:
        pages=expand(f"{RESULTS}/site/{{lang}}/{{page}}", lang=LANGUAGES, page=PAGES),
        script=f"{RESULTS}/site/{files.TABLES_SCRIPT}",
        rows=directory(f"{RESULTS}/site/{files.ROWS}"),
        chooser=f"{RESULTS}/index.html",
    script:
        "../scripts/publish_draft.py"


rule write_review_sheets:
    """Write the sheets that a lawyer fills in, in Word and Excel: provisions, rows of law, silences, cases, recommendations."""
    input:
        AUTHORED,
        [ROOT / "config" / "law" / name for name in ("cases.yaml", "completeness.csv")],
        units=UNITS,
        effects=EFFECTS,
        commencement=COMMENCEMENT,
    output:
        provisions=multiext(f"{RESULTS}/counsel/provisions", ".docx", ".xlsx"),
        rows=multiext(f"{RESULTS}/counsel/eligibility", ".docx", ".xlsx"),
        silences=multiext(f"{RESULTS}/counsel/silences", ".docx", ".xlsx"),
        cases=multiext(f"{RESULTS}/counsel/cases", ".docx", ".xlsx"),
        recommendations=multiext(f"{RESULTS}/counsel/recommendations", ".docx", ".xlsx"),
    script:
        "../scripts/write_review_sheets.py"


rule write_coding_sheet:
    """Write the sheet of labelled sentences that practitioners code, in Word and Excel, and the list of what it holds."""
    input:
        THEMES,
        receipt=receipt("labels"),
        sentences=SENTENCES,
        codebook=CODEBOOK,
    output:
        files=multiext(f"{RESULTS}/counsel/coding", ".docx", ".xlsx", ".csv"),
    params:
        seed=SETTINGS.seed,
    script:
        "../scripts/write_coding_sheet.py"


rule publish_datapackage:
    """Describe the files of all tables as a Frictionless data package."""
    input:
        TABLE_FILES,
        AUTHORED,
        data=TABLES,
    output:
        f"{RESULTS}/datapackage.json",
    params:
        __version__,
    script:
        "../scripts/publish_datapackage.py"


rule publish_crate:
    """Write the run record (RO-Crate): code, sources, files with checksums, and steps."""
    input:
        [path for path in PUBLICATION if path != f"{RESULTS}/ro-crate-metadata.json"],
        [ROOT / name for name in RECORDED],
        receipts=every_receipt,
    output:
        f"{RESULTS}/run/sha256.txt",
        f"{RESULTS}/README.md",
        f"{RESULTS}/run/workflow.zip",
        f"{RESULTS}/run/Snakefile",
        crate=f"{RESULTS}/ro-crate-metadata.json",
    params:
        __version__,
        steps=steps,
        copies=RECORDED,
    script:
        "../scripts/publish_crate.py"


rule publish:
    """Target that requests everything that is published."""
    input:
        PUBLICATION,
