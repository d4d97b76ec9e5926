"""The review meetings of the whole school that are arranged, so that one more can be planned beside them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from senco_cli.model.kinds import place_of
from senco_cli.model.review import Review
from senco_cli.rules.case import goes_ahead
from senco_cli.store.records import load, record_paths

_FOLDER = "/reviews/"
# A record is named by the day its meeting was first arranged for, and no meeting is put off for longer.
_YEARS_BACK = 2


def meetings_of_others(root: Path, pupil: str, *, today: date) -> Counter[date]:
    """How many meetings of other pupils are still to come on each day; records that cannot be read are left out."""
    found: Counter[date] = Counter()
    for path in record_paths(root):
        place = place_of(path) if _FOLDER in path else None
        if place is None or place.pupil == pupil or _is_old(place.key, today):
            continue
        review = load(root, path, Review).record
        if review and goes_ahead(review) and review.held is None and review.meeting_on >= today:
            found[review.meeting_on] += 1
    return found


def _is_old(key: str | None, today: date) -> bool:
    year = (key or "")[:4]
    return year.isdecimal() and int(year) < today.year - _YEARS_BACK
