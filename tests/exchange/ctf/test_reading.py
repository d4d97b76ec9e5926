"""Transfer files of many versions, suppliers and sorts of dirt: warned about, and loaded."""

from __future__ import annotations

from datetime import date

import pytest
from exchange.ctf_files import K_THEN_E, NAME, TWO_NEEDS, WHO, added, ctf, need, proposed, read, sen, sentences, status
from hypothesis import given
from hypothesis import strategies as st

ROBIN = f"{WHO}<Sex>F</Sex><BasicDetails><NCyearActual>6</NCyearActual></BasicDetails>{sen(K_THEN_E, TWO_NEEDS)}"


def test_the_example_of_the_domain_document_becomes_one_pupil() -> None:
    assert added(ctf(ROBIN)) == {
        "name": {"legal_forename": "Robin", "legal_surname": "Exampleton"},
        "date_of_birth": "2016-02-29",
        "upn": "H801200001001",
        "sen_status": [
            {"status": "K", "from": "2022-01-10", "to": "2025-04-27"},
            {"status": "E", "from": "2025-04-28"},
        ],
        "needs": [
            {"type": "SLCN", "rank": "1", "from": "2022-01-10"},
            {"type": "SPLD", "rank": "2", "from": "2023-09-05"},
        ],
    }
    assert read(ctf(ROBIN)).odd == ()


def test_the_head_says_from_where_to_where_and_when() -> None:
    header = read(ctf(ROBIN)).header
    assert (header.source.name, header.source.laestab, header.source.urn) == (
        "Example Primary School",
        "801/2000",
        None,
    )
    assert header.destination.laestab == "801/4001"
    assert (header.made_on, header.academic_year, header.version) == (date(2026, 11, 20), 2026, "25.0")


@pytest.mark.parametrize("version", [f"{number}.0" for number in range(17, 26)])
def test_versions_17_to_25_are_read_without_a_word(version: str) -> None:
    text = ctf(ROBIN, version=f"<CTFversion>{version}</CTFversion>")
    assert read(text).odd == ()
    assert added(text)["sen_status"][1]["status"] == "E"


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ("<CTFversion>16.0</CTFversion>", "version 16; senco knows 17 to 25"),
        ("<CTFversion>26.0</CTFversion>", "version 26; senco knows 17 to 25"),
        ("<CTFversion>3</CTFversion>", "version 3"),
        ("<CTFversion>latest</CTFversion>", "does not say which version"),
        ("", "does not say which version"),
    ],
)
def test_any_other_version_is_warned_about_and_read(version: str, words: str) -> None:
    text = ctf(ROBIN, version=version)
    assert any(words in sentence for sentence in read(text).odd)
    assert added(text)["upn"] == "H801200001001"


def test_the_version_is_found_under_the_other_supplier_s_spelling() -> None:
    assert read(ctf(ROBIN, version="<CTFVersion>24.0</CTFVersion>")).header.version == "24.0"


@pytest.mark.parametrize("element", ["<Sex>F</Sex>", "<Gender>F</Gender>"])
def test_sex_or_gender_by_version_is_named_among_what_was_left(element: str) -> None:
    (left,) = proposed(ctf(f"{WHO}{element}{sen()}")).left_out
    assert (left.words, left.number, left.pupils) == ("sex", 1, 1)


def test_names_of_elements_are_matched_without_regard_to_case_and_prefixes() -> None:
    text = ctf(ROBIN).replace("CTfile", "ctf:CTFile").replace("SENhistory", "SENHISTORY").replace("<DOB>", "<dob>")
    text = text.replace("</DOB>", "</dob>").replace("<ctf:CTFile>", '<ctf:CTFile xmlns:ctf="urn:example">')
    assert added(text) == added(ctf(ROBIN))


def test_the_present_status_is_found_by_the_days_and_not_by_the_order() -> None:
    rows = [status("E", "2025-04-28"), status("K", "2022-01-10", "2025-04-27"), status("N", "2020-09-01", "2022-01-09")]
    expected = added(ctf(WHO + sen("".join(rows))))["sen_status"]
    assert [each["status"] for each in expected] == ["N", "K", "E"]
    assert added(ctf(WHO + sen("".join(reversed(rows)))))["sen_status"] == expected


