"""What two sources of one report tell differently, and who speaks for whom."""

from typing import Any

from onrecord.model.anchors import evidence
from onrecord.model.ids import make_id
from onrecord.model.records import Actor, Dispute
from onrecord.model.values import Source
from onrecord.resolve.account import Account
from onrecord.resolve.houses import votes
from onrecord.resolve.shared import derive


def disputes(*accounts: Account) -> list[Dispute]:
    return [r for r in derive(accounts) if isinstance(r, Dispute)]


def two_counts(draft: Any, second: str, low: int, said: str = "the Office") -> list[Dispute]:
    d = draft("a", f"The Monitor said the bombing in Douma killed 12 people. {second} That is all.")
    first = d.event("bombing", "bombing", place=d.place("Douma"), said=("the Monitor",))
    d.figure("12 people", "killed", 12, 12, said=("the Monitor",), event=first)
    later = d.event("died", "attack_other", place=d.place("Homs"), said=(said,))
    d.figure(f"{low} people", "killed", low, low, said=(said,), event=later)
    return disputes(d.account())


def test_two_sources_who_count_differently_in_neighbouring_sentences(draft: Any) -> None:
    (found,) = two_counts(draft, "The Office in Homs said 15 people died.", 15)
    assert (found.dimension, [s.value for s in found.sides]) == ("toll", ["12 killed", "15 killed"])


def test_dead_on_top_of_others_are_another_matter(draft: Any) -> None:
    assert two_counts(draft, "The Office in Homs said another 15 people died.", 15) == []


def test_a_much_smaller_count_is_of_something_else(draft: Any) -> None:
    assert two_counts(draft, "The Office in Homs said 5 people died.", 5) == []


def test_one_source_does_not_dispute_itself(draft: Any) -> None:
    assert two_counts(draft, "The Monitor in Homs said 15 people died.", 15, "the Monitor") == []


def test_of_its_own_side_somebody_says_that_it_did_not_do_it(draft: Any) -> None:
    d = draft("a", "The Monitor said Russia bombed a market. Officials said Russia had not bombed anything. That is all.")
    d.event("Russia bombed", "airstrike", by="Russia", said=("the Monitor",), status="claimed")
    d.event("bombed anything", "airstrike", by="Russia", said=("the Russian government",), status="negated")
    (found,) = disputes(d.account())
    assert (found.dimension, sorted(s.value for s in found.sides)) == ("perpetrator", ["Russia", "not Russia"])


def test_an_accusation_names_whom_its_sentence_accuses(draft: Any) -> None:
    d = draft("a", "The Monitor blamed the raid on rebels. The rebels denied the raid. That is all.")
    d.event("blamed", "accusation", to="rebels")
    d.event("the raid on", "airstrike", said=("the Monitor",), status="accused")
    d.event("denied the raid", "airstrike", said=("rebels",), status="denied")
    (found,) = disputes(d.account())
    assert (found.dimension, sorted(s.value for s in found.sides)) == ("perpetrator", ["not rebels", "rebels"])


def test_who_blames_another_does_not_contradict_a_denial(draft: Any) -> None:
    d = draft("a", "The Monitor said rebels bombed Douma on Monday. Russia denied bombing Douma then. That is all.")
    place, monday = d.place("Douma"), d.time("Monday", "2016-12-05")
    d.event("rebels bombed", "airstrike", by="rebels", said=("the Monitor",), status="claimed", place=place, when=monday)
    d.event("denied bombing", "airstrike", by="Russia", said=("Russia",), status="denied", place=place, when=monday)
    assert [d for d in disputes(d.account()) if d.dimension == "occurrence"] == []


def test_a_time_carried_over_from_another_sentence_makes_no_general_accusation_particular(draft: Any) -> None:
    d = draft("a", "They met on Tuesday. The Monitor accused rebels of using gas. The Office said Assad uses gas. That is all.")
    tuesday = d.time("Tuesday", "2016-12-06")
    d.event("accused rebels", "chemical_attack", by="rebels", said=("the Monitor",), status="accused", when=tuesday)
    d.event("Assad uses gas", "chemical_attack", by="Assad", said=("the Office",), status="claimed")
    assert "perpetrator" in [x.dimension for x in disputes(d.account())]


def test_an_outlet_that_is_told_something_is_named_once(draft: Any) -> None:
    account = draft("a", "Nothing was known.", outlet="Courier").account()
    told, heard = (Source(name="residents"), Source(name="Courier", type="outlet")), (Source(name="residents"),)
    assert [s.name for s in account.voice(told)] == [s.name for s in account.voice(heard)] == ["residents", "Courier"]


def test_whom_a_director_speaks_for(draft: Any) -> None:
    d = draft("a", "The Monitor director John Smith spoke. Ann Lee of the Monitor agreed. The Monitor quoted Bob Hale.")
    records = [("The Monitor director", "Monitor"), ("John Smith", ""), ("Ann Lee", ""), ("the Monitor agreed", "Monitor")]
    records += [("The Monitor quoted", "Monitor"), ("Bob Hale", "")]
    for words, name in records:
        _actor(d, words, name)
    assert dict(votes(d.account())) == {"John Smith": "org.monitor", "Ann Lee": "org.monitor"}


def _actor(d: Any, words: str, name: str) -> None:
    start = d.text.body.index(words) + (words.index(name) if name else 0)
    end = start + len(name or words)
    sort = {"actor": "org.monitor", "type": "organisation"} if name else {"type": "person"}
    proof = evidence(d.text.id, d.text.body, start, end)
    number = make_id("actor", d.text.id, start, end)
    d.records.append(Actor(id=number, evidence=proof, sentence=(0, end), score=0.9, name=name or words, **sort))


def test_a_toll_that_was_given_earlier_is_revised_by_the_one_that_the_report_opens_with(draft: Any) -> None:
    d = draft(
        "a", "Raids near Douma killed 38 people. Fighting went on in Homs. The Monitor had earlier put the toll at 20 dead. That is all."
    )
    raid = d.event("Raids", "airstrike", place=d.place("Douma"))
    d.figure("38 people", "killed", 38, 38, event=raid)
    fight = d.event("Fighting", "ground_fighting", place=d.place("Homs"))
    d.figure("20 dead", "killed", 20, 20, said=("the Monitor",), event=fight)
    (found,) = disputes(d.account())
    assert (found.dimension, found.relation, [s.value for s in found.sides]) == ("toll", "update", ["38 killed", "20 killed"])


def test_a_day_of_something_that_has_happened_lies_before_the_report(draft: Any) -> None:
    d = draft("a", "The offensive began on May 31. That is all.", "2016-06-09")
    time = d.bare_day("May 31", month=5, day=31, toward="future")
    account = d.account()
    assert account.when(time).earliest == "2017-05-31"
    assert account.past(time).earliest == "2016-05-31"
