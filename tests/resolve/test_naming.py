"""What outlets and sources call an actor."""

from collections.abc import Callable

import pytest

from onrecord.extract.actors import find
from onrecord.extract.page import Page
from onrecord.lang.lexicon import Lexicon
from onrecord.lang.nlp import Analysis
from onrecord.model.records import AnyRecord, Naming, Report, Statement
from onrecord.model.values import ActorRef, Source
from onrecord.resolve.account import Account
from onrecord.resolve.actors import actor_key
from onrecord.resolve.shared import derive


@pytest.fixture
def account(analyse: Callable[[str], Analysis]) -> Callable[..., Account]:
    """An account of a body; `said` makes a statement by somebody of some of its words."""
    lexicon = Lexicon.open()

    def make(body: str, key: str = "r1", outlet: str | None = None, said: tuple[str, str] | None = None) -> Account:
        analysis = analyse(body)
        page = Page(analysis)
        records: list[AnyRecord] = list(find(page, lexicon).actors)
        if said:
            start = body.index(said[1])
            evidence = page.evidence(start, start + len(said[1]))
            records.append(
                Statement(
                    id="s1",
                    evidence=evidence,
                    sentence=(0, len(body)),
                    score=1.0,
                    sources=(Source(name=said[0]),),
                    cue=None,
                    act="assert",
                    form="indirect",
                )
            )
        report = Report(id=key, key=key, text_id=analysis.text.id, outlet=outlet)
        return Account.of(report, analysis.text, records)

    return make


def naming(accounts: list[Account]) -> list[Naming]:
    return [x for x in derive(accounts) if isinstance(x, Naming)]


def test_names_of_one_actor_by_outlet_and_source(account: Callable[..., Account]) -> None:
    one = account("The Syrian government denied it. The Assad regime denied it again.", key="r1", outlet="Example Times")
    two = account(
        "Lavrov said the terrorists in Syria shelled the road.",
        key="r2",
        said=("Sergei Lavrov", "the terrorists in Syria shelled the road"),
    )
    found = {n.actor: [(x.name, x.count, x.by) for x in n.names] for n in naming([one, two])}
    assert found["state.sy"] == [("Assad regime", 1, "Example Times"), ("Syrian government", 1, "Example Times")]
    assert found["rebels.sy"] == [("terrorists", 1, "Sergei Lavrov")]
    assert found["person.lavrov"] == [("Lavrov", 1, "r2")]
    where = {n.actor: [(x.by, x.outlet) for x in n.names] for n in naming([one, two])}
    assert where["rebels.sy"] == [("Sergei Lavrov", None)]
    assert where["state.sy"] == [("Example Times", "Example Times")] * 2


def test_order_of_reports_does_not_matter(account: Callable[..., Account]) -> None:
    accounts = [account("Moscow agreed. Russia signed.", key="a"), account("Russia signed.", key="b")]
    assert naming(accounts) == naming(accounts[::-1])
    assert [(n.name, n.count) for n in naming(accounts)[0].names] == [("Moscow", 1), ("Russia", 1), ("Russia", 1)]


def test_keys_join_the_same_actor() -> None:
    assert actor_key(ActorRef(name="Lavrov", actor="person.lavrov")) == actor_key(Source(name="Sergei Lavrov", actor="person.lavrov"))
    assert actor_key(ActorRef(name="The Example Front")) == actor_key(ActorRef(name="Example Front"))
    assert actor_key(Source(name="residents", type="group")) != actor_key(Source(name="residents", type="unnamed"))
