"""Check a run record against its RO-Crate profiles with rocrate-validator, without a network.

The validator ships the profiles but fetches the JSON-LD context, which defines the terms. Its cache is filled first
with the context that the library ``rocrate`` ships, so that an unknown term is a fault here too.
"""

from __future__ import annotations

import io
import json
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from requests_cache import CachedSession
from rocrate.vocabs import RO_CRATE
from rocrate_validator import services
from rocrate_validator.models import Severity, ValidationSettings

CONTEXT = "https://w3id.org/ro/crate/1.1/context"
PROFILES = ("ro-crate-1.1", "workflow-ro-crate-1.0", "workflow-run-crate-0.5", "provenance-run-crate-0.5")
# The library ships the context of RO-Crate 1.3; the profiles still use the address of 1.1 for this term.
TERMS = {**RO_CRATE["@context"], "ComputationalWorkflow": "https://bioschemas.org/ComputationalWorkflow"}


def faults(metadata: str, profile: str, folder: str | None = None) -> dict[str, list[str]]:
    """Ids of the checks of a profile that a record fails, under the keys ``required`` and ``recommended``.

    metadata: the record's JSON.  folder: the results, to check their files too; None checks the record alone.
    """
    return {
        severity: [
            issue.check
            for issue in _issues(metadata, folder)
            if issue.severity == severity and profile in issue.profiles
        ]
        for severity in ("required", "recommended")
    }


@dataclass(frozen=True)
class _Issue:
    """A failed check. profiles: those that include it."""

    check: str
    severity: str
    profiles: frozenset[str]


class _ShippedContext(HTTPAdapter):
    """Answers a request with the context of the library, in place of the network."""

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        body = io.BytesIO(json.dumps({"@context": TERMS}).encode())
        headers = {"Content-Type": "application/ld+json"}
        return self.build_response(request, urllib3.HTTPResponse(body, headers, 200, preload_content=False))


def _fill_cache(path: Path) -> None:
    with CachedSession(str(path), backend="sqlite", allowable_codes=(200,)) as session:
        session.mount("https://", _ShippedContext())
        session.get(CONTEXT).raise_for_status()


@cache
def _issues(metadata: str, folder: str | None) -> list[_Issue]:
    """Failed checks of the last profile, which includes the others. Takes seconds, so it runs once for all four."""
    with tempfile.TemporaryDirectory() as temporary:
        _fill_cache(Path(temporary) / "cache")
        settings: dict[str, Any] = {
            "profile_identifier": PROFILES[-1],
            "requirement_severity": Severity.RECOMMENDED,
            "offline": True,
            "cache_path": Path(temporary) / "cache",
            "skip_availability_check": folder is None,
        }
        if folder is None:
            result = services.validate_metadata_as_dict(json.loads(metadata), ValidationSettings(**settings))
        else:
            result = services.validate(ValidationSettings(rocrate_uri=folder, **settings))
    included = {
        p.identifier: {p.identifier, *(q.identifier for q in p.inherited_profiles)} for p in result.context.profiles
    }
    return [
        _Issue(
            issue.check.identifier,
            "required" if issue.severity == Severity.REQUIRED else "recommended",
            frozenset(name for name, names in included.items() if issue.check.requirement.profile.identifier in names),
        )
        for issue in result.get_issues()
    ]
