"""One pupil or a school of them as a census takes them, and the numbers that its rules report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import yaml
from pydantic import TypeAdapter

from senco_cli.model.exclusion import Exclusion
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile
from senco_cli.model.settings import Settings
from senco_cli.rules.census.judge import judge
from senco_cli.rules.census.rule import CensusTerm
from senco_cli.rules.census.taking import Census, census_day, take

TODAY = date(2026, 11, 21)
# Nothing is wrong with this pupil in any census of a mainstream school.
SOUND = """
name: {legal_forename: Robin, legal_surname: Exampleton}
date_of_birth: 2016-02-29
upn: H801200001001
sen_unit: no
resourced_provision: no
"""
SCHOOL = "name: Larkfield, phase: primary, first_year: R, last_year: '6', sen_unit: no, resourced_provision: no"

Taking = Callable[..., Census]
Numbers = Callable[..., set[str]]


@pytest.fixture
def taking() -> Taking:
    """The census of a term, of pupils given as YAML laid over the sound one; a key of its own for each."""

    def of(*pupils: str, term: CensusTerm = "spring", school: str = SCHOOL, roll: int | None = None) -> Census:
        head = f"record_format: 1\nlocal_authorities: [{{name: Northmoor, code: '900'}}]\nschool: {{{school}}}"
        settings = Settings.model_validate(yaml.load(head, Loader=yaml.BaseLoader))
        files = [_file(f"k{number}m2q", text) for number, text in enumerate(pupils)]
        return take(files, settings, term=term, day=census_day(term, TODAY), roll=roll)

    return of


@pytest.fixture
def numbers(taking: Taking) -> Numbers:
    """The numbers of the rules that such a census breaks."""

    def of(*pupils: str, term: CensusTerm = "spring", school: str = SCHOOL, roll: int | None = 1000) -> set[str]:
        found = judge(taking(*pupils, term=term, school=school, roll=roll)).findings
        return {each.rule.number for each in found} - {"2200"}

    return of


def _file(key: str, text: str) -> PupilFile:
    told = yaml.load(text, Loader=yaml.BaseLoader) or {}
    exclusions = TypeAdapter(dict[str, Exclusion]).validate_python(told.pop("exclusions", {}))
    tree = {**yaml.load(SOUND, Loader=yaml.BaseLoader), **told}
    pupil = Pupil.model_validate({name: value for name, value in tree.items() if value != "none"})
    return PupilFile(key, pupil, exclusions=exclusions)
