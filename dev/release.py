"""Bundle the checkout and the results of an edition for an archive or a data editor: `make release`.

The ZIP file holds the files that git tracks, the results, a bill of materials and a statement of how it was made
(``supply_chain.py``), and is byte-identical from run to run. Source files are
included only if they are committed (the sample edition); ``datapackage.json`` and the run record list every source with
its address, licence and checksum. The number of the hotline must have been checked in the last month.
"""

import datetime as dt
import subprocess
import sys
import zipfile
from pathlib import Path

from supply_chain import LOCK, PROVENANCE, SBOM, bill_of_materials, provenance

from tipimpact import __version__
from tipimpact.common.files import STEADY, atomic, sha256
from tipimpact.package.hotline import FILE, read_hotline
from tipimpact.publish.package.crate import RUN_RECORD, code_at, files_in

ROOT = Path(__file__).resolve().parents[1]


def tracked(root: Path) -> list[str]:
    """Files that git tracks and that exist."""
    names = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True, text=True, check=True)
    return [name for name in names.stdout.split("\0") if name and (root / name).is_file()]


def check_hotline(root: Path, day: dt.date) -> None:
    """Refuse a release whose pages show a number that nobody has checked in the month before it."""
    hotline = read_hotline(root / "config" / FILE)
    if hotline.stale(day):
        sys.exit(
            f"The hotline's number was last checked on {hotline.checked}.\n"
            f"  what to do: read it at {hotline.where}, and write today's date into config/{FILE}"
        )


def release(root: Path, edition: str, to: Path) -> Path:
    """Write ``<to>/tipimpact-<version>-<edition>.zip`` and return its path."""
    results = root / "results" / edition
    if not (results / RUN_RECORD).is_file():
        sys.exit(
            f"There are no finished results of the {edition} edition.\n  what to do: make results, or make official"
        )
    name = f"tipimpact-{__version__}-{edition}"
    result_files = [path.relative_to(root).as_posix() for path in files_in(results)]
    files = {path: (root / path).read_bytes() for path in sorted({*tracked(root), *result_files})}
    if (root / LOCK).is_file():
        files[SBOM] = bill_of_materials(root).encode()
    files[PROVENANCE] = provenance(files, edition, *code_at(root)).encode()
    with atomic(to / f"{name}.zip") as draft, zipfile.ZipFile(draft, "w") as bundle:
        for path, content in files.items():
            info = zipfile.ZipInfo(f"{name}/{path}", STEADY.timetuple()[:6])
            info.external_attr = 0o644 << 16
            bundle.writestr(info, content, zipfile.ZIP_DEFLATED)
    return to / f"{name}.zip"


if __name__ == "__main__":
    check_hotline(ROOT, dt.date.today())
    bundle = release(ROOT, sys.argv[1] if len(sys.argv) > 1 else "sample", ROOT / "dist")
    print(f"{bundle.relative_to(ROOT)}: {bundle.stat().st_size / 1e6:.1f} MB, sha256 {sha256(bundle)}")
