"""Why English and French have other effects: what their sentences say, and how often nothing explains it."""

from collections import defaultdict

import pytest

from tipimpact.legislation.amendments import Enactment, Instruction, plain
from tipimpact.legislation.commencement import all_standing
from tipimpact.legislation.effects import Statutes, one_version_because
from tipimpact.legislation.grammar import grammar, prepare
from tipimpact.legislation.tree import Unit

ACT = "2012, c. 9"


def version(lang: str, *clauses: tuple, scope: str = "both") -> list[Enactment]:
    read = []
    for name, words, *units in clauses:
        text = prepare(words, lang)
        steps = grammar(lang).read(text).steps
        read.append(Instruction(ACT, lang, name, plain(text), "Lamp Act", scope, steps, enacted=tuple(units)))
    return [Enactment(ACT, lang, "Lamp Amendment Act", None, tuple(read))]


def unit(name: str) -> Unit:
    return Unit(name, "paragraph", "", "words")


def because(english: list[Enactment], french: list[Enactment], operation: str = "replace") -> str:
    own, other = ([i for i in statute.instructions if i.clause == "2"] for (statute,) in (english, french))
    return one_version_because(own, other, operation)


EN = ("2", "paragraph 3(1)(a) is replaced by the following:", unit("(a)"))
SAME = ("2", "l’alinéa 3(1)a) est remplacé par ce qui suit :", unit("(a)"))


def test_sentences_that_name_other_units_explain_the_difference():
    wider = ("2", "le paragraphe 3(1) est remplacé par ce qui suit :", unit("(1)"))
    assert because(version("en", EN), version("fr", wider)) == "other_units"


def test_the_same_words_read_otherwise_are_not_explained():
    assert because(version("en", EN), version("fr", SAME)) == "not_explained"


def test_other_units_enacted_by_the_same_sentence_explain_it():
    more = (*SAME, unit("(a.1)"))
    assert because(version("en", EN), version("fr", more)) == "other_text"


def test_a_joining_word_is_of_one_language_and_other_words_are_not():
    for word, expected in (("and", "joining_word"), ("soon", "not_explained")):
        text = f"section 3 is amended by adding ⟦Q:{word}⟧ at the end of paragraph (b)."
        french = ("2", "l’article 3 est modifié par adjonction, après l’alinéa b), de ce qui suit :")
        assert because(version("en", ("2", text)), version("fr", french), "add_words") == expected


def test_a_clause_of_one_version_says_so_or_is_alone():
    assert because(version("en", EN, scope="en"), version("fr", SAME)) == "said"
    assert because(version("en", EN), version("fr", ("3", *SAME[1:]))) == "other_clauses"


@pytest.mark.official
def test_in_at_least_99_in_100_both_versions_name_the_same_unit_and_operation(enactments):
    """Measured on (clause, Act, unit, operation), what the sentences themselves say differently set apart."""
    by_lang = {lang: enactments(lang) for lang in ("en", "fr")}
    versions, alone_because = defaultdict(set), {}
    for e in Statutes(by_lang, all_standing()).effects():
        key = (e.key[:2], e.act, e.unit, e.operation)
        versions[key].update(e.nodes)
        alone_because[key] = e.alone_because
    assert len(versions) > 18_000
    alone = [key for key, langs in versions.items() if len(langs) == 1]
    open_ = [key for key in alone if alone_because[key] == "not_explained"]
    assert len(open_) / (len(versions) - len(alone) + len(open_)) <= 0.01
    assert [key for key in open_ if key[1] == "IRPA"] == []
