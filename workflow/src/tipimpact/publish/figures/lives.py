"""Who had to wait and who could never ask: for each life, the first day it could ask, with each Act and without.

Read from the table ``lives``, told after each life's own Act; days are counted from the event that the table names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from tipimpact.eligibility.rows import REMEDIES
from tipimpact.publish.figures.model import PHONE, Figure
from tipimpact.publish.figures.svg import Sketch, measure, paint
from tipimpact.publish.statements.model import Evidence, Statement, Words, in_row
from tipimpact.publish.tables.cells import CodeWords
from tipimpact.publish.words import capital, date, listed, say
from tipimpact.publish.words.lengths import length

Lane = dict[Any, Any]  # a row of what is drawn
PAGE = 12  # lives 1 to 12 stand on the answer page, the others in the table alone
BILLS = ("c31", "c10")
YEAR = 365.25
TICKS = (0, 1, 3, 5, 10)  # years
BANDS = ("never", "longer", "same", "cannot_say")  # by the gravest of a life's lanes
GRAVEST = ("closed", "contested", "delayed", "unknown", "narrowed", "limited_first", "opened", "sooner", "none")
BAND_OF = {"closed": "never", "delayed": "longer", "unknown": "cannot_say", "contested": "cannot_say"}
KEY = ("trp", "vtip_trp", "hc", "claim", "work_other", "work_claimant", "pr", "family", "prra")  # told where unchanged
ALL = "all"  # in place of a life: what happened to all of them
SAME = 2  # lanes of unchanged remedies of a life on which nothing else is told
LANE = [
    *("life", "word", "act", "mode", "how", "counted_from", "counted_day", "can_ask", "can_ask_without", "days", "wait")
]
LANE += [
    "by_other",
    "attribute",
    "value_with",
    "value_without",
    "until",
    "ended_by",
    "taken_over_by",
    "twice",
    "emptied",
]
COURT = " FC "  # in the citation of a ruling of the Federal Court
LATER = ("act_2019", "act_2026")  # Acts after the bills
SOFT = {"c31": "c31soft", "c10": "c10soft"}


def rows(data: pd.DataFrame, process_clock: pd.DataFrame, exposure: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """A row a lane: a life, what is asked for, what a bill did to it, and what became of that.

    remedies: several where all is alike.  band, life: the order.  by_other: another law sets the wait that both worlds
    share.  twice: the law is read in two ways.  unasked: today an authority may give it without being asked.
    emptied: since when the list that the rule needs is empty.  others: how many more have the same day.
    new: what the law of today gives this life and that of 2014 did not.  later: what a later Act closed to it.
    """
    told = data[(data["number"] <= PAGE) & (data["telling"] == "after")]
    bills = told[told["act"].isin(BILLS)]
    ranked = bills.assign(rank=bills["word"].map(GRAVEST.index), second=bills["act"].map(BILLS.index))
    best = ranked.sort_values(["rank", "second"]).drop_duplicates(["life", "remedy"])
    best = best[best["through"].isna()].assign(
        by_other=best["wait_row"].notna() & (best["wait"] > 0),
        twice=best["readings"].map(len) > 0,
        emptied=emptied(best["row"], exposure, events),
    )
    # An unchanged day that the table does not know, or a wait that no law sets, is not a lane.
    best = best[(best["word"] != "none") | best["can_ask"].notna() | best["twice"]]
    lanes = best.groupby(LANE, dropna=False, sort=False)["remedy"].agg(list).rename("remedies").reset_index()
    kept = [lane for _, some in lanes.groupby("life", sort=False) for lane in _kept(some)]
    shown = pd.DataFrame(kept, columns=[*lanes.columns, "others"])
    number = told.drop_duplicates("life").set_index("life")["number"]
    shown["number"] = shown["life"].map(number)
    shown["unasked"] = [_unasked(lane, process_clock) for lane in shown.to_dict("records")]
    shown["new"] = [_new(life, process_clock) for life in shown["life"]]
    shown["later"] = [_later(life, told) for life in shown["life"]]
    return _ordered(shown)


def emptied(rows: pd.Series, exposure: pd.DataFrame, events: pd.DataFrame) -> pd.Series:
    """The day on which the list of designated countries was emptied, for rules that need one."""
    need = set(exposure.loc[exposure["origins"] == "designated", "rule"])
    ended = events.loc[events["event"] == "designations_end", "first_day"]
    return rows.isin(need).map({True: ended.iloc[0] if len(ended) else pd.NaT, False: pd.NaT})


def _kept(some: pd.DataFrame) -> Iterator[Lane]:
    """The lanes of one life: all that changed, what another law delays, and of the rest one or two."""
    changed = some[~some["word"].isin(["none", "sooner"])]
    same = some[some["word"] == "none"]
    key = same[same["remedies"].map(lambda remedies: not set(KEY).isdisjoint(remedies)).astype(bool)]
    if changed["word"].isin(["closed", "delayed", "contested", "unknown"]).any():
        key = key[key["by_other"]].head(1)
    else:
        key = key.sort_values("twice", ascending=False, kind="stable").head(SAME)
    left = sum(map(len, same["remedies"])) - sum(map(len, key["remedies"]))
    lanes = [*changed.to_dict("records"), *key.to_dict("records")]
    for place, lane in enumerate(lanes):
        if lane["word"] == "none":
            lane["remedies"] = [remedy for remedy in KEY if remedy in lane["remedies"]]
        yield {**lane, "others": left if place == len(lanes) - 1 else 0}


def _unasked(lane: Lane, clock: pd.DataFrame) -> bool:
    """Whether the law of today bars this life from asking while an authority may still give the same thing."""
    mine = clock[
        (clock["life"] == lane["life"]) & (clock["moment"] == "today") & clock["remedy"].isin(lane["remedies"])
    ]
    changed = lane["word"] in ("closed", "delayed") or lane["by_other"]
    return bool(changed and (mine["answer"] == "request_barred").any())


def _new(life: str, clock: pd.DataFrame) -> list[str]:
    """What this life can ask for under the law of today, and could not under that before or after the bills."""
    mine = clock[(clock["life"] == life) & clock["answer"].isin(["open", "need_not_be_considered"])]
    moments = {str(moment): set(some["remedy"]) for moment, some in mine.groupby("moment")}
    fresh = moments.get("today", set()) - moments.get("after", set()) - moments.get("before", set())
    return [remedy for remedy in REMEDIES if remedy in fresh]


def _later(life: str, told: pd.DataFrame) -> list[str]:
    """What a later Act closed to this life: ``act/remedy``."""
    mine = told[(told["life"] == life) & ~told["act"].isin(BILLS) & (told["word"] == "closed")]
    return [f"{row['act']}/{row['remedy']}" for row in mine.to_dict("records")]


def _ordered(lanes: pd.DataFrame) -> pd.DataFrame:
    """Bands, inside them the lives that lost most first, inside a life the gravest lane first."""
    rank = lanes["word"].map(GRAVEST.index)
    lanes = lanes.assign(
        rank=rank, length=-lanes["days"].astype("Float64").fillna(0), rule=lanes["how"].eq("regulation")
    )
    worst = lanes.groupby("life")["word"].agg(lambda words: _band(set(words)))
    lanes["band"] = lanes["life"].map(worst)
    lanes["place"] = lanes["band"].map(BANDS.index)
    lanes["lost"] = lanes["life"].map(-lanes[lanes["word"] == "closed"].groupby("life").size()).fillna(0)
    lanes["wait_most"] = lanes["life"].map(lanes.groupby("life")["length"].min())
    by = ["place", "lost", "wait_most", "number", "life", "rank", "rule", "length"]
    ordered = lanes.sort_values(by, kind="stable").drop(
        columns=["rank", "length", "rule", "place", "lost", "wait_most"]
    )
    return ordered.reset_index(drop=True)


def _band(words: set[str]) -> str:
    return next((BAND_OF[word] for word in ("closed", "delayed", "contested", "unknown") if word in words), "same")


def title(data: pd.DataFrame) -> Iterator[Statement]:
    """Waits of months to years, by both Acts, and a closed appeal."""
    delayed = data[data["word"] == "delayed"]
    appeals = data[
        (data["word"] == "closed") & pd.Series(["appeal" in remedies for remedies in data["remedies"]], data.index)
    ]
    holds = (
        set(delayed["act"]) == set(BILLS)
        and delayed["days"].between(60, 360).any()
        and (delayed["days"] > 2 * YEAR).any()
        and set(appeals["act"]) == {"c31"}
    )
    yield Statement("figure-lives-finding", table="lives", holds=bool(holds), decided_by="word")


# Words of a lane.


def remedy_words(lane: Lane, lang: str) -> str:
    """What is asked for, with a capital."""
    text = listed([say("figure-lives-remedy", lang, code=remedy) for remedy in lane["remedies"]], lang)
    return capital(text)


def effect_words(lane: Lane, lang: str) -> str:
    """What the Act did to it; always with a verb, so that a bar is not read as the length of a permit."""
    match lane["word"]:
        case "closed":
            return say("figure-lives-closed", lang, code=lane["mode"])
        case "delayed":
            return say("figure-lives-waits", lang, text=length((lane["can_ask"] - lane["can_ask_without"]).days, lang))
        case "narrowed" if lane["attribute"] == "review_interval":
            value, other = (_length(lane[name], lang) for name in ("value_with", "value_without"))
            return say("figure-lives-narrowed_review", lang, value=value, text=other)
        case "narrowed":
            return say("figure-lives-narrowed", lang)
        case "limited_first":
            return say("figure-lives-limited", lang, value=_length(lane["value_with"], lang))
        case "unknown":
            return say("figure-lives-unknown", lang)
        case "contested":
            return say("figure-lives-contested", lang)
        case "opened":
            return say("figure-lives-opened", lang)
    if lane["twice"]:
        return say("figure-lives-same_twice", lang)
    return say("figure-lives-same_other" if lane["by_other"] else "figure-lives-same", lang)


def _length(text: str, lang: str) -> str:
    count, unit = text.split(" ")
    return f"{count} {say('value-length_unit', lang, code=unit)}"


def today_words(lane: Lane, words: CodeWords) -> str:
    """What the law is today for this lane."""
    lang, parts = words.lang, []
    if lane["word"] in ("closed", "delayed", "narrowed", "limited_first"):
        if pd.notna(lane["until"]) and pd.notna(lane["ended_by"]):
            court = COURT in lane["ended_by"]
            ended = "figure-lives-ended_court" if court else "figure-lives-ended"
            parts.append(say(ended, lang, day=date(lane["until"].date(), lang)))
        elif pd.notna(lane["taken_over_by"]):
            parts.append(say("figure-lives-again", lang, source=words.code("taken_over_by", lane["taken_over_by"])))
        elif pd.notna(lane["emptied"]):
            parts.append(say("figure-lives-emptied", lang, day=date(lane["emptied"].date(), lang)))
        else:
            parts.append(say("figure-lives-still", lang))
    elif lane["by_other"]:
        parts.append(say("figure-lives-still", lang))
    if lane["unasked"]:
        parts.append(say("figure-lives-unasked", lang))
    if lane["word"] == "none" and lane["band"] == "same" and lane["first"]:
        if lane["new"]:
            what = listed([say("figure-lives-remedy", lang, code=remedy) for remedy in lane["new"]], lang)
            parts.append(say("figure-lives-new", lang, what=what))
        for act, remedy in (later.split("/") for later in lane["later"]):
            parts.append(
                say(
                    "figure-lives-later",
                    lang,
                    source=say("lives-act", lang, code=act),
                    what=say("figure-lives-remedy", lang, code=remedy),
                )
            )
    return " ".join(parts)


def lanes_of(data: pd.DataFrame, band: str) -> Iterator[tuple[str, list[Lane]]]:
    """Each life of a band with its lanes; ``first`` marks the first unchanged lane of a life.

    What happened to all lives of the band stands before them, once, under ``ALL``.
    """
    lives = {
        str(life): some.to_dict("records") for life, some in data[data["band"] == band].groupby("life", sort=False)
    }
    alike = [{_same_for_all(lane): lane for lane in lanes} for lanes in lives.values()]
    common = [key for key in alike[0] if key[0] != "none" and len(lives) > 2 and all(key in other for other in alike)]
    if common:
        yield ALL, [{**alike[0][key], "life": ALL, "others": 0, "first": False} for key in common]
    for life, lanes in lives.items():
        seen = False
        lanes = [lane for lane in lanes if _same_for_all(lane) not in common]
        for lane in lanes:
            lane["first"] = lane["word"] == "none" and not seen
            seen = seen or lane["word"] == "none"
        yield life, lanes


def _waited(lane: Lane) -> bool:
    """Whether a lane has a length: an added wait, or one that another law set."""
    return lane["word"] in ("closed", "delayed") or bool(pd.notna(lane["wait"]) and lane["wait"] > 0)


def _same_for_all(lane: Lane) -> tuple[Any, ...]:
    """What lanes of different lives have in common, apart from their days; a wait has a length of its own."""
    return (
        lane["word"],
        *lane["remedies"],
        lane["act"],
        lane["attribute"],
        lane["value_with"],
        lane["can_ask"] if _waited(lane) else "",
    )


# The drawing.


def draw(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    """On a page a row a life; on a phone a card a life, each sentence before its mark."""
    return _cards(data, words, width) if width == PHONE else _table(data, words, width)


def _table(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    lang, sketch = words.lang, Sketch(width)
    who, what, zero, ten, wall, right = 0.0, 212.0, 478.0, 842.0, 864.0, 892.0
    y = _key(sketch, lang, width, 7)
    top = y + 14
    for year in TICKS:
        sketch.text(zero + (ten - zero) * year / 10, top, _tick(year, lang), size=13, fill="quiet", middle=True)
    sketch.text(who, top, say("figure-lives-who", lang), size=13, fill="quiet")
    sketch.text(what, top, say("figure-lives-what", lang), size=13, fill="quiet")
    sketch.text(right, top, say("figure-lives-today", lang), size=13, fill="quiet")
    y = top + 8
    first = y
    for band in data["band"].drop_duplicates():
        sketch.line(0, y, width, y, "ink", 1.4)
        y = (
            sketch.lines(0, y + 10, say("figure-lives-band", lang, code=band), width, size=16, bold=True, serif=True)
            + 6
        )
        for life, lanes in lanes_of(data, str(band)):
            sketch.line(0, y, width, y)
            named = sketch.lines(who, y + 9, _name(life, words), what - who - 18, size=14.5, bold=True)
            y += 9
            for lane in lanes:
                y = _lane(sketch, lane, words, (y, what, zero, ten, wall, right)) + 8
            y = max(y, named + 8)
    grid = Sketch(width)
    for year in TICKS:
        at = zero + (ten - zero) * year / 10
        grid.line(at, first, at, y)
    sketch.parts[:0] = grid.parts
    sketch.line(0, y, width, y, "ink", 1.4)
    sketch.height = y + 2
    return sketch


def _name(life: str, words: CodeWords) -> str:
    if life == ALL:
        return say("figure-lives-all", words.lang)
    text = words.code("life", life)
    return capital(text)


def _tick(year: int, lang: str) -> str:
    return str(year) if year in (0, 3, 5) else say("length-years", lang, count=year)


def _lane(sketch: Sketch, lane: Lane, words: CodeWords, place: tuple[float, ...]) -> float:
    y, what, zero, ten, wall, right = place
    lang, own = words.lang, Sketch(sketch.width)
    below = own.lines(what, y, remedy_words(lane, lang), zero - what - 18, size=14)
    if _waited(lane):
        below = own.lines(what, below, _counted(lane, lang), zero - what - 18, size=12.5, fill="quiet")
    if lane["others"]:
        others = say("figure-lives-others", lang, count=lane["others"])
        below = own.lines(what, below + 3, others, zero - what - 18, size=12.5, fill="quiet")
    marked = _marks(own, lane, lang, (y + 10, zero, ten, wall), labelled=True)
    told = own.lines(right, y, today_words(lane, words), sketch.width - right, size=13.5)
    sketch.put(own, 0, 0, data_lane=f"{lane['life']} {' '.join(lane['remedies'])}")
    return max(below, marked, told)


def _counted(lane: Lane, lang: str) -> str:
    return say("figure-lives-from", lang, code=lane["counted_from"], day=date(lane["counted_day"].date(), lang))


def _marks(sketch: Sketch, lane: Lane, lang: str, place: tuple[float, ...], *, labelled: bool) -> float:
    """The marks of a lane on its axis, with what they say beside them; returns the bottom."""
    y, zero, ten, wall = place
    without = _at(lane, "can_ask_without", zero, ten)
    if without is None:
        return _no_day(sketch, lane, lang, (y, zero, wall), labelled=labelled)
    if without > zero:
        sketch.line(zero, y, without, y, "other", 3)
    text, act = effect_words(lane, lang), lane["act"]
    if lane["word"] in ("closed", "delayed"):
        end = _added_wait(sketch, lane, (y, without, _at(lane, "can_ask", zero, ten), wall))
        if labelled:
            y = _label(sketch, text, (without + 12, end - 8, wall), y, lane)
    else:
        narrowed = lane["word"] in ("narrowed", "limited_first")
        sketch.ring(without, y, 10)
        if narrowed and lane["how"] == "regulation":
            sketch.striped(without - 5, y - 5, 10, 10, SOFT[act], act, 3.4)
        else:
            _with(sketch, act if narrowed else "ink", without, y, 4.5)
        if labelled:
            # beside the mark; before it where it stands far to the right
            at = without + 18 if without < ten - 120 else zero
            look: dict[str, Any] = {"bold": True, "fill": act if narrowed else "ink", "halo": "paper"}
            y = sketch.lines(at, y - 9, text, wall + 16 - at, **look) - 10
    if not labelled or not _waited(lane):
        return y + 16
    days = [lane[name] for name in ("can_ask_without", "can_ask") if pd.notna(lane[name])]
    told = " → ".join(dict.fromkeys(date(day.date(), lang) for day in days))
    late = without > (zero + ten) / 2
    sketch.text(wall if late else without - 5, y + 25, told, size=12.5, fill="quiet", halo="paper", end=late)
    return y + 30


def _no_day(sketch: Sketch, lane: Lane, lang: str, place: tuple[float, ...], *, labelled: bool) -> float:
    """The mark of a lane without a first day: not known, or read in two ways though no Act changed it."""
    y, zero, wall = place
    unknown = lane["word"] in ("unknown", "contested")
    if unknown:
        sketch.dashed(zero - 1, y - 10, 26, 20)
    else:
        sketch.hatch(zero - 6, y - 6, 12, 12, "ink", 4)
        sketch.add("circle", cx=zero, cy=y, r=10, fill="none", stroke=paint("ink"), stroke_width=2)
    if labelled:
        at, room = (zero + 34, wall - zero - 30) if unknown else (zero + 18, wall - zero - 14)
        sketch.lines(at, y - 9, effect_words(lane, lang), room, bold=True)
    return y + 14


def _added_wait(sketch: Sketch, lane: Lane, place: tuple[Any, ...]) -> float:
    """The wait that the Act added, up to its end or to the wall of *never*; returns that end."""
    y, without, with_it, wall = place
    act, end = lane["act"], wall if with_it is None else with_it
    body = (without, y - 9, end - without, 18)
    sketch.striped(*body, SOFT[act], act) if lane["how"] == "regulation" else sketch.rect(*body, SOFT[act])
    if with_it is None:
        sketch.line(wall, y - 13, wall, y + 13, act, 4)
    else:
        _with(sketch, act, with_it, y)
    sketch.ring(without, y)
    return end


def _at(lane: Lane, name: str, zero: float, ten: float) -> float | None:
    """Where the first day lies on the axis; None for none."""
    if pd.isna(lane[name]):
        return None
    return zero + (lane[name] - lane["counted_day"]).days / (10 * YEAR) * (ten - zero)


def _with(sketch: Sketch, act: str, x: float, y: float, half: float = 6.5) -> None:
    """The first day with the Act: a square, for C-10 a disc."""
    sketch.disc(x, y, act, half + 0.5) if act == "c10" else sketch.square(x, y, act, half)


def _label(sketch: Sketch, text: str, ends: tuple[float, float, float], y: float, lane: Lane) -> float:
    """Inside the bar where there is room, else behind it, else on a line of its own; returns the line last used."""
    start, end, wall = ends
    long = measure(text, 14, bold=True)
    if long < end - start:
        if lane["how"] == "regulation":  # words on stripes cannot be read
            sketch.rect(start - 3, y - 9, long + 8, 18, SOFT[lane["act"]])
        sketch.text(start, y + 5, text, bold=True, halo=SOFT[lane["act"]])
    elif end + 24 + long < wall + 20:
        sketch.text(end + 24, y + 5, text, bold=True, fill=lane["act"], halo="paper")
    else:
        y += 21
        sketch.text(start, y + 5, text, bold=True, fill=lane["act"], halo="paper")
    return y


def _key(sketch: Sketch, lang: str, width: float, columns: int) -> float:
    """What each mark means."""
    entries = [
        ("figure-lives-key_without", lambda s, x, y: s.ring(x + 9, y)),
        ("figure-lives-key_c31", lambda s, x, y: s.square(x + 9, y, "c31")),
        ("figure-lives-key_c10", lambda s, x, y: s.disc(x + 9, y, "c10")),
        ("figure-lives-key_added", lambda s, x, y: s.rect(x, y - 7, 20, 14, "c31soft")),
        ("figure-lives-key_regulation", lambda s, x, y: s.striped(x, y - 7, 20, 14, "c31soft", "c31")),
        ("figure-lives-key_other", lambda s, x, y: s.line(x, y, x + 20, y, "other", 3)),
        ("figure-lives-key_unknown", lambda s, x, y: s.dashed(x, y - 9, 20, 18)),
    ]  # fmt: skip
    cell, y, below = (width - 16) / columns, 0.0, 0.0
    tint = len(sketch.parts)
    for place, (id, mark) in enumerate(entries):
        if place and place % columns == 0:
            y = below
        x = 10 + place % columns * cell
        mark(sketch, x, y + 19)
        below = max(below, sketch.lines(x + 27, y + 9, say(id, lang), cell - 34, size=13) + 2)
    under = Sketch(width)
    under.rect(0, 0, width, below + 8, "tint")
    sketch.parts[tint:tint] = under.parts
    return below + 8


def _cards(data: pd.DataFrame, words: CodeWords, width: int) -> Sketch:
    lang, sketch = words.lang, Sketch(width)
    y = _key(sketch, lang, width, 2) + 8
    for band in data["band"].drop_duplicates():
        y = (
            sketch.lines(0, y + 14, say("figure-lives-band", lang, code=band), width, size=18, bold=True, serif=True)
            + 6
        )
        sketch.line(0, y, width, y, "ink", 1.4)
        for life, lanes in lanes_of(data, str(band)):
            y = sketch.lines(0, y + 12, _name(life, words), width, size=16, bold=True) + 2
            ticked = False  # the years are named once a card
            for lane in lanes:
                y = _card_lane(sketch, lane, words, y + 3, ticked) + 5
                ticked = ticked or _long(lane)
            sketch.line(0, y + 4, width, y + 4)
            y += 4
    sketch.height = y + 4
    return sketch


def _long(lane: Lane) -> bool:
    """Whether a card draws the lane on an axis: one that ends, or that another law set."""
    return lane["word"] == "delayed" or bool(lane["by_other"])


def _card_lane(sketch: Sketch, lane: Lane, words: CodeWords, y: float, ticked: bool) -> float:
    """A sentence; under it, where a wait has a length, the bar; then from what it is counted, and today."""
    lang, own, width = words.lang, Sketch(sketch.width), sketch.width
    told = say("figure-lives-sentence", lang, what=remedy_words(lane, lang), text=_small(effect_words(lane, lang)))
    zero, ten, wall, indent = 8.0, 270.0, 292.0, 34.0
    if _long(lane):
        indent = 0.0
        below = own.lines(0, y, told, width, size=15, bold=True)
        for year in TICKS:
            at = zero + (ten - zero) * year / 10
            own.line(at, below + 2, at, below + 28)
            if not ticked:
                shown = _tick(year, lang) if year == 10 else str(year)
                own.text(at, below + 40, shown, size=12, fill="quiet", middle=True)
        _marks(own, lane, lang, (below + 15, zero, ten, wall), labelled=False)
        below += 30 if ticked else 43
    else:
        _mark(own, lane, lang, y + 11)
        below = own.lines(indent, y, told, width - indent, size=15, bold=lane["word"] == "closed")
    today = today_words(lane, words)
    quiet = [capital(_counted(lane, lang)) + "."] if _waited(lane) else []
    if today and lane["word"] not in ("narrowed", "limited_first"):
        quiet.append(say("figure-lives-now", lang, text=_small(today)))
    if quiet:
        below = own.lines(indent, below, " ".join(quiet), width - indent, size=13, fill="quiet")
    sketch.put(own, 0, 0, data_lane=f"{lane['life']} {' '.join(lane['remedies'])}")
    return max(below, y + 24)


def _mark(sketch: Sketch, lane: Lane, lang: str, y: float) -> None:
    """The marks of a lane in the room of a letter: a bar that ends at a wall, or the same day in both worlds."""
    if lane["word"] != "closed":
        own = {**lane, "can_ask_without": lane["can_ask_without"] if pd.isna(lane["wait"]) else lane["counted_day"]}
        _marks(sketch, own, lang, (y, 3.0 if lane["word"] == "unknown" else 12.0, 270.0, 292.0), labelled=False)
        return
    act, by_rule = lane["act"], lane["how"] == "regulation"
    sketch.striped(7, y - 7, 15, 14, SOFT[act], act, 4) if by_rule else sketch.rect(7, y - 7, 15, 14, SOFT[act])
    sketch.line(23, y - 10, 23, y + 10, act, 4)
    sketch.ring(7, y, 5)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def sentences(evidence: Evidence, data: pd.DataFrame) -> Iterator[Statement]:
    """Never, then later by each bill, then the same day; last, that nobody has counted."""
    yield Statement("figure-lives-alt", {"count": data["life"].nunique()})
    never = data[data["word"] == "closed"]
    yield Statement("figure-lives-alt_never", {"what": _each(evidence, never)})
    for act, id in (("c31", "figure-lives-alt_c31"), ("c10", "figure-lives-alt_c10")):
        later = data[(data["word"] == "delayed") & (data["act"] == act)]
        if len(later):
            yield Statement(id, {"what": _each(evidence, later)})
    same = data[data["band"] == "same"].drop_duplicates("life")
    if len(same):
        yield Statement("figure-lives-alt_same", {"what": evidence.codes("lives", "life", same["life"])})
    unknown = data[data["word"].isin(["unknown", "contested"])]
    if len(unknown):
        yield Statement("figure-lives-alt_unknown", {"what": _each(evidence, unknown)})
    yield Statement("figure-lives-alt_counted")


def _each(evidence: Evidence, lanes: pd.DataFrame) -> Words:
    return in_row(
        [Words(_one, lane, evidence.code("lives", "life", lane["life"])) for lane in lanes.to_dict("records")]
    )


def _one(lane: Lane, life: str, lang: str) -> str:
    what = _small(remedy_words(lane, lang))
    if lane["word"] == "delayed":
        what = listed_with(what, length((lane["can_ask"] - lane["can_ask_without"]).days, lang))
    return say("figure-lives-alt_one", lang, what=what, text=life)


def listed_with(what: str, text: str) -> str:
    """``humanitarian request, 233 days``."""
    return f"{what}, {text}"


def _drawn(evidence: Evidence) -> pd.DataFrame:
    return rows(*(evidence.tables[name] for name in ("lives", "process_clock", "exposure", "events")))


def figure(drawn: Callable[[Evidence], pd.DataFrame] = _drawn) -> Figure:
    """The figure. drawn: gives its lanes; all of them by default."""
    return Figure(
        name="lives",
        columns=(
            *("life", "number", "telling", "remedy", "act", "word", "mode", "counted_from", "counted_day", "can_ask"),
            *("can_ask_without", "days", "wait", "row", "through", "how", "attribute", "value_with", "value_without"),
            *("taken_over_by", "until", "ended_by", "readings"),
        ),
        rows=drawn,
        title=lambda evidence: title(drawn(evidence)),
        sentences=lambda evidence: sentences(evidence, drawn(evidence)),
        draw=draw,
    )


FIGURE = figure()
