"""Where units begin and end, and how broken lines are joined."""

from pathlib import Path

import pytest

from tests_support import read_raw
from tipimpact.common.documents import read_yaml

LISTS = read_yaml(Path(__file__).with_name("lists.yaml"))


@pytest.mark.parametrize(("broken", "joined"), LISTS["layout: a word broken at a line end"])
def test_a_word_broken_at_a_line_end(texts, broken, joined):
    assert texts(f"On parle {broken} ici.") == [f"On parle {joined} ici."]


def test_the_text_itself_decides_before_the_dictionary(texts):
    assert texts("Un porte-\nmonnaie, le portemonnaie.")[0].startswith("Un portemonnaie,")
    assert texts("Un porte-\nmonnaie, le porte-monnaie.")[0].startswith("Un porte-monnaie,")


def test_bullets_are_one_unit_each_and_end_at_the_next_one_a_blank_line_or_a_heading(texts):
    raw = " > Former les agents. Les payer\naussi.\n > Informer le public\n\n• Un point;\n• un autre.\nTitre court\n"
    assert texts(raw + "Une ligne de texte qui suit le titre et le ferme.") == [
        "Former les agents. Les payer aussi.",
        "Informer le public",
        "Un point;",
        "un autre.",
        "Une ligne de texte qui suit le titre et le ferme.",
    ]


def test_a_dash_opens_an_item_only_after_something_that_has_ended(texts):
    assert texts("Tous les gouvernements\n– local, provincial et fédéral –\nont un rôle.") == [
        "Tous les gouvernements – local, provincial et fédéral – ont un rôle."
    ]
    assert texts("Il faut :\n– former;\n– informer.") == ["Il faut :", "former;", "informer."]


def test_headings_are_carried_and_not_coded():
    raw = "\nPremière partie\nUn paragraphe assez long pour dépasser le titre.\n Deuxième partie\n\nUn autre.\n"
    table = read_raw(raw, "fr", "doc")
    assert table[["section", "text"]].to_numpy().tolist() == [
        ["Première partie", "Un paragraphe assez long pour dépasser le titre."],
        ["Deuxième partie", "Un autre."],
    ]


def test_a_wrapped_line_is_no_heading(texts):
    raw = "Le Conseil canadien a tenu à\nToronto un forum.\n"
    assert texts(raw) == ["Le Conseil canadien a tenu à Toronto un forum."]


def test_a_line_that_had_room_for_the_next_word_ends_a_paragraph(texts):
    raw = (
        "Une phrase.\nLa suivante est bien plus longue que la première.\nEt voici la fin de tout ce texte-ci, enfin.\n"
    )
    assert len(texts(raw)) == 3


@pytest.mark.parametrize(("raw", "count"), LISTS["layout: sentence ends"])
def test_sentence_ends(texts, raw, count):
    assert len(texts(raw)) == count


MARKDOWN = Path(__file__).with_name("marks.txt").read_text(encoding="utf-8")


def test_markdown_marks_are_not_text():
    table = read_raw(MARKDOWN, "en", "doc", markdown=True)
    assert table[["section", "kind", "text"]].to_numpy().tolist() == LISTS["layout: what marks.txt says"]
    for row in table.itertuples():
        assert MARKDOWN[row.start] == row.text[0]
        assert MARKDOWN[row.end - 1] == row.text[-1]
