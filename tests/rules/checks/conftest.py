"""A small sound school, and what the checks say about it once something in it has been changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import pytest
import yaml
from support import TEXTS

from senco_cli.model.calendar import Calendar
from senco_cli.model.equality import SchoolEquality
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import place_of
from senco_cli.model.provision import Provision
from senco_cli.model.pupil import Pupil
from senco_cli.model.school import PupilFile, SchoolRecords
from senco_cli.model.school_duties import SchoolDuties
from senco_cli.model.settings import Settings
from senco_cli.model.staff import Staff
from senco_cli.rules.check import Context, all_checks, find, run, same_child, whose_upns
from senco_cli.rules.school_days import SchoolDays
from senco_cli.store.pupil_records import ONE_OF, SEVERAL_OF

TODAY = "2026-11-21"

# k7m2q has SEN support, p3x9d an EHC plan with a review behind it and one ahead; nothing is wrong with either.
SOUND_SCHOOL = """
senco.yaml:
  record_format: 1
  school: {name: Alder Lane Primary School, phase: primary, senco: f2d6h}
  local_authorities: [{name: Northmoor Council, code: "999"}]
calendar.yaml:
  years:
    - academic_year: 2026/27
      terms:
        - {name: Autumn, from: 2026-09-02, to: 2026-12-18, half_term: {from: 2026-10-26, to: 2026-10-30}}
        - {name: Spring, from: 2027-01-04, to: 2027-03-25, half_term: {from: 2027-02-15, to: 2027-02-19}}
        - {name: Summer, from: 2027-04-12, to: 2027-07-21, half_term: {from: 2027-05-31, to: 2027-06-04}}
      inset_days: [2027-01-04]
staff/f2d6h.yaml: {name: Mrs R. Lindqvist, role: senco, started_on: 2019-09-02}
staff/t4n8c.yaml: {name: Mr J. Abara, role: teaching-assistant, started_on: 2021-09-01}
provision/r5w7q.yaml:
  title: Talking in small groups
  area_of_need: communication-and-interaction
  layer: targeted
  intended_outcome: Follows an instruction with three parts
  delivered_by: [{staff: t4n8c}]
  group_size: 4
  sessions: [{minutes: 30, per_week: 2}]
  from: 2026-09-14
  to: 2026-12-18
  pupils:
    - {pupil: k7m2q, entry: {value: 71, taken_on: 2026-09-15}}
    - {pupil: p3x9d}
