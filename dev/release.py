"""Bundle the checkout and the results of an edition for an archive or a data editor: one ZIP file with steady bytes.

What git tracks, the results, and a statement of replication in both languages. Files of the sources are in it only
where they are committed (the sample edition); the statement names every source with its address, licence and checksum.
"""

import subprocess
import sys
import zipfile
from pathlib import Path

from tipimpact import __version__
from tipimpact.common.files import STEADY, atomic, sha256
from tipimpact.publish.package.crate import RUN_RECORD, files_in
from tipimpact.publish.package.replication import statement
from tipimpact.publish.words import i18n
from tipimpact.retrieve.sources import read_sources

ROOT = Path(__file__).resolve().parents[1]


def tracked(root: Path) -> list[str]:
    """Files under version control that are there."""
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name and (root / name).is_file()]


def release(root: Path, edition: str, to: Path) -> Path:
    """Write ``<to>/tipimpact-<version>-<edition>.zip`` and return its path."""
    results = root / "results" / edition
    if not (results / RUN_RECORD).is_file():
        sys.exit(
            f"There are no finished results of the {edition} edition.\n  what to do: make results, or make official"
        )
    name = f"tipimpact-{__version__}-{edition}"
    made = [path.relative_to(root).as_posix() for path in files_in(results)]
    sources = read_sources(root / "config" / "sources")
    told = {f"REPLICATION.{lang}.md": statement(sources, edition, lang) for lang in i18n.LANGUAGES}
    with atomic(to / f"{name}.zip") as draft, zipfile.ZipFile(draft, "w") as bundle:
        for path in sorted({*tracked(root), *made, *told}):
            info = zipfile.ZipInfo(f"{name}/{path}", STEADY.timetuple()[:6])
            info.external_attr = 0o644 << 16
            content = told[path].encode() if path in told else (root / path).read_bytes()
            bundle.writestr(info, content, zipfile.ZIP_DEFLATED)
    return to / f"{name}.zip"


if __name__ == "__main__":
    bundle = release(ROOT, sys.argv[1] if len(sys.argv) > 1 else "sample", ROOT / "dist")
    print(f"{bundle.relative_to(ROOT)}: {bundle.stat().st_size / 1e6:.1f} MB, sha256 {sha256(bundle)}")
