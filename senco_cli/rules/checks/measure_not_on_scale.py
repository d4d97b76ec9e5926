"""A result that its scale does not have, or on a scale that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from senco_cli.model.finding import Finding
from senco_cli.model.kinds import path_of
from senco_cli.model.measures import MeasuredResult, Measures
from senco_cli.model.provision import Provision
from senco_cli.model.scale import Scale
from senco_cli.model.school import PupilFile
from senco_cli.rules.check import CheckInfo, Context, Place
from senco_cli.rules.measuring import known_scales, scale_of
from senco_cli.rules.scores import fault_of

INFO = CheckInfo(
    name="measure-not-on-scale",
    title="a result that is not on its scale",
    tier="record",
    source="senco: a result means something only on its scale",
    why="It is left out of lists and charts until it is mended.",
)
_UNKNOWN = "no such scale; use one that senco knows, or describe it under scales in senco.yaml"


def check_pupil(file: PupilFile, context: Context) -> Iterator[Finding]:
    if file.measures is None:
        return
    scales = known_scales(context.school.settings, file.measures)
    path = path_of(Measures, pupil=file.key)
    for place, result in enumerate(file.measures.results):
        for field, sentence in _faults(result, scales):
            yield INFO.finding(path, at=("results", place, field), sentence=sentence)


def check_school(context: Context) -> Iterator[Finding]:
    scales = known_scales(context.school.settings)
    for key, provision in context.school.provisions.items():
        measure, path = provision.measure, path_of(Provision, key=key)
        if measure is None:
            continue
        if measure.scale and measure.scale not in scales:
            yield INFO.finding(path, at=("measure", "scale"), sentence=_UNKNOWN)
            continue
        scale = scale_of(measure, scales)
        if measure.scale and scale.better not in ("neither", measure.better):
            sentence = f"on this scale {scale.better} is better; write better: {scale.better}"
            yield INFO.finding(path, at=("measure", "better"), sentence=sentence)
        if measure.scale:
            yield from _of_members(provision, scale, path)


def _of_members(provision: Provision, scale: Scale, path: str) -> Iterator[Finding]:
    for place, member in enumerate(provision.pupils):
        for name, result in (("entry", member.entry), ("exit", member.exit)):
            sentence = fault_of(scale, result.value) if result else None
            if sentence:
                at: Place = ("pupils", place, name, "value")
                yield INFO.finding(path, at=at, sentence=sentence)


def _faults(result: MeasuredResult, scales: Mapping[str, Scale]) -> Iterator[tuple[str, str]]:
    scale = scales.get(result.scale)
    if scale is None:
        yield "scale", _UNKNOWN
        return
    if result.value is None:
        if scale.kind != "narrative":
            yield "value", "no value; write the score, or take the result out"
        elif not result.text:
            yield "text", "nothing; write what was seen, because this scale has no score"
        return
    sentence = fault_of(scale, result.value)
    if sentence:
        yield "value", sentence
    ends = (result.confidence.from_value, result.confidence.to_value) if result.confidence else ()
    if ends and (any(fault_of(scale, end) for end in ends) or ends[0] > ends[1]):
        yield "confidence", "is no range on this scale; write the lower end under from and the upper one under to"
