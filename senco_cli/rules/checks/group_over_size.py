"""More pupils in a group than it has room for."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.provision import Provision
from senco_cli.rules.check import CheckInfo, Context, first_day, is_over, last_day

INFO = CheckInfo(
    name="group-over-size",
    title="more pupils than the group has room for",
    tier="practice",
    source="good practice: an intervention works at the group size for which it was tried",
    why="A group that has grown is another intervention, and its cost a pupil is wrong if it is really two groups.",
)


def check_school(context: Context) -> Iterator[Finding]:
    for name, provision in context.school.provisions.items():
        if provision.group_size is None or is_over(provision.to_on, today=context.today) or not _is_group(provision):
            continue
        count = _members(provision, context)
        if count > provision.group_size:
            yield INFO.finding(
                path_of(Provision, key=name),
                at=("group_size",),
                sentence=f"{count} pupils in a group for {provision.group_size}; mend group_size, end the part "
                "of those who have left it, or make a provision of each group",
            )


def _is_group(provision: Provision) -> bool:
    return any(session.given_to == "group" for session in provision.sessions) or not provision.sessions


def _members(provision: Provision, context: Context) -> int:
    day = max(context.today, provision.from_on)
    begun = (member for member in provision.pupils if first_day(provision, member) <= day)
    return len({member.pupil for member in begun if not is_over(last_day(provision, member), today=day)})
