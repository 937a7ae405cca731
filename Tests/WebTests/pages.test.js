import assert from "node:assert/strict"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { test } from "node:test"

const web = fileURLToPath(new URL("../../Web/", import.meta.url))
const files = readdirSync(web, { recursive: true }).map(String)
const read = (file) => readFileSync(join(web, file), "utf8")
/** What is served instead of a page that there is not. */
const errors = files.filter((file) => file.startsWith("error/"))
const pages = files.filter((file) => file.endsWith(".html") && !errors.includes(file))
const modules = files.filter((file) => file.endsWith(".js"))

for (const page of [...pages, ...errors]) {
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
}

for (const page of pages) {
  const html = read(page)

  test(`${page} has the frame that every page has`, () => {
    for (const part of ['class="skip"', "<noscript><p", '<div class="lost" id="lost"', "styles/lost.css", "<main", 'href="/accessibility"', "data-language", 'id="meld" role="status"></p>', 'id="alarm" role="alert"></p>', 'lang="nl"', "favicon.svg"]) {
      assert.ok(html.includes(part), part)
    }
  })
}

for (const page of [...pages, ...errors]) {
  test(`${page} lets a municipality's values come after ours and before whatever reads them`, () => {
    const styles = [...read(page).matchAll(/<link rel="stylesheet" href="\/a\/styles\/([^"]+)"/g)].map(([, name]) => name)
    assert.deepEqual(styles.slice(0, 2), ["tokens.css", "theme.css"])
  })
}

for (const page of pages) {
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
  test(`${page} names its styles and its one script on lines of their own, as the server that joins them reads`, () => {
    const lines = read(page).split("\n")
    assert.equal(lines.filter((line) => /^<script type="module" src="\/a\/[^"]+"><\/script>$/.test(line)).length, 1)
    assert.deepEqual(lines.filter((line) => /<script|stylesheet/.test(line) && !/^<(script|link) .*>$/.test(line)), [])
  })
}

for (const page of errors) {
  test(`${page} says what is wrong in both languages, without a script`, () => {
    const html = read(page)
    for (const part of ['class="skip"', "<main", 'href="/"', 'lang="en"', 'href="/?taal=en"', 'href="/accessibility"']) {
      assert.ok(html.includes(part), part)
    }
    assert.equal(html.match(/<h1>/g).length, 1)
    assert.doesNotMatch(html, /<script|data-text/)
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
