"""`senco export transfer-bundle`: one file about one pupil, and nothing about anybody else in any byte of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
import yaml
from kept import Copier
from practice_records import pupils
from support import A_SATURDAY, Senco

from senco_cli.actions.transfer_bundle import chosen, pack_bundle
from senco_cli.actions.transfer_draft import draft_bundle
from senco_cli.actions.workspace import Workspace
from senco_cli.exchange.bundle.manifest import digest
from senco_cli.model.pupil import Pupil

AMARA = "k7m2q"


def every_byte(data: bytes) -> Iterator[bytes]:
    """The file, what is packed in it, and what is packed in that."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for entry in packed.infolist():
                yield entry.filename.encode()
                yield from every_byte(packed.read(entry))


def words_in(data: bytes) -> str:
    text = b"\n".join(every_byte(data)).decode("utf-8", "replace")
    return f"{text}\n{re.sub('<[^>]*>', '', text)}"


def names_of(pupil: Pupil) -> set[str]:
    name = pupil.name
    parts = {name.legal_forename, name.legal_surname, name.forename, name.surname, name.full}
    return {*parts, f"{name.legal_forename} {name.legal_surname}", *(number for number in (pupil.upn,) if number)}


def found_in(text: str, word: str) -> bool:
    return word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory, _practice_made_once: Copier) -> Workspace:
    """The practice school with other children planted wherever there is room in Amara's records."""
    root = _practice_made_once(tmp_path_factory.mktemp("planted") / "practice")
    record = root / f"pupils/{AMARA}"
    text = (record / "pupil.yaml").read_text(encoding="utf-8")
    text = text.replace("needs:\n", "# Like Corey Haddow.\nneeds:\n").replace(
        "Mum reads English", "Plays with Finlay Drummond. Mum reads English"
    )
    (record / "pupil.yaml").write_text(text, encoding="utf-8")
    (record / "contacts.yaml").write_text(
        "contacts:\n  - {happened_on: 2026-11-02, with: mother, how: call, about: Corey Haddow hit her. She is fine,"
        " promised: [{what: keep q4t8m away, who: school}]}\n",
        encoding="utf-8",
    )
    paper = docx.Document()
    paper.add_paragraph("Amara sat beside Corey Haddow.")
    out = io.BytesIO()
    paper.save(out)
    secret = b"SECRET-FOR-THE-HEAD"
    named = [(out.getvalue(), ".docx", ""), (secret, ".txt", "restricted: senco, "), (b"All about Amara", ".txt", "")]
    entries = []
    for number, (data, ending, mark) in enumerate(named):
        name = digest(data)[:16] + ending
        (record / "files" / name).write_bytes(data)
        title = "A RESTRICTED LETTER" if mark else f"Paper {number}"
        entries.append(
            f"  - {{id: d{number}x2, title: {title}, what: letter, {mark}file: {name}, sha256: {digest(data)}}}\n"
        )
    with (record / "documents.yaml").open("a", encoding="utf-8") as index:
        index.writelines(entries)
    (record / "advice").mkdir(exist_ok=True)
    (record / "advice/2026-11-09.yaml").write_text(
        "role: educational-psychologist\ndocument: d1x2\nsummary: SUMMARY OF A SECRET\n", encoding="utf-8"
    )
    (record / "advice/corey-haddow.yaml").write_text("role: physiotherapist\nsummary: Walks well.\n", encoding="utf-8")
    return Workspace(root, A_SATURDAY)


@pytest.fixture(scope="module")
def bundle(planted: Workspace) -> bytes:
    draft = draft_bundle(planted, AMARA)
    return pack_bundle(planted, draft, chosen(draft, sending=())).data


def test_no_byte_of_it_names_another_child(bundle: bytes) -> None:
    text = words_in(bundle)
    own = names_of(pupils()[AMARA])
    for key, pupil in pupils().items():
        if key != AMARA:
            assert not found_in(text, key), key
            assert not [word for word in names_of(pupil) - own if found_in(text, word)], key


def test_nothing_restricted_and_nobodys_pay_is_in_it(bundle: bytes, planted: Workspace) -> None:
    text = words_in(bundle)
    for word in ("restricted", "SECRET-FOR-THE-HEAD", "A RESTRICTED LETTER", "SUMMARY OF A SECRET", "Score sheets"):
        assert word not in text, word
    for path in (planted.root / "staff").glob("*.yaml"):
        rate = yaml.safe_load(path.read_text(encoding="utf-8")).get("hourly_rate")
        assert rate is None or not found_in(text, str(rate))
    assert "hourly_rate" not in text and "cost:" not in text


