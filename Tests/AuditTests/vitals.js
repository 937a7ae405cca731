/** Keeps what a browser measures of a page, from its first moment on, for whoever asks afterwards. */
const vitals = (globalThis.vitals = { lcp: 0, cls: 0, inp: 0 })

observe("largest-contentful-paint", ({ startTime }) => (vitals.lcp = startTime))
observe("layout-shift", ({ value, hadRecentInput }) => (vitals.cls += hadRecentInput ? 0 : value))
observe("event", ({ duration, interactionId }) => interactionId && (vitals.inp = Math.max(vitals.inp, duration)))

function observe(type, keep) {
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(keep))
  observer.observe({ type, buffered: true, durationThreshold: 16 })
}
