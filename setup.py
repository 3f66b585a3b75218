"""Builds the rules of law and the codebook, which are edited under config/, into the package; the rest is in pyproject.toml."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

CONFIG = Path("config")
BUILT_IN = ("law", "codebook", "profiles.yaml")


class BuildWithConfig(build_py):
    """Copies ``BUILT_IN`` to ``tipimpact/config``; an editable install reads them where they are."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        into = Path(self.build_lib, "tipimpact", CONFIG)
        for source in map(CONFIG.joinpath, BUILT_IN):
            for file in [source] if source.is_file() else filter(Path.is_file, sorted(source.rglob("*"))):
                target = into / file.relative_to(CONFIG)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)


setup(cmdclass={"build_py": BuildWithConfig})
