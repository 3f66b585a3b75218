"""What Bills C-31 and C-10 (2012) did to trafficked persons in Canada.

``tipimpact.tables()`` lists the result tables, and ``tipimpact.load("impact_estimates", lang="en")`` gives one;
``tipimpact.legislation``, ``.tfwp``, ``.reports`` ... give the stages.
Everything is imported on first use: the workflow imports this package each time it is parsed.
"""

from importlib import import_module
from typing import Any

from tipimpact.common.provenance import COMMON, IMPORTS

__version__ = "0.4.0"

STAGES = (COMMON, *IMPORTS)
# Names of the package itself, each with the module that has it.
NAMES = {
    "load": "publish.tables.results",
    "tables": "publish.tables.results",
    "compare_runs": "package.runs",
    "Reform": "eligibility.reform",
}


def __getattr__(name: str) -> Any:
    from tipimpact.common.extras import import_from, naming_extra

    with naming_extra():
        return import_module(f"{__name__}.{name}") if name in STAGES else import_from(__name__, NAMES, name)


def __dir__() -> list[str]:
    return [*globals(), *STAGES, *NAMES]
