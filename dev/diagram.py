"""Draw the stages from the rules: docs/images/architecture.svg, and the table of stages in ARCHITECTURE.md.

What a stage reads and makes is taken from `snakemake --filegraph`, and its purpose from the first line of its package.
`make docs` runs it; `dev/diagram.py --check` changes nothing and fails where picture or table is out of date.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "workflow" / "src"))

from tipimpact import STAGES  # noqa: E402
from tipimpact.common.files import write_text  # noqa: E402
from tipimpact.common.rules import read_rules  # noqa: E402

PICTURE = ROOT / "docs" / "images" / "architecture.svg"
PAGE = ROOT / "ARCHITECTURE.md"
FOLDERS = "brief|counsel|figures|findings|run|site|tables"
MARKS = ("<!-- stages: written by dev/diagram.py -->\n", "<!-- end -->")


@dataclass
class Stage:
    """A stage as the rules describe it. Paths are relative to the project, without the edition."""

    name: str
    purpose: str
    rules: list[str] = field(default_factory=list)
    reads: set[str] = field(default_factory=set)  # files that no rule makes
    makes: set[str] = field(default_factory=set)
    takes_from: set[str] = field(default_factory=set)  # names of other stages


def stages(root: Path = ROOT) -> list[Stage]:
    """Every stage that has rules, in the order in which data flow through them.

    Raises SystemExit with Snakemake's words if it cannot plan the sample edition.
    """
    stage_of = {rule.name: rule.stage for rule in read_rules(root / "workflow" / "rules")}
    found = {name: Stage(name, purpose(root, name)) for name in STAGES if name in stage_of.values()}
    for rule, name in stage_of.items():
        found[name].rules.append(rule)
    for name in found:
        found[name].reads |= named_settings(root, name)
    graph = filegraph(root)
    names = dict(re.findall(r'^(\d+) \[.*?<font point-size="18">(\w+)</font>', graph, flags=re.MULTILINE | re.DOTALL))
    for node in re.split(r"^(?=\d+ \[)", graph, flags=re.MULTILINE)[1:]:
        stage = found.get(stage_of.get(names[node.split(" ", 1)[0]], ""))
        if stage:
            inputs, _, outputs = node.partition("output &rarr;")
            stage.reads |= {path for path in paths(inputs) if not path.startswith(("data/processed/", "results/"))}
            stage.makes |= {re.sub(rf"^(results/(?:{FOLDERS})/).*", r"\1", path) for path in paths(outputs)}
    for source, target in re.findall(r"(\d+) -> (\d+)", graph):
        giver, taker = (stage_of.get(names[node], "") for node in (source, target))
        if taker in found and giver != taker:
            found[taker].takes_from.add(giver)
    return list(found.values())


def filegraph(root: Path) -> str:
    """The files and rules of the sample edition, as Snakemake prints them in the language of Graphviz."""
    command = [sys.executable, "-m", "snakemake", "--cores", "1", "--filegraph"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"Snakemake cannot plan the sample edition, so nothing was drawn.\n{done.stderr}")
    return done.stdout


def paths(node: str) -> list[str]:
    """The files named in one node of the graph; functions are not named."""
    files = [unescape(path) for path in re.findall(r'<font face="monospace">([^<]+)</font>', node)]
    copied = "results/answer/data/"  # the files of the release
    files = [path for path in files if path[0] != "<" and not path.startswith(copied)]
    files = [re.sub(r"^(data/releases/).*", r"\1", path) for path in files]
    return [re.sub(r"^(data/processed|results|data/raw)/(?:sample|answer)/", r"\1/", path) for path in files]


def named_settings(root: Path, stage: str) -> set[str]:
    """Files and folders of config that the head of the rule file names: rules may look them up while they run."""
    text = (root / "workflow" / "rules" / f"{stage}.smk").read_text(encoding="utf-8")
    head = re.match(r"(?:#.*\n)+", text)
    named = re.findall(r"config/[\w./-]*\w/?", head[0]) if head else []
    return {path for path in named if (root / path).exists()}


def purpose(root: Path, stage: str) -> str:
    """The first line of the docstring of a stage's package, without the stop."""
    text = (root / "workflow" / "src" / "tipimpact" / stage / "__init__.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(text)) or "").split("\n")[0].rstrip(".").replace("``", "")


def short(files: Iterable[str], most: int = 6) -> list[str]:
    """Names for a picture: tables without ending, and one folder in place of more than `most` files in it."""
    by_folder: dict[str, list[str]] = {}
    for path in sorted(files):
        folder = re.sub(r"^(data/raw/compiled)\b.*", r"\1", path.rpartition("/")[0])
        by_folder.setdefault(folder, []).append(path)
    out = []
    for folder, inside in by_folder.items():
        if len(inside) > most and not folder.startswith(("data/processed", "results")):
            out.append(f"{folder}/")
        else:
            out += [path.removesuffix(".parquet") for path in inside]
    shown = (re.sub(r"^(data/processed/\w+|results/data|results)/", "", path) for path in out)
    return list(dict.fromkeys(path.replace("{collection}", "<collection>") for path in shown))


# The picture: a box for each stage from top to bottom, and a lane for each stage whose files a later one takes.
WIDTH, BOX, LANE, TEXT, LINE = 860, 270, 21, 500, 17
COLOURS = ("#1f5a96", "#a1501e", "#2f6f4f", "#7a3b86", "#8a6d00", "#b0243c", "#3f6f78", "#5b5b5b", "#93501e", "#274b9f")


def draw(found: list[Stage]) -> str:
    """An SVG of the stages, their files and which stage takes what another made."""
    boxes, top = {}, 34
    for stage in found:
        purpose_lines = wrap(stage.purpose, 38)
        file_lines = [*wrap(config_of(stage), 56), *wrap(files_of(stage), 48)]
        height = max(30 + LINE * len(purpose_lines), 12 + LINE * len(file_lines), 24 + 13 * len(stage.takes_from))
        boxes[stage.name] = (top, height, purpose_lines, file_lines)
        top += height + 14
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" width="{WIDTH}" height="{top}" '
        'role="img" font-family="Arial, Helvetica, sans-serif" font-size="13">',
        "<title>The stages of tipimpact, and what each makes</title>",
        f"<desc>{escape(' '.join(sentences(found)))}</desc>",
        f'<rect width="{WIDTH}" height="{top}" fill="#ffffff"/>',
        text(12, 20, "stage and purpose", "#555555"),
        text(BOX + 24, 20, "who uses whose files", "#555555"),
        text(TEXT, 20, "files it makes (bold: published results)", "#555555"),
    ]
    parts += lanes(found, boxes)
    for stage, colour in zip(found, COLOURS, strict=False):
        start, height, purpose_lines, file_lines = boxes[stage.name]
        parts += [
            f'<rect x="8" y="{start}" width="{BOX - 8}" height="{height}" rx="6" fill="#f6f7f9" '
            f'stroke="{colour}" stroke-width="2"/>',
            text(20, start + 20, stage.name, colour, ' font-weight="bold" font-size="15"'),
            *(text(20, start + 38 + LINE * row, line) for row, line in enumerate(purpose_lines)),
            *(rich(TEXT, start + 18 + LINE * row, line) for row, line in enumerate(file_lines)),
        ]
    return "\n".join([*parts, "</svg>", ""])