def test_needs_without_an_end_of_a_pupil_who_is_n_now_are_history() -> None:
    text = ctf(WHO + sen(status("N", "2024-07-10") + status("K", "2022-03-10", "2024-07-09"), TWO_NEEDS))
    assert added(text)["needs"] == [
        {"type": "SLCN", "rank": "1", "from": "2022-01-10", "to": "2024-07-09"},
        {"type": "SPLD", "rank": "2", "from": "2023-09-05", "to": "2024-07-09"},
    ]
    assert len(sentences(proposed(text), "assumed")) == 2


def test_a_status_is_never_inferred_from_needs() -> None:
    found = added(ctf(WHO + sen("", TWO_NEEDS)))
    assert "sen_status" not in found
    assert len(found["needs"]) == 2
    assert any("no SEN status" in each for each in sentences(proposed(ctf(WHO + sen("", TWO_NEEDS))), "missing"))


def test_a_historic_status_is_kept_as_history_and_never_as_the_present_one() -> None:
    closed = status("S", "2011-03-01", "2015-06-30") + status("E", "2015-07-01")
    born = WHO.replace("2016-02-29", "2007-05-02")
    assert [each["status"] for each in added(ctf(born + sen(closed)))["sen_status"]] == ["S", "E"]
    still = ctf(born + sen(status("S", "2011-03-01")))
    assert added(still)["sen_status"] == [{"status": "S", "from": "2011-03-01", "to": "2018-03-31"}]
    assert sentences(proposed(still), "missing")


def test_periods_without_an_end_or_that_overlap_end_the_day_before_the_next() -> None:
    text = ctf(
        WHO + sen(status("K", "2020-01-10") + status("E", "2023-05-01") + status("N", "2022-09-01", "2023-05-01"))
    )
    assert added(text)["sen_status"] == [
        {"status": "K", "from": "2020-01-10", "to": "2022-08-31"},
        {"status": "N", "from": "2022-09-01", "to": "2023-04-30"},
        {"status": "E", "from": "2023-05-01"},
    ]
    assert len(sentences(proposed(text), "assumed")) == 2


def test_of_two_statuses_from_one_day_the_one_that_lasts_is_taken_and_it_is_said() -> None:
    text = ctf(WHO + sen(status("K", "2022-01-10", "2022-01-10") + status("E", "2022-01-10")))
    assert added(text)["sen_status"] == [{"status": "E", "from": "2022-01-10"}]
    assert any("same day" in each for each in sentences(proposed(text), "doubtful"))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (status("Q", "2022-01-10"), '"Q" is no SEN status'),
        (status("", "2022-01-10"), "something is no SEN status"),
        (status("K", ""), "no day on which it began"),
        (status("K", "2022-02-30"), "no day on which it began"),
    ],
)
def test_a_status_that_cannot_be_taken_is_told_and_the_rest_is(row: str, words: str) -> None:
    text = ctf(WHO + sen(row + status("K", "2023-01-10")))
    assert added(text)["sen_status"] == [{"status": "K", "from": "2023-01-10"}]
    assert any(words in each for each in sentences(proposed(text), "refused"))


def test_a_status_that_ended_with_nothing_after_it_leaves_the_present_one_to_be_added() -> None:
    text = ctf(WHO + sen(status("K", "2022-01-10", "2026-07-21")))
    assert added(text)["sen_status"] == [{"status": "K", "from": "2022-01-10", "to": "2026-07-21"}]
    assert any("senco set-status" in each for each in sentences(proposed(text), "missing"))


def test_needs_of_any_number_and_rank_are_taken() -> None:
    needs = need("SEMH", "99") + need("slcn", "1") + need("SpLD", "2", "2023-01-01", "2024-01-01") + need("MLD", "")
    found = added(ctf(WHO + sen(needs=needs)))["needs"]
    assert [(each["type"], each["rank"]) for each in found] == [
        ("SLCN", "1"),
        ("SEMH", "99"),
        ("MLD", "100"),
        ("SPLD", "2"),
    ]


@pytest.mark.parametrize("code", ["DYNA", "", "<b>x</b>"])
def test_a_type_of_need_that_is_not_known_is_told(code: str) -> None:
    proposal = proposed(ctf(WHO + sen(needs=need(code) + need("SLCN"))))
    assert [each["type"] for each in proposal.adds[0].pupil["needs"]] == ["SLCN"]
    assert any("no type of need" in each for each in sentences(proposal, "refused"))


