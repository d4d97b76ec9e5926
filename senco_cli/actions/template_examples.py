"""What stands on each document of the practice school, for trying templates on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from senco_cli.actions.arrival_note import arrival_note
from senco_cli.actions.chase_letter import letter_for_authority, letter_for_pupil
from senco_cli.actions.export_annual_review import packs_of
from senco_cli.actions.export_equality_checklist import build_of_school, checklists_of_pupils
from senco_cli.actions.export_profile import profiles
from senco_cli.actions.export_provision_map import build_for_governors, build_provision_map
from senco_cli.actions.export_register import build_census_register, build_governor_register, build_staff_register
from senco_cli.actions.export_staff_briefing import build_briefing
from senco_cli.actions.export_support_plan import support_plans
from senco_cli.actions.review_papers import (
    Opened,
    Paper,
    advice_requests,
    agenda,
    invitations,
    open_review,
    views_paper,
)
from senco_cli.actions.transfer_bundle import chosen, pack_bundle, page_view, receipt_view
from senco_cli.actions.transfer_draft import draft_bundle
from senco_cli.actions.week_sheet import build_week_sheet
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.arrival_note import Before
from senco_cli.documents.provision_map_view import Selection
from senco_cli.model.kinds import path_of
from senco_cli.model.settings import Settings
from senco_cli.store.records import load
from senco_cli.store.shipped import practice_school

Views = Iterator[Mapping[str, Any]]
# Pupils of the practice school of whom much is recorded, and little, and one with SEN support.
_MUCH, _LITTLE, _SUPPORTED = "k7m2q", "s7m3g", "d4k9s"
# Pupils whose review is to come, and was held for a move to the next school.
_REVIEWED = ("c9v4b", "g2x7p", "k7m2q")
_LATER = timedelta(days=91)


def practice() -> Workspace:
    """The practice school that comes with senco, on its own day."""
    root = practice_school()
    settings = load(root, path_of(Settings), Settings).record
    day = settings.practice_date if settings else None
    return Workspace(root=root, today=day or date(2026, 11, 21))


def examples_of(document: str) -> tuple[Mapping[str, Any], ...]:
    """Different pages of the document, each as the template's names with what they hold."""
    return tuple(_EXAMPLES[document](practice()))


def _provision_maps(workspace: Workspace) -> Views:
    yield build_provision_map(workspace, Selection()).on_page()
    yield build_provision_map(workspace, Selection(pupil=_MUCH), group_by="layer").on_page()
    yield build_provision_map(workspace, Selection(), group_by="staff").on_page()


def _governors(workspace: Workspace) -> Views:
    yield build_for_governors(workspace).on_page()


def _checklists(workspace: Workspace) -> Views:
    yield build_of_school(workspace).on_page()
    yield checklists_of_pupils(workspace)(_MUCH).on_page()


def _review_packs(workspace: Workspace) -> Views:
    yield packs_of(workspace, stage="after")(_MUCH).on_page()
    yield packs_of(workspace, stage="before")(_MUCH).on_page()


def _review_paper(make: Callable[[Opened], Paper]) -> Callable[[Workspace], Views]:
    """The examples of a paper around a review, each of another kind of review."""

    def examples(workspace: Workspace) -> Views:
        for pupil in _REVIEWED:
            yield make(open_review(workspace, pupil, meeting=None)).on_page()

    return examples


def _registers(workspace: Workspace) -> Views:
    yield build_staff_register(workspace).on_page()


def _governor_registers(workspace: Workspace) -> Views:
    yield build_governor_register(workspace).on_page()


def _census_registers(workspace: Workspace) -> Views:
    yield build_census_register(workspace, "spring").on_page()
    yield build_census_register(workspace, "autumn").on_page()


def _support_plans(workspace: Workspace) -> Views:
    yield support_plans(workspace)(_SUPPORTED).on_page()
    yield support_plans(workspace)(_LITTLE).on_page()


def _briefings(workspace: Workspace) -> Views:
    yield build_briefing(workspace, class_name="4B").on_page()
    yield build_briefing(workspace, year="2", with_diagnoses=True).on_page()


def _profiles(workspace: Workspace) -> Views:
    yield profiles(workspace)(_MUCH).on_page()
    yield profiles(workspace)(_LITTLE).on_page()


def _week_sheets(workspace: Workspace) -> Views:
    yield build_week_sheet(workspace).on_page()


def _chase_letters(workspace: Workspace) -> Views:
    later = replace(workspace, today=workspace.today + _LATER)
    several = letter_for_authority(later, "norringshire")
    yield several.on_page()
    yield letter_for_pupil(later, several.view.pupils[0].key).on_page()


def _arrival_notes(workspace: Workspace) -> Views:
    for pupil in (_MUCH, _LITTLE, _SUPPORTED):
        yield arrival_note(workspace, pupil).on_page()
    changes = ("pupils/k7m2q/pupil.yaml is new",)
    before = Before("Larkfield Primary School", workspace.today, "the SENCO", changes, ("class stays",), ())
    yield arrival_note(workspace, _MUCH, before=before).on_page()


def _transfer_records(workspace: Workspace) -> Views:
    for pupil in (_MUCH, _LITTLE):
        draft = draft_bundle(workspace, pupil)
        yield {"record": page_view(workspace, draft, chosen(draft, sending=()))}


def _transfer_receipts(workspace: Workspace) -> Views:
    draft = draft_bundle(workspace, _MUCH)
    sent = pack_bundle(workspace, draft, chosen(draft, sending=()))
    yield {"receipt": receipt_view(sent.manifest, draft)}


_EXAMPLES: Mapping[str, Callable[[Workspace], Views]] = {
    "provision-map": _provision_maps,
    "provision-map-governors": _governors,
    "equality-checklist": _checklists,
    "annual-review": _review_packs,
    "review-invitation": _review_paper(invitations),
    "review-advice-request": _review_paper(lambda opened: advice_requests(opened, to=["all"])),
    "review-views-child": _review_paper(lambda opened: views_paper(opened, "child")),
    "review-views-child-large": _review_paper(lambda opened: views_paper(opened, "child", is_large=True)),
    "review-views-parents": _review_paper(lambda opened: views_paper(opened, "parents")),
    "review-views-teacher": _review_paper(lambda opened: views_paper(opened, "teacher")),
    "review-agenda": _review_paper(agenda),
    "register": _registers,
    "register-governors": _governor_registers,
    "register-census": _census_registers,
    "support-plan": _support_plans,
    "staff-briefing": _briefings,
    "one-page-profile": _profiles,
    "week-sheet": _week_sheets,
    "chase-letter": _chase_letters,
    "arrival-note": _arrival_notes,
    "transfer-record": _transfer_records,
    "transfer-receipt": _transfer_receipts,
}
