/** Whose card or badge: everybody, who is new here, one role, one person. */
import { find, make } from "../modules/dom.js"
import { say } from "../modules/language.js"
import { chosen, inOrder } from "./badge-choice.js"

const ROLES = ["employer", "wethouder", "jury", "moderator", "clerk"]

export class PeopleChoice {
  #who = find("#who")
  #person = find("#person")
  #changed

  /** @param {() => void} changed */
  constructor(changed) {
    this.#changed = changed
    this.#who.addEventListener("change", () => this.#show())
    this.#person.addEventListener("change", () => this.#changed())
  }

  get value() {
    const [who, role] = this.#who.value.split("/")
    return { who, role, person: Number(this.#person.value) }
  }

  /** @param {number[]|null} made  Of whom one was made before; null where that does not matter.  @param {number} [person] */
  offer(people, made, person) {
    const before = person ? "person" : this.#who.value
    const count = (wish) => chosen(people, wish, made ?? []).length
    const options = [
      ["all", say("who.all", { count: count({ who: "all" }) })],
      ...(made ? [["new", say("who.new", { count: count({ who: "new" }) })]] : []),
      ...ROLES.map((role) => [`role/${role}`, `${say(`who.${role}`)} (${count({ who: "role", role })})`]),
      ["person", say("who.person")],
    ]
    this.#who.replaceChildren(...options.map(([value, textContent]) => make("option", { value, textContent })))
    const wearers = ROLES.flatMap((role) => chosen(people, { who: "role", role }))
    this.#person.replaceChildren(...inOrder(wearers, "name").map(personOption))
    if (before) this.#who.value = before
    if (person) this.#person.value = String(person)
    this.#show()
  }

  #show() {
    find("#person-field").hidden = this.value.who !== "person"
    this.#changed()
  }
}

function personOption({ person, name, organisation, badge }) {
  const words = [name, organisation, badge].filter(Boolean).join(" · ")
  return make("option", { value: String(person), textContent: words })
}
