"""What a TAB offers: commands, options, codes and pupils, answered before Typer is loaded where it can be."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from senco_cli.cli.looking_ahead import given_records
from senco_cli.cli.registry import COMMANDS, Entry, Family
from senco_cli.errors import SencoError

_PUPIL_OPTIONS = ("--pupil",)
_CODE_OPTIONS = {
    "--status": "sen_provision",
    "--need": "type_of_need",
    "--year": "nc_year",
    "--circumstance": "circumstance",
    "--area": "area_of_need",
    "--layer": "provision_layer",
    "--role": "staff_role",
    "--phase": "school_phase",
    "--how": "contact_way",
    "--promised-by": "promised_by",
    "--used-in": "adjustment_used_in",
    "--paid-by": "adjustment_paid_by",
    "--section": "plan_section",
    "--restricted": "document_access",
    "--context": "measure_context",
    "--whose": "view_whose",
    "--words": "view_words",
    "--topic": "view_topic",
}
# What an option means in one command alone.
_CODE_OPTIONS_OF = {
    ("add-view", "--how"): "view_way",
    ("add-view", "--for"): "view_purpose",
    ("add-document", "--what"): "document_type",
    ("add-advice", "--from"): "advice_role",
    ("add-advice", "--for"): "advice_purpose",
    ("mark-recommendation", "--state"): "recommendation_state",
}
_MOST = 200


def answer(words: list[str]) -> int:
    """Print what may stand for the last of `words` (those after `senco`), one a line with a tab before its meaning."""
    # Bash on Windows would take a carriage return before the line's end for a part of the last word.
    sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[union-attr]
    typed = words[1:] if words[:1] == ["--"] else words
    # Some PowerShells hand an empty word over as two quotes.
    before, begun = typed[:-1], typed[-1].replace('""', "") if typed else ""
    try:
        found = list(islice(candidates(before, begun, cwd=Path.cwd(), environment=os.environ), _MOST))
    except (SencoError, OSError):
        # A TAB never answers with an error.
        return 0
    for value, meaning in found:
        sys.stdout.write(f"{value}\t{meaning}\n")
    return 0


def candidates(
    before: list[str], begun: str, *, cwd: Path, environment: os._Environ[str] | dict[str, str]
) -> Iterator[tuple[str, str]]:
    """What may follow the words `before` and begins with `begun`, each with its meaning."""
    words = [word for word in before if not word.startswith("-")]
    last = before[-1] if before else ""
    entry: Entry | Family | None = COMMANDS.get(words[0]) if words else None
    if entry is None:
        yield from _commands(COMMANDS, begun)
    elif isinstance(entry, Family) and len(words) < 2:
        yield from _commands(entry.commands, begun)
    elif last in _PUPIL_OPTIONS:
        yield from _pupils(begun, before, cwd=cwd, environment=environment)
    elif (words[0], last) in _CODE_OPTIONS_OF:
        yield from _codes(_CODE_OPTIONS_OF[words[0], last], begun)
    elif last in _CODE_OPTIONS:
        yield from _codes(_CODE_OPTIONS[last], begun)
    elif last == "--scale":
        yield from _scales(begun)
    elif begun.startswith("-"):
        yield from _options(words, entry, begun)
    elif isinstance(entry, Entry) and entry.names_pupil and len(words) == 1:
        yield from _pupils(begun, before, cwd=cwd, environment=environment)
    elif words == ["record"]:
        yield from _events(begun)
    elif words[0] == "record" and len(words) == 2:
        yield from _pupils(begun, before, cwd=cwd, environment=environment)
    elif words == ["set-status", *words[1:2]]:
        yield from _codes("sen_provision", begun)


def _commands(entries: object, begun: str) -> Iterator[tuple[str, str]]:
    assert isinstance(entries, dict)
    for name, entry in entries.items():
        if name.startswith(begun):
            yield name, entry.help


def _events(begun: str) -> Iterator[tuple[str, str]]:
    from senco_cli.model.record_events import record_events

    for name, event in record_events().items():
        if name.startswith(begun.casefold()):
            yield name, event.says


def _codes(set_name: str, begun: str) -> Iterator[tuple[str, str]]:
    from senco_cli.model.codes import code_set

    for code in code_set(set_name).current(date.today()):
        if code.code.casefold().startswith(begun.casefold()):
            yield code.code, code.name


def _scales(begun: str) -> Iterator[tuple[str, str]]:
    """The scales that come with senco, by the names of their files: reading them would take longer than a TAB may."""
    from senco_cli.model.shipped import shipped_names

    for name in shipped_names("model/scales"):
        if name.startswith(begun.casefold()):
            yield name, "a scale"


def _options(words: list[str], entry: Entry | Family, begun: str) -> Iterator[tuple[str, str]]:
    from senco_cli.cli.app import command

    target = entry.members[words[1]] if isinstance(entry, Family) else entry
    for parameter in command(words[-1], target).params:
        if getattr(parameter, "hidden", False):
            continue
        for option in parameter.opts:
            if option.startswith("--") and option.startswith(begun):
                yield option, getattr(parameter, "help", None) or ""


def _pupils(
    begun: str, before: list[str], *, cwd: Path, environment: os._Environ[str] | dict[str, str]
) -> Iterator[tuple[str, str]]:
    """Pupils by key or by a spelling of the name that no shell stumbles over; the meaning holds the real one."""
    from senco_cli.actions.find_pupil import each_label
    from senco_cli.index.wanted import may_keep
    from senco_cli.model.names import fold_name
    from senco_cli.store.folder import find_root

    wanted = fold_name(begun).split()
    given = given_records(before)
    root = find_root(cwd, given=Path(given) if given else None, environment=environment)
    holding = [begun.casefold(), *wanted[:1]] if begun.isalnum() else []
    for each in each_label(root, keeps_index=may_keep(root, environment), holding=holding):
        meaning = each.label + (f", {each.class_name}" if each.class_name else "")
        if each.key.startswith(begun.casefold()):
            yield each.key, meaning
        if wanted and f" {wanted[0]}" in f" {each.folded}":
            yield fold_name(each.label).replace(" ", "-"), f"{meaning} ({each.key})"
