/**
 * The sentence for a page that cannot come up, which stands in the HTML of every page.
 *
 * Where not even this module arrives, styles/lost.css shows it after a while.
 */

/** The page has come up: nothing needs to be said, unless something is known to be missing. */
export function hideLost() {
  lostWords().hidden = document.documentElement.dataset.lost === undefined
}

/**
 * Something is missing without which the page is of no use: says so at once, and ends its script.
 *
 * @param {unknown} error
 * @returns {never}
 */
export function lost(error) {
  document.documentElement.dataset.lost = ""
  lostWords().hidden = false
  throw error
}

function lostWords() {
  return document.getElementById("lost")
}
