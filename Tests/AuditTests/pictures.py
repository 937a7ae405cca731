"""Pictures of everything that was looked at, with a page to look through them: .build/pictures/index.html."""

import html
import pathlib
import shutil

FOLDER = pathlib.Path(__file__).resolve().parents[2] / ".build/pictures"
THEMES = ["light", "dark"]

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Pictures</title>
<style>body {{ font: 1rem system-ui }} figure {{ display: inline-block; margin: 1rem; vertical-align: top }}
img {{ width: 390px; border: 1px solid gray }}</style></head><body>
{figures}
</body></html>
"""
_FIGURE = '<figure><figcaption>{name}</figcaption><a href="{name}.png"><img src="{name}.png" alt="" loading="lazy"></a></figure>'


def begin():
    """The folder is as new for each run."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)


def take(page, name):
    """A picture of the whole page in each theme; afterwards it is light again."""
    for theme in reversed(THEMES):
        page.emulate_media(color_scheme=theme)
        page.screenshot(path=FOLDER / f"{name}-{theme}.png", full_page=True)


def bind():
    """Makes the page, of whatever was taken by whichever process, as the afternoon went."""
    taken = sorted(FOLDER.glob("*.png"), key=lambda picture: picture.stat().st_mtime_ns)
    figures = "\n".join(_FIGURE.format(name=html.escape(picture.stem)) for picture in taken)
    (FOLDER / "index.html").write_text(_PAGE.format(figures=figures))
