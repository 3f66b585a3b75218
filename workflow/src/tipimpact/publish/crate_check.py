"""Whether a crate keeps its profiles, asked of the rocrate-validator without a network.

The validator ships the profiles and fetches the JSON-LD context, which says what each term means. It is given the terms
that our crate uses: a term that is not among them is a fault, as it is for the whole context.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from tipimpact.publish.crate import CONTEXT

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


@cache  # seconds a profile, and the score asks for what it requires and for what it recommends
def faults(metadata: str, profile: str, folder: str | None = None) -> dict[str, list[str]] | None:
    """The checks of a profile that a crate fails, by their ids: keys ``required`` and ``recommended``.

    metadata: the crate's JSON.  folder: where the crate lies, to look for its files too; None does not look.
    Returns None where the validator is not installed.
    """
    try:
        from rocrate_validator import services
        from rocrate_validator.models import Severity, ValidationSettings
        from rocrate_validator.utils.http import HttpRequester
    except ImportError:
        return None
    settings: dict[str, Any] = {
        "profile_identifier": profile,
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
    found: dict[str, list[str]] = {"required": [], "recommended": []}
    for issue in result.get_issues():
        found["required" if issue.severity == Severity.REQUIRED else "recommended"].append(issue.check.identifier)
    return found


def _refused(url: str) -> Any:
    raise OSError(f"{url} is not asked for: no network")
