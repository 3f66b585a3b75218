# In: results/<edition>/data/*.parquet with their contracts, config (texts by id), the plan, the receipts,
# the sentences of the reports (for quotes), the wordings of provisions, the rules and the lives.
# Out: results/<edition>/data: with datapackage.json, texts.json, plan.json, rules.json, archetypes.json, provenance.json,
# and the tables of the laboratory that tipimpact/package/__init__.py names it is one data package, from which everything is printed.
# Owns: config/hotline.yaml, config/intake.yaml, config/publication.yaml.

from tipimpact import __version__  # a param of the rules that print it
from tipimpact.package import FILES as PACKAGE_FILES

PUBLISHED = contracts.names(published=True)
TABLES = expand(f"{RESULTS}/data/{{table}}.parquet", table=PUBLISHED)
REPEATING = contracts.repeating()  # tables of which the package has a copy, without words that it may not pass on
QUOTES = f"{PROCESSED}/package/quotes.parquet"
CARRIED = [
    QUOTES,
    f"{PROCESSED}/legislation/provision_versions.parquet",
    DATED,
    f"{PROCESSED}/asylum/claims.parquet",
    f"{PROCESSED}/asylum/panel.parquet",
    f"{PROCESSED}/tfwp/permit_stocks.parquet",
]
PACKAGE = f"{RESULTS}/data/datapackage.json"
TEXTS = f"{PROCESSED}/package/texts.json"

# Texts that people wrote, joined by id.
config["job"]["authored"] = {"folder": str(ROOT / "config"), "plan": str(PLAN), "codebook": str(CODEBOOK)}
AUTHORED = [
    PLAN,
    CODEBOOK,
    *SOURCE_FILES,
    *THEMES,
    *(
        configured(name)
        for name in (
            "exposure.yaml",
            "hotline.yaml",
            "publication.yaml",
            "intake.yaml",
            "legal_aid.yaml",
            "recommendations.yaml",
            "series.yaml",
            "profiles.yaml",
            "law/acts.yaml",
            "law/eligibility.csv",
            "law/readings.yaml",
            "law/remedies.yaml",
            "law/silences.csv",
            "law/deadlines.csv",
            "law/instruments.csv",
            "law/provisions.csv",
        )
    ),
    COMPILED / "asylum" / "policy_events.csv",
    COMPILED / "asylum" / "visa_changes.csv",
]


rule compose_texts:
    """Compose the texts that people wrote, by id, for what is printed from the tables."""
    input:
        AUTHORED,
    output:
        TEXTS,
    log:
        f"{LOGS}/compose_texts.log",
    conda:
        ENVIRONMENT
    params:
        code=code("package", "compose_texts"),
    message:
        about("compose_texts")
    script:
        "../scripts/compose_texts.py"


rule mask_quotes:
    """Mask the names of persons in the sentences of reports that published tables point to."""
    input:
        data=expand(f"{RESULTS}/data/{{table}}.parquet", table=contracts.quoting()),
        sentences=SENTENCES,
    output:
        QUOTES,
    log:
        f"{LOGS}/mask_quotes.log",
    priority: 1  # the pages wait for it
    conda:
        ENVIRONMENT
    params:
        code=code("package", "mask_quotes"),
    message:
        about("mask_quotes")
    script:
        "../scripts/mask_quotes.py"


rule write_release:
    """Make a release of the official package: its files, the day, the sources that it had, and what the sample equals."""
    input:
        package=PACKAGE,
        untouched="results/sample/data/digests.json",
        sentences=SENTENCES,
    output:
        directory("data/releases/{version,[0-9.]+}"),
    log:
        f"{LOGS}/write_release/{{version}}.log",
    conda:
        ENVIRONMENT
    params:
        code=code("package", "write_release"),
    message:
        about("write_release")
    script:
        "../scripts/write_release.py"


rule write_package:
    """Write the data package: words of others where their licence allows, texts, rules, lives, provenance, and the description of all its files."""
    input:
        texts=TEXTS,
        data=[path for path in TABLES if Path(path).stem not in REPEATING],
        repeating=expand(f"{PROCESSED}/themes/{{table}}.parquet", table=REPEATING),
        plan=CHECKED_PLAN,
        rules=f"{PROCESSED}/eligibility/rules.json",
        archetypes=f"{PROCESSED}/eligibility/archetypes.json",
        carried=CARRIED,
        receipts=every_receipt,
    output:
        expand(f"{RESULTS}/data/{{file}}", file=[*PACKAGE_FILES, *(f"{table}.parquet" for table in REPEATING)]),
        package=PACKAGE,
    log:
        f"{LOGS}/write_package.log",
    priority: 1  # everything that is printed waits for it
    conda:
        ENVIRONMENT
    params:
        __version__,
        code=code("package", "write_package"),
        steps=steps_of_laboratory,
    message:
        about("write_package")
    script:
        "../scripts/write_package.py"
