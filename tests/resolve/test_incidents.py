"""Incidents: what comes together, what stays apart, and why."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from onrecord.intake.event_reports import EventReport, event_reports
from onrecord.lang.rules import rules
from onrecord.model.records import Incident
from onrecord.resolve.account import Account
from onrecord.resolve.retell import stories, together
from onrecord.resolve.shared import derive
from onrecord.resolve.story import story

Strike = Callable[..., Account]
HEAD = "id,date_start,date_end,admin1,place,actor1,actor2,target,killed_low,killed_high,wounded_low,wounded_high,source,outlet"


def incidents(accounts: list[Account]) -> list[Incident]:
    return [x for x in derive(accounts) if isinstance(x, Incident)]


def groups(accounts: list[Account]) -> list[list[str]]:
    return sorted(sorted({m.report for m in i.members}) for i in incidents(accounts))


def test_two_reports_of_one_strike_come_together_and_say_why(strike: Strike) -> None:
    a, b = strike("a", "Douma", "2016-12-05", 12), strike("b", "Douma", "2016-12-05", 12)
    (found,) = incidents([a, b])
    assert {m.report for m in found.members} == {"a", "b"}
    why = {feature: value for feature, value, _ in found.members[0].why}
    assert why["days"] == "same day"
    assert why["place"] == "same"
    assert (found.place, found.when.earliest, found.when.latest) == ("Douma", "2016-12-05", "2016-12-06")
    assert found.tolls[0].low == 12
    assert found.origins == ("Paper a", "Paper b")
    assert found.grade == "fair"


def test_other_days_and_other_towns_stay_apart(strike: Strike) -> None:
    a, b, c = strike("a", "Douma", "2016-12-05", 12), strike("b", "Douma", "2016-11-15", 12), strike("c", "Homs", "2016-12-05", 12)
    assert groups([a, b, c]) == [["a"], ["b"], ["c"]]


def test_two_strikes_of_one_report_on_one_city_stay_apart(draft: Any) -> None:
    d = draft(
        "a", "An air strike in Douma on Monday killed 4 people at a market. A car bomb in Douma on Tuesday killed 31 people. It rained."
    )
    place, monday, tuesday = d.place("Douma"), d.time("Monday", "2016-12-05"), d.time("Tuesday", "2016-12-06")
    first = d.event("air strike", "airstrike", place=place, when=monday)
    second = d.event("car bomb", "bombing", place=place, when=tuesday)
    d.figure("4 people", "killed", 4, 4, event=first)
    d.figure("31 people", "killed", 31, 31, event=second)
    assert groups([d.account()]) == [["a"], ["a"]]


@pytest.mark.parametrize(("words", "told"), [("Elsewhere", 2), ("In another town", 2), ("At dawn", 1)])
def test_another_shell_is_another_story(draft: Any, words: str, told: int) -> None:
    d = draft("a", f"A shell hit homes in Douma on Monday. {words} rebels fired mortar rounds. It rained.")
    d.event("shell", "shelling", place=d.place("Douma"), when=d.time("Monday", "2016-12-05"), to="homes")
    d.event("fired", "shelling", by="rebels")
    assert len(stories(d.account())) == told


@pytest.mark.parametrize(("when", "day", "told"), [("last year", "2015-12-01", 2), ("on Monday", "2016-12-05", 1)])
def test_news_is_not_one_with_what_lies_long_before_it(draft: Any, when: str, day: str, told: int) -> None:
    d = draft("a", f"A car bomb hit homes in Homs. A bombing by rebels {when} in Homs shook the city. It rained.")
    d.event("car bomb", "bombing", place=d.place("Homs"), to="homes")
    d.event("bombing", "bombing", by="rebels", place=d.place("Homs"), when=d.time(when, day))
    assert len(stories(d.account())) == told


def test_a_ruler_may_be_attacked_twice(draft: Any) -> None:
    d = draft("a", "Gunmen attacked Assad in Homs on Monday. The talks began. The attack on Assad on Thursday shook many.")
    d.event("attacked", "attack_other", by="Gunmen", to="Assad", place=d.place("Homs"), when=d.time("on Monday", "2016-12-05"))
    d.event("attack on", "attack_other", to="Assad", when=d.time("on Thursday", "2016-12-01"))
    assert len(stories(d.account())) == 2


@pytest.mark.parametrize(("victim", "told"), [("Assad", 1), ("rebels", 2)])
def test_nobody_is_murdered_twice_whatever_days_a_report_names(draft: Any, victim: str, told: int) -> None:
    d = draft("a", f"Gunmen murdered {victim} in Homs on Monday. The talks began. The murder of {victim} on Thursday shook many.")
    d.event("murdered", "assassination", by="Gunmen", to=victim, place=d.place("Homs"), when=d.time("on Monday", "2016-12-05"))
    d.event("murder", "assassination", to=victim, when=d.time("on Thursday", "2016-12-01"))
    assert len(stories(d.account())) == told


def test_words_for_another_deed_meet_their_example_only() -> None:
    group = rules("anew")["another"]
    assert group.search(group.example)
    assert not group.search(group.counter)


def test_mentions_of_one_attack_in_a_report_are_one_story(draft: Any) -> None:
    d = draft("a", "Raid on Douma kills 12 people. Warplanes bombed Douma on Monday. The attack hit a school. Nothing else is known.")
    place, monday = d.place("Douma"), d.time("Monday", "2016-12-05")
    raid = d.event("Raid", "airstrike", place=place)
    d.figure("12 people", "killed", 12, 12, event=raid)
    d.event("bombed", "airstrike", place=place, when=monday)
    d.event("attack", "attack_other")
    (found,) = stories(d.account())
    assert len(found.events) == 3
    assert found.tolls == {("killed", "unspecified"): (12, 12)}
    (happened,) = incidents([d.account()])
    assert [m.main for m in happened.members].count(True) == 1


@pytest.mark.parametrize(("where", "told"), [("Douma", 1), ("Homs", 2)])
def test_what_a_blast_destroyed_is_of_the_blast(draft: Any, where: str, told: int) -> None:
    d = draft("a", f"A bomb exploded in Douma on Monday. It also destroyed a telephone booth in {where}. It rained.")
    monday = d.time("Monday", "2016-12-05")
    d.event("exploded", "bombing", place=d.place("Douma"), when=monday)
    d.event("destroyed", "destruction", place=d.place(where), when=monday)
    assert len(stories(d.account())) == told


def test_a_robbery_is_an_incident(draft: Any) -> None:
    d = draft("a", "Gunmen robbed a bank in Douma on Monday. It rained.")
    d.event("robbed", "robbery", place=d.place("Douma"), when=d.time("Monday", "2016-12-05"))
    assert [i.type for i in incidents([d.account()])] == ["robbery"]


def test_a_month_of_bombing_never_joins_one_strike(strike: Strike, draft: Any) -> None:
    d = draft("b", "Air strikes in Douma this month killed 400 people. That is all.")
    month = d.event("Air strikes", "airstrike", place=d.place("Douma"), when=d.time("this month", "2016-12-01/2016-12-31"))
    d.figure("400 people", "killed", 400, 400, event=month, scope="period")
    assert groups([strike("a", "Douma", "2016-12-05", 12), d.account()]) == [["a"], ["b"]]


def test_threats_and_plans_are_no_incidents(draft: Any) -> None:
    d = draft("a", "The army threatened to bomb Douma on Monday. That is all.")
    d.event("bomb", "airstrike", place=d.place("Douma"), when=d.time("Monday", "2016-12-05"), status="threatened")
    assert incidents([d.account()]) == []


def test_rows_of_one_article_are_never_one_incident() -> None:
    row = "2019-03-01,,,Narok,Herders,Police,Farmers,3,3,0,0,The Echo (2019-03-05) Clash,The Echo"
    rows = [
        r
        for r in event_reports([HEAD, f"r1,{row}", f"r2,{row}", f"r3,{row.replace('The Echo', 'The Star')}"])
        if isinstance(r, EventReport)
    ]
    found = groups([Account.of(r.report, r.text, r.records) for r in rows])
    assert len(found) == 2
    assert not any({"r1", "r2"} <= set(g) for g in found)


def test_the_order_of_the_reports_does_not_matter(strike: Strike) -> None:
    places = ["Douma", "Homs", "Hama", "Aleppo"]
    accounts = [strike(f"k{n:02}", places[n % 4], f"2016-12-0{1 + n % 3}", 5 + n % 7) for n in range(24)]
    expected = incidents(accounts)
    shuffled = accounts[:]
    random.Random(7).shuffle(shuffled)
    again = incidents(shuffled)
    assert again == expected


def test_the_id_stays_when_a_later_report_joins(strike: Strike) -> None:
    first = strike("a", "Douma", "2016-12-05", 12)
    later = strike("b", "Douma", "2016-12-05", 12, published="2016-12-07")
    (before,) = incidents([first])
    (after,) = incidents([first, later])
    assert before.id == after.id


def test_a_named_origin_in_two_papers_counts_once(strike: Strike) -> None:
    accounts = [strike(k, "Douma", "2016-12-05", 12, said=("the Monitor",)) for k in "abc"]
    (found,) = incidents(accounts)
    assert found.origins == ("the Monitor",)
    assert found.grade == "weak"
    assert len(found.tolls) == 1


@pytest.mark.parametrize(("victim", "told"), [("Tarik Belov", 1), ("Alawites", 2), ("two judges", 2)])
def test_a_full_name_is_killed_once_and_a_kind_of_people_any_number_of_times(draft: Any, victim: str, told: int) -> None:
    d = draft("a", f"Gunmen murdered {victim} in Homs on Monday. The talks began. The murder of {victim} on Thursday shook many.")
    d.event("murdered", "assassination", by="Gunmen", to=victim, place=d.place("Homs"), when=d.time("on Monday", "2016-12-05"))
    d.event("murder", "assassination", to=victim, when=d.time("on Thursday", "2016-12-01"))
    assert len(stories(d.account())) == told


def test_whom_a_report_names_as_the_dead_are_rather_those_of_the_deed_before(draft: Any) -> None:
    def likely(told_of: str) -> float:
        d = draft("a", f"A shell hit a bakery in Douma on Monday. {told_of} were three porters of a mill. It rained.")
        d.event("shell", "shelling", place=d.place("Douma"), when=d.time("on Monday", "2016-12-05"), to="bakery", weapon="shell")
        d.event(told_of.split()[-1], "attack_other", to="porters")
        account = d.account()
        first, second = (story(account, [e]) for e in account.events)
        return together(first, second)

    assert likely("The dead") > likely("Gunmen")
