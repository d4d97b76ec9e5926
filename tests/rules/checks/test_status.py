"""The history of SEN status: what the census takes, what contradicts itself, and what nobody closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from senco_cli.model.finding import Finding

Found = Callable[..., Finding]
Silent = Callable[..., None]

PUPIL = "pupils/k7m2q/pupil.yaml"


WITHOUT_CYCLES = "\npupils/k7m2q/cycles/2026-01-12.yaml: ~\npupils/k7m2q/cycles/2026-09-07.yaml: ~"


def status(history: str, *, more: str = "") -> str:
    return f"{PUPIL}: {{sen_status: [{history}]{', ' + more if more else ''}}}"


def test_a_pupil_on_the_roll_without_a_status_is_found(found: Found) -> None:
    finding = found("status-missing", f"{PUPIL}: {{sen_status: ~}}")

    assert (finding.path, finding.at, finding.tier) == (PUPIL, ("sen_status",), "law")
    assert "add K, E or N under sen_status" in finding.sentence


def test_a_status_that_ended_with_nothing_after_it_is_found(found: Found) -> None:
    found("status-missing", status("{status: K, from: 2024-03-18, to: 2026-07-21}"))


@pytest.mark.parametrize("change", ["watch_from: 2026-09-14", "left_on: 2026-07-21", "admitted_on: 2027-01-05"])
def test_no_status_is_missing_of_those_watched_gone_or_not_yet_here(silent: Silent, change: str) -> None:
    silent("status-missing", f"{PUPIL}: {{sen_status: ~, {change}}}")


def test_a_statement_still_open_is_found(found: Found) -> None:
    finding = found(
        "historic-status-current", status("{status: S, from: 2012-09-03}", more="needs: [{type: ASD, rank: 1}]")
    )

    assert (finding.at, finding.tier) == (("sen_status", 0, "status"), "law")
    assert "ended on 2018-03-31" in finding.sentence
    assert finding.sentence.endswith("most likely E")


def test_school_action_before_sen_support_is_history(silent: Silent) -> None:
    silent("historic-status-current", status("{status: A, from: 2012-09-03}, {status: K, from: 2014-09-01}"))


def test_two_statuses_that_begin_on_one_day_are_found(found: Found) -> None:
    finding = found("status-overlap", status("{status: K, from: 2024-03-18}, {status: E, from: 2024-03-18}"))

    assert finding.at == ("sen_status", 1, "from")


def test_a_status_that_lasts_into_the_next_is_found(found: Found) -> None:
    finding = found(
        "status-overlap", status("{status: E, from: 2024-03-18}, {status: K, from: 2022-01-10, to: 2024-06-30}")
    )

    assert finding.at == ("sen_status", 1, "to")
    assert finding.sentence == (
        "K lasts to 2024-06-30 but E begins on 2024-03-18; end the first on the day before the second begins"
    )


@pytest.mark.parametrize("last_day", ["", ", to: 2024-03-17", ", to: 2024-03-18", ", to: 2024-02-29"])
def test_a_status_followed_by_another_is_sound(silent: Silent, last_day: str) -> None:
    silent("status-overlap", status(f"{{status: K, from: 2022-01-10{last_day}}}, {{status: E, from: 2024-03-18}}"))


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("{status: K, from: 2024-03-18}", "K is still open although the pupil left on 2026-07-21"),
        ("{status: K, from: 2024-03-18, to: 2026-09-30}", "K lasts to 2026-09-30 although"),
        ("{status: K, from: 2026-09-02}", "K begins on 2026-09-02, but the pupil left on 2026-07-21"),
    ],
)
def test_a_status_that_outlasts_the_pupils_time_here_is_found(found: Found, period: str, words: str) -> None:
    finding = found("status-open-after-leaving", status(period, more="left_on: 2026-07-21"))

    assert finding.at == ("sen_status", 0, "to")
    assert words in finding.sentence


@pytest.mark.parametrize(
    ("history", "left_on"),
    [
        ("{status: K, from: 2024-03-18, to: 2026-07-21}", "2026-07-21"),
        ("{status: K, from: 2024-03-18}", "2026-12-18"),
        ("{status: K, from: 2022-01-10}, {status: E, from: 2024-03-18, to: 2026-07-21}", "2026-07-21"),
    ],
)
def test_a_status_closed_on_leaving_or_before_it_is_sound(silent: Silent, history: str, left_on: str) -> None:
    silent("status-open-after-leaving", status(history, more=f"left_on: {left_on}"))


@pytest.mark.parametrize(
    ("period", "field"),
    [
        ("{status: K, from: 2013-09-02}", "from"),
        ("{status: A, from: 2016-09-05, to: 2017-07-21}", "from"),
        ("{status: P, from: 2013-09-02, to: 2017-07-21}", "to"),
    ],
)
def test_a_status_from_years_without_its_code_is_found(found: Found, period: str, field: str) -> None:
    finding = found("status-code-not-valid-then", status(period))

    assert (finding.at, finding.tier) == (("sen_status", 0, field), "practice")


def test_an_old_history_in_the_codes_of_its_time_is_sound(silent: Silent) -> None:
    history = (
        "{status: A, from: 2012-09-03, to: 2013-08-31}, {status: P, from: 2013-09-01, to: 2014-08-31}, "
        "{status: K, from: 2014-09-01}"
    )

    silent("status-code-not-valid-then", status(history))


def test_support_of_which_the_parents_were_not_told_is_found(found: Found) -> None:
    finding = found("parents-not-told", status("{status: K, from: 2024-03-18}") + WITHOUT_CYCLES)

    assert (finding.at, finding.tier) == (("sen_status", 0, "parents_told_on"), "law")
    assert finding.sentence.startswith("K since 2024-03-18 but no day says that the parents were told")


def test_parents_told_before_support_ended_and_began_again_are_told_anew(found: Found) -> None:
    history = (
        "{status: K, from: 2022-01-10, to: 2022-07-21, parents_told_on: 2022-01-12}, "
        "{status: N, from: 2022-07-22, to: 2025-01-05}, {status: K, from: 2025-01-06}"
    )

    assert found("parents-not-told", status(history) + WITHOUT_CYCLES).at == ("sen_status", 2, "parents_told_on")


def test_parents_who_have_met_about_the_support_since_know_of_it(silent: Silent) -> None:
    silent("parents-not-told", status("{status: K, from: 2024-03-18}"))


@pytest.mark.parametrize(
    "history",
    [
        "{status: K, from: 2022-01-10, to: 2023-08-31, parents_told_on: 2022-01-12}, {status: K, from: 2023-09-01}",
        "{status: E, from: 2024-03-18}",
        "{status: N, from: 2024-03-18}",
    ],
)
def test_parents_once_told_or_not_to_be_told_are_no_finding(silent: Silent, history: str) -> None:
    silent("parents-not-told", status(history))


def test_n_in_a_special_school_is_found(found: Found) -> None:
    special = "senco.yaml: {school: {name: Birch Hill School, phase: special}}\n"
    finding = found("special-school-without-sen", special + status("{status: N, from: 2024-03-18}"))

    assert (finding.path, finding.at, finding.tier) == (PUPIL, ("sen_status", 0, "status"), "law")


def test_n_in_a_primary_school_is_sound(silent: Silent) -> None:
    silent("special-school-without-sen", status("{status: N, from: 2024-03-18}"))
