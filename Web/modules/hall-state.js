/**
 * What a page knows of its hall, and how an event changes that.
 *
 * Pure: no DOM, no line, no clock. The server folds the same events in the same way; both are held
 * to Tests/Vectors/hall.jsonl.
 *
 * @typedef {{ kind: string, target: number, capped?: boolean }} Ask
 *   Capped: never more than the target.
 * @typedef {{ badge?: number, organisation?: string, sector?: string }} By
 *   Whose offer. A hidden offer has no badge and no organisation, nor has that of a person who was erased.
 * @typedef {{ offer: number, kind: string, amount: number, by: By }} Standing
 *
 * @typedef {object} Pitch
 * @property {string} pitch
 * @property {number} number
 * @property {"draft"|"ready"|"onStage"|"open"|"closed"} state
 * @property {string} title
 * @property {Ask[]} [asks]  The first is the pitch's target.
 * @property {string} [closesAt]  RFC 3339; only while open, and only when a time was set.
 * @property {Record<string, number>} [tally]  Amount by kind. Kinds are never added up together.
 * @property {number} [closedSeq]  Of the event that closed it last; only while it is closed.
 * @property {number} [standing]  Number of offers in the tally.
 * @property {Standing[]} [recent]  Oldest first, at most `RECENT_MAX`.
 *
 * @typedef {object} HallState
 * @property {number} seq  Of the event applied last.
 * @property {Hall} state
 *
 * @typedef {object} Hall
 * @property {object} conference
 * @property {string|null} [stage]  The pitch on the stage.
 * @property {"pause"|"jury"|"thanks"} [interlude]  What the screen shows without a pitch; absent in the lobby.
 * @property {{ pitch?: string, kind?: string, title?: string, startsAt?: string, minutes?: number }[]} [programme]
 * @property {true} [juryOpen]  Whether the jury may judge.
 * @property {Pitch[]} pitches
 */

/** A phone shows a handful of names; forty is a full screen twice over. */
export const RECENT_MAX = 40

/**
 * @param {Readonly<HallState>} hall
 * @param {{ seq: number, type: string } & Record<string, any>} event
 * @returns {Readonly<HallState>} The same object, if the event is no news.
 */
export function applyEvent(hall, event) {
  if (event.seq <= hall.seq) return hall

  const change = CHANGES[event.type]
  return { seq: event.seq, state: change ? change(hall.state, event) : hall.state }
}

/** The pitch on the screen now, or undefined in the lobby. */
export function stagedPitch(state) {
  return state?.pitches.find((pitch) => pitch.pitch === state.stage)
}

const CHANGES = {
  phaseEntered(state, { phase }) {
    return { ...state, conference: { ...state.conference, phase } }
  },

  charterChanged(state, { conference }) {
    return { ...state, conference }
  },

  /** Nothing was ever practised. */
  rehearsalWiped({ interlude: _, juryOpen: __, ...state }) {
    return { ...state, stage: null, pitches: state.pitches.map(unpractised) }
  },

  programmePut({ programme: _, ...state }, { programme }) {
    const pitches = inOrder(state.pitches, programme)
    return { ...state, pitches, ...(programme.length > 0 && { programme }) }
  },

  personChanged(state, { offers, pitches }) {
    return { ...state, pitches: state.pitches.map((pitch) => renamed(pitch, offers, pitches)) }
  },

  pitchPut(state, { pitch }) {
    const known = state.pitches.some((other) => other.pitch === pitch.pitch)
    const pitches = known
      ? state.pitches.map((other) => (other.pitch === pitch.pitch ? pitch : other))
      : [...state.pitches, pitch]
    return { ...state, pitches }
  },

  pitchStaged(state, event) {
    const onStage = changed(stageLeft(state), event.pitch, (pitch) => ({ ...withoutRound(pitch), state: "onStage" }))
    return { ...onStage, stage: event.pitch }
  },

  offersOpened(state, event) {
    return changed(state, event.pitch, (pitch) => ({
      ...withoutRound(pitch),
      state: "open",
      ...(event.closesAt && { closesAt: event.closesAt }),
    }))
  },

  offersClosed(state, event) {
    return changed(state, event.pitch, (pitch) => ({
      ...withoutRound(pitch),
      state: "closed",
      closedSeq: event.seq,
    }))
  },

  stageCleared(state, { interlude }) {
    return { ...stageLeft(state), ...(interlude && { interlude }) }
  },

  /** The stage is as it was before a step; what was offered meanwhile stays. */
  steppedBack({ interlude: _, ...state }, { stage = null, interlude, pitches }) {
    const back = pitches.reduce((all, { pitch: id, ...place }) => {
      return changed(all, id, (pitch) => ({ ...withoutRound(pitch), ...place }))
    }, state)
    return { ...back, stage, ...(interlude && { interlude }) }
  },

  juryOpened(state) {
    return { ...state, juryOpen: true }
  },

  juryClosed({ juryOpen: _, ...state }) {
    return state
  },

  offerMade(state, event) {
    return event.counted ? changed(state, event.pitch, (pitch) => counted(pitch, event)) : state
  },

  lateAccepted(state, event) {
    if (!event.counted) return state
    return changed(state, event.pitch, (pitch) => counted(pitch, event))
  },

  offerWithdrawn(state, event) {
    return event.counted ? changed(state, event.pitch, (pitch) => uncounted(pitch, event)) : state
  },

  personErased(state, { offers, pitches }) {
    return { ...state, pitches: state.pitches.map((pitch) => unnamed(pitch, offers, pitches)) }
  },
}

