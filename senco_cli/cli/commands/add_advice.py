"""`senco add-advice`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import ask, confirm
from senco_cli.cli.codes import choose_code, read_code
from senco_cli.cli.options import DryRunOption, OnOption, RecordsOption, YesOption, parse_on
from senco_cli.cli.originals import ask_past_day, original_at, past_day, review_keys, show_filing
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved, show_writes
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.add_advice import NewAdvice, NewRecommendation
    from senco_cli.actions.add_document import Filing
    from senco_cli.actions.workspace import Workspace


def add_advice(
    ctx: typer.Context,
    pupil: PupilArgument,
    role: Annotated[
        str | None, typer.Option("--from", metavar="ROLE", help="EP, SaLT, OT, physio, CAMHS ...; asked for.")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help="Who gave it.")] = None,
    organisation: Annotated[str | None, typer.Option("--organisation", help="For whom they work.")] = None,
    purpose: Annotated[
        str | None, typer.Option("--for", help="annual-review, needs-assessment, sen-support, transition or other.")
    ] = None,
    review: Annotated[
        str | None, typer.Option("--review", metavar="DATE", help="The review it is for, by its day.")
    ] = None,
    asked: Annotated[str | None, typer.Option("--asked", metavar="DATE", help="The day it was asked for.")] = None,
    assessed: Annotated[
        str | None, typer.Option("--assessed", metavar="DATE", help="The day the pupil was seen or assessed.")
    ] = None,
    dated: Annotated[str | None, typer.Option("--dated", metavar="DATE", help="The day that stands on it.")] = None,
    received: Annotated[str | None, typer.Option("--received", metavar="DATE", help="The day it came.")] = None,
    circulated: Annotated[
        str | None, typer.Option("--circulated", metavar="DATE", help="The day it went to everybody who is to have it.")
    ] = None,
    file: Annotated[
        str | None, typer.Option("--file", metavar="PATH", help="Its file, which is filed with it; yours stays.")
    ] = None,
    paper: Annotated[
        str | None, typer.Option("--paper", metavar="WHERE", help="Where the paper is, which is put in the index.")
    ] = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="KEY", help="The document, where it is in the index already.")
    ] = None,
    summary: Annotated[str | None, typer.Option("--summary", help="What it says, in a few sentences.")] = None,
    recommends: Annotated[
        list[str] | None,
        typer.Option("--recommends", help='What it recommends, like "F: a daily word bank"; may be repeated.'),
    ] = None,
    yes: YesOption = False,
    dry_run: DryRunOption = False,
    records: RecordsOption = None,
    on: OnOption = None,
) -> int:
    """Write down advice about a pupil that was asked for or came, and what it recommends.

    What was asked for with --asked is completed by the same command with --received, and later with --circulated.
    Each recommendation stays open in `senco recommendations` until `senco mark-recommendation` says what became of it.
    """
    from senco_cli.actions import add_advice as action

    session: Session = ctx.obj.with_choices(records=records, on=parse_on(on))
    workspace = session.workspace(writing=True, dry_run=dry_run)
    key = pick_pupil(session, workspace.root, pupil)
    today = workspace.today
    # Asked only of somebody who is asked anything at all: with the role and a day given, nothing more is wanted.
    is_asking = session.can_ask and (role is None or (asked, received, dated) == (None, None, None))
    reviews = review_keys(workspace, key, [review] if review else None)
    advice = action.NewAdvice(
        role=_role(session, role, on=today),
        name=name if name or not is_asking else _maybe(session, "Who gave it", option="--name"),
        organisation=organisation,
        purpose=read_code("advice_purpose", purpose, option="--for") if purpose else _for_review(reviews),
        review=reviews[0] if reviews else None,
        asked_on=past_day("--asked", asked, today),
        assessed_on=past_day("--assessed", assessed, today),
        dated=past_day("--dated", dated, today),
        received_on=past_day("--received", received, today)
        or (ask_past_day(session, "The day it came", option="--received", today=today) if is_asking else None),
        circulated_on=past_day("--circulated", circulated, today),
        summary=summary if summary or not is_asking else _maybe(session, "What it says, shortly", option="--summary"),
        recommendations=_recommended(session, recommends, is_asking=is_asking, read=action.read_recommendation),
    )
    advice, filing = _with_original(session, workspace, key, advice, file=file, paper=paper, document=document)
    return _write(session, workspace, key, advice, filing=filing, yes=yes)


def _write(
    session: Session, workspace: Workspace, pupil: str, advice: NewAdvice, *, filing: Filing | None, yes: bool
) -> int:
    from senco_cli.actions import add_advice as action

    write = action.prepare_advice(workspace, pupil, advice)
    if write.expected is None:
        show_writes(session, [write])
    else:
        session.print(action.add_advice(replace(workspace, dry_run=True), pupil, write).diff)
    if filing:
        show_filing(session, workspace, filing)
    if workspace.dry_run:
        return 0
    if not yes and session.can_ask and not confirm(session, "Write this?", unless_said=True):
        session.note("nothing was written")
        return 0
    committed = action.add_advice(workspace, pupil, write, filing=filing)
    say_saved(session, f"{'added' if write.expected is None else 'completed'} advice ({pupil})", committed)
    if filing and filing.original and not filing.same_as:
        session.print("the file was copied, and the copy checked; your own file is still where it was")
    if advice.recommendations:
        session.print(f"senco mark-recommendation {pupil}   says who sees to each, and what became of it")
    return 0


def _with_original(
    session: Session,
    workspace: Workspace,
    pupil: str,
    advice: NewAdvice,
    *,
    file: str | None,
    paper: str | None,
    document: str | None,
) -> tuple[NewAdvice, Filing | None]:
    """The advice with the key of its document, which is filed with it where a file or a paper was given."""
    from senco_cli.actions import add_document as filed
    from senco_cli.actions.list_documents import document_named
    from senco_cli.model.codes import code_set

    if document is not None and (file is not None or paper is not None):
        raise UsageError("--document names what is in the index already; --file and --paper file it now", hint="one of")
    if document is not None:
        return replace(advice, document=document_named(workspace, pupil, document).id), None
    if file is None and paper is None:
        return advice, None
    _path, original = original_at(session, file)
    entry = filed.NewDocument(
        title=f"Advice: {code_set('advice_role').name_of(advice.role)}",
        what="report",
        author=advice.name,
        dated=advice.dated,
        received_on=advice.received_on,
        received_from=advice.organisation,
        paper=paper,
        reviews=(advice.review,) if advice.review else (),
    )
    filing = filed.prepare_document(workspace, pupil, entry, original=original)
    return replace(advice, document=filing.id), filing


def _recommended(
    session: Session, typed: list[str] | None, *, is_asking: bool, read: Callable[[str], NewRecommendation]
) -> tuple[NewRecommendation, ...]:
    if typed is not None or not is_asking:
        return tuple(read(each) for each in typed or () if each.strip())
    session.note("What it recommends, one at a time, with its section of the plan: F: a daily word bank")
    found: list[NewRecommendation] = []
    while answer := ask(session, f"Recommendation {len(found) + 1} (Return to end)", option="--recommends", read=_text):
        found.append(read(answer))
    return tuple(found)


def _role(session: Session, typed: str | None, *, on: date) -> str:
    if typed is not None:
        # Somebody's name may stand here, so what was typed is not said again.
        return read_code("advice_role", typed, option="the role after --from")
    return choose_code(session, "advice_role", "Whose advice is it?", option="--from", on=on)


def _for_review(reviews: tuple[str, ...]) -> str | None:
    return "annual-review" if reviews else None


def _maybe(session: Session, question: str, *, option: str) -> str | None:
    return ask(session, f"{question} (Return if not known)", option=option, read=_text) or None


def _text(answer: str) -> str:
    return answer.strip()
