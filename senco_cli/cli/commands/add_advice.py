"""`senco add-advice`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.answers import Answers, is_agreed
from senco_cli.cli.ask import ask
from senco_cli.cli.codes import read_code
from senco_cli.cli.option_groups import WriteOptions
from senco_cli.cli.originals import original_at, review_keys, show_filing
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.cli.show_writes import say_saved, show_writes
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.add_advice import NewAdvice, NewRecommendation
    from senco_cli.actions.add_document import Filing
    from senco_cli.actions.workspace import Workspace


class AdviceOptions(WriteOptions):
    """What can be typed about advice."""

    role: Annotated[
        str | None, typer.Option("--from", metavar="ROLE", help="EP, SaLT, OT, physio, CAMHS ...; asked for.")
    ] = None
    name: Annotated[str | None, typer.Option("--name", help="Who gave it.")] = None
    organisation: Annotated[str | None, typer.Option("--organisation", help="For whom they work.")] = None
    purpose: Annotated[
        str | None, typer.Option("--for", help="annual-review, needs-assessment, sen-support, transition or other.")
    ] = None
    review: Annotated[
        str | None, typer.Option("--review", metavar="DATE", help="The review it is for, by its day.")
    ] = None
    asked: Annotated[str | None, typer.Option("--asked", metavar="DATE", help="The day it was asked for.")] = None
    assessed: Annotated[
        str | None, typer.Option("--assessed", metavar="DATE", help="The day the pupil was seen or assessed.")
    ] = None
    dated: Annotated[str | None, typer.Option("--dated", metavar="DATE", help="The day that stands on it.")] = None
    received: Annotated[str | None, typer.Option("--received", metavar="DATE", help="The day it came.")] = None
    circulated: Annotated[
        str | None, typer.Option("--circulated", metavar="DATE", help="The day it went to everybody who is to have it.")
    ] = None
    file: Annotated[
        str | None, typer.Option("--file", metavar="PATH", help="Its file, which is filed with it; yours stays.")
    ] = None
    paper: Annotated[
        str | None, typer.Option("--paper", metavar="WHERE", help="Where the paper is, which is put in the index.")
    ] = None
    document: Annotated[
        str | None, typer.Option("--document", metavar="KEY", help="The document, where it is in the index already.")
    ] = None
    summary: Annotated[str | None, typer.Option("--summary", help="What it says, in a few sentences.")] = None
    recommends: Annotated[
        list[str] | None,
        typer.Option("--recommends", help='What it recommends, like "F: a daily word bank"; may be repeated.'),
    ] = None


def add_advice(pupil: PupilArgument, typed: AdviceOptions) -> int:
    """Write down advice about a pupil that was asked for or came, and what it recommends.

    What was asked for with --asked is completed by the same command with --received, and later with --circulated.
    Each recommendation stays open in `senco recommendations` until `senco mark-recommendation` says what became of it.
    """
    from senco_cli.actions import add_advice as action

    session, workspace = typed.begin()
    key = pick_pupil(session, workspace.root, pupil)
    has_day = any((typed.asked, typed.received, typed.dated))
    asks = Answers(session, workspace.today, session.can_ask and (typed.role is None or not has_day))
    reviews = review_keys(workspace, key, [typed.review] if typed.review else None)
    advice = action.NewAdvice(
        role=_role(asks, typed.role),
        name=asks.maybe_text("--name", typed.name, "Who gave it"),
        organisation=typed.organisation,
        purpose=read_code("advice_purpose", typed.purpose, option="--for") if typed.purpose else _for_review(reviews),
        review=reviews[0] if reviews else None,
        asked_on=asks.given_past_day("--asked", typed.asked),
        assessed_on=asks.given_past_day("--assessed", typed.assessed),
        dated=asks.given_past_day("--dated", typed.dated),
        received_on=asks.maybe_past_day("--received", typed.received, "The day it came"),
        circulated_on=asks.given_past_day("--circulated", typed.circulated),
        summary=asks.maybe_text("--summary", typed.summary, "What it says, shortly"),
        recommendations=_recommended(asks, typed.recommends),
    )
    advice, filing = _with_original(session, workspace, key, advice, typed)
    return _write(session, workspace, key, advice, filing=filing, yes=typed.yes)


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
    if not is_agreed(session, workspace, yes=yes):
        return 0
    committed = action.add_advice(workspace, pupil, write, filing=filing)
    say_saved(session, f"{'added' if write.expected is None else 'completed'} advice ({pupil})", committed)
    if filing and filing.original and not filing.same_as:
        session.print("the file was copied, and the copy checked; your own file is still where it was")
    if advice.recommendations:
        session.print(f"senco mark-recommendation {pupil}   says who sees to each, and what became of it")
    return 0


def _with_original(
    session: Session, workspace: Workspace, pupil: str, advice: NewAdvice, typed: AdviceOptions
) -> tuple[NewAdvice, Filing | None]:
    """The advice with the key of its document, which is filed with it where a file or a paper was given."""
    from senco_cli.actions import add_document as filed
    from senco_cli.actions.list_documents import document_named
    from senco_cli.model.codes import code_set

    is_new = typed.file is not None or typed.paper is not None
    if typed.document is not None and is_new:
        raise UsageError("--document names what is in the index already; --file and --paper file it now", hint="one of")
    if typed.document is not None:
        return replace(advice, document=document_named(workspace, pupil, typed.document).id), None
    if not is_new:
        return advice, None
    _path, original = original_at(session, typed.file)
    entry = filed.NewDocument(
        title=f"Advice: {code_set('advice_role').name_of(advice.role)}",
        what="report",
        author=advice.name,
        dated=advice.dated,
        received_on=advice.received_on,
        received_from=advice.organisation,
        paper=typed.paper,
        reviews=(advice.review,) if advice.review else (),
    )
    filing = filed.prepare_document(workspace, pupil, entry, original=original)
    return replace(advice, document=filing.id), filing


def _recommended(asks: Answers, typed: list[str] | None) -> tuple[NewRecommendation, ...]:
    from senco_cli.actions.add_advice import read_recommendation

    if typed is not None or not asks.asking:
        return tuple(read_recommendation(each) for each in typed or () if each.strip())
    asks.session.note("What it recommends, one at a time, with its section of the plan: F: a daily word bank")
    found: list[NewRecommendation] = []
    while answer := ask(
        asks.session, f"Recommendation {len(found) + 1} (Return to end)", option="--recommends", read=str.strip
    ):
        found.append(read_recommendation(answer))
    return tuple(found)


def _role(asks: Answers, typed: str | None) -> str:
    # Somebody's name may stand here, so what was typed is not said again.
    option = "--from" if typed is None else "the role after --from"
    return asks.code(option, typed, "advice_role", "Whose advice is it?")


def _for_review(reviews: tuple[str, ...]) -> str | None:
    return "annual-review" if reviews else None
