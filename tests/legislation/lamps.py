"""A small Act in both languages, amended once, as the XML files of its statutes."""

import datetime as dt
from pathlib import Path

from tipimpact.legislation.commencement import Commencement
from tipimpact.legislation.shelf import Shelf, shelf

BILL = """<Bill xml:lang="{lang}"><Identification><ShortTitle>{title}</ShortTitle><Chapter><AnnualStatuteId>
<AnnualStatuteNumber>{chapter}</AnnualStatuteNumber><YYYY>{year}</YYYY></AnnualStatuteId></Chapter></Identification>
<Body>{body}</Body></Bill>"""
ENACTED = {
    "en": ("Lamp Act", "A lamp has oil.", "A lamp burns."),
    "fr": ("Loi sur les lampes", "La lampe a de l’huile.", "La lampe brûle."),
}
AMENDED = {
    "en": ("Lamp Amendment Act", "Section 1 of the ⟨Lamp Act⟩ is replaced by the following:", "A lamp has a wick."),
    "fr": (
        "Loi modifiant la Loi sur les lampes",
        "L’article 1 de la ⟨Loi sur les lampes⟩ est remplacé par ce qui suit :",
        "La lampe a une mèche.",
    ),
}


def _section(label: int, text: str, inside: str = "", kind: str = "") -> str:
    attribute = f' type="{kind}"' if kind else ""
    return f"<Section{attribute}><Label>{label}.</Label><Text>{text}</Text>{inside}</Section>"


def write_lamp_act(folder: Path) -> Shelf:
    """The Lamp Act: section 1 since 2001-03-01 and replaced in 2012, section 2 in force since 2005-01-01 only."""
    for lang, (title, one, two) in ENACTED.items():
        body = _section(1, one) + _section(2, two)
        text = BILL.format(lang=lang, title=title, chapter=1, year=2001, body=body)
        (folder / f"annual_2001-c1_{lang}.xml").write_text(text, encoding="utf-8")
        title, instruction, new = AMENDED[lang]
        marked = instruction.replace("⟨", "<XRefExternal>").replace("⟩", "</XRefExternal>")
        body = _section(2, marked, f"<AmendedText>{_section(1, new)}</AmendedText>", "amending")
        text = BILL.format(lang=lang, title=title, chapter=9, year=2012, body=body)
        (folder / f"annual_2012-c9_{lang}.xml").write_text(text, encoding="utf-8")
    fact = {"how": "order", "source": "SI/1"}
    base = {
        "act": "L-1",
        "title": {lang: words[0] for lang, words in ENACTED.items()},
        "citation": "2001, c. 1",
        "otherwise": {"day": dt.date(2001, 3, 1), **fact},
        "clauses": [{"clauses": ["2"], "day": dt.date(2005, 1, 1), **fact}],
    }
    acts = {"2012, c. 9": {"clauses": [{"clauses": ["2"], "day": dt.date(2012, 6, 1), **fact}]}}
    return shelf(folder, Commencement.model_validate({"base": base, "acts": acts}))