def lanes(found: list[Stage], boxes: dict[str, tuple]) -> list[str]:
    """A line down from each stage, with an arrow into each stage that takes from it."""
    parts = []
    givers = [stage.name for stage in found if any(stage.name in other.takes_from for other in found)]
    arrivals = {stage.name: [name for name in reversed(givers) if name in stage.takes_from] for stage in found}
    for number, name in enumerate(givers):
        colour, x = COLOURS[[stage.name for stage in found].index(name) % len(COLOURS)], BOX + 30 + LANE * number
        start = boxes[name][0] + 10
        ends = []
        for stage in found:
            if name in arrivals[stage.name]:
                top, height = boxes[stage.name][:2]
                slots = len(arrivals[stage.name])
                y = round(top + 20 + (height - 28) * (arrivals[stage.name].index(name) + 0.5) / slots, 1)
                ends.append(y)
                parts.append(f'<path d="M{x} {y}H{BOX + 9}" stroke="{colour}" stroke-width="1.6" fill="none"/>')
                parts.append(f'<path d="M{BOX + 2} {y}l8 -4v8z" fill="{colour}"/>')
                parts.append(f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>')
        line = f"M{BOX} {start}H{x}V{max(ends)}" + (f"M{x} {start}V{min(ends)}" if min(ends) < start else "")
        parts.append(f'<path d="{line}" stroke="{colour}" stroke-width="1.6" fill="none"/>')
    return parts


def sentences(found: list[Stage]) -> list[str]:
    """The picture in sentences, for those who do not see it."""
    out = []
    for stage in found:
        sources = [name for name in STAGES if name in stage.takes_from]
        out.append(f"{stage.name} takes files from {', '.join(sources)}." if sources else f"{stage.name} comes first.")
    return out


def files_of(stage: Stage) -> str:
    """The files of a stage for the picture, published results between asterisks."""
    processed = short(path for path in stage.makes if not path.startswith("results/"))
    results = short(path for path in stage.makes if path.startswith("results/"))
    return ", ".join([*processed, *(f"*{name}*" for name in results)])


def config_of(stage: Stage) -> str:
    """The settings of a stage for the picture, between underscores; publication records them all and shows none."""
    files = short(path for path in stage.reads if path.startswith("config/")) if stage.name != "publish" else []
    return f"_settings:_ {' '.join('_' + path.removeprefix('config/') + '_' for path in files)}" if files else ""


def wrap(line: str, most: int) -> list[str]:
    """A text in lines of at most `most` characters, broken at spaces; an empty text has no line."""
    return textwrap.wrap(line, most, break_long_words=False, break_on_hyphens=False)


def text(x: float, y: float, words: str, fill: str = "#1a1a1a", more: str = "") -> str:
    """One line of text."""
    return f'<text x="{x}" y="{y}" fill="{fill}"{more}>{escape(words)}</text>'


def rich(x: float, y: float, words: str) -> str:
    """One line of text in which *a name* is bold and _a path_ (underscore, no space) is grey."""
    shown = re.sub(r"\*([^*]+)\*", r'<tspan font-weight="bold">\1</tspan>', escape(words))
    shown = re.sub(r"(?<!\w)_(\S+)_(?!\w)", r'<tspan fill="#666666">\1</tspan>', shown)
    return f'<text x="{x}" y="{y}" fill="#1a1a1a">{shown}</text>'


def table(found: list[Stage]) -> str:
    """The stages in Markdown: what each takes, its steps, and what it makes."""
    lines = ["| stage | takes | steps | makes |", "| --- | --- | --- | --- |"]
    for stage in found:
        takes = [f"`{path}`" for path in short(stage.reads)] + [name for name in STAGES if name in stage.takes_from]
        steps = [rule for rule in stage.rules if (ROOT / "workflow" / "scripts" / f"{rule}.py").is_file()]
        makes = [f"`{path}`" for path in short(stage.makes)]
        cells = (
            f"[{stage.name}](docs/{stage.name}.md)",
            ", ".join(takes) or "files of publishers",
            ", ".join(steps),
            ", ".join(makes),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def page(found: list[Stage]) -> str:
    """ARCHITECTURE.md with today's table."""
    before, after = PAGE.read_text(encoding="utf-8").split(MARKS[0])
    return before + MARKS[0] + table(found) + MARKS[1] + after.split(MARKS[1], 1)[1]


def main(check: bool) -> int:
    """Write picture and table, or only compare them; 1 if one is out of date."""
    found = stages()
    today = {PICTURE: draw(found), PAGE: page(found)}
    late = [path for path, content in today.items() if not path.is_file() or path.read_text("utf-8") != content]
    for path in late:
        if check:
            print(f"{path.relative_to(ROOT)} is out of date; to write it again: {sys.executable} dev/diagram.py")
        else:
            write_text(path, today[path])
    return int(check and bool(late))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
