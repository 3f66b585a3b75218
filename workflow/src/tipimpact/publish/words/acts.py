"""How sentences name an Act: its title or short name, with the article and preposition that agree with it.

``{ THE($act) }`` in a message writes "the Criminal Code" and « le Code criminel »; ``{ OF($act) }`` writes
"of the Criminal Code" and « du Code criminel ». Gender, number and elision are data: ``acts.yaml``.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from tipimpact.common import LANGUAGES

FILE = Path(__file__).with_name("acts.yaml")
ARTICLES = {"masculine": ("le ", "du "), "feminine": ("la ", "de la "), "plural": ("les ", "des ")}
ELIDED = ("l'", "de l'")


@lru_cache
def _listed() -> dict[str, Any]:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


@lru_cache
def _grammar() -> dict[str, dict[str, Any]]:
    """The grammar of each title and short name in French."""
    names = (act["fr"] for act in _listed()["acts"].values())
    return {name[key]: name for name in names for key in ("title", "short") if key in name}


def acts() -> tuple[str, ...]:
    """Codes of the Acts that are listed."""
    return tuple(_listed()["acts"])


def act_name(code: str, lang: str) -> str | None:
    """The short name of a listed Act, or its title; None for one that is not listed."""
    act = _listed()["acts"].get(code)
    return None if act is None else act[lang].get("short", act[lang]["title"])


def names(lang: str) -> tuple[str, ...]:
    """Titles and short names of every listed Act."""
    if lang not in LANGUAGES:
        raise KeyError(lang)
    listed = (act[lang] for act in _listed()["acts"].values())
    return tuple(name[key] for name in listed for key in ("title", "short") if key in name)


def the(name: Any, lang: str) -> str:
    """A title or short name with its article. One whose gender is not known is quoted after « la loi »."""
    return _english(str(name)) if lang == "en" else _french(str(name), 0)


def of_the(name: Any, lang: str) -> str:
    """A title or short name with "of" and its article."""
    return f"of {_english(str(name))}" if lang == "en" else _french(str(name), 1)


def _english(name: str) -> str:
    if name.startswith("An Act "):
        return f"the {name.removeprefix('An ')}"
    return f"the Act {name}" if name[:1].isdigit() else f"the {name}"


def _french(name: str, form: int) -> str:
    """form: 0 with the article, 1 with « de » and the article."""
    grammar = _grammar().get(name) or _listed()["heads"].get(name.split(" ", 1)[0])
    if grammar is None:
        quoted = name if name[:1].isdigit() else f"intitulée «\u00a0{name}\u00a0»"
        return f"{ARTICLES['feminine'][form]}loi {quoted}"
    if grammar.get("elided"):
        return ELIDED[form] + name
    return ARTICLES["plural" if grammar.get("number") == "plural" else grammar["gender"]][form] + name
