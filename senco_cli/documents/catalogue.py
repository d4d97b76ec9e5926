"""Every document with a template: what the template is called, and what each name on its page is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from senco_cli.documents.render.formats import FORMATS, PageFormat

# A form to fill in by hand, or a letter with one, has nothing that a spreadsheet could count.
_PROSE: tuple[PageFormat, ...] = tuple(each for each in FORMATS if each != "xlsx")

# Templates that documents are built on, and that a school may have its own of too.
SHARED = (
    "document.css",
    "document.html.j2",
    "letter.html.j2",
    "provision-effect.html.j2",
    "provision-funding.html.j2",
    "provision-rates.html.j2",
    "provision-staff.html.j2",
    "review-papers.css",
    "review-signs.html.j2",
    "review-words.html.j2",
)


@dataclass(frozen=True, slots=True)
class TemplatedDocument:
    """One document: its name, its template, and its page's names, each with `module:class`.

    `formats` are those in which it is made; `asked_for` is what follows `senco export` where that is not its name.
    """

    name: str
    template: str
    names: Mapping[str, str]
    formats: tuple[PageFormat, ...] = FORMATS
    asked_for: str | None = None

    def kinds(self) -> Mapping[str, Any]:
        """The type of each name on the page."""
        return {name: _type_at(place) for name, place in self.names.items()}


DOCUMENTS = (
    TemplatedDocument("provision-map", "provision-map.html.j2", {"map": "provision_map_view:ProvisionMap"}),
    TemplatedDocument(
        "provision-map-governors",
        "provision-map-governors.html.j2",
        {"map": "provision_governors:GovernorsMap"},
        asked_for="provision-map --for governors",
    ),
    TemplatedDocument(
        "equality-checklist", "equality-checklist.html.j2", {"list": "equality_checklist_view:EqualityChecklist"}
    ),
    TemplatedDocument("annual-review", "annual-review.html.j2", {"review": "annual_review.view:AnnualReview"}),
    TemplatedDocument(
        "review-invitation",
        "review-invitation.html.j2",
        {"invitations": "review_papers.invitation:Invitations"},
        formats=_PROSE,
    ),
    TemplatedDocument(
        "review-advice-request",
        "review-advice-request.html.j2",
        {"asked": "review_papers.advice_request:AdviceRequests"},
        formats=_PROSE,
    ),
    *(
        TemplatedDocument(
            f"review-views-{whose}",
            f"review-views-{whose}.html.j2",
            {"form": "review_papers.views_form:ViewsForm"},
            formats=_PROSE,
            asked_for=f"review-views-form --from {whose.replace('-large', ' --large')}",
        )
        for whose in ("child", "child-large", "parents", "teacher")
    ),
    TemplatedDocument("review-agenda", "review-agenda.html.j2", {"agenda": "review_papers.agenda:Agenda"}),
    TemplatedDocument("register", "register.html.j2", {"register": "register_view:StaffRegister"}),
    TemplatedDocument(
        "register-governors",
        "register-governors.html.j2",
        {"register": "register_view:GovernorRegister"},
        asked_for="register --for governors",
    ),
    TemplatedDocument(
        "register-census",
        "register-census.html.j2",
        {"register": "register_view:CensusRegister"},
        asked_for="register --for census",
    ),
    TemplatedDocument("support-plan", "support-plan.html.j2", {"plan": "support_plan_view:SupportPlan"}),
    TemplatedDocument("staff-briefing", "staff-briefing.html.j2", {"briefing": "staff_briefing:StaffBriefing"}),
    TemplatedDocument("one-page-profile", "one-page-profile.html.j2", {"profile": "profile:OnePageProfile"}),
    TemplatedDocument("week-sheet", "week-sheet.html.j2", {"sheet": "week_sheet:WeekSheet"}),
    TemplatedDocument("chase-letter", "chase-letter.html.j2", {"letter": "chase_letter:ChaseLetter"}),
    TemplatedDocument(
        "transfer-record",
        "transfer-record.html.j2",
        {"record": "transfer_record:TransferRecord"},
        formats=("html",),
        asked_for="transfer-bundle",
    ),
    TemplatedDocument("arrival-note", "arrival-note.html.j2", {"note": "arrival_note:ArrivalNote"}),
    TemplatedDocument(
        "transfer-receipt",
        "transfer-receipt.html.j2",
        {"receipt": "transfer_record:TransferReceipt"},
        formats=("docx",),
        asked_for="transfer-bundle",
    ),
)


def document_of(template: str) -> TemplatedDocument | None:
    """The document that is made from the template; None where none is."""
    return next((each for each in DOCUMENTS if each.template == template), None)


def _type_at(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(f"senco_cli.documents.{module}"), name)
