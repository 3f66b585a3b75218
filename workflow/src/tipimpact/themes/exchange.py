"""REFI-QDA: the codebook and coded texts, out to tools for qualitative research.

The standard (urn:QDA-XML 1.0) counts characters of a plain text. Texts are exported with line feeds and without a byte
order mark, because tools differ on both. Places are counted in Unicode characters, end excluded. `make review-sheet`
reads what comes back.
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from tipimpact import __version__
from tipimpact.common.errors import ReportError
from tipimpact.common.files import steady, write_bytes
from tipimpact.reports import original_text
from tipimpact.themes.codebook import Codebook

ORIGIN = f"tipimpact {__version__}"
RULES = "tipimpact"  # name of the coder of the rules' codes
NAMESPACE = uuid.UUID("6f6a1f0e-0b5c-5c61-9d5e-2f1f5d0c8a31")
SHOWN = 60  # characters of a selection's words in its name
DROPPED = re.compile(r"\A\ufeff|\r+(?=\n)")
DASH = " – "  # between the id and the label of a theme in the name of its code
NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Normal(NamedTuple):
    """A text with line feeds and no byte order mark. ``kept[i]`` is the place of its character i in the original."""

    text: str
    kept: list[int]


def normal(text: str) -> Normal:
    """Normalize line ends and drop the byte order mark, as texts are exported."""
    dropped = {i for match in DROPPED.finditer(text) for i in range(*match.span())}
    kept = [i for i in range(len(text)) if i not in dropped]
    return Normal("".join(text[i] for i in kept), kept)


def originals(paths: Mapping[str, Path | None]) -> dict[str, str]:
    """The original texts by document, without those that are missing or cannot be read."""
    texts = {}
    for doc, path in paths.items():
        with suppress(ReportError):
            if path:
                texts[doc] = original_text(path)
    return texts


def guid(*names: str) -> str:
    """A stable identifier from names."""
    return str(uuid.uuid5(NAMESPACE, "\x1f".join(names)))


def write_codebook(codebook: Codebook, path: str | Path, lang: str) -> None:
    """Write the codebook as a REFI-QDA codebook (.qdc) with labels in one language."""
    from pyrefiqda.models import codebook as qdc

    book = qdc.CodeBook(codes=qdc.CodesType(code=_codes(qdc.CodeType, codebook, lang)), origin=ORIGIN)
    write_bytes(path, _xml(book, "urn:QDA-XML:codebook:1.0"))


def write_project(
    texts: Mapping[str, str], mentions: pd.DataFrame, codebook: Codebook, path: str | Path, lang: str = "en"
) -> None:
    """Write texts and their coding as a REFI-QDA project (.qdpx).

    texts: the originals by doc_id.  mentions: doc_id, theme, start and end (places in the original).
    """
    from pyrefiqda.models import project as qda

    user = qda.UserType(guid=guid("user", RULES), name=RULES)
    plain = {doc: normal(text) for doc, text in texts.items()}
    sources = [
        qda.TextSourceType(
            guid=guid("text", doc),
            name=doc,
            plain_text_path=f"internal://{guid('text', doc)}.txt",
            creating_user=user.guid,
            plain_text_selection=list(_selections(doc, plain[doc], mentions[mentions["doc_id"] == doc], user.guid)),
        )
        for doc in texts
    ]
    project = qda.Project(
        name="tipimpact",
        origin=ORIGIN,
        creating_user_guid=user.guid,
        users=qda.UsersType(user=[user]),
        code_book=qda.CodeBookType(codes=qda.CodesType(code=_codes(qda.CodeType, codebook, lang))),
        sources=qda.SourcesType(text_source=sources),
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("project.qde", _xml(project, "urn:QDA-XML:project:1.0"))
        for doc in texts:
            packed.writestr(f"sources/{guid('text', doc)}.txt", plain[doc].text.encode())
    write_bytes(path, steady(file.getvalue()))


def _selections(doc: str, plain: Normal, marks: pd.DataFrame, user: str) -> Iterator[Any]:
    from pyrefiqda.models import project as qda

    places = marks[["start", "end", "theme"]].drop_duplicates().sort_values(["start", "end", "theme"])
    for first, last, theme in places.to_numpy():
        start, end = bisect_left(plain.kept, int(first)), bisect_left(plain.kept, int(last))
        coding = qda.CodingType(
            guid=guid("coding", doc, theme, str(start), str(end)),
            creating_user=user,
            code_ref=qda.CodeRefType(target_guid=guid("theme", theme)),
        )
        yield qda.PlainTextSelectionType(
            guid=guid("selection", doc, theme, str(start), str(end)),
            name=NOT_XML.sub("", " ".join(plain.text[start:end].split()))[:SHOWN],
            start_position=start,
            end_position=end,
            creating_user=user,
            coding=[coding],
        )


def _codes(kind: Callable[..., Any], codebook: Codebook, lang: str) -> list[Any]:
    """A code for each theme. kind: the code's model in a codebook or a project."""
    return [
        kind(
            guid=guid("theme", theme.id),
            name=f"{theme.id}{DASH}{theme.label.model_dump()[lang]}",
            is_codable=True,
            description=NOT_XML.sub("", f"{theme.definition}\nInclude: {theme.include}\nExclude: {theme.exclude}"),
        )
        for theme in codebook.themes
    ]


def _xml(model: Any, namespace: str) -> bytes:
    from xsdata.formats.dataclass.serializers.config import SerializerConfig
    from xsdata_pydantic.bindings import XmlSerializer

    text = XmlSerializer(config=SerializerConfig(indent=" ")).render(model, ns_map={None: namespace})
    return text.encode("utf-8")
