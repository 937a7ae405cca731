/**
 * Joining: a code, then who one is.
 *
 * Who is signed in already is asked whether it is really them: a phone is lent, a badge is swapped.
 */
import { announce } from "../modules/announcer.js"
import { request } from "../modules/api.js"
import { formatCode, parseCode, readPath } from "../modules/code.js"
import { find, make, setText } from "../modules/dom.js"
import { dressPage } from "../modules/dress.js"
import { wasHere } from "../modules/here.js"
import { language, refusalText, say } from "../modules/language.js"
import { loadList } from "../modules/lists.js"

const steps = [find("#code-form"), find("#who-form"), find("#confirm")]
const [codeForm, whoForm, confirm] = steps
const fields = { name: "err.name", organisation: "err.organisation" }
let code = null

dressPage()
codeForm.addEventListener("submit", (event) => {
  event.preventDefault()
  enterCode(codeForm.code.value)
})
whoForm.addEventListener("submit", (event) => {
  event.preventDefault()
  join()
})
find("#other-code").addEventListener("click", () => {
  show(codeForm)
  codeForm.code.focus()
})
find("#yes").addEventListener("click", () => location.assign(`/employer/${code}`))
find("#no").addEventListener("click", leave)
listSectors()
start(readPath(location.pathname).code)

function start(codeInPath) {
  if (!codeInPath) return
  codeForm.code.value = formatCode(codeInPath)
  enterCode(codeInPath)
}

async function enterCode(text) {
  if (!text.trim()) return codeError("join.err.empty")
  const parsed = parseCode(text)
  if (!parsed) return codeError("join.err.form")

  const [conference, me] = await Promise.all([
    request(parsed),
    whoIsHere(parsed),
  ])
  if (conference.status === 404) return codeError("join.err.unknown", { code: text.trim() })
  if (conference.status === 429) return codeError("join.err.slow")
  if (!conference.ok) return codeError("join.err.offline")

  code = parsed
  codeError("")
  setText(find("#conference-name"), conference.body.name)
  setText(find("#confirm-conference"), conference.body.name)
  if (me.ok && me.body.role === "employer") askWhetherRight(me.body)
  else if (conference.body.openEntry === false) codeRefused("entryClosed")
  else askWho()
}

/** Who is signed in here, asked only where somebody was: a refusal would look like a fault in the console. */
function whoIsHere(code) {
  return wasHere(code) ? request(`${code}/me`, { role: "employer" }) : { ok: false }
}

function askWho() {
  show(whoForm)
  find("#who-title").focus()
}

function askWhetherRight({ name, organisation }) {
  const key = organisation ? "join.confirm" : "join.confirmShort"
  setText(find("#confirm-words"), say(key, { name, organisation }))
  show(confirm)
  find("#confirm-words").focus()
}

async function leave() {
  await request(`${code}/leave`, { role: "employer", method: "POST" })
  askWho()
}

async function join() {
  const { name, organisation, sector, show: mayShow } = whoForm
  const empty = Object.keys(fields).filter((field) => whoForm[field].value.trim() === "")
  for (const field of Object.keys(fields)) {
    fieldError(field, empty.includes(field) ? say(fields[field]) : "")
  }
  setText(find("#who-error"), "")
  if (empty.length) return failed(whoForm[empty[0]])

  const answer = await request(`${code}/join`, {
    method: "POST",
    body: {
      name: name.value.trim(),
      organisation: organisation.value.trim(),
      show: mayShow.checked,
      ...(sector.value && { sector: sector.value }),
    },
  })
  if (answer.ok) location.assign(answer.body.page ?? `/employer/${code}`)
  else refused(answer)
}

function refused({ status, body }) {
  const text = status === 0 ? say("join.err.offline") : refusalText(body ?? {})
  const field = body?.field && whoForm[body.field]
  if (field) fieldError(body.field, text)
  else setText(find("#who-error"), text)
  announce(text)
  failed(field || find("#name"))
}

function fieldError(field, text) {
  setText(find(`#${field}-error`), text)
  whoForm[field].setAttribute("aria-invalid", String(text !== ""))
}

/** Marks the tab as well: who listens hears the title first. */
function failed(field) {
  document.title = `${say("error.prefix")}${say("join.page")} – WieBiedt`
  field.focus()
}

/** What was typed stays: one digit is wrong, not six. */
function codeError(key, args) {
  codeSays(key ? say(key, args) : "")
}

function codeRefused(refusal) {
  codeSays(refusalText({ code: refusal }))
}

function codeSays(text) {
  setText(find("#code-error"), text)
  codeForm.code.setAttribute("aria-invalid", String(text !== ""))
  if (text) failed(codeForm.code)
}

function show(step) {
  for (const other of steps) other.hidden = other !== step
}

async function listSectors() {
  const sectors = await loadList("sectors")
  const options = sectors.map((sector) => make("option", { value: sector.key, textContent: sector[language] }))
  find("#sector").append(...options)
}
