"""The entry point of ``tipimpact``: the commands on the law import little, and answer in a second."""

import sys

from tipimpact.common.errors import TipimpactError

LAW = ("law", "diff")


def main() -> None:
    """Run the command that was typed, with this project's errors as one message, also where a module reads a file."""
    try:
        if sys.argv[1:2] and sys.argv[1] in LAW:
            from tipimpact.law_shell import app
        else:
            from tipimpact.cli import app
        app()
    except TipimpactError as error:
        sys.exit(f"tipimpact: {error}")


if __name__ == "__main__":
    main()
