"""Many decisions are followed by one derivation, and none is forgotten."""

import threading

from onrecord.errors import RecordFileError
from onrecord.web.settling import Settler


def test_many_decisions_are_settled_once() -> None:
    done: list[int] = []
    settler = Settler(lambda: done.append(1), pause=0.05)
    for _ in range(20):
        settler.ask()
    assert settler.busy()
    settler.wait()
    assert done == [1]
    assert not settler.busy()


def test_a_decision_made_meanwhile_is_settled_too() -> None:
    done: list[int] = []
    begun, go_on = threading.Event(), threading.Event()

    def settle() -> None:
        begun.set()
        go_on.wait(5)
        done.append(1)

    settler = Settler(settle, pause=0.01)
    settler.ask()
    begun.wait(5)
    settler.ask()
    go_on.set()
    settler.wait()
    assert done == [1, 1]


def test_another_writer_is_no_end() -> None:
    def taken() -> None:
        raise RecordFileError("E403", "another process writes")

    settler = Settler(taken, pause=0.01)
    settler.ask()
    settler.wait()
    assert not settler.busy()
    settler.ask()
    settler.wait()
