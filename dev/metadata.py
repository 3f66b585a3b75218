"""Write codemeta.json and codecheck.yml from pyproject.toml, CITATION.cff and the contracts: `make metadata`."""

import json
import re
import tomllib
from pathlib import Path

import yaml

from tipimpact.common.contracts import contract, names
from tipimpact.publish.tables.findings import FINDINGS, subject_of
from tipimpact.publish.words import TAGS, say

ROOT = Path(__file__).resolve().parents[1]
SPDX = "https://spdx.org/licenses/"


def codemeta() -> str:
    """codemeta.json: the software described with CodeMeta 3.0. Unknown properties (an identifier) are left out."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    extras = (project["optional-dependencies"][extra] for extra in ("themes", "impact", "publish", "workflow"))
    stated = [*project["dependencies"], *(need for extra in extras for need in extra if "[" not in need)]
    needs = [re.match(r"([\w.-]+)(.*)", need).groups() for need in stated]
    description = {
        "@context": "https://w3id.org/codemeta/3.0",
        "@type": "SoftwareSourceCode",
        "name": project["name"],
        "description": project["description"],
        "version": project["version"],
        "license": SPDX + project["license"].split(" ")[0],  # of the code
        "author": [{"@type": "Organization", "name": author["name"]} for author in project["authors"]],
        "keywords": citation["keywords"],
        "programmingLanguage": ["Python", "Snakemake"],
        "runtimePlatform": f"Python {project['requires-python']}",
        "operatingSystem": ["Linux", "macOS"],
        "inLanguage": list(TAGS.values()),
        "readme": "README.md",
        "softwareHelp": "docs/",
        "continuousIntegration": ".ci/run",
        "softwareRequirements": [
            {"@type": "SoftwareApplication", "name": name, "version": version} for name, version in dict.fromkeys(needs)
        ],
    }
    return json.dumps(description, ensure_ascii=False, indent=1) + "\n"


def codecheck() -> str:
    """codecheck.yml: the files that a codechecker reproduces. They add report, certificate and their name."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    findings = [
        {
            "file": f"results/answer/findings/en/finding-{name}.csv",
            "comment": f"Finding, {subject_of(name, 'en')}",
        }
        for name in FINDINGS
    ]
    tables = [
        {
            "file": f"results/sample/tables/{name}.csv",
            "comment": f"Table {(contract(name).publish or {})['number']}, {say(f'table-{name}-title', 'en')}",
        }
        for name in names(published=True)
    ]
    check = {
        "version": "https://codecheck.org.uk/spec/config/2.0",
        "paper": {"title": citation["title"], "authors": [{"name": author["name"]} for author in citation["authors"]]},
        "manifest": findings + tables,
    }
    head = "---\n# `make results` reproduces the files of the manifest. Nobody has checked it yet:\n"
    head += "# codechecker, report and certificate are missing.\n"
    return head + yaml.safe_dump(check, sort_keys=False, allow_unicode=True, width=110)


if __name__ == "__main__":
    (ROOT / "codemeta.json").write_text(codemeta(), encoding="utf-8")
    (ROOT / "codecheck.yml").write_text(codecheck(), encoding="utf-8")
