"""Changing one value in a YAML text and leaving every other character as its author typed it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from senco_cli.errors import SencoError
from senco_cli.store import yaml_splice as splice
from senco_cli.store.yaml_reader import Path, Tree, read
from senco_cli.store.yaml_splice import Page
from senco_cli.store.yaml_writer import Bare, Layout, document

__all__ = ["Bare", "CannotEdit", "dump", "insert_item", "remove", "set_value"]


class CannotEdit(SencoError):
    """A change that cannot be made to a file; the sentence names the place, never what stands there."""

    def __init__(
        self, path: Path, why: str, *, hint: str = "senco show --full   shows what there is to change"
    ) -> None:
        super().__init__(f'cannot change "{_spelled(path)}": {why}', hint=hint)
        self.path = path


def dump(value: Tree, *, flow_keys: Collection[str] = ()) -> str:
    """The text of a whole new record; what `flow_keys` names stands in brackets on one line where it fits.

    Raises CannotEdit for what no YAML file can hold.
    """
    if value is None:
        return ""
    layout = Layout(flow_keys=frozenset(flow_keys))
    text = "\n".join(document(value, layout=layout)) + "\n"
    if not _reads_as(text, value):
        raise CannotEdit((), "this cannot be written as YAML")
    return text


def set_value(text: str, path: Path, value: Tree) -> str:
    """The text with `value` at `path`; a field that is not there yet is added, with the mappings on the way to it.

    Raises CannotEdit.
    """

    def assigned(tree: Tree) -> Tree:
        return _assigned(tree, path, value)

    return _edited(text, path, assigned, lambda page: splice.put(page, path, value))


def insert_item(text: str, path: Path, value: Tree, index: int | None = None) -> str:
    """The text with `value` in the list at `path`, at the end or before the item `index`; a missing list is begun.

    Raises CannotEdit.
    """

    def inserted(tree: Tree) -> Tree:
        items = _at(tree, path)
        if items is None and not index:
            return _assigned(tree, path, [value])
        if not isinstance(items, list) or not 0 <= (len(items) if index is None else index) <= len(items):
            raise CannotEdit(path, "there is no such list, or it is shorter")
        at = len(items) if index is None else index
        return _assigned(tree, path, [*items[:at], value, *items[at:]])

    return _edited(text, path, inserted, lambda page: splice.insert(page, path, value, index))


def remove(text: str, path: Path) -> str:
    """The text without what is at `path`; what loses its last entry stays, empty. Raises CannotEdit."""

    def removed(tree: Tree) -> Tree:
        holder = _at(tree, path[:-1])
        step = path[-1] if path else None
        if isinstance(holder, dict) and isinstance(step, str) and step in holder:
            return _assigned(tree, path[:-1], {name: value for name, value in holder.items() if name != step})
        if isinstance(holder, list) and isinstance(step, int) and 0 <= step < len(holder):
            return _assigned(tree, path[:-1], [*holder[:step], *holder[step + 1 :]])
        raise CannotEdit(path, "there is nothing to remove")

    return _edited(text, path, removed, lambda page: splice.remove(page, path))


def _edited(text: str, path: Path, change: Callable[[Tree], Tree], edit: Callable[[Page], str]) -> str:
    """The text after `edit`, which must read as the data after `change`."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix("\ufeff")
    if faults := read(_encoded(body)).faults:
        raise CannotEdit(
            path, f"line {faults[0].line}: {faults[0].sentence}", hint="mend that line first, then senco check"
        )
    page = splice.open_page(body)
    wanted = change(page.tree)
    if wanted == page.tree:
        return text
    for result in _attempts(page, path, wanted, edit):
        if _reads_as(result, wanted):
            return mark + result
    raise CannotEdit(path, "the file would not read back as it should")


def _attempts(page: Page, path: Path, wanted: Tree, edit: Callable[[Page], str]) -> Iterator[str]:
    """The edit as it should be, the same without literal blocks, and then whole nodes anew, the smallest first."""
    without_blocks = replace(page, layout=replace(page.layout, literal=False))
    yield edit(page)
    yield edit(without_blocks)
    for length in range(len(path), -1, -1):
        if splice.has(page, path[:length]):
            for laid_out in (page, without_blocks):
                yield splice.put(laid_out, path[:length], _at(wanted, path[:length]))


def _reads_as(text: str, wanted: Tree) -> bool:
    document = read(_encoded(text))
    return not document.faults and document.tree == wanted


def _encoded(text: str) -> bytes:
    # Half of a character that came in as an undecodable argument is then a fault like any other.
    return text.encode("utf-8", "surrogatepass")


def _at(tree: Tree, path: Path) -> Tree:
    for step in path:
        if isinstance(tree, dict) and isinstance(step, str):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and 0 <= step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree


def _assigned(tree: Tree, path: Path, value: Tree, *, done: Path = ()) -> Tree:
    """The data with `value` at `path`."""
    if not path:
        return value
    step, rest, here = path[0], path[1:], (*done, path[0])
    if isinstance(step, str) and (tree is None or isinstance(tree, dict)):
        fields = tree or {}
        return {**fields, step: _assigned(fields.get(step), rest, value, done=here)}
    if isinstance(step, int) and isinstance(tree, list) and 0 <= step < len(tree):
        return [*tree[:step], _assigned(tree[step], rest, value, done=here), *tree[step + 1 :]]
    raise CannotEdit(here, "there is no such place in the file")


def _spelled(path: Path) -> str:
    """`sen_status.1.from`, counted as a person counts."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path) or "the record"
