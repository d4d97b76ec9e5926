"""The example school's measures and views: enough to draw, and in the words of children."""

from __future__ import annotations

from collections import Counter

from practice_records import is_school_day, of_kind, plans, provisions, pupils, settings
from support import A_SATURDAY

from senco_cli.model.codes import code_set
from senco_cli.model.measures import Measures
from senco_cli.model.scales import builtin_scales
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.views import Views
from senco_cli.rules.measuring import Taken, entry_and_exit, results_of, series_of
from senco_cli.rules.ratio_gain import RatioGain, ratio_gain


def results() -> dict[str, tuple[Taken, ...]]:
    """The results of every pupil with a list of measures."""
    school = SchoolRecords(settings=settings(), provisions=provisions())
    return {
        str(found.pupil): results_of(PupilFile(str(found.pupil), pupils()[str(found.pupil)], measures=record), school)
        for found, record in of_kind(Measures)
    }


def test_everything_was_measured_on_a_weekday_while_the_pupil_was_here() -> None:
    for found, record in of_kind(Measures):
        for result in record.results:
            assert result.taken_on <= A_SATURDAY, found.path
            assert pupils()[str(found.pupil)].is_on_roll(result.taken_on), found.path
            assert result.taken_on.weekday() < 5, found.path


def test_no_result_is_lost_to_a_scale_it_does_not_fit() -> None:
    kept = {key: sum(each.path.endswith("measures.yaml") for each in found) for key, found in results().items()}
    assert kept == {str(found.pupil): len(record.results) for found, record in of_kind(Measures)}


def test_there_is_enough_over_time_to_draw() -> None:
    long = [series for found in results().values() for series in series_of(found).values() if len(series) >= 3]
    assert len(long) >= 6
    kinds = {series[0].scale.kind for series in long}
    assert kinds >= {"reading-age", "spelling-age", "points"}


def test_reading_ages_at_entry_and_exit_give_ratio_gains_high_and_low() -> None:
    gains = []
    for found in results().values():
        entry, end = entry_and_exit(tuple(each for each in found if each.scale.id == "reading-age"), "r5x9w")
        if entry and end:
            gains.append(ratio_gain(entry, end))
    assert len(gains) == 3 and all(isinstance(gain, RatioGain) for gain in gains)
    ratios = [gain.ratio for gain in gains if isinstance(gain, RatioGain)]
    assert min(ratios) < 1 and max(ratios) > 2


def test_every_kind_of_scale_is_in_use_and_so_are_scales_of_the_school_and_of_a_pupil() -> None:
    used = Counter(each.scale.kind for found in results().values() for each in found)
    assert set(used) == {code.code for code in code_set("scale_kind").codes}
    own = {each.scale.id for found in results().values() for each in found} - set(builtin_scales()) - {"unnamed"}
    assert own == {"place-value-screener", "attendance-in-four-weeks", "understood-words"}


def test_everybody_with_a_plan_but_one_who_has_just_come_has_said_something_in_words_of_their_own() -> None:
    texts = [view.text for _, record in of_kind(Views) for view in record.views]
    assert len(set(texts)) == len(texts)
    said = {str(found.pupil) for found, record in of_kind(Views) if any(v.whose == "child" for v in record.views)}
    assert set(plans()) - said == {"t4k8d"}


def test_views_were_gathered_in_many_ways() -> None:
    views = [view for _, record in of_kind(Views) for view in record.views]
    assert len({way for view in views for way in view.how}) >= 8
    assert {view.words for view in views} == {code.code for code in code_set("view_words").codes}
    assert all(view.gathered_on <= A_SATURDAY and is_school_day(view.gathered_on) for view in views)
