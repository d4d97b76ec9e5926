"""Results on their scales, and the views of the child before a review."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.model.finding import Finding

Found = Callable[..., Finding]
Silent = Callable[..., None]

MEASURES = "pupils/k7m2q/measures.yaml"
PROVISION = "provision/r5w7q.yaml"
VIEWS = "pupils/p3x9d/views.yaml"
REVIEW = "pupils/p3x9d/reviews/2027-01-20.yaml"
AGE = "scale: reading-age, taken_on: 2026-09-10, test: Graded reading, edition: 3rd"


def one(result: str, *, scales: str = "[]") -> str:
    """A list of measures with one result."""
    return f"{MEASURES}: {{scales: {scales}, results: [{{{result}}}]}}"


@pytest.mark.parametrize(
    ("result", "field", "words"),
    [
        (f"{AGE}, value: 7.4", "value", "may be months or tenths of a year"),
        (f"{AGE}, value: 1:02", "value", "is outside the scale"),
        (AGE, "value", "no value"),
        ("scale: reading-aeg, taken_on: 2026-09-10, value: 7:04", "scale", "no such scale"),
        ("scale: sdq-teacher-total, taken_on: 2026-09-10, value: 41", "value", "goes from 0 to 40"),
        ("scale: engagement-initiation, taken_on: 2026-09-10", "text", "write what was seen"),
        ("scale: engagement-initiation, taken_on: 2026-09-10, value: 3", "value", "this scale has none"),
        (f"{AGE}, value: 7:04, confidence: {{from: 7:10, to: 7:00}}", "confidence", "is no range"),
    ],
)
def test_a_result_that_is_not_on_its_scale_is_found(found: Found, result: str, field: str, words: str) -> None:
    finding = found("measure-not-on-scale", one(result))

    assert (finding.path, finding.at, finding.tier) == (MEASURES, ("results", 0, field), "record")
    assert words in finding.sentence


@pytest.mark.parametrize(
    "result",
    [
        f"{AGE}, value: 7:04",
        f"{AGE}, value: 7.04, confidence: {{from: 6:10, to: 7:10}}",
        "scale: engagement-initiation, taken_on: 2026-09-10, text: Reached for the drum",
        "scale: badges, taken_on: 2026-09-10, value: 3",
    ],
)
def test_a_result_on_its_scale_is_not_found(silent: Silent, result: str) -> None:
    silent("measure-not-on-scale", one(result, scales="[{id: badges, name: Swimming badges, maximum: 9}]"))


def test_a_scale_of_the_school_is_known_to_all(silent: Silent) -> None:
    result = one("scale: badges, taken_on: 2026-09-10, value: 3")
    silent("measure-not-on-scale", f"senco.yaml: {{scales: [{{id: badges, name: Badges}}]}}\n{result}")


def test_a_provision_whose_measure_has_an_unknown_scale_is_found(found: Found) -> None:
    finding = found("measure-not-on-scale", f"{PROVISION}: {{measure: {{name: Reading, scale: reeding-age}}}}")

    assert (finding.path, finding.at) == (PROVISION, ("measure", "scale"))


def test_a_provision_that_calls_the_wrong_way_progress_is_found(found: Found) -> None:
    finding = found(
        "measure-not-on-scale", f"{PROVISION}: {{measure: {{name: SDQ, scale: sdq-teacher-total}}, pupils: []}}"
    )

    assert (finding.at, finding.sentence) == (
        ("measure", "better"),
        "on this scale lower is better; write better: lower",
    )


def test_an_entry_that_is_not_on_the_scale_of_its_provision_is_found(found: Found) -> None:
    finding = found("measure-not-on-scale", f"{PROVISION}: {{measure: {{name: Leuven, scale: leuven-well-being}}}}")

    assert (finding.at, finding.path) == (("pupils", 0, "entry", "value"), PROVISION)


def test_a_provision_that_names_no_scale_may_be_measured_in_anything(silent: Silent) -> None:
    silent("measure-not-on-scale", f"{PROVISION}: {{measure: {{name: Tears in a week, better: lower}}}}")


def test_a_scale_with_the_id_of_one_of_sencos_is_found(found: Found) -> None:
    finding = found("scale-twice", "senco.yaml: {scales: [{id: reading-age, name: Our levels}]}")

    assert (finding.path, finding.at) == ("senco.yaml", ("scales", 0, "id"))


def test_a_scale_of_a_pupil_with_the_id_of_one_of_the_school_is_found(found: Found) -> None:
    finding = found(
        "scale-twice",
        "senco.yaml: {scales: [{id: badges, name: Badges}]}\n"
        f"{MEASURES}: {{scales: [{{id: words, name: Words}}, {{id: badges, name: His badges}}]}}",
    )

    assert (finding.path, finding.at) == (MEASURES, ("scales", 1, "id"))


def test_scales_with_ids_of_their_own_are_not_found(silent: Silent) -> None:
    silent("scale-twice", "senco.yaml: {scales: [{id: badges, name: Badges}, {id: lengths, name: Lengths}]}")


@pytest.mark.parametrize(("kept", "missing"), [("edition: 3rd", "test"), ("test: Graded reading", "edition")])
def test_an_age_without_its_test_is_found(found: Found, kept: str, missing: str) -> None:
    finding = found("measure-without-test", one(f"scale: reading-age, value: 7:04, taken_on: 2026-09-10, {kept}"))

    assert (finding.at, finding.tier) == (("results", 0, missing), "practice")


@pytest.mark.parametrize(
    "result",
    [
        f"{AGE}, value: 7:04",
        "scale: sdq-teacher-total, value: 12, taken_on: 2026-09-10",
        "scale: words-a-minute, value: 60, taken_on: 2026-09-10, test: Year 5 passages",
    ],
)
def test_a_score_with_its_test_or_that_needs_none_is_not_found(silent: Silent, result: str) -> None:
    silent("measure-without-test", one(result))


NEAR = "2026-12-15"


def test_a_review_that_is_near_without_a_word_of_the_child_is_found(found: Found) -> None:
    finding = found("child-view-missing", today=NEAR)

    assert (finding.path, finding.at, finding.tier) == (REVIEW, ("views",), "practice")
    assert "senco add-view p3x9d" in finding.sentence


def test_a_review_that_is_far_off_is_not_found_yet(silent: Silent) -> None:
    silent("child-view-missing", today="2026-11-21")


def test_a_view_of_the_mother_is_not_one_of_the_child(found: Found) -> None:
    views = f"{VIEWS}: {{views: [{{whose: mother, gathered_on: 2026-12-01, text: He is tired}}]}}"

    assert found("child-view-missing", views, today=NEAR)


def test_a_view_from_before_the_last_review_is_too_old(found: Found) -> None:
    views = f"{VIEWS}: {{views: [{{whose: child, gathered_on: 2026-01-10, text: I like it}}]}}"

    assert found("child-view-missing", views, today=NEAR)


@pytest.mark.parametrize(
    "changes",
    [
        f"{VIEWS}: {{views: [{{whose: child, gathered_on: 2026-12-01, text: I like it}}]}}",
        f"{REVIEW}: {{views: [{{whose: child, text: I like it}}]}}",
    ],
    ids=["in the list", "in the review"],
)
def test_a_view_since_then_is_enough_wherever_it_stands(silent: Silent, changes: str) -> None:
    silent("child-view-missing", changes, today=NEAR)


def test_views_that_cannot_be_read_are_not_called_missing(silent: Silent) -> None:
    silent("child-view-missing", today=NEAR, unreadable=[VIEWS])


def test_a_result_of_a_provision_that_is_not_there_is_found(found: Found) -> None:
    finding = found("provision-unknown", one(f"{AGE}, value: 7:04, context: entry, provision: z9z9z"))

    assert (finding.path, finding.at) == (MEASURES, ("results", 0, "provision"))
