"""Square each number of a file. A line ``wait`` makes the job last, so that it can be killed."""

import time
from pathlib import Path

from tipimpact.common import job
from tipimpact.common.errors import Problem, TipimpactError
from tipimpact.common.files import write_text


def square_numbers(numbers: str, output: str) -> None:
    lines = Path(numbers).read_text(encoding="utf-8").splitlines()
    if "wait" in lines:
        time.sleep(60)
    wrong = [number for number, line in enumerate(lines, 1) if not line.isdecimal()]
    if wrong:
        raise TipimpactError([Problem("not a number", f"{numbers}: line {n}", todo="write a number") for n in wrong])
    write_text(output, "".join(f"{int(line) ** 2}\n" for line in lines))


if __name__ == "__main__":
    job.run(square_numbers, snakemake)
