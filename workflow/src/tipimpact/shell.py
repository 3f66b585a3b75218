"""The entry point of ``tipimpact``: the commands on the law import little, and answer in a second."""

import sys

LAW = ("law", "diff")


def main() -> None:
    """Run the command that was typed, with this project's errors as one message."""
    if sys.argv[1:2] and sys.argv[1] in LAW:
        from tipimpact.law_shell import main as run
    else:
        from tipimpact.cli import main as run
    run()
