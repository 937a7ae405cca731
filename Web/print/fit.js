/** Makes letters as large as their box allows. The box has a size of its own, whatever stands in it. */

/**
 * @param {HTMLElement} box  Reads `--fit`, a share of the largest letters.
 * @param {number} least  Of the largest letters; below that a text would not be read, and is shown whole all the same.
 */
export function fitText(box, least = 0.35) {
  for (let share = 1; share > least; share -= 0.05) {
    box.style.setProperty("--fit", share.toFixed(2))
    if (box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth) return
  }
}
