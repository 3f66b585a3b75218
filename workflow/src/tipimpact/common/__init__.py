"""What every stage shares: errors, tables with contracts, words in two languages, provenance, configuration."""

LANGUAGES = ("en", "fr")
