import assert from "node:assert/strict"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { test } from "node:test"
import { gzipSync } from "node:zlib"

const web = fileURLToPath(new URL("../../Web/", import.meta.url))
const files = readdirSync(web, { recursive: true }).map(String)
const read = (file) => readFileSync(join(web, file), "utf8")
/** The code of the page that every phone in a full hall fetches first, gzipped. */
const BUDGET = 36 * 1024
const pages = files.filter((file) => file.endsWith(".html"))
const modules = files.filter((file) => file.endsWith(".js"))

for (const page of pages) {
  const html = read(page)

  test(`${page} has nothing that the content security policy forbids`, () => {
    assert.doesNotMatch(html, / style="| on\w+="|javascript:|<style|<script(?![^>]* src=)/)
  })

  test(`${page} asks only for files that are there`, () => {
    for (const [, path] of html.matchAll(/(?:src|href)="\/a\/([^"]+)"/g)) {
      assert.ok(existsSync(join(web, path)), path)
    }
    assert.doesNotMatch(html, /https?:/)
  })

  test(`${page} has the frame that every page has`, () => {
    for (const part of ['class="skip"', "<noscript><p", '<div class="lost" id="lost"', "styles/lost.css", "<main", 'href="/accessibility"', "data-language", 'id="meld" role="status"></p>', 'id="alarm" role="alert"></p>', 'lang="nl"', "favicon.svg"]) {
      assert.ok(html.includes(part), part)
    }
  })
}

for (const page of pages) {
  test(`${page} lets a municipality's values come after ours and before whatever reads them`, () => {
    const styles = [...read(page).matchAll(/<link rel="stylesheet" href="\/a\/styles\/([^"]+)"/g)].map(([, name]) => name)
    assert.deepEqual(styles.slice(0, 2), ["tokens.css", "theme.css"])
  })

  test(`${page} has its help in the same place as the others: last in the footer, before the language`, () => {
    const [, footer] = /<footer[^>]*>([\s\S]*)<\/footer>/.exec(read(page))
    assert.match(footer, /<a href="\/accessibility"[^>]*>[^<]*<\/a>\s*(<a href="\/accessibility#privacy"[^>]*>[^<]*<\/a>\s*)?<span data-language><\/span>\s*$/)
  })
}

/** Every module that a module needs, itself included. */
function needed(file, found = new Set()) {
  if (found.has(file)) return found
  found.add(file)
  for (const [, path] of read(file).matchAll(/ from "(\.[^"]+)"/g)) needed(join(dirname(file), path), found)
  return found
}

for (const page of pages) {
  test(`${page} asks for all its modules at once, not one after the other`, () => {
    const html = read(page)
    const [, script] = /<script type="module" src="\/a\/([^"]+)"/.exec(html)
    const preloaded = [...html.matchAll(/<link rel="modulepreload" href="\/a\/([^"]+)"/g)].map(([, path]) => path)

    assert.deepEqual([...preloaded, script].sort(), [...needed(script)].sort())
  })
}

test("modules import each other by a relative path that exists", () => {
  for (const file of modules) {
    for (const [, path] of read(file).matchAll(/^(?:import|export) .*?from "([^"]+)"|^import "([^"]+)"/gms)) {
      assert.match(path, /^\.\.?\//, `${file}: ${path}`)
      assert.ok(existsSync(join(web, dirname(file), path)), `${file}: ${path}`)
    }
  }
})

test("no module makes HTML from a string, or needs a secure context", () => {
  for (const file of modules) {
    const code = read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")
    assert.doesNotMatch(code, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|randomUUID/, file)
    // The one module that may use it where it is there, and says so where it is not.
    if (file !== "modules/signature.js") assert.doesNotMatch(code, /crypto\??\.subtle/, file)
  }
})

test("no style names a colour of its own, except the screen's", () => {
  for (const file of files.filter((file) => file.endsWith(".css"))) {
    if (file.endsWith("tokens.css") || file.endsWith("screen.css")) continue
    assert.doesNotMatch(read(file), /#[0-9a-f]{3,8}\b(?=[;,\s)])/i, file)
  }
})

test("only the page that needs it loads what checks a receipt", () => {
  const names = ["sha256", "merkle", "signature", "receipt", "receipt-checks"]
  const heavy = names.map((name) => `modules/${name}.js`)
  for (const page of pages) {
    const [, script] = /<script type="module" src="\/a\/([^"]+)"/.exec(read(page))
    const loaded = heavy.filter((module) => needed(script).has(module))
    assert.deepEqual(loaded, page.startsWith("receipt") ? heavy : [], page)
  }
})

test("what an employer's phone loads stays within its budget", () => {
  const html = read("employer/index.html")
  const styles = [...html.matchAll(/href="\/a\/(styles\/[^"]+)"/g)].map(([, path]) => path)
  const weight = (files) => files.reduce((sum, file) => sum + gzipSync(read(file)).length, 0)

  assert.ok(weight(styles) <= 6 * 1024, `styles: ${weight(styles)}`)
  const code = [...needed("employer/employer.js"), "texts/nl.js"]
  assert.ok(weight(code) <= BUDGET, `code: ${weight(code)}`)
})
