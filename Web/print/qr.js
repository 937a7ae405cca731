/** A QR code as a picture, from the path that the server drew: one unit is one module. */

const SVG = "http://www.w3.org/2000/svg"

/** @param {{ path: string, size: number }} code  @param {string} label  What the code opens, for who does not see it. */
export function qrPicture({ path, size }, label) {
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`)
  svg.setAttribute("class", "qr")
  svg.setAttribute("role", "img")
  svg.setAttribute("aria-label", label)
  svg.setAttribute("shape-rendering", "crispEdges")
  const modules = document.createElementNS(SVG, "path")
  modules.setAttribute("d", path)
  svg.append(modules)
  return svg
}
