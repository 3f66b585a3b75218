"""Draw sentences of the official corpora for readers to code: a sealed set, opened once for a release.

    python dev/draw_labels.py ROUND FOLDER

Writes `data/raw/compiled/labels/ROUND_drawn.csv` (no text: document, offsets, digest, stratum and its size) and,
into FOLDER, which must lie outside the project, what the readers see: `sheet_<lang>.tsv` in random order, `codebook.md`
without any pattern. Readers answer with lines of `id<TAB>themes` (separated by spaces; nothing after the tab: no
theme). They must not have reviewed a code or written an example.

A stratum is language x source type x who decided the sentence's codes: agreed, reviewed, undecided (the least certain
of several), or uncoded. Identical sentences count once. Left out is what was drawn before and what anything was
developed with or learned from. Each drawn sentence stands for as many as its stratum holds a drawn one
(`labels.weigh`).
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
from tipimpact.themes.labels import DRAWN as COLUMNS
from tipimpact.themes.live import LEARNED
from tipimpact.themes.second_coder import read_learned

ROOT = Path(__file__).resolve().parents[1]
DRAWN = ROOT / "data" / "raw" / "compiled" / "labels"
CODEBOOK = ROOT / "config" / "codebook" / "codebook.yaml"
DEVELOPED_WITH = ("ccr_forum_2012_fr",)
# Sentences to draw in a language. Uncoded ones are many because a rare miss weighs much among them; what a stratum
# cannot give is drawn from them too.
SIZES = {"undecided": 30, "reviewed": 60, "agreed": 60}
WHOLE = 300
SEED = 20261129


def strata(sentences: pd.DataFrame, mentions: pd.DataFrame, known: set[str]) -> pd.DataFrame:
    """The sentences that can be drawn, each once, with `digest`, `before`, `seen` (stratum) and `size` of stratum.

    known: digests of sentences that cannot be drawn.
    """
    before = sentences.groupby("doc_id")["text"].shift()
    frame = sentences.assign(digest=sentences["text"].map(short_digest), before=before)
    frame = frame.drop_duplicates(["lang", "digest"])
    frame = frame[~frame["doc_id"].isin(DEVELOPED_WITH) & ~frame["digest"].isin(known)]
    by_tier = {tier: frame["sentence_id"].isin(group["sentence_id"]) for tier, group in mentions.groupby("tier")}
    never = pd.Series(False, frame.index)
    frame["seen"] = np.select([by_tier.get(tier, never) for tier in SIZES], list(SIZES), "uncoded")
    frame["size"] = frame.groupby(["lang", "source_type", "seen"])["digest"].transform("size")
    return frame


def draw(frame: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """The drawn sentences, all of them `sealed`; sources share a stratum's draw by the root of their size."""
    parts = []
    for _, own in frame.groupby("lang"):
        left = WHOLE
        for seen in [*SIZES, "uncoded"]:
            group = own[own["seen"] == seen]
            rows = _draw_sources(group, min(SIZES.get(seen, left), len(group)), rng)
            left -= len(rows)
            parts.append(rows)
    drawn = pd.concat(parts).assign(third="sealed")
    return drawn.iloc[rng.permutation(len(drawn))]


def _draw_sources(group: pd.DataFrame, wanted: int, rng: np.random.Generator) -> pd.DataFrame:
    """So many sentences of a stratum, at least one of each source type where there are enough."""
    sizes = group.groupby("source_type").size()
    shares = sizes.pow(0.5)
    each = (shares / shares.sum() * wanted).round().astype(int).clip(lower=1).clip(upper=sizes)
    picked = [rows.iloc[rng.permutation(len(rows))[: each[source]]] for source, rows in group.groupby("source_type")]
    return pd.concat([group.iloc[:0], *picked])


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
    earlier = pd.concat(pd.read_csv(path)["digest"] for path in DRAWN.glob("*_drawn.csv"))
    learned = read_learned(LEARNED, read_codebook(CODEBOOK).ids)
    frame = strata(sentences, mentions, {*earlier, *learned.vectors.index})
    drawn = draw(frame, np.random.default_rng(SEED))
    drawn["id"] = [f"{name}_{lang}{i:04}" for i, lang in enumerate(drawn["lang"], 1)]
    drawn[COLUMNS].to_csv(DRAWN / f"{name}_drawn.csv", index=False)
    write_sheets(drawn, Path(folder))
    method = code_hash(ROOT / "workflow" / "scripts" / "extract_themes.py", "themes")
    print(f"{len(drawn)} sentences drawn; the method that coded them: code {method}")
    print(drawn.groupby(["lang", "seen"]).size().unstack())
    print(frame.groupby(["lang", "source_type", "seen"]).size().unstack())


if __name__ == "__main__":
    main(*sys.argv[1:])
