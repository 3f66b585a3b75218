"""Ids are literal or come from closed lists: none is missing, and none is out of reach."""

import ast
import re
from itertools import chain
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest

import tipimpact
from tipimpact.common import LANGUAGES
from tipimpact.common.contracts import Contract, contract, names
from tipimpact.common.contracts.files import ACT_PAGES, figures
from tipimpact.eligibility.calendar import UNITS
from tipimpact.eligibility.decide import BECAUSE, GATES, STATUSES
from tipimpact.eligibility.explain import OUTCOMES
from tipimpact.eligibility.facts import facts
from tipimpact.eligibility.recommendations import RecommendationEvidence
from tipimpact.eligibility.rows import EFFECTS, KINDS, REMEDIES, RUNS
from tipimpact.legislation.changes import CODES
from tipimpact.publish.site.anchors import BASE
from tipimpact.publish.statements import claims, gaps, permits, recommendations
from tipimpact.publish.statements.life_pages import LISTED
from tipimpact.publish.tables.findings import FINDINGS
from tipimpact.publish.words import codes, has, message_ids, say, say_code, say_figure, say_table
from tipimpact.publish.words.codes import column_id, table_id, unit_id, value_ids, variant
from tipimpact.publish.words.fluent import messages

ROOT = Path(tipimpact.__file__).parent
PUBLISH = ROOT / "publish"
DEV = ROOT.parents[2] / "dev"  # tools that write for readers too
TABLE_PARTS = ("title", "what", "is_not", "made")
FIGURE_PARTS = ("title", "subtitle", "note")


def python_files() -> list[Path]:
    return sorted(PUBLISH.rglob("*.py"))


def literals() -> set[str]:
    """Every text in the code, the templates, the scripts and the contracts that could be an id."""
    files = chain(ROOT.rglob("*.py"), DEV.glob("*.py"), PUBLISH.rglob("*.j2"), PUBLISH.rglob("*.js"))
    files = chain(files, ROOT.rglob("common/contracts/*.yaml"), PUBLISH.rglob("*.yaml"))
    return {word for path in files for word in re.findall(r"[A-Za-z]\w*(?:-\w+)*", path.read_text(encoding="utf-8"))}


def titled(table: Contract) -> list[str]:
    """Every column that may have a title: the contract's, bilingual pairs as one, and what readers see as one."""
    pairs = [column.removesuffix("_en") for column in table.columns if column.endswith("_en")]
    return [*table.columns, *pairs, *(table.publish or {}).get("columns", [])]


def made_ids() -> set[str]:
    """Every id that ``words.codes`` can make and that has a message."""
    tables = [contract(name) for name in names()]
    made = {table_id(table.name, part) for table in tables if table.publish for part in TABLE_PARTS}
    made |= {f"figure-{figure}-{part}" for figure in figures() for part in FIGURE_PARTS}
    for table in tables:
        made |= {id for column in titled(table) if (id := column_id(table.name, column))}
        made |= {id for column in table.columns.values() if (id := unit_id(column.unit))}
        made |= {id for column in table.columns for id in value_ids(table.name, column)}
    return made


def quoted() -> set[str]:
    """Ids of the messages that other messages quote."""
    return {quoted for id in messages()["en"].places for quoted in messages()["en"].uses(id).quoted}


def test_no_message_is_out_of_reach():
    known = made_ids() | literals() | quoted()
    assert [id for id in message_ids() if id not in known] == []


def test_no_column_has_words_for_a_code_that_it_cannot_hold():
    """Of messages for columns with a closed list alone. One that another quotes has the codes of both."""
    known: dict[str, set[str]] = {id: set(listed) for id, listed in closed_lists().items()}
    open_lists = set()
    for table in map(contract, names()):
        for column in table.columns.values():
            ids = [id for id in value_ids(table.name, column.name) if has(id)]
            ids += [id for each in ids for id in messages()["en"].uses(each).quoted]
            for id in ids:
                known.setdefault(id, set()).update(map(variant, column.values))
                open_lists |= set() if column.values else {id}
    published = [contract(name).publish or {} for name in names(published=True)]
    known["value-verdict"] |= {str(publish.get("verdict", "description")) for publish in published}
    words = {id: set(codes(id)) for id in message_ids() if id.startswith("value-") and id not in open_lists}
    aliases = {id for id in words if messages()["en"].uses(id).quoted}
    assert {id: extra for id in words.keys() - aliases if (extra := words[id] - known[id])} == {}


def test_every_id_in_a_template_and_in_code_has_a_message():
    templates = chain.from_iterable(
        re.findall(r"""\bsay\(["']([^"']+)["']""", path.read_text(encoding="utf-8")) for path in PUBLISH.rglob("*.j2")
    )
    missing = [id for id in chain(templates, spoken_in_code()) if not has(id)]
    assert missing == []


def spoken_in_code() -> list[str]:
    """The first argument of every call of ``say`` that is a literal text."""
    found = []
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say" and node.args:
                first = node.args[0]
                found += [first.value] if isinstance(first, ast.Constant) and isinstance(first.value, str) else []
    return found


