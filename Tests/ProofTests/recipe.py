"""The shell scripts of CheckingALedger.md, run as somebody would who has nothing but a bare system."""

import pathlib
import re
import subprocess

ARTICLES = pathlib.Path(__file__).resolve().parents[2] / "Sources/wiebiedt/WieBiedt.docc"
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(article, language):
    """The fenced blocks of an article that are in a language."""
    return [text for name, text in FENCED.findall((ARTICLES / article).read_text()) if name == language]


class Recipe:
    """Scripts by the name that their first line gives them."""

    def __init__(self, folder):
        self._scripts = {}
        for text in blocks("CheckingALedger.md", "sh"):
            if named := re.match(r"# (\S+\.sh)\b", text):
                self._scripts[named[1]] = script = folder / named[1]
                script.write_text(text)

    def run(self, name, *files):
        """The exit code and what was said."""
        done = subprocess.run(
            ["env", "-i", "PATH=/usr/bin:/bin", "sh", self._scripts[name], *files],
            capture_output=True, text=True, timeout=60,
        )
        assert done.returncode in (0, 1), done
        assert done.stdout.splitlines()[-1].startswith("WHOLE" if done.returncode == 0 else "CHANGED"), done
        return done.returncode, done.stdout

    def ledger(self, *files):
        return self.run("check-ledger.sh", *files)

    def receipt(self, *files):
        return self.run("check-receipt.sh", *files)
