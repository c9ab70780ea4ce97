"""What is kept is made once, and made again once the record changed."""

import threading

from onrecord.web.desk import PAUSE, Memory


class Maker:
    """Counts how often it makes something."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> int:
        self.made += 1
        return self.made


def test_what_is_kept_is_made_once_and_again_after_each_decision() -> None:
    memory, make = Memory(), Maker()
    assert [memory.keep(1, 1, "a", make), memory.keep(1, 1, "a", make), memory.keep(1, 1, "b", make)] == [1, 1, 2]
    assert memory.keep(2, 1, "a", make) == 3
    assert memory.keep(2, 1, "a", make) == 3


def test_while_a_record_is_written_a_thing_is_made_again_now_and_then() -> None:
    now = [0.0]
    memory, make = Memory(lambda: now[0]), Maker()
    assert [memory.keep(1, stamp, "a", make) for stamp in range(5)] == [1] * 5
    now[0] += PAUSE
    assert memory.keep(1, 4, "a", make) == 2
    assert memory.keep(1, 4, "a", make) == 2
    now[0] += PAUSE * 10
    assert memory.keep(1, 4, "a", make) == 2  # nothing was written since


def test_a_reader_does_not_wait_for_what_another_makes() -> None:
    now = [0.0]
    memory, begun, go = Memory(lambda: now[0]), threading.Event(), threading.Event()
    memory.keep(1, 1, "a", lambda: "old")
    now[0] += PAUSE

    def slowly() -> str:
        begun.set()
        go.wait(10)
        return "new"

    other = threading.Thread(target=memory.keep, args=(1, 2, "a", slowly))
    other.start()
    assert begun.wait(10)
    assert memory.keep(1, 2, "a", lambda: "twice") == "old"
    go.set()
    other.join()
    assert memory.keep(1, 2, "a", lambda: "twice") == "new"
