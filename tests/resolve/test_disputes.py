"""Disputes: contradiction, update and different scope told apart; denials; general accusations."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.lang.rules import rules
from onrecord.model.records import Dispute
from onrecord.resolve import at_large
from onrecord.resolve.account import Account
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.places_differ import places
from onrecord.resolve.retell import stories
from onrecord.resolve.shared import derive

Strike = Callable[..., Account]


def disputes(*accounts: Account) -> list[Dispute]:
    found = [x for x in derive(accounts) if isinstance(x, Dispute)]
    assert found == [x for x in derive(accounts[::-1]) if isinstance(x, Dispute)]
    return found


def kinds(*accounts: Account) -> list[tuple[str, str]]:
    return [(d.dimension, d.relation) for d in disputes(*accounts)]


def test_two_counts_of_one_day_contradict_each_other(strike: Strike) -> None:
    a = strike("a", "Douma", "2016-12-05", 12, said=("the Monitor",))
    b = strike("b", "Douma", "2016-12-05", 20, said=("the Ministry",))
    (found,) = disputes(a, b)
    assert (found.dimension, found.relation) == ("toll", "contradiction")
    assert {s.value for s in found.sides} == {"12 killed", "20 killed"}
    assert {s.sources[0].name for s in found.sides} == {"the Monitor", "the Ministry"}
    for side in found.sides:
        account = a if side.report == "a" else b
        assert account.text.body[side.start : side.end] == side.quote
        assert "killed" in side.quote


def test_a_toll_that_rises_is_an_update(strike: Strike) -> None:
    a = strike("a", "Douma", "2016-12-05", 12, said=("the Monitor",))
    b = strike("b", "Douma", "2016-12-05", 20, said=("the Monitor",), published="2016-12-07")
    c = strike("c", "Douma", "2016-12-05", 23, said=("the Ministry",), published="2016-12-10")
    assert kinds(a, b, c) == [("toll", "update")]


def test_two_sources_that_count_on_two_days_running_contradict_each_other(strike: Strike) -> None:
    a = strike("a", "Douma", "2016-12-05", 12, said=("the Monitor",))
    b = strike("b", "Douma", "2016-12-05", 20, said=("the Ministry",), published="2016-12-06")
    assert kinds(a, b) == [("toll", "contradiction")]


def test_the_same_count_and_one_that_allows_it_are_no_dispute(strike: Strike, draft: Any) -> None:
    a, b = strike("a", "Douma", "2016-12-05", 40), strike("b", "Douma", "2016-12-05", 40)
    d = draft("c", "An air strike in Douma on that day killed dozens. That is all.", "2016-12-05")
    event = d.event("air strike", "airstrike", place=d.place("Douma"), when=d.time("that day", "2016-12-05"))
    d.figure("dozens", "killed", 24, 99, event=event, form="vague")
    assert kinds(a, b, d.account()) == []


def test_a_part_does_not_contradict_the_total(draft: Any) -> None:
    d = draft("a", "An air strike in Douma killed 20 people, 13 children among them. That is all.")
    event = d.event("air strike", "airstrike", place=d.place("Douma"))
    total = d.figure("20 people", "killed", 20, 20, event=event, said=("the Monitor",))
    d.figure("13 children", "killed", 13, 13, event=event, said=("a doctor",), group="children", part_of=total)
    assert kinds(d.account()) == []


def test_people_trapped_in_a_city_weeks_apart_are_an_update(draft: Any) -> None:
    a = draft("a", "The agency says 300,000 civilians are trapped in Aleppo. That is all.", "2016-11-15")
    a.figure(
        "300,000 civilians", "trapped", 300000, 300000, said=("the agency",), group="civilians", place=a.place("Aleppo"), scope="period"
    )
    b = draft("b", "Up to 250,000 people are trapped in Aleppo. That is all.", "2016-12-06")
    b.figure("250,000 people", "trapped", None, 250000, place=b.place("Aleppo"), scope="period")
    (found,) = disputes(a.account(), b.account())
    assert (found.dimension, found.relation, found.about) == ("toll", "update", None)


def test_two_blamed_by_two_origins(draft: Any) -> None:
    d = draft("a", "The Monitor said Russia gassed Douma on Monday. The Office said rebels gassed Douma on Monday. That is all.")
    place, monday = d.place("Douma"), d.time("Monday", "2016-12-05")
    d.event("Russia gassed", "chemical_attack", by="Russia", said=("the Monitor",), status="accused", place=place, when=monday)
    d.event("rebels gassed", "chemical_attack", by="rebels", said=("the Office",), status="claimed", place=place, when=monday)
    assert ("perpetrator", "contradiction") in kinds(d.account())


def test_a_minister_and_his_army_are_one_side(draft: Any) -> None:
    d = draft("a", "The Monitor said Assad bombed Douma on Monday. The Office said the Syrian army bombed Douma then. That is all.")
    place, monday = d.place("Douma"), d.time("Monday", "2016-12-05")
    d.event("bombed Douma on", "airstrike", by="Assad", said=("the Monitor",), status="claimed", place=place, when=monday)
    d.event("bombed Douma then", "airstrike", by="Syrian army", said=("the Office",), status="claimed", place=place, when=monday)
    assert kinds(d.account()) == []


def test_a_denial_meets_the_claim(draft: Any) -> None:
    d = draft(
        "a",
        "The Russian government said it had not bombed Aleppo. Activists said that bombs had begun to fall in east Aleppo. That is all.",
    )
    d.event("bombed", "airstrike", by="the Russian government", said=("the Russian government",), status="denied", place=d.place("Aleppo"))
    d.event("bombs had begun to fall", "airstrike", said=("activists",), status="claimed", place=d.place("east Aleppo"))
    found = [x for x in disputes(d.account()) if x.dimension == "occurrence"]
    assert len(found) == 1
    assert {s.value for s in found[0].sides} == {"airstrike", "no airstrike"}


def test_a_denial_that_a_dispute_holds_is_not_told_once_more(draft: Any) -> None:
    ours = draft("a", "The Russian government said it had not bombed Aleppo. Nobody else was asked. That is all.")
    ours.event("bombed", "airstrike", by="the Russian government", status="denied", place=ours.place("Aleppo"))
    other = draft("b", "Activists said that bombs fell in Aleppo. Nobody else was asked. That is all.")
    other.event("bombs fell", "airstrike", said=("activists",), status="claimed", place=other.place("Aleppo"))
    a, b = ours.account(), other.account()
    (told,) = at_large.denials(a, [a, b], set(), Lineage())
    assert told is not None
    assert {s.value for s in told.sides} == {"airstrike", "no airstrike"}
    assert at_large.denials(a, [a, b], {("a", a.events[0].sentence[0])}, Lineage()) == []


def test_a_denial_about_another_town_meets_nothing(draft: Any) -> None:
    d = draft(
        "a", "The Russian government said it had not bombed Homs. Activists said that bombs had begun to fall in Aleppo. That is all."
    )
    d.event("bombed", "airstrike", by="the Russian government", said=("the Russian government",), status="denied", place=d.place("Homs"))
    d.event("bombs had begun to fall", "airstrike", said=("activists",), status="claimed", place=d.place("Aleppo"))
    assert kinds(d.account()) == []


def test_who_uses_gas(draft: Any) -> None:
    d = draft("a", "Assad claims that rebels gassed soldiers. Assad has gassed civilians again and again. That is all.")
    d.event("gassed soldiers", "chemical_attack", by="rebels", said=("Assad",), status="accused")
    d.event("gassed civilians", "chemical_attack", by="Assad")
    assert ("perpetrator", "contradiction") in kinds(d.account())


def test_what_an_inquiry_finds_of_both_is_no_contradiction(draft: Any) -> None:
    d = draft("a", "An inquiry accused rebels of gassing soldiers. Assad has gassed civilians again and again. That is all.")
    d.event("gassing soldiers", "chemical_attack", by="rebels", said=("An inquiry",), status="accused")
    d.event("gassed civilians", "chemical_attack", by="Assad")
    assert kinds(d.account()) == []


def test_days_that_do_not_meet() -> None:
    head = "id,date_start,date_end,place,actor1,target,killed_low,killed_high,wounded_low,wounded_high,source,outlet"
    from onrecord.intake.event_reports import EventReport, event_reports

    rows = [
        "r1,2019-03-01,2019-03-01,Old mill,Herders,Farmers,31,31,12,12,The Echo (2019-03-05) Clash,The Echo",
        "r2,2019-03-02,2019-03-02,Old mill,Herders,Farmers,31,31,12,12,The Star (2019-03-05) Clash,The Star",
    ]
    read = [r for r in event_reports([head, *rows]) if isinstance(r, EventReport)]
    assert ("date", "contradiction") in kinds(*(Account.of(r.report, r.text, r.records) for r in read))


def test_a_count_that_was_corrected_is_an_update(draft: Any) -> None:
    d = draft("a", "A strike in Douma killed 21 people, the Monitor said. It had initially given a toll of 23 dead. That is all.")
    event = d.event("strike", "airstrike", place=d.place("Douma"))
    d.figure("21 people", "killed", 21, 21, said=("the Monitor",), event=event)
    d.figure("23 dead", "killed", 23, 23, said=("the Monitor",), event=event)
    assert kinds(d.account()) == [("toll", "update")]


def test_words_for_an_earlier_count() -> None:
    group = rules("tolls")["earlier"]
    assert group.search(group.example)
    assert not group.search(group.counter)


def test_who_puts_a_toll_is_its_source(draft: Any) -> None:
    d = draft("a", "A strike in Douma killed 12 people, the Ministry said. The Monitor put the toll at 15 dead. That is all.")
    event = d.event("strike", "airstrike", place=d.place("Douma"))
    d.figure("12 people", "killed", 12, 12, said=("the Ministry",), event=event)
    d.figure("15 dead", "killed", 15, 15, event=event)
    d.actor("The Monitor")
    (found,) = disputes(d.account())
    assert (found.dimension, found.relation) == ("toll", "contradiction")
    assert {s.sources[0].name for s in found.sides} == {"the Ministry", "The Monitor"}


def test_a_whole_and_a_part_in_one_report_are_no_dispute(draft: Any) -> None:
    d = draft("a", "A strike in Douma killed 42 people, the Ministry said. The Monitor counted 8 dead at the school. That is all.")
    event = d.event("strike", "airstrike", place=d.place("Douma"))
    d.figure("42 people", "killed", 42, 42, said=("the Ministry",), event=event)
    d.figure("8 dead", "killed", 8, 8, said=("the Monitor",), event=event)
    assert kinds(d.account()) == []


def test_agents_that_exclude_one_another(draft: Any) -> None:
    d = draft("a", "The Monitor said chlorine was used in Douma on Monday. The Office said sarin was used in Douma on Monday. That is all.")
    place, monday = d.place("Douma"), d.time("Monday", "2016-12-05")
    d.event("chlorine was used", "chemical_attack", said=("the Monitor",), status="claimed", weapon="chlorine", place=place, when=monday)
    d.event("sarin was used", "chemical_attack", said=("the Office",), status="claimed", weapon="sarin", place=place, when=monday)
    assert ("weapon", "contradiction") in kinds(d.account())


def test_one_who_denies_his_own_part_is_a_side_about_who_did_it(draft: Any) -> None:
    d = draft("a", "The Monitor accused Russia of bombing Douma. Russia denied bombing Douma. That is all.")
    place = d.place("Douma")
    d.event("accused Russia of bombing", "airstrike", by="Russia", said=("the Monitor",), status="accused", place=place)
    d.event("denied bombing", "airstrike", by="Russia", said=("Russia",), status="denied", place=place)
    found = disputes(d.account())
    assert [x.dimension for x in found] == ["perpetrator"]
    assert {s.value for s in found[0].sides} == {"Russia", "not Russia"}


def test_each_group_of_words_about_tolls_meets_its_example_only() -> None:
    for group in rules("tolls").values():
        assert group.search(group.example)
        assert not group.search(group.counter)


def test_two_unnamed_sources_of_one_report_each_have_their_word(draft: Any) -> None:
    d = draft("a", "A shell on a school in Douma killed 7 pupils, a policeman said. It killed 8 pupils, a doctor said. That is all.")
    event = d.event("shell", "shelling", place=d.place("Douma"))
    d.figure("7 pupils", "killed", 7, 7, said=("a policeman",), event=event)
    d.figure("8 pupils", "killed", 8, 8, said=("a doctor",), event=event)
    (found,) = disputes(d.account())
    assert [s.value for s in found.sides] == ["7 killed", "8 killed"]


def test_every_sentence_that_gives_the_number_is_shown(draft: Any) -> None:
    d = draft("a", "A raid in Douma killed 12 people. The raid killed 12 men, the Monitor said. The Office counted 20 dead. That is all.")
    event = d.event("raid in", "airstrike", place=d.place("Douma"))
    d.figure("12 people", "killed", 12, 12, event=event)
    d.figure("12 men", "killed", 12, 12, said=("the Monitor",), event=event)
    d.figure("20 dead", "killed", 20, 20, said=("the Office",), event=event)
    (found,) = disputes(d.account())
    assert [s.value for s in found.sides] == ["12 killed", "12 killed", "20 killed"]


def test_whoever_knows_of_the_older_count_revises_it(strike: Strike, draft: Any) -> None:
    a = strike("a", "Douma", "2016-12-05", 12, said=("the Monitor",))
    b = draft(
        "b", "A strike in Douma on that day killed 20 people, the Office said. The Monitor had earlier put the toll at 12. That is all."
    )
    event = b.event("strike", "airstrike", place=b.place("Douma"), when=b.time("that day", "2016-12-05"))
    b.figure("20 people", "killed", 20, 20, said=("the Office",), event=event)
    b.figure("12", "killed", 12, 12, said=("the Monitor",), event=event)
    assert kinds(a, b.account()) == [("toll", "update")]


def test_a_car_and_a_motorcycle_exclude_one_another(draft: Any) -> None:
    d = draft(
        "a", "A car bomb hit Douma on Monday, the Monitor said. A motorcycle blew up in Douma on Monday, the Office said. That is all."
    )
    place, monday = d.place("Douma"), d.time("Monday", "2016-12-05")
    d.event("car bomb", "bombing", said=("the Monitor",), status="claimed", place=place, when=monday)
    d.event("blew up", "bombing", said=("the Office",), status="claimed", place=place, when=monday)
    (found,) = disputes(d.account())
    assert (found.dimension, [s.value for s in found.sides]) == ("weapon", ["car", "motorcycle"])


def test_who_speaks_of_both_ways_disputes_neither(draft: Any) -> None:
    d = draft("a", "A car bomb hit Douma on Monday, the Office said. A car and a motorcycle blew up there, the Monitor said. That is all.")
    place, monday = d.place("Douma"), d.time("Monday", "2016-12-05")
    d.event("car bomb", "bombing", said=("the Office",), status="claimed", place=place, when=monday)
    d.event("blew up", "bombing", said=("the Monitor",), status="claimed", place=place, when=monday)
    assert kinds(d.account()) == []


def test_civilians_by_one_account_fighters_by_the_other(draft: Any) -> None:
    d = draft(
        "a", "Strikes in Douma on Monday hit villagers, the Monitor said. Strikes in Douma hit militants, the Office said. That is all."
    )
    place, monday = d.place("Douma"), d.time("Monday", "2016-12-05")
    d.event("Strikes in Douma on", "airstrike", to="villagers", said=("the Monitor",), place=place, when=monday)
    d.event("Strikes in Douma hit", "airstrike", to="militants", said=("the Office",), place=place, when=monday)
    (found,) = disputes(d.account())
    assert (found.dimension, {s.value for s in found.sides}) == ("victims", {"civilians", "combatants"})


def test_an_area_that_rebels_hold_is_not_rebels(draft: Any) -> None:
    d = draft("a", "Strikes in Douma on Monday hit villagers, the Monitor said. They hit rebel held areas, the Office said. That is all.")
    place, monday = d.place("Douma"), d.time("Monday", "2016-12-05")
    d.event("Strikes", "airstrike", to="villagers", said=("the Monitor",), place=place, when=monday)
    d.event("hit rebel held areas", "airstrike", to="rebel held areas", said=("the Office",), place=place, when=monday)
    assert kinds(d.account()) == []


def test_each_way_of_a_blast_meets_its_example_only() -> None:
    for group in rules("means").values():
        assert group.search(group.example)
        assert not group.search(group.counter)


def test_what_stands_after_while_is_somebody_elses_count(draft: Any) -> None:
    d = draft("a", "A bomb in Douma killed 10 people, the Ministry said. It had earlier said 8, while the Monitor gave 12. That is all.")
    event = d.event("bomb", "bombing", place=d.place("Douma"))
    d.figure("10 people", "killed", 10, 10, said=("the Ministry",), event=event)
    d.figure("12", "killed", 12, 12, said=("the Monitor",), event=event, earlier=True)
    assert kinds(d.account()) == [("toll", "contradiction")]


def test_the_dead_of_one_hospital_are_a_part(draft: Any) -> None:
    d = draft("a", "A blast in Douma killed 40 people, the Monitor said. A nurse said 22 bodies were taken to hospitals. That is all.")
    event = d.event("blast", "bombing", place=d.place("Douma"))
    d.figure("40 people", "killed", 40, 40, said=("the Monitor",), event=event)
    d.figure("22 bodies", "killed", 22, 22, said=("a nurse",), event=event)
    assert kinds(d.account()) == [("toll", "different_scope")]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Three patients were killed there", "Three patients"),
        ("Among them were three pilgrims", "three pilgrims"),
        ("Three of them died", "Three"),
    ],
)
def test_some_of_the_dead_do_not_contradict_the_total(strike: Strike, draft: Any, words: str, count: str) -> None:
    d = draft("b", f"An air strike in Douma hit a clinic on that day. {words}, medics said. It rained.", "2016-12-05", outlet="Herald")
    event = d.event("air strike", "airstrike", place=d.place("Douma"), when=d.time("that day", "2016-12-05"))
    d.figure(count, "killed", 3, 3, event=event, said=("medics",))
    (found,) = disputes(strike("a", "Douma", "2016-12-05", 8, said=("the Monitor",)), d.account())
    assert (found.dimension, found.relation, found.severity) == ("toll", "different_scope", "low")


def test_a_count_that_the_other_gives_as_a_part_is_another_scope(strike: Strike, draft: Any) -> None:
    d = draft("b", "An air strike in Douma on that day killed 82 people, 58 of them civilians, the Office said. It rained.", "2016-12-05")
    event = d.event("air strike", "airstrike", place=d.place("Douma"), when=d.time("that day", "2016-12-05"), said=("the Office",))
    total = d.figure("82 people", "killed", 82, 82, event=event, said=("the Office",))
    d.figure("58", "killed", 58, 58, event=event, group="civilians", part_of=total, said=("the Office",))
    (found,) = disputes(strike("a", "Douma", "2016-12-05", 58, said=("the Monitor",)), d.account())
    assert found.relation == "different_scope"


def test_a_headline_that_goes_beyond_its_text(draft: Any) -> None:
    d = draft("a", "Raid kills 60 in Douma. A raid in Douma killed 43 people on Monday, the Monitor said. That is all.")
    event = d.event("raid in", "airstrike", place=d.place("Douma"), when=d.time("Monday", "2016-12-05"))
    d.figure("60", "killed", 60, 60, event=event)
    d.figure("43 people", "killed", 43, 43, said=("the Monitor",), event=event)
    (found,) = disputes(d.account())
    assert {s.value for s in found.sides} == {"60 killed", "43 killed"}


def test_two_running_totals_are_no_dispute(draft: Any) -> None:
    d = draft("a", "Strikes on Douma killed 300 people in May, the Monitor said. They killed 350 in weeks, the Office said. That is all.")
    event = d.event("Strikes", "airstrike", place=d.place("Douma"))
    d.figure("300 people", "killed", 300, 300, said=("the Monitor",), event=event, scope="period")
    d.figure("350", "killed", 350, 350, said=("the Office",), event=event, scope="period")
    assert kinds(d.account()) == []


def test_one_strike_at_two_places(strike: Strike, draft: Any) -> None:
    a = strike("a", "Homs", "2016-12-05", 31, said=("the Monitor",))
    d = draft(
        "b",
        "An air strike near Aleppo on that day killed 31 people and destroyed a clinic. Nothing else was known.",
        "2016-12-05",
        outlet="Herald",
    )
    aleppo = d.place("Aleppo", relation="near")
    event = d.event("air strike", "airstrike", place=aleppo, when=d.time("that day", "2016-12-05"), said=("the Office",))
    d.figure("31 people", "killed", 31, 31, event=event, said=("the Office",))
    stories_ = [s for x in (a, d.account()) for s in stories(x)]
    assert [s.value for s in places(stories_, Lineage())] == ["Homs", "near Aleppo"]
    assert places([stories_[0], *stories(strike("c", "Douma", "2016-12-05", 12))], Lineage()) == []  # another toll: another strike


def test_a_suburb_and_its_city_are_one_place(strike: Strike, draft: Any) -> None:
    d = draft(
        "b", "An air strike on the outskirts of Homs on that day killed 31 people. Nothing else was known.", "2016-12-05", outlet="Herald"
    )
    homs = d.place("Homs", relation="outskirts of", lat=34.8)
    event = d.event("air strike", "airstrike", place=homs, when=d.time("that day", "2016-12-05"))
    d.figure("31 people", "killed", 31, 31, event=event)
    told = [s for x in (strike("a", "Homs", "2016-12-05", 31), d.account()) for s in stories(x)]
    assert places(told, Lineage()) == []


def test_a_hospital_by_one_account_a_depot_by_the_other(strike: Strike, draft: Any) -> None:
    found = []
    for key, what, who in (("a", "a children's hospital", "Doctors"), ("b", "a depot of the rebels", "the army")):
        d = draft(
            key, f"An air strike on Douma hit {what} on that day, {who} said. Nothing else was known.", "2016-12-05", outlet=f"Paper {key}"
        )
        d.event("air strike", "airstrike", to=what, said=(who,), place=d.place("Douma"), when=d.time("that day", "2016-12-05"))
        found.append(d.account())
    (dispute,) = [x for x in disputes(*found) if x.dimension == "target"]
    assert (dispute.relation, dispute.severity) == ("contradiction", "high")
    assert [s.value for s in dispute.sides] == ["a children's hospital", "a depot of the rebels"]


def test_each_kind_of_target_meets_its_example_only() -> None:
    for group in rules("targets").values():
        assert group.search(group.example)
        assert not group.search(group.counter)


def test_a_sentence_that_was_gone_over_is_an_update(draft: Any) -> None:
    """Each report opens with the dead of a whole province, so that what it says of the one strike is not its total."""
    told = []
    for key, killed, day in (("a", 6, "2016-12-05"), ("b", 10, "2016-12-06")):
        opening = "Bombs killed 90 people on that day, the Monitor said. " + "It rained on the hills and on the roads. " * 12
        body = f"{opening}An air strike in Douma killed {killed} civilians near the mill, the Monitor said. It rained."
        d = draft(key, body, day, outlet=f"Paper {key}")
        place, when = d.place("Douma"), d.time("that day", "2016-12-05")
        all_ = d.event("Bombs", "airstrike", place=place, when=when, said=("the Monitor",))
        d.figure("90 people", "killed", 90, 90, event=all_, said=("the Monitor",))
        event = d.event("air strike", "airstrike", place=place, when=when, said=("the Monitor",))
        d.figure(f"{killed} civilians", "killed", killed, killed, event=event, group="civilians", said=("the Monitor",))
        told.append(d.account())
    (found,) = disputes(*told)
    assert [(s.report, s.value) for s in found.sides] == [("a", "6 civilians killed"), ("b", "10 civilians killed")]
    assert found.relation == "update"


def test_who_also_reports_it_counts_the_same_dead(draft: Any) -> None:
    d = draft(
        "a", "A missile killed 15 people in Homs, activists said. The Monitor also put the number of civilians killed at 13. It rained."
    )
    first = d.event("missile", "shelling", place=d.place("Homs"), said=("activists",))
    d.figure("15 people", "killed", 15, 15, event=first, said=("activists",))
    second = d.event("killed at", "attack_other", said=("the Monitor",))
    d.figure("13", "killed", 13, 13, event=second, said=("the Monitor",))
    (found,) = disputes(d.account())
    assert [s.value for s in found.sides] == ["15 killed", "13 killed"]


def test_nobody_contradicts_himself_in_one_report(draft: Any) -> None:
    d = draft("a", "Clashes in Homs killed 45 raiders and 20 guards, the Monitor said. It rained.")
    event = d.event("Clashes", "ground_fighting", place=d.place("Homs"), said=("the Monitor",))
    for words, killed in (("45 raiders", 45), ("20 guards", 20)):
        d.figure(words, "killed", killed, killed, event=event, group="combatants", said=("the Monitor",))
    assert disputes(d.account()) == []


def test_two_numbers_of_one_sentence_that_two_reports_give_are_not_gone_over(strike: Any, draft: Any) -> None:
    def told(key: str) -> Account:
        d = draft(key, "The battle cost 45 guards and 31 raiders their lives in the hills. That is all.")
        event = d.event("battle", "ground_fighting", place=d.place("hills"), when=d.time("That is all", "2016-12-05"))
        for n in (45, 31):
            d.figure(f"{n} {'guards' if n == 45 else 'raiders'}", "killed", n, n, event=event, group="combatants")
        return d.account()

    assert [k for k in kinds(told("a"), told("b")) if k[0] == "toll"] == []
