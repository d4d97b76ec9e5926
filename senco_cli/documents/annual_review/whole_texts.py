"""Sections of an annual review as one text each, an entry a line, for a form that has one large box for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from senco_cli.documents.annual_review.form_values import WholeTexts
from senco_cli.documents.annual_review.invitations import named
from senco_cli.documents.annual_review.lines import (
    ActionLine,
    AdviceLine,
    MeasureLine,
    NumberedLine,
    OutcomeLine,
    ProvisionLine,
    ViewLine,
    WishLine,
)
from senco_cli.documents.annual_review.view import AnnualReview, RecommendationSection
from senco_cli.documents.wording import day_text, number_text


def whole_texts(view: AnnualReview) -> WholeTexts:
    """The texts of one review; None where there is nothing to say."""
    health, provision, recommendation = view.health, view.provision, view.recommendation
    came = [each for each in view.invited if each.attended]
    stayed_away = [each for each in view.invited if each.is_invited and each.attended is False]
    return WholeTexts(
        child_views=_lines(map(_view, view.child.views)),
        parent_views=_lines(map(_view, view.parents.views)),
        strengths=_lines(view.child.strengths),
        needs=_lines(view.pupil.needs),
        outcomes=_lines(_said(each.number, each.outcome) for each in view.outcomes),
        progress=_lines(map(_progress, view.outcomes)),
        targets=_lines(_said(each.number, each.targets_text) for each in view.outcomes),
        provision=_lines(_said(each.number, each.specified) for each in provision.lines),
        provision_effect=_lines(map(_effect, provision.lines)),
        results=_lines([view.attainment.summary, *map(_result, view.attainment.measures)]),
        attendance=_attendance(view),
        advice=_lines(map(_advice, view.advice.advice)),
        health=_lines([*map(_numbered, health.needs), health.update]),
        social_care=_lines([*map(_numbered, health.social_needs), health.social_update]),
        adulthood=_lines(_said(each.theme, _sentence(each.now, each.support)) for each in view.adulthood.themes),
        wishes=_lines(map(_wish, view.parents.wishes)),
        amendments=_lines(_amendments(recommendation)),
        differences=_lines(
            [recommendation.differences, *(_said(each.who, each.view) for each in recommendation.opinions)]
        ),
        actions=_lines(map(_action, view.follow_up.actions)),
        invited=_lines(named(each) for each in view.invited if each.is_invited),
        attended=_lines(map(named, came)),
        not_attended=_lines(map(named, stayed_away)),
    )


def _amendments(recommendation: RecommendationSection) -> Iterator[str | None]:
    for section in recommendation.sections:
        for each in section.amendments:
            place = f"Section {section.letter}{f', {each.item}' if each.item else ''}"
            yield _said(place, _sentence(each.words, each.reason))


def _lines(lines: Iterable[str | None]) -> str | None:
    return "\n".join(line for line in lines if line) or None


def _said(about: str, what: str | None) -> str | None:
    return f"{about}: {what}" if what else None


def _sentence(*parts: str | None) -> str | None:
    """What there is of some sentences, one after the other."""
    return " ".join(part if part[-1] in ".!?…" else f"{part}." for part in parts if part) or None


def _view(view: ViewLine) -> str:
    return f"{view.whose}: {view.text}"


def _progress(line: OutcomeLine) -> str | None:
    return _said(line.number, _sentence(line.progress, line.evidence))


def _effect(line: ProvisionLine) -> str | None:
    return _said(line.number, _sentence(line.delivered, line.effect, line.next))


def _result(line: MeasureLine) -> str:
    return f"{line.name}: {line.last or line.first} ({day_text(line.last_on or line.first_on, 'letter')})"


def _advice(line: AdviceLine) -> str | None:
    who = f"{line.role} ({line.name})" if line.name else line.role
    return _said(who, _sentence(line.summary)) or who


def _numbered(line: NumberedLine) -> str | None:
    return _said(line.number, line.text)


def _wish(line: WishLine) -> str | None:
    return _said(line.about, _sentence(line.answer, line.words))


def _action(line: ActionLine) -> str:
    by = f", by {day_text(line.by, 'letter')}" if line.by else ""
    return f"{line.who}: {line.what.rstrip('.')}{by}"


def _attendance(view: AnnualReview) -> str | None:
    found = view.attendance
    until = f" to {day_text(found.to, 'letter')}" if found.to else ""
    percent = f"{number_text(found.percent)}%{until}" if found.percent is not None else None
    return _lines([percent, found.missed, *found.part_time, *found.exclusions])
