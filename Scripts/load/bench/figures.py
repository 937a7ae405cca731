"""Many figures of the same thing, and one way of writing them."""

import statistics


def median(values):
    """The middle one; None of nothing."""
    return statistics.median(values) if values else None


def ratio(values, anchor):
    """How many times the median of the anchor theirs is; None when either is not there, or the anchor is 0."""
    ours, theirs = median(values), median(anchor)
    return ours / theirs if ours is not None and theirs else None


def short(value):
    """With as many digits as mean something."""
    if value is None:
        return "–"
    size = abs(value)
    if size == 0:
        return "0"
    if size >= 1_000_000:
        return f"{value / 1_000_000:.2f} M"
    if size >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if size >= 10 else f"{value:.2f}"


def spread(values):
    """The median with the least and the most; the median alone when there is one value."""
    if not values:
        return "–"
    if len(values) == 1:
        return short(values[0])
    return f"{short(median(values))} ({short(min(values))}–{short(max(values))})"


def duration(seconds):
    """Roughly, for people who wait."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{round(seconds / 60)} min"