/** Nothing is on the stage; who stood there without having been opened is ready again. */
function stageLeft({ interlude: _, ...state }) {
  const pitches = state.pitches.map((pitch) => (pitch.state === "onStage" ? { ...pitch, state: "ready" } : pitch))
  return { ...state, stage: null, pitches }
}

function unpractised(pitch) {
  const isComplete = Boolean(pitch.title && pitch.asks?.length)
  const state = isComplete ? "ready" : "draft"
  return { ...withoutRound(pitch), state, tally: {}, standing: 0, recent: [] }
}

/** As the programme has them; those that are not in it last, oldest first. */
function inOrder(pitches, programme) {
  const order = programme.flatMap(({ pitch }) => pitch ?? [])
  const place = ({ pitch }) => (order.includes(pitch) ? order.indexOf(pitch) : order.length)
  return [...pitches].sort((one, other) => place(one) - place(other) || one.number - other.number)
}

/** Somebody is described anew: in the latest offers, and as the wethouder. */
function renamed({ wethouder, ...pitch }, offers, pitches) {
  const recent = pitch.recent?.map((offer) => {
    const now = offers.find((other) => other.offer === offer.offer)
    return now ? { ...offer, by: now.by } : offer
  })
  const own = pitches.find((other) => other.pitch === pitch.pitch)
  const name = own ? own.wethouder : wethouder
  return { ...pitch, ...(name !== undefined && { wethouder: name }), ...(recent && { recent }) }
}

/** What belongs to one round only: when it closes, and where it closed. */
function withoutRound({ closesAt, closedSeq, ...pitch }) {
  return pitch
}

/** Numbers stay, and the sector, as with an offer whose name is hidden. */
function unnamed({ wethouder, ...pitch }, offers, pitches) {
  const recent = pitch.recent?.map((offer) => {
    const { badge, organisation, ...by } = offer.by ?? {}
    return offers.includes(offer.offer) ? { ...offer, by } : offer
  })
  return {
    ...pitch,
    ...(wethouder !== undefined && !pitches.includes(pitch.pitch) && { wethouder }),
    ...(recent && { recent }),
  }
}

function changed(state, id, change) {
  return {
    ...state,
    pitches: state.pitches.map((pitch) => (pitch.pitch === id ? change(pitch) : pitch)),
  }
}

function counted(pitch, { offer, kind, amount, by, prepared }) {
  const tally = { ...pitch.tally, [kind]: (pitch.tally?.[kind] ?? 0) + amount }
  const recent = [...(pitch.recent ?? []), { offer, kind, amount, by: by ?? {}, ...(prepared && { prepared }) }]
  return {
    ...pitch,
    tally,
    standing: (pitch.standing ?? 0) + 1,
    recent: recent.slice(-RECENT_MAX),
  }
}

function uncounted(pitch, { offer, kind, amount }) {
  const { [kind]: before = 0, ...others } = pitch.tally ?? {}
  const left = before - amount
  return {
    ...pitch,
    // A kind that nobody offers is absent, as it was before the first offer.
    tally: left > 0 ? { ...others, [kind]: left } : others,
    standing: Math.max(0, (pitch.standing ?? 0) - 1),
    recent: (pitch.recent ?? []).filter((other) => other.offer !== offer),
  }
}
