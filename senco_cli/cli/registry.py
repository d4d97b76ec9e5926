"""Every command: where its function is, and the one line of help for it; nothing is imported until it is used."""

from __future__ import annotations

from collections.abc import Mapping

from senco_cli.cli.registry_entry import CLOCK, LOOK, RECORD, START, Entry, Family
from senco_cli.cli.registry_papers import FAMILIES

__all__ = ["COMMANDS", "Entry", "Family", "all_commands"]

COMMANDS: Mapping[str, Entry | Family] = {
    "init": Entry("init:init", "Make a folder for your records, or a practice school to try things on.", START),
    "check": Entry("check:check", "Judge the records: faults, then what the law and good practice ask.", START),
    "doctor": Entry("doctor:doctor", "Look over this machine and this folder, and say what to mend.", START),
    "sync": Entry("sync:sync", "Share the records: bring in what others gave, and give what is new here.", START),
    "resolve": Entry(
        "resolve:resolve", "Decide what two people changed differently, one by one.", START, names_pupil=True
    ),
    "backup": Entry("backup:backup", "Keep records and history in one file, verified; or try one out.", START),
    "restore": Entry("restore:restore", "Put a backup into a new folder: records, originals and history.", START),
    "completion": Entry("completion:completion", "Print the lines that make TAB complete commands and pupils.", START),
    "add-pupil": Entry("add_pupil:add_pupil", "Write down a new pupil.", RECORD),
    "add-provision": Entry("add_provision:add_provision", "Write down a new provision and who is in it.", RECORD),
    "add-staff": Entry("add_staff:add_staff", "Write down a member of staff, with hours and rate.", RECORD),
    "add-year": Entry(
        "add_year:add_year", "Write down an academic year in the calendar: terms, half terms, training days.", RECORD
    ),
    "add-contact": Entry(
        "add_contact:add_contact",
        "Write down a call, letter or meeting about a pupil, and what was promised.",
        RECORD,
        names_pupil=True,
    ),
    "add-document": Entry(
        "add_document:add_document",
        "File an original about a pupil: copy a file in, or say where the paper is.",
        RECORD,
        names_pupil=True,
    ),
    "add-adjustment": Entry(
        "add_adjustment:add_adjustment",
        "Write down a reasonable adjustment or an auxiliary aid of a pupil.",
        RECORD,
        names_pupil=True,
    ),
    "add-access-arrangement": Entry(
        "add_access_arrangement:add_access_arrangement",
        "Write down an access arrangement in examinations or national tests.",
        RECORD,
        names_pupil=True,
    ),
    "set-adjustment": Entry(
        "set_adjustment:set_adjustment",
        "Say that an adjustment was agreed, put in place, refused, reviewed or ended.",
        RECORD,
        names_pupil=True,
    ),
    "add-advice": Entry(
        "add_advice:add_advice",
        "Write down advice about a pupil that was asked for or came.",
        RECORD,
        names_pupil=True,
    ),
    "mark-recommendation": Entry(
        "mark_recommendation:mark_recommendation",
        "Mark what became of a recommendation: done, being done, or not done and why.",
        RECORD,
        names_pupil=True,
    ),
    "add-measure": Entry(
        "add_measure:add_measure",
        "Write down a test, questionnaire or observation of a pupil, on any scale.",
        RECORD,
        names_pupil=True,
    ),
    "equality-answer": Entry(
        "equality_answer:equality_answer",
        "Answer the equality checklist of a pupil or the school, gaps first.",
        RECORD,
        names_pupil=True,
    ),
    "add-scale": Entry(
        "add_scale:add_scale", "Write down a scale of the school's own, for results of every pupil.", RECORD
    ),
    "add-view": Entry(
        "add_view:add_view",
        "Write down what the child, the young person or a parent said.",
        RECORD,
        names_pupil=True,
    ),
    "record": Entry(
        "record:record", "Enter the day of something that happened: a request, a notice, a plan ...", RECORD
    ),
    "set-status": Entry("set_status:set_status", "Change a pupil's SEN status.", RECORD, names_pupil=True),
    "leave": Entry(
        "leave:leave",
        "Write down that a pupil leaves: the last day, the next school, what ends.",
        RECORD,
        names_pupil=True,
    ),
    "set-attendance": Entry(
        "set_attendance:set_attendance",
        "Write down a pupil's attendance, or that a part-time timetable begins.",
        RECORD,
        names_pupil=True,
    ),
    "edit": Entry("edit:edit", "Open a record in your editor, or change one field of it.", RECORD, names_pupil=True),
    "undo": Entry("undo:undo", "Take back the last thing that was written.", RECORD),
    "list": Entry(
        "list_pupils:list_pupils",
        "List pupils by status, need, year, class, circumstance or staff.",
        LOOK,
        looks_back=True,
    ),
    "show": Entry(
        "show:show",
        "Show a pupil at a glance, or with --full everything.",
        LOOK,
        names_pupil=True,
        looks_back=True,
        of_one=True,
    ),
    "documents": Entry(
        "documents:documents",
        "List the documents of a pupil and where each is, or open one of them.",
        LOOK,
        names_pupil=True,
    ),
    "recommendations": Entry(
        "recommendations:recommendations",
        "List what advice recommends and is still open, by who sees to it.",
        LOOK,
        looks_back=True,
        of_one=True,
    ),
    "measures": Entry(
        "measures:measures",
        "Show all results of a pupil over time, with percentiles, bands and progress.",
        LOOK,
        names_pupil=True,
        looks_back=True,
        of_one=True,
    ),
    "history": Entry("history:history", "Show what was written when.", LOOK, names_pupil=True),
    "changed": Entry(
        "changed:changed",
        "Show what has changed since a day, or since a pupil's last review.",
        LOOK,
        names_pupil=True,
    ),
    "today": Entry(
        "today:today", "Show the week sheet: overdue, today, this week and next week.", CLOCK, looks_back=True
    ),
    "why": Entry(
        "why:why",
        "Say in words how each date of a pupil comes about.",
        CLOCK,
        names_pupil=True,
        looks_back=True,
        of_one=True,
    ),
    "dates": Entry("dates:dates", "List every rule on a date: whose duty, how it counts, its source.", CLOCK),
    "review-due": Entry(
        "review_due:review_due",
        "List what is due and overdue, whose duty it is, and why.",
        CLOCK,
        looks_back=True,
        of_one=True,
    ),
    "review-plan": Entry(
        "review_plan:review_plan",
        "Propose lawful days for a review meeting, or lay out a whole year of reviews.",
        CLOCK,
        names_pupil=True,
    ),
    "review-invite": Entry(
        "review_invite:review_invite",
        "List who must be invited to a review, and write it down.",
        CLOCK,
        names_pupil=True,
    ),
    "review-advice": Entry(
        "review_advice:review_advice",
        "Write down when advice for a review was asked for, came, and was sent.",
        CLOCK,
        names_pupil=True,
    ),
    "review-held": Entry(
        "review_held:review_held", "Write down that a review meeting was held, and who came.", CLOCK, names_pupil=True
    ),
    "review-notes": Entry(
        "review_notes:review_notes",
        "Write down what a review finds: progress, provision, wishes, amendments.",
        CLOCK,
        names_pupil=True,
    ),
    "review-report": Entry(
        "review_report:review_report", "Write down the day the report of a review was sent.", CLOCK, names_pupil=True
    ),
    "review-decision": Entry(
        "review_decision:review_decision",
        "Write down the authority's decision after a review.",
        CLOCK,
        names_pupil=True,
    ),
    "review-amendment": Entry(
        "review_amendment:review_amendment", "Write down the notice of proposed amendments.", CLOCK, names_pupil=True
    ),
    "review-final": Entry(
        "review_final:review_final", "Write down the final plan after a review.", CLOCK, names_pupil=True
    ),
    **FAMILIES,
}


def all_commands() -> Mapping[tuple[str, ...], Entry]:
    """Every command by its words, like `("export", "provision-map")`."""
    found: dict[tuple[str, ...], Entry] = {}
    for name, entry in COMMANDS.items():
        if isinstance(entry, Family):
            found.update({(name, word): each for word, each in entry.members.items()})
        else:
            found[(name,)] = entry
    return found
