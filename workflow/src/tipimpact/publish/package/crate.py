"""The record of a run as an RO-Crate: which code made which file from which sources, and when.

It follows the profiles Workflow RO-Crate 1.0 and Process, Workflow and Provenance Run Crate 0.5 on RO-Crate 1.1.
This is where times and machine facts live: tables hold none.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import platform
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tipimpact import __version__
from tipimpact.common import files
from tipimpact.common.files import sha256, write_bytes, write_text
from tipimpact.publish.words import i18n

Entity = dict[str, Any]
WFRUN = "https://w3id.org/ro/wfrun"
WORKFLOW_CRATE = "https://w3id.org/workflowhub/workflow-ro-crate/1.0"
PROFILES = {
    f"{WFRUN}/process/0.5": "Process Run Crate",
    f"{WFRUN}/workflow/0.5": "Workflow Run Crate",
    f"{WFRUN}/provenance/0.5": "Provenance Run Crate",
    WORKFLOW_CRATE: "Workflow RO-Crate",
}
SNAKEMAKE = "https://w3id.org/workflowhub/workflow-ro-crate#snakemake"
BIOSCHEMAS = "https://bioschemas.org/profiles/ComputationalWorkflow/1.0-RELEASE"
MEDIA = {
    ".json": "application/json",
    ".csv": "text/csv",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".html": "text/html",
    ".md": "text/markdown",
    ".yaml": "application/yaml",
    ".py": "text/x-python",
    ".parquet": "application/vnd.apache.parquet",
}
CONTEXT = "https://w3id.org/ro/crate/1.1/context"
RUN_RECORD = "ro-crate-metadata.json"  # holds times and machine facts: two runs are the same without it
OF_THE_CODE = "run"  # folder of the crate that holds the workflow as it ran
CHECKSUMS = f"{OF_THE_CODE}/sha256.txt"
MAIN = f"{OF_THE_CODE}/Snakefile"


@dataclass(frozen=True)
class Step:
    """A rule of the workflow. inputs, outputs: patterns of paths, ``{table}`` stands for anything."""

    name: str
    doc: str
    script: str
    inputs: list[str] = field(default_factory=list)
    outputs: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Code:
    """Which code ran. commit and dirty are None where it does not lie in a repository of its own."""

    commit: str | None
    dirty: bool | None


def code_at(root: str | Path) -> Code:
    """The commit of the checkout at ``root`` and whether files differ from it."""

    def git(*arguments: str) -> str:
        command = ["git", "-C", str(root), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    try:
        if Path(git("rev-parse", "--show-toplevel")).resolve() != Path(root).resolve():
            return Code(None, None)
        return Code(git("rev-parse", "HEAD"), bool(git("status", "--porcelain")))
    except (OSError, subprocess.CalledProcessError):  # no git, no repository, or none with a commit
        return Code(None, None)


def keep(names: Iterable[str], root: Path, folder: Path) -> None:
    """Copy files of the checkout at ``root`` into the crate, with the page that says what the crate is."""
    for name in names:
        write_bytes(folder / OF_THE_CODE / name, (root / name).read_bytes())
    write_text(folder / "README.md", "\n".join(i18n.t("crate-readme", lang) for lang in i18n.LANGUAGES) + "\n")


def facts(root: Path, folder: Path) -> dict[str, str | bool | None]:
    """What a run must say of itself: commit, whether files differ from it, hashes, machine. None: not known."""
    code = code_at(root)
    estimates = folder / "tables" / "en" / "impact_estimates.metadata.json"
    settings = hashlib.sha256()
    for path in filter(Path.is_file, sorted((root / "config").rglob("*"))):
        settings.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return {
        "commit": code.commit,
        "dirty": code.dirty,
        "plan_hash": json.loads(estimates.read_text(encoding="utf-8"))["facts"].get("plan_hash"),
        "config_hash": settings.hexdigest(),
        "lock_hash": sha256(root / "requirements.lock"),
        "python": platform.python_version(),
        "platform": platform.platform(),
    }


def crate(
    folder: Path, edition: str, steps: Iterable[Step], receipts: Iterable[Path], facts: dict[str, str | bool | None]
) -> str:
    """``ro-crate-metadata.json`` of the results in ``folder``, as JSON.

    steps: the rules of the workflow, in order.  receipts: those of retrieval, which say what was had and its checksum.
    facts: what else to record (hashes of plan, configuration and lock, commit, whether files differ from it).
    """
    sources = list(_sources(receipts))
    known = [_property(name, value) for name, value in facts.items()]
    files = [_file(path, folder) for path in _listed(folder)]
    runs = [entity for position, step in enumerate(steps, 1) for entity in _run(step, position, folder)]
    made = {entity["@id"] for entity in files}
    beside = _beside(runs, made)
    ended = max((entity["endTime"] for entity in runs if "endTime" in entity), default=_time(folder))
    described = [*files, *sources, *known, *runs, *beside]
    graph = [
        *_about(folder, edition, files, runs, ended),
        _workflow(runs) | {"sha256": sha256(folder / MAIN)},
        *_whole_run(edition, files, sources, known, runs, ended),
        *(entity for entity in described if entity["@id"] != MAIN),
        *_contexts(),
    ]
    return (
        json.dumps(
            {"@context": [CONTEXT, {"sha256": "https://w3id.org/ro/terms/workflow-run#sha256"}], "@graph": graph},
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def checksums(folder: Path) -> str:
    """A line ``<sha256>  <path>`` for every file of the results but the record of the run itself."""
    paths = {path.relative_to(folder).as_posix() for path in files_in(folder)}
    return files.checksums(sorted(paths - {CHECKSUMS, RUN_RECORD}), folder)


def files_in(folder: Path) -> Iterator[Path]:
    """Every file of a folder but the engine's marks: it puts an empty one into each folder that a rule makes."""
    return (path for path in folder.rglob("*") if path.is_file() and path.name != ".snakemake_timestamp")


