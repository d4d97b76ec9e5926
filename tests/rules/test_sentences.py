"""Sentences that are told late: once, and only to somebody who asks."""

from __future__ import annotations

from senco_cli.rules.sentences import Sentences


def test_nothing_is_told_before_somebody_asks_and_then_once() -> None:
    asked: list[int] = []

    def tell() -> list[str]:
        asked.append(1)
        return ["first", "second"]

    sentences = Sentences(tell)
    assert not asked
    assert list(sentences) == ["first", "second"]
    assert sentences[-1] == "second" and len(sentences) == 2 and asked == [1]


def test_sentences_are_compared_by_what_they_tell() -> None:
    told, again = Sentences(lambda: ["so"]), Sentences(lambda: ("so",))

    assert told == again == ("so",)
    assert hash(told) == hash(again) and repr(told) == "('so',)"
    assert told != Sentences(lambda: ["otherwise"])
