"""An answer to an item that the equality checklist does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._equality import Answered, of_pupil, of_school
from senco_cli.rules.duty_data import duty_named

INFO = CheckInfo(
    name="equality-item-unknown",
    title="an answer to no item of the equality checklist",
    tier="record",
    source="senco: the items are those of its equality checklist",
    why="Such an answer stands on no page, and the item that was meant is asked again.",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    yield from _unknown(of_pupil(file, context, newest=False), pupil=True)


def check_school(context: Context) -> Iterator[Finding]:
    yield from _unknown(of_school(context, newest=False), pupil=False)


def _unknown(answers: Iterable[Answered], *, pupil: bool) -> Iterator[Finding]:
    for path, place, answer in answers:
        duty = duty_named(answer.item)
        if duty is None:
            sentence = "there is no such item; senco export equality-checklist shows all there are"
        elif duty.question(of_pupil=pupil) is None:
            where = "the school, in school/equality.yaml" if pupil else "a pupil, in the pupil's equality.yaml"
            sentence = f"{duty.id} is asked of {where}"
        else:
            continue
        yield INFO.finding(path, at=("answers", place, "item"), sentence=sentence)
