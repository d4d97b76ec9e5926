"""A key of a provision that no provision has."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.cycle import Cycle
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.measures import Measures
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context, Place
from senco_cli.rules.checks._keys import no_such_key

INFO = CheckInfo(
    name="provision-unknown",
    title="a provision that is not there",
    tier="record",
    source="senco: a record refers to what is there",
    why="What a plan or a cycle promises is shown as delivered by nothing.",
)


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    for path, at, key in (*_in_cycles(file), *_in_plan(file), *_in_measures(file)):
        if not context.knows_provision(key):
            sentence = no_such_key("provision", key, known=context.school.provisions)
            yield INFO.finding(path, at=at, sentence=sentence)


def _in_cycles(file: PupilFile) -> Iterator[tuple[str, Place, str]]:
    for name, cycle in file.cycles.items():
        for place, key in enumerate(cycle.plan.provision if cycle.plan else ()):
            yield path_of(Cycle, pupil=file.key, key=name), ("plan", "provision", place), key


def _in_measures(file: PupilFile) -> Iterator[tuple[str, Place, str]]:
    for place, result in enumerate(file.measures.results if file.measures else ()):
        if result.provision:
            yield path_of(Measures, pupil=file.key), ("results", place, "provision"), result.provision


def _in_plan(file: PupilFile) -> Iterator[tuple[str, Place, str]]:
    sections = file.plan.sections if file.plan else None
    if sections is None:
        return
    lines = {
        "F": sections.special_educational_provision,
        "G": sections.health_provision,
        "H1": sections.social_care_provision_1,
        "H2": sections.social_care_provision_2,
    }
    for letter, section in lines.items():
        for place, line in enumerate(section):
            for number, key in enumerate(line.delivered_by):
                path = path_of(EhcPlan, pupil=file.key)
                yield path, ("sections", letter, place, "delivered_by", number), key
