"""Every document with a template has pages of the practice school to try a school's own template on."""

from __future__ import annotations

import pytest

from senco_cli.actions.template_examples import examples_of
from senco_cli.documents.catalogue import DOCUMENTS, TemplatedDocument
from senco_cli.documents.templates import package_templates


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_a_document_has_a_template_and_examples_with_the_names_it_says(document: TemplatedDocument) -> None:
    assert (package_templates() / document.template).is_file()
    examples = examples_of(document.name)
    assert examples
    assert all(set(each) == set(document.names) for each in examples)