def test_only_the_module_of_codes_puts_an_id_together():
    """Elsewhere a string seen on the site can be found by searching for its id."""
    composed = [
        f"{path.name}:{node.lineno}"
        for path in python_files()
        if path.name != "codes.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "has", "message")
        if node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert composed == []
    assert not [path.name for path in PUBLISH.rglob("*.j2") if re.search(r'say\("[^"]*" *~', path.read_text())]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", names(published=True))
def test_every_table_column_and_code_that_is_shown_has_words(name, lang):
    spec = contract(name)
    for part in TABLE_PARTS[:3]:
        assert say_table(name, part, lang)
    shown = list(spec.publish["columns"])
    ends = [end for pair in spec.publish.get("intervals", {}).values() for end in pair]
    assert [column for column in [*shown, *ends] if column_id(name, column) is None] == []
    codes = [(column, code) for column in shown if column in spec.columns for code in spec.columns[column].values]
    assert [code for column, code in codes if not say_code(name, column, code, lang)] == []


def test_every_figure_has_a_title_and_a_note():
    for figure in figures():
        assert all(say_figure(figure, part, lang) for part in FIGURE_PARTS for lang in LANGUAGES)


def closed_lists() -> dict[str, set[str]]:
    """For each message that chooses its words by a code from a closed list, which is not a column's: the codes."""

    def column(table: str, name: str) -> set[str]:
        return set(contract(table).columns[name].values)

    undated = pd.read_csv(DEV.parent / "data/raw/compiled/statistics/facts_2026.csv", dtype=str)["year"]
    remedies, acts = set(REMEDIES), {variant(act) for act in (BASE, *ACT_PAGES)}
    closed = {f"closed_{mode}" for mode in column("lives", "mode")} | {"closed_residence"}
    less = {"narrowed_review", *(f"narrowed_{code}" for code in codes("value-lives-value_with"))}
    limited = {"limited_hearing", "limited_appeal"}
    lost, unsure = closed | less | limited | {"delayed"}, {"contested", "unknown", "two_waits", "two_constructions"}
    delays = {"delayed", "delayed_law", "delayed_story"}
    # a message may have one word for several effects: closed, narrowed, limited for the first time
    briefly = {"closed", "closed_time", "narrowed", "limited_first", "delayed"}
    states = {"in_force", "emptied", "reenacted", "ended", "ended_by_court", "undated", "not_held"}
    return {
        "page-file": {"csv", "docx", "tex", "xlsx"},
        "period": {"Q1", "Q2", "Q3", "Q4"},
        "span-open": {"to", "to_day", "since", "since_day"},
        "span-undated": {variant(text) for text in undated if "~" in text},
        "value-remedy": remedies,
        "value-answer": {*STATUSES, *GATES},
        "value-boolean": {"true", "false"},
        "value-because": set(BECAUSE),
        "value-text_kind": set(KINDS),
        "explain-outcome": set(OUTCOMES.values()),
        "explain-effect": set(EFFECTS),
        "explain-joint": {"and", "or", "not", "used"},
        "explain-runs": set(RUNS),
        "value-length_unit": set(UNITS),
        "value-covered": {value for fact in facts().values() for value in fact.values},
        "value-side": set(get_args(RecommendationEvidence.model_fields["side"].annotation)),
        "value-recommendations-how_far_met": column("recommendations", "how_far_met"),
        "value-recommendations-rule": column("recommendations", "rule"),
        "value-view": set(CODES["view"]),
        "value-holder": set(CODES["holder"]),
        "lives-remedy": remedies,
        **dict.fromkeys(("law-act_the", "law-act_of", "law-title_act", "law-listed", "law-others"), acts),
        "lives-act": column("lives", "act_compared"),
        "lives-cause": column("lives", "how"),
        "lives-clause": lost | unsure | {"opened"},
        "figure-lives-remedy": remedies,
        "answer-verdict-change": column("impact_estimates", "verdict"),
        "situations-remedy": remedies,
        "figure-lives-effect": lost - limited
        | unsure
        | {"limited_first", "opened", "none", "none_other", "none_twice"},
        "figure-lives-state": states,
        "answer-lane-what": briefly | unsure | {"opened", "sooner"},
        "situations-label": set(LISTED),
        "situations-did": less | delays | {"closed", "closed_residence", "limited_first", "opened"},
        "situations-change": lost | {"opened"},
        "situations-moved_day": unsure | {"sooner"},
        "situations-state": states,
        "finding-lives-loss": delays | {"narrowed", "narrowed_review", "limited_first", "ended"},
        "situations-how": column("lives", "how") - {"own_words"},
        "answer-gap": set(gaps.FIRST),
        "finding-subject": set(FINDINGS),
        "finding-what": set(FINDINGS),
        "figure-claims-line": set(claims.SERIES),
        "figure-permits-lane_name": set(permits.LANES),
        "figure-permits-count": set(permits.COUNTS),
        "figure-recommendations-status": set(recommendations.STATUSES),
    }


@pytest.mark.slow
def test_no_other_message_has_words_for_a_code_that_nothing_makes():
    """Codes come from the code, from contracts or from config."""
    files = chain(ROOT.rglob("*.py"), ROOT.rglob("common/contracts/*.yaml"), (ROOT.parents[2] / "config").rglob("*.*"))
    known = set(
        re.findall(r"\w+", "\n".join(path.read_text(encoding="utf-8").replace(" and ", "_and_") for path in files))
    )
    own_list = {"body-name"}  # publishers whose name has a French form: who prints them asks for each of its codes
    closed = closed_lists().keys() | own_list
    others = [id for id in message_ids() if not id.startswith("value-") and id not in closed]
    assert [(id, code) for id in others for code in codes(id) if code not in known] == []


def test_a_message_has_words_for_exactly_the_codes_of_its_list():
    assert {id: set(codes(id)) for id in closed_lists()} == closed_lists()


def test_a_code_without_words_is_shown_as_a_law_label_or_as_it_is():
    assert say_code("law_changes", "unit", "25(1.2)(c)", "fr") == "25(1.2)c)"
    assert say_code("law_changes", "unit", "odd", "fr") == "odd"
    assert say_code("law_changes", "part", "before (a)", "fr") == "le passage qui précède a)"
    assert say_code("law_changes", "part", "before formula", "en") == "the words before the formula"
    assert say("mark", "fr", code="unknown") == "inconnu"