def _listed(folder: Path) -> list[Path]:
    """Files with an entity of their own: data, CSV, pictures, descriptions, first pages, the workflow as it ran.

    The other renderings of the tables stand in ``run/sha256.txt``.
    """
    there = {*files_in(folder)}
    patterns = [
        *("data/*.parquet", "tables/*/*.csv", "figures/*/*.svg", "figures/*/*.png", "figures/*.json"),
        *("datapackage.json", "index.html", "README.md", "site/*/index.html", f"{OF_THE_CODE}/**/*"),
    ]
    return sorted({path for pattern in patterns for path in folder.glob(pattern) if path in there})


def _file(path: Path, folder: Path) -> Entity:
    name = path.relative_to(folder).as_posix()
    kind: Any = ["File", "SoftwareSourceCode"] if name.startswith(OF_THE_CODE) and path.suffix == ".py" else "File"
    entity: Entity = {
        "@id": name,
        "@type": kind,
        "name": name,
        "contentSize": str(path.stat().st_size),
        "sha256": sha256(path),
    }
    entity["encodingFormat"] = MEDIA.get(path.suffix, "text/plain")
    if name.startswith(OF_THE_CODE) and path.suffix == ".py":
        entity |= {"version": __version__, "url": SNAKEMAKE, "programmingLanguage": _ref("https://www.python.org/")}
    if name == "README.md":
        entity["about"] = _ref("./")
    return entity


def _sources(receipts: Iterable[Path]) -> Iterator[Entity]:
    """What was received, each with its checksum, and what was not, with the reason."""
    seen: set[str] = set()
    for path in sorted(receipts):
        for row in json.loads(path.read_text(encoding="utf-8"))["held"]:
            source = row["source"]
            if source["id"] in seen:
                continue
            seen.add(source["id"])
            entity: Entity = {
                "@id": f"#source/{source['id']}",
                "@type": "CreativeWork",
                "name": source["title"]["en"],
                "alternateName": source["title"]["fr"],
                "publisher": source["publisher"]["en"],
                "citation": source["citation"],
                "license": source["licence"],
            }
            entity |= {"sha256": row["sha256"]} if row["sha256"] else {"description": f"not had: {row['reason']}"}
            yield entity | ({"url": source["urls"][0]} if source["urls"] else {})


