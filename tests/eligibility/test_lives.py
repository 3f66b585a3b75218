"""Lives: their events, what the Acts changed in them, and days reckoned by hand from the statutes."""

import pandas as pd
import pytest

from tipimpact.common.contracts import contract
from tipimpact.common.errors import EligibilityError
from tipimpact.eligibility.attributes import read_attributes
from tipimpact.eligibility.lives import check_lives, lives
from tipimpact.eligibility.profiles import Profiles, read_profiles
from tipimpact.eligibility.rulebook import Rulebook

PAGE = 12  # lives on the answer page; one of them in two variants


def only(profiles: Profiles, *names: str) -> Profiles:
    """These lives alone."""
    selected = [profile for profile in profiles.profiles if profile.id in names]
    return profiles.model_copy(update={"profiles": selected})


@pytest.fixture(scope="module")
def attributes(root, rows):
    return read_attributes(root / "config" / "law" / "attributes.csv", rows)


@pytest.fixture(scope="module")
def every(profiles, rows, attributes) -> pd.DataFrame:
    return contract("lives").conform(lives(profiles, rows=rows, attributes=attributes))


def row(table: pd.DataFrame, life: str, remedy: str, act: str = "c31", telling: str = "after") -> pd.Series:
    rows = table[(table[["life", "telling", "remedy", "act_compared"]] == [life, telling, remedy, act]).all(axis=1)]
    assert len(rows) == 1
    return rows.iloc[0]


def days(change: pd.Series) -> tuple[str | None, str | None]:
    """First day with the Act and without it."""
    both = (change["can_ask"], change["can_ask_without"])
    return tuple(None if pd.isna(day) else day.date().isoformat() for day in both)  # type: ignore[return-value]


# -- days reckoned by hand from the statutes


def test_by_hand_refused_asylum_and_recognised_late(few_lives):
    """Refused by the Board on 30 April 2013, by the appeal division on 9 September 2013, recognised 20 January 2014."""
    # 25(1.2)(c), C-31 s. 13(3): not before 12 months have passed since the last rejection; Interpretation Act s. 28
    # leaves out 9 September 2013 and takes in 9 September 2014. Without C-31 nothing shut the request.
    hc = row(few_lives, "refused_recognised_late", "hc")
    assert days(hc) == ("2014-09-10", "2014-01-20")
    assert (hc["word"], hc["days"], hc["how"], hc["taken_over_by"]) == ("delayed", 233, "own_words", "2019, c. 29")
    # 24(4) is 2010, c. 8, s. 3: the same 12 months with C-31 and without.
    permit = row(few_lives, "refused_recognised_late", "vtip_trp")
    assert days(permit) == ("2014-09-10", "2014-09-10")
    assert (permit["word"], permit["wait"], permit["wait_citation"]) == ("none", 233, "IRPA 24(4)")
    # The appeal was taken before anybody recognised the trafficking: it is no part of the comparison.
    assert "appeal" not in set(few_lives.loc[few_lives["life"] == "refused_recognised_late", "remedy"])


def test_by_hand_a_claim_referred_before_the_line(few_lives):
    """Referred on 19 March 2012, refused on 8 March 2013, reasons received on 11 March 2013."""
    # 2010, c. 8, s. 36(1) as C-31 s. 68 replaced it: no appeal for claims referred before 15 December 2012. As enacted
    # it looked to the decision, and 42(1) put it in force by 29 June 2012: one of March 2013 could be appealed.
    appeal = row(few_lives, "legacy_claimant", "appeal")
    assert days(appeal) == (None, "2013-03-11")
    assert (appeal["word"], appeal["mode"], appeal["citation"]) == ("closed", "withheld", "2012, c. 17, s. 68")
    # 25(1.2)(b) shuts the request from assent. If 2010, c. 8, s. 39 spares claims pending on 15 December 2012, it opens
    # after 40 days, and s. 40 does not spare a refusal of 8 March 2013 from (c): it shuts again for a year and a day.
    # If the section is dead, (c) follows (b) until a year after the refusal: 489 days.
    hc = row(few_lives, "legacy_claimant", "hc")
    assert (hc["word"], hc["ruling"]) == ("contested", "none")
    assert list(hc["readings"]) == [
        "transition_2010/operative: delayed 40 closed 366",
        "transition_2010/dead: delayed 489",
    ]
    # 112(2)(b.1) is of 2010: 12 months from the last rejection, of the Board or, where there is one, on appeal.
    prra = row(few_lives, "legacy_claimant", "prra")
    assert days(prra) == ("2014-03-09", "2014-07-09")
    assert (prra["word"], prra["through"]) == ("sooner", "appeal")
    # Told before the Acts, refused on 13 February 2012: 36(1) as enacted would have shut that appeal too.
    before = row(few_lives, "legacy_claimant", "appeal", telling="before")
    assert (before["word"], before["also_closed_by"]) == ("none", "2010, c. 8")


