"""Pictures written as SVG directly, where a chart library would be in the way: text that wraps, marks, hatching.

Colours are the site's, as ``var(--c31,#12618f)``: inside a page they follow light and dark, alone
they are light. Ids are avoided, so that two drawings of one figure can be on one page.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

# Names and values of the site's colours, in light and in dark. C-31 alone is blue, C-10 alone orange.
TOKENS = {
    **{"paper": "#fdfcf9", "ink": "#1b2026", "quiet": "#545b64", "rule": "#dcd8cf", "tint": "#f4f1ea"},
    **{"c31": "#12618f", "c31soft": "#b9d6e6", "c10": "#b8480c", "c10soft": "#f3cdb6"},
    **{"other": "#7b8088", "othersoft": "#d5d5d3", "line": "#8b8f95"},
    **{"pers": "#5b4a78", "perssoft": "#d6cde4", "perm": "#5d636b", "fam": "#2f6650"},
}
DARK = {
    **{"paper": "#15181c", "ink": "#ece9e3", "quiet": "#adb3ba", "rule": "#363b41", "tint": "#1f2328"},
    **{"c31": "#72b9e4", "c31soft": "#274a60", "c10": "#f39a63", "c10soft": "#5b3620"},
    **{"other": "#939aa2", "othersoft": "#3f444a", "line": "#7e858d"},
    **{"pers": "#b7a3dc", "perssoft": "#463a5c", "perm": "#a4abb3", "fam": "#7fbf9f"},
}
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"  # drawn with the first, which vl-convert brings along
NARROW, WIDE = "fijlrtI.,:;'’|!()[]/ \N{NO-BREAK SPACE}", "mwMW%—→"
SAFE = 1.1  # the fonts that browsers fall back to are wider than the one measured
LEADING = 1.3  # height of a line, for one of the letters
WALL = 3.0  # stroke of a limit


def paint(token: str) -> str:
    """A colour of the site by its name."""
    return f"var(--{token},{TOKENS[token]})"


def resolved(svg: str) -> str:
    """The same drawing with plain colours, for programs that know no variables."""
    return re.sub(r"var\(--[\w]+,\s*([^()]*)\)", r"\1", svg)


def darkened(svg: str) -> str:
    """A drawing with plain colours in those of dark."""
    dark = {colour: DARK[token] for token, colour in TOKENS.items()}
    return re.sub(r'(?<=")#[0-9a-f]{6}(?=")', lambda found: dark.get(found[0], found[0]), svg)


def follow_dark(svg: str) -> str:
    """A drawing with plain colours that a browser shows in those of dark where its reader prefers them."""
    used = [(token, colour) for token, colour in TOKENS.items() if f'"{colour}"' in svg]
    rules = (f"[{kind}='{colour}']{{{kind}:{DARK[token]}}}" for token, colour in used for kind in ("fill", "stroke"))
    style = f"<style>@media (prefers-color-scheme:dark){{{''.join(rules)}}}</style>"
    return re.sub("(<svg [^>]*>)", lambda found: found[0] + style, svg, count=1)


def measure(text: str, size: float = 14, bold: bool = False) -> float:
    """Width of a text in pixels, rather too much than too little."""
    ems = sum(0.31 if c in NARROW else 0.87 if c in WIDE else 0.69 if c.isupper() else 0.556 for c in text)
    return ems * size * SAFE * (1.06 if bold else 1)


def wrap(text: str, width: float, size: float = 14, bold: bool = False) -> list[str]:
    """Lines no wider than ``width``, broken at spaces only: ``C-31`` stays whole."""
    lines: list[str] = []
    for word in text.split(" ") if text else []:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def year_of(day: dt.date) -> float:
    """A day as a year and a part of one."""
    return day.year + (day.timetuple().tm_yday - 1) / 365.25


class Scale(NamedTuple):
    """Two values, and the pixels at which they lie; called with a value it gives the pixel of that.

    Where both values are one, as where every count is 0, all lies at the start.
    """

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (value - self.low) / ((self.high - self.low) or 1) * (self.end - self.start)


class Sketch:
    """A drawing that grows downwards. Lengths are pixels; ``height`` is set by who draws."""

    def __init__(self, width: float) -> None:
        self.width, self.height = width, 0.0
        self.parts: list[str] = []

    def add(self, name: str, content: str = "", **look: Any) -> None:
        """An element; ``_`` in the name of an attribute is written ``-``, numbers are rounded to a tenth."""
        attributes = "".join(f' {key.strip("_").replace("_", "-")}="{_number(value)}"' for key, value in look.items())
        self.parts.append(f"<{name}{attributes}>{content}</{name}>" if content else f"<{name}{attributes}/>")

    def text(self, x: float, y: float, text: str, *, size: float = 14, fill: str = "ink", **look: Any) -> None:
        """One line; ``bold``, ``serif``, ``end`` and ``middle`` are flags, ``halo`` names the colour of a rim."""
        own: dict[str, Any] = {"x": x, "y": y, "font_size": size, "fill": paint(fill)}
        if look.get("bold"):
            own["font_weight"] = 600
        if look.get("serif"):
            own["font_family"] = f"var(--serif,{FONT})"
        if look.get("end") or look.get("middle"):
            own["text_anchor"] = "end" if look.get("end") else "middle"
        if look.get("halo"):
            own |= {"stroke": paint(look["halo"]), "stroke_width": 4}
            own |= {"paint_order": "stroke", "stroke_linejoin": "round"}
        self.add("text", escape(text), **own)

    def lines(self, x: float, y: float, text: str | Sequence[str], width: float, **look: Any) -> float:
        """A text in lines from ``y``, the top of the first; returns the bottom of the last."""
        size, bold = look.get("size", 14), bool(look.get("bold"))
        for line in wrap(text, width, size, bold) if isinstance(text, str) else text:
            self.text(x, y + size, line, **look)
            y += size * LEADING
        return y

    def rect(self, x: float, y: float, width: float, height: float, fill: str, **look: Any) -> None:
        self.add("rect", x=x, y=y, width=max(width, 0), height=height, fill=paint(fill), **look)

    def line(
        self, x: float, y: float, x2: float, y2: float, stroke: str = "rule", width: float = 1, **look: Any
    ) -> None:
        self.add("line", x1=x, y1=y, x2=x2, y2=y2, stroke=paint(stroke), stroke_width=width, **look)

    def path(self, points: Iterable[tuple[float, float]], stroke: str, width: float, **look: Any) -> None:
        """A line through points."""
        d = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        self.add("path", d=d, fill="none", stroke=paint(stroke), stroke_width=width, **look)

    def dashed(self, x: float, y: float, width: float, height: float, mark: str = "?") -> None:
        """The one sign for what is not known: an empty dashed box with a question mark."""
        look: dict[str, Any] = {"stroke": paint("line"), "stroke_dasharray": "4 3", "fill": "none", "rx": 2}
        self.add("rect", x=x, y=y, width=width, height=height, **look)
        if mark:
            self.text(x + width / 2, y + height / 2 + 5, mark, bold=True, middle=True)

    def ring(self, x: float, y: float, r: float = 6) -> None:
        self.add("circle", cx=x, cy=y, r=r, fill=paint("paper"), stroke=paint("ink"), stroke_width=2)

    def disc(self, x: float, y: float, fill: str, r: float = 6.5) -> None:
        self.add("circle", cx=x, cy=y, r=r, fill=paint(fill))

    def square(self, x: float, y: float, fill: str, half: float = 6) -> None:
        self.rect(x - half, y - half, 2 * half, 2 * half, fill)

    def hatch(self, x: float, y: float, width: float, height: float, stroke: str, step: float = 5) -> None:
        """Diagonal stripes in a rectangle with a rim."""
        steps = int((width + height) / step)
        paths = []
        for start in (x - height + step * (i + 0.5) for i in range(steps + 1)):
            left, right = max(start, x), min(start + height, x + width)
            if left < right:
                ends = (f"{at:.1f} {y + height - (at - start):.1f}" for at in (left, right))
                paths.append(f"M{'L'.join(ends)}")
        self.add("path", d="".join(paths), stroke=paint(stroke), stroke_width=1.4)
        self.add("rect", x=x, y=y, width=width, height=height, fill="none", stroke=paint(stroke))

    def striped(self, x: float, y: float, width: float, height: float, fill: str, stroke: str, step: float = 5) -> None:
        """A rectangle with stripes: what a regulation did, and not the Act's own words."""
        self.rect(x, y, width, height, fill)
        self.hatch(x, y, width, height, stroke, step)

    def put_under(self, other: Sketch, place: int = 0) -> None:
        """Another drawing under what is drawn, or under what is drawn from the part ``place`` on."""
        self.parts[place:place] = other.parts

    def put(self, other: Sketch, x: float, y: float, **look: Any) -> None:
        """Another drawing, moved."""
        self.add("g", "".join(other.parts), transform=f"translate({_number(x)} {_number(y)})", **look)

    def svg(self) -> str:
        """The whole drawing on paper of its own colour, without a name: see ``draw``."""
        width, height = round(self.width), round(self.height)
        paper = f'<rect width="{width}" height="{height}" fill="{paint("paper")}"/>'
        head = f'xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        return f'<svg {head} font-family="var(--sans,{FONT})">{paper}{"".join(self.parts)}</svg>'


def _number(value: Any) -> str:
    if not isinstance(value, float):
        return str(value)
    return f"{value:.1f}".removesuffix(".0")
