"""A document as a self-contained HTML file."""

from __future__ import annotations

from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment

from senco_cli.documents.templates import render


def render_html(env: ImmutableSandboxedEnvironment, template: str, /, **view: Any) -> bytes:
    """The file, in UTF-8.

    Raises TemplateFault where the template cannot be used.
    """
    return render(env, template, view).encode("utf-8")
