# In: one data package: the newest release (sample), that of this run (official), or any other (`--config print=folder`);
# for the record of a run, the receipts and the files of the workflow.
# Out: into results/answer, results/official or results/print: tables/<table>.csv, tables/tables_{en,fr}.xlsx, findings/{en,fr}/,
# figures/{en,fr}/<figure>.{svg,png}, figures/{en,fr}/<figure>-phone.svg, figures/<figure>.csv, figures/figures.json, brief/{en,fr}.{pdf,docx},
# datapackage.json, site/{en,fr}/*.html, index.html, and data/ where it is printed apart; into results/<edition>: computed.html, ro-crate-metadata.json with README.md and run/.
# Owns: the setting `print`; what is published is in the contracts, its words in publish/words.

from tipimpact.common.contracts import files
from tipimpact.common.errors import ConfigError, PackageError
from tipimpact.common.releases import find_package, list_files, list_lives, newest_release

# What is printed, and where. The official edition prints itself, the sample the newest release.
RELEASE = newest_release(ROOT / "data" / "releases")
try:
    APART = find_package(SETTINGS.print) if SETTINGS.print else RELEASE if EDITION == "sample" else None
    COPIED = list_files(APART) if APART else []
    NUMBERS = list_lives(APART) if APART else files.read_numbers(PROFILES)
except (ConfigError, PackageError) as error:
    sys.exit(f"Nothing was run.\n{error}")
PRINTED = "results/print" if SETTINGS.print else "results/answer" if APART else RESULTS
FROM = f"{APART}/datapackage.json" if APART else PACKAGE
SHOWN = [table for table in PUBLISHED if not APART or f"{table}.parquet" in COPIED]
PAGES = files.page_names(NUMBERS)

# Tables, figures and site are written into drafts and put in place by rules of their own: Snakemake deletes the outputs
# of a job before it starts and after it fails, so that a publication that fails deletes a draft and no results.
DRAFTS = f"data/processed/{Path(PRINTED).name}/publish"
DROPPED = f"{DRAFTS}/dropped.txt"  # sentences that the tables no longer bear out
LAST_WORDS.extend([] if APART == RELEASE else [DROPPED])
TABLE_FILES = expand(f"{PRINTED}/{{file}}", file=files.table_files(SHOWN))
# A whole run writes the CSV files of its tables in one job, because starting a job takes a second. It names the job's
# other files only, so that a table that somebody asks for is a job of its own, `write_csv`, which needs its own branch.
OWN_CSV = expand(f"{RESULTS}/tables/{{table}}.csv", table=PUBLISHED)
NAMED_FILES = [path for path in TABLE_FILES if path not in OWN_CSV]
FIGURES_LISTED = f"{PRINTED}/figures/{files.LISTED}"  # written with the figures themselves
BRIEF = expand(f"{PRINTED}/brief/{{lang}}.{{format}}", lang=LANGUAGES, format=["pdf", "docx"])
# Everything that is printed; the rest is on the way to it.
PUBLICATION = [
    *(f"{PRINTED}/{name}" for name in ("index.html", "datapackage.json")),
    f"{PRINTED}/site/{files.FILES}",
    FIGURES_LISTED,
    *NAMED_FILES,
    *BRIEF,
]
COMPUTED = f"{RESULTS}/computed.html"
CLOSING = f"{PROCESSED}/publish/closing.txt"  # the last lines of a run
# Files kept in the record of a run, as one archive: the workflow as it ran, its configuration and the lock file.
RECORDED = sorted(
    [
        *(f"config/{name}" for name in list_names(ROOT / "config", "**/*.*")),
        *(
            path.relative_to(ROOT).as_posix()
            for pattern in (
                "CITATION.cff",
                "Snakefile",
                "workflow/Snakefile",
                "workflow/**/*.smk",
                "workflow/scripts/*.py",
                "data/raw/compiled/**/*.*",
                "requirements.lock",
            )
            for path in ROOT.glob(pattern)
        ),
    ]
)


