/** The hall as it is, for a page that prints it. */
import { showConnection } from "../modules/connection.js"
import { find } from "../modules/dom.js"
import { openHall } from "../modules/hall.js"

/** @returns {Promise<import("../modules/hall.js").Hall>} Once it has told what it is. */
export async function hallOnce({ code, role }) {
  find("[data-connection]").hidden = false
  const hall = await openHall(code, role)
  showConnection(hall)
  while (!hall.state) await new Promise((resolve) => hall.addEventListener("hall", resolve, { once: true }))
  return hall
}
