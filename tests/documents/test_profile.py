"""The one-page profile: the pupil's own words, room to write where nothing is recorded, nothing that is restricted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from documents.conftest import Golden
from documents.papers import ON, SCRIPT, pupil, school

from senco_cli.documents.profile import OnePageProfile, build, photo_of
from senco_cli.documents.render.blocks import Blank, Group, Picture
from senco_cli.documents.render.parsing import page_of
from senco_cli.documents.render.text import render_text
from senco_cli.documents.templates import environment, render
from senco_cli.model.school import PupilFile

PNG = b"\x89PNG\r\n\x1a\nrest"
PROFILE = {
    "strengths": ["Draws story maps"],
    "important_to_me": ["That people wait"],
    "what_helps": ["=1+1", SCRIPT],
    "what_does_not_help": ["Long copying"],
    "aspirations": "To coach netball.",
    "keep_safe": ["Inhaler in the office"],
}


def view(**fields: Any) -> dict[str, Any]:
    usual = {"whose": "child", "gathered_on": "2026-10-07", "words": "own", "topics": ["important-to"]}
    return {**usual, "text": "I was not done.", **fields}


def full() -> PupilFile:
    return pupil(profile=PROFILE, key_worker="n2h8f", views=[view(how=["said"])])


def made(file: PupilFile, photo: bytes | None = None) -> OnePageProfile:
    return build(school(), file, on=ON, photo=photo)


def page(of: OnePageProfile) -> str:
    return render(environment(), "one-page-profile.html.j2", {"profile": of})


def test_what_is_recorded_stands_under_what_it_answers() -> None:
    of = made(full())
    assert (of.admired, of.matters, of.hinders) == (("Draws story maps",), ("That people wait",), ("Long copying",))
    assert (of.hopes, of.key_worker, of.place) == ("To coach netball.", "Mrs F. Adeyemi", "Year 4, 4B")


def test_the_page_is_as_it_was(golden: Golden) -> None:
    shown = page(made(full()))
    golden("one_page_profile.html", shown)
    golden("one_page_profile.txt", render_text(page_of(shown), width=80))


def test_with_nothing_recorded_every_part_has_room_to_write() -> None:
    bare = made(pupil())
    groups = [block for block in page_of(page(bare)).blocks if isinstance(block, Group) and block.style == "callout"]
    assert bare.is_bare and not made(full()).is_bare
    assert len(groups) == 4 and all(any(isinstance(each, Blank) for each in group.blocks) for group in groups)


@pytest.mark.parametrize(
    "fields",
    [
        {"whose": "mother"},
        {"words": "summed-up"},
        {"topics": ["social-care"]},
        {"topics": []},
        {"gathered_on": "2026-12-01"},
    ],
)
def test_only_what_the_child_said_for_everybody_to_know_is_on_it(fields: dict[str, Any]) -> None:
    assert made(pupil(views=[view(**fields)])).said == ()


def test_of_many_views_the_two_newest_are_on_it_with_who_helped() -> None:
    days = ("2026-09-01", "2026-10-01", "2026-11-01")
    views = [
        view(gathered_on=day, text=day, words="interpreted", written_down_by="Mrs B", how=["drawn"]) for day in days
    ]
    said = made(pupil(views=views)).said
    assert [each.text for each in said] == ["2026-11-01", "2026-10-01"]
    assert said[0].how == "drawn or made, put into words by Mrs B"


def document(id: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": id,
        "title": "Picture",
        "what": "photo",
        "file": "0123456789abcdef.png",
        "dated": "2026-09-01",
        **fields,
    }


@pytest.mark.parametrize(
    ("documents", "taken"),
    [
        ([document("b2c3d"), document("f4g5h", dated="2026-10-01")], "f4g5h"),
        ([document("b2c3d", restricted="none")], "b2c3d"),
        ([document("b2c3d", restricted="senco")], None),
        ([document("b2c3d", restricted="dsl")], None),
        ([document("b2c3d", restricted="health")], None),
        ([document("b2c3d", what="report")], None),
        ([document("b2c3d", file=None, paper="Album")], None),
        ([], None),
    ],
)
def test_the_picture_is_the_newest_that_everybody_may_see(documents: list[dict[str, Any]], taken: str | None) -> None:
    found = photo_of(pupil(documents=documents))
    assert (found.id if found else None) == taken


def test_the_picture_stands_beside_the_name_and_says_whose_it_is() -> None:
    (head,) = [
        each for each in page_of(page(made(full(), PNG))).blocks if isinstance(each, Group) and each.style == "beside"
    ]
    assert Picture(PNG, "Amara Okafor") in head.blocks
    assert made(full(), b"no picture").photo is None


def test_a_pupil_without_a_forename_is_called_by_the_name_there_is() -> None:
    nameless = pupil(name={"legal_forename": "-", "legal_surname": "Suharto"})
    assert made(nameless).called == "Suharto"


def test_what_was_typed_stays_text() -> None:
    shown = page(replace(made(full()), name=SCRIPT))
    assert "<script>" not in shown and "=1+1" in shown
