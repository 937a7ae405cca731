/** A report as Markdown (CommonMark), so that it can go into any other text. Pure. */

/** @param {import("./report-blocks.js").Block[]} blocks */
export function toMarkdown(blocks) {
  const lines = blocks
    .map(({ tag, text }) => ({ tag, text: text.replace(/\s+/g, " ").trim() }))
    .filter(({ text }) => text)
    .map(({ tag, text }, at, all) => {
      const follows = tag === "li" && all[at + 1]?.tag === "li"
      return `${MARKS[tag] ?? ""}${escaped(text)}\n${follows ? "" : "\n"}`
    })
  return `${lines.join("").trimEnd()}\n`
}

const MARKS = { h1: "# ", h2: "## ", li: "- " }

/** What would be read as a mark is not one: somebody's text is text. */
function escaped(text) {
  return text.replace(/[\\`*_[\]<>#|]/g, "\\$&").replace(/^(\d+)([.)])(?=\s)/, "$1\\$2").replace(/^([-+])(?=\s)/, "\\$1")
}
