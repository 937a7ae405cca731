/** One badge: who somebody is for the hall, and for their phone. */
import { formatCode } from "../modules/code.js"
import { make } from "../modules/dom.js"
import { dayWords } from "../modules/hall-words.js"
import { say } from "../modules/language.js"
import { qrPicture } from "./qr.js"

/**
 * @param {object} badge  As the server made it.
 * @param {object} hall  What stands on every badge: `code`, `name`, `date`, `address`, `wifi`, `wifiQr`.
 * @param {string} [keepUntil]
 */
export function badgeCard(badge, hall, keepUntil) {
  return make(
    "article",
    { className: "badge", data: { role: badge.role, person: badge.person } },
    header(badge, hall),
    who(badge),
    make(
      "div",
      { className: "badge-ways" },
      make("div", { className: "badge-own" }, qrPicture(badge.qr, say("badge.qr", { name: badge.name }))),
      waysIn(hall),
      ...(hall.wifiQr ? [wifiCode(hall.wifiQr)] : []),
    ),
    make("p", { className: "badge-privacy", textContent: privacy(keepUntil) }),
  )
}

function header({ role, badge }, { name, date }) {
  const lines = [name, date && dayWords(date)].filter(Boolean)
  return make(
    "header",
    { className: "badge-head" },
    make(
      "div",
      {},
      make("p", { className: "badge-role", textContent: say(`role.${role}`) }),
      make("p", { className: "badge-event" }, ...lines.map((textContent) => make("span", { textContent }))),
    ),
    ...(badge === undefined ? [] : [number(badge)]),
  )
}

/** A screen reader says what the number is; on paper its size does. */
function number(badge) {
  const words = make("span", { className: "unseen", textContent: say("badge.number") })
  return make("p", { className: "badge-number number" }, words, String(badge))
}

function who({ name, organisation, function: work }) {
  return make(
    "div",
    { className: "badge-who" },
    make("h2", { className: "badge-name", textContent: name }),
    ...(organisation ? [make("p", { className: "badge-organisation", textContent: organisation })] : []),
    ...(work ? [make("p", { className: "badge-function", textContent: work })] : []),
  )
}

function waysIn({ code, address, wifi }) {
  const site = address.replace(/^https?:\/\//, "")
  const lines = [
    [say("badge.scan"), ""],
    [say("badge.orGo", { address: site }), formatCode(code).replace(" ", "\u00a0")],
    ...(wifi ? [[say("badge.wifi"), wifi.name]] : []),
    ...(wifi?.password ? [[say("badge.password"), wifi.password]] : []),
  ]
  return make(
    "ul",
    { className: "badge-lines" },
    ...lines.map(([words, value]) =>
      make("li", {}, words, ...(value ? [" ", make("strong", { textContent: value })] : [])),
    ),
  )
}

function wifiCode(code) {
  const caption = make("span", { textContent: say("badge.wifi"), ariaHidden: "true" })
  return make("div", { className: "badge-wifi-qr" }, qrPicture(code, say("badge.wifiQr")), caption)
}

function privacy(keepUntil) {
  const kept = keepUntil ? say("badge.kept", { date: dayWords(keepUntil) }) : ""
  return [say("badge.privacy"), kept].filter(Boolean).join(" ")
}
