"""The field types of a record: each reads what a person types and says in words what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from pydantic_core import PydanticCustomError, PydanticKnownError, core_schema

from senco_cli.model.codes import Code, NotACode, understand
from senco_cli.model.key_pattern import KEY_PATTERN

# Figures are those of the keyboard: others look the same, and no other program takes them for numbers.
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_POUNDS = re.compile(r"£?(\d{1,3}(?:,\d{3}){1,2}|\d{1,9})(?:\.(\d{2}))?", re.ASCII)
_WHOLE = re.compile(r"\d{1,6}", re.ASCII)
_NUMBER = re.compile(r"-?(?:\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_YES = {"yes": True, "true": True, "no": False, "false": False}
_KEY = re.compile(KEY_PATTERN)
_ACADEMIC_YEAR = re.compile(r"(\d{4})/(\d{2})", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1900, 2200


def _fault(sentence: str) -> PydanticCustomError:
    # The sentence may hold braces typed by somebody, and pydantic would format them.
    return PydanticCustomError("senco", "{sentence}", {"sentence": sentence})


def parse_day(value: Any) -> date:
    """A calendar day written year-month-day.

    Raises PydanticCustomError whose sentence shows the text only when it cannot be anybody's real date, nor one with
    day and month exchanged.
    """
    if isinstance(value, date):
        return value
    return _day_written(value if isinstance(value, str) else "")


# The pupils of a school share few days of birth, and fewer of anything else.
@lru_cache(maxsize=8_192)
def _day_written(value: str) -> date:
    match = _DAY.fullmatch(value.strip())
    if match is None:
        raise _fault("is not a day; write it year-month-day, like 2026-11-21")
    try:
        found = date.fromisoformat(match[0])
    except ValueError:
        found = date.min
    if FIRST_YEAR <= found.year <= LAST_YEAR:
        return found
    year, month, day = (int(part) for part in match.groups())
    if not 1 <= month <= 12:
        raise _fault("is not a day: the month stands in the middle and goes from 01 to 12; write it like 2026-11-21")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _fault(f"is not a day of our time; write a year from {FIRST_YEAR} to {LAST_YEAR}")
    # Only here, because it loads every language there is.
    from calendar import monthrange

    nearest = min(max(day, 1), monthrange(year, month)[1])
    raise _fault(f"{value} is not a day; write it as {year:04d}-{month:02d}-{nearest:02d} (year-month-day)")


def parse_pounds(value: Any) -> int:
    """Pounds and pence as integer pence: `17.20`, `£1,200.00` or `45`."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    match = _POUNDS.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise _fault("is not a sum of money; write pounds and pence, like 17.20")
    return int(match.group(1).replace(",", "")) * 100 + int(match.group(2) or 0)


def pounds_text(pence: int) -> str:
    """Integer pence as a record holds them: `1720` is `17.20`."""
    return f"{pence // 100}.{pence % 100:02d}"