def test_by_hand_from_a_country_then_designated(few_lives):
    """Claimed on 2 April 2013, refused on 17 June 2013, removed on 16 February 2015."""
    # 110(2)(d.1), C-31 s. 84(2); Y.Z. opened it on 23 July 2015, after the removal.
    appeal = row(few_lives, "dco_claimant", "appeal")
    assert days(appeal) == (None, "2013-06-20")
    assert (appeal["word"], appeal["ended_by"]) == ("closed", "Y.Z. 2015 FC 892")
    # 112(2)(b.1): 36 months to 17 June 2016; without C-31 12 months from the refusal on appeal, 18 November 2013.
    prra = row(few_lives, "dco_claimant", "prra")
    assert days(prra) == (None, "2014-11-19")
    assert (prra["mode"], prra["citation"]) == ("time", "IRPA 112(2)(b.1)")
    # IRPR 206(2): 180 days from 2 April 2013 end on 29 September 2013, long after the claim was decided.
    work = row(few_lives, "dco_claimant", "work_claimant")
    assert days(work) == (None, "2013-04-15")
    assert (work["mode"], work["how"]) == ("time", "regulation")
    # IRPR 231(1) as it stood before 15 December 2012 is not held: whether a stay was lost cannot be told.
    assert row(few_lives, "dco_claimant", "stay")["word"] == "unknown"
    hearing = row(few_lives, "dco_claimant", "hearing")
    assert (hearing["word"], hearing["value_with"]) == ("limited_first", "30 days")


def test_by_hand_designated_on_arrival(few_lives):
    """Designated on 5 December 2012, refused for good on 12 November 2013."""
    # 24(5)(a), 25(1.01)(a), C-31 ss. 12, 13(1): until five years after the final determination; to 12 November 2018.
    for remedy in ("trp", "vtip_trp", "hc"):
        change = row(few_lives, "designated", remedy)
        assert days(change) == ("2018-11-13", "2013-02-04")
        assert change["word"] == "delayed"
    # 57.1(2), C-31 s. 25: six months after each review; 57(2): every 30 days. The Division sits either way.
    release = row(few_lives, "designated", "release")
    assert (release["word"], release["attribute"]) == ("narrowed", "review_interval")
    assert (release["value_with"], release["value_without"]) == ("6 months", "30 days")


def test_by_hand_a_citizen_with_a_record(few_lives):
    """Offence of 11 June 2012 prosecuted by indictment, sentence ended on 12 August 2013."""
    # C-10 s. 115: ten years instead of five; the anniversary itself is still within them.
    record = row(few_lives, "convicted_citizen", "record", "c10")
    assert days(record) == ("2023-08-13", "2018-08-13")
    assert (record["word"], record["days"]) == ("delayed", 1826)
    # Sentence ended on 14 August 2006: open from 15 August 2011. Section 161 reached back from 13 March 2012 until
    # 14 August 2016, when the ten years had passed; P.H. came later.
    before = row(few_lives, "convicted_citizen", "record", "c10", "before")
    assert days(before) == ("2011-10-03", "2011-10-03")
    shut = (pd.Timestamp("2016-08-14") - pd.Timestamp("2012-03-13")).days + 1
    assert (before["word"], before["closed_after"]) == ("none", shut)


# -- the table as a whole


@pytest.mark.slow
def test_words_follow_from_days(every):
    with_act, without = every["can_ask"], every["can_ask_without"]
    both = with_act.notna() & without.notna()
    for word, holds in {
        "closed": with_act.isna() & without.notna(),
        "opened": with_act.notna() & without.isna(),
        "delayed": both & (with_act > without),
        "sooner": both & (with_act < without),
        "narrowed": both & (with_act == without) & every["value_without"].notna(),
        "limited_first": both & (with_act == without) & every["value_without"].isna() & every["value_with"].notna(),
    }.items():
        here = every["word"] == word
        assert here.any() or word == "opened"
        assert holds[here].all()
    assert (every["mode"].notna() == (every["word"] == "closed")).all()
    changed = every[every["word"].isin(["closed", "delayed", "narrowed", "limited_first"])]
    bills = changed[changed["act_compared"].isin(["c31", "c10"])]
    assert bills["how"].notna().all()


