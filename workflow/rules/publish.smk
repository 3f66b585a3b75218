# In: the data package, results/<edition>/data/datapackage.json and the files that it lists; for the record of a run, the
# receipts and the files of the workflow.
# Out: results/<edition>/tables/<table>.csv, tables/tables_{en,fr}.xlsx, findings/{en,fr}/, figures/{en,fr}/<figure>.{svg,png},
# figures/{en,fr}/<figure>-phone.svg, figures/<figure>.csv, figures/figures.json, brief/{en,fr}.{pdf,docx}, datapackage.json, ro-crate-metadata.json with README.md and run/, site/{en,fr}/*.html, site/files/, index.html.
# Owns: nothing in config; what is published stands in the contracts, its words in publish/words.

from tipimpact.common.contracts import files

# Tables, figures and site are written into drafts and put in place by rules of their own: Snakemake deletes the outputs
# of a job before it starts and after it fails, so that a publication that fails deletes a draft and no results.
DRAFTS = f"{PROCESSED}/publish"
TABLE_FILES = expand(f"{RESULTS}/{{file}}", file=files.table_files(PUBLISHED))
FIGURES_LISTED = f"{RESULTS}/figures/{files.LISTED}"  # written with the figures themselves
PAGES = files.page_names(ROOT / "config" / "profiles.yaml")
BRIEF = expand(f"{RESULTS}/brief/{{lang}}.{{format}}", lang=LANGUAGES, format=["pdf", "docx"])
# Everything that is published; the rest is on the way to it.
PUBLICATION = [
    *(f"{RESULTS}/{name}" for name in ("index.html", "datapackage.json", "ro-crate-metadata.json")),
    f"{RESULTS}/site/{files.FILES}",
    FIGURES_LISTED,
    *TABLE_FILES,
    *BRIEF,
]
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


rule write_tables:
    """Write the data tables (CSV, Excel) and the findings (Word, Excel, CSV, LaTeX) in both languages."""
    input:
        package=PACKAGE,
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
        package=PACKAGE,
    output:
        directory(f"{DRAFTS}/figures"),
    params:
        __version__,
        figures=list(files.figures()),
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
        package=PACKAGE,
    output:
        files=BRIEF,
    params:
        __version__,
    script:
        "../scripts/publish_brief.py"


rule write_site:
    """Write the site: every page in both languages, and the page for choosing a language."""
    input:
        package=PACKAGE,
        figures=FIGURES_LISTED,
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


rule gather_files:
    """Put the files that pages lead to into the site, so that it is whole where it alone is hosted."""
    input:
        files=[
            *(*TABLE_FILES, *BRIEF, *TABLES, f"{RESULTS}/datapackage.json"),
            *(f"{RESULTS}/{file}" for drawn in files.figure_files().values() for file, _ in drawn),
            *expand(f"{RESULTS}/{{file}}", file=files.figure_data()),
        ],
    output:
        directory(f"{RESULTS}/site/{files.FILES}"),
    script:
        "../scripts/gather_files.py"


rule publish_datapackage:
    """Describe the files of all tables as a Frictionless data package."""
    input:
        TABLE_FILES,
        package=PACKAGE,
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
        lambda wildcards: SHEETS,
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
