"""`senco import bundle`: what another school packed arrives whole, and a harmful file is refused in a sentence."""

from __future__ import annotations

import os
import warnings
import zipfile
from datetime import date
from pathlib import Path

import pytest
import yaml
from kept import Copier
from support import A_SATURDAY, Senco

from senco_cli.actions.leave import leave, prepare_leaving
from senco_cli.actions.transfer_bundle import chosen, pack_bundle
from senco_cli.actions.transfer_draft import draft_bundle
from senco_cli.actions.workspace import Workspace

BUNDLE = "transfer-k7m2q-2026-11-21.zip"


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory, _practice_made_once: Copier) -> Path:
    """The practice school after Amara has left it."""
    root = _practice_made_once(tmp_path_factory.mktemp("left") / "practice")
    workspace = Workspace(root, A_SATURDAY, dict(os.environ))
    leaving = prepare_leaving(workspace, "k7m2q", left_on=date(2026, 11, 20))
    leave(workspace, leaving, destination="Larkfield", ending={each.id for each in leaving.open if each.ends})
    return root


@pytest.fixture(scope="module")
def bundle(left: Path) -> bytes:
    """What was packed about her."""
    workspace = Workspace(left, A_SATURDAY, dict(os.environ))
    draft = draft_bundle(workspace, "k7m2q")
    return pack_bundle(workspace, draft, chosen(draft, sending=())).data


@pytest.fixture
def arriving(school: Path, bundle: bytes) -> Path:
    """Another school, with the bundle lying in its folder."""
    (school / BUNDLE).write_bytes(bundle)
    return school


def tree(path: Path) -> dict[str, object]:
    found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def records_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".pdf") and ".git" not in path.parts)


def test_a_record_goes_from_one_school_to_another_whole(senco: Senco, left: Path, arriving: Path) -> None:
    ran = senco("import", "bundle", BUNDLE, "--admitted", "2026-11-23", "--class", "6A", "--yes", cwd=arriving)
    assert ran.status == 0, ran.err
    assert "every file is on the list and unchanged" in ran.out
    here, there = arriving / "pupils/k7m2q", left / "pupils/k7m2q"
    pupil, before = tree(here / "pupil.yaml"), tree(there / "pupil.yaml")
    for name in ("name", "date_of_birth", "upn", "needs", "diagnoses", "contacts", "profile", "attendance"):
        assert pupil[name] == before[name], name
    assert (pupil["admitted_on"], pupil["class"], "left_on" in pupil) == ("2026-11-23", "6A", False)
    assert pupil["sen_status"][-1]["status"] == "E"  # type: ignore[index]
    for name in ("reviews/2026-10-13.yaml", "reviews/2026-01-27.yaml"):
        assert tree(here / name)["meeting_on"] == tree(there / name)["meeting_on"]
    assert (here / "files/3af5d4d0c922a645.pdf").read_bytes() == (there / "files/3af5d4d0c922a645.pdf").read_bytes()
    titles = {tree(path)["title"] for path in (arriving / "provision").glob("*.yaml")}
    assert "Touch typing" in titles and len(titles) == 4
    checked = senco("check", cwd=arriving)
    assert checked.out == "", checked.out


def test_one_commit_and_undo_takes_all_of_it_back(senco: Senco, arriving: Path) -> None:
    before = records_of(arriving)
    assert senco("import", "bundle", BUNDLE, "--yes", cwd=arriving).status == 0
    assert "import bundle (k7m2q)" in senco("history", cwd=arriving).out
    assert senco("undo", "--yes", cwd=arriving).status == 0
    assert records_of(arriving) == before


def test_the_note_says_what_is_needed_on_the_first_day(senco: Senco, arriving: Path) -> None:
    ran = senco("import", "bundle", BUNDLE, "--admitted", "2026-11-23", "--note", "note.txt", "--yes", cwd=arriving)
    assert ran.status == 0, ran.err
    words = " ".join((arriving / "note.txt").read_text(encoding="utf-8").split())
    for said in (
        "Comes from Fennelside Primary and Nursery School",
        "Sign the receipt",
        "Instructions one at a time with a picture",
        "Hold the review meeting",
        "who knows the pupil best here",
        "documents for some people only (1)",
        "pupils/k7m2q/pupil.yaml is new",
        "ask the family before the first day",
    ):
        assert said in words, said


def test_a_key_that_is_somebodys_here_is_changed(senco: Senco, arriving: Path) -> None:
    folder = arriving / "pupils/k7m2q"
    folder.mkdir(parents=True)
    (folder / "pupil.yaml").write_text(
        "name: {legal_forename: Ann, legal_surname: Other}\ndate_of_birth: 2017-01-01\n", encoding="utf-8"
    )
    assert senco("import", "bundle", BUNDLE, "--yes", cwd=arriving).status == 0
    keys = sorted(path.name for path in (arriving / "pupils").iterdir())
    (other,) = (key for key in keys if key != "k7m2q")
    assert tree(folder / "pupil.yaml")["name"] == {"legal_forename": "Ann", "legal_surname": "Other"}
    for path in (arriving / "provision").glob("*.yaml"):
        assert [member["pupil"] for member in tree(path)["pupils"]] == [other]  # type: ignore[attr-defined]