@pytest.mark.slow
def test_no_bill_shuts_a_remedy_on_its_eve(every, profiles):
    """Told before its Act, a life loses to it only what came later."""
    acts = {p.id: {"C-31": "c31", "C-10": "c10"}.get(p.act, f"act_{p.act[:4]}") for p in profiles.profiles}
    before = every[(every["telling"] == "before") & (every["act_compared"] == every["life"].map(acts))]
    assert set(before["word"]) == {"none"}


@pytest.mark.slow
def test_the_one_line_of_c10_is_the_record(every):
    touched = every[(every["act_compared"] == "c10") & ((every["word"] != "none") | (every["closed_after"] > 0))]
    assert set(touched["remedy"]) == {"record"}


# -- what the file must be


def test_twelve_lives_are_on_the_page_and_eleven_in_the_data_at_most_twenty_four_in_all(profiles):
    on_page = {p.number for p in profiles.profiles if p.page}
    others = {p.number for p in profiles.profiles if not p.page}
    assert on_page == set(range(1, PAGE + 1))
    assert others == set(range(13, 24))
    assert len(profiles.profiles) <= 24
    assert [p.id for p in profiles.profiles if p.number == PAGE] == ["convicted_under_control", "convicted_citizen"]


CHANGES = {
    "comes: [rpd_reasons]": (
        "comes: [rad_refused]",
        "rad_refused comes on 2011-05-24 without what it needs: (rpd_reasons <= on",
    ),
    "comes: [designated, detained_since]": ("comes: [detained_since, desinated]", "did you mean: designated"),
    "day: 2012-12-05, comes: [designated, ": ("day: 2012-12-06, comes: [designated, ", "2012-12-05"),
    "comes: [removed]": ("comes: [left_canada, recognised]", "recognised comes twice"),
    "comes: [recognised]": ("comes: [trp_requested]", "nobody recognises the person"),
    "remedy: appeal": ("remedy: apeal", "did you mean: appeal"),
}


@pytest.mark.parametrize("old", CHANGES)
def test_a_life_that_contradicts_itself_is_refused_with_its_place(root, tmp_path, old):
    new, fault = CHANGES[old]
    path = tmp_path / "profiles.yaml"
    path.write_text((root / "config" / "profiles.yaml").read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(EligibilityError) as error:
        read_profiles(path)
    assert fault in str(error.value)
    assert "profiles.yaml, line" in str(error.value)


def test_nobody_reaches_the_court_past_an_appeal_that_is_open(profiles, rows):
    late = only(profiles, "refused_recognised_late").profiles[0]
    fork = late.after.forks[0]
    past = fork.model_copy(update={"open": fork.closed})
    life = late.model_copy(update={"after": late.after.model_copy(update={"forks": [past]})})
    with pytest.raises(EligibilityError, match="the Court is asked before the appeal") as error:
        check_lives(profiles.model_copy(update={"profiles": [life]}), Rulebook(rows))
    assert "life refused_recognised_late, after" in str(error.value)


def test_an_appeal_that_does_not_exist_is_not_refused(profiles, rows):
    late = only(profiles, "refused_recognised_late").profiles[0]
    fork = late.before.forks[0]
    never = fork.model_copy(update={"closed": fork.open})
    life = late.model_copy(update={"before": late.before.model_copy(update={"forks": [never]})})
    with pytest.raises(EligibilityError, match="an appeal is refused that does not exist"):
        check_lives(profiles.model_copy(update={"profiles": [life]}), Rulebook(rows))


def test_attributes_name_rows_and_values(root, rows, tmp_path):
    text = (root / "config" / "law" / "attributes.csv").read_text("utf-8")
    path = tmp_path / "attributes.csv"
    path.write_text(text.replace("release_dfn_review,", "release_dfn_revue,").replace("stay_only", ""), "utf-8")
    with pytest.raises(EligibilityError) as error:
        read_attributes(path, rows)
    assert "did you mean: release_dfn_review" in str(error.value)
    assert "prra_limited_2012 has no length" in str(error.value)


def test_a_delay_is_what_the_law_sets_and_what_the_invented_days_add(few_lives, rows):
    """The five years that C-10 added are the law's alone; of the others a part is the distance of invented days."""
    delayed = few_lives[few_lives["word"] == "delayed"]
    assert len(delayed)
    assert (delayed["law_days"] + delayed["story_days"] == delayed["days"]).all()
    records = delayed[delayed["remedy"] == "record"]
    assert (records["story_days"] == 0).all()
    assert set(records["law_months"].dropna()) <= {60}
    others = few_lives[few_lives["word"] != "delayed"]
    assert others[["law_months", "law_days", "story_days"]].isna().all(axis=None)
