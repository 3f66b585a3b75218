"""Run a script's function as a workflow job: log to the rule's file, fail in words."""

import errno
import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tipimpact.common.errors import Problem, TipimpactError

AGAIN = "then run the same command again: what is finished is kept"
_SPACE = f"free some space, {AGAIN}"
_RIGHTS = f"make the folder writable (or choose another with --directory), {AGAIN}"
_MEMORY = f"run fewer jobs at once (make results CORES=1), or on a machine with more memory; {AGAIN}"
# What the machine refuses is neither a fault of the data nor of ours, and the user can mend it.
REFUSALS = {
    errno.ENOSPC: ("there is no space left on the disk", _SPACE),
    errno.EDQUOT: ("the disk quota is used up", _SPACE),
    errno.EFBIG: ("the file is larger than the system lets it be", _SPACE),
    errno.EROFS: ("the folder can only be read", _RIGHTS),
    errno.EACCES: ("this user may not write or read there", _RIGHTS),
    errno.EPERM: ("this user may not write or read there", _RIGHTS),
    errno.ENOMEM: ("memory ran out", _MEMORY),
}


def run(function: Callable[..., None], snakemake: Any, **arguments: Any) -> None:
    """Call ``function(**arguments)`` for the job ``snakemake``.

    Log records go to the rule's log file. A known error is written there and to the screen without a
    trace; an unknown one keeps its trace in the log. Either way the job ends with exit code 1.
    """
    log = Path(str(snakemake.log)) if snakemake.log else Path(f"{snakemake.rule}.log")
    logging.raiseExceptions = False  # a log that cannot be written must not hide why
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(
            filename=log, filemode="w", level=logging.INFO, format="%(levelname)s %(message)s", encoding="utf-8"
        )
        logging.captureWarnings(True)
        function(**arguments)
    except TipimpactError as error:
        _fail(snakemake.rule, log, str(error), str(error))
    except Exception as error:
        if problem := refusal(error, str(next(iter(snakemake.output), ""))):
            _fail(snakemake.rule, log, str(problem), str(problem))
        # a fault of ours: the trace belongs in the log, not on the screen
        todo = "this is a fault in the pipeline; report it with the log"
        _fail(snakemake.rule, log, f"{type(error).__name__}: {error}\n  what to do: {todo}", traceback.format_exc())


def refusal(error: BaseException | None, where: str) -> Problem | None:
    """What the machine refused (space, rights, memory), if that is behind an error. where: what was being made."""
    while error is not None:
        number = errno.ENOMEM if isinstance(error, MemoryError) else getattr(error, "errno", None)
        if number in REFUSALS:
            what, todo = REFUSALS[number]
            return Problem(what, str(getattr(error, "filename", None) or where), todo=todo)
        error = error.__cause__ or error.__context__
    return None


def _fail(rule: str, log: Path, brief: str, full: str) -> None:
    logging.error("%s", full)
    print(f"\nrule {rule} failed\n{brief}\n  log: {log}", file=sys.stderr)
    sys.exit(1)
