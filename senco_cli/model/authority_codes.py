"""The numbers of local authorities that may stand in a unique pupil number or a school's number."""

from __future__ import annotations

from functools import cache

from senco_cli.model.shipped import shipped


def is_known(code: str) -> bool:
    """Whether an authority has or had this number of three figures.

    Source: rule 1530 of the children in need census 2023 to 2024; a newer authority may be missing.
    """
    return code in known_codes()


@cache
def known_codes() -> frozenset[str]:
    """Every number of an authority that is known, three figures each."""
    data = shipped("model/authority_codes.yaml")
    ranges = [(int(row["from"]), int(row["to"])) for row in data["codes"]]
    return frozenset(f"{code:03d}" for first, last in ranges for code in range(first, last + 1))
