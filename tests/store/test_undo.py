"""The last thing senco did can be taken back, one step after the other, unless somebody has built on it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from senco_cli.store import files, git, history, work_tree
from senco_cli.store.transaction import ANY, RecordChanged, transaction
from senco_cli.store.undo import CannotUndo, UndoPlan, undo_change, undo_last

Environment = Mapping[str, str]


def write(root: Path, path: str, data: bytes | None, *, environment: Environment) -> str:
    with transaction(root, message=f"edit {path}", environment=environment) as tx:
        if data is None:
            tx.delete(path, expected=ANY)
        else:
            tx.write(path, data, expected=ANY)
    assert tx.result.commit is not None
    return tx.result.commit


def carry_out(root: Path, plan: UndoPlan, *, environment: Environment) -> None:
    with transaction(root, message=plan.message, trailers=plan.trailers, environment=environment) as tx:
        for file in plan.files:
            if file.data is None:
                tx.delete(file.path, expected=file.expected)
            else:
                tx.write(file.path, file.data, expected=file.expected)


def undo(root: Path, *, environment: Environment, path: str | None = None) -> UndoPlan:
    plan = undo_last(root, environment=environment, path=path)
    carry_out(root, plan, environment=environment)
    return plan


def by_hand(root: Path, path: str, data: bytes, *, environment: Environment) -> None:
    (root / path).write_bytes(data)
    git.run(root, "add", path, environment=environment)
    git.run(
        root,
        "-c",
        "user.name=Pat Day",
        "-c",
        "user.email=p@example.org",
        "commit",
        "-m",
        "by hand",
        environment=environment,
    )


def test_an_addition_a_change_and_a_deletion_are_taken_back_together(root: Path, environment: Environment) -> None:
    with transaction(root, message="edit k7m2q", environment=environment) as tx:
        tx.write("senco.yaml", b"format: 2\n", expected=ANY)
        tx.write("pupils/k7m2q/pupil.yaml", b"upn: x\n", expected=None)
        tx.delete("provision/t4n8c.yaml", expected=ANY)
    plan = undo(root, environment=environment)
    assert plan.undone.sha == tx.result.commit
    assert (root / "senco.yaml").read_bytes() == b"format: 1\n"
    assert (root / "provision" / "t4n8c.yaml").read_bytes() == b"title: Phonics\n"
    assert not (root / "pupils").exists()
    entry = history.log(root, environment=environment)[0]
    assert entry.subject == "undo edit k7m2q"
    assert entry.trailers == {"Senco": "1", "Undoes": tx.result.commit}


def test_planning_an_undo_touches_nothing(root: Path, environment: Environment) -> None:
    write(root, "senco.yaml", b"format: 2\n", environment=environment)
    before = git.head(root, environment=environment)
    plan = undo_last(root, environment=environment)
    assert [(file.path, file.data, file.expected) for file in plan.files] == [
        ("senco.yaml", b"format: 1\n", files.digest(b"format: 2\n"))
    ]
    assert (root / "senco.yaml").read_bytes() == b"format: 2\n"
    assert git.head(root, environment=environment) == before


def test_each_undo_goes_one_step_further_back(root: Path, environment: Environment) -> None:
    for number in (2, 3, 4):
        write(root, "senco.yaml", b"format: %d\n" % number, environment=environment)
    held = []
    for _ in range(3):
        undo(root, environment=environment)
        held.append((root / "senco.yaml").read_bytes())
    assert held == [b"format: 3\n", b"format: 2\n", b"format: 1\n"]
    with pytest.raises(CannotUndo, match="nothing to undo but the making of the folder"):
        undo_last(root, environment=environment)


def test_after_an_undo_new_work_is_undone_first(root: Path, environment: Environment) -> None:
    write(root, "a.yaml", b"1", environment=environment)
    write(root, "b.yaml", b"1", environment=environment)
    undo(root, environment=environment)
    write(root, "c.yaml", b"1", environment=environment)
    assert [undo(root, environment=environment).undone.subject for _ in range(2)] == ["edit c.yaml", "edit a.yaml"]


def test_a_path_picks_the_newest_change_of_that_file_or_folder(root: Path, environment: Environment) -> None:
    write(root, "pupils/k7m2q/pupil.yaml", b"1", environment=environment)
    write(root, "pupils/p3x9d/pupil.yaml", b"1", environment=environment)
    assert (
        undo_last(root, environment=environment, path="pupils/k7m2q").undone.subject == "edit pupils/k7m2q/pupil.yaml"
    )
    with pytest.raises(CannotUndo, match=r'no change of "pupils/t4n8c"'):
        undo_last(root, environment=environment, path="pupils/t4n8c")


def test_a_commit_made_by_hand_is_not_ours_to_undo(root: Path, environment: Environment) -> None:
    write(root, "a.yaml", b"1", environment=environment)
    by_hand(root, "b.yaml", b"1", environment=environment)
    assert undo_last(root, environment=environment).undone.subject == "edit a.yaml"


def test_a_file_that_somebody_has_committed_since_is_named_with_who_and_when(
    root: Path, environment: Environment
) -> None:
    write(root, "senco.yaml", b"format: 2\n", environment=environment)
    by_hand(root, "senco.yaml", b"format: 3\n", environment=environment)
    when = history.log(root, environment=environment)[0].when
    with pytest.raises(CannotUndo) as caught:
        undo_last(root, environment=environment)
    assert caught.value.sentence == (
        '"edit senco.yaml" cannot be undone: "senco.yaml" has been changed since, '
        f"by Pat Day on {when:%Y-%m-%d at %H:%M}"
    )


@pytest.mark.parametrize(("edit", "said"), [(b"format: 3\n", "changed"), (None, "deleted")], ids=["edited", "deleted"])
def test_a_file_edited_or_deleted_by_hand_since_is_named(
    root: Path, environment: Environment, edit: bytes | None, said: str
) -> None:
    write(root, "senco.yaml", b"format: 2\n", environment=environment)
    if edit is None:
        (root / "senco.yaml").unlink()
    else:
        (root / "senco.yaml").write_bytes(edit)
    with pytest.raises(CannotUndo, match=rf'"senco\.yaml" has been {said} since, by hand') as caught:
        undo_last(root, environment=environment)
    assert ("senco check --restore" in (caught.value.hint or "")) is (edit is None)


def test_a_deleted_file_that_came_back_by_hand_is_not_overwritten(root: Path, environment: Environment) -> None:
    write(root, "provision/t4n8c.yaml", None, environment=environment)
    (root / "provision").mkdir()
    (root / "provision" / "t4n8c.yaml").write_bytes(b"title: New\n")
    with pytest.raises(CannotUndo, match=r"t4n8c\.yaml"):
        undo_last(root, environment=environment)


def test_windows_line_ends_from_an_editor_count_as_no_change_and_stay(root: Path, environment: Environment) -> None:
    (root / ".gitattributes").write_bytes(b"*.yaml text eol=lf\n")
    write(root, "senco.yaml", b"format: 2\n", environment=environment)
    (root / "senco.yaml").write_bytes(b"format: 2\r\n")
    undo(root, environment=environment)
    assert (root / "senco.yaml").read_bytes() == b"format: 1\r\n"


def test_a_file_that_changes_between_plan_and_undo_is_noticed(root: Path, environment: Environment) -> None:
    write(root, "senco.yaml", b"format: 2\n", environment=environment)
    plan = undo_last(root, environment=environment)
    (root / "senco.yaml").write_bytes(b"format: 3\n")
    with pytest.raises(RecordChanged):
        carry_out(root, plan, environment=environment)


def test_the_first_commit_of_a_folder_in_a_larger_repository_is_not_undone_either(
    tmp_path: Path, environment: Environment
) -> None:
    records = tmp_path / "outer" / "records"
    records.mkdir(parents=True)
    git.init(records.parent, environment=environment)
    (records.parent / "letter.txt").write_bytes(b"x")
    work_tree.commit(records.parent, ["letter.txt"], "outside", environment=environment)
    with transaction(records, message="init", environment=environment) as tx:
        tx.write("senco.yaml", b"format: 1\n", expected=None)
    with pytest.raises(CannotUndo, match="nothing to undo but the making of the folder"):
        undo_last(records, environment=environment)


def test_without_a_history_there_is_nothing_to_undo(plain_root: Path, environment: Environment) -> None:
    with pytest.raises(CannotUndo, match="keeps no history"):
        undo_last(plain_root, environment=environment)


def test_in_a_new_repository_there_is_nothing_to_undo(plain_root: Path, environment: Environment) -> None:
    git.init(plain_root, environment=environment)
    with pytest.raises(CannotUndo, match="no change in this folder"):
        undo_last(plain_root, environment=environment)


def test_what_was_gone_though_others_named_it_may_be_gone_again(root: Path, environment: Environment) -> None:
    pupil = "pupils/k7m2q/pupil.yaml"
    write(root, pupil, b"class: 6B\n", environment=environment)
    write(root, "provision/b2c3d.yaml", b"pupils: [{pupil: k7m2q}]\n", environment=environment)
    write(root, pupil, None, environment=environment)
    undo(root, environment=environment)
    plan = undo_change(root, "HEAD", environment=environment)
    assert [(file.path, file.data) for file in plan.files] == [(pupil, None)]
