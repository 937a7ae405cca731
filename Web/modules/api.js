/** The few HTTP requests that pages make beside the line. */

/** After this long nothing answered: a wifi that is full may never say so itself. */
const TIMEOUT_MS = 15_000

/**
 * @returns {Promise<{ ok: boolean, status: number, body: any, retryAfter?: string|null }>}
 *   Status 0 when nothing answered.
 */
export async function request(path, { role, method = "GET", body, query = {}, timeoutMs = TIMEOUT_MS } = {}) {
  const asked = new URLSearchParams({ ...query, ...(role && { as: role }) }).toString()
  const options = body === undefined
    ? { method }
    : { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) }

  try {
    const response = await fetch(`/api/v1/conferences${path && `/${path}`}${asked && `?${asked}`}`, {
      ...options,
      signal: AbortSignal.timeout?.(timeoutMs),
    })
    return {
      ok: response.ok,
      status: response.status,
      body: await response.json().catch(() => null),
      retryAfter: response.headers.get("retry-after"),
    }
  } catch {
    return { ok: false, status: 0, body: null }
  }
}
