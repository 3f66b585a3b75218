"""Each claim is worded as what it is: quoted with its holder, inferred by us, searched by us, or assumed."""

import re
from pathlib import Path

import pytest

from tests_support import load_module
from tipimpact.common import LANGUAGES
from tipimpact.publish.statements.claim_types import claim_type, listed_types

read_messages = load_module(Path(__file__).with_name("test_negatives.py")).read_messages
WORDS = {
    "quoted": {"en": r"\bput\b|\bsays?\b|\$publisher", "fr": r"\bdonnait\b|\bdit\b|selon|\$publisher"},
    "inferred": {"en": r"\bseem|we infer", "fr": r"\bsembl|nous le déduisons"},
    "searched": {"en": r"\bwe looked\b|\bnot found\b", "fr": r"\bcherché|\bnon trouv"},
    "assumed": {
        "en": r"\bif\b|assum|taken for granted|nobody leaves",
        "fr": r"\bsi\b|hypothèse|tenu pour acquis|personne ne",
    },
}


@pytest.fixture(scope="module")
def messages(root):
    words = root / "workflow/src/tipimpact/publish/words"
    return {lang: read_messages(words, lang) for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_listed_claim_says_in_its_words_what_it_is(messages, lang):
    for id, kind in listed_types().items():
        assert re.search(WORDS[kind][lang], messages[lang][id], re.I), f"{id} is {kind}: {messages[lang][id]}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_we_infer_or_searched_is_not_ascribed_to_a_source(messages, lang):
    """An inference of ours under somebody's name is theirs to a reader: 'renewals included [Vancouver Sun]'."""
    for id, kind in listed_types().items():
        if kind in ("inferred", "searched"):
            assert not re.search(r"\{ \$(publisher|source|document) \}", messages[lang][id]), id


def test_a_statement_has_the_type_of_its_table_unless_it_is_listed():
    assert claim_type("answer-permits-first", "indicators") == "inferred"
    assert claim_type("answer-permits-later", "indicators") == "counted"
    assert claim_type("answer-gap", "evidence_gaps") == "searched"
    assert claim_type("answer-law-appeal", "lives") == "read_in_law"
    assert claim_type("answer-part") is None


# Words of version 0.3 that said more than their source.
REFUTED = {
    "en": [
        r"% of requests were approved",
        r"permits, renewals included",
        r"Indigenous people among them",
        r"countries then designated",
        r"Claims from designated countries fell",
        r"held by public bodies and published by none",
        r"publishers' complete files\.",
        r"\] The publisher did not answer",
    ],
    "fr": [
        r"% des demandes étaient acceptées",
        r"permis, renouvellements compris[.,]",
        r"autochtones compris",
        r"pays alors désignés",
        r"demandes de pays désignés ont baissé",
        r"publiés?\n? *\} par aucun",
        r"fichiers complets des éditeurs\.",
        r"\] L'éditeur n'a pas répondu",
    ],
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_that_was_refuted_is_said_again(messages, lang):
    text = "\n".join(messages[lang].values())
    assert [pattern for pattern in REFUTED[lang] if re.search(pattern, text)] == []
