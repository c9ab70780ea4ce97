from collections.abc import Callable

from onrecord.model.records import Incident
from onrecord.resolve.account import Account
from onrecord.resolve.rarity import levels, mass, rare
from onrecord.resolve.shared import derive
from onrecord.resolve.story import words


def test_words_of_all_reports_are_common_and_names_are_rare() -> None:
    assert not rare("said")
    assert rare("haydar")
    assert 0 < mass(["said"]) < mass(["milita"]) < mass(["haydar"])


def test_the_table_is_cut_as_stories_cut_their_words() -> None:
    assert len(levels()) > 1000
    assert all(words(word) == (word,) for word in levels())


def test_what_two_reports_share_does_not_depend_on_the_rest_of_the_record(strike: Callable[..., Account]) -> None:
    a, b = strike("a", "Douma", "2016-12-05", 12), strike("b", "Douma", "2016-12-05", 12)
    others = [strike(f"x{n}", "Douma", "2016-03-05", 30 + n) for n in range(20)]
    (alone,) = [x for x in derive([a, b]) if isinstance(x, Incident)]
    assert alone in derive([a, b, *others])
