"""Find a file in a catalogue (CKAN) by its name, because its address cannot be guessed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tipimpact.retrieve.fetch import Refused, refuse_private


def address_of(place: str, draft: Path, get: Callable[[str, Path], None]) -> str:
    """Return the address of the file that ``place`` names: itself, or that of a resource of a catalogue.

    place: an address. With a fragment (``...package_show?id=...#list_fr.xlsx``) it is the
    catalogue's answer, and the fragment is the name of the file.  get: downloads an address to a
    path, or raises Refused.
    Raises Refused when the catalogue does not have the file, or names an address in a private
    network.
    """
    catalogue, _, name = place.partition("#")
    if not name:
        return place
    part = draft.with_name(f"catalogue.{draft.name}.json")
    try:
        get(catalogue, part)
        resources = json.loads(part.read_bytes())["result"]["resources"]
        addresses = [str(resource["url"]) for resource in resources]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Refused("wrong_content", "not the answer of a catalogue: a list of resources was expected") from None
    finally:
        part.unlink(missing_ok=True)
    matches = [address for address in addresses if address.rpartition("/")[2].casefold() == name.casefold()]
    if not matches:
        raise Refused("not_found", f"the catalogue has no file {name!r}")
    refuse_private(matches[0], catalogue)
    return matches[0]