pupils/k7m2q/pupil.yaml:
  name: {legal_forename: Siân, legal_surname: O'Brien}
  date_of_birth: 2017-05-06
  upn: P207000016049
  admitted_on: 2021-09-06
  key_worker: t4n8c
  sen_status: [{status: K, from: 2024-03-18, parents_told_on: 2024-03-20}]
  needs: [{type: SLCN, rank: 1, from: 2024-03-18}, {type: MLD, rank: 2, from: 2025-01-06}]
  contacts: [{name: Mair O'Brien, relationship: mother, parental_responsibility: yes}]
pupils/k7m2q/cycles/2026-01-12.yaml:
  from: 2026-01-12
  review_by: 2026-07-10
  plan: {agreed_on: 2026-01-14, outcomes: [{id: 1, outcome: Asks when unsure, result: met}]}
  review: {held_on: 2026-07-08, with_parents: yes, next_step: continue}
pupils/k7m2q/cycles/2026-09-07.yaml:
  from: 2026-09-07
  review_by: 2026-12-09
  led_by: f2d6h
  plan: {agreed_on: 2026-09-10, outcomes: [{id: 1, outcome: Retells a story}], provision: [r5w7q]}
pupils/p3x9d/pupil.yaml:
  name: {legal_forename: Tomasz, legal_surname: Zieliński}
  date_of_birth: 2017-11-30
  upn: A999000116002
  admitted_on: 2021-09-06
  sen_status:
    - {status: K, from: 2022-09-12, to: 2024-02-29, parents_told_on: 2022-09-12}
    - {status: E, from: 2024-03-01}
  needs: [{type: ASD, rank: 1, from: 2022-09-12}]
  contacts: [{name: Anna Zielińska, relationship: mother, parental_responsibility: yes}]
pupils/p3x9d/ehc-plan.yaml:
  local_authority: Northmoor Council
  plan_first_made_on: 2024-03-01
  final_plan_on: 2025-04-11
  sections:
    B: [{id: B1, need: Finds changes without warning hard}]
    E: [{id: E1, outcome: Copes with a change told beforehand, needs: [B1]}]
    F: [{id: F1, provision: A daily talk through the timetable, needs: [B1], outcomes: [E1], delivered_by: [r5w7q]}]
pupils/p3x9d/reviews/2026-01-21.yaml:
  type: annual
  meeting_on: 2026-01-21
  held: yes
  notice_given_on: 2025-12-10
  advice_circulated_on: 2026-01-05
  invited: [{role: parent}, {role: head}, {role: la-education-officer}, {role: health}, {role: la-social-care}]
  outcomes: [{outcome: E1, progress: on-track}]
  report_sent_on: 2026-02-02
  la_decision: keep
  la_decision_notice_on: 2026-02-16
pupils/p3x9d/reviews/2027-01-20.yaml:
  type: annual
  meeting_on: 2027-01-20
"""


def _read(text: str) -> dict[str, Any]:
    return _plain(yaml.load(text, Loader=TEXTS)) or {}


def _plain(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {name: _plain(value) for name, value in tree.items()}
    if isinstance(tree, list):
        return [_plain(value) for value in tree]
    return None if tree in ("", "~") else tree


def _changed(folder: dict[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    changed = {path: {**folder.get(path, {}), **fields} for path, fields in changes.items() if fields is not None}
    kept = {path: fields for path, fields in folder.items() if path not in changes}
    return kept | changed


def _pupil_file(key: str, records: Mapping[str, Mapping[str, Any]]) -> PupilFile:
    """One pupil's file; `records` are those of the whole folder by path."""
    mine = {path: (place_of(path), fields) for path, fields in records.items() if path.startswith(f"pupils/{key}/")}
    of_kind: dict[Any, dict[str, Any]] = {kind: {} for kind in (Pupil, *ONE_OF.values(), *SEVERAL_OF.values())}
    for place, fields in mine.values():
        assert place is not None
        of_kind[place.kind][place.key or ""] = place.kind.model_validate(fields)
    one_each: dict[str, Any] = {name: of_kind[kind].get("") for name, kind in ONE_OF.items()}
    several: dict[str, Any] = {name: of_kind[kind] for name, kind in SEVERAL_OF.items()}
    return PupilFile(key=key, pupil=of_kind[Pupil][""], **one_each, **several)


def _school(records: Mapping[str, Mapping[str, Any]]) -> SchoolRecords:
    placed = [(place_of(path), fields) for path, fields in records.items()]
    calendar = records.get("calendar.yaml")
    return SchoolRecords(
        settings=Settings.model_validate(records["senco.yaml"]),
        calendar=Calendar.model_validate(calendar) if calendar else None,
        staff={p.key or "": Staff.model_validate(f) for p, f in placed if p and p.kind is Staff},
        provisions={p.key or "": Provision.model_validate(f) for p, f in placed if p and p.kind is Provision},
        duties=next((SchoolDuties.model_validate(f) for p, f in placed if p and p.kind is SchoolDuties), None),
        equality=next((SchoolEquality.model_validate(f) for p, f in placed if p and p.kind is SchoolEquality), None),
    )


def _judge(
    names: Iterable[str], changes: str | Mapping[str, Any], *, today: str, unreadable: Iterable[str]
) -> tuple[Finding, ...]:
    records = _changed(_read(SOUND_SCHOOL), _read(changes) if isinstance(changes, str) else changes)
    records = {path: fields for path, fields in records.items() if path not in unreadable}
    keys = sorted({path.split("/")[1] for path in records if path.startswith("pupils/")})
    files = [_pupil_file(key, records) for key in keys if f"pupils/{key}/pupil.yaml" in records]
    school = _school(records)
    context = Context(
        school=school,
        today=date.fromisoformat(today),
        days=SchoolDays(school.calendar),
        pupil_keys=frozenset(file.key for file in files),
        upns=whose_upns((file.key, file.pupil) for file in files),
        children=same_child((file.key, file.pupil) for file in files),
        unreadable=frozenset(unreadable),
    )
    return run(files, context, using=find(names))


@pytest.fixture(scope="session")
def found() -> Callable[..., Finding]:
    """The one finding of a check (in the file at `path`) after changes: fields by path, in YAML, where ~ takes out."""

    def found(check: str, changes: str = "", *, path: str | None = None, today: str = TODAY) -> Finding:
        everywhere = _judge([check], changes, today=today, unreadable=())
        findings = [finding for finding in everywhere if path in (None, finding.path)]
        assert [finding.check for finding in findings] == [check], findings
        return findings[0]

    return found


@pytest.fixture(scope="session")
def silent() -> Callable[..., None]:
    """Asserts that a check finds nothing after changes; records at `unreadable` are there and cannot be read."""

    def silent(check: str, changes: str = "", *, today: str = TODAY, unreadable: Iterable[str] = ()) -> None:
        assert _judge([check], changes, today=today, unreadable=unreadable) == ()

    return silent


@pytest.fixture(scope="session")
def everything() -> Callable[..., tuple[Finding, ...]]:
    """What all checks together find after changes, in YAML or as they are read from it."""

    def everything(changes: str | Mapping[str, Any] = "", *, today: str = TODAY) -> tuple[Finding, ...]:
        return _judge([check.info.name for check in all_checks()], changes, today=today, unreadable=())

    return everything
