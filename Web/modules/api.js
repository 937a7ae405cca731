/** The few HTTP requests that pages make beside the line. */

/**
 * @returns {Promise<{ ok: boolean, status: number, body: any }>} Status 0 when nothing answered.
 */
export async function request(path, { role, method = "GET", body } = {}) {
  const query = role ? `?as=${role}` : ""
  const options = body === undefined
    ? { method }
    : { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) }

  try {
    const response = await fetch(`/api/v1/conferences/${path}${query}`, options)
    return {
      ok: response.ok,
      status: response.status,
      body: await response.json().catch(() => null),
    }
  } catch {
    return { ok: false, status: 0, body: null }
  }
}
