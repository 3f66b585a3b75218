"""Each claim is worded as what it is: quoted with its holder, inferred by us, searched by us, or assumed."""

import ast
import re

import pytest
from negatives import read_messages

from tipimpact.common import LANGUAGES
from tipimpact.common.errors import PublishError
from tipimpact.publish.statements.claim_types import claim_type, listed_types
from tipimpact.publish.statements.model import Statement, conditions
from tipimpact.retrieve import read_sources

WORDS = {
    "quoted": {
        "en": r"\bput\b|\bsays?\b|\bestimates\b|\$publisher",
        "fr": r"\bdonnait\b|\bdit\b|\bestime\b|selon|\$publisher",
    },
    "inferred": {"en": r"\bseem|we infer", "fr": r"\bsembl|nous le déduisons"},
    "searched": {"en": r"\bwe looked\b|\bfound\b", "fr": r"\bcherché|trouvé"},
    "assumed": {
        "en": r"\bif\b|assum|taken for granted|nobody leaves",
        "fr": r"\bsi\b|hypothèse|tenu pour acquis|personne ne",
    },
}


@pytest.fixture(scope="module")
def messages():
    return {lang: {id: text for id, (text, _) in read_messages(lang).items()} for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_listed_claim_says_in_its_words_what_it_is(messages, lang):
    for id, kind in listed_types().items():
        if kind not in WORDS:  # what is counted or read in law says so by its table; a part says nothing
            continue
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
    assert claim_type("figure-lives-state") == "read_in_law"
    assert claim_type("answer-count") is None


def test_a_statement_without_a_claim_type_stops_the_build_and_is_named():
    with pytest.raises(PublishError, match="'answer-new' has no claim type") as stopped:
        Statement("answer-new")
    assert "read it from a table, or list it in claims.yaml" in str(stopped.value)


def test_every_statement_of_the_code_has_a_claim_type_or_is_a_part(root):
    """Also those that this edition has no rows for: a build elsewhere must not be the first to find one."""
    written = set()
    for path in (root / "workflow/src/tipimpact/publish").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Statement"):
                continue
            has_table = len(call.args) > 2 or any(word.arg == "table" for word in call.keywords)
            if not has_table and isinstance(call.args[0], ast.Constant):
                written.add(call.args[0].value)
    assert len(written) > 50
    assert sorted(written - listed_types().keys()) == []


def test_messages_of_listed_claims_exist(messages):
    assert sorted(listed_types().keys() - messages["en"].keys()) == []


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


def test_each_condition_names_a_message_and_a_gap(messages, root):
    """A slip would let the message stand where it may not."""
    gaps = {source.id for source in read_sources(root / "config" / "sources").sources if source.gap}
    for lang in LANGUAGES:
        assert {*conditions()["whole"], *conditions()["until_sent"]} <= messages[lang].keys()
    assert set(conditions()["until_sent"].values()) <= gaps
