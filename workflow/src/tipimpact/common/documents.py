"""YAML files that people write: read strictly, checked against a model, faults told with file, line and key."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from tipimpact.common.errors import ConfigError, Problem, TipimpactError, nearest

try:  # ten times the speed; missing only where PyYAML was built without libyaml
    from yaml import CSafeLoader as Loader
except ImportError:
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

Model = TypeVar("Model", bound=BaseModel)
Part = TypeVar("Part", dict, list)
Key = tuple[str | int, ...]

DEEPEST, LARGEST = 40, 300_000  # levels and parts of a file, aliases written out

# Pydantic's kinds of fault whose own wording does not say what to write instead.
EXPECTED = {
    "string_type": "text; put quotes around it if it looks like a number or a date",
    "model_type": "a section with keys",
    "dict_type": "a section with keys",
    "list_type": "a list: one item a line, each after a hyphen",
    "bool_parsing": "true or false",
    "date_from_datetime_parsing": "a date like 2012-06-28",
}


class _Strict(Loader):
    """The safe loader, and a repeated key is a fault instead of a silent loss."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    self.repeated = [*getattr(self, "repeated", ()), (key.value, key.start_mark.line + 1)]
                seen.add(key.value)
        return super().construct_mapping(node, deep)


def shown(path: str | Path) -> str:
    """A path as a reader knows it: relative when it lies under the working directory."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def read_yaml(path: str | Path, error: type[TipimpactError] = ConfigError) -> Any:
    """The content of a YAML file; an empty file is an empty mapping.

    Raises ``error`` when the file is missing, is not UTF-8 or YAML, or says a key twice.
    """
    try:
        loader = _Strict(Path(path).read_text(encoding="utf-8-sig"))
        try:
            node = loader.get_single_node()
            _refuse_nests(node)
            data = None if node is None else loader.construct_document(node)
            repeated = getattr(loader, "repeated", ())
        finally:
            loader.dispose()
    except OSError as fault:
        raise error(f"cannot be read: {fault.strerror}", where=shown(path)) from None
    except UnicodeDecodeError as fault:
        raise error(
            f"byte {fault.start} is not UTF-8", where=shown(path), todo="save the file with the encoding UTF-8"
        ) from None
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, RecursionError) as fault:  # of a false tag, too
        raise error(_syntax(fault, path)) from None
    if repeated:
        raise error(
            Problem(f"key {key!r} stands twice", f"{shown(path)}, line {line}", todo="keep one of the two")
            for key, line in repeated
        )
    return {} if data is None else data


def _refuse_nests(root: yaml.Node | None) -> None:
    """Raise where aliases make a few lines mean a million, or a part stands within itself."""
    left, visits = [(root, 0)] if root else [], 0
    while left:
        node, depth = left.pop()
        visits += 1
        if depth > DEEPEST or visits > LARGEST:
            fault = (
                f"more than {DEEPEST} levels"
                if depth > DEEPEST
                else f"aliases that stand for more than {LARGEST} parts"
            )
            raise yaml.MarkedYAMLError(problem=f"{fault} are not read", problem_mark=node.start_mark)
        if isinstance(node, yaml.MappingNode):
            left += [(part, depth + 1) for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            left += [(part, depth + 1) for part in node.value]


def _syntax(fault: Exception, path: str | Path) -> Problem:
    mark = getattr(fault, "problem_mark", None)
    where = f"{shown(path)}, line {mark.line + 1}, column {mark.column + 1}" if mark else shown(path)
    words = [w for w in (getattr(fault, "context", None), getattr(fault, "problem", None)) if w]
    return Problem(
        "not YAML: " + (", ".join(words) or str(fault)),
        where,
        todo="look at that line and the one above it: indentation, a missing colon or quote",
    )


def part(raw: Any, key: str, kind: type[Part]) -> Part:
    """A part of what was read; an empty one where it is not of its kind, since checks across rows precede the model."""
    found = raw.get(key) if isinstance(raw, dict) else None
    return found if isinstance(found, kind) else kind()


def sections(raw: Any, key: str) -> dict[int, dict[Any, Any]]:
    """The items of a list that are sections, by place."""
    return {i: item for i, item in enumerate(part(raw, key, list)) if isinstance(item, dict)}


def check(
    model: type[Model],
    raw: Any,
    *files: str | Path,
    others: Sequence[tuple[Key, Problem]] = (),
    error: type[TipimpactError] = ConfigError,
) -> Model:
    """``raw`` as ``model``.

    files: where ``raw`` was read; with several, a later file was laid over the earlier ones.
    others: problems found elsewhere and the keys they are at, to be told together with these.
    Raises ``error`` with every problem at once.
    """
    try:
        checked, faults = model.model_validate(raw), []
    except ValidationError as fault:
        checked, faults = None, fault.errors()
    if checked is None or others:
        places = [_Lines(path) for path in files]
        raise error(
            [_problem(model, raw, fault, places) for fault in faults]
            + [replace(problem, where=_where(key, raw, places)) for key, problem in others]
        )
    return checked


def without_secrets(text: str) -> str:
    """Text with the name and password of every address in it left out."""
    return re.sub(r"(?<=//)[^/@\s]+@", "", text)


class _Lines:
    """On which line each key of a YAML file stands, and what it says there."""

    def __init__(self, path: str | Path):
        self.path = path
        text = Path(path).read_text(encoding="utf-8-sig")
        root = yaml.compose(text, Loader=_Strict)
        self.at = dict(_walk(root, ())) if root else {}
        self.data = yaml.load(text, Loader=_Strict)

    def of(self, key: Key) -> int | None:
        """Line of ``key``, or of the nearest section around it below the top."""
        while key and key not in self.at:
            key = key[:-1]
        return self.at[key] if key else None


def _walk(node: yaml.Node, key: Key) -> Iterator[tuple[Key, int]]:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield (*key, name.value), name.start_mark.line + 1
            yield from _walk(value, (*key, name.value))
    elif isinstance(node, yaml.SequenceNode):
        for i, value in enumerate(node.value):
            yield (*key, i), value.start_mark.line + 1
            yield from _walk(value, (*key, i))


def _where(key: Key, raw: Any, places: Sequence[_Lines]) -> str:
    name = _name(key, raw)
    holding = places if len(places) == 1 else [p for p in places if _at_key(p.data, key) == _at_key(raw, key)]
    if not holding:  # what a user typed after --config stands in no file
        return f"command line or default: {name}"
    line = holding[-1].of(key)
    return f"{shown(holding[-1].path)}{f', line {line}' if line else ''}: {name}"


def _at_key(data: Any, key: Key) -> Any:
    for part in key:
        data = data[part] if _inside(data, part) else None
    return data


def _inside(data: Any, part: str | int) -> bool:
    return part in data if isinstance(data, dict) else isinstance(data, list) and part in range(len(data))


def _name(key: Key, raw: Any) -> str:
    """``sources[lmia_2014].licence``: items of a list by their id where they have one."""
    text = ""
    for part in key:
        raw = _at_key(raw, (part,))
        if isinstance(part, int):
            text += f"[{raw['id'] if isinstance(raw, dict) and isinstance(raw.get('id'), str) else part + 1}]"
        else:
            text += f".{part}" if text else part
    return text or "the whole file"


def _problem(model: type[BaseModel], raw: Any, fault: Any, places: Sequence[_Lines]) -> Problem:
    """One fault of pydantic's in our words."""
    kind, value, context = fault["type"], fault["input"], fault.get("ctx", {})
    key = _key(fault, raw)
    place = _where(key, raw, places)
    if kind == "extra_forbidden":
        valid = _fields(model, key[:-1])
        return Problem(
            f"unknown key {key[-1]!r}", place, f"one of {', '.join(valid)}", nearest=nearest(str(key[-1]), valid)
        )
    if kind == "missing":
        field = _fields(model, key[:-1]).get(str(key[-1]))
        words = (field and field.description) or "every row or section of this kind has it"
        return Problem(f"key {key[-1]!r} is missing", place, words)
    if kind == "literal_error":
        valid = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        return Problem(_says(value), place, context["expected"], nearest=nearest(str(value), valid))
    if kind == "value_error":
        whole = isinstance(value, dict | list)  # the fault lies between its keys, and the words say which
        return Problem(str(context["error"]), place) if whole else Problem(_says(value), place, str(context["error"]))
    words = fault["msg"].removeprefix("Input should be ").split(", unable to")[0]
    return Problem(_says(value), place, EXPECTED.get(kind, words))


def _key(fault: Any, raw: Any) -> Key:
    """The place of a fault without what pydantic adds to it: branches of unions, and its mark for keys."""
    key: list[str | int] = []
    for part in fault["loc"]:
        if _inside(raw, part):
            key.append(part)
            raw = raw[part]
    return (*key, fault["loc"][-1]) if fault["type"] == "missing" else tuple(key)


def _says(value: Any) -> str:
    text = repr(value) if isinstance(value, str | int | float | bool | NoneType) else f"a {type(value).__name__}"
    text = without_secrets(text)
    return f"{text if len(text) <= 60 else text[:57] + '...'} is not valid here"


def _fields(annotation: Any, key: Key) -> dict[str, FieldInfo]:
    """Fields that the section at ``key`` of a model may have; of every kind, where it may be of several."""
    if get_origin(annotation) is Annotated:
        return _fields(get_args(annotation)[0], key)
    if get_origin(annotation) in (Union, UnionType):
        return {name: field for option in get_args(annotation) for name, field in _fields(option, key).items()}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields
        if not key:
            return fields
        return _fields(fields[str(key[0])].annotation, key[1:]) if key[0] in fields else {}
    inner = get_args(annotation)
    return _fields(inner[-1], key[1:]) if inner and key else {}
