"""What somebody asked of their system, pages do: few colours, no motion."""

from findings import finds_nothing


def test_with_forced_colours_everything_has_an_edge(guest):
    guest.page.emulate_media(forced_colors="active")
    try:
        finds_nothing(guest.page.evaluate("audit.borderless()"))
    finally:
        guest.page.emulate_media(forced_colors="none")


def test_nothing_moves_for_who_wants_no_motion(guest):
    guest.page.emulate_media(reduced_motion="reduce")
    try:
        finds_nothing(guest.page.evaluate("audit.moving()"))
    finally:
        guest.page.emulate_media(reduced_motion="no-preference")