@pytest.mark.parametrize(
    ("upn", "words"),
    [
        ("Z801200001001", "call for H; one of its characters is mistyped (census error 1510)"),
        ("A950000178301", "950 in places 2 to 4, which is no authority's number that is known (census error 1530)"),
        ("A123456789012B", "has 14 characters"),
    ],
)
def test_an_odd_upn_is_warned_about_and_loaded(upn: str, words: str) -> None:
    text = ctf(WHO.replace("H801200001001", upn) + sen())
    assert added(text)["upn"] == upn
    assert any(words in each for each in sentences(proposed(text), "doubtful"))


@pytest.mark.parametrize("upn", ["XXXXXXXXXXXXX", "", "   ", "-"])
def test_a_number_of_nothing_but_x_is_no_number_and_said_to_be_missing(upn: str) -> None:
    text = ctf(WHO.replace("H801200001001", upn))
    assert "upn" not in added(text)
    assert any("no UPN (census error 1500)" in each for each in sentences(proposed(text), "missing"))


def test_learner_numbers_are_loaded_with_a_warning_and_the_one_for_nobody_is_not() -> None:
    def with_uln(uln: str) -> str:
        return ctf(f"{WHO}<UniqueLearnerNumber>{uln}</UniqueLearnerNumber>")

    assert added(with_uln("1000000019"))["uln"] == "1000000019"
    assert added(with_uln("2481081875"))["uln"] == "2481081875"
    assert any("1575" in each for each in sentences(proposed(with_uln("2481081875")), "doubtful"))
    assert "uln" not in added(with_uln("9999999999"))
    assert "uln" not in added(with_uln("XXXXXXXXXX"))


def test_former_upn_and_used_names_are_part_of_who_somebody_is() -> None:
    basic = "<FormerUPN>X00180001701A</FormerUPN><PreferredForename>Rob</PreferredForename>"
    basic += "<PreferredSurname>Exampleton</PreferredSurname>"
    found = added(ctf(f"{WHO}<BasicDetails>{basic}</BasicDetails>"))
    assert found["former_upns"] == ["X00180001701A"]
    assert found["name"] == {"legal_forename": "Robin", "legal_surname": "Exampleton", "known_as": "Rob"}


def test_padding_capitals_and_lines_in_names_are_put_right() -> None:
    who = "<Surname>  O'EXAMPLE-SMITH\n </Surname><Forename> ROBIN  JO </Forename><DOB> 2016-02-29T00:00:00 </DOB>"
    found = added(ctf(who))
    assert found["name"] == {"legal_forename": "Robin Jo", "legal_surname": "O'Example-Smith"}
    assert found["date_of_birth"] == "2016-02-29"


def test_initials_that_somebody_goes_by_stay_capitals() -> None:
    found = added(ctf(WHO.replace("Robin", "TJ")))
    assert found["name"]["legal_forename"] == "TJ"


@pytest.mark.parametrize(
    ("year", "made_on", "school_year", "expected"),
    [
        ("6", "2026-11-20T10:00:00", "2026", None),
        ("5", "2026-11-20T10:00:00", "2026", "5"),
        ("5", "2026-07-10T10:00:00", "2025", None),
        ("4", "2026-07-10T10:00:00", "2025", "5"),
        ("6", "2026-08-10T10:00:00", "2026", None),
        ("X", "2026-11-20T10:00:00", "2026", "X"),
        ("05", "2026-11-20T10:00:00", "", "5"),
        ("5", "", "2025", None),
        ("12b", "2026-11-20T10:00:00", "2026", None),
    ],
)
def test_the_year_taught_is_reckoned_from_the_school_year_of_the_file(
    year: str, made_on: str, school_year: str, expected: str | None
) -> None:
    basic = f"<BasicDetails><NCyearActual>{year}</NCyearActual></BasicDetails>"
    assert added(ctf(WHO + basic, made_on=made_on, year=school_year)).get("year_taught") == expected


@pytest.mark.parametrize(
    "name",
    [
        "8012000_CTF_8014001_001.xml",
        "820LLLL_CTF_8201234_001.XML",
        "8012000_CTF_XXXXXXX_012.xml",
        "8012000_ctf_MMMMMMM_001.xml",
    ],
)
def test_a_file_with_a_name_of_the_usual_sort_is_not_warned_about(name: str) -> None:
    assert read(ctf(ROBIN), name=name).odd == ()


@pytest.mark.parametrize("name", ["8012000_CTF_8014001_001 (1).xml", "robin.xml", "download"])
def test_a_renamed_file_is_warned_about_and_loaded(name: str) -> None:
    file = read(ctf(ROBIN), name=name)
    assert any("another name" in sentence for sentence in file.odd)
    assert len(file.pupils) == 1


