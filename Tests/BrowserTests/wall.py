"""The wall as the last row sees it: every letter measured, and a picture of it made as coarse as an eye at thirty metres."""

import io
import json
import re
import subprocess

import zxingcpp
from PIL import Image

from hall import ZAANSTAD

HD = {"width": 1920, "height": 1080}
XGA = {"width": 1024, "height": 768}
HD_READY = {"width": 1280, "height": 720}

# A wall of 4 metres wide has so many points that an eye tells apart from 30 metres: a minute of arc is 8.7 mm there.
POINTS_AT_30_METRES = 460

# What is on the wall, and what is wrong with it: too small, too faint, cut off, beyond the edge, or over something else.
FAULTS = """
() => {
  const faults = []
  const boxes = []
  const clamps = (element) => {
    const style = getComputedStyle(element)
    return style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none" || element.matches(".tallies")
  }
  const clip = (node, box) => {
    let [left, top, right, bottom] = box
    let isAllowed = false
    for (let element = node; element && element !== document.body; element = element.parentElement) {
      isAllowed ||= clamps(element)
      if (getComputedStyle(element).overflow === "visible") continue
      const around = element.getBoundingClientRect()
      left = Math.max(left, around.left), right = Math.min(right, around.right)
      top = Math.max(top, around.top), bottom = Math.min(bottom, around.bottom)
    }
    return { seen: [left, top, right, bottom], isAllowed }
  }
  const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  const light = (color) => {
    const [red, green, blue] = color.match(/[\\d.]+/g).map((part) => channel(Number(part) / 255))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at)
      if (!/rgba\\(.*, 0\\)|transparent/.test(backgroundColor)) return backgroundColor
    }
  }
  const fault = (element, what) => faults.push(`${what}: ${element.textContent.trim().slice(0, 60) || element.className}`)

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const node = texts.currentNode
    const element = node.parentElement
    if (!node.data.trim() || element.closest(".unseen, .skip, dialog, script")) continue
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue

    const style = getComputedStyle(element)
    if (parseFloat(style.fontSize) < innerHeight * 0.05 - 0.1) fault(element, "too small")
    const [one, other] = [light(style.color), light(ground(element))].sort((a, b) => b - a)
    if ((one + 0.05) / (other + 0.05) < 7) fault(element, "too faint")

    const range = document.createRange()
    range.selectNodeContents(node)
    for (const { left, top, right, bottom, width, height } of range.getClientRects()) {
      if (width < 1) continue
      // The letters, without the room above and below them.
      const box = [left, top + 0.15 * height, right, bottom - 0.2 * height]
      const { seen, isAllowed } = clip(element, box)
      if (!isAllowed && seen.some((edge, side) => Math.abs(edge - box[side]) > 1)) fault(element, "cut off")
      if (seen[2] - seen[0] < 1 || seen[3] - seen[1] < 1) continue
      if (seen[0] < 0 || seen[1] < 0 || seen[2] > innerWidth || seen[3] > innerHeight) fault(element, "beyond the edge")
      boxes.push({ element, seen })
    }
  }
  for (const element of document.querySelectorAll("main img, main progress")) {
    if (!element.checkVisibility()) continue
    const { left, top, right, bottom } = element.getBoundingClientRect()
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) fault(element, "beyond the edge")
    boxes.push({ element, seen: [left, top, right, bottom] })
  }
  boxes.forEach(({ element, seen: a }, place) => {
    for (const { element: other, seen: b } of boxes.slice(place + 1)) {
      const isOver = Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > 1 && Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 1
      if (element !== other && isOver) fault(element, `over "${other.textContent.slice(0, 40) || other.className}"`)
    }
  })
  const isScrolling = document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight
  return isScrolling ? [...faults, "the wall scrolls"] : faults
}
"""


def faults(screen):
    """What is wrong with the wall now."""
    return screen.page.evaluate(FAULTS)


