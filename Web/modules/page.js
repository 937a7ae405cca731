/** What every page of a hall does first: its language, its code, its line. */
import { readPath } from "./code.js"
import { showConnection } from "./connection.js"
import { dressPage } from "./dress.js"
import { openHall } from "./hall.js"
import { showPhase } from "./phase-line.js"

export const { code } = readPath(location.pathname)

/** @param {string} role */
export async function enterHall(role) {
  // An address that is no hall's: a code is asked for, and this page is left.
  if (!code) return new Promise(() => location.replace("/"))

  dressPage()
  const hall = await openHall(code, role)
  showConnection(hall)
  showPhase(hall)
  return hall
}