rule copy_package:
    """Put a package that is printed apart from its run beside what is printed from it."""
    input:
        package=FROM,
    output:
        files=[f"{PRINTED}/data/{name}" for name in COPIED],
    log:
        f"{LOGS}/copy_package.log",
    priority: 3  # the released answer, which rests on no table of this machine, is printed before the run is made
    conda:
        ENVIRONMENT
    params:
        code=code("publish", "copy_package"),
    message:
        about("copy_package")
    script:
        "../scripts/copy_package.py"


rule write_tables:
    """Write the data tables (CSV, Excel) and the findings (Word, Excel, CSV, LaTeX) in both languages."""
    input:
        package=FROM,
    output:
        directory(f"{DRAFTS}/tables"),
    log:
        f"{LOGS}/write_tables.log",
    priority: 2
    conda:
        ENVIRONMENT
    params:
        __version__,
        code=code("publish", "write_tables"),
    message:
        about("write_tables")
    script:
        "../scripts/write_tables.py"


rule publish_tables:
    """Put the tables and findings into the results, once all are written."""
    input:
        draft=f"{DRAFTS}/tables",
    output:
        files=TABLE_FILES,
    log:
        f"{LOGS}/publish_tables.log",
    priority: 2
    conda:
        ENVIRONMENT
    params:
        code=code("publish", "publish_draft"),
    message:
        about("publish_tables")
    script:
        "../scripts/publish_draft.py"


rule draw_figures:
    """Draw the figures in both languages from the published tables."""
    input:
        package=FROM,
    output:
        directory(f"{DRAFTS}/figures"),
    log:
        f"{LOGS}/draw_figures.log",
    priority: 3  # the pages wait for it
    conda:
        ENVIRONMENT
    params:
        __version__,
        code=code("publish", "draw_figures"),
        figures=list(files.figures()),
    message:
        about("draw_figures")
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
                    f"{PRINTED}/{file}",
                    caption="../report/figures.rst",
                    category="Figures",
                    labels={"figure": name, "language": lang},
                )
                if Path(file).name == f"{name}.svg"
                else f"{PRINTED}/{file}"
            )
            for name, drawn in files.figure_files(SHOWN).items()
            for file, lang in drawn
        ],
        data=expand(f"{PRINTED}/{{file}}", file=files.figure_data(SHOWN)),
    log:
        f"{LOGS}/publish_figures.log",
    priority: 3  # the pages wait for it
    conda:
        ENVIRONMENT
    params:
        code=code("publish", "publish_draft"),
    message:
        about("publish_figures")
    script:
        "../scripts/publish_draft.py"


rule publish_brief:
    """Write the brief: four pages in PDF and Word, in both languages."""
    input:
        package=FROM,
    output:
        files=BRIEF,
    log:
        f"{LOGS}/publish_brief.log",
    priority: 2
    conda:
        ENVIRONMENT
    params:
        __version__,
        code=code("publish", "publish_brief"),
    message:
        about("publish_brief")
    script:
        "../scripts/publish_brief.py"


rule write_site:
    """Write the site: every page in both languages, and the page for choosing a language."""
    input:
        package=FROM,
        figures=FIGURES_LISTED,
    output:
        draft=directory(f"{DRAFTS}/site"),
        dropped=DROPPED,
    log:
        f"{LOGS}/write_site.log",
    priority: 3  # first what is opened first
    conda:
        ENVIRONMENT
    params:
        __version__,
        code=code("publish", "write_site"),
        pages=PAGES,
    message:
        about("write_site")
    script:
        "../scripts/write_site.py"


rule publish_site:
    """Put the site into the results, once all pages are written."""
    input:
        draft=f"{DRAFTS}/site",
    output:
        pages=expand(f"{PRINTED}/site/{{lang}}/{{page}}", lang=LANGUAGES, page=PAGES),
        script=f"{PRINTED}/site/{files.TABLES_SCRIPT}",
        rows=directory(f"{PRINTED}/site/{files.ROWS}"),
        chooser=f"{PRINTED}/index.html",
    log:
        f"{LOGS}/publish_site.log",
    priority: 3  # first what is opened first
    conda:
        ENVIRONMENT
    params:
        code=code("publish", "publish_draft"),
    message:
        about("publish_site")
    script:
        "../scripts/publish_draft.py"


