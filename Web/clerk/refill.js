/** Fills a list anew, unless it says the same already: a button in it may have the focus. */
export function refill(list, items) {
  const isSame = list.children.length === items.length && items.every((item, at) => item.isEqualNode(list.children[at]))
  if (!isSame) list.replaceChildren(...items)
}
