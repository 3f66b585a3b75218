"""The end of the laboratory: tables, texts, rules and provenance of an edition as one data package, and its reader."""

__all__: list[str] = []

# Tables of the laboratory that a package carries too; not claims by month, whose small cells stay there,
# and nothing that names employers.
CARRIED = ("quotes", "provision_versions", "dated_act", "claims", "panel", "permit_stocks")
# What a package has besides its tables and its description, ``datapackage.json``.
FILES = (
    *("texts.json", "plan.json", "rules.json", "archetypes.json", "provenance.json", "digests.json"),
    *(f"{table}.parquet" for table in CARRIED),
)
