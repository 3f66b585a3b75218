# In: results/<edition>/data/*.parquet with their contracts, config/sources.yaml.
# Out: results/<edition>/tables/{en,fr}/<table>.{csv,html,metadata.json}, site/{en,fr}/index.html, index.html.
# Owns: nothing in config; what is published stands in the contracts, its words in messages.csv.

from tipimpact import __version__
from tipimpact.common import LANGUAGES

PUBLISHED = contracts.names(published=True)
FORMATS = ("csv", "html", "metadata.json")


rule publish_table:
    """Write one result table in one language, in every format."""
    input:
        data=f"{RESULTS}/data/{{table}}.parquet",
        sources=ROOT / "config" / "sources.yaml",
    output:
        [f"{RESULTS}/tables/{{lang}}/{{table}}.{format}" for format in FORMATS],
    log:
        f"{LOGS}/publish_table/{{lang}}/{{table}}.log",
    wildcard_constraints:
        lang="|".join(LANGUAGES),
        table="|".join(PUBLISHED),
    conda:
        ENVIRONMENT
    params:
        code=lambda wildcards: code("publish_table", wildcards.table),
        edition=EDITION,
        version=__version__,
    message:
        "Publishing {wildcards.table} in {wildcards.lang} ({params.edition} edition)"
    script:
        "../scripts/publish_table.py"


rule publish_index:
    """Write the index of each language and the page that leads to both."""
    input:
        expand(f"{RESULTS}/data/{{table}}.parquet", table=PUBLISHED),
    output:
        **{lang: f"{RESULTS}/site/{lang}/index.html" for lang in LANGUAGES},
        chooser=f"{RESULTS}/index.html",
    log:
        f"{LOGS}/publish_index.log",
    conda:
        ENVIRONMENT
    params:
        code=code("publish_index", *PUBLISHED),
        edition=EDITION,
        version=__version__,
    message:
        "Publishing the index ({params.edition} edition)"
    script:
        "../scripts/publish_index.py"


rule publish:
    """Everything that is published."""
    input:
        rules.publish_index.output,
        expand(rules.publish_table.output, lang=LANGUAGES, table=PUBLISHED),
