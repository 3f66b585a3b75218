"""Run a script's function as a workflow job: log to the rule's file, fail in words."""

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tipimpact.common.errors import TipimpactError


def run(function: Callable[..., None], snakemake: Any, **arguments: Any) -> None:
    """Call ``function(**arguments)`` for the job ``snakemake``.

    Log records go to the rule's log file. A known error is written there and to the screen without a
    trace; an unknown one keeps its trace in the log. Either way the job ends with exit code 1.
    """
    log = Path(str(snakemake.log)) if snakemake.log else Path(f"{snakemake.rule}.log")
    log.parent.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        filename=log, filemode="w", level=logging.INFO, format="%(levelname)s %(message)s", encoding="utf-8"
    )
    logging.captureWarnings(True)
    try:
        function(**arguments)
    except TipimpactError as error:
        _fail(snakemake.rule, log, str(error), str(error))
    except Exception as error:  # a fault of ours: the trace belongs in the log, not on the screen
        todo = "this is a fault in the pipeline; report it with the log"
        _fail(snakemake.rule, log, f"{type(error).__name__}: {error}\n  what to do: {todo}", traceback.format_exc())


def _fail(rule: str, log: Path, brief: str, full: str) -> None:
    logging.error("%s", full)
    print(f"\nrule {rule} failed\n{brief}\n  log: {log}", file=sys.stderr)
    sys.exit(1)
