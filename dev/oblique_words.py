"""Count oblique words in each room of the package: names and comments that a verb and a noun would say more plainly.

Oblique is a word that says that something was said, found or put somewhere, and not what it is. Usage:
``python dev/oblique_words.py``. Ends with 1 if a room has more than ``LIMIT`` of them per thousand lines.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "workflow" / "src" / "tipimpact"
OBLIQUE = frozenset(["told", "said", "held", "stands", "stand", "stood", "beside", "spoken", "gone", "dealt", "found"])
LIMIT = 12  # per thousand lines


def count_words(room: Path) -> tuple[int, Counter[str]]:
    """Lines of Python in a room, and how often each oblique word is in them, as part of a name too."""
    text = "".join(path.read_text(encoding="utf-8") for path in room.rglob("*.py"))
    return text.count("\n"), Counter(word for word in re.findall(r"[a-z]+", text.lower()) if word in OBLIQUE)


def main() -> int:
    rooms = {path.name: count_words(path) for path in sorted(PACKAGE.iterdir()) if path.is_dir()}
    rates = {room: 1000 * words.total() / lines for room, (lines, words) in rooms.items() if lines}
    for room, rate in rates.items():
        often = ", ".join(f"{word} {count}" for word, count in rooms[room][1].most_common(4))
        print(f"{room:12} {rooms[room][0]:6,} lines {rate:6.1f} per thousand  {often}")
    return int(any(rate > LIMIT for rate in rates.values()))


if __name__ == "__main__":
    sys.exit(main())
