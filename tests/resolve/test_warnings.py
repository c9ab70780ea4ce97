"""Warnings: issuer, channel, deadline, and what came after."""

from typing import Any

import pytest

from onrecord.lang.rules import rules
from onrecord.model.records import Warning
from onrecord.resolve.shared import derive


def warnings(*accounts: Any) -> list[Warning]:
    return [x for x in derive(accounts) if isinstance(x, Warning)]


def message(draft: Any) -> Any:
    """A message with a deadline, what the residents then saw, and what activists reported a day later."""
    d = draft(
        "a",
        "People in Aleppo received a text on Sunday, believed to have come from the Syrian army, "
        "demanding they leave before an assault within 24 hours. "
        "On Monday residents had still not seen the assault begin. Activists said that bombs fell in east Aleppo on Tuesday. That is all.",
        "2016-11-15",
    )
    aleppo, sunday = d.place("Aleppo"), d.time("Sunday", "2016-11-13")
    d.lasting("24 hours", "PT24H")
    d.statement(
        "they leave before an assault within 24 hours",
        "demand",
        ("a text",),
        cue="demanding",
        kind="document",
        channel="text message",
        when=sunday,
    )
    d.statement("residents had still not seen the assault begin", "assert", when=d.time("Monday", "2016-11-14"))
    d.event(
        "bombs fell", "airstrike", said=("activists",), status="claimed", place=d.place("east Aleppo"), when=d.time("Tuesday", "2016-11-15")
    )
    assert aleppo
    return d.account()


def test_a_message_with_a_deadline_and_what_came_after(draft: Any) -> None:
    account = message(draft)
    (found,) = warnings(account)
    assert (found.channel, found.place, found.issuer_certainty) == ("text message", "Aleppo", "probable")
    assert found.issued is not None
    assert found.deadline is not None
    assert (found.issued.earliest, found.deadline.earliest, found.deadline.latest) == ("2016-11-13", "2016-11-14", "2016-11-15")
    assert [o.value for o in found.outcomes] == ["not_yet", "carried_out"]
    assert "had still not seen" in found.outcomes[0].quote
    assert found.outcomes[1].sources[0].name == "activists"
    assert account.text.body[found.threat.start : found.threat.end] == found.threat.quote


def test_a_later_report_tells_what_came_of_it(draft: Any) -> None:
    d = draft("b", "Warplanes bombed Aleppo on Wednesday. That is all.", "2016-11-16")
    d.event("bombed", "airstrike", place=d.place("Aleppo"), when=d.time("Wednesday", "2016-11-16"))
    (found,) = warnings(message(draft), d.account())
    assert [(o.value, o.report) for o in found.outcomes if o.report == "b"] == [("carried_out", "b")]


def test_a_strike_of_the_month_before_is_no_outcome(draft: Any) -> None:
    d = draft("b", "Warplanes bombed Aleppo in October. That is all.", "2016-11-16")
    d.event("bombed", "airstrike", place=d.place("Aleppo"), when=d.time("October", "2016-10-01/2016-10-31"))
    (found,) = warnings(message(draft), d.account())
    assert all(o.report == "a" for o in found.outcomes)


def test_leaflets_without_a_statement(draft: Any) -> None:
    d = draft("a", "Planes dropped leaflets over Aleppo. That is all.")
    d.event("dropped leaflets", "warning_leaflets", by="Syrian army", to="residents", place=d.place("Aleppo"))
    (found,) = warnings(d.account())
    assert (found.issuer, found.channel, found.audience) == ("state.sy.forces", "leaflets", "residents")


def test_a_demand_without_force_is_no_warning(draft: Any) -> None:
    d = draft("a", "The union demanded that the price of bread be lowered. That is all.")
    d.statement("that the price of bread be lowered", "demand", ("the union",))
    assert warnings(d.account()) == []


def test_deeds_of_nobody_are_an_outcome_only_where_they_say_what_was_done(draft: Any) -> None:
    d = draft("b", "Another 70 were wounded in Aleppo on Wednesday. Shells hit Aleppo on Wednesday. That is all.", "2016-11-16")
    place, day = d.place("Aleppo"), d.time("Wednesday", "2016-11-16")
    d.event("wounded", "attack_other", place=place, when=day)
    d.event("Shells hit", "shelling", place=place, when=day)
    (found,) = warnings(message(draft), d.account())
    assert [o.quote for o in found.outcomes if o.report == "b"] == ["Shells hit Aleppo on Wednesday."]


def test_a_sentence_that_many_carry_is_one_outcome(draft: Any) -> None:
    carried = []
    for key in ("b", "c"):
        d = draft(key, "Warplanes bombed Aleppo on Wednesday. That is all.", "2016-11-16", outlet=f"Paper {key}")
        d.event("bombed", "airstrike", place=d.place("Aleppo"), when=d.time("Wednesday", "2016-11-16"))
        carried.append(d.account())
    (found,) = warnings(message(draft), *carried)
    assert [o.report for o in found.outcomes if o.report != "a"] == ["b"]


@pytest.mark.parametrize(
    ("text", "words", "by", "expected"),
    [
        ("The army warned of a harsh response in Aleppo. It rained.", "warned", "Syrian army", True),
        ("The rebels threatened to bomb Aleppo. It rained.", "threatened", "rebels", True),
        ("The observers warned of retaliation in Aleppo. It rained.", "warned", "the observers", False),
        ("The army warned that the death toll of the bombing was likely to rise. It rained.", "warned", "Syrian army", False),
        ("The famine threatens to kill thousands in Aleppo. It rained.", "threatens", "the famine", False),
    ],
)
def test_what_is_called_a_threat(draft: Any, text: str, words: str, by: str, expected: bool) -> None:
    d = draft("a", text)
    d.event(words, "threat", by=by)
    assert bool(warnings(d.account())) is expected


@pytest.mark.parametrize("name", sorted(rules("warnings")))
def test_each_group_of_words_meets_its_example_only(name: str) -> None:
    group = rules("warnings")[name]
    assert group.search(group.example)
    assert not group.search(group.counter)
