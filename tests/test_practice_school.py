"""The example school in `records/`: every file is a valid record, and what it is to show is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from practice_records import (
    FORTNIGHT,
    RECORDS,
    calendar,
    everything,
    is_running,
    is_school_day,
    of_kind,
    plans,
    provisions,
    pupils,
    settings,
    staff,
    with_status,
)
from pydantic import BaseModel
from support import A_SATURDAY

from senco_cli.model.codes import code_set
from senco_cli.model.cycle import Cycle
from senco_cli.model.kinds import KINDS
from senco_cli.model.pupil import Contact
from senco_cli.model.upn import doubt, is_temporary
from senco_cli.model.years import nc_year_code, nc_year_number, year_taught

INVENTED_PHONE = re.compile(r"07700 900\d{3}|01632 960\d{3}")
INVENTED_EMAIL = re.compile(r"[a-z.]+@(example\.org|[a-z]+\.example)")
KEY = re.compile(r"(?=.*\d)[bcdfghjkmnpqrstvwxz][2-9bcdfghjkmnpqrstvwxz]{4}")


def parts(value: Any, kind: type[BaseModel]) -> Iterator[Any]:
    """Every part of `kind` anywhere inside a record."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from parts(getattr(value, name), kind)
    elif isinstance(value, tuple):
        for each in value:
            yield from parts(each, kind)


def test_every_file_is_a_record_that_can_be_read_and_every_kind_is_in_use() -> None:
    assert {type(found.record) for found in everything()} == set(KINDS)


def test_no_line_is_wider_than_an_editor_and_every_file_ends_with_one_newline() -> None:
    for found in everything():
        text = (RECORDS / found.path).read_text(encoding="utf-8")
        assert max(map(len, text.splitlines())) <= 120, found.path
        assert text.endswith("\n") and not text.endswith("\n\n"), found.path


def test_keys_are_opaque_and_no_two_records_share_one() -> None:
    keys = [*pupils(), *staff(), *provisions()]
    assert [key for key in keys if not KEY.fullmatch(key)] == []
    assert len(set(keys)) == len(keys)


def test_the_school_has_a_day_that_stands_in_for_today_and_is_for_reading() -> None:
    assert (settings().record_format, settings().practice_date, settings().for_reading_only) == (1, A_SATURDAY, True)
    senco = settings().school.senco
    assert senco and staff()[senco].role == "senco"
    named = {authority.name for authority in settings().local_authorities}
    assert {plan.local_authority for plan in plans().values()} == named


def test_the_calendar_is_the_example_year_with_one_before_and_one_after() -> None:
    assert [year.academic_year for year in calendar().years] == ["2025/26", "2026/27", "2027/28"]
    autumn, spring, summer = calendar().years[1].terms
    assert (autumn.from_on, autumn.to_on) == (date(2026, 9, 2), date(2026, 12, 18))
    assert (spring.from_on, spring.to_on) == (date(2027, 1, 5), date(2027, 3, 25))
    assert (summer.from_on, summer.to_on) == (date(2027, 4, 12), date(2027, 7, 21))
    assert date(2027, 1, 4) in calendar().years[1].inset_days
    for year in calendar().years:
        first, last = year.terms[0].from_on, year.terms[-1].to_on
        open_days = sum(is_school_day(first + timedelta(days=n)) for n in range((last - first).days + 1))
        assert 190 <= open_days <= 195, year.academic_year


def test_twenty_four_have_sen_support_seven_a_plan_and_every_year_is_there() -> None:
    assert (len(with_status("K")), len(with_status("E")), len(with_status("N"))) == (24, 7, 3)
    years = {
        year_taught(pupils()[key].date_of_birth, A_SATURDAY, taught=pupils()[key].year_taught)
        for key in [*with_status("K"), *with_status("E")]
    }
    assert years == {"N2", "R", "1", "2", "3", "4", "5", "6"}


def test_every_type_of_need_in_use_occurs_and_ranks_are_in_order() -> None:
    current = {code.code for code in code_set("type_of_need").current(A_SATURDAY)}
    seen = set()
    for key in [*with_status("K"), *with_status("E")]:
        needs = pupils()[key].needs_on(A_SATURDAY)
        assert [need.rank for need in needs] == list(range(1, len(needs) + 1)), key
        seen |= {need.type for need in needs}
    assert seen == current
    assert all(need.type != "NSA" for key in with_status("E") for need in pupils()[key].needs)


def test_statuses_follow_one_another_and_begin_on_the_roll() -> None:
    for key, pupil in pupils().items():
        for earlier, later in zip(pupil.sen_status, pupil.sen_status[1:], strict=False):
            assert earlier.to_on and earlier.to_on + timedelta(days=1) == later.from_on, key
        assert (pupil.sen_status[-1].to_on is None) == (pupil.left_on is None), key


def test_two_were_stepped_down_one_is_watched_and_one_has_left() -> None:
    histories = {key: [status.status for status in pupils()[key].sen_status] for key in with_status("N")}
    assert sorted(histories.values()) == [["K", "N"], ["K", "N"], ["N"]]
    assert [key for key, pupil in pupils().items() if pupil.watch_from] == ["z2j6r"]
    left = [pupil for pupil in pupils().values() if pupil.left_on]
    assert [(pupil.left_on, pupil.sen_status[-1].to_on) for pupil in left] == [(date(2026, 7, 21), date(2026, 7, 21))]


def test_circumstances_that_matter_occur_and_the_looked_after_child_has_a_virtual_school() -> None:
    seen = {each for pupil in pupils().values() for each in pupil.circumstances}
    assert seen == {code.code for code in code_set("circumstance").codes}
    looked_after = [pupil for pupil in pupils().values() if "looked-after" in pupil.circumstances]
    assert [pupil.looked_after_since for pupil in looked_after] == [date(2023, 11, 20)]
    assert any("virtual school" in contact.relationship for contact in looked_after[0].contacts)


