"""Packages that come with an extra, and the error that names it where one is not installed."""

from collections.abc import Iterator
from contextlib import contextmanager

# Modules that stages import, by extra; the distributions are those of pyproject.toml.
EXTRAS = {
    "themes": ("spacy", "sklearn", "xlsxwriter"),
    "impact": ("statsmodels",),
    "publish": (
        "jinja2",
        "markupsafe",
        "xlsxwriter",
        "docx",
        "altair",
        "vl_convert",
        "typst",
        "frictionless",
        "rocrate",
    ),
    "workflow": ("snakemake", "requests", "urllib3", "filelock", "tqdm", "rdata"),
}


@contextmanager
def naming_extra() -> Iterator[None]:
    """Say which extra brings a module that the block imports and that is not installed. Raises ImportError."""
    try:
        yield
    except ModuleNotFoundError as error:
        missing = (error.name or "").split(".")[0]
        extra = next((extra for extra, modules in EXTRAS.items() if missing in modules), None)
        if extra is None:
            raise
        raise ImportError(
            f"{missing} is not installed\n  what to do: pip install 'tipimpact[{extra}]'", name=missing
        ) from None
