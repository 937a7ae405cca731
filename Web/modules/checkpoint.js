/** The newest signed checkpoint of a conference, or the first that covers a line. */
import { parseNote } from "./note.js"

export function checkpointPath(code, covering, file = "checkpoint") {
  const query = covering === undefined ? "" : `?covering=${covering}`
  return `/api/v1/conferences/${code}/${file}${query}`
}

/** @returns {Promise<import("./note.js").Note|null>} Null when there is none yet, or nothing answered. */
export async function fetchCheckpoint(code, covering) {
  try {
    const response = await fetch(checkpointPath(code, covering))
    const note = response.ok ? parseNote(await response.text()) : null
    return note && note.size >= (covering ?? 0) ? note : null
  } catch {
    return null
  }
}
