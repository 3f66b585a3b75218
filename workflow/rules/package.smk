# In: results/<edition>/data/*.parquet with their contracts, config (texts by id), the plan, the receipts,
# the sentences of the reports (for quotes), the wordings of provisions, the rules and the lives.
# Out: results/<edition>/data: with datapackage.json, texts.json, plan.json, rules.json, archetypes.json, provenance.json,
# quotes.parquet, provision_versions.parquet and dated_act.parquet it is one data package, from which everything is printed.
# Owns: config/hotline.yaml, config/intake.yaml, config/publication.yaml.

from tipimpact import __version__  # a param of the rules that print it
from tipimpact.package import FILES as PACKAGE_FILES

PUBLISHED = contracts.names(published=True)
TABLES = expand(f"{RESULTS}/data/{{table}}.parquet", table=PUBLISHED)
QUOTES = f"{PROCESSED}/package/quotes.parquet"
PACKAGE = f"{RESULTS}/data/datapackage.json"

# Texts that people wrote, joined by id.
PLAN = ROOT / SETTINGS.impact.plan
config["job"]["authored"] = {"folder": str(ROOT / "config"), "plan": str(PLAN), "codebook": str(CODEBOOK)}
AUTHORED = [
    PLAN,
    CODEBOOK,
    *SOURCE_FILES,
    *THEMES,
    *(
        ROOT / "config" / name
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


rule write_package:
    """Write the data package: texts, rules, lives, provenance, and the description of all its files."""
    input:
        AUTHORED,
        data=TABLES,
        plan=CHECKED_PLAN,
        rules=f"{PROCESSED}/eligibility/rules.json",
        archetypes=f"{PROCESSED}/eligibility/archetypes.json",
        quotes=QUOTES,
        versions=f"{PROCESSED}/legislation/provision_versions.parquet",
        dated=DATED,
        receipts=every_receipt,
    output:
        expand(f"{RESULTS}/data/{{file}}", file=PACKAGE_FILES),
        package=PACKAGE,
    priority: 1  # everything that is printed waits for it
    params:
        __version__,
    script:
        "../scripts/write_package.py"
