"""The texts of the pages, by key, as the pages have them."""

import functools
import json
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = ["nl", "en"]

# Every file of texts is a module that exports one object; node reads it as a browser does.
_READ = """
import { readdirSync } from "node:fs"
const all = {}
for (const file of readdirSync("Web/texts").sort()) {
  const language = file.split(".").at(-2)
  const { texts } = await import(`${process.cwd()}/Web/texts/${file}`)
  all[language] = { ...all[language], ...texts }
}
console.log(JSON.stringify(all))
"""


@functools.cache
def texts():
    """Texts by language and key; a text that depends on a number is an object with ``one`` and ``other``."""
    node = ["node", "--input-type=module", "--eval", _READ]
    return json.loads(subprocess.run(node, cwd=ROOT, capture_output=True, check=True, timeout=30).stdout)


def text(language, key, **words):
    """A text with its ``{words}`` filled in."""
    found = texts()[language][key]
    if isinstance(found, dict):
        found = found["one" if words.get("n") == 1 else "other"]
    for word, value in words.items():
        found = found.replace(f"{{{word}}}", str(value))
    return found
