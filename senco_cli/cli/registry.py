"""Every command: where its function is, and the one line of help for it; nothing is imported until it is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One command: `module:function` below `senco_cli.cli.commands`, its line of help, the heading it is listed under.

    `names_pupil` says that its argument is a pupil, for completion.
    """

    target: str
    help: str
    heading: str = ""
    names_pupil: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """Commands that share a first word, like `export provision-map`."""

    help: str
    heading: str
    commands: Mapping[str, Entry]


START, RECORD, LOOK, CLOCK, PAPERS = (
    "Begin and mend",
    "Write things down",
    "Look things up",
    "The clock",
    "Papers in and out",
)

COMMANDS: Mapping[str, Entry | Family] = {
    "init": Entry("init:init", "Make a folder for your records, or a practice school to try things on.", START),
    "check": Entry("check:check", "Judge the records: faults, then what the law and good practice ask.", START),
    "doctor": Entry("doctor:doctor", "Look over this machine and this folder, and say what to mend.", START),
    "completion": Entry("completion:completion", "Print the lines that make TAB complete commands and pupils.", START),
    "add-pupil": Entry("add_pupil:add_pupil", "Write down a new pupil.", RECORD),
    "add-provision": Entry("add_provision:add_provision", "Write down a new provision and who is in it.", RECORD),
    "add-staff": Entry("add_staff:add_staff", "Write down a member of staff, with hours and rate.", RECORD),
    "add-contact": Entry(
        "add_contact:add_contact",
        "Write down a call, letter or meeting about a pupil, and what was promised.",
        RECORD,
        names_pupil=True,
    ),
    "record": Entry(
        "record:record", "Enter the day of something that happened: a request, a notice, a plan ...", RECORD
    ),
    "set-status": Entry("set_status:set_status", "Change a pupil's SEN status.", RECORD, names_pupil=True),
    "edit": Entry("edit:edit", "Open a record in your editor, or change one field of it.", RECORD, names_pupil=True),
    "undo": Entry("undo:undo", "Take back the last thing that was written.", RECORD),
    "list": Entry("list_pupils:list_pupils", "List pupils by status, need, year, class, circumstance or staff.", LOOK),
    "show": Entry("show:show", "Show all about one pupil, provision or member of staff.", LOOK, names_pupil=True),
    "history": Entry("history:history", "Show what was written when.", LOOK, names_pupil=True),
    "today": Entry("today:today", "Show the week sheet: overdue, today, this week and next week.", CLOCK),
    "why": Entry("why:why", "Say in words how each date of a pupil comes about.", CLOCK, names_pupil=True),
    "dates": Entry("dates:dates", "List every rule on a date: whose duty, how it counts, its source.", CLOCK),
    "review-due": Entry("review_due:review_due", "List what is due and overdue, whose duty it is, and why.", CLOCK),
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
    "export": Family(
        "Make a document.",
        PAPERS,
        {
            "provision-map": Entry(
                "export_provision_map:export_provision_map",
                "Who gets what, from whom, how often, at what cost, and whether it works.",
            ),
            "week-sheet": Entry(
                "export_week_sheet:export_week_sheet",
                "What is overdue, and what falls this week and next, on paper.",
            ),
            "chase-letter": Entry(
                "export_chase_letter:export_chase_letter",
                "The letter that asks an authority for what is late, with the rule.",
                names_pupil=True,
            ),
        },
    ),
    "import": Family(
        "Bring records in from another system.",
        PAPERS,
        {"csv": Entry("import_csv:import_csv", "Bring in a register kept as a CSV file.")},
    ),
}


def all_commands() -> Mapping[tuple[str, ...], Entry]:
    """Every command by its words, like `("export", "provision-map")`."""
    found: dict[tuple[str, ...], Entry] = {}
    for name, entry in COMMANDS.items():
        if isinstance(entry, Family):
            found.update({(name, word): each for word, each in entry.commands.items()})
        else:
            found[(name,)] = entry
    return found
