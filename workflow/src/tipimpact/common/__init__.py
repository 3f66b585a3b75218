"""Shared by all stages: errors, tables and their contracts, files, disclosure control, code hashes, configuration."""

LANGUAGES = ("en", "fr")
