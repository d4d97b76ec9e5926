"""A record that one file names and the folder does not have: `check` says so, and every page is still made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from small_school import SETTINGS, make_small_school, write
from support import Senco

PROVISION = (
    "title: Reading\narea_of_need: cognition-and-learning\nlayer: targeted\ndelivered_by: [{staff: STAFF}]\n"
    "from: 2026-09-07\npupils:\n  - {pupil: PUPIL}\n"
)
KEPT = (
    "documents:\n  - {id: k4k4k, title: A letter, what: letter, dated: 2026-09-01, file: FILE,\n"
    f"     sha256: {'0' * 64}}}\n"
)
# The file that names it, what it holds or what is added to it, and what `senco check` says after the path.
CASES: Mapping[str, tuple[str, str, str]] = {
    "pupil of a provision": (
        "provision/q2qqq.yaml",
        PROVISION.replace("PUPIL", "q9q9q").replace("STAFF", "s7sss"),
        ':7: pupils 1, pupil: no pupil has the key "q9q9q"; mend it, or take it out',
    ),
    "staff of a provision": (
        "provision/q2qqq.yaml",
        PROVISION.replace("PUPIL", "b7bbb").replace("STAFF", "q8q8q"),
        ':4: delivered_by 1, staff: no member of staff has the key "q8q8q"; mend it, or take it out',
    ),
    "key worker": (
        "pupils/b7bbb/pupil.yaml",
        "+key_worker: q7q7q\n",
        ':8: key_worker: no member of staff has the key "q7q7q"; mend it, or take it out',
    ),
    "provision of a cycle": (
        "pupils/b7bbb/cycles/2026-09-07.yaml",
        "+plan: {provision: [q6q6q]}\n",
        'no provision has the key "q6q6q"; mend it, or take it out',
    ),
    "original of a document": (
        "pupils/b7bbb/documents.yaml",
        KEPT.replace("FILE", "0123456789abcdef.pdf"),
        "0123456789abcdef.pdf is not in files/; senco add-document b7bbb --file ORIGINAL   puts it back",
    ),
    "original outside the folder": (
        "pupils/b7bbb/documents.yaml",
        KEPT.replace("FILE", "../../../secret.pdf"),
        ":2: documents 1, file: ",
    ),
    "review without a plan": ("pupils/c7ccc/reviews/2026-12-01.yaml", "type: annual\nmeeting_on: 2026-12-01\n", ""),
    "folder without a pupil": ("pupils/q5q5q/contacts.yaml", "log: []\n", ""),
}
PAGES = (
    ("list",),
    ("show", "b7bbb"),
    ("review-due",),
    ("export", "provision-map", "--stdout"),
    ("export", "one-page-profile", "b7bbb", "--stdout"),
    ("export", "register", "--stdout"),
)


@pytest.mark.parametrize(("path", "text", "said"), CASES.values(), ids=CASES)
def test_what_is_named_and_missing_is_said_and_stops_no_page(
    tmp_path: Path, senco: Senco, path: str, text: str, said: str
) -> None:
    root = make_small_school(tmp_path / "school")
    before = (root / path).read_text(encoding="utf-8") if text.startswith("+") else ""
    write(root, path, before + text.removeprefix("+"))
    checked = senco("check", cwd=root)
    named = [line for line in checked.out.splitlines() if line.startswith(path.rsplit("/", 1)[0])]
    assert checked.status == 1 and any(said in line for line in named), checked.out
    for words in PAGES:
        ran = senco(*words, cwd=root)
        assert ran.status in (0, 1) and ran.out, (words, ran.err)


def told(text: str) -> str:
    return " ".join(text.split())


def test_an_authority_that_the_settings_do_not_name_is_said_with_the_one_they_do(tmp_path: Path, senco: Senco) -> None:
    root = make_small_school(tmp_path / "school")
    write(root, "senco.yaml", SETTINGS + "local_authorities:\n  - {name: Northmoor Council}\n")
    plan = "pupils/f7fff/ehc-plan.yaml"
    write(root, plan, "plan_first_made_on: 2025-03-12\nlocal_authority: Northmore Council\n")
    checked = senco("check", "--only", "authority-unknown", cwd=root)
    assert checked.status == 1
    said = "senco.yaml does not name this authority; write Northmoor Council, or add it there under local_authorities"
    assert f"{plan}:2: local_authority: {said}" in told(checked.out)
    letter = senco("export", "chase-letter", "--authority", "Southmoor", "--stdout", cwd=root)
    assert letter.status in (2, 3) and "authority" in letter.err


def test_an_outcome_that_the_plan_does_not_have_is_said_and_stops_no_page(tmp_path: Path, senco: Senco) -> None:
    root = make_small_school(tmp_path / "school")
    outcomes = "plan_first_made_on: 2025-03-12\nsections:\n  E: [{id: E1, outcome: Reads a page alone}]\n"
    write(root, "pupils/f7fff/ehc-plan.yaml", outcomes)
    review = "pupils/f7fff/reviews/2026-11-02.yaml"
    held = "type: annual\nmeeting_on: 2026-11-02\nheld: yes\noutcomes:\n  - {outcome: E9, progress: partly}\n"
    write(root, review, held)
    checked = senco("check", "--only", "outcome-not-in-plan", cwd=root)
    assert checked.status == 1
    said = "section E of the plan has no outcome of this number; write the number it has there"
    assert f"{review}:5: outcomes 1, outcome: {said}" in told(checked.out)
    pack = senco("export", "annual-review", "f7fff", "--stdout", "--format", "txt", cwd=root)
    assert pack.status in (0, 1) and "E9" in pack.out
