"""Shared by all stages: errors, tables and their contracts, files, disclosure control, code hashes, configuration."""

LANGUAGES = ("en", "fr")


def other(lang: str) -> str:
    """The other language."""
    return next(code for code in LANGUAGES if code != lang)
