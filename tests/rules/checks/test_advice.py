"""Advice received, what became of its recommendations, and the index of documents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.model.finding import Finding

Found = Callable[..., Finding]
Silent = Callable[..., None]

SUPPORT = "pupils/k7m2q/advice/2026-07-01.yaml"
ADVICE = "pupils/p3x9d/advice/2026-12-20.yaml"
REVIEW = "pupils/p3x9d/reviews/2027-01-20.yaml"
INDEX = "pupils/p3x9d/documents.yaml"
# The meeting is on Wednesday 20 January 2027: by the lenient reading, two weeks before is 6 January.
AFTER = "2027-01-07"
CAME = f"{ADVICE}: {{role: health, name: Dr Ash, review: 2027-01-20, received_on: 2026-12-20}}"


def test_advice_that_stayed_behind_when_the_rest_went_out_is_found(found: Found) -> None:
    finding = found("advice-not-circulated", f"{REVIEW}: {{advice_circulated_on: 2026-12-15}}\n{CAME}", today=AFTER)

    assert (finding.path, finding.at, finding.tier) == (ADVICE, ("circulated_on",), "law")
    assert "2027-01-06 was the last day" in finding.sentence


def test_advice_that_went_out_late_is_found_also_when_the_meeting_is_over(found: Found) -> None:
    late = CAME.replace("}", ", circulated_on: 2027-01-07}")

    assert found("advice-not-circulated", late, today="2027-01-22").at == ("circulated_on",)


@pytest.mark.parametrize(
    ("changes", "today"),
    [
        (f"{REVIEW}: {{advice_circulated_on: 2026-12-15}}\n{CAME}", "2027-01-06"),
        (f"{REVIEW}: {{advice_circulated_on: 2026-12-21}}\n{CAME}", AFTER),
        (CAME, AFTER),
        (CAME.replace("}", ", circulated_on: 2027-01-06}"), AFTER),
        (f"{REVIEW}: {{advice_circulated_on: 2026-12-15}}\n{CAME}".replace("review: 2027-01-20, ", ""), AFTER),
        (
            f"{REVIEW}: {{invited: [{{role: health, name: Dr. Ash, advice_circulated_on: 2026-12-28}}]}}\n{CAME}",
            AFTER,
        ),
    ],
    ids=[
        "still in time",
        "came before the rest went",
        "nothing went: another check",
        "in time",
        "no review",
        "by name",
    ],
)
def test_advice_in_time_or_spoken_of_elsewhere_is_not_found(silent: Silent, changes: str, today: str) -> None:
    silent("advice-not-circulated", changes, today=today)


def test_what_nothing_else_says_is_said_by_the_check_of_the_papers(found: Found) -> None:
    assert found("review-papers-late", CAME, path=REVIEW, today=AFTER).at == ("advice_circulated_on",)


def test_a_recommendation_without_a_state_is_found_when_a_term_has_gone_by(found: Found, silent: Silent) -> None:
    two = "[{text: Rest, state: to-do}, {text: Sit}]"
    advice = f"{SUPPORT}: {{role: health, received_on: 2026-07-01, recommendations: {two}}}"

    finding = found("recommendation-undecided", advice)
    assert (finding.at, finding.tier) == (("recommendations", 1, "state"), "practice")
    silent("recommendation-undecided", advice.replace("received_on: 2026-07-01", "received_on: 2026-09-01"))
    silent("recommendation-undecided", advice.replace("received_on: 2026-07-01, ", ""))
    silent("recommendation-undecided", f"pupils/k7m2q/pupil.yaml: {{left_on: 2026-11-01}}\n{advice}")


@pytest.mark.parametrize(("state", "field"), [("done", "done_on"), ("not-done", "why_not")])
def test_done_has_its_day_and_not_done_its_reason(found: Found, silent: Silent, state: str, field: str) -> None:
    advice = f"{SUPPORT}: {{role: health, recommendations: [{{text: Rest, state: {state}}}]}}"

    assert found("recommendation-without-result", advice).at == ("recommendations", 0, field)
    silent("recommendation-without-result", advice.replace("text: Rest,", f"text: Rest, {field}: 2026-11-02,"))
    silent("recommendation-without-result", advice.replace(state, "doing"))


def test_a_document_or_review_that_is_not_there_is_found(found: Found, silent: Silent) -> None:
    known = f"{INDEX}: {{documents: [{{id: d3k7m, title: Letter, what: letter, paper: here}}]}}\n"

    finding = found("advice-reference-unknown", f"{known}{ADVICE}: {{role: health, document: d3k7n}}")
    assert "did you mean d3k7m?" in finding.sentence
    assert found("advice-reference-unknown", f"{ADVICE}: {{role: health, review: 2027-01-21}}").at == ("review",)
    silent("advice-reference-unknown", f"{known}{ADVICE}: {{role: health, document: d3k7m, review: 2027-01-20}}")
    silent("advice-reference-unknown", f"{ADVICE}: {{role: health, document: d3k7m}}", unreadable=[INDEX])


def entry(more: str = "", id: str = "d3k7m") -> str:
    return f"{{id: {id}, title: Letter, what: letter{more}}}"


@pytest.mark.parametrize(
    ("entries", "at"),
    [
        ([entry()], ("documents", 0, "paper")),
        ([entry(", paper: a"), entry(", paper: b")], ("documents", 1, "id")),
        ([entry(", paper: a, reviews: [2027-01-20, 2027-01-21]")], ("documents", 0, "reviews", 1)),
    ],
)
def test_an_entry_that_leads_nowhere_is_found(found: Found, entries: list[str], at: tuple[str | int, ...]) -> None:
    assert found("document-entry-unsound", f"{INDEX}: {{documents: [{', '.join(entries)}]}}").at == at


def test_a_paper_and_a_file_are_sound(silent: Silent) -> None:
    entries = [entry(", paper: a, reviews: [2027-01-20]"), entry(", file: 0123456789abcdef.pdf", "f6r8c")]

    silent("document-entry-unsound", f"{INDEX}: {{documents: [{', '.join(entries)}]}}")


def test_advice_is_asked_for_before_it_comes_and_comes_before_it_goes_out(found: Found) -> None:
    wrong = f"{SUPPORT}: {{role: health, received_on: 2026-07-01, circulated_on: 2026-06-01}}"

    assert found("days-out-of-order", wrong).at == ("circulated_on",)
