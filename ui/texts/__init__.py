"""All that the page says, in the language that is spoken: `texts.TITLE`. Documents and answers speak for themselves.

Read a text where it is shown, never when a module is imported, which speaks German.
"""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any

from ui import language
from ui.texts import de, en

if TYPE_CHECKING:
    from ui.texts.de.chat import *  # noqa: F403  the names, for who checks types
    from ui.texts.de.check import *  # noqa: F403
    from ui.texts.de.evaluation import *  # noqa: F403
    from ui.texts.de.forms import *  # noqa: F403
    from ui.texts.de.frame import *  # noqa: F403
    from ui.texts.de.places import *  # noqa: F403
    from ui.texts.de.privacy import *  # noqa: F403
    from ui.texts.de.search import *  # noqa: F403
    from ui.texts.de.shortlist import *  # noqa: F403
    from ui.texts.de.staff import *  # noqa: F403


def _named(package: ModuleType) -> dict[str, Any]:
    modules = [one for one in vars(package).values() if isinstance(one, ModuleType)]
    return {name: value for module in modules for name, value in vars(module).items() if name.isupper()}


ALL: dict[str, dict[str, Any]] = {"de": _named(de), "en": _named(en)}
"""Language -> name -> text."""


def __getattr__(name: str) -> Any:
    """Returns a text in the language that is spoken."""
    try:
        return ALL[language.current()][name]
    except KeyError:
        raise AttributeError(name) from None
