"""Builds the rules of law and the codebook, which are edited where they are, into the package."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

# Files and folders of the project, and where they are in the package (tipimpact.common.packaged).
BUILT_IN = {
    "config/law": "config/law",
    "config/codebook": "config/codebook",
    "config/gap_files.yaml": "config/gap_files.yaml",
    "config/profiles.yaml": "config/profiles.yaml",
    "data/raw/compiled/law": "compiled/law",
    "data/raw/compiled/labels/second_coder_learned.npz": "compiled/labels/second_coder_learned.npz",
}


class BuildWithRules(build_py):
    """Copies what is ``BUILT_IN``; an editable install reads it where it is."""

    def run(self) -> None:
        super().run()
        for source, place in ({} if self.editable_mode else BUILT_IN).items():
            target = Path(self.build_lib, "tipimpact", place)
            target.parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if Path(source).is_dir() else shutil.copyfile
            copy(source, target)


setup(cmdclass={"build_py": BuildWithRules})