def _run(step: Step, position: int, folder: Path) -> Iterator[Entity]:
    """A rule as a step of the workflow, its run, and what ties the two together."""
    tool = f"{OF_THE_CODE}/workflow/scripts/{step.script}.py"
    made = _expanded(step.outputs)
    name = f"{step.name}: {step.doc}"
    yield {
        "@id": f"#step/{step.name}",
        "@type": "HowToStep",
        "name": step.name,
        "description": step.doc,
        "position": str(position),
        "workExample": _ref(tool),
    }
    yield {
        "@id": f"#control/{step.name}",
        "@type": "ControlAction",
        "name": f"orchestrate {step.name}",
        "instrument": _ref(f"#step/{step.name}"),
        "object": _ref(f"#run/{step.name}"),
    }
    action: Entity = {
        "@id": f"#run/{step.name}",
        "@type": "CreateAction",
        "name": name,
        "description": step.doc,
        "instrument": _ref(tool),
        "agent": _ref("#contributors"),
    }
    read = _expanded(step.inputs)
    action |= {"object": _refs(_id(path, folder) for path in read)} if read else {}
    yield action | (
        {"result": _refs(_id(path, folder) for path in made), "endTime": max(map(_time, made))} if made else {}
    )


def _expanded(patterns: Iterable[str]) -> list[Path]:
    """Files there are for patterns of paths, those of folders too, in the order of their names."""
    found = {path for pattern in patterns for path in _glob(re.sub(r"\{[^}]*\}", "*", pattern))}
    return sorted(found)


def _glob(pattern: str) -> Iterator[Path]:
    path = Path(pattern)
    for found in Path(path.anchor or ".").glob(str(path.relative_to(path.anchor))):
        yield from [found] if found.is_file() else files_in(found)


def _id(path: Path, folder: Path) -> str:
    """The id of a file: its place in the crate, or a name of its own for what the crate does not hold."""
    here, place = folder.resolve(), path.resolve()
    return place.relative_to(here).as_posix() if place.is_relative_to(here) else f"#file/{path.as_posix().lstrip('./')}"


def _beside(runs: list[Entity], made: set[str]) -> list[Entity]:
    """What actions name and the crate does not list: files elsewhere, and renderings that only have a checksum."""
    named = {ref["@id"] for entity in runs for key in ("object", "result") for ref in _many(entity.get(key))}
    loose = sorted(id for id in named - made if not id.startswith(("#run/", "#step/")))
    found = []
    for id in loose:
        path = Path(id.removeprefix("#file/"))
        entity: Entity = {"@id": id, "@type": "CreativeWork", "name": path.as_posix()}
        found.append(entity | ({"sha256": sha256(path)} if id.startswith("#file/") and path.is_file() else {}))
    return found


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _about(folder: Path, edition: str, files: list[Entity], runs: list[Entity], ended: str) -> Iterator[Entity]:
    """The two entities that every crate begins with."""
    actions = ["#run", "#engine-run", *(e["@id"] for e in runs if e["@type"] in {"CreateAction"})]
    yield {
        "@id": RUN_RECORD,
        "@type": "CreativeWork",
        "about": _ref("./"),
        "conformsTo": [_ref("https://w3id.org/ro/crate/1.1"), _ref(WORKFLOW_CRATE)],
    }
    yield {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{i18n.t('site-title', 'en')} ({i18n.t(f'edition-{edition}', 'en').lower()})",
        "alternateName": f"{i18n.t('site-title', 'fr')} ({i18n.t(f'edition-{edition}', 'fr').lower()})",
        "description": i18n.t(f"edition-{edition}-means", "en"),
        "datePublished": ended,
        "license": _ref("https://spdx.org/licenses/MIT"),
        "author": _ref("#contributors"),
        "publisher": _ref("#contributors"),
        "version": __version__,
        "conformsTo": _refs(PROFILES),
        "mainEntity": _ref(MAIN),
        "hasPart": _refs(entity["@id"] for entity in files),
        "mentions": _refs(actions),
    }


