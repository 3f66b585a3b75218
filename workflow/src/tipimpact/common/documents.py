"""YAML files that people write: parsed once, checked against a model, faults reported with file, line and key."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from tipimpact.common.errors import ConfigError, InvalidValue, Problem, TipimpactError, nearest
from tipimpact.common.files import turning_line
from tipimpact.common.garbage import pause_collection
from tipimpact.common.packaged import find

try:  # ten times as fast; missing only where PyYAML was built without libyaml
    from yaml import CSafeLoader as Loader
except ImportError:
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

Model = TypeVar("Model", bound=BaseModel)
Part = TypeVar("Part", dict, list)
Key = tuple[str | int, ...]

MAX_DEPTH, MAX_NODES = 40, 300_000  # nodes are counted with every alias expanded
MAP, SEQUENCE, MERGE = (f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "merge"))

# What to write instead, for the kinds of pydantic fault whose own message does not say it.
EXPECTED = {
    "string_type": "text; put quotes around it if it looks like a number or a date",
    "model_type": "a section with keys",
    "dict_type": "a section with keys",
    "list_type": "a list: one item a line, each after a hyphen",
    "bool_parsing": "true or false",
    "date_from_datetime_parsing": "a date like 2012-06-28",
}


@dataclass(frozen=True)
class Document:
    """A YAML file after parsing: its data, and the node tree that knows the line of each key."""

    path: str | Path
    data: Any
    root: yaml.Node | None = None

    def line(self, key: Key) -> int | None:
        """Line of ``key``, or of the innermost section around it that exists; None for the top of the file."""
        node, line = self.root, None
        for part in key:
            child = _child(node, part)
            if child is None:
                break
            node, line = child
        return line


def _child(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node, int] | None:
    """The node at one key or position of a section, and its line."""
    if isinstance(node, yaml.MappingNode):
        pairs = [(key, value) for key, value in node.value if key.value == str(part)]
        return (pairs[-1][1], pairs[-1][0].start_mark.line + 1) if pairs else None
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part].start_mark.line + 1
    return None


class _Builder:
    """Turns nodes into data in one walk that also finds repeated keys and enforces the limits."""

    def __init__(self, loader: Loader):
        self.loader, self.nodes = loader, 0
        self.repeated: list[tuple[str, int]] = []

    def build(self, node: yaml.Node, depth: int = 0) -> Any:
        """Data of a node. Raises yaml.MarkedYAMLError where aliases turn a few lines into millions."""
        self.nodes += 1
        if depth > MAX_DEPTH:
            raise _refused(f"more than {MAX_DEPTH} levels", node)
        if self.nodes > MAX_NODES:
            raise _refused(f"aliases that expand to more than {MAX_NODES} parts", node)
        if isinstance(node, yaml.ScalarNode):
            return self.loader.construct_object(node, deep=True)
        if node.tag not in (MAP, SEQUENCE):
            raise _refused(f"sections with the tag {node.tag}", node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        return [self.build(item, depth + 1) for item in node.value]

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[Any, Any]:
        own: dict[Any, Any] = {}
        merged: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            value = self.build(value_node, depth + 1)
            if key_node.tag == MERGE:
                merged |= _merge(value, value_node)
                continue
            key = self.build(key_node, depth + 1)
            if isinstance(key, list | dict):
                raise _refused("keys that are lists or sections", key_node)
            if key in own:
                self.repeated.append((key_node.value, key_node.start_mark.line + 1))
            own[key] = value
        return merged | own


def _merge(value: Any, node: yaml.Node) -> dict[Any, Any]:
    """Content of a merge key ``<<``: of several sections the first wins."""
    sections = value if isinstance(value, list) else [value]
    if not all(isinstance(section, dict) for section in sections):
        raise _refused("merge keys of anything but sections", node)
    return {key: section[key] for section in reversed(sections) for key in section}


def _refused(what: str, node: yaml.Node) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=f"{what} are not accepted", problem_mark=node.start_mark)


def shown(path: str | Path) -> str:
    """A path as users see it: relative when it is under the working directory."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def read_document(path: str | Path, error: type[TipimpactError] = ConfigError) -> Document:
    """A YAML file; an empty file is an empty mapping.

    A file of ``config/`` is the user's, if they have it (``packaged.find``).
    Raises ``error`` when the file is missing, is not UTF-8 or YAML, or repeats a key.
    """
    path = find(path)
    if Path(path).exists() and not Path(path).is_file():
        raise error("is not a file", where=shown(path), todo="put a file in its place")
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        if (line := turning_line(text)) is not None:
            todo = "delete the characters U+202A to U+202E and U+2066 to U+2069 from it"
            raise error("the direction of writing is turned", where=f"{shown(path)}, line {line}", todo=todo)
        loader = Loader(text)
        try:
            builder = _Builder(loader)
            with pause_collection():
                root = loader.get_single_node()
                data = {} if root is None else builder.build(root)
        finally:
            loader.dispose()
    except OSError as fault:
        raise error(f"cannot be read: {fault.strerror}", where=shown(path)) from None
    except UnicodeDecodeError as fault:
        raise error(
            f"byte {fault.start} is not UTF-8", where=shown(path), todo="save the file with the encoding UTF-8"
        ) from None
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, RecursionError) as fault:  # also of a wrong tag
        raise error(_syntax(fault, path)) from None
    if builder.repeated:
        raise error(
            Problem(f"key {key!r} appears twice", f"{shown(path)}, line {line}", todo="delete one of the two")
            for key, line in dict.fromkeys(builder.repeated)
        )
    return Document(path, {} if data is None else data, root)


