"""LaTeX: a fragment for ``\\input``, with booktabs rules, that compiles with what every LaTeX brings.

The first lines say which packages it needs; they are those of texlive-latex-base and -recommended.
"""

from __future__ import annotations

import re

from tipimpact.publish.tables.around import above, heading, split_pages, under, widths
from tipimpact.publish.tables.model import Cell, View

PACKAGES = (
    r"\usepackage[utf8]{inputenc}",
    r"\usepackage[T1]{fontenc}",
    r"\usepackage{lmodern,textcomp,array,booktabs,longtable}",
)
_SPECIAL = {
    **{character: f"\\{character}" for character in "{}$&#%_"},
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "-": "{-}",  # two of them would be drawn as one dash
    "'": r"\textquotesingle{}",
    "`": r"\textasciigrave{}",
    '"': r"\textquotedbl{}",
    "[": "{[}",  # after the end of a row it would be read as an option
    "*": "{*}",
    "\n": r"\newline{}",
    "\N{NO-BREAK SPACE}": "~",
    "\N{NARROW NO-BREAK SPACE}": r"\,",
    "\N{MINUS SIGN}": r"\ensuremath{-}",
    "\N{RIGHTWARDS ARROW}": r"\ensuremath{\rightarrow}",
    "\N{LESS-THAN OR EQUAL TO}": r"\ensuremath{\leq}",
    "\N{GREATER-THAN OR EQUAL TO}": r"\ensuremath{\geq}",
    "\N{ALMOST EQUAL TO}": r"\ensuremath{\approx}",
    "\N{NON-BREAKING HYPHEN}": r"\mbox{-}",
}
_SPECIALS = re.compile("|".join(map(re.escape, _SPECIAL)))
# Characters that the fonts above contain: accented Latin letters, and English and French punctuation.
_UNDRAWN = re.compile(
    r"[^\x20-\x7e\u00a1-\u00ac\u00ae-\u017e\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u20ac\n]"
    r"|[\u0126\u0127\u0138\u013f\u0140\u0149\u0166\u0167]"
)


def escaped(text: str) -> str:
    """Text that LaTeX prints as it is; a character its fonts have not is printed as its code point."""
    parts = re.split(f"({_SPECIALS.pattern})", text)
    latex = "".join(_SPECIAL.get(part) or _UNDRAWN.sub(lambda match: f"U+{ord(match[0]):04X}", part) for part in parts)
    return rf"\leavevmode{latex}" if latex.startswith(r"\newline") else latex  # LaTeX cannot break an empty line


def tex_text(view: View) -> str:
    """A finding: its table, with the text above and below it."""
    lines = [*(f"% {package}" for package in PACKAGES), r"\begingroup\footnotesize"]
    for page, (title, rows) in enumerate(split_pages(view)):
        lines += [r"\clearpage"] if page else []
        lines += _table(view, title, rows, "" if page == 0 else f":{page + 1}")
    for block in [*above(view), *under(view)]:
        title = rf"\textbf{{{escaped(block.title)}.}} " if block.title else ""
        lines += [rf"\noindent {title}{' '.join(map(escaped, block.lines))}\par"]
    return "\n".join([*lines, r"\endgroup", ""])


def _table(view: View, title: str, rows: list[list[Cell]], page: str) -> list[str]:
    gaps = f"\\dimexpr\\linewidth-{2 * len(view.headings)}\\tabcolsep\\relax"
    columns = [
        f">{{\\{'raggedleft' if item.kind == 'number' else 'raggedright'}\\arraybackslash}}p{{{width:.4f}{gaps}}}"
        for item, width in zip(view.headings, widths(view), strict=True)
    ]
    head = " & ".join(rf"\textbf{{{escaped(heading(item))}}}" for item in view.headings) + r" \\"
    return [
        rf"\begin{{longtable}}{{{''.join(columns)}}}",
        rf"\caption{{{escaped(title)}}}\label{{tab:{view.name}{page}}} \\",
        *(r"\toprule", head, r"\midrule", r"\endfirsthead"),
        *(r"\toprule", head, r"\midrule", r"\endhead"),
        *(r"\bottomrule", r"\endfoot"),
        *(" & ".join(escaped(cell.text) for cell in row) + r" \\" for row in rows),
        r"\end{longtable}",
    ]
