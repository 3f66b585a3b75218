"""A report's file as a table of sentences with their places in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

import pandas as pd

from tipimpact.reports.original import Original, open_report
from tipimpact.reports.passages import unwrap
from tipimpact.reports.sentences import split_sentences, unbalanced
from tipimpact.reports.unreadable import Unreadable
from tipimpact.reports.words import hyphen_rule, language, language_of_passage

COLUMNS = ["doc_id", "lang", "sentence_id", "section", "text", "start", "end", "kind", "skips", "paragraph", "page"]

SPLIT = ("sentence", "note")  # kinds of block that are divided into sentences


def read_report(
    path: str | Path,
    lang: str | None = None,
    doc_id: str | None = None,
    line_by_line: bool = False,
    encoding: str | None = None,
) -> pd.DataFrame:
    """The sentences of a report: one row a sentence, bullet item or table row, in the order of the file.

    path: PDF, HTML, DOCX, Markdown or plain text.  lang: ``en`` or ``fr``, the main language; by the words
    when not given. A passage that is plainly in the other language is marked as such.
    doc_id: name of the document; the file's stem when not given.  line_by_line: each line is a paragraph of its own.
    encoding: that of a text file that is not in UTF-8.
    Columns: doc_id, lang (of the passage), sentence_id (``doc_id:start-end``), section (the heading above; empty for
    notes), text (normalised), start and end (0-based character offsets into ``original_text(path)``, end exclusive),
    kind (``sentence``, ``note`` for a sentence of a foot or end note, ``bullet``, ``row``), skips (where the original
    holds more than the text, see ``original_offset``), paragraph (number of the block, from 1; of the line with
    line_by_line), page (PDF).
    ``.attrs``: ``notes`` lists what was doubtful (pages that cannot be read, brackets without partner, hyphens taken
    away, running heads left out); ``pages`` (None: not paged) and ``characters`` of the original.
    Raises Unreadable naming the file when it cannot be read (see ``open_report``) or is in neither language.

    >>> sentences = read_report("data/raw/sample/reports/ccr_forum_2012_en.txt")
    >>> sentences.loc[0, ["doc_id", "lang"]].tolist()
    ['ccr_forum_2012_en', 'en']
    """
    path = Path(path)
    try:
        table = sentence_table(open_report(path, line_by_line, encoding), lang, doc_id or path.stem)
    except Unreadable as error:
        raise error.at(str(path)) from None
    if table.empty:
        todo = "look at the file: is its text in pictures?"
        raise Unreadable("no_sentence", "there is no sentence in it", where=str(path), todo=todo)
    return table


def sentence_table(original: Original, lang: str | None, doc_id: str) -> pd.DataFrame:
    """Like ``read_report``, from a file that is open. It may hold no sentence."""
    blocks = list(original.blocks)
    words = "\n".join(block.source.text for block in blocks)
    main = lang or language(words)
    rule = cache(lambda lang: hyphen_rule(words, lang, original.notes))
    rows: list[dict[str, Any]] = []
    for number, block in enumerate(blocks, 1):
        known: dict[str, Any] = {
            "doc_id": doc_id,
            "lang": language_of_passage(block.source.text, main),
            "section": "" if block.kind == "note" else block.section,
            "kind": block.kind,
            "paragraph": block.number or number,
        }
        passage = unwrap(block.source, rule(known["lang"]))
        if unbalanced(passage.text):
            original.notes.append(f"characters {passage.start}-{passage.end}: a bracket has no partner")
        for part in split_sentences(passage) if block.kind in SPLIT else [passage]:
            if part.text:
                place = {"start": part.start, "end": part.end, "page": bisect_right(original.pages, part.start)}
                name = f"{doc_id}:{part.start}-{part.end}"
                rows.append(known | place | {"sentence_id": name, "text": part.text, "skips": part.skips})
    rows.sort(key=itemgetter("start", "end"))
    table = pd.DataFrame(rows, columns=COLUMNS).astype({"page": "Int64"})
    table["page"] = table["page"].where(table["page"] > 0)
    table.attrs.update(notes=original.notes, pages=len(original.pages) or None, characters=len(original.text))
    return table


def original_offset(start: int, skips: Iterable[Iterable[int]], position: int) -> int:
    """Place in the original of the character at ``position`` of a sentence that starts at ``start``."""
    return start + position + sum(left_out for place, left_out in skips if place <= position)
