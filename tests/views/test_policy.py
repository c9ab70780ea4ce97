"""One number of many, by a policy that is named."""

from typing import Any

import pytest

from onrecord.errors import UsageError
from onrecord.model.records import Toll
from onrecord.views.policy import NAMES, SAYS, Policy, agreed


def toll(origin: str, low: int | None, high: int | None, day: str = "2016-12-05", group: Any = "unspecified", what: Any = "killed") -> Toll:
    return Toll(what=what, group=group, low=low, high=high, origin=origin, reports=(origin,), as_of=day)


TOLLS = (
    toll("org.sohr", 12, 12, "2016-12-05"),
    toll("a doctor", 12, None, "2016-12-05"),
    toll("Agence France-Presse", 20, 20, "2016-12-06"),
    toll("Syrian government", 9, 9, "2016-12-07"),
)


@pytest.mark.parametrize(
    ("policy", "best", "by"),
    [
        (Policy(), 9, ("Syrian government",)),
        (Policy("majority"), 12, ("a doctor", "org.sohr")),
        (Policy("latest"), 9, ("Syrian government",)),
        (Policy("priority", ("AFP", "SOHR")), 20, ("Agence France-Presse", "a doctor")),
        (Policy("priority", ("the Observatory", "org.sohr")), 12, ("a doctor", "org.sohr")),
    ],
)
def test_each_policy_has_its_number(policy: Policy, best: int, by: tuple[str, ...]) -> None:
    (found,) = agreed(TOLLS, policy)
    assert (found.best, found.low, found.high, found.policy) == (best, 9, None, policy.called)
    assert set(found.by) == set(by)


def test_a_list_on_which_nobody_speaks_says_what_was_taken_instead() -> None:
    (found,) = agreed(TOLLS[:1], Policy("priority", ("TASS",)))
    assert found.best == 12
    assert found.policy == "conservative, as nobody on the list speaks (priority: TASS)"


def test_scopes_stand_side_by_side_and_are_not_added() -> None:
    found = agreed(
        [toll("a", 3, 3, group="children"), toll("a", 10, 10), toll("b", 8, 8, group="mixed"), toll("b", 30, 40, what="wounded")]
    )
    assert [(a.what, a.group, a.best, a.low, a.high) for a in found] == [
        ("killed", "unspecified", 8, 8, 10),
        ("killed", "children", 3, 3, 3),
        ("wounded", "unspecified", 30, 30, 40),
    ]


def test_up_to_is_the_number_said_and_no_number_is_none() -> None:
    (found,) = agreed([toll("a", None, 15), toll("b", None, None)])
    assert (found.best, found.high, found.by) == (15, 15, ("a",))


@pytest.mark.parametrize(("name", "given"), [("best", ""), ("priority", ""), ("latest", "AFP")])
def test_a_policy_that_is_none_is_refused(name: str, given: str) -> None:
    with pytest.raises(UsageError, match="polic"):
        Policy.of(name, given)


def test_every_policy_is_said_in_words() -> None:
    assert set(SAYS) == set(NAMES)
    assert Policy.of("priority", " SOHR , AFP ").first == ("SOHR", "AFP")
