/**
 * Small things that a page keeps on this device, by name: a draft, what was ticked, a second list.
 *
 * Where the browser keeps nothing they live as long as the page, and `durable` says so.
 */
export class Kept {
  #storage
  #memory = new Map()

  durable = true

  /** @param {{ getItem(key: string): string|null, setItem(key: string, value: string): void, removeItem(key: string): void }} [storage] */
  constructor(storage) {
    this.#storage = storage ?? this.#try(() => globalThis.localStorage)
    this.durable = Boolean(this.#storage)
  }

  /** What was kept under this name, or undefined. */
  get(key) {
    if (this.#memory.has(key)) return this.#memory.get(key)
    const text = this.#try(() => this.#storage?.getItem(key))
    return text == null ? undefined : this.#try(() => JSON.parse(text))
  }

  put(key, value) {
    this.#memory.set(key, value)
    this.#try(() => this.#storage?.setItem(key, JSON.stringify(value)))
  }

  remove(key) {
    this.#memory.set(key, undefined)
    this.#try(() => this.#storage?.removeItem(key))
  }

  /** A browser may refuse even to be asked. */
  #try(work) {
    try {
      return work()
    } catch {
      this.durable = false
      return undefined
    }
  }
}
