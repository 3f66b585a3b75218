# Where the project is. Included by the address of the workflow; the rules are included from the place that it gives.
# In: nothing. Out: `checkout`.

import os
import subprocess
import tarfile
from pathlib import Path


def checkout(place):
    """The folder of the project. place: the folder of this file, or what stands for it at a git address.

    Of a git address the revision is unpacked once into `.snakemake/tipimpact/<commit>`, because the rules need files
    that Snakemake does not retrieve by itself: scripts, the package, configuration and the sample edition.
    """
    if not hasattr(place, "ref"):
        folder = Path(str(place)).resolve().parent
        # Relative in the project itself, so that moving it with its results reruns nothing; absolute elsewhere, so that
        # the prefix of a module is not put before it.
        return Path(os.path.relpath(folder)) if folder == Path.cwd() else folder
    repository = getattr(place, "repo_path", None) or place.hosted_repo.repo_clone
    git = ["git", "-C", str(repository)]
    commit = subprocess.run([*git, "rev-parse", f"{place.ref}^{{commit}}"], check=True, capture_output=True, text=True)
    folder = Path(".snakemake", "tipimpact", commit.stdout.strip()).resolve()
    if not folder.is_dir():
        draft = folder.with_name(f"{folder.name}.{os.getpid()}")
        draft.mkdir(parents=True)
        with subprocess.Popen([*git, "archive", folder.name], stdout=subprocess.PIPE) as archive:
            with tarfile.open(fileobj=archive.stdout, mode="r|") as files:
                files.extractall(draft, filter="data")
        os.rename(draft, folder)
    return folder
