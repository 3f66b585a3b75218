"""Whether a crate keeps its profiles, asked of the rocrate-validator without a network.

The validator ships the profiles and fetches the JSON-LD context, which says what each term means. It is given the terms
that our crate uses: a term that is not among them is a fault, as it is for the whole context.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from tipimpact.publish.package.crate import CONTEXT

PROFILES = ("ro-crate-1.1", "workflow-ro-crate-1.0", "workflow-run-crate-0.5", "provenance-run-crate-0.5")
# Terms of the context of RO-Crate 1.1 that mean what schema.org means by them, and the others.
SCHEMA_ORG = (
    *("ComputerLanguage", "ControlAction", "CreateAction", "CreativeWork", "Dataset", "HowTo", "HowToStep"),
    *("Organization", "OrganizeAction", "PropertyValue", "SoftwareApplication", "SoftwareSourceCode"),
    *("about", "agent", "alternateName", "author", "citation", "contentSize", "creator", "datePublished"),
    *("description", "encodingFormat", "endTime", "hasPart", "identifier", "instrument", "license", "mainEntity"),
    *("mentions", "name", "object", "position", "programmingLanguage", "publisher", "result", "softwareVersion"),
    *("step", "url", "value", "version", "workExample"),
)
OTHERS = {
    "File": "http://schema.org/MediaObject",
    "ComputationalWorkflow": "https://bioschemas.org/ComputationalWorkflow",
    "conformsTo": "http://purl.org/dc/terms/conformsTo",
}


class _Answer:
    """What the validator would get from the context's address."""

    status_code = 200
    headers = {"Content-Type": "application/ld+json"}
    terms = {**{term: f"http://schema.org/{term}" for term in SCHEMA_ORG}, **OTHERS}

    def json(self) -> dict[str, Any]:
        return {"@context": self.terms}

    @property
    def content(self) -> bytes:
        return json.dumps(self.json()).encode()

    @property
    def text(self) -> str:
        return self.content.decode()


def faults(metadata: str, profile: str, folder: str | None = None) -> dict[str, list[str]] | None:
    """The checks of a profile that a crate fails, by their ids: keys ``required`` and ``recommended``.

    metadata: the crate's JSON.  folder: where the crate lies, to look for its files too; None does not look.
    Returns None where the validator is not installed.
    """
    issues = _issues(metadata, folder)
    if issues is None:
        return None
    return {
        severity: [issue.check for issue in issues if issue.severity == severity and profile in issue.profiles]
        for severity in ("required", "recommended")
    }


@dataclass(frozen=True)
class _Issue:
    """A check that the crate fails. profiles: those that ask for it."""

    check: str
    severity: str
    profiles: frozenset[str]


@cache
def _issues(metadata: str, folder: str | None) -> list[_Issue] | None:
    """What the furthest of the profiles finds, which asks for all that the others ask: seconds, once for all four."""
    try:
        from rocrate_validator import services
        from rocrate_validator.models import Severity, ValidationSettings
        from rocrate_validator.utils.http import HttpRequester
    except ImportError:
        return None
    settings: dict[str, Any] = {
        "profile_identifier": PROFILES[-1],
        "requirement_severity": Severity.RECOMMENDED,
        "offline": True,
        "skip_availability_check": folder is None,
    }
    told = HttpRequester.__dict__.get("get")
    HttpRequester.get = lambda self, url, **_: _Answer() if url == CONTEXT else _refused(url)
    try:
        if folder is None:
            result = services.validate_metadata_as_dict(json.loads(metadata), ValidationSettings(**settings))
        else:
            result = services.validate(ValidationSettings(rocrate_uri=folder, **settings))
    finally:
        if told is None:
            del HttpRequester.get
        else:
            HttpRequester.get = told
    asking = {
        p.identifier: {p.identifier, *(q.identifier for q in p.inherited_profiles)} for p in result.context.profiles
    }
    return [
        _Issue(
            issue.check.identifier,
            "required" if issue.severity == Severity.REQUIRED else "recommended",
            frozenset(name for name, asked in asking.items() if issue.check.requirement.profile.identifier in asked),
        )
        for issue in result.get_issues()
    ]


def _refused(url: str) -> Any:
    raise OSError(f"{url} is not asked for: no network")
