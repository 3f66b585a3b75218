# In: results/<edition>/data/*.parquet with their contracts, config/sources/*.yaml, the plan,
# the sentences of the reports (for quotes), the wordings of provisions, the archetypes, the receipts of the law.
# Out: results/<edition>/tables/<table>.csv, tables/tables_{en,fr}.xlsx, findings/{en,fr}/, figures/{en,fr}/<figure>.{svg,png},
# figures/{en,fr}/<figure>-phone.svg, figures/<figure>.csv, figures/figures.json, brief/{en,fr}.{pdf,docx}, counsel/<sheet>.{docx,xlsx}, sheets/quantities.xlsx, datapackage.json, ro-crate-metadata.json with README.md and run/, site/{en,fr}/*.html, index.html.
# Owns: nothing in config; what is published stands in the contracts, its words in publish/words.

STAGE = "publish"

from tipimpact import __version__
from tipimpact.common.contracts.figures import figures

if workflow.is_main_process and (LACKING := lacking(RESULTS, "run/sha256.txt", ("figures", "site"))):
    print(LACKING, file=sys.stderr)

PUBLISHED = contracts.names(published=True)
DRAWN = {name: (figure.table, *figure.also) for name, figure in figures().items()}
# Files kept in the record of a run, as one archive: the workflow as it ran, its configuration and the lock file.
RECORDED = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in (
        "Snakefile",
        "workflow/*/*.smk",
        "workflow/scripts/*.py",
        "config/**/*.*",
        "data/raw/compiled/**/*.*",
        "requirements.lock",
    )
    for path in ROOT.glob(pattern)
)

# Texts that people wrote, joined to the tables by id at publication.
AUTHORED = {"folder": str(ROOT / "config"), "plan": str(ROOT / SETTINGS.impact.plan)}
AUTHORED["codebook"] = str(CODEBOOK)
AUTHORED_FILES = [
    AUTHORED["plan"],
    AUTHORED["codebook"],
    *SOURCE_FILES,
    *THEMES,
    *(
        ROOT / "config" / name
        for name in (
            "exposure.yaml",
            "hotline.yaml",
            "recommendations.yaml",
            "series.yaml",
            "profiles.yaml",
            "law/eligibility.csv",
            "law/readings.yaml",
            "law/remedies.yaml",
            "law/provisions.csv",
        )
    ),
    COMPILED / "asylum" / "policy_events.csv",
]


rule publish_tables:
    """Write the data tables (CSV, Excel) and the findings (Word, Excel, CSV, LaTeX) in both languages."""
    input:
        data=expand(f"{RESULTS}/data/{{table}}.parquet", table=PUBLISHED),
        authored=AUTHORED_FILES,
    output:
        published("tables", PUBLISHED),
    log:
        f"{LOGS}/publish_tables.log",
    conda:
        ENVIRONMENT
    params:
        code=code("publish_tables"),
        authored=AUTHORED,
        edition=EDITION,
        version=__version__,
        files=renderings(PUBLISHED),
    message:
        "Publishing the tables ({params.edition} edition)"
    script:
        "../scripts/publish_tables.py"


rule publish_figures:
    """Draw the figures in both languages from the published tables."""
    input:
        data=expand(f"{RESULTS}/data/{{table}}.parquet", table=sorted(set().union(*DRAWN.values()))),
        authored=AUTHORED_FILES,
    output:
        report(
            directory(f"{RESULTS}/figures"),
            patterns=["{language}/{figure}.svg"],
            caption="../report/figures.rst",
            category="Figures",
            labels={"figure": "{figure}", "language": "{language}"},
        ),
    log:
        f"{LOGS}/publish_figures.log",
    conda:
        ENVIRONMENT
    params:
        code=code("publish_figures"),
        authored=AUTHORED,
        edition=EDITION,
        version=__version__,
        figures=list(DRAWN),
    message:
        "Drawing the figures ({params.edition} edition)"
    script:
        "../scripts/publish_figures.py"


rule publish_brief:
    """Write the brief: four pages in PDF and Word, in both languages."""
    input:
        data=expand(f"{RESULTS}/data/{{table}}.parquet", table=PUBLISHED),
        authored=AUTHORED_FILES,
        figures=rules.publish_figures.output[0],
    output:
        expand(f"{RESULTS}/brief/{{lang}}.{{format}}", lang=LANGUAGES, format=["pdf", "docx"]),
    log:
        f"{LOGS}/publish_brief.log",
    conda:
        ENVIRONMENT
    params:
        code=code("publish_brief"),
        authored=AUTHORED,
        edition=EDITION,
        version=__version__,
    message:
        "Publishing the brief ({params.edition} edition)"
    script:
        "../scripts/publish_brief.py"


rule mask_quotes:
    """Mask the names of persons in the sentences of reports that published tables point to."""
    input:
        data=expand(f"{RESULTS}/data/{{table}}.parquet", table=contracts.quoting()),
        sentences=rules.read_reports.output.sentences,
    output:
        f"{PROCESSED}/publish/quotes.parquet",
    log:
        f"{LOGS}/mask_quotes.log",
    priority: 1  # publish_site waits for it
    conda:
        ENVIRONMENT
    params:
        code=code("mask_quotes"),
        edition=EDITION,
    message:
        "Masking names of persons in quotes"
    script:
        "../scripts/mask_quotes.py"


