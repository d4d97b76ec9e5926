"""A register laid beside the records: every difference both ways, and no other."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from exchange.registers import TODAY

from senco_cli.exchange.columns import understand_columns
from senco_cli.exchange.comparing import Compared, Comparison, compare
from senco_cli.exchange.matching import ExistingPupil
from senco_cli.exchange.settling import NotACandidate
from senco_cli.exchange.text_table import read_text_table
from senco_cli.model.ehc_plan import EhcPlan
from senco_cli.model.faults import validate
from senco_cli.model.pupil import Pupil

HEADINGS = "UPN,Surname,Forename,DOB,SEN status,SEN start date,Primary need,Secondary need\n"
AMARA = "H801200001001,Okafor,Amara,2015-11-03,K,10/01/2022,SLCN,SPLD\n"


def held(key: str = "k7m2q", **more: object) -> Compared:
    tree = {
        "name": {"legal_forename": "Amara", "legal_surname": "Okafor"},
        "date_of_birth": "2015-11-03",
        "upn": "H801200001001",
        "sen_status": [{"status": "K", "from": "2022-01-10"}],
        "needs": [{"type": "SPLD", "rank": "2"}, {"type": "SLCN", "rank": "1"}],
        **more,
    }
    return Compared(ExistingPupil(key, tree), validate(Pupil, tree)[0])


def beside(text: str, *records: Compared, **more: object) -> Comparison:
    table = read_text_table(text.encode())
    mapping = understand_columns(table, today=TODAY)
    return compare(table, mapping, records=records, today=TODAY, **more)  # type: ignore[arg-type]


def said(found: Comparison) -> Sequence[tuple[str, str, str]]:
    return [(each.what, each.in_file, each.in_records) for each in found.differences]


def test_what_agrees_is_not_told() -> None:
    found = beside(HEADINGS + AMARA, held())
    assert (said(found), found.matched) == ([], 1)


@pytest.mark.parametrize(
    ("row", "differs"),
    [
        (AMARA.replace(",K,", ",E,"), [("SEN status", "E", "K")]),
        (AMARA.replace(",K,", ",N,"), [("SEN status", "N", "K")]),
        (AMARA.replace("10/01/2022", "11/01/2022"), [("SEN status since", "2022-01-11", "2022-01-10")]),
        (AMARA.replace("10/01/2022", ""), [("SEN status since", "", "2022-01-10")]),
        (AMARA.replace("SLCN,SPLD", "SPLD,SLCN"), [("types of need", "SPLD, SLCN", "SLCN, SPLD")]),
        (AMARA.replace("SLCN,SPLD", "SLCN,"), [("types of need", "SLCN", "SLCN, SPLD")]),
        (AMARA.replace("H801200001001", ""), [("UPN", "", "H801200001001")]),
        (AMARA.replace("2015-11-03", "2015-11-04"), [("date of birth", "2015-11-04", "2015-11-03")]),
        (AMARA.replace("Okafor", "Okafor-Lee"), [("name", "Amara Okafor-Lee", "Amara Okafor")]),
    ],
)
def test_each_thing_that_differs_is_told_with_both_sides(row: str, differs: list[tuple[str, str, str]]) -> None:
    assert said(beside(HEADINGS + row, held())) == differs


def test_only_what_the_file_has_columns_for_is_compared() -> None:
    assert said(beside("Surname,Forename,DOB,SEN status\nOkafor,Amara,2015-11-03,K\n", held())) == []
    main_only = "Surname,Forename,DOB,SEN status,Primary need\nOkafor,Amara,2015-11-03,K,SLCN\n"
    assert said(beside(main_only, held())) == []


def test_both_directions_are_told() -> None:
    stranger = "X00180001701A,Newchild,Ada,2017-02-02,K,10/01/2022,ASD,\n"
    found = beside(HEADINGS + stranger, held())
    assert [(each.what, each.key, each.row, each.name) for each in found.differences] == [
        ("not in the records", None, 2, "Ada Newchild"),
        ("not in the file", "k7m2q", None, "Amara Okafor"),
    ]


def test_children_without_sen_are_missed_in_the_records_of_nobody_and_only_counted() -> None:
    found = beside(HEADINGS + AMARA + "X00180001701A,Nosen,Ada,2017-02-02,N,,,\n", held())
    assert (said(found), found.without_sen) == ([], 1)


def test_a_pupil_with_n_is_missed_in_a_file_that_has_pupils_with_n_and_in_no_other() -> None:
    of_bo = {"legal_forename": "Bo", "legal_surname": "Nowak"}
    plain = held("p3x9d", upn="G80120000101A", name=of_bo, sen_status=[], needs=[])
    other = "X00180001701A,Else,Ada,2017-02-02,N,,,\n"
    assert said(beside(HEADINGS + AMARA, held(), plain)) == []
    assert said(beside(HEADINGS + AMARA + other, held(), plain)) == [("not in the file", "", "")]


def test_who_has_left_the_roll_is_not_missed_in_the_file() -> None:
    assert said(beside(HEADINGS + AMARA, held(), held("p3x9d", upn="G80120000101A", left_on="2026-07-20"))) != []
    gone = held("p3x9d", upn="G80120000101A", date_of_birth="2014-01-01", left_on="2026-07-20")
    assert said(beside(HEADINGS + AMARA, held(), gone)) == []


def test_nobody_is_matched_by_name_alone_and_a_close_name_is_a_question() -> None:
    bare = "Surname,Forename,DOB,SEN status\n"
    assert [each.what for each in beside(bare + "Okafor,Amara,,K\n", held()).differences] == [
        "not in the records",
        "not in the file",
    ]
    close = beside(bare + "Okafer,Amara,2015-11-03,K\n", held())
    assert [each.what for each in close.differences] == ["not clear who"]
    assert said(beside(bare + "Okafer,Amara,2015-11-03,K\n", held(), answers={2: "k7m2q"})) == [
        ("name", "Amara Okafer", "Amara Okafor")
    ]
    with pytest.raises(NotACandidate):
        beside(bare + "Okafer,Amara,2015-11-03,K\n", held(), answers={2: "x9999"})


def test_a_plan_of_another_day_is_told() -> None:
    rows = "UPN,Surname,Forename,DOB,SEN status,EHCP date\nH801200001001,Okafor,Amara,2015-11-03,E,01/02/2024\n"
    plan, _faults = validate(EhcPlan, {"plan_first_made_on": "2024-03-18"})
    one = held(sen_status=[{"status": "E", "from": "2024-03-18"}])
    assert said(beside(rows, Compared(one.existing, one.pupil, plan))) == [
        ("EHC plan first made", "2024-02-01", "2024-03-18")
    ]


def test_records_with_faults_are_not_judged_equal() -> None:
    broken = Compared(held().existing, None)
    assert said(beside(HEADINGS + AMARA, broken)) == [("not clear who", "", "has faults: senco check")]
    away = AMARA.replace("H801200001001", "X00180001701A").replace("Okafor,Amara,2015-11-03", "Else,Ada,2017-02-02")
    assert ("not in the file", "", "has faults: senco check") in said(beside(HEADINGS + away, broken))


CENSUS = (
    "UPN,Surname,Forename,DOB,SEN type 1,SEN type 1 ranking,SEN type 2,SEN type 2 ranking,SEN unit,Top-up funding\n"
)


@pytest.mark.parametrize(
    ("cells", "more", "differs"),
    [
        ("SLCN,1,SPLD,2,False,False", {}, []),
        ("SLCN,2,SPLD,1,,", {}, [("rank of SPLD", "1", "2"), ("rank of SLCN", "2", "1")]),
        ("SLCN,1,SPLD,2,True,", {}, [("SEN unit", "yes", "")]),
        ("SLCN,1,SPLD,2,,no", {"sen_unit": "yes"}, [("SEN unit", "", "yes")]),
        ("SLCN,1,SPLD,2,,Y", {}, [("top-up funding", "yes", "no")]),
        ("SLCN,1,SPLD,2,,", {"top_up": [{"per_year": "900", "from": "2026-01-05"}]}, [("top-up funding", "", "yes")]),
    ],
)
def test_what_the_census_asks_besides_is_laid_side_by_side(
    cells: str, more: dict[str, object], differs: list[tuple[str, str, str]]
) -> None:
    assert said(beside(f"{CENSUS}H801200001001,Okafor,Amara,2015-11-03,{cells}\n", held(**more))) == differs  # type: ignore[arg-type]
