"""Runs the function of a script as a workflow job: logs to the rule's file, reports errors without a traceback."""

import errno
import inspect
import logging
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import chain
from pathlib import Path
from typing import Any

from tipimpact.common.errors import Problem, TipimpactError, nearest
from tipimpact.common.written import list_written

REPORTED = 3  # exit code of a job whose error was reported in words
CODE = "code"  # the param that reruns a job when its code has changed
# Files that the running job reads. None outside a job, where nobody knows.
job_inputs: ContextVar[tuple[str, ...] | None] = ContextVar("job_inputs", default=None)
AGAIN = "then run the same command again; finished files are kept"
_SPACE = f"free some space, {AGAIN}"
_RIGHTS = f"make the folder writable (or choose another with --directory), {AGAIN}"
_MEMORY = f"run fewer jobs at once (make results CORES=1), or on a machine with more memory; {AGAIN}"
# Faults of the machine, neither of the data nor of the code. The user can fix them.
REFUSALS = {
    errno.ENOSPC: ("there is no space left on the disk", _SPACE),
    errno.EDQUOT: ("the disk quota is used up", _SPACE),
    errno.EFBIG: ("the file is larger than the system allows", _SPACE),
    errno.EROFS: ("the folder is read-only", _RIGHTS),
    errno.EACCES: ("this user has no permission there", _RIGHTS),
    errno.EPERM: ("this user has no permission there", _RIGHTS),
    errno.ENOMEM: ("memory ran out", _MEMORY),
}


def run(function: Callable[..., None], snakemake: Any) -> None:
    """Call ``function`` with its ``arguments`` from the job ``snakemake``.

    Log records go to the rule's log file. Errors of this project and of the machine are reported
    there and on the screen without a traceback. The traceback of any other error is in the log
    only. The exit code is ``REPORTED``.
    """
    log = Path(str(snakemake.log)) if snakemake.log else Path(f"{snakemake.rule}.log")
    logging.raiseExceptions = False  # if the log cannot be written, still report the first error
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(
            filename=log, filemode="w", level=logging.INFO, format="%(levelname)s %(message)s", encoding="utf-8"
        )
        logging.captureWarnings(True)
        with reading(snakemake.input):
            function(**arguments(function, snakemake))
        list_written(".".join([snakemake.rule, *map(str, snakemake.wildcards)]), snakemake.output)
    except TipimpactError as error:
        _fail(snakemake.rule, log, str(error))
    except Exception as error:
        if problem := refusal(error, str(next(iter(snakemake.output), ""))):
            _fail(snakemake.rule, log, str(problem))
        todo = "this is a bug in the pipeline; report it with the log"
        _fail(snakemake.rule, log, f"{type(error).__name__}: {error}\n  what to do: {todo}", traceback.format_exc())


def arguments(function: Callable[..., None], snakemake: Any) -> dict[str, Any]:
    """The arguments of ``function`` by name, as the rule of the job ``snakemake`` gives them.

    Every named input, output, param and resource is one, and so is every value of ``config["job"]``. The only output of
    a rule needs no name: it is ``output``. The argument ``outputs`` is a dictionary of all named outputs. Nothing else
    without a name is passed: files that the package finds by itself or that must be there first, and values whose
    change must rerun the job.

    Raises TipimpactError that lists each argument that the rule gives twice or not at all, and each
    named input, output and param, except ``code``, that is not an argument.
    """
    parameters = inspect.signature(function).parameters
    given = _given(snakemake, together="outputs" in parameters)
    if problems := list(_mismatches(parameters, given, f"rule {snakemake.rule}, {function.__name__}.py")):
        raise TipimpactError(problems)
    return {name: value for values in given.values() for name, value in values.items() if name in parameters}


