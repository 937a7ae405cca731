/**
 * Keeps the buttons at the bottom of a phone, under the thumb, where that leaves room for what stands above them: not with
 * very large type, not in a low window. A media query would not know how large the type is.
 */
const HEIGHT_MIN_REM = 40
const WIDTH_MIN_REM = 20
const WIDTH_MAX_REM = 45

export function keepInReach(buttons) {
  function measure() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
    const [width, height] = [innerWidth / rem, innerHeight / rem]
    const isPhone = height >= HEIGHT_MIN_REM && width >= WIDTH_MIN_REM && width <= WIDTH_MAX_REM
    document.documentElement.toggleAttribute("data-in-reach", isPhone)
  }

  // The buttons grow with the type; the window tells of itself.
  new ResizeObserver(measure).observe(buttons)
  addEventListener("resize", measure)
  measure()
}
