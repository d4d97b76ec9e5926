"""The look of the school's documents, from its settings and its logo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from senco_cli.actions.workspace import Workspace
from senco_cli.documents.look import Look, SignedOff, picture_kind
from senco_cli.errors import SencoError
from senco_cli.model.codes import code_set
from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.letterhead import Letterhead, SignOff
from senco_cli.model.settings import Settings
from senco_cli.model.staff import Staff
from senco_cli.rules.contrast import dark_enough
from senco_cli.store.plain_files import NotPlain, read_plain
from senco_cli.store.records import load

LARGEST_LOGO = 1_000_000
_LOGO = ("letterhead", "logo")


class LogoUnusable(SencoError):
    """The logo of the settings cannot be put on a page."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(
            f'the logo "{path}" of the settings {what}',
            hint="put a PNG or JPEG file there, or take the line logo: out with   senco edit settings",
        )


def look_of(workspace: Workspace) -> Look:
    """The look that the settings ask for, and senco's own where they cannot be read. Raises LogoUnusable."""
    settings = load(workspace.root, path_of(Settings), Settings).record
    if settings is None:
        return Look()
    letterhead = settings.letterhead
    usual = Look()
    return Look(
        accent=dark_enough(letterhead.accent) if letterhead.accent else usual.accent,
        typeface=letterhead.typeface or usual.typeface,
        logo=_logo(workspace.root, letterhead.logo) if letterhead.logo else None,
        logo_words=letterhead.logo_words or settings.school.name,
        sign_offs=_sign_offs(workspace.root, letterhead),
    )


def logo_faults(root: Path, settings: Settings) -> Iterator[Finding]:
    """What stands in the way of using the logo, for `senco check`."""
    logo = settings.letterhead.logo
    wrong = _picture(root, logo)[1] if logo else None
    if wrong:
        sentence = f"the picture {wrong}; put a PNG or JPEG file there, or take this line out"
        yield Finding("logo", "record", path_of(Settings), _LOGO, sentence)


def _logo(root: Path, path: str) -> bytes:
    data, wrong = _picture(root, path)
    if wrong:
        raise LogoUnusable(path, wrong)
    return data


def _picture(root: Path, path: str) -> tuple[bytes, str | None]:
    """The picture, and what is wrong with it."""
    try:
        data = read_plain(root, path, most=LARGEST_LOGO)
    except NotPlain as error:
        return b"", f"cannot be used: {error.strerror}"
    except OSError as error:
        return b"", "is not there" if isinstance(error, FileNotFoundError) else "cannot be read"
    return data, None if picture_kind(data) else "is neither a PNG nor a JPEG file"


def _sign_offs(root: Path, letterhead: Letterhead) -> Mapping[str, SignedOff]:
    return {each.document: _signed_off(root, each) for each in letterhead.sign_offs}


def _signed_off(root: Path, sign_off: SignOff) -> SignedOff:
    who = sign_off.signed_by
    person = path_of(Staff, key=who) if who and who.isalnum() else None
    staff = load(root, person, Staff).record if person and (root / person).is_file() else None
    role = code_set("staff_role").name_of(staff.role) if staff else None
    return SignedOff(sign_off.words, staff.name if staff else who, sign_off.role or role)
