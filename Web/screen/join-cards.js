/** The ways in: the code in digits, and as a picture that is asked for anew when the line comes back. */
import { formatCode } from "../modules/code.js"
import { setText } from "../modules/dom.js"
import { say } from "../modules/language.js"

export class JoinCards {
  #code
  #pictures = [...document.querySelectorAll("[data-qr]")]
  #asked = 0

  constructor(code) {
    this.#code = code
    for (const element of document.querySelectorAll("[data-code]")) setText(element, formatCode(code))
    for (const picture of this.#pictures) picture.alt = say("screen.qr")
  }

  /** The address of the hall may have changed. The old picture stays until the new one is there. */
  async refresh() {
    this.#asked += 1
    const picture = new Image()
    picture.src = `/api/v1/conferences/${this.#code}/qr.svg?asked=${this.#asked}`
    const isThere = await picture.decode().then(() => true, () => false)
    if (isThere) for (const shown of this.#pictures) shown.src = picture.src
  }
}
