"""Planning review meetings: the days one can be held on, what a chosen day breaks, and a whole year laid out."""

from senco_cli.rules.planning.broken import Broken
from senco_cli.rules.planning.chosen_day import what_breaks
from senco_cli.rules.planning.meeting_window import MeetingWindow, Proposal, meeting_options
from senco_cli.rules.planning.year import planning_year
from senco_cli.rules.planning.year_plan import plan_year
from senco_cli.rules.planning.year_result import Ahead, Arranged, Help, NotMet, Placed, Week, YearPlan

__all__ = [
    "Ahead",
    "Arranged",
    "Broken",
    "Help",
    "MeetingWindow",
    "NotMet",
    "Placed",
    "Proposal",
    "Week",
    "YearPlan",
    "meeting_options",
    "plan_year",
    "planning_year",
    "what_breaks",
]
