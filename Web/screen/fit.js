/**
 * Makes what the wall shows fit: letters step down through the sizes of the style until nothing is cut off.
 *
 * Titles are of every length and amounts of every width; a wall cannot scroll. What is smallest stays as large as the
 * last row needs, so names give way before it does. `data-fit` says which step; a page that scrolls has no steps.
 */
import { find } from "../modules/dom.js"

const TITLE_STEPS = 3
const FIGURE_STEPS = 4
const SECTION_STEPS = 3
/** From roomy to tight: a step of the section, and how many names stand. */
const ROOMS = [[0, 3], [0, 2], [0, 1], [1, 1], [2, 1], [3, 1], [3, 0], [4, 0]]

export function fitWall() {
  const section = find("main > section:not([hidden])")
  if (document.documentElement.dataset.layout === "page") return showNames(Infinity)
  if (!section) return
  if (section.id === "pitch") fitPitch(section)
  else fit(section, SECTION_STEPS)
}

function fitPitch(section) {
  section.dataset.fit = 0
  fit(find("#title"), TITLE_STEPS)
  fit(find("#figure"), FIGURE_STEPS, isNarrowEnough)
  for (const [step, names] of ROOMS) {
    section.dataset.fit = step
    section.dataset.names = names
    showNames(names)
    if (isWithin(section)) return
  }
}

function showNames(count) {
  ;[...find("#names").children].forEach((name, place) => (name.hidden = place >= count))
}

/** Steps down until it fits; the last step stays when nothing does. */
function fit(element, steps, fits = isWithin) {
  for (let step = 0; step <= steps; step += 1) {
    element.dataset.fit = step
    if (fits(element)) return
  }
}

function isNarrowEnough({ scrollWidth, clientWidth }) {
  return scrollWidth <= clientWidth + 1
}

/** A pixel is rounding; so are the tails of the last line of a title. */
function isWithin(element) {
  const isLines = element.id === "title"
  const slack = isLines ? parseFloat(getComputedStyle(element).fontSize) / 2 : 1
  return isNarrowEnough(element) && element.scrollHeight <= element.clientHeight + slack
}
