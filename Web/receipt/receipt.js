/**
 * A receipt, shown in plain words and checked here: in this browser, not by the server that made it.
 *
 * At /receipt/CODE/OFFER it is fetched; at /receipt somebody brings one along, in a file or as text.
 */
import { alarm, announce } from "../modules/announcer.js"
import { find, setText } from "../modules/dom.js"
import { dressPage } from "../modules/dress.js"
import { learn, refusalText, say } from "../modules/language.js"
import { loadKinds } from "../modules/lists.js"
import { checkReceipt, verdictOf } from "../modules/receipt-checks.js"
import { parseReceipt, splitReceipts } from "../modules/receipt.js"
import { fetchKeys, fetchReceipt, receiptPath, renewed } from "./fetching.js"
import { readPlace } from "./place.js"
import { receiptCard } from "./receipt-card.js"

const SOON_MS = 1_500
/** The receipts of a large pitch together; what is larger is something else. */
const FILE_MAX = 4_000_000

const place = readPlace(location.pathname, location.search)
const bring = find("#bring")
const [kinds] = await Promise.all([loadKinds(), learn("receipt")])
dressPage()
listen()
if (place) await open()
else show({ bring: true })

function listen() {
  find("#again").addEventListener("click", open)
  find("#print").addEventListener("click", () => window.print())
  bring.addEventListener("submit", (event) => {
    event.preventDefault()
    check(bring.paste.value)
  })
  bring.file.addEventListener("change", () => bring.file.files[0] && checkFile(bring.file.files[0]))
  addEventListener("dragover", (event) => event.preventDefault())
  addEventListener("drop", (event) => {
    event.preventDefault()
    const [file] = event.dataTransfer.files
    if (file) checkFile(file)
  })
  if (!place?.role) return
  find("#back").href = `/${place.role}/${place.code}`
  find("#back").hidden = false
}

/** What is in sight: one thing at a time, and the form below whatever went wrong. */
function show({ loading = false, trouble = false, result = false, bring: form = false }) {
  find("#loading").hidden = !loading
  find("#trouble").hidden = !trouble
  find("#receipts").hidden = find("#acts").hidden = find("#self").hidden = !result
  find("#sum").hidden = true
  bring.hidden = !form
}

async function open() {
  show({ loading: true })
  const [keys, fetched] = await Promise.all([fetchKeys(), fetchReceipt(place)])
  if (fetched.trouble === "soon") return waitForIt()
  if (fetched.trouble) return tellTrouble(fetched)

  const text = await renewed(place, fetched.text, keys)
  const receipt = parseReceipt(text)
  if (!receipt) return tellTrouble({ trouble: "broken" })

  await present([{ receipt, text }], keys, place)
  find("#download").download = ""
  find("#download").href = receiptPath(place, text === fetched.text ? undefined : receipt.note.size)
  find("#download").hidden = find("#other").hidden = false
}

/** Recorded, but not signed yet. */
function waitForIt() {
  setText(find("#loading"), say("receipt.soon"))
  setTimeout(open, SOON_MS)
}

function tellTrouble({ trouble, code }) {
  const words = {
    signedOut: say("line.signedOut"),
    unknown: say("receipt.err.unknown"),
    offline: say("join.err.offline"),
    broken: say("receipt.err.broken"),
    other: refusalText({ code }),
  }
  setText(find("#trouble-words"), words[trouble])
  setText(find("#trouble-hint"), trouble === "unknown" ? say("receipt.err.unknownHint") : "")
  find("#again").hidden = trouble === "unknown"
  show({ trouble: true, bring: true })
  alarm(words[trouble])
}

async function checkFile(file) {
  if (file.size > FILE_MAX) return tellError(say("bring.err.large"))
  await check(await file.text().catch(() => ""))
}

/** What somebody brought along: one receipt, or those of a whole pitch. */
async function check(pasted) {
  const texts = splitReceipts(pasted)
  const receipts = texts.map((text) => ({ receipt: parseReceipt(text), text }))
  if (texts.length === 0) return tellError(say("bring.err.empty"))
  if (receipts.some(({ receipt }) => !receipt)) return tellError(say("bring.err.unreadable"))

  tellError("")
  await present(receipts, await fetchKeys(), {})
  bring.hidden = false
  bring.file.value = ""
}

function tellError(text) {
  setText(find("#bring-error"), text)
  bring.paste.setAttribute("aria-invalid", String(text !== ""))
  if (!text) return
  find("#receipts").replaceChildren()
  find("#acts").hidden = find("#self").hidden = find("#sum").hidden = true
  alarm(text)
}

async function present(receipts, keys, wanted) {
  const checked = await Promise.all(receipts.map(({ receipt }) => checkReceipt(receipt, keys, wanted)))
  const cards = receipts.map(({ receipt, text }, at) => receiptCard(receipt, checked[at], text, kinds))
  find("#receipts").replaceChildren(...cards)
  setText(find("#command"), commandFor(receipts))
  show({ result: true })

  const verdicts = checked.map(verdictOf)
  const good = verdicts.filter((verdict) => verdict === "good").length
  const sum = say("bring.sum", { good, n: verdicts.length })
  setText(find("#sum"), sum)
  find("#sum").hidden = verdicts.length === 1
  const words = verdicts.length === 1 ? say(`verdict.${verdicts[0]}`) : sum
  if (verdicts.includes("bad")) alarm(words)
  else announce(words)
  find("#title").scrollIntoView()
}

function commandFor([{ receipt }, ...others]) {
  const { conference, offer } = receipt.facts
  const file = others.length ? "ontvangstbewijs.txt" : `ontvangstbewijs-${conference}-${offer}.txt`
  return `wiebiedt verify ${file} --key wiebiedt-ledger.pem`
}
