"""docs/answer is what the press says and draws of the committed release, in both languages."""

import answer

from tests_support import ROOT


def test_the_committed_answer_is_that_of_the_release():
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