def test_no_other_pupil_of_the_practice_school_brings_anybody_along(practice: Path) -> None:
    workspace = Workspace(practice, A_SATURDAY)
    for key in ("f6c3m", "w3r8k"):
        draft = draft_bundle(workspace, key)
        assert draft.mentions
        text = words_in(pack_bundle(workspace, draft, chosen(draft, sending=())).data)
        own = names_of(pupils()[key])
        for other, pupil in pupils().items():
            if other != key:
                assert not [word for word in {other, *names_of(pupil)} - own if found_in(text, word)], (key, other)


def test_what_may_name_another_is_sent_where_somebody_says_that_it_does_not(planted: Workspace) -> None:
    draft = draft_bundle(planted, AMARA)
    places = [(each.path, each.is_sure) for each in draft.mentions]
    assert ("records/pupil.yaml", True) in places and ("records/contacts.yaml", True) in places
    esme = next(number for number, each in enumerate(draft.mentions, start=1) if each.whose == ("h5r3f",))
    assert "my friend Esme" in words_in(pack_bundle(planted, draft, chosen(draft, sending={esme})).data)


def test_the_list_says_what_is_in_it_and_what_is_not(bundle: bytes, planted: Workspace) -> None:
    draft = draft_bundle(planted, AMARA)
    with zipfile.ZipFile(io.BytesIO(bundle)) as packed:
        names = packed.namelist()
        page = packed.read("read-me-first.html").decode()
        receipt = docx.Document(io.BytesIO(packed.read("receipt.docx")))
        provision = yaml.safe_load(packed.read("records/provision/p1.yaml"))
    assert {"manifest.json", "read-me-first.html", "receipt.docx", "records/pupil.yaml"} <= set(names)
    assert [member["pupil"] for member in provision["pupils"]] == [AMARA]
    left_out = {each.what: each.number for each in chosen(draft, sending=()).left_out}
    assert left_out["documents for some people only"] == 2 and left_out["originals"] == 1
    assert "documents for some people only (2)" in page and "SEN record of Amara Okafor" in page
    assert any("Receipt for an SEN record" in each.text for each in receipt.paragraphs)


def test_the_page_stands_alone(bundle: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle)) as packed:
        page = packed.read("read-me-first.html").decode()
    assert "<h1>" in page and 'lang="en-GB"' in page
    assert not re.search(r'(?:src|href)="(?!data:)', page)


def test_the_command_says_what_is_withheld_and_asks(senco: Senco, practice: Path) -> None:
    ran = senco("export", "transfer-bundle", "amara", cwd=practice, typed="n\n\n")
    assert ran.status == 0, ran.err
    assert "may name Esme Tregear (h5r3f)" in ran.out and "Withhold it? [Y/n]" in ran.err
    written = practice / "transfer-k7m2q-2026-11-21.zip"
    assert "my friend Esme" in words_in(written.read_bytes())
    assert "not in it: documents for some people only (1)" in ran.out
    again = senco("export", "transfer-bundle", "amara", "--yes", "--out", "b.zip", cwd=practice)
    assert "my friend Esme" not in words_in((practice / "b.zip").read_bytes())
    assert "1 text is withheld" in again.err


def test_nobody_to_ask_means_withheld_and_a_dry_run_writes_nothing(senco: Senco, practice: Path) -> None:
    ran = senco("export", "transfer-bundle", "amara", "--dry-run", cwd=practice)
    assert "1 text is withheld" in ran.err and "nothing was written" in ran.out
    assert not list(practice.glob("*.zip"))
    assert senco("export", "transfer-bundle", "amara", "--send", "9", cwd=practice).status == 2
    assert senco("export", "transfer-bundle", "amara", "--out", "b.pdf", cwd=practice).status == 2


def test_a_record_that_cannot_be_read_stops_it(senco: Senco, practice: Path) -> None:
    (practice / "pupils/q4t8m/pupil.yaml").write_text("name: [broken\n", encoding="utf-8")
    ran = senco("export", "transfer-bundle", "amara", "--yes", cwd=practice)
    assert (ran.status, "pupils/q4t8m/pupil.yaml" in ran.err) == (3, True)
    assert not list(practice.glob("*.zip"))
