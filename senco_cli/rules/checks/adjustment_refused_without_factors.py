"""A refused adjustment without a sentence for each factor of reasonableness."""

from __future__ import annotations

from collections.abc import Iterator

from senco_cli.model.codes import code_set
from senco_cli.model.finding import Finding
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context
from senco_cli.rules.checks._adjustments import adjustments, adjustments_path

INFO = CheckInfo(
    name="adjustment-refused-without-factors",
    title="a refused adjustment without the factors of reasonableness",
    tier="law",
    source="Equality Act 2010, section 20; EHRC Technical Guidance for Schools in England, about paragraph 6.26",
    why="A school that refuses has to show why the step was not reasonable, and nobody remembers that years later.",
    verified="secondary",
)


def check_pupil(file: PupilFile, _context: Context) -> Iterator[Finding]:
    factors = code_set("reasonableness_factor")
    for place, each in adjustments(file):
        weighed = {factor.factor for factor in each.factors}
        missing = [code.code for code in factors.codes if code.code not in weighed]
        if each.state == "refused" and missing:
            yield INFO.finding(
                adjustments_path(file),
                at=(*place, "factors"),
                sentence=f"refused without a sentence for {', '.join(missing)}; "
                f"write what each came to with senco set-adjustment {file.key} refused",
            )