def test_a_pupil_who_is_here_already_is_added_to_and_never_overwritten(senco: Senco, arriving: Path) -> None:
    folder = arriving / "pupils/b4c5d"
    folder.mkdir(parents=True)
    (folder / "pupil.yaml").write_text(
        "name: {legal_forename: Amara, legal_surname: Okafor}\ndate_of_birth: 2015-11-03\nclass: 6C\n"
        "admitted_on: 2026-11-23\nsen_status: [{status: E, from: 2026-11-23}]\n",
        encoding="utf-8",
    )
    ran = senco("import", "bundle", BUNDLE, "--admitted", "2026-11-23", "--class", "6A", "--yes", cwd=arriving)
    assert "pupil b4c5d is here already (by name and date of birth)" in ran.out
    pupil = tree(folder / "pupil.yaml")
    assert (pupil["class"], pupil["upn"]) == ("6C", "Y000999920501")
    assert len(pupil["sen_status"]) == 3  # type: ignore[arg-type]
    assert "class stays as it is here" in ran.out
    assert not (arriving / "pupils/k7m2q").exists()
    # The same bundle again brings nothing new but what it says of itself.
    count = len(list((arriving / "provision").glob("*.yaml")))
    again = senco("import", "bundle", BUNDLE, "--admitted", "2026-11-23", "--yes", "--force", cwd=arriving)
    assert again.status == 0, again.err
    assert len(list((arriving / "provision").glob("*.yaml"))) == count == 4
    assert tree(folder / "pupil.yaml") == pupil


def test_a_close_name_is_a_question_with_an_option(senco: Senco, arriving: Path) -> None:
    folder = arriving / "pupils/b4c5d"
    folder.mkdir(parents=True)
    (folder / "pupil.yaml").write_text(
        "name: {legal_forename: Amara, legal_surname: Okafer}\ndate_of_birth: 2015-11-03\n", encoding="utf-8"
    )
    silent = senco("import", "bundle", BUNDLE, "--yes", cwd=arriving)
    assert (silent.status, "give --as" in silent.err) == (2, True)
    assert senco("import", "bundle", BUNDLE, "--as", "zzzzz", "--yes", cwd=arriving).status == 3
    assert senco("import", "bundle", BUNDLE, "--as", "new", "--yes", cwd=arriving).status == 0
    assert (arriving / "pupils/k7m2q/pupil.yaml").exists()


def test_it_is_shown_and_asked_before_anything_is_written(senco: Senco, arriving: Path) -> None:
    ran = senco("import", "bundle", BUNDLE, cwd=arriving, typed="2026-11-23\n\nn\n")
    assert "The first day here" in ran.err and "Write this?" in ran.err
    assert not (arriving / "pupils/k7m2q").exists()
    dry = senco("import", "bundle", BUNDLE, "--admitted", "2026-11-23", "--dry-run", cwd=arriving)
    assert (dry.status, "nothing was written (--dry-run)" in dry.out) == (0, True)
    assert not (arriving / "pupils/k7m2q").exists() and not list(arriving.glob("arrival-note*"))
    assert senco("import", "bundle", BUNDLE, "--admitted", "2010-01-01", "--yes", cwd=arriving).status == 2


@pytest.mark.parametrize(
    ("path", "data", "said"),
    [
        ("../../evil.yaml", b"x", "leads out of the bundle"),
        ("records/extra.yaml", b"x", "does not list"),
        ("records/pupil.yaml", b"changed", "two files of one name"),
    ],
)
def test_a_bundle_that_was_tampered_with_is_refused(
    senco: Senco, arriving: Path, path: str, data: bytes, said: str
) -> None:
    with warnings.catch_warnings(), zipfile.ZipFile(arriving / BUNDLE, "a") as packed:
        # Python itself warns of the second file of one name, which is what is tried here.
        warnings.simplefilter("ignore")
        packed.writestr(path, data)
    ran = senco("import", "bundle", BUNDLE, "--yes", cwd=arriving)
    assert (ran.status, said in ran.err) == (3, True), ran.err
    assert not (arriving / "pupils/k7m2q").exists() and not (arriving.parent / "evil.yaml").exists()


def test_what_is_no_bundle_is_refused(senco: Senco, arriving: Path) -> None:
    (arriving / "a.zip").write_bytes(b"no zip")
    assert "this bundle is no zip file" in senco("import", "bundle", "a.zip", "--yes", cwd=arriving).err
    nowhere = senco("import", "bundle", "none.zip", "--yes", cwd=arriving)
    assert (nowhere.status, "senco import bundle FILE" in nowhere.err) == (3, True)


def test_a_note_that_is_there_is_refused_by_its_own_option_only_where_something_would_change(
    senco: Senco, arriving: Path
) -> None:
    command = ("import", "bundle", BUNDLE, "--admitted", "2026-11-23", "--note", "note.html", "--yes")
    (arriving / "note.html").write_text("mine", encoding="utf-8")
    refused = senco(*command, cwd=arriving)
    assert (refused.status, "--note another-name" in refused.err, "--out" in refused.err) == (3, True, False)
    assert not (arriving / "pupils").exists()
    assert senco(*command, "--force", cwd=arriving).status == 0
    before = [path.read_bytes() for path in records_of(arriving)]
    again = senco(*command, cwd=arriving)
    assert (again.status, "nothing to write" in again.out) == (0, True), again.out + again.err
    assert [path.read_bytes() for path in records_of(arriving)] == before
