"""What a release is made of: a bill of materials (CycloneDX 1.6) and a statement of how it was made (in-toto, SLSA 1).

Both follow from the checkout alone, so that a release has the same bytes wherever it is made. The statement is not
signed: it lists what the bundle has, so that somebody who makes it again can compare (docs/releasing.md).
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from audit import hashes

from tipimpact import __version__
from tipimpact.common.files import STEADY

LOCK, BUILD_LOCK, PACKAGES = "requirements.lock", "requirements-build.lock", "docs/validation/packages.csv"
SBOM, PROVENANCE = "sbom.cdx.json", "provenance.json"


def bill_of_materials(root: Path) -> str:
    """Each package that is locked for results: version, licence, and the hashes of its files on every platform."""
    locks = {name: (root / name).read_text(encoding="utf-8") for name in (LOCK, BUILD_LOCK)}
    with (root / PACKAGES).open(encoding="utf-8", newline="") as file:
        about = {row["package"]: row for row in csv.DictReader(file)}
    components = {
        pin: _describe(pin, files, about.get(pin.partition("==")[0], {}), "required" if name == LOCK else "optional")
        for name, lock in reversed(locks.items())
        for pin, files in hashes(lock).items()
    }
    purls = sorted(component["bom-ref"] for component in components.values())
    whole = f"pkg:pypi/tipimpact@{__version__}"
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, ''.join(locks.values()))}",
        "version": 1,
        "metadata": {
            "timestamp": f"{STEADY.isoformat()}Z",
            "component": _named("application", "tipimpact", __version__) | {"licenses": [{"license": {"id": "MIT"}}]},
        },
        "components": [components[pin] for pin in sorted(components)],
        "dependencies": [{"ref": whole, "dependsOn": purls}, *({"ref": purl} for purl in purls)],
    }
    return json.dumps(bill, indent=1, ensure_ascii=False) + "\n"


def _named(type: str, name: str, version: str) -> dict[str, Any]:
    purl = f"pkg:pypi/{re.sub(r'[-_.]+', '-', name).lower()}@{version}"
    return {"type": type, "bom-ref": purl, "name": name, "version": version, "purl": purl}


def _describe(pin: str, files: list[str], about: Mapping[str, str], scope: str) -> dict[str, Any]:
    name, _, version = pin.partition("==")
    return {
        **_named("library", name, version),
        "scope": scope,
        "description": about.get("why", ""),
        "licenses": [{"license": {"name": about.get("licence") or "not stated"}}],
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in sorted(files)],
    }


def provenance(files: Mapping[str, bytes], edition: str, commit: str | None, dirty: bool | None) -> str:
    """The statement of a bundle. files: its contents by name.  commit, dirty: of the checkout, None where unknown."""
    materials = [
        {"uri": name, "digest": {"sha256": _sha256(files[name])}} for name in (LOCK, BUILD_LOCK) if name in files
    ]
    if commit:
        materials.insert(0, {"uri": "git:tipimpact", "digest": {"gitCommit": commit}})
    statement = {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": name, "digest": {"sha256": _sha256(files[name])}} for name in sorted(files)],
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {
                "buildType": "urn:tipimpact:make-release:1",
                "externalParameters": {"edition": edition, "version": __version__},
                "internalParameters": {"changes_not_in_the_commit": dirty},
                "resolvedDependencies": materials,
            },
            "runDetails": {"builder": {"id": "urn:tipimpact:unsigned-local-machine"}},
        },
    }
    return json.dumps(statement, indent=1, ensure_ascii=False) + "\n"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
