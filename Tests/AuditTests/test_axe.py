"""axe finds nothing on any page: with its rules for WCAG 2.2 A and AA, for EN 301 549, and its best practices."""

import importlib.resources

from findings import finds_nothing

AXE = (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "EN-301-549"]

# What depends on the colours alone, and so on the theme.
COLOURS = ["color-contrast", "link-in-text-block"]

_RUN = "only => axe.run(document, { runOnly: only, resultTypes: ['violations'] })"


def violations(page, kind, values):
    """What axe finds, a line for each element."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE)
    found = page.evaluate(_RUN, {"type": kind, "values": values})["violations"]
    return [f"{rule['id']}: {node['html']}\n{node['failureSummary']}" for rule in found for node in rule["nodes"]]


def test_axe_finds_nothing(dutch_guest):
    finds_nothing(violations(dutch_guest.page, "tag", TAGS))


def test_axe_finds_nothing_in_the_dark(dutch_guest):
    dutch_guest.page.emulate_media(color_scheme="dark")
    try:
        finds_nothing(violations(dutch_guest.page, "rule", COLOURS))
    finally:
        dutch_guest.page.emulate_media(color_scheme="light")
