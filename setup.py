"""Builds the package; configuration, compiled facts and releases are data of it, edited outside ``workflow/src``."""

from pathlib import Path

from setuptools import find_namespace_packages, setup

# Packages of data, where each is in the project, and its files (tipimpact.common.packaged finds them either way).
DATA = {
    "tipimpact.config": ("config", ["*.yaml", "**/*.csv", "**/*.yaml"]),
    "tipimpact.compiled": ("data/raw/compiled", ["law/*", "labels/second_coder_learned.npz"]),
    "tipimpact.releases": ("data/releases", ["*/*.json", "*/*.parquet"]),
}

BESIDE_CODE = [*("*.csv", "*.yaml", "*.ftl", "*.j2", "*.css", "*.js", "*.typ"), "py.typed"]

there = {name: places for name, places in DATA.items() if Path(places[0]).is_dir()}
setup(
    packages=[*find_namespace_packages("workflow/src"), *there],
    package_dir={"": "workflow/src", **{name: folder for name, (folder, _) in there.items()}},
    package_data={"": BESIDE_CODE, **{name: files for name, (_, files) in there.items()}},
)
