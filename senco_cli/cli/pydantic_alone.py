"""Pydantic without its plugins: nobody else's code sees a record, and no time goes into looking for it."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_LOADER = "pydantic.plugin._loader"


def keep_plugins_out() -> None:
    """Have Pydantic load no plugin in this process, nor in another that it starts; to be called before it is loaded.

    Told to load none, Pydantic imports all the same what would look for them: mail, archives, the network, forty
    modules in all. To read thirty pupils takes no longer, so what it would ask stands there already and says none.
    """
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    sys.modules.setdefault(_LOADER, _NoPlugins(_LOADER))


class _NoPlugins(ModuleType):
    """In the place of what looks for plugins; whatever else a later Pydantic wants there, it is given."""

    @staticmethod
    def get_plugins() -> tuple[()]:
        """No plugins."""
        return ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        del sys.modules[_LOADER]
        return getattr(import_module(_LOADER), name)
