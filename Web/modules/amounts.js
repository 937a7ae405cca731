/**
 * Amounts as people write and read them. Pure.
 *
 * An amount is a whole number in the unit of its kind; euros too. Kinds are never added up.
 *
 * @typedef {{ label: string, one: string, other: string }} Words
 * @typedef {object} Kind
 * @property {string} key
 * @property {Words} nl
 * @property {Words} en
 * @property {number[]} steps  The first is where the counter starts, and its step.
 * @property {number} askAbove  Above this the page asks once whether the amount is right.
 * @property {boolean} single  Always 1; nobody is asked how many.
 * @property {boolean} counted  Adds to the tally that the hall sees.
 */

/** @param {number} amount  @param {"nl"|"en"} language */
export function formatAmount(amount, language) {
  return new Intl.NumberFormat(language === "en" ? "en-GB" : "nl-NL").format(amount)
}

/** "€ 500" and "EUR 500" are said as often as 500. */
const CURRENCY = /^(€|EUR)\s*/i

/** What may stand between thousands: dots, commas, blanks, and those blanks that a copied text has. */
const BETWEEN_THOUSANDS = /[., \u00a0\u202f]/g

/**
 * "3", " 2.500 ", "2 500", "2,500", "€ 500" and "EUR 500" are amounts; "3,5", "2,5k", "drie" and "" are not.
 *
 * @param {string} text
 * @returns {number|null} A positive whole number, or null.
 */
export function parseAmount(text) {
  const bare = withoutCurrency(text)
  const isGrouped = /^\d{1,3}([., \u00a0\u202f]\d{3})+$/.test(bare)
  const digits = isGrouped ? bare.replace(BETWEEN_THOUSANDS, "") : bare
  if (!/^\d{1,9}$/.test(digits)) return null

  const amount = Number(digits)
  return amount > 0 ? amount : null
}

/**
 * What is wrong with an amount, as the key of its sentence; null when nothing is.
 *
 * @param {string} text  @param {number} most
 */
export function amountFault(text, most) {
  const amount = parseAmount(text)
  if (amount !== null && amount <= most) return null

  const hasFraction = /^\d[\d.,]*[.,]\d{1,2}$/.test(withoutCurrency(text))
  return amount === null && hasFraction ? "err.whole" : "err.count"
}

export function withoutCurrency(text) {
  return text.trim().replace(CURRENCY, "")
}

/** "3 leerwerkplekken", "1 leerwerkplek". */
export function quantity(kind, amount, language) {
  return `${formatAmount(amount, language)} ${unit(kind, amount, language)}`
}

/** The unit alone. Dutch and English both have exactly two forms. */
export function unit(kind, amount, language) {
  return amount === 1 ? kind[language].one : kind[language].other
}

/** The number on a receipt: "042", "1042". */
export function offerNumber(number) {
  return String(number).padStart(3, "0")
}