def test_a_file_made_out_to_another_school_is_warned_about() -> None:
    assert any("another school, 801/4001" in each for each in read(ctf(ROBIN), own_laestab="8014002").odd)
    assert read(ctf(ROBIN), own_laestab="801/4001").odd == ()


SIAN = ctf(WHO.replace("Robin", "Siân"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (SIAN.encode("utf-8-sig"), None),
        (SIAN.encode("utf-16"), "is in UTF-16"),
        (SIAN.replace("UTF-8", "UTF-16").encode("utf-16"), None),
        (SIAN.replace("UTF-8", "UTF-16").encode("utf-16-le"), None),
        (SIAN.encode("cp1252"), "read as windows-1252"),
        (SIAN.replace("UTF-8", "windows-1252").encode("cp1252"), None),
        (SIAN.replace("UTF-8", "ISO-8859-1").encode("latin-1"), None),
        (SIAN.replace("UTF-8", "windows-1252").encode("utf-8"), "read as UTF-8"),
        (SIAN.replace("UTF-8", "utf-16").encode("utf-8"), "read as UTF-8"),
        (SIAN.replace("UTF-8", "klingon").encode("utf-8"), "read as UTF-8"),
        (b"\n\n  " + SIAN.encode(), None),
        (SIAN.replace("Exampleton", "Example\x0bton").encode(), "invisible characters"),
        (SIAN.replace('<?xml version="1.0" encoding="UTF-8"?>\n', "").encode(), None),
    ],
)
def test_every_encoding_is_read_and_a_wrong_one_told(data: bytes, words: str | None) -> None:
    file = read(data)
    assert file.pupils[0].names == {"legal_forename": "Siân", "legal_surname": "Exampleton"}
    assert any(words in sentence for sentence in file.odd) if words else file.odd == ()


def test_what_is_left_behind_is_named_and_counted_and_empty_parts_are_not() -> None:
    first = (
        f"{WHO}<UCI>000000000000A</UCI><BasicDetails><MiddleNames>Kay</MiddleNames><Ethnicity></Ethnicity>"
        "<Languages><Type><Language>ENG</Language></Type><Type><Language>CYM</Language></Type></Languages>"
        "<NewThing>1</NewThing></BasicDetails><SENhistory><SENunit>true</SENunit></SENhistory><Phones/>"
        "<StageAssessments><KeyStage><StageAssessment><Result>1</Result></StageAssessment>"
        "<StageAssessment><Result>2</Result></StageAssessment></KeyStage></StageAssessments>"
    )
    second = "<Surname>Sampler</Surname><BasicDetails><MiddleNames>A</MiddleNames></BasicDetails>"
    left = {each.words: (each.number, each.pupils) for each in proposed(ctf(first, second)).left_out}
    assert left == {
        "NewThing": (1, 1),
        "SENunit": (1, 1),
        "assessment results": (2, 1),
        "examination number (UCI)": (1, 1),
        "languages": (2, 1),
        "middle names": (2, 2),
    }


def test_a_pupil_of_whom_nothing_is_known_is_left_out_with_the_reason() -> None:
    proposal = proposed(ctf("<Surname>Sampler</Surname>", ROBIN))
    assert [each.row for each in proposal.skipped] == [1]
    assert "forename and date of birth" in proposal.skipped[0].reason
    assert len(proposal.adds) == 1


@pytest.mark.parametrize("born", ["2016-02-30", "1899-01-01", "2031-01-01", "yesterday"])
def test_a_date_of_birth_that_cannot_be_is_told_and_not_guessed(born: str) -> None:
    proposal = proposed(ctf(WHO.replace("2016-02-29", born)))
    assert not proposal.adds
    assert any("date of birth" in each for each in sentences(proposal, "refused"))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30))
def test_nothing_that_stands_in_an_element_stops_the_reading(text: str) -> None:
    from xml.sax.saxutils import escape

    said = escape(text).replace("\ufffe", "").replace("\uffff", "")
    pupil = f"<UPN>{said}</UPN><Surname>{said}</Surname><Forename>{said}</Forename><DOB>{said}</DOB>"
    rows = sen(status(said, said, said), need(said, said, said, said))
    basic = f"<BasicDetails><NCyearActual>{said}</NCyearActual><FormerUPN>{said}</FormerUPN></BasicDetails>"
    proposal = proposed(ctf(pupil + basic + rows, ROBIN, made_on=said, year=said), name=NAME, include=("contacts",))
    assert len(proposal.outcomes) == 2
