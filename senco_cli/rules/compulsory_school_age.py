"""The end of compulsory school age, from which the rights in an EHC plan are the young person's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from senco_cli.model.shipped import shipped
from senco_cli.rules.counting import anniversary, last_weekday


def last_day_of_school_age(date_of_birth: date) -> date:
    """The last day on which somebody born on this day is of compulsory school age.

    Source: Education Act 1996, section 8(3), and the Education (School Leaving Date) Order 1997, as
    `compulsory_school_age.yaml` says how far each was read.
    """
    data = _data()
    sixteen = anniversary(date_of_birth, int(data["leaving_age"]))
    return last_weekday(sixteen, weekday=int(data["weekday"]), month=int(data["month"]))


def is_young_person(date_of_birth: date, day: date) -> bool:
    """Whether somebody is over compulsory school age on `day`, and not yet 25 (Children and Families Act 2014, s. 83).

    Whether the person has the mental capacity to decide is not for a record to say.
    """
    until = anniversary(date_of_birth, int(_data()["young_until"]))
    return last_day_of_school_age(date_of_birth) < day < until


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = shipped("rules/compulsory_school_age.yaml")
    return data