def shows(screen, view):
    """Waits until the wall shows a moment."""
    screen.page.wait_for_selector(f'body[data-view="{view}"]')
    return screen


def is_bright(screen, bright=True):
    """As if the operator had said how light the hall is, without the controls over the wall."""
    screen.page.evaluate("hall => { document.documentElement.dataset.hall = hall }", "bright" if bright else "dark")


def moments(hall):
    """A meeting from its lobby to its thanks: gives each moment while it lasts, with what the wall says once it is whole."""
    moderator, jury = hall.phone("moderator"), hall.phone("jury")
    yield "lobby", "Scan de code"
    moderator.stages(ZAANSTAD)
    yield "onStage", "Wat zoeken we?"
    moderator.opens(ZAANSTAD, closesInSeconds=900)
    for place, phone in enumerate(hall.employers(4)):
        phone.offers("meedenken", show=place > 0)
        phone.offers("meeloopdag", 3)
        phone.offers("budget", 12_500)
    yield "open", "+ 12 meeloopdagen"
    moderator.closes(ZAANSTAD)
    yield "closed", "Maak een foto."
    moderator.says("clearStage", interlude="pause")
    yield "pause", "Zo gaan we verder."
    moderator.says("openJury")
    jury.says("judgePitch", pitch=ZAANSTAD, points=4, praise="Kort, eerlijk, en met een eerste stap die morgen kan. " * 2)
    jury.says("judgePitch", pitch="p2", points=3, praise="Mooi dat u zelf begint.")
    moderator.says("clearStage", interlude="jury")
    yield "jury", "De jury overlegt"
    moderator.says("closeJury")
    yield "praise", "Kort, eerlijk"
    moderator.says("clearStage", interlude="thanks")
    yield "thanks", "12 toezeggingen bij 1 pitch."


def picture(screen):
    return Image.open(io.BytesIO(screen.page.screenshot())).convert("RGB")


def from_30_metres(image):
    """What is left of a picture in the last row, large again for who reads it."""
    height = round(image.height * POINTS_AT_30_METRES / image.width)
    coarse = image.resize((POINTS_AT_30_METRES, height), Image.Resampling.BOX)
    return coarse.resize(image.size, Image.Resampling.BICUBIC)


def words(image, layout="11", *options):
    """What a machine reads in a picture: texts here and there, or with layout 7 one line."""
    file = io.BytesIO()
    image.save(file, "png")
    command = ["tesseract", "-", "-", "-l", "nld", "--psm", layout, *options]
    return subprocess.run(command, input=file.getvalue(), capture_output=True, check=True).stdout.decode()


def digits(image):
    """A number in one line of a picture, read at several sizes: a machine stumbles over one where an eye does not."""
    sizes = [(round(image.width * scale), round(image.height * scale)) for scale in (1, 0.5, 0.75, 1.5)]
    only = ("-c", "tessedit_char_whitelist=0123456789")
    return {re.sub(r"\s", "", words(image.resize(size, Image.Resampling.BICUBIC), "7", *only)) for size in sizes}


def codes(image, width=None):
    """What the QR codes of a picture say, from a picture that is so wide."""
    if width:
        image = image.resize((width, round(image.height * width / image.width)), Image.Resampling.BOX)
    return [code.text for code in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)]


def part(image, screen, selector):
    """The part of a picture where something stands, with some room above and below it."""
    box = screen.page.locator(selector).bounding_box()
    room = image.height // 50
    right, bottom = box["x"] + box["width"], box["y"] + box["height"]
    return image.crop((round(box["x"]), round(box["y"]) - room, round(right), round(bottom) + room))


def tampering(change):
    """Changes the hall's state on its way to a page, into what no server lets in."""

    def relay(line):
        server = line.connect_to_server()

        def pass_on(text):
            frame = json.loads(text)
            if "state" in frame:
                change(frame["state"])
            line.send(json.dumps(frame))

        server.on_message(pass_on)

    return relay
