"""The run record: an RO-Crate that says which code made which file from which sources, and when.

It follows the profiles Workflow RO-Crate 1.0 and Process, Workflow and Provenance Run Crate 0.5 on
RO-Crate 1.1. Times and the description of the machine are only here, so that all other files are
byte-identical from run to run.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import platform
import re
import shutil
import subprocess
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import distributions, version
from mimetypes import MimeTypes
from pathlib import Path
from typing import Any, NamedTuple

from rocrate.model import ComputationalWorkflow, Entity
from rocrate.rocrate import ROCrate

from tipimpact import __version__
from tipimpact.common import LANGUAGES
from tipimpact.common.errors import Problem, PublishError
from tipimpact.common.files import sha256, steady, write_bytes, write_text
from tipimpact.common.job import warn
from tipimpact.common.packaged import find, list_names
from tipimpact.common.provenance import folder_digest
from tipimpact.common.written import describe_differing, differing, files_in, read_written
from tipimpact.publish.tables.citation import authors
from tipimpact.publish.words import say

RUN_RECORD = "ro-crate-metadata.json"  # the only file of the results that changes from run to run
OF_THE_CODE = "run"  # folder of the results with a copy of the workflow
ARCHIVE = f"{OF_THE_CODE}/workflow.zip"  # rules, scripts, configuration, compiled data and lock as they ran
README = "README.md"
CHECKSUMS = f"{OF_THE_CODE}/sha256.txt"
MAIN = f"{OF_THE_CODE}/Snakefile"
AUTHORS = "#contributors"
LICENCE = "https://spdx.org/licenses/MIT"  # of the code
DATA_LICENCES = {  # of the tables; which of them has which is in the data package
    "https://creativecommons.org/licenses/by/4.0/": "Creative Commons Attribution 4.0 International",
    "https://creativecommons.org/licenses/by-nc/4.0/": "Creative Commons Attribution-NonCommercial 4.0 International",
}
PYTHON = "https://www.python.org/"
ENGINE = "https://snakemake.github.io/"
SHA256_TERM = "https://w3id.org/ro/terms/workflow-run#sha256"
BIOSCHEMAS = "https://bioschemas.org/profiles/ComputationalWorkflow/1.0-RELEASE"
PROFILES = {
    "https://w3id.org/ro/wfrun/process/0.5": "Process Run Crate",
    "https://w3id.org/ro/wfrun/workflow/0.5": "Workflow Run Crate",
    "https://w3id.org/ro/wfrun/provenance/0.5": "Provenance Run Crate",
    "https://w3id.org/workflowhub/workflow-ro-crate/1.0": "Workflow RO-Crate",
}
# Files with an entity in the record. The others only have a line in run/sha256.txt.
LISTED = (
    *("data/*", "counsel/*", "sheets/*", "tables/*", "findings/*/*", "brief/*"),
    *("figures/*/*.svg", "figures/*/*.png", "figures/*.json", "figures/*.csv"),
    *("datapackage.json", "index.html", "computed.html", "README.md", "site/*/index.html", f"{OF_THE_CODE}/**/*"),
)
PYTHON_TYPES = MimeTypes()  # without those of the machine
OPENXML = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = {  # those that Python does not know in every version
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".docx": f"{OPENXML}.wordprocessingml.document",
    ".xlsx": f"{OPENXML}.spreadsheetml.sheet",
}


class RunStep(NamedTuple):
    """A rule of the workflow. inputs, outputs: patterns of paths, in which ``{table}`` matches anything."""

    name: str
    stage: str
    doc: str
    script: str
    inputs: Sequence[str] = ()
    outputs: Sequence[str] = ()


def code_at(root: str | Path) -> tuple[str | None, bool | None]:
    """The commit of the checkout at ``root``, and whether files differ; None where it is no repository of its own."""

    def git(*arguments: str) -> list[str]:
        command = ["git", "-C", str(root), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()

    try:
        top, commit = git("rev-parse", "--show-toplevel", "HEAD")
        own = Path(top).resolve() == Path(root).resolve()
        return (commit, bool(git("status", "--porcelain"))) if own else (None, None)
    except (OSError, subprocess.CalledProcessError):  # no git, no repository, or a repository without a commit
        return None, None


def copy_workflow(names: Iterable[str], root: Path, folder: Path) -> None:
    """Keep files of the checkout at ``root`` as one archive in the results, and the workflow's main file.

    Writes the results' README too.
    """
    shutil.rmtree(folder / OF_THE_CODE, ignore_errors=True)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in names:
            kept.writestr(name, find(root / name).read_bytes())
    write_bytes(folder / ARCHIVE, steady(archive.getvalue()))
    write_bytes(folder / MAIN, (root / "workflow" / "Snakefile").read_bytes())
    write_text(folder / README, "\n".join(say("crate-readme", lang, code=folder.name) for lang in LANGUAGES) + "\n")


def checksums(folder: Path, rules: Collection[str]) -> str:
    """A line ``<sha256>  <path>`` for every file that a job wrote into the results, and for the copy of the workflow.

    rules: those of the workflow. A file that no job of theirs wrote is left out with a warning;
    what the record itself consists of is being written.
    Raises PublishError naming each file that is no longer what its job wrote.
    """
    changed = {name: file for name, file in differing(folder, rules).items() if not _is_of_record(name)}
    if changed:
        todo = f"python -m tipimpact.common.written {folder}, and run again (make does both)"
        raise PublishError(Problem(line, "run record", todo=todo) for line in describe_differing(folder, changed))
    known = {name: file.digest for name, file in read_written(folder, rules).items() if not _is_of_record(name)}
    for name in sorted(path.relative_to(folder).as_posix() for path in files_in(folder)):
        if _is_of_record(name) and name not in (RUN_RECORD, CHECKSUMS):
            known[name] = sha256(folder / name)
        elif name not in known and not _is_of_record(name):
            todo = "delete it if it is of an old version"
            warn(f"{folder / name} is not in the record, because no job wrote it", todo)
    return "".join(f"{known[name]}  {name}\n" for name in sorted(known))


def _is_of_record(name: str) -> bool:
    return name in (README, RUN_RECORD) or name.startswith(f"{OF_THE_CODE}/")


def describe_run(root: Path, folder: Path) -> dict[str, str | bool | None]:
    """Commit, whether files differ from it, hashes, versions of what is installed, and the machine. None: unknown.

    Hashes are those of plan, configuration, lock and the package's source; language models are among what is installed.
    """
    commit, dirty = code_at(root)
    settings = hashlib.sha256()
    for name in list_names(root / "config", "**/*"):
        settings.update(f"config/{name}".encode() + b"\0" + find(root / "config" / name).read_bytes())
    texts = json.loads((folder / "data" / "texts.json").read_text(encoding="utf-8"))
    return {
        "commit": commit,
        "dirty": dirty,
        "plan_hash": texts["plan"]["hash"],
        "config_hash": settings.hexdigest(),
        "lock_hash": sha256(root / "requirements.lock"),
        "package_hash": folder_digest(".").hex(),
        "versions": "\n".join(sorted({f"{d.name}=={d.version}" for d in distributions()})),
        "python": platform.python_version(),
        "platform": platform.platform(),
    }


def run_record(
    folder: Path, edition: str, steps: Iterable[RunStep], receipts: Iterable[Path], description: Mapping[str, Any]
) -> str:
    """``ro-crate-metadata.json`` for the results in ``folder``, as JSON.

    steps: the rules of the workflow, in order.  receipts: those of retrieval, which list sources and checksums.
    description: of the run, as from ``describe_run``.
    """
    crate = ROCrate(version="1.1")
    crate.metadata.extra_terms["sha256"] = SHA256_TERM
    _describe_dataset(crate, edition)
    workflow = _add_workflow(crate, folder)
    results = [file for file in _add_files(crate, folder) if not file.id.startswith(OF_THE_CODE)]
    facts = {name: "unknown" if value is None else value for name, value in description.items()}
    inputs = [*_add_sources(crate, receipts)] + [
        _add(crate, f"#fact/{name}", "PropertyValue", name=name.replace("_", " "), value=value)
        for name, value in facts.items()
    ]
    controls = [_add_step(crate, step, position, folder) for position, step in enumerate(steps, 1)]
    workflow["step"] = [control["instrument"] for control in controls]
    workflow["hasPart"] = list(dict.fromkeys(step["workExample"] for step in workflow["step"]))
    actions = [control["object"] for control in controls]
    about_run = {
        "name": f"run of the {edition} edition",
        "description": "Everything from the sources to what is published.",
        "agent": crate.get(AUTHORS),
        "endTime": max((action["endTime"] for action in actions if "endTime" in action), default=_modified(folder)),
    }
    run = crate.add_action(workflow, "#run", object=inputs, result=results, properties=about_run)
    about_engine = about_run | {"@type": "OrganizeAction", "name": "Snakemake's control of the run"}
    engine = crate.add_action(crate.get(ENGINE), "#engine-run", object=controls, result=run, properties=about_engine)
    crate.root_dataset["mentions"] = [run, engine, *actions]
    crate.root_dataset["datePublished"] = about_run["endTime"]
    return json.dumps(crate.metadata.generate(), ensure_ascii=False, indent=1) + "\n"


def _add(crate: ROCrate, id: str, type: str, **properties: Any) -> Entity:
    return crate.add_jsonld({"@id": id, "@type": type, **properties})


def _describe_dataset(crate: ROCrate, edition: str) -> None:
    """Add authors, licence, profiles and programs, and describe the results as a whole."""
    author = _add(crate, AUTHORS, "Organization", name=authors("en"), alternateName=authors("fr"))
    _add(crate, LICENCE, "CreativeWork", name="MIT License", description="Licence of the code.")
    for id, name in DATA_LICENCES.items():
        _add(crate, id, "CreativeWork", name=name, description="Licence of data; each file names its own.")
    for id, name in {**PROFILES, BIOSCHEMAS: "Bioschemas ComputationalWorkflow"}.items():
        _add(crate, id, "CreativeWork", name=name, version=id.split("/")[-1])
    _add(crate, PYTHON, "ComputerLanguage", name="Python", url=PYTHON, version=platform.python_version())
    _add(crate, ENGINE, "SoftwareApplication", name="Snakemake", url=ENGINE, softwareVersion=version("snakemake"))
    title = {lang: f"{say('site-title', lang)} ({say('edition', lang, code=edition).lower()})" for lang in LANGUAGES}
    for name, value in {
        "name": title["en"],
        "alternateName": title["fr"],
        "description": say("edition-means", "en", code=edition),
        "license": [crate.get(id) for id in DATA_LICENCES],
        "author": author,
        "publisher": author,
        "version": __version__,
        "conformsTo": [crate.get(id) for id in PROFILES],
    }.items():
        crate.root_dataset[name] = value


def _add_workflow(crate: ROCrate, folder: Path) -> Entity:
    properties = {
        "@type": [*ComputationalWorkflow.TYPES, "HowTo"],
        "name": "tipimpact",
        "description": "The main file of the workflow, workflow/Snakefile; workflow.zip has the files it includes.",
        "conformsTo": crate.get(BIOSCHEMAS),
        "license": crate.get(LICENCE),
        "creator": crate.get(AUTHORS),
        "version": __version__,
    }
    return crate.add_workflow(
        folder / MAIN,
        MAIN,
        main=True,
        lang="snakemake",
        lang_version=version("snakemake"),
        properties=properties | _size_and_checksum(folder / MAIN),
    )


def _add_files(crate: ROCrate, folder: Path) -> list[Entity]:
    """Add every listed file, with its size, media type, checksum and licence."""
    package = folder / "data" / "datapackage.json"
    tables = json.loads(package.read_text(encoding="utf-8"))["resources"] if package.is_file() else []
    licences = {table["name"]: table["licenses"][0]["path"] for table in tables if "contract_version" in table}
    narrowest = max(licences.values(), key=[*DATA_LICENCES].index, default=next(iter(DATA_LICENCES)))
    present = {*files_in(folder)} - {folder / MAIN}
    entities = []
    for path in sorted({path for pattern in LISTED for path in folder.glob(pattern)} & present):
        name = path.relative_to(folder).as_posix()
        # the code's under ``run``, a table's own, else the narrowest that a table has
        licence = LICENCE if name.startswith(OF_THE_CODE) else licences.get(path.stem, narrowest)
        properties = {"name": name, "license": crate.get(licence), **_size_and_checksum(path)}
        if name == "README.md":
            properties["about"] = crate.root_dataset
        entities.append(crate.add_file(path, name, properties=properties))
    return entities


def _size_and_checksum(path: Path) -> dict[str, Any]:
    media_type = MEDIA_TYPES.get(path.suffix) or PYTHON_TYPES.guess_type(path.name)[0] or "text/plain"
    return {"contentSize": str(path.stat().st_size), "encodingFormat": media_type, "sha256": sha256(path)}


def _add_sources(crate: ROCrate, receipts: Iterable[Path]) -> Iterator[Entity]:
    """Add every source, with the checksum of its file or the reason why there is none.

    Of a private source only its row is named: from a checksum a reader could compute the counts in a short file.
    """
    rows = [row for path in sorted(receipts) for row in json.loads(path.read_text(encoding="utf-8"))["held"]]
    for id, row in {row["source"]["id"]: row for row in rows}.items():
        source = row["source"]
        known = {"sha256": row["sha256"]} if row["sha256"] else {"description": f"not had: {row['reason']}"}
        if row.get("private"):
            known = {"description": "private input, not described"}
        yield _add(
            crate,
            f"#source/{id}",
            "CreativeWork",
            name=source["title"]["en"],
            alternateName=source["title"]["fr"],
            publisher=source["publisher"]["en"],
            citation=source["citation"],
            license=source["licence"],
            **known,
            **({"url": source["urls"][0]} if source["urls"] else {}),
        )


def _add_step(crate: ROCrate, step: RunStep, position: int, folder: Path) -> Entity:
    """Add a rule as a step of the workflow, with its run. Returns the ControlAction that ties the two together."""
    code = {"name": f"workflow/scripts/{step.script}.py", "programmingLanguage": crate.get(PYTHON)}
    code |= {"version": __version__, "isPartOf": crate.get(ARCHIVE)}
    id = f"#script/{step.script}"
    script = crate.get(id) or _add(crate, id, "SoftwareSourceCode", **code)
    how = _add(crate, f"#step/{step.name}", "HowToStep", name=step.name, description=step.doc, workExample=script)
    how["position"] = str(position)
    action = crate.add_action(script, f"#run/{step.name}", properties={"name": f"{step.name}: {step.doc}"})
    action["description"], action["agent"] = step.doc, crate.get(AUTHORS)
    made = _matching(step.outputs)
    for name, paths in (("object", _matching(step.inputs)), ("result", made)):
        if entities := _entities(crate, paths, folder):
            action.append_to(name, entities, compact=True)
    if made:
        action["endTime"] = max(map(_modified, made))
    name = f"orchestrate {step.name}"
    return _add(crate, f"#control/{step.name}", "ControlAction", name=name, instrument=how, object=action)


def _entities(crate: ROCrate, paths: Iterable[Path], folder: Path) -> list[Entity]:
    """Entities of files; an unlisted rendering is left out.

    A file outside the results is named only: it may be private, or hold counts that published
    tables suppress, and a reader could compute either from its checksum.
    """
    entities, here = [], folder.resolve()
    for path in paths:
        if (place := path.resolve()).is_relative_to(here):
            entities.append(crate.get(place.relative_to(here).as_posix()))
        else:
            id = f"#file/{path.as_posix().lstrip('./')}"
            entities.append(crate.get(id) or _add(crate, id, "CreativeWork", name=path.as_posix()))
    return [*filter(None, entities)]


def _matching(patterns: Iterable[str]) -> list[Path]:
    """Files that match patterns of paths, and files in folders that match, sorted by path."""
    paths: set[Path] = set()
    for pattern in patterns:
        path = Path(re.sub(r"\{[^}]*\}", "*", pattern))
        for match in Path(path.anchor or ".").glob(str(path.relative_to(path.anchor))):
            paths |= {match} if match.is_file() else {*files_in(match)}
    return sorted(paths)


def _modified(path: Path) -> str:
    """When a file was last written, to the second, in UTC."""
    return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).replace(microsecond=0).isoformat()
