"""What was in the folder before, who changed it and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from dated_history import as_made_on

from senco_cli.store import git, history, work_tree
from senco_cli.store.steps import steps
from senco_cli.store.transaction import ANY, transaction

Environment = Mapping[str, str]
RECORD = "provision/b2c3d.yaml"
PAT = ("-c", "user.name=Pat", "-c", "user.email=pat@example.org")


def write(root: Path, path: str, data: bytes, *, message: str, environment: Environment) -> str:
    with transaction(root, message=message, environment=environment) as tx:
        tx.write(path, data, expected=ANY)
    assert tx.result.commit is not None
    return tx.result.commit


def test_the_log_is_newest_first_and_can_be_cut_short(root: Path, environment: Environment) -> None:
    write(root, "a.yaml", b"1", message="add a", environment=environment)
    write(root, "b.yaml", b"1", message="add b", environment=environment)
    subjects = [entry.subject for entry in history.log(root, environment=environment)]
    assert subjects == ["add b", "add a", "init"]
    assert [entry.subject for entry in history.log(root, limit=1, environment=environment)] == ["add b"]


def test_the_log_of_a_file_or_folder_has_only_what_touched_it(root: Path, environment: Environment) -> None:
    write(root, "pupils/k7m2q/pupil.yaml", b"1", message="add k7m2q", environment=environment)
    write(root, "pupils/p3x9d/pupil.yaml", b"1", message="add p3x9d", environment=environment)
    assert [entry.subject for entry in history.log(root, "pupils/k7m2q", environment=environment)] == ["add k7m2q"]
    assert history.log(root, "pupils/none", environment=environment) == ()


def test_an_entry_says_who_when_and_what(root: Path, environment: Environment) -> None:
    (root / "senco.yaml").write_bytes(b"format: 2\n")
    text = "by hand: a \x1f subject\n\nSome words.\n\nReviewed-by: Pat\nSee: here: there\n"
    person = ("-c", "user.name=Siân Hall", "-c", "user.email=s@example.org")
    git.run(root, *person, "commit", "-a", "-m", text, "--date=2026-11-21T09:30:00+00:00", environment=environment)
    entry, first = history.log(root, environment=environment)
    assert (entry.author, entry.subject) == ("Siân Hall", "by hand: a \x1f subject")
    assert entry.when == datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
    assert entry.trailers == {"Reviewed-by": "Pat", "See": "here: there"}
    assert entry.parents == (first.sha,)


def test_what_somebody_did_is_told_and_what_was_merged_is_kept_though_the_history_has_two_lines(
    root: Path, environment: Environment
) -> None:
    def put(text: str, message: str) -> str:
        return write(root, RECORD, text.encode(), message=message, environment=environment)

    begun, merged = put("title: A", "begin"), "title: A\nplace: B\n"
    git.run(root, "branch", "theirs", environment=environment)
    put("title: C", "change")
    put("title: A", "take back")
    # The clock of this computer is wrong.
    as_made_on(root, "2001-01-01")
    git.run(root, "checkout", "--quiet", "theirs", environment=environment)
    put(merged, "add")
    git.run(root, *PAT, "merge", "--quiet", "--no-edit", "-", environment=environment)

    done = ["add", "take back", "change", "begin"]
    assert [entry.subject for entry in history.log(root, RECORD, whole=True, environment=environment)][-4:] == done
    assert [step.entry.subject for step in steps(root, (RECORD,), environment=environment)] == done
    kept = [(data, entry.sha) for data, entry in history.versions(root, RECORD, environment=environment)]
    assert kept[0][0] == merged.encode() and kept[1] == (b"title: A", begun)


def test_before_the_first_commit_the_log_is_empty(plain_root: Path, environment: Environment) -> None:
    git.init(plain_root, environment=environment)
    assert history.log(plain_root, environment=environment) == ()


def test_what_a_file_held_at_a_commit_is_given_byte_for_byte(root: Path, environment: Environment) -> None:
    data = bytes(range(256)) + b"\nblob missing\n"
    first = write(root, "files/a b.pdf", data, message="add", environment=environment)
    second = write(root, "files/a b.pdf", b"", message="edit", environment=environment)
    assert history.show(root, first, "files/a b.pdf", environment=environment) == data
    assert history.show(root, second, "files/a b.pdf", environment=environment) == b""
    assert history.show(root, f"{first}^", "files/a b.pdf", environment=environment) is None
    assert history.show(root, first, "files", environment=environment) is None
    together = history.show_all(root, first, ["files", "no", "files/a b.pdf", "senco.yaml"], environment=environment)
    assert together == {"files": None, "no": None, "files/a b.pdf": data, "senco.yaml": b"format: 1\n"}


def test_the_paths_of_a_commit_include_those_it_deleted_and_of_the_first_all(
    root: Path, environment: Environment
) -> None:
    with transaction(root, message="edit", environment=environment) as tx:
        tx.write("é.yaml", b"1", expected=None)
        tx.delete("provision/t4n8c.yaml", expected=ANY)
    newest, first = history.log(root, environment=environment)
    assert history.changed_paths(root, newest.sha, environment=environment) == ("provision/t4n8c.yaml", "é.yaml")
    assert set(history.changed_paths(root, first.sha, environment=environment)) == {
        "provision/t4n8c.yaml",
        "senco.yaml",
    }


def test_in_a_larger_repository_only_the_record_folder_is_seen(tmp_path: Path, environment: Environment) -> None:
    records = tmp_path / "outer" / "records"
    records.mkdir(parents=True)
    git.init(records.parent, environment=environment)
    (records.parent / "letter.txt").write_bytes(b"x")
    work_tree.commit(records.parent, ["letter.txt"], "outside", environment=environment)
    sha = write(records, "senco.yaml", b"format: 1\n", message="init", environment=environment)
    assert [entry.subject for entry in history.log(records, environment=environment)] == ["init"]
    assert history.changed_paths(records, sha, environment=environment) == ("senco.yaml",)
    assert history.show(records, sha, "senco.yaml", environment=environment) == b"format: 1\n"
    assert history.show(records, sha, "letter.txt", environment=environment) is None


def test_a_commit_is_found_as_ours_only_directly_after_the_one_before_and_with_our_mark(
    root: Path, environment: Environment
) -> None:
    before = git.head(root, environment=environment)
    assert history.commit_made(root, after=before, paths=["a.yaml"], environment=environment) is None
    sha = write(root, "a.yaml", b"1", message="add a", environment=environment)
    write(root, "a.yaml", b"2", message="edit a", environment=environment)
    found = history.commit_made(root, after=before, paths=["a.yaml", "b.yaml"], environment=environment)
    assert found is not None and found.sha == sha
    assert history.commit_made(root, after=before, paths=["b.yaml"], environment=environment) is None
    latest = git.head(root, environment=environment)
    (root / "a.yaml").write_bytes(b"3")
    work_tree.commit(root, ["a.yaml"], "by hand", environment=environment)
    assert history.commit_made(root, after=latest, paths=["a.yaml"], environment=environment) is None


def test_the_very_first_commit_is_found_as_ours(root: Path, environment: Environment) -> None:
    found = history.commit_made(root, after=None, paths=["senco.yaml"], environment=environment)
    assert found is not None and found.subject == "init"
