"""Write ``config/config.yaml``, ``config/schema.json`` and ``config/README.md`` from the models.

``make config`` runs it; a test fails when one of the files no longer matches the models.
"""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import NoneType
from typing import Any, get_args

import yaml
from jinja2 import Environment, StrictUndefined, select_autoescape
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tipimpact.common.config import Settings
from tipimpact.common.files import write_text
from tipimpact.retrieve.sources import Collection, Licence, SeriesGap, SourceRow

COMMAND = "make config"
WIDTH = 118
TEMPLATE = Path(__file__).with_name("config_readme.md.j2")
LIMITS = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "exclusiveMinimum": "more than {}",
    "exclusiveMaximum": "less than {}",
}


def config_yaml() -> str:
    """Every setting with its default value, and its description as a comment above it."""
    head = f"""\
        # yaml-language-server: $schema=schema.json
        # Every setting and its default. Written by `{COMMAND}` from the models in tipimpact.common.config:
        # to change a setting for a run, write that setting alone into a file of your own and add
        # `--configfile my.yaml` to the command; config/README.md shows how.
        """
    return textwrap.dedent(head) + "\n" + "\n".join(_section(Settings(), 0)) + "\n"


def _section(settings: BaseModel, depth: int) -> Iterator[str]:
    pad = "  " * depth
    for key, field in type(settings).model_fields.items():
        value = getattr(settings, key)
        inner = isinstance(value, BaseModel)
        description = (type(value).__doc__ if inner else field.description) or ""
        if inner and depth == 0:
            yield ""
        yield from (f"{pad}# {line}" for line in textwrap.wrap(description, WIDTH - len(pad)))
        if inner:
            yield f"{pad}{key}:"
            yield from _section(value, depth + 1)
        else:
            text = yaml.safe_dump({key: value}, allow_unicode=True, sort_keys=False, width=WIDTH)
            yield from (pad + line for line in text.splitlines())


def schema_json() -> str:
    """JSON schema of the settings, for editors and for other programs."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Settings.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def readme() -> str:
    """The page on everything in ``config/``."""
    environment = Environment(
        autoescape=select_autoescape(default_for_string=False),  # the page is Markdown
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    sections = [
        (key, type(value).__doc__, _rows(type(value), value))
        for key, value in ((key, getattr(Settings(), key)) for key in Settings.model_fields)
        if isinstance(value, BaseModel)
    ]
    top = [row for row in _rows(Settings, Settings()) if row[0] not in {key for key, *_ in sections}]
    tables = {
        name: _rows(model)
        for name, model in (("collection", Collection), ("source", SourceRow), ("licence", Licence), ("gap", SeriesGap))
    }
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    return template.render(command=COMMAND, top=top, sections=sections, **tables)


def _rows(model: type[BaseModel], settings: BaseModel | None = None) -> list[tuple[str, str, str, str]]:
    """Key, valid values, default and meaning of each field."""
    schema = model.model_json_schema()
    rows = []
    for key, field in model.model_fields.items():
        if settings:
            default = f"`{json.dumps(getattr(settings, key), default=str, ensure_ascii=False)}`"
        else:
            default = "required" if field.is_required() else "optional"
        meaning = field.description or ""
        rows.append((key, _kind(field, schema["properties"][key], schema), default, meaning))
    return rows


def _kind(field: FieldInfo, schema: dict[str, Any], model: dict[str, Any]) -> str:
    """Valid values of a key, for readers. schema: of the field.  model: schema of the model it belongs to."""
    schema = next((option for option in schema.get("anyOf", ()) if option.get("type") != "null"), schema)
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return {"Bilingual": "`{en: ..., fr: ...}`"}.get(name, "see below")
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    kind = {
        "string": "date" if schema.get("format") == "date" else "text",
        "integer": "whole number",
        "number": "number",
        "boolean": "`true` or `false`",
        "array": "list",
        "object": "keys and values",
    }[schema["type"]]
    limits = [text.format(schema[key]) for key, text in LIMITS.items() if key in schema]
    optional = ["or nothing"] if NoneType in get_args(field.annotation) and field.default is None else []
    return " ".join([", ".join([kind, *limits]), *(optional if model.get("title") == "Settings" else [])])


FILES = {"config.yaml": config_yaml, "schema.json": schema_json, "README.md": readme}


def main(folder: Path) -> None:
    """Write the three files into ``folder``."""
    for name, make in FILES.items():
        write_text(folder / name, make())
        print(folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "config"))
