from collections.abc import Callable

from onrecord.resolve.account import Account
from onrecord.resolve.compare import Comparer
from onrecord.resolve.incidents import happenings
from onrecord.resolve.lineage import Lineage
from onrecord.resolve.rarity import levels, mass, rare
from onrecord.resolve.retell import stories
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
    (one,), (other,) = stories(a), stories(b)
    crowd = [one, other, *(s for x in others for s in stories(x))]
    assert Comparer([one, other]).levels(one, other) == Comparer(crowd).levels(one, other)
    (alone,) = happenings([a, b], Lineage())
    assert alone.incident in [h.incident for h in happenings([a, b, *others], Lineage())]
