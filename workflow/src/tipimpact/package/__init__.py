"""The end of the laboratory: tables, texts, rules and provenance of an edition as one data package, and its reader."""

__all__: list[str] = []

# What a package has besides its tables and its description, ``datapackage.json``.
FILES = (
    *("texts.json", "plan.json", "rules.json", "archetypes.json", "provenance.json", "digests.json"),
    *("quotes.parquet", "provision_versions.parquet", "dated_act.parquet"),
)
