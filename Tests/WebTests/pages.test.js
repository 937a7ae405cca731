import assert from "node:assert/strict"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { test } from "node:test"

const web = fileURLToPath(new URL("../../Web/", import.meta.url))
const files = readdirSync(web, { recursive: true }).map(String)
const read = (file) => readFileSync(join(web, file), "utf8")
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
    for (const part of ['class="skip"', "<main", "data-language", 'id="meld" role="status"></p>', 'id="alarm" role="alert"></p>', 'lang="nl"', "favicon.svg"]) {
      assert.ok(html.includes(part), part)
    }
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
    assert.doesNotMatch(code, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|randomUUID|crypto\.subtle/, file)
  }
})

test("no style names a colour of its own, except the screen's", () => {
  for (const file of files.filter((file) => file.endsWith(".css"))) {
    if (file.endsWith("tokens.css") || file.endsWith("screen.css")) continue
    assert.doesNotMatch(read(file), /#[0-9a-f]{3,8}\b(?=[;,\s)])/i, file)
  }
})
