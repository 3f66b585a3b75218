# In: results/<edition>/data/*.parquet with their contracts, config/sources.yaml, the plan,
# the sentences of the reports, the wordings of provisions, the archetypes.
# Out: results/<edition>/tables/{en,fr}/<table>.<format>, tables/both/<table>.html, figures/{en,fr}/<figure>.{svg,png},
# figures/figures.json, site/{en,fr}/*.html, index.html.
# Owns: nothing in config; what is published stands in the contracts, its words in messages.csv.

from tipimpact import __version__
from tipimpact.common import LANGUAGES
from tipimpact.common.contracts.figures import figures

PUBLISHED = contracts.names(published=True)
PRINTED = [table for table in PUBLISHED if contracts.contract(table).publish.get("print", True)]
FORMATS = ("html", "csv", "semicolons.csv", "xlsx", "metadata.json", "csv-metadata.json", "bib", "csl.json")
PRINT_FORMATS = ("docx", "tex")
DRAWN = {name: figure.table for name, figure in figures().items()}
PICTURES = ("svg", "png", "alt.txt")
# Named here and not taken from the rules: an engine with remote storage marks the outputs of rules, and marks cannot be expanded.
TABLE_FILES = [f"{RESULTS}/tables/{lang}/{{table}}.{format}" for lang in LANGUAGES for format in FORMATS]
PRINT_FILES = [f"{RESULTS}/tables/{lang}/{{table}}.{format}" for lang in LANGUAGES for format in PRINT_FORMATS]
PRINT_FILES += [f"{RESULTS}/tables/both/{{table}}.html"]


rule publish_table:
    """Write one result table in both languages: as a page, for spreadsheets, for programs."""
    input:
        data=f"{RESULTS}/data/{{table}}.parquet",
        sources=ROOT / "config" / "sources.yaml",
        plan=rules.check_plan.output[0],
    output:
        TABLE_FILES,
    log:
        f"{LOGS}/publish_table/{{table}}.log",
    wildcard_constraints:
        table="|".join(PUBLISHED),
    conda:
        ENVIRONMENT
    params:
        code=lambda wildcards: code("publish_table", wildcards.table),
        edition=EDITION,
        version=__version__,
    message:
        "Publishing {wildcards.table} ({params.edition} edition)"
    script:
        "../scripts/publish_table.py"


use rule publish_table as print_table with:
    # for Word, for LaTeX, and both languages side by side
    output:
        PRINT_FILES,
    log:
        f"{LOGS}/print_table/{{table}}.log",
    wildcard_constraints:
        table="|".join(PRINTED),
    message:
        "Publishing {wildcards.table} for print ({params.edition} edition)"


rule publish_figures:
    """Draw the figures in both languages, each from its published table."""
    input:
        expand(f"{RESULTS}/data/{{table}}.parquet", table=dict.fromkeys(DRAWN.values())),
    output:
        [f"{RESULTS}/figures/{lang}/{name}.{kind}" for lang in LANGUAGES for name in DRAWN for kind in PICTURES],
        listed=f"{RESULTS}/figures/figures.json",
    log:
        f"{LOGS}/publish_figures.log",
    conda:
        ENVIRONMENT
    params:
        code=code("publish_figures", *DRAWN.values()),
        edition=EDITION,
        version=__version__,
        figures=list(DRAWN),
    message:
        "Drawing the figures ({params.edition} edition)"
    script:
        "../scripts/publish_figures.py"


rule publish_site:
    """Write the site, every page in each language, and the page that leads to both."""
    input:
        data=expand(f"{RESULTS}/data/{{table}}.parquet", table=PUBLISHED),
        sources=ROOT / "config" / "sources.yaml",
        plan=rules.check_plan.output[0],
        sentences=rules.read_reports.output.sentences,
        versions=rules.list_versions.output[0],
        figures=rules.publish_figures.output.listed,
        archetypes=rules.follow_archetypes.output.archetypes,
    output:
        site=directory(f"{RESULTS}/site"),
        chooser=f"{RESULTS}/index.html",
    log:
        f"{LOGS}/publish_site.log",
    conda:
        ENVIRONMENT
    params:
        code=code("publish_site", *PUBLISHED),
        edition=EDITION,
        version=__version__,
    message:
        "Publishing the site ({params.edition} edition)"
    script:
        "../scripts/publish_site.py"


rule publish:
    """Everything that is published."""
    input:
        rules.publish_site.output,
        rules.publish_figures.output,
        expand(TABLE_FILES, table=PUBLISHED),
        expand(PRINT_FILES, table=PRINTED),
