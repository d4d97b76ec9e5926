"""The contact log of a pupil: letters, calls, e-mails and meetings, with what was promised and by when."""

from typing import Annotated, ClassVar

from pydantic import Field

from senco_cli.model.base import Part, Record
from senco_cli.model.types import CodeFrom, Day, Text


class Promise(Part):
    """Something somebody promised."""

    what: Text
    """What is to be done."""
    who: Annotated[str, CodeFrom("promised_by")]
    """Whose promise it is: school, la, family ..."""
    by: Day | None = None
    """By when; without a day it is no deadline."""
    kept_on: Day | None = None
    """The day it was done."""


class LoggedContact(Part):
    """One letter, call, e-mail or meeting."""

    happened_on: Day
    """The day of it."""
    with_whom: Text = Field(alias="with")
    """With whom: a name, a part, or both."""
    how: Annotated[str, CodeFrom("contact_way")]
    """letter, call, email, meeting or message."""
    about: Text
    """What it was about, in a sentence."""
    promised: tuple[Promise, ...] = ()
    """What was promised, by whom, by when."""
    sent: Text | None = None
    """The name of the document that was sent with it."""
    reply_by: Day | None = None
    """The day by which an answer was asked for."""
    reply_from: Annotated[str, CodeFrom("promised_by")] | None = None
    """Who is to answer: la, health, family ..."""
    replied_on: Day | None = None
    """The day the answer came."""


class ContactLog(Record):
    """Everybody the school was in touch with about one pupil."""

    kind: ClassVar[str] = "contact-log"
    title: ClassVar[str] = "contact log"
    path: ClassVar[str] = "pupils/{pupil}/contacts.yaml"

    contacts: tuple[LoggedContact, ...] = ()
    """One entry a contact, in the order of their days."""
