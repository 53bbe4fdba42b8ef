"""The parts of a bar: each has a colour and a pattern, so that colour never speaks alone."""

from dataclasses import dataclass

DARK = "#212b32"
WHITE = "#ffffff"


@dataclass(frozen=True)
class Segment:
    """A part of every bar. ``pattern`` is one of Plotly's shapes, drawn in ``ink``; empty where plain."""

    code: str
    label: str
    colour: str
    pattern: str = ""
    ink: str = DARK

    @property
    def fill(self) -> str:
        """What an SVG shape is filled with: its colour, or the pattern that ``patterns`` defines."""
        return f"url(#fill-{self.code})" if self.pattern else self.colour


#: What trusts answered. No two look alike in shades of grey: they differ in lightness, pattern or ink.
ANSWERS = (
    Segment("yes", "Yes", "#005a30"),
    Segment("partly", "Partly", "#78be20", "/"),
    Segment("no", "No", "#8a1f58", "\\", WHITE),
    Segment("answered", "Answered", "#005eb8", ".", WHITE),
    Segment("left_blank", "Left blank", WHITE),
    Segment("unclear", "Unclear", "#ffd166", "x"),
    Segment("not_held", "Not held", "#c8d0d5", "\\"),
    Segment("refused", "Refused", "#330072", "x", WHITE),
    Segment("referred_elsewhere", "Referred elsewhere", "#a9d8f0", "-"),
    Segment("not_applicable", "Not applicable", "#aeb7bd"),
    Segment("no_reply", "No reply", "#5b6b77", "|", WHITE),
    Segment("pending", "Pending", "#eef2f4", "."),
)

#: How soon trusts replied. Silence looks here as it does among the answers.
REPLIES = (
    Segment("on_time", "On time", "#005eb8"),
    Segment("late", "Late", "#ffb81c", "/"),
    Segment("undated", "Dates not known", "#c8d0d5", "\\"),
    *(segment for segment in ANSWERS if segment.code in ("no_reply", "pending")),
)
