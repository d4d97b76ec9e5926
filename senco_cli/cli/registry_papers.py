"""The commands that make, fill and read papers, by the word that they share."""

from __future__ import annotations

from collections.abc import Mapping

from senco_cli.cli.registry_entry import PAPERS, Entry, Family

FAMILIES: Mapping[str, Family] = {
    "export": Family(
        "Make a document.",
        PAPERS,
        {
            "provision-map": Entry(
                "export_provision_map:export_provision_map",
                "Who gets what, from whom, how often, at what cost, and whether it works.",
            ),
            "annual-review": Entry(
                "export_annual_review:export_annual_review",
                "The pack of a review: what goes out before the meeting, or the report.",
                names_pupil=True,
                of_one=True,
            ),
            "equality-checklist": Entry(
                "export_equality_checklist:export_equality_checklist",
                "What the Equality Act asks, what was answered, what the records show.",
                names_pupil=True,
                of_one=True,
            ),
            "register": Entry(
                "export_register:export_register",
                "The SEN register: for staff, for governors in numbers, or for the census.",
            ),
            "census": Entry(
                "export_census:export_census",
                "The SEN columns of a census, for the office to compare.",
            ),
            "ctf": Entry(
                "export_ctf:export_ctf",
                "A partial transfer file of pupils who leave: identity, year, SEN.",
                names_pupil=True,
            ),
            "support-plan": Entry(
                "export_support_plan:export_support_plan",
                "The support plan for the parents: outcomes, who does what, how it went.",
                names_pupil=True,
                of_one=True,
            ),
            "staff-briefing": Entry(
                "export_staff_briefing:export_staff_briefing",
                "What helps each pupil of a class, on one side, for a class or cover teacher.",
            ),
            "one-page-profile": Entry(
                "export_profile:export_profile",
                "What people like about a pupil, what matters to them, how best to help.",
                names_pupil=True,
                of_one=True,
            ),
            "review-invitation": Entry(
                "export_review_invitation:export_review_invitation",
                "Invitations to a review meeting, a letter for each person.",
                names_pupil=True,
                of_one=True,
            ),
            "review-advice-request": Entry(
                "export_review_advice_request:export_review_advice_request",
                "The requests for advice for a review, each with a form to fill in.",
                names_pupil=True,
                of_one=True,
            ),
            "review-views-form": Entry(
                "export_review_views_form:export_review_views_form",
                "A form for the views of the child, the parents or the teacher before a review.",
                names_pupil=True,
                of_one=True,
            ),
            "review-agenda": Entry(
                "export_review_agenda:export_review_agenda",
                "The agenda of a review meeting, with what the law asks it to consider.",
                names_pupil=True,
                of_one=True,
            ),
            "transfer-bundle": Entry(
                "export_transfer_bundle:export_transfer_bundle",
                "One file about a pupil for the next school: page, records, originals.",
                names_pupil=True,
            ),
            "arrival-note": Entry(
                "export_arrival_note:export_arrival_note",
                "What to know and do on the first days of a pupil who has come.",
                names_pupil=True,
                of_one=True,
            ),
            "week-sheet": Entry(
                "export_week_sheet:export_week_sheet",
                "What is overdue, and what falls this week and next, on paper.",
            ),
            "chase-letter": Entry(
                "export_chase_letter:export_chase_letter",
                "The letter that asks an authority for what is late, with the rule.",
                names_pupil=True,
                of_one=True,
            ),
        },
        looks_back=True,
    ),
    "form": Family(
        "Fill an authority's own Word forms.",
        PAPERS,
        {
            "fields": Entry(
                "form_fields:form_fields",
                "List what an authority's Word form can be filled with, as it is written there.",
                looks_back=True,
            ),
            "check": Entry(
                "form_check:form_check",
                "Look an authority's Word form over: every tag that cannot be filled.",
            ),
            "tag": Entry(
                "form_tag:form_tag",
                "Put tags into an authority's Word form, from a list of labels.",
            ),
        },
    ),
    "template": Family(
        "See and check the templates that documents are made from.",
        PAPERS,
        {
            "list": Entry(
                "template_list:template_list",
                "List the templates of documents, and which of them the school has its own of.",
            ),
            "show": Entry(
                "template_show:template_show",
                "Print a template of senco's, or copy it as the beginning of the school's own.",
            ),
            "check": Entry(
                "template_check:template_check",
                "Look for every fault in the school's own templates, and try them.",
            ),
        },
    ),
    "import": Family(
        "Bring records in from another system.",
        PAPERS,
        {
            "csv": Entry("import_csv:import_csv", "Bring in a register kept as a CSV file."),
            "xlsx": Entry("import_xlsx:import_xlsx", "Bring in a register kept in Excel."),
            "provision-map": Entry(
                "import_provision_map:import_provision_map", "Bring in a provision map kept in Excel or as CSV."
            ),
            "ctf": Entry("import_ctf:import_ctf", "Bring in pupils from a common transfer file."),
            "bundle": Entry("import_bundle:import_bundle", "Take in what another school sent about a pupil."),
        },
    ),
}
