/**
 * A badge for somebody who comes in without one: a name, Enter, and the next can come.
 *
 * Event  made  detail: the answer of the hall, with the number, the link and its code
 */
import { announce } from "./announcer.js"
import { request } from "./api.js"
import { find, make, setText } from "./dom.js"
import { emit } from "./events.js"
import { newId } from "./ids.js"
import { refusalText, say } from "./language.js"
import { qrPicture } from "../print/qr.js"

export class WalkIn extends EventTarget {
  #code
  #role
  #form
  /** Sent twice it is one badge. */
  #id = newId()
  #isUnderway = false

  /** @param {HTMLFormElement} form  With the fields `walkName`, `walkOrganisation`, `walkEmail`. */
  constructor(form, code, role) {
    super()
    this.#form = form
    this.#code = code
    this.#role = role
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.#make()
    })
  }

  async #make() {
    const { walkName, walkOrganisation, walkEmail } = this.#form
    const name = walkName.value.trim()
    if (!name) return this.#fail(say("walkin.err.name"))
    if (this.#isUnderway) return

    this.#isUnderway = true
    const email = walkEmail.value.trim()
    const body = { id: this.#id, role: "employer", name, organisation: walkOrganisation.value.trim(), ...(email && { email }) }
    const answer = await request(`${this.#code}/people`, { role: this.#role, method: "POST", body })
    this.#isUnderway = false
    if (!answer.ok) return this.#fail(answer.status === 0 ? say("join.err.offline") : refusalText(answer.body ?? {}))

    this.#id = newId()
    this.#form.reset()
    this.#fail("")
    this.#show(answer.body)
    emit(this, "made", answer.body)
  }

  #show({ person, badge, name, qr, link }) {
    const words = say("walkin.made", { badge, name })
    const print = make("a", { className: "button", href: `/print/${this.#code}/badges?person=${person}`, target: "_blank", textContent: say("walkin.print") })
    const side = make(
      "div",
      { className: "stack-tight" },
      make("p", { className: "walk-number number", textContent: String(badge) }),
      make("p", { textContent: name }),
      make("p", { className: "quiet", textContent: say("walkin.scan") }),
      ...(this.#role === "organiser" ? [make("p", { className: "buttons" }, print)] : []),
    )
    const picture = qr ? qrPicture(qr, say("walkin.qr", { name })) : make("a", { href: link, textContent: link })
    find("[data-made]", this.#form).replaceChildren(make("div", { className: "notice once" }, side, picture))
    announce(words)
  }

  #fail(text) {
    setText(find("[data-error]", this.#form), text)
    this.#form.walkName.setAttribute("aria-invalid", String(text !== ""))
    if (text) announce(text)
    this.#form.walkName.focus()
  }
}
