"""Every view of a pupil is found, wherever it is recorded."""

from __future__ import annotations

from datetime import date

from senco_cli.model.cycle import Cycle
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.pupil import Pupil
from senco_cli.model.review import Review
from senco_cli.model.school import PupilFile
from senco_cli.model.views import Views
from senco_cli.rules.viewpoints import views_of

PUPIL = Pupil.model_validate(
    {"name": {"legal_forename": "Siân", "legal_surname": "O'Brien"}, "date_of_birth": "2017-05-06"}
)
FILE = PupilFile(
    key="k7m2q",
    pupil=PUPIL,
    plan=EhcPlan.model_validate(
        {
            "plan_first_made_on": "2024-03-18",
            "sections": {
                "A": [
                    {"whose": "mother", "text": "She is the funny one at home"},
                    {"whose": "young person", "text": "I like netball", "gathered_on": "2025-09-18"},
                ]
            },
        }
    ),
    reviews={
        "2026-01-27": Review.model_validate(
            {
                "type": "annual",
                "meeting_on": "2026-01-27",
                "views": [
                    {"whose": "Child", "text": "The word cards are good", "how": "Sorted pictures"},
                    {"whose": "foster carer", "text": "Keep Mondays plain"},
                ],
            }
        )
    },
    cycles={
        "2026-09-07": Cycle.model_validate(
            {
                "from": "2026-09-07",
                "assess": {"pupil_view": "It is loud", "parent_view": "She is tired"},
                "plan": {"agreed_on": "2026-09-10"},
                "review": {"held_on": "2026-11-09", "pupil_view": "Better"},
            }
        )
    },
    views=Views.model_validate(
        {
            "views": [
                {
                    "whose": "child",
                    "gathered_on": "2026-11-12",
                    "how": ["drawn", "signed"],
                    "for": "transition",
                    "words": "interpreted",
                    "written_down_by": "Mrs Adeyemi",
                    "asked": "What next?",
                    "text": "Ten seconds",
                    "topics": ["important-to"],
                },
                {"whose": "carer", "name": "Ruth Bell", "gathered_on": "2026-11-13", "text": "He sleeps"},
            ]
        }
    ),
)


def test_views_of_the_list_the_reviews_the_cycles_and_the_plan_come_in_the_order_of_their_days() -> None:
    assert [(each.day and each.day.isoformat(), each.origin, each.whose, each.text) for each in views_of(FILE)] == [
        (None, "plan", "mother", "She is the funny one at home"),
        ("2025-09-18", "plan", "young-person", "I like netball"),
        ("2026-01-27", "review", "child", "The word cards are good"),
        ("2026-01-27", "review", "carer", "Keep Mondays plain"),
        ("2026-09-10", "cycle", "child", "It is loud"),
        ("2026-09-10", "cycle", "parents", "She is tired"),
        ("2026-11-09", "cycle", "child", "Better"),
        ("2026-11-12", "views", "child", "Ten seconds"),
        ("2026-11-13", "views", "carer", "He sleeps"),
    ]


def test_each_says_where_it_stands() -> None:
    places = {(each.path, each.at) for each in views_of(FILE)}
    assert ("pupils/k7m2q/reviews/2026-01-27.yaml", ("views", 0)) in places
    assert ("pupils/k7m2q/cycles/2026-09-07.yaml", ("review", "pupil_view")) in places
    assert ("pupils/k7m2q/ehc-plan.yaml", ("sections", "A", 1)) in places
    assert ("pupils/k7m2q/views.yaml", ("views", 1)) in places


def test_only_what_was_said_after_a_day_can_be_asked_for() -> None:
    later = views_of(FILE, since=date(2026, 1, 27))
    assert [each.text for each in later] == ["It is loud", "She is tired", "Better", "Ten seconds", "He sleeps"]
    assert views_of(FILE, since=date(2026, 11, 13)) == ()


def test_codes_come_in_words() -> None:
    view = next(each for each in views_of(FILE) if each.text == "Ten seconds")
    assert (view.whose_words, view.how) == ("The child", ("Drawn or made", "Signed"))
    assert (view.gathered_for, view.words) == ("A change of class or school", "Interpreted")
    assert (view.asked, view.topics) == ("What next?", ("What is important to the child",))


def test_somebody_with_a_name_is_called_by_it() -> None:
    assert views_of(FILE)[-1].whose_words == "Ruth Bell (a carer)"


def test_whose_view_it_is_can_stand_in_a_record_in_words_of_its_own() -> None:
    carer = next(each for each in views_of(FILE) if each.text == "Keep Mondays plain")
    assert (carer.whose, carer.whose_words, carer.is_of_child) == ("carer", "Foster carer", False)


def test_child_and_young_person_are_both_the_child() -> None:
    assert [each.text for each in views_of(FILE) if each.is_of_child] == [
        "I like netball",
        "The word cards are good",
        "It is loud",
        "Better",
        "Ten seconds",
    ]


def test_a_pupil_without_any_has_none() -> None:
    assert views_of(PupilFile(key="k7m2q", pupil=PUPIL)) == ()


def test_a_person_is_called_by_one_word_wherever_the_view_is_recorded() -> None:
    assert [each.whose_words for each in views_of(FILE)] == [
        "The mother",
        "The young person",
        "The child",
        "Foster carer",
        "The child",
        "The parents together",
        "The child",
        "The child",
        "Ruth Bell (a carer)",
    ]
