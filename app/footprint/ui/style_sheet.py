"""The style sheet: type roles, surfaces and text inputs; buttons and answers paint themselves."""

from __future__ import annotations

from footprint.ui.tokens import TYPE, Tokens

_TEMPLATE = """
QLabel {{ background: transparent; color: {text}; font-size: {body}px; }}
QLabel[role="title"] {{ font-size: {title}px; font-weight: 600; }}
QLabel[role="h2"] {{ font-size: {h2}px; font-weight: 600; }}
QLabel[role="lead"] {{ font-size: {lead}px; color: {muted}; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="small"] {{ font-size: {small}px; color: {muted}; }}
QLabel[role="small-strong"] {{ font-size: {small}px; color: {muted}; font-weight: 600; }}
QLabel[role="error"] {{ color: {danger}; font-weight: 600; }}
QLabel[role="code"] {{ font-size: {h2}px; font-weight: 600; letter-spacing: 1px; }}
QWidget[surface="sidebar"] {{ background: {sidebar}; border: 0; }}
QFrame[surface="footer"] {{ background: {window}; border: 0; border-top: {line}px solid {border}; }}
QFrame[surface="strip"] {{ background: {sidebar}; border: 0; border-bottom: {line}px solid {border}; }}
QFrame[surface="practice"] {{ background: {warn_soft}; border: 0; border-bottom: {thick}px solid {warn}; }}
QFrame[surface="card"] {{ background: {surface}; border: {line}px solid {border}; border-radius: {radius}px; }}
QFrame[surface="plain"] {{ background: transparent; border: 0; }}
QFrame[surface="rule"] {{ background: {border}; border: 0; min-height: {line}px; max-height: {line}px; }}
QFrame[surface="error"] {{ background: {danger_soft}; border: {thick}px solid {danger}; border-radius: {radius}px; }}
QFrame[surface="warn"] {{ background: {warn_soft}; border: {thick}px solid {warn}; border-radius: {radius}px; }}
QFrame[surface="ok"] {{ background: {ok_soft}; border: {line}px solid {ok}; border-radius: {radius}px; }}
QFrame[surface="soft"] {{ background: {accent_soft}; border: {line}px solid {accent}; border-radius: {radius}px; }}
QGroupBox {{ border: 0; margin: 0; padding: 0; }}
QScrollArea, QWidget[surface="page"] {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: 14px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {control}; border-radius: 4px; min-height: 40px; margin: 3px; }}
QScrollBar:horizontal {{ background: transparent; height: 14px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {control}; border-radius: 4px; min-width: 40px; margin: 3px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: transparent; width: 0; height: 0; }}
QLineEdit, QPlainTextEdit {{ background: {surface}; color: {text}; border: {line}px solid {control};
  border-radius: {inner}px; padding: 9px 11px; font-size: {body}px; selection-background-color: {accent};
  selection-color: {on_accent}; }}
QLineEdit {{ min-height: {row}px; }}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] {{ border: {ring}px solid {danger}; padding: 7px 9px; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {control}; padding: 6px; }}
"""


def written(tokens: Tokens, factor: float) -> str:
    """The style sheet of a theme at a text size."""
    sizes = {role: round(size * factor) for role, size in TYPE.items()}
    # One line of body text at least: a style sheet's own height knows nothing of the font.
    row = round(24 * factor)
    return _TEMPLATE.format(
        **tokens._asdict(), **sizes, row=row, thick=max(2, tokens.line), inner=max(2, tokens.radius - 2)
    )
