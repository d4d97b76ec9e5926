"""Access arrangements: approved, not expired, the normal way of working, with scores that can be used."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.model.finding import Finding

Found = Callable[..., Finding]
Silent = Callable[..., None]

LIST = "pupils/k7m2q/access-arrangements.yaml"
EVIDENCE = "normal_way: [{seen_on: 2026-10-06, subject: English, teacher: Mr J. Abara, what: A mock in green ink}]"
FORM_8 = "form: {number: form-8}"


def exam(fields: str, arrangement: str = "extra-time-25") -> str:
    more = f", {fields}" if fields else ""
    return f"{LIST}: {{examinations: [{{arrangement: {arrangement}{more}}}]}}"


def national(fields: str, arrangement: str = "word-processor", year: str = "2026") -> str:
    more = f", {fields}" if fields else ""
    return f"{LIST}: {{primary_tests: [{{test: key-stage-2, year: {year}, arrangement: {arrangement}{more}}}]}}"


def scores(*rows: tuple[str, int], tested_on: str = "2031-09-10") -> str:
    said = ", ".join(
        f"{{test: A test, area: {area}, standard_score: {score}, tested_on: {tested_on}}}" for area, score in rows
    )
    return f"scores: [{said}]"


@pytest.mark.parametrize("fields", ["", "applied_on: 2026-11-02"])
def test_an_arrangement_that_needs_approval_and_has_none_is_found(found: Found, fields: str) -> None:
    finding = found("access-approval-missing", exam(fields))

    assert (finding.path, finding.at, finding.tier) == (LIST, ("examinations", 0, "approved_on"), "practice")
    assert ("applied for, but" in finding.sentence) == bool(fields)


@pytest.mark.parametrize(
    "changes",
    [
        exam("approved_on: 2026-11-09"),
        exam("ended_on: 2026-11-09"),
        exam("", "rest-breaks"),
        exam("", "alternative-site"),
        exam("") + "\npupils/k7m2q/pupil.yaml: {left_on: 2026-10-23}",
    ],
)
def test_approved_given_up_delegated_and_gone_are_not(silent: Silent, changes: str) -> None:
    silent("access-approval-missing", changes)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        (national("", "additional-time"), "applied_on"),
        (national(""), "notified_on"),
        (national("class: application", "reader"), "applied_on"),
    ],
)
def test_tests_of_this_year_without_application_or_notification_are_found(
    found: Found, changes: str, field: str
) -> None:
    assert found("access-approval-missing", changes).at == ("primary_tests", 0, field)


@pytest.mark.parametrize(
    "changes",
    [
        national("ehc_plan: yes", "additional-time"),
        national("applied_on: 2026-03-02", "additional-time"),
        national("notified_on: 2026-05-18"),
        national("", "reader"),
        national("", year="2027"),
        national("", year="2025"),
    ],
)
def test_a_plan_what_was_done_what_the_school_decides_and_other_years_are_not(silent: Silent, changes: str) -> None:
    silent("access-approval-missing", changes)


EXPIRED = "approved_on: 2024-09-16, expires_on: 2026-11-20"


def test_an_approval_that_expired_yesterday_is_found(found: Found) -> None:
    finding = found("access-approval-expired", exam(EXPIRED))

    assert (finding.at, finding.tier) == (("examinations", 0, "expires_on"), "practice")


def test_one_that_expires_today_one_given_up_and_one_approved_again_are_not(silent: Silent) -> None:
    silent("access-approval-expired", exam("approved_on: 2024-09-16, expires_on: 2026-11-21"))
    silent("access-approval-expired", exam(f"{EXPIRED}, ended_on: 2026-11-01"))
    again = "{arrangement: extra-time-25, approved_on: 2026-11-02, expires_on: 2028-12-31}"
    silent("access-approval-expired", f"{LIST}: {{examinations: [{{arrangement: extra-time-25, {EXPIRED}}}, {again}]}}")


def test_the_same_day_of_another_arrangement_renews_nothing(found: Found) -> None:
    other = "{arrangement: reader, approved_on: 2026-11-02, expires_on: 2028-12-31}"
    found("access-approval-expired", f"{LIST}: {{examinations: [{{arrangement: extra-time-25, {EXPIRED}}}, {other}]}}")


@pytest.mark.parametrize(
    ("changes", "where"), [(exam("", "prompter"), "examinations"), (national("", "reader"), "primary_tests")]
)
def test_an_arrangement_without_evidence_of_the_normal_way_is_found(found: Found, changes: str, where: str) -> None:
    assert found("access-normal-way-missing", changes).at == (where, 0, "normal_way")


@pytest.mark.parametrize("changes", [exam(EVIDENCE), national(EVIDENCE), exam("ended_on: 2026-11-01")])
def test_one_with_evidence_and_one_given_up_are_not(silent: Silent, changes: str) -> None:
    silent("access-normal-way-missing", changes)


# k7m2q was born on 6 May 2017 and begins Year 9 on 1 September 2030.
@pytest.mark.parametrize("tested_on", ["2030-08-31", "2029-11-05"])
def test_a_score_from_before_the_first_of_september_of_year_9_is_found(found: Found, tested_on: str) -> None:
    finding = found("access-score-too-old", exam(scores(("spelling", 80), tested_on=tested_on)), today="2031-10-01")

    assert finding.at == ("examinations", 0, "scores", 0, "tested_on")
    assert "Year 9" in finding.sentence


def test_a_score_from_that_day_on_can_be_used(silent: Silent) -> None:
    silent("access-score-too-old", exam(scores(("spelling", 80), tested_on="2030-09-01")), today="2031-10-01")


@pytest.mark.parametrize(("year", "is_found"), [("8", True), ("9", False)])
def test_the_year_taught_counts_where_it_is_not_the_one_of_their_age(
    found: Found, silent: Silent, year: str, is_found: bool
) -> None:
    day = "2030-11-05" if is_found else "2029-11-05"
    row = f"{{test: A test, area: spelling, standard_score: 80, tested_on: {day}, year_group: '{year}'}}"
    judge = found if is_found else silent
    judge("access-score-too-old", exam(f"scores: [{row}]"), today="2031-10-01")


@pytest.mark.parametrize(
    "rows",
    [
        (("reading-speed", 84), ("processing", 90)),
        (("reading-speed", 85), ("processing", 89)),
        (("reading-speed", 80), ("reading-speed", 81)),
        (("reading-speed", 80), ("spelling", 70)),
        (("processing", 70),),
    ],
)
def test_scores_that_do_not_carry_extra_time_are_found(found: Found, rows: tuple[tuple[str, int], ...]) -> None:
    finding = found("access-scores-short", exam(f"{FORM_8}, {scores(*rows)}"))

    assert "84" in finding.sentence and "89" in finding.sentence


@pytest.mark.parametrize(
    "changes",
    [
        exam(f"{FORM_8}, {scores(('reading-speed', 84), ('processing', 84))}"),
        exam(f"{FORM_8}, {scores(('reading-speed', 89), ('writing-speed', 84))}"),
        exam(f"{FORM_8}, ehc_plan: yes"),
        exam("form: {number: form-9}"),
        exam(FORM_8, "reader"),
    ],
)
def test_two_low_scores_one_low_and_one_below_average_a_plan_or_no_form_8_carry_it(
    silent: Silent, changes: str
) -> None:
    silent("access-scores-short", changes)
