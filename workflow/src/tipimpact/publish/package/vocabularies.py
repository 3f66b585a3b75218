"""Lists of codes that columns of tables refer to, as tables of the data package: code and words in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tipimpact.common import LANGUAGES
from tipimpact.publish.tables.joins import Authored
from tipimpact.publish.words import codes, say

Rows = list[dict[str, str]]


def vocabularies(authored: Authored) -> dict[str, Rows]:
    """Rows of each list, by name. The first column is the code; ``_en`` and ``_fr`` end the names of words."""
    rows = authored.eligibility[["row", "remedy", "act", "citation"]].astype(object)
    return {
        "sources": [
            {
                "source": source.id,
                **_both("title", source.title.model_dump()),
                **_both("publisher", source.publisher.model_dump()),
                "citation": source.citation,
                "licence": source.licence,
                "address": next(iter(source.urls), ""),
            }
            for source in authored.sources.sources
        ],
        "situations": _labelled("life", authored.profiles.labels()),
        "remedies": _labelled("remedy", {code: _say("value-remedy", code) for code in codes("value-remedy")}),
        "law_rows": rows.where(rows.notna(), "").to_dict("records"),
        "themes": _labelled("theme", authored.codebook.labels),
        "series": _labelled("series", {row.id: row.title.model_dump() for row in authored.series.series}),
    }


def vocabulary_resource(name: str, rows: Rows, used: Iterable[str]) -> dict[str, Any]:
    """The descriptor of a list, with its rows in it. used: licences of the tables, which it has too."""
    titles = _say("package-list", name)
    key, *_ = rows[0]
    return {
        "name": name,
        "title": titles["en"],
        "titles": titles,
        "data": rows,
        "licenses": list(used),
        "schema": {
            "fields": [
                {"name": column, "type": "string"} | ({"constraints": {"required": True}} if column == key else {})
                for column in rows[0]
            ],
            "missingValues": [""],
            "primaryKey": [key],
        },
    }


def key_of(name: str, lists: Mapping[str, Rows]) -> list[str]:
    """The column that holds the codes of a list."""
    return [next(iter(lists[name][0]))]


def _labelled(key: str, labels: Mapping[str, Mapping[str, str]]) -> Rows:
    return [{key: code, **_both("title", words)} for code, words in labels.items()]


def _both(name: str, words: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}_{lang}": words[lang] for lang in LANGUAGES}


def _say(id: str, code: str) -> dict[str, str]:
    return {lang: say(id, lang, code=code) for lang in LANGUAGES}
