"""The page of the scales that results may be on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.markdown import assemble, bullets, code, made_from, table, with_address
from senco_cli.model.codes import code_set
from senco_cli.model.scale import Scale
from senco_cli.model.scales import builtin_scales
from senco_cli.rules.ratio_gain import gain_bands
from senco_cli.rules.scores import shown

_BETTER = {"higher": "higher", "lower": "lower", "neither": "–"}


def page() -> str:
    """Every scale with its ends and bands, how scores are read, and how a school adds a scale of its own."""
    return assemble(
        [
            made_from("the scales in `senco_cli/model/scales/` and `senco_cli/rules/ratio_gain.yaml`"),
            "# Scales",
            "A result is on a scale: `senco add-measure` asks for both, `senco measures` shows them over time. "
            "A provision names its scale under `measure`, so that entry and exit are read in the same way.",
            *_own(),
            *_reading(),
            "## The scales that come with senco",
            *(part for group in _groups() for part in _group(group)),
        ]
    )


def _own() -> Iterator[str]:
    yield "## A scale of your own"
    yield "Any scale will do: a name, a unit, which way is progress, and its ends where it has any. For every pupil:"
    yield '```\nsenco add-scale "Swimming, lengths" --unit lengths --better higher --lowest 0\n```'
    yield (
        "It then stands under `scales` in `senco.yaml`. A scale for one pupil alone, such as a list of the pupil's own "
        "words, is begun with `senco add-measure PUPIL --new-scale NAME`, and stands in the pupil's list of measures."
    )


def _reading() -> Iterator[str]:
    bands = ", ".join(f"below {band.below} {band.name}" for band in gain_bands())
    first = gain_bands()[0]
    yield "## How scores are read"
    yield bullets(
        (
            "A percentile is worked out from the normal curve with the mean and the standard deviation of the scale. "
            "It is never taken from a printed table.",
            "A reading or spelling age is years and months: `7:04`. `7:4`, `7.04` and *7 years 4 months* are "
            "understood; `7.4` is asked again, because it may be tenths of a year. It is never turned into a "
            "standardised score.",
            "Two results are compared where they are of the same test and edition. Whether the change is within the "
            "confidence ranges is said where they are recorded.",
            "Where questions of a questionnaire were left out, `senco add-measure --answered` scales the sum up.",
            "A ratio gain is months of progress for each month between entry and exit; the months are always shown "
            "with it. There is none where no time lies between the tests, or where a result is at the floor or the "
            f"ceiling of its test. Its bands: {bands}. Where the higher bands begin was not verified, so they are not "
            f"named. Source: {first.source}, <{first.href}> (read: {first.verified}).",
        )
    )


def _groups() -> list[str]:
    return list(dict.fromkeys(scale.group or "" for scale in builtin_scales().values()))


def _group(group: str) -> Iterator[str]:
    scales = {id: scale for id, scale in builtin_scales().items() if scale.group == group}
    yield f"### {group}"
    rows = [
        (
            code(id),
            scale.name,
            code_set("scale_kind").name_of(scale.kind),
            _BETTER[scale.better],
            _ends(scale),
            _bands(scale),
        )
        for id, scale in scales.items()
    ]
    yield table(("Scale", "Name", "Kind", "Better", "From, to", "Bands"), rows)
    for note in dict.fromkeys(scale.note for scale in scales.values() if scale.note):
        about = [code(id) for id, scale in scales.items() if scale.note == note]
        yield note if len(about) == len(scales) else f"{', '.join(about)}: {note}"
    for source, read in dict.fromkeys((scale.source, scale.verified) for scale in scales.values() if scale.source):
        yield f"Source: {with_address(source or '')} (read: {read})."


def _ends(scale: Scale) -> str:
    ends = [shown(scale, end) if end is not None else "–" for end in (scale.minimum, scale.maximum)]
    return "–" if ends == ["–", "–"] else ", ".join(ends)


def _bands(scale: Scale) -> str:
    return "; ".join(f"{b.name} {shown(scale, b.from_value)}–{shown(scale, b.to_value)}" for b in scale.bands) or "–"
