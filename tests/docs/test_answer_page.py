"""docs/answer is the answer of the official edition as a run makes it today, in both languages."""

import answer
import pytest

from tests_support import ROOT


@pytest.mark.workflow
@pytest.mark.official
def test_the_committed_answer_is_that_of_a_run(official_project, monkeypatch):
    monkeypatch.setattr(answer, "ROOT", official_project)
    made = answer.answer_files(answer.read_briefs())
    committed = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "answer").iterdir()}
    assert [name for name in made if made[name] != committed.get(name)] == [], "to write it again: make answer"
    assert committed.keys() == made.keys()


def test_every_picture_of_the_answer_is_there_and_is_described():
    for lang in ("en", "fr"):
        text = (ROOT / "docs" / "answer" / f"{lang}.md").read_text(encoding="utf-8")
        pictures = [line for line in text.splitlines() if line.startswith("![")]
        assert len(pictures) == 4
        for line in pictures:
            alt, _, name = line.removeprefix("![").removesuffix(")").rpartition("](")
            assert len(alt) > 50
            assert (ROOT / "docs" / "answer" / name).is_file()
