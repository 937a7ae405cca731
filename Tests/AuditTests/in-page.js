/** What a test asks of a page, from inside: which controls there are, how large, what sticks out, what is cut off. */
globalThis.audit = (() => {
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]"
  const SENTENCE_WORDS = 2

  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const isVisible = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]")
  const isChoice = (element) => ["radio", "checkbox"].includes(element.type)
  /** The way past the header is there for who has a keyboard, and shows itself to them alone. */
  const isForKeyboard = (element) => element.matches(".skip") && element !== document.activeElement
  /** What a finger hits: a choice and its words are one. */
  const target = (element) => (isChoice(element) && element.closest("label")) || element
  const root = () => all("dialog:modal").at(-1) ?? document.body

  /** A name by which somebody finds it again in the page. */
  function name(element) {
    if (!element || element === document.body) return "nothing"
    const words = (element.ariaLabel ?? element.textContent).trim().replace(/\s+/g, " ").slice(0, 40)
    const id = element.id ? `#${element.id}` : element.className ? `.${String(element.className).split(" ")[0]}` : ""
    return `${element.tagName.toLowerCase()}${id}${element.value && isChoice(element) ? `=${element.value}` : ""} ${words}`.trim()
  }

  function isSummaryOfNothing(element) {
    return element.tagName === "SUMMARY" && element.parentElement.tagName !== "DETAILS"
  }

  const controls = () => all(CONTROLS, root()).filter((element) =>
    isVisible(element) && element.tabIndex >= 0 && !element.disabled && !isSummaryOfNothing(element))

  /** A group of radios is one stop: the chosen one, or the first. */
  function isStop(element) {
    if (element.type !== "radio") return true
    const group = controls().filter(({ type, name, form }) => type === "radio" && name === element.name && form === element.form)
    return element === (group.find(({ checked }) => checked) ?? group[0])
  }

  const stops = () => controls().filter(isStop).map(name)

  /** Puts the focus before everything, as in a page that was just opened. */
  function begin() {
    const start = root()
    start.tabIndex = -1
    start.focus({ focusVisible: false })
    start.removeAttribute("tabindex")
    scrollTo(0, 0)
  }

  const hasOutline = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2
  }

  /** Where the focus is, and what is wrong with how it is shown. */
  function stop() {
    const element = document.activeElement
    if (element === document.body || !element) return null

    // The first of its boxes: a link may go on in the next line.
    const { left, top, width, height } = element.getClientRects()[0] ?? element.getBoundingClientRect()
    const x = left + width / 2
    const y = Math.min(top + height / 2, innerHeight - 1)
    const over = document.elementFromPoint(x, y)
    const isOnTop = over && (element.contains(over) || target(element).contains(over))
    return {
      name: name(element),
      faults: [
        ...(hasOutline(element) || hasOutline(target(element)) ? [] : ["focus cannot be seen"]),
        ...(isOnTop ? [] : [`under ${name(over)}`]),
      ],
    }
  }

  /** A link in a sentence is as high as its line. */
  function isInSentence(element) {
    if (element.tagName !== "A" || getComputedStyle(element).display !== "inline") return false
    const around = element.parentElement.textContent.trim().length - element.textContent.trim().length
    return around > SENTENCE_WORDS
  }

  const small = (least) => controls()
    .filter((element) => element.matches("a, button, input, select, textarea, summary"))
    .filter((element) => !isInSentence(element) && !isForKeyboard(element))
    .map((element) => [element, target(element).getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.min(width, height) < least - 0.5)
    .map(([element, { width, height }]) => `${name(element)}: ${Math.round(width)} x ${Math.round(height)}`)

  const scrollsInside = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true
    }
    return false
  }

  /** What makes the page wider than its window. */
  function wide() {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const out = all("body *").filter((element) =>
      isVisible(element) && !scrollsInside(element) && element.getBoundingClientRect().right > clientWidth)
    return [`${scrollWidth} in ${clientWidth}`, ...out.slice(-3).map(name)]
  }

  const CUTS = ["hidden", "clip"]

  function isCut(element) {
    const { overflowX, overflowY } = getComputedStyle(element)
    const isWide = CUTS.includes(overflowX) && element.scrollWidth > element.clientWidth + 1
    const isHigh = CUTS.includes(overflowY) && element.scrollHeight > element.clientHeight + 1
    return isWide || isHigh
  }

  /** What is not there to be read: words for a voice, how a pitch will look on the wall, and a card on paper. */
  const UNREAD = ".unseen, .wall, .badge, .table-card, .offer-card"

  /** What has words that cannot all be seen. */
  const cut = () => all("body, body *")
    .filter((element) => isVisible(element) && element.textContent.trim() && !element.closest(UNREAD) && !isForKeyboard(element))
    .filter(isCut)
    .map((element) => `${name(element)}: ${element.scrollWidth} x ${element.scrollHeight} in ${element.clientWidth} x ${element.clientHeight}`)

  const BORDERED = ".button, .input, .tile, .card, .notice, .banner, .bar, dialog"

  /** What is known by its edge, and has none where colours are forced. */
  const borderless = () => all(BORDERED).filter(isVisible)
    .filter((element) => getComputedStyle(element).borderBottomStyle === "none")
    .map(name)

  const seconds = (durations) => Math.max(...durations.split(",").map(parseFloat))

  /** What would move. */
  const moving = () => all("body, body *").filter(isVisible).filter((element) => {
    const { animationName, animationDuration, transitionDuration } = getComputedStyle(element)
    return seconds(transitionDuration) > 0 || (animationName !== "none" && seconds(animationDuration) > 0)
  }).map(name)

  const footer = () => all("footer a").map((link) => link.hreflang ? "language" : link.getAttribute("href"))

  /** Text as large as somebody set it, in percent. */
  const enlarge = (percent) => (document.documentElement.style.fontSize = percent === 100 ? "" : `${percent}%`)

  const spacious = new CSSStyleSheet()
  spacious.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }
  `)
  /** Text as spacious as WCAG 1.4.12 lets anybody set it. */
  const space = (on) => (document.adoptedStyleSheets = on ? [spacious] : [])

  return { begin, borderless, cut, enlarge, footer, moving, small, space, stop, stops, wide }
})()
