/**
 * One stroke on a gong, made here: no file, no request. Silent until somebody turned it on with a click.
 *
 * A gong is a few tones that are no multiples of each other; the high ones die first.
 */
const LOWEST_HZ = 131
const TONES = [
  { ratio: 1, gain: 0.5, seconds: 3.2 },
  { ratio: 1.98, gain: 0.28, seconds: 2.4 },
  { ratio: 2.74, gain: 0.16, seconds: 1.7 },
  { ratio: 4.07, gain: 0.08, seconds: 1 },
  { ratio: 5.43, gain: 0.05, seconds: 0.6 },
]
const ATTACK_SECONDS = 0.012
const SILENCE = 0.0001

export class Gong {
  /** @type {AudioContext|null} */
  #context = null

  get isOn() {
    return this.#context !== null
  }

  /** From a click only: a browser lets nobody make sound without one. @returns {boolean} False where it cannot. */
  turnOn() {
    if (!globalThis.AudioContext) return false

    this.#context ??= new AudioContext()
    this.strike()
    return true
  }

  turnOff() {
    this.#context?.close()
    this.#context = null
  }

  strike() {
    if (!this.#context) return

    // A laptop that slept has put its sound to sleep as well.
    this.#context.resume()
    for (const tone of TONES) this.#sound(tone)
  }

  #sound({ ratio, gain, seconds }) {
    const { currentTime: now, destination } = this.#context
    const tone = new OscillatorNode(this.#context, { frequency: LOWEST_HZ * ratio })
    const volume = new GainNode(this.#context, { gain: SILENCE })
    volume.gain.exponentialRampToValueAtTime(gain, now + ATTACK_SECONDS)
    volume.gain.exponentialRampToValueAtTime(SILENCE, now + seconds)
    tone.connect(volume).connect(destination)
    tone.start(now)
    tone.stop(now + seconds)
  }
}
