/**
 * Joining: a code, then who one is.
 *
 * Who is signed in already is asked whether it is really them: a phone is lent, a badge is swapped.
 */
import { request } from "../modules/api.js"
import { formatCode, parseCode, readPath } from "../modules/code.js"
import { find, setText } from "../modules/dom.js"
import { dressPage } from "../modules/dress.js"
import { leftHere, markMe, wasHere } from "../modules/here.js"
import { learn, refusalText, say } from "../modules/language.js"
import { busy, whyNot } from "./asking.js"
import { FormErrors } from "./form-errors.js"
import { WhoForm } from "./who-form.js"

const steps = [find("#code-form"), find("#who-form"), find("#confirm")]
const [codeForm, whoStep, confirm] = steps
const errors = new FormErrors(codeForm, ["code"])
const whoForm = new WhoForm()
let code = null
/** Who is signed in on this phone. */
let me = null

const typed = sentByItself()
const ready = learn("join").then(dressPage)
// Before the words are there: a form that nobody listens to would be sent, and what was typed be gone.
codeForm.addEventListener("submit", async (event) => {
  event.preventDefault()
  await ready
  enterCode(codeForm.code.value)
})
await ready
whoForm.addEventListener("joined", ({ detail }) => enter(detail))
find("#other-code").addEventListener("click", () => {
  show(codeForm)
  codeForm.code.focus()
})
find("#yes").addEventListener("click", () => enter(me))
find("#no").addEventListener("click", leave)
start(readPath(location.pathname).code)

/** What the browser sent of the form, pressed before anybody listened; it leaves the address at once. */
function sentByItself() {
  const query = new URLSearchParams(location.search)
  const sent = query.get("code")
  query.delete("code")
  if (sent !== null) history.replaceState(null, "", [location.pathname, query].join(query.size ? "?" : ""))
  return sent
}

function start(codeInPath) {
  const text = typed ?? (codeInPath && formatCode(codeInPath))
  if (text === null) return
  codeForm.code.value = text
  enterCode(text)
}

async function enterCode(text) {
  const parsed = parseCode(text)
  if (!parsed) return codeError(say(text.trim() ? "join.err.form" : "join.err.empty"))

  const [conference, visitor] = await busy(codeForm, Promise.all([request(parsed), whoIsHere(parsed)]))
  if (conference.status === 404) return codeError(say("join.err.unknown", { code: text.trim() }))
  if (!conference.ok) return codeError(whyNot(conference))

  errors.show({})
  code = parsed
  me = visitor.ok && visitor.body.role === "employer" ? visitor.body : null
  setText(find("#conference-name"), conference.body.name)
  setText(find("#confirm-conference"), conference.body.name)
  if (me) askWhetherRight()
  else if (conference.body.openEntry === false) codeError(refusalText({ code: "entryClosed" }))
  else askWho()
}

/** Who is signed in here, asked only where somebody was: a refusal would look like a fault in the console. */
function whoIsHere(code) {
  return wasHere(code) ? request(`${code}/me`, { role: "employer" }) : { ok: false }
}

/** What was typed stays: one digit is wrong, not six. */
function codeError(text) {
  show(codeForm)
  errors.show({ code: text })
}

function askWho() {
  show(whoStep)
  whoForm.ask(code)
}

function askWhetherRight() {
  const { name, organisation } = me
  const key = organisation ? "join.confirm" : "join.confirmShort"
  setText(find("#confirm-words"), say(key, { name, organisation }))
  show(confirm)
  find("#confirm-words").focus()
}

/** Who said who they are is not asked again on the next page. */
function enter({ badge, page }) {
  if (badge) markMe(code, badge)
  location.assign(page ?? `/employer/${code}`)
}

async function leave() {
  await busy(confirm, request(`${code}/leave`, { role: "employer", method: "POST" }))
  leftHere(code)
  enterCode(code)
}

function show(step) {
  for (const other of steps) other.hidden = other !== step
}