def read_yaml(path: str | Path, error: type[TipimpactError] = ConfigError) -> Any:
    """The data of a YAML file, read as ``read_document`` does."""
    return read_document(path, error).data


def _syntax(fault: Exception, path: str | Path) -> Problem:
    mark = getattr(fault, "problem_mark", None)
    where = f"{shown(path)}, line {mark.line + 1}, column {mark.column + 1}" if mark else shown(path)
    messages = [m for m in (getattr(fault, "context", None), getattr(fault, "problem", None)) if m]
    return Problem(
        "not YAML: " + (", ".join(messages) or str(fault)),
        where,
        todo="check that line and the one above it for indentation, a missing colon or a missing quote",
    )


def part(raw: Any, key: str, kind: type[Part]) -> Part:
    """The list or section at a key; an empty one where there is none, because some checks run before the model's."""
    value = raw.get(key) if isinstance(raw, dict) else None
    return value if isinstance(value, kind) else kind()


def sections(raw: Any, key: str) -> dict[int, dict[Any, Any]]:
    """The items of a list that are sections, by position."""
    return {i: item for i, item in enumerate(part(raw, key, list)) if isinstance(item, dict)}


def check(
    model: type[Model],
    raw: Any,
    *documents: Document,
    others: Sequence[tuple[Key, Problem]] = (),
    error: type[TipimpactError] = ConfigError,
) -> Model:
    """``raw`` as ``model``.

    documents: the files that ``raw`` was read from; with several, later files override earlier ones.
    others: problems of other checks and the keys they are at, reported together with these.
    Raises ``error`` with every problem at once.
    """
    try:
        checked, faults = model.model_validate(raw), []
    except ValidationError as fault:
        checked, faults = None, fault.errors()
    if checked is None or others:
        raise error(
            [_problem(model, raw, fault, documents) for fault in faults]
            + [replace(problem, where=place(key, raw, documents)) for key, problem in others]
        )
    return checked


def without_secrets(text: str) -> str:
    """Text without the name and password of any address in it."""
    return re.sub(r"(?<=//)[^/@\s]+@", "", text)


def place(key: Key, raw: Any, documents: Sequence[Document]) -> str:
    """File, line and name of a key, for an error message."""
    name = _name(key, raw)
    stating = [document for document in documents if _at_key(document.data, key) == _at_key(raw, key)]
    if not stating:  # in no file
        return f"option --config (or `config:` of a module): {name}"
    line = stating[-1].line(key)
    return f"{shown(stating[-1].path)}{f', line {line}' if line else ''}: {name}"


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


def _problem(model: type[BaseModel], raw: Any, fault: Any, documents: Sequence[Document]) -> Problem:
    """A fault reported by pydantic as a problem in plain words."""
    kind, value, context = fault["type"], fault["input"], fault.get("ctx", {})
    key = _key(fault, raw)
    where = place(key, raw, documents)
    if kind == "extra_forbidden":
        valid = _fields(model, key[:-1])
        return Problem(
            f"unknown key {key[-1]!r}", where, f"one of {', '.join(valid)}", nearest=nearest(str(key[-1]), valid)
        )
    if kind == "missing":
        field = _fields(model, key[:-1]).get(str(key[-1]))
        meaning = (field and field.description) or "every row or section of this kind has it"
        return Problem(f"key {key[-1]!r} is missing", where, meaning)
    if kind == "literal_error":
        valid = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        return Problem(_invalid(value), where, context["expected"], nearest=nearest(str(value), valid))
    if isinstance(error := context.get("error"), InvalidValue):
        return error.problem(where)
    if kind == "value_error":
        if isinstance(value, dict | list):  # a fault between several keys; the message says which
            return Problem(str(context["error"]), where)
        return Problem(_invalid(value), where, str(context["error"]))
    expected = fault["msg"].removeprefix("Input should be ").split(", unable to")[0]
    return Problem(_invalid(value), where, EXPECTED.get(kind, expected))


def _key(fault: Any, raw: Any) -> Key:
    """The keys that lead to a fault, without the union branches and key marks that pydantic adds."""
    key: list[str | int] = []
    for part in fault["loc"]:
        if _inside(raw, part):
            key.append(part)
            raw = raw[part]
    return (*key, fault["loc"][-1]) if fault["type"] == "missing" else tuple(key)


def _invalid(value: Any) -> str:
    text = repr(value) if isinstance(value, str | int | float | bool | NoneType) else f"a {type(value).__name__}"
    text = without_secrets(text)
    return f"{text if len(text) <= 60 else text[:57] + '...'} is not valid here"


def _fields(annotation: Any, key: Key) -> dict[str, FieldInfo]:
    """Fields that the section at ``key`` of a model may have; of every option, where its type is a union."""
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