def _given(snakemake: Any, together: bool) -> dict[str, dict[str, Any]]:
    """What a rule gives by kind and name. together: all outputs as one argument."""
    outputs = _named_files(snakemake.output)
    if together:
        outputs = {"outputs": outputs}
    elif len(snakemake.output) == 1 and not outputs:
        outputs = {"output": snakemake.output[0]}
    return {
        "an input": _named_files(snakemake.input),
        "an output": outputs,
        "a param": {name: value for name, value in snakemake.params.items() if name != CODE},
        "a resource": dict(snakemake.resources.items()) | {"threads": snakemake.threads},
        "a value of config['job']": snakemake.config["job"],
    }


def _named_files(files: Any) -> dict[str, Any]:
    """The files that have a name, each a path or a list of paths."""
    return {name: named if isinstance(named, str) else list(named) for name, named in files.items()}


def _mismatches(
    parameters: Mapping[str, inspect.Parameter], given: Mapping[str, dict[str, Any]], where: str
) -> Iterator[Problem]:
    """The arguments that a rule does not give once, and what it gives that is not an argument."""
    for name, parameter in parameters.items():
        kinds = [kind for kind, values in given.items() if name in values]
        if len(kinds) > 1:
            yield Problem(f"{name} is both {' and '.join(kinds)}", where, todo="rename one of them in the rule")
        elif not kinds and parameter.default is parameter.empty:
            near = nearest(name, chain.from_iterable(given.values()))
            yield Problem(f"the rule does not give {name}", where, nearest=near, todo="name it in the rule")
    for kind in ("an input", "an output", "a param"):
        for name in (name for name in given[kind] if name not in parameters):
            todo = "give it no name in the rule if it only has to be there"
            yield Problem(f"{name} is {kind} and not an argument", where, nearest=nearest(name, parameters), todo=todo)


@contextmanager
def reading(inputs: Iterable[Any]) -> Iterator[None]:
    """Within it, the job reads the files ``inputs``."""
    token = job_inputs.set(tuple(map(str, inputs)))
    try:
        yield
    finally:
        job_inputs.reset(token)


def warn(what: str, todo: str = "") -> None:
    """Tell the user, on the screen and in the log, of something that a run does without."""
    message = f"{what}\n  what to do: {todo}" if todo else what
    logging.warning("%s", message)
    print(f"warning: {message}", file=sys.stderr)


def refusal(error: BaseException | None, where: str) -> Problem | None:
    """The fault of the machine (space, permissions, memory) that caused an error, if any. where: the output."""
    while error is not None:
        number = errno.ENOMEM if isinstance(error, MemoryError) else getattr(error, "errno", None)
        if number in REFUSALS:
            what, todo = REFUSALS[number]
            return Problem(what, str(getattr(error, "filename", None) or where), todo=todo)
        error = error.__cause__ or error.__context__
    return None


class WithoutReported(logging.Filter):
    """Drops what Snakemake adds to an error that ``run`` has reported: its own exception, and all files of the job.

    unreported: whether a job failed in another way.  script_of: gives the script of a rule, by name
    and without ending; else a script has the name of its rule.
    """

    def __init__(self, script_of: Callable[[str], str] = str) -> None:
        super().__init__()
        self.unreported = False
        self._script_of = script_of
        self._scripts: list[str] = []  # of failed jobs

    def filter(self, record: logging.LogRecord) -> bool:
        """False for a record to drop."""
        if reported := re.search(rf"\.(\w+)\.py' returned non-zero exit status {REPORTED}\.", record.getMessage()):
            self._scripts.append(reported[1])
            return False
        rule = getattr(record, "rule_name", None)
        if rule is None or record.levelno < logging.ERROR:
            return True
        if (script := self._script_of(rule)) in self._scripts:
            self._scripts.remove(script)
            return False
        self.unreported = True
        return True


def _fail(rule: str, log: Path, brief: str, full: str = "") -> None:
    logging.error("%s", full or brief)
    print(f"\nrule {rule} failed\n{brief}\n  log: {log}", file=sys.stderr)
    sys.exit(REPORTED)
