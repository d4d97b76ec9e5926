"""What an import would do: for each row one outcome, and everything there is to tell before anybody says yes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from senco_cli.exchange.columns import ColumnMapping
from senco_cli.exchange.diagnosis_answers import answer_for
from senco_cli.exchange.merging.trees import Edit, Tree
from senco_cli.exchange.report import LeftBehind, Refusal, Remark
from senco_cli.exchange.text import squeeze

PUPIL_FILE = "pupil.yaml"
PLAN_FILE = "ehc-plan.yaml"


@dataclass(frozen=True, slots=True)
class Add:
    """A new pupil, and the plan where the row gives its day; `key_worker` is the name as the file has it."""

    row: int
    pupil: Tree
    plan: Tree | None
    key_worker: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A pupil of the records with what the row says otherwise: as edits, and as the records would then be."""

    row: int
    key: str
    edits: tuple[Edit, ...]
    pupil: Tree
    plan: Tree | None
    matched_by: str
    key_worker: str | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """A pupil of whom the records say all that the row says."""

    row: int
    key: str
    key_worker: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row of which nothing is taken, or whose needs and such were added to the row `merged_into`."""

    row: int
    reason: str
    merged_into: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A row that may be about one of `candidates`: somebody has to say which, or that it is a new pupil."""

    row: int
    candidates: tuple[str, ...]
    why: str
    if_new: Add | None


Outcome = Add | Change | Same | Skipped | Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """What becomes of each entry of a file, in their order."""

    outcomes: Sequence[Outcome]

    def counts(self) -> Counter[type]:
        """How many there are of each sort."""
        return Counter(type(each) for each in self.outcomes)

    @property
    def adds(self) -> tuple[Add, ...]:
        """The new pupils."""
        return tuple(each for each in self.outcomes if isinstance(each, Add))

    @property
    def changes(self) -> tuple[Change, ...]:
        """The pupils who change."""
        return tuple(each for each in self.outcomes if isinstance(each, Change))

    @property
    def same(self) -> tuple[Same, ...]:
        """The pupils who stay as they are."""
        return tuple(each for each in self.outcomes if isinstance(each, Same))

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The rows of which nothing comes."""
        return tuple(each for each in self.outcomes if isinstance(each, Skipped))

    @property
    def questions(self) -> tuple[Question, ...]:
        """The rows that wait for an answer."""
        return tuple(each for each in self.outcomes if isinstance(each, Question))


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Outcomes):
    """Everything an import would do, in the order of the rows.

    `ambiguous_dates` are letters of columns of which nothing says whether the day or the month comes first: they were
    read day first for the preview, and have to be asked about. `not_in_file` are keys of pupils on the roll.
    `unknown_key_workers` are names with the rows they stand in. `plans_undated` are rows of pupils with an EHC plan who
    could have the day of their status for the day of the plan, if somebody says so.
    `diagnoses` are the words of the diagnoses in each row.
    """

    mapping: ColumnMapping
    refusals: tuple[Refusal, ...]
    remarks: tuple[Remark, ...]
    left_behind: tuple[LeftBehind, ...]
    not_in_file: tuple[str, ...]
    ambiguous_dates: tuple[str, ...]
    unknown_key_workers: Mapping[str, tuple[int, ...]]
    plans_undated: tuple[int, ...] = ()
    diagnoses: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def open_diagnoses(self) -> dict[str, int]:
        """The diagnoses of which nobody has said whether they mean a type of need too, with how many pupils have each.

        Rows of which nothing is taken do not count.
        """
        if not self.diagnoses:
            return {}
        taken = [each.row for each in self.outcomes if isinstance(each, Add | Change | Same)]
        names: dict[str, str] = {}
        found: dict[str, int] = {}
        for row in taken:
            for wanted, name in {squeeze(each): each for each in self.diagnoses.get(row, ())}.items():
                if answer_for(name, self.mapping.diagnoses) is None:
                    shown = names.setdefault(wanted, name)
                    found[shown] = found.get(shown, 0) + 1
        return found

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to ask."""
        return not self.questions and not self.ambiguous_dates
