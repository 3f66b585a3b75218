"""The requests to send, one for each series that nobody publishes: whom to ask, for what, what it settles, the text."""

from __future__ import annotations

from typing import Any

from tipimpact.common.contracts.files import finding_file
from tipimpact.publish.site.inputs import SiteInputs
from tipimpact.publish.statements.gaps import TABLE, select_gaps

SHOWN = ("holder", "why", "claim", "design")  # columns above the text of a request; below it how to send a file back


def file_of(gap: str) -> str:
    """The address of a request, on the page of the finding."""
    return f"{finding_file('gaps')}#{gap}"


def list_requests(inputs: SiteInputs, lang: str) -> list[dict[str, Any]]:
    """Each request in words: id, title, what to know of it by the title of its column, its text, and the file."""
    labels = {inputs.row(TABLE, label) for label in select_gaps(inputs.evidence).index}
    titles = inputs.titles(TABLE, lang)
    return [
        {
            "id": row.values["gap"],
            "title": row.text("title"),
            "about": [(titles[name], row.text(name)) for name in SHOWN],
            "text": row.text("request"),
            "file": row.text("drop_in"),
            "path": row.text("path"),
        }
        for row in inputs.rows(TABLE, lang)
        if row.number in labels
    ]
