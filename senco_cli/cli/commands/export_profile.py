"""`senco export one-page-profile`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.delivery import PageOptions, deliver
from senco_cli.cli.delivery_many import ManyOptions, deliver_each
from senco_cli.cli.output import tell_faults
from senco_cli.cli.pupils import MaybePupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus

if TYPE_CHECKING:
    from senco_cli.actions.built import Built
    from senco_cli.documents.profile import OnePageProfile


def export_profile(
    pupil: MaybePupilArgument = None,
    *,
    many: ManyOptions,
    no_photo: Annotated[bool, typer.Option("--no-photo", help="Leave the picture of the pupil away.")] = False,
    page: PageOptions,
) -> ExitStatus:
    """Make a pupil's one-page profile: what people like about them, what matters to them, how best to help, hopes.

    With --all, --year or --class there is one for every pupil with SEN support or an EHC plan. The picture is the
    newest document of the pupil that is a photograph or picture and not restricted. Nothing is shortened: a profile
    that is longer than one side is named.
    """
    from senco_cli.actions import export_profile as action
    from senco_cli.actions.page_overrun import page_counter

    if many.instead_of(pupil):
        return _export_many(many, page, with_photo=not no_photo)
    one = page.one()
    session, workspace = page.begin()
    key = pick_pupil(session, workspace.root, pupil)
    built = action.profiles(workspace, with_photo=not no_photo)(key)
    deliver(session, workspace, built, one)
    if built.view.is_bare:
        session.note(f"nothing of a profile is recorded; the page has room to write on: senco edit {key}")
    _say_long(session, key, page_counter(workspace, action.KIND)(built))
    return tell_faults(session, workspace.root, built.faults)


def _export_many(many: ManyOptions, page: PageOptions, *, with_photo: bool) -> ExitStatus:
    from senco_cli.actions import export_profile as action
    from senco_cli.actions.page_overrun import page_counter

    wanted = many.delivery(page)
    session, workspace = page.begin()
    keys = many.keys(workspace, statuses=("K", "E"))
    profile_of, pages_of = action.profiles(workspace, with_photo=with_photo), page_counter(workspace, action.KIND)
    pages: dict[str, int | None] = {}

    def counted(key: str) -> Built[OnePageProfile]:
        built = profile_of(key)
        pages[key] = pages_of(built)
        return built

    status = deliver_each(session, workspace, keys, counted, kind=action.KIND, wanted=wanted)
    for key, number in pages.items():
        _say_long(session, key, number)
    return status


def _say_long(session: Session, key: str, pages: int | None) -> None:
    if pages is not None and pages > 1:
        session.note(f"the profile of {key} takes {pages} sides of A4; shorten it with   senco edit {key}")