rule gather_files:
    """Put the files that pages lead to into the site, so that it is whole where it alone is hosted."""
    input:
        f"{PRINTED}/index.html",  # with the pages that lead to them, or not at all
        files=[
            *(*NAMED_FILES, *BRIEF, f"{PRINTED}/datapackage.json"),
            *([f"{PRINTED}/data/{name}" for name in COPIED] if APART else TABLES),
            *(f"{PRINTED}/{file}" for drawn in files.figure_files(SHOWN).values() for file, _ in drawn),
            *expand(f"{PRINTED}/{{file}}", file=files.figure_data(SHOWN)),
        ],
    output:
        directory(f"{PRINTED}/site/{files.FILES}"),
    log:
        f"{LOGS}/gather_files.log",
    priority: 2
    conda:
        ENVIRONMENT
    params:
        code=code("publish", "gather_files"),
        beside=[path for path in TABLE_FILES if path in OWN_CSV],
    message:
        about("gather_files")
    script:
        "../scripts/gather_files.py"


rule publish_datapackage:
    """Describe the files of all tables as a Frictionless data package."""
    input:
        NAMED_FILES,
        [f"{PRINTED}/data/{name}" for name in COPIED],
        package=FROM,
    output:
        f"{PRINTED}/datapackage.json",
    log:
        f"{LOGS}/publish_datapackage.log",
    priority: 2
    conda:
        ENVIRONMENT
    params:
        __version__,
        code=code("publish", "publish_datapackage"),
    message:
        about("publish_datapackage")
    script:
        "../scripts/publish_datapackage.py"


rule write_csv:
    """Write one table of a run as CSV, from its own rows and the texts alone."""
    input:
        data=lambda wildcards: (
            f"{PROCESSED}/themes/{wildcards.table}.parquet"
            if wildcards.table in REPEATING
            else f"{RESULTS}/data/{wildcards.table}.parquet"
        ),
        texts=TEXTS,
    output:
        f"{RESULTS}/tables/{{table}}.csv",
    log:
        f"{LOGS}/write_csv/{{table}}.log",
    wildcard_constraints:
        table="|".join(PUBLISHED),
    conda:
        ENVIRONMENT
    params:
        __version__,
        code=code("publish", "write_csv"),
    message:
        about("write_csv")
    script:
        "../scripts/write_csv.py"


rule write_computed:
    """Write what this machine computed: each table compared with the release; of the sample edition its tables as CSV too."""
    input:
        package=PACKAGE,
        release=[RELEASE / "datapackage.json"] if RELEASE else [],
    output:
        closing=CLOSING,
        page=COMPUTED,
        csv=OWN_CSV if PRINTED != RESULTS else [],
    log:
        f"{LOGS}/write_computed.log",
    conda:
        ENVIRONMENT
    params:
        __version__,
        code=code("publish", "write_computed"),
    message:
        about("write_computed")
    script:
        "../scripts/write_computed.py"


# Who asks for one table gets the job that writes it alone. Each edition has one other rule that writes it. Not in a module,
# which may leave out any of these rules: Snakemake takes no order of a rule that is not there. docs/module.md has the line.
if Path(workflow.basedir).resolve() in (ROOT.resolve(), RULES.parent):

    ruleorder: write_csv > publish_tables > write_computed


rule publish_crate:
    """Write the run record (RO-Crate): code, sources, files with checksums, and steps."""
    input:
        PUBLICATION if PRINTED == RESULTS else [],
        [CLOSING, COMPUTED],
        lambda wildcards: SHEETS,
        [find(ROOT / name) for name in RECORDED],
        receipts=every_receipt,
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
        __version__,
        code=code("publish", "publish_crate"),
        steps=steps_of_run,
        copies=RECORDED,
    message:
        about("publish_crate")
    script:
        "../scripts/publish_crate.py"


rule publish:
    """Target that requests everything that is printed."""
    input:
        PUBLICATION,
