"""How long work tells what it is doing. The command draws it; the library stays silent."""

from typing import Protocol


class Progress(Protocol):
    """`begin` a piece of work with so many steps (None: not known), `step` through it, `end` it."""

    def begin(self, what: str, total: int | None) -> None: ...
    def step(self, count: int = 1) -> None: ...
    def end(self) -> None: ...


class Silent:
    """Says nothing."""

    def begin(self, what: str, total: int | None) -> None:
        pass

    def step(self, count: int = 1) -> None:
        pass

    def end(self) -> None:
        pass
