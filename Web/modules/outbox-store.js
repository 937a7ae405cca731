/**
 * Where the outbox lies between two page loads: IndexedDB, or else this page's memory.
 *
 * `durable` tells which; a page that has only memory says so. Every method resolves, also when the
 * browser refuses: an offer must never wait for a disk that does not answer.
 */

const LONGEST_WAIT_MS = 1_000

/** @param {string} scope  One conference and role, such as "482917/employer". */
export async function openOutboxStore(scope, indexedDB = globalThis.indexedDB) {
  try {
    const database = await withinTime(openDatabase(indexedDB))
    return new DatabaseStore(database, scope)
  } catch {
    return new MemoryStore()
  }
}

class DatabaseStore {
  durable = true
  #database
  #scope

  constructor(database, scope) {
    this.#database = database
    this.#scope = scope
  }

  async all() {
    const rows = await this.#request("readonly", (store) => store.getAll())
    return (rows ?? []).filter((row) => row.scope === this.#scope).map((row) => row.entry)
  }

  put(entry) {
    const row = { id: entry.command.id, scope: this.#scope, entry }
    return this.#request("readwrite", (store) => store.put(row))
  }

  remove(id) {
    return this.#request("readwrite", (store) => store.delete(id))
  }

  async #request(mode, ask) {
    try {
      const transaction = this.#database.transaction(STORE, mode)
      const request = ask(transaction.objectStore(STORE))
      return await withinTime(
        new Promise((resolve, reject) => {
          // The transaction's end, not the request's: only then is the entry really kept.
          transaction.oncomplete = () => resolve(request.result)
          transaction.onabort = transaction.onerror = () => reject(transaction.error)
        }),
      )
    } catch {
      this.durable = false
      return undefined
    }
  }
}

class MemoryStore {
  durable = false
  all = async () => []
  put = async () => {}
  remove = async () => {}
}

const STORE = "outbox"

function openDatabase(indexedDB) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("wiebiedt", 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" })
    request.onsuccess = () => resolve(request.result)
    request.onerror = request.onblocked = () => reject(request.error)
  })
}

function withinTime(promise) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer in time")), LONGEST_WAIT_MS)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
