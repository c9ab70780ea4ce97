"""What is kept is made once, and made again once the record changed."""

from onrecord.web.desk import Memory


def test_what_is_kept_is_made_once_under_one_stamp() -> None:
    made: list[str] = []

    def make() -> int:
        made.append("made")
        return len(made)

    memory = Memory()
    assert [memory.keep(1, "a", make), memory.keep(1, "a", make), memory.keep(1, "b", make)] == [1, 1, 2]
    assert memory.keep(2, "a", make) == 3
    assert memory.keep(2, "a", make) == 3
