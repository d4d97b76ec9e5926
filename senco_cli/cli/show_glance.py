"""A pupil at a glance, on one screen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from senco_cli.cli.output import show_day
from senco_cli.cli.session import Session

if TYPE_CHECKING:
    from senco_cli.actions.due_list import Due
    from senco_cli.actions.glance import Glance
    from senco_cli.actions.show import PupilView

_LABEL, _WIDEST = 17, 100
_MOST = 3


def print_glance(session: Session, view: PupilView, glance: Glance) -> None:
    """What there is to know first, a line or two each, and where the rest is."""
    from senco_cli.actions.glance import names_of
    from senco_cli.rules.words import with_days_in_words

    status = names_of("sen_provision", (glance.status,)) if glance.status else "none in force"
    _row(session, "SEN status", f"{status}, since {show_day(glance.since)}" if glance.since else status)
    if glance.left_on:
        where = f", to {glance.destination}" if glance.destination else ""
        _row(session, "last day here", f"{show_day(glance.left_on)}{where}")
    _row(session, "needs", names_of("type_of_need", glance.needs, between="; ") or "none recorded")
    # The weekday of a birth tells nobody anything.
    born = show_day(glance.date_of_birth).partition(" ")[2]
    _row(session, "born", f"{born}; class {glance.class_name or 'not recorded'}")
    _row(session, "key worker", glance.key_worker or "not recorded")
    if glance.circumstances:
        _row(session, "circumstances", names_of("circumstance", glance.circumstances))
    _row(session, "provision", "; ".join(title for _key, title in glance.running) or "none on this day")
    _rows(session, "overdue", list(_few(glance.overdue)) or ["nothing"])
    _rows(session, "next dates", list(_few(glance.coming)) or ["none"])
    missing = [with_days_in_words(each.sentence) for each in glance.missing[:_MOST]] or [
        "nothing that the checks look for"
    ]
    if len(glance.missing) > _MOST:
        missing.append(f"and {len(glance.missing) - _MOST} more: senco check --strict")
    _rows(session, "missing", missing)
    if any(each.deadline.is_marked for each in (*glance.overdue[:_MOST], *glance.coming[:_MOST])):
        _row(session, "", f"* rests on a source that was not read itself: senco why {view.key}")
    session.print()
    held = f"senco show {view.key} --full   shows all {len(view.records)} records, every result and every date"
    session.print(held if len(held) <= session.width else f"senco show {view.key} --full   shows everything")


def _few(found: Sequence[Due]) -> Iterator[str]:
    from senco_cli.rules.rule import DUTY_HOLDERS

    for each in found[:_MOST]:
        deadline = each.deadline
        cover = "; needs holiday cover" if deadline.needs_holiday_cover else ""
        mark = " *" if deadline.is_marked else ""
        yield f"{show_day(deadline.legal_due)}: {deadline.title} ({DUTY_HOLDERS[deadline.duty_holder]}{cover}){mark}"
    if len(found) > _MOST:
        yield f"and {len(found) - _MOST} more"


def _rows(session: Session, label: str, texts: Sequence[str]) -> None:
    for place, text in enumerate(texts):
        _row(session, "" if place else label, text)


def _row(session: Session, label: str, text: str) -> None:
    width = max(min(session.width, _WIDEST), 40)
    first, hanging = f"  {label}".ljust(_LABEL), " " * (_LABEL + 2)
    for line in textwrap.wrap(text, width, initial_indent=first, subsequent_indent=hanging, break_long_words=False):
        session.print(line)
