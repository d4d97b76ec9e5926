"""An SEN status that goes on after the pupil has left."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context, is_over

INFO = CheckInfo(
    name="status-open-after-leaving",
    title="a status open after leaving",
    tier="law",
    source="school census: pupils on the roll; UK GDPR article 5(1)(d), accuracy",
    why="A register that still counts a leaver is wrong, and so is every total made from it.",
    verified="memory",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    left = file.pupil.left_on
    if left is None or not is_over(left, today=context.today) or not file.pupil.sen_status:
        return
    place, last = max(enumerate(file.pupil.sen_status), key=lambda each: each[1].from_on)
    if last.from_on > left:
        sentence = f"{last.status} begins on {last.from_on}, but the pupil left on {left}; mend one of the two days"
    elif last.to_on is None:
        sentence = f"{last.status} is still open although the pupil left on {left}; close it with to: {left}"
    elif last.to_on > left:
        sentence = f"{last.status} lasts to {last.to_on} although the pupil left on {left}; end it then"
    else:
        return
    yield INFO.finding(file.path(), at=("sen_status", place, "to"), sentence=sentence)
