/** The ways in: the code in digits, the address, and both as a picture; asked for anew when the line comes back. */
import { request } from "../modules/api.js"
import { formatCode } from "../modules/code.js"
import { find, setText } from "../modules/dom.js"
import { say } from "../modules/language.js"

export class JoinCards {
  #code
  #pictures = [...document.querySelectorAll("[data-qr]")]
  #asked = 0

  constructor(code) {
    this.#code = code
    for (const element of document.querySelectorAll("[data-code]")) setText(element, formatCode(code))
    for (const picture of this.#pictures) picture.alt = say("screen.qr")
    showAddress(location.host)
  }

  /** The address of the hall may have changed. What was shown stays until it is known better. */
  async refresh() {
    await Promise.all([this.#refreshPictures(), this.#refreshAddress()])
  }

  async #refreshAddress() {
    const { ok, body } = await request(this.#code)
    if (ok) showAddress(new URL(body.address).host)
  }

  async #refreshPictures() {
    this.#asked += 1
    const picture = new Image()
    picture.src = `/api/v1/conferences/${this.#code}/qr.svg?asked=${this.#asked}`
    const isThere = await picture.decode().then(() => true, () => false)
    if (isThere) for (const shown of this.#pictures) shown.src = picture.src
  }
}

function showAddress(address) {
  setText(find("#address"), address)
  setText(find("#way-in"), say("screen.wayIn", { address }))
}
