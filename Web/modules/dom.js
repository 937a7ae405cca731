/** Small help with elements. Text goes in as text, never as HTML. */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [properties]  Set on the element; `data` and `aria` as attributes.
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...children) {
  const { data = {}, aria = {}, ...others } = properties
  const element = Object.assign(document.createElement(tag), others)
  for (const [name, value] of Object.entries(data)) element.dataset[name] = value
  for (const [name, value] of Object.entries(aria)) element.setAttribute(`aria-${name}`, value)
  element.append(...children)
  return element
}

/** @returns {HTMLElement} */
export function find(selector, root = document) {
  return root.querySelector(selector)
}

/** Writes only what differs, so that a screen reader and a selection are left in peace. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text
}
