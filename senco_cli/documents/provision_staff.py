"""The provision of a map by member of staff: the hours a week promised, beside those that are recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from senco_cli.documents.provision_parts import Row
from senco_cli.documents.provision_words import NOT_RECORDED
from senco_cli.model.codes import code_set, fold
from senco_cli.model.provision import Provision
from senco_cli.model.staff import Staff

_NOBODY = "Nobody recorded"


@dataclass(frozen=True, slots=True)
class StaffPart:
    """What one person does in one provision; `share` is the part of the sessions, `minutes_now` 0 while it rests."""

    row: Row
    share: Decimal
    minutes_now: Fraction


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One person, or a service from outside: what is promised in a week, beside the hours that are recorded.

    `hours` is None where none are recorded; `is_school_staff` is False for a service from outside and for nobody.
    """

    name: str
    role: str
    hours: Decimal | None
    is_school_staff: bool
    parts: tuple[StaffPart, ...]

    @property
    def minutes_now(self) -> Fraction:
        """Minutes a week that are promised on the day."""
        return sum((part.minutes_now for part in self.parts), Fraction(0))

    @property
    def running(self) -> int:
        """How many provisions are running."""
        return sum(1 for part in self.parts if part.row.state == "running")

    @property
    def per_cent(self) -> Decimal | None:
        """The part of the recorded hours that is promised, in whole per cent."""
        return Decimal(round(self.minutes_now * 100 / (Fraction(self.hours) * 60))) if self.hours else None

    @property
    def hours_now(self) -> Decimal:
        """The same in hours, to two places."""
        return _hours(self.minutes_now)

    @property
    def hours_left(self) -> Decimal | None:
        """Recorded hours that are not promised; None where none are recorded or more is promised than there is."""
        left = self._minutes_left
        return None if left is None or left < 0 else _hours(left)

    @property
    def hours_too_many(self) -> Decimal | None:
        """Hours promised beyond those that are recorded; None where there are none."""
        left = self._minutes_left
        return None if left is None or left >= 0 else _hours(-left)

    @property
    def _minutes_left(self) -> Fraction | None:
        return None if self.hours is None else Fraction(self.hours) * 60 - self.minutes_now


def staff_lines(rows: Sequence[Row], provisions: Mapping[str, Provision], staff: Mapping[str, Staff]) -> tuple[
    StaffLine, ...
]:  # fmt: skip
    """Everybody who delivers something on the map, the school's staff first, those by name."""
    parts: dict[tuple[str, str], list[StaffPart]] = {}
    for row in rows:
        for who, part in _of_row(row, provisions[row.key]):
            parts.setdefault(who, []).append(part)
    lines = [_line(kind, who, tuple(own), staff) for (kind, who), own in parts.items()]
    return tuple(sorted(lines, key=lambda line: (not line.is_school_staff, line.name == _NOBODY, fold(line.name))))


def _of_row(row: Row, provision: Provision) -> Iterator[tuple[tuple[str, str], StaffPart]]:
    people = [(each.staff, each.share if each.share is not None else Decimal(1)) for each in provision.delivered_by]
    all_shares = sum((Fraction(share) for _, share in people), Fraction(0)) or Fraction(1)
    for key, share in people:
        yield ("staff", key), StaffPart(row, share, row.staff_minutes_now * Fraction(share) / all_shares)
    minutes = Fraction(0) if people else row.staff_minutes_now
    if provision.delivered_by_others:
        yield ("others", provision.delivered_by_others), StaffPart(row, Decimal(1), minutes)
    elif not people:
        yield ("nobody", _NOBODY), StaffPart(row, Decimal(1), minutes)


def _line(kind: str, who: str, parts: tuple[StaffPart, ...], staff: Mapping[str, Staff]) -> StaffLine:
    if kind != "staff":
        role = "service from outside" if kind == "others" else NOT_RECORDED
        return StaffLine(who, role, None, False, parts)
    person = staff.get(who)
    if person is None:
        return StaffLine(f"staff {who} (no record)", NOT_RECORDED, None, True, parts)
    role = code_set("staff_role").name_of(person.role)
    return StaffLine(person.name, role, person.hours_per_week, True, parts)


def _hours(minutes: Fraction) -> Decimal:
    return Decimal(round(minutes * 100 / 60)) / 100
