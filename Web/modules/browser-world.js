/**
 * The outside of a line, as a browser has it. Tests give a line another one.
 *
 * @typedef {object} Connection
 * @property {(command: object) => void} send
 * @property {() => void} close  After this the connection reports nothing more that matters.
 *
 * @typedef {object} World
 * @property {(position: object, events: object) => Connection} openSocket
 * @property {(position: object, events: object) => Connection} openStream
 * @property {() => Promise<"granted"|"none"|"unknown">} checkAccess
 * @property {(handlers: object) => void} watch
 * @property {() => number} now  Milliseconds.
 * @property {() => number} random  In 0..<1.
 */

const PROTOCOL = "wiebiedt.v1"
const LOST_CODE = 1006
/** A network that swallows everything never says so, and a request would wait for minutes. */
const LONGEST_REQUEST_MS = 5_000

/** @returns {World} */
export function browserWorld(code, role) {
  const api = `/api/v1/conferences/${code}`

  return {
    now: () => Date.now(),
    random: () => Math.random(),

    openSocket(position, events) {
      const scheme = location.protocol === "https:" ? "wss:" : "ws:"
      const url = `${scheme}//${location.host}/live/${code}?${query(role, position)}`
      const socket = new WebSocket(url, PROTOCOL)
      socket.onmessage = ({ data }) => events.received(JSON.parse(data))
      socket.onclose = (event) => events.closed(event.code)
      return {
        send: (command) => socket.send(JSON.stringify(command)),
        close: () => socket.close(),
      }
    },

    openStream(position, events) {
      const stream = new EventSource(`${api}/events?${query(role, position)}`)
      stream.onmessage = ({ data }) => events.received(JSON.parse(data))
      stream.addEventListener("end", ({ data }) => {
        stream.close()
        events.closed(Number(data))
      })
      // EventSource would come back by itself, but without our position and our patience.
      stream.onerror = () => events.closed(LOST_CODE)
      return {
        send: (command) => post(`${api}/commands?as=${role}`, command, events),
        close: () => stream.close(),
      }
    },

    async checkAccess() {
      try {
        const { status } = await fetch(`${api}/me?as=${role}`, { signal: AbortSignal.timeout(LONGEST_REQUEST_MS) })
        if (status === 401 || status === 403 || status === 404) return "none"
        return status === 200 ? "granted" : "unknown"
      } catch {
        return "unknown"
      }
    },

    watch({ shown, hidden, online, offline }) {
      document.addEventListener("visibilitychange", () => (document.hidden ? hidden() : shown(false)))
      // Back from the browser's page cache: the socket died, and no visibilitychange tells it.
      addEventListener("pageshow", (event) => event.persisted && shown(true))
      addEventListener("online", online)
      addEventListener("offline", offline)
    },
  }
}

function query(role, { after, epoch }) {
  const parts = new URLSearchParams({ as: role })
  if (epoch !== undefined) {
    parts.set("after", String(after))
    parts.set("epoch", epoch)
  }
  return parts
}

async function post(url, command, events) {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(command),
      signal: AbortSignal.timeout(LONGEST_REQUEST_MS),
    })
    const answer = await response.json()
    if (answer.type === "recorded" || answer.type === "refused") events.received(answer)
    else events.closed(LOST_CODE)
  } catch {
    events.closed(LOST_CODE)
  }
}
