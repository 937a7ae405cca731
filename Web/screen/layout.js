/**
 * Whether this is the wall or a page to read from near by. Pure.
 *
 * The wall is sized by its own height, so that the last row can read it. Who follows the screen on a phone or a laptop
 * must be able to enlarge and to scroll: no size there depends on the window.
 */
const NARROW_PX = 700
const LOW_PX = 500

/**
 * @param {{ width: number, height: number, follows: boolean }} window  Follows: somebody's own device.
 * @returns {"wall"|"page"}
 */
export function layoutFor({ width, height, follows }) {
  return follows || width < NARROW_PX || height < LOW_PX ? "page" : "wall"
}
