"""What is imported late: packages that come with an extra, with the error that names it, and names of our own."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

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


def import_from(package: str, rooms: Mapping[str, str], name: str) -> Any:
    """A name of a package, imported when it is first asked for. rooms: names, each with the module inside that has it.

    Raises AttributeError for a name that the package does not have.
    """
    if name not in rooms:
        raise AttributeError(f"module {package!r} has no attribute {name!r}")
    return getattr(import_module(f"{package}.{rooms[name]}"), name)
