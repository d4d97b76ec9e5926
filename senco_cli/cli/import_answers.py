"""Who a doubtful entry of an imported file is about: as options say it, or as somebody at the terminal does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import choose
from senco_cli.cli.session import Session
from senco_cli.errors import UsageError

if TYPE_CHECKING:
    from senco_cli.actions.workspace import Workspace
    from senco_cli.exchange.proposal import Outcomes

AnswerOption = Annotated[
    list[str] | None,
    typer.Option("--answer", metavar="ROW=WHO", help="Whom a doubtful row is about: a key, new or skip; repeatable."),
]

SenOnlyOption = Annotated[
    bool, typer.Option("--sen-only", help="Of children who are new, take only those with K, E or on a watch list.")
]


def answers_in(typed: list[str] | None) -> dict[int, str]:
    """The answers given as options, by row. Raises UsageError."""
    found: dict[int, str] = {}
    for each in typed or ():
        row, equals, who = each.partition("=")
        if not equals or not row.strip().isdecimal() or not who.strip():
            raise UsageError(
                f'--answer: "{each}" is no answer', hint="--answer 12=k7m2q   --answer 12=new   --answer 12=skip"
            )
        found[int(row)] = who.strip()
    return found


def ask_who(session: Session, workspace: Workspace, proposal: Outcomes, *, entry: str = "Row") -> dict[int, str]:
    """Whom each doubtful entry is about, as somebody at the terminal says; without one, doubtful entries wait."""
    from senco_cli.actions.find_pupil import pupil_labels
    from senco_cli.exchange.settling import NEW, SKIP

    if not proposal.questions or not session.can_ask:
        return {}
    labels = {each.key: each.label for each in pupil_labels(workspace.root)}
    answers: dict[int, str] = {}
    for question in proposal.questions:
        choices = [(key, labels.get(key, key)) for key in question.candidates]
        if question.if_new:
            choices.append((NEW, "a new pupil"))
        choices.append((SKIP, f"leave this {entry.casefold()} out"))
        answers[question.row] = choose(
            session, f"{entry} {question.row}: {question.why}. Who is it?", choices, option="--answer"
        )
    return answers


def hint_sen_only(session: Session, proposal: Outcomes) -> None:
    """Say that children without SEN can be left out, where there are some."""
    from senco_cli.actions.import_outcomes import adds_without_sen

    without = adds_without_sen(proposal)
    if without:
        have = "has" if without == 1 else "have"
        session.print(f"{without} of them {have} no SEN status K or E; --sen-only leaves such children out")
