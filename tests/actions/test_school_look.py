"""The look of documents, from the settings and the logo."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import A_SATURDAY, Senco

from senco_cli.actions.school_look import LARGEST_LOGO, LogoUnusable, look_of
from senco_cli.actions.workspace import Workspace
from senco_cli.documents.look import Look

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def settle(school: Path, letterhead: str) -> Workspace:
    with (school / "senco.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\nletterhead: {letterhead}\n")
    (school / "_templates").mkdir(exist_ok=True)
    return Workspace(root=school, today=A_SATURDAY)


def test_without_settings_it_is_senco_s_own(school: Path) -> None:
    found = look_of(Workspace(root=school, today=A_SATURDAY))
    assert (found.accent, found.typeface, found.logo) == (Look().accent, Look().typeface, None)


def test_a_pale_colour_is_darkened_and_a_dark_one_taken(school: Path) -> None:
    assert look_of(settle(school, "{accent: 5b2a6e, typeface: Verdana}")).accent == "5b2a6e"


def test_a_colour_too_pale_to_read_is_not_used_as_it_is(school: Path) -> None:
    assert look_of(settle(school, "{accent: ffd1dc}")).accent != "ffd1dc"


@pytest.mark.parametrize("data", [b"GIF89a", b"<svg/>", b"", PNG + b"\0" * LARGEST_LOGO])
def test_a_logo_that_is_no_picture_or_too_large_is_refused_and_found_by_check(
    senco: Senco, school: Path, data: bytes
) -> None:
    workspace = settle(school, "{logo: _templates/logo.png}")
    (school / "_templates/logo.png").write_bytes(data)
    with pytest.raises(LogoUnusable):
        look_of(workspace)
    assert "letterhead, logo: the picture" in senco("check", cwd=school).out


def test_a_logo_that_is_a_link_out_of_the_folder_or_too_large_says_so(
    senco: Senco, school: Path, tmp_path: Path
) -> None:
    settle(school, "{logo: _templates/logo.png}")
    logo = school / "_templates/logo.png"
    logo.write_bytes(PNG + b"\0" * LARGEST_LOGO)
    assert "the picture cannot be used: it is larger than 1 MB; put a PNG" in senco("check", cwd=school).out
    logo.unlink()
    (tmp_path / "theirs.png").write_bytes(PNG)
    try:
        logo.symlink_to(tmp_path / "theirs.png")
    except OSError:
        pytest.skip("links need a privilege here")
    assert "it is a link that leads out of the record folder" in senco("check", cwd=school).out


def test_a_logo_is_known_by_its_content_and_said_in_words(school: Path) -> None:
    workspace = settle(school, "{logo: _templates/logo.jpg}")
    (school / "_templates/logo.jpg").write_bytes(PNG)
    found = look_of(workspace)
    assert (found.logo_address or "").startswith("data:image/png;base64,")
    assert found.logo_words == "Larkfield Primary School"


def test_who_signs_is_a_member_of_staff_by_key_or_a_name(school: Path) -> None:
    (school / "staff").mkdir(exist_ok=True)
    (school / "staff/h6k3n.yaml").write_text("name: Mrs F. Adeyemi\nrole: senco\n", encoding="utf-8")
    workspace = settle(
        school, "{sign_offs: [{document: letters, signed_by: h6k3n}, {document: chase-letter, signed_by: Mr X}]}"
    )
    found = look_of(workspace)
    assert found.sign_off("chase-letter").name == "Mr X"
    assert found.sign_off("review-invitation").name == "Mrs F. Adeyemi"
    assert found.sign_off("review-invitation").role
