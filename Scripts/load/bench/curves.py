"""A picture of how cost grows: SVG by hand, that reads in light and in dark, and for who cannot see it."""

import math

from figures import median, short
from servers import ANCHOR, OURS
from tables import COST, DELIVERY, of

WIDTH, HEIGHT, LEFT, TOP, BOTTOM, GAP = 300, 190, 52, 64, 60, 44
SERIES = {OURS: ("ours", "WieBiedt"), ANCHOR: ("anchor", "uWebSockets")}
PANELS = [
    ("CPU µs a delivery, by clients", "clients", "phones", COST),
    ("CPU µs a delivery, by offers a second", "offers", "rate", COST),
    ("delivery p99, ms, by offers a second", "offers", "rate", DELIVERY),
]
# Two colours that differ in lightness too, and lines that differ in form.
STYLE = """
svg { background: #fff; color: #1b1b1b; font: 13px system-ui, sans-serif }
text { fill: currentColor }
.title { font-size: 17px; font-weight: 600 }
.head { font-weight: 600 }
.small { font-size: 11px }
.axis { stroke: currentColor; opacity: .3 }
.ours { stroke: #9c2a00; color: #9c2a00 }
.anchor { stroke: #00639c; color: #00639c; stroke-dasharray: 6 4 }
.line { fill: none; stroke-width: 2.5 }
.dot { fill: currentColor; stroke: none }
@media (prefers-color-scheme: dark) {
  svg { background: #16191d; color: #e8e8e8 }
  .ours { stroke: #ff9d73; color: #ff9d73 }
  .anchor { stroke: #7cc4f5; color: #7cc4f5 }
}
"""


def points(records, part, key, column, server):
    """(size, median) in order."""
    mine = of(records, part=part, server=server)
    sizes = sorted({record[key] for record in mine if key in record})
    found = [(size, median(column.values(of(mine, **{key: size})))) for size in sizes]
    return [(size, value) for size, value in found if value]


class Scale:
    """A logarithmic scale from values to pixels."""

    def __init__(self, values, start, end):
        self.low, self.high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        self.high = max(self.high, self.low + 1)
        self.start, self.end = start, end

    def at(self, value):
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    @property
    def marks(self):
        return [10.0**power for power in range(self.low, self.high + 1)]


def panel(left, title, lines):
    """One set of axes with its lines."""
    every = [point for _, found in lines for point in found]
    x = Scale([size for size, _ in every], left, left + WIDTH)
    y = Scale([value for _, value in every], TOP + HEIGHT, TOP)
    parts = [f'<text class="head" x="{left}" y="{TOP - 14}">{title}</text>']
    for mark in y.marks:
        parts.append(f'<path class="axis" d="M{left} {y.at(mark):.1f}H{left + WIDTH}"/>')
        parts.append(
            f'<text class="small" text-anchor="end" x="{left - 6}" y="{y.at(mark) + 4:.1f}">{mark:,.10g}</text>'
        )
    for mark in x.marks:
        where = f'x="{x.at(mark):.1f}" y="{TOP + HEIGHT + 18}"'
        parts.append(f'<text class="small" text-anchor="middle" {where}>{mark:,.10g}</text>')
    for style, found in lines:
        places = [(x.at(size), y.at(value)) for size, value in found]
        parts.append(f'<path class="line {style}" d="M{"L".join(f"{a:.1f} {b:.1f}" for a, b in places)}"/>')
        parts += [f'<circle class="dot {style}" cx="{a:.1f}" cy="{b:.1f}" r="4"/>' for a, b in places]
    return "\n".join(parts)


def picture(records, date):
    """The whole picture; None when nothing of it was measured."""
    panels, sentences = [], []
    for title, part, key, column in PANELS:
        lines = [(server, points(records, part, key, column, server)) for server in SERIES]
        lines = [(server, found) for server, found in lines if found]
        if not lines:
            continue
        left = LEFT + len(panels) * (WIDTH + LEFT + GAP)
        panels.append(panel(left, title, [(SERIES[server][0], found) for server, found in lines]))
        for server, found in lines:
            told = ", ".join(f"{short(value)} at {size:,}" for size, value in found)
            sentences.append(f"{SERIES[server][1]}, {title}: {told}.")
    if not panels:
        return None
    width = LEFT + len(panels) * (WIDTH + LEFT + GAP) - GAP
    height = TOP + HEIGHT + BOTTOM
    legend, at = [], LEFT
    for style, name in SERIES.values():
        y = height - 14
        legend.append(f'<path class="line {style}" d="M{at} {y - 4}h34"/><circle class="dot {style}" cx="{at + 17}" '
                      f'cy="{y - 4}" r="4"/><text x="{at + 42}" y="{y}">{name}</text>')
        at += 170
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        f'<title id="title">How the cost of a delivery grows, {date}</title>',
        f'<desc id="desc">{" ".join(sentences)}</desc>',
        f"<style>{STYLE}</style>",
        f'<text class="title" x="{LEFT}" y="26">How the cost of a delivery grows, {date}</text>',
        *panels,
        *legend,
        "</svg>\n",
    ])
