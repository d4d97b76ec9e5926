"""Reading YAML as text: every scalar stays as it was typed, and what records do not use is refused with its line."""

from __future__ import annotations

from typing import NamedTuple

from senco_cli.store.yaml_plain import MAX_DEPTH, NULLS, Path, Tree, plain_tree
from senco_cli.store.yaml_text import YamlFault

__all__ = ["MAX_DEPTH", "NULLS", "Document", "Path", "Tree", "YamlFault", "line_of", "read"]


class Document(NamedTuple):
    """What a file says, and all that is wrong with it as YAML.

    With faults the tree is the best that could be read (of two equal names the first), and None where nothing could.
    """

    tree: Tree
    faults: tuple[YamlFault, ...] = ()


def read(data: bytes) -> Document:
    """The data in a file; a file that is empty or holds only comments reads as None."""
    tree = plain_tree(data)
    if tree is not None:
        return Document(tree)
    # Nearly every file is plain, and a school of plain files is read before PyYAML is even imported.
    from senco_cli.store.yaml_events import parse

    return Document(*parse(data))


def line_of(data: bytes, path: Path) -> int:
    """The line, from 1, of what is at `path`, or of the nearest thing around it that exists.

    A field's line is the line of its name; of two equal names the first counts. Never raises.
    """
    from senco_cli.store import yaml_events

    return yaml_events.line_of(data, path)
