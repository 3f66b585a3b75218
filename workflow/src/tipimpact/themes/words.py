"""Words by which names, numbers and asks are known, in both languages: ``words.yaml``."""

from pathlib import Path
from typing import Any

from tipimpact.common.documents import read_yaml

WORDS: dict[str, Any] = read_yaml(Path(__file__).with_name("words.yaml"))
