/** The few HTTP requests that pages make beside the line. */

/** After this long nothing answered: a wifi that is full may never say so itself. */
const TIMEOUT_MS = 15_000

/**
 * @returns {Promise<{ ok: boolean, status: number, body: any, retryAfter?: string|null }>}
 *   Status 0 when nothing answered.
 */
export async function request(path, { role, method = "GET", body } = {}) {
  const query = role ? `?as=${role}` : ""
  const options = body === undefined
    ? { method }
    : { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) }

  try {
    const response = await fetch(`/api/v1/conferences/${path}${query}`, {
      ...options,
      signal: AbortSignal.timeout?.(TIMEOUT_MS),
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
