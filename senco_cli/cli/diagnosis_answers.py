"""Whether a diagnosis in a register also means a type of need: as options say it, or somebody at the terminal does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import ask
from senco_cli.cli.codes import read_code
from senco_cli.cli.session import Session
from senco_cli.cli.show_import import line
from senco_cli.errors import UsageError
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.exchange.proposal import Proposal

DiagnosisOption = Annotated[
    list[str] | None,
    typer.Option(
        "--diagnosis",
        metavar="WORD=TYPE",
        help="A diagnosis in the file, and the type of need to record besides, or keep; repeatable. "
        "keep alone keeps all that were not named as diagnoses only.",
    ),
]
_OPTION = "--diagnosis"
_KEEP = "keep"


def diagnoses_in(typed: Sequence[str] | None, *, on: date) -> dict[str, str]:
    """What the options say of each diagnosis: the code of a type of need that can be given `on`, or keep.

    Raises UsageError.
    """
    found: dict[str, str] = {}
    for each in typed or ():
        name, equals, answer = (part.strip() for part in each.rpartition("="))
        if not equals and _keeps_all([each]):
            continue
        if not any(letter.isalnum() for letter in name) or not answer:
            raise UsageError(
                f'{_OPTION}: "{each}" is no answer',
                hint='--diagnosis "dyslexia=SPLD"   --diagnosis "dyslexia=keep"   --diagnosis keep',
            )
        found[name] = _read(answer, option=_OPTION, on=on)
    return found


def ask_diagnoses(session: Session, proposal: Proposal, *, typed: Sequence[str] | None, on: date) -> dict[str, str]:
    """What somebody at the terminal says of each diagnosis of which nobody has said anything yet."""
    from senco_cli.model.codes import code_set

    found = proposal.open_diagnoses
    if not found or not session.can_ask or _keeps_all(typed):
        return {}
    session.note("A diagnosis is no type of need until somebody says so.")
    for code in code_set("type_of_need").current(on):
        session.note(f"  {code.code:<5} {code.name}")
    session.note("Return keeps it as a diagnosis only; a code records that type of need as well.")

    def read(answer: str) -> str:
        return _read(answer, option="type of need", on=on)

    return {
        name: ask(session, f"{name} ({how_many(number, 'pupil')})", option=_OPTION, read=read, default=_KEEP)
        for name, number in found.items()
    }


def note_unmet(session: Session, proposal: Proposal, *, told: Mapping[str, str]) -> None:
    """Say which diagnoses of the options stand nowhere in the file."""
    from senco_cli.exchange.text import squeeze

    met = {squeeze(name): name for names in proposal.diagnoses.values() for name in names}
    unmet = [name for name in told if squeeze(name) not in met]
    if unmet:
        named = ", ".join(f'"{name}"' for name in unmet)
        there = f"; it has {', '.join(sorted(met.values()))}" if met else "; it has no diagnoses"
        session.note(f"{_OPTION}: the file has no diagnosis {named}{there}")


def hint_diagnoses(session: Session, proposal: Proposal, *, typed: Sequence[str] | None) -> None:
    """Say which diagnoses were kept as such without anybody having said so, and how a type of need is recorded."""
    found = proposal.open_diagnoses
    if not found or _keeps_all(typed):
        return
    named = "; ".join(f"{name} ({how_many(number, 'pupil')})" for name, number in found.items())
    line(session, f"kept as diagnoses only: {named}", depth=0)
    session.print('--diagnosis "WORD=TYPE" records a type of need besides, such as --diagnosis "dyslexia=SPLD"')


def _keeps_all(typed: Sequence[str] | None) -> bool:
    return any(each.strip().casefold() == _KEEP for each in typed or ())


def _read(answer: str, *, option: str, on: date) -> str:
    if answer.strip().casefold() == _KEEP:
        return _KEEP
    return read_code("type_of_need", answer.strip(), option=option, on=on)
