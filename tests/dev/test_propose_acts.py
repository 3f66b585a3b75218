"""The register of Acts as proposed from the publisher's files."""

import datetime as dt

from propose_acts import gather, render

from tipimpact.legislation.register import Register, read_register

BILL = """<Bill xml:lang="en"><Identification><ShortTitle>Wick Act</ShortTitle><Chapter><AnnualStatuteId>
<AnnualStatuteNumber>9</AnnualStatuteNumber><YYYY>2012</YYYY></AnnualStatuteId></Chapter></Identification><Body>
<Heading level="2" type="amending"><MarginalNote>2001, c. 1</MarginalNote><TitleText>LAMP ACT</TitleText></Heading>
<Section type="amending"><Label>2.</Label><Text>Section 1 of the
<XRefExternal>Lamp Act</XRefExternal> is repealed.</Text>
</Section></Body></Bill>"""
WHOLE = """<Statute xmlns:lims="http://justice.gc.ca/lims" xml:lang="en"><Identification>
<ShortTitle lims:inforce-start-date="2015-04-01">Lantern Act</ShortTitle><Chapter><ConsolidatedNumber>L-0.5
</ConsolidatedNumber><AnnualStatuteId><AnnualStatuteNumber>1</AnnualStatuteNumber><YYYY>2001</YYYY></AnnualStatuteId>
</Chapter></Identification><Body/></Statute>"""


def test_a_proposal_joins_the_titles_of_an_act_and_keeps_what_was_set_by_hand(tmp_path):
    (tmp_path / "bill.xml").write_text(BILL, encoding="utf-8")
    (tmp_path / "act.xml").write_text(WHOLE, encoding="utf-8")
    empty = Register({})
    proposed = tmp_path / "acts.yaml"
    proposed.write_text(render(gather([tmp_path], empty), empty), encoding="utf-8")
    found = read_register(proposed)
    assert list(found.acts) == ["L-0.5", "2012, c. 9"]
    act = found.get("2001, c. 1")
    assert [(t.title, t.since, t.until) for t in act.en] == [
        ("Lantern Act", dt.date(2015, 4, 1), None),
        ("Lamp Act", None, dt.date(2015, 4, 1)),
    ]
    named = Register({"LAMPS": act.model_copy(update={"short": {"en": ["LA"]}})})
    proposed.write_text(render(gather([tmp_path], named), named), encoding="utf-8")
    assert read_register(proposed).get("LA").chapter == "L-0.5"
