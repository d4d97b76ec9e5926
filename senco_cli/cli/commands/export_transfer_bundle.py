"""`senco export transfer-bundle`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from senco_cli.cli.ask import confirm
from senco_cli.cli.handing_over import hand_over
from senco_cli.cli.option_groups import LookOptions
from senco_cli.cli.options import DryRunOption, ForceOption, YesOption
from senco_cli.cli.paragraphs import print_wrapped
from senco_cli.cli.pupils import PupilArgument, pick_pupil
from senco_cli.cli.session import Session
from senco_cli.errors import ExitStatus, UsageError
from senco_cli.model.phrases import how_many

if TYPE_CHECKING:
    from senco_cli.actions.transfer_bundle import Sent
    from senco_cli.actions.transfer_draft import Draft
    from senco_cli.exchange.bundle.mentions import Mention


class BundleOptions(LookOptions):
    """What can be typed about a bundle."""

    send: Annotated[
        list[int] | None,
        typer.Option("--send", metavar="NUMBER", help="Send this text all the same: it names no other child; repeat."),
    ] = None
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="The file to write, ending in .zip.")] = None
    force: ForceOption = False
    yes: YesOption = False
    dry_run: DryRunOption = False


def export_transfer_bundle(pupil: PupilArgument, typed: BundleOptions) -> int:
    """Pack one file about a pupil for the next school: a page to read, records, originals, a list and a receipt.

    Nothing about other children is in it, nothing restricted, and nobody's pay. Texts that may name another child are
    shown, and withheld unless you say that they name nobody.
    """
    from senco_cli.actions.transfer_bundle import chosen, pack_bundle
    from senco_cli.actions.transfer_draft import draft_bundle

    session = typed.session
    if typed.out and typed.out.suffix.casefold() != ".zip":
        raise UsageError("--out: a bundle is a zip file", hint="end the name in .zip")
    workspace = session.workspace()
    draft = draft_bundle(workspace, pick_pupil(session, workspace.root, pupil))
    sending = _sending(session, draft, typed)
    sent = pack_bundle(workspace, draft, chosen(draft, sending=sending))
    _say_what_is_in_it(session, draft, sent)
    if typed.dry_run:
        session.print("nothing was written (--dry-run)")
        return ExitStatus.DONE
    if not typed.yes and session.can_ask and not confirm(session, "Write the bundle?", unless_said=True):
        session.note("nothing was written")
        return ExitStatus.DONE
    hand_over(session, workspace, sent.data, out=typed.out or Path(sent.name), force=typed.force)
    _say_next(session, draft)
    return ExitStatus.DONE


def _sending(session: Session, draft: Draft, typed: BundleOptions) -> frozenset[int]:
    """The numbers of the texts that name no other child, as options or somebody at the terminal says."""
    given = set(typed.send or ())
    for number in given:
        if not 1 <= number <= len(draft.mentions):
            raise UsageError(f"--send: there is no text {number}", hint="--dry-run shows the numbers")
    asking = session.can_ask and not typed.yes and not typed.dry_run
    labels = _labels(session, draft)
    for number, each in enumerate(draft.mentions, start=1):
        whose = " or ".join(labels.get(key, key) for key in each.whose)
        how = "names" if each.is_sure else "may name"
        said = f"{number}. {_place(each)} {how} {whose}: {each.found}"
        print_wrapped(session, said, indent=0, hanging=3)
        if asking and number not in given and not confirm(session, "Withhold it?", unless_said=True, option="--send"):
            given.add(number)
    left = len(draft.mentions) - len(given)
    if left:
        texts = how_many(left, "text is", "texts are")
        session.note(f"{texts} withheld; --send NUMBER sends one all the same")
    return frozenset(given)


def _labels(session: Session, draft: Draft) -> dict[str, str]:
    from senco_cli.actions.find_pupil import pupil_labels

    if not draft.mentions:
        return {}
    return {each.key: f"{each.label} ({each.key})" for each in pupil_labels(session.root())}


def _place(mention: Mention) -> str:
    from senco_cli.model.faults import place_words

    return mention.path.removeprefix("records/") + (f", {place_words(mention.at)}," if mention.at else "")


def _say_what_is_in_it(session: Session, draft: Draft, sent: Sent) -> None:
    originals = sum(each.what == "an original" for each in sent.manifest.files)
    records = sum(each.path.startswith("records/") for each in sent.manifest.files)
    counts = f"{how_many(records, 'record')}, {how_many(originals, 'original')}"
    session.print(f"in it: a page to read, {counts}, a receipt, and the list with the digest of each")
    for each in sent.manifest.left_out:
        number = f" ({each.number})" if each.number else ""
        print_wrapped(session, f"not in it: {each.what}{number}: {each.why}", indent=0, hanging=4)
    if sent.unread:
        words = "their words cannot be read by senco; look through them for the names of other children"
        session.note(f"{how_many(sent.unread, 'original')}: {words}")
    if draft.is_confidential:
        session.note("the family has asked that something is kept confidential; speak to them before you send this")


def _say_next(session: Session, draft: Draft) -> None:
    key = draft.file.key
    if draft.file.pupil.left_on is None:
        session.print(f"next: Write down that the pupil leaves: senco leave {key}")
    session.print(f"next: when it has gone: senco record record-sent {key}")