def test_upns_are_right_nobodys_and_two_are_temporary() -> None:
    upns = [pupil.upn for pupil in pupils().values() if pupil.upn]
    former = [upn for pupil in pupils().values() for upn in pupil.former_upns]
    assert [upn for upn in [*upns, *former] if doubt(upn) or upn[1:4] != "000"] == []
    assert len(upns) == len(set(upns)) == len(pupils())
    assert sum(is_temporary(upn) for upn in upns) == 2


def test_two_are_out_of_their_year_one_summer_born_and_one_held_back() -> None:
    out = {
        key: (nc_year_code(nc_year_number(pupil.date_of_birth, A_SATURDAY)), pupil.year_taught)
        for key, pupil in pupils().items()
        if pupil.year_taught
    }
    assert out == {"v9c5g": ("1", "R"), "g8f4w": ("4", "3")}
    assert "summer-born-deferred" in pupils()["v9c5g"].circumstances


def test_names_are_as_various_as_names_are() -> None:
    names = [pupil.name for pupil in pupils().values()]
    assert "Siân O'Brien-Nguyễn" in {name.full for name in names}
    assert any(name.surname.startswith("van den ") for name in names)
    assert sum("-" in name.surname for name in names) >= 3
    assert [name.full for name in names if name.known_as] == ["Ibby Rafiq"]
    siblings = [key for key, pupil in pupils().items() if pupil.name.surname == "Jimcaale"]
    assert len(siblings) == 2
    first, second = (pupils()[key].contacts[0] for key in siblings)
    assert first == second


def test_telephones_and_addresses_belong_to_nobody() -> None:
    contacts = [contact for pupil in pupils().values() for contact in parts(pupil, Contact)]
    phones = [settings().school.phone, *(contact.phone for contact in contacts)]
    emails = [settings().school.email, *(each.email for each in [*settings().local_authorities, *contacts])]
    assert [phone for phone in phones if phone and not INVENTED_PHONE.fullmatch(phone)] == []
    assert [email for email in emails if email and not INVENTED_EMAIL.fullmatch(email)] == []


def test_every_key_of_a_member_of_staff_is_somebodys() -> None:
    named = {each.staff for provision in provisions().values() for each in provision.delivered_by}
    named |= {pupil.key_worker for pupil in pupils().values() if pupil.key_worker}
    named |= {cycle.led_by for _, cycle in of_kind(Cycle) if cycle.led_by}
    assert named <= set(staff())
    roles = {member.role for member in staff().values()}
    assert roles >= {"senco", "head", "teacher", "teaching-assistant", "higher-level-teaching-assistant", "elsa"}
    assert roles >= {"midday-supervisor", "therapist"}


def test_everybody_who_delivers_has_a_rate_and_not_more_sessions_than_hours() -> None:
    minutes: dict[str, Decimal] = dict.fromkeys(staff(), Decimal(0))
    for provision in provisions().values():
        running = [member for member in provision.pupils if is_running(provision, member, A_SATURDAY)]
        for session in provision.sessions if running else ():
            times = len(running) if session.given_to == "each-pupil" else 1
            for each in provision.delivered_by:
                share = each.share if each.share is not None else Decimal(1)
                minutes[each.staff] += session.minutes * session.per_week * times * share
    for key, spent in minutes.items():
        assert spent == 0 or (staff()[key].hourly_rate and staff()[key].rate_contains), key
        assert spent <= (staff()[key].hours_per_week or 0) * 60, key


def test_everybody_in_a_provision_is_on_roll_and_measured_in_its_time() -> None:
    for key, provision in provisions().items():
        for member in provision.pupils:
            first, last = member.joined_on or provision.from_on, member.left_on or provision.to_on
            pupil = pupils()[member.pupil]
            assert provision.given_at or pupil.is_on_roll(max(first, provision.from_on)), key
            assert first >= provision.from_on and (last is None or first <= last), key
            assert provision.to_on is None or last is None or last <= provision.to_on, key
            assert member.entry is None or member.entry.taken_on <= first + FORTNIGHT * 2, key
            assert (member.exit is None) == (member.outcome is None), key
            assert not member.exit or (last and first < member.exit.taken_on <= last), key


def test_a_provision_of_the_school_before_is_over_before_anybody_in_it_came() -> None:
    before = [each for each in provisions().values() if each.given_at]
    assert before
    for each in before:
        came = [pupils()[member.pupil].admitted_on for member in each.pupils]
        assert each.to_on and all(day and each.to_on < day for day in came)


def test_the_provisions_show_every_shape_that_a_map_has_to_print() -> None:
    shapes = {
        key: {(session.minutes, str(session.per_week), str(session.given_to)) for session in provision.sessions}
        for key, provision in provisions().items()
    }
    assert len(provisions()) >= 16
    assert any(shape == {(30, "3", "group"), (15, "2", "each-pupil")} for shape in shapes.values())
    assert [key for key, each in provisions().items() if each.to_on is None] == ["v5q8n"]
    at_half_term = [each for each in provisions().values() if each.to_on == date(2026, 10, 22)]
    assert at_half_term and all(member.exit for each in at_half_term for member in each.pupils)
    members = [member for each in provisions().values() for member in each.pupils]
    assert any(member.joined_on for member in members) and any(member.left_on for member in members)
    assert any(each.delivered_by_others for each in provisions().values())
    assert any(each.cost and each.cost.hourly_rate == 6800 for each in provisions().values())
    assert {each.area_of_need for each in provisions().values()} == {c.code for c in code_set("area_of_need").codes}
