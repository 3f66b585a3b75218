"""Draw sentences of the official corpora for readers to code, and divide them into three thirds.

    python dev/draw_labels.py ROUND FOLDER

Writes `data/raw/compiled/labels/ROUND_drawn.csv` (no text: document, offsets, digest, stratum, third) and, into FOLDER,
which must lie outside the project, what the readers see: `sheet_<lang>.tsv` in random order, `codebook.md` without any
pattern. Readers answer with lines of `id<TAB>themes` (separated by spaces; nothing after the tab: no theme).

A stratum is language x source type x how the method of that day saw the sentence: coded; near (it holds a theme's
words, but the method rejected them); far. Identical sentences count once. What the patterns were developed with is left
out. The thirds are learn (its errors may be read), calibrate (counts only) and sealed (scored once for each release).
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import yaml

from tipimpact.common.provenance import code_hash
from tipimpact.common.tables import read_table
from tipimpact.themes import read_codebook
from tipimpact.themes.coding import short_digest
from tipimpact.themes.matching import compiled

ROOT = Path(__file__).resolve().parents[1]
DRAWN = ROOT / "data" / "raw" / "compiled" / "labels"
CODEBOOK = ROOT / "config" / "codebook" / "codebook.yaml"
DEVELOPED_WITH = ("ccr_forum_2012_fr",)
THIRDS = ("learn", "calibrate", "sealed")
# Sentences to draw in a language, by third. The far stratum is large because a rare miss weighs much in it.
SIZES = {"coded": (120, 120, 120), "near": (40, 40, 40), "far": (60, 300, 180)}
SEED = 20261126


def strata(sentences: pd.DataFrame, mentions: pd.DataFrame, developed: set[str]) -> pd.DataFrame:
    """The sentences that can be drawn, each once, with `digest`, `seen` (coded, near, far) and `size` of stratum."""
    codebook = read_codebook(CODEBOOK)
    gates = {lang: compiled(codebook, lang).gate for lang in ("en", "fr")}
    before = sentences.groupby("doc_id")["text"].shift()
    frame = sentences.assign(digest=sentences["text"].map(short_digest), before=before)
    frame = frame.drop_duplicates(["lang", "digest"])
    frame = frame[~frame["doc_id"].isin(DEVELOPED_WITH) & ~frame["digest"].isin(developed)]
    coded = frame["sentence_id"].isin(mentions["sentence_id"])
    near = [gates[lang].near(text) for lang, text in zip(frame["lang"], frame["text"], strict=True)]
    frame["seen"] = np.select([coded, near], ["coded", "near"], "far")
    frame["size"] = frame.groupby(["lang", "source_type", "seen"])["digest"].transform("size")
    return frame


def draw(frame: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """The drawn sentences with their `third`; sources share a stratum's draw by the root of their size."""
    parts = []
    for (_, seen), group in frame.groupby(["lang", "seen"]):
        shares = group.groupby("source_type").size().pow(0.5)
        wanted = (shares / shares.sum() * sum(SIZES[seen])).round().astype(int)
        wanted = wanted.clip(upper=group.groupby("source_type").size())
        picked = [
            rows.iloc[rng.permutation(len(rows))[: wanted[source]]] for source, rows in group.groupby("source_type")
        ]
        rows = pd.concat(picked)
        ends = np.cumsum(SIZES[seen]) / sum(SIZES[seen]) * len(rows)
        place = rng.permutation(len(rows))
        parts.append(rows.assign(third=np.array(THIRDS)[np.searchsorted(ends, place, side="right").clip(max=2)]))
    drawn = pd.concat(parts)
    return drawn.iloc[rng.permutation(len(drawn))]


def write_sheets(drawn: pd.DataFrame, folder: Path) -> None:
    """What readers see: per sentence its id, document, section, the sentence before it (domain only), and its text."""
    folder.mkdir(parents=True, exist_ok=True)
    for lang, rows in drawn.groupby("lang"):
        lines = ["id\tdocument\tsection\tbefore\tsentence"]
        for row in rows.to_dict("records"):
            cells = (row["id"], row["doc_id"], row["section"], str(row["before"])[-160:], row["text"])
            lines.append("\t".join(" ".join(str(cell).split()) for cell in cells))
        (folder / f"sheet_{lang}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    shared = yaml.safe_load(CODEBOOK.read_text(encoding="utf-8"))
    pages = ["# Codebook", shared["unit"], "", "## Rules"]
    pages += [f"- {rule['id']}: {' '.join(rule['text'].split())}" for rule in shared["general_rules"]]
    for name in shared["themes"]:
        theme = yaml.safe_load((CODEBOOK.parent / f"{name}.yaml").read_text(encoding="utf-8"))
        pages += ["", f"## {name}: {theme['label']['en']} / {theme['label']['fr']}", theme["definition"]]
        pages += [f"Include: {theme.get('include', '')}", f"Exclude: {theme.get('exclude', '')}"]
    (folder / "codebook.md").write_text("\n".join(pages) + "\n", encoding="utf-8")


def main(name: str, folder: str) -> None:
    tables = ROOT / "data" / "processed" / "official"
    sentences = read_table(tables / "reports" / "sentences.parquet", edition="official")
    mentions = read_table(tables / "themes" / "theme_mentions.parquet", edition="official")
    developed = pd.read_json(ROOT / "data" / "raw" / "compiled" / "coding" / "development.jsonl", lines=True)
    frame = strata(sentences, mentions, set(developed["sha256"].str[:16]))
    drawn = draw(frame, np.random.default_rng(SEED))
    drawn["id"] = [f"{name}_{lang}{i:04}" for i, lang in enumerate(drawn["lang"], 1)]
    columns = ["id", "lang", "doc_id", "source_type", "start", "end", "digest", "seen", "size", "third"]
    DRAWN.mkdir(parents=True, exist_ok=True)
    drawn[columns].to_csv(DRAWN / f"{name}_drawn.csv", index=False)
    write_sheets(drawn, Path(folder))
    method = code_hash(ROOT / "workflow" / "scripts" / "extract_themes.py", "themes")
    print(f"{len(drawn)} sentences drawn; the method that divided them: code {method}")
    print(drawn.groupby(["lang", "seen", "third"]).size().unstack())
    print(frame.groupby(["lang", "source_type", "seen"]).size().unstack())


if __name__ == "__main__":
    main(*sys.argv[1:])
