"""Transfer files for tests, written from what is known of their structure; every pupil in them is invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from senco_cli.exchange.ctf.contents import CtfFile
from senco_cli.exchange.ctf.proposing import CtfProposal, propose_ctf
from senco_cli.exchange.ctf.reading import read_ctf
from senco_cli.exchange.matching import ExistingPupil

TODAY = date(2026, 11, 21)
NAME = "8012000_CTF_8014001_001.xml"
WHO = "<UPN>H801200001001</UPN><Surname>Exampleton</Surname><Forename>Robin</Forename><DOB>2016-02-29</DOB>"
K_THEN_E = (
    "<SEN><StartDate>2025-04-28</StartDate><SENprovision>E</SENprovision></SEN>"
    "<SEN><StartDate>2022-01-10</StartDate><SENprovision>K</SENprovision><EndDate>2025-04-27</EndDate></SEN>"
)
TWO_NEEDS = (
    "<SENneed><NeedStartDate>2022-01-10</NeedStartDate><SENtypeRank>1</SENtypeRank><SENtype>SLCN</SENtype></SENneed>"
    "<SENneed><NeedStartDate>2023-09-05</NeedStartDate><SENtypeRank>2</SENtypeRank><SENtype>SPLD</SENtype></SENneed>"
)


def sen(statuses: str = K_THEN_E, needs: str = "") -> str:
    """The SEN of a pupil, the needs inside it and after the statuses."""
    return f"<SENhistory>{statuses}<SENneeds>{needs}</SENneeds></SENhistory>"


def status(code: str, start: str, end: str = "") -> str:
    """One period."""
    closed = f"<EndDate>{end}</EndDate>" if end else ""
    return f"<SEN><StartDate>{start}</StartDate><SENprovision>{code}</SENprovision>{closed}</SEN>"


def need(code: str, rank: str = "1", start: str = "", end: str = "") -> str:
    """One need."""
    begun = f"<NeedStartDate>{start}</NeedStartDate>" if start else ""
    closed = f"<NeedEndDate>{end}</NeedEndDate>" if end else ""
    return f"<SENneed>{begun}{closed}<SENtypeRank>{rank}</SENtypeRank><SENtype>{code}</SENtype></SENneed>"


def ctf(
    *pupils: str,
    version: str = "<CTFversion>25.0</CTFversion>",
    made_on: str = "2026-11-20T15:42:10",
    year: str = "2026",
    supplier: str = "EXAMPLE",
    declaration: str = '<?xml version="1.0" encoding="UTF-8"?>\n',
) -> str:
    """A whole file with these pupils."""
    return (
        f"{declaration}<CTfile><Header><DocumentName>Common Transfer File</DocumentName>{version}"
        f"<DateTime>{made_on}</DateTime><DocumentQualifier>full</DocumentQualifier><SupplierID>{supplier}</SupplierID>"
        "<SourceSchool><LEA>801</LEA><Estab>2000</Estab><URN>XXXXXX</URN>"
        f"<SchoolName>Example Primary School</SchoolName><AcademicYear>{year}</AcademicYear></SourceSchool>"
        "<DestSchool><LEA>801</LEA><Estab>4001</Estab></DestSchool></Header>"
        f"<CTFpupilData>{''.join(f'<Pupil>{pupil}</Pupil>' for pupil in pupils)}</CTFpupilData></CTfile>"
    )


def read(text: str | bytes, **told: Any) -> CtfFile:
    """What the file says."""
    return read_ctf(text.encode() if isinstance(text, str) else text, **{"today": TODAY, "name": NAME, **told})


def proposed(
    text: str | bytes, *, existing: Sequence[ExistingPupil] = (), answers: dict[int, str] | None = None, **told: Any
) -> CtfProposal:
    """What importing the file would do."""
    return propose_ctf(read(text, **told), existing=existing, today=TODAY, answers=answers)


def added(text: str | bytes, **told: Any) -> dict[str, Any]:
    """The one new pupil that the file leads to."""
    (add,) = proposed(text, **told).adds
    return add.pupil


def sentences(proposal: CtfProposal, kind: str) -> list[str]:
    """Everything of one kind that there is to say."""
    return [said.sentence for _place, said in proposal.said if said.kind == kind]
