"""Join the pages of an API that gives its answer in parts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from tipimpact.retrieve.fetch import Refused

MOST = 2_000  # pages; a server that says more has a fault
PAGE = "page"  # the parameter of an address that asks for one page


def join_pages(address: str, draft: Path, get: Callable[[str, Path], None]) -> None:
    """Add all further pages to the first, in place: one JSON document with the items of all, in order.

    address: where ``draft`` came from.  get: downloads an address to a path, or raises Refused.
    Nothing happens unless the address has the parameter ``page`` and the file is JSON. Raises
    Refused when a page is missing or is not a list of items, so that a part never passes for the
    whole.
    """
    with open(draft, "rb") as file:
        is_json = file.read(64).lstrip().startswith((b"{", b"["))
    if not is_json or PAGE not in dict(parse_qsl(urlsplit(address).query)):
        return
    first = _answer(draft)
    count = _count(first)
    items = first["items"]
    part = draft.with_name(f"page.{draft.name}")
    for number in range(2, count + 1):
        try:
            get(with_page(address, number), part)
            answer = _answer(part)
        finally:
            part.unlink(missing_ok=True)
        if _count(answer) != count:
            raise Refused("wrong_content", f"the number of pages changed from {count} to {_count(answer)} while asking")
        items += answer["items"]
    joined = {**first, PAGE: 1, "maxPages": 1, "items": items}
    try:
        content = json.dumps(joined, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:  # JSON may name half of a pair of surrogates
        raise Refused("wrong_content", "the answer of the API holds text that is not Unicode") from None
    draft.unlink()
    draft.write_bytes(content)


def with_page(address: str, number: int) -> str:
    """Return the address of one page."""
    parts = urlsplit(address)
    query = [(name, str(number) if name == PAGE else value) for name, value in parse_qsl(parts.query)]
    return urlunsplit(parts._replace(query=urlencode(query)))


def _answer(path: Path) -> dict:
    try:
        answer = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        answer = None
    if not isinstance(answer, dict) or not isinstance(answer.get("items"), list):
        raise Refused("wrong_content", "not an answer of the API: JSON with a list of items was expected")
    return answer


def _count(answer: dict) -> int:
    """Return the number of pages that an answer states."""
    stated = str(answer.get("maxPages", 1))
    if not re.fullmatch(r"\d{1,9}", stated) or int(stated) > MOST:
        raise Refused("wrong_content", f"the API states {stated[:20]!r} pages; at most {MOST} were expected")
    return max(1, int(stated))