def _workflow(runs: list[Entity]) -> Entity:
    steps = [entity for entity in runs if entity["@type"] == "HowToStep"]
    tools = dict.fromkeys(step["workExample"]["@id"] for step in steps)
    return {
        "@id": MAIN,
        "@type": ["File", "SoftwareSourceCode", "ComputationalWorkflow", "HowTo"],
        "name": "tipimpact",
        "description": "The workflow as it ran; what it includes lies beside it.",
        "conformsTo": _ref(BIOSCHEMAS),
        "programmingLanguage": _ref(SNAKEMAKE),
        "license": _ref("https://spdx.org/licenses/MIT"),
        "creator": _ref("#contributors"),
        "version": __version__,
        "url": SNAKEMAKE,
        "encodingFormat": "text/plain",
        "hasPart": _refs(tools),
        "step": _refs(step["@id"] for step in steps),
    }


def _whole_run(
    edition: str, files: list[Entity], sources: list[Entity], known: list[Entity], runs: list[Entity], ended: str
) -> Iterator[Entity]:
    """The run of the whole workflow, and the engine's part in it."""
    results = [entity["@id"] for entity in files if not entity["@id"].startswith(OF_THE_CODE)]
    yield {
        "@id": "#run",
        "@type": "CreateAction",
        "name": f"run of the {edition} edition",
        "description": "Everything from the sources to what is published.",
        "instrument": _ref(MAIN),
        "agent": _ref("#contributors"),
        "endTime": ended,
        "object": _refs(entity["@id"] for entity in (*sources, *known)),
        "result": _refs(results),
    }
    yield {
        "@id": "#engine-run",
        "@type": "OrganizeAction",
        "name": f"Snakemake {version('snakemake')}",
        "instrument": _ref("https://snakemake.github.io/"),
        "agent": _ref("#contributors"),
        "object": _refs(entity["@id"] for entity in runs if entity["@type"] == "ControlAction"),
        "result": _ref("#run"),
        "endTime": ended,
    }


def _contexts() -> Iterator[Entity]:
    """What the others refer to."""
    for profile, name in PROFILES.items():
        yield {"@id": profile, "@type": "CreativeWork", "name": name, "version": profile.rpartition("/")[2]}
    yield {"@id": BIOSCHEMAS, "@type": "CreativeWork", "name": "Bioschemas ComputationalWorkflow", "version": "1.0"}
    yield {
        "@id": SNAKEMAKE,
        "@type": "ComputerLanguage",
        "name": "Snakemake",
        "url": "https://snakemake.readthedocs.io/",
        "identifier": "https://doi.org/10.12688/f1000research.29032.2",
        "version": version("snakemake"),
    }
    yield {
        "@id": "https://www.python.org/",
        "@type": "ComputerLanguage",
        "name": "Python",
        "url": "https://www.python.org/",
    }
    yield {
        "@id": "https://snakemake.github.io/",
        "@type": "SoftwareApplication",
        "name": "Snakemake",
        "url": "https://snakemake.github.io/",
        "softwareVersion": version("snakemake"),
    }
    yield {
        "@id": "#contributors",
        "@type": "Organization",
        "name": i18n.t("cite-author", "en"),
        "alternateName": i18n.t("cite-author", "fr"),
    }
    yield {
        "@id": "https://spdx.org/licenses/MIT",
        "@type": "CreativeWork",
        "name": "MIT License",
        "description": "Of the code. Each table names the licences of its sources.",
    }


def _property(name: str, value: str | bool | None) -> Entity:
    """A fact of the run; one that is not known says so."""
    return {
        "@id": f"#fact/{name}",
        "@type": "PropertyValue",
        "name": name.replace("_", " "),
        "value": "unknown" if value is None else value,
    }


def _time(path: Path) -> str:
    """When a file was written, to the second, in UTC."""
    written = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    return written.replace(microsecond=0).isoformat()


def _refs(ids: Iterable[str]) -> Any:
    """References; a single one stands alone, as the specification recommends."""
    found = [_ref(id) for id in ids]
    return found[0] if len(found) == 1 else found


def _ref(id: str) -> dict[str, str]:
    return {"@id": id}