def _parse_yes(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    answer = _YES.get(value.strip().lower()) if isinstance(value, str) else None
    if answer is None:
        raise _fault("is neither yes nor no; write yes or no")
    return answer


def _parse_whole(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
        return int(value)
    raise _fault("is not a whole number; write it in figures, like 12")


def _parse_number(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        return Decimal(value.strip())
    raise _fault("is not a number; write it in figures, like 32.5")


def _parse_amount(value: Any) -> Decimal:
    number = _parse_number(value)
    if number < 0:
        raise _fault("is less than nothing; write a number from 0 up")
    return number


def _parse_share(value: Any) -> Decimal:
    number = _parse_amount(value)
    if number > 1:
        raise _fault("is more than the whole; write a number from 0 to 1, like 0.5")
    return number


def _parse_percent(value: Any) -> Decimal:
    number = _parse_amount(value)
    if number > 100:
        raise _fault("is more than 100 per cent; write a number from 0 to 100")
    return number


def _parse_academic_year(value: Any) -> str:
    match = _ACADEMIC_YEAR.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None or (int(match.group(1)) + 1) % 100 != int(match.group(2)):
        raise _fault("is not an academic year; write it like 2026/27")
    return str(value).strip()


def parse_key(value: Any) -> str:
    """The key of another record, which is the name of its file or folder."""
    if isinstance(value, str) and _KEY.fullmatch(value.strip()):
        return value.strip()
    raise _fault("is not a key; write the name of the record's file or folder, like k7m2q")


def parse_text(value: Any) -> str:
    """Some text without white space around it, and without what would steer a terminal."""
    if not isinstance(value, str):
        raise _fault("is not text; put the whole of it in double quotes")
    if not value.isprintable() and _CONTROL.search(value):
        raise _fault("has an invisible character in it; type the text again")
    text = value.strip()
    if not text:
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    return text


class Written:
    """Marks a field as written in a record in a form of its own: `Annotated[date, Written(parse_day, ...)]`.

    `parse` reads what a person typed and raises PydanticCustomError; `write` gives the text of a value that is no text
    itself; `form` is the JSON schema for editors.
    """

    def __init__(
        self, parse: Callable[[Any], Any], *, form: Mapping[str, Any], write: Callable[[Any], str] | None = None
    ) -> None:
        self.parse = parse
        self._form = form
        serialization = (
            core_schema.plain_serializer_function_ser_schema(write, return_schema=core_schema.str_schema())
            if write
            else None
        )
        self._schema = core_schema.no_info_plain_validator_function(parse, serialization=serialization)

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        # Pydantic adds to what it is given.
        return self._schema.copy()

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return dict(self._form)


Day = Annotated[date, Written(parse_day, write=date.isoformat, form={"type": "string", "format": "date"})]
Pence = Annotated[
    int, Written(parse_pounds, write=pounds_text, form={"type": ["number", "string"], "examples": ["17.20"]})
]
YesNo = Annotated[
    bool,
    Written(_parse_yes, write=lambda answer: "yes" if answer else "no", form={"enum": ["yes", "no", True, False]}),
]
Whole = Annotated[int, Written(_parse_whole, write=str, form={"type": ["integer", "string"], "minimum": 0})]
Number = Annotated[Decimal, Written(_parse_number, write=str, form={"type": ["number", "string"]})]
Amount = Annotated[Decimal, Written(_parse_amount, write=str, form={"type": ["number", "string"], "minimum": 0})]
Share = Annotated[
    Decimal, Written(_parse_share, write=str, form={"type": ["number", "string"], "minimum": 0, "maximum": 1})
]
Percent = Annotated[
    Decimal, Written(_parse_percent, write=str, form={"type": ["number", "string"], "minimum": 0, "maximum": 100})
]
# An editor that reads YAML 1.2 takes a class called 7E1 for a number; here it is text all the same.
Text = Annotated[str, Written(parse_text, form={"type": ["string", "number", "boolean"], "minLength": 1})]
AcademicYear = Annotated[str, Written(_parse_academic_year, form={"type": "string", "pattern": r"^\d{4}/\d{2}$"})]
Key = Annotated[str, Written(parse_key, form={"type": "string", "pattern": f"^{KEY_PATTERN}$"})]


class CodeFrom:
    """Marks a text field as holding a code of one code set: `Annotated[str, CodeFrom("type_of_need")]`."""

    def __init__(self, code_set: str) -> None:
        self.code_set = code_set

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return core_schema.no_info_plain_validator_function(
            self._parse, serialization=core_schema.to_string_ser_schema()
        )

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        from senco_cli.model.codes import code_set

        codes = code_set(self.code_set).codes
        return {"enum": [code.code for code in codes], "markdownEnumDescriptions": [_described(code) for code in codes]}

    def _parse(self, value: Any) -> str:
        if not isinstance(value, str):
            raise _fault("is not a code; write one code here")
        try:
            return understand(self.code_set, value)
        except NotACode as unknown:
            raise _fault(unknown.sentence) from None


def _described(code: Code) -> str:
    return f"{code.name}: {code.note}" if code.note else code.name
