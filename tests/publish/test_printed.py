"""What the press prints of the committed release is what was printed when somebody last looked at it."""

import printed
import pytest


@pytest.mark.parametrize("lang", ["en", pytest.param("fr", marks=pytest.mark.slow)])
def test_pages_figures_and_findings_of_the_release_are_those_that_were_recorded(inputs, lang):
    made, recorded = dict(printed.printed(inputs, lang)), printed.read_recorded()
    changed = [name for name, digest in made.items() if recorded.get(name) != digest]
    assert changed == [], "look at them; to record what they are now: make answer"
    assert [name for name in recorded if name.startswith(f"{lang}/")] == list(made)
