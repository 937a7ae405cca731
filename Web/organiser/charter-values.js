import { dutchTime, momentOf } from "../modules/dutch-time.js"

/**
 * The settings of a conference as the fields of a form, and what was changed in them. Pure.
 *
 * @typedef {Record<string, string | boolean | string[]>} Values
 */

/** @returns {Values} */
export function charterValues(settings) {
  return {
    name: settings.name,
    date: settings.date,
    venue: settings.venue ?? "",
    host: settings.host ?? "",
    organisers: settings.organisers.join("\n"),
    contact: settings.contact ?? "",
    keepUntil: settings.keepUntil ?? "",
    wifiName: settings.wifi?.name ?? "",
    wifiPassword: settings.wifi?.password ?? "",
    freezeAt: settings.freezeAt ? dutchTime(settings.freezeAt) : "",
    walkInsFrom: String(settings.walkInsFrom),
    walkInsTo: String(settings.walkInsTo),
    openEntry: settings.openEntry,
    kinds: settings.kinds,
    regions: settings.regions,
  }
}

/** What is different, as the fields of `changeCharter`; nothing of what stayed. @param {Values} before  @param {Values} after */
export function charterChange(before, after) {
  const differs = (...names) => names.some((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  const same = ["name", "date", "venue", "host", "contact", "keepUntil", "openEntry", "kinds", "regions"]
  return {
    ...Object.fromEntries(same.filter((name) => differs(name)).map((name) => [name, after[name]])),
    ...(differs("organisers") && { organisers: lines(after.organisers) }),
    ...(differs("wifiName", "wifiPassword") && { wifi: wifi(after) }),
    ...(differs("freezeAt") && { freezeAt: after.freezeAt && momentOf(after.freezeAt)?.toISOString() }),
    ...(differs("walkInsFrom", "walkInsTo") && { walkInsFrom: Number(after.walkInsFrom), walkInsTo: Number(after.walkInsTo) }),
  }
}

/** One organisation a line. @param {string} text */
export function lines(text) {
  return text.split("\n").map((line) => line.trim()).filter(Boolean)
}

function wifi({ wifiName, wifiPassword }) {
  const name = wifiName.trim()
  return name && wifiPassword ? { name, password: wifiPassword } : { name }
}
