"""Ids, digests and the codec."""

from msgspec.structs import replace

from onrecord.model.anchors import evidence
from onrecord.model.ids import decode_record, encode, make_id, record_digest
from onrecord.model.records import Figure


def figure() -> Figure:
    body = "At least 12 people died."
    return Figure(id="fig-1", evidence=evidence("t", body, 0, 18), sentence=(0, 24), score=0.9, what="killed", low=12, high=None)


def test_parts_are_length_prefixed_and_typed() -> None:
    assert make_id("x", "a.b", "c") != make_id("x", "a", "b.c")
    assert make_id("x", "1") != make_id("x", 1)
    assert make_id("x", "a", 1) == make_id("x", "a", 1)


def test_digest_ignores_how_sure_but_not_what_is_said() -> None:
    assert record_digest(figure()) == record_digest(replace(figure(), score=0.2))
    assert record_digest(figure()) != record_digest(replace(figure(), low=13))


def test_codec_round_trip_keeps_the_kind() -> None:
    assert decode_record(encode(figure())) == figure()
