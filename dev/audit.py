"""What is locked: licences and reasons, hashes, and known faults; `make audit`.

Each entry of a lock has its licence and its reason in docs/validation/packages.csv: what pyproject.toml says of it, or
the packages that need it. Both come from the metadata of what is installed. Hashes: uv refuses a wheel or a source
archive whose SHA-256 is not in the lock (`--require-hashes`), and a build tool that is not in requirements-build.lock.
Known faults are looked up by pip-audit; where no database can be reached, the output says so, and that is not a
failure.
"""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from importlib import metadata
from pathlib import Path

from environment import entries
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ROOT / "docs" / "validation" / "packages.csv"
LOCKS = [ROOT / f"requirements{part}.lock" for part in ("", "-dev", "-build")]
UNREACHED = re.compile(
    r"ConnectionError|Max retries|ConnectError|HTTPError|Failed to (?:establish|connect|query)|ServiceError|"
    r"Connection|timed out|Temporary failure|Forbidden|40[34]|50\d|JSONDecodeError|ProxyError",
)


def hashes(lock: str) -> dict[str, list[str]]:
    """The hashes of each entry of a lock by its name and version."""
    return {pin.split()[0]: re.findall(r"--hash=sha256:([0-9a-f]{64})", text) for pin, text in entries(lock).items()}


def together(locks: list[str]) -> str:
    """Several locks as one. Packages of an earlier lock are left out of a later one: pip-audit refuses duplicates."""
    kept: dict[str, list[str]] = {}
    for lock in locks:
        added: dict[str, list[str]] = defaultdict(list)
        for part in entries(lock).values():
            added[part.partition("==")[0]].append(part)
        kept = {**added, **kept}
    return "\n".join(part for parts in kept.values() for part in parts) + "\n"


def licence(package: metadata.Distribution) -> str:
    """The licence as the package states it: expression, classifier, first line of its text, or of its licence file."""
    about = package.metadata
    classified = [c.rpartition(" :: ")[2] for c in about.get_all("Classifier") or () if c.startswith("License ::")]
    if stated := about.get("License-Expression") or ", ".join(classified):
        return stated
    files = [
        f for f in package.files or () if ".dist-info" in str(f) and f.name.upper().startswith(("LICEN", "COPYING"))
    ]
    text = about.get("License") or "".join(file.read_text() for file in files)
    return text.strip().partition("\n")[0].strip()[:60] or "not stated"


def reasons(project: str) -> dict[str, str]:
    """Why a package is declared, by name: the comment beside it in the text of pyproject.toml."""
    lines = re.findall(r'^\s+"([A-Za-z0-9._-]+)[^"]*",\s*# (.+)$', project, re.MULTILINE)
    return {canonicalize_name(name): reason for name, reason in reversed(lines) if reason != "the same"}


def list_packages(names: list[str], project: str) -> list[tuple[str, str, str]]:
    """Name, licence and reason of each package; those that are not installed here are for another system."""
    declared, needed_by, by_extra = reasons(project), defaultdict(set), defaultdict(set)
    installed = {canonicalize_name(package.name): package for package in metadata.distributions()}
    for name in sorted(set(names) & set(installed)):
        for line in installed[name].requires or ():
            (by_extra if "extra ==" in line else needed_by)[canonicalize_name(Requirement(line).name)].add(name)
    rows = []
    for name in names:
        stated = licence(installed[name]) if name in installed else "not installed on the machine of this list"
        users = needed_by[name] or by_extra[name]
        others = f"needed by {', '.join(sorted(users))}" if users else ""
        rows.append((name, stated, declared.get(name) or others or "for another system or Python"))
    return rows


def known_faults() -> tuple[str, bool]:
    """What pip-audit says, and whether it found a fault; a database that cannot be reached is none."""
    with tempfile.TemporaryDirectory() as cache:
        lock = Path(cache) / "requirements.txt"
        lock.write_text(together([path.read_text(encoding="utf-8") for path in LOCKS]), encoding="utf-8")
        command = [sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--disable-pip", "--require-hashes"]
        command += ["--progress-spinner", "off", "--timeout", "10", "--cache-dir", cache]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=180)
        except subprocess.TimeoutExpired:
            return "SKIPPED: the database did not answer in three minutes", False
    # pip-audit ends well, too, where an index knows the packages and holds no list of faults
    unknown = len(re.findall(r"^\S+ +Dependency not found", done.stdout, re.MULTILINE))
    if done.returncode == 0 and unknown:
        return f"SKIPPED: the database reached here knows nothing of {unknown} locked packages", False
    if done.returncode == 0:
        return "no known fault in what is locked", False
    if re.search(r"^\S+ +\S+ +(PYSEC|GHSA|CVE)-", done.stdout, re.MULTILINE):
        return done.stdout.strip(), True
    last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
    if UNREACHED.search(done.stderr):
        return f"SKIPPED: no database of known faults can be reached here ({last[:160]})", False
    return f"pip-audit failed: {last}", True


def main() -> int:
    """Print the three parts; 1 where a hash is missing or a fault is known."""
    locked = {pin: known for lock in LOCKS for pin, known in hashes(lock.read_text(encoding="utf-8")).items()}
    names = sorted({entry.partition("==")[0] for entry in locked})
    rows = list_packages(names, (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    with PACKAGES.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([("package", "licence", "why"), *rows])
    unstated = [name for name, stated, _ in rows if stated == "not stated"]
    print(f"Licences: {PACKAGES.relative_to(ROOT)}; not stated: {', '.join(unstated) or 'none'}")
    bare = [pin for pin, known in locked.items() if not known]
    print(f"\nHashes: {len(locked)} entries, {sum(map(len, locked.values()))} SHA-256, {len(bare)} entries without one")
    said, faulty = known_faults()
    print(f"\nKnown faults\n  {said}")
    return int(bool(bare) or faulty)


if __name__ == "__main__":
    sys.exit(main())
