"""Files among the records that nothing reads are found, and none is called by what may be a child's name."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_school import write

from senco_cli.store.pupil_folders import pupil_keys
from senco_cli.store.records import all_strays, load_pupil, load_school
from senco_cli.store.strays import strays, yaml_below

NOWHERE = "is not where any record lives, so nothing reads it"


def said(*paths: str) -> list[tuple[str, str]]:
    """Path and sentence of everything that is found among some paths."""
    return [(finding.path, finding.sentence) for finding in strays(paths)]


def test_records_in_their_places_are_no_strays() -> None:
    assert (
        said("senco.yaml", "staff/n2h8f.yaml", "pupils/k7m2q/pupil.yaml", "pupils/k7m2q/cycles/2026-09-07.yaml") == []
    )


def test_an_original_that_was_filed_is_no_stray_whatever_it_is_called() -> None:
    assert said("pupils/k7m2q/files/0123456789abcdef.yaml", "pupils/k7m2q/files/Amara.yml") == []


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("pupils/k7m2q/pupil.yml", "pupil.yaml"),
        ("pupils/k7m2q/Pupil.YAML", "pupil.yaml"),
        ("pupils/k7m2q/pupil.yaml.txt", "pupil.yaml"),
        ("pupils/k7m2q/ehc_plan.yaml", "ehc-plan.yaml"),
        ("pupils/k7m2q/EHC Plan.yaml", "ehc-plan.yaml"),
        ("pupils/k7m2q/reviews/2026-12-08.yml", "2026-12-08.yaml"),
        ("staff/N2H8F.yaml", "n2h8f.yaml"),
        ("Calendar.yaml", "calendar.yaml"),
    ],
)
def test_a_name_that_is_nearly_right_is_told_the_right_one(path: str, right: str) -> None:
    assert said(path) == [(path, f"{NOWHERE}; rename it to {right}")]


def test_the_right_name_is_not_offered_twice() -> None:
    paths = ("pupils/k7m2q/pupil.yaml", "pupils/k7m2q/pupil.yml")
    assert said(*paths) == [(paths[1], f"{NOWHERE}; give it its right name or take it away")]


@pytest.mark.parametrize("name", ["pupil - Copy.yaml", "pupil (1).yaml", "pupil conflicted copy 2026-11-21.yaml"])
def test_a_copy_is_called_by_its_name(name: str) -> None:
    assert said(f"pupils/k7m2q/{name}") == [
        (f"pupils/k7m2q/{name}", f"{NOWHERE}; give it its right name or take it away")
    ]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("pupils/k7m2q/Amara pupil.yaml", "pupils/k7m2q"),
        ("pupils/k7m2q/reviews/Amara in March.yaml", "pupils/k7m2q/reviews"),
        ("pupils/Amara Okafor/pupil.yaml", "pupils"),
        ("pupils/amara.yaml", "pupils"),
        ("provision/For Amara.yaml", "provision"),
    ],
)
def test_a_name_that_may_be_a_childs_is_not_repeated(path: str, shown: str) -> None:
    ((place, sentence),) = said(path)
    assert place == shown
    assert "mara" not in sentence


def test_several_in_one_folder_are_counted() -> None:
    ((_place, sentence),) = said("staff/Mrs A.yaml", "staff/Mrs B.yaml")
    assert sentence.startswith("holds 2 YAML files")


def test_hidden_files_and_other_endings_are_nobodys_business(tmp_path: Path) -> None:
    folder = tmp_path / "staff"
    folder.mkdir()
    for name in ("._n2h8f.yaml", "n2h8f.yaml~", "rota.xlsx", "READ ME.txt"):
        (folder / name).write_text("x", encoding="utf-8")
    assert yaml_below(tmp_path, "staff") == ()
    assert yaml_below(tmp_path, "nowhere") == ()


def test_every_reading_of_the_folder_shows_them(tmp_path: Path) -> None:
    texts = {
        "senco.yaml": "record_format: 1\nschool: {name: Larkfield Primary School, phase: primary}\n",
        "pupils/k7m2q/pupil.yaml": "name: {legal_forename: Amara, legal_surname: Okafor}\ndate_of_birth: 2015-11-03\n",
        "pupils/k7m2q/ehc_plan.yaml": "plan_first_made_on: 2022-03-25\n",
        "pupils/Amara/pupil.yaml": "",
        "calendar (1).yaml": "",
    }
    for path, text in texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    of_school = [fault.path for fault in load_school(tmp_path).faults]
    of_pupil = [fault.path for fault in load_pupil(tmp_path, "k7m2q").faults]
    assert of_school == ["calendar (1).yaml", "pupils"]
    assert of_pupil == ["pupils/k7m2q/ehc_plan.yaml"]
    assert [fault.path for fault in all_strays(tmp_path)] == of_school + of_pupil
    assert pupil_keys(tmp_path) == ("k7m2q",)


def test_a_file_in_the_place_of_a_folder_of_records_is_no_empty_folder(tmp_path: Path) -> None:
    write(tmp_path, "senco.yaml", "")
    for place in ("staff", "provision", "pupils/k7m2q/reviews"):
        write(tmp_path, place, "../elsewhere")
    (tmp_path / "school").mkdir()
    found = (*load_school(tmp_path).faults, *load_pupil(tmp_path, "k7m2q").faults)
    assert [fault.path for fault in found if "ought to be a folder" in fault.sentence] == [
        "staff",
        "provision",
        "pupils/k7m2q/reviews",
    ]


def test_pupils_that_are_one_file_are_not_nobody(tmp_path: Path) -> None:
    write(tmp_path, "pupils", "elsewhere")
    assert [fault.sentence for fault in load_school(tmp_path).faults if fault.path == "pupils"] == [
        "is a file or a broken link, and ought to be a folder with records; put the folder back"
    ]