rule publish_site:
    """Write the site: every page in both languages, and the page for choosing a language."""
    input:
        data=expand(f"{RESULTS}/data/{{table}}.parquet", table=PUBLISHED),
        authored=AUTHORED_FILES,
        plan=rules.check_plan.output[0],
        quotes=rules.mask_quotes.output[0],
        versions=rules.list_versions.output[0],
        figures=rules.publish_figures.output[0],
        archetypes=rules.follow_archetypes.output.archetypes,
        receipts=lambda wildcards: [receipt(collection) for collection in sorted(READ)],
    output:
        site=directory(f"{RESULTS}/site"),
        chooser=f"{RESULTS}/index.html",
    log:
        f"{LOGS}/publish_site.log",
    priority: 1  # the longest of the last jobs
    conda:
        ENVIRONMENT
    params:
        code=code("publish_site"),
        authored=AUTHORED,
        edition=EDITION,
        version=__version__,
    message:
        "Publishing the site ({params.edition} edition)"
    script:
        "../scripts/publish_site.py"


rule write_review_sheets:
    """The sheets that a lawyer fills in, in Word and Excel: the provisions, the rows of law, the cases, the recommendations."""
    input:
        units=rules.read_acts.output.units,
        effects=rules.read_acts.output.effects,
        commencement=ROOT / "config" / "law" / "commencement.yaml",
        cases=ROOT / "config" / "law" / "cases.yaml",
        authored=AUTHORED_FILES,
    output:
        provisions=multiext(f"{RESULTS}/counsel/provisions", ".docx", ".xlsx"),
        rows=multiext(f"{RESULTS}/counsel/eligibility", ".docx", ".xlsx"),
        cases=multiext(f"{RESULTS}/counsel/cases", ".docx", ".xlsx"),
        recommendations=multiext(f"{RESULTS}/counsel/recommendations", ".docx", ".xlsx"),
    log:
        f"{LOGS}/write_review_sheets.log",
    conda:
        ENVIRONMENT
    params:
        code=code("write_review_sheets"),
        authored=AUTHORED,
        edition=EDITION,
    message:
        "Writing the sheets for a lawyer"
    script:
        "../scripts/write_review_sheets.py"


rule write_quantity_sheet:
    """The sheet on which two readers confirm numbers that reports state, in Excel."""
    input:
        quantities=rules.find_quantities.output[0],
        series=ROOT / "config" / "series.yaml",
    output:
        f"{RESULTS}/sheets/quantities.xlsx",
    log:
        f"{LOGS}/write_quantity_sheet.log",
    conda:
        ENVIRONMENT
    params:
        code=code("write_quantity_sheet"),
        edition=EDITION,
    message:
        "Writing the sheet that confirms numbers of reports"
    script:
        "../scripts/write_quantity_sheet.py"


rule write_coding_sheet:
    """The sheet of labelled sentences that practitioners code, in Word and Excel, and the list of what it holds."""
    input:
        receipt=receipt("labels"),
        sentences=rules.read_reports.output.sentences,
        codebook=CODEBOOK,
        themes=THEMES,
    output:
        multiext(f"{RESULTS}/counsel/coding", ".docx", ".xlsx", ".csv"),
    log:
        f"{LOGS}/write_coding_sheet.log",
    conda:
        ENVIRONMENT
    params:
        code=code("write_coding_sheet"),
        edition=EDITION,
        raw=str(RAW),
        seed=SETTINGS.seed,
    message:
        "Writing the sheet for practitioners"
    script:
        "../scripts/write_coding_sheet.py"


rule publish_datapackage:
    """Describe the files of all tables as a Frictionless data package."""
    input:
        rules.publish_tables.output[0],
        data=expand(f"{RESULTS}/data/{{table}}.parquet", table=PUBLISHED),
        authored=AUTHORED_FILES,
    output:
        f"{RESULTS}/datapackage.json",
    log:
        f"{LOGS}/publish_datapackage.log",
    conda:
        ENVIRONMENT
    params:
        code=code("publish_datapackage"),
        authored=AUTHORED,
        edition=EDITION,
        version=__version__,
    message:
        "Describing the data package ({params.edition} edition)"
    script:
        "../scripts/publish_datapackage.py"


rule publish_crate:
    """Write the run record (RO-Crate): code, sources, files with checksums, and steps."""
    input:
        rules.publish_site.output,
        rules.publish_figures.output,
        rules.publish_brief.output,
        rules.publish_datapackage.output,
        rules.publish_tables.output[0],
        rules.write_review_sheets.output,
        rules.write_quantity_sheet.output,
        rules.write_coding_sheet.output,
        receipts=lambda wildcards: [receipt(collection) for collection in sorted(READ)],
        copies=[ROOT / name for name in RECORDED],
    output:
        f"{RESULTS}/run/sha256.txt",
        f"{RESULTS}/README.md",
        f"{RESULTS}/run/workflow.zip",
        f"{RESULTS}/run/Snakefile",
        crate=f"{RESULTS}/ro-crate-metadata.json",
    log:
        f"{LOGS}/publish_crate.log",
    conda:
        ENVIRONMENT
    params:
        code=code("publish_crate"),
        edition=EDITION,
        version=__version__,
        steps=steps,
        copies=RECORDED,
    message:
        "Writing the run record ({params.edition} edition)"
    script:
        "../scripts/publish_crate.py"


rule publish:
    """Target that requests everything that is published."""
    input:
        rules.publish_site.output,
        rules.publish_figures.output,
        rules.publish_brief.output,
        rules.publish_crate.output,
        rules.publish_tables.output,
        rules.write_review_sheets.output,
        rules.write_quantity_sheet.output,
        rules.write_coding_sheet.output,
