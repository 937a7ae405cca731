"""How a page hears that its phone was put away, and that it is back.

A page cannot be frozen from outside, but it can be told all that it would be told, and what it connected to can be dead.
"""

HIDE = """
Object.defineProperty(document, "hidden", { get: () => true, configurable: true })
document.dispatchEvent(new Event("visibilitychange"))
"""
WAYS_TO_WAKE = {
    # Out of sight, and back: the clock jumps for whoever looks at that very moment, and for nobody after it.
    "in sight": """
        const now = Date.now
        Date.now = () => now() + 600_000
        delete document.hidden
        document.dispatchEvent(new Event("visibilitychange"))
        Date.now = now
        """,
    # Back from the page cache, without any change of visibility.
    "page cache": """dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))""",
    # A laptop that was shut: nobody tells anything, only the clock has jumped.
    "clock": """
        const now = Date.now
        Date.now = () => now() + 600_000
        """,
}
