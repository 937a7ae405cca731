/**
 * Which texts the hall takes. Pure.
 *
 * The server judges; this says it beside the field, before anything is sent, and with what was typed still there.
 */

/** Leaves a mark on a screen: no blank, no control, nothing that is ignored when drawn. */
const VISIBLE = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}]/u
/** Controls other than a line break, marks that reverse direction, and what is no character. */
const DAMAGES_SCREENS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/

/** More than eight marks on one letter. */
const STACKED = /[\p{Mn}\p{Me}]{9}/u

/**
 * @param {string} text
 * @param {{ required?: boolean, most?: number }} [rules]
 * @returns {"textMissing"|"textTooLong"|"textInvalid"|null} A word of the server's, or null for a text that it takes.
 */
export function textFault(text, { required = false, most = Infinity } = {}) {
  if (required && !VISIBLE.test(text)) return "textMissing"
  if (text.length > most && characters(text) > most) return "textTooLong"
  return DAMAGES_SCREENS.test(text) || STACKED.test(text.normalize()) ? "textInvalid" : null
}

/**
 * The same as the server would refuse it: with how long a text is and may be.
 *
 * @returns {{ code: string, detail: string } | null}
 */
export function textRefusal(text, rules) {
  const code = textFault(text, rules)
  return code && { code, detail: `${characters(text)}/${rules.most}` }
}

/** As a person counts them: a flag or a family is one. */
export function characters(text) {
  return Intl.Segmenter ? [...new Intl.Segmenter().segment(text)].length : [...text].length
}
