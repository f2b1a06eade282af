"""Names by which tests and assistive technology find what is on a page.

One convention: what it is, then which one, in the questionnaire's own ids.

``continue`` ``back`` ``save_and_leave``         the footer of the wizard
``answer.<option>``                              a radio button or check box of a question
``answer`` ``answer.day`` ``.month`` ``.year``   an input of a question that is not chosen from options
``<question>/answer.<option>``                   the same on the profile page, where questions stand together
``change.<question>``                            goes to a question from the answers or from a finding
``section.<section>``                            goes to a section
``show`` ``hide_again`` ``own_part``             the curtain of a sitting: draws it, hides again, goes there
``bring_out.<rule>``                             brings a conclusion out from behind it, or takes it back
``<action>/who/answer.<owner>`` ``<action>/when/answer.day``  what is agreed
``start.<occasion>`` ``go_on.<id>`` ``open.<id>``  the home page
``due.<action>`` ``<what>.<action>``             an action on home, and what can become of it on its page
``done`` ``error`` ``busy``                      what came of it, what stands in the way, what is being done
``place.<n>`` ``file.<n>`` ``missing.<n>``       a file or folder outside the vault
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str) -> W:
    """Give a widget its name, for tests and for assistive technology alike."""
    widget.setObjectName(name)
    widget.setAccessibleIdentifier(name)
    return widget
