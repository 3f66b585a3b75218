"""The scope: relevant by a tag, by readers or by words; what the words find of what is tagged."""

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

from tipimpact.common.documents import read_yaml
from tipimpact.common.errors import ThemeError
from tipimpact.common.packaged import COMPILED
from tipimpact.reports.recommendations import read_upr
from tipimpact.reports.scope import CORE, KNOWN, in_scope, unknown_tags
from tipimpact.themes.scope import READ, RECALL, read_readings, scope, scope_digest, scope_recall

LISTS = read_yaml(Path(__file__).with_name("lists.yaml"))

HEAD = "session,state_under_review,recommending_state,response,issue,text\n"


@pytest.mark.parametrize(("text", "lang"), LISTS["scope: words find what bears no tag"])
def test_words_find_what_bears_no_tag(text, lang):
    assert in_scope(text, lang) == "words"


@pytest.mark.parametrize(
    ("text", "lang"), [("Reduce poverty", "en"), ("Plant trees", "en"), ("Traiter les eaux usées", "fr")]
)
def test_words_leave_out_other_matters(text, lang):
    assert in_scope(text, lang) is None


def test_a_tag_counts_whatever_the_text_says():
    assert in_scope("Do it", "en", ["Trafficking", "Labour"]) == "tag"
    assert in_scope("Do it", "en", ["Labour"]) is None


def test_rows_of_the_data_set_are_read_by_their_tag():
    """The regex of version 0.3 read 82 of 100 tagged rows: acronyms and other words were lost."""
    published = (
        "To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session\r"
        'Chad,Africa,AU,Do it now,Mali,Africa,AU,Accepted,5,"Labour,Migrants",5\r'
        "Chad,Africa,AU,Do it soon,Mali,Africa,AU,Accepted,5,Labour,5\r"
        "Chad,Africa,AU,Protect refugees,Mali,Africa,AU,Accepted,5,Justice,5\r"
    )
    entries = list(read_upr(published, "1-5.csv"))
    assert [(entry.block.source.text, entry.tags) for entry in entries] == [
        ("Do it now", ["Labour", "Migrants"]), ("Protect refugees", ["Justice"]),
    ]  # fmt: skip


def test_a_list_with_an_unknown_tag_is_read_and_the_tag_is_named():
    text = HEAD + '4,Canada,Mali,Noted,"Traficking,Labour",Do it\n'
    (entry,) = read_upr(text)
    assert entry.tags == ["Traficking", "Labour"]
    (note,) = unknown_tags([entry.tags, None])
    assert "'Traficking'" in note
    assert "nearest: Trafficking" in note
    assert CORE <= KNOWN


def test_a_file_without_tags_has_none():
    (entry,) = read_upr(HEAD.replace(",issue", "") + "4,Canada,Mali,Noted,Do it\n")
    assert entry.tags is None


def readings(tmp_path, *rows):
    path = tmp_path / "readings.csv"
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([READ, *rows])
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def test_faults_of_a_list_of_readings_are_all_named(tmp_path, project_codebook):
    row = ["1", "UPR 4: Canada <- Mali", "aa", "yes", "work", "law", "canada", ""]
    path = readings(
        tmp_path, row, row, ["3", *row[1:]], [*row[:2], "b", "maybe", "", "", "", ""],
        [*row[:2], "c", "yes", "labor", "law", "", ""], [*row[:2], "d", "yes", "", "law", "", "NOTHING"],
    )  # fmt: skip
    with pytest.raises(ThemeError) as error:
        read_readings([path], project_codebook)
    text = str(error.value)
    for part in ("'3'", "'maybe'", "'labor'", "NOTHING", "a subject of what is relevant", "one reading"):
        assert part in text, part


def test_a_reading_of_a_sentence_that_reads_otherwise_is_named(tmp_path, project_codebook, caplog):
    path = readings(tmp_path, ["settled", "UPR 4: Canada <- Mali", "0" * 16, "yes", "work", "law", "canada", ""])
    rows = pd.DataFrame(
        {"sentence_id": ["d:0-9"], "section": "UPR 4: Canada <- Mali", "text": "Do it now", "lang": "en",
         "source_type": "un", "year": 2009, "period": "before", "tags": [None]}
    )  # fmt: skip
    assert scope(rows, read_readings([path], project_codebook)).empty
    assert "UPR 4: Canada <- Mali (0000000000000000)" in caplog.text


def test_the_words_find_what_is_tagged():
    """Measured on the five files of the data set; at least 95 % of the tagged rows must be read."""
    table = scope_recall([COMPILED / "coding" / "scope_recall.csv"])
    assert set(table["tag"]) == {*CORE, "any"}
    assert (table["read"] / table["rows"]).min() >= 0.95
    assert table["recall"].min() >= 0.95


def test_a_recall_that_was_measured_with_other_words_is_refused(tmp_path):
    path = tmp_path / "scope_recall.csv"
    path.write_text(",".join(RECALL) + "\nMigrants,1-9,10,10,9,0000\n", encoding="utf-8")
    with pytest.raises(ThemeError, match=r"run dev/scope_recall\.py again"):
        scope_recall([path])
    path.write_text(path.read_text(encoding="utf-8").replace("0000", scope_digest()), encoding="utf-8")
    assert scope_recall([path])["recall"].tolist() == [0.9]
